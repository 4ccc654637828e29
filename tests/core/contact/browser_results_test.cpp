// core/contact/decide and locate: what a browser result means for one contact, beside the stories.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/contact/browser_results.hpp"
#include "sim/invented_pages.hpp"
#include "tests/support/engine_rig.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

// One contact on its way, and what the journal says of it.
struct Visit {
  MemoryJournal journal;
  EngineRig world{journal};
  std::size_t seen = 0; // entries looked at

  explicit Visit(Limits const& limits = {}, FillRules const* rules = nullptr) {
    static_cast<void>(world.submit(Booted{limits, "", {}}));
    CreateBatch batch = batch_of({"acme.example"});
    if (rules != nullptr) batch.rules = *rules;
    static_cast<void>(world.submit(batch));
    static_cast<void>(world.submit(StartBatch{1}));
  }

  Contact const& contact() const { return world.contact(1); }
  Visit& lead(Phase phase) {
    REQUIRE(world.lead(1, phase));
    return *this;
  }
  // The result that the browser would bring, to be changed before it is given.
  template <class R>
  R result(std::string_view what = "calm") {
    return std::get<R>(world.answer(Effect(*world.asked(1)), what));
  }
  PageObserved look(Snapshot page) {
    PageObserved out = result<PageObserved>();
    out.snapshot = std::make_shared<PageAnalysis const>(std::move(page));
    return out;
  }
  FormWritten written(Snapshot page) {
    FormWritten out = result<FormWritten>();
    out.snapshot = std::make_shared<PageAnalysis const>(std::move(page));
    return out;
  }
  // The facts that follow.
  std::vector<Fact> submit(Input input) {
    seen = journal.entries.size();
    static_cast<void>(world.submit(std::move(input)));
    std::vector<Fact> out;
    for (std::size_t i = seen; i < journal.entries.size(); ++i)
      out.insert(out.end(), journal.entries[i].facts.begin(), journal.entries[i].facts.end());
    return out;
  }
};

template <class F>
F const* fact(std::vector<Fact> const& facts) {
  auto const found = std::ranges::find_if(facts, [](Fact const& f) { return std::holds_alternative<F>(f); });
  return found == facts.end() ? nullptr : &std::get<F>(*found);
}

std::string const here = "https://acme.example/contact";

Control box(std::string label, bool required) {
  Control c;
  c.ref = 7;
  c.form = 0;
  c.tag = "input";
  c.type = "checkbox";
  c.name = "consent";
  c.label = std::move(label);
  c.label_source = LabelSource::for_or_wrap;
  c.required = required;
  c.box = {20, 300, 20, 20};
  return c;
}

Snapshot with_box(bool required) {
  Snapshot page = legwork::sim::page_named("contact", here);
  page.controls.push_back(box("I agree to be contacted by phone and text message", required));
  return page;
}

// A form that is no contact form, with a box and a button of its own.
void add_newsletter(Snapshot& page) {
  Form form;
  form.id = "newsletter";
  form.heading = "Newsletter";
  page.forms.push_back(form);
  Control c = box("Weekly offers", false);
  c.ref = 70;
  c.form = static_cast<int>(page.forms.size()) - 1;
  page.controls.push_back(c);
  Button b;
  b.ref = 91;
  b.form = c.form;
  b.tag = "button";
  b.type = "submit";
  b.box = {20, 900, 160, 40};
  b.text = "Subscribe";
  page.buttons.push_back(b);
}

} // namespace

