// Processes, pages and folders: what is opened is closed, what dies is noticed, what is left behind is swept.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <fstream>

#include "adapters/browser/browser_profile.hpp"
#include "adapters/browser/command_line.hpp"
#include "core/base/text.hpp"
#include "tests/support/browser_rig.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

std::size_t folders_in(fs::path const& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

// The browser's main process: the one without a --type.
pid_t browser_pid(fs::path const& folder) {
  for (auto const& entry : fs::directory_iterator("/proc")) {
    std::ifstream in(entry.path() / "cmdline", std::ios::binary);
    std::string const line{std::istreambuf_iterator<char>(in), {}};
    if (core::contains(line, "--user-data-dir=" + folder.string()) && !core::contains(line, "--type="))
      return static_cast<pid_t>(std::stol(entry.path().filename().string()));
  }
  return 0;
}

} // namespace

TEST_CASE("opening and closing leaves no process and no folder", "[P30][P31]") {
  BrowserRig rig;
  auto const first = rig.open(1);
  auto const second = rig.open(2);
  rig.go(first, rig.site("bluebird-motors.test"));
  rig.go(second, rig.site("gavel-auto.test"));
  CHECK(browser_processes(rig.run_folder) > 0);
  CHECK(folders_in(rig.run_folder) == 1);
  rig.browser().perform(core::ClosePage{first, 1});
  CHECK(rig.next<core::PageClosed>().page == first);
  rig.stop();
  CHECK(browser_processes(rig.run_folder) == 0);
  CHECK(folders_in(rig.run_folder) == 0);
}

TEST_CASE("the browser runs as somebody else, in its sandbox", "[browser]") {
  BrowserRig rig;
  rig.open();
  auto const pid = browser_pid(rig.run_folder);
  REQUIRE(pid > 0);
  std::ifstream in("/proc/" + std::to_string(pid) + "/cmdline", std::ios::binary);
  std::string const line{std::istreambuf_iterator<char>(in), {}};
  CHECK_FALSE(core::contains(line, "--no-sandbox"));
  CHECK_FALSE(core::contains(line, "--remote-debugging-port"));
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  std::string const text{std::istreambuf_iterator<char>(status), {}};
  CHECK_FALSE(core::contains(text, "Uid:\t0\t"));
}

