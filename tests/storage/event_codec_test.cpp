// storage/event_codec: every input and fact, out and in again, byte for byte. Samples are made from the structs' own
// field lists, so a new fact is tested as soon as it exists.
#include <catch2/catch.hpp>

#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/json_fields.hpp"
#include "core/base/json_text.hpp"
#include "core/page/page_analysis.hpp"
#include "sim/invented_pages.hpp"
#include "storage/event_codec.hpp"
#include "storage/storage_failure.hpp"
#include "tests/support/journal_file.hpp"

using namespace legwork;
using namespace legwork::core;

namespace {

// Fills any value with something that is easy to lose: the ends of number ranges, quotes, controls, other scripts.
struct Fill {
  int turn = 0; // another sample for each
  int depth = 0;

  void operator()(char const*, auto& field) { fill(field); }

  void fill(bool& v) { v = turn % 2 == 0; }
  template <std::integral T>
  void fill(T& v) {
    T const values[] = {std::numeric_limits<T>::max(), std::numeric_limits<T>::min(), T{0}, T{42}};
    v = values[turn % 4];
  }
  template <IsStrongNumber T>
  void fill(T& v) {
    typename T::Representation plain = 0;
    fill(plain);
    v = T{plain};
  }
  void fill(Duration& v) {
    std::int64_t ms = 0;
    fill(ms);
    v = Duration{ms};
  }
  void fill(InstantAsNumber& v) {
    Instant at;
    fill(at.ms);
    v = at;
  }
  template <class E>
    requires std::is_enum_v<E>
  void fill(E& v) {
    v = static_cast<E>(static_cast<std::size_t>(turn) % count_of<E>());
  }
  void fill(std::string& v) {
    char const* const values[] = {"", "plain", "a \"quote\" \\ \n\r\t \x01 end",
                                  "Gr\303\274\303\237e \xe4\xbd\xa0 \xf0\x9f\x9a\x97"};
    v = values[turn % 4];
  }
  template <class T>
  void fill(std::optional<T>& v) {
    if (turn % 2 == 0)
      fill(v.emplace());
    else
      v.reset();
  }
  template <class T>
  void fill(Boxed<T>& v) {
    fill(*v);
  }
  template <class T>
  void fill(AddedField<T>& v) {
    T value{};
    fill(value);
    v = value;
  }
  template <class T>
  void fill(std::vector<T>& v) {
    v.clear();
    for (int i = 0; i < turn % 3; ++i) fill(v.emplace_back());
  }
  template <class T>
  void fill(std::map<std::string, T>& v) {
    v.clear();
    if (turn % 2 == 1) fill(v["a key \"with\" quotes"]);
  }
  template <HasFields T>
  void fill(T& v) {
    T::each_field(v, *this);
  }
};

std::string no_evidence(std::string const&) { throw storage::StorageFailure(storage::FailureKind::missing, "none"); }

template <class Variant, class Each, std::size_t... I>
void each_kind(Each each, std::index_sequence<I...>) {
  (each.template operator()<std::variant_alternative_t<I, Variant>>(), ...);
}
template <class Variant, class Each>
void each_kind(Each each) {
  each_kind<Variant>(each, std::make_index_sequence<std::variant_size_v<Variant>>{});
}

} // namespace

TEST_CASE("every fact comes back from its row byte for byte", "[P73]") {
  std::set<std::string_view> names;
  each_kind<Fact>([&]<class T>() {
    for (int turn = 0; turn < 12; ++turn) {
      T value{};
      Fill{turn}.fill(value);
      Fact const fact = value;
      std::string const body = storage::encode(fact);
      INFO(fact_name(fact) << " " << body);
      Fact const back = storage::decode_fact(fact_name(fact), body);
      CHECK(back.index() == fact.index());
      CHECK(storage::encode(back) == body);
    }
    names.insert(type_name<T>());
  });
  CHECK(names.size() == std::variant_size_v<Fact>);
}

TEST_CASE("every input comes back from its row byte for byte", "[P73]") {
  each_kind<Input>([]<class T>() {
    for (int turn = 0; turn < 12; ++turn) {
      T value{};
      Fill{turn}.fill(value);
      if constexpr (requires { value.evidence; }) value.evidence.clear();
      Input const input = value;
      std::string const body = storage::encode(input);
      INFO(storage::name_of_input(input) << " " << body);
      Input const back = storage::decode_input(storage::name_of_input(input), body, no_evidence);
      CHECK(storage::encode(back) == body);
    }
  });
}