TEST_CASE("every problem of a step has its reason", "[P09][P10]") {
  using enum StepProblem;
  std::pair<StepProblem, Reason> const all[] = {{none, Reason::browser_trouble},
                                                {timed_out, Reason::step_timed_out},
                                                {not_reached, Reason::site_unreachable},
                                                {blocked, Reason::address_blocked},
                                                {not_a_page, Reason::site_unreachable},
                                                {page_gone, Reason::browser_lost},
                                                {control_gone, Reason::form_lost},
                                                {not_clickable, Reason::field_not_accepted},
                                                {disabled, Reason::button_disabled},
                                                {field_changed, Reason::field_changed},
                                                {browser_trouble, Reason::browser_trouble},
                                                {covered, Reason::form_covered}};
  CHECK(std::size(all) == count_of<StepProblem>());
  for (auto const& [problem, reason] : all) {
    INFO(name_of(problem));
    Visit visit;
    StepFailed failed{{visit.world.state().epoch, 1, 1, *visit.contact().op}, problem, "", {}};
    visit.submit(failed);
    CHECK(visit.contact().reason == reason);
    bool const again = problem != blocked && problem != not_a_page;
    CHECK(visit.contact().phase == (again ? Phase::backoff : Phase::failed));
  }
}

TEST_CASE("a picture that a result brings is noted, whatever the result means", "[P32]") {
  Screenshot const screenshot{"form", "1.png", ""};
  auto const noted = [&](Phase phase, auto change) {
    Visit visit;
    visit.lead(phase);
    auto input = change(visit);
    input.screenshots = {screenshot};
    INFO(name_of(phase));
    CHECK(fact<ScreenshotTaken>(visit.submit(input)) != nullptr);
    REQUIRE(visit.contact().screenshots.size() == 1);
    CHECK(visit.contact().screenshots[0].file == "1.png");
  };
  noted(Phase::locating, [](Visit& v) { return v.result<PageObserved>(); });
  noted(Phase::filling, [](Visit& v) { return v.result<FormWritten>(); });
  noted(Phase::intended, [](Visit& v) { return v.result<SendPressed>("nothing"); });
  noted(Phase::dispatched, [](Visit& v) { return v.result<OutcomeWatched>("thanks"); });
  noted(Phase::filling, [](Visit& v) { return v.result<StepFailed>("problem:timed_out"); });
}

TEST_CASE("at most twenty pictures are kept of one contact", "[P32][P84]") {
  Visit visit;
  visit.lead(Phase::locating);
  PageObserved seen = visit.look(legwork::sim::page_named("empty", here));
  for (int i = 0; i < 25; ++i) seen.screenshots.push_back({"form", std::to_string(i) + ".png", ""});
  visit.submit(seen);
  REQUIRE(visit.contact().screenshots.size() == 20);
  CHECK(visit.contact().screenshots.back().file == "19.png");
}

TEST_CASE("a look that brought no page is tried again later", "[P09]") {
  auto const retried = [](Phase phase, auto bare) {
    Visit visit;
    visit.lead(phase);
    auto input = bare(visit);
    input.snapshot = nullptr;
    std::vector<Fact> const facts = visit.submit(input);
    RetryScheduled const* retry = fact<RetryScheduled>(facts);
    REQUIRE(retry != nullptr);
    CHECK(retry->reason == Reason::browser_trouble);
    CHECK(retry->detail == "the browser looked and brought no page");
  };
  retried(Phase::locating, [](Visit& v) { return v.result<PageObserved>(); });
  retried(Phase::screening, [](Visit& v) { return v.result<PageObserved>(); });
  retried(Phase::filling, [](Visit& v) { return v.result<FormWritten>(); });
}

TEST_CASE("a consent that a form asks for late is still a person's to give", "[P14]") {
  auto const asks = [](std::vector<Fact> const& facts) {
    PersonNeeded const* needed = fact<PersonNeeded>(facts);
    REQUIRE(needed != nullptr);
    CHECK(needed->reason == Reason::consent);
  };
  Visit screened;
  screened.lead(Phase::screening);
  asks(screened.submit(screened.look(with_box(true))));
  Visit filled;
  filled.lead(Phase::filling);
  asks(filled.submit(filled.written(with_box(true))));
  Visit staged;
  staged.world.sites["acme.example"] = "step1";
  staged.lead(Phase::filling);
  staged.submit(staged.result<FormWritten>());
  REQUIRE(std::holds_alternative<PressNext>(*staged.world.asked(1)));
  asks(staged.submit(staged.look(with_box(true))));
}

