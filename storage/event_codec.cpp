// JSON on the way out is written by the core's own field lists; on the way in nlohmann/json parses it.
#include "storage/event_codec.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json_fields.hpp"
#include "core/base/json_text.hpp"
#include "core/page/page_analysis.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

namespace {

using nlohmann::json;

template <class T>
concept NamesContact = requires(T t) { t.contact; };
template <class T>
concept NamesStep = requires(T t) { t.step.contact; };
template <class T>
concept NamesBatch = requires(T t) { t.batch; };

template <class T>
concept NamesSession = requires(T t) { t.session; };

template <class Variant>
std::string stream(Variant const& value) {
  return std::visit(
      []<class T>(T const& t) -> std::string {
        if constexpr (NamesStep<T>)
          return "contact/" + to_string(t.step.contact);
        else if constexpr (NamesContact<T>)
          return "contact/" + to_string(t.contact);
        else if constexpr (NamesBatch<T>)
          return "batch/" + to_string(t.batch);
        else if constexpr (NamesSession<T>)
          return "session/" + to_string(t.session);
        else
          return "engine";
      },
      value);
}

json parsed(std::string_view name, std::string_view body) {
  json out = json::parse(body, nullptr, false);
  if (out.is_discarded())
    throw StorageFailure(FailureKind::damaged, "the body of a " + std::string(name) + " is not JSON");
  return out;
}

template <class T>
T read(std::string_view name, std::string_view body) {
  auto value = core::from_json<T>(parsed(name, body));
  if (!value)
    throw StorageFailure(FailureKind::damaged, "the body of a " + std::string(name) + ": " + value.error().detail);
  return std::move(*value);
}

// The alternative of that name.
template <class Variant, std::size_t... I>
Variant decode(std::string_view name, std::string_view body, std::index_sequence<I...>) {
  using Reader = Variant (*)(std::string_view, std::string_view);
  static constexpr std::array<std::pair<std::string_view, Reader>, sizeof...(I)> readers{
      std::pair<std::string_view, Reader>{core::type_name<std::variant_alternative_t<I, Variant>>(),
                                          [](std::string_view kind, std::string_view text) -> Variant {
                                            return read<std::variant_alternative_t<I, Variant>>(kind, text);
                                          }}...};
  for (auto const& [known, reader] : readers) {
    if (known == name) return reader(name, body);
  }
  throw StorageFailure(FailureKind::newer, "the journal holds a " + std::string(name) +
                                               ", which this version does not know; use the version that wrote it");
}

template <class Variant>
Variant decode(std::string_view name, std::string_view body) {
  return decode<Variant>(name, body, std::make_index_sequence<std::variant_size_v<Variant>>());
}

// Looks that were recorded outside the journal come back into the input that names them.
struct Attach {
  FindEvidence const& find;

  template <class T>
  void operator()(T& input) const {
    if (input_evidence(input).empty()) return;
    if constexpr (requires { input.snapshot; })
      input.snapshot =
          std::make_shared<core::PageAnalysis const>(read<core::Snapshot>("snapshot", find(input.evidence)));
    if constexpr (requires { input.record; })
      input.record = std::make_shared<core::SendRecord const>(read<core::Evidence>("evidence", find(input.evidence)));
  }

 private:
  template <class T>
  static std::string input_evidence(T const& input) {
    if constexpr (requires { input.evidence; })
      return input.evidence;
    else
      return {};
  }
};

} // namespace

std::string encode(core::Fact const& fact) {
  return std::visit([](auto const& f) { return core::to_json_text(f); }, fact);
}
std::string encode(core::Input const& input) {
  return std::visit([](auto const& i) { return core::to_json_text(i); }, input);
}
std::string_view name_of_input(core::Input const& input) {
  return std::visit([]<class T>(T const&) { return core::type_name<T>(); }, input);
}
std::string stream_of(core::Fact const& fact) { return stream(fact); }
std::string stream_of(core::Input const& input) { return stream(input); }

core::Fact decode_fact(std::string_view name, std::string_view body) { return decode<core::Fact>(name, body); }

core::Input decode_input_alone(std::string_view name, std::string_view body) { return decode<core::Input>(name, body); }

DecodedEvidence decode_evidence(std::string_view kind, std::string_view bytes) {
  DecodedEvidence out;
  if (kind == "snapshot")
    out.page = std::make_shared<core::PageAnalysis const>(read<core::Snapshot>(kind, bytes));
  else
    out.send = std::make_shared<core::SendRecord const>(read<core::Evidence>(kind, bytes));
  return out;
}

core::Input decode_input(std::string_view name, std::string_view body, FindEvidence const& find) {
  core::Input input = decode_input_alone(name, body);
  std::visit(Attach{find}, input);
  return input;
}

} // namespace legwork::storage
