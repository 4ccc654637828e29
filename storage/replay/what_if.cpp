// Two worlds side by side. Numbers of steps, pages and tokens may shift in the changed one, so a recorded result fits
// where the same contact waits for the same thing, and takes over the numbers of the step that asked for it.
#include "storage/replay/what_if.hpp"

#include <algorithm>
#include <charconv>
#include <deque>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/json_text.hpp"
#include "core/engine/scheduler.hpp"
#include "storage/event_codec.hpp"
#include "storage/replay/decider.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

namespace {

using core::Input;

// What an effect asks for, without its numbers.
std::string wish_of(core::Effect effect) {
  return std::visit(
      []<class E>(E& e) {
        if constexpr (requires { e.step; }) e.step = {};
        if constexpr (requires { e.page; }) e.page = {};
        if constexpr (requires { e.token; }) e.token = {};
        if constexpr (requires { e.limit; }) e.limit = {};
        return std::string(core::type_name<E>()) + core::to_json_text(e);
      },
      effect);
}

struct Asked {
  core::Step step;
  core::PageId page;
  core::Token token;
  std::string wish;
};

std::optional<Asked> asked_by(core::Effect const& effect) {
  return std::visit(
      [&](auto const& e) -> std::optional<Asked> {
        if constexpr (requires { e.step; }) {
          Asked out{e.step, core::page_opened_by(e.step.op), {}, wish_of(effect)};
          if constexpr (requires { e.page; }) out.page = e.page;
          if constexpr (requires { e.token; }) out.token = e.token;
          return out;
        } else {
          return std::nullopt;
        }
      },
      effect);
}

// Facts whose steps, pages and tokens only bear other numbers are the same.
std::vector<std::string> without_numbers(std::vector<std::string> const& facts) {
  std::vector<std::string> out;
  for (std::string const& fact : facts) {
    std::size_t const space = fact.find(' ');
    auto body = nlohmann::json::parse(fact.substr(space), nullptr, false);
    for (char const* number : {"op", "page", "token", "incarnation"}) body.erase(number);
    out.push_back(fact.substr(0, space) + body.dump());
  }
  return out;
}

// One tick may leave the next deadline where it was; a handful never settles anything.
constexpr int most_ticks = 10'000;

class Worlds {
 public:
  Worlds(RecordedSession& recording, Change const& change)
      : recording_(recording), change_(change), decider_(recording) {}

  void turn(RecordedTurn const& recorded) {
    if (!problem_.empty()) return;
    Decided const decided = decider_.decide(recorded);
    if (recorded.seq == change_.seq)
      begin(recorded);
    else if (found_)
      follow(recorded, decided);
    else
      before(decided);
    for (core::Effect const& effect : decided.then) {
      auto asked = asked_by(effect);
      if (!asked) continue;
      newest_[asked->step.contact] = asked->step.op;
      recorded_asked_[asked->step.op] = std::move(*asked);
    }
    decider_.adopt(recorded, decided);
  }

  core::Result<WhatIf> finish() {
    if (!found_)
      return core::fail(
          core::ErrorKind::not_found,
          "row " + to_string(change_.seq) + " is not an input; legwork replay JOURNAL --decisions - lists them");
    if (!problem_.empty()) return core::fail(core::ErrorKind::invalid, problem_);
    wait_for_late();
    for (auto const& [contact, results] : late_) {
      for (Late const& late : results) misfit(late.turn, contact);
    }
    core::State const& before = decider_.state();
    core::State const& after = changed_->state();
    core::ContactId const last{std::max(before.contacts.size(), after.contacts.size())};
    for (core::ContactId id = 1; id <= last; ++id) {
      auto const phase = [&](core::State const& s) {
        return s.has_contact(id) ? s.contact(id).phase : core::Phase::unborn;
      };
      auto const unknown = unknown_.find(id);
      out_.outcomes.push_back(
          {id, phase(before), phase(after), unknown == unknown_.end() ? std::nullopt : std::optional(unknown->second)});
    }
    return std::move(out_);
  }

 private:
  RecordedSession& recording_;
  Change const& change_;
  Decider decider_;                     // the recorded world
  std::optional<core::Engine> changed_; // from the changed input on
  bool found_ = false;
  std::string problem_;
  core::StepNumber shared_ops_;                        // steps up to this one were asked for in both worlds
  std::map<core::StepNumber, Asked> recorded_asked_;   // by op
  std::map<core::ContactId, core::StepNumber> newest_; // op of the recorded world's newest step
  std::map<core::StepNumber, Asked> pairs_;            // by the recorded world's op: the changed world's step
  std::map<core::ContactId, Asked> waits_;             // the changed world's newest step, by contact
  std::map<core::PageId, core::PageId> pages_;         // recorded page to the changed world's
  std::map<core::ContactId, core::SequenceNumber> unknown_;
  struct Late { // a recorded result that the changed world has not asked for yet
    RecordedTurn turn;
    Input input;
  };
  std::map<core::ContactId, std::deque<Late>> late_;
  std::int64_t now_ = 0;
  std::string refusal_;
  WhatIf out_;