TEST_CASE("a CAPTCHA on a later step of a form is seen", "[P33]") {
  Visit visit;
  visit.world.sites["acme.example"] = "step1";
  visit.lead(Phase::filling);
  visit.submit(visit.result<FormWritten>());
  visit.submit(visit.result<PageObserved>("captcha"));
  CHECK(visit.contact().phase == Phase::held);
  CHECK(visit.contact().reason == Reason::captcha);
}

TEST_CASE("a form that cannot be filled and stands under a CAPTCHA asks for the CAPTCHA first", "[P14][P33]") {
  Snapshot page = with_box(true);
  page.captcha = legwork::sim::page_named("captcha", here).captcha;
  Visit visit;
  visit.lead(Phase::locating);
  visit.submit(visit.look(page));
  REQUIRE(visit.contact().phase == Phase::held);
  CHECK(visit.contact().reason == Reason::captcha);
  visit.submit(ResolveHold{1, "Ann", false, {}});
  page.controls.push_back(
      legwork::sim::page_named("captcha_answered", here).controls.back()); // its box stays on the page
  visit.submit(visit.look(page));
  REQUIRE(visit.contact().phase == Phase::held);
  CHECK(visit.contact().reason == Reason::consent);
}

TEST_CASE("what stands beside the boxes of the form that is sent is kept, and of no other", "[P14]") {
  FillRules rules = batch_of({}).rules;
  rules.may_consent = true;
  Visit visit({}, &rules);
  visit.lead(Phase::filling);
  Snapshot page = with_box(true);
  page.controls.back().checked = true;
  Control unlabelled = page.controls.back();
  unlabelled.ref = 8;
  unlabelled.name = "more";
  unlabelled.label.clear();
  unlabelled.aria_label = "Call me";
  unlabelled.checked = unlabelled.required = false;
  page.controls.push_back(unlabelled);
  Control loose = unlabelled;
  loose.ref = 9;
  loose.form = -1;
  page.controls.push_back(loose);
  add_newsletter(page);
  std::vector<Fact> const facts = visit.submit(visit.written(page));
  FormFilled const* filled = fact<FormFilled>(facts);
  REQUIRE(filled != nullptr);
  CHECK(filled->wordings ==
        std::vector<std::string>{"[x] I agree to be contacted by phone and text message", "[ ] Call me"});
}

TEST_CASE("the digest of what was written tells another form and another filling apart", "[P13]") {
  auto const digest_of = [](bool another_form, bool with_phone) {
    FillRules rules = batch_of({}).rules;
    if (!with_phone) std::erase(rules.known, "phone");
    Visit visit({}, &rules);
    visit.lead(Phase::screening);
    Snapshot page = legwork::sim::page_named("contact", here);
    Control extra = page.controls[0];
    extra.ref = 8;
    extra.name = extra.label = "Blorb number";
    if (another_form) page.controls.push_back(extra);
    visit.submit(visit.look(page));
    visit.submit(visit.written(page));
    return visit.contact().digest;
  };
  auto const usual = digest_of(false, true);
  CHECK(usual != 0);
  CHECK(usual == digest_of(false, true));
  CHECK(usual != digest_of(true, true));
  CHECK(usual != digest_of(false, false));
  CHECK(digest_of(true, true) != digest_of(true, false));
}

