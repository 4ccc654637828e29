// What each fact changes in what is known, field by field: tests/core/engine/fact_changes.txt says it, in every phase
// in which the fact may happen. LEGWORK_REWRITE=1 writes it again; commit that only if you can say why it changed.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "core/base/json_text.hpp"
#include "core/batch/batch_transitions.hpp"
#include "core/contact/contact_transitions.hpp"
#include "core/engine/evolve.hpp"
#include "tests/support/read_file.hpp"

using namespace legwork::core;

namespace {

constexpr Instant last{100'000};
constexpr Instant at{103'000};

// Every field of a struct with a value of its own, so that one that is forgotten or mixed up shows.
struct Mark {
  std::string word;
  std::int64_t number;

  void operator()(char const*, bool&) const {}
  void operator()(char const* name, std::string& v) const { v = word + " " + name; }
  void operator()(char const* name, std::vector<std::string>& v) const { v = {word + " " + name}; }
  template <class T>
    requires(IsStrongNumber<T> || std::is_enum_v<T> || std::same_as<T, Duration>)
  void operator()(char const*, std::vector<T>&) const {}
  template <std::integral T>
  void operator()(char const* name, T& v) const {
    v = static_cast<T>(number + std::string_view(name).front() + std::string_view(name).back());
  }
  template <IsStrongNumber T>
  void operator()(char const* name, T& v) const {
    typename T::Representation plain = 0;
    (*this)(name, plain);
    v = T{plain};
  }
  void operator()(char const* name, Duration& v) const {
    std::int64_t ms = 0;
    (*this)(name, ms);
    v = Duration{ms};
  }
  void operator()(char const* name, InstantAsNumber& v) const {
    Instant moment;
    (*this)(name, moment.ms);
    v = moment;
  }
  template <class T>
  void operator()(char const* name, std::optional<T>& v) const {
    (*this)(name, v.emplace());
  }
  template <class E>
    requires std::is_enum_v<E>
  void operator()(char const*, E& v) const {
    v = static_cast<E>(static_cast<std::size_t>(number) % count_of<E>());
  }
  template <HasFields T>
  void operator()(char const*, T& v) const {
    T::each_field(v, *this);
  }
  template <class T>
  void operator()(char const* name, Boxed<T>& v) const {
    (*this)(name, *v);
  }
  template <class T>
  void operator()(char const* name, AddedField<T>& v) const {
    T value{};
    (*this)(name, value);
    v = value;
  }
  template <HasFields T>
  void operator()(char const*, std::vector<T>& v) const {
    v.emplace_back();
    T::each_field(v.back(), *this);
  }
};

// Every field by its path, as text.
struct Flat {
  std::map<std::string, std::string>& out;
  std::string path;

  void operator()(char const* name, auto const& v) { out[path + name] = to_json_text(v); }
  void operator()(char const* name, std::vector<Duration> const& all) { // by phase
    for (std::size_t i = 0; i < all.size(); ++i)
      out[path + name + " " + std::to_string(i)] = std::to_string(all[i].count());
  }
  template <HasFields T>
  void operator()(char const* name, std::optional<T> const& v) {
    (*this)(name, v.value_or(T{}));
  }
  template <HasFields T>
  void operator()(char const* name, T const& v) {
    T::each_field(v, Flat{out, path + name + "."});
  }
  template <HasFields T>
  void operator()(char const* name, std::vector<T> const& all) {
    for (std::size_t i = 0; i < all.size(); ++i)
      (*this)((std::string(name) + " " + std::to_string(i + 1)).c_str(), all[i]);
  }
};

std::map<std::string, std::string> flat(State const& s) {
  std::map<std::string, std::string> out;
  State::each_field(s, Flat{out, ""});
  return out;
}

Contact contact_in(Phase phase) {
  Contact c;
  Contact::each_field(c, Mark{"old", 1});
  c.id = 1;
  c.batch = 1;
  c.retried_by = std::nullopt;
  c.phase = phase;
  c.page = PageId{50};
  c.token = Token{5};
  c.person_answered = true;
  c.since = {101'000};
  c.deadline = {190'000};
  c.time_in_phase.assign(count_of<Phase>(), Duration{10});
  return c;
}

// A running batch with one contact in `phase`, which reached its business before; a second one of nobody's concern.
State state_in(Phase phase) {
  State s;
  s.now = last;
  s.epoch = 3;
  s.ops = 60;
  s.tokens = 6;
  s.machine = "old machine";
  s.space_low = true;
  s.contacts = {contact_in(phase)};
  Batch b;
  Batch::each_field(b, Mark{"old", 1});
  b.id = 1;
  b.phase = BatchPhase::running;
  b.gap = Duration{2'000};
  b.contacts = {1};
  b.queue = phase == Phase::queued ? std::vector<ContactId>{1} : std::vector<ContactId>{};
  b.begun = phase == Phase::queued || is_final(phase) ? std::vector<ContactId>{} : std::vector<ContactId>{1};
  b.next_start = {};
  b.recent = {Ending::good};
  s.batches = {b};
  s.pages = {{50, 1, false}};
  s.reached["old customer old target"] = {1, {90'000}, ContactId{9}, Instant{80'000}};
  s.reached["old customer id old dealer_ref"] = {8, {85'000}, ContactId{1}, Instant{80'000}};
  s.sends["old customer"] = {{4, {80'000}}, {5, {90'000}}};
  s.blocked["old block"] = {"Ann", "a reason", {70'000}};
  s.recipes["old website"] = {.page = "old page_url",
                              .fingerprint = 70,
                              .fields = {"email"},
                              .learned = {70'000},
                              .used = {80'000},
                              .found = 3,
                              .sent = 2,
                              .taken = 1};
  s.session_ids = 1;
  s.sessions = {
      {.id = 1, .client = "old client", .last_request = 9, .refusals = {{8, ErrorKind::conflict, "old refusal"}}}};
  s.lease = {SessionId{1}, 4};
  return s;
}

using Lines = std::set<std::string>;

Lines changes(State s, Fact const& fact) {
  auto before = flat(s);
  evolve(s, fact, at);
  Lines out;
  for (auto const& [path, value] : flat(s)) {
    auto const was = before.find(path);
    if (was == before.end())
      out.insert(path + ": " + value);
    else if (was->second != value && path != "now.ms")
      out.insert(path + ": " + was->second + " -> " + value);
    before.erase(path);
  }
  for (auto const& [path, value] : before) out.insert(path + ": gone");
  return out;
}

// Numbers that must fit what is known already.
template <class F>
F fitting(F f) {
  if constexpr (requires { f.contact; }) f.contact = 1;
  if constexpr (requires { f.batch; }) f.batch = 1;
  if constexpr (requires { f.op; }) f.op = 61;
  if constexpr (requires { f.token; })
    f.token = std::is_same_v<F, SubmitIntended> || std::is_same_v<F, PersonSendIntended> ? 7 : 5;
  if constexpr (requires { f.session; }) f.session = SessionId{1};
  if constexpr (requires { f.page.value(); }) f.page = 50;
  if constexpr (std::is_same_v<F, EpochBegan>) f.epoch = 4, f.limits = {}, f.limits->relooks = 3;
  if constexpr (std::is_same_v<F, LeaseGranted>) f.fence = 5;
  if constexpr (std::is_same_v<F, CommandAccepted> || std::is_same_v<F, CommandRefused>) f.request = 10;
  if constexpr (std::is_same_v<F, SessionOpened>) f.session = 2;
  if constexpr (std::is_same_v<F, TargetUnblocked>) f.target = "old block";
  if constexpr (std::is_same_v<F, ContactQueued> || std::is_same_v<F, ContactRejected>) f.contact = 2;
  if constexpr (std::is_same_v<F, ContactQueued>) f.retry_of = ContactId{1};
  if constexpr (requires { f.verdict.refusal_proven; }) f.verdict.refusal_proven = true;
  if constexpr (std::is_same_v<F, HandedOver>) f.verdict = {}, f.evidence = {}; // only after a send: stories tell it
  return f;
}

// What it changes wherever it may happen, and what only in some places.
std::string outcome_text(std::string const& name, std::map<std::string, Lines> const& by_place) {
  Lines everywhere = by_place.empty() ? Lines{} : by_place.begin()->second;
  for (auto const& [place, lines] : by_place)
    std::erase_if(everywhere, [&](std::string const& line) { return !lines.contains(line); });
  std::string out = name + "\n";
  for (std::string const& line : everywhere) out += "  " + line + "\n";
  for (auto const& [place, lines] : by_place) {
    out += "  - " + place + "\n";
    for (std::string const& line : lines) out += everywhere.contains(line) ? "" : "    " + line + "\n";
  }
  return out;
}

template <class F>
std::string told_of() {
  F f;
  F::each_field(f, Mark{"new", 1'000});
  f = fitting(std::move(f));
  constexpr FactKind kind = kind_of<F>();
  std::map<std::string, Lines> out;
  if constexpr (std::is_same_v<F, ContactQueued> || std::is_same_v<F, ContactRejected>) {
    out["birth"] = changes(state_in(Phase::skipped), f);
  } else if constexpr (IsContactFact<F>) {
    for (std::size_t i = 1; i < count_of<Phase>(); ++i) {
      auto const phase = static_cast<Phase>(i);
      if (next_phase(phase, kind)) out[std::string(name_of(phase))] = changes(state_in(phase), f);
    }
  } else if constexpr (IsBatchFact<F>) {
    for (BatchEdge const& e : table::batch_edges) {
      State s = state_in(Phase::succeeded);
      s.batches[0].phase = e.from;
      if (e.fact == kind) out[std::string(name_of(e.from))] = changes(s, f);
    }
    if constexpr (std::is_same_v<F, ControlGranted> || std::is_same_v<F, ControlReleased>)
      out["any time"] = changes(state_in(Phase::succeeded), f);
    if constexpr (std::is_same_v<F, BatchCreated>) {
      f.batch = 2;
      out["birth"] = changes(state_in(Phase::succeeded), f);
    }
  } else {
    State s = state_in(Phase::filling);
    if constexpr (std::is_same_v<F, SessionExpired>) s.lease.holder = std::nullopt;
    if constexpr (std::is_same_v<F, SessionReturned>) s.sessions[0].detached = {1}, s.sessions[0].left = true;
    out["any time"] = changes(s, f);
  }
  return outcome_text(std::string(fact_name(kind)), out);
}

template <std::size_t... I>
std::string told_of_all(std::index_sequence<I...>) {
  std::string out;
  ((out += told_of<std::variant_alternative_t<I, Fact>>()), ...);
  return out;
}

} // namespace

TEST_CASE("tests/core/engine/fact_changes.txt is what each fact changes, and nothing else", "[P01][P03][P05][P13]") {
  std::string const path = std::string(LEGWORK_SOURCE_DIR) + "/tests/core/engine/fact_changes.txt";
  std::string const wanted = told_of_all(std::make_index_sequence<std::variant_size_v<Fact>>());
  if (std::getenv("LEGWORK_REWRITE") != nullptr) std::ofstream(path) << wanted;
  CHECK((legwork::tests::read_file(path) == wanted)); // shown by `git diff` after a rewrite
}
