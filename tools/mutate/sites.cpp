// Where a file can be changed in one small way, and how. Operators are read from the text between two operands: it is
// the same for built-in ones, overloaded ones and those that the compiler writes in terms of another.
#include "tools/mutate/sites.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "tools/mutate/text.hpp"

namespace legwork::mutate {

namespace {

std::map<std::string_view, std::string_view> const other_operator{
    {"==", "!="}, {"!=", "=="}, {"<", "<="}, {"<=", "<"}, {">", ">="},  {">=", ">"},
    {"&&", "||"}, {"||", "&&"}, {"+", "-"},  {"-", "+"},  {"+=", "-="}, {"-=", "+="}};

std::vector<CXCursor> children_of(CXCursor cursor) {
  std::vector<CXCursor> out;
  clang_visitChildren(
      cursor,
      [](CXCursor child, CXCursor, CXClientData all) {
        static_cast<std::vector<CXCursor>*>(all)->push_back(child);
        return CXChildVisit_Continue;
      },
      &out);
  return out;
}

bool is_expression(CXCursor c) { return clang_isExpression(clang_getCursorKind(c)) != 0; }

class Finder {
 public:
  explicit Finder(Unit const& unit) : unit_(unit), code_(code_only(unit.text())) {}

  void all() {
    for (CXCursor c : children_of(unit_.root())) {
      if (clang_Location_isFromMainFile(clang_getCursorLocation(c)) != 0) visit(c);
    }
  }
  std::vector<MutationSite> found_sites() {
    std::vector<MutationSite> out;
    for (auto& [key, site] : sites_) out.push_back(std::move(site));
    return out;
  }

 private:
  struct Key { // outer before inner, and a statement before the expression that it is
    std::size_t begin;
    std::size_t before_end;
    Place place;
    auto operator<=>(Key const&) const = default;
  };

  // Nothing for what a macro wrote, all or in part.
  std::optional<Range> range_of(CXCursor c) const {
    CXSourceRange const range = clang_getCursorExtent(c);
    std::size_t ends[2] = {};
    CXSourceLocation const at[2] = {clang_getRangeStart(range), clang_getRangeEnd(range)};
    for (int i = 0; i < 2; ++i) {
      CXFile written{};
      CXFile spelled{};
      unsigned expansion = 0;
      unsigned spelling = 0;
      clang_getExpansionLocation(at[i], &written, nullptr, nullptr, &expansion);
      clang_getSpellingLocation(at[i], &spelled, nullptr, nullptr, &spelling);
      if (written == nullptr || clang_File_isEqual(written, spelled) == 0 || expansion != spelling) return {};
      ends[i] = expansion;
    }
    if (ends[0] >= ends[1] || ends[1] > unit_.text().size()) return {};
    return Range{ends[0], ends[1]};
  }

  std::string text(Range r) const { return unit_.text().substr(r.begin, r.end - r.begin); }
  std::string_view code(std::size_t from, std::size_t to) const {
    return from < to ? trimmed(std::string_view(code_).substr(from, to - from)) : std::string_view{};
  }

  MutationSite& add(Range range, Place place, std::string kind, std::string becomes) {
    MutationSite& site = sites_[{range.begin, code_.size() - range.end, place}];
    site.range = range;
    site.place = place;
    auto const same = std::ranges::find(site.changes, becomes, &Change::text);
    if (same == site.changes.end()) site.changes.push_back({std::move(kind), std::move(becomes)});
    return site;
  }

  void visit(CXCursor c);
  void visit_all(std::vector<CXCursor> const& children) {
    for (CXCursor child : children) visit(child);
  }
  void visit_if(CXCursor c, Range range);
  void visit_body(CXCursor c);
  void statements(std::vector<CXCursor> const& children);
  void operators(CXCursor c, Range range, std::vector<CXCursor> const& children);
  void steps_and_nots(Range range);
  void leaves(CXCursor c, Range range);
  void returned(CXCursor c);
  bool computed_while_compiling(CXCursor c, Range range) const;

