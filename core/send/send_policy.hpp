// The rules of sending for one page of a contact: which requests may leave the browser, given the press that is or is
// not under way, and the account of what left. A pure state machine: time comes in, decisions go out; pausing and
// releasing is its user's. docs/adr/0023 has the reasons.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/model/send_account.hpp"
#include "core/model/send_evidence.hpp"
#include "core/send/content_comparison.hpp"
#include "core/send/known_traffic.hpp"
#include "core/send/outgoing_request.hpp"
#include "core/send/request_role.hpp"

namespace legwork::core {

// Tokens that were armed once, by any page of this browser: none is armed again.
using UsedTokens = std::set<Token>;

struct RequestDecision {
  std::string id; // of the pause
  std::string network_id;
  bool passes = false;
  RequestRole role = RequestRole::known;
};
using RequestDecisions = std::vector<RequestDecision>;

class SendPolicy {
 public:
  explicit SendPolicy(UsedTokens& used) : used_(used) {}

  // Filled before watching begins; from then on it is what was known.
  KnownTraffic& known() { return known_; }

  // From the first written field on.
  void start_watching(FormContent const& written);
  bool is_watching() const { return state_ != State::idle; }

  // The press of "Next": what the page itself asks for is let out, as the form's next step, until end_step. It counts
  // as unaccounted from then on: nobody knows whether the site takes it for the message.
  void allow_step();
  void end_step();
  bool awaits_step() const { return !steps_.empty(); } // a step's request has no answer yet

  // A person acts on the page, until stop_person. What they send waits for a token; as long as nothing was written, by
  // them or before, there is nothing to send, and what the page asks for is let out.
  void let_person_act();
  RequestDecisions stop_person();
  // They pressed something: only what comes of it soon may be their send.
  void note_person_press(Instant now) { person_press_ = now; }
  // A send of theirs waits for a token.
  bool awaits_token() const;
  // By `token` it leaves, and what came with it. False where the token was armed before, or nothing waits any more.
  struct PersonSend {
    bool is_sent = false;
    RequestDecisions decisions;
  };
  PersonSend send_by_person(Token token);
  RequestDecisions refuse_person_send();

  // The press. False where the token was armed before, or another one is: then nothing may be pressed.
  bool arm(Token token);
  bool has_sent() const { return account_.sends > 0; }
  // Nothing more is let out as a send. Whatever is held is failed, or let go where a send has left.
  RequestDecisions close();

  // Decisions about this request and others that waited for it. A request without a decision stays paused until one
  // comes.
  RequestDecisions on_request(OutgoingRequest request, Instant now);
  // A send was answered, or failed by itself, also one that was held.
  RequestDecisions on_answer(std::string_view network_id);
  RequestDecisions on_time(Instant now);
  std::optional<Instant> next_deadline() const;

  // What left without having been paused: a socket's frame, a prefetch. True where it is the first that cannot be
  // accounted for.
  bool on_unpaused(std::string_view kind, std::string_view host, std::string_view content);
  // Bytes that the proxy saw leave for a host beyond what was let go. True as above.
  bool on_excess(std::string_view host, std::int64_t bytes);

  SendAccount const& account() const { return account_; }
  // The request whose answer tells what became of the press, by its network id: to where the form sends, else the
  // page's own with the message, else the newest. Empty before any was let out.
  std::string const& followed() const { return followed_; }

 private:
  enum class State { idle, watching, stepping, armed, sent, closed };

  struct Held {
    OutgoingRequest request;
    RequestRole role;
    std::optional<Instant> until; // nothing: until a send was answered
  };
  struct PassedSend {
    std::string network_id;
    std::string method;
    std::string place;
    std::string headers;
    Content content;
  };

  UsedTokens& used_;
  KnownTraffic known_;
  State state_ = State::idle;
  FormContent written_;
  std::vector<Held> held_;
  std::map<std::string, RequestRole> passed_; // by network id: their redirects pass, too
  std::vector<PassedSend> sends_;
  std::vector<std::string> steps_sent_;      // what steps said: the same is not sent again
  std::set<std::string, std::less<>> steps_; // network ids of steps' requests without an answer
  SendAccount account_;
  std::string followed_;
  int followed_rank_ = -1;
  bool is_answered_ = false;
  bool has_person_ = false;
  std::optional<Instant> person_press_;

  void decide_send(OutgoingRequest request, Instant now, RequestDecisions& out);
  void pass(OutgoingRequest const& request, RequestRole role, RequestDecisions& out);
  void pass_send(OutgoingRequest const& request, RequestDecisions& out);
  void pass_step(OutgoingRequest const& request, RequestDecisions& out);
  void fail(OutgoingRequest const& request, RequestRole role, RequestDecisions& out);
  void release_background(RequestDecisions& out);
  void release_sends(RequestDecisions& out);
  bool is_of_person(OutgoingRequest const& request, Instant now) const;
  bool is_step(OutgoingRequest const& request) const;
  static PassedSend passed_send(OutgoingRequest const& request);
  static bool is_same_send(PassedSend const& sent, OutgoingRequest const& request);
  bool repeats_a_send(OutgoingRequest const& request) const;
  void add_unaccounted(std::string_view kind, std::string_view host, std::int64_t bytes);
};

} // namespace legwork::core
