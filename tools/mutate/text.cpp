// Source text as the mutator and its runner show and search it.
#include "tools/mutate/text.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace legwork::mutate {

namespace {

bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }
bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

} // namespace

std::string read_file(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

void write_file(std::string const& path, std::string const& text) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream out(path, std::ios::binary);
  out << text;
  if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string one_line(std::string_view text, std::size_t most) {
  std::string out;
  for (char c : trimmed(text)) {
    if (!is_space(c))
      out += c;
    else if (!out.ends_with(' '))
      out += ' ';
  }
  if (out.size() <= most) return out;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end; // never inside a character
  return out.substr(0, end) + "…";
}

std::vector<std::string> parts(std::string_view text, std::string_view between) {
  std::vector<std::string> out;
  for (;;) {
    std::size_t const at = text.find(between);
    out.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + between.size());
  }
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    bool const before = at > 0 && is_word(text[at - 1]);
    bool const after = at + word.size() < text.size() && is_word(text[at + word.size()]);
    if (!before && !after) return true;
  }
  return false;
}

std::string code_only(std::string_view text) {
  std::string out(text);
  auto const end_of = [&](std::string_view mark, std::size_t from) {
    std::size_t const at = text.find(mark, from);
    return at == std::string_view::npos ? text.size() : at + mark.size();
  };
  for (std::size_t i = 0; i < text.size();) {
    std::string_view const rest = text.substr(i);
    std::size_t end = i;
    if (rest.starts_with("//"))
      end = end_of("\n", i) - 1;
    else if (rest.starts_with("/*"))
      end = end_of("*/", i);
    else if (rest.starts_with("R\"")) {
      std::size_t const open = text.find('(', i);
      end = end_of(")" + std::string(text.substr(i + 2, open - i - 2)) + "\"", open);
    } else if (rest[0] == '"' || (rest[0] == '\'' && (i == 0 || !is_word(text[i - 1])))) {
      end = i + 1;
      while (end < text.size() && text[end] != rest[0]) end += text[end] == '\\' ? 2 : 1;
      ++end;
    }
    if (end == i) {
      ++i;
      continue;
    }
    for (end = std::min(end, text.size()); i < end; ++i) {
      if (text[i] != '\n') out[i] = ' ';
    }
  }
  return out;
}

} // namespace legwork::mutate
