// adapters/clock: log time across starts, whatever the wall clock says meanwhile.
#include <catch2/catch.hpp>

#include "adapters/clock/log_clock.hpp"
#include "adapters/wire/json.hpp"

using namespace legwork;
using adapters::ClockReading;
using adapters::ClockRecord;
using adapters::LogClock;
using core::Duration;
using core::Instant;
using namespace std::chrono_literals;

namespace {

constexpr Instant right{1'700'000'000'000};
constexpr Duration slack = 5s; // of the test itself

ClockReading reading(char const* boot, Duration uptime, Instant wall) { return {boot, uptime, wall}; }

bool is_about(Instant a, Instant b) { return a - b <= slack && b - a <= slack; }

} // namespace

TEST_CASE("a new journal begins at the wall clock, and each start goes on by what really passed", "[P13]") {
  LogClock const first({}, {}, reading("one", 100s, right));
  CHECK(is_about(first.now(), right));
  LogClock const same_boot(first.record(), right + 10s, reading("one", 100s + 13h, right + 13h));
  CHECK(is_about(same_boot.now(), right + 13h));
  LogClock const other_boot(same_boot.record(), right + 13h, reading("two", 5s, right + 20h));
  CHECK(is_about(other_boot.now(), right + 20h));
  CHECK(other_boot.record().times.since.size() == 0);                     // log time is the wall clock's
  CHECK(LogClock({}, right, reading("", 0s, right - 1h)).now() >= right); // never back
}

TEST_CASE("a wall clock that was 40 days ahead once does not hold a cool-down up", "[P13]") {
  Instant const wrong = right + 24h * 40;
  LogClock const first({}, {}, reading("one", 100s, wrong));
  Instant const sent = first.now();
  SECTION("on a machine that was not started anew, it is over to the second") {
    LogClock const later(first.record(), sent, reading("one", 100s + 12h + 1min, right + 12h + 1min));
    CHECK(later.now() - sent >= 12h);
    CHECK(later.now() - sent < 12h + 2min);
  }
  SECTION("after a new start, it counts from when the clock was right again") {
    LogClock const later(first.record(), sent, reading("two", 5s, right + 1h));
    CHECK(is_about(later.now(), sent));
    LogClock const last(later.record(), later.now(), reading("three", 5s, right + 13h + 1min));
    CHECK(last.now() - sent >= 12h);
    CHECK(last.now() - sent < 13h);
    CHECK(is_about(last.record().times.wall_of(sent - 1min), wrong - 1min)); // as it was known then
    CHECK(is_about(last.record().times.wall_of(last.now()), right + 13h + 1min));
  }
}

TEST_CASE("a jump forward ends no wait that the machine's uptime does not end, and none of months", "[P13]") {
  LogClock const first({}, {}, reading("one", 100s, right));
  LogClock const same_boot(first.record(), right, reading("one", 160s, right + 24h * 400));
  CHECK(is_about(same_boot.now(), right + 60s));
  CHECK(is_about(same_boot.record().times.wall_of(same_boot.now()), right + 24h * 400));
  LogClock const other_boot(first.record(), right, reading("two", 5s, right + 24h * 400));
  CHECK(is_about(other_boot.now(), right + LogClock::longest_absence));
  LogClock const back(other_boot.record(), other_boot.now(), reading("three", 5s, right + 2h));
  CHECK(is_about(back.now(), other_boot.now()));
  CHECK(is_about(back.record().times.wall_of(back.now()), right + 2h));
}

TEST_CASE("a journal of before, whose time is ahead, goes on at once and shows the right dates", "[P13]") {
  Instant const ahead = right + 24h * 40;
  LogClock const first({}, ahead, reading("one", 100s, right));
  CHECK(is_about(first.now(), ahead));
  CHECK(is_about(first.record().times.wall_of(first.now()), right));
  CHECK(first.record().times.wall_of(ahead - 1h) == ahead - 1h);
  LogClock const later(first.record(), first.now(), reading("two", 5s, right + 12h));
  CHECK(later.now() - ahead >= 12h);
}

TEST_CASE("a wall clock that is set while Legwork runs changes dates and no waits", "[P13][P05]") {
  LogClock clock({}, {}, reading("one", 100s, right));
  CHECK_FALSE(clock.follow_wall(clock.now() + 30s));
  REQUIRE(clock.follow_wall(right + 24h));
  CHECK(is_about(clock.now(), right));
  CHECK(is_about(clock.record().times.wall_of(clock.now()), right + 24h));
  adapters::show_times_by(clock.record().times);
  CHECK(adapters::iso_text(right - 1h) == "2023-11-14T21:13:20.000Z");
  CHECK(adapters::iso_text(right + 1min).starts_with("2023-11-15T22:14"));
  adapters::show_times_by({});
}
