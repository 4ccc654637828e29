// A paused request is always answered: released, or failed where the policy says so.
#include "adapters/browser/request_interceptor.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "adapters/wire/base64.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t shortest_name = 8; // of a file's name that cannot stand in other code by chance
constexpr std::size_t most_loaded = 60;
constexpr auto search_limit = 1500ms; // in what was loaded before, for all of it

core::Instant now() {
  auto const since = std::chrono::steady_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

std::string host_of(std::string const& url) {
  auto const parts = core::parse_url(url);
  return parts ? parts->host : std::string();
}

std::string key_of(std::string const& session, std::string const& pause) { return session + '/' + pause; }

// The parts of a path that say which file it is.
std::vector<std::string> names_in(std::string const& url) {
  std::vector<std::string> names;
  auto const parts = core::parse_url(url);
  std::string run;
  for (char c : parts ? parts->path + "/" : std::string()) {
    if (core::is_alnum(c)) {
      run += c;
      continue;
    }
    if (run.size() >= shortest_name) names.push_back(run);
    run.clear();
  }
  return names;
}

bool may_be_named_before(core::OutgoingRequest const& request) {
  bool const is_code = request.kind == core::ResourceKind::script || request.kind == core::ResourceKind::style ||
                       request.kind == core::ResourceKind::font;
  return is_code && request.method == "GET" && core::place_of(request.url) == request.url;
}

} // namespace

Json RequestInterceptor::patterns() {
  return {{"patterns", Json::array({{{"urlPattern", "*"}, {"requestStage", "Request"}}})}};
}

void RequestInterceptor::start_watching(std::set<std::string> written, std::int64_t message_bytes,
                                        std::vector<std::string> const& addresses, std::int64_t cookie_bytes) {
  bool const was_watching = policy_.is_watching();
  written_.merge(written);
  if (!was_watching) {
    for (std::string const& address : addresses) policy_.known().add_address(address);
    cookie_bytes_ = cookie_bytes;
    if (proxy_port_) allowance_.start(proxy_port_->traffic());
  }
  policy_.start_watching({static_cast<std::int32_t>(written_.size()), message_bytes});
}

bool RequestInterceptor::on_cdp_event(std::string const& session, std::string const& method, Json const& parameters) {
  if (method == "Fetch.requestPaused") {
    on_paused(session, parameters);
    return true;
  }
  if (method.starts_with("Network.")) on_network_event(session, method, parameters);
  return false;
}

void RequestInterceptor::on_network_event(std::string const& session, std::string const& method,
                                          Json const& parameters) {
  if (!policy_.is_watching() && method == "Network.requestWillBeSent") {
    core::OutgoingRequest request = read_request(parameters, form_);
    request.body = text_at(part_at(parameters, "request"), "postData");
    policy_.known().add_request(request);
  }
  if (!policy_.is_watching() && method == "Network.responseReceived") {
    std::string const type = text_at(parameters, "type");
    if ((type == "Document" || type == "Script" || type == "Stylesheet") && loaded_.size() < most_loaded)
      loaded_.push_back({session, text_at(parameters, "requestId")});
  }
  bool const is_answer = method == "Network.responseReceived" || method == "Network.loadingFailed";
  if (is_answer) carry_out(policy_.on_answer(text_at(parameters, "requestId")));
  if (policy_.is_watching() || method.starts_with("Network.webSocket")) {
    for (Unpaused const& traffic : unpaused_.on_cdp_event(method, parameters)) note_unpaused(traffic);
  }
}

void RequestInterceptor::note_unpaused(Unpaused const& traffic) {
  std::string const host = host_of(traffic.url);
  allowance_.add_unpaused(host, static_cast<std::int64_t>(traffic.url.size() + traffic.content.size()) + cookie_bytes_);
  core::OutgoingRequest request;
  request.method = traffic.method;
  request.url = traffic.url;
  request.body = "";
  if (traffic.method == "GET" && policy_.is_watching() && policy_.known().is_known(request)) return;
  if (traffic.method == "GET" && !policy_.is_watching()) policy_.known().add_address(traffic.url);
  bool const is_first = policy_.on_unpaused(traffic.kind, host, traffic.content);
  if (policy_.is_watching() && traffic.method == "SEND" && page_.redaction.is_telling(traffic.content)) {
    core::ObservedRequest seen;
    seen.method = traffic.method;
    seen.kind = "other";
    seen.url = traffic.url;
    seen.carries_values = true;
    page_.traffic.record("", "", std::move(seen));
  }
  report_if(is_first);
}

void RequestInterceptor::report_if(bool is_first) {
  if (!is_first) return;
  if (on_unaccounted_ && !policy_.has_sent()) on_unaccounted_(policy_.account().unaccounted.front());
  page_.changed.notify();
}

void RequestInterceptor::let_person_act(OnPersonSend on_send) {
  on_person_send_ = std::move(on_send);
  has_asked_ = false;
  policy_.let_person_act();
}

void RequestInterceptor::stop_person() {
  carry_out(policy_.stop_person());
  on_person_send_ = nullptr;
}

