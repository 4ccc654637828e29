// Names of resource types and headers are the browser's own.
#include "adapters/browser/outgoing_request_reader.hpp"

#include <algorithm>
#include <array>

#include "adapters/net/domain_name.hpp"
#include "adapters/wire/base64.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/model/customer_field.hpp"
#include "core/send/known_traffic.hpp"

namespace legwork::adapters {

namespace {

constexpr auto usual_headers = std::to_array<std::string_view>({"accept",
                                                                "accept-encoding",
                                                                "accept-language",
                                                                "cache-control",
                                                                "connection",
                                                                "content-length",
                                                                "content-type",
                                                                "cookie",
                                                                "dnt",
                                                                "host",
                                                                "if-modified-since",
                                                                "if-none-match",
                                                                "last-event-id",
                                                                "origin",
                                                                "pragma",
                                                                "priority",
                                                                "purpose",
                                                                "range",
                                                                "referer",
                                                                "upgrade-insecure-requests",
                                                                "user-agent",
                                                                "x-requested-with"});

bool is_usual(std::string const& name) {
  return std::ranges::find(usual_headers, name) != usual_headers.end() || name.starts_with("sec-") ||
         name.starts_with("access-control-");
}

} // namespace

ValuesFound find_values(Redaction const& redaction, std::set<std::string> const& written, std::string_view text) {
  ValuesFound found;
  for (std::string const& key : redaction.keys_in(text)) {
    found.any = true;
    if (key == core::key_of(core::DerivedValue::message))
      found.has_message = true;
    else if (written.contains(key))
      ++found.written;
  }
  if (found.any) found.other_bytes = static_cast<std::int64_t>(redaction.clean(text).size());
  if (found.any && !found.has_message) found.written = std::max(found.written, 1);
  return found;
}

std::optional<std::string> visible_body(Json const& request) {
  std::string body;
  Json const& entries = part_at(request, "postDataEntries");
  if (entries.is_array()) {
    for (Json const& entry : entries) body += from_base64(text_at(entry, "bytes"));
  }
  if (body.empty()) body = text_at(request, "postData");
  if (body.empty() && flag_at(request, "hasPostData")) return std::nullopt;
  return body;
}

std::string added_headers(Json const& request) {
  std::string out;
  Json const& headers = part_at(request, "headers");
  if (!headers.is_object()) return out;
  for (auto const& [name, value] : headers.items()) {
    if (!is_usual(core::lower(name)) && value.is_string()) out += name + ": " + value.get<std::string>() + "\n";
  }
  return out;
}

core::ResourceKind kind_of(std::string const& type) {
  if (type == "Document") return core::ResourceKind::document;
  if (type == "XHR" || type == "Fetch") return core::ResourceKind::call;
  if (type == "Script") return core::ResourceKind::script;
  if (type == "Stylesheet") return core::ResourceKind::style;
  if (type == "Font") return core::ResourceKind::font;
  if (type == "Image") return core::ResourceKind::image;
  if (type == "Media" || type == "TextTrack") return core::ResourceKind::media;
  if (type == "Ping" || type == "CSPViolationReport") return core::ResourceKind::beacon;
  return core::ResourceKind::other;
}

core::OutgoingRequest read_request(Json const& parameters, FormDestination const& form) {
  Json const& request = part_at(parameters, "request");
  core::OutgoingRequest out;
  out.network_id = text_at(parameters, "networkId");
  out.kind = kind_of(text_at(parameters, "resourceType"));
  out.method = text_at(request, "method");
  out.url = text_at(request, "url");
  out.headers = added_headers(request);
  auto const parts = core::parse_url(out.url);
  out.is_own = parts && form.own_domains.contains(registrable_domain(parts->host));
  out.is_form_endpoint = !form.endpoint.empty() && core::place_of(out.url) == form.endpoint;
  return out;
}

core::ObservedRequest observed(Json const& parameters) {
  Json const& request = part_at(parameters, "request");
  std::string const type = text_at(parameters, "resourceType");
  core::ObservedRequest out;
  out.method = text_at(request, "method");
  out.url = text_at(request, "url");
  out.kind = type == "Document" ? "document"
             : type == "XHR"    ? "xhr"
             : type == "Fetch"  ? "fetch"
             : type == "Ping"   ? "beacon"
                                : "other";
  return out;
}

} // namespace legwork::adapters
