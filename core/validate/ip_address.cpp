// The special-purpose ranges as tables, and the text forms of addresses.
#include "core/validate/ip_address.hpp"

#include <cstddef>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

struct Range4 {
  std::uint32_t prefix;
  int bits;
  std::string_view name;
};

constexpr std::uint32_t ip4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return (a << 24) | (b << 16) | (c << 8) | d;
}

constexpr Range4 special4[] = {
    {ip4(0, 0, 0, 0), 8, "this network"},
    {ip4(10, 0, 0, 0), 8, "private network"},
    {ip4(100, 64, 0, 0), 10, "carrier-internal network"},
    {ip4(127, 0, 0, 0), 8, "loopback"},
    {ip4(168, 63, 129, 16), 32, "cloud host service"},
    {ip4(169, 254, 0, 0), 16, "link-local (cloud metadata)"},
    {ip4(172, 16, 0, 0), 12, "private network"},
    {ip4(192, 0, 0, 0), 24, "protocol assignments"},
    {ip4(192, 0, 2, 0), 24, "documentation"},
    {ip4(192, 88, 99, 0), 24, "6to4 relay"},
    {ip4(192, 168, 0, 0), 16, "private network"},
    {ip4(198, 18, 0, 0), 15, "benchmarking"},
    {ip4(198, 51, 100, 0), 24, "documentation"},
    {ip4(203, 0, 113, 0), 24, "documentation"},
    {ip4(224, 0, 0, 0), 4, "multicast"},
    {ip4(255, 255, 255, 255), 32, "broadcast"},
    {ip4(240, 0, 0, 0), 4, "reserved"},
};

using Words = std::array<std::uint16_t, 8>;

struct Range6 {
  Words prefix;
  int bits;
  std::string_view name;
};

constexpr Range6 special6[] = {
    {{0, 0, 0, 0, 0, 0, 0, 0}, 128, "unspecified"},
    {{0, 0, 0, 0, 0, 0, 0, 1}, 128, "loopback"},
    {{0x64, 0xff9b, 1}, 48, "local-use translation"},
    {{0x100}, 64, "discard-only"},
    {{0x2001, 0}, 23, "protocol assignments"},
    {{0x2001, 0xdb8}, 32, "documentation"},
    {{0x3fff, 0}, 20, "documentation"},
    {{0x5f00}, 16, "segment routing"},
    {{0xfc00}, 7, "private network"},
    {{0xfe80}, 10, "link-local"},
    {{0xfec0}, 10, "site-local"},
    {{0xff00}, 8, "multicast"},
};

constexpr Words mapped = {0, 0, 0, 0, 0, 0xffff};
constexpr Words nat64 = {0x64, 0xff9b};

std::uint32_t word4(Address const& address, std::size_t at) {
  auto const& b = address.bytes;
  return ip4(b[at], b[at + 1], b[at + 2], b[at + 3]);
}

Words words_of(Address const& address) {
  Words out{};
  for (std::size_t i = 0; i < 8; ++i) {
    out[i] = static_cast<std::uint16_t>((address.bytes[2 * i] << 8) | address.bytes[2 * i + 1]);
  }
  return out;
}

bool within(Words const& words, Words const& prefix, int bits) {
  for (std::size_t i = 0; i < 8 && bits > 0; ++i, bits -= 16) {
    unsigned const mask = bits >= 16 ? 0xffffU : (0xffffU << (16 - bits)) & 0xffffU;
    if (((words[i] ^ prefix[i]) & mask) != 0) return false;
  }
  return true;
}

std::string_view why_not_public4(std::uint32_t value) {
  for (Range4 const& range : special4) {
    if (((value ^ range.prefix) >> (32 - range.bits)) == 0) return range.name;
  }
  return {};
}

