// adapters/practice over real sockets: the businesses answer, and the truth says what they received.
#include <catch2/catch.hpp>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>

#include "adapters/practice/business.hpp"
#include "adapters/practice/street.hpp"
#include "adapters/practice/submitted_form.hpp"
#include "adapters/wire/base64.hpp"
#include "core/base/text.hpp"
#include "tests/support/loopback.hpp"

using namespace legwork;
using namespace legwork::adapters;
using namespace legwork::tests;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

struct Rig {
  Rig() : street(io.get_executor()) { REQUIRE(street.listen(0)); }
  ~Rig() {
    street.stop();
    run(io, street.finished(5s));
  }

  ReceivedBytes get(std::string const& host, std::string const& path) {
    return run(io,
               talk(street.port(), "GET " + path + " HTTP/1.1\r\nHost: " + host + ":1\r\nConnection: close\r\n\r\n"));
  }
  ReceivedBytes post(std::string const& host, std::string const& path, std::string const& body,
                     std::string const& type = "application/x-www-form-urlencoded") {
    return run(io, talk(street.port(), "POST " + path + " HTTP/1.1\r\nHost: " + host +
                                           "\r\nConnection: close\r\nContent-Type: " + type +
                                           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body));
  }
  json of(std::string const& kind) const {
    for (auto const& business : street.truth()) {
      if (business["kind"] == kind) return business;
    }
    return {};
  }
  // The verdict on the last submission to that kind of business: "kept" or why not.
  std::string fate(std::string const& kind) const {
    auto const submissions = of(kind)["submissions"];
    if (submissions.empty()) return "nothing";
    return submissions.back()["kept"].get<bool>() ? "kept" : submissions.back()["why"].get<std::string>();
  }

  asio::io_context io;
  Street street;
};

std::string status_of(ReceivedBytes const& received) {
  return received.text.substr(0, received.text.find('\r')).substr(9, 3);
}

} // namespace

TEST_CASE("the street has at least forty businesses, each with its own name, host and home page", "[practice]") {
  Rig rig;
  std::set<std::string_view> hosts, names, kinds;
  for (Business const& business : businesses()) {
    INFO(business.host);
    hosts.insert(business.host);
    names.insert(business.name);
    kinds.insert(business.site.kind);
    CHECK(business.host.ends_with(".test"));
    CHECK((business.honest.best_grade == "confirmed" || business.honest.best_grade == "probable"));
    if (business.site.kind == "slow_pages") continue;
    auto const home = rig.get(std::string(business.host), "/");
    CHECK(status_of(home) == (business.site.kind == "dead_site"      ? "500"
                              : business.site.kind == "interstitial" ? "403"
                                                                     : "200"));
    CHECK_FALSE(core::contains(home.text, "{port}"));
    CHECK_FALSE(core::contains(home.text, "{contact"));
  }
  CHECK(hosts.size() >= 40);
  CHECK(hosts.size() == businesses().size());
  CHECK(names.size() == businesses().size());
  CHECK(kinds.size() == businesses().size());
  for (auto const& business : rig.street.truth()) CHECK(business["submissions"].empty());
}

TEST_CASE("the street's own pages tell what it is", "[practice][P49]") {
  Rig rig;
  auto const about = rig.get("127.0.0.1", "/street");
  CHECK(json::parse(about.text.substr(about.text.find("\r\n\r\n")))["legwork_practice"] == 1);
  CHECK(core::contains(rig.get("localhost", "/").text, "bluebird-motors.test"));
  auto const csv = rig.get("127.0.0.1", "/dealers.csv").text;
  std::string const port = std::to_string(rig.street.port());
  CHECK(core::contains(csv, "\r\n\r\ndealer_name,website,id\nBluebird Motors,http://bluebird-motors.test:" + port +
                                "/,bluebird-motors\n"));
  CHECK(core::contains(csv, "\n\"Pappas, Sons & Co.\",http://pappas-garage.test:" + port + "/,pappas-garage\n"));
  auto const truth = rig.get("127.0.0.1", "/truth").text;
  CHECK(json::parse(truth.substr(truth.find("\r\n\r\n"))).is_array());
  CHECK(status_of(rig.get("bluebird-motors.test", "/truth")) == "404");
  CHECK(status_of(rig.get("stranger.test", "/")) == "421");
}

