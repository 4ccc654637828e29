// Reads a parsed JSON value into any struct that lists its fields. Works with any JSON type that has the usual
// interface (`is_object`, `find`, `get`…), so the core needs no JSON library. A missing field keeps its default;
// a field of the wrong type is an error that names it.
#pragma once

#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/absent.hpp"
#include "core/base/added_field.hpp"
#include "core/base/boxed.hpp"
#include "core/base/enum_names.hpp"
#include "core/base/error.hpp"
#include "core/base/strong_number.hpp"
#include "core/base/struct_fields.hpp"
#include "core/base/time.hpp"

namespace legwork::core {

template <class Json>
class JsonFields {
 public:
  // The first problem met, e.g. `controls[3].box.w: not a whole number`; empty when all was read.
  std::string problem;

  void read(Json const& j, bool& out) {
    if (j.is_boolean())
      out = j.template get<bool>();
    else
      wrong("not true or false");
  }
  void read(Json const& j, std::string& out) {
    if (j.is_string())
      out = j.template get<std::string>();
    else
      wrong("not a text");
  }
  template <std::integral T>
  void read(Json const& j, T& out) {
    if (!j.is_number_integer()) return wrong("not a whole number");
    bool const fits = j.is_number_unsigned() ? std::in_range<T>(j.template get<std::uint64_t>())
                                             : std::in_range<T>(j.template get<std::int64_t>());
    if (fits)
      out = j.template get<T>();
    else
      wrong("too large a number");
  }
  template <class E>
    requires std::is_enum_v<E>
  void read(Json const& j, E& out) {
    auto const value = j.is_string() ? value_named<E>(j.template get<std::string>()) : std::nullopt;
    if (value)
      out = *value;
    else
      wrong("not a known name");
  }
  template <IsStrongNumber T>
  void read(Json const& j, T& out) {
    typename T::Representation number = 0;
    read(j, number);
    out = T{number};
  }
  void read(Json const& j, Duration& out) {
    std::int64_t ms = 0;
    read(j, ms);
    out = Duration{ms};
  }
  void read(Json const& j, InstantAsNumber& out) {
    Instant at;
    read(j, at.ms);
    out = at;
  }
  template <class T>
  void read(Json const& j, std::optional<T>& out) {
    out.reset();
    if (j.is_null()) return;
    T value{};
    read(j, value);
    if constexpr (absent_is_zero<T>) {
      if (value == T{}) return;
    }
    out = std::move(value);
  }
  template <class T>
  void read(Json const& j, Boxed<T>& out) {
    read(j, *out);
  }
  template <class T>
  void read(Json const& j, AddedField<T>& out) {
    T value{};
    read(j, value);
    out = std::move(value);
  }
  template <class T>
  void read(Json const& j, std::vector<T>& out) {
    if (!j.is_array()) return wrong("not a list");
    out.clear();
    out.reserve(j.size());
    for (auto const& item : j) {
      T value{};
      within("[" + std::to_string(out.size()) + "]", [&] { read(item, value); });
      out.push_back(std::move(value));
    }
  }
  template <class T>
  void read(Json const& j, std::map<std::string, T>& out) {
    if (!j.is_object()) return wrong("not an object");
    out.clear();
    for (auto const& [key, item] : j.items()) within("." + key, [&] { read(item, out[key]); });
  }
  template <HasFields T>
  void read(Json const& j, T& out) {
    if (!j.is_object()) return wrong("not an object");
    T::each_field(out, [&]<class F>(char const* name, F& field) {
      auto const found = j.find(name);
      if constexpr (requires { field.is_absent(); }) field = F{};
      if (found != j.end()) within(std::string(".") + name, [&] { read(*found, field); });
    });
  }

 private:
  std::string path_;

  void wrong(char const* what) {
    if (problem.empty()) problem = path_ + ": " + what;
  }
  void within(std::string const& step, auto&& body) {
    std::size_t const length = path_.size();
    path_ += step;
    body();
    path_.resize(length);
  }
};

template <class T, class Json>
Result<T> from_json(Json const& j) {
  T out{};
  JsonFields<Json> reader;
  reader.read(j, out);
  if (!reader.problem.empty()) return fail(ErrorKind::invalid, reader.problem);
  return out;
}

} // namespace legwork::core
