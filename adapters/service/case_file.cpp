// What a website said is text in a JSON string here, and stays so: it cannot leave the block that it stands in.
#include "adapters/service/case_file.hpp"

#include <algorithm>
#include <set>

#include "adapters/service/console_assets.hpp"
#include "adapters/service/http_router.hpp"
#include "adapters/service/sent_message.hpp"
#include "adapters/wire/base64.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr std::string_view viewer_path = "/case_file.html";
constexpr std::string_view place_of_content =
    "<script type=\"application/json\" id=\"case\">"; // as the console's page has it
constexpr std::size_t picture_bytes = 24U << 20U;     // of all pictures: a case file can be sent by mail

// Each picture that can still be read, as an address that holds it; `left_out` counts those that no longer fit.
Json pictures_of(Backend& backend, core::Contact const& contact, std::size_t& left_out) {
  Json out = Json::object();
  std::size_t bytes = 0;
  for (core::Screenshot const& screenshot : contact.screenshots) {
    if (screenshot.file.empty()) continue;
    auto const picture = backend.screenshot(contact.id, screenshot.file);
    if (!picture) continue;
    bytes += picture->size();
    if (bytes > picture_bytes)
      ++left_out;
    else
      out[screenshot.file] = "data:image/jpeg;base64," + to_base64(*picture);
  }
  return out;
}

} // namespace

std::string data_block(Json const& json) {
  std::string const text = text_of(json);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    // Outside of strings JSON has none of these. U+2028 and U+2029 end lines where a script is read as one.
    std::string_view const three = std::string_view(text).substr(i, 3);
    if (text[i] == '<')
      out += "\\u003c";
    else if (text[i] == '>')
      out += "\\u003e";
    else if (text[i] == '&')
      out += "\\u0026";
    else if (three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9")
      out += three == "\xE2\x80\xA8" ? "\\u2028" : "\\u2029", i += 2;
    else
      out += text[i];
  }
  return out;
}

std::string case_file_of(std::string_view viewer, Json const& content) {
  std::size_t const place = viewer.find(place_of_content);
  if (place == std::string_view::npos) return "";
  std::size_t const begin = place + place_of_content.size();
  return std::string(viewer.substr(0, begin)) + data_block(content) + std::string(viewer.substr(begin));
}

void HttpRouter::case_file(core::Contact const& wanted, Identity const& who, Reply const& reply) {
  trace_api_.whole(wanted.id, [this, id = wanted.id, who, reply](Answered<Json> const& read) {
    if (!read) return reply(error_reply(read.error()));
    auto contact = hub_.read_api().get({"contacts/" + to_string(id), {}}, {who, {}});
    if (!contact) return reply(error_reply(contact.error()));
    contact->erase("customer_info"); // what was written stands in `sent`
    Backend& backend = hub_.backend();
    core::Contact const& known = backend.state().contact(id);
    std::size_t left_out = 0;
    Json content{{"format", 1}, {"made_at", iso_time(backend.now())}, {"version", backend.version()}};
    content["contact"] = std::move(*contact);
    content.update(*read);
    content["sent"] = sent_json(backend, known);
    content["pictures"] = pictures_of(backend, known, left_out);
    content["pictures_left_out"] = left_out;
    auto const viewer = std::ranges::find(console_assets(), viewer_path, &Asset::path);
    std::string file = viewer == console_assets().end() ? "" : case_file_of(viewer->bytes, content);
    if (file.empty())
      return reply(error_reply({"unavailable", "this program was built without its console, which shows case files"}));
    reply({.status = 200,
           .content_type = "text/html; charset=utf-8",
           .body = std::move(file),
           .fields = {{"Content-Disposition", "attachment; filename=\"contact-" + to_string(id) + ".html\""},
                      // The file has a stricter one of its own, which names its one script and its one style.
                      {"Content-Security-Policy",
                       "default-src 'none'; img-src data:; script-src 'unsafe-inline'; "
                       "style-src 'unsafe-inline'; sandbox allow-scripts"}}});
  });
}

} // namespace legwork::adapters
