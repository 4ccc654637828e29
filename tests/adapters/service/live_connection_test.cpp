// The live view without sockets and without a browser: who sees what, who may act, and what a slow client costs.
#include "adapters/service/live_connection.hpp"

#include <catch2/catch.hpp>

#include <memory>

#include "tests/support/memory_backend.hpp"

using namespace legwork;
using namespace legwork::adapters;
using core::ContactId;
using core::PageId;
using core::Phase;

namespace {

class StateBackend final : public tests::MemoryBackend {
 public:
  core::State known;
  core::State const& state() const override { return known; }

  core::Contact& contact(std::uint32_t id) { return known.contacts[id - 1]; }
  void add(Phase phase, std::optional<PageId> page, std::string claimed_by = "") {
    core::Contact one;
    one.id = ContactId{static_cast<std::uint32_t>(known.contacts.size() + 1)};
    one.phase = phase;
    one.page = page;
    one.taken_over = !claimed_by.empty();
    one.claimed_by = std::move(claimed_by);
    known.contacts.push_back(std::move(one));
  }
};

// The browser's side: which pages are open, who watches them, what was done on them.
class OpenPages final : public LivePages {
 public:
  std::map<PageId, std::map<PageViewer*, PictureSize>> watched; // by open page
  std::vector<std::pair<PageId, PersonInput>> acts;

  core::Result<void> watch(PageId page, PictureSize size, PageViewer& viewer) override {
    auto const open = watched.find(page);
    if (open == watched.end()) return core::fail(core::ErrorKind::not_found, "the page is not open");
    open->second[&viewer] = size;
    viewer.on_view(page, {1366, 900, "dealer.test"});
    return {};
  }
  void unwatch(PageId page, PageViewer& viewer) override {
    if (watched.contains(page)) watched[page].erase(&viewer);
  }
  core::Result<void> act(PageId page, PersonInput const& input) override {
    acts.emplace_back(page, input);
    return {};
  }
  void show(PageId page, std::string const& jpeg) {
    auto const viewers = watched[page];
    for (auto const& [viewer, size] : viewers) viewer->on_picture(page, std::make_shared<std::string const>(jpeg));
  }
};

struct Frame {
  std::uint32_t contact, number;
  std::string jpeg;
  bool operator==(Frame const&) const = default;
};

class Wire final : public Channel {
 public:
  std::vector<Json> texts;
  std::vector<Frame> frames;
  std::size_t waiting = 0;
  std::uint16_t closed = 0;

  void send(Text text) override { texts.push_back(Json::parse(*text)); }
  void send_binary(Bytes bytes) override {
    auto const number = [&](std::size_t from) {
      std::uint32_t out = 0;
      for (std::size_t i = from; i < from + 4; ++i) out = out * 256 + static_cast<unsigned char>((*bytes)[i]);
      return out;
    };
    frames.push_back({number(0), number(4), bytes->substr(frame_header_bytes)});
  }
  std::size_t waiting_bytes() const override { return waiting; }
  void close(std::uint16_t code, std::string) override { closed = code; }
};

struct Live {
  StateBackend backend;
  tests::OneToken authenticator;
  LiveLimits limits;
  LiveHub hub;
  OpenPages pages;
  Wire wire;
  std::unique_ptr<LiveConnection> connection;

  explicit Live(LiveLimits with = {}) : limits(with), hub(backend, authenticator, limits) {
    hub.set_pages(&pages);
    connection = std::make_unique<LiveConnection>(hub, wire, Identity{"test", 1});
  }
  void say(std::string const& text) { connection->on_message(text); }
  void hello() { say(R"({"type":"hello","protocol":1})"); }
  // The newest text of this type; null where there is none.
  Json last(std::string const& type) const {
    for (auto text = wire.texts.rbegin(); text != wire.texts.rend(); ++text) {
      if ((*text)["type"] == type) return *text;
    }
    return {};
  }
  std::vector<std::uint32_t> numbers() const {
    std::vector<std::uint32_t> out;
    for (Frame const& frame : wire.frames) out.push_back(frame.number);
    return out;
  }
};

std::string click(std::uint32_t contact, int x = 1) {
  return R"({"type":"mouse","action":"down","button":"left","y":1,"contact_id":)" + std::to_string(contact) +
         ",\"x\":" + std::to_string(x) + "}";
}
std::string move(std::uint32_t contact, int x) {
  return R"({"type":"mouse","action":"move","y":1,"contact_id":)" + std::to_string(contact) +
         ",\"x\":" + std::to_string(x) + "}";
}

} // namespace

