// One event of the recorded contact after the other is given to the scenario, which runs after each to tell where the
// next one belongs: the numbers of steps and commits shift with everything that strikes before.
#include "sim/scenario_from_journal.hpp"

#include <algorithm>

#include "core/base/json_text.hpp"
#include "sim/contact_path.hpp"
#include "sim/inferred_faults.hpp"
#include "sim/recorded_run.hpp"
#include "sim/simulated_people.hpp"
#include "storage/event_codec.hpp"

namespace legwork::sim {

namespace {

using core::Phase;

template <class F>
bool met(ContactPath const& path, auto... test) {
  for (PathStep const& step : path.steps) {
    for (core::Fact const& fact : step.facts) {
      if (auto const* f = std::get_if<F>(&fact); f != nullptr && (test(*f) && ...)) return true;
    }
  }
  return false;
}

std::optional<PersonRequest> wish_of(core::Input const& order) {
  return std::visit(
      []<class T>(T const& i) -> std::optional<PersonRequest> {
        if constexpr (std::is_same_v<T, core::PauseBatch>)
          return PersonRequest::pause;
        else if constexpr (std::is_same_v<T, core::ResumeBatch>)
          return PersonRequest::resume;
        else if constexpr (std::is_same_v<T, core::StopBatch>)
          return i.how == core::StopHow::now ? PersonRequest::stop : PersonRequest::drain;
        else if constexpr (std::is_same_v<T, core::CancelContact>)
          return PersonRequest::cancel;
        else if constexpr (std::is_same_v<T, core::RestartBatch>)
          return i.failed_too ? PersonRequest::restart_failed : PersonRequest::restart;
        else if constexpr (std::is_same_v<T, core::RetryContacts>)
          return PersonRequest::retry;
        else if constexpr (std::is_same_v<T, core::ClaimContact>)
          return PersonRequest::claim;
        else if constexpr (std::is_same_v<T, core::ReleaseClaim>)
          return PersonRequest::release;
        else if constexpr (std::is_same_v<T, core::ResolveHold>)
          return i.consented ? PersonRequest::consent : PersonRequest::resolve;
        else if constexpr (std::is_same_v<T, core::FinishContact>)
          return i.sent ? PersonRequest::finish : PersonRequest::decline;
        else if constexpr (std::is_same_v<T, core::ReconcileContact>)
          return i.went_through ? PersonRequest::confirm : PersonRequest::deny;
        else if constexpr (std::is_same_v<T, core::OverrideRule>)
          return PersonRequest::override_rule;
        else if constexpr (std::is_same_v<T, core::BlockTarget>)
          return PersonRequest::block;
        else if constexpr (std::is_same_v<T, core::UnblockTarget>)
          return PersonRequest::unblock;
        else if constexpr (std::is_same_v<T, core::ShutDown>)
          return PersonRequest::shut_down;
        else
          return std::nullopt;
      },
      order);
}

// Occasions are told by the waits between them, so the time between two wishes is filled with occasions for nothing.
class Occasions {
 public:
  explicit Occasions(std::int64_t begin) : at_(begin) {}

  void add(Scenario& scenario, PersonRequest wish, std::int64_t when) {
    static constexpr std::int64_t waits[] = {700'000, 60'000, 12'000, 3'000, 700, 100};
    static constexpr std::uint32_t values[] = {5, 4, 3, 2, 1, 0};
    std::vector<std::uint32_t> steps;
    std::int64_t left = std::max<std::int64_t>(when - at_, 100);
    for (std::size_t w = 0; w < std::size(waits); ++w) {
      for (; left >= waits[w] && steps.size() < most; left -= waits[w], at_ += waits[w]) steps.push_back(values[w]);
    }
    for (std::uint32_t const value : steps) {
      if (value != 0) scenario.choices.push_back({ChoicePoint::order_wait, about(scenario.swarm.commands), value});
      ++scenario.swarm.commands;
    }
    scenario.choices.push_back(
        {ChoicePoint::order_kind, about(scenario.swarm.commands - 1), static_cast<std::uint32_t>(wish)});
  }

