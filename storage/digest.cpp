// Every piece of a row is hashed with its length, so that no two rows can look alike.
#include "storage/digest.hpp"

#include <sodium.h>

#include "storage/storage_failure.hpp"

namespace legwork::storage {

namespace {

unsigned char const* raw(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

std::string hashed(std::string_view bytes, std::string_view key) {
  std::string out(32, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(), raw(bytes), bytes.size(),
                     key.empty() ? nullptr : raw(key), key.size());
  return out;
}

void append(std::string& to, std::uint64_t number) {
  for (int i = 0; i < 8; ++i) to += static_cast<char>((number >> (8 * i)) & 0xFF);
}
void append(std::string& to, std::string_view text) {
  append(to, text.size());
  to += text;
}

} // namespace

void start_sodium() {
  if (sodium_init() < 0) throw StorageFailure(FailureKind::io, "libsodium cannot start: no source of random numbers");
}

std::string to_hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (char c : bytes) {
    auto const byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 0xF];
  }
  return out;
}

std::string from_hex(std::string_view hex) {
  std::string out(hex.size() / 2, '\0');
  std::size_t length = 0;
  char const* end = nullptr;
  int const bad = sodium_hex2bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), hex.data(), hex.size(),
                                 nullptr, &length, &end);
  return bad != 0 || end != hex.data() + hex.size() ? std::string() : out;
}

std::string content_hash(std::string_view bytes) { return to_hex(hashed(bytes, {})); }
std::string keyed_hash(std::string_view bytes, std::string_view key) { return to_hex(hashed(bytes, key)); }

std::string row_hash(std::string_view previous, Row const& row) {
  std::string all;
  all.reserve(previous.size() + row.body.size() + 128);
  append(all, previous);
  append(all, row.seq.value());
  append(all, static_cast<std::uint64_t>(row.at_ms));
  append(all, static_cast<std::uint64_t>(row.epoch));
  append(all, row.stream);
  append(all, static_cast<std::uint64_t>(row.version));
  append(all, row.kind);
  append(all, row.name);
  append(all, static_cast<std::uint64_t>(row.schema));
  append(all, row.body);
  return hashed(all, {});
}

} // namespace legwork::storage
