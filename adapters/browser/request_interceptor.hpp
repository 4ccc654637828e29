// The latch at work: pauses what a page wants to send, lets the latch rule, and notes what looked like a
// submission. From the first field written until the page is closed.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "adapters/browser/cdp.hpp"
#include "adapters/browser/network_traffic.hpp"
#include "adapters/browser/redaction.hpp"
#include "adapters/browser/submission_latch.hpp"
#include "adapters/net/async_condition.hpp"
#include "adapters/net/task_group.hpp"

namespace legwork::adapters {

class RequestInterceptor : public std::enable_shared_from_this<RequestInterceptor> {
 public:
  // `traffic` and `condition` belong to the page, which owns this object and ends `tasks` first.
  RequestInterceptor(UsedTokens& spent, NetworkTraffic& traffic, AsyncCondition& condition, TaskGroup& tasks)
      : latch_(spent), traffic_(traffic), changed_(condition), tasks_(tasks) {}

  // Registrable domains that belong to the form about to be sent.
  void set_own_domains(std::set<std::string> domains) { own_ = std::move(domains); }
  // From here on nothing leaves any more, whatever it is: what is paused fails, and what comes to be paused. `sessions`
  // are the page's.
  void refuse_all(std::vector<std::string> const& sessions);

  // Closes the latch: what is held or comes later is blocked. True when nothing had passed since it was
  // armed.
  bool close_latch();

  void set_connection(std::shared_ptr<Cdp> cdp) { cdp_ = std::move(cdp); }
  void set_redaction(Redaction const* redaction) { redaction_ = redaction; } // owned by the page

  SubmissionLatch& latch() { return latch_; }
  static Json patterns(); // for Fetch.enable

  // True where the event was about a paused request.
  bool on_cdp_event(std::string const& session, std::string const& method, Json const& parameters);

 private:
  struct Held {
    std::string session;
    std::string id; // of the pause
    PausedRequest request;
  };
  SubmissionLatch latch_;
  NetworkTraffic& traffic_;
  AsyncCondition& changed_;
  TaskGroup& tasks_;
  std::shared_ptr<Cdp> cdp_;
  Redaction const* redaction_ = nullptr;
  std::set<std::string> own_;
  std::vector<Held> held_;
  std::set<std::pair<std::string, std::string>> undecided_; // session and id of what is paused
  bool refuses_all_ = false;

  void on_paused(std::string const& session, Json const& parameters);
  boost::asio::awaitable<void> decide_with_body(std::shared_ptr<RequestInterceptor> self, std::string session,
                                                Json parameters);
  void decide(std::string const& session, Json const& parameters,
              std::optional<std::string> const& body); // nothing: unreadable
  void carry_out(LatchDecision ruling, Held const& held);
  void release_held();
  void fail(std::string const& session, std::string const& id);
  boost::asio::awaitable<void> release_later(std::shared_ptr<RequestInterceptor> self);
  void on_socket_frame(std::string const& session, Json const& parameters);
};

} // namespace legwork::adapters
