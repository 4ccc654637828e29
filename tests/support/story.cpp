// Reads a story's commands, moves an invented world, and writes down what followed.
#include "tests/support/story.hpp"

#include <memory>

#include "core/base/json_text.hpp"
#include "core/base/text.hpp"
#include "core/report/contact_report.hpp"
#include "core/report/explain.hpp"
#include "core/report/preflight_report.hpp"
#include "tests/support/engine_rig.hpp"

namespace legwork::tests {

namespace {

using namespace core;
using Words = std::vector<std::string>;

std::string seconds(std::int64_t ms) {
  std::string const rest = std::to_string(ms % 1000);
  return "+" + std::to_string(ms / 1000) + "." + std::string(3 - rest.size(), '0') + rest;
}

// A struct's fields in one line; what is empty or only noise is left out.
struct Brief {
  Instant began;
  std::string out{};

  void append_field(std::string_view name, std::string_view value) {
    bool const quoted = value.find(' ') != std::string_view::npos;
    out += " " + std::string(name) + "=" + (quoted ? "'" : "") + std::string(value) + (quoted ? "'" : "");
  }
  void operator()(char const* name, bool const& v) {
    if (v) append_field(name, "yes");
  }
  void operator()(char const* name, std::string const& v) {
    if (!v.empty() && std::string_view(name) != "request") append_field(name, v);
  }
  template <std::integral T>
  void operator()(char const* name, T const& v) {
    std::string_view const n = name;
    if (v == 0 || n == "fingerprint" || n == "digest" || n == "epoch") return;
    append_field(n, std::to_string(v));
  }
  template <IsStrongNumber T>
  void operator()(char const* name, T const& v) {
    (*this)(name, v.value());
  }
  void operator()(char const* name, Duration const& v) { (*this)(name, v.count()); }
  void operator()(char const* name, InstantAsNumber const& v) { append_field(name, seconds(v.ms() - began.ms)); }
  template <class T>
  void operator()(char const* name, std::optional<T> const& v) {
    if (v) (*this)(name, *v);
  }
  template <class E>
    requires std::is_enum_v<E>
  void operator()(char const* name, E const& v) {
    append_field(name, name_of(v));
  }
  void operator()(char const* name, std::vector<std::string> const& v) {
    std::string all;
    for (std::string const& s : v) all += (all.empty() ? "" : "|") + s;
    if (!all.empty()) append_field(name, all);
  }
  void operator()(char const*, Verdict const& v) {
    append_field("grade", name_of(v.grade));
    append_field("verdict", v.reason);
  }
  void operator()(char const* name, FillPlan const& v) {
    append_field(name, std::to_string(v.entries.size()) + " fields");
  }
  void operator()(char const*, Screenshot const& v) { append_field("screenshot", v.what); }
  void operator()(char const*, Step const& v) { Step::each_field(v, *this); }
  void operator()(char const* name, std::vector<FieldContent> const& v) {
    if (!v.empty()) append_field(name, std::to_string(v.size()) + " fields");
  }
  void operator()(char const* name, AskedField const& v) { append_field(name, v.label); }
  void operator()(char const*, UnaccountedTraffic const& v) {
    append_field("left", std::to_string(v.bytes) + " bytes by " + v.kind);
  }
  template <class T>
  void operator()(char const* name, AddedField<T> const& v) {
    if (!v.is_absent()) (*this)(name, *v);
  }
  void operator()(char const*, auto const&) {} // limits, rules and the like
};

template <class Variant>
std::string brief(Variant const& value, Instant began) {
  return std::visit(
      [&]<class T>(T const& v) {
        Brief b{began};
        T::each_field(v, b);
        return std::string(type_name<T>()) + b.out;
      },
      value);
}

class Teller {
 public:
  std::string run(std::string_view commands) {
    begin();
    for (std::string_view line : split(commands, '\n')) {
      std::string const text = collapse(line);
      if (!text.empty() && !text.starts_with('#')) command(text);
    }
    sum_up();
    return std::move(out_);
  }

 private:
  std::string out_;
  std::unique_ptr<MemoryJournal> journal_;
  std::unique_ptr<EngineRig> world_;
  Instant began_;
  Limits limits_;
  bool booted_ = false;
  bool quiet_ = false;
  CommandSource by_; // whose order comes next

  void say(std::string const& line) {
    if (!quiet_) out_ += line + "\n";
  }
  void note(std::string const& line) { say("  " + seconds((world_->now - began_).count()) + " " + line); }

