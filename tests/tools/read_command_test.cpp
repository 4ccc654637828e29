// `legwork read` and `legwork rank`: what they print, what leaves the machine meanwhile (nothing), and what they say of
// input that cannot be read.
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>
#include <csignal>
#include <nlohmann/json.hpp>

#include "adapters/wire/base64.hpp"
#include "core/base/text.hpp"
#include "tests/street/street_run.hpp"
#include "tests/support/child.hpp"
#include "tests/support/page_server.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;
using Json = nlohmann::json;

namespace {

Said run(std::vector<std::string> words, std::filesystem::path const& folder) {
  words.insert(words.begin(), legwork_binary());
  Child child(words, folder, "said");
  int const code = child.wait(90s).value_or(-1);
  return {code, child.out(), child.err()};
}

// The same, while a server on loopback answers.
Said run_beside(boost::asio::io_context& io, std::vector<std::string> words, std::filesystem::path const& folder) {
  words.insert(words.begin(), legwork_binary());
  Child child(words, folder, "said");
  for (int i = 0; i < 1800 && child.running(); ++i) {
    io.restart();
    io.run_for(50ms);
  }
  int const code = child.wait(1s).value_or(-1);
  return {code, child.out(), child.err()};
}

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

std::vector<Json> lines_of(std::string const& text) {
  std::vector<Json> out;
  for (std::string_view line : core::split(text, '\n')) {
    if (!line.empty()) out.push_back(Json::parse(line));
  }
  return out;
}

std::string const contact_page = R"(<!doctype html><html lang="en"><head><title>Contact us</title></head><body><main>
<form role="search" data-at="fs"><input name="q" type="search" placeholder="Search" data-at="q"><button>Search</button></form>
<h2>Send us a message</h2>
<form action="/send" method="post" data-at="f1">
<label>First name <input name="fn" data-at="a" required></label>
<label>Last name <input name="ln" data-at="b" required></label>
<label>E-mail <input name="field_2" data-at="c" required></label>
<label>Your message <textarea name="m" data-at="d"></textarea></label>
<div style="display:none"><label>Leave this empty <input name="website_hp" tabindex="-1" data-at="honeypot"></label></div>
<button type="submit" data-at="go">Send message</button></form></main></body></html>)";

} // namespace

TEST_CASE("read answers one line of JSON for each page, in order, with the names that its elements have", "[P88]") {
  TempFolder const folder("read");
  write_text(folder / "contact.html", contact_page);
  write_text(folder / "formless.html",
             "<!doctype html><html lang=de><title>Kontakt</title><div><label>Vorname <input data-at=x></label>"
             "<label>Nachname <input></label><label>E-Mail <input type=email></label><button>Senden</button></div>");
  auto const first = (folder / "contact.html").string();
  auto const second = (folder / "formless.html").string();
  Said const said = run({"read", "--json", "--echo", "data-at", first, second, first}, folder.path());
  INFO(said.err);
  CHECK(said.code == 0);
  auto const lines = lines_of(said.out);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0]["file"] == first);
  CHECK(lines[1]["file"] == second);
  CHECK(lines[2] == lines[0]);
  CHECK(lines[0]["language"] == "en");
  CHECK(lines[0]["captcha"] == Json::parse(R"({"kind": "none", "vendor": null})"));
  CHECK(lines[0]["contact_form"] == 1);
  CHECK(lines[0]["forms"][0]["ref"] == "fs");
  CHECK(lines[0]["forms"][0]["kind"] == "search");
  CHECK(lines[0]["forms"][0]["fields"][0]["type"] == "other");
  Json const& form = lines[0]["forms"][1];
  CHECK(form["ref"] == "f1");
  CHECK(form["kind"] == "contact");
  CHECK(form["submit"] == "go");
  REQUIRE(form["fields"].size() == 5);
  Json types;
  for (Json const& field : form["fields"]) types.push_back({field["ref"], field["type"], field["required"]});
  CHECK(types == Json::parse(R"([["a", "first_name", true], ["b", "last_name", true], ["c", "email", true],
                                 ["d", "message", false], ["honeypot", "honeypot", false]])"));
  CHECK(form["fields"][0]["confidence"].get<double>() <= 1.0);
  Json const& group = lines[1]["forms"][0];
  CHECK(group["ref"].is_null());
  CHECK(group["submit"].is_null());
  CHECK(group["fields"][0]["ref"] == "x");
  CHECK(group["fields"][1]["ref"].is_null());
}

