// The truth of the street: what each business received, whatever its website said about it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "adapters/practice/business.hpp"

namespace legwork::adapters {

// Bounded: a business keeps its latest submissions up to 8 MiB of fields; older ones are dropped.
class ReceivedMessages {
 public:
  // Notes one submission with the present time. A reply without a verdict was not to the contact form.
  void record(Visit const& visit, std::optional<Received> const& received);
  void reset() { kept_.clear(); }

  // [{name, website, id, kind, agrees, best_grade, submissions: [{time, method, path, fields, kept, pending, why}]}]
  nlohmann::json truth(std::uint16_t port) const;

  // `dealer_name,website,id`, one business a line.
  static std::string dealers_csv(std::uint16_t port);

 private:
  struct Submission {
    std::string time; // RFC 3339, UTC, milliseconds
    std::string method;
    std::string path;
    Fields fields;
    Received received;
    std::size_t size_bytes = 0;
  };
  struct Kept {
    std::deque<Submission> submissions;
    std::size_t size_bytes = 0;
  };
  std::map<std::string, Kept, std::less<>> kept_;
};

} // namespace legwork::adapters
