// What is read once, for all tests of a program.
#include "tests/support/source_files.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "core/base/text.hpp"
#include "tests/support/read_file.hpp"

namespace legwork::tests {

namespace fs = std::filesystem;
using core::contains;
using core::is_digit;

namespace {

bool is_left_out(std::string const& name) {
  return name == ".git" || name == "build" || name == "node_modules" || name == "dist" || name.starts_with("build-");
}

} // namespace

std::vector<SourceFile> const& source_files() {
  static std::vector<SourceFile> const all = [] {
    std::vector<SourceFile> out;
    fs::path const root = LEGWORK_SOURCE_DIR;
    for (auto i = fs::recursive_directory_iterator(root); i != fs::recursive_directory_iterator(); ++i) {
      bool const left_out = is_left_out(i->path().filename().string()); // .git is a file in a second working tree
      if (i->is_directory() && left_out) i.disable_recursion_pending();
      if (left_out || !i->is_regular_file() || i->file_size() > (4U << 20U)) continue;
      SourceFile file{fs::relative(i->path(), root).string(), read_file(i->path())};
      if (!contains(file.text, std::string_view("\0", 1))) out.push_back(std::move(file));
    }
    std::ranges::sort(out, {}, &SourceFile::path);
    return out;
  }();
  return all;
}

std::string code_only(std::string_view text) {
  std::string out(text);
  auto const blank = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < std::min(to, out.size()); ++i) {
      if (out[i] != '\n') out[i] = ' ';
    }
    return to;
  };
  auto const after = [&](std::string_view end, std::size_t from) {
    std::size_t const at = text.find(end, from);
    return at == std::string_view::npos ? text.size() : at + end.size();
  };
  // A literal keeps its quote, so that it can still be seen that there is one.
  auto const blank_literal = [&](char quote, std::size_t from, std::size_t to) {
    blank(from, to);
    out[from] = quote;
    return to;
  };
  bool fresh_line = true;
  for (std::size_t i = 0; i < text.size();) {
    std::string_view const rest = text.substr(i);
    if (rest[0] == '\n')
      fresh_line = true, ++i;
    else if (fresh_line && rest[0] == '#') {
      std::size_t end = after("\n", i);
      while (end >= 2 && end < text.size() && text[end - 2] == '\\') end = after("\n", end);
      i = blank(i, end - 1);
    } else if (rest.starts_with("//"))
      i = blank(i, after("\n", i) - 1);
    else if (rest.starts_with("/*"))
      i = blank(i, after("*/", i));
    else if (rest.starts_with("R\"")) {
      std::size_t const open = text.find('(', i);
      i = blank_literal('"', i, after(")" + std::string(text.substr(i + 2, open - i - 2)) + "\"", open));
    } else if (rest[0] == '"' || (rest[0] == '\'' && (i == 0 || !is_digit(text[i - 1])))) {
      std::size_t end = i + 1;
      while (end < text.size() && text[end] != rest[0] && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
      i = blank_literal(rest[0], i, end + 1);
    } else {
      fresh_line = fresh_line && rest[0] == ' ';
      ++i;
    }
  }
  return out;
}

void Offenders::add(SourceFile const& file, std::size_t line, std::string const& what) {
  text_ += "\n  " + file.path + (line == 0 ? "" : ":" + std::to_string(line)) + ": " + what;
}

Offenders::~Offenders() { CHECK(text_ == ""); }

} // namespace legwork::tests
