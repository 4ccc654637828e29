// The rules: an outcome that the business calls honest, "succeeded" only with an arrival, "not sent" only without,
// never two arrivals, a person's where the site waits for one, and no grade above what the evidence is worth.
#include "tests/street/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

namespace legwork::tests {

namespace {

using nlohmann::json;

bool says_unsent(std::string const& outcome) {
  static std::vector<std::string> const unsent{"failed", "timed_out", "cancelled", "manual", "skipped", "rejected"};
  return std::ranges::find(unsent, outcome) != unsent.end();
}

bool is_defined(std::string const& outcome) {
  static std::vector<std::string> const sent{"succeeded", "refused", "unconfirmed"};
  return says_unsent(outcome) || std::ranges::find(sent, outcome) != sent.end();
}

// Businesses of these kinds keep nothing, however it is sent.
bool drops_all(std::string const& kind) {
  static std::vector<std::string> const kinds{"spam_drop", "server_validation", "failed_mail_answer", "unread_answer",
                                              "failed_mail_page"};
  return std::ranges::find(kinds, kind) != kinds.end();
}

std::string what_is_wrong(json const& business, std::string const& outcome, std::string const& grade,
                          bool interrupted) {
  std::size_t const received = business["submissions"].size();
  if (outcome.empty()) return "not reported";
  if (!is_defined(outcome)) return "no defined outcome";
  if (received > 1) return "received more than one";
  if (outcome == "succeeded" && received == 0) return "reported as sent, and nothing arrived";
  bool const is_pending =
      std::ranges::all_of(business["submissions"], [](json const& s) { return s["pending"].get<bool>(); });
  if (says_unsent(outcome) && received > 0 && !(outcome == "manual" && is_pending))
    return "reported as not sent, and it arrived";
  if (interrupted && outcome == "unconfirmed") return {};
  auto const& agrees = business["agrees"];
  bool const honest = std::ranges::any_of(agrees, [&](json const& a) { return a == outcome; });
  if (!honest && !(interrupted && says_unsent(outcome))) return "honest would be " + agrees.dump();
  if (grade == "confirmed" && business.value("best_grade", "confirmed") != "confirmed")
    return "graded above its evidence";
  bool const dropped = std::ranges::any_of(
      business["submissions"], [](json const& s) { return !s["kept"].get<bool>() && !s["pending"].get<bool>(); });
  if (dropped && !drops_all(business["kind"])) return "dropped: " + business["submissions"][0].value("why", "");
  return {};
}

} // namespace

std::vector<Scored> score(std::string const& outcomes, std::string const& truth, bool interrupted) {
  std::map<std::string, json> reported;
  std::istringstream lines(outcomes);
  for (std::string line; std::getline(lines, line);) {
    json const report = json::parse(line, nullptr, false);
    if (report.is_object()) reported[report["website"].get<std::string>()] = report;
  }
  std::vector<Scored> out;
  for (json const& business : json::parse(truth)) {
    auto const found = reported.find(business["website"].get<std::string>());
    if (found == reported.end() && interrupted) continue; // a shorter list was contacted
    std::string const outcome = found == reported.end() ? "" : found->second["outcome"].get<std::string>();
    std::string const grade =
        found != reported.end() && found->second["grade"].is_string() ? found->second["grade"].get<std::string>() : "";
    auto const kept =
        std::ranges::count_if(business["submissions"], [](json const& s) { return s["kept"].get<bool>(); });
    out.push_back({.name = business["name"],
                   .kind = business["kind"],
                   .outcome = outcome + (grade.empty() ? "" : " (" + grade + ")"),
                   .received = business["submissions"].size(),
                   .kept = static_cast<std::size_t>(kept),
                   .wrong = what_is_wrong(business, outcome, grade, interrupted)});
  }
  return out;
}

std::string table_of(std::vector<Scored> const& rows) {
  std::string out = fmt::format("{:<28} {:<24} {:<24} {:>8} {:>5}  {}\n", "Business", "Kind", "Reported", "Received",
                                "Kept", "Agrees");
  for (Scored const& r : rows)
    out += fmt::format("{:<28} {:<24} {:<24} {:>8} {:>5}  {}\n", r.name, r.kind, r.outcome, r.received, r.kept,
                       r.wrong.empty() ? "yes" : "NO: " + r.wrong);
  auto const wrong = std::ranges::count_if(rows, [](Scored const& r) { return !r.wrong.empty(); });
  return out + fmt::format("{} of {} reports agree with what the street received\n",
                           rows.size() - static_cast<std::size_t>(wrong), rows.size());
}

} // namespace legwork::tests