 private:
  static constexpr std::size_t most = 40;
  std::int64_t at_;
};

// How long a step took, as a value of ChoicePoint::step_delay.
std::uint32_t delay_of(PathStep const& step) {
  if (!step.result || step.late) return 0;
  std::int64_t const ms = step.ended_at - step.asked_at;
  return ms > 2'000 ? 4 : ms > 650 ? 3 : ms > 200 ? 2 : 0;
}

enum class Pace { recorded, quick }; // steps take as long as they did, or no time

class Mapping {
 public:
  Mapping(ContactPath const& path, Pace pace) : path_(path), pace_(pace) { out_.recorded = path.phase; }

  FromJournal run() {
    describe();
    block_early();
    std::size_t order = 0;
    for (std::size_t s = 0; s <= path_.steps.size(); ++s) {
      for (; order < path_.commands.size() && path_.commands[order].steps <= s; ++order) submit(path_.commands[order]);
      if (s < path_.steps.size()) inject(path_.steps[s]);
    }
    ContactPath const reached = play();
    out_.reached = reached.phase;
    if (out_.reached != out_.recorded) closing(reached);
    out_.scenario.about = "a logged contact that ended " + std::string(core::name_of(out_.recorded));
    out_.scenario.phase = std::string(core::name_of(out_.recorded));
    return std::move(out_);
  }

 private:
  ContactPath const& path_;
  Pace pace_;
  FromJournal out_;
  PageLibrary library_;
  std::optional<Occasions> occasions_;
  std::vector<std::uint32_t> commits_; // of the last play, by turn

  Scenario& scenario() { return out_.scenario; }
  void choose(ChoicePoint site, std::uint64_t where, std::uint32_t value = 1) {
    scenario().choices.push_back({site, where, value});
  }
  void miss(std::string what) { out_.unmapped.push_back(std::move(what)); }

  ContactPath play() {
    RecordedRun run(scenario().swarm, Choices::scripted(scenario().choices), library_);
    commits_ = run.commits();
    return path_of(run, out_.contact);
  }

  // Who is asked, and what its site shows and answers.
  void describe() {
    SwarmConfig& swarm = scenario().swarm;
    swarm.shape = Shape::quick;
    swarm.gap = {};
    swarm.odd_sites = true;
    swarm.limits = path_.limits;
    swarm.rules = path_.rules;
    swarm.rates.assign(faults, 0);
    if (path_.only_looks) choose(ChoicePoint::order_detail, about(850));
    if (path_.may_consent) choose(ChoicePoint::order_detail, about(900));
    core::Contact const& last = path_.last;
    if (path_.phase == Phase::rejected) choose(ChoicePoint::order_detail, about(800, 0));
    bool const cap = last.reason == core::Reason::daily_cap;
    if (path_.phase == Phase::skipped && (cap || last.reason == core::Reason::contacted_already)) {
      out_.contact = 2; // the one before it reaches the business, or uses up the cap
      swarm.contacts = 2;
      if (cap) swarm.limits.daily_cap = 1, swarm.businesses = 2, choose(ChoicePoint::order_target, about(900, 1));
    }
    std::uint32_t const page = page_kind();
    if (page != 0)
      choose(ChoicePoint::page_kind, about(business()), page);
    else if (at_home())
      choose(ChoicePoint::front_kind, about(business()), 3);
    if (std::uint32_t const answer = answer_kind(); answer != 0)
      choose(ChoicePoint::answer_kind, about(business()), answer);
  }

