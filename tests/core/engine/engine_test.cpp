// The engine under random input: everything that can come in comes in, at any time, late, twice, for the wrong step,
// with restarts between. After each step the promises must hold.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/json_text.hpp"
#include "core/contact/contact_transitions.hpp"
#include "tests/support/chance.hpp"
#include "tests/support/engine_rig.hpp"
#include "tests/support/promise_watch.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

std::vector<std::string> const hosts{"acme.example", "beta.example", "gamma.example", "delta.example", "omega.example"};
std::vector<std::string> const answers{"home",
                                       "contact",
                                       "no_form",
                                       "empty",
                                       "missing",
                                       "captcha",
                                       "check",
                                       "consent",
                                       "step1",
                                       "unclear",
                                       "problem:timed_out",
                                       "problem:not_reached",
                                       "problem:blocked",
                                       "problem:not_a_page",
                                       "problem:page_gone",
                                       "problem:control_gone",
                                       "problem:not_clickable",
                                       "problem:browser_trouble",
                                       "problem:none"};
std::vector<std::string> const presses{"sent",
                                       "sent",
                                       "sent",
                                       "sent",
                                       "nothing",
                                       "complaint",
                                       "challenge",
                                       "lie",
                                       "open_latch",
                                       "problem:not_clickable",
                                       "problem:page_gone"};
std::vector<std::string> const outcomes{"thanks", "thanks", "probable", "refused",
                                        "spam",   "silent", "broken",   "problem:page_gone"};

class Storm {
 public:
  explicit Storm(std::uint64_t seed) : world(journal), chance(seed) {
    world.on_told = [this](DurableFact const& r, std::vector<ClientEvent> const& events) { watch.on_event(r, events); };
    world.on_effect = [this](Effect const& e) { watch.done(e); };
    for (std::string const& host : hosts)
      world.sites[host] =
          chance.pick(std::vector<std::string>{"contact", "contact", "contact", "step1", "captcha", "consent",
                                               "no_form", "behind_button", "cookie_wall", "age_gate"});
    limits.circuit_breaker_window = limits.circuit_breaker_failures = 2; // batches are short here
    limits.pace = Duration{1'000}, limits.claim = Duration{8'000};
    limits.lease_grace = Duration{5'000}, limits.session_kept = Duration{20'000};
    submit(Booted{limits});
  }

  Limits limits;
  MemoryJournal journal;
  EngineRig world;
  Chance chance;
  PromiseWatch watch;

  void step() {
    world.closes_pages = !chance.one_in(10);
    std::uint32_t const what = chance.below(100);
    if (what < 62)
      answer(0);
    else if (what < 68)
      answer(1 + chance.below(5));
    else if (what < 72)
      answer_wrongly();
    else if (what < 80)
      pass_time();
    else if (what < 85)
      commit();
    else if (what < 91)
      wish();
    else if (what < 94)
      act_by_hand();
    else if (what < 95)
      order();
    else if (what < 96)
      lose();
    else if (what < 98)
      submit(SpaceReported{chance.one_in(4)});
    else if (what < 99)
      world.state().closed || !chance.one_in(6) ? reboot() : submit(ShutDown{});
    else
      create();
  }

  // Everything commits, nobody answers any more, and time passes until nothing is due.
  void let_it_end() {
    world.commits_at_once = true;
    world.settle();
    if (world.state().shutdown) reboot();
    submit(SpaceReported{false});
    for (BatchId id = 1; id <= BatchId{world.state().batches.size()}; ++id) {
      BatchPhase const phase = world.state().batch(id).phase;
      if (phase == BatchPhase::paused) submit(ResumeBatch{id});
      if (phase == BatchPhase::idle) submit(StartBatch{id});
    }
    run_out();
    for (BatchId id = 1; id <= BatchId{world.state().batches.size()}; ++id) {
      if (world.state().batch(id).phase == BatchPhase::stopped) submit(RestartBatch{id, true});
    }
    run_out();
    for (int braked = 0; braked < 20; ++braked) { // nobody answers: batch after batch pauses itself
      for (BatchId id = 1; id <= BatchId{world.state().batches.size()}; ++id) {
        if (world.state().batch(id).phase == BatchPhase::paused) submit(ResumeBatch{id});
      }
      run_out();
    }
  }

