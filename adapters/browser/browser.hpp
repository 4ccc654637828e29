// The browser as the engine knows it: effects in, results out. Keeps one Chromium for all contacts, an
// isolated context for each page, and the promise that every effect has exactly one result within its limit.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <functional>
#include <memory>

#include "adapters/browser/browser_options.hpp"
#include "adapters/browser/browser_profile.hpp"
#include "core/engine/ports.hpp"
#include "core/model/step_results.hpp"

namespace legwork::adapters {

class LivePage;

class Browser final : public core::BrowserPort {
 public:
  using DeliverResult =
      std::function<void(core::BrowserResult)>; // on the executor's thread, never from within `perform`

  // The ports and `deliver` must outlive it. The browser process is started by the first OpenPage.
  Browser(boost::asio::any_io_executor executor, BrowserOptions options, core::EvidenceStore& evidence,
          core::CustomerValueSource& values, core::ScreenshotStore& screenshots, DeliverResult deliver);
  Browser(Browser const&) = delete;
  Browser& operator=(Browser const&) = delete;
  ~Browser() override; // without `stop` before it: kills the browser

  void perform(core::Effect effect) override;

  // Null where no such page is open.
  std::shared_ptr<LivePage> find_page(core::PageId page) const;

  // Closes pages (5 s), contexts (5 s) and the browser (10 s), kills what does not obey, removes the profile
  // folder, then calls `done`. No result is given any more from here on.
  void stop(std::function<void()> done);

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

} // namespace legwork::adapters
