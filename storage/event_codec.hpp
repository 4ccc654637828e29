// Inputs and facts as journal rows: a name, and a JSON body written from the struct's own list of fields.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/model/facts.hpp"
#include "core/model/inputs.hpp"

namespace legwork::storage {

// What the two hold, as text. Same value, same bytes.
std::string encode(core::Fact const& fact);
std::string encode(core::Input const& input);
std::string_view name_of_input(core::Input const& input);

// Which stream a row belongs to: contact/7, batch/1, session/2, engine.
std::string stream_of(core::Fact const& fact);
std::string stream_of(core::Input const& input);

// Gives back the bytes of evidence by hash; throws StorageFailure(missing) where they were cleaned up.
using FindEvidence = std::function<std::string(std::string const& hash)>;

// Throws StorageFailure: newer for an unknown name, damaged for a body that cannot be read.
core::Fact decode_fact(std::string_view name, std::string_view body);
core::Input decode_input(std::string_view name, std::string_view body, FindEvidence const& find);
// The same without the evidence that the input names.
core::Input decode_input_alone(std::string_view name, std::string_view body);

// What was stored as evidence: a page or a send, the other is null.
struct DecodedEvidence {
  std::shared_ptr<core::PageAnalysis const> page;
  std::shared_ptr<core::SendRecord const> send;
};
// `kind` is the one under which it was stored. Throws StorageFailure(damaged).
DecodedEvidence decode_evidence(std::string_view kind, std::string_view bytes);

} // namespace legwork::storage