  void begin() {
    journal_ = std::make_unique<MemoryJournal>();
    world_ = std::make_unique<EngineRig>(*journal_);
    began_ = world_->now;
    limits_ = {};
    limits_.pace = Duration{0}; // a story that is about it sets it
    booted_ = false;
    world_->on_told = [this](DurableFact const& r, std::vector<ClientEvent> const& events) {
      note("fact  " + brief(r.fact, began_));
      for (ClientEvent const& e : events)
        note("event   " + std::string(e.type) + " " +
             (!e.batch_id     ? ""
              : !e.contact_id ? "batch " + to_string(*e.batch_id)
                              : e.dealer_name + " " + std::string(name_of(e.status))) +
             (e.detail.empty() ? "" : " '" + e.detail + "'"));
    };
    world_->on_effect = [this](Effect const& e) { note("do    " + brief(e, began_)); };
  }

  void sum_up() {
    quiet_ = false;
    for (Contact const& c : world_->state().contacts)
      say("= contact " + to_string(c.id) + " " + c.dealer_name + ": " + std::string(name_of(c.phase)) + ", " +
          std::string(name_of(client_status(c.phase))) +
          (c.suppressed == 0 ? "" : ", suppressed " + std::to_string(c.suppressed)));
    for (Batch const& b : world_->state().batches)
      say("= batch " + to_string(b.id) + ": " + std::string(name_of(b.phase)));
    if (!world_->state().pages.empty()) say("= pages open: " + std::to_string(world_->state().pages.size()));
    if (world_->stopped) say("= the world was stopped: " + world_->stopped->detail);
    if (world_->spins) say("= a tick changes nothing and stays due");
    if (!world_->stopped && world_->host().at_rest() && to_json_text(journal_->fold()) != to_json_text(world_->state()))
      say("= the fold differs from the live state");
  }

  void boot(std::vector<BatchId> hold, std::string machine = "", RunPurpose work = RunPurpose::contacts) {
    booted_ = true;
    submit(Booted{
        .limits = limits_, .version = "test", .hold = std::move(hold), .machine = std::move(machine), .work = work});
  }

  void submit(Input input) {
    std::visit(
        [this](auto& i) {
          if constexpr (requires { i.by; }) i.by = by_;
        },
        input);
    auto const taken = world_->submit(std::move(input));
    if (!taken) note("refused " + std::string(name_of(taken.error().kind)) + ": " + taken.error().detail);
  }

  void command(std::string const& line) {
    bool const quietly = line.starts_with("quietly ");
    Words words;
    for (std::string_view w : split(quietly ? std::string_view(line).substr(8) : std::string_view(line), ' '))
      words.emplace_back(w);
    if (words[0] == "anew") {
      if (booted_) sum_up();
      begin();
      return say("\n== " + line.substr(5));
    }
    quiet_ = false;
    if (!booted_ && words[0] != "limit" && words[0] != "site") {
      quiet_ = true;
      boot({});
      quiet_ = false;
    }
    say("> " + line);
    quiet_ = quietly;
    if (!of_people(words) && !of_browser(words) && !of_world(words)) say("  ? no such command");
    quiet_ = false;
  }

  static std::uint32_t number(Words const& w, std::size_t i) {
    return w.size() > i ? static_cast<std::uint32_t>(std::stoul(w[i])) : 0;
  }

  bool of_people(Words const& w) {
    std::string const& c = w[0];
    if (c == "as") {
      by_ = {SessionId{number(w, 1)}, RequestNumber{number(w, 2)}, {}};
      bool const known = of_people(Words(w.begin() + 3, w.end()));
      by_ = {};
      return known;
    }
    if (c == "open") return submit(OpenSession{w.size() > 1 ? w[1] : ""}), true;
    if (c == "detach") return submit(DetachSession{SessionId{number(w, 1)}}), true;
    if (c == "return") return submit(ReturnSession{SessionId{number(w, 1)}}), true;
    if (c == "control") {
      ControlWish const wish = w.size() > 2 ? ControlWish::take_over : ControlWish::if_free;
      return submit(TakeControl{.batch = BatchId{number(w, 1)}, .wish = wish}), true;
    }
    if (c == "uncontrol") return submit(ReleaseControl{BatchId{number(w, 1)}, {}}), true;
    if (c == "batch") return submit(read_batch(w)), true;
    if (c == "start") return submit(StartBatch{BatchId{number(w, 1)}}), true;
    if (c == "pause") return submit(PauseBatch{BatchId{number(w, 1)}}), true;
    if (c == "resume") return submit(ResumeBatch{BatchId{number(w, 1)}}), true;
    if (c == "stop") return submit(StopBatch{BatchId{number(w, 1)}, StopHow::now}), true;
    if (c == "drain") return submit(StopBatch{BatchId{number(w, 1)}, StopHow::drain}), true;
    if (c == "restart") return submit(RestartBatch{BatchId{number(w, 1)}, true}), true;
    if (c == "retry") {
      RetryContacts out{BatchId{number(w, 1)}, {}};
      for (std::size_t i = 2; i < w.size(); ++i) out.contacts.push_back(ContactId{number(w, i)});
      return submit(out), true;
    }
    if (c == "cancel") return submit(CancelContact{ContactId{number(w, 1)}}), true;
    return of_persons(w);
  }

