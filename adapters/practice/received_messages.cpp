// Keeps submissions by business and writes them as JSON.
#include "adapters/practice/received_messages.hpp"

#include <fmt/chrono.h>

#include <nlohmann/json.hpp>

#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr std::size_t most_bytes = 8 * 1024 * 1024;
constexpr std::size_t longest_value = 64 * 1024;

std::string now_text() {
  auto const now = std::chrono::system_clock::now();
  auto const ms = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(static_cast<std::time_t>(ms / 1000)), ms % 1000);
}

std::string id_of(Business const& business) { return std::string(business.host.substr(0, business.host.find('.'))); }

std::string website_of(Business const& business, std::uint16_t port) {
  return "http://" + std::string(business.host) + ':' + std::to_string(port) + '/';
}

std::string csv_cell(std::string_view text) {
  if (!core::contains(text, ",") && !core::contains(text, "\"")) return std::string(text);
  return '"' + core::replace_all(std::string(text), "\"", "\"\"") + '"';
}

// Values of a name that came more than once (checkbox groups) are joined with a line break.
nlohmann::json fields_json(Fields const& fields) {
  nlohmann::json out = nlohmann::json::object();
  for (auto const& [name, value] : fields) {
    std::string text(core::clip(value, longest_value));
    if (out.contains(name)) text = out[name].get<std::string>() + '\n' + text;
    out[name] = std::move(text);
  }
  return out;
}

} // namespace

void ReceivedMessages::record(Visit const& visit, std::optional<Received> const& received) {
  Submission submission{.time = now_text(),
                        .method = visit.method,
                        .path = visit.path,
                        .fields = visit.fields,
                        .received = received.value_or(Received{.kept = false, .why = "not the contact form"}),
                        .size_bytes = 256};
  for (auto const& [name, value] : visit.fields) submission.size_bytes += name.size() + value.size() + 64;
  bool const elsewhere = !submission.received.host.empty();
  Kept& kept = kept_[elsewhere ? submission.received.host : visit.host];
  kept.size_bytes += submission.size_bytes;
  kept.submissions.push_back(std::move(submission));
  while (kept.size_bytes > most_bytes) {
    kept.size_bytes -= kept.submissions.front().size_bytes;
    kept.submissions.pop_front();
  }
}

nlohmann::json ReceivedMessages::truth(std::uint16_t port) const {
  nlohmann::json out = nlohmann::json::array();
  for (Business const& business : businesses()) {
    nlohmann::json agrees = nlohmann::json::array();
    for (std::string_view word : core::split(business.honest.agrees, ' ')) agrees.push_back(word);
    nlohmann::json submissions = nlohmann::json::array();
    if (auto const found = kept_.find(business.host); found != kept_.end()) {
      for (Submission const& one : found->second.submissions) {
        submissions.push_back({{"time", one.time},
                               {"method", one.method},
                               {"path", one.path},
                               {"fields", fields_json(one.fields)},
                               {"kept", one.received.kept},
                               {"pending", one.received.is_pending},
                               {"why", one.received.why}});
      }
    }
    out.push_back({{"name", business.name},
                   {"website", website_of(business, port)},
                   {"id", id_of(business)},
                   {"kind", business.site.kind},
                   {"agrees", std::move(agrees)},
                   {"best_grade", business.honest.best_grade},
                   {"submissions", std::move(submissions)}});
  }
  return out;
}

std::string ReceivedMessages::dealers_csv(std::uint16_t port) {
  std::string out = "dealer_name,website,id\n";
  for (Business const& business : businesses()) {
    out += csv_cell(business.name) + ',' + website_of(business, port) + ',' + id_of(business) + '\n';
  }
  return out;
}

} // namespace legwork::adapters
