// core/page: what machines answer. Keys count with their values.
#include <catch2/catch.hpp>

#include <string>

#include "core/base/enum_names.hpp"
#include "core/page/answer_signs.hpp"

using namespace legwork::core;

namespace {

// "accepted", "failed", …, joined; empty where nothing is understood.
std::string read(std::vector<AnswerSign> const& signs) {
  std::string out;
  for (AnswerSign const& sign : signs) out += (out.empty() ? "" : " ") + std::string(name_of(sign.means));
  return out;
}
std::string json(std::string_view body) { return read(answer_signs("application/json", body)); }
std::string plain(std::string_view body) { return read(answer_signs("text/plain", body)); }
std::string address(std::string_view url) { return read(address_signs(url, {"https://dealer.example/contact"})); }

} // namespace

TEST_CASE("keys of a JSON answer are read with their values", "[P08][P83]") {
  CHECK(json(R"({"success": true})") == "accepted");
  CHECK(json(R"({"status":"mail_sent"})") == "accepted");
  CHECK(json(R"({"ok":1})") == "accepted");
  CHECK(json(R"({"result":"success"})") == "accepted");
  CHECK(json(R"({"is_valid":true,"errors":[]})") == "accepted");
  CHECK(json(R"({"success": false})") == "failed");
  CHECK(json(R"({"mail_sent":false,"queued":false})") == "failed");
  CHECK(json(R"({"mailSent": null})") == "failed");
  CHECK(json(R"({"sent":0})") == "failed");
  CHECK(json(R"({"ok":"0"})") == "failed");
  CHECK(json(R"({"status":"error","code":"smtp","data":{"status":500}})") == "failed");
  CHECK(json(R"({"result":"fail"})") == "failed");
  CHECK(json(R"({"status":"mail_failed"})") == "failed");
  CHECK(json(R"({"error":true})") == "failed");
  CHECK(json(R"({"error":"no recipient"})") == "failed");
  CHECK(json(R"({"status":0})") == "failed");
  CHECK(json(R"({"status":"validation_failed"})") == "invalid_input");
  CHECK(json(R"({"errors":{"email":"is missing"}})") == "invalid_input");
  CHECK(json(R"({"status":"spam"})") == "spam");
  CHECK(json(R"({"success":true,"sent":false})") == "accepted failed");
}

TEST_CASE("names alone, values that deny nothing and other data say nothing", "[P08][P83]") {
  CHECK(json(R"({"id":17,"name":"sent"})").empty());
  CHECK(json(R"({"error":null,"errors":{}})").empty());
  CHECK(json(R"({"error":false})").empty());
  CHECK(json(R"(["success"])").empty());
  CHECK(json(R"({"status":200})").empty());
  CHECK(json(R"({"message":"Thank you for your message."})").empty());
  CHECK(json("").empty());
  CHECK(json("{").empty());
  CHECK(json(R"({"success)").empty());
}

TEST_CASE("a denial in the words of an answer counts", "[P08][P83]") {
  CHECK(json(R"({"message":"The mail could not be sent."})") == "failed");
  CHECK(json(R"({"msg":"Please enter a valid e-mail address."})") == "invalid_input");
}

TEST_CASE("plain answers of one word count, pages and scripts do not", "[P08][P83]") {
  CHECK(plain("0") == "failed");
  CHECK(plain("false") == "failed");
  CHECK(plain("error: smtp") == "failed");
  CHECK(plain("failure") == "failed");
  CHECK(plain("1") == "accepted");
  CHECK(plain("OK") == "accepted");
  CHECK(plain("true") == "accepted");
  CHECK(plain("42").empty());
  CHECK(plain("Hello").empty());
  CHECK(read(answer_signs("text/html", "<p>error</p>")).empty());
  CHECK(read(answer_signs("text/javascript", "error()")).empty());
}

TEST_CASE("parameters of an address are read with their values", "[P08][P83]") {
  CHECK(address("https://dealer.example/contact?success=1") == "accepted");
  CHECK(address("https://dealer.example/contact?sent") == "accepted");
  CHECK(address("https://dealer.example/contact?status=ok") == "accepted");
  CHECK(address("https://dealer.example/contact?success=0") == "failed");
  CHECK(address("https://dealer.example/contact?sent=false") == "failed");
  CHECK(address("https://dealer.example/contact?error=1") == "failed");
  CHECK(address("https://dealer.example/contact?error") == "failed");
  CHECK(address("https://dealer.example/contact?status=error") == "failed");
  CHECK(address("https://dealer.example/contact?error=0").empty());
  CHECK(address("https://dealer.example/contact?page=2").empty());
  CHECK(address("https://dealer.example/thank-you") == "accepted");
  CHECK(address("https://dealer.example/contact/failed") == "failed");
  CHECK(address("https://dealer.example/contact/confirm").empty()); // what review pages are called
  CHECK(read(address_signs("https://dealer.example/?sent=1", {"https://dealer.example/?sent=1"})).empty());
}
