// Names on the wire; nothing is decided here.
#include "adapters/wire/trace_json.hpp"

#include <algorithm>

namespace legwork::adapters {

namespace {

Json to_json(core::TracePicture const& picture, core::Contact const& contact) {
  core::Screenshot const& shown = picture.screenshot;
  bool const may_be_read =
      !shown.file.empty() &&
      std::ranges::find(contact.screenshots, shown.file, &core::Screenshot::file) != contact.screenshots.end();
  std::string problem = shown.problem;
  if (problem.empty() && !may_be_read) problem = "only the first 20 pictures of a contact can be shown";
  return {{"file", shown.file},
          {"url", may_be_read ? "screenshots/" + shown.file : ""},
          {"what", shown.what},
          {"at", iso_text(picture.at)},
          {"problem", problem}};
}

Json to_json(core::FieldInPage const& f) {
  Json out{{"kind", core::name_of(f.kind)}, {"number", f.number},   {"label", f.label},       {"read_as", f.read_as},
           {"confidence", f.confidence},    {"because", f.because}, {"required", f.required}, {"hidden", f.hidden}};
  out["box"] = f.box ? Json{{"x", f.box->x}, {"y", f.box->y}, {"w", f.box->w}, {"h", f.box->h}} : Json();
  out["action"] = f.action;
  out["key"] = f.key;
  out["outcome"] = f.outcome;
  out["page_made"] = f.page_made;
  return out;
}

Json to_json(core::FormInPage const& f) {
  Json out{{"kind", f.kind},       {"score", f.score},     {"chosen", f.is_chosen},
           {"because", f.because}, {"heading", f.heading}, {"sends_to", f.sends_to}};
  out["fields"] = Json::array();
  for (core::FieldInPage const& field : f.fields) out["fields"].push_back(to_json(field));
  return out;
}

Json to_json(core::PageInTrace const& p) {
  Json out{{"url", p.url},
           {"title", p.title},
           {"language", p.language},
           {"http_status", p.status},
           {"settled", p.is_settled},
           {"captcha", p.captcha},
           {"overlays", p.overlays},
           {"messages", p.messages},
           {"text", p.text}};
  out["forms"] = Json::array();
  for (core::FormInPage const& form : p.forms) out["forms"].push_back(to_json(form));
  return out;
}

Json to_json(core::ObservedRequest const& r) {
  Json out{{"held_back", r.fate == core::RequestFate::blocked},
           {"method", r.method},
           {"url", r.url},
           {"kind", r.kind},
           {"role", core::name_of(*r.role)},
           {"carries_values", r.carries_values},
           {"decides", *r.is_followed}};
  out["http_status"] = r.status;
  out["failure"] = r.failure;
  out["redirected_to"] = r.redirected_to;
  out["answer_type"] = r.answer_type;
  out["answer"] = r.answer;
  return out;
}

Json to_json(core::SendAccount const& a) {
  Json out{{"sends", a.sends},
           {"held_back", a.held_back},
           {"calls_held", a.calls_held},
           {"small_bytes", a.small_bytes},
           {"unpaused_bytes", a.unpaused_bytes},
           {"nothing_left", core::is_void(a)}};
  out["unaccounted"] = Json::array();
  for (core::UnaccountedTraffic const& t : a.unaccounted)
    out["unaccounted"].push_back({{"kind", t.kind}, {"host", t.host}, {"bytes", t.bytes}});
  return out;
}

} // namespace

Json to_json(core::TraceStep const& step, core::Contact const& contact) {
  Json out{{"number", step.number},
           {"seq", step.seq},
           {"at", iso_text(step.at)},
           {"lasted_ms", step.lasted ? Json(step.lasted->count()) : Json()},
           {"phase", core::name_of(step.phase)},
           {"attempt", step.attempt},
           {"type", step.type},
           {"words", step.words},
           {"detail", step.detail}};
  out["url"] = step.url;
  out["signs"] = step.signs;
  out["times"] = step.times;
  out["evidence"] = step.evidence;
  out["pictures"] = Json::array();
  for (core::TracePicture const& picture : step.pictures) out["pictures"].push_back(to_json(picture, contact));
  return out;
}

Json to_json(core::StepEvidence const& e) {
  Json out{{"kind", e.is_send ? "send" : "page"}};
  out["page"] = e.page ? to_json(*e.page) : Json();
  out["page_before"] = e.page_before ? to_json(*e.page_before) : Json();
  out["page_gone"] = e.page_gone;
  out["requests"] = Json::array();
  for (core::ObservedRequest const& request : e.requests) out["requests"].push_back(to_json(request));
  out["account"] = e.account ? to_json(*e.account) : Json();
  out["dialogs"] = e.dialogs;
  return out;
}

} // namespace legwork::adapters
