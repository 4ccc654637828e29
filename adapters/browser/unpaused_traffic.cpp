// Requests that the browser answers from its own memory, or never makes, leave nothing.
#include "adapters/browser/unpaused_traffic.hpp"

#include "adapters/wire/base64.hpp"
#include "core/base/url.hpp"

namespace legwork::adapters {

namespace {

constexpr auto pause_delay = std::chrono::milliseconds(300); // between a request's announcement and its pause

std::string behind_host(std::string const& url) {
  auto const parts = core::parse_url(url);
  if (!parts) return url;
  return (parts->path == "/" ? "" : parts->path) + (parts->query.empty() ? "" : "?" + parts->query);
}

} // namespace

std::vector<Unpaused> UnpausedTraffic::on_cdp_event(std::string const& method, Json const& parameters) {
  std::string const id = text_at(parameters, "requestId");
  if (method == "Network.requestWillBeSent") {
    announce(parameters);
  } else if (method == "Network.loadingFinished") {
    paused_.erase(id); // it is not announced again
  } else if (method == "Network.requestServedFromCache") {
    announced_.erase(id);
  } else if (method == "Network.loadingFailed") {
    bool const never_made = !text_at(parameters, "blockedReason").empty() || flag_at(parameters, "canceled");
    if (never_made) announced_.erase(id);
  } else if (method == "Network.webSocketCreated") {
    std::string const url = text_at(parameters, "url");
    sockets_[id] = url;
    return {{"socket", "GET", url, behind_host(url)}};
  } else if (method == "Network.webTransportCreated") {
    std::string const url = text_at(parameters, "url");
    return {{"socket", "CONNECT", url, url}};
  } else if (method == "Network.webSocketFrameSent") {
    Json const& frame = part_at(parameters, "response");
    bool const is_binary = number_at(frame, "opcode") != 1;
    std::string const payload = text_at(frame, "payloadData");
    return {{"socket", "SEND", sockets_[id], is_binary ? from_base64(payload) : payload}};
  }
  return {};
}

void UnpausedTraffic::announce(Json const& parameters) {
  Json const& request = part_at(parameters, "request");
  std::string const url = text_at(request, "url");
  std::string const id = text_at(parameters, "requestId");
  bool const is_redirect = !part_at(parameters, "redirectResponse").is_null();
  if (!url.starts_with("http") || is_redirect || paused_.contains(id)) return;
  announced_[id] = {std::chrono::steady_clock::now(),
                    {"prefetch", text_at(request, "method"), url, behind_host(url) + text_at(request, "postData")}};
}

void UnpausedTraffic::on_paused(std::string const& network_id) {
  announced_.erase(network_id);
  paused_.insert(network_id);
}

std::vector<Unpaused> UnpausedTraffic::overdue(SteadyTime now) {
  std::vector<Unpaused> out;
  std::erase_if(announced_, [&](auto const& entry) {
    if (now - entry.second.at < pause_delay) return false;
    out.push_back(entry.second.request);
    return true;
  });
  return out;
}

} // namespace legwork::adapters
