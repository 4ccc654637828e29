// Names, numbers that pass for names, and reserved names.
#include "core/validate/host_policy.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/validate/ip_address.hpp"

namespace legwork::core {

namespace {

// RFC 6761, 6762, 7686, 8375, 9476, ICANN's `internal`, and names that only private networks answer.
constexpr std::string_view reserved_tops[] = {
    "localhost",   "local", "internal", "test", "example",  "invalid", "onion", "home.arpa", "alt",
    "localdomain", "lan",   "home",     "corp", "intranet", "private", "arpa",  "workgroup"};

bool is_under(std::string_view host, std::string_view top) {
  return host == top || (host.size() > top.size() && host.ends_with(top) && host[host.size() - top.size() - 1] == '.');
}

std::string_view last_label(std::string_view host) { return host.substr(host.rfind('.') + 1); }

// A WHATWG parser reads a host whose last label is a number (decimal, octal or hexadecimal) as IPv4.
bool ends_in_number(std::string_view host) {
  std::string_view const last = last_label(host);
  if (std::all_of(last.begin(), last.end(), is_digit)) return true;
  if (!last.starts_with("0x")) return false;
  return std::all_of(last.begin() + 2, last.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

// Letters, digits, hyphens, and the underscore that some names of assets really have.
bool is_label(std::string_view label) {
  if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
  if (label.starts_with("xn--") && label.size() == 4) return false;
  return std::all_of(label.begin(), label.end(), [](char c) { return is_alnum(c) || c == '-' || c == '_'; });
}

bool is_dns_name(std::string_view host) {
  if (host.empty() || host.size() > 253) return false;
  auto const labels = split(host, '.');
  return std::all_of(labels.begin(), labels.end(), is_label);
}

std::unexpected<Error> not_public(std::string_view host, std::string_view why) {
  return fail(ErrorKind::refused, "The address " + presentable(host, 80) + " is not public (" + std::string(why) +
                                      "): give the business's public name, or allow this host by name in the "
                                      "configuration.");
}

Result<std::string> check_literal(std::string_view host) {
  bool const bracketed = host.starts_with('[');
  if (bracketed && !host.ends_with(']')) return fail(ErrorKind::invalid, "The IPv6 address lacks its closing bracket.");
  auto const address = parse_address(bracketed ? host.substr(1, host.size() - 2) : host);
  if (!address || address->v6 != bracketed) {
    return fail(ErrorKind::invalid,
                "The host is a number that is no plain address: give a name such as acme.com, or an address such as "
                "four decimal numbers with dots.");
  }
  if (auto const why = why_not_public(*address); !why.empty()) return not_public(host, why);
  return bracketed ? '[' + to_text(*address) + ']' : to_text(*address);
}

Result<std::string> check_name(std::string const& name) {
  if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
    return fail(ErrorKind::invalid,
                "The host has letters beyond ASCII: write it in its ASCII form, which begins with xn--.");
  }
  if (!is_dns_name(name)) {
    return fail(ErrorKind::invalid,
                "The host is no valid name: use letters, digits, hyphens and dots only, such as acme.com.");
  }
  for (std::string_view top : reserved_tops) {
    if (is_under(name, top)) {
      return fail(ErrorKind::refused, "Names under ." + std::string(top) +
                                          " are not public: give the business's public name, or allow this host by "
                                          "name in the configuration.");
    }
  }
  if (!contains(name, ".")) {
    return fail(ErrorKind::invalid, "The host has no dot: write the whole name, such as acme.com.");
  }
  if (last_label(name).size() < 2) {
    return fail(ErrorKind::invalid,
                "The host ends in a single letter, which no name of the web does: write the whole "
                "name, such as acme.com.");
  }
  return name;
}

} // namespace

Result<std::string> check_host(std::string_view host, HostPolicy const& policy) {
  std::string name = lower(host);
  if (name.size() > 1 && name.ends_with('.')) name.pop_back();
  if (name.empty()) return fail(ErrorKind::invalid, "The address has no host: write it as https://acme.com/.");
  if (policy.practice) {
    if (is_dns_name(name) && name.ends_with(".test")) return name;
    return fail(ErrorKind::refused,
                "Practice visits only the practice street's names, which end in .test: start without --practice to "
                "contact real businesses.");
  }
  if (policy.allowed_hosts.contains(name)) return name;
  if (name.starts_with('[') || ends_in_number(name)) return check_literal(name);
  return check_name(name);
}

Result<void> check_port(std::string_view host, std::uint16_t port, HostPolicy const& policy) {
  bool const usual = port == 80 || port == 443;
  if (port != 0 && (usual || policy.practice || policy.allowed_hosts.contains(std::string(host)))) return {};
  return fail(ErrorKind::refused, "Port " + std::to_string(port) +
                                      " is not one that public websites use: leave the port out, use 80 or 443, or "
                                      "allow this host by name in the configuration.");
}

} // namespace legwork::core
