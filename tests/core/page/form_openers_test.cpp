// The button that opens a contact form, among others.
#include <catch2/catch.hpp>

#include "core/page/page.hpp"

using namespace legwork::core;

namespace {

Button button(std::string text) {
  Button b;
  b.type = "button";
  b.text = std::move(text);
  return b;
}

std::string opener(std::vector<Button> buttons, std::vector<std::string> const& pressed = {}) {
  Snapshot page;
  page.forms.emplace_back();
  page.buttons = std::move(buttons);
  Button const* const found = find_form_opener(page, pressed);
  return found == nullptr ? "" : found->text;
}

} // namespace

TEST_CASE("a button that says it opens a contact form is found", "[P10]") {
  for (char const* text : {"Contact us", "Send us a message", "Get a quote", "Kontakt aufnehmen", "Nous contacter"})
    CHECK(opener({button("Our cars"), button(text)}) == text);
  CHECK(opener({button("Contact"), button("Send us a message")}, {"Contact"}) == "Send us a message");
}

TEST_CASE("buttons that do something else are not pressed", "[P10]") {
  for (char const* text : {"Call us to contact sales", "Chat with us", "Accept all", "Contact us on WhatsApp", "Menu",
                           "Subscribe to our newsletter", "Service contact"}) {
    INFO(text);
    CHECK(opener({button(text)}).empty());
  }
  Button away = button("Contact us");
  away.leads_away = true;
  CHECK(opener({away}).empty());
  Button search = button("Contact us");
  search.type = "submit";
  search.form = 0;
  CHECK(opener({search}).empty());
  Button hidden = button("Contact us");
  hidden.hidden = Hidden::not_rendered;
  CHECK(opener({hidden}).empty());
}