TEST_CASE("the live view answers nothing before a hello with a token", "[P42]") {
  Live live;
  live.backend.add(Phase::navigating, PageId{5});
  live.say(R"({"type":"watch","contact_id":1})");
  CHECK(live.last("error")["code"] == "unauthorized");
  live.hello();
  CHECK(live.last("welcome")["client"] == "test");
  live.hello();
  CHECK(live.last("error")["code"] == "conflict");
  Wire stranger;
  LiveConnection nobody(live.hub, stranger, {});
  nobody.on_message(R"({"type":"watch","contact_id":1})");
  CHECK(stranger.closed == close_unauthorized);
  Wire wrong;
  LiveConnection other(live.hub, wrong, {});
  other.on_message(R"({"type":"hello","protocol":1,"token":"wrong"})");
  CHECK(wrong.closed == close_unauthorized);
  Wire right;
  LiveConnection known(live.hub, right, {});
  known.on_message(R"({"type":"hello","protocol":1,"token":")" + tests::OneToken::token + "\"}");
  CHECK(right.texts.back()["type"] == "welcome");
}

TEST_CASE("a token has so many live connections at a time", "[P42]") {
  Live live({.connections_per_token = 1});
  live.hello();
  Wire second;
  LiveConnection another(live.hub, second, Identity{"test", 1});
  another.on_message(R"({"type":"hello","protocol":1})");
  CHECK(second.closed == close_too_many);
  live.connection.reset();
  Wire third;
  LiveConnection later(live.hub, third, Identity{"test", 1});
  later.on_message(R"({"type":"hello","protocol":1})");
  CHECK(third.texts.back()["type"] == "welcome");
}

TEST_CASE("two pictures are under way at most, and then the newest one follows", "[P66][P44]") {
  Live live;
  live.backend.add(Phase::navigating, PageId{5});
  live.pages.watched[PageId{5}];
  live.hello();
  live.say(R"({"type":"watch","contact_id":1})");
  CHECK(live.last("view") == Json::parse(R"({"type":"view","contact_id":1,"width":1366,"height":900,"may_act":false,
    "host":"dealer.test","why":"The program is working on this page, so you can only watch."})"));
  for (char const* const jpeg : {"one", "two", "three", "four"}) live.pages.show(PageId{5}, jpeg);
  CHECK(live.wire.frames == std::vector<Frame>{{1, 1, "one"}, {1, 2, "two"}});
  live.say(R"({"type":"drawn","contact_id":1,"frame":1})");
  CHECK(live.wire.frames.back() == Frame{1, 3, "four"});
  live.say(R"({"type":"drawn","contact_id":1,"frame":3})");
  CHECK(live.numbers() == std::vector<std::uint32_t>{1, 2, 3}); // nothing is sent twice
  live.wire.waiting = 1U << 20U;                                // what else the client has not read
  live.pages.show(PageId{5}, "five");
  live.pages.show(PageId{5}, "six");
  CHECK(live.numbers().size() == 3);
  live.wire.waiting = 0;
  live.connection->on_writable();
  CHECK(live.wire.frames.back() == Frame{1, 4, "six"});
  live.say(R"({"type":"drawn","contact_id":1,"frame":9})");
  CHECK(live.last("error")["code"] == "invalid");
}

TEST_CASE("who loses the claim acts no more, from that moment on, and is before", "[P77][P66]") {
  Live live;
  live.backend.add(Phase::held, PageId{5}, "test");
  live.pages.watched[PageId{5}];
  live.hello();
  live.say(click(1));
  CHECK(live.last("error")["code"] == "not_found"); // only who sees the page acts on it
  live.say(R"({"type":"watch","contact_id":1})");
  CHECK(live.last("view")["may_act"] == true);
  CHECK(live.last("view")["why"] == "");
  live.say(click(1));
  CHECK(live.pages.acts.size() == 1);
  live.backend.contact(1).claimed_by = "another";
  live.say(click(1)); // before anything was published
  CHECK(live.pages.acts.size() == 1);
  CHECK(live.last("error")["code"] == "refused");
  CHECK(live.last("error")["contact_id"] == 1);
  CHECK(live.last("view")["may_act"] == false);
  CHECK(live.last("view")["why"] == "another has claimed this contact, so you can only watch.");
  live.backend.contact(1).claimed_by = "test";
  live.hub.refresh();
  CHECK(live.last("view")["may_act"] == true);
  live.backend.contact(1).phase = Phase::locating;
  live.hub.refresh();
  CHECK(live.last("view")["may_act"] == false);
  std::size_t const before = live.wire.texts.size();
  live.hub.refresh();
  CHECK(live.wire.texts.size() == before); // what did not change is not before
}