  void ask(std::vector<core::Effect> const& effects) {
    for (core::Effect const& effect : effects) {
      if (auto asked = asked_by(effect)) waits_[asked->step.contact] = std::move(*asked);
    }
  }

  void before(Decided const& decided) {
    core::Step const* const step = decided.input ? step_of(*decided.input) : nullptr;
    if (step != nullptr) answered(*step);
    ask(decided.then);
  }

  void begin(RecordedTurn const& recorded) {
    found_ = true;
    changed_.emplace(decider_.state());
    shared_ops_ = decider_.state().ops;
    if (change_.drop) return note(recorded.seq, recorded, {});
    RecordedTurn instead = recorded;
    if (!change_.name.empty()) instead.name = change_.name;
    instead.body = change_.body;
    try {
      Input const input =
          decode_input(instead.name, instead.body, [&](std::string const& hash) { return recording_.evidence(hash); });
      if (!decide(recorded.seq, recorded, input, recorded.at_ms))
        problem_ = "the input in the place of row " + to_string(recorded.seq) + " is refused: " + refusal_;
    } catch (StorageFailure const& failure) {
      problem_ = failure.kind() == FailureKind::newer ? "there is no input called " + instead.name
                                                      : std::string(failure.what());
    }
  }

  // Without `seq`: a deadline of the changed world's own.
  bool decide(std::optional<core::SequenceNumber> seq, RecordedTurn const& recorded, Input const& input,
              std::int64_t at_ms) {
    std::int64_t const now = std::max(at_ms, changed_->state().now.ms);
    auto taken = changed_->take(input, {now});
    if (!taken) {
      refusal_ = taken.error().detail;
      return false;
    }
    ask(taken->then);
    note(seq, recorded, taken->record);
    return true;
  }

  void note(std::optional<core::SequenceNumber> seq, RecordedTurn const& recorded,
            std::vector<core::Fact> const& facts) {
    WhatIf::Line line{seq, seq ? recorded.name : "Tick", {}, {}};
    if (seq) {
      for (RecordedFact const& fact : recorded.facts) line.recorded.push_back(fact.name + " " + fact.body);
    }
    for (core::Fact const& fact : facts)
      line.followed.push_back(std::string(core::fact_name(fact)) + " " + encode(fact));
    if (without_numbers(line.recorded) != without_numbers(line.followed))
      out_.lines.push_back(std::move(line));
    else if (seq)
      ++out_.same;
  }

  // A host would have been woken at every deadline on the way.
  void wake_until(RecordedTurn const& recorded) {
    for (int i = 0; i < most_ticks; ++i) {
      auto const due = changed_->next_deadline();
      if (!due || due->ms >= recorded.at_ms || due == core::next_deadline(decider_.state()))
        return; // its tick was late there, too
      std::size_t const before = out_.lines.size();
      ++out_.own_ticks;
      decide({}, recorded, core::Tick{}, due->ms);
      if (out_.lines.size() == before && changed_->next_deadline() == due) return;
    }
  }

  void follow(RecordedTurn const& recorded, Decided const& decided) {
    now_ = recorded.at_ms;
    if (decided.undecided()) return misfit(recorded, {});
    Input input = *decided.input;
    if (!std::holds_alternative<core::Tick>(input)) wake_until(recorded);
    core::Step const* const step = step_of(input);
    bool const known = step == nullptr ? fits_page(input) : fits_step(input, *step);
    if (known)
      submit(recorded, input);
    else if (step != nullptr && newest_[step->contact] == step->op)
      late_[step->contact].push_back({recorded, std::move(input)});
    else
      misfit(recorded, step == nullptr ? std::nullopt : std::optional(step->contact));
    catch_up(recorded.at_ms);
  }

  void submit(RecordedTurn const& recorded, Input const& input) {
    if (decide(recorded.seq, recorded, input, now_)) return;
    ++out_.refused;
    note(recorded.seq, recorded, {});
  }

  static core::Step const* step_of(Input const& input) {
    return std::visit(
        [](auto const& i) -> core::Step const* {
          if constexpr (requires { i.step; })
            return &i.step;
          else
            return nullptr;
        },
        input);
  }