TEST_CASE("read tells what lies over the page, and which of its controls would end it", "[P88][P14]") {
  TempFolder const folder("read");
  write_text(folder / "wall.html", std::string(contact_page) +
                                       "<div role=dialog style='position:fixed;inset:0;background:#fff'><p>We use "
                                       "cookies.</p><button>Accept all</button><button>Reject all</button></div>");
  write_text(folder / "contact.html", contact_page);
  auto const wall = (folder / "wall.html").string();
  Said const said = run({"read", "--json", wall, (folder / "contact.html").string()}, folder.path());
  auto const lines = lines_of(said.out);
  REQUIRE(lines.size() == 2);
  Json const wanted = Json::parse(R"([{"kind": "cookies", "in_the_way": true, "press": "Reject all", "refuses": true,
                                       "accepts": false}])");
  Json over = lines[0]["overlays"];
  REQUIRE(over.size() == 1);
  CHECK(over[0]["text"].get<std::string>().starts_with("We use cookies."));
  over[0].erase("text");
  CHECK(over == wanted);
  CHECK(lines[1]["overlays"] == Json::array());
  Said const plain = run({"read", wall}, folder.path());
  CHECK(core::contains(plain.out, "a cookie banner lies over the form: would press \"Reject all\", which refuses"));
}

TEST_CASE("a stored page is read with its scripts, and nothing leaves the machine", "[P88]") {
  boost::asio::io_context io;
  PageServer server(io, {{"/", contact_page}});
  std::string const there = "127.0.0.1:" + std::to_string(server.port());
  std::string const page = R"html(<!doctype html><html><head><base href="http://AT/">
<link rel="stylesheet" href="http://AT/style.css"><link rel="dns-prefetch" href="//AT"><link rel="prefetch" href="/next">
<script src="http://AT/code.js"></script></head><body><img src="http://AT/picture.png"><iframe src="http://AT/frame"></iframe>
<form action="http://AT/send" method="post"><label>E-mail <input name="mail" data-at="a"></label>
<label>Message <textarea data-at="b"></textarea></label><button>Send</button></form>
<script>fetch('http://AT/fetched').catch(() => {}); navigator.sendBeacon('http://AT/beacon', 'x'); new WebSocket('ws://AT/socket');
open('http://AT/window'); document.forms[0].dataset.at = 'by script';
try { new Worker(URL.createObjectURL(new Blob(["fetch('http://AT/worker')"]))); } catch {}
addEventListener('load', () => { location = 'http://AT/away'; document.forms[0].submit(); });</script></body></html>)html";
  TempFolder const folder("read");
  auto const file = (folder / "page.html").string();
  write_text(file, core::replace_all(page, "AT", there));
  std::vector<std::string> const words{"read", "--json", "--echo", "data-at", "--allow-host", "127.0.0.1", file};
  Said const said = run_beside(io, words, folder.path());
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  auto const lines = lines_of(said.out);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0]["forms"][0]["ref"] == "by script");
  CHECK(lines[0]["forms"][0]["fields"].size() == 2);
  CHECK(server.asked().empty());
  CHECK(server.posted().empty());
}

TEST_CASE("a page of the web is read as a contact sees it, and nothing is sent", "[P88]") {
  boost::asio::io_context io;
  PageServer server(io, {{"/contact", contact_page + R"(<script src="/code.js"></script><script>
fetch('/collect', {method: 'POST', body: 'seen'}).catch(() => {}); navigator.sendBeacon('/beacon', 'x');
const f = document.createElement('form'); f.method = 'post'; f.action = '/own'; document.body.append(f);
setTimeout(() => f.submit(), 100);</script>)"}});
  TempFolder const folder("read");
  std::string const url = "http://127.0.0.1:" + std::to_string(server.port()) + "/contact";
  Said const refused = run_beside(io, {"read", "--json", url}, folder.path());
  CHECK(refused.code == 2);
  CHECK(lines_of(refused.out).at(0).contains("error"));
  CHECK(server.asked().empty());
  std::vector<std::string> const words{"read", "--json", "--allow-host", "127.0.0.1", url};
  Said const said = run_beside(io, words, folder.path());
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(lines_of(said.out).at(0)["contact_form"] == 1);
  CHECK(std::ranges::count(server.asked(), "/code.js") == 1);
  CHECK(server.posted().empty());
}

TEST_CASE("the practice street is read without leaving it", "[P88]") {
  TempFolder const folder("read");
  PracticeStreet const street(folder.path());
  std::string const url = "http://plain-motors.test:" + std::to_string(street.port()) + "/";
  Said const said = run({"read", url, "https://example.com/"}, folder.path());
  INFO(said.out << said.err);
  CHECK(said.code == 1);
  CHECK(says(said.out, "  title "));
  CHECK(says(said.err, "legwork: https://example.com/: "));
}

TEST_CASE("a page that cannot be read is told, and the others are read", "[P12][P88]") {
  TempFolder const folder("read");
  write_text(folder / "good.html", contact_page);
  write_text(folder / "empty.html", "");
  auto const good = (folder / "good.html").string();
  auto const missing = (folder / "missing.html").string();
  auto const empty = (folder / "empty.html").string();
  Said const said = run({"read", "--json", missing, good, empty, folder.path().string()}, folder.path());
  CHECK(said.code == 1);
  auto const lines = lines_of(said.out);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] == Json{{"file", missing}, {"error", "there is no such file"}});
  CHECK(lines[1]["contact_form"] == 1);
  CHECK(lines[2] == Json{{"file", empty}, {"error", "it is empty"}});
  CHECK(lines[3] == Json{{"file", folder.path().string()}, {"error", "this is no file"}});
  CHECK(says(said.err, "legwork: " + missing + ": there is no such file\n"));
  CHECK(run({"read", missing}, folder.path()).code == 2);
}

