// The repository's own text, for the tests that check its rules.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace legwork::tests {

struct SourceFile {
  std::string path; // from the repository's root
  std::string text;

  std::string folder() const { return path.substr(0, path.find('/')); }
  bool ends_with(std::string_view end) const { return path.ends_with(end); }
  bool is_cpp() const { return ends_with(".cpp") || ends_with(".hpp"); }
  bool is_source() const { return is_cpp() || ends_with(".js") || ends_with(".ts") || ends_with(".vue"); }
};

// Every text file of the repository, sorted by its path; without what is built or installed.
std::vector<SourceFile> const& source_files();

// C++ with comments and preprocessor lines as spaces, and of literals the quotes alone; line breaks stay.
std::string code_only(std::string_view text);

// Who breaks a rule. Fails its test when it goes and names one.
class Offenders {
 public:
  void add(SourceFile const& file, std::size_t line, std::string const& what);
  ~Offenders();

 private:
  std::string text_;
};

} // namespace legwork::tests