  // C WHO [seen=N] [consented | answered | sent | declined | through | not] [note…]
  bool of_persons(Words const& w) {
    std::string const& c = w[0];
    std::optional<ContactVersion> seen;
    std::string how;
    std::string note;
    for (std::size_t i = 3; i < w.size(); ++i) {
      if (w[i].starts_with("seen="))
        seen = if_not_zero<ContactVersion>(std::stoul(w[i].substr(5)));
      else if (how.empty())
        how = w[i];
      else
        note += (note.empty() ? "" : " ") + w[i];
    }
    std::string const who = w.size() > 2 ? w[2] : "";
    if (c == "block" || c == "unblock" || c == "override") return of_policy(w);
    if (c == "claim") return submit(ClaimContact{ContactId{number(w, 1)}, who, seen}), true;
    if (c == "release") return submit(ReleaseClaim{ContactId{number(w, 1)}, who}), true;
    if (c == "takeover")
      return submit(TakeOverPage{.contact = ContactId{number(w, 1)}, .who = who, .seen = seen}), true;
    if (c == "giveback") return submit(GiveBackPage{.contact = ContactId{number(w, 1)}, .who = who}), true;
    if (c == "presses") return person_presses(ContactId{number(w, 1)}), true;
    if (c == "resolve")
      return submit(ResolveHold{.contact = ContactId{number(w, 1)},
                                .who = who,
                                .consented = how == "consented",
                                .seen = seen,
                                .answered = how == "answered"}),
             true;
    if (c == "byhand")
      return submit(FinishContact{
                 .contact = ContactId{number(w, 1)}, .who = who, .sent = how == "sent", .note = note, .seen = seen}),
             true;
    if (c == "ruling")
      return submit(ReconcileContact{.contact = ContactId{number(w, 1)},
                                     .who = who,
                                     .went_through = how == "through",
                                     .note = note,
                                     .seen = seen}),
             true;
    return false;
  }

  void person_presses(ContactId id) {
    Contact const& c = world_->contact(id);
    PersonSendPaused send{.page = c.page.value_or(PageId{}), .contact = id, .method = "POST"};
    send.url = c.page_url + "/send";
    submit(std::move(send));
  }

  // TARGET|C WHO REASON…
  bool of_policy(Words const& w) {
    std::string reason;
    for (std::size_t i = 3; i < w.size(); ++i) reason += (reason.empty() ? "" : " ") + w[i];
    std::string const who = w.size() > 2 ? w[2] : "";
    if (w[0] == "block")
      submit(BlockTarget{w.at(1), who, reason});
    else if (w[0] == "unblock")
      submit(UnblockTarget{w.at(1), who, reason});
    else
      submit(OverrideRule{ContactId{number(w, 1)}, who, reason});
    return true;
  }

  static CreateBatch read_batch(Words const& w) {
    CreateBatch out = batch_of({});
    for (std::size_t i = 1; i < w.size(); ++i) {
      std::string const& word = w[i];
      if (word.starts_with("parallel="))
        out.parallel = static_cast<std::uint32_t>(std::stoul(word.substr(9)));
      else if (word.starts_with("gap="))
        out.gap = Duration{std::stoll(word.substr(4))};
      else if (word.starts_with("customer="))
        out.customer = word.substr(9);
      else if (word == "pause_when_left")
        out.when_left = WhenLeft::pause;
      else if (word == "preflight")
        out.purpose = BatchPurpose::preflight;
      else if (word == "consent")
        out.rules.may_consent = true;
      else if (word.starts_with("!"))
        out.contacts.push_back({.dealer_name = word.substr(1), .problems = {"website: is not a web address"}});
      else
        out.contacts.push_back(batch_of({word}).contacts.front());
    }
    return out;
  }

