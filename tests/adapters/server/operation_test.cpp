// Running it: settings, two of everything, shutdown, a disk that is full, what is cleaned up.
#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "tests/street/street_run.hpp"
#include "tests/support/live_client.hpp"
#include "tests/support/skip.hpp"

using namespace legwork::tests;
using std::chrono::milliseconds;
using std::chrono::seconds;
namespace fs = std::filesystem;

TEST_CASE("wrong settings are told all at once, each with its place and what would be right", "[P11]") {
  TempFolder folder("settings");
  write_text(folder / "legwork.toml",
             "port = \"many\"\ncolour = \"red\"\npath_prefix = \"no slash\"\ncertificate = \"/nowhere.pem\"\n");
  Child child({legwork_binary(), "serve", "--config", (folder / "legwork.toml").string(), "--held-minutes", "-1"},
              folder.path(), "serve", {"LEGWORK_DAILY_CAP=some"});
  CHECK(child.wait(seconds(10)) == 2);
  for (char const* said :
       {"legwork.toml:1: port must be a whole number from 0 to 65535", "legwork.toml:2: colour is not a known setting",
        "legwork.toml:3: path_prefix must be empty or like /legwork", "LEGWORK_DAILY_CAP must be a whole number",
        "--held-minutes must be a whole number", "certificate and certificate_key go together"}) {
    CAPTURE(said);
    CHECK(child.err().find(said) != std::string::npos);
  }
}

TEST_CASE("flags win over the environment, and that over the file", "[operation]") {
  TempFolder folder("order");
  write_text(folder / "legwork.toml", "practice = true\nport = 1\npath_prefix = \"/file\"\n");
  Child child({legwork_binary(), "serve", "--config", (folder / "legwork.toml").string(), "--port", "0", "--journal",
               (folder / "journal.db").string(), "--key-file", (folder / "key").string()},
              folder.path(), "serve", {"LEGWORK_PATH_PREFIX=/environment", "LEGWORK_PORT=2"});
  for (int i = 0; i < 500 && child.out().find("#code=") == std::string::npos && child.running(); ++i)
    std::this_thread::sleep_for(milliseconds(10));
  CHECK(child.out().find("/environment/#code=") != std::string::npos);
}

TEST_CASE("a second server on the same port or journal says what is wrong and starts nothing", "[P26]") {
  LiveServer server("two");
  TempFolder other("two-other");
  Child same_port({legwork_binary(), "serve", "--practice", "--port", std::to_string(server.port()), "--journal",
                   (other / "journal.db").string(), "--key-file", (other / "key").string()},
                  other.path(), "port");
  CHECK(same_port.wait(seconds(20)) == 2);
  CHECK(same_port.err().find("is in use") != std::string::npos);
  Child same_journal(
      {legwork_binary(), "serve", "--practice", "--port", "0", "--journal",
       (server.state_folder() / "journal.db").string(), "--key-file", (server.folder() / "master.key").string()},
      other.path(), "journal");
  CHECK(same_journal.wait(seconds(20)) == 2);
  CHECK(server.get("/readyz").status == 200);
}

TEST_CASE("SIGTERM tells clients to come back, and ends in order", "[P76]") {
  LiveServer server("term");
  WsClient client(server.port());
  client.hello(server.token());
  client.order(batch_of(server.dealers({"plain_post", "fetch_inline"})));
  REQUIRE(client.hear_type("contact_started", seconds(20)));
  server.child().signal(15);
  CHECK(client.hear_type("shutdown_began", seconds(5)));
  CHECK(client.close_code(seconds(70)) == 1001);
  CHECK(server.child().wait(seconds(20)) == 0);
  server.restart();
  for (int i = 0; i < 300 && server.get("/api/batches/1").json()["phase"] != "completed"; ++i)
    std::this_thread::sleep_for(milliseconds(200));
  Json const counts = server.get("/api/batches/1").json()["counts"];
  CHECK(counts["contacted"].get<int>() + counts["unconfirmed"].get<int>() == 2);
}