TEST_CASE("another attempt begins only with time left for its press", "[P05][P09]") {
  auto const phase_after = [](Phase phase, std::int64_t spent_ms) {
    Limits limits;
    limits.contact = Duration{60'000};
    limits.filling = limits.ready = Duration{100'000};
    Visit visit(limits);
    visit.lead(Phase::filling);
    visit.world.now.ms += spent_ms;
    if (phase == Phase::ready) visit.submit(PauseBatch{1}), visit.lead(Phase::ready);
    visit.submit(PageLost{*visit.contact().page, 1, "crashed"});
    return visit.contact().phase;
  };
  CHECK(phase_after(Phase::filling, 40'000) == Phase::backoff);
  CHECK(phase_after(Phase::filling, 40'001) == Phase::failed);
  CHECK(phase_after(Phase::ready, 40'000) == Phase::backoff); // the wait at the gate is no work
  CHECK(phase_after(Phase::ready, 40'001) == Phase::failed);
}

TEST_CASE("what a page or a browser says is kept up to a length", "[P84]") {
  std::string const endless(5'000, 'x');
  Visit reached;
  reached.lead(Phase::navigating);
  PageReached page = reached.result<PageReached>();
  page.url = endless;
  std::vector<Fact> const there = reached.submit(page);
  REQUIRE(fact<SiteReached>(there) != nullptr);
  CHECK(fact<SiteReached>(there)->url.size() == 2'048);

  Visit pressed;
  pressed.lead(Phase::intended);
  SendPressed press = pressed.result<SendPressed>();
  press.method = press.url = endless;
  std::vector<Fact> const sent = pressed.submit(press);
  REQUIRE(fact<SendObserved>(sent) != nullptr);
  CHECK(fact<SendObserved>(sent)->method.size() == 16);
  CHECK(fact<SendObserved>(sent)->url.size() == 500);

  Visit failed;
  failed.submit(StepFailed{{1, 1, 1, *failed.contact().op}, StepProblem::timed_out, endless, {}});
  CHECK(failed.contact().detail.size() == 300);
  Visit lost;
  lost.lead(Phase::locating);
  lost.submit(PageLost{*lost.contact().page, 1, endless});
  CHECK(lost.contact().detail.size() == 300);
  Visit died;
  died.lead(Phase::locating);
  died.submit(BrowserLost{*died.contact().incarnation, endless});
  CHECK(died.contact().detail == "the browser died: " + std::string(200, 'x'));
  Visit closed;
  closed.world.closes_pages = false;
  closed.submit(CancelContact{1});
  std::vector<Fact> const gone = closed.submit(PageClosed{1, 1, endless});
  REQUIRE(fact<PageGone>(gone) != nullptr);
  CHECK(fact<PageGone>(gone)->trouble.size() == 300);
}

TEST_CASE("a result for another token changes nothing", "[P04][P07]") {
  Visit visit;
  visit.lead(Phase::intended);
  SendPressed press = visit.result<SendPressed>();
  ++press.token;
  std::vector<Fact> const pressed = visit.submit(press);
  REQUIRE(fact<ResultSuppressed>(pressed) != nullptr);
  CHECK(fact<ResultSuppressed>(pressed)->why == "another token");
  CHECK(visit.contact().phase == Phase::intended);
  visit.lead(Phase::dispatched);
  OutcomeWatched watched = visit.result<OutcomeWatched>("thanks");
  ++watched.token;
  std::vector<Fact> const received = visit.submit(watched);
  REQUIRE(fact<ResultSuppressed>(received) != nullptr);
  CHECK(fact<ResultSuppressed>(received)->why == "another token");
  CHECK(visit.contact().phase == Phase::dispatched);
}

TEST_CASE("a watch that failed leaves it open whether anything was answered", "[P07]") {
  Visit visit;
  visit.lead(Phase::dispatched);
  visit.submit(visit.result<StepFailed>("problem:page_gone"));
  CHECK(visit.contact().phase == Phase::unconfirmed);
  CHECK(visit.contact().reason == Reason::no_answer);
}

TEST_CASE("a form that is lost while a CAPTCHA is looked for is searched again", "[P34]") {
  Visit visit;
  visit.lead(Phase::screening);
  visit.submit(visit.result<StepFailed>("problem:control_gone"));
  CHECK(visit.contact().phase == Phase::locating);
  CHECK(visit.contact().relooks == 1);
}

TEST_CASE("a page that nobody knows is lost without a trace", "[P04]") {
  Visit visit;
  CHECK(visit.submit(PageLost{1, {}, "crashed"}).empty());
  CHECK(visit.submit(PageLost{1, 2, "crashed"}).empty());
}

namespace {

// Looks at the same home page until the search goes elsewhere: how often, and where it goes.
struct Search {
  int looks = 0;
  std::string next;
  Reason reason = Reason::none;
};
Search search(Snapshot const& page) {
  Visit visit;
  visit.lead(Phase::locating);
  Search out;
  while (visit.contact().phase == Phase::locating && out.looks < 9) {
    visit.submit(visit.look(page));
    ++out.looks;
  }
  out.reason = visit.contact().reason;
  if (auto const* go = std::get_if<Navigate>(visit.world.asked(1)); go != nullptr) out.next = go->url;
  return out;
}

} // namespace

TEST_CASE("a page that may still be building itself is looked at once more before the search goes on", "[P34][P35]") {
  Snapshot const plain = legwork::sim::page_named("no_form", "https://acme.example/");
  CHECK(search(plain).looks == 2);
  Snapshot moving = plain;
  moving.settled = false;
  CHECK(search(moving).looks == 3);
  Snapshot shell = plain;
  shell.links.clear();
  CHECK(search(shell).looks == 3);
  add_newsletter(shell);
  CHECK(search(shell).looks == 2);
}

TEST_CASE("a home page without a way to a form has its contact page guessed, where there is an address to guess from",
          "[P35]") {
  Snapshot page = legwork::sim::page_named("no_form", "https://acme.example/");
  CHECK(search(page).next == "https://acme.example/contact-us");
  page.url.clear();
  Search const nowhere = search(page);
  CHECK(nowhere.reason == Reason::no_form);
  CHECK(nowhere.next.empty());
}

TEST_CASE("what was tried is told up to a length", "[P10][P35]") {
  auto const detail = [](std::size_t each, std::size_t pages) {
    State s;
    s.contacts.emplace_back();
    Contact& c = s.contacts[0];
    c.id = 1;
    c.tried.assign(pages, std::string(each, 'x') + "?page=1");
    Proposal p(s, {});
    try_next_page(p, c, "", "");
    return std::get<GaveUp>(p.facts.at(0)).detail;
  };
  std::string const start = "no contact form on ";
  CHECK(detail(3, 2) == start + "xxx, xxx");
  CHECK(detail(200, 2) == start + std::string(200, 'x') + ", " + std::string(200, 'x'));
  CHECK(detail(201, 2) == start + std::string(201, 'x') + " …");
}

TEST_CASE("a form whose heading is for something else is a person's, also where its button says send", "[P34][P88]") {
  Snapshot page = legwork::sim::page_named("contact", here);
  page.forms[0].heading = "Join our team";
  Visit visit;
  visit.lead(Phase::navigating);
  visit.submit(visit.result<PageReached>());
  for (int looks = 0; looks < 3 && visit.contact().phase == Phase::locating; ++looks) visit.submit(visit.look(page));
  CHECK(visit.contact().phase == Phase::held);
  CHECK(visit.contact().reason == Reason::unclear_form);
  CHECK(visit.contact().detail ==
        "the form on https://acme.example/contact under \"Join our team\" may be for messages or for something else");
}

TEST_CASE("a required field that comes up while the form is written is written before the press", "[P82]") {
  Visit visit;
  visit.lead(Phase::filling);
  Snapshot page = legwork::sim::page_named("contact", here);
  Control code = box("ZIP code *", true);
  code.ref = 77;
  code.type = "text";
  code.name = "postcode";
  page.controls.push_back(code);
  auto const facts = visit.submit(visit.written(page));
  CHECK(fact<FormLost>(facts) != nullptr);
  CHECK(fact<FormFilled>(facts) == nullptr);
  CHECK(visit.contact().phase == Phase::locating);
}
