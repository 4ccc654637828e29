// Source text as the mutator and its runner show and search it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace legwork::mutate {

std::string read_file(std::string const& path); // throws std::runtime_error
void write_file(std::string const& path, std::string const& text);

std::string_view trimmed(std::string_view text);
std::string one_line(std::string_view text, std::size_t most = 120); // runs of white space as one blank, cut with "…"
std::vector<std::string> parts(std::string_view text, std::string_view between);
bool has_word(std::string_view text, std::string_view word);

// The text with everything inside comments, strings and characters as blanks: brackets in it are code.
std::string code_only(std::string_view text);

} // namespace legwork::mutate
