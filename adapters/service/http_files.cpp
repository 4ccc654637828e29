// Files: the console, pictures, exports. Every name is looked up in a list; none becomes a path.
#include <fmt/format.h>
#include <algorithm>

#include "adapters/service/console_assets.hpp"
#include "adapters/service/http_router.hpp"
#include "adapters/wire/base64.hpp"
#include "adapters/wire/outcome_export.hpp"
#include "adapters/wire/state_json.hpp"
#include "core/base/text.hpp"
#include "core/session/control.hpp"

namespace legwork::adapters {

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string row(std::string_view name, std::string_view value) {
  return "<tr><th>" + escaped(name) + "</th><td>" + escaped(value) + "</td></tr>\n";
}

std::string text_in(Json const& json, char const* name) {
  return json.contains(name) && json[name].is_string() ? json[name].get<std::string>() : "";
}

std::string list_of(std::string_view title, Json const& items) {
  if (items.empty()) return "";
  std::string out = "<h2>" + escaped(title) + "</h2><ul>";
  for (Json const& item : items)
    out += "<li>" + escaped(item.is_string() ? item.get<std::string>() : item.dump()) + "</li>";
  return out + "</ul>\n";
}

std::string time_line_of(Json const& events) {
  std::string out = "<h2>Time line</h2><table><tr><th>When (UTC)</th><th>What</th><th>Phase</th><th></th></tr>\n";
  for (Json const& e : events)
    out += "<tr><td>" + escaped(text_in(e, "at")) + "</td><td>" + escaped(text_in(e, "type")) + "</td><td>" +
           escaped(text_in(e, "phase")) + "</td><td>" + escaped(text_in(e, "detail")) + "</td></tr>\n";
  return out + "</table>\n";
}

constexpr std::string_view case_style =
    "<style>body{font:15px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 "
    "1rem}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;border-bottom:1px solid #ccc;padding:.3rem "
    ".6rem;vertical-align:top;overflow-wrap:anywhere}img{max-width:100%;border:1px solid #ccc}"
    ".mode{background:#fd6;padding:.5rem 1rem;font-weight:bold}</style>";

} // namespace

HttpReply HttpRouter::asset(HttpRequest const& ask) const {
  std::string_view path = ask.path();
  if (path == "/") path = "/index.html";
  for (Asset const& one : console_assets()) {
    if (one.path != path) continue;
    return {.status = 200,
            .content_type = std::string(one.content_type),
            .body = std::string(one.bytes),
            .cacheable = path.starts_with("/assets/")};
  }
  return error_reply({"not_found", "there is no such page"});
}

HttpReply HttpRouter::screenshot(HttpRequest const& ask, Identity const& who) {
  std::string const file(ask.path().substr(std::string_view("/screenshots/").size()));
  for (core::Contact const& c : hub_.backend().state().contacts) {
    bool const its_own = std::ranges::any_of(
        c.screenshots, [&](core::Screenshot const& screenshot) { return !file.empty() && screenshot.file == file; });
    if (!its_own || !core::may_act_for(who.access, c.customer)) continue;
    auto picture = hub_.backend().screenshot(c.id, file);
    if (!picture) return error_reply(WireError(picture.error()));
    return {.status = 200,
            .content_type = "image/jpeg",
            .body = std::move(*picture),
            .fields = {{"Content-Disposition", "inline"}}};
  }
  return error_reply({"not_found", "there is no such screenshot"});
}

HttpReply HttpRouter::export_of(HttpRequest const& ask, Identity const& who) {
  auto const wanted = parse_path(ask.target);
  if (!wanted) return error_reply(WireError(wanted.error()));
  auto const batch = number_in(wanted->query, "batch", 1, UINT32_MAX, 0);
  if (!batch) return error_reply(WireError(batch.error()));
  core::State const& s = hub_.backend().state();
  auto const only = core::if_not_zero<core::BatchId>(static_cast<std::uint64_t>(*batch));
  if (only && (!s.has_batch(*only) || !core::may_see(who.access, s.batch(*only).customer)))
    return error_reply({"not_found", "there is no batch " + to_string(*only)});
  std::vector<core::ContactReport> reports;
  for (core::Batch const& b : s.batches) {
    if ((only && b.id != *only) || !core::may_see(who.access, b.customer)) continue;
    for (core::ContactReport& r : core::report_on_batch(s, b, hub_.backend().now())) reports.push_back(std::move(r));
  }
  bool const csv = wanted->path == "export.csv";
  std::string const name = "legwork" + (only ? "-" + to_string(*only) : "") + (csv ? ".csv" : ".json");
  std::string body = csv ? csv_of(reports) : "[";
  if (!csv) {
    for (core::ContactReport const& r : reports) body += (body.size() > 1 ? ",\n" : "\n") + json_line(r);
    body += "\n]\n";
  }
  return {.status = 200,
          .content_type = csv ? "text/csv; charset=utf-8" : "application/json",
          .body = std::move(body),
          .fields = {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

HttpReply HttpRouter::case_file(core::ContactId id, Identity const& who) {
  auto const contact = hub_.read_api().get({"contacts/" + to_string(id), {}}, {who, {}});
  if (!contact) return error_reply(WireError(contact.error()));
  Json const& c = *contact;
  std::string out = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Contact " + to_string(id) +
                    ": " + escaped(text_in(c, "dealer_name")) + "</title>" + std::string(case_style) +
                    "</head><body>\n";
  if (c["mode"] != "live") out += "<p class=\"mode\">" + escaped(text_in(c, "mode")) + ": not a real contact</p>\n";
  out += "<h1>" + escaped(text_in(c, "dealer_name")) + "</h1><table>\n";
  for (auto const& [name, field] : {std::pair{"Website", "website"},
                                    {"Outcome", "phase"},
                                    {"Grade", "grade"},
                                    {"Reason", "words"},
                                    {"Where it stands", "standing"},
                                    {"Evidence (hash)", "evidence"}})
    out += row(name, text_in(c, field));
  out += row("Attempts", std::to_string(c["attempt"].get<int>())) + "</table>\n";
  if (c["verdict"].is_object()) out += list_of("What the verdict counted", c["verdict"]["signs"]);
  out += list_of("Boxes of the form, as they were sent", c["boxes"]) +
         list_of("Closed over the page", c["closed_overlays"]) + list_of("Pages looked at", c["pages"]) +
         list_of("What is wrong with the request", c["problems"]);
  out += time_line_of(c["timeline"]) + "<h2>Screenshots</h2>\n";
  for (Json const& screenshot : c["screenshots"]) {
    std::string const file = text_in(screenshot, "file");
    auto const picture = file.empty() ? core::fail(core::ErrorKind::not_found, text_in(screenshot, "problem"))
                                      : hub_.backend().screenshot(id, file);
    out += "<figure><figcaption>" + escaped(text_in(screenshot, "what")) + " " + escaped(text_in(screenshot, "at")) +
           (picture ? "" : ": " + escaped(picture.error().detail)) + "</figcaption>";
    if (picture)
      out += "<img alt=\"" + escaped(text_in(screenshot, "what")) + "\" src=\"data:image/jpeg;base64," +
             to_base64(*picture) + "\">";
    out += "</figure>\n";
  }
  out += "</body></html>\n";
  std::string const name = "contact-" + to_string(id) + ".html";
  return {
      .status = 200,
      .content_type = "text/html; charset=utf-8",
      .body = std::move(out),
      .fields = {{"Content-Disposition", "attachment; filename=\"" + name + "\""},
                 {"Content-Security-Policy", "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox"}}};
}

} // namespace legwork::adapters
