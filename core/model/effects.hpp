// What the engine wants done outside. An effect leaves only after the facts that caused it are on disk, and each
// has exactly one outcome, an input that echoes its step.
#pragma once

#include <string>
#include <variant>

#include "core/base/added_field.hpp"
#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/base/type_name.hpp"
#include "core/base/variant_index.hpp"
#include "core/model/fill_plan.hpp"

namespace legwork::core {

// Why a page is looked at, which decides how long the look waits and what picture is kept.
enum class ObserveUntil {
  document_ready, // the document is there; nothing is waited for
  page,           // the page has settled
  form,           // settled, and a form with at least two writable controls is there, or the limit has passed
  challenge,      // the CAPTCHA window has passed on the page's own clock (2 s since the form was first seen), or
                  // a visible challenge is there already; a picture of the form is kept
};

struct OpenPage { // an isolated context with one page; its id is step.op
  Step step;
  AddedField<bool> only_looks{}; // of a preflight: the page may ask for things, and send nothing
  LEGWORK_FIELDS(step, only_looks);
};
struct Navigate {
  Step step;
  PageId page;
  std::string url;
  Duration limit{};
  LEGWORK_FIELDS(step, page, url, (limit, limit_ms));
};
template <>
inline constexpr std::string_view stored_name<Navigate> = "GoTo";
struct Observe {
  Step step;
  PageId page;
  ObserveUntil want = ObserveUntil::page;
  Duration limit{};
  LEGWORK_FIELDS(step, page, want, (limit, limit_ms));
};
template <>
inline constexpr std::string_view stored_name<Observe> = "LookAt";
struct FillForm {
  Step step;
  PageId page;
  FillPlan plan;
  Duration limit{};
  LEGWORK_FIELDS(step, page, plan, (limit, limit_ms));
};
struct PressNext { // a button that does not send: to the form's next step, or one that opens a form. No token is armed
  Step step;
  PageId page;
  int button = -1;
  Duration limit{};
  AddedField<bool> may_send{}; // the form's own request for the next step is let out
  LEGWORK_FIELDS(step, page, button, (limit, limit_ms), may_send);
};
struct PressSend { // the click that cannot be taken back: `token` was made durable before
  Step step;
  PageId page;
  Token token;
  int button = -1;
  Duration limit{};
  bool is_last = true; // no other press may follow, whatever this one comes to
  LEGWORK_FIELDS(step, page, token, button, (limit, limit_ms), is_last);
};
struct WatchAfter { // what follows a press whose request has left
  Step step;
  PageId page;
  Token token;
  Duration limit{};
  LEGWORK_FIELDS(step, page, token, (limit, limit_ms));
};
// The live page and its person. Only ReleasePersonSend has an outcome.
struct AllowPersonInput { // whoever took the page over may act on it; what would send waits for a decision
  PageId page;
  ContactId contact;
  LEGWORK_FIELDS(page, contact);
};
struct StopPersonInput { // nobody may; what waits fails
  PageId page;
  ContactId contact;
  LEGWORK_FIELDS(page, contact);
};
struct ReleasePersonSend { // the request that waits leaves by `token`, which was made durable before, and nobody acts
                           // on the page any more; outcome SendPressed
  Step step;
  PageId page;
  Token token;
  Duration limit{};
  LEGWORK_FIELDS(step, page, token, (limit, limit_ms));
};
struct RefusePersonSend { // the request that waits fails
  PageId page;
  ContactId contact;
  LEGWORK_FIELDS(page, contact);
};
struct ClosePage {
  PageId page;
  ContactId contact;
  LEGWORK_FIELDS(page, contact);
};

using Effect = std::variant<OpenPage, Navigate, Observe, FillForm, PressNext, PressSend, WatchAfter, ClosePage,
                            AllowPersonInput, StopPersonInput, ReleasePersonSend, RefusePersonSend>;

// Index of E in the list of effects.
template <class E>
consteval std::size_t effect_kind() {
  return index_of<E, Effect>();
}

} // namespace legwork::core
