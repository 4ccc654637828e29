// Markup that repeats itself.
#include "tests/support/invented_pages.hpp"

#include <fmt/format.h>

namespace legwork::tests {

namespace {

constexpr std::string_view contact_form =
    "<form action=/sent method=post><label>Name <input name=name></label><label>Email <input name=email type=email>"
    "</label><label>Phone <input name=phone type=tel></label><label>Message <textarea name=message></textarea></label>"
    "<button>Send</button></form>";

std::string page_with(std::string_view content) {
  return fmt::format(
      "<!doctype html><html lang=en><head><meta charset=utf-8><title>Contact us</title></head><body><header><nav>"
      "<a href=/contact>Contact</a></nav></header><main><h1>Contact us</h1>{}</main></body></html>",
      content);
}

} // namespace

std::string page_of_elements(std::size_t elements) {
  constexpr std::size_t in_a_card = 17;
  std::string content(contact_form);
  for (std::size_t i = 0; i * in_a_card < elements; ++i)
    content += fmt::format(
        "<div class=\"card card-{0}\"><div class=inner><h3>Vehicle {0}</h3><p>A <b>used</b> car with <span>low</span> "
        "mileage.</p><ul><li><a href=\"/vehicles/{0}\">Details</a><li>Price <span>${0}</span><li><a href=\"#more{0}\">"
        "More</a></ul><div><span></span></div><img alt=car></div></div>",
        i);
  return page_with(content);
}

std::string page_of_rows(std::size_t elements) {
  constexpr std::size_t in_a_row = 12;
  std::string rows;
  for (std::size_t i = 0; i * in_a_row < elements; ++i)
    rows += fmt::format(
        "<tr><td>Part<td>{0}<td>for<td>every<td>model<td>year<td>of<td>it<td><input name=count{0}><td><button>Add"
        "</button>",
        i);
  return page_with(fmt::format("<form><table>{}</table></form>{}", rows, contact_form));
}

std::string page_of_levels(std::size_t levels) {
  return page_with(
      fmt::format("<template>{}</template><script>let at = document.querySelector('main');"
                  "for (let i = 0; i < {}; i++) at = at.appendChild(document.createElement('div'));"
                  "at.append(document.querySelector('template').content.cloneNode(true))</script>",
                  contact_form, levels));
}

std::string page_of_boxes(std::size_t boxes) {
  std::string content;
  for (std::size_t i = 0; i < boxes; ++i)
    content +=
        fmt::format("<div class=row><label for=box{0}>Field {0}</label><input id=box{0} name=field{0}></div>", i);
  return page_with(content + "<button>Send</button>");
}

std::string page_of_labels(std::size_t bytes) {
  constexpr std::size_t boxes = 50;
  constexpr std::string_view sentence = "Please tell us what you think about it. ";
  std::string words;
  while (words.size() * boxes < bytes) words += sentence;
  std::string content;
  for (std::size_t i = 0; i < boxes; ++i) content += fmt::format("<label>{}<input name=field{}></label>", words, i);
  return page_with(fmt::format("<form>{}<button>Send</button></form>", content));
}

} // namespace legwork::tests
