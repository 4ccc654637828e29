// Each part of a control is taken out by itself, and left in by itself; what then changes is what it was worth.
#include "core/page/field_evidence.hpp"

#include <algorithm>
#include <array>

#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"
#include "core/page/fields/field_reader.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t longest_run = 5; // words of a label that are looked at together
constexpr std::size_t most_words = 40; // of one text

// One part of a control that may say something: what it says, and how to take it out or put other words in its place.
struct Part {
  std::string_view name;
  bool is_text;
  std::string (*words)(Control const&);
  void (*set)(Control&, std::string const&); // empty: takes it out
};

#define LEGWORK_TEXT_PART(name, member)                                                                             \
  Part {                                                                                                            \
    name, true, [](Control const& c) { return c.member; }, [](Control& c, std::string const& to) { c.member = to; } \
  }

std::string words_of_options(Control const& c) {
  std::string out;
  for (Option const& o : c.options) {
    if (out.size() < 80) out += (out.empty() ? "" : ", ") + o.text;
  }
  return out;
}

constexpr std::array parts = std::to_array<Part>({
    LEGWORK_TEXT_PART("label", label),
    LEGWORK_TEXT_PART("aria-label", aria_label),
    LEGWORK_TEXT_PART("placeholder", placeholder),
    LEGWORK_TEXT_PART("name", name),
    LEGWORK_TEXT_PART("id", id),
    LEGWORK_TEXT_PART("title", title),
    LEGWORK_TEXT_PART("legend", legend),
    Part{"heading of its group", true, [](Control const& c) { return *c.group; },
         [](Control& c, std::string const& to) { c.group = to; }},
    LEGWORK_TEXT_PART("description", description),
    LEGWORK_TEXT_PART("classes", classes),
    LEGWORK_TEXT_PART("classes around it", ancestry),
    Part{"autocomplete", false, [](Control const& c) { return c.autocomplete; },
         [](Control& c, std::string const&) { c.autocomplete.clear(); }},
    Part{"type", false, [](Control const& c) { return c.type == "text" || c.tag != "input" ? "" : c.type; },
         [](Control& c, std::string const&) { c.type = "text"; }},
    Part{"kind of box", false,
         [](Control const& c) { return c.tag == "textarea" ? std::string("several lines") : std::string(); },
         [](Control& c, std::string const&) { c.tag = "input", c.type = "text"; }},
    Part{"choices", false, words_of_options, [](Control& c, std::string const&) { c.options.clear(); }},
    Part{"visibility", false,
         [](Control const& c) { return std::string(c.hidden == Hidden::none ? "" : name_of(c.hidden)); },
         [](Control& c, std::string const&) { c.hidden = Hidden::none; }},
    Part{"tabindex", false, [](Control const& c) { return c.tabindex < 0 ? std::to_string(c.tabindex) : ""; },
         [](Control& c, std::string const&) { c.tabindex = 0; }},
    Part{"aria-hidden", false, [](Control const& c) { return std::string(c.aria_hidden ? "true" : ""); },
         [](Control& c, std::string const&) { c.aria_hidden = false; }},
});

#undef LEGWORK_TEXT_PART

bool is_there(Part const& part, Control const& c) { return !trim(part.words(c)).empty(); }

Control without(Control c, Part const& part) {
  part.set(c, "");
  return c;
}

// The control that says nothing but this about itself.
Control with_only(Control c, Part const& kept) {
  for (Part const& part : parts) {
    bool const is_its_nature = c.type == "checkbox" || c.type == "radio" || c.type == "select-one";
    if (&part != &kept && !(part.name == "type" && is_its_nature)) part.set(c, "");
  }
  return c;
}

// The longest run of words in `text` that alone makes the classifier as sure as any run does.
std::string counting_words(Snapshot const& page, Control const& alone, Part const& part, FieldType type,
                           std::string const& text) {
  std::string const plain = collapse(text);
  std::vector<std::string_view> words = split(plain, ' ');
  if (words.size() > most_words) words.resize(most_words);
  std::string best;
  int surest = 0;
  for (std::size_t length = 1; length <= std::min(longest_run, words.size()); ++length) {
    for (std::size_t first = 0; first + length <= words.size(); ++first) {
      std::string run;
      for (std::size_t i = first; i < first + length; ++i) run += (run.empty() ? "" : " ") + std::string(words[i]);
      Control c = alone;
      part.set(c, run);
      ClassifiedField const read = read_field(page, c);
      if (read.type != type || read.confidence < surest || read.confidence == 0) continue;
      bool const is_longer = read.confidence > surest || run.size() > best.size();
      if (is_longer) surest = read.confidence, best = std::move(run);
    }
  }
  return best.empty() ? std::string(clip(plain, 120)) : best;
}

} // namespace

std::vector<FieldEvidence> evidence_for(Snapshot const& page, ClassifiedField const& field) {
  std::vector<FieldEvidence> out;
  Control const* const c = find_control(page, field.ref);
  if (c == nullptr) return out;
  ClassifiedField const now = read_field(page, *c);
  for (Part const& part : parts) {
    if (!is_there(part, *c)) continue;
    FieldEvidence found;
    found.source = part.name;
    ClassifiedField const less = read_field(page, without(*c, part));
    found.decides = less.type != now.type;
    found.otherwise = less.type;
    Control const alone = with_only(*c, part);
    ClassifiedField const only = read_field(page, alone);
    bool const speaks = now.type != FieldType::other && only.type == now.type && only.confidence > 0;
    found.alone = speaks ? only.confidence : 0;
    bool const adds = now.type != FieldType::other && less.type == now.type && less.confidence < now.confidence;
    if (!found.decides && !speaks && !adds) continue;
    std::string const text = part.words(*c);
    found.words = part.is_text && speaks ? counting_words(page, alone, part, now.type, text)
                                         : std::string(clip(collapse(text), 120));
    auto const is_stronger = [](FieldEvidence const& a, FieldEvidence const& b) {
      return a.decides != b.decides ? a.decides : a.alone > b.alone;
    };
    out.insert(std::ranges::upper_bound(out, found, is_stronger), std::move(found));
  }
  return out;
}

bool is_read_by_neighbors(Snapshot const& page, ClassifiedField const& field) {
  Control const* const c = find_control(page, field.ref);
  return c != nullptr && read_field(page, *c).type != field.type;
}

} // namespace legwork::core
