// The open pages of a browser for the people who watch and use them.
#pragma once

#include <map>
#include <memory>

#include "adapters/browser/browser.hpp"
#include "adapters/service/live_pages.hpp"

namespace legwork::adapters {

class PersonInputQueue; // person_input.hpp

class BrowserLivePages final : public LivePages {
 public:
  explicit BrowserLivePages(Browser& browser); // which outlives it
  ~BrowserLivePages() override;

  core::Result<void> watch(core::PageId page, PictureSize size, PageViewer& viewer) override;
  void unwatch(core::PageId page, PageViewer& viewer) override;
  core::Result<void> act(core::PageId page, PersonInput const& input) override;

 private:
  Browser& browser_;
  std::map<core::PageId, std::shared_ptr<PersonInputQueue>> inputs_; // of the pages that persons have acted on
};

} // namespace legwork::adapters