  void check() {
    State const& s = world.state();
    for (Batch const& b : s.batches) {
      // What a person let go on needs no slot: it is there already (docs/adr/0010).
      auto const active = std::ranges::count_if(b.contacts, [&](ContactId id) {
        Contact const& c = s.contact(id);
        return is_active(c.phase) && c.resolved == 0 && c.reopenings == 0 && c.sent_by.empty();
      });
      if (active > b.parallel) watch.broken.push_back("more contacts at once than asked for");
    }
    std::set<std::string> busy;
    for (Contact const& c : s.contacts) {
      if (is_active(c.phase) && !busy.insert(c.target).second) watch.broken.push_back("two visitors at one business");
      bool const open = std::ranges::find(s.pages, c.page, &HeldPage::page) != s.pages.end();
      if (wants_page(c.phase) && c.page && !open) watch.broken.push_back("a wanted page is not there");
    }
    for (HeldPage const& p : s.pages) {
      Contact const& c = s.contact(p.owner);
      if (p.releasing == (wants_page(c.phase) && c.page == p.page))
        watch.broken.push_back("pages open and pages wanted differ");
    }
    if (journal.overlapped()) watch.broken.push_back("two commits at once");
    if (world.spins) watch.broken.push_back("a tick changes nothing and stays due");
    follow();
    if (world.host().at_rest() && to_json_text(shadow_) != to_json_text(s))
      watch.broken.push_back("the fold differs from the live state");
  }

 private:
  State shadow_; // a fold of what is durable, kept up as it becomes so
  std::size_t followed_ = 0;

  void submit(Input input) { static_cast<void>(world.submit(std::move(input))); }

  ContactId somebody() {
    auto const n = static_cast<std::uint32_t>(world.state().contacts.size());
    return n == 0 ? ContactId{} : ContactId{1 + chance.below(n)};
  }

  // Somebody in one of these phases, if a few looks find one.
  ContactId somebody_likely(std::set<Phase> const& phases) {
    ContactId id = somebody();
    for (int tries = 0; tries < 100 && id != ContactId{} && !phases.contains(world.contact(id).phase); ++tries)
      id = somebody();
    return id;
  }

  void answer(std::size_t back) {
    for (int tries = 0; tries < 6; ++tries) {
      ContactId const id = somebody();
      if (id == ContactId{}) return create();
      Effect const* asked = world.asked(id, back);
      if (asked == nullptr) continue;
      bool const late_only = is_final(world.contact(id).phase) && world.contact(id).phase != Phase::unconfirmed;
      if (back == 0 && late_only) continue;
      Effect const effect = *asked;
      std::string const what = std::holds_alternative<PressSend>(effect) ? chance.pick(presses)
                               : std::holds_alternative<ReleasePersonSend>(effect)
                                   ? chance.pick(std::vector<std::string>{"sent", "sent", "nothing"})
                               : std::holds_alternative<WatchAfter>(effect) ? chance.pick(outcomes)
                               : chance.one_in(12)                          ? chance.pick(answers)
                                                                            : "calm";
      bool const rejects = std::holds_alternative<FillForm>(effect) && chance.one_in(12);
      Input const result = world.answer(effect, rejects ? "rejects:email" : what);
      submit(result);
      if (chance.one_in(10)) submit(result);
      return;
    }
  }

