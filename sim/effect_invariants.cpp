// What the program does outside: each step's number is asked for once, in the way that its fact begins, on the right
// page and within its limit; and nothing that was decided is forgotten.
#include <algorithm>

#include "sim/invariants.hpp"

namespace legwork::sim {

using namespace core;

namespace {

struct Begins {
  FactKind fact;
  std::size_t effect;
};

constexpr Begins begins[] = {{kind_of<AttemptBegan>(), effect_kind<OpenPage>()},
                             {kind_of<BrowserReady>(), effect_kind<Navigate>()},
                             {kind_of<CandidateChosen>(), effect_kind<Navigate>()},
                             {kind_of<SiteReached>(), effect_kind<Observe>()},
                             {kind_of<FormNotYetFound>(), effect_kind<Observe>()},
                             {kind_of<FormLost>(), effect_kind<Observe>()},
                             {kind_of<FormFound>(), effect_kind<Observe>()},
                             {kind_of<PersonResolved>(), effect_kind<Observe>()},
                             {kind_of<ScreeningPassed>(), effect_kind<FillForm>()},
                             {kind_of<StageReached>(), effect_kind<FillForm>()},
                             {kind_of<RecipeDropped>(), effect_kind<Navigate>()},
                             {kind_of<OverlayFound>(), effect_kind<PressNext>()},
                             {kind_of<StageWritten>(), effect_kind<PressNext>()},
                             {kind_of<FormOpenerFound>(), effect_kind<PressNext>()},
                             {kind_of<HeldPageReopened>(), effect_kind<OpenPage>()},
                             {kind_of<PersonSendIntended>(), effect_kind<ReleasePersonSend>()},
                             {kind_of<SubmitIntended>(), effect_kind<PressSend>()},
                             {kind_of<SendObserved>(), effect_kind<WatchAfter>()}};

StepNumber op_of(Effect const& effect) {
  return std::visit(
      [](auto const& e) {
        if constexpr (requires { e.step; })
          return e.step.op;
        else
          return StepNumber{};
      },
      effect);
}

Finding m7_as_its_fact_says(InvariantContext const& s) {
  StepNumber const op = op_of(*s.effect);
  if (op == StepNumber{}) return holds;
  FactKind const fact = op.value() < s.shadow.begun.size() ? s.shadow.begun[op.value()].fact : facts;
  for (Begins const& b : begins) {
    if (b.fact == fact && b.effect == s.effect->index()) return holds;
  }
  return "an effect that its fact does not begin";
}

Finding m7_once(InvariantContext const& s) {
  StepNumber const op = op_of(*s.effect);
  if (op == StepNumber{} || op.value() >= s.shadow.begun.size() || !s.shadow.begun[op.value()].done) return holds;
  return "one step was asked for twice";
}

Finding m7_for_whom(InvariantContext const& s) {
  return std::visit(
      [&](auto const& e) -> Finding {
        if constexpr (requires { e.step; }) {
          Begun const& begun = s.shadow.begun[e.step.op.value()];
          if (e.step.contact != begun.contact || e.step.attempt != begun.attempt)
            return "a step in the name of another contact or attempt";
          if constexpr (requires { e.page; }) {
            if (e.page != begun.page) return "a step on another page than its contact's";
          }
        }
        return holds;
      },
      *s.effect);
}

Finding m7_within_its_limit(InvariantContext const& s) {
  Limits const& l = s.run.swarm.limits;
  Duration expected{};
  Duration asked{};
  if (auto const* go = std::get_if<Navigate>(s.effect)) expected = l.navigating, asked = go->limit;
  if (auto const* fill = std::get_if<FillForm>(s.effect)) expected = l.filling, asked = fill->limit;
  if (auto const* press = std::get_if<PressSend>(s.effect)) expected = l.intended, asked = press->limit;
  if (auto const* let = std::get_if<ReleasePersonSend>(s.effect)) expected = l.intended, asked = let->limit;
  if (auto const* watch = std::get_if<WatchAfter>(s.effect)) expected = l.dispatched, asked = watch->limit;
  if (auto const* look = std::get_if<Observe>(s.effect))
    expected = look->want == ObserveUntil::challenge ? l.screening : l.form_wait, asked = look->limit;
  if (asked == expected) return holds;
  return "a step's limit is " + std::to_string(asked.count()) + " ms, not " + std::to_string(expected.count());
}

// What is looked for follows from why one looks; a challenge is looked for once a form is there, and only then.
Finding m7_looks_for_the_right_thing(InvariantContext const& s) {
  auto const& look = the_effect<Observe>(s);
  FactKind const fact = s.shadow.begun[look.step.op.value()].fact;
  bool right = true;
  if (fact == kind_of<FormFound>())
    right = look.want == ObserveUntil::challenge;
  else if (fact == kind_of<SiteReached>())
    right = look.want == ObserveUntil::document_ready;
  else if (fact == kind_of<FormNotYetFound>())
    right = look.want == ObserveUntil::page || look.want == ObserveUntil::form;
  else
    right = look.want == ObserveUntil::form;
  if (right) return holds;
  return "a look for " + std::string(name_of(look.want)) + " after " + std::string(fact_name(fact));
}

Finding m7_goes_where_it_should(InvariantContext const& s) {
  auto const& go = the_effect<Navigate>(s);
  FactKind const fact = s.shadow.begun[go.step.op.value()].fact;
  if (fact != kind_of<BrowserReady>() && fact != kind_of<RecipeDropped>()) return holds;
  ShadowContact const& c = s.shadow.contact(go.step.contact);
  if (go.url == "https://" + c.target + "/") return holds;
  auto const known = s.shadow.form_pages.find(c.target);
  bool const stood_there = known != s.shadow.form_pages.end() && known->second == go.url;
  if (fact == kind_of<BrowserReady>() && stood_there) return holds;
  return "the first page is neither the business's own nor one where its form stood before";
}

constexpr Invariant all[] = {
    {{"M7b", "P04", "a step is asked for once"}, When::effect, m7_once},
    {{"M7", "P01", "an effect is the one that its fact begins"}, When::effect, m7_as_its_fact_says},
    {{"M7c", "P04", "a step is in its contact's name, on its contact's page"}, When::effect, m7_for_whom},
    {{"M7d", "P05", "a step has its limit"}, When::effect, m7_within_its_limit},
    {{"M7e", "P33", "what is looked for follows from why"}, When::effect, m7_looks_for_the_right_thing, on<Observe>()},
    {{"M7f", "P12", "the first page is the business's own, or where its form stood before"},
     When::effect,
     m7_goes_where_it_should,
     on<Navigate>()},
};

} // namespace

std::span<Invariant const> effects() { return all; }

} // namespace legwork::sim
