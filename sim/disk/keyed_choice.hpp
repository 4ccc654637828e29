// Every choice of the simulated disk: a pure function of the seed, the place that asks and how often it has asked.
// Taking one choice away does not shift the others.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace legwork::sim::disk {

inline std::uint64_t mixed(std::uint64_t x) { // splitmix64's finaliser
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

// A digest of bytes to recognise equal ones by: quick, not meant to withstand anybody.
inline std::uint64_t digest_of(std::string_view bytes, std::uint64_t start = 0) {
  std::uint64_t out = start ^ (0x9E3779B97F4A7C15U + bytes.size());
  while (bytes.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    out = (out ^ word) * 0x9FB21C651E98DF25U;
    out ^= out >> 32;
    bytes.remove_prefix(8);
  }
  for (char c : bytes) out = (out ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return mixed(out);
}

inline std::uint64_t keyed(std::uint64_t seed, std::string_view site, std::uint64_t occurrence) {
  return mixed(digest_of(site, mixed(seed + 1)) + occurrence * 0x9E3779B97F4A7C15U);
}

// A number below `n`; 0 is always the benign one. REQUIRES: n > 0.
inline std::uint32_t choose(std::uint64_t seed, std::string_view site, std::uint64_t occurrence, std::uint32_t n) {
  return static_cast<std::uint32_t>((keyed(seed, site, occurrence) >> 16) % n);
}

} // namespace legwork::sim::disk
