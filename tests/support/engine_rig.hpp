// An invented world around the real host: a journal that a test drives, a browser that only writes down what was
// asked of it, and time that moves when the test says so.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/report/client_events.hpp"
#include "tests/support/memory_journal.hpp"

namespace legwork::tests {

// Which step an effect asks for; nothing for ClosePage, which no step waits for.
std::optional<core::Step> step_of(core::Effect const& effect);

class EngineRig final : public core::BrowserPort {
 public:
  explicit EngineRig(DrivenJournal& journal, core::State state = {}, core::SequenceNumber last_seq = {});

  core::Instant now{1'700'000'000'000};
  bool commits_at_once = true;
  bool closes_pages = true;                 // answers ClosePage by itself
  core::EvidenceStore* evidence = nullptr;  // where looks are kept; without one they are only named
  std::map<std::string, std::string> sites; // name of the page shown at /contact, by host; "contact" by default

  std::vector<core::Effect> effects;     // released, in order
  std::vector<core::ClientEvent> events; // told, in order
  std::optional<core::Error> stopped;
  std::function<void(core::DurableFact const&, std::vector<core::ClientEvent> const&)> on_told;
  std::function<void(core::Effect const&)> on_effect;

  core::Result<void> submit(core::Input input);
  void settle();              // ends commits and closes pages until nothing moves
  void wait(std::int64_t ms); // with a tick at every deadline on the way
  bool tick_next();           // jumps to the next deadline; false for none
  bool spins = false;         // a tick changed nothing and stays due: a host would ask for ever

  // The process dies: what is not durable is gone. `state` is what the journal folds to.
  void die(core::State state, core::SequenceNumber last_seq);

  core::Host& host() { return *host_; }
  core::State const& state() const { return host_->state(); }
  core::Contact const& contact(core::ContactId id) const { return state().contact(id); }

  // The newest effect of this contact, `back` ones before the last where given; nothing for none.
  core::Effect const* asked(core::ContactId id, std::size_t back = 0) const;

  // The result that the browser would bring for `effect`: `what` names a page, a record, `sent`, `rejects:<key or
  // field>`, `problem:<name>`, `held_back:<page>` (what led there was not let out), or is `calm` for what a plain site
  // does.
  core::Input answer(core::Effect const& effect, std::string_view what);

  // Gives calm answers to whatever this contact waits for, until it is in `phase`; false where it never is.
  bool lead(core::ContactId id, core::Phase phase);

  // Gives calm answers to everybody and lets time pass until nothing is left to do.
  void finish();

  void perform(core::Effect effect) override;

 private:
  DrivenJournal& journal_;
  std::optional<core::EventStream> stream_;
  std::optional<core::Host> host_;
  std::vector<core::Input> waiting_;               // results that came while the host was at work
  std::map<core::ContactId, std::string> showing_; // the page each contact sees

  void begin(core::State state, core::SequenceNumber last_seq);
  bool answer_one_calmly(core::ContactId id);
  std::string calm_page(core::ContactId id) const;
  std::pair<std::string, std::shared_ptr<core::PageAnalysis const>> look(core::ContactId id, std::string name,
                                                                         core::FillPlan const* written = nullptr);
  std::pair<std::string, std::shared_ptr<core::SendRecord const>> record(core::ContactId id, std::string_view name);
};

core::CreateBatch batch_of(std::vector<std::string> const& hosts);

} // namespace legwork::tests