  bool of_browser(Words const& w) {
    std::string const& c = w[0];
    if (c != "lead" && c != "answer" && c != "foreign" && c != "leaks" && c != "lost") return false;
    ContactId const id = ContactId{number(w, c == "lost" ? 2 : 1)};
    if (c == "lead") {
      if (!world_->lead(id, value_named<Phase>(w.at(2)).value())) note("never came to " + w[2]);
    } else if (c == "answer" || c == "foreign") {
      std::size_t const back = w.size() > 3 ? std::stoul(w[3].substr(5)) : 0;
      Effect const* asked = world_->asked(id, back);
      if (asked == nullptr) return note("nothing was asked"), true;
      Effect effect = *asked;
      if (c == "foreign")
        std::visit(
            [](auto& e) {
              if constexpr (requires { e.step; }) e.step.op = StepNumber{e.step.op.value() + 1000};
            },
            effect);
      submit(world_->answer(effect, w.at(2)));
    } else if (c == "leaks") {
      PageId const page = world_->contact(id).page.value_or(PageId{});
      bool const is_step = w.size() > 2; // "leaks 1 step"
      submit(UnaccountedTrafficSeen{page, id,
                                    is_step ? UnaccountedTraffic{std::string(form_step), "acme.example", 90}
                                            : UnaccountedTraffic{"socket", "chat.example", 300}});
    } else if (c == "lost" && w.at(1) == "page") {
      submit(PageLost{*world_->contact(id).page, id, "the renderer crashed"});
    } else {
      submit(BrowserLost{Incarnation{id.value()}, "signal 11"});
    }
    return true;
  }

  bool of_world(Words const& w) {
    std::string const& c = w[0];
    if (c == "limit")
      set_limit(w.at(1), std::stoll(w.at(2)));
    else if (c == "site")
      world_->sites[w.at(1)] = w.at(2);
    else if (c == "wait")
      world_->wait(std::stoll(w.at(1)));
    else if (c == "tick")
      world_->tick_next();
    else if (c == "finish")
      world_->finish();
    else if (c == "space")
      submit(SpaceReported{w.at(1) == "low"});
    else if (c == "commits")
      world_->commits_at_once = w.at(1) == "on", world_->settle();
    else if (c == "commit")
      journal_->finish_one(world_->host()), world_->settle();
    else if (c == "fail")
      journal_->fails = true, journal_->finish_one(world_->host());
    else if (c == "pages")
      world_->closes_pages = w.at(1) != "stay";
    else if (c == "status")
      status();
    else if (c == "preflight")
      preflight(BatchId{number(w, 1)});
    else if (c == "recipes")
      recipes();
    else if (c == "boot")
      reboot(w);
    else if (c == "shutdown")
      submit(ShutDown{});
    else
      return false;
    return true;
  }

  void set_limit(std::string const& name, std::int64_t value) {
    Limits::each_field(limits_, [&]<class T>(char const* field, T& limit) {
      if (name != field) return;
      if constexpr (std::is_same_v<T, AddedField<Duration>>)
        limit = Duration{value};
      else
        limit = static_cast<T>(value);
    });
  }

  void status() {
    for (Contact const& c : world_->state().contacts)
      note(c.dealer_name + ": " + one_line(standing_of(world_->state(), c), world_->now));
  }

  void preflight(BatchId id) {
    State const& s = world_->state();
    for (ContactId contact : s.batch(id).contacts)
      note(s.contact(contact).dealer_name + ": " + report_on(s, s.contact(contact), world_->now).readiness + ": " +
           report_on(s, s.contact(contact), world_->now).reason);
    note(report_on_preflight(s, newest_contacts(s, s.batch(id)), world_->now).words);
  }

  void recipes() {
    for (auto const& [website, recipe] : world_->state().recipes) {
      std::string fields;
      for (std::string const& field : recipe.fields) fields += " " + field;
      note(website + ": " + recipe.page + ", found " + std::to_string(recipe.found) + ", sent " +
           std::to_string(recipe.sent) + ", taken " + std::to_string(recipe.taken) + ", asks for" + fields);
    }
    if (world_->state().recipes.empty()) note("no recipes");
  }

  void reboot(Words const& w) {
    std::vector<BatchId> hold;
    std::string machine;
    RunPurpose work = RunPurpose::contacts;
    for (std::size_t i = 1; i < w.size(); ++i) {
      if (w[i].starts_with("machine="))
        machine = w[i].substr(8);
      else if (w[i] == "records")
        work = RunPurpose::records;
      else
        hold.push_back(BatchId{number(w, i)});
    }
    journal_->under_way = nullptr; // a commit that had not ended is gone
    world_->die(journal_->fold(), journal_->last_seq());
    boot(std::move(hold), std::move(machine), work);
  }
};

} // namespace

std::string run_story(std::string_view commands) { return Teller().run(commands); }

} // namespace legwork::tests
