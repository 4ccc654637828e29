// Answers come later, on the thread that asked.
#include "adapters/service/trace_api.hpp"

#include <algorithm>

#include "adapters/service/read_api.hpp"
#include "adapters/wire/state_json.hpp"
#include "adapters/wire/trace_json.hpp"

namespace legwork::adapters {

namespace {

// What is told of a step apart from its evidence, or in place of it.
Json details_json(core::ContactId contact, core::TraceStep const& step) {
  return {{"contact_id", contact},          {"number", step.number}, {"seq", step.seq},
          {"evidence_hash", step.evidence}, {"evidence", nullptr},   {"problem", ""}};
}

void add_evidence_of(Json& details, core::Result<core::StepEvidence> const& evidence) {
  if (evidence)
    details["evidence"] = to_json(*evidence);
  else
    details["problem"] = evidence.error().detail;
}

} // namespace

Json TraceApi::trace_json(core::ContactId id, core::ContactTrace const& trace, std::int64_t from, std::int64_t limit) {
  core::Contact const& contact = backend_.state().contact(id);
  Json out{{"seq", event_number(backend_.durable_seq(), 1)},
           {"contact_id", id},
           {"total", trace.steps.size()},
           {"from", from},
           {"whole", trace.is_whole},
           {"suppressed", trace.suppressed}};
  out["steps"] = Json::array();
  for (core::TraceStep const& step : trace.steps) {
    if (step.number > from && step.number <= from + limit) out["steps"].push_back(to_json(step, contact));
  }
  return out;
}

void TraceApi::steps(core::ContactId contact, Query const& query, Answer answer) {
  auto const from = number_in(query, "from", 0, 1'000'000, 0);
  auto const limit = number_in(query, "limit", 1, steps_at_once, steps_at_once);
  if (!from) return answer(std::unexpected(WireError(from.error())));
  if (!limit) return answer(std::unexpected(WireError(limit.error())));
  backend_.read_trace(contact, [this, contact, from = *from, limit = *limit,
                                answer = std::move(answer)](core::Result<core::ContactTrace> const& trace) {
    if (!trace) return answer(std::unexpected(WireError(trace.error())));
    answer(trace_json(contact, *trace, from, limit));
  });
}

void TraceApi::step(core::ContactId contact, std::int64_t number, Answer answer) {
  backend_.read_trace(
      contact, [this, contact, number, answer = std::move(answer)](core::Result<core::ContactTrace> const& trace) {
        if (!trace) return answer(std::unexpected(WireError(trace.error())));
        auto const found = std::ranges::find(trace->steps, number, &core::TraceStep::number);
        if (found == trace->steps.end())
          return answer(std::unexpected(WireError("not_found", "this contact has no step " + std::to_string(number))));
        Json details = details_json(contact, *found);
        if (found->evidence.empty()) return answer(std::move(details));
        backend_.read_evidence(
            *found, [details = std::move(details), answer](core::Result<core::StepEvidence> const& evidence) mutable {
              add_evidence_of(details, evidence);
              answer(std::move(details));
            });
      });
}

// A whole trace while its evidence is read, one piece after another.
struct TraceApi::Whole {
  core::ContactId contact;
  Answer answer;
  std::vector<core::TraceStep> open; // whose evidence is not read yet, in order
  std::size_t next = 0;
  Json out;
};

void TraceApi::whole(core::ContactId contact, Answer answer) {
  backend_.read_trace(
      contact, [this, contact, answer = std::move(answer)](core::Result<core::ContactTrace> const& trace) {
        if (!trace) return answer(std::unexpected(WireError(trace.error())));
        auto const whole =
            std::make_shared<Whole>(Whole{.contact = contact, .answer = answer, .open = {}, .out = Json::object()});
        for (core::TraceStep const& step : trace->steps) {
          if (!step.evidence.empty()) whole->open.push_back(step);
        }
        // Of more, the last ones count: they say how it ended.
        if (whole->open.size() > case_details)
          whole->open.erase(whole->open.begin(), whole->open.end() - static_cast<std::ptrdiff_t>(case_details));
        whole->out["trace"] = trace_json(contact, *trace, 0, std::ssize(trace->steps));
        whole->out["details"] = Json::object();
        add_details(whole);
      });
}

void TraceApi::add_details(std::shared_ptr<Whole> const& whole) {
  if (whole->next == whole->open.size()) return whole->answer(std::move(whole->out));
  core::TraceStep const& step = whole->open[whole->next++];
  backend_.read_evidence(step, [this, whole, &step](core::Result<core::StepEvidence> const& evidence) {
    Json details = details_json(whole->contact, step);
    add_evidence_of(details, evidence);
    whole->out["details"][std::to_string(step.number)] = std::move(details);
    add_details(whole);
  });
}

} // namespace legwork::adapters
