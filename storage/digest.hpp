// BLAKE2b-256 (libsodium): the journal's row chain and the names of evidence.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/ids.hpp"

namespace legwork::storage {

// Fails loudly where libsodium cannot start; called before anything else of it.
void start_sodium();

// 64 hexadecimal digits.
std::string content_hash(std::string_view bytes);
// The same under a key, so that nobody without the key can test a guess. REQUIRES: 32 bytes of key.
std::string keyed_hash(std::string_view bytes, std::string_view key);

std::string to_hex(std::string_view bytes);
// Empty where `hex` is not pairs of hexadecimal digits.
std::string from_hex(std::string_view hex);

// The hash of one journal row, chained over the row before (32 raw bytes; empty before the first).
struct Row {
  core::SequenceNumber seq;
  std::int64_t at_ms = 0;
  std::int64_t epoch = 0;
  std::string stream;
  std::int64_t version = 0;
  std::string kind; // input or fact
  std::string name;
  std::int64_t schema = 1;
  std::string body;
};
std::string row_hash(std::string_view previous, Row const& row);

} // namespace legwork::storage
