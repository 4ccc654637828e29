// Depth and doubled names are noticed while parsing, so that nothing is built that is thrown away later.
#include "adapters/wire/json.hpp"

#include <fmt/format.h>

#include <chrono>
#include <set>
#include <vector>

#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

// nlohmann's reader keeps one frame for each level, and would go as deep as the text says.
bool is_too_deep(std::string_view text) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (in_text) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        in_text = false;
    } else if (c == '"')
      in_text = true;
    else if (c == '{' || c == '[') {
      if (++depth > json_depth_limit) return true;
    } else if (c == '}' || c == ']')
      --depth;
  }
  return false;
}

} // namespace

std::optional<Json> read_object(std::string_view text, std::string& problem) {
  if (!core::is_utf8(text)) return problem = "the text is not valid UTF-8", std::nullopt;
  if (is_too_deep(text)) return problem = "the JSON is nested deeper than 32 levels", std::nullopt;
  std::vector<std::set<std::string>> names;
  std::string doubled;
  bool has_nul = false;
  auto const watch = [&](int, Json::parse_event_t event, Json& parsed) {
    using enum Json::parse_event_t;
    if (event == object_start) names.emplace_back();
    if (event == object_end) names.pop_back();
    if (event == key && !names.back().insert(parsed.get<std::string>()).second)
      doubled = core::presentable(parsed.get<std::string>(), 40);
    bool const is_text = event == key || (event == value && parsed.is_string());
    if (is_text && parsed.get_ref<std::string const&>().contains('\0')) has_nul = true;
    return true;
  };
  Json out = Json::parse(text, watch, false);
  if (out.is_discarded()) return problem = "the text is not JSON", std::nullopt;
  if (!out.is_object()) return problem = "the message is not a JSON object", std::nullopt;
  if (!doubled.empty()) return problem = "the field " + doubled + " is there twice", std::nullopt;
  if (has_nul) return problem = "a text holds a NUL character", std::nullopt;
  return out;
}

namespace {

WallTimes& shown_times() {
  static WallTimes times;
  return times;
}

} // namespace

std::string text_of(Json const& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string iso_text(std::int64_t ms) {
  using namespace std::chrono;
  sys_time<milliseconds> const at{milliseconds(ms)};
  auto const day = floor<days>(at);
  year_month_day const date(day);
  hh_mm_ss const time(at - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", int(date.year()), unsigned(date.month()),
                     unsigned(date.day()), time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

std::string iso_text(core::Instant at) { return iso_text(shown_times().wall_of(at).ms); }

Json iso_time(std::optional<core::Instant> at) { return !at || at->ms == 0 ? Json() : Json(iso_text(*at)); }

void show_times_by(WallTimes times) { shown_times() = std::move(times); }

} // namespace legwork::adapters
