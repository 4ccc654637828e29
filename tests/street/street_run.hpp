// The program as a user runs it: a practice street and `legwork contact`, each in a process of its own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/support/child.hpp"

namespace legwork::tests {

class PracticeStreet {
 public:
  explicit PracticeStreet(std::filesystem::path const& folder);
  int port() const { return port_; }
  std::string truth() const;
  void reset() const;
  // The list of businesses; with `kinds`, only those.
  std::string dealers(std::vector<std::string> const& kinds = {}) const;

 private:
  std::unique_ptr<Child> child_;
  int port_ = 0;
};

// The words of `legwork contact` over `folder`/dealers.csv with the example customer and message.
std::vector<std::string> contact_words(std::filesystem::path const& folder, std::vector<std::string> const& more = {});

// Writes customer and message into `folder`.
void write_request(std::filesystem::path const& folder, bool may_consent = false);

std::string legwork_binary();

// Chromium processes whose profile lies in Legwork's run folder, and such folders: both must be none at rest.
std::vector<std::string> leftovers();

} // namespace legwork::tests
