// The tables as people read them: docs/states.md is what they say. LEGWORK_REWRITE=1 writes it again.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

#include "core/batch/batch_transitions.hpp"
#include "core/contact/contact_transitions.hpp"
#include "core/report/explain.hpp"
#include "tests/support/read_file.hpp"

using namespace legwork::core;

TEST_CASE("docs/states.md is what the tables say", "[P01][P10]") {
  std::string const path = std::string(LEGWORK_SOURCE_DIR) + "/docs/states.md";
  std::string const wanted = state_map();
  if (std::getenv("LEGWORK_REWRITE") != nullptr) std::ofstream(path) << wanted;
  CHECK(legwork::tests::read_file(path) == wanted);
}

TEST_CASE("every phase can be cancelled, only wished to end, or is over", "[P06]") {
  for (std::size_t i = 1; i < count_of<Phase>(); ++i) {
    auto const phase = static_cast<Phase>(i);
    INFO(name_of(phase));
    bool const cancel = next_phase(phase, kind_of<ContactCancelled>()) == Phase::cancelled;
    bool const wish = next_phase(phase, kind_of<CancelRequested>()) == phase;
    CHECK((cancel ? 1 : 0) + (wish ? 1 : 0) + (is_final(phase) ? 1 : 0) == 1);
    CHECK(wish == (phase == Phase::intended || phase == Phase::dispatched));
  }
}

TEST_CASE("a final phase is left by late evidence or a person's word only, and only upwards", "[P03][P07]") {
  for (Edge const& e : table::edges) {
    INFO(name_of(e.from) << " " << fact_name(e.fact) << " " << name_of(e.to));
    if (!is_final(e.from) || e.to == e.from) continue;
    CHECK(e.to == Phase::succeeded);
    bool const evidence = e.from == Phase::unconfirmed && e.fact == kind_of<LateConfirmation>();
    bool const word = e.fact == (e.from == Phase::unconfirmed ? kind_of<PersonConfirmed>() : kind_of<PersonFinished>());
    CHECK((evidence || word));
  }
}

TEST_CASE("what a person sees falls only where another attempt is announced", "[P03]") {
  for (Edge const& e : table::edges) {
    if (e.from == Phase::unborn || status_order(e.to) >= status_order(e.from)) continue;
    INFO(name_of(e.from) << " " << fact_name(e.fact) << " " << name_of(e.to));
    CHECK(e.fact == kind_of<RetryScheduled>());
  }
}

TEST_CASE("a press is intended at the gate and nowhere else", "[P07]") {
  for (Edge const& e : table::edges) {
    INFO(name_of(e.from) << " " << fact_name(e.fact));
    CHECK((e.fact == kind_of<SubmitIntended>()) == (e.from == Phase::ready && e.to == Phase::intended));
    if (may_have_been_sent(e.from)) CHECK(e.fact != kind_of<RetryScheduled>());
  }
}

TEST_CASE("a batch starts contacts only while it runs, and can be stopped from every phase in which it works",
          "[P20][P21]") {
  for (std::size_t i = 0; i < count_of<BatchPhase>(); ++i) {
    auto const phase = static_cast<BatchPhase>(i);
    INFO(name_of(phase));
    CHECK(may_start_contacts(phase) == (phase == BatchPhase::running));
    bool const works = phase == BatchPhase::running || phase == BatchPhase::paused || phase == BatchPhase::draining;
    CHECK(next_batch_phase(phase, kind_of<BatchStopping>()).has_value() == works);
    bool const over = phase == BatchPhase::stopped || phase == BatchPhase::completed;
    CHECK(next_batch_phase(phase, kind_of<BatchRestarted>()).has_value() == over);
  }
}
