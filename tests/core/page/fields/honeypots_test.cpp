// Honeypots: each needs evidence of its own kind.
#include <catch2/catch.hpp>

#include "core/page/fields/honeypots.hpp"
#include "tests/support/invented_form.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

bool is_honeypot_beside_others(Control control) {
  Control name = invented_box("Name");
  name.name = "name";
  Control email = invented_box("Email");
  email.name = "email";
  Snapshot const page = invented_page({name, email, std::move(control)}, {});
  return is_honeypot(page, page.controls[2]);
}

Control hidden(std::string label, Hidden how) {
  Control c = invented_box(std::move(label));
  c.name = "field_9";
  c.hidden = how;
  return c;
}

} // namespace

TEST_CASE("what says that it stays empty is a honeypot, in many languages", "[P33][P82]") {
  for (char const* label : {"Leave this field blank", "If you are human, leave this empty", "Bitte leer lassen",
                            "Ne pas remplir", "No rellenar este campo", "Non compilare", "Не заполнять", "请勿填写"}) {
    INFO(label);
    CHECK(is_honeypot_beside_others(hidden(label, Hidden::none)));
  }
}

TEST_CASE("names that plugins give to their honeypots are known", "[P33]") {
  for (char const* name : {"_gotcha", "honeypot", "bot-field", "botcheck", "_honey", "wpforms[hp]",
                           "b_98eed02a2e74f84688ebe1b19_8b2c3a9c08"}) {
    Control c = invented_box("");
    c.name = name;
    if (std::string(name) == "wpforms[hp]") c.classes = "wpforms-field-hp";
    INFO(name);
    CHECK(is_honeypot_beside_others(c));
  }
}

TEST_CASE("that a field is hidden is no evidence by itself", "[P82]") {
  CHECK_FALSE(is_honeypot_beside_others(hidden("Phone", Hidden::not_rendered)));
  CHECK_FALSE(is_honeypot_beside_others(hidden("Phone", Hidden::off_screen)));
  Control passed_by = hidden("Phone", Hidden::off_screen);
  passed_by.tabindex = -1;
  CHECK(is_honeypot_beside_others(passed_by));
}

TEST_CASE("a field that is called as several others together are is a honeypot", "[P33]") {
  Control c = hidden("Email Name", Hidden::not_rendered);
  CHECK(is_honeypot_beside_others(c));
  CHECK_FALSE(is_honeypot_beside_others(hidden("Email again", Hidden::not_rendered)));
}

TEST_CASE("a required field that a visitor sees is none, whatever it is called", "[P82]") {
  Control c = invented_box("Phone *");
  c.name = "hp-field";
  CHECK_FALSE(is_honeypot_beside_others(c));
}