TEST_CASE("the truth keeps what a business received, until it is reset", "[practice]") {
  Rig rig;
  auto const received = rig.post("bluebird-motors.test", "/contact-us/send",
                                 "contact.firstName=Ann+Marie&contact.lastName=O%27Hara&contact.email=a%40b."
                                 "example&comments=Hi%0D%0Athere");
  CHECK(status_of(received) == "303");
  CHECK(core::contains(received.text, "Location: /thank-you"));
  CHECK(core::contains(rig.get("bluebird-motors.test", "/thank-you").text, "Your message has been sent"));
  auto const business = rig.of("plain_post");
  REQUIRE(business["submissions"].size() == 1);
  auto const one = business["submissions"][0];
  CHECK(one["fields"]["contact.firstName"] == "Ann Marie");
  CHECK(one["fields"]["contact.lastName"] == "O'Hara");
  CHECK(one["fields"]["comments"] == "Hi\r\nthere");
  CHECK(one["method"] == "POST");
  CHECK(one["path"] == "/contact-us/send");
  CHECK(one["kept"] == true);
  CHECK(one["time"].get<std::string>().size() == std::string("2026-01-01T00:00:00.000Z").size());
  CHECK(business["agrees"] == json::array({"succeeded"}));
  CHECK(business["best_grade"] == "confirmed");

  CHECK(status_of(rig.post("127.0.0.1", "/reset", "")) == "204");
  CHECK(rig.of("plain_post")["submissions"].empty());
}

TEST_CASE("every business judges what it receives as its table says", "[practice]") {
  Rig rig;
  std::string const usual = "name=A&email=a%40b.example&message=Hi";
  rig.post("bluebird-motors.test", "/contact-us/send", "contact.firstName=A");
  CHECK(rig.fate("plain_post") == "the field contact.lastName is empty");
  rig.post("canyonridge-auto.test", "/api/leads", R"({"lead":{"fullname":"A","email":"a@b","body":"Hi"}})",
           "application/json");
  CHECK(rig.fate("fetch_inline") == "kept");
  rig.post("aspencourt-motors.test", "/contact/send", usual + "&choice=accepted");
  CHECK(rig.fate("cookie_wall") == "the choice was accepted and not refused");
  rig.post("aspencourt-motors.test", "/contact/send", usual + "&choice=refused");
  CHECK(rig.fate("cookie_wall") == "kept");
  CHECK(rig.of("cookie_wall")["submissions"].back()["fields"]["choice"] == "refused");
  rig.post("bramblehill-cars.test", "/contact/send", usual + "&choice=subscribed");
  CHECK(rig.fate("newsletter_popup") == "the choice was subscribed and not closed");
  rig.post("cobblestone-auto.test", "/contact/send", usual + "&choice=chat");
  CHECK(rig.fate("chat_window") == "the choice was chat and not closed");
  rig.post("dovecote-motors.test", "/contact/send", usual + "&choice=none");
  CHECK(rig.fate("age_gate") == "the choice was none and not of age");
  rig.post("lakeshore-autogroup.test", "/api/contact", R"({"firstName":"A","lastName":"B","email":"e","message":"m"})",
           "application/json");
  CHECK(rig.fate("spa_late") == "kept");
  rig.post("formhost.test", "/f/harborview-auto", "0-1%2Ffirstname=A&0-1%2Flastname=B&0-1%2Femail=e&0-1%2Fmessage=m");
  CHECK(rig.fate("iframe_cross_site") == "kept");
  rig.post("oldmill-motors.test", "/contact-us",
           "item_meta[8]=A&item_meta[9]=e&item_meta[13]=m&item_meta[10]=http%3A%2F%2Fx");
  CHECK(rig.fate("honeypot_css") == "the trap field was filled");
  rig.post("cedargrove-cars.test", "/contact", usual + "&email_confirm=");
  CHECK(rig.fate("honeypot_offscreen") == "kept");
  rig.post("foxglove-auto.test", "/contactus.aspx", "FirstName=A&LastName=B&Email=e&trap=1");
  CHECK(rig.fate("honeypot_nameless") == "the trap field was filled");
  CHECK(status_of(rig.post("ironbridge-motors.test", "/contact", usual)) == "403");
  CHECK(rig.fate("captcha_checkbox") == "the captcha was not answered");
  CHECK(status_of(rig.post("brickyard-motors.test", "/contact", usual)) == "500");
  CHECK(rig.fate("error_500_after_post") == "kept");
  CHECK(status_of(rig.post("velvetroad-motors.test", "/message", usual)) == "200");
  CHECK(rig.fate("spam_drop") == "taken for spam and dropped silently");
  CHECK(rig.of("spam_drop")["best_grade"] == "probable");
  CHECK(status_of(rig.post("picketfence-motors.test", "/inquiry", "phone=5550100123")) == "422");
  CHECK(rig.fate("server_validation") == "the phone number was refused: it does not begin with +1");
  rig.post("picketfence-motors.test", "/inquiry", "first=A&last=B&email=e&message=m&phone=%2B1+555+010+0123");
  CHECK(rig.fate("server_validation") == "kept");
  rig.post("gavel-auto.test", "/contact-us/", "input_1=A&input_2=B&input_3=e&input_6=m");
  CHECK(rig.fate("required_consent") == "the required consent was not given");
  rig.post("sunnyacres-cars.test", "/newsletter", "email=a%40b.example");
  CHECK(rig.fate("optional_newsletter") == "not the contact form");
  CHECK(rig.of("lying_thanks")["agrees"] == json::array({"failed", "unconfirmed"}));
}