TEST_CASE("a killed browser is told, and the next page works in a new one", "[P36]") {
  BrowserRig rig;
  auto const page = rig.open();
  rig.go(page, rig.site("bluebird-motors.test"));
  rig.browser().perform(core::Observe{rig.step(), page, core::ObserveUntil::challenge, core::Duration{15'000}});
  rig.run_for(300ms);
  ::kill(browser_pid(rig.run_folder), SIGKILL);
  bool step_failed = false;
  bool browser_lost = false;
  while (!step_failed || !browser_lost) {
    auto const result = rig.next_result(5s);
    if (auto const* const failed = std::get_if<core::StepFailed>(&result)) {
      CHECK(failed->problem == core::StepProblem::page_gone);
      step_failed = true;
    }
    if (auto const* const lost = std::get_if<core::BrowserLost>(&result)) {
      CHECK(lost->incarnation == core::Incarnation{1});
      browser_lost = true;
    }
  }
  rig.browser().perform(core::ClosePage{page, 1});
  (void)rig.next<core::PageClosed>();
  rig.browser().perform(core::OpenPage{rig.step()});
  auto const opened = rig.next<core::PageOpened>();
  CHECK(opened.incarnation == core::Incarnation{2});
  CHECK(rig.go(core::page_opened_by(opened.step.op), rig.site("bluebird-motors.test")).status == 200);
  CHECK(folders_in(rig.run_folder) == 1);
}

TEST_CASE("a crashed page is told, and other pages go on", "[P36]") {
  BrowserRig rig;
  auto const page = rig.open(1);
  auto const other = rig.open(2);
  rig.browser().perform(core::Navigate{rig.step(), page, "chrome://crash", core::Duration{10'000}});
  bool step_failed = false;
  bool page_lost = false;
  while (!step_failed || !page_lost) {
    auto const result = rig.next_result(12s);
    step_failed = step_failed || std::holds_alternative<core::StepFailed>(result);
    if (auto const* const lost = std::get_if<core::PageLost>(&result)) {
      CHECK(lost->page == page);
      page_lost = true;
    }
  }
  CHECK(rig.go(other, rig.site("bluebird-motors.test")).status == 200);
  rig.browser().perform(core::ClosePage{page, 1});
  CHECK(rig.next<core::PageClosed>().trouble.empty());
}

TEST_CASE("closing a page ends what runs on it, and later steps are refused", "[P31]") {
  BrowserRig rig;
  auto const page = rig.open();
  rig.go(page, rig.site("pappas-garage.test"));
  rig.browser().perform(core::Observe{rig.step(), page, core::ObserveUntil::form, core::Duration{20'000}});
  rig.run_for(200ms);
  auto const before = std::chrono::steady_clock::now();
  rig.browser().perform(core::ClosePage{page, 1});
  bool closed = false;
  while (!closed) closed = std::holds_alternative<core::PageClosed>(rig.next_result(10s));
  CHECK(std::chrono::steady_clock::now() - before < 6s);
  rig.browser().perform(core::Observe{rig.step(), page, core::ObserveUntil::page, core::Duration{5'000}});
  CHECK(std::get<core::StepFailed>(rig.next_result()).problem == core::StepProblem::page_gone);
  rig.browser().perform(core::ClosePage{page, 1});
  CHECK(std::holds_alternative<core::PageClosed>(rig.next_result()));
}

TEST_CASE("what a killed Legwork left behind is swept at the next start", "[P30]") {
  fs::path const folder = "/tmp/legwork-sweep-test-" + std::to_string(::getpid());
  fs::create_directory(folder);
  pid_t const owner = ::fork();
  if (owner == 0) {
    auto profile = adapters::BrowserProfile::make(folder, ::geteuid(), ::getegid());
    pid_t const browser = ::fork();
    if (browser == 0) {
      ::setsid();
      ::execl("/bin/sleep", "sleep", "60", nullptr);
      ::_exit(127);
    }
    ::usleep(100'000);
    profile->note_browser(browser);
    ::kill(::getpid(), SIGKILL); // no destructor runs
  }
  ::waitpid(owner, nullptr, 0);
  REQUIRE(folders_in(folder) == 1);
  CHECK(adapters::sweep_leftovers(folder) == 1);
  CHECK(folders_in(folder) == 0);
  auto const living = adapters::BrowserProfile::make(folder, ::geteuid(), ::getegid());
  REQUIRE(living);
  CHECK(adapters::sweep_leftovers(folder) == 0); // its owner, this process, is alive
  CHECK(folders_in(folder) == 1);
  fs::remove_all(folder);
}

TEST_CASE("a missing browser is told with the package to install", "[P36]") {
  adapters::BrowserOptions options;
  options.binary = "/nowhere/chromium";
  auto const found = adapters::find_browser(options);
  REQUIRE_FALSE(found);
  CHECK(core::contains(found.error().detail, "/nowhere/chromium"));
}

TEST_CASE("a sandbox that cannot start is told with what is missing, and nothing hangs", "[P36]") {
  std::string const binary = "/tmp/legwork-no-sandbox-" + std::to_string(::getpid());
  {
    std::ofstream out(binary);
    out << "#!/bin/sh\necho 'FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox!' >&2\nexit 1\n";
  }
  fs::permissions(binary, fs::perms(0755));
  BrowserRig rig({}, binary);
  rig.browser().perform(core::OpenPage{rig.step()});
  auto const failed = std::get<core::StepFailed>(rig.next_result(10s));
  CHECK(failed.problem == core::StepProblem::browser_trouble);
  CHECK(core::contains(failed.detail, "user namespaces"));
  rig.stop();
  CHECK(folders_in(rig.run_folder) == 0);
  fs::remove(binary);
}

TEST_CASE("six pages at once each get their own results", "[P30][P36]") {
  BrowserRig rig;
  constexpr core::ContactId count = 6;
  std::vector<core::PageId> pages;
  for (core::ContactId contact = 1; contact <= count; ++contact) {
    auto const numbered = [&](std::uint32_t base) {
      return core::Step{1, contact, 1, core::StepNumber{base + contact.value()}};
    };
    core::Step const step = numbered(100);
    core::PageId const page = core::page_opened_by(step.op);
    rig.browser().perform(core::OpenPage{step});
    rig.browser().perform(core::Navigate{numbered(200), page, rig.site("harborview-auto.test", "/contact-us/"), 20s});
    rig.browser().perform(core::Observe{numbered(300), page, core::ObserveUntil::challenge, 15s});
    rig.browser().perform(core::ClosePage{page, contact});
    pages.push_back(page);
  }
  std::size_t opened = 0;
  std::size_t closed = 0;
  while (closed < count.value()) {
    auto const result = rig.next_result(30s);
    opened += std::holds_alternative<core::PageOpened>(result) ? 1 : 0;
    closed += std::holds_alternative<core::PageClosed>(result) ? 1 : 0;
  }
  CHECK(opened == count.value());
  CHECK(rig.results.empty());
}
