// core/report/preflight_report: one sentence about a whole list, and one about each business.
#include <catch2/catch.hpp>

#include "core/base/enum_names.hpp"
#include "core/report/contact_report.hpp"
#include "core/report/preflight_report.hpp"

using namespace legwork::core;

namespace {

constexpr Instant now{1'000'000'000};

struct Rig {
  State s;
  std::vector<ContactId> all;

  Rig() {
    s.batches.emplace_back();
    s.batches[0].id = 1;
    s.batches[0].purpose = BatchPurpose::preflight;
    s.batches.emplace_back();
    s.batches[1].id = 2;
  }
  Contact& add(Phase phase, Reason reason = Reason::none) {
    Contact c;
    c.id = ContactId{s.contacts.size() + 1};
    c.batch = 1;
    c.phase = phase;
    c.reason = reason;
    c.website = "https://acme.example/";
    s.contacts.push_back(c);
    all.push_back(c.id);
    return s.contacts.back();
  }
  // A contact of another batch, that reached its business at `at`.
  ContactId reached(Instant at) {
    Contact& c = add(Phase::succeeded);
    all.pop_back();
    c.batch = 2;
    c.since = at;
    return c.id;
  }
  std::string words() const { return report_on_preflight(s, all, now).words; }
};

} // namespace

TEST_CASE("a preflight is told in one sentence", "[P88][P10]") {
  Rig rig;
  for (int i = 0; i < 27; ++i) rig.add(Phase::checked);
  rig.add(Phase::checked, Reason::consent);
  rig.add(Phase::checked, Reason::captcha);
  rig.add(Phase::checked, Reason::captcha);
  rig.add(Phase::failed, Reason::no_form);
  ContactId const before = rig.reached(now - std::chrono::minutes{70});
  rig.add(Phase::skipped, Reason::contacted_already).other = before;
  CHECK(rig.words() == "27 ready, 3 need a person (2 CAPTCHA, 1 consent), 1 has no form, 1 was contacted an hour ago");
}

TEST_CASE("what a preflight could not see is told as such", "[P88]") {
  Rig rig;
  rig.add(Phase::failed, Reason::site_unreachable);
  rig.add(Phase::timed_out, Reason::out_of_time);
  rig.add(Phase::skipped, Reason::do_not_contact);
  rig.add(Phase::rejected, Reason::invalid_request);
  rig.add(Phase::queued);
  rig.add(Phase::cancelled, Reason::stopped);
  CHECK(rig.words() == "1 may not be contacted now, 2 were not reached, 1 is not a valid request, 2 were not checked");
}

TEST_CASE("several that were contacted before are told with the last of them", "[P88]") {
  Rig rig;
  ContactId const long_ago = rig.reached(now - std::chrono::hours{9});
  ContactId const lately = rig.reached(now - std::chrono::minutes{5});
  rig.add(Phase::skipped, Reason::contacted_already).other = long_ago;
  rig.add(Phase::skipped, Reason::contacted_already).other = lately;
  CHECK(rig.words() == "2 were contacted before (the last one 5 minutes ago)");
}

TEST_CASE("a business is told with what its form asks for, what was closed and what is known of its site",
          "[P88][P14]") {
  Rig rig;
  Contact& c = rig.add(Phase::checked);
  c.page_url = "https://acme.example/contact?x=1";
  c.plan.entries = {{.ref = 1, .field = "full_name", .label = std::string("Your name")}, {.ref = 2, .field = "email"}};
  c.passive_captcha = "recaptcha_v3";
  c.overlays = {"cookies refused: \"Reject all\""};
  rig.s.recipes[c.website] = {.page = "https://acme.example/contact",
                              .learned = now - std::chrono::hours{24 * 3},
                              .used = now,
                              .found = 5,
                              .sent = 4,
                              .taken = 3};
  CHECK(preflight_words(rig.s, c, now) ==
        "ready: the form on https://acme.example/contact asks for Your name, email; its CAPTCHA (recaptcha_v3) asks "
        "nothing of a visitor; closed cookies refused: \"Reject all\"; known since 3 days ago, 3 of 4 sends went "
        "through");
  CHECK(report_on(rig.s, c, now).readiness == "ready");
}

TEST_CASE("a contact that is no preflight's has no readiness", "[P88]") {
  Rig rig;
  ContactId const id = rig.reached(now);
  CHECK(report_on(rig.s, rig.s.contact(id), now).readiness.empty());
  CHECK(preflight_words(rig.s, rig.s.contact(id), now).empty());
}

TEST_CASE("times ago are told as people say them", "[P88]") {
  using std::chrono::hours;
  using std::chrono::minutes;
  CHECK(how_long_ago(Duration{59'999}) == "just now");
  CHECK(how_long_ago(minutes{1}) == "a minute ago");
  CHECK(how_long_ago(minutes{59}) == "59 minutes ago");
  CHECK(how_long_ago(minutes{60}) == "an hour ago");
  CHECK(how_long_ago(hours{2}) == "2 hours ago");
  CHECK(how_long_ago(hours{47}) == "47 hours ago");
  CHECK(how_long_ago(hours{48}) == "2 days ago");
}