TEST_CASE("messages that nobody can read on their way are read by the business that receives them", "[practice]") {
  Rig rig;
  std::string const json_type = "application/json";
  std::string const coded = to_base64(R"({"name":"Ann","email":"a@b.example","message":"H\u00e9"})");
  rig.post("amberlane-motors.test", "/api/inquiries",
           R"({"name":")" + to_base64("Ann") + R"(","email":"YQ==","message":"SMOp"})", json_type);
  CHECK(rig.fate("base64_send") == "kept");
  rig.post("birchwood-auto.test", "/ingest", "not a gzip file", "application/gzip");
  CHECK(rig.fate("gzip_send") == "the field name is empty");
  rig.post("copperkettle-cars.test", "/form/submit", "name=65&email=97,64&message=72,105");
  CHECK(rig.fate("byte_codes_send") == "kept");
  CHECK(status_of(rig.get("fernbrook-motors.test", "/theme.css?v=" + coded)) == "200");
  CHECK(rig.fate("stylesheet_send") == "kept");
  CHECK(rig.of("stylesheet_send")["submissions"][0]["method"] == "GET");
  rig.post("granitegate-autos.test", "/relay", coded, "text/plain");
  CHECK(rig.fate("worker_send") == "kept");

  auto const piece = [&](std::string const& text, std::string const& last) {
    return rig.post("driftwood-motors.test", "/drafts/x1", R"({"piece":")" + text + R"(","last":)" + last + "}",
                    json_type);
  };
  piece(coded.substr(0, 30), "false");
  piece(coded.substr(30, 20), "false");
  CHECK(rig.fate("pieces_send") == "nothing"); // a piece is no submission
  CHECK(status_of(piece(coded.substr(50), "true")) == "200");
  CHECK(rig.fate("pieces_send") == "kept");
  CHECK(status_of(piece(coded.substr(50), "true")) == "400"); // what was put together is held no longer
}

TEST_CASE("questions and copies are no submissions, and what waits for a person is pending", "[practice]") {
  Rig rig;
  std::string const usual = "name=A&email=a%40b.example&message=Hi";
  rig.post("inkwell-motors.test", "/api/inquiry/check", R"({"name":"A"})", "application/json");
  CHECK(rig.fate("validate_then_send") == "nothing");
  rig.post("kingfisher-cars.test", "/metrics/lead", usual);
  CHECK(status_of(rig.post("leadcount.test", "/collect", usual)) == "204");
  CHECK(rig.fate("tracking_copy") == "nothing");
  rig.post("kingfisher-cars.test", "/lead", usual);
  CHECK(rig.fate("tracking_copy") == "kept");
  auto const nonce = rig.get("junipercourt-auto.test", "/api/nonce").text;
  std::size_t const at = nonce.find(R"("nonce":")") + 9;
  rig.post("junipercourt-auto.test", "/api/message", usual + "&nonce=" + nonce.substr(at, nonce.find('"', at) - at));
  CHECK(rig.fate("nonce_then_send") == "kept");
  CHECK(status_of(rig.post("junipercourt-auto.test", "/api/message", usual + "&nonce=1")) == "422");
  CHECK(rig.fate("nonce_then_send") == "the nonce is not one of the last minute");

  auto const review = rig.post("nettlebridge-cars.test", "/contact/review", usual + "+%22%3C").text;
  CHECK(core::contains(review, R"(name="message" value="Hi &quot;&lt;")"));
  CHECK(rig.of("review_page")["submissions"][0]["pending"] == true);
  rig.post("nettlebridge-cars.test", "/contact/send", usual);
  CHECK(rig.fate("review_page") == "kept");
  CHECK(rig.of("review_page")["submissions"][1]["pending"] == false);
  rig.post("orchardgate-motors.test", "/get-in-touch/send", usual);
  CHECK(rig.fate("confirm_by_mail") == "the link in the mail was not clicked");
  CHECK(rig.of("confirm_by_mail")["submissions"][0]["pending"] == true);
}

