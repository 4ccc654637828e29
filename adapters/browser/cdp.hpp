// The DevTools protocol over one pipe: calls with a limit each, events by session and method. Knows nothing
// of pages.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/browser/pipe.hpp"
#include "core/base/error.hpp"

namespace legwork::adapters {

using Json = nlohmann::json;

// The parts of a message, read without throwing: what is missing or of another type reads as empty.
std::string text_at(Json const& object, char const* name);
std::int64_t number_at(Json const& object, char const* name);
bool flag_at(Json const& object, char const* name);
Json const& part_at(Json const& object, char const* name); // null where it is missing

class Cdp : public std::enable_shared_from_this<Cdp> {
 public:
  using Limit = std::chrono::milliseconds;
  using Listener = std::function<void(std::string const& method, Json const& parameters)>;

  explicit Cdp(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}

  void attach(std::shared_ptr<Pipe> pipe) { pipe_ = std::move(pipe); }
  void begin() { pipe_->start(); }        // REQUIRES: `use`
  void on_message(std::string_view text); // one message from the browser

  // The answer's `result`. Errors: `timeout` after `limit`; `closed` when the session or the browser ended;
  // `broken` with the browser's own words. An empty session is the browser itself.
  boost::asio::awaitable<core::Result<Json>> call(std::string session, std::string method, Json parameters,
                                                  Limit limit);
  // For what needs no answer; an error in it is ignored.
  void send_without_answer(std::string const& session, std::string const& method, Json parameters);

  void subscribe(std::string const& session, Listener listener) { listeners_[session] = std::move(listener); }
  void unsubscribe(std::string const& session); // its events are dropped, its pending calls end as `closed`
  void close(std::string why);                  // every pending and later call ends as `closed`

 private:
  struct Pending {
    explicit Pending(boost::asio::any_io_executor const& executor) : timer(executor) {}
    std::string session;
    boost::asio::steady_timer timer;
    std::optional<core::Result<Json>> answer;
  };

  boost::asio::any_io_executor executor_;
  std::shared_ptr<Pipe> pipe_;
  std::int64_t last_id_ = 0;
  std::map<std::int64_t, std::shared_ptr<Pending>> pending_;
  std::map<std::string, Listener> listeners_;
  std::optional<std::string> closed_;

  std::int64_t send(std::string const& session, std::string const& method, Json parameters);
  void on_answer(std::int64_t id, Json message);
  void end_calls(std::string const* session, std::string const& why);
};

} // namespace legwork::adapters
