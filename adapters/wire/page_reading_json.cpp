// The names and shapes here are those that other programs rely on: the core's may change, these may not.
#include "adapters/wire/page_reading_json.hpp"

#include <nlohmann/json.hpp>

#include "core/base/enum_names.hpp"
#include "core/page/overlays/overlay_reader.hpp"

namespace legwork::adapters {

namespace {

using Json = nlohmann::ordered_json;

Json echo_of(std::map<int, std::string> const& echoes, int key) {
  auto const found = echoes.find(key);
  return found == echoes.end() ? Json() : Json(found->second);
}

Json field_json(core::ClassifiedField const& field, ElementEchoes const& echoes) {
  Json out;
  out["ref"] = echo_of(echoes.elements, field.ref);
  out["type"] = type_in_json(field.type);
  out["confidence"] = field.confidence / 100.0;
  out["required"] = field.required;
  return out;
}

Json form_json(core::ClassifiedForm const& form, ElementEchoes const& echoes) {
  Json out;
  out["ref"] = echo_of(echoes.forms, form.form);
  out["kind"] = kind_in_json(form.kind);
  out["score"] = form.score;
  out["submit"] = echo_of(echoes.elements, form.submit);
  out["fields"] = Json::array();
  for (core::ClassifiedField const& field : form.fields) out["fields"].push_back(field_json(field, echoes));
  return out;
}

Json overlays_json(core::PageAnalysis const& page) {
  core::PageReading const& reading = page.reading();
  core::ClassifiedForm form;
  if (reading.contact_form >= 0) form = reading.forms[static_cast<std::size_t>(reading.contact_form)];
  Json out = Json::array();
  for (core::Overlay const& overlay : *page.overlays) {
    core::OverlayInTheWay const read = core::read_overlay(overlay);
    Json one;
    one["kind"] = core::name_of(read.kind);
    one["text"] = read.words;
    one["in_the_way"] = core::is_in_the_way(page, overlay, form.form, form.submit);
    one["press"] = read.closer == nullptr ? Json() : Json(read.control_words);
    one["refuses"] = read.refuses;
    one["accepts"] = read.accepts;
    out.push_back(std::move(one));
  }
  return out;
}

std::string line_of(Json const& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

} // namespace

std::string_view kind_in_json(core::FormKind kind) {
  using enum core::FormKind;
  bool const is_newer = kind == job_application || kind == trade_in || kind == credit_application || kind == survey ||
                        kind == chat || kind == claim || kind == referral; // than the names that programs rely on
  if (is_newer) return core::name_of(other);
  return kind == registration ? "register" : core::name_of(kind);
}

std::string_view type_in_json(core::FieldType type) {
  using enum core::FieldType;
  if (type == phone_local) return core::name_of(phone_suffix); // all that follows the area code
  return type == search || type == salutation || type == phone_extension ? core::name_of(other) : core::name_of(type);
}

std::string page_reading_json(std::string const& file, core::PageAnalysis const& page, ElementEchoes const& echoes) {
  core::PageReading const& reading = page.reading();
  Json out;
  out["file"] = file;
  out["language"] = page.language;
  int const chosen = reading.contact_form >= 0 ? reading.contact_form : reading.closed_form;
  out["contact_form"] = chosen < 0 ? Json() : Json(chosen);
  out["forms"] = Json::array();
  for (core::ClassifiedForm const& form : reading.forms) out["forms"].push_back(form_json(form, echoes));
  core::Captcha const& captcha = page.challenge();
  out["captcha"]["kind"] = core::name_of(captcha.kind);
  out["captcha"]["vendor"] = captcha.vendor.empty() ? Json() : Json(captcha.vendor);
  out["overlays"] = overlays_json(page);
  return line_of(out);
}

std::string unread_page_json(std::string const& file, std::string const& error) {
  Json out;
  out["file"] = file;
  out["error"] = error;
  return line_of(out);
}

} // namespace legwork::adapters
