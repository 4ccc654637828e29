// A struct of more than four members is not filled by position: who reads it would have to count. Read from the text
// alone, so some lists are not seen: those of one kind of literal where no type is named, and those of a type behind an
// alias or of a member's own. `./dev tidy` asks the compiler, which sees these, but neither an
// argument without a type, `rows.push_back({…})`, nor what stands in a macro's.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.hpp"
#include "tests/support/source_files.hpp"

using legwork::core::collapse;
using legwork::core::contains;
using legwork::core::is_alnum;
using legwork::core::is_digit;
using legwork::core::split;
using legwork::core::trim;
using legwork::tests::code_only;
using legwork::tests::Offenders;
using legwork::tests::source_files;
using legwork::tests::SourceFile;

namespace {

constexpr std::size_t most_positional = 4;

bool is_name_char(char c) { return is_alnum(c) || c == '_'; }

template <std::size_t size>
bool is_one_of(std::string_view word, std::array<std::string_view, size> const& words) {
  return std::ranges::find(words, word) != words.end();
}

// --- the elements of a list

// The bracket that closes the one at `open`; the text's end where none does.
std::size_t closing(std::string_view code, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t i = open; i < code.size(); ++i) {
    if (contains("({[", code.substr(i, 1))) ++depth;
    if (contains(")}]", code.substr(i, 1)) && --depth == 0) return i;
  }
  return code.size();
}

// The end of the template arguments that begin at `open`; `open` itself where it is a comparison.
std::size_t after_arguments(std::string_view code, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t i = open; i < code.size(); ++i) {
    if (code[i] == '<') ++depth;
    if (code[i] == '>' && --depth == 0) return i;
    if (!is_name_char(code[i]) && !contains("<>:, *&\n", code.substr(i, 1))) return open;
  }
  return open;
}

// What stands between the commas of a list; nothing for a block of statements.
std::vector<std::string_view> elements_of(std::string_view body) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] == ';') return {};
    if (contains("({[", body.substr(i, 1))) i = closing(body, i);
    if (i < body.size() && body[i] == '<' && i > 0 && is_name_char(body[i - 1])) i = after_arguments(body, i);
    if (i >= body.size() || body[i] != ',') continue;
    out.push_back(trim(body.substr(begin, i - begin)));
    begin = i + 1;
  }
  std::string_view const last = trim(body.substr(begin));
  if (!last.empty()) out.push_back(last);
  return out;
}

enum class ElementKind { text, number, flag, list, null, pointer, unknown };

ElementKind kind_of(std::string_view element) {
  if (element.starts_with('"') || element.starts_with('\'')) return ElementKind::text;
  if (is_digit(element.front()) || (element.starts_with('-') && element.size() > 1 && is_digit(element[1])))
    return ElementKind::number;
  if (element == "true" || element == "false") return ElementKind::flag;
  if (element.starts_with('{')) return ElementKind::list;
  if (element == "nullptr") return ElementKind::null;
  return element.starts_with('&') ? ElementKind::pointer : ElementKind::unknown;
}

// Whether no container could hold them beside each other, as far as the text says.
bool are_of_different_kinds(std::vector<std::string_view> const& elements) {
  std::set<ElementKind> kinds;
  for (std::string_view element : elements) kinds.insert(kind_of(element));
  return kinds.size() > 1 || kinds.contains(ElementKind::unknown);
}

// --- what a list is for

// The last name of a text, without its template arguments, and what stands before it.
struct LastName {
  std::string_view name;
  std::string_view before;
};

LastName last_name(std::string_view text) {
  text = trim(text);
  while (text.ends_with('*') || text.ends_with('&')) text = trim(text.substr(0, text.size() - 1));
  std::size_t end = text.size();
  if (text.ends_with('>')) {
    std::size_t depth = 0;
    do {
      --end;
      if (text[end] == '>') ++depth;
      if (text[end] == '<') --depth;
    } while (end > 0 && depth > 0);
  }
  std::size_t begin = end;
  while (begin > 0 && (is_name_char(text[begin - 1]) || text[begin - 1] == ':')) --begin;
  std::string_view name = text.substr(begin, end - begin);
  if (std::ranges::none_of(name, is_name_char)) name = {}; // of `a ? b : c`
  if (contains(name, "::")) name = name.substr(name.rfind(':') + 1);
  return {name, trim(text.substr(0, begin))};
}

constexpr std::array<std::string_view, 5> before_values{"return", "co_return", "co_yield", "case", "throw"};
constexpr std::array<std::string_view, 5> before_types{"static", "constexpr", "const", "inline", "else"};
constexpr std::array<std::string_view, 5> before_blocks{"enum", "namespace", "class", "struct", "union"};
// Command lines, and tables whose rows a function makes.
constexpr std::array<std::string_view, 3> take_lists{"Child", "run", "to_array"};

enum class Purpose { block, container, of_type, of_unknown_type };

struct Use {
  Purpose purpose;
  std::string_view type{};
};

