// Read once, asked often.
#include "core/page/page_analysis.hpp"

namespace legwork::core {

PageReading const& PageAnalysis::reading(DecisionRules rules) const {
  if (!reading_ || rules_ != rules) {
    reading_ = classify_page(*this, rules);
    rules_ = rules;
    fingerprints_.clear();
    for (ClassifiedForm const& form : reading_->forms) fingerprints_.push_back(fingerprint(*this, form));
  }
  return *reading_;
}

Captcha const& PageAnalysis::challenge(DecisionRules rules) const {
  if (!captcha_) captcha_ = find_captcha(*this, rules);
  return *captcha_;
}

std::uint64_t PageAnalysis::fingerprint_of(std::size_t form, DecisionRules rules) const {
  static_cast<void>(reading(rules));
  return fingerprints_[form];
}

std::optional<std::string> const& PageAnalysis::why_no_page() const {
  if (!why_no_page_) why_no_page_ = not_a_page(*this);
  return *why_no_page_;
}

std::vector<std::string> const& PageAnalysis::contact_links(std::string_view target, DecisionRules rules) const {
  if (!links_ || links_->target != target) links_ = {std::string(target), rank_contact_links(*this, target, rules)};
  return links_->urls;
}

FillPlanResult const& PageAnalysis::planned(std::size_t form, FillRules const& rules) const {
  for (Plan const& plan : plans_) {
    if (plan.form == form && plan.rules == rules) return plan.planned;
  }
  return plans_.emplace_back(form, rules, plan_form(*this, reading(rules.decided_by).forms[form], rules)).planned;
}

Verdict const& SendRecord::verdict(DecisionRules rules) const {
  if (verdict_ && rules_ == rules) return *verdict_;
  verdict_ = rules < DecisionRules::v3 ? judge_by_words(*this) : judge(*this, rules);
  rules_ = rules;
  return *verdict_;
}

} // namespace legwork::core
