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
  core::UsedTokens spent;
};

// How far the main document is, and when anything in the page last moved.
struct DocumentProgress {
  bool is_ready = false; // DOMContentLoaded
  bool is_loaded = false;
  SteadyTime ready_at{};
  SteadyTime changed_at{};
};

// Where a control of the page lives: its frame's world and its number there.
struct Handle {
  std::string frame;
  std::string world;
  std::int64_t local = -1;
};

// Every control that a snapshot named, numbered over all frames: its `ref`, which it keeps from snapshot to snapshot.
class ControlHandles {
 public:
  int ref_of(Handle const& control); // a new one for a control that is not known yet
  Handle const* find(int ref) const;

 private:
  std::map<std::pair<std::string, std::int64_t>, int> refs_; // (world, number there) → ref
  std::vector<Handle> handles_;                              // by ref
};

// What is recorded of the press that is under way.
struct PressRecord {
  core::Evidence evidence;
  std::size_t dialogs_before = 0; // of the page's dialogs; the later ones belong to the press
};

class FieldWriter; // steps/field_writer.hpp

// What was written into the form, to be read once more right before the press.
struct FilledForm {
  struct Field {
    core::FillEntry entry;
    core::FillOutcome outcome = core::FillOutcome::accepted;
    bool is_of_last_step = true; // of a form with several
  };
  std::shared_ptr<FieldWriter> writer;
  std::vector<Field> fields;
};

// How the page looked after what a person last did on it. A page that is about to be replaced answers no question
// before that is decided, so it is looked at before they send.
struct PersonLooks {
  std::optional<core::Snapshot> newest;
  SteadyTime acted_at{};
  SteadyTime looked_at{};
};

// What a person may do on the page, and what was known of it when they began.
struct PersonAccess {
  bool is_wanted = false;             // since they took it over, until they or their claim are gone
  bool may_act = false;               // once every request is paused
  std::vector<std::string> addresses; // that stood in it
  std::int64_t cookie_bytes = 0;
  std::shared_ptr<PersonLooks> looks{};
};
class PageScreencast; // page_screencast.hpp

class LivePage : public std::enable_shared_from_this<LivePage> {
 public:
  LivePage(boost::asio::any_io_executor executor, PagePorts& ports, core::PageId page, core::ContactId contact);

  LivePage(LivePage const&) = delete;
  LivePage& operator=(LivePage const&) = delete;
  ~LivePage();

  core::PageId const id;
  core::ContactId const contact;
  PagePorts& ports;

  // --- asking. Every call ends by `limit` or by the running step's own end, whichever is sooner.
  boost::asio::awaitable<core::Result<Json>> call(std::string session, std::string method, Json parameters,
                                                  Millis limit = 3s);
  void send(std::string const& session, std::string const& method, Json parameters);
  // The value of `expression` in the frame's world. Error `closed` where the frame has no world any more.
  boost::asio::awaitable<core::Result<Json>> evaluate(std::string frame, std::string expression, Millis limit = 3s);
  // For what watches the page while a step runs, or none does: only its own limit counts.
  boost::asio::awaitable<core::Result<Json>> call_beside_steps(std::string session, std::string method, Json parameters,
                                                               Millis limit);
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
  void attach(std::shared_ptr<Cdp> cdp, std::string context, std::string const& target);
  void session_began(std::string const& session, std::string const& frame_id, bool is_root);
  // A worker of the page: nothing to look at, but what it sends is watched like the page's own.
  void worker_began(std::string const& session);
  void set_proxy_port(std::shared_ptr<ProxyPort> port);
  std::uint16_t proxy_port() const {
    return proxy_port_ ? proxy_port_->number() : std::uint16_t{0};
  } // 0: the browser's
  // Lets go of what watched the context, once it is gone.
  void forget_context();
  // Ends the browser context with all that is in it; nothing of it leaves any more, and the page is gone. What could
  // not be done, empty where it could. A second call does nothing.
  boost::asio::awaitable<std::string> dispose();
  void popup_ended(std::string const& session) {
    if (session != root_session_ && std::ranges::find(sessions_, session) != sessions_.end()) session_ended(session);
  }
  void abandon(std::string why); // nothing is asked any more; pending calls end
  bool is_gone() const { return gone_.has_value(); }
  std::string why_gone() const { return gone_.value_or(""); }
  // `report` is called where the page ends by itself: its renderer crashed, or its target was closed. Null: no more.
  void set_on_death(std::function<void(std::string)> report) { on_death_ = std::move(report); }
  void report_death(std::string why) const;

  PageScreencast& screencast() { return *screencast_; }

  // --- what is known. Events write the first three; what the steps write, each says.
  FrameTree frames; // the collector adds the frames' owners
  NetworkTraffic traffic;
  DocumentProgress document;             // a navigation and a press that stays on the page begin it over
  ControlHandles controls;               // written by the collector
  FilledForm filled_form;                // written by the fill, read by the press
  PressRecord press;                     // written by the press, read by the watch
  std::vector<std::string> seen_answers; // written by the looks: what reads like an answer on pages before the press
  Redaction redaction;                   // set at opening and before the form is filled in
  TaskGroup tasks;                       // what runs for this page only

  // What the page made of a value stands in it from here on, whoever fills it in next.
  void set_redaction(Redaction fresh);
  void note_changed(std::string const& key, std::string const& text);

  // --- a person at the page
  void set_person_access(PersonAccess access) { person_access_ = std::move(access); }
  PersonAccess const& person_access() const { return person_access_; }
  bool may_person_act() const { return person_access_.may_act && !is_gone(); }
  // Something of theirs stands in the page from here on: what leaves is looked at. `key` names the customer's value
  // that it is, empty for their own words.
  void note_person_typed(std::string const& key);
  void note_person_pressed();

  AsyncCondition& changed() { return changed_; }
  RequestInterceptor& interceptor() { return *interceptor_; }
  RequestInterceptor const& interceptor() const { return *interceptor_; }
  void set_intercepted() { is_intercepted_ = true; }
  bool is_intercepted() const { return is_intercepted_; }
  std::string const& context() const { return context_; }           // BrowserContext; empty before it is opened
  std::string const& root_session() const { return root_session_; } // likewise
  std::vector<std::string> const& sessions() const { return sessions_; }
  std::vector<std::string> const& dialogs() const { return dialogs_; } // texts, cleaned

 private:
  AsyncCondition changed_;
  SteadyTime until_{};
  std::optional<std::string> gone_;
  std::function<void(std::string)> on_death_;
  std::shared_ptr<Cdp> cdp_;
  std::string context_;
  std::string root_session_;
  std::vector<std::string> sessions_;
  std::vector<std::string> dialogs_;
  std::shared_ptr<ProxyPort> proxy_port_; // as long as the context
  bool is_disposed_ = false;
  std::shared_ptr<RequestInterceptor> interceptor_;
  bool is_intercepted_ = false;
  PersonAccess person_access_;
  std::unique_ptr<PageScreencast> screencast_;
  std::vector<std::pair<std::string, std::string>> changed_values_; // key and what the page made of its value

  void subscribe(std::string const& session);
  void set_up(std::string const& session, bool is_root);
  void watch_what_it_sends(std::string const& session);
  void on_cdp_event(std::string const& session, std::string const& method, Json const& parameters);
  void on_page_event(std::string const& session, std::string const& method, Json const& parameters);
  void answer_dialog(std::string const& session, Json const& parameters);
  void child_attached(Json const& parameters);
  void session_ended(std::string const& session);
};

} // namespace legwork::adapters
