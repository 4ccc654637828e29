// Looks at one page after the other in a Chromium of its own, and leaves them alone: nothing is written, pressed or
// sent. Pages come from the web, through the same proxy as a contact's, or from files; of those nothing leaves the
// machine.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "adapters/browser/browser_options.hpp"
#include "adapters/browser/stored_page.hpp"
#include "adapters/net/proxy.hpp"
#include "adapters/wire/page_reading_json.hpp"
#include "core/base/error.hpp"
#include "core/page/page_analysis.hpp"
#include "core/report/page_report.hpp"

namespace legwork::adapters {

// What is wanted besides the look itself.
struct LookWishes {
  std::string echo; // an attribute whose value is told of each element; empty: none
  // For a picture: what is drawn over the page. Null: no picture.
  std::function<std::vector<core::ControlMark>(core::PageAnalysis const&)> marks;
};

// A page as it was seen, and what was wanted of it.
struct PageLook {
  std::shared_ptr<core::PageAnalysis const> page;
  ElementEchoes echoes;
  std::string picture;               // PNG of the whole page, with marks
  bool has_scripts_left_out = false; // of a stored page: with them it could not be read
};

class PageReader {
 public:
  // `options` without a proxy; `policy` is for pages of the web.
  PageReader(boost::asio::any_io_executor executor, BrowserOptions options, ProxyPolicy policy);
  PageReader(PageReader const&) = delete;
  PageReader& operator=(PageReader const&) = delete;
  ~PageReader(); // kills what `stop` did not end

  // Starts the browser. Errors are sentences for a person: what is missing and how to mend it.
  boost::asio::awaitable<core::Result<void>> start();
  // Errors: why the page could not be seen, or no picture be taken; for a person.
  boost::asio::awaitable<core::Result<PageLook>> read_stored(StoredPage page, LookWishes wishes);
  boost::asio::awaitable<core::Result<PageLook>> read_website(std::string url, LookWishes wishes);
  // Lets go of the page that is looked at: its look ends soon, as an error.
  void interrupt();
  boost::asio::awaitable<void> stop();

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

} // namespace legwork::adapters
