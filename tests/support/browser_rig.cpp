// Wires a browser as tools/ does, with everything it keeps in memory.
#include "tests/support/browser_rig.hpp"

#include <stdlib.h>

#include <fstream>
#include <set>
#include <stdexcept>

#include "adapters/browser/live_page.hpp"
#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"
#include "core/page/page.hpp"

namespace legwork::tests {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::string Kept::store_evidence(std::string_view, std::string bytes) {
  evidence.push_back(std::move(bytes));
  return "hash-" + std::to_string(evidence.size());
}

core::Result<std::map<std::string, std::string>> Kept::values_for(core::ContactId) { return values; }

core::Result<std::string> Kept::store_screenshot(core::ContactId, std::string_view what, std::string bytes) {
  screenshots.emplace_back(what);
  if (!bytes.starts_with("\xFF\xD8")) return core::fail(core::ErrorKind::broken, "not a JPEG");
  return std::string(what) + ".jpg";
}

std::map<std::string, std::string> some_customer() {
  return {{"first_name", "Philippa"},
          {"last_name", "Quennell-Žák"},
          {"full_name", "Philippa Quennell-Žák"},
          {"email", "philippa.q@example.org"},
          {"phone", "(512) 555-0147"},
          {"zip", "78701"},
          {"city", "Austin"},
          {"state", "TX"},
          {"message", "Good morning,\nwhat would the 2024 Heron LX cost me on the road?\nThank you"}};
}

BrowserRig::BrowserRig(std::map<std::string, std::string> pages, std::string binary, std::optional<Internet> internet,
                       std::uint16_t another_port)
    : street(io.get_executor()), server(io, std::move(pages)) {
  kept.values = some_customer();
  if (auto const listening = street.listen(0); !listening) throw std::runtime_error(listening.error().detail);
  std::string folder = "/tmp/legwork-browser-test-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no folder under /tmp");
  run_folder = folder;
  fs::permissions(run_folder, fs::perms(0711));
  if (!internet) {
    internet.emplace();
    internet->policy.practice = true;
    internet->policy.practice_ports = {street.port(), server.port()};
    if (another_port != 0) internet->policy.practice_ports.insert(another_port);
  }
  auto const note = [this](std::string_view host, std::string_view) { refused.emplace_back(host); };
  proxy_ = std::make_unique<adapters::Proxy>(io.get_executor(), internet->policy, note, adapters::ProxyLimits{},
                                             internet->lookup);
  if (auto const started = proxy_->start(); !started) throw std::runtime_error(started.error().detail);
  adapters::BrowserOptions options;
  options.proxy = "127.0.0.1:" + std::to_string(proxy_->port());
  options.open_proxy_port = [this] { return proxy_->open_port(); };
  options.run_folder = run_folder;
  options.binary = std::move(binary);
  browser_ =
      std::make_unique<adapters::Browser>(io.get_executor(), options, kept, kept, kept,
                                          [this](core::BrowserResult result) { results.push_back(std::move(result)); });
}

BrowserRig::~BrowserRig() {
  stop();
  browser_.reset();
  proxy_->stop();
  street.stop();
  run_for(20ms);
  std::error_code error;
  fs::remove_all(run_folder, error);
}

void BrowserRig::stop() {
  bool done = false;
  browser_->stop([&] { done = true; });
  auto const until = std::chrono::steady_clock::now() + 25s;
  io.restart();
  while (!done && std::chrono::steady_clock::now() < until && io.run_one_for(1s) > 0) {
  }
}

std::string BrowserRig::site(std::string_view host, std::string_view path) const {
  return "http://" + std::string(host) + ":" + std::to_string(street.port()) + std::string(path);
}

std::string BrowserRig::page(std::string_view path) const {
  return "http://pages.test:" + std::to_string(server.port()) + std::string(path);
}

core::BrowserResult BrowserRig::next_result(std::chrono::milliseconds limit) {
  auto const until = std::chrono::steady_clock::now() + limit;
  io.restart();
  while (results.empty()) {
    if (std::chrono::steady_clock::now() >= until) throw std::runtime_error("the browser gave no result in time");
    io.run_one_for(100ms);
  }
  auto result = std::move(results.front());
  results.erase(results.begin());
  return result;
}

void BrowserRig::run_for(std::chrono::milliseconds time) {
  io.restart();
  io.run_for(time);
}

void BrowserRig::throw_failed(core::StepFailed const& failed) {
  throw std::runtime_error("StepFailed " + std::string(core::name_of(failed.problem)) + ": " + failed.detail);
}

core::Step BrowserRig::step() { return {1, contact_, 1, core::StepNumber{++op_}}; }

core::PageId BrowserRig::open(core::ContactId contact) {
  contact_ = contact;
  auto const its = step();
  browser_->perform(core::OpenPage{its});
  (void)next<core::PageOpened>();
  return core::page_opened_by(its.op);
}

core::PageReached BrowserRig::go(core::PageId page, std::string url) {
  browser_->perform(core::Navigate{step(), page, std::move(url), std::chrono::seconds{20}});
  return next<core::PageReached>();
}

core::PageObserved BrowserRig::look(core::PageId page, core::ObserveUntil want, core::Duration limit) {
  browser_->perform(core::Observe{step(), page, want, limit});
  return next<core::PageObserved>();
}

core::FillPlan BrowserRig::plan_of(core::Snapshot const& seen) const {
  auto const reading = core::classify_page(seen);
  if (reading.contact_form < 0) throw std::runtime_error("no contact form was read");
  core::FillRules rules;
  rules.may_consent = rules.may_market = true;
  for (auto const& [key, value] : kept.values) rules.known.push_back(key);
  auto planned = core::plan_form(seen, reading.forms[static_cast<std::size_t>(reading.contact_form)], rules);
  if (!planned.plan) throw std::runtime_error("no plan: " + planned.detail);
  return *std::move(planned.plan);
}

core::FormWritten BrowserRig::fill(core::PageId page, core::Snapshot const& seen) {
  browser_->perform(core::FillForm{step(), page, plan_of(seen), std::chrono::seconds{45}});
  return next<core::FormWritten>();
}

void BrowserRig::set_person_may_act(core::PageId page, bool may) {
  browser_->find_page(page)->set_person_access({.is_wanted = may, .may_act = may});
}

std::size_t browser_processes(fs::path const& folder) {
  std::size_t count = 0;
  for (auto const& entry : fs::directory_iterator("/proc")) {
    std::ifstream in(entry.path() / "cmdline", std::ios::binary);
    std::string const line{std::istreambuf_iterator<char>(in), {}};
    if (core::contains(line, "--user-data-dir=" + folder.string())) ++count;
  }
  return count;
}

} // namespace legwork::tests
