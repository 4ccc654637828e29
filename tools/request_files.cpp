// Files into a checked request.
#include "tools/request_files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include <toml++/toml.h>

#include "adapters/wire/dealer_file.hpp"
#include "adapters/wire/directory_json.hpp"
#include "core/base/text.hpp"
#include "core/model/customer_field.hpp"
#include "core/validate/request.hpp"

namespace legwork::tools {

namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t largest_text_bytes = 1U << 20U;
constexpr core::TableLimits list_limits{}; // 16 MiB: workbooks carry more than the list

// The whole file, or a problem that names it.
std::string read_file(fs::path const& path, std::vector<std::string>& problems,
                      std::uintmax_t largest_bytes = largest_text_bytes) {
  std::error_code none;
  if (!fs::exists(path, none)) {
    problems.push_back(path.string() + ": there is no such file");
    return {};
  }
  if (!fs::is_regular_file(path, none) || fs::file_size(path, none) > largest_bytes) {
    problems.push_back(path.string() + ": must be a file of at most " + std::to_string(largest_bytes >> 20U) + " MiB");
    return {};
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) problems.push_back(path.string() + ": cannot be read; check its permissions");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void read_allow(toml::table const& allow, fs::path const& path, RequestFiles& out) {
  for (auto const& [key, node] : allow) {
    auto const value = node.value_exact<bool>();
    std::string const where = at_line(path, node.source().begin.line) + "allow." + std::string(key.str());
    if (!value)
      out.problems.push_back(where + " must be true or false");
    else if (key == "contact_consent")
      out.rules.may_consent = *value;
    else if (key == "marketing")
      out.rules.may_market = *value;
    else
      out.problems.push_back(where + " is not known; known are contact_consent and marketing");
  }
}

void read_customer(fs::path const& path, std::string const& text, RequestFiles& out) {
  toml::table parsed;
  try {
    parsed = toml::parse(text);
  } catch (toml::parse_error const& e) {
    out.problems.push_back(at_line(path, e.source().begin.line) + std::string(e.description()));
    return;
  }
  std::map<std::string, std::size_t> lines;
  bool typed = true;
  for (auto const& [key, node] : parsed) {
    std::string const name(key.str());
    lines[name] = node.source().begin.line;
    if (name == "allow" && node.is_table())
      read_allow(*node.as_table(), path, out);
    else if (auto const value = node.value_exact<std::string>())
      out.customer.values[name] = core::collapse(*value);
    else {
      out.problems.push_back(at_line(path, lines[name]) + name + " must be text in quotes");
      typed = false;
      out.customer.values[name] = "";
    }
  }
  for (core::FieldProblem const& p : core::check_customer(out.customer.values)) {
    if (!typed && p.reason == "is empty") continue; // told above
    out.problems.push_back(at_line(path, lines.contains(p.field) ? lines[p.field] : 0) + p.field + " " + p.reason);
  }
}

// Only which values there are counts, not what they say.
std::map<std::string, std::string> anybody() {
  std::map<std::string, std::string> out;
  for (core::CustomerFieldInfo const& row : core::customer_fields) {
    if (row.required) out[std::string(row.key)] = "known";
  }
  out[std::string(core::key_of(core::CustomerField::phone))] = "+1 415 555 0123"; // one that can be split
  return out;
}

void read_list(std::string const& bytes, std::set<std::string> const& allowed_hosts, RequestFiles& out) {
  auto const table = adapters::read_table(bytes, list_limits);
  out.practice = table && core::mentions_practice(*table);
  core::DealerList read = table ? core::read_dealers(*table, adapters::website_rules({out.practice, allowed_hosts}))
                                : core::unreadable_list(table.error());
  out.dealers = std::move(read.dealers);
  out.bad_lines = std::move(read.problems);
  out.notes = std::move(read.notes);
  if (read.more_problems > 0) out.notes.push_back(std::to_string(read.more_problems) + " more problems are not listed");
}

} // namespace

std::string at_line(fs::path const& path, std::size_t line) {
  return path.string() + (line == 0 ? "" : ":" + std::to_string(line)) + ": ";
}

RequestFiles read_request(fs::path const& dealers, fs::path const& customer, fs::path const& message,
                          std::set<std::string> const& allowed_hosts) {
  RequestFiles out;
  std::size_t before = out.problems.size();
  std::string const list = read_file(dealers, out.problems, list_limits.bytes);
  if (out.problems.size() == before) read_list(list, allowed_hosts, out);
  if (customer.empty() && message.empty()) { // what everybody has
    out.rules.known = core::known_keys(anybody());
    return out;
  }
  before = out.problems.size();
  std::string const person = read_file(customer, out.problems);
  if (out.problems.size() == before) read_customer(customer, person, out);
  out.rules.known = core::known_keys(out.customer.values);
  if (message.empty()) return out;
  before = out.problems.size();
  out.customer.message = core::replace_all(read_file(message, out.problems), "\r\n", "\n");
  while (out.customer.message.ends_with('\n')) out.customer.message.pop_back();
  if (out.problems.size() == before) {
    for (core::FieldProblem const& p : core::check_message(out.customer.message))
      out.problems.push_back(message.string() + ": " + p.field + " " + p.reason);
  }
  return out;
}

} // namespace legwork::tools
