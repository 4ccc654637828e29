// What a request is, by what it carries.
#include <catch2/catch.hpp>

#include "core/send/captcha_hosts.hpp"
#include "core/send/request_role.hpp"

using namespace legwork::core;

namespace {

OutgoingRequest request(ResourceKind kind, std::string method, std::string url, std::string body = "") {
  OutgoingRequest r;
  r.kind = kind;
  r.method = std::move(method);
  r.url = std::move(url);
  r.body = std::move(body);
  r.is_own = r.url.find("//a.test/") != std::string::npos;
  return r;
}

OutgoingRequest call(std::string body, std::int32_t values = 0, bool message = false) {
  auto r = request(ResourceKind::call, "POST", "https://a.test/api", std::move(body));
  r.values_carried = values;
  r.carries_message = message;
  return r;
}

constexpr FormContent written{4, 90};
std::string const long_text(40, 'x');

} // namespace

TEST_CASE("what carries the message, most values, or cannot be read is a send", "[P07][P81]") {
  KnownTraffic const known;
  CHECK(role_of(call(long_text, 1, true), known, written) == RequestRole::send);
  CHECK(role_of(call(long_text, 3), known, written) == RequestRole::send);
  CHECK(role_of(call(long_text), known, written) == RequestRole::send);
  auto unreadable = call("");
  unreadable.body.reset();
  CHECK(role_of(unreadable, known, written) == RequestRole::send);
  auto hidden = call("");
  hidden.headers = "x-lead: " + long_text + "\n";
  CHECK(role_of(hidden, known, written) == RequestRole::send);
  CHECK(role_of(request(ResourceKind::style, "GET", "https://a.test/s.css?" + std::string(200, 'x')), known, written) ==
        RequestRole::send);
  CHECK(role_of(request(ResourceKind::document, "POST", "https://a.test/send"), known, written) == RequestRole::send);
}

TEST_CASE("a look-up carries a few values and never the message", "[P07]") {
  KnownTraffic const known;
  CHECK(role_of(call(long_text, 1), known, written) == RequestRole::check);
  CHECK(role_of(call(long_text, 2), known, written) == RequestRole::check);
  auto loaded = call(long_text, 2);
  loaded.other_bytes = 59;
  CHECK(role_of(loaded, known, written) == RequestRole::check);
  loaded.other_bytes = 60; // enough for the message in a form that nobody can read
  CHECK(role_of(loaded, known, written) == RequestRole::send);
  auto document = request(ResourceKind::document, "POST", "https://a.test/step", long_text);
  document.values_carried = 1;
  CHECK(role_of(document, known, written) == RequestRole::send); // a form's document request is none
}

TEST_CASE("beacons, pictures and third parties' unreadable calls are background", "[P81]") {
  KnownTraffic const known;
  CHECK(role_of(request(ResourceKind::beacon, "POST", "https://a.test/b", long_text), known, written) ==
        RequestRole::background);
  CHECK(role_of(request(ResourceKind::image, "GET", "https://a.test/p?" + long_text), known, written) ==
        RequestRole::background);
  CHECK(role_of(request(ResourceKind::call, "POST", "https://b.test/c", long_text), known, written) ==
        RequestRole::background);
  auto beacon = request(ResourceKind::beacon, "POST", "https://a.test/b", long_text);
  beacon.carries_message = true;
  CHECK(role_of(beacon, known, written) == RequestRole::send);
  auto picture = request(ResourceKind::image, "GET", "https://a.test/p?" + long_text);
  picture.carries_message = true;
  CHECK(role_of(picture, known, written) == RequestRole::background); // never the send
}

TEST_CASE("a small request passes with its bytes counted", "[P81]") {
  KnownTraffic known;
  auto const nonce = request(ResourceKind::call, "GET", "https://a.test/nonce?t=12");
  CHECK(role_of(nonce, known, written) == RequestRole::small);
  CHECK(telling_bytes(nonce, known) == 11);
  auto const tiny = call(std::string(31, 'x'));
  CHECK(role_of(tiny, known, written) == RequestRole::small);
  CHECK(role_of(call(std::string(32, 'x')), known, written) == RequestRole::send);
  CHECK(telling_bytes(tiny, known) == 4 + 31);
  known.add_request(call("before"));
  CHECK(telling_bytes(tiny, known) == 31); // the place says nothing new
}

TEST_CASE("what stood in the page or was asked for before is known", "[P81]") {
  KnownTraffic known;
  known.add_address("https://a.test/fonts/a.woff2#x");
  known.add_request(call("{\"ping\":1732800000123,\"n\":4}"));
  CHECK(role_of(request(ResourceKind::font, "GET", "https://a.test/fonts/a.woff2"), known, written) ==
        RequestRole::known);
  CHECK(role_of(call("{\"ping\":1732800009000,\"n\":5}"), known, written) == RequestRole::known);
  CHECK(role_of(call("{\"ping\":1732800009000,\"m\":\"hello, what is the price\"}"), known, written) ==
        RequestRole::send);
  auto chunk = request(ResourceKind::script, "GET", "https://cdn.test/assets/checkout-4f9a1c2b.js");
  CHECK(role_of(chunk, known, written) == RequestRole::small);
  chunk.is_named_before = true;
  CHECK(role_of(chunk, known, written) == RequestRole::known);
  chunk.url += "?d=1";
  CHECK(role_of(chunk, known, written) == RequestRole::small); // a query may say anything
}

TEST_CASE("a CAPTCHA's own frame may talk to its own vendor", "[P33]") {
  CHECK(is_captcha_exchange("https://www.google.com/recaptcha/api2/anchor",
                            "https://www.google.com/recaptcha/api2/reload"));
  CHECK(is_captcha_exchange("https://newassets.hcaptcha.com/x", "https://api.hcaptcha.com/checksiteconfig"));
  CHECK_FALSE(is_captcha_exchange("https://a.test/contact", "https://www.google.com/recaptcha/api2/reload"));
  CHECK_FALSE(is_captcha_exchange("https://www.google.com/recaptcha/api2/anchor", "https://www.google.com/search"));
  CHECK_FALSE(is_captcha_exchange("https://nothcaptcha.com/", "https://nothcaptcha.com/x"));
}

TEST_CASE("what asks for leave, a CAPTCHA that loads late and an advertiser's frame are no sends", "[P07][P33]") {
  KnownTraffic const known;
  std::string const long_address = "https://b.test/workflows/" + std::string(220, 'x');
  CHECK(role_of(request(ResourceKind::other, "OPTIONS", long_address), known, written) == RequestRole::small);
  CHECK(role_of(request(ResourceKind::document, "GET", long_address), known, written) == RequestRole::background);
  CHECK(role_of(request(ResourceKind::document, "POST", long_address), known, written) == RequestRole::send);
  std::string const anchor = "https://www.google.com/recaptcha/api2/anchor?k=" + std::string(220, 'x');
  CHECK(role_of(request(ResourceKind::document, "GET", anchor), known, written) == RequestRole::known);
}
