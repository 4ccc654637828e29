// The names of the facts, in the order of their list; and how one is copied, moved and destroyed.
#include "core/model/facts.hpp"

#include <array>
#include <utility>

#include "core/base/always.hpp"

namespace legwork::core {

Fact::Fact(Fact const&) = default;
Fact::Fact(Fact&&) noexcept = default;
Fact& Fact::operator=(Fact const&) = default;
Fact& Fact::operator=(Fact&&) noexcept = default;
Fact::~Fact() = default;

std::string_view fact_name(FactKind kind) {
  static constexpr auto names = []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array{type_name<std::variant_alternative_t<I, Fact>>()...};
  }(std::make_index_sequence<std::variant_size_v<Fact>>{});
  ALWAYS(kind < names.size(), "a fact of no kind");
  return names[kind];
}

} // namespace legwork::core
