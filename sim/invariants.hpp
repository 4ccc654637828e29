// Every invariant by name: what it guards, when it is looked at, and one function. Beside the assertions inside the
// core (ALWAYS), which stop any build that breaks them.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sim/oracle.hpp"

namespace legwork::sim {

enum class When {
  fact,   // about to be learned
  entry,  // an input and all its facts have been learned
  step,   // after every input, recorded or not
  effect, // about to be performed
  boot,   // the state that a new process folded
  landed, // a business received something
  end,    // nothing moves any more
};

// Which facts, inputs or effects an invariant is about: it is asked for no other.
struct Kinds {
  enum class Of { all, facts, inputs, effects };
  Of of = Of::all;
  std::array<bool, 96> named{};
  constexpr bool has(std::size_t kind) const { return of == Of::all || named[kind]; }
  // Facts are known at a fact, inputs once they were taken, effects when they leave.
  constexpr bool fit(When when) const {
    bool const taken = when == When::entry || when == When::step;
    return of == Of::all || (of == Of::facts && when == When::fact) || (of == Of::effects && when == When::effect) ||
           (of == Of::inputs && taken);
  }
};

template <class... T>
consteval Kinds on() {
  Kinds out;
  if constexpr ((core::IsOneOf<T, core::Fact> && ...)) {
    out.of = Kinds::Of::facts;
    ((out.named[core::kind_of<T>()] = true), ...);
  } else if constexpr ((core::IsOneOf<T, core::Input> && ...)) {
    out.of = Kinds::Of::inputs;
    ((out.named[core::input_kind<T>()] = true), ...);
  } else {
    out.of = Kinds::Of::effects;
    ((out.named[core::effect_kind<T>()] = true), ...);
  }
  return out;
}

// What an invariant found: nothing where it holds, else what is wrong.
using Finding = std::optional<std::string>;
inline constexpr std::nullopt_t holds = std::nullopt;

// What an invariant says.
struct Statement {
  std::string_view name;
  std::string_view promise;
  std::string_view words;
};

struct Invariant {
  Statement statement;
  When when;
  Finding (*check)(InvariantContext const&);
  Kinds about = {}; // of the fact, the effect, or (entries and steps) the input
};

// The fact or effect looked at; of a fact, also if it is an F.
template <class F>
F const& the(InvariantContext const& s) {
  return std::get<F>(*s.fact);
}
template <class F>
F const* fact_of(InvariantContext const& s) {
  return std::get_if<F>(s.fact);
}
template <class E>
E const& the_effect(InvariantContext const& s) {
  return std::get<E>(*s.effect);
}
inline ShadowContact const& known(InvariantContext const& s) { return s.shadow.contact(s.contact); }

// The first fact that says what became of an input about a contact; nothing where there is none.
inline core::Fact const* first_answer(InvariantContext const& s) {
  for (core::Fact const& fact : s.entry->facts) {
    if (fact.index() == core::kind_of<core::ScreenshotTaken>()) continue;
    if (contact_of(fact) == s.observed->contact) return &fact;
  }
  return nullptr;
}

// Whether another contact is being sent to the same business, so that this one waits for its outcome.
inline bool waits_for_another(core::State const& live, core::Contact const& c) {
  return std::ranges::any_of(live.contacts, [&](core::Contact const& o) {
    bool const same = o.target == c.target || (!o.dealer_ref.empty() && o.dealer_ref == c.dealer_ref);
    return o.id != c.id && same && (o.phase == core::Phase::intended || o.phase == core::Phase::dispatched);
  });
}

std::span<Invariant const> safety();             // S1 to S31
std::span<Invariant const> liveness();           // L1 to L7, R1 to R3, M5
std::span<Invariant const> conformance();        // M1, M3, M4
std::span<Invariant const> command_invariants(); // M2
std::span<Invariant const> effects();            // M7
std::span<Invariant const> person_invariants();  // S24, S32 to S36: live pages, holds, control
std::span<Invariant const> rules();              // pacing, policy, persons, clients

inline auto all_invariants() {
  return std::array{safety(), liveness(), conformance(), command_invariants(), effects(), person_invariants(), rules()};
}

} // namespace legwork::sim
