// The promises about sending and about a status, checked over a run of the engine, in words of their own.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/contact/contact_transitions.hpp"
#include "tests/support/engine_rig.hpp"

namespace legwork::tests {

// Follows facts, events and effects, and notes every promise that they break.
class PromiseWatch {
 public:
  std::vector<std::string> broken; // promises, as they were broken

  void on_event(core::DurableFact const& recorded, std::vector<core::ClientEvent> const& events) {
    if (auto const* f = std::get_if<core::SubmitIntended>(&recorded.fact)) {
      if (open_[f->contact] != core::Token{}) say("a second token while one is open");
      open_[f->contact] = f->token;
      durable_.insert(f->token);
    }
    if (auto const* f = std::get_if<core::PersonSendIntended>(&recorded.fact)) {
      if (open_[f->contact] != core::Token{}) say("a person's token while one is open");
      open_[f->contact] = f->token;
      durable_.insert(f->token);
    }
    if (auto const* f = std::get_if<core::TokenVoided>(&recorded.fact)) void_token(f->contact, f->token);
    if (auto const* f = std::get_if<core::PersonSendVoided>(&recorded.fact)) void_token(f->contact, f->token);
    for (core::ClientEvent const& e : events) on_event(e);
  }

  void done(core::Effect const& effect) {
    if (auto const* press = std::get_if<core::PressSend>(&effect)) let_out(press->token);
    if (auto const* release = std::get_if<core::ReleasePersonSend>(&effect)) let_out(release->token);
  }

  bool completed(core::ContactId id) const { return completed_.contains(id); }

 private:
  std::map<core::ContactId, core::Token> open_;
  std::set<core::Token> durable_;
  std::set<core::Token> pressed_;
  std::set<core::ContactId> completed_;
  std::map<core::ContactId, core::Phase> seen_;

  void say(std::string what) { broken.push_back(std::move(what)); }

  void let_out(core::Token token) {
    if (!durable_.contains(token)) say("a press before its intent was durable");
    if (!pressed_.insert(token).second) say("a token was pressed twice");
  }
  void void_token(core::ContactId contact, core::Token token) {
    if (open_[contact] != token) say("a token was voided that is not open");
    open_[contact] = {};
  }

  void on_event(core::ClientEvent const& e) {
    if (e.contact_id == std::nullopt) return;
    if (completed_.contains(*e.contact_id) && e.type != "contact_reconciled")
      say(std::string(e.type) + " after contact_complete");
    if (e.type == "contact_complete") completed_.insert(*e.contact_id);
    core::Phase const before = std::exchange(seen_[*e.contact_id], e.phase);
    bool const fell = before != core::Phase::unborn && core::status_order(e.phase) < core::status_order(before);
    if (fell && e.type != "contact_retry_scheduled") say("status fell with " + std::string(e.type));
    if (core::is_final(before) && e.phase != before && e.type != "contact_reconciled")
      say("a final status changed with " + std::string(e.type));
  }
};

} // namespace legwork::tests
