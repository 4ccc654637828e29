// One table of words. "Frau" is Ms.: German and most other languages know no married form any more, so the same words
// stand for Ms. and Mrs. there.
#include "core/validate/salutation.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"

namespace legwork::core {

namespace {

using sv = std::string_view;

constexpr std::array mr = std::to_array<sv>(
    {"Mr",     "Mister", "Sir",     "Herr", "Herrn", "Monsieur", "M",   "Señor", "Sr",       "Don", "Signor", "Sig",
     "Senhor", "Dhr",    "De heer", "Heer", "Hr",    "Pan",      "Pán", "Bay",   "господин", "г-н", "先生",   "様"});
constexpr std::array ms =
    std::to_array<sv>({"Ms",   "Frau", "Madame", "Mme",  "Señora", "Sra",   "Signora", "Sig.ra", "Senhora", "Mevrouw",
                       "Mevr", "Mw",   "Fru",    "Pani", "Paní",   "Bayan", "госпожа", "г-жа",   "女士",    "様"});
constexpr std::array mrs = std::to_array<sv>({"Mrs",     "Madam",  "Frau",    "Madame",  "Mme",  "Señora", "Sra",
                                              "Signora", "Sig.ra", "Senhora", "Mevrouw", "Mevr", "Mw",     "Fru",
                                              "Pani",    "Paní",   "Bayan",   "госпожа", "г-жа", "女士",   "様"});
constexpr std::array miss = std::to_array<sv>(
    {"Miss", "Fräulein", "Mademoiselle", "Mlle", "Señorita", "Srta", "Signorina", "Frau", "小姐", "様"});
constexpr std::array mx = std::to_array<sv>({"Mx"});

} // namespace

std::string plain_salutation(std::string_view text) { return replace_all(lower(trim(text)), ".", ""); }

std::span<std::string_view const> words_for(Salutation salutation) {
  switch (salutation) {
    case Salutation::mr: return mr;
    case Salutation::ms: return ms;
    case Salutation::mrs: return mrs;
    case Salutation::miss: return miss;
    case Salutation::mx: return mx;
  }
  return {};
}

std::optional<Salutation> parse_salutation(std::string_view text) {
  std::string const wanted = plain_salutation(text);
  for (std::size_t i = 0; i < count_of<Salutation>(); ++i) {
    auto const salutation = static_cast<Salutation>(i);
    bool const is_one =
        std::ranges::any_of(words_for(salutation), [&](sv word) { return plain_salutation(word) == wanted; });
    if (is_one) return salutation;
  }
  return {};
}

} // namespace legwork::core