// What the text before a brace makes of it.
Use use_of(std::string_view head) {
  head = trim(head);
  for (std::string_view word : split(head, ' ')) {
    if (is_one_of(word, before_blocks)) return {Purpose::block};
  }
  if (head.ends_with(')')) return {Purpose::block};
  if (head.ends_with(':')) return {Purpose::container}; // what a loop goes through
  bool const assigned = head.ends_with('=');
  if (assigned) head = trim(head.substr(0, head.size() - 1));
  if (head.ends_with(']')) {
    LastName const array = last_name(head.substr(0, head.rfind('[')));
    return {last_name(array.before).name.empty() ? Purpose::of_unknown_type : Purpose::container};
  }
  if (head.ends_with('(')) {
    LastName const callee = last_name(head.substr(0, head.size() - 1));
    bool const lists = is_one_of(callee.name, take_lists) || is_one_of(last_name(callee.before).name, take_lists);
    return {lists ? Purpose::container : Purpose::of_unknown_type};
  }
  LastName const last = last_name(head);
  if (last.name.empty() || is_one_of(last.name, before_values)) return {Purpose::of_unknown_type};
  LastName before = last_name(last.before);
  if (before.name == "const") before = last_name(before.before);
  bool const declares =
      !before.name.empty() && !is_one_of(before.name, before_values) && !is_one_of(before.name, before_types);
  if (declares) return {Purpose::of_type, before.name};
  return assigned ? Use{Purpose::of_unknown_type} : Use{Purpose::of_type, last.name};
}

// The structs that a list fills member by member: those without a constructor.
std::set<std::string, std::less<>> aggregates_in(std::string_view code) {
  std::set<std::string, std::less<>> out;
  for (std::size_t at = code.find("struct "); at != std::string_view::npos; at = code.find("struct ", at + 1)) {
    std::size_t const open = code.find_first_of("{;:(", at);
    if (open == std::string_view::npos || code[open] != '{') continue;
    std::string_view const name = trim(code.substr(at + 7, open - at - 7));
    std::string_view const body = code.substr(open, closing(code, open) - open);
    bool const constructs = contains(body, " " + std::string(name) + "(");
    if (!name.empty() && std::ranges::all_of(name, is_name_char) && !constructs) out.emplace(name);
  }
  return out;
}

// Calls `each` with the line of every long list by position, and what it fills.
template <class F>
void each_positional_list(std::string_view text, std::set<std::string, std::less<>> const& aggregates, F each) {
  std::string const code = code_only(text);
  std::string_view const all = code;
  std::size_t line = 1;
  std::size_t head = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '\n') ++line;
    if (code[i] == '{') {
      auto const elements = elements_of(all.substr(i + 1, closing(all, i) - i - 1));
      bool const is_long = elements.size() > most_positional && !elements.front().starts_with('.');
      std::string const before = collapse(all.substr(head, i - head));
      Use const use = is_long ? use_of(before) : Use{Purpose::block};
      if (use.purpose == Purpose::of_type && aggregates.contains(use.type)) each(line, std::string(use.type));
      if (use.purpose == Purpose::of_unknown_type && are_of_different_kinds(elements)) each(line, "a struct");
    }
    if (code[i] == '{' || code[i] == '}' || code[i] == ';') head = i + 1;
  }
}

} // namespace

TEST_CASE("a struct of more than four members is filled by their names", "[tidy]") {
  std::set<std::string, std::less<>> aggregates;
  for (SourceFile const& file : source_files()) {
    if (file.is_cpp()) aggregates.merge(aggregates_in(code_only(file.text)));
  }
  CHECK(aggregates.size() > 200);
  Offenders offenders;
  for (SourceFile const& file : source_files()) {
    if (!file.is_cpp()) continue;
    each_positional_list(file.text, aggregates, [&](std::size_t line, std::string const& what) {
      offenders.add(file, line, "more than four values without names fill " + what);
    });
  }
}

TEST_CASE("the search for lists by position finds them", "[tidy]") {
  auto const found = [](std::string const& text) {
    std::vector<std::size_t> lines;
    each_positional_list(text, {"Row"}, [&](std::size_t line, std::string const&) { lines.push_back(line); });
    return lines;
  };
  using Lines = std::vector<std::size_t>;
  std::string const row = "{1, 2, 3, 4, 5}";
  CHECK(found("auto a = Row" + row + ";") == Lines{1});
  CHECK(found("\nstatic constexpr x::Row const row" + row + ";\nRow other = " + row + ";") == Lines{2, 3});
  CHECK(found("auto a = b ? c : core::Row" + row + ";") == Lines{1});
  CHECK(found("return core::Row{\n  a, f<B, C>(), {}, \"d\", e};") == Lines{1});
  CHECK(found("rows.push_back(\n{a, true, c, d, e});\nrows[2] = {a, 1, c, d, \"e\"};\nreturn {a, b, c, d, e};") ==
        Lines{2, 3, 4});
  CHECK(found("Row const rows[] = {\n  {\"a\", 1, true, x, y},\n  {\"b\", 2, false, x, y},\n};") == Lines{2, 3});

  for (std::string const& fine : {
           std::string("Row row{1, 2, 3, 4};"),
           std::string("Row row{.a = 1, .b = 2, .c = 3, .d = 4, .e = 5};"),
           std::string("f(Row{a, g<A, B>(), {1, 2, 3}, d});"),
           "Row rows[] = " + row + ";",
           "std::vector<int> const numbers" + row + ";",
           "for (int i : " + row + ") f(i);",
           std::string("Json out{{\"a\", 1}, {\"b\", 2}, {\"c\", 3}, {\"d\", 4}, {\"e\", x}};"),
           std::string("Child child({program(), \"a\", \"b\", name, \"c\"});"),
           std::string("enum class Color { red, green, blue, black, white };"),
           std::string("void f() { int a = 1, b = 2, c = 3, d = 4, e = 5; }"),
           std::string("// Row{1, 2, 3, 4, 5}\nauto a = \"Row{1, 2, 3, 4, 5}\";"),
       })
    CHECK(std::pair(fine, found(fine)) == std::pair(fine, Lines{}));
  CHECK(aggregates_in("struct Row { int a; };\nstruct Made { Made(int a); };\nstruct Named;\nstruct B : Row {};") ==
        std::set<std::string, std::less<>>{"Row"});
}
