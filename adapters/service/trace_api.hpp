// The steps of one contact over HTTP, each with what it was decided from, and all of it in one file (docs/trace.md).
#pragma once

#include <functional>
#include <memory>

#include "adapters/service/backend.hpp"

namespace legwork::adapters {

class TraceApi {
 public:
  using Answer = std::function<void(Answered<Json>)>;

  explicit TraceApi(Backend& backend) : backend_(backend) {}

  // TRACE: steps from `from` on, at most `limit` of them. REQUIRES: the contact is there.
  void steps(core::ContactId contact, Query const& query, Answer answer);
  // STEP_DETAILS of the step with this number.
  void step(core::ContactId contact, std::int64_t number, Answer answer);
  // All steps and, of at most `case_details` of them, what they were decided from: {trace, details: {"3": …}}.
  void whole(core::ContactId contact, Answer answer);

  static constexpr std::int64_t steps_at_once = 500;
  static constexpr std::size_t case_details = 150;

 private:
  struct Whole;
  Backend& backend_;

  Json trace_json(core::ContactId contact, core::ContactTrace const& trace, std::int64_t from, std::int64_t limit);
  void add_details(std::shared_ptr<Whole> const& whole);
};

} // namespace legwork::adapters