TEST_CASE("every kind of input is refused to who may not act", "[P77]") {
  Live live;
  live.backend.add(Phase::held, PageId{5}, "another");
  live.pages.watched[PageId{5}];
  live.hello();
  live.say(R"({"type":"watch","contact_id":1})");
  for (std::string const& input :
       {click(1), move(1, 2), std::string(R"({"type":"wheel","contact_id":1,"x":1,"y":1,"delta_y":1})"),
        std::string(R"({"type":"touch","contact_id":1,"action":"end"})"),
        std::string(R"({"type":"key","contact_id":1,"action":"down","key":"a"})"),
        std::string(R"({"type":"text","contact_id":1,"text":"a"})"),
        std::string(R"({"type":"composition","contact_id":1,"text":"a"})"),
        std::string(R"({"type":"insert","contact_id":1,"key":"email"})")}) {
    CAPTURE(input);
    live.wire.texts.clear();
    live.say(input);
    CHECK(live.last("error")["code"] == "refused");
  }
  CHECK(live.pages.acts.empty());
}

TEST_CASE("input comes in order, and of moves over the rate the newest is made before what follows", "[P66]") {
  Live live({.moves_per_second = 0.001, .moves_at_once = 2});
  live.backend.add(Phase::held, PageId{5}, "test");
  live.pages.watched[PageId{5}];
  live.hello();
  live.say(R"({"type":"watch","contact_id":1})");
  for (int x : {1, 2, 3, 4}) live.say(move(1, x));
  CHECK(live.pages.acts.size() == 2);
  live.say(click(1, 9));
  std::vector<int> at;
  for (auto const& [page, input] : live.pages.acts) at.push_back(std::get<MouseInput>(input).at.x);
  CHECK(at == std::vector<int>{1, 2, 4, 9});
  live.say(R"({"type":"text","contact_id":1,"text":"a"})");
  CHECK(live.pages.acts.size() == 5); // the move is not made again
}

TEST_CASE("a contact is followed from page to page, until it ends", "[P66]") {
  Live live;
  live.backend.add(Phase::queued, {});
  live.hello();
  live.say(R"({"type":"watch","contact_id":1,"size":"small"})");
  CHECK(live.last("view")["why"] == "No page is open: the contact waits for its turn.");
  live.backend.contact(1).phase = Phase::opening;
  live.backend.contact(1).page = PageId{5};
  live.hub.refresh(); // the browser has not opened it yet
  CHECK(live.last("view")["why"] == "The page is being opened.");
  live.pages.watched[PageId{5}];
  live.hub.refresh();
  CHECK(live.last("view")["width"] == 1366);
  CHECK(live.pages.watched[PageId{5}].begin()->second == PictureSize::small);
  live.connection->on_page_gone(PageId{5}); // it crashed
  CHECK(live.last("view")["width"] == 0);
  live.backend.contact(1).page = PageId{6}; // another attempt
  live.pages.watched.erase(PageId{5});
  live.pages.watched[PageId{6}];
  live.hub.refresh();
  live.pages.show(PageId{6}, "again");
  CHECK(live.wire.frames == std::vector<Frame>{{1, 1, "again"}});
  live.say(R"({"type":"watch","contact_id":1,"size":"full"})");
  CHECK(live.pages.watched[PageId{6}].begin()->second == PictureSize::full);
  live.backend.contact(1).phase = Phase::succeeded;
  live.hub.refresh();
  CHECK(live.last("ended")["reason"] == "over");
  CHECK(live.pages.watched[PageId{6}].empty());
  live.say(R"({"type":"watch","contact_id":1})");
  CHECK(live.last("ended")["contact_id"] == 1);
}

