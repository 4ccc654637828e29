// Codes and their HTTP statuses, in one table.
#include "adapters/wire/error.hpp"

#include <array>
#include <utility>

namespace legwork::adapters {

WireError::WireError(std::vector<core::FieldProblem> found) : code("invalid"), problems(std::move(found)) {
  constexpr std::size_t most_said = 3;
  for (std::size_t i = 0; i < problems.size() && i < most_said; ++i)
    message += (i == 0 ? "" : "; ") + problems[i].field + " " + problems[i].reason;
  if (problems.size() > most_said) message += "; and " + std::to_string(problems.size() - most_said) + " more";
}

Json to_json(WireError const& error) {
  Json out{{"code", error.code}, {"message", error.message}};
  if (error.contact_id) out["contact_id"] = *error.contact_id;
  if (!error.dealer_name.empty()) out["dealer_name"] = error.dealer_name;
  if (error.retry_after_ms != 0) out["retry_after_ms"] = error.retry_after_ms;
  for (core::FieldProblem const& p : error.problems)
    out["problems"].push_back({{"field", p.field}, {"reason", p.reason}});
  return out;
}

unsigned http_status(std::string_view code) {
  constexpr std::array<std::pair<std::string_view, unsigned>, 17> statuses{{
      {"malformed", 400},
      {"unknown_type", 400},
      {"invalid", 422},
      {"not_found", 404},
      {"conflict", 409},
      {"refused", 403},
      {"unauthorized", 401},
      {"forbidden", 403},
      {"too_large", 413},
      {"too_many", 429},
      {"unavailable", 503},
      {"closed", 503},
      {"timeout", 504},
      {"broken", 502},
      {"misdirected", 421},
      {"method_not_allowed", 405},
      {"wrong_media_type", 415},
  }};
  for (auto const& [name, status] : statuses) {
    if (name == code) return status;
  }
  return 500;
}

} // namespace legwork::adapters
