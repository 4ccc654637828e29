// Every invariant by name: what it guards, when it is looked at, and one function. Beside the assertions inside the
// core (ALWAYS), which stop any build that breaks them.
#pragma once

#include <array>
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

struct Invariant {
  std::string_view name;
  std::string_view promise;
  When when;
  bool (*holds)(Sight const&, std::string& why);
  std::string_view words;
};

// The fact looked at, if it is an F; and what is known of the contact looked at.
template <class F>
F const* fact_of(Sight const& s) {
  return std::get_if<F>(s.fact);
}
inline KnownContact const& known(Sight const& s) { return s.memory.contact(s.contact); }

std::span<Invariant const> safety();      // S1 to S26
std::span<Invariant const> liveness();    // L1 to L7, R1 to R3
std::span<Invariant const> conformance(); // M1, M3 to M5
std::span<Invariant const> orders();      // M2
std::span<Invariant const> effects();     // M7
std::span<Invariant const> rules();       // pacing, policy, persons, clients

inline auto all_invariants() { return std::array{safety(), liveness(), conformance(), orders(), effects(), rules()}; }

} // namespace legwork::sim
