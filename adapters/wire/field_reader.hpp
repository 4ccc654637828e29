// Reads the fields of one JSON object and notes every problem with the field's full name, so that all of them are
// told at once (P11).
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/wire/json.hpp"
#include "core/base/strong_number.hpp"
#include "core/validate/request.hpp"

namespace legwork::adapters {

class FieldReader {
 public:
  enum class Need { required, optional };

  // `path` is the object's own name with a dot behind it, empty for a message.
  FieldReader(Json const& object, std::string path, std::vector<core::FieldProblem>& problems)
      : object_(object), path_(std::move(path)), problems_(problems) {}

  // Absent or wrong fields give what is named as `otherwise`. Texts are at most `limit` bytes.
  std::string text(char const* name, Need need, std::size_t limit = 200);
  std::int64_t number(char const* name, Need need, std::int64_t least, std::int64_t most, std::int64_t otherwise = 0);
  bool flag(char const* name, Need need = Need::optional);
  template <core::IsStrongNumber Id>
  std::vector<Id> ids(char const* name, Need need, std::size_t most) {
    std::vector<Id> out;
    for (std::uint32_t number : whole_numbers(name, need, most)) out.emplace_back(number);
    return out;
  }
  // The object or list itself, null where it is absent or something else.
  Json const* object(char const* name, Need need);
  Json const* list(char const* name, Need need, std::size_t most);
  bool has(char const* name) { return read_.insert(name), object_.contains(name); }

  void wrong(std::string const& name, std::string reason) { problems_.push_back({path_ + name, std::move(reason)}); }
  // Notes every field that was not read by now. Called last.
  void no_others();

 private:
  Json const& object_;
  std::string path_;
  std::vector<core::FieldProblem>& problems_;
  std::set<std::string, std::less<>> read_;

  Json const* find(char const* name, Need need);
  std::vector<std::uint32_t> whole_numbers(char const* name, Need need, std::size_t most); // from 1
};

} // namespace legwork::adapters
