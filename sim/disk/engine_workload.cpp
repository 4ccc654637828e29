// How the session goes. Nothing is drawn but by `pick`.
#include "sim/disk/engine_workload.hpp"

#include <algorithm>
#include <array>

#include "core/base/json_text.hpp"
#include "core/page/page_analysis.hpp"
#include "sim/disk/keyed_choice.hpp"
#include "sim/invented_pages.hpp"

namespace legwork::sim::disk {

using namespace core;

std::uint32_t EngineWorkload::pick(char const* site, std::uint32_t n) { return choose(seed_, site, ++asks_, n); }

void EngineWorkload::boot(storage::Loaded const& loaded) {
  asked_.clear();
  now_ = std::max(now_, loaded.state.now) + Duration{1'000};
  auto const publish = [this](DurableFact const&) {
    ++done_;
    late_ += failure_ ? 1 : 0;
  };
  auto const stop = [](Error const&) {}; // `failure_` says it
  host_.emplace(Engine(loaded.state), loaded.last_seq, Host::Ports{journal_, *this, publish, stop});
  bool const first = loaded.last_seq == SequenceNumber{};
  submit(Booted{{}, "simulated", {}});
  if (first) create();
}

void EngineWorkload::perform(Effect effect) {
  ++done_;
  late_ += failure_ ? 1 : 0;
  asked_.push_back(std::move(effect));
}

void EngineWorkload::submit(Input input) {
  bool const taken = host_->submit(std::move(input), now_).has_value();
  late_ += failure_ && taken ? 1 : 0;
}

void EngineWorkload::create() {
  CreateBatch batch;
  batch.mode = Mode::simulation;
  batch.request = "request-" + std::to_string(seed_);
  batch.customer = "c1";
  batch.parallel = 1 + pick("parallel", 3);
  batch.gap = pick("gap", 2) * 500ms;
  batch.rules.known = sim::known_values();
  std::uint32_t const n = 1 + pick("contacts", 3);
  for (std::uint32_t i = 0; i < n; ++i) {
    std::string const host = "dealer-" + std::to_string(seed_ % 100) + "-" + std::to_string(i) + ".example";
    batch.contacts.push_back(
        {.dealer_name = "Dealer " + std::to_string(i), .website = "https://" + host + "/", .target = host});
  }
  if (pick("rejected", 3) == 1)
    batch.contacts.push_back(
        {.dealer_name = "Broken \"Motors\"\n\t", .dealer_ref = "ref-6", .problems = {"website: is empty"}});
  submit(batch);
  submit(StartBatch{BatchId{host_->state().batches.size()}});
}

void EngineWorkload::command() {
  BatchId const batch{
      1 + pick("batch", static_cast<std::uint32_t>(std::max<std::size_t>(1, host_->state().batches.size())))};
  switch (pick("command", 8)) {
    case 0: return submit(SpaceReported{pick("space", 2) == 1});
    case 1: return submit(PauseBatch{batch});
    case 2:
    case 3: return submit(ResumeBatch{batch});
    case 4: return submit(StopBatch{batch, pick("how", 2) == 0 ? StopHow::drain : StopHow::now});
    case 5: return submit(RestartBatch{batch, true});
    case 6: return submit(CancelContact{ContactId{1 + pick("contact", 4)}});
    default: return create();
  }
}

void EngineWorkload::tick() {
  auto const next = host_->next_deadline();
  if (!next) return;
  now_ = std::max(now_, *next);
  submit(Tick{});
}

bool EngineWorkload::step() {
  if (failure_) return false;
  now_ = now_ + Duration{10 + pick("think", 400)};
  std::uint32_t const what = pick("step", 16);
  if (what < 6 && journal_.has_group()) {
    commit();
  } else if (what < 14 && !asked_.empty()) {
    std::size_t const which = pick("which", static_cast<std::uint32_t>(asked_.size()));
    Effect const effect = asked_[which];
    asked_.erase(asked_.begin() + static_cast<std::ptrdiff_t>(which));
    submit(answer(effect));
  } else if (what == 15) {
    command();
  } else if (journal_.has_group()) {
    commit();
  } else {
    tick();
  }
  return !failure_;
}

void EngineWorkload::commit() {
  if (host_->at_rest() || pick("snapshot", 6) == 5) journal_.keep_snapshot(host_->state(), host_->last_seq());
  auto const waiting =
      pick("busy", 3) == 2 ? storage::JournalWriter::Waiting::more : storage::JournalWriter::Waiting::nothing;
  failure_ = journal_.commit(waiting);
  if (failure_)
    host_->on_commit_failed({ErrorKind::unavailable, failure_->what()});
  else
    host_->on_commit_durable();
  if (!failure_) return;
  submit(SpaceReported{true}); // must be refused
  submit(SpaceReported{false});
}

void EngineWorkload::finish_with_snapshot() {
  while (!failure_ && journal_.has_group()) commit();
  if (failure_) return;
  journal_.keep_snapshot(host_->state(), host_->last_seq());
  failure_ = journal_.commit(storage::JournalWriter::Waiting::nothing);
}

std::string EngineWorkload::page_of(ContactId id) {
  Contact const& c = host_->state().contact(id);
  if (c.at_home) return "home";
  static constexpr std::array<char const*, 6> names{"contact", "contact", "contact", "contact", "captcha", "no_form"};
  return names[choose(seed_, "site", id.value(), names.size())];
}

PageObserved EngineWorkload::seen(Step step, FillPlan const* written) {
  std::string const name = page_of(step.contact);
  std::string const& url = host_->state().contact(step.contact).page_url;
  Snapshot page = page_named(name, url);
  for (std::uint64_t i = 0; name == "home" && i < 300; ++i)
    page.text += std::to_string(keyed(1, url, i)); // does not pack well: fills several pages
  for (Control& c : page.controls) {
    if (written == nullptr) break;
    for (FillEntry const& e : written->entries) {
      if (e.ref == c.ref) c.value = e.key.empty() ? e.text : "{" + e.key + "}";
    }
  }
  std::string hash = journal_.store_evidence("snapshot", to_json_text(page));
  return {step, std::move(hash), {}, std::make_shared<PageAnalysis const>(std::move(page))};
}

Input EngineWorkload::answer(Effect const& effect) {
  if (auto const* close = std::get_if<ClosePage>(&effect)) return PageClosed{close->page, close->contact, ""};
  Step const step = std::visit(
      []<class E>(E const& e) {
        if constexpr (requires { e.step; })
          return e.step;
        else
          return Step{};
      },
      effect);
  Incarnation const browser{step.epoch.value()}; // one in each run
  std::uint32_t const luck = pick("luck", 24);
  if (luck == 23) return StepFailed{step, StepProblem::timed_out, "invented", {}};
  if (luck == 22) return StepFailed{step, StepProblem::page_gone, "invented", {}};
  if (luck == 21) return BrowserLost{browser, "invented"};
  if (std::holds_alternative<OpenPage>(effect)) return PageOpened{step, browser};
  if (auto const* go = std::get_if<Navigate>(&effect)) return PageReached{step, go->url, luck == 20 ? 404 : 200};
  if (auto const* fill = std::get_if<FillForm>(&effect)) {
    FormWritten out{.step = step, .evidence = ""};
    for (FillEntry const& e : fill->plan.entries) out.readings.push_back({e.ref, e.key, FillOutcome::accepted});
    PageObserved look = seen(step, &fill->plan);
    out.evidence = std::move(look.evidence);
    out.snapshot = std::move(look.snapshot);
    return out;
  }
  auto const record = [&](char const* name) {
    auto made = std::make_shared<SendRecord const>(record_named(name, host_->state().contact(step.contact).page_url));
    std::string hash = journal_.store_evidence("evidence", to_json_text(*made));
    return std::pair{std::move(hash), std::move(made)};
  };
  if (auto const* press = std::get_if<PressSend>(&effect)) {
    if (luck < 18)
      return SendPressed{.step = step,
                         .token = press->token,
                         .sent = true,
                         .method = "POST",
                         .url = host_->state().contact(step.contact).page_url + "/send",
                         .evidence = ""};
    auto [hash, made] = record("nothing");
    return SendPressed{.step = step,
                       .token = press->token,
                       .sent = false,
                       .method = "",
                       .url = "",
                       .evidence = std::move(hash),
                       .record = std::move(made)};
  }
  if (auto const* watch = std::get_if<WatchAfter>(&effect)) {
    auto [hash, made] = record(luck < 14 ? "thanks" : luck < 18 ? "refused" : "silent");
    return OutcomeWatched{.step = step, .token = watch->token, .evidence = std::move(hash), .record = std::move(made)};
  }
  return seen(step, nullptr);
}

} // namespace legwork::sim::disk
