// A page or an outcome as it was seen, with what the page code makes of it, each worked out at most once: the contact
// asks several times about one look. One thread only.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/decision_rules.hpp"
#include "core/page/page.hpp"

namespace legwork::core {

class PageAnalysis final : public Snapshot {
 public:
  explicit PageAnalysis(Snapshot page) : Snapshot(std::move(page)) {}

  PageReading const& reading(DecisionRules rules = newest_rules) const;
  Captcha const& challenge(DecisionRules rules = newest_rules) const;
  std::optional<std::string> const& why_no_page() const; // see not_a_page
  std::vector<std::string> const& contact_links(std::string_view target, DecisionRules rules = newest_rules) const;
  // `form`: index into reading(rules).forms.
  std::uint64_t fingerprint_of(std::size_t form, DecisionRules rules = newest_rules) const;
  FillPlanResult const& planned(std::size_t form, FillRules const& rules) const; // see plan_form

 private:
  struct Links {
    std::string target;
    std::vector<std::string> urls;
  };
  struct Plan {
    std::size_t form;
    FillRules rules;
    FillPlanResult planned;
  };
  mutable std::optional<PageReading> reading_;
  mutable DecisionRules rules_ = newest_rules; // that `reading_` was made by
  mutable std::optional<Captcha> captcha_;
  mutable std::optional<std::optional<std::string>> why_no_page_;
  mutable std::optional<Links> links_; // for the target asked about last
  mutable std::deque<Plan> plans_;
  mutable std::vector<std::uint64_t> fingerprints_;
};

class SendRecord final : public Evidence {
 public:
  explicit SendRecord(Evidence record) : Evidence(std::move(record)) {}

  // By the rules that the run recorded.
  Verdict const& verdict(DecisionRules rules) const;

 private:
  mutable std::optional<Verdict> verdict_;
  mutable DecisionRules rules_ = newest_rules; // that `verdict_` was judged by
};

// The form in `page` that `plan` was made for (or the next step of it), planned again; null where it is gone.
FillPlanResult const* replan_form(PageAnalysis const& page, FillPlan const& plan, FillRules const& rules);

} // namespace legwork::core