TEST_CASE("read says what is wrong with its options, and where the browser is missing", "[P12][P88]") {
  TempFolder const folder("read");
  write_text(folder / "good.html", contact_page);
  auto const good = (folder / "good.html").string();
  for (auto const& [words, problem] :
       {std::pair{std::vector<std::string>{"read", "--picture", "a.png", good, good},
                  "give exactly one address or file"},
        {{"read", "--picture", "/nowhere/a.png", good}, "cannot write /nowhere/a.png"},
        {{"read", "--echo", "id", good}, "--echo goes with --json"},
        {{"read"}, "pages is required"},
        {{"read", "--browser", "/nowhere/chromium", good}, "the browser /nowhere/chromium is not there"}}) {
    Said const said = run(words, folder.path());
    INFO(said.err);
    CHECK(said.code == 2);
    CHECK(said.out.empty());
    CHECK(says(said.err, problem));
  }
}

TEST_CASE("a stored form that only missing scripts would show is read all the same", "[P88]") {
  TempFolder const folder("read");
  write_text(folder / "page.html",
             R"(<!doctype html><title>Contact</title><script src="https://cdn.example/reveal.js"></script>
<div style="opacity:0"><form><label>Name <input name="name"></label><label>E-mail <input name="mail"></label>
<div style="opacity:0"><label>Website <input name="url2" tabindex="-1"></label></div>
<label>Message <textarea name="text"></textarea></label><div class="g-recaptcha" data-sitekey="x"></div>
<button>Send</button></form></div>)");
  Said const said = run({"read", "--json", (folder / "page.html").string()}, folder.path());
  INFO(said.out << said.err);
  Json const line = lines_of(said.out).at(0);
  CHECK(line["contact_form"] == 0);
  CHECK(line["forms"][0]["fields"][2]["type"] == "other");
  CHECK(line["captcha"]["kind"] == "interactive");
  CHECK(line["captcha"]["vendor"] == "recaptcha_v2");
}

TEST_CASE("reading ends at once at Ctrl-C, and a page whose scripts never end is read without them", "[P88]") {
  TempFolder const folder("read");
  write_text(folder / "good.html", contact_page);
  write_text(folder / "endless.html", contact_page + "<script>for (;;);</script>");
  write_text(folder / "away.html", "<script>location = 'https://example.com/'</script>" + contact_page);
  auto const good = (folder / "good.html").string();
  auto const endless = (folder / "endless.html").string();
  auto const away = (folder / "away.html").string();
  std::vector<std::string> const words{legwork_binary(), "read", "--json", good, endless, away};
  Child interrupted(words, folder.path(), "interrupted");
  for (int i = 0; i < 1200 && interrupted.out().empty(); ++i) CHECK_FALSE(interrupted.wait(50ms));
  interrupted.signal(SIGINT);
  CHECK(interrupted.wait(15s) == 130);
  CHECK(lines_of(interrupted.out()).size() == 1);
  Child patient(words, folder.path(), "patient");
  CHECK(patient.wait(90s) == 0);
  INFO(patient.out() << patient.err());
  auto const lines = lines_of(patient.out());
  REQUIRE(lines.size() == 3);
  for (Json const& line : lines) CHECK(line["forms"] == lines[0]["forms"]);
  CHECK(says(patient.err(), "legwork: note: " + endless + ": its scripts lead elsewhere or never end"));
  CHECK(says(patient.err(), "legwork: note: " + away + ": its scripts lead elsewhere or never end"));
}

