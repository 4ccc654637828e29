// Files: the console, pictures, exports. Every name is looked up in a list; none becomes a path.
#include <algorithm>

#include "adapters/service/access.hpp"
#include "adapters/service/console_assets.hpp"
#include "adapters/service/http_router.hpp"
#include "adapters/wire/outcome_export.hpp"
#include "core/session/control.hpp"

namespace legwork::adapters {

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
    if (!its_own) continue;
    if (!may_read_customer(who, c)) return error_reply(customer_is_private());
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

} // namespace legwork::adapters
