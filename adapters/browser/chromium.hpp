// One running browser process with its connection: started, asked, lost, closed. Knows pages only as targets.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "adapters/browser/browser_options.hpp"
#include "adapters/browser/browser_process.hpp"
#include "adapters/browser/cdp.hpp"
#include "core/base/ids.hpp"

namespace legwork::adapters {

class Chromium : public std::enable_shared_from_this<Chromium> {
 public:
  using Lost = std::function<void(std::string why)>;

  // Starts a browser and waits for its first answer, 20 s at most. `lost` is called once when it ends by
  // itself afterwards. Errors are sentences for a person: what is missing and how to mend it.
  static boost::asio::awaitable<core::Result<std::shared_ptr<Chromium>>> start(boost::asio::any_io_executor executor,
                                                                               BrowserOptions options,
                                                                               core::Incarnation incarnation, Lost lost,
                                                                               Cdp::Listener listener);

  core::Incarnation incarnation() const { return incarnation_; }
  std::shared_ptr<Cdp> const& cdp() const { return cdp_; }
  bool is_dead() const { return is_dead_; }

  // Asks whether it still answers; kills it where it does not within 3 s.
  static boost::asio::awaitable<void> check(std::shared_ptr<Chromium> chromium);
  void kill();
  static boost::asio::awaitable<void> close(std::shared_ptr<Chromium> chromium); // 10 s, then kills

 private:
  explicit Chromium(core::Incarnation incarnation) : incarnation_(incarnation) {}

  core::Incarnation incarnation_;
  std::shared_ptr<BrowserProcess> process_;
  std::shared_ptr<Cdp> cdp_;
  Lost lost_;
  bool is_dead_ = false;

  void ended(std::string why);
};

} // namespace legwork::adapters
