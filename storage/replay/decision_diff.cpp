// Bodies are compared as JSON, field by field: what one build does not know is a difference, not an error.
#include "storage/replay/decision_diff.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/text.hpp"
#include "storage/replay/decisions.hpp"

namespace legwork::storage {

namespace {

using nlohmann::json;

std::string clipped(std::string const& text) { return std::string(core::clip(text, 200)); }

std::string text_at(json const& object, char const* name) {
  auto const found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool yes(json const& object, char const* name) {
  auto const found = object.find(name);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

json part(json const& object, char const* name, json::value_t otherwise) {
  auto const found = object.find(name);
  return found != object.end() && found->type() == otherwise ? *found : json(otherwise);
}

// The k-th fact of each name stands against the k-th of the same name.
std::map<std::string, std::vector<json>> by_name(json const& line) {
  std::map<std::string, std::vector<json>> out;
  for (json const& fact : part(line, "facts", json::value_t::array)) {
    if (fact.is_object()) out[text_at(fact, "name")].push_back(fact.value("body", json::object()));
  }
  return out;
}

std::vector<std::string> names_of(json const& line) {
  std::vector<std::string> out;
  for (json const& fact : part(line, "facts", json::value_t::array)) {
    if (fact.is_object()) out.push_back(text_at(fact, "name"));
  }
  std::string const refused = text_at(line, "refused");
  if (!refused.empty()) out.push_back("(refused: " + refused + ")");
  return out;
}

void compare_fields(std::string const& where, json const& ours, json const& theirs, std::vector<FieldDifference>& out) {
  json const a = ours.flatten();
  json const b = theirs.flatten();
  std::set<std::string> paths;
  for (auto const& [path, value] : a.items()) paths.insert(path);
  for (auto const& [path, value] : b.items()) paths.insert(path);
  for (std::string const& path : paths) {
    auto const in_a = a.find(path);
    auto const in_b = b.find(path);
    if (in_a != a.end() && in_b != b.end() && *in_a == *in_b) continue;
    out.push_back({where + " " + path, in_a == a.end() ? "-" : clipped(in_a->dump()),
                   in_b == b.end() ? "-" : clipped(in_b->dump())});
  }
}

class Comparison {
 public:
  explicit Comparison(DecisionDiff& out) : out_(out) {}

  void line(json const& ours, json const& theirs) {
    ++out_.inputs;
    looks(ours, theirs);
    if (yes(ours, "undecided") || yes(theirs, "undecided")) {
      ++out_.undecided;
      return;
    }
    bool const same = part(ours, "facts", json::value_t::array) == part(theirs, "facts", json::value_t::array) &&
                      text_at(ours, "refused").empty() == text_at(theirs, "refused").empty();
    if (same) return;
    ++out_.different;
    kinds(ours, theirs);
    phases(ours, theirs);
  }

 private:
  DecisionDiff& out_;

  void kinds(json const& ours, json const& theirs) {
    auto a = by_name(ours);
    auto b = by_name(theirs);
    TurnDifference turn{.seq = core::SequenceNumber{ours.value("seq", std::uint64_t{0})},
                        .input = text_at(ours, "input"),
                        .ours = names_of(ours),
                        .theirs = names_of(theirs),
                        .fields = {}};
    for (auto const& [name, bodies] : a) b.try_emplace(name);
    for (auto const& [name, bodies] : b) {
      std::vector<json> const& mine = a[name];
      std::size_t const both = std::min(mine.size(), bodies.size());
      DecisionDiff::Kinds kind{0, mine.size() - both, bodies.size() - both};
      for (std::size_t i = 0; i < both; ++i) {
        if (mine[i] == bodies[i]) continue;
        ++kind.changed;
        compare_fields(name + (mine.size() > 1 ? "[" + std::to_string(i) + "]" : ""), mine[i], bodies[i], turn.fields);
      }
      if (kind.changed + kind.only_ours + kind.only_theirs == 0) continue;
      DecisionDiff::Kinds& sum = out_.kinds[name];
      sum.changed += kind.changed;
      sum.only_ours += kind.only_ours;
      sum.only_theirs += kind.only_theirs;
    }
    if (!out_.first) out_.first = std::move(turn);
  }

  void phases(json const& ours, json const& theirs) {
    json const a = part(ours, "phases", json::value_t::object);
    json const b = part(theirs, "phases", json::value_t::object);
    std::set<std::string> contacts;
    for (auto const& [id, phase] : a.items()) contacts.insert(id);
    for (auto const& [id, phase] : b.items()) contacts.insert(id);
    for (std::string const& id : contacts) {
      std::string const from = text_at(a, id.c_str());
      std::string const to = text_at(b, id.c_str());
      if (from != to) ++out_.phases[(from.empty() ? "no change" : from) + " -> " + (to.empty() ? "no change" : to)];
    }
  }

  void looks(json const& ours, json const& theirs) {
    std::string const a = text_at(ours, "verdict");
    std::string const b = text_at(theirs, "verdict");
    if (!a.empty() && !b.empty()) {
      ++out_.verdicts;
      if (a != b) ++out_.verdicts_changed[a + " -> " + b];
    }
    json const mine = part(ours, "reading", json::value_t::object);
    json const other = part(theirs, "reading", json::value_t::object);
    if (mine.empty() || other.empty()) return;
    ++out_.readings;
    for (char const* what : {"form", "captcha"}) {
      std::string const from = text_at(mine, what);
      std::string const to = text_at(other, what);
      if (from != to) ++out_.readings_changed[std::string(what) + " " + from + " -> " + to];
    }
    bool const same_form = text_at(mine, "form") == text_at(other, "form");
    if (same_form && part(mine, "fields", json::value_t::array) != part(other, "fields", json::value_t::array))
      ++out_.readings_changed["the same form, other fields"];
  }
};

std::optional<json> parsed(std::optional<std::string> const& line) {
  if (!line) return std::nullopt;
  json out = json::parse(*line, nullptr, false);
  return out.is_object() ? std::optional(std::move(out)) : std::nullopt;
}

std::string joined(std::vector<std::string> const& names) {
  std::string out;
  for (std::string const& name : names) out += (out.empty() ? "" : ", ") + name;
  return out.empty() ? "nothing" : out;
}

} // namespace

std::optional<DiffProblem> compare_decisions(NextLine const& ours, NextLine const& theirs, DecisionDiff& out) {
  auto const our_head = parsed(ours());
  auto const their_head = parsed(theirs());
  if (!their_head || !their_head->contains("decisions"))
    return DiffProblem{"it does not tell decisions: is it a build of legwork?"};
  if (their_head->at("decisions") != decisions_format)
    return DiffProblem{"it tells its decisions in form " + their_head->at("decisions").dump() +
                       ", this version reads form " + std::to_string(decisions_format)};
  out.our_version = our_head ? text_at(*our_head, "version") : "";
  out.their_version = text_at(*their_head, "version");
  Comparison comparison(out);
  while (auto const mine = parsed(ours())) {
    auto const other = parsed(theirs());
    if (!other) return DiffProblem{"its decisions break off after " + std::to_string(out.inputs) + " inputs"};
    bool const end = yes(*mine, "end");
    if (end != yes(*other, "end") || (!end && mine->value("seq", json()) != other->value("seq", json())))
      return DiffProblem{"its decisions are about another session: after " + std::to_string(out.inputs) +
                         " inputs they name another row"};
    if (end) break;
    comparison.line(*mine, *other);
  }
  return std::nullopt;
}

std::vector<std::string> lines_of(DecisionDiff const& diff) {
  std::vector<std::string> out;
  auto const n = [](std::uint64_t number) { return std::to_string(number); };
  out.push_back("ours: " + diff.our_version + ", theirs: " + diff.their_version + "; " + n(diff.inputs) + " inputs, " +
                n(diff.different) + " decided differently");
  if (diff.undecided > 0)
    out.push_back(n(diff.undecided) + " inputs could not be compared: their evidence was cleaned up");
  if (diff.first) {
    out.push_back("first at row " + n(diff.first->seq.value()) + ", " + diff.first->input);
    out.push_back("  ours:   " + joined(diff.first->ours));
    out.push_back("  theirs: " + joined(diff.first->theirs));
    for (FieldDifference const& field : diff.first->fields)
      out.push_back("  " + field.where + ": " + field.ours + " | " + field.theirs);
  }
  if (!diff.kinds.empty()) out.push_back("by kind of fact (changed, only ours, only theirs):");
  for (auto const& [name, kind] : diff.kinds)
    out.push_back("  " + name + ": " + n(kind.changed) + ", " + n(kind.only_ours) + ", " + n(kind.only_theirs));
  if (!diff.phases.empty()) out.push_back("by where a contact goes (ours -> theirs):");
  for (auto const& [what, times] : diff.phases) out.push_back("  " + what + ": " + n(times));
  auto const table = [&](char const* name, std::uint64_t looked, std::map<std::string, std::uint64_t> const& changed) {
    std::uint64_t sum = 0;
    for (auto const& [what, times] : changed) sum += times;
    out.push_back(std::string(name) + " over the recorded looks: " + n(looked) + ", changed " + n(sum));
    for (auto const& [what, times] : changed) out.push_back("  " + what + ": " + n(times));
  };
  table("verdicts", diff.verdicts, diff.verdicts_changed);
  table("form readings", diff.readings, diff.readings_changed);
  return out;
}

} // namespace legwork::storage
