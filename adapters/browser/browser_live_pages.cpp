// A page that the browser does not know was closed, or is not open yet.
#include "adapters/browser/browser_live_pages.hpp"

#include "adapters/browser/live_page.hpp"
#include "adapters/browser/page_screencast.hpp"
#include "adapters/browser/person_input.hpp"

namespace legwork::adapters {

BrowserLivePages::BrowserLivePages(Browser& browser) : browser_(browser) {}
BrowserLivePages::~BrowserLivePages() = default;

core::Result<void> BrowserLivePages::watch(core::PageId id, PictureSize size, PageViewer& viewer) {
  auto const page = browser_.find_page(id);
  if (!page || page->is_gone()) return core::fail(core::ErrorKind::not_found, "the page is not open");
  page->screencast().add(viewer, size);
  return {};
}

void BrowserLivePages::unwatch(core::PageId id, PageViewer& viewer) {
  if (auto const page = browser_.find_page(id)) page->screencast().remove(viewer);
}

core::Result<void> BrowserLivePages::act(core::PageId id, PersonInput const& input) {
  auto const page = browser_.find_page(id);
  if (!page) return core::fail(core::ErrorKind::not_found, "the page is not open");
  auto& inputs = inputs_[id];
  if (!inputs) {
    std::erase_if(inputs_, [&](auto const& one) { return one.first != id && !browser_.find_page(one.first); });
    inputs = std::make_shared<PersonInputQueue>(page);
  }
  return inputs->add(input);
}

} // namespace legwork::adapters
