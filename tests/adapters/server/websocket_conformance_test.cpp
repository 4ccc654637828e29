// RFC 6455 by the families of its conformance suite, against /echo. Built with LEGWORK_TEST_ECHO only.
#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/support/raw_client.hpp"

using namespace legwork::tests;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

RawClient echoing(LiveServer const& server) {
  RawClient out(server.port());
  REQUIRE(out.upgrade({}, "/echo") == 101);
  return out;
}

// One whole message, of however many frames; the opcode is the first one's.
Frame whole(RawClient& client, milliseconds limit = seconds(20)) {
  Frame out = client.hear(limit);
  while (!out.last) {
    Frame const more = client.hear(limit);
    if (more.opcode != continuation) return more;
    out.payload += more.payload;
    out.last = more.last;
  }
  return out;
}

int code_after(LiveServer const& server, std::string const& bytes) {
  RawClient client = echoing(server);
  client.say(bytes);
  int const code = client.hear_close(seconds(10)).close_code();
  CHECK(client.ended(seconds(5)));
  return code;
}

std::string pieces_of(int opcode, std::string const& text, std::size_t size) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += size)
    out += frame(at == 0 ? opcode : continuation, text.substr(at, size), {.last = at + size >= text.size()});
  return out;
}

} // namespace

TEST_CASE("1: messages of every length come back as they were", "[P40]") {
  LiveServer server("echo-framing");
  RawClient client = echoing(server);
  for (int opcode : {text_frame, binary_frame}) {
    for (std::size_t size : {0U, 125U, 126U, 127U, 128U, 65'535U, 65'536U}) {
      CAPTURE(opcode, size);
      std::string const text(size, opcode == text_frame ? '*' : '\xFE');
      client.say(frame(opcode, text));
      Frame const back = whole(client);
      CHECK(back.opcode == opcode);
      CHECK(back.payload == text);
      for (char c : frame(opcode, text.substr(0, 200))) client.say({&c, 1}); // byte by byte
      CHECK(whole(client).payload == text.substr(0, 200));
    }
  }
}

TEST_CASE("2: each ping gets its pong, and a pong that nobody asked for gets nothing", "[P40]") {
  LiveServer server("echo-pings");
  RawClient client = echoing(server);
  for (std::string const& payload :
       {std::string(), std::string("Hello"), std::string("\x00\xFF\xFE\xFD", 4), std::string(125, '\xFE')}) {
    client.say(frame(pong_frame, "nobody asked") + frame(ping_frame, payload));
    Frame const pong = client.hear();
    CHECK(pong.opcode == pong_frame);
    CHECK(pong.payload == payload);
  }
  for (int i = 0; i < 10; ++i) client.say(frame(ping_frame, "ping " + std::to_string(i)));
  for (int i = 0; i < 10; ++i) CHECK(client.hear().payload == "ping " + std::to_string(i));
  CHECK(code_after(server, frame(ping_frame, std::string(126, 'x'))) == 1002);
}

TEST_CASE("3 and 4: reserved bits and opcodes fail the connection, after what came before is echoed", "[P40]") {
  LiveServer server("echo-reserved");
  for (int bits = 1; bits < 8; ++bits) {
    for (int opcode : {text_frame, binary_frame, ping_frame, close_frame}) {
      CAPTURE(bits, opcode);
      RawClient client = echoing(server);
      client.say(frame(text_frame, "before") +
                 frame(opcode, opcode == close_frame ? close_payload(1000) : "x", {.reserved = bits}));
      CHECK(client.hear().payload == "before");
      CHECK(client.hear_close().close_code() == 1002);
    }
  }
  for (int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
    CAPTURE(opcode);
    CHECK(code_after(server, frame(opcode, "")) == 1002);
    CHECK(code_after(server, frame(text_frame, "before") + frame(opcode, "x") + frame(ping_frame, "")) == 1002);
  }
}

TEST_CASE("5: fragments make one message, with pings between, and break every other order", "[P40]") {
  LiveServer server("echo-fragments");
  RawClient client = echoing(server);
  for (std::size_t size : {1U, 2U, 5U}) {
    client.say(pieces_of(text_frame, "fragment1fragment2", size));
    Frame const back = whole(client);
    CHECK(back.opcode == text_frame);
    CHECK(back.payload == "fragment1fragment2");
  }
  client.say(frame(text_frame, "a", {.last = false}) + frame(ping_frame, "1") +
             frame(continuation, "b", {.last = false}) + frame(ping_frame, "2") + frame(continuation, "c"));
  CHECK(client.hear().payload == "1");
  CHECK(client.hear().payload == "2");
  CHECK(whole(client).payload == "abc");
  client.say(frame(text_frame, "", {.last = false}) + frame(continuation, "", {.last = false}) +
             frame(continuation, ""));
  CHECK(whole(client).payload.empty());
  CHECK(code_after(server, frame(ping_frame, "a", {.last = false}) + frame(continuation, "b")) == 1002);
  CHECK(code_after(server, frame(pong_frame, "a", {.last = false}) + frame(continuation, "b")) == 1002);
  CHECK(code_after(server, frame(continuation, "b")) == 1002);
  CHECK(code_after(server, frame(continuation, "b", {.last = false}) + frame(text_frame, "c")) == 1002);
  CHECK(code_after(server, frame(text_frame, "a", {.last = false}) + frame(text_frame, "b")) == 1002);
  CHECK(code_after(server, pieces_of(text_frame, "ab", 1) + frame(continuation, "c")) == 1002);
}

