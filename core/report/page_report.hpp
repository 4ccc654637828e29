// What is seen on one page, for a person who wants to know why Legwork does what it does there: `legwork read`.
#pragma once

#include <string>
#include <vector>

#include "core/page/page_analysis.hpp"

namespace legwork::core {

// Several lines. `shown_as` is where the page came from, for its first line.
std::string page_report(PageAnalysis const& page, std::string_view shown_as);

enum class MarkKind { field, honeypot, send, left_alone };

// A control in the picture of a page: its number in the report, and what it was read as.
struct ControlMark {
  int ref = -1;
  MarkKind kind = MarkKind::field;
  std::string text;
};

// Of every form, numbered as page_report numbers them.
std::vector<ControlMark> page_marks(PageAnalysis const& page);

} // namespace legwork::core
