// What was read on a page, as one line for other programs (docs/read.md).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/page/page_analysis.hpp"

namespace legwork::adapters {

// What an attribute says that the caller asked for: of controls and buttons by ref, of forms by index. Elements that
// don't have it are missing.
struct ElementEchoes {
  std::map<int, std::string> elements;
  std::map<int, std::string> forms;
};

// {"file":…,"language":…,"contact_form":0,"forms":[{"ref":…,"kind":…,"score":…,"submit":…,"fields":[{"ref":…,"type":…,
// "confidence":0.98,"required":true}]}],"captcha":{"kind":…,"vendor":…}}
std::string page_reading_json(std::string const& file, core::PageAnalysis const& page, ElementEchoes const& echoes);

// {"file":…,"error":…}
std::string unread_page_json(std::string const& file, std::string const& error);

// The names that the line uses, where they are not the core's own.
std::string_view kind_in_json(core::FormKind kind);
std::string_view type_in_json(core::FieldType type);

} // namespace legwork::adapters
