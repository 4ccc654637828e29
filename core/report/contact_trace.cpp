// A turn's pictures and readings come with its input or before its own step; they are kept until that step is told.
#include "core/report/contact_trace.hpp"

#include <algorithm>
#include <type_traits>

#include "core/contact/contact_transitions.hpp"
#include "core/report/step_words.hpp"

namespace legwork::core {

namespace {

class Trace {
 public:
  void add(ContactRecord const& record) {
    begin_turn(record);
    if (auto const* input = std::get_if<Input>(&record.what))
      std::visit([this](auto const& i) { note_input(i); }, *input);
    else
      std::visit([&](auto const& f) { note_fact(record, f); }, std::get<Fact>(record.what));
  }

  ContactTrace end() {
    leave_pictures();
    for (std::size_t i = 0; i + 1 < out_.steps.size(); ++i)
      out_.steps[i].lasted = out_.steps[i + 1].at - out_.steps[i].at;
    return std::move(out_);
  }

 private:
  ContactTrace out_;
  Phase phase_ = Phase::unborn;
  std::uint32_t attempt_ = 0;
  FillPlan plan_;                     // of the form under way
  std::vector<FillReading> readings_; // of what was written by that plan
  std::string claimed_;               // by whom, in the step before
  SequenceNumber turn_;
  std::string evidence_;               // of the turn's input
  std::vector<TracePicture> pictures_; // of the turn, whose step is not told yet

  void begin_turn(ContactRecord const& record) {
    if (record.turn == turn_) return;
    leave_pictures();
    turn_ = record.turn;
    evidence_.clear();
  }

  // Pictures of a turn without a step belong to the last one that was told.
  void leave_pictures() {
    if (out_.steps.empty()) return;
    std::ranges::move(pictures_, std::back_inserter(out_.steps.back().pictures));
    pictures_.clear();
  }

  template <class I>
  void note_input(I const& input) {
    if constexpr (requires { std::string(input.evidence); }) evidence_ = input.evidence;
    if constexpr (requires { input.readings; }) readings_ = input.readings;
    if constexpr (std::is_same_v<I, SendPressed>) note_cleared(input.cleared);
  }

  // Right before the press: fields that the page had changed after they had been read back.
  void note_cleared(std::vector<FillReading> const& cleared) {
    for (FillReading const& emptied : cleared) {
      auto const known = std::ranges::find(readings_, emptied.ref, &FillReading::ref);
      if (known != readings_.end()) *known = emptied;
    }
  }

  template <class F>
  void note_plan(F const& fact) {
    bool const leaves_page = std::is_same_v<F, AttemptBegan> || std::is_same_v<F, SiteReached> ||
                             std::is_same_v<F, CandidateChosen> || std::is_same_v<F, RecipeDropped>;
    if (leaves_page) plan_ = {}, readings_.clear();
    if constexpr (requires { fact.plan; }) plan_ = fact.plan, readings_.clear();
  }

  template <class F>
  void note_fact(ContactRecord const& record, F const& fact) {
    if constexpr (IsContactFact<F>) {
      phase_ = next_phase(phase_, kind_of<F>()).value_or(phase_);
      if constexpr (std::is_same_v<F, AttemptBegan>) attempt_ = fact.attempt;
      note_plan(fact);
      if constexpr (std::is_same_v<F, ResultSuppressed>) ++out_.suppressed;
      if constexpr (std::is_same_v<F, ScreenshotTaken>) pictures_.push_back({fact.screenshot, record.at});
      if (is_renewed_claim(fact)) return;
      if (auto words = step_words(Fact{fact})) tell(record, fact, std::move(*words));
    }
  }

  // Who works on a contact renews the claim every minute.
  template <class F>
  bool is_renewed_claim(F const& fact) {
    if constexpr (std::is_same_v<F, ContactClaimed>) {
      if (claimed_ != fact.who) return claimed_ = fact.who, false;
      ++out_.steps.back().times;
      return true;
    } else {
      bool const is_step = !std::is_same_v<F, ScreenshotTaken> && !std::is_same_v<F, ResultSuppressed>;
      if (is_step) claimed_.clear();
      return false;
    }
  }

  template <class F>
  void tell(ContactRecord const& record, F const& fact, StepWords words) {
    TraceStep step{.number = static_cast<int>(out_.steps.size()) + 1,
                   .seq = record.seq,
                   .at = record.at,
                   .lasted = {},
                   .phase = phase_,
                   .attempt = attempt_,
                   .type = std::move(words.type),
                   .words = std::move(words.words),
                   .detail = std::move(words.detail),
                   .url = std::move(words.url),
                   .signs = std::move(words.signs),
                   .pictures = std::exchange(pictures_, {}),
                   .evidence = evidence_,
                   .plan = {},
                   .readings = {}};
    if constexpr (requires { std::string(fact.evidence); }) {
      std::string const own = fact.evidence;
      if (!own.empty()) step.evidence = own;
    }
    if (!step.evidence.empty()) step.plan = plan_, step.readings = readings_;
    out_.steps.push_back(std::move(step));
  }
};

} // namespace

ContactTrace trace_of(std::vector<ContactRecord> const& records) {
  Trace trace;
  for (ContactRecord const& record : records) trace.add(record);
  return trace.end();
}

} // namespace legwork::core
