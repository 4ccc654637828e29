// Small invented pages for tests of the page code: a form, its controls and its button, without a browser.
#pragma once

#include <string>

#include "core/model/page_snapshot.hpp"

namespace legwork::tests {

inline core::Control invented_box(std::string label, std::string tag = "input", std::string type = "text") {
  core::Control c;
  c.form = 0;
  c.tag = std::move(tag);
  c.type = std::move(type);
  c.label = std::move(label);
  c.label_source = core::LabelSource::for_or_wrap;
  return c;
}

inline core::Control invented_list(std::string label, std::initializer_list<std::string> choices) {
  core::Control c = invented_box(std::move(label), "select", "select-one");
  for (std::string const& choice : choices) c.options.push_back({.value = choice, .text = choice});
  return c;
}

inline core::Button invented_button(std::string text, std::string type = "submit") {
  core::Button b;
  b.form = 0;
  b.type = std::move(type);
  b.text = std::move(text);
  b.box = {0, 900, 120, 40};
  return b;
}

// A page with one form; refs count from 1, those of buttons from 101.
inline core::Snapshot invented_page(std::vector<core::Control> controls, std::vector<core::Button> buttons,
                                    std::string heading = "") {
  core::Snapshot page;
  page.url = "https://acme.example/page";
  page.frames.push_back({.url = page.url});
  page.forms.emplace_back();
  page.forms[0].heading = std::move(heading);
  int ref = 0;
  for (core::Control& c : controls) c.ref = ++ref;
  ref = 100;
  for (core::Button& b : buttons) b.ref = ++ref;
  page.controls = std::move(controls);
  page.buttons = std::move(buttons);
  return page;
}

} // namespace legwork::tests
