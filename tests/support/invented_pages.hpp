// Pages that are larger, deeper or fuller than people's are, by a number that says how much.
#pragma once

#include <cstddef>
#include <string>

namespace legwork::tests {

// A dealer's list of vehicles with a contact form, of about so many elements.
std::string page_of_elements(std::size_t elements);
// A table with a box to write into and a button in every row, of about so many elements.
std::string page_of_rows(std::size_t elements);
// A contact form so many levels down. A script nests it: Chromium's parser goes no deeper than 512.
std::string page_of_levels(std::size_t levels);
// Boxes to write into, each with its label, without any form element.
std::string page_of_boxes(std::size_t boxes);
// A form of 50 boxes whose labels are so many bytes together.
std::string page_of_labels(std::size_t bytes);

} // namespace legwork::tests