  // The business was on the list before the contact was queued; here nobody is asked about before that, so it is put
  // there at once, and the gate finds it.
  void block_early() {
    auto const is_block = [](PathCommand const& o) { return std::holds_alternative<core::BlockTarget>(o.command); };
    if (path_.last.reason != core::Reason::do_not_contact || std::ranges::any_of(path_.commands, is_block)) return;
    std::int64_t const begin = play().stays.front().from;
    ask_at(PersonRequest::block, begin + 100, begin);
  }

  std::uint32_t business() const { return out_.scenario.swarm.businesses == 2 ? 1 : 0; }

  // Values as in Browser::contact_page_of.
  std::uint32_t page_kind() const {
    auto const needed = [&](core::Reason reason) {
      return met<core::PersonNeeded>(path_, [reason](core::PersonNeeded const& f) { return f.reason == reason; });
    };
    auto const accepts = [](core::OverlayFound const& f) { return f.choice == "accepted"; };
    bool const looked_through =
        met<core::GaveUp>(path_, [](core::GaveUp const& f) { return f.reason == core::Reason::no_form; });
    if (met<core::FormOpenerFound>(path_)) return 10;
    if (met<core::OverlayFound>(path_)) return met<core::OverlayFound>(path_, accepts) ? 12 : 11;
    if (needed(core::Reason::age_check)) return 13;
    if (met<core::StageWritten>(path_)) return 4;
    if (needed(core::Reason::consent)) return 6;
    if (needed(core::Reason::unclear_field)) return 7;
    bool const found = met<core::FormFound>(path_);
    if (!found && needed(core::Reason::captcha)) return 9;
    return looked_through && !found ? 8 : 0;
  }

  bool at_home() const { return met<core::FormFound>(path_) && !met<core::CandidateChosen>(path_); }

  // Values as in Browser::answer_of.
  std::uint32_t answer_kind() const {
    if (met<core::SendRefused>(path_, [](auto const& f) { return f.verdict.grade == core::Grade::refused_spam; }))
      return 5;
    if (met<core::SendRefused>(path_, [](auto const& f) { return f.verdict.refusal_proven; })) return 10;
    if (met<core::SendRefused>(path_)) return 4;
    auto const handed_over = [this](core::Reason reason) {
      return met<core::HandedOver>(path_, [reason](core::HandedOver const& f) { return f.reason == reason; });
    };
    if (handed_over(core::Reason::review_page)) return 8;
    if (handed_over(core::Reason::confirm_by_mail)) return 9;
    return met<core::SendSucceeded>(path_, [](auto const& f) { return f.verdict.grade == core::Grade::probable; }) ? 3
                                                                                                                   : 0;
  }

  void inject(PathStep const& step) {
    InferredFaults const what = inferred_faults_of(step, path_);
    for (std::string const& missing : what.unmapped) miss(missing);
    std::uint32_t const delay = pace_ == Pace::recorded ? delay_of(step) : 0;
    if (what.faults.empty() && !step.killed && what.detail == 0 && delay == 0) return;
    ContactPath const now = play();
    auto const same = [&](PathStep const& s) {
      return s.attempt == step.attempt && s.kind == step.kind && s.nth == step.nth;
    };
    auto const at = std::ranges::find_if(now.steps, same);
    if (at == now.steps.end()) return miss("step " + std::to_string(step.number) + " has no counterpart");
    for (Fault const fault : what.faults)
      choose(ChoicePoint::step_fault, about(out_.contact, at->number, index(fault) + 1));
    if (what.detail != 0) choose(ChoicePoint::step_detail, about(out_.contact, at->number, 2), what.detail);
    if (delay != 0) choose(ChoicePoint::step_delay, about(out_.contact, at->number), delay);
    if (step.killed) kill(Fault::kill_at_rest, about(out_.contact, at->number), step.power);
  }

  void kill(Fault fault, std::uint64_t where, bool power) {
    choose(ChoicePoint::kill_point, where | (std::uint64_t{index(fault)} << 12U));
    ++boots_;
    if (power) choose(ChoicePoint::kill_power, about(boots_));
  }
  std::uint32_t boots_ = 0;