  // The step under way with a result of any kind, empty-handed, or with a step that never was.
  void answer_wrongly() {
    ContactId const id = somebody();
    if (id == ContactId{}) return;
    Contact const& c = world.contact(id);
    Step step{world.state().epoch, id, c.attempt, c.op.value_or(StepNumber{})};
    if (chance.one_in(3)) step.op = StepNumber{step.op.value() + chance.below(3)};
    if (chance.one_in(4)) step.epoch = Epoch{step.epoch.value() - 1};
    if (chance.one_in(5)) step.contact = ContactId{step.contact.value() + chance.below(4)};
    Token const own = c.token.value_or(Token{});
    Token const token = chance.one_in(2) ? own : own.next();
    switch (chance.below(8)) {
      case 7: return submit(UnaccountedTrafficSeen{c.page.value_or(PageId{}), id, {"socket", "", 64}});
      case 0: return submit(PageOpened{step, 1});
      case 1: return submit(PageReached{step, "https://elsewhere.example/", 200});
      case 2: return submit(PageObserved{step, "", {}, nullptr});
      case 3: return submit(FormWritten{.step = step});
      case 4: return submit(SendPressed{.step = step, .token = token, .sent = chance.one_in(2), .method = "POST"});
      case 5: return submit(OutcomeWatched{.step = step, .token = token});
      default: return submit(StepFailed{step, StepProblem::control_gone, "", {{"failure", "", "no room"}}});
    }
  }

