// FNV-1a, 64 bits: a small fingerprint that is the same on every machine. Not for secrets.
#pragma once

#include <cstdint>
#include <string_view>

namespace legwork::core {

class Fingerprint {
 public:
  // Pieces are kept apart: ("ab", "c") and ("a", "bc") differ.
  Fingerprint& add(std::string_view piece) {
    for (char c : piece) mix(static_cast<unsigned char>(c));
    mix(0x1F);
    return *this;
  }
  Fingerprint& add(std::uint64_t number) {
    for (int i = 0; i < 8; ++i) mix((number >> (8 * i)) & 0xFF);
    return *this;
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325;

  void mix(std::uint64_t byte) {
    hash_ ^= byte;
    hash_ *= 0x100000001b3;
  }
};

} // namespace legwork::core
