// Numbers and lines. The hash sees what the core decided; the lines say it in words.
#include "sim/trace.hpp"

#include "core/base/json_text.hpp"
#include "core/base/text.hpp"

namespace legwork::sim {

namespace {

// Fields that stand for whole forms or lists are too long for a line.
struct Brief {
  std::string out;

  template <class T>
  void operator()(char const* name, T const& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      if (!value.empty()) append_field(name, core::clip(value, 60));
    } else if constexpr (std::is_enum_v<T>) {
      append_field(name, core::name_of(value));
    } else if constexpr (std::is_same_v<T, bool>) {
      if (value) append_field(name, "yes");
    } else if constexpr (std::is_integral_v<T>) {
      if (value != 0) append_field(name, std::to_string(value));
    } else if constexpr (core::IsStrongNumber<T>) {
      if (value != T{}) append_field(name, to_string(value));
    } else if constexpr (std::is_same_v<T, core::Duration>) {
      if (value != T{}) append_field(name, std::to_string(value.count()));
    } else if constexpr (std::is_same_v<T, core::InstantAsNumber>) {
      append_field(name, std::to_string(value.ms()));
    } else if constexpr (requires { value.has_value(); }) {
      if (value) (*this)(name, *value);
    } else if constexpr (std::is_same_v<T, core::Step>) {
      append_field("step", to_string(value.epoch) + "/" + to_string(value.contact) + "/" +
                               std::to_string(value.attempt) + "/" + to_string(value.op));
    } else if constexpr (std::is_same_v<T, core::Verdict>) {
      append_field("grade", core::name_of(value.grade));
    }
  }

 private:
  void append_field(char const* name, std::string_view text) {
    out += std::string(" ") + name + "=" + std::string(text);
  }
};

template <class T>
std::string brief_of(T const& value) {
  Brief brief;
  brief.out = core::type_name<T>();
  T::each_field(value, brief);
  return brief.out;
}

} // namespace

void Trace::mix(core::Fact const& fact) {
  mix(fact.index());
  std::visit(
      [this](auto const& f) {
        if constexpr (requires { f.contact; }) mix(f.contact.value());
        if constexpr (requires { f.batch; }) mix(f.batch.value() + 0x10000U);
        if constexpr (requires { f.op; }) mix(f.op.value() + 0x20000U);
        if constexpr (requires { f.token; }) mix(f.token.value() + 0x40000U);
        if constexpr (requires {
                        f.reason;
                        std::is_enum_v<decltype(f.reason)>;
                      }) {
          if constexpr (std::is_enum_v<std::remove_cvref_t<decltype(f.reason)>>)
            mix(static_cast<std::uint64_t>(f.reason) + 0x80000U);
        }
        if constexpr (requires { f.page.value(); }) mix(f.page.value() + 0x100000U);
      },
      fact);
}

void Trace::append_line(std::int64_t at, std::string_view kind, std::string_view text) {
  std::int64_t const ms = at - began;
  std::string const rest = std::to_string(ms % 1000);
  std::string when = std::to_string(ms / 1000) + "." + std::string(3 - rest.size(), '0') + rest;
  if (when.size() < 9) when.insert(0, 9 - when.size(), ' ');
  std::string line = when + "  " + std::string(kind);
  line.resize(std::max<std::size_t>(line.size(), when.size() + 9), ' ');
  lines_.push_back(line + "  " + std::string(text));
}

std::string brief(core::Fact const& fact) {
  return std::visit([](auto const& f) { return brief_of(f); }, fact);
}
std::string brief(core::Input const& input) {
  return std::visit([](auto const& i) { return brief_of(i); }, input);
}
std::string brief(core::Effect const& effect) {
  return std::visit(
      []<class E>(E const& e) {
        std::string text(core::type_name<E>());
        if constexpr (requires { e.step; })
          text += " contact=" + to_string(e.step.contact) + " op=" + to_string(e.step.op);
        if constexpr (requires { e.token; }) text += " token=" + to_string(e.token);
        if constexpr (requires { e.page; }) text += " page=" + to_string(e.page);
        return text;
      },
      effect);
}

} // namespace legwork::sim
