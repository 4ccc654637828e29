// Places without a national system of postal codes. Countries get one now and then: whoever has a code may always give
// it, and what is missing here is told with what to do.
#include "core/validate/postal_code_countries.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

using sv = std::string_view;

struct Country {
  sv code;
  sv calling_code; // empty where it is shared with countries that have postal codes
  sv names;        // separated by |
};

constexpr std::array without_codes = std::to_array<Country>({
    {"ae", "971", "united arab emirates|uae|emirates|dubai|abu dhabi"},
    {"ag", "1268", "antigua and barbuda|antigua"},
    {"ao", "244", "angola"},
    {"aw", "297", "aruba"},
    {"bf", "226", "burkina faso"},
    {"bi", "257", "burundi"},
    {"bj", "229", "benin"},
    {"bo", "591", "bolivia"},
    {"bs", "1242", "bahamas|the bahamas"},
    {"bw", "267", "botswana"},
    {"bz", "501", "belize"},
    {"cd", "243", "democratic republic of the congo|dr congo|congo kinshasa"},
    {"cf", "236", "central african republic"},
    {"cg", "242", "congo|republic of the congo|congo brazzaville"},
    {"ci", "225", "ivory coast|cote d'ivoire|côte d'ivoire"},
    {"ck", "682", "cook islands"},
    {"cm", "237", "cameroon"},
    {"cw", "", "curacao|curaçao"},
    {"dj", "253", "djibouti"},
    {"dm", "1767", "dominica"},
    {"er", "291", "eritrea"},
    {"fj", "679", "fiji"},
    {"ga", "241", "gabon"},
    {"gd", "1473", "grenada"},
    {"gh", "233", "ghana"},
    {"gm", "220", "gambia|the gambia"},
    {"gq", "240", "equatorial guinea"},
    {"gy", "592", "guyana"},
    {"hk", "852", "hong kong|hongkong|hong kong sar"},
    {"jm", "1876", "jamaica"},
    {"ki", "686", "kiribati"},
    {"km", "269", "comoros"},
    {"kn", "1869", "saint kitts and nevis|st kitts and nevis"},
    {"lc", "1758", "saint lucia|st lucia"},
    {"ly", "218", "libya"},
    {"ml", "223", "mali"},
    {"mo", "853", "macau|macao"},
    {"mr", "222", "mauritania"},
    {"mw", "265", "malawi"},
    {"nr", "674", "nauru"},
    {"nu", "683", "niue"},
    {"qa", "974", "qatar"},
    {"rw", "250", "rwanda"},
    {"sb", "677", "solomon islands"},
    {"sc", "248", "seychelles"},
    {"sl", "232", "sierra leone"},
    {"sr", "597", "suriname"},
    {"st", "239", "sao tome and principe|são tomé and príncipe"},
    {"sx", "1721", "sint maarten"},
    {"td", "235", "chad"},
    {"tg", "228", "togo"},
    {"tk", "690", "tokelau"},
    {"tl", "670", "timor leste|east timor"},
    {"to", "676", "tonga"},
    {"tv", "688", "tuvalu"},
    {"ug", "256", "uganda"},
    {"vu", "678", "vanuatu"},
    {"ye", "967", "yemen"},
    {"zw", "263", "zimbabwe"},
});

bool is_named(Country const& c, sv country) {
  if (country == c.code) return true;
  auto const names = split(c.names, '|');
  return std::ranges::find(names, country) != names.end();
}

} // namespace

bool has_no_postal_codes(std::string_view country, std::string_view phone) {
  std::string const wanted = lower(trim(country));
  if (!wanted.empty()) return std::ranges::any_of(without_codes, [&](Country const& c) { return is_named(c, wanted); });
  std::string number(trim(phone));
  if (number.starts_with("00")) number.replace(0, 2, "+");
  if (!number.starts_with('+')) return false;
  std::erase_if(number, [](char c) { return !is_digit(c); });
  return std::ranges::any_of(
      without_codes, [&](Country const& c) { return !c.calling_code.empty() && number.starts_with(c.calling_code); });
}

} // namespace legwork::core