TEST_CASE("with a certificate everything is TLS, and a certificate that cannot be used is told at the start",
          "[P46][P42]") {
  TempFolder folder("tls");
  std::string const certificate = (folder / "certificate.pem").string();
  std::string const key = (folder / "key.pem").string();
  Child make({"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
              "-days", "2", "-subj", "/CN=localhost", "-keyout", key, "-out", certificate},
             folder.path(), "openssl");
  REQUIRE(make.wait(seconds(20)) == 0);
  LiveServer server("tls", {"--certificate", certificate, "--certificate-key", key});
  CHECK(server.child().out().find("legwork is ready: https://") != std::string::npos);
  std::string const place = "https://127.0.0.1:" + std::to_string(server.port());
  Child state({"/usr/bin/curl", "-sk", "--max-time", "10", "-H", "Authorization: Bearer " + server.token(),
               place + "/api/state"},
              folder.path(), "curl");
  CHECK(state.wait(seconds(15)) == 0);
  CHECK(state.out().find("\"mode\":\"practice\"") != std::string::npos);
  Child log_in(
      {"/usr/bin/curl", "-ski", "--max-time", "10", "-d", Json{{"token", server.token()}}.dump(), place + "/login"},
      folder.path(), "login");
  CHECK(log_in.wait(seconds(15)) == 0);
  CHECK(log_in.out().find("; Secure") != std::string::npos);
  CHECK(say_raw(server.port(), "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", milliseconds(500)).find("HTTP/1.1 200") ==
        std::string::npos);
  write_text(folder / "no.pem", "nothing");
  Child wrong({legwork_binary(), "serve", "--practice", "--port", "0", "--certificate", (folder / "no.pem").string(),
               "--certificate-key", key, "--journal", (folder / "journal.db").string(), "--key-file",
               (folder / "master").string()},
              folder.path(), "wrong");
  CHECK(wrong.wait(seconds(20)) == 2);
  CHECK(wrong.err().find("no.pem cannot be used") != std::string::npos);
}

TEST_CASE("a supervisor is told when the server is ready, that it lives, and that it stops", "[P70][P76]") {
  TempFolder folder("notify");
  std::string const path = (folder / "notify").string();
  int const socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  sockaddr_un place{};
  place.sun_family = AF_UNIX;
  path.copy(place.sun_path, sizeof place.sun_path - 1);
  REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&place), sizeof place) == 0);
  timeval const limit{10, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  std::string said;
  auto const received = [&](std::string const& word) {
    char buffer[1024];
    for (int i = 0; i < 40 && said.find(word) == std::string::npos; ++i) {
      ssize_t const n = ::recv(socket, buffer, sizeof buffer, 0);
      if (n <= 0) break;
      said.append(buffer, static_cast<std::size_t>(n));
    }
    return said.find(word) != std::string::npos;
  };
  Child child({legwork_binary(), "serve", "--practice", "--port", "0", "--journal", (folder / "journal.db").string(),
               "--key-file", (folder / "key").string()},
              folder.path(), "serve", {"NOTIFY_SOCKET=" + path, "WATCHDOG_USEC=400000"});
  CHECK(received("READY=1"));
  CHECK(received("WATCHDOG=1"));
  child.signal(15);
  CHECK(received("STOPPING=1"));
  CHECK(child.wait(seconds(30)) == 0);
  ::close(socket);
}

TEST_CASE("a socket that the supervisor holds is served", "[operation]") {
  TempFolder folder("socket");
  int const listening = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::bind(listening, reinterpret_cast<sockaddr*>(&place), sizeof place) == 0);
  REQUIRE(::listen(listening, 16) == 0);
  socklen_t size = sizeof place;
  ::getsockname(listening, reinterpret_cast<sockaddr*>(&place), &size);
  int const port = ntohs(place.sin_port);
  // As a supervisor does it: descriptor 3, and the number of the process that it is for.
  std::string const script = "exec 3<&" + std::to_string(listening) + "; LISTEN_FDS=1 LISTEN_PID=$$ exec \"$0\" \"$@\"";
  Child child({"/bin/sh", "-c", script, legwork_binary(), "serve", "--practice", "--journal",
               (folder / "journal.db").string(), "--key-file", (folder / "key").string()},
              folder.path(), "serve");
  for (int i = 0; i < 500 && child.out().find("#code=") == std::string::npos && child.running(); ++i)
    std::this_thread::sleep_for(milliseconds(10));
  CHECK(child.out().find("127.0.0.1:" + std::to_string(port) + "/#code=") != std::string::npos);
  CHECK(ask(port, "GET", "/readyz").status == 200);
  ::close(listening);
}

TEST_CASE("the unit for systemd is hardened", "[operation]") {
  TempFolder folder("unit");
  if (!fs::exists("/usr/bin/systemd-analyze")) {
    skip("systemd-analyze is not installed");
    return;
  }
  Child child(
      {"/usr/bin/systemd-analyze", "security", "--offline=yes", LEGWORK_SOURCE_DIR "/tools/systemd/legwork.service"},
      folder.path(), "analyze");
  REQUIRE(child.wait(seconds(20)) == 0);
  std::string const said = child.out();
  std::size_t const at = said.find("Overall exposure level for legwork.service: ");
  REQUIRE(at != std::string::npos);
  CHECK(std::stod(said.substr(at + 44)) <= 3.0);
}

