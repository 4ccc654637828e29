// Takes what the customer owns out of what a website said: every value, in every form it may come back in,
// becomes its placeholder, `{email}`. Nothing leaves the adapter without having passed here.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/customer_field.hpp"

namespace legwork::adapters {

class Redaction {
 public:
  Redaction() = default;
  explicit Redaction(std::map<std::string, std::string> const& values);

  // `text` with values of three and more characters replaced: as they are, URL-encoded, JSON-escaped, with
  // HTML entities, an e-mail in any case, a phone number however it is grouped, a message whole or line by
  // line. Names and other words are replaced only where no letter or digit adjoins. Parts of a phone number
  // and values of one or two characters say too little about a person and too much stands like them on any
  // page.
  std::string clean(std::string_view text) const;

  // What the page made of the value under `key`: from here on it stands as `{KEY_changed}`.
  void add_changed(std::string const& key, std::string_view text);

  // A whole field: a value of any length is replaced where the field holds nothing else.
  std::string clean_field(std::string_view text) const;

  // Keys of the values that `text` holds.
  std::set<std::string> keys_in(std::string_view text) const;

  // Whether `text` says enough about the customer to be a submission: how to reach them, their message, or
  // two other values together. One city alone stands in many requests that are none.
  bool is_telling(std::string_view text) const;

 private:
  struct Pattern {
    std::string needle;
    std::string key;
    bool ignores_case = false;
  };
  struct Span {
    std::size_t begin;
    std::size_t end;
    std::string const* key;
  };

  std::map<std::string, std::string> whole_; // value → key
  std::vector<Pattern> patterns_;            // longest first
  std::vector<std::pair<std::string, std::string>>
      numbers_; // digits of phone numbers, what pages made of them too; key

  void sort_patterns();
  void add_number(std::string digits, std::string key);
  void add(std::string const& key, std::string const& value);
  void add_forms(std::string const& key, std::string const& value);
  std::vector<Span> find(std::string_view text) const;
  void find_phones(std::string_view text, std::vector<Span>& out) const;
};

} // namespace legwork::adapters
