// Every random decision of the simulator has an address: what is decided, and about whom. Its value is a pure
// function of the seed and that address, so removing one decision moves no other; 0 is always the benign one.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/strong_number.hpp"
#include "core/base/struct_fields.hpp"

namespace legwork::sim {

// What is decided. The names stand in scenario files.
enum class ChoicePoint {
  order_kind,    // what a person asks for at this occasion: 0 nothing
  order_wait,    // how long after the occasion before
  order_target,  // about which contact or batch
  order_detail,  // details of that wish
  page_kind,     // what this business shows as its contact page
  answer_kind,   // what it answers to a submission
  front_kind,    // what its front page is like
  step_delay,    // how long a step with the browser takes
  step_fault,    // what goes wrong at this step
  step_detail,   // which of several ways
  step_shot,     // a picture is taken at this step: 1 kept, 2 not
  close_delay,   // how long closing a page takes
  crash_browser, // the whole browser dies at this occasion
  commit_delay,  // how long a commit takes
  commit_fault,  // what goes wrong with it
  kill_point,    // the process dies at this point of the pipeline
  kill_power,    // 1: the machine goes down with it
  kill_downtime, // and is away for so long
  boot_hold,     // which batches wait for somebody after a boot
  clock_leap,    // the machine sleeps, and time leaps
  tick_late,     // the host's timer comes late
  space_flip,    // the disk runs low, or has room again
  wire_fault,    // what happens to a client's connection
  wire_detail,
  captcha_answer, // a person says that a CAPTCHA is answered: 1 and it is not
};

struct Choice {
  ChoicePoint site = ChoicePoint::order_kind;
  std::uint64_t about = 0; // see `about`
  std::uint32_t value = 0;
  LEGWORK_FIELDS(site, about, value);
};

// An address from up to three small numbers: contact and step, commit, occasion…
template <class A, class B = std::uint64_t, class C = std::uint64_t>
constexpr std::uint64_t about(A a, B b = 0, C c = 0) {
  auto const plain = [](auto number) -> std::uint64_t {
    if constexpr (core::IsStrongNumber<decltype(number)>)
      return number.value();
    else
      return static_cast<std::uint64_t>(number);
  };
  return (plain(a) << 40U) | (plain(b) << 20U) | plain(c);
}

class Choices {
 public:
  // Draws everything from a seed.
  static Choices drawn(std::uint64_t seed);
  // Takes what `script` names and the benign value everywhere else.
  static Choices scripted(std::vector<Choice> const& script);

  // A number below `n`, 0 being as likely as any other.
  std::uint32_t below(ChoicePoint site, std::uint64_t about, std::uint32_t n);
  // 0 in all but `rate` of 10,000 cases, else a number from 1 to `n`.
  std::uint32_t rarely(ChoicePoint site, std::uint64_t about, std::uint32_t rate, std::uint32_t n = 1);

  // Whether some addresses have a value that is not drawn.
  bool forces() const { return !draws_ || !forced_.empty(); }

  // From here on this address has this value, whatever is drawn.
  void force(Choice choice) { forced_[{choice.site, choice.about}] = choice.value; }

  // Keeps what was not benign, from here on.
  void record() { recording_ = true; }
  std::vector<Choice> const& made() const { return made_; }

 private:
  using Address = std::pair<ChoicePoint, std::uint64_t>;
  std::uint64_t seed_ = 0;
  bool draws_ = true;
  bool recording_ = false;
  std::map<Address, std::uint32_t> forced_;
  std::vector<Choice> made_;

  bool forced(ChoicePoint site, std::uint64_t about, std::uint32_t limit, std::uint32_t& value) const;
  std::uint64_t hash(ChoicePoint site, std::uint64_t about) const;
  std::uint32_t note(ChoicePoint site, std::uint64_t about, std::uint32_t value);
};

} // namespace legwork::sim
