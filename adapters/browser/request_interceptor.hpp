// The send policy at work on one page: pauses what the page wants to send, carries out the policy's decisions, and has
// the proxy's count beside it. From the page's opening on it learns what the page asks for by itself; from the first
// field written until the page's context is gone nothing leaves without a decision.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "adapters/browser/cdp.hpp"
#include "adapters/browser/frame_tree.hpp"
#include "adapters/browser/network_traffic.hpp"
#include "adapters/browser/outgoing_request_reader.hpp"
#include "adapters/browser/redaction.hpp"
#include "adapters/browser/stored_page.hpp"
#include "adapters/browser/unpaused_traffic.hpp"
#include "adapters/net/async_condition.hpp"
#include "adapters/net/proxy.hpp"
#include "adapters/net/task_group.hpp"
#include "core/send/proxy_allowance.hpp"
#include "core/send/send_policy.hpp"

namespace legwork::adapters {

class RequestInterceptor : public std::enable_shared_from_this<RequestInterceptor> {
 public:
  using OnUnaccounted = std::function<void(core::UnaccountedTraffic const&)>;

  // All belong to the page, which owns this object and ends `tasks` first.
  struct PageParts {
    NetworkTraffic& traffic;
    AsyncCondition& changed;
    TaskGroup& tasks;
    FrameTree& frames;
    Redaction const& redaction;
  };
  RequestInterceptor(core::UsedTokens& used, PageParts page) : policy_(used), page_(page) {}

  void set_connection(std::shared_ptr<Cdp> cdp) { cdp_ = std::move(cdp); }
  void set_proxy_port(std::shared_ptr<ProxyPort> port) { proxy_port_ = std::move(port); }
  // Called at the first traffic that cannot be accounted for, unless a send had left before.
  void set_on_unaccounted(OnUnaccounted report) { on_unaccounted_ = std::move(report); }
  // `addresses` stand in the page; `cookie_bytes` go along with each request.
  void start_watching(std::set<std::string> written, std::int64_t message_bytes,
                      std::vector<std::string> const& addresses, std::int64_t cookie_bytes);
  void set_destination(FormDestination form) { form_ = std::move(form); }
  bool is_watching() const { return policy_.is_watching(); }

  // While "Next" is pressed: the page's own request for the form's next step is let out.
  void allow_step() { policy_.allow_step(); }
  void end_step() { policy_.end_step(); }
  bool awaits_step() const { return policy_.awaits_step(); }
  // A person acts on the page. `on_send` is called when what they pressed would send, which then waits for a token.
  using OnPersonSend = std::function<void(core::ObservedRequest const&)>;
  void let_person_act(OnPersonSend on_send);
  void stop_person();
  void note_person_press();
  bool has_person_send() const { return policy_.awaits_token(); } // one waits
  // False where nothing waits any more.
  bool send_by_person(core::Token token);
  void refuse_person_send();

  // False where nothing may be pressed.
  bool arm(core::Token token);
  bool has_sent() const { return policy_.has_sent(); }
  // By the network's id: the send whose answer counts. Empty before one left.
  std::string const& followed() const { return policy_.followed(); }
  // Nothing is let out as a send from here on.
  void close();
  // From here on nothing leaves any more, whatever it is: what is paused fails, and what comes to be paused. `sessions`
  // are the page's.
  void refuse_all(std::vector<std::string> const& sessions);
  core::SendAccount account();
  // What was paused in a session that is gone: nobody knows what became of it.
  void session_ended(std::string const& session);
  // What the browser had sent and the proxy has not read yet stays unsent: the next account is the last.
  void stop_forwarding() {
    if (proxy_port_) proxy_port_->stop_forwarding();
  }
  // For a page that is only looked at: from its opening on it may ask for things, and send nothing.
  void let_only_ask() { lets_only_ask_ = true; }
  // The same for a stored page: its document is answered from memory, once, and nothing else is answered or let out.
  void answer_with(StoredPage page) { stored_ = std::move(page); }
  void drop_proxy_port() { proxy_port_.reset(); } // once the context is gone

  static Json patterns(); // for Fetch.enable

  // True where the event was about a paused request; others may concern both this and somebody else.
  bool on_cdp_event(std::string const& session, std::string const& method, Json const& parameters);

 private:
  // A paused request without a decision.
  struct Paused {
    std::string session;
    std::string pause;
    core::ObservedRequest seen;
    std::string host;
    std::int64_t bytes = 0;
  };
  // What was loaded before watching began, for the names of what it may load later.
  struct LoadedCode {
    std::string session;
    std::string network_id;
  };

  core::SendPolicy policy_;
  PageParts page_;
  std::shared_ptr<Cdp> cdp_;
  std::shared_ptr<ProxyPort> proxy_port_;
  OnUnaccounted on_unaccounted_;
  OnPersonSend on_person_send_;
  bool has_asked_ = false; // about the send that waits
  core::ProxyAllowance allowance_;
  UnpausedTraffic unpaused_;
  FormDestination form_;
  std::set<std::string> written_; // keys of the values that the form is filled with
  std::int64_t cookie_bytes_ = 0;
  std::vector<LoadedCode> loaded_;
  std::map<std::string, Paused> undecided_; // by session and pause
  std::optional<StoredPage> stored_;
  bool is_stored_shown_ = false;
  bool lets_only_ask_ = false;
  bool refuses_all_ = false;
  bool has_timer_ = false;

  void on_paused(std::string const& session, Json const& parameters);
  void answer_from_memory(std::string const& session, Json const& parameters);
  boost::asio::awaitable<void> read_and_decide(std::shared_ptr<RequestInterceptor> self, std::string session,
                                               Json parameters);
  boost::asio::awaitable<bool> is_named_before(std::string url);
  void decide(std::string const& session, Json const& parameters, std::optional<std::string> body, bool is_named);
  void carry_out(core::RequestDecisions const& decisions);
  void fail(std::string const& session, std::string const& id, char const* reason);
  void ask_about_person_send(core::ObservedRequest const& seen);
  void decide_on_time();
  boost::asio::awaitable<void> wait_and_decide(std::shared_ptr<RequestInterceptor> self);
  void on_network_event(std::string const& session, std::string const& method, Json const& parameters);
  void note_unpaused(Unpaused const& traffic);
  void ask_proxy();
  void report_if(bool is_first);
};

} // namespace legwork::adapters
