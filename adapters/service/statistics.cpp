// Counted over the contacts that ended in the time asked for.
#include <algorithm>
#include <map>

#include "adapters/service/read_api.hpp"
#include "adapters/wire/state_json.hpp"
#include "core/report/explain.hpp"

namespace legwork::adapters {

namespace {

using core::Phase;

constexpr core::Duration one_day = std::chrono::hours{24};
constexpr std::size_t most_sites = 50;

struct Day {
  int contacted = 0, failed = 0, unconfirmed = 0, other = 0;
};
struct SiteCounts {
  int contacted = 0, other = 0;
};

class Counting {
 public:
  void count(core::Contact const& c) {
    ++outcomes_[std::string(core::name_of(c.phase))];
    Day& day = days_[c.since.ms / one_day.count()];
    bool const good = c.phase == Phase::succeeded;
    if (good)
      ++day.contacted;
    else if (c.phase == Phase::unconfirmed)
      ++day.unconfirmed;
    else if (core::client_status(c.phase) == core::ClientStatus::failed)
      ++day.failed;
    else
      ++day.other;
    if (!c.target.empty()) ++(good ? sites_[c.target].contacted : sites_[c.target].other);
    if (c.reason != core::Reason::none) ++reasons_[c.reason];
    for (std::size_t i = 0; i < c.time_in_phase.size(); ++i) {
      auto const phase = static_cast<Phase>(i);
      std::int64_t const ms = c.time_in_phase[i].count();
      if (ms > 0 && !core::is_final(phase) && phase != Phase::unborn) times_[phase].push_back(ms);
    }
  }

  Json result(std::int64_t asked_days) {
    Json out{{"days", asked_days},       {"outcomes", Json::object()}, {"by_day", Json::array()},
             {"reasons", Json::array()}, {"sites", Json::array()},     {"phases", Json::array()}};
    for (auto const& [name, count] : outcomes_) out["outcomes"][name] = count;
    for (auto const& [number, day] : days_)
      out["by_day"].push_back({{"day", iso_text(number * one_day.count()).substr(0, 10)},
                               {"contacted", day.contacted},
                               {"failed", day.failed},
                               {"unconfirmed", day.unconfirmed},
                               {"other", day.other}});
    for (auto const& [reason, count] : reasons_)
      out["reasons"].push_back(
          {{"reason", core::name_of(reason)}, {"words", core::reason_text(reason)}, {"count", count}});
    std::vector<std::pair<std::string, SiteCounts>> sites(sites_.begin(), sites_.end());
    std::ranges::sort(sites, [](auto const& a, auto const& b) {
      int const left = a.second.contacted + a.second.other;
      int const right = b.second.contacted + b.second.other;
      return left != right ? left > right : a.first < b.first;
    });
    for (std::size_t i = 0; i < std::min(sites.size(), most_sites); ++i)
      out["sites"].push_back(
          {{"target", sites[i].first}, {"contacted", sites[i].second.contacted}, {"other", sites[i].second.other}});
    for (auto& [phase, times] : times_) {
      std::ranges::sort(times);
      out["phases"].push_back({{"phase", core::name_of(phase)},
                               {"count", times.size()},
                               {"median_ms", times[times.size() / 2]},
                               {"slowest_ms", times.back()}});
    }
    return out;
  }

 private:
  std::map<std::string, int> outcomes_;
  std::map<std::int64_t, Day> days_;
  std::map<std::string, SiteCounts> sites_;
  std::map<core::Reason, int> reasons_;
  std::map<Phase, std::vector<std::int64_t>> times_;
};

} // namespace

Json statistics(core::State const& s, core::Instant now, std::int64_t days) {
  Counting counting;
  for (core::Contact const& c : s.contacts) {
    bool const only_looked = s.batch(c.batch).purpose == core::BatchPurpose::preflight; // no contact that says anything
    if (only_looked) continue;
    if (core::is_final(c.phase) && !c.retried_by && c.since > now - days * one_day) counting.count(c);
  }
  return counting.result(days);
}

} // namespace legwork::adapters