std::optional<std::uint32_t> parse4(std::string_view text) {
  auto const parts = split(text, '.');
  if (parts.size() != 4) return std::nullopt;
  std::uint32_t value = 0;
  for (std::string_view part : parts) {
    if (part.empty() || part.size() > 3 || (part.size() > 1 && part[0] == '0')) return std::nullopt;
    std::uint32_t number = 0;
    for (char c : part) {
      if (!is_digit(c)) return std::nullopt;
      number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    if (number > 255) return std::nullopt;
    value = (value << 8) | number;
  }
  return value;
}

Address from4(std::uint32_t value) {
  Address out;
  for (std::size_t i = 0; i < 4; ++i) out.bytes[i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
  return out;
}

std::optional<std::uint16_t> parse_word(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  unsigned value = 0;
  for (char c : lower(text)) {
    if (!is_digit(c) && (c < 'a' || c > 'f')) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(is_digit(c) ? c - '0' : c - 'a' + 10);
  }
  return static_cast<std::uint16_t>(value);
}

// Appends the words of one side of `::`. An IPv4 tail is read only where the address ends.
bool append_words(std::string_view text, bool may_end_in_v4, std::array<std::uint16_t, 9>& out, std::size_t& count) {
  if (text.empty()) return true;
  auto const parts = split(text, ':');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (may_end_in_v4 && i + 1 == parts.size() && contains(parts[i], ".")) {
      auto const tail = parse4(parts[i]);
      if (!tail || count > 6) return false;
      out[count++] = static_cast<std::uint16_t>(*tail >> 16);
      out[count++] = static_cast<std::uint16_t>(*tail & 0xffffU);
      continue;
    }
    auto const word = parse_word(parts[i]);
    if (!word || count >= 8) return false;
    out[count++] = *word;
  }
  return true;
}

std::optional<Address> parse6(std::string_view text) {
  if (text.size() > 45 || !contains(text, ":")) return std::nullopt;
  std::size_t const gap = text.find("::");
  bool const has_gap = gap != std::string_view::npos;
  std::array<std::uint16_t, 9> head{}, tail{};
  std::size_t head_count = 0, tail_count = 0;
  if (!append_words(text.substr(0, gap), !has_gap, head, head_count)) return std::nullopt;
  if (has_gap && !append_words(text.substr(gap + 2), true, tail, tail_count)) return std::nullopt;
  if (has_gap ? head_count + tail_count > 7 : head_count != 8) return std::nullopt;
  Words words{};
  for (std::size_t i = 0; i < head_count; ++i) words[i] = head[i];
  for (std::size_t i = 0; i < tail_count; ++i) words[8 - tail_count + i] = tail[i];
  Address out;
  out.v6 = true;
  for (std::size_t i = 0; i < 8; ++i) {
    out.bytes[2 * i] = static_cast<std::uint8_t>(words[i] >> 8);
    out.bytes[2 * i + 1] = static_cast<std::uint8_t>(words[i] & 0xffU);
  }
  return out;
}

std::string text4(std::uint32_t value) {
  return std::to_string(value >> 24) + '.' + std::to_string((value >> 16) & 0xff) + '.' +
         std::to_string((value >> 8) & 0xff) + '.' + std::to_string(value & 0xff);
}

std::string hex_word(std::uint16_t word) {
  std::string out;
  for (int shift = 12; shift >= 0; shift -= 4) {
    unsigned const digit = (word >> shift) & 0xfU;
    if (digit != 0 || !out.empty() || shift == 0) out += "0123456789abcdef"[digit];
  }
  return out;
}

} // namespace

std::optional<Address> parse_address(std::string_view text) {
  if (auto const value = parse4(text)) return from4(*value);
  return parse6(text);
}

std::string to_text(Address const& address) {
  if (!address.v6) return text4(word4(address, 0));
  Words const words = words_of(address);
  if (within(words, mapped, 96)) return "::ffff:" + text4(word4(address, 12));
  std::size_t best = 8, best_length = 1; // a single zero word is not shortened (RFC 5952 4.2.2)
  for (std::size_t i = 0; i < 8; ++i) {
    std::size_t length = 0;
    while (i + length < 8 && words[i + length] == 0) ++length;
    if (length > best_length) best = i, best_length = length;
  }
  std::string out;
  for (std::size_t i = 0; i < 8;) {
    if (i == best) {
      out += "::";
      i += best_length;
      continue;
    }
    if (!out.empty() && out.back() != ':') out += ':';
    out += hex_word(words[i++]);
  }
  return out;
}

std::string_view why_not_public(Address const& address) {
  if (!address.v6) return why_not_public4(word4(address, 0));
  Words const words = words_of(address);
  if (within(words, mapped, 96) || within(words, nat64, 96)) return why_not_public4(word4(address, 12));
  for (Range6 const& range : special6) {
    if (within(words, range.prefix, range.bits)) return range.name;
  }
  if (within(words, {0x2002}, 16)) return why_not_public4(word4(address, 2));
  // IANA gives out global addresses from 2000::/3 only, so what is left is nobody's.
  return within(words, {0x2000}, 3) ? std::string_view{} : "reserved";
}

} // namespace legwork::core