  void submit(PathCommand const& order) {
    ContactPath const now = play();
    PathStay const& stay = path_.stays[order.stay];
    auto const nth = [&](std::vector<PathStay> const& stays, std::size_t end) {
      return std::ranges::count_if(
          stays.begin(), stays.begin() + static_cast<std::ptrdiff_t>(end),
          [&](PathStay const& s) { return s.attempt == stay.attempt && s.phase == stay.phase; });
    };
    auto const wanted = nth(path_.stays, order.stay);
    std::size_t at = 0;
    while (at < now.stays.size() && !(now.stays[at].attempt == stay.attempt && now.stays[at].phase == stay.phase &&
                                      nth(now.stays, at) == wanted))
      ++at;
    bool const waits = stay.phase == Phase::queued && stay.attempt == 0; // here its turn comes at once
    if (at == now.stays.size() && waits) at = std::min<std::size_t>(1, now.stays.size());
    if (at >= now.stays.size())
      return miss("what came while it was " + std::string(core::name_of(stay.phase)) + " has no counterpart");
    if (order.boot) return kill(Fault::kill_after_commit, about(commits_[now.stays[at].turn]), order.power);
    auto const wish = wish_of(order.command);
    if (!wish) return miss(std::string(storage::name_of_input(order.command)) + " has no counterpart");
    ask(*wish, order, now, waits ? std::min<std::size_t>(1, now.stays.size() - 1) : at);
  }

  // Inside the stay, as far from its beginning as then; a stay too short for that is made longer.
  void ask(PersonRequest wish, PathCommand const& order, ContactPath const& now, std::size_t at) {
    PathStay stay = now.stays[at];
    if (stay.until - stay.from < 500 && !core::is_final(stay.phase)) stay = longer(stay, now);
    std::int64_t const room =
        core::is_final(stay.phase) ? order.after + 150 : std::min(order.after, (stay.until - stay.from) / 2);
    ask_at(wish, stay.from + std::max<std::int64_t>(room, 100), now.stays.front().from);
  }

  void ask_at(PersonRequest wish, std::int64_t when, std::int64_t begin) {
    if (!occasions_) occasions_.emplace(begin);
    occasions_->add(scenario(), wish, when);
  }

  PathStay longer(PathStay const& stay, ContactPath const& now) {
    auto const within = [&](PathStep const& s) { return s.asked_at >= stay.from && s.asked_at <= stay.until; };
    auto const step = std::ranges::find_if(now.steps, within);
    if (step == now.steps.end()) return stay;
    choose(ChoicePoint::step_delay, about(out_.contact, step->number), 4);
    ContactPath const slower = play();
    for (PathStay const& s : slower.stays) {
      if (s.from == stay.from && s.phase == stay.phase) return s;
    }
    return stay;
  }

  void closing(ContactPath const& reached) {
    miss("the contact ended " + std::string(core::name_of(out_.recorded)) + " (" +
         std::string(core::name_of(path_.last.reason)) + "), the scenario leads it to " +
         std::string(core::name_of(reached.phase)) + " (" + std::string(core::name_of(reached.last.reason)) + ")");
  }
};

} // namespace

core::Result<FromJournal> scenario_of(storage::RecordedSession& recording, core::ContactId contact) {
  ContactPath const path = path_of(recording, contact);
  if (path.stays.empty()) return core::fail(core::ErrorKind::not_found, "there is no contact " + to_string(contact));
  if (!core::is_final(path.phase))
    return core::fail(core::ErrorKind::conflict, "contact " + to_string(contact) + " has not ended: it is " +
                                                     std::string(core::name_of(path.phase)));
  FromJournal paced = Mapping(path, Pace::recorded).run();
  if (paced.reached == paced.recorded) return paced;
  FromJournal quick = Mapping(path, Pace::quick).run();
  return quick.reached == quick.recorded ? quick : paced;
}

} // namespace legwork::sim