  Unit const& unit_;
  std::string code_;
  std::map<Key, MutationSite> sites_;
};

bool Finder::computed_while_compiling(CXCursor c, Range range) const {
  std::size_t head = range.end;
  for (CXCursor child : children_of(c)) {
    auto const body = range_of(child);
    bool const ends_head = clang_getCursorKind(child) == CXCursor_CompoundStmt || is_expression(child);
    if (ends_head && body) head = std::min(head, body->begin);
  }
  std::string_view const text = code(range.begin, head);
  return has_word(text, "constexpr") || has_word(text, "consteval");
}

void Finder::visit(CXCursor c) {
  auto const range = range_of(c);
  if (!range) return;
  switch (static_cast<int>(clang_getCursorKind(c))) { // most of the 250 kinds need nothing
    case CXCursor_StaticAssert:
    case CXCursor_ParmDecl:
    case CXCursor_EnumDecl:
    case CXCursor_TypeAliasDecl:
    case CXCursor_ConceptDecl:
    case CXCursor_TypeAliasTemplateDecl:
    case CXCursor_RequiresExpr:
    case CXCursor_TemplateTypeParameter:
    case CXCursor_NonTypeTemplateParameter: return;
    case CXCursor_FunctionDecl:
    case CXCursor_CXXMethod:
    case CXCursor_FunctionTemplate:
    case CXCursor_VarDecl:
    case CXCursor_Constructor:
    case CXCursor_ConversionFunction:
      if (computed_while_compiling(c, *range)) return;
      return visit_all(children_of(c));
    case CXCursor_IfStmt: return visit_if(c, *range);
    case CXCursor_CaseStmt:
    case CXCursor_ForStmt:
    case CXCursor_WhileStmt:
    case CXCursor_DoStmt:
    case CXCursor_CXXForRangeStmt: return visit_body(c);
    case CXCursor_CompoundStmt:
    case CXCursor_DefaultStmt: return statements(children_of(c));
    case CXCursor_ReturnStmt: returned(c); break;
    default: break;
  }
  std::vector<CXCursor> const children = children_of(c);
  if (is_expression(c)) {
    operators(c, *range, children);
    if (clang_getCursorKind(c) == CXCursor_UnaryOperator) steps_and_nots(*range);
    leaves(c, *range);
  }
  visit_all(children);
}

// Those that stand as statements may be left out as a whole.
void Finder::statements(std::vector<CXCursor> const& children) {
  for (CXCursor child : children) {
    auto const range = range_of(child);
    if (range && is_expression(child) && !text(*range).starts_with("static_cast<void>"))
      add(*range, Place::statement, "deleted", "");
    visit(child);
  }
}

// A loop's body or what follows a case label: the last child. The label itself must stay.
void Finder::visit_body(CXCursor c) {
  std::vector<CXCursor> children = children_of(c);
  if (children.empty()) return;
  bool const at_the_front = clang_getCursorKind(c) == CXCursor_DoStmt;
  CXCursor const body = at_the_front ? children.front() : children.back();
  children.erase(at_the_front ? children.begin() : children.end() - 1);
  if (clang_getCursorKind(c) != CXCursor_CaseStmt) visit_all(children);
  statements({body});
}

void Finder::visit_if(CXCursor c, Range range) {
  std::size_t const open = code_.find('(', range.begin);
  std::size_t close = open;
  for (int depth = 0; close < range.end; ++close) {
    if (code_[close] == '(') ++depth;
    if (code_[close] == ')' && --depth == 0) break;
  }
  bool const constant = has_word(code(range.begin, open), "constexpr");
  bool declares = false;
  std::optional<Range> condition;
  std::vector<CXCursor> branches;
  for (CXCursor child : children_of(c)) {
    auto const at = range_of(child);
    if (!at) continue;
    if (at->begin > close)
      branches.push_back(child);
    else if (!constant)
      visit(child);
    if (at->begin > close) continue;
    declares = declares || clang_getCursorKind(child) == CXCursor_VarDecl;
    if (is_expression(child)) condition = at;
  }
  if (condition && !constant && !declares) {
    add(*condition, Place::expression, "condition true", "true");
    add(*condition, Place::expression, "condition false", "false").condition = true;
  }
  statements(branches);
}

void Finder::returned(CXCursor c) {
  for (CXCursor child : children_of(c)) {
    auto const range = range_of(child);
    if (!range) continue;
    CXTypeKind const type = clang_getCanonicalType(clang_getCursorType(child)).kind;
    if (type == CXType_Void) add(*range, Place::expression, "deleted", "void()");
    bool const negatable = type == CXType_Bool && clang_getCursorKind(child) != CXCursor_CXXBoolLiteralExpr;
    if (negatable) add(*range, Place::expression, "returned not", "!(" + text(*range) + ")");
  }
}

void Finder::operators(CXCursor c, Range range, std::vector<CXCursor> const& children) {
  std::vector<Range> operands;
  for (CXCursor child : children) {
    auto const at = range_of(child);
    bool const is_operator = at && other_operator.contains(code(at->begin, at->end));
    if (at && !is_operator && is_expression(child)) operands.push_back(*at);
  }
  if (clang_getCursorKind(c) == CXCursor_ConditionalOperator && operands.size() == 3) {
    std::string swapped = text(operands[0]) + " ? (" + text(operands[2]) + ") : (" + text(operands[1]) + ")";
    add(range, Place::expression, "branches swapped", std::move(swapped));
    return;
  }
  if (operands.size() != 2 || operands[0].begin != range.begin || operands[1].end != range.end) return;
  auto const other = other_operator.find(code(operands[0].end, operands[1].begin));
  if (other == other_operator.end()) return;
  // An operand keeps its own operators: `a || b || c` becomes `(a || b) && (c)`.
  add(range, Place::expression, std::string(other->first) + " to " + std::string(other->second),
      "(" + text(operands[0]) + ") " + std::string(other->second) + " (" + text(operands[1]) + ")");
}

void Finder::steps_and_nots(Range range) {
  std::string const whole = text(range);
  std::string_view const rest = std::string_view(whole).substr(1);
  if (whole.starts_with("++"))
    add(range, Place::expression, "++ to --", "--" + whole.substr(2));
  else if (whole.starts_with("--"))
    add(range, Place::expression, "-- to ++", "++" + whole.substr(2));
  else if (whole.ends_with("++"))
    add(range, Place::expression, "++ to --", whole.substr(0, whole.size() - 2) + "--");
  else if (whole.starts_with("!"))
    add(range, Place::expression, "! left out", "static_cast<bool>(" + std::string(rest) + ")");
}

void Finder::leaves(CXCursor c, Range range) {
  CXCursorKind const kind = clang_getCursorKind(c);
  std::string const whole = text(range);
  if (kind == CXCursor_IntegerLiteral) add(range, Place::expression, "number + 1", whole + " + 1");
  if (kind == CXCursor_CXXBoolLiteralExpr)
    add(range, Place::expression, "true and false", whole == "true" ? "false" : "true");
  CXCursor const named = clang_getCursorReferenced(c);
  if (kind != CXCursor_DeclRefExpr || clang_getCursorKind(named) != CXCursor_EnumConstantDecl) return;
  std::vector<CXCursor> const all = children_of(clang_getCursorSemanticParent(named));
  auto const at = std::ranges::find_if(all, [&](CXCursor e) { return clang_equalCursors(e, named) != 0; });
  if (at == all.end() || all.size() < 2) return;
  CXCursor const next = at + 1 == all.end() ? *(at - 1) : *(at + 1);
  std::size_t const scope = whole.rfind("::");
  std::string const before = scope == std::string::npos ? "" : whole.substr(0, scope + 2);
  add(range, Place::expression, "neighbour", before + taken(clang_getCursorSpelling(next)));
}

} // namespace

std::vector<MutationSite> find_sites(Unit const& unit) {
  Finder finder(unit);
  finder.all();
  return finder.found_sites();
}

} // namespace legwork::mutate