TEST_CASE("the whole state comes back byte for byte", "[P25]") {
  for (int turn = 0; turn < 12; ++turn) {
    State state;
    Fill{turn}.fill(state);
    std::string const text = to_json_text(state);
    auto const back = from_json<State>(nlohmann::json::parse(text));
    REQUIRE(back);
    CHECK(to_json_text(*back) == text);
  }
}

TEST_CASE("an input finds the look that it names again", "[P73]") {
  Snapshot const page = sim::page_named("captcha", "https://acme.example/contact");
  Evidence const record = sim::record_named("refused", "https://acme.example/contact");
  auto const find = [&](std::string const& hash) {
    return hash == "page" ? to_json_text(page) : hash == "record" ? to_json_text(record) : no_evidence(hash);
  };
  PageObserved const seen{{1, 2, 3, 4}, "page", {}, nullptr};
  Input const back = storage::decode_input("PageSeen", storage::encode(Input{seen}), find);
  REQUIRE(std::get<PageObserved>(back).snapshot);
  CHECK(to_json_text(*std::get<PageObserved>(back).snapshot) == to_json_text(page));
  OutcomeWatched const watched{.step = {1, 2, 3, 4}, .token = 5, .evidence = "record"};
  Input const outcome = storage::decode_input("OutcomeWatched", storage::encode(Input{watched}), find);
  REQUIRE(std::get<OutcomeWatched>(outcome).record);
  CHECK(to_json_text(*std::get<OutcomeWatched>(outcome).record) == to_json_text(record));
  FormWritten const gone{.step = {1, 2, 3, 4}, .evidence = "cleaned up"};
  auto const failed = tests::failure_of(
      [&] { static_cast<void>(storage::decode_input("FormWritten", storage::encode(Input{gone}), find)); });
  CHECK(failed.any);
  CHECK(failed.kind == storage::FailureKind::missing);
}

TEST_CASE("a field that an older row does not have keeps its default", "[P73]") {
  Fact const fact =
      storage::decode_fact("ContactQueued", R"({"contact": 3, "batch": 1, "unknown_later_field": [1, {"a": 2}]})");
  CHECK(std::get<ContactQueued>(fact).contact == ContactId{3});
  CHECK(std::get<ContactQueued>(fact).customer.empty());
}

TEST_CASE("wrong types are named by their path", "[P75]") {
  char const* const body = R"({"contact": 1, "plan": {"entries": [{"ref": 1}, {"ref": "two"}]}})";
  auto const failed = tests::failure_of([&] { static_cast<void>(storage::decode_fact("FormFound", body)); });
  CHECK(failed.message.find(".plan.entries[1].ref: not a whole number") != std::string::npos);
  auto const unknown =
      tests::failure_of([&] { static_cast<void>(storage::decode_fact("GaveUp", R"({"reason": "boredom"})")); });
  CHECK(unknown.message.find(".reason: not a known name") != std::string::npos);
}

TEST_CASE("a number that does not fit is an error, not another number", "[P75]") {
  auto const failed =
      tests::failure_of([&] { static_cast<void>(storage::decode_fact("AttemptBegan", R"({"contact": 4294967297})")); });
  CHECK(failed.any);
  auto const negative =
      tests::failure_of([&] { static_cast<void>(storage::decode_fact("AttemptBegan", R"({"contact": -1})")); });
  CHECK(negative.any);
}

TEST_CASE("rows belong to the stream of what they are about", "[P01]") {
  CHECK(storage::stream_of(Fact{SubmitIntended{
            .contact = 7, .token = 1, .fingerprint = 0, .digest = 0, .target = "", .endpoint = "", .op = 3}}) ==
        "contact/7");
  CHECK(storage::stream_of(Fact{BatchStarted{2}}) == "batch/2");
  CHECK(storage::stream_of(Fact{EpochBegan{}}) == "engine");
  CHECK(storage::stream_of(Fact{CommandAccepted{3, 1}}) == "session/3");
  CHECK(storage::stream_of(Fact{BatchCreated{}}) == "batch/0");
  CHECK(storage::stream_of(Input{PageOpened{{1, 9, 1, 1}, 1}}) == "contact/9");
  CHECK(storage::stream_of(Input{StartBatch{4}}) == "batch/4");
  CHECK(storage::stream_of(Input{Tick{}}) == "engine");
}
