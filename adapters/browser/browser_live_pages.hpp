// The open pages of a browser for the people who watch and use them.
#pragma once

#include "adapters/browser/browser.hpp"
#include "adapters/service/live_pages.hpp"

namespace legwork::adapters {

class BrowserLivePages final : public LivePages {
 public:
  explicit BrowserLivePages(Browser& browser) : browser_(browser) {} // which outlives it

  core::Result<void> watch(core::PageId page, PictureSize size, PageViewer& viewer) override;
  void unwatch(core::PageId page, PageViewer& viewer) override;
  core::Result<void> act(core::PageId page, PersonInput const& input) override;

 private:
  Browser& browser_;
};

} // namespace legwork::adapters