void RequestInterceptor::note_person_press() { policy_.note_person_press(now()); }

bool RequestInterceptor::send_by_person(core::Token token) {
  ask_proxy();
  auto sent = policy_.send_by_person(token);
  has_asked_ = false;
  carry_out(sent.decisions);
  return sent.is_sent;
}

void RequestInterceptor::refuse_person_send() {
  has_asked_ = false;
  carry_out(policy_.refuse_person_send());
}

void RequestInterceptor::ask_about_person_send(core::ObservedRequest const& seen) {
  if (!on_person_send_ || !policy_.awaits_token() || std::exchange(has_asked_, true)) return;
  on_person_send_(seen);
}

bool RequestInterceptor::arm(core::Token token) {
  ask_proxy();
  return policy_.arm(token);
}

void RequestInterceptor::session_ended(std::string const& session) {
  bool is_first = false;
  std::erase_if(undecided_, [&](auto const& entry) {
    Paused const& paused = entry.second;
    if (paused.session != session) return false;
    is_first = policy_.on_unpaused("released", paused.host, paused.seen.url) || is_first;
    return true;
  });
  report_if(is_first);
}

void RequestInterceptor::ask_proxy() {
  // At the end there is no time to wait for a pause that may still come.
  auto const now = std::chrono::steady_clock::now() + (refuses_all_ ? 1h : 0h);
  for (Unpaused const& traffic : unpaused_.overdue(now)) note_unpaused(traffic);
  if (!proxy_port_ || !policy_.is_watching()) return;
  auto const excess = allowance_.excess(proxy_port_->traffic());
  report_if(policy_.on_excess(excess.host, excess.bytes));
}

core::SendAccount RequestInterceptor::account() {
  ask_proxy();
  core::SendAccount account = policy_.account();
  account.is_proxy_watched = proxy_port_ != nullptr;
  account.is_closed = account.is_closed && undecided_.empty();
  return account;
}

void RequestInterceptor::close() {
  carry_out(policy_.close());
  // What is still being read, or was never decided.
  for (auto const& [key, paused] : std::exchange(undecided_, {})) fail(paused.session, paused.pause, "BlockedByClient");
}

void RequestInterceptor::refuse_all(std::vector<std::string> const& sessions) {
  refuses_all_ = true;
  static_cast<void>(policy_.close());
  for (auto const& [key, paused] : std::exchange(undecided_, {})) fail(paused.session, paused.pause, "Aborted");
  for (std::string const& session : sessions) {
    if (cdp_)
      cdp_->subscribe(session, [self = shared_from_this(), session](auto const& method, Json const& parameters) {
        if (method == "Fetch.requestPaused") self->on_paused(session, parameters);
      });
  }
}

void RequestInterceptor::fail(std::string const& session, std::string const& id, char const* reason) {
  cdp_->send_without_answer(session, "Fetch.failRequest", {{"requestId", id}, {"errorReason", reason}});
}

void RequestInterceptor::on_paused(std::string const& session, Json const& parameters) {
  std::string const pause = text_at(parameters, "requestId");
  unpaused_.on_paused(text_at(parameters, "networkId"));
  if (refuses_all_) return fail(session, pause, "Aborted");
  if (stored_) return answer_from_memory(session, parameters);
  Json const& request = part_at(parameters, "request");
  std::string const verb = text_at(request, "method");
  if (lets_only_ask_ && verb != "GET" && verb != "HEAD" && verb != "OPTIONS") return fail(session, pause, "Aborted");
  std::string const url = text_at(request, "url");
  std::size_t const bytes =
      url.size() + part_at(request, "headers").dump(-1, ' ', false, Json::error_handler_t::replace).size();
  undecided_[key_of(session, pause)] = {.session = session,
                                        .pause = pause,
                                        .seen = observed(parameters),
                                        .host = host_of(url),
                                        .bytes = static_cast<std::int64_t>(bytes)};
  auto body = visible_body(request);
  bool const must_read = !body || may_be_named_before(read_request(parameters, form_));
  if (must_read && policy_.is_watching())
    return page_.tasks.start(read_and_decide(shared_from_this(), session, parameters));
  decide(session, parameters, std::move(body), false);
}

void RequestInterceptor::answer_from_memory(std::string const& session, Json const& parameters) {
  std::string const pause = text_at(parameters, "requestId");
  bool const is_document =
      text_at(parameters, "resourceType") == "Document" && text_at(parameters, "frameId") == page_.frames.main_id();
  if (!is_document || std::exchange(is_stored_shown_, true)) return fail(session, pause, "Aborted");
  Json headers = Json::array({{{"name", "Content-Type"}, {"value", stored_->content_type}}});
  if (!stored_->may_run_scripts)
    headers.push_back({{"name", "Content-Security-Policy"}, {"value", "script-src 'none'"}});
  cdp_->send_without_answer(
      session, "Fetch.fulfillRequest",
      {{"requestId", pause}, {"responseCode", 200}, {"responseHeaders", headers}, {"body", to_base64(stored_->html)}});
}