  void pass_time() {
    if (chance.one_in(6))
      world.wait(chance.below(30'000));
    else if (chance.one_in(4))
      world.tick_next();
    else
      world.now = world.now + Duration{chance.below(900)};
  }

  void commit() {
    if (chance.one_in(2))
      world.commits_at_once = !world.commits_at_once;
    else
      journal.finish_one(world.host());
    world.settle();
  }

  void wish() {
    auto const n = static_cast<std::uint32_t>(world.state().batches.size());
    BatchId const batch = BatchId{1 + chance.below(n + 1)};
    switch (chance.below(14)) {
      case 10: return submit(RetryContacts{batch, {somebody(), somebody()}});
      case 0: return submit(PauseBatch{batch});
      case 1:
      case 2: return submit(ResumeBatch{batch});
      case 3: return submit(StopBatch{batch, StopHow::now});
      case 4: return submit(StopBatch{batch, StopHow::drain});
      case 5:
      case 6: return submit(RestartBatch{batch, true});
      case 7:
      case 8: return submit(StartBatch{batch});
      default:
        ContactId const id = somebody_likely({Phase::intended, Phase::dispatched});
        return submit(CancelContact{chance.one_in(3) ? id.next() : id});
    }
  }

  // A person rules, on whoever they please: most of it is refused.
  void act_by_hand() {
    bool const at_work = !chance.one_in(3);
    ContactId const id = somebody_likely(at_work ? std::set{Phase::held} : std::set{Phase::manual, Phase::unconfirmed});
    if (id == ContactId{}) return;
    std::string const who = chance.pick(std::vector<std::string>{"Ann", "Ann", "Bob", ""});
    std::optional<ContactVersion> seen;
    if (chance.one_in(3))
      seen = world.contact(id).version;
    else if (chance.one_in(5))
      seen = ContactVersion{1};
    if (chance.one_in(8)) return rule_on_rules();
    if (at_work && chance.one_in(2)) return act_on_page(id, who);
    switch (at_work ? chance.below(6) : 4 + chance.below(4)) {
      case 0: return submit(ClaimContact{id, who, seen});
      case 1: submit(ClaimContact{id, who, seen}); [[fallthrough]];
      case 2: return submit(ReleaseClaim{id, chance.one_in(2) ? who : world.contact(id).claimed_by});
      case 3: return submit(ResolveHold{id, who, chance.one_in(2), seen});
      case 4:
      case 5:
        return submit(
            FinishContact{.contact = id, .who = who, .sent = chance.one_in(2), .note = "a note", .seen = seen});
      default:
        return submit(ReconcileContact{
            .contact = id, .who = who, .went_through = chance.one_in(2), .note = "a note", .seen = seen});
    }
  }

  // The page is claimed, taken over, given back; its buttons are pressed in between, and after.
  void act_on_page(ContactId id, std::string const& who) {
    if (chance.one_in(2)) submit(ClaimContact{.contact = id, .who = who});
    if (!chance.one_in(3)) submit(TakeOverPage{.contact = id, .who = who});
    if (chance.one_in(4)) submit(GiveBackPage{.contact = id, .who = who});
    if (chance.one_in(20)) submit(BlockTarget{world.contact(id).target, who, "they asked"});
    PersonSendPaused send{.page = world.contact(id).page.value_or(PageId{}), .contact = id, .method = "POST"};
    send.url = world.contact(id).page_url + "/send";
    if (chance.one_in(2)) submit(std::move(send));
  }

  // A client comes, goes, takes control and gives orders, with the numbers right or wrong.
  void order() {
    for (int n = 0; n < 4; ++n) {
      auto const& sessions = world.state().sessions;
      if (sessions.empty() || (sessions.size() < 4 && chance.one_in(6)))
        return submit(OpenSession{chance.one_in(2) ? "console" : "script"});
      Session const& s = chance.pick(sessions);
      RequestNumber const number{s.last_request.value() + (chance.one_in(6) ? chance.below(3) : 1)};
      CommandSource const by{s.id, number, {}};
      BatchId const batch{1 + chance.below(4)};
      ControlWish const wish = chance.one_in(2) ? ControlWish::if_free : ControlWish::take_over;
      switch (chance.below(8)) {
        case 0: submit(DetachSession{s.id}); break;
        case 1: submit(ReturnSession{s.id}); break;
        case 2: submit(TakeControl{.batch = batch, .wish = wish, .by = by}); break;
        case 3: submit(ReleaseControl{batch, by}); break;
        case 4: submit(PauseBatch{BatchId{1 + chance.below(4)}, by}); break;
        default: submit(ResumeBatch{BatchId{1 + chance.below(4)}, by});
      }
    }
  }

  void rule_on_rules() {
    std::string const host = chance.pick(hosts);
    if (chance.one_in(6)) return submit(RecordAdministration{.who = "Ann"});
    if (chance.one_in(6)) return submit(BlockTarget{host, "Ann", "they asked"});
    if (chance.one_in(2)) return submit(UnblockTarget{host, "Ann", "they asked"});
    for (Contact const& c : world.state().contacts) {
      if (c.phase == Phase::skipped && c.retried_by == std::nullopt)
        return submit(OverrideRule{c.id, "Bob", "they asked"});
    }
  }

  void lose() {
    ContactId const id = somebody();
    if (id == ContactId{}) return;
    Contact const& c = world.contact(id);
    if (chance.one_in(2))
      submit(PageLost{c.page.value_or(PageId{}), id, "crashed"});
    else
      submit(BrowserLost{c.incarnation.value_or(Incarnation{}), "died"});
  }

  // kill -9: what is not durable is gone; the rest is folded from the beginning.
  void reboot() {
    journal.under_way = nullptr;
    State const folded = journal.fold();
    follow();
    if (to_json_text(folded) != to_json_text(shadow_)) watch.broken.push_back("two folds differ");
    world.die(folded, journal.last_seq());
    auto const held = chance.one_in(3) ? std::vector<BatchId>{1} : std::vector<BatchId>{};
    submit(Booted{.limits = limits, .hold = held, .machine = chance.one_in(2) ? "m1" : "m2"});
  }

  void create() {
    if (world.state().batches.size() >= 20) return;
    std::vector<std::string> list;
    for (std::uint32_t i = chance.below(4) + 1; i > 0; --i) list.push_back(chance.pick(hosts));
    CreateBatch batch = batch_of(list);
    batch.parallel = 1 + chance.below(3), batch.gap = Duration{500 * chance.below(4)};
    batch.customer = chance.one_in(2) ? "c1" : "c2";
    if (chance.one_in(5)) batch.purpose = BatchPurpose::preflight;
    if (chance.one_in(3) && !world.state().sessions.empty()) { // a client's
      Session const& session = chance.pick(world.state().sessions);
      batch.by = {session.id, session.last_request.next(), {}};
      batch.when_left = chance.one_in(2) ? WhenLeft::pause : WhenLeft::go_on;
    }
    if (chance.one_in(6)) batch.contacts.push_back({.dealer_name = "Broken", .problems = {"website: is empty"}});
    submit(batch);
    if (!chance.one_in(4)) submit(StartBatch{BatchId{world.state().batches.size()}});
  }

  void follow() {
    for (; followed_ < journal.entries.size(); ++followed_) {
      Entry const& entry = journal.entries[followed_];
      for (Fact const& fact : entry.facts) evolve(shadow_, fact, entry.at);
    }
  }

  void run_out() {
    for (int i = 0; i < 5'000 && !world.spins && world.tick_next(); ++i) {
    }
  }
};

} // namespace

TEST_CASE("whatever comes in, and whenever, the promises hold",
          "[long][P01][P02][P03][P04][P05][P07][P13][P20][P24][P25]") {
  std::set<Phase> ends;
  std::set<std::string> facts;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Storm storm(seed);
    for (int i = 0; i < 1'500; ++i) {
      storm.step();
      storm.check();
      INFO("seed " << seed << ", step " << i);
      for (std::string const& broken : storm.watch.broken) FAIL(broken);
    }
    storm.let_it_end();
    storm.check();
    INFO("seed " << seed << ", at the end");
    for (std::string const& broken : storm.watch.broken) FAIL(broken);
    for (Contact const& c : storm.world.state().contacts) {
      INFO("contact " << c.id << " is " << name_of(c.phase));
      CHECK(is_final(c.phase));
      CHECK(storm.watch.completed(c.id));
      ends.insert(c.phase);
    }
    CHECK(storm.world.host().next_deadline() == std::nullopt);
    for (Entry const& entry : storm.journal.entries) {
      for (Fact const& fact : entry.facts) facts.insert(std::string(fact_name(fact)));
    }
  }
  // The storm is worth something only if it gets everywhere.
  for (std::size_t i = 0; i < count_of<Phase>(); ++i) {
    auto const phase = static_cast<Phase>(i);
    INFO(name_of(phase));
    if (is_final(phase)) CHECK(ends.contains(phase));
  }
  std::set<std::string_view> const of_earlier_rules{"LeaseGranted", "LeaseReleased", "LeaseLost"};
  for (FactKind f = 0; f < std::variant_size_v<Fact>; ++f) {
    INFO(fact_name(f));
    CHECK(of_earlier_rules.contains(fact_name(f)) != facts.contains(std::string(fact_name(f))));
  }
}

