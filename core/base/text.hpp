// Small text operations with one meaning on every machine: bytes and ASCII only, no locale.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace legwork::core {

bool is_space(char c); // ASCII space, \t \n \v \f \r
bool is_digit(char c);
bool is_alpha(char c); // ASCII letters only
bool is_alnum(char c);

std::string lower(std::string_view text);     // ASCII letters only; other bytes untouched
std::string_view trim(std::string_view text); // ASCII white space at both ends
std::string collapse(std::string_view text);  // runs of white space become one space, ends trimmed
std::vector<std::string_view> split(std::string_view text, char at); // keeps empty pieces
bool contains(std::string_view text, std::string_view part);
bool contains_ignoring_case(std::string_view text, std::string_view part);
std::string replace_all(std::string text, std::string_view from, std::string_view to);

// At most `limit` bytes of `text`, cut where a UTF-8 character begins.
std::string_view clip(std::string_view text, std::size_t limit);

// Length of the valid UTF-8 character that starts at `text[at]`, 0 where none does.
std::size_t character_length(std::string_view text, std::size_t at);

// Whether every byte of `text` belongs to a valid UTF-8 character.
bool is_utf8(std::string_view text);

// Adds the UTF-8 of one code point.
void append_character(std::string& out, char32_t point);

// `text` as valid UTF-8 without control characters (each invalid byte or control becomes one space),
// clipped to `limit` bytes: what a website said, made safe to show and to record.
std::string presentable(std::string_view text, std::size_t limit);

// What a text looks like without saying it: letters become x, digits #. `(415) 555-0123` is `(###) ###-####`. Of more
// than 40 characters only their number is told: `102 characters`.
std::string shape_of(std::string_view text);

} // namespace legwork::core