// The request stays paused meanwhile. A body that cannot be read may hold anything.
asio::awaitable<void> RequestInterceptor::read_and_decide(std::shared_ptr<RequestInterceptor> self, std::string session,
                                                          Json parameters) {
  std::optional<std::string> body = visible_body(part_at(parameters, "request"));
  bool is_named = false;
  if (!body) {
    auto const answer = co_await self->cdp_->call(session, "Network.getRequestPostData",
                                                  {{"requestId", text_at(parameters, "networkId")}}, 1500ms);
    if (answer && !text_at(*answer, "postData").empty()) body = text_at(*answer, "postData");
  } else {
    is_named = co_await self->is_named_before(text_at(part_at(parameters, "request"), "url"));
  }
  self->decide(session, parameters, std::move(body), is_named);
}

// Whether code that was loaded before speaks of this file, as bundlers' lists of chunks do.
asio::awaitable<bool> RequestInterceptor::is_named_before(std::string url) {
  auto const until = std::chrono::steady_clock::now() + search_limit;
  auto const names = names_in(url);
  for (std::string const& name : names) {
    bool found = false;
    for (std::size_t i = 0; i < loaded_.size() && !found; ++i) {
      auto const left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
      if (left <= 0ms) co_return false;
      LoadedCode const code = loaded_[i];
      auto const answer = co_await cdp_->call(code.session, "Network.searchInResponseBody",
                                              {{"requestId", code.network_id}, {"query", name}}, left);
      found = answer && part_at(*answer, "result").is_array() && !part_at(*answer, "result").empty();
    }
    if (!found) co_return false;
  }
  co_return !names.empty();
}

void RequestInterceptor::decide(std::string const& session, Json const& parameters, std::optional<std::string> body,
                                bool is_named) {
  std::string const key = key_of(session, text_at(parameters, "requestId"));
  auto const paused = undecided_.find(key);
  if (paused == undecided_.end()) return; // failed meanwhile
  core::OutgoingRequest request = read_request(parameters, form_);
  request.id = key;
  if (request.network_id.empty()) request.network_id = key; // a pause's number is unique in its session only
  request.is_named_before = is_named;
  if (auto const* const frame = page_.frames.find(text_at(parameters, "frameId"))) request.frame_url = frame->url;
  if (policy_.is_watching()) {
    std::string const query = request.url.substr(core::place_of(request.url).size());
    auto const found = find_values(page_.redaction, written_, request.url + "\n" + request.headers + body.value_or(""));
    request.carries_message = found.has_message;
    request.values_carried = found.written;
    request.other_bytes =
        std::max<std::int64_t>(0, found.other_bytes - static_cast<std::int64_t>(request.url.size() - query.size()));
    paused->second.seen.carries_values = found.any;
    paused->second.bytes += static_cast<std::int64_t>(body.value_or("").size()) + cookie_bytes_;
  }
  request.body = std::move(body);
  core::ObservedRequest const seen = paused->second.seen;
  ask_proxy();
  bool const was_accounted = policy_.account().unaccounted.empty();
  carry_out(policy_.on_request(std::move(request), now()));
  report_if(was_accounted && !policy_.account().unaccounted.empty());
  ask_about_person_send(seen);
  decide_on_time();
}

void RequestInterceptor::decide_on_time() {
  if (has_timer_ || !policy_.next_deadline()) return;
  has_timer_ = true;
  page_.tasks.start(wait_and_decide(shared_from_this()));
}

asio::awaitable<void> RequestInterceptor::wait_and_decide(std::shared_ptr<RequestInterceptor> self) {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  while (auto const due = self->policy_.next_deadline()) {
    timer.expires_after(std::max(*due - now(), core::Duration{1}));
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    self->carry_out(self->policy_.on_time(now()));
  }
  self->has_timer_ = false;
}

void RequestInterceptor::carry_out(core::RequestDecisions const& decisions) {
  for (core::RequestDecision const& decision : decisions) {
    auto const found = undecided_.find(decision.id);
    if (found == undecided_.end()) continue;
    Paused paused = std::move(found->second);
    undecided_.erase(found);
    if (decision.passes) {
      allowance_.add_request(paused.host, paused.bytes);
      cdp_->send_without_answer(paused.session, "Fetch.continueRequest", {{"requestId", paused.pause}});
    } else {
      // A document that is aborted leaves the page as it is; any other reason would show an error page instead.
      fail(paused.session, paused.pause, paused.seen.kind == "document" ? "Aborted" : "BlockedByClient");
    }
    bool const is_of_interest = decision.role == core::RequestRole::send || paused.seen.carries_values;
    if (!is_of_interest || !policy_.is_watching() || page_.traffic.find(decision.network_id) != nullptr) continue;
    paused.seen.fate = decision.passes ? core::RequestFate::passed : core::RequestFate::blocked;
    paused.seen.role = decision.role;
    page_.traffic.record(paused.session, decision.network_id, std::move(paused.seen));
  }
  if (!decisions.empty()) page_.changed.notify();
}

} // namespace legwork::adapters