TEST_CASE("the report tells what each field is taken for, why, and what would be written", "[P88]") {
  TempFolder const folder("read");
  write_text(folder / "contact.html", contact_page);
  Said const said = run({"read", (folder / "contact.html").string()}, folder.path());
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  for (char const* part :
       {"title \"Contact us\", language en", "CAPTCHA: none", "Form 1: search", "Form 2: contact, score ",
        "this is the one that is filled in", "\"First name\" is first name, ", "because of label \"First name\"",
        "writes {first_name}", "writes {message}", "\"Leave this empty\" is a honeypot and stays empty",
        "it says to be left empty (6 points)", "Sends with: \"Send message\""}) {
    INFO(part);
    CHECK(says(said.out, part));
  }
}

TEST_CASE("the picture shows the whole page with its fields marked", "[P88]") {
  TempFolder const folder("read");
  write_text(folder / "contact.html", "<style>body{background:#fff;height:3000px}</style>" + contact_page);
  auto const picture = (folder / "picture.png").string();
  Said const said = run({"read", "--picture", picture, (folder / "contact.html").string()}, folder.path());
  INFO(said.err);
  REQUIRE(said.code == 0);
  std::string const png = read_text(picture);
  REQUIRE(png.starts_with("\x89PNG\r\n"));
  // The browser itself counts what it drew.
  write_text(folder / "counted.html", R"(<!doctype html><input name=email data-at=""><script>
const image = new Image(); image.onload = () => {
  const canvas = document.createElement('canvas'); canvas.width = image.width; canvas.height = image.height;
  const context = canvas.getContext('2d'); context.drawImage(image, 0, 0);
  const points = context.getImageData(0, 0, image.width, image.height).data, count = {};
  for (let i = 0; i < points.length; i += 4) { const key = [points[i], points[i + 1], points[i + 2]].join(); count[key] = (count[key] || 0) + 1; }
  const of = key => (count[key] || 0) > 100;
  document.querySelector('input').dataset.at = [of('10,125,51'), of('26,95,180'), image.height > 2900].join();
}; image.src = 'data:image/png;base64,)" + adapters::to_base64(png) +
                                          "'</script>");
  Said const counted = run({"read", "--json", "--echo", "data-at", (folder / "counted.html").string()}, folder.path());
  CHECK(lines_of(counted.out).at(0)["forms"][0]["fields"][0]["ref"] == "true,true,true");
}

TEST_CASE("rank names the links that lead to the contact form, as they stand in the file", "[P10]") {
  TempFolder const folder("rank");
  write_text(folder / "a.json", R"({"base": "https://example.test/", "links": [{"href": "about.html", "text": "About"},
    {"href": "sub/../contact.html", "text": "Contact", "in": "nav"}, {"href": "https://other.example/contact", "text": "Contact"},
    {"href": "contact.html#map", "text": "Find us"}, {"href": "/kontakt", "text": "Kontakt", "in": "footer"}]})");
  write_text(folder / "b.json", R"({"base": "https://example.test/", "links": [{"href": "#", "text": "Home"}]})");
  auto const a = (folder / "a.json").string();
  auto const b = (folder / "b.json").string();
  Said const said = run({"rank", "--json", a, b}, folder.path());
  CHECK(said.code == 0);
  CHECK(said.out == "{\"file\":\"" + a +
                        "\",\"first\":\"sub/../contact.html\",\"ranked\":[\"sub/../contact.html\",\"/kontakt\"]}\n" +
                        "{\"file\":\"" + b + "\",\"first\":null,\"ranked\":[]}\n");
  Said const plain = run({"rank", a, b}, folder.path());
  CHECK(says(plain.out, "   1. sub/../contact.html\n   2. /kontakt\n"));
  CHECK(says(plain.out, "no link here says that it leads to a contact form"));
}

TEST_CASE("rank names what is wrong with a file, and ranks the others", "[P12]") {
  TempFolder const folder("rank");
  auto const file = (folder / "links.json").string();
  auto const good = (folder / "good.json").string();
  write_text(good, R"({"base": "https://example.test/", "links": []})");
  for (auto const& [text, problem] :
       {std::pair{"[]", "not a JSON object"},
        {"{\"base\": ", "not a JSON object"},
        {"{\"links\": []}", "\"base\" must be the page's address"},
        {"{\"base\": \"https://a.test/\"}", "\"links\" must be a list"},
        {"{\"base\": \"https://a.test/\", \"links\": [{\"text\": \"x\"}]}", "link 1: must be an object with \"href\""},
        {"{\"base\": \"https://a.test/\", \"links\": [{\"href\": 5}]}",
         "link 1: href, text, title and in must be texts"}}) {
    write_text(file, text);
    Said const said = run({"rank", "--json", file, good}, folder.path());
    INFO(said.out << said.err);
    CHECK(said.code == 1);
    CHECK(says(said.err, "legwork: " + file + ": " + problem));
    CHECK(lines_of(said.out).at(0) == Json{{"file", file}, {"error", problem}});
    CHECK(lines_of(said.out).size() == 2);
  }
}
