// A paused request is always answered: released, or failed where the latch blocks it.
#include "adapters/browser/request_interceptor.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "adapters/net/domain_name.hpp"
#include "adapters/wire/base64.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

namespace {

// How long a request that may be the submission waits for one that is: scripts that watch forms send at the
// same press, and the form's own request comes in the same moment.
constexpr auto hold_time = std::chrono::milliseconds(400);

// The body as it leaves, as far as the browser shows it; files are left out by the browser.
std::string body_of(Json const& request) {
  std::string body;
  Json const& entries = part_at(request, "postDataEntries");
  if (entries.is_array()) {
    for (Json const& entry : entries) body += from_base64(text_at(entry, "bytes"));
  }
  return body.empty() ? text_at(request, "postData") : body;
}

std::string kind_of(std::string const& type) {
  if (type == "Document") return "document";
  if (type == "XHR") return "xhr";
  if (type == "Fetch") return "fetch";
  if (type == "Script") return "script";
  if (type == "Image") return "image";
  return type == "Ping" ? "beacon" : "other";
}

} // namespace

Json RequestInterceptor::patterns() {
  Json list = Json::array();
  for (char const* type : {"Document", "XHR", "Fetch", "Script", "Image", "Ping", "Other"})
    list.push_back({{"urlPattern", "*"}, {"resourceType", type}, {"requestStage", "Request"}});
  return {{"patterns", std::move(list)}};
}

bool RequestInterceptor::on_cdp_event(std::string const& session, std::string const& method, Json const& parameters) {
  if (method == "Fetch.requestPaused")
    on_paused(session, parameters);
  else if (method == "Network.webSocketFrameSent")
    on_socket_frame(session, parameters);
  else
    return false;
  return true;
}

void RequestInterceptor::refuse_all(std::vector<std::string> const& sessions) {
  refuses_all_ = true;
  held_.clear();
  for (auto const& [session, id] : std::exchange(undecided_, {})) fail(session, id);
  for (std::string const& session : sessions) {
    if (cdp_)
      cdp_->subscribe(session, [self = shared_from_this(), session](auto const& method, Json const& parameters) {
        self->on_cdp_event(session, method, parameters);
      });
  }
}

void RequestInterceptor::fail(std::string const& session, std::string const& id) {
  cdp_->send_without_answer(session, "Fetch.failRequest", {{"requestId", id}, {"errorReason", "Aborted"}});
}

void RequestInterceptor::on_paused(std::string const& session, Json const& parameters) {
  if (refuses_all_) return fail(session, text_at(parameters, "requestId"));
  undecided_.emplace(session, text_at(parameters, "requestId"));
  Json const& request = part_at(parameters, "request");
  std::string const body = body_of(request);
  if (body.empty() && flag_at(request, "hasPostData") && latch_.is_watching())
    return tasks_.start(decide_with_body(shared_from_this(), session, parameters));
  decide(session, parameters, body);
}

// The request stays paused meanwhile. A body that cannot be read may hold anything, so it counts as telling.
asio::awaitable<void> RequestInterceptor::decide_with_body(std::shared_ptr<RequestInterceptor> self,
                                                           std::string session, Json parameters) {
  auto const answer =
      co_await self->cdp_->call(session, "Network.getRequestPostData",
                                {{"requestId", text_at(parameters, "networkId")}}, std::chrono::milliseconds(1500));
  if (answer)
    self->decide(session, parameters, text_at(*answer, "postData"));
  else
    self->decide(session, parameters, std::nullopt);
}

void RequestInterceptor::decide(std::string const& session, Json const& parameters,
                                std::optional<std::string> const& body) {
  Json const& request = part_at(parameters, "request");
  std::string const url = text_at(request, "url");
  bool const knows = redaction_ != nullptr;
  auto const parts = core::parse_url(url);
  Held const paused{session,
                    text_at(parameters, "requestId"),
                    {.id = text_at(parameters, "networkId"),
                     .method = text_at(request, "method"),
                     .url = url,
                     .kind = kind_of(text_at(parameters, "resourceType")),
                     .telling_url = knows && redaction_->is_telling(url),
                     .telling_body = knows && (!body || redaction_->is_telling(*body)),
                     .is_own = parts && own_.contains(registrable_domain(parts->host))}};
  LatchDecision const ruling = latch_.decide(paused.request);
  if (ruling == LatchDecision::hold) {
    held_.push_back(paused);
    if (held_.size() == 1) tasks_.start(release_later(shared_from_this()));
    return;
  }
  carry_out(ruling, paused);
  if (ruling == LatchDecision::pass) release_held(); // the better one came: these are blocked
}

asio::awaitable<void> RequestInterceptor::release_later(std::shared_ptr<RequestInterceptor> self) {
  asio::steady_timer timer(co_await asio::this_coro::executor, hold_time);
  co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
  self->release_held();
}

void RequestInterceptor::release_held() {
  for (auto const& held : std::exchange(held_, {})) carry_out(latch_.decide(held.request, Patience::spent), held);
}

bool RequestInterceptor::close_latch() {
  bool const nothing_left = latch_.close();
  release_held();
  return nothing_left;
}

void RequestInterceptor::carry_out(LatchDecision ruling, Held const& held) {
  PausedRequest const& paused = held.request;
  undecided_.erase({held.session, held.id});
  if (ruling == LatchDecision::block) {
    // A document that is aborted leaves the page as it is; any other reason would show an error page instead.
    char const* const reason = paused.kind == "document" ? "Aborted" : "BlockedByClient";
    cdp_->send_without_answer(held.session, "Fetch.failRequest", {{"requestId", held.id}, {"errorReason", reason}});
  } else {
    cdp_->send_without_answer(held.session, "Fetch.continueRequest", {{"requestId", held.id}});
  }
  if (ruling == LatchDecision::free) return;
  core::ObservedRequest seen;
  seen.fate = ruling == LatchDecision::pass ? core::RequestFate::passed : core::RequestFate::blocked;
  seen.method = paused.method;
  seen.url = paused.url;
  seen.kind = paused.kind == "script" || paused.kind == "image" ? "other" : paused.kind;
  seen.carries_values = paused.telling_url || paused.telling_body;
  traffic_.record(held.session, paused.id, std::move(seen));
  changed_.notify();
}

// A socket cannot be paused. What it carried away is recorded as it was: it left.
void RequestInterceptor::on_socket_frame(std::string const& session, Json const& parameters) {
  if (!latch_.is_watching() || redaction_ == nullptr) return;
  if (!redaction_->is_telling(text_at(part_at(parameters, "response"), "payloadData"))) return;
  core::ObservedRequest seen;
  seen.method = "SEND";
  seen.kind = "other";
  seen.url = "websocket";
  seen.carries_values = true;
  traffic_.record(session, text_at(parameters, "requestId"), std::move(seen));
  changed_.notify();
}

} // namespace legwork::adapters