TEST_CASE("6: text is UTF-8, also over fragments, and what cannot become it fails at once", "[P40]") {
  LiveServer server("echo-utf8");
  RawClient client = echoing(server);
  for (std::string const& good :
       {std::string("Hello-\xC2\xB5@\xC3\x9F\xC3\xB6\xC3\xA4\xC3\xBC\xC3\xA0\xC3\xA1-UTF-8!!"),
        std::string("\xCE\xBA\xE1\xBD\xB9\xCF\x83\xCE\xBC\xCE\xB5"), std::string("\xF4\x8F\xBF\xBF"),
        std::string("\xEF\xBF\xBF"), std::string("\xED\x9F\xBF"), std::string("\xEE\x80\x80"), std::string("\x00", 1),
        std::string("\xF0\x90\x80\x80"), std::string("\xDF\xBF")}) {
    CAPTURE(good);
    for (std::size_t size : {good.size(), std::size_t{1}}) {
      client.say(pieces_of(text_frame, good, size));
      CHECK(whole(client).payload == good);
    }
  }
  for (std::string const& bad :
       {std::string("\x80"), std::string("\xBF"), std::string("\xC0\x80"), std::string("\xC1\xBF"),
        std::string("\xE0\x80\x80"), std::string("\xE0\x9F\xBF"), std::string("\xF0\x80\x80\x80"),
        std::string("\xF0\x8F\xBF\xBF"), std::string("\xED\xA0\x80"), std::string("\xED\xBF\xBF"),
        std::string("\xF4\x90\x80\x80"), std::string("\xF5\x80\x80\x80"), std::string("\xF8\x88\x80\x80\x80"),
        std::string("\xFE"), std::string("\xFF"),
        std::string("\xCE\xBA\xE1\xBD\xB9\xED\xA0\x80"
                    "edited"),
        std::string("\xC2"), std::string("\xE2\x82"), std::string("ok\xF0\x90\x80")}) {
    CAPTURE(bad);
    CHECK(code_after(server, frame(text_frame, bad)) == 1007);
    CHECK(code_after(server, pieces_of(text_frame, bad, 1)) == 1007);
  }
  // 6.4: the rest of the message never comes, and is not waited for.
  CHECK(code_after(server, frame(text_frame, "\xCE\xBA\xE1\xBD\xB9\xF4\x90\x80\x80", {.last = false})) == 1007);
  std::string const begun = frame(text_frame, "\xCE\xBA\xF4\x90\x80\x80 and more that does not come");
  CHECK(code_after(server, begun.substr(0, 6 + 6)) == 1007);
  client.say(frame(binary_frame, "\xFF\xFE")); // bytes may be anything
  CHECK(whole(client).payload == "\xFF\xFE");
}

TEST_CASE("7: a close is answered with its code, and nothing after it is received", "[P40]") {
  LiveServer server("echo-close");
  for (int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999}) {
    CAPTURE(code);
    CHECK(code_after(server, frame(close_frame, close_payload(code))) == code);
  }
  int const empty = code_after(server, frame(close_frame, ""));
  CHECK((empty == 1000 || empty == 1005));
  CHECK(code_after(server, frame(close_frame, close_payload(1000, std::string(123, '*')))) == 1000);
  CHECK(code_after(server, frame(close_frame, close_payload(1000, std::string(124, '*')))) == 1002);
  CHECK(code_after(server, frame(close_frame, "\x03")) == 1002);
  int const reason = code_after(server, frame(close_frame, close_payload(1000, "\xCE\xBA\xED\xA0\x80")));
  CHECK((reason == 1007 || reason == 1002));
  for (int code : {0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999}) {
    CAPTURE(code);
    CHECK(code_after(server, frame(close_frame, close_payload(code))) == 1002);
  }
  RawClient client = echoing(server);
  client.say(frame(close_frame, close_payload(1000)) + frame(text_frame, "too late") + frame(ping_frame, "too late"));
  CHECK(client.hear().opcode == close_frame);
  CHECK(client.hear().opcode == -1);
  RawClient half = echoing(server);
  half.say(frame(text_frame, "half", {.last = false}) + frame(close_frame, close_payload(1000)));
  CHECK(half.hear_close().close_code() == 1000);
}

TEST_CASE("9 and 10: messages of 16 MiB, whole and in pieces, come back", "[P40]") {
  LiveServer server("echo-sizes");
  RawClient client = echoing(server);
  for (std::size_t size : {std::size_t{64} << 10U, std::size_t{1} << 20U, std::size_t{16} << 20U}) {
    for (int opcode : {text_frame, binary_frame}) {
      CAPTURE(size, opcode);
      std::string const text(size, 'x');
      client.say(frame(opcode, text));
      CHECK(whole(client, seconds(60)).payload == text);
    }
  }
  std::string const text(std::size_t{4} << 20U, 'y');
  for (std::size_t piece : {std::size_t{1'300}, std::size_t{65'536}}) {
    CAPTURE(piece);
    client.say(pieces_of(text_frame, text, piece));
    CHECK(whole(client, seconds(60)).payload == text);
  }
  CHECK(code_after(server, frame(binary_frame, "", {.announced = (64ULL << 20U) + 1})) == 1009);
}
