// One open page as the driver knows it: its sessions and frames, what moves in it, and a way to ask it
// things. The steps (open, go, look, fill, press, watch, close) are functions over it, in files of their own.
#pragma once

#include <algorithm>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapters/browser/cdp.hpp"
#include "adapters/browser/frame_tree.hpp"
#include "adapters/browser/network_traffic.hpp"
#include "adapters/browser/redaction.hpp"
#include "adapters/browser/request_interceptor.hpp"
#include "adapters/net/async_condition.hpp"
#include "adapters/net/task_group.hpp"
#include "core/engine/ports.hpp"
#include "core/model/step_results.hpp"

namespace legwork::adapters {

using namespace std::chrono_literals;
using Millis = std::chrono::milliseconds;

// What steps need from outside; outlives every page.
struct PagePorts {
  core::EvidenceStore& evidence;
  core::CustomerValueSource& values;
  core::ScreenshotStore& screenshots;
  UsedTokens spent;
};

// Where a control of the page lives: its frame's world and its number there.
struct Handle {
  std::string frame;
  std::string world;
  std::int64_t local = -1;
};

class LivePage : public std::enable_shared_from_this<LivePage> {
 public:
  LivePage(boost::asio::any_io_executor executor, PagePorts& ports, core::PageId page, core::ContactId contact);

  core::PageId const id;
  core::ContactId const contact;
  PagePorts& ports;

  // --- asking. Every call ends by `limit` or by the running step's own end, whichever is sooner.
  boost::asio::awaitable<core::Result<Json>> call(std::string session, std::string method, Json parameters,
                                                  Millis limit = 3s);
  void send(std::string const& session, std::string const& method, Json parameters);
  // The value of `expression` in the frame's world. Error `closed` where the frame has no world any more.
  boost::asio::awaitable<core::Result<Json>> evaluate(std::string frame, std::string expression, Millis limit = 3s);
  // A remote object instead of its value.
  boost::asio::awaitable<core::Result<Json>> evaluate_object(std::string frame, std::string expression);
  // Gives the frame a world where the document came without one.
  boost::asio::awaitable<void> ensure_world(std::string frame);

  // --- the running step's time
  void begin_step(Millis limit) { until_ = std::chrono::steady_clock::now() + limit; }
  void shorten_step(Millis limit); // a step that runs has at most this long from now
  SteadyTime until() const { return until_; }
  Millis left() const;
  bool is_over() const { return left() <= 0ms || is_gone(); }
  boost::asio::awaitable<void> wait(Millis longest); // until something happened, at most so long

  // --- life
  void attach(std::shared_ptr<Cdp> cdp, std::string context, std::string target);
  void session_began(std::string const& session, std::string const& frame_id, bool is_root);
  void popup_ended(std::string const& session) {
    if (session != root_session && std::ranges::find(sessions_, session) != sessions_.end()) session_ended(session);
  }
  void abandon(std::string why); // nothing is asked any more; pending calls end
  bool is_gone() const { return gone_.has_value(); }
  std::string why_gone() const { return gone_.value_or(""); }
  bool has_died = false;                     // by itself; told once
  std::function<void(std::string)> on_death; // renderer crash, target closed by itself

  // --- what is known
  FrameTree frames;
  NetworkTraffic traffic;
  std::shared_ptr<RequestInterceptor> interceptor;
  Redaction redaction;
  std::string context; // BrowserContext
  std::string target;
  std::string root_session;
  std::shared_ptr<Cdp> cdp;
  std::vector<std::string> dialogs; // texts, cleaned
  std::vector<std::string> popups;  // URLs of windows that were closed
  bool is_ready = false;            // DOMContentLoaded of the main document
  bool is_loaded = false;
  SteadyTime ready_at{};
  SteadyTime changed_at{};
  std::map<std::pair<std::string, std::int64_t>, int> refs; // (world, number there) → ref
  std::vector<Handle> handles;                              // by ref
  core::Evidence press;                                     // the record of the press that is under way
  std::size_t dialogs_before_press = 0;
  TaskGroup tasks;

  AsyncCondition& changed() { return changed_; }
  void set_intercepted() { is_intercepted_ = true; }
  bool is_intercepted() const { return is_intercepted_; }
  std::vector<std::string> const& sessions() const { return sessions_; }
  Handle const* handle(int ref) const;

 private:
  AsyncCondition changed_;
  SteadyTime until_{};
  std::optional<std::string> gone_;
  std::vector<std::string> sessions_;
  bool is_intercepted_ = false;

  void set_up(std::string const& session, bool is_root);
  void on_cdp_event(std::string const& session, std::string const& method, Json const& parameters);
  void on_page_event(std::string const& session, std::string const& method, Json const& parameters);
  void answer_dialog(std::string const& session, Json const& parameters);
  void child_attached(std::string const& session, Json const& parameters);
  void session_ended(std::string const& session);
};

} // namespace legwork::adapters