TEST_CASE("the same inputs give the same facts", "[P73]") {
  std::string texts[2];
  for (std::string& text : texts) {
    Storm storm(77);
    for (int i = 0; i < 800; ++i) storm.step();
    for (MemoryJournal::Row const& row : storm.journal.rows) text += row.body + "\n";
  }
  CHECK(texts[0].size() > 10'000);
  CHECK(texts[0] == texts[1]);
}

TEST_CASE("a result of an earlier run is suppressed, even with the number of the step under way", "[P04][P25]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  static_cast<void>(world.submit(batch_of({"acme.example"})));
  static_cast<void>(world.submit(StartBatch{1}));
  REQUIRE(world.lead(1, Phase::dispatched));
  OutcomeWatched late = std::get<OutcomeWatched>(world.answer(Effect(*world.asked(1)), "thanks"));
  Step const real = late.step;
  late.step.epoch = Epoch{real.epoch.value() - 1};
  static_cast<void>(world.submit(late));
  CHECK(world.contact(1).phase == Phase::dispatched);
  CHECK(world.contact(1).suppressed == 1);
  world.wait(60'000);
  CHECK(world.contact(1).phase == Phase::unconfirmed);
  static_cast<void>(world.submit(late));
  CHECK(world.contact(1).phase == Phase::unconfirmed);
  late.step = real;
  Token const token = late.token;
  late.token = token.next();
  static_cast<void>(world.submit(late));
  CHECK(world.contact(1).phase == Phase::unconfirmed);
  late.token = token;
  static_cast<void>(world.submit(late));
  CHECK(world.contact(1).phase == Phase::succeeded);
}

TEST_CASE("one business with two websites is known by the id that the list gives it", "[P13]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  CreateBatch batch = batch_of({"acme.example", "beta.example"});
  batch.gap = Duration{0};
  batch.contacts[0].dealer_ref = batch.contacts[1].dealer_ref = "dealer-17";
  static_cast<void>(world.submit(batch));
  static_cast<void>(world.submit(StartBatch{1}));
  world.finish();
  CHECK(world.contact(1).phase == Phase::succeeded);
  CHECK(world.contact(2).phase == Phase::skipped);
  CHECK(world.contact(2).other == ContactId{1});
}

TEST_CASE("two businesses that share a form's endpoint are both contacted", "[P13][P24]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  CreateBatch batch = batch_of({"acme.example", "beta.example"});
  batch.gap = Duration{0};
  batch.contacts[1].website = batch.contacts[0].website; // so that the form found is the same
  static_cast<void>(world.submit(batch));
  static_cast<void>(world.submit(StartBatch{1}));
  world.finish();
  CHECK(world.contact(1).phase == Phase::succeeded);
  CHECK(world.contact(2).phase == Phase::succeeded);
}

TEST_CASE("the program's absence is nobody's working time", "[P05][P25]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  CreateBatch batch = batch_of({"acme.example"});
  static_cast<void>(world.submit(batch));
  static_cast<void>(world.submit(StartBatch{1}));
  REQUIRE(world.lead(1, Phase::navigating));
  State const left = world.state();
  world.die(left, world.host().last_seq());
  world.now.ms += 3'600'000;
  static_cast<void>(world.submit(Booted{}));
  world.finish();
  CHECK(world.contact(1).phase == Phase::succeeded);
}

TEST_CASE("a contact waits for what becomes of another one to the same business", "[P13][P20]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  CreateBatch batch = batch_of({"acme.example", "acme.example"});
  batch.parallel = 2;
  batch.gap = Duration{0};
  static_cast<void>(world.submit(batch));
  static_cast<void>(world.submit(StartBatch{1}));
  REQUIRE(world.lead(1, Phase::intended));
  CHECK(world.contact(2).phase == Phase::queued); // the first may yet prove void
}

TEST_CASE("what the cool-down and the cap no longer look at is let go when the program starts", "[P13][P84]") {
  MemoryJournal journal;
  EngineRig world(journal);
  Limits limits;
  static_cast<void>(world.submit(Booted{limits}));
  CreateBatch batch = batch_of({"acme.example", "beta.example"});
  batch.gap = Duration{0};
  static_cast<void>(world.submit(batch));
  static_cast<void>(world.submit(StartBatch{1}));
  world.finish();
  CHECK(world.state().reached.size() == 2);
  CHECK(world.state().sends.at("c1").size() == 2);
  world.now = world.now + limits.contact_once;
  static_cast<void>(world.submit(Booted{limits}));
  CHECK(world.state().reached.empty());
  CHECK(world.state().sends.size() == 1);
  world.now.ms += 86'400'000;
  static_cast<void>(world.submit(Booted{limits}));
  CHECK(world.state().sends.empty());
}

TEST_CASE("while the disk is nearly full nothing begins and nothing is sent, and with space again it goes on by itself",
          "[P75]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  CreateBatch batch = batch_of({"acme.example", "beta.example"});
  batch.gap = Duration{0};
  static_cast<void>(world.submit(batch));
  static_cast<void>(world.submit(SpaceReported{true}));
  static_cast<void>(world.submit(StartBatch{1}));
  CHECK(world.contact(1).phase == Phase::queued);
  CHECK(world.host().next_deadline() == std::nullopt);
  static_cast<void>(world.submit(SpaceReported{false}));
  REQUIRE(world.lead(1, Phase::filling));
  static_cast<void>(world.submit(SpaceReported{true}));
  CHECK_FALSE(world.lead(1, Phase::intended));
  CHECK(world.contact(1).phase == Phase::ready);
  CHECK(world.state().tokens == Token{});
  static_cast<void>(world.submit(SpaceReported{false}));
  CHECK(world.contact(1).phase == Phase::intended);
}

TEST_CASE("a run for records only starts nothing and sends nothing", "[P07]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{.work = RunPurpose::records}));
  static_cast<void>(world.submit(batch_of({"acme.example"})));
  static_cast<void>(world.submit(StartBatch{1}));
  CHECK(world.effects.empty());
  CHECK(world.contact(1).phase == Phase::queued);
  CHECK(world.host().next_deadline() == std::nullopt);
}
