// Reads a paused request as the browser describes it into what the send policy looks at.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "adapters/browser/cdp.hpp"
#include "adapters/browser/redaction.hpp"
#include "core/model/send_evidence.hpp"
#include "core/send/outgoing_request.hpp"

namespace legwork::adapters {

// Where the form that is filled belongs.
struct FormDestination {
  std::set<std::string> own_domains; // registrable: of the page, of the form's frame, and of where it sends
  std::string endpoint;              // where it sends, without the query; empty where nothing says so
};

// Of a text: which customer values stand in it in the clear.
struct ValuesFound {
  bool has_message = false;
  std::int32_t written = 0; // of those that the form is filled with
  bool any = false;
  std::int64_t other_bytes = 0; // of the text, that are no value
};
ValuesFound find_values(Redaction const& redaction, std::set<std::string> const& written, std::string_view text);

// The body as it leaves, as far as the browser shows it; nothing where the browser must be asked for it.
std::optional<std::string> visible_body(Json const& request);

// Headers that no browser adds by itself, as text: a script can write anything into them.
std::string added_headers(Json const& request);

// `parameters` of Fetch.requestPaused. What depends on the customer is left empty.
core::OutgoingRequest read_request(Json const& parameters, FormDestination const& form);
core::ResourceKind kind_of(std::string const& resource_type);

// The same for the record: document, xhr, fetch, beacon, other.
core::ObservedRequest observed(Json const& parameters);

} // namespace legwork::adapters
