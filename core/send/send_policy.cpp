// Roles decide what may pass; the state decides whether a send may.
#include "core/send/send_policy.hpp"

#include <algorithm>
#include <utility>

#include "core/base/url.hpp"

namespace legwork::core {

namespace {

// How long a third party's send waits for one of the page's own: scripts that copy what is typed send at the same
// press, and the form's own request comes in the same moment.
constexpr Duration third_party_wait{400};
// What comes this long after a person pressed something may be what they sent: handlers that wait for a CAPTCHA's score
// take up to 10 s.
constexpr Duration person_press_counts{12'000};
constexpr std::size_t most_unaccounted = 20;

std::string host_of(std::string_view url) {
  auto const parts = parse_url(url);
  return parts ? parts->host : std::string();
}

std::string query_of(OutgoingRequest const& r) { return r.url.substr(place_of(r.url).size()); }

// How much the answer to a send says about the form.
int rank_of(OutgoingRequest const& r) {
  if (r.is_form_endpoint) return 2;
  return r.is_own && r.carries_message ? 1 : 0;
}

} // namespace

void SendPolicy::start_watching(FormContent const& written) {
  written_.values = std::max(written_.values, written.values);
  written_.message_bytes = std::max(written_.message_bytes, written.message_bytes);
  if (state_ == State::idle) state_ = State::watching;
}

void SendPolicy::allow_step() {
  if (state_ == State::watching) state_ = State::stepping;
}

void SendPolicy::end_step() {
  if (state_ == State::stepping) state_ = State::watching;
}

void SendPolicy::let_person_act() {
  has_person_ = true;
  person_press_.reset();
  bool const was_void = state_ == State::closed && is_void(account_);
  if (!was_void) return;
  state_ = State::watching; // a press before sent nothing: this is another one
  account_.is_closed = false;
}

RequestDecisions SendPolicy::stop_person() {
  RequestDecisions out = refuse_person_send();
  has_person_ = false;
  return out;
}

bool SendPolicy::awaits_token() const {
  return has_person_ && std::ranges::any_of(held_, [](Held const& h) { return h.role == RequestRole::send; });
}

SendPolicy::PersonSend SendPolicy::send_by_person(Token token) {
  PersonSend out;
  if (!awaits_token() || state_ != State::watching || !arm(token)) return out;
  has_person_ = false;
  auto const own =
      std::ranges::find_if(held_, [](Held const& h) { return h.role == RequestRole::send && h.request.is_own; });
  auto chosen = own != held_.end() ? own : std::ranges::find(held_, RequestRole::send, &Held::role);
  // Pressed twice: a page gives up its navigation for the next one, so of equal requests the newest is alive.
  for (auto later = std::next(chosen); later != held_.end(); ++later) {
    if (later->role == RequestRole::send && is_same_send(passed_send(chosen->request), later->request)) chosen = later;
  }
  OutgoingRequest const request = std::move(chosen->request);
  held_.erase(chosen);
  pass_send(request, out.decisions);
  release_sends(out.decisions);
  out.is_sent = true;
  return out;
}

// Not counted as held back: the person is told, and may press again.
RequestDecisions SendPolicy::refuse_person_send() {
  RequestDecisions out;
  std::vector<Held> kept;
  for (Held& held : std::exchange(held_, {})) {
    if (has_person_ && held.role == RequestRole::send)
      out.push_back({held.request.id, held.request.network_id, false, held.role});
    else
      kept.push_back(std::move(held));
  }
  held_ = std::move(kept);
  return out;
}

// Scripts that copy what is typed send at any time, and to others: theirs is not what the person sends.
bool SendPolicy::is_of_person(OutgoingRequest const& request, Instant now) const {
  bool const is_near = person_press_ && now - *person_press_ <= person_press_counts;
  return is_near && (request.is_own || request.carries_message);
}

bool SendPolicy::arm(Token token) {
  bool const may_press = state_ == State::watching || (state_ == State::closed && is_void(account_));
  if (!may_press || !used_.insert(token).second) return false;
  state_ = State::armed;
  account_.is_closed = false;
  return true;
}

RequestDecisions SendPolicy::close() {
  RequestDecisions out;
  if (has_sent()) release_sends(out);
  if (has_sent()) release_background(out);
  for (Held const& held : std::exchange(held_, {})) fail(held.request, held.role, out);
  if (state_ != State::idle) state_ = State::closed;
  account_.is_closed = true;
  return out;
}

RequestDecisions SendPolicy::on_request(OutgoingRequest request, Instant now) {
  RequestDecisions out;
  auto const redirected = passed_.find(request.network_id);
  if (redirected != passed_.end()) {
    out.push_back({request.id, request.network_id, true, redirected->second});
    return out;
  }
  if (state_ == State::idle) {
    known_.add_request(request);
    pass(request, RequestRole::known, out);
    return out;
  }
  RequestRole const role = role_of(request, known_, written_);
  switch (role) {
    case RequestRole::known:
    case RequestRole::check: pass(request, role, out); break;
    case RequestRole::small:
      account_.small_bytes += telling_bytes(request, known_);
      pass(request, role, out);
      break;
    case RequestRole::background:
      if (request.carries_message || (state_ == State::closed && !has_sent()))
        fail(request, role, out);
      else if (is_answered_ || state_ == State::closed)
        pass(request, role, out);
      else
        held_.push_back({std::move(request), role, std::nullopt});
      break;
    case RequestRole::send: decide_send(std::move(request), now, out); break;
  }
  return out;
}

void SendPolicy::decide_send(OutgoingRequest request, Instant now, RequestDecisions& out) {
  if (state_ == State::stepping && is_step(request)) return pass_step(request, out);
  if (has_person_ && state_ == State::watching && is_of_person(request, now)) {
    held_.push_back({std::move(request), RequestRole::send, std::nullopt});
    return;
  }
  bool const may_send = state_ == State::armed || state_ == State::sent;
  if (!may_send || repeats_a_send(request)) return fail(request, RequestRole::send, out);
  if (state_ == State::armed && !request.is_own) {
    held_.push_back({std::move(request), RequestRole::send, now + third_party_wait});
    return;
  }
  pass_send(request, out);
  release_sends(out);
}

RequestDecisions SendPolicy::on_answer(std::string_view network_id) {
  RequestDecisions out;
  std::erase_if(held_, [&](Held const& held) { return held.request.network_id == network_id; }); // given up by the page
  bool const is_step = steps_.erase(std::string(network_id)) > 0;
  bool const is_send =
      is_step || std::ranges::any_of(sends_, [&](PassedSend const& s) { return s.network_id == network_id; });
  if (!is_send) return out;
  is_answered_ = true;
  release_background(out);
  return out;
}

RequestDecisions SendPolicy::on_time(Instant now) {
  RequestDecisions out;
  if (state_ != State::armed) return out;
  auto const due = std::ranges::find_if(held_, [&](Held const& held) { return held.until && *held.until <= now; });
  if (due == held_.end()) return out;
  OutgoingRequest const request = std::move(due->request);
  held_.erase(due);
  pass_send(request, out);
  release_sends(out);
  return out;
}

std::optional<Instant> SendPolicy::next_deadline() const {
  std::optional<Instant> first;
  for (Held const& held : held_) {
    if (held.until && (!first || *held.until < *first)) first = held.until;
  }
  return first;
}

bool SendPolicy::on_unpaused(std::string_view kind, std::string_view host, std::string_view content) {
  if (state_ == State::idle) {
    known_.add_frame(host, content);
    return false;
  }
  if (content.empty() || known_.is_known_frame(host, content)) return false;
  auto const bytes = static_cast<std::int64_t>(content.size());
  bool const was_accounted = account_.unaccounted.empty();
  account_.unpaused_bytes += bytes;
  if (!was_accounted || account_.unpaused_bytes + account_.small_bytes >= smallest_message_bytes)
    add_unaccounted(kind, host, bytes);
  return was_accounted && !account_.unaccounted.empty();
}

bool SendPolicy::on_excess(std::string_view host, std::int64_t bytes) {
  if (state_ == State::idle || bytes <= 0) return false;
  bool const was_accounted = account_.unaccounted.empty();
  auto const known = std::ranges::find(account_.unaccounted, "proxy", &UnaccountedTraffic::kind);
  if (known == account_.unaccounted.end())
    add_unaccounted("proxy", host, bytes);
  else if (known->bytes < bytes)
    *known = {"proxy", std::string(host), bytes};
  return was_accounted;
}

void SendPolicy::add_unaccounted(std::string_view kind, std::string_view host, std::int64_t bytes) {
  auto const known = std::ranges::find_if(
      account_.unaccounted, [&](UnaccountedTraffic const& u) { return u.kind == kind && u.host == host; });
  if (known != account_.unaccounted.end())
    known->bytes += bytes;
  else if (account_.unaccounted.size() < most_unaccounted)
    account_.unaccounted.push_back({std::string(kind), std::string(host), bytes});
}

SendPolicy::PassedSend SendPolicy::passed_send(OutgoingRequest const& request) {
  return {.network_id = request.network_id,
          .method = request.method,
          .place = std::string(place_of(request.url)),
          .headers = request.headers,
          .content = {query_of(request), request.body.value_or("")}};
}

bool SendPolicy::is_same_send(PassedSend const& sent, OutgoingRequest const& request) {
  PassedSend const other = passed_send(request);
  return sent.method == other.method && sent.place == other.place && sent.headers == other.headers &&
         is_same_submission(sent.content, other.content);
}

bool SendPolicy::repeats_a_send(OutgoingRequest const& request) const {
  return std::ranges::any_of(sends_, [&](PassedSend const& sent) { return is_same_send(sent, request); });
}

void SendPolicy::pass(OutgoingRequest const& request, RequestRole role, RequestDecisions& out) {
  passed_.emplace(request.network_id, role);
  out.push_back({request.id, request.network_id, true, role});
}

void SendPolicy::pass_send(OutgoingRequest const& request, RequestDecisions& out) {
  state_ = State::sent;
  ++account_.sends;
  sends_.push_back(passed_send(request));
  if (rank_of(request) >= followed_rank_) {
    followed_rank_ = rank_of(request);
    followed_ = request.network_id;
    is_answered_ = false;
  }
  pass(request, RequestRole::send, out);
}

// Of the page's own, read, and without the message; none is sent twice.
bool SendPolicy::is_step(OutgoingRequest const& request) const {
  bool const is_read = request.values_carried > 0 || request.kind == ResourceKind::document;
  if (!request.is_own || !is_read || request.carries_message) return false;
  return std::ranges::find(steps_sent_, request.method + " " + request.url + "\n" + request.body.value_or("")) ==
         steps_sent_.end();
}

void SendPolicy::pass_step(OutgoingRequest const& request, RequestDecisions& out) {
  steps_.insert(request.network_id);
  steps_sent_.push_back(request.method + " " + request.url + "\n" + request.body.value_or(""));
  add_unaccounted(form_step, host_of(request.url),
                  static_cast<std::int64_t>(query_of(request).size() + request.body.value_or("").size()));
  pass(request, RequestRole::send, out);
}

void SendPolicy::fail(OutgoingRequest const& request, RequestRole role, RequestDecisions& out) {
  if (role == RequestRole::send && !repeats_a_send(request)) {
    ++account_.held_back;
    account_.held_back_host = host_of(request.url);
  }
  if (role == RequestRole::background && request.kind == ResourceKind::call) {
    ++account_.calls_held;
    account_.calls_held_host = host_of(request.url);
  }
  out.push_back({request.id, request.network_id, false, role});
}

void SendPolicy::release_background(RequestDecisions& out) {
  std::vector<Held> kept;
  for (Held& held : std::exchange(held_, {})) {
    if (held.role == RequestRole::background)
      pass(held.request, held.role, out);
    else
      kept.push_back(std::move(held));
  }
  held_ = std::move(kept);
}

// Third parties' sends follow the first that was let out.
void SendPolicy::release_sends(RequestDecisions& out) {
  std::vector<Held> waiting;
  for (Held& held : std::exchange(held_, {})) {
    if (held.role != RequestRole::send)
      waiting.push_back(std::move(held));
    else if (repeats_a_send(held.request))
      fail(held.request, held.role, out);
    else
      pass_send(held.request, out);
  }
  held_ = std::move(waiting);
}

} // namespace legwork::core
