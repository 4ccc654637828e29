// One page in a Chromium of its own, as the driver opens it, to measure what the page code takes in it.
#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <string>

#include "adapters/browser/cdp.hpp"

namespace legwork::tests {

class PageBrowser {
 public:
  PageBrowser();
  PageBrowser(PageBrowser const&) = delete;
  PageBrowser& operator=(PageBrowser const&) = delete;
  ~PageBrowser();

  // Shows the page until its document is ready; what stood there before is closed.
  void show(std::string html);
  // What the expression says in the page script's own world. Throws where it does not answer.
  adapters::Json ask(std::string expression);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

} // namespace legwork::tests
