// Folding one code point after another; what it knows are the scripts of the languages in outcome_words.hpp.
#include "core/page/text_folding.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

// One code point of `text` at `at`, which moves on; U+FFFD for a byte that is no UTF-8.
char32_t next_point(std::string_view text, std::size_t& at) {
  auto const lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  int const more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
  if (more == 0) return 0xFFFD;
  char32_t point = lead & (0x3FU >> more);
  for (int i = 0; i < more; ++i) {
    if (at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) return 0xFFFD;
    point = (point << 6) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  }
  return point;
}

bool between(char32_t point, char32_t first, char32_t last) { return point >= first && point <= last; }

// Base letters of U+00C0 to U+017F; a dot where a letter is written as two (see `folded_letters`), `-` where none.
constexpr std::string_view latin =
    "aaaaaa.ceeeeiiiidnooooo-ouuuuy..aaaaaa.ceeeeiiiidnooooo-ouuuuy.y"  // 00C0
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll"  // 0100
    "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"; // 0140

std::string_view two_letters(char32_t point) {
  switch (point) {
    case 0xC6:
    case 0xE6: return "ae";
    case 0xDE:
    case 0xFE: return "th";
    case 0xDF: return "ss";
    case 0x132:
    case 0x133: return "ij";
    case 0x152:
    case 0x153: return "oe";
    default: return "";
  }
}

char32_t greek(char32_t point) {
  switch (point) {
    case 0x386:
    case 0x3AC: return 0x3B1;
    case 0x388:
    case 0x3AD: return 0x3B5;
    case 0x389:
    case 0x3AE: return 0x3B7;
    case 0x38A:
    case 0x390:
    case 0x3AA:
    case 0x3AF:
    case 0x3CA: return 0x3B9;
    case 0x38C:
    case 0x3CC: return 0x3BF;
    case 0x38E:
    case 0x3AB:
    case 0x3B0:
    case 0x3CB:
    case 0x3CD: return 0x3C5;
    case 0x38F:
    case 0x3CE: return 0x3C9;
    case 0x3C2: return 0x3C3; // the final sigma
    default: return between(point, 0x391, 0x3A9) ? point + 0x20 : point;
  }
}

char32_t cyrillic(char32_t point) {
  if (between(point, 0x410, 0x42F)) point += 0x20;
  if (between(point, 0x400, 0x40F)) point += 0x50;
  if (point == 0x490) return 0x491;
  return point == 0x451 ? 0x435 : point; // ё is often written as е
}

char32_t arabic(char32_t point) {
  switch (point) {
    case 0x622:
    case 0x623:
    case 0x625:
    case 0x671: return 0x627; // the forms of alef
    case 0x649:
    case 0x626:
    case 0x6CC: return 0x64A;
    case 0x624: return 0x648;
    case 0x629: return 0x647; // teh marbuta
    case 0x6A9: return 0x643;
    default: return point;
  }
}

// Traditional signs and their simplified ones, for the words of outcome_words_east_asian.cpp.
constexpr std::u32string_view traditional =
    U"謝訊發請選擇輸錯誤無現問題稍後試檢驗證碼連結寄遞聯絡繫覆復們會盡儘快與復饋見議評價"
    U"諮詢訂閱單購買賬帳戶冊經過訪覽聽電報圖書應當須規則項欄長類數據續載準確認貼頁資"
    U"啟點擊頻絕機關閉壞於對還沒傳處匯務實際專員時間個開顯為寫註網內動進體達設裡給號"
    U"歡該將許權標詳細變並遲遞線樣種說讀轉換權限鏈";
constexpr std::u32string_view simplified =
    U"谢讯发请选择输错误无现问题稍后试检验证码连结寄递联络系复复们会尽尽快与复馈见议评价"
    U"咨询订阅单购买账帐户册经过访览听电报图书应当须规则项栏长类数据续载准确认贴页资"
    U"启点击频绝机关闭坏于对还没传处汇务实际专员时间个开显为写注网内动进体达设里给号"
    U"欢该将许权标详细变并迟递线样种说读转换权限链";
static_assert(traditional.size() == simplified.size());

bool is_sign(char32_t point) {
  return between(point, 0x3040, 0x30FF) || between(point, 0x3400, 0x9FFF) || between(point, 0xAC00, 0xD7A3) ||
         between(point, 0xF900, 0xFAFF);
}

// Accents and vowel points that stand as code points of their own, and what is not seen at all.
bool is_mark(char32_t point) {
  return between(point, 0x300, 0x36F) || between(point, 0x591, 0x5C7) || between(point, 0x610, 0x61A) ||
         between(point, 0x64B, 0x65F) || point == 0x640 || point == 0x670 || between(point, 0x200B, 0x200F) ||
         between(point, 0x202A, 0x202E) || between(point, 0x2060, 0x2069) || point == 0xFEFF || point == 0xAD ||
         between(point, 0xFE00, 0xFE0F);
}

