// Writes a plan into a form as a person would: click, type, move on; then reads back what the page kept.
#include <algorithm>
#include <set>

#include "adapters/browser/snapshot_collector.hpp"
#include "adapters/browser/steps/drawn_lists.hpp"
#include "adapters/browser/steps/field_writer.hpp"
#include "adapters/browser/steps/request_pausing.hpp"
#include "adapters/browser/steps/steps.hpp"
#include "adapters/net/domain_name.hpp"
#include "core/base/json_text.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/model/customer_field.hpp"
#include "core/page/page_analysis.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
using core::FillEntry;
using core::FillOutcome;

namespace {

using Page = std::shared_ptr<LivePage>;

// Whose page and form it is; where the form sends is read right before the press.
FormDestination page_destination(LivePage& page, core::FillPlan const& plan) {
  FormDestination out;
  auto const add = [&](PageFrame const* frame) {
    auto const parts = frame == nullptr ? std::nullopt : core::parse_url(frame->url);
    if (parts && !parts->host.empty()) out.own_domains.insert(registrable_domain(parts->host));
  };
  add(page.frames.main());
  for (FillEntry const& entry : plan.entries) {
    if (Handle const* const control = page.controls.find(entry.ref)) add(page.frames.find(control->frame));
  }
  return out;
}

// From here to the page's end nothing leaves without a decision of the send policy.
asio::awaitable<core::Result<Json>> start_watching(Page page, core::FillPlan plan, std::int64_t message_bytes) {
  std::set<std::string> written;
  for (FillEntry const& entry : plan.entries) {
    if (!entry.key.empty()) written.insert(entry.key);
  }
  bool const begins = !page->interceptor().is_watching();
  auto const addresses = begins ? co_await addresses_in(page) : std::vector<std::string>{};
  std::int64_t const cookies = begins ? co_await cookie_bytes(page) : 0;
  if (begins) page->interceptor().set_destination(page_destination(*page, plan));
  page->interceptor().start_watching(std::move(written), message_bytes, addresses, cookies);
  co_return co_await pause_requests(page);
}

struct Filled {
  std::vector<core::FillReading> readings;
  core::StepProblem problem = core::StepProblem::none;
};

core::StepProblem problem_of(LivePage const& page, Written const& written) {
  if (page.is_gone()) return core::StepProblem::page_gone;
  return written.timed_out || page.is_over() ? core::StepProblem::timed_out : core::StepProblem::control_gone;
}

// The code of a country before the number that follows it; the message last, so that what the page checks meanwhile
// does not carry it.
std::vector<std::size_t> writing_order(core::FillPlan const& plan) {
  auto const place = [&](std::size_t i) {
    std::string const& key = plan.entries[i].key;
    if (key == core::key_of(core::DerivedValue::phone_country_code)) return 0;
    return key == core::key_of(core::DerivedValue::message) ? 2 : 1;
  };
  std::vector<std::size_t> order;
  for (int const turn : {0, 1, 2}) {
    for (std::size_t i = 0; i < plan.entries.size(); ++i) {
      if (place(i) == turn) order.push_back(i);
    }
  }
  return order;
}

asio::awaitable<Filled> write_all(Page page, core::FillPlan plan) {
  FieldWriter& writer = *page->filled_form.writer;
  Filled out;
  std::vector<FillOutcome> outcomes(plan.entries.size());
  for (std::size_t const i : writing_order(plan)) {
    auto const written = co_await writer.write(plan.entries[i]);
    if (written.lost) co_return Filled{{}, problem_of(*page, written)};
    outcomes[i] = written.outcome;
  }
  co_await writer.leave(); // the last field, too, learns that it was left
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    if (outcomes[i] == FillOutcome::accepted) {
      auto const kept = co_await writer.read_back(plan.entries[i]);
      if (kept.lost) co_return Filled{{}, problem_of(*page, kept)};
      outcomes[i] = kept.outcome;
    }
    out.readings.push_back(writer.reading_of(plan.entries[i], outcomes[i]));
  }
  co_return out;
}

// The fields of this step of the form join those of the steps before, and replace what was written into them before.
void remember(FilledForm& form, core::FillPlan const& plan, std::vector<core::FillReading> const& readings) {
  for (FilledForm::Field& field : form.fields) field.is_of_last_step = false;
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    std::erase_if(form.fields, [&](FilledForm::Field const& f) { return f.entry.ref == plan.entries[i].ref; });
    form.fields.push_back({plan.entries[i], readings[i].outcome});
  }
}

} // namespace

PageStep fill(Page page, core::FillForm effect) {
  page->begin_step(Millis(effect.limit));
  auto values = page->ports.values.values_for(page->contact);
  if (!values)
    co_return co_await failed(page, effect.step, core::StepProblem::browser_trouble,
                              "the customer's values cannot be read");
  page->set_redaction(Redaction(*values));
  auto const message = values->find(std::string(core::key_of(core::DerivedValue::message)));
  auto const message_bytes = static_cast<std::int64_t>(message == values->end() ? 0 : message->second.size());
  if (auto const watched = co_await start_watching(page, effect.plan, message_bytes); !watched)
    co_return co_await failed(page, effect.step, problem_of(*page, watched.error()), "requests could not be paused");
  if (!page->filled_form.writer) page->filled_form.writer = std::make_shared<FieldWriter>(*page);
  page->filled_form.writer->begin(*std::move(values), *effect.plan.region);
  auto const filled = co_await write_all(page, effect.plan);
  if (filled.problem != core::StepProblem::none)
    co_return co_await failed(page, effect.step, filled.problem, "a control of the form is no longer there");
  remember(page->filled_form, effect.plan, filled.readings);
  co_await read_drawn_lists(page);     // those that a choice brought up
  (void)page->interceptor().account(); // what the proxy saw leave meanwhile is told now
  auto snapshot = co_await collect(page);
  if (!snapshot)
    co_return co_await failed(page, effect.step, problem_of(*page, snapshot.error()), snapshot.error().detail);
  auto const seen = std::make_shared<core::PageAnalysis const>(*std::move(snapshot));
  std::string hash = page->ports.evidence.store_evidence("snapshot", core::to_json_text(*seen));
  std::vector<core::Screenshot> screenshots{co_await take_screenshot(page, "filled")};
  co_return core::FormWritten{.step = effect.step,
                              .readings = filled.readings,
                              .evidence = std::move(hash),
                              .screenshots = std::move(screenshots),
                              .snapshot = seen};
}

} // namespace legwork::adapters