  static void set_numbers(Input& input, Asked const& now) {
    std::visit(
        [&](auto& i) {
          if constexpr (requires { i.step; }) i.step = now.step;
          if constexpr (requires {
                          i.step;
                          i.token;
                        })
            i.token = now.token;
        },
        input);
  }

  // The changed world may ask later than the recorded one did: what was recorded then is given now.
  void catch_up(std::int64_t at_ms) {
    now_ = at_ms;
    for (bool moved = true; moved;) {
      moved = false;
      for (auto& [contact, results] : late_) {
        if (results.empty() || !waits_.contains(contact)) continue;
        Late next = std::move(results.front());
        results.pop_front();
        if (pairs_with_newest(next.input))
          submit(next.turn, next.input);
        else
          misfit(next.turn, contact);
        moved = true;
      }
    }
  }

  // The recording is over, and results of it may still be asked for when the changed world's own deadlines have passed.
  void wait_for_late() {
    auto const waiting = [&] { return std::ranges::any_of(late_, [](auto const& l) { return !l.second.empty(); }); };
    for (int i = 0; i < most_ticks && waiting(); ++i) {
      auto const due = changed_->next_deadline();
      if (!due) return;
      ++out_.own_ticks;
      decide({}, {}, core::Tick{}, due->ms);
      catch_up(std::max(due->ms, now_));
      if (changed_->next_deadline() == due) return;
    }
  }

  void misfit(RecordedTurn const& recorded, std::optional<core::ContactId> contact) {
    ++out_.unasked;
    if (contact) unknown_.try_emplace(*contact, recorded.seq);
    note(recorded.seq, recorded, {});
  }

  // A step that both worlds asked for, or that was found to stand for one of the changed world: also a repeated or late
  // result goes where the first one went.
  bool fits_step(Input& input, core::Step const& step) {
    if (step.op <= shared_ops_) return answered(step), true;
    auto const known = pairs_.find(step.op);
    if (known != pairs_.end()) set_numbers(input, known->second);
    return known != pairs_.end();
  }

  // Whether the changed world waits for the same thing; then the two steps are a pair from here on.
  bool pairs_with_newest(Input& input) {
    core::Step const step = *step_of(input);
    auto const of = recorded_asked_.find(step.op);
    auto const waits = waits_.find(step.contact);
    if (of == recorded_asked_.end() || of->second.wish != waits->second.wish) return false;
    Asked const now = waits->second;
    waits_.erase(waits);
    pages_[of->second.page] = now.page;
    pairs_[step.op] = now;
    set_numbers(input, now);
    return true;
  }

  bool fits_page(Input& input) {
    return std::visit(
        [&](auto& i) {
          if constexpr (requires { i.page; }) {
            if (i.page <= core::page_opened_by(shared_ops_))
              return true; // a page bears the number of the step that opened it
            auto const page = pages_.find(i.page);
            if (page != pages_.end()) i.page = page->second;
            return page != pages_.end();
          } else {
            return true;
          }
        },
        input);
  }

  void answered(core::Step const& step) {
    auto const waits = waits_.find(step.contact);
    if (waits != waits_.end() && waits->second.step.op == step.op) waits_.erase(waits);
  }
};

} // namespace

core::Result<Change> change_from(std::string_view text) {
  Change out;
  std::uint64_t seq = 0;
  auto const end = std::from_chars(text.data(), text.data() + text.size(), seq);
  out.seq = core::SequenceNumber{seq};
  std::size_t const at = static_cast<std::size_t>(end.ptr - text.data());
  if (end.ec != std::errc() || seq == 0 || at >= text.size() || text[at] != '=')
    return core::fail(core::ErrorKind::invalid, "not a change: write SEQ=drop or SEQ={the input's body as JSON}");
  std::string_view const value = text.substr(at + 1);
  out.drop = value == "drop";
  if (out.drop) return out;
  auto const parsed = nlohmann::json::parse(value, nullptr, false);
  if (!parsed.is_object())
    return core::fail(core::ErrorKind::invalid,
                      "what stands after " + to_string(out.seq) + "= is neither drop nor a JSON object");
  bool const named = parsed.contains("name") && parsed.contains("body");
  if (named && (!parsed.at("name").is_string() || !parsed.at("body").is_object()))
    return core::fail(core::ErrorKind::invalid, "name must be a text and body an object");
  if (named) out.name = parsed.at("name").get<std::string>();
  out.body = named ? parsed.at("body").dump() : std::string(value);
  return out;
}

core::Result<WhatIf> what_if(RecordedSession& recording, Change const& change) {
  Worlds worlds(recording, change);
  recording.each_turn([&](RecordedTurn const& turn) { worlds.turn(turn); });
  return worlds.finish();
}

} // namespace legwork::storage