bool is_letter(char32_t point) {
  if (point < 0x80) return is_alnum(static_cast<char>(point));
  if (point == 0xD7 || point == 0xF7) return false;
  return between(point, 0xC0, 0x24F) || between(point, 0x370, 0x52F) || between(point, 0x5D0, 0x5EA) ||
         between(point, 0x620, 0x6FF) || between(point, 0x1E00, 0x1FFF) || is_sign(point);
}

char32_t without_width(char32_t point) { return between(point, 0xFF01, 0xFF5E) ? point - 0xFEE0 : point; }

void append_folded(std::string& word, char32_t point) {
  if (point < 0x80) {
    word += lower(std::string(1, static_cast<char>(point)));
  } else if (between(point, 0xC0, 0x17F)) {
    char const base = latin[point - 0xC0];
    if (base == '.')
      word += two_letters(point);
    else
      word += base;
  } else if (between(point, 0x218, 0x21B)) {
    word += point < 0x21A ? 's' : 't'; // Romanian letters with a comma below
  } else if (between(point, 0x370, 0x3FF)) {
    append_character(word, greek(point));
  } else if (between(point, 0x400, 0x52F)) {
    append_character(word, cyrillic(point));
  } else if (between(point, 0x620, 0x6FF)) {
    append_character(word, arabic(point));
  } else {
    std::size_t const known = traditional.find(point);
    append_character(word, known == std::u32string_view::npos ? point : simplified[known]);
  }
}

bool ends_always(char32_t point) {
  return point == '\n' || point == '!' || point == '?' || point == 0x3002 || point == 0x61F || point == 0x2026 ||
         point == 0x203C || point == 0x2022 || point == 0xB7 || point == 0x203B;
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<FoldedSentence> run() {
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t const begins = at;
      char32_t const point = without_width(next_point(text_, at));
      if (is_mark(point)) continue;
      if (is_letter(point)) {
        add_letter(point);
        continue;
      }
      end_word();
      if (ends_always(point) || (point == '.' && ends_sentence(begins, at))) end_sentence(at);
      if (point == '\n') now_.begins_line = true;
    }
    end_word();
    end_sentence(text_.size());
    return std::move(out_);
  }

 private:
  std::string_view text_;
  std::size_t from_ = 0;
  FoldedSentence now_;
  std::string word_;
  std::vector<FoldedSentence> out_;

  void add_letter(char32_t point) {
    bool const alone = is_sign(point);
    bool const digit = point < 0x80 && is_digit(static_cast<char>(point));
    bool const after_digit = !word_.empty() && is_digit(word_.back());
    if (alone || (!word_.empty() && digit != after_digit)) end_word();
    append_folded(word_, point);
    if (alone) end_word();
  }

  void end_word() {
    if (!word_.empty()) now_.words.push_back(std::exchange(word_, {}));
  }

  // A full stop ends a sentence before a space, unless an abbreviation stands before it ("U.S.", "Mr.").
  bool ends_sentence(std::size_t dot, std::size_t after) const {
    if (after < text_.size() && !is_space(text_[after])) return false;
    std::size_t begins = dot;
    while (begins > 0 && is_alpha(text_[begins - 1])) --begins;
    bool const capital = begins < dot && text_[begins] >= 'A' && text_[begins] <= 'Z';
    bool const whole_word = begins == 0 || static_cast<unsigned char>(text_[begins - 1]) < 0x80;
    return !(capital && whole_word && dot - begins <= 3 && now_.words.size() > 1);
  }

  void end_sentence(std::size_t until) {
    now_.text = collapse(text_.substr(from_, until - from_));
    from_ = until;
    auto const signs = std::ranges::count_if(now_.words, [](std::string const& word) {
      return word.size() == 3 && static_cast<unsigned char>(word.front()) >= 0xE3;
    });
    now_.of_signs = static_cast<std::size_t>(signs) * 2 > now_.words.size();
    bool const in_line = !now_.words.empty() || !now_.begins_line;
    if (!now_.words.empty()) out_.push_back(std::move(now_));
    now_ = {};
    now_.begins_line = !in_line;
  }
};

} // namespace

std::vector<FoldedSentence> folded_sentences(std::string_view text) { return Splitter(text).run(); }

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  for (FoldedSentence& sentence : folded_sentences(text)) std::ranges::move(sentence.words, std::back_inserter(out));
  return out;
}

} // namespace legwork::core
