// One page of an invented site, from its first field to the end of the press.
#include "sim/press_traffic.hpp"

#include <string>
#include <utility>

#include "core/base/always.hpp"
#include "core/send/proxy_allowance.hpp"
#include "core/send/send_policy.hpp"

namespace legwork::sim {

namespace {

using core::OutgoingRequest;
using core::ResourceKind;

constexpr std::int32_t values_written = 4;
constexpr std::int64_t message_bytes = 60;
std::string const before_the_send = "0"; // a validation or a copy
std::string const encoded = "WyJBbm4gTGVlIiwiYW5uQGV4YW1wbGUub3JnIiwiV2hhdCB3b3VsZCBpdCBjb3N0PyJd";

OutgoingRequest call(std::string id, std::string url, std::string body) {
  OutgoingRequest r;
  r.id = r.network_id = std::move(id);
  r.kind = ResourceKind::call;
  r.method = body.empty() ? "GET" : "POST";
  r.url = std::move(url);
  r.body = std::move(body);
  r.is_own = r.url.starts_with("https://site.example/");
  return r;
}

OutgoingRequest readable(std::string id, std::string url, std::string step) {
  auto r = call(std::move(id), std::move(url), "step=" + step + "&name=Ann&message=What+would+it+cost");
  r.carries_message = true;
  r.values_carried = values_written - 1;
  return r;
}

// The page and what lies behind it.
class SimulatedSite {
 public:
  SimulatedSite() {
    static_cast<void>(policy_.on_unpaused("socket", "site.example", "hello"));
    allowance_.start({{"site.example", {4'000, 2}}});
    policy_.start_watching({values_written, message_bytes});
  }

  void ask(OutgoingRequest request) { learn(policy_.on_request(std::move(request), {})); }
  void press() {
    ALWAYS(!policy_.has_sent(), "nothing is sent before the press");
    static_cast<void>(policy_.arm(1));
  }
  void send_frame(std::string const& content) {
    static_cast<void>(policy_.on_unpaused("socket", "site.example", content));
    played_.arrives = true;
  }
  void prefetch(std::string const& address) {
    static_cast<void>(policy_.on_unpaused("prefetch", "site.example", address));
    played_.arrives = true;
  }
  void tunnel(std::int64_t bytes) {
    auto const excess = allowance_.excess({{"site.example", {4'000, 2}}, {"elsewhere.example", {bytes, 1}}});
    static_cast<void>(policy_.on_excess(excess.host, excess.bytes));
    played_.arrives = true;
  }

  PlayedPress end() {
    learn(policy_.close());
    played_.is_recognized = policy_.has_sent();
    ALWAYS(played_.arrives || !played_.is_recognized, "the send itself is let out, not only what comes before it");
    played_.account = policy_.account();
    played_.account.is_proxy_watched = true;
    played_.account.is_context_gone = played_.account.held_back == 0 && played_.account.calls_held == 0;
    return played_;
  }

 private:
  core::UsedTokens used_;
  core::SendPolicy policy_{used_};
  core::ProxyAllowance allowance_;
  PlayedPress played_;

  void learn(core::RequestDecisions const& decisions) {
    for (core::RequestDecision const& decision : decisions)
      played_.arrives = played_.arrives || (decision.passes && decision.id != before_the_send);
  }
};

void send_in_pieces(SimulatedSite& site) {
  constexpr std::size_t piece = 12;
  for (std::size_t at = 0; at < encoded.size(); at += piece)
    site.ask(call("p" + std::to_string(at), "https://site.example/?" + encoded.substr(at, piece), ""));
}

} // namespace

PlayedPress play_press(SendWay way) {
  SimulatedSite site;
  std::string const own = "https://site.example/in";
  if (way == SendWay::early_call) site.ask(call("early", own, encoded));
  site.press();
  switch (way) {
    case SendWay::encoded_call: site.ask(call("1", own, encoded)); break;
    case SendWay::checked_then_sent:
      site.ask(readable(before_the_send, own, "check"));
      site.ask(readable("2", own, "send"));
      break;
    case SendWay::copied:
      site.ask(readable(before_the_send, "https://tracker.example/copy", "copy"));
      site.ask(readable("2", own, "send"));
      break;
    case SendWay::socket: site.send_frame(encoded); break;
    case SendWay::pieces: send_in_pieces(site); break;
    case SendWay::prefetch: site.prefetch("/in?" + encoded); break;
    case SendWay::tunnel: site.tunnel(700); break;
    case SendWay::beacon: {
      auto beacon = call("1", own, encoded);
      beacon.kind = ResourceKind::beacon;
      site.ask(std::move(beacon));
      break;
    }
    case SendWay::picture: {
      auto picture = call("1", own + "?" + encoded, "");
      picture.kind = ResourceKind::image;
      site.ask(std::move(picture));
      break;
    }
    case SendWay::third_party: site.ask(call("1", "https://elsewhere.example/in", encoded)); break;
    case SendWay::early_call: break;
  }
  return site.end();
}

} // namespace legwork::sim
