// IPv4 and IPv6 addresses: which of them belong to the public internet. ReadApi no names and asks nobody.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace legwork::core {

// An IPv4 address is in bytes[0..3] and the rest is zero.
struct Address {
  std::array<std::uint8_t, 16> bytes{};
  bool v6 = false;

  bool operator==(Address const&) const = default;
};

// `192.0.2.1` (four decimal numbers, no leading zeros) or an RFC 4291 text form without brackets and zone.
// Other spellings that some parsers read as an address (0x7f.1, 127.1, 2130706433) give nothing.
std::optional<Address> parse_address(std::string_view text);

// The canonical text (RFC 5952 for IPv6, without brackets).
std::string to_text(Address const& address);

// Why the address is not on the public internet ("loopback", "private network", …); empty when it is.
// Source: the IANA special-purpose address registries, and 168.63.129.16, a cloud's host service.
// Addresses that carry an IPv4 address inside (mapped, NAT64, 6to4) are judged by that one.
std::string_view why_not_public(Address const& address);

inline bool is_public(Address const& address) { return why_not_public(address).empty(); }

} // namespace legwork::core
