// Writes any struct that lists its fields as JSON text: same value, same bytes, on every machine and in every
// build. Replay compares these bytes. Booleans, integers, strings, enums (by name), vectors, maps with string
// keys, optionals and nested structs; there is no floating point anywhere in the core.
#pragma once

#include <charconv>
#include <concepts>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/absent.hpp"
#include "core/base/added_field.hpp"
#include "core/base/boxed.hpp"
#include "core/base/enum_names.hpp"
#include "core/base/strong_number.hpp"
#include "core/base/struct_fields.hpp"
#include "core/base/time.hpp"

namespace legwork::core {

// Appends `text` quoted; a byte that is not valid UTF-8 becomes U+FFFD.
void write_json_string(std::string& out, std::string_view text);

class JsonText {
 public:
  explicit JsonText(std::string& out) : out_(out) {}

  void value(bool v) { out_ += v ? "true" : "false"; }
  void value(std::string const& v) { write_json_string(out_, v); }
  void value(std::string_view v) { write_json_string(out_, v); }

  template <std::integral T>
  void value(T v) {
    char buffer[24];
    auto const end = std::to_chars(buffer, buffer + sizeof buffer, v).ptr;
    out_.append(buffer, end);
  }

  template <class E>
    requires std::is_enum_v<E>
  void value(E v) {
    write_json_string(out_, name_of(v));
  }

  template <IsStrongNumber T>
  void value(T v) {
    value(v.value());
  }
  void value(Duration v) { value(v.count()); }
  void value(InstantAsNumber v) { value(v.ms()); }

  template <class T>
  void value(std::optional<T> const& v) {
    if (v)
      value(*v);
    else if constexpr (absent_is_zero<T>)
      value(T{});
    else
      out_ += "null";
  }

  template <class T>
  void value(Boxed<T> const& v) {
    value(*v);
  }
  template <class T>
  void value(AddedField<T> const& v) {
    value(*v);
  }
  template <class T>
  void value(std::vector<T> const& items) {
    out_ += '[';
    bool first = true;
    for (auto const& item : items) {
      if (!first) out_ += ',';
      first = false;
      value(item);
    }
    out_ += ']';
  }

  template <class T>
  void value(std::map<std::string, T> const& items) {
    out_ += '{';
    bool first = true;
    for (auto const& [key, item] : items) {
      if (!first) out_ += ',';
      first = false;
      write_json_string(out_, key);
      out_ += ':';
      value(item);
    }
    out_ += '}';
  }

  template <HasFields T>
  void value(T const& v) {
    static_assert(!forgets_a_member<T>(), "a member is missing in LEGWORK_FIELDS");
    out_ += '{';
    bool first = true;
    T::each_field(v, [&]<class F>(char const* name, F const& field) {
      if constexpr (requires { field.is_absent(); }) {
        if (field.is_absent()) return;
      }
      if (!first) out_ += ',';
      first = false;
      out_ += '"';
      out_ += name;
      out_ += "\":";
      value(field);
    });
    out_ += '}';
  }

 private:
  std::string& out_;
};

template <class T>
std::string to_json_text(T const& value) {
  std::string out;
  JsonText(out).value(value);
  return out;
}

} // namespace legwork::core