TEST_CASE("the list of what a build is made of names every library that it loads", "[operation]") {
  TempFolder folder("sbom");
  Child child({"/usr/bin/env", "node", LEGWORK_SOURCE_DIR "/tools/sbom/sbom.mjs", legwork_binary()}, folder.path(),
              "sbom");
  REQUIRE(child.wait(seconds(60)) == 0);
  Json const list = Json::parse(child.out());
  CHECK(list["bomFormat"] == "CycloneDX");
  std::string files;
  bool console = false;
  for (Json const& one : list["components"]) {
    CHECK_FALSE(one["version"].get<std::string>().empty());
    console = console || one["name"] == "vue";
    for (Json const& p : one.value("properties", Json::array())) files += p["value"].get<std::string>() + "\n";
  }
  CHECK(console);
  Child loads({"/usr/bin/ldd", legwork_binary()}, folder.path(), "ldd");
  REQUIRE(loads.wait(seconds(10)) == 0);
  std::istringstream lines(loads.out());
  for (std::string line; std::getline(lines, line);) {
    std::size_t const at = line.find("=> /");
    if (at == std::string::npos) continue;
    std::string const file = line.substr(at + 3, line.find(' ', at + 3) - at - 3);
    CAPTURE(file);
    CHECK(files.find(file) != std::string::npos);
  }
}

TEST_CASE("the practice street keeps its port over a restart, because addresses in the journal have it", "[P25]") {
  LiveServer first("street-one");
  LiveServer second("street-two");
  CHECK(first.street_port() != second.street_port());
  int const port = second.street_port();
  second.child().signal(9);
  second.restart();
  CHECK(second.street_port() == port);
}

TEST_CASE("a batch goes on by itself after kill -9", "[P25]") {
  LiveServer server("kill");
  WsClient client(server.port());
  client.hello(server.token());
  client.order(batch_of(server.dealers({"plain_post", "fetch_inline", "no_form"})));
  REQUIRE(client.hear_type("contact_started", seconds(20)));
  server.child().signal(9);
  server.restart();
  WsClient back(server.port());
  back.hello(server.token(), {{"resume_after", 0}});
  REQUIRE(back.hear_type("batch_completed", seconds(120)));
  std::map<int, int> completes;
  for (Json const& e : back.received) completes[e["contact_id"].get<int>()] += e["type"] == "contact_complete" ? 1 : 0;
  for (int id : {1, 2, 3}) CHECK(completes[id] == 1);
}

TEST_CASE("a full disk stops new work, says so at /readyz, and goes on by itself when there is space", "[P75][P70]") {
  TempFolder folder("full");
  fs::create_directories(folder / "disk");
  if (::geteuid() != 0 || ::mount("tmpfs", (folder / "disk").c_str(), "tmpfs", 0, "size=8m") != 0) {
    skip("mounting a small disk needs root");
    return;
  }
  {
    Child child({legwork_binary(), "serve", "--practice", "--port", "0", "--journal",
                 (folder / "disk/journal.db").string(), "--key-file", (folder / "key").string()},
                folder.path(), "serve");
    for (int i = 0; i < 1000 && child.out().find("#code=") == std::string::npos && child.running(); ++i)
      std::this_thread::sleep_for(milliseconds(10));
    std::string const said = child.out();
    std::size_t const ready = said.find("legwork is ready: ");
    REQUIRE(ready != std::string::npos);
    int const port = std::stoi(said.substr(said.find(':', said.find("://", ready) + 3) + 1));
    auto const readiness = [&] { return ask(port, "GET", "/readyz"); };
    CHECK(readiness().status == 200);
    std::ofstream(folder / "disk/filler", std::ios::binary) << std::string(16U << 20U, 'x');
    for (int i = 0; i < 50 && readiness().status != 503; ++i) std::this_thread::sleep_for(milliseconds(200));
    CHECK(readiness().status == 503);
    CHECK_FALSE(readiness().json()["reason"].get<std::string>().empty());
    CHECK(ask(port, "GET", "/healthz").status == 200);
    fs::remove(folder / "disk/filler");
    for (int i = 0; i < 60 && readiness().status != 200; ++i) std::this_thread::sleep_for(milliseconds(200));
    CHECK(readiness().status == 200);
    CHECK(child.running());
  }
  ::umount2((folder / "disk").c_str(), MNT_DETACH);
}

TEST_CASE("old screenshots are removed, and those that somebody may still need are not", "[P71]") {
  LiveServer server("clean");
  WsClient client(server.port());
  client.hello(server.token());
  client.order(batch_of(server.dealers({"plain_post", "reset_after_post"})));
  REQUIRE(client.hear_type("batch_completed", seconds(90)));
  fs::path const screenshots = server.state_folder() / "journal.db.shots";
  std::size_t before = 0;
  for (auto const& entry : fs::directory_iterator(screenshots)) {
    fs::last_write_time(entry.path(), fs::file_time_type::clock::now() - std::chrono::hours(25));
    ++before;
  }
  REQUIRE(before >= 4);
  server.child().signal(15);
  REQUIRE(server.child().wait(seconds(60)) == 0);
  server.restart();
  std::this_thread::sleep_for(milliseconds(500));
  Json const done = server.get("/api/contacts/1").json();
  Json const open = server.get("/api/needs-person").json()["unconfirmed"][0];
  CHECK(server.get("/" + done["screenshots"][0]["url"].get<std::string>()).status == 404);
  CHECK(server.get("/" + open["screenshots"][0]["url"].get<std::string>()).status == 200);
}
