// A real browser against pages on loopback: the practice street or pages of a test's own, reached through our
// own proxy. Effects go in, results are collected in the order in which they come.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "adapters/browser/browser.hpp"
#include "adapters/net/proxy.hpp"
#include "adapters/practice/street.hpp"
#include "core/model/effects.hpp"
#include "core/page/page_analysis.hpp"
#include "tests/support/page_server.hpp"

namespace legwork::tests {

struct Kept final : core::EvidenceStore, core::CustomerValueSource, core::ScreenshotStore {
  std::vector<std::string> evidence;
  std::vector<std::string> screenshots; // what they show
  std::map<std::string, std::string> values;

  std::string store_evidence(std::string_view kind, std::string bytes) override;
  core::Result<std::map<std::string, std::string>> values_for(core::ContactId contact) override;
  core::Result<std::string> store_screenshot(core::ContactId contact, std::string_view what,
                                             std::string bytes) override;
};

std::map<std::string, std::string> some_customer();

// What lies beyond the proxy, where it is not the practice street.
struct Internet {
  adapters::ProxyPolicy policy;
  adapters::Lookup lookup = adapters::system_lookup;
};

class BrowserRig {
 public:
  explicit BrowserRig(std::map<std::string, std::string> pages = {}, std::string binary = {},
                      std::optional<Internet> internet = {}, std::uint16_t another_port = 0); // that pages may reach
  ~BrowserRig(); // stops the browser in order

  boost::asio::io_context io;
  adapters::Street street;
  PageServer server;
  Kept kept;
  std::vector<core::BrowserResult> results;
  std::vector<std::string> refused; // hosts, by the proxy
  std::filesystem::path run_folder;

  adapters::Browser& browser() { return *browser_; }
  std::string site(std::string_view host, std::string_view path = "/") const; // on the street
  std::string page(std::string_view path) const;                              // of `pages`

  // The next result of this kind; every StepFailed is one, too, because a step ends in either.
  template <class T>
  T next(std::chrono::milliseconds limit = std::chrono::seconds(40)) {
    while (true) {
      auto result = next_result(limit);
      if (auto* const wanted = std::get_if<T>(&result)) return std::move(*wanted);
      if (auto* const failed = std::get_if<core::StepFailed>(&result)) throw_failed(*failed);
    }
  }
  core::BrowserResult next_result(std::chrono::milliseconds limit = std::chrono::seconds(40));
  void run_for(std::chrono::milliseconds time);
  void stop();

  core::PageId open(core::ContactId contact = 1);
  core::PageReached go(core::PageId page, std::string url);
  core::PageObserved look(core::PageId page, core::ObserveUntil want, core::Duration limit = std::chrono::seconds{8});
  core::FormWritten fill(core::PageId page, core::Snapshot const& seen);
  void set_person_may_act(core::PageId page, bool may);
  core::Step step();
  core::FillPlan plan_of(core::Snapshot const& seen) const;

 private:
  std::unique_ptr<adapters::Proxy> proxy_;
  std::unique_ptr<adapters::Browser> browser_;
  std::uint32_t op_ = 0;
  core::ContactId contact_ = 1;

  [[noreturn]] static void throw_failed(core::StepFailed const& failed);
};

// How many processes of a browser live whose profile is under `folder`.
std::size_t browser_processes(std::filesystem::path const& folder);

} // namespace legwork::tests
