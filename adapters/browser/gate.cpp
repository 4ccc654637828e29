// A paused request is always answered: released, or failed where the latch blocks it.
#include "adapters/browser/gate.hpp"

#include "adapters/browser/base64.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

namespace {

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
  return type == "Ping" ? "beacon" : "other";
}

} // namespace

Json Gate::patterns() {
  Json list = Json::array();
  for (char const* type : {"Document", "XHR", "Fetch", "Ping", "Other"})
    list.push_back({{"urlPattern", "*"}, {"resourceType", type}, {"requestStage", "Request"}});
  return {{"patterns", std::move(list)}};
}

bool Gate::take(std::string const& session, std::string const& method, Json const& parameters) {
  if (method == "Fetch.requestPaused") paused(session, parameters);
  else if (method == "Network.webSocketFrameSent") sent_by_socket(session, parameters);
  else return false;
  return true;
}

void Gate::paused(std::string const& session, Json const& parameters) {
  Json const& request = part_at(parameters, "request");
  std::string const body = body_of(request);
  if (body.empty() && flag_at(request, "hasPostData") && latch_.is_watching())
    return tasks_.start(rule_with_body(shared_from_this(), session, parameters));
  rule(session, parameters, body);
}

// The request stays paused meanwhile. Without an answer the body counts as unknown, which is not telling.
asio::awaitable<void> Gate::rule_with_body(std::shared_ptr<Gate> self, std::string session, Json parameters) {
  auto const answer = co_await self->cdp_->call(session, "Network.getRequestPostData",
                                                {{"requestId", text_at(parameters, "networkId")}},
                                                std::chrono::milliseconds(1500));
  self->rule(session, parameters, answer ? text_at(*answer, "postData") : std::string{});
}

void Gate::rule(std::string const& session, Json const& parameters, std::string const& body) {
  Json const& request = part_at(parameters, "request");
  std::string const url = text_at(request, "url");
  bool const knows = redaction_ != nullptr;
  PausedRequest const paused{text_at(parameters, "networkId"), text_at(request, "method"), url,
                             kind_of(text_at(parameters, "resourceType")), knows && redaction_->is_telling(url),
                             knows && redaction_->is_telling(body)};
  Ruling const ruling = latch_.rule(paused);
  std::string const id = text_at(parameters, "requestId");
  if (ruling == Ruling::block) {
    // A document that is aborted leaves the page as it is; any other reason would show an error page instead.
    char const* const reason = paused.kind == "document" ? "Aborted" : "BlockedByClient";
    cdp_->tell(session, "Fetch.failRequest", {{"requestId", id}, {"errorReason", reason}});
  } else {
    cdp_->tell(session, "Fetch.continueRequest", {{"requestId", id}});
  }
  if (ruling == Ruling::free) return;
  core::SeenRequest seen;
  seen.fate = ruling == Ruling::pass ? core::RequestFate::passed : core::RequestFate::blocked;
  seen.method = paused.method;
  seen.url = url;
  seen.kind = paused.kind;
  seen.carries_values = paused.telling_url || paused.telling_body;
  traffic_.note(session, paused.id, std::move(seen));
  bell_.ring();
}

// A socket cannot be paused. What it carried away is told as it was: it left.
void Gate::sent_by_socket(std::string const& session, Json const& parameters) {
  if (!latch_.is_watching() || redaction_ == nullptr) return;
  if (!redaction_->is_telling(text_at(part_at(parameters, "response"), "payloadData"))) return;
  core::SeenRequest seen;
  seen.method = "SEND";
  seen.kind = "other";
  seen.url = "websocket";
  seen.carries_values = true;
  traffic_.note(session, text_at(parameters, "requestId"), std::move(seen));
  bell_.ring();
}

} // namespace legwork::adapters
