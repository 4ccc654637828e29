// How a customer is addressed, in the words that forms have for it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace legwork::core {

enum class Salutation { mr, ms, mrs, miss, mx };

// "Mr.", "Frau", "Madame"; nothing for what is none.
std::optional<Salutation> parse_salutation(std::string_view text);

// Small letters, without dots: how words are compared.
std::string plain_salutation(std::string_view text);

// The words that a form may have for it, the surest first, without dots.
std::span<std::string_view const> words_for(Salutation salutation);

} // namespace legwork::core
