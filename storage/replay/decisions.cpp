// Facts as they would be recorded, where they lead the contacts, and what the page code reads in the looks.
#include "storage/replay/decisions.hpp"

#include <algorithm>
#include <map>
#include "core/page/page_analysis.hpp"

#include "core/base/json_text.hpp"
#include "core/contact/contact_transitions.hpp"
#include "storage/event_codec.hpp"
#include "storage/replay/decider.hpp"

namespace legwork::storage {

namespace {

using core::to_json_text;

void field(std::string& line, std::string_view name, std::string const& json) {
  line += line.size() > 1 ? ",\"" : "\"";
  line += name;
  line += "\":" + json;
}

std::string facts_of(Decided const& decided) {
  std::string out = "[";
  for (core::Fact const& fact : decided.facts) {
    if (out.size() > 1) out += ',';
    out += "{\"name\":\"" + std::string(core::fact_name(fact)) + "\",\"body\":" + encode(fact) + "}";
  }
  return out + "]";
}

// By contact: the phase that the decided facts lead it to. Facts that change no phase name it as well.
std::string phases_of(core::State const& before, Decided const& decided) {
  std::map<core::ContactId, core::Phase> phases;
  for (core::Fact const& fact : decided.facts) {
    std::visit(
        [&](auto const& f) {
          if constexpr (requires { f.contact; }) {
            auto const [at, is_new] = phases.try_emplace(f.contact, core::Phase::unborn);
            if (is_new && before.has_contact(f.contact)) at->second = before.contact(f.contact).phase;
            at->second = core::next_phase(at->second, fact.index()).value_or(at->second);
          }
        },
        fact);
  }
  std::string out = "{";
  for (auto const& [id, phase] : phases) field(out, to_string(id), to_json_text(phase));
  return out + "}";
}

// What the page is taken for: the best form's kind and fields, and whether a CAPTCHA stands in front.
std::string reading_of(core::PageAnalysis const& page, core::DecisionRules rules) {
  core::PageReading const& reading = page.reading(rules);
  std::string out = "{";
  bool const found = reading.contact_form >= 0;
  field(out, "form",
        found                   ? "\"contact\""
        : reading.forms.empty() ? "\"none\""
                                : to_json_text(reading.forms.front().kind));
  std::vector<core::FieldType> fields;
  if (found) {
    for (core::ClassifiedField const& f : reading.forms[static_cast<std::size_t>(reading.contact_form)].fields)
      fields.push_back(f.type);
  }
  field(out, "fields", to_json_text(fields));
  field(out, "captcha", to_json_text(page.challenge().kind));
  return out + "}";
}

void seen(std::string& line, core::Input const& input, core::DecisionRules rules) {
  std::visit(
      [&](auto const& i) {
        if constexpr (requires { i.snapshot; }) {
          if (i.snapshot) field(line, "reading", reading_of(*i.snapshot, rules));
        }
        if constexpr (requires { i.record; }) {
          if (i.record) field(line, "verdict", to_json_text(i.record->verdict(rules).grade));
        }
      },
      input);
}

} // namespace

void write_decisions(RecordedSession& recording, std::string const& version,
                     std::function<void(std::string const&)> const& write) {
  std::string head = "{";
  field(head, "decisions", std::to_string(decisions_format));
  field(head, "version", to_json_text(std::string_view(version)));
  write(head + "}");
  Decider decider(recording);
  std::uint64_t inputs = 0;
  recording.each_turn([&](RecordedTurn const& turn) {
    ++inputs;
    Decided const decided = decider.decide(turn);
    std::string line = "{";
    field(line, "seq", to_string(turn.seq));
    field(line, "input", to_json_text(std::string_view(turn.name)));
    if (decided.undecided()) {
      field(line, "undecided", "true");
    } else {
      if (!decided.refused.empty()) field(line, "refused", to_json_text(std::string_view(decided.refused)));
      field(line, "facts", facts_of(decided));
      field(line, "phases", phases_of(decider.state(), decided));
      seen(line, *decided.input, decider.state().rules);
    }
    bool const same = decider.adopt(turn, decided);
    field(line, "as_recorded", same || decided.undecided() ? "true" : "false");
    write(line + "}");
  });
  write("{\"end\":true,\"inputs\":" + std::to_string(inputs) + "}");
}

} // namespace legwork::storage
