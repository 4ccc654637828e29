// Another build of legwork, asked for its decisions about a journal.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

namespace legwork::tools {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, CloseFile>;

// A file without a name that is gone when it is closed. Throws std::system_error.
OpenFile nameless_file();

// Runs `binary replay journal --decisions -` to its end, without a shell. What it wrote, from the beginning. Throws
// UsageError in one line where it cannot be started, is too old, fails or dies.
OpenFile decisions_of(std::string const& binary, std::string const& journal);

// The next line without its end; false at the end of the file.
bool next_line(std::FILE* file, std::string& line);

} // namespace legwork::tools