TEST_CASE("time and phone numbers are judged without a word", "[practice]") {
  Rig rig;
  std::string const usual = "name=A&email=a%40b.example&message=Hi";
  auto const now =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
  auto const after = [&](std::chrono::milliseconds stay) {
    auto const answer = rig.post("pebblecreek-auto.test", "/contact-us/send",
                                 usual + "&shown_at=" + std::to_string((now - stay).count()));
    CHECK(core::contains(answer.text, "Your message has been sent"));
    return rig.fate("time_trap");
  };
  CHECK(after(0s) == "came sooner than 5 s after the page was shown");
  CHECK(after(5s) == "kept");
  rig.post("rosewood-motors.test", "/contact/send", usual + "&phone=%2B44+5125+550147");
  CHECK(rig.fate("masked_phone") == "the number is somebody else's");
  rig.post("rosewood-motors.test", "/contact/send", usual + "&phone=");
  CHECK(rig.fate("masked_phone") == "kept");
  rig.post("saltmarsh-auto.test", "/contact/send", usual + "&dial=%2B44&number=5125550147");
  CHECK(rig.fate("dial_code") == "the number is somebody else's");
  rig.post("saltmarsh-auto.test", "/contact/send", usual + "&dial=%2B1&number=512-555-0147");
  CHECK(rig.fate("dial_code") == "kept");
}

TEST_CASE("multipart bodies are read part by part", "[practice]") {
  Rig rig;
  auto const part = [](std::string name, std::string value) {
    return "--XyZ\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  };
  std::string const body = part("input_1", "Ann") + part("input_2", "a@b.example") +
                           part("input_6", "two\r\nlines --XyZ") + part("input_7", "yes") + "--XyZ--\r\n";
  rig.post("sunnyacres-cars.test", "/lead", body, "multipart/form-data; boundary=XyZ");
  CHECK(rig.fate("optional_newsletter") == "marketing consent was not given");
  CHECK(rig.of("optional_newsletter")["submissions"][0]["fields"]["input_6"] == "two\r\nlines --XyZ");

  CHECK(parse_fields("multipart/form-data", "--a").empty());
  CHECK(parse_fields("multipart/form-data; boundary=a", "--a\r\nno header").empty());
  CHECK(parse_fields("application/json", "[1,2").empty());
  CHECK(value_of(parse_fields("application/json", R"({"a":{"b":{"c":7}}})"), "a.b.c") == "7");
  CHECK(value_of(parse_fields("", "a=1%2&b=%zz&c"), "a") == "1%2");
}

TEST_CASE("the business that resets has read and kept the whole message first", "[practice]") {
  Rig rig;
  auto const received =
      rig.post("stormfront-cars.test", "/contact", "name=A&email=e&message=" + std::string(100'000, 'm'));
  CHECK(received.text.empty());
  CHECK(received.was_reset());
  CHECK(rig.fate("reset_after_post") == "kept");
}

TEST_CASE("a port that somebody else has is a conflict with a sentence", "[practice]") {
  Rig rig;
  Street second(rig.io.get_executor());
  auto const result = second.listen(rig.street.port());
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == core::ErrorKind::conflict);
  CHECK(core::contains(result.error().detail, std::to_string(rig.street.port())));
}

TEST_CASE("oversized requests are not read", "[practice]") {
  Rig rig;
  auto const received =
      run(rig.io, talk(rig.street.port(),
                       "POST /contact HTTP/1.1\r\nHost: brickyard-motors.test\r\nContent-Length: 2000000\r\n\r\n"));
  CHECK_FALSE(received.text.starts_with("HTTP/1.1 200"));
  CHECK(rig.fate("error_500_after_post") == "nothing");
}
