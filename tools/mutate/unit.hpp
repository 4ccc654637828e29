// One source file as clang sees it. Owns libclang's objects; nothing else here calls their disposers.
#pragma once

#include <clang-c/CXCompilationDatabase.h>
#include <clang-c/Index.h>

#include <string>
#include <vector>

namespace legwork::mutate {

struct Problem {          // what clang says is an error
  std::size_t offset = 0; // in the file itself: the place, or the first place in it that led there
  bool placed = false;
  std::string text;
};

class Unit {
 public:
  // Parses `text` as the content of `path`; throws std::runtime_error when clang cannot even begin.
  Unit(std::string path, std::string text, std::vector<std::string> const& flags);
  ~Unit();
  Unit(Unit const&) = delete;
  Unit& operator=(Unit const&) = delete;

  CXCursor root() const { return clang_getTranslationUnitCursor(unit_); }
  std::string const& text() const { return text_; }
  std::vector<Problem> problems() const;

 private:
  bool own(CXSourceLocation at, unsigned& offset) const;

  std::string path_;
  std::string text_;
  CXIndex index_ = nullptr;
  CXTranslationUnit unit_ = nullptr;
};

// What `file` is compiled with, from the compile_commands.json in `build`, without what names input and output.
std::vector<std::string> flags_of(std::string const& build, std::string const& file);

std::string taken(CXString text); // its content; disposes of it

} // namespace legwork::mutate
