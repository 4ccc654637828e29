// What fields mean beside their neighbours.
#pragma once

#include <vector>

#include "core/page/page.hpp"

namespace legwork::core {

// Corrects neighbours that only make sense together: split phone numbers, "name" beside "first name", an unlabelled
// second box of a pair, a second box for a message. `fields` are in document order.
void repair_sequence(Snapshot const& page, std::vector<ClassifiedField>& fields);

} // namespace legwork::core
