// Repeats are compared with every earlier request to the same place, clock times and counters aside.
#include "core/send/known_traffic.hpp"

#include <algorithm>

#include "core/send/captcha_hosts.hpp"
#include "core/send/content_comparison.hpp"

namespace legwork::core {

namespace {

std::string_view without_fragment(std::string_view url) { return url.substr(0, url.find('#')); }

std::string content_of(OutgoingRequest const& r) {
  std::string_view const url = without_fragment(r.url);
  return std::string(url.substr(place_of(url).size())) + '\n' + r.headers + '\n' + r.body.value_or("");
}

std::string key_of_request(std::string_view method, std::string_view url) {
  return std::string(method) + ' ' + std::string(place_of(url));
}

bool repeats_one_of(std::vector<std::string> const& earlier, std::string_view content) {
  return std::ranges::any_of(earlier, [&](std::string const& one) { return is_repeat(one, content); });
}

bool is_loadable_code(ResourceKind kind) {
  return kind == ResourceKind::script || kind == ResourceKind::style || kind == ResourceKind::font;
}

} // namespace

std::string_view place_of(std::string_view url) { return url.substr(0, url.find_first_of("?#")); }

void KnownTraffic::add_request(OutgoingRequest const& request) {
  auto& contents = requests_[key_of_request(request.method, request.url)];
  if (contents.size() < most_per_place) contents.push_back(content_of(request));
}

void KnownTraffic::add_address(std::string_view url) { addresses_.emplace(without_fragment(url)); }

bool KnownTraffic::is_known(OutgoingRequest const& request) const {
  if (!request.body) return false;
  if (is_captcha_exchange(request.frame_url, request.url)) return true;
  bool const is_plain_get = request.method == "GET" && request.body->empty() && request.headers.empty();
  if (is_plain_get && request.values_carried == 0 && is_captcha_address(request.url)) return true;
  if (is_plain_get && addresses_.contains(without_fragment(request.url))) return true;
  bool const has_query = place_of(request.url) != without_fragment(request.url);
  if (is_plain_get && is_loadable_code(request.kind) && !has_query && request.is_named_before) return true;
  auto const earlier = requests_.find(key_of_request(request.method, request.url));
  return earlier != requests_.end() && repeats_one_of(earlier->second, content_of(request));
}

void KnownTraffic::add_frame(std::string_view host, std::string_view content) {
  auto& frames = frames_[std::string(host)];
  if (frames.size() < most_per_place) frames.emplace_back(content);
}

bool KnownTraffic::is_known_frame(std::string_view host, std::string_view content) const {
  auto const known = frames_.find(host);
  return known != frames_.end() && repeats_one_of(known->second, content);
}

} // namespace legwork::core
