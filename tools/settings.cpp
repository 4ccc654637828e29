// One table: the name, what it is about, and how its text becomes a value.
#include "tools/settings.hpp"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <functional>

#include <toml++/toml.h>

#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "tools/paths.hpp"

namespace legwork::tools {

namespace {

// Gives what would be right, or nothing when it was.
using Apply = std::function<std::string(ServeSettings&, std::string const&)>;

struct Setting {
  SettingName name;
  Apply apply;
};

template <class T>
Apply number(T& (*place)(ServeSettings&), std::int64_t least, std::int64_t most, std::int64_t factor = 1) {
  return [=](ServeSettings& s, std::string const& text) -> std::string {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const fits = error == std::errc{} && end == text.data() + text.size() && value >= least && value <= most;
    if (!fits) return "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    place(s) = static_cast<T>(value * factor);
    return "";
  };
}

Apply yes_or_no(bool& (*place)(ServeSettings&)) {
  return [=](ServeSettings& s, std::string const& text) -> std::string {
    if (text != "true" && text != "false") return "must be true or false";
    place(s) = text == "true";
    return "";
  };
}

Apply words(std::string& (*place)(ServeSettings&)) {
  return [=](ServeSettings& s, std::string const& text) -> std::string { return place(s) = text, ""; };
}

std::string set_prefix(ServeSettings& s, std::string const& text) {
  bool const plain = std::ranges::all_of(
      text, [](char c) { return core::is_alnum(c) || c == '/' || c == '-' || c == '_' || c == '.'; });
  bool const right = text.empty() || (text.starts_with('/') && !text.ends_with('/') && plain &&
                                      !core::contains(text, "//") && !core::contains(text, ".."));
  if (!right) return "must be empty or like /legwork: letters, digits, - _ . and no slash at the end";
  return s.server.prefix = text, "";
}

bool is_origin(std::string const& text) {
  auto const url = core::parse_url(text);
  return url && (url->scheme == "http" || url->scheme == "https") && !url->host.empty();
}

std::string set_public_url(ServeSettings& s, std::string const& text) {
  if (!text.empty() && !is_origin(text)) return "must be the address people use, like https://legwork.example/";
  return s.server.public_url = text, "";
}

std::string set_origins(ServeSettings& s, std::string const& text) {
  for (std::string_view one : core::split(text, ',')) {
    std::string const origin(core::trim(one));
    if (origin.empty()) continue;
    if (!is_origin(origin)) return "must list origins like https://other.example, with commas between";
    s.server.origins.insert(origin.substr(0, origin.find('/', origin.find("://") + 3)));
  }
  return "";
}

std::string set_hosts(ServeSettings& s, std::string const& text) {
  for (std::string_view one : core::split(text, ',')) {
    if (!core::trim(one).empty()) s.allow_hosts.emplace_back(core::lower(core::trim(one)));
  }
  return "";
}

std::vector<Setting> const& settings() {
  using S = ServeSettings;
  static std::vector<Setting> const all{
      {{"address", "address to listen on (default 127.0.0.1)", false},
       words([](S& s) -> std::string& { return s.server.address; })},
      {{"port", "port to listen on, 0 for any free one (default 8001)", false},
       number<std::uint16_t>([](S& s) -> std::uint16_t& { return s.server.port; }, 0, 65'535)},
      {{"path_prefix", "prefix of every path, like /legwork, where a reverse proxy keeps it (default none)", false},
       set_prefix},
      {{"public_url", "the address people use, where it is another: https://legwork.example/", false}, set_public_url},
      {{"origins", "further origins that may connect, with commas between", false}, set_origins},
      {{"certificate", "TLS certificate chain, a PEM file (default: no TLS)", false},
       words([](S& s) -> std::string& { return s.server.certificate_file; })},
      {{"certificate_key", "its private key, a PEM file", false},
       words([](S& s) -> std::string& { return s.server.key_file; })},
      {{"trust_forwarded", "believe X-Forwarded-For: only behind a reverse proxy that sets it", true},
       yes_or_no([](S& s) -> bool& { return s.server.trust_forwarded; })},
      {{"open_metrics", "serve /metrics without a token", true},
       yes_or_no([](S& s) -> bool& { return s.server.open_metrics; })},
      {{"need_origin", "refuse WebSocket clients that send no Origin", true},
       yes_or_no([](S& s) -> bool& { return s.server.need_origin; })},
      {{"journal", "the journal's file (default: $XDG_STATE_HOME/legwork/journal.db; practice/journal.db in practice)",
        false},
       words([](S& s) -> std::string& { return s.journal; })},
      {{"key_file", "the master key's file (default: $XDG_CONFIG_HOME/legwork/master.key; or set LEGWORK_MASTER_KEY)",
        false},
       words([](S& s) -> std::string& { return s.key_file; })},
      {{"practice", "contact only the practice street, which is served too; nothing leaves this machine", true},
       yes_or_no([](S& s) -> bool& { return s.practice; })},
      {{"browser", "Chromium's binary (default: chromium-headless-shell of Debian)", false},
       words([](S& s) -> std::string& { return s.browser; })},
      {{"browser_user", "when started by root: the user Chromium runs as (default: legwork-browser or nobody)", false},
       words([](S& s) -> std::string& { return s.browser_user; })},
      {{"no_sandbox", "run Chromium without its sandbox; only where nothing else works", true},
       yes_or_no([](S& s) -> bool& { return s.no_sandbox; })},
      {{"allow_hosts", "host names that pass although they are not public, with commas between", false}, set_hosts},
      {{"held_minutes", "how long a contact waits for a person before it is handed over (default 10)", false},
       number<core::Duration>([](S& s) -> core::Duration& { return s.limits.held; }, 0, 10'000, 60'000)},
      {{"contact_seconds", "working time of one contact (default 120)", false},
       number<core::Duration>([](S& s) -> core::Duration& { return s.limits.contact; }, 30, 3'600, 1'000)},
      {{"pace_seconds", "at least so long between a form's appearing and the press that sends it (default 5)", false},
       number<core::Duration>([](S& s) -> core::Duration& { return *s.limits.pace; }, 0, 60, 1'000)},
      {{"contact_once_hours", "before the same business may be contacted again for a customer (default 12)", false},
       number<core::Duration>([](S& s) -> core::Duration& { return s.limits.contact_once; }, 0, 8'760, 3'600'000)},
      {{"daily_cap", "sends for one customer within 24 hours, 0 for no cap (default 200)", false},
       number<std::uint32_t>([](S& s) -> std::uint32_t& { return s.limits.daily_cap; }, 0, 100'000)},
      {{"shutdown_seconds", "how long a shutdown may take (default 60)", false},
       number<core::Duration>([](S& s) -> core::Duration& { return s.limits.shutdown; }, 1, 600, 1'000)},
      {{"screenshots_hours", "how long screenshots are kept (default 24)", false},
       number<std::int64_t>([](S& s) -> std::int64_t& { return s.screenshots_hours; }, 1, 87'600)},
      {{"ping_after_seconds", "a client that is silent for so long is pinged (default 30)", false},
       number<std::chrono::seconds>([](S& s) -> std::chrono::seconds& { return s.server.ping_after; }, 1, 86'400)},
      {{"dead_after_seconds", "a client that is silent for so long is gone (default 300)", false},
       number<std::chrono::seconds>([](S& s) -> std::chrono::seconds& { return s.server.dead_after; }, 5, 86'400)},
      {{"stuck_after_seconds", "a client that reads nothing for so long is cut off (default 60)", false},
       number<std::chrono::seconds>([](S& s) -> std::chrono::seconds& { return s.server.stuck_after; }, 1, 86'400)},
      {{"connections", "connections at a time (default 4096)", false},
       number<std::size_t>([](S& s) -> std::size_t& { return s.server.connections; }, 1, 60'000)},
      {{"connections_per_address", "of one address (default 100)", false},
       number<std::size_t>([](S& s) -> std::size_t& { return s.server.connections_per_address; }, 1, 60'000)},
      {{"connections_per_token", "WebSockets of one token (default 20)", false},
       number<std::size_t>([](S& s) -> std::size_t& { return s.hub.connections_per_token; }, 1, 60'000)},
      {{"messages_per_second", "of one client (default 100)", false},
       number<double>([](S& s) -> double& { return s.hub.messages_per_second; }, 1, 100'000)},
      {{"contact_orders_per_minute", "contact and batch_create of one token (default 60)", false},
       number<double>([](S& s) -> double& { return s.hub.contact_commands_per_minute; }, 1, 100'000)},
  };
  return all;
}

void apply(ReadSettings& out, std::string const& where, std::string const& name, std::string const& value) {
  for (Setting const& s : settings()) {
    if (name != s.name.name) continue;
    std::string const wrong = s.apply(out.settings, value);
    if (!wrong.empty()) out.problems.push_back(where + " " + wrong);
    return;
  }
  out.problems.push_back(where + " is not a known setting; legwork serve --help lists them");
}

void read_file(ReadSettings& out, std::filesystem::path const& file) {
  toml::table parsed;
  try {
    parsed = toml::parse_file(file.string());
  } catch (toml::parse_error const& e) {
    out.problems.push_back(file.string() + ":" + std::to_string(e.source().begin.line) + ": " +
                           std::string(e.description()));
    return;
  }
  for (auto const& [key, node] : parsed) {
    std::string const where =
        file.string() + ":" + std::to_string(node.source().begin.line) + ": " + std::string(key.str());
    std::string value;
    if (auto const text = node.value_exact<std::string>())
      value = *text;
    else if (auto const whole = node.value_exact<std::int64_t>())
      value = std::to_string(*whole);
    else if (auto const flag = node.value_exact<bool>())
      value = *flag ? "true" : "false";
    else if (auto const* list = node.as_array()) {
      for (auto const& item : *list) value += (value.empty() ? "" : ",") + item.value_or(std::string("?"));
    } else {
      out.problems.push_back(where + " must be a text, a whole number, true, false or a list of texts");
      continue;
    }
    apply(out, where, std::string(key.str()), value);
  }
}

std::string in_capitals(std::string_view name) {
  std::string out = "LEGWORK_";
  for (char c : name) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

} // namespace

std::vector<SettingName> const& setting_names() {
  static std::vector<SettingName> const names = [] {
    std::vector<SettingName> out;
    for (Setting const& s : settings()) out.push_back(s.name);
    return out;
  }();
  return names;
}

ReadSettings read_settings(std::map<std::string, std::string> const& flags, std::string const& file) {
  ReadSettings out;
  std::error_code none;
  std::filesystem::path const usual = default_key_file().parent_path() / "legwork.toml";
  if (!file.empty() && !std::filesystem::exists(file, none))
    out.problems.push_back(file + ": there is no such file");
  else if (!file.empty())
    read_file(out, file);
  else if (std::filesystem::exists(usual, none))
    read_file(out, usual);
  for (Setting const& s : settings()) {
    std::string const variable = in_capitals(s.name.name);
    if (char const* value = std::getenv(variable.c_str()); value != nullptr && *value != '\0')
      apply(out, variable, s.name.name, value);
  }
  for (auto const& [name, value] : flags) apply(out, "--" + core::replace_all(name, "_", "-"), name, value);
  out.settings.hub.messages_at_once = 2 * out.settings.hub.messages_per_second;
  bool const half = out.settings.server.certificate_file.empty() != out.settings.server.key_file.empty();
  if (half) out.problems.emplace_back("certificate and certificate_key go together: give both, or none");
  return out;
}

} // namespace legwork::tools
