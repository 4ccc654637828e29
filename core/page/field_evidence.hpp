// Why a control was read as what it is: by asking the classifier again about the same control with less in it. So the
// explanation comes from the decision itself, whatever rules decide, and cannot say anything else than it does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/page/page.hpp"

namespace legwork::core {

// One thing that a control says about itself.
struct FieldEvidence {
  std::string_view source;                // for people: label, placeholder, name, autocomplete…
  std::string words;                      // what it says, or those words of it that count
  bool decides = false;                   // without it the control would be read otherwise
  FieldType otherwise = FieldType::other; // as what, where it decides
  int alone = 0; // percent: how sure the reading would be by this alone, 0 where it would be another
};

// What speaks for `field.type`, the strongest first; empty where nothing in the control does. `field` is one of a
// reading of `page`.
std::vector<FieldEvidence> evidence_for(Snapshot const& page, ClassifiedField const& field);

// The type comes from the fields around it, not from the control alone (see repair_sequence).
bool is_read_by_neighbors(Snapshot const& page, ClassifiedField const& field);

} // namespace legwork::core
