// The layout of the table is described in tools/us_zip_codes/us_zip_codes.mjs, which writes it.
#include "core/directory/us_zip_codes.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions"
constexpr unsigned char table[] = {
#embed "us_zip_codes.bin"
};
#pragma clang diagnostic pop

constexpr std::uint32_t u16_at(std::size_t at) { return table[at] | std::uint32_t{table[at + 1]} << 8; }
constexpr std::uint32_t u32_at(std::size_t at) { return u16_at(at) | u16_at(at + 2) << 16; }

constexpr std::size_t zip_codes = u32_at(4);
constexpr std::size_t names = u32_at(8);
constexpr std::size_t names_bytes = u32_at(12);
constexpr std::size_t differing_states = u32_at(16);
constexpr std::size_t names_in_block = 16;

// Where each part begins.
constexpr std::size_t area_bytes = 17;
constexpr std::size_t zip_bytes = 6;
constexpr std::size_t areas_at = 20;
constexpr std::size_t zips_at = areas_at + 1'000 * area_bytes;
constexpr std::size_t blocks_at = zips_at + zip_codes * zip_bytes;
constexpr std::size_t names_at = blocks_at + (names + names_in_block - 1) / names_in_block * 4;
constexpr std::size_t states_at = names_at + names_bytes;
static_assert(table[0] == 'L' && table[1] == 'Z' && table[2] == 'I' && table[3] == 'P');
static_assert(sizeof table == states_at + differing_states * 6, "the table and its description differ");

// Of the positions' ranges, in millionths of a degree.
constexpr std::int64_t south_e6 = -15'000'000;
constexpr std::int64_t height_e6 = 87'000'000;
constexpr std::int64_t west_e6 = -217'000'000;
constexpr std::int64_t width_e6 = 153'000'000;

std::string letters_at(std::size_t at) { return {static_cast<char>(table[at]), static_cast<char>(table[at + 1])}; }

std::string name_of(std::size_t number) {
  std::size_t at = names_at + u32_at(blocks_at + number / names_in_block * 4);
  std::string name;
  for (std::size_t i = 0; i <= number % names_in_block; ++i) {
    std::size_t const same = table[at] >> 4;
    std::size_t length = table[at] & 15U;
    if (length == 15) length += table[++at];
    ++at;
    name.resize(same);
    while (length-- > 0) name += static_cast<char>(table[at++]);
  }
  return name;
}

std::string state_of(std::uint32_t zip) {
  for (std::size_t i = 0; i < differing_states; ++i) {
    if (u32_at(states_at + i * 6) == zip) return letters_at(states_at + i * 6 + 4);
  }
  return letters_at(areas_at + zip / 100 * area_bytes + 15);
}

Position position_at(std::size_t index) {
  std::size_t const at = zips_at + index * zip_bytes;
  std::int64_t const east_e6 = west_e6 + (std::int64_t{u16_at(at + 2)} * width_e6 >> 16);
  return {.latitude_e6 = south_e6 + (std::int64_t{u16_at(at)} * height_e6 >> 16),
          .longitude_e6 = east_e6 < -180'000'000 ? east_e6 + 360'000'000 : east_e6};
}

// The number that `text` is, of so many digits; nothing where it is none.
std::optional<std::uint32_t> number_in(std::string_view text, std::size_t digits) {
  if (text.size() != digits) return {};
  std::uint32_t out = 0;
  for (char c : text) {
    if (!is_digit(c)) return {};
    out = out * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return out;
}

// How many ZIP codes of an area come before the one with these last two digits; `last` 100: all.
std::size_t count_before(std::size_t area_at, std::uint32_t last) {
  std::size_t out = 0;
  for (std::uint32_t byte = 0; byte < last / 8; ++byte)
    out += static_cast<std::size_t>(std::popcount(table[area_at + byte]));
  unsigned const rest = table[area_at + last / 8] & ((1U << last % 8) - 1);
  return out + static_cast<std::size_t>(std::popcount(rest));
}

} // namespace

std::size_t us_zip_code_count() { return zip_codes; }

std::optional<Place> us_zip_code(std::string_view zip) {
  auto const number = number_in(zip, 5);
  if (!number) return {};
  std::size_t const area_at = areas_at + *number / 100 * area_bytes;
  std::uint32_t const last = *number % 100;
  if ((table[area_at + last / 8] >> last % 8 & 1U) == 0) return {};
  std::size_t const index = u16_at(area_at + 13) + count_before(area_at, last);
  return Place{.zip = std::string(zip),
               .country = "US",
               .name = name_of(u16_at(zips_at + index * zip_bytes + 4)),
               .state = state_of(*number),
               .position = position_at(index)};
}

std::optional<Place> us_zip_area(std::string_view first_three) {
  auto const area = number_in(first_three, 3);
  if (!area) return {};
  std::size_t const area_at = areas_at + *area * area_bytes;
  std::size_t const first = u16_at(area_at + 13);
  auto const count = static_cast<std::int64_t>(count_before(area_at, 100));
  if (count == 0) return {};
  Position sum; // no area lies on both sides of the date line but Guam's, whose longitudes are all east of it
  for (std::int64_t i = 0; i < count; ++i) {
    Position const one = position_at(first + static_cast<std::size_t>(i));
    sum.latitude_e6 += one.latitude_e6;
    sum.longitude_e6 += one.longitude_e6;
  }
  return Place{.zip = std::string(first_three),
               .country = "US",
               .name = "",
               .state = letters_at(area_at + 15),
               .position = {sum.latitude_e6 / count, sum.longitude_e6 / count}};
}

bool is_military_zip(std::string_view zip) {
  auto const number = number_in(zip, 5);
  if (!number) return false;
  std::uint32_t const area = *number / 100;
  return area == 340 || (area >= 90 && area <= 98) || (area >= 962 && area <= 966);
}

} // namespace legwork::core
