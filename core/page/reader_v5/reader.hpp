// The page code of DecisionRules v1 to v5, as it was: journals of those rules replay by it, and nothing else asks it.
// What it shares with today's is what neither changed: text, patterns and lists of words.
#pragma once

#include "core/base/decision_rules.hpp"
#include "core/page/page.hpp"

namespace legwork::core::reader_v5 {

PageReading classify_page(Snapshot const& page, DecisionRules rules);
Captcha find_captcha(Snapshot const& page);
std::vector<std::string> rank_contact_links(Snapshot const& page, std::string_view target);

// --- of its parts

ClassifiedField classify_field(Snapshot const& page, Control const& control, DecisionRules rules);
void repair_sequence(Snapshot const& page, std::vector<ClassifiedField>& fields, DecisionRules rules);
Control const* find_control(Snapshot const& page, int ref);
bool is_writable(Control const& control, DecisionRules rules);
bool is_native_twin(Control const& list);
bool is_required(Control const& control);
// 5 and more is a trap, 3 leaves optional ones empty.
int trap_score(Snapshot const& page, Control const& control, DecisionRules rules);

} // namespace legwork::core::reader_v5