TEST_CASE("who leaves, or is closed, watches nothing any more", "[P41][P66]") {
  Live live;
  live.backend.add(Phase::navigating, PageId{5});
  live.backend.add(Phase::navigating, PageId{6});
  live.pages.watched[PageId{5}], live.pages.watched[PageId{6}];
  live.hello();
  live.say(R"({"type":"watch","contact_id":1})");
  live.say(R"({"type":"watch","contact_id":2,"size":"small"})");
  live.say(R"({"type":"unwatch","contact_id":1})");
  CHECK(live.last("ended")["reason"] == "unwatched");
  CHECK(live.pages.watched[PageId{5}].empty());
  live.say(R"({"type":"unwatch","contact_id":1})");
  CHECK(live.last("error")["code"] == "not_found");
  live.connection.reset();
  CHECK(live.pages.watched[PageId{6}].empty());
  Wire wire;
  LiveConnection other(live.hub, wire, Identity{"test", 1});
  other.on_message(R"({"type":"hello","protocol":1})");
  other.on_message(R"({"type":"watch","contact_id":2})");
  CHECK(live.pages.watched[PageId{6}].size() == 1);
  live.hub.close_all(close_going_away, "the server is shutting down");
  CHECK(wire.closed == close_going_away);
  CHECK(live.pages.watched[PageId{6}].empty());
  live.hub.set_pages(nullptr); // the browser goes
  other.on_message(R"({"type":"watch","contact_id":1})");
}

TEST_CASE("what is no message of the live view gets one clear error each", "[P47]") {
  Live live;
  live.backend.add(Phase::held, PageId{5}, "test");
  live.pages.watched[PageId{5}];
  live.hello();
  live.say(R"({"type":"watch","contact_id":1})");
  std::pair<char const*, char const*> const wrong[] = {
      {"no json", "malformed"},
      {"[]", "malformed"},
      {R"({"no":"type"})", "malformed"},
      {R"({"type":"dance"})", "unknown_type"},
      {R"({"type":"watch"})", "invalid"},
      {R"({"type":"watch","contact_id":1,"size":"huge"})", "invalid"},
      {R"({"type":"watch","contact_id":1,"more":1})", "invalid"},
      {R"({"type":"watch","contact_id":99})", "not_found"},
      {R"({"type":"watch","contact_id":-1})", "invalid"},
      {R"({"type":"watch","contact_id":4294967296})", "invalid"},
      {R"({"type":"unwatch","contact_id":"1"})", "invalid"},
      {R"({"type":"drawn","contact_id":1})", "invalid"},
      {R"({"type":"mouse","contact_id":1})", "invalid"},
      {R"({"type":"key","contact_id":1,"action":"down","key":"F5"})", "invalid"},
      {R"({"type":"insert","contact_id":1,"key":"password"})", "invalid"},
  };
  for (auto const& [text, code] : wrong) {
    CAPTURE(text);
    live.wire.texts.clear();
    live.say(text);
    REQUIRE(live.wire.texts.size() == 1);
    CHECK(live.last("error")["code"] == code);
  }
  live.wire.texts.clear();
  live.connection->on_binary_message();
  CHECK(live.last("error")["code"] == "malformed");
  live.say(R"({"type":"ping","id":3})");
  CHECK(live.last("pong")["id"] == 3);
  CHECK(live.pages.acts.empty());
  CHECK(live.wire.closed == 0);
}

TEST_CASE("a client that floods the live view is before, and closed in the end", "[P44]") {
  Live live({.messages_per_second = 0.001, .messages_at_once = 3});
  live.hello();
  for (int i = 0; i < 3; ++i) live.say(R"({"type":"ping"})");
  CHECK(live.last("error")["code"] == "too_many");
  CHECK(live.last("error")["retry_after_ms"].get<int>() > 0);
  for (int i = 0; i < 100; ++i) live.say(R"({"type":"ping"})");
  CHECK(live.wire.closed == close_too_many);
}

TEST_CASE("one connection watches so many contacts and no more", "[P44]") {
  Live live({.watched_contacts = 2});
  for (int i = 0; i < 3; ++i) live.backend.add(Phase::queued, {});
  live.hello();
  for (int id : {1, 2, 3, 1}) live.say(R"({"type":"watch","contact_id":)" + std::to_string(id) + "}");
  CHECK(live.last("error")["contact_id"] == 3);
  CHECK(live.last("error")["code"] == "too_many");
  CHECK(live.last("view")["contact_id"] == 1);
}
