// The least a DevTools script can do to contact the plain-POST business: the floor that Legwork is measured against.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace legwork::tests {

// Milliseconds of each part of one contact, in order.
struct RawParts {
  std::vector<std::pair<std::string, double>> parts;
  double total_ms = 0;
};

// Contacts `website` `times` times over one reused browser behind `proxy`, each in a fresh context: home page, link
// to the contact page, the CAPTCHA window `window_ms` that every careful driver waits, fill with trusted input, one
// picture before and one after, press, wait for the answer, look for thanks.
std::vector<RawParts> raw_contacts(std::string const& proxy, std::string const& website, int times, int window_ms);

} // namespace legwork::tests
