// Names of places, countries, topics, times of day and makes, looked for among the choices.
#include "core/page/fields/options.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/page/choices.hpp"
#include "core/page/fields/field_clues.hpp"
#include "core/page/word_patterns.hpp"

namespace legwork::core {

namespace {

using sv = std::string_view;

constexpr sv places =
    "alabama|alaska|arizona|california|colorado|florida|georgia|illinois|michigan|new york|ohio|pennsylvania|texas|"
    "virginia|washington|ontario|quebec|alberta|british columbia|manitoba|new south wales|victoria|queensland|"
    "bayern|hessen|sachsen|berlin|hamburg|nordrhein westfalen|niedersachsen|sao paulo|minas "
    "gerais|parana|bahia|jalisco|"
    "nuevo leon|sonora|madrid|barcelona|sevilla|valencia|lombardia|lazio|toscana|ile de france|bretagne|zurich|bern";

constexpr sv countries =
    "united states|united states of america|usa|canada|mexico|united kingdom|great britain|germany|france|spain|italy|"
    "portugal|netherlands|belgium|switzerland|austria|sweden|norway|denmark|finland|poland|australia|new zealand|"
    "brazil|argentina|india|china|japan|south korea|afghanistan|albania|algeria|zimbabwe|zambia|vietnam|deutschland|"
    "osterreich|schweiz|frankreich|italien|spanien|niederlande|belgien|polen|schweden|danemark|allemagne|espagne|"
    "italie|"
    "belgique|suisse|royaume uni|etats unis|estados unidos|espana|francia|alemania|italia|brasil|argentinien|colombia|"
    "chile|peru|nederland|belgie|duitsland|frankrijk|sverige|norge|danmark|suomi|россия|украина|беларусь|казахстан";

constexpr sv topics =
    "general*|inquiry|enquiry|question*|support|feedback|sales|partnership*|complaint*|quote*|other|press|media|career*"
    "|"
    "service|booking|test drive|allgemein*|anfrage|frage|sonstiges|beratung|reklamation|information*|demande|devis|"
    "autre|renseignement*|reclamation|consulta|presupuesto|otro|informacion|cotizacion|informazioni|preventivo|altro|"
    "duvida*|orcamento|outro|vraag|offerte|anders|overig|fraga|offert|annat|ovrigt|spørgsmal|andet|annet|zapytanie|"
    "inne|"
    "dotaz|jine|вопрос|другое|お問い合わせ|その他|其他|咨询|문의|기타";

constexpr sv parts_of_day =
    "morning|afternoon|evening|noon|anytime|any time|am|pm|vormittag*|nachmittag*|abend*|morgens|mittags|matin|apres "
    "midi|"
    "soir|manana|tarde|noche|mattina|pomeriggio|sera|manha|ochtend|middag|avond|formiddag|eftermiddag|kvall|rano|po "
    "poludniu|утро|день|вечер";

constexpr sv makes =
    "toyota|honda|ford|chevrolet|nissan|hyundai|kia|mazda|subaru|volkswagen|vw|bmw|mercedes|mercedes benz|audi|lexus|"
    "jeep|dodge|ram|gmc|buick|cadillac|volvo|porsche|tesla|renault|peugeot|citroen|fiat|opel|skoda|seat|mitsubishi|"
    "suzuki|acura|infiniti|chrysler|lincoln|jaguar|land rover|mini|alfa romeo|dacia|isuzu";

struct Patterns {
  WordPatterns places, countries, topics, parts_of_day, makes;
};
Patterns const& patterns() {
  static Patterns const all{.places = WordPatterns(places),
                            .countries = WordPatterns(countries),
                            .topics = WordPatterns(topics),
                            .parts_of_day = WordPatterns(parts_of_day),
                            .makes = WordPatterns(makes)};
  return all;
}

// How many of the choices are one of the names that are known.
std::size_t count_named(std::vector<FoldedSentence> const& options, WordPatterns const& known) {
  return static_cast<std::size_t>(std::ranges::count_if(options, [&](FoldedSentence const& words) {
    return !words.words.empty() && known.longest(words).words == words.words.size();
  }));
}

std::size_t count_holding(std::vector<FoldedSentence> const& options, WordPatterns const& known) {
  return static_cast<std::size_t>(
      std::ranges::count_if(options, [&](FoldedSentence const& words) { return known.in(words); }));
}

bool is_year(sv text) {
  text = trim(text);
  return text.size() == 4 && std::ranges::all_of(text, is_digit) && (text.starts_with("19") || text.starts_with("20"));
}

bool are_two_letters(Control const& list) {
  auto const codes = std::ranges::count_if(list.options, [](Option const& o) {
    return o.value.size() == 2 && std::ranges::all_of(o.value, [](char c) { return c >= 'A' && c <= 'Z'; });
  });
  return codes >= 6 && codes * 2 > std::ssize(list.options);
}

} // namespace

std::vector<FoldedSentence> const& OptionWords::words() const {
  if (words_.empty()) {
    for (Option const& o : list_.options) words_.push_back(words_in(o.text));
  }
  return words_;
}

int OptionWords::score(FieldType type) const {
  Control const& c = list_;
  std::size_t const size = c.options.size();
  if (size < 3) return 0;
  if (type == FieldType::state) {
    bool const texas =
        std::ranges::any_of(c.options, [](Option const& o) { return o.value == "TX" || o.text == "TX"; });
    return (are_two_letters(c) && texas) || count_named(words(), patterns().places) >= 4 ? 600 : 0;
  }
  if (type == FieldType::country) return count_named(words(), patterns().countries) >= 5 ? 700 : 0;
  if (type == FieldType::vehicle_make) return count_named(words(), patterns().makes) >= 4 ? 500 : 0;
  if (type == FieldType::contact_time) return count_holding(words(), patterns().parts_of_day) * 2 >= size ? 200 : 0;
  if (type == FieldType::subject) return count_holding(words(), patterns().topics) * 2 >= size ? 200 : 0;
  auto const are_years = [&] {
    return std::ranges::count_if(c.options, [](Option const& o) { return is_year(o.text); }) + 2 >=
           std::ssize(c.options);
  };
  return type == FieldType::vehicle_year && are_years() ? 150 : 0;
}

std::size_t count_of_group(Snapshot const& page, Control const& box) {
  return static_cast<std::size_t>(std::ranges::count_if(page.controls, [&](Control const& other) {
    if (other.type != box.type || other.form != box.form) return false;
    bool const same_name = !box.name.empty() && other.name == box.name;
    bool const same_group = !box.group->empty() && *other.group == *box.group && !box.legend.empty();
    return other.ref == box.ref || same_name || same_group;
  }));
}

} // namespace legwork::core
