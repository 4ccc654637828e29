// What a person sends waits in the interceptor while the page is recorded as it is then, and the engine decides.
#include "adapters/browser/steps/person_access.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "adapters/browser/snapshot_collector.hpp"
#include "adapters/browser/steps/request_pausing.hpp"
#include "adapters/browser/steps/steps.hpp"
#include "adapters/net/domain_name.hpp"
#include "core/base/json_text.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/page/page_analysis.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

namespace {

using Page = std::shared_ptr<LivePage>;
using Report = std::function<void(core::PersonSendPaused)>;

constexpr auto preparing_limit = 10s;
constexpr auto recording_limit = 5s;
constexpr auto quiet_before_look = 250ms; // after the last key or press
constexpr auto longest_between_looks = 1500ms;

// Whose page it is and where its largest form sends, as far as the page itself says.
FormDestination destination_of(core::Snapshot const& page) {
  FormDestination out;
  auto const add = [&](std::string const& url) {
    auto const parts = core::parse_url(url);
    if (parts && !parts->host.empty()) out.own_domains.insert(registrable_domain(parts->host));
  };
  add(page.url);
  std::vector<int> fields(page.forms.size());
  for (core::Control const& control : page.controls) {
    if (control.form >= 0) ++fields[static_cast<std::size_t>(control.form)];
  }
  auto const largest = std::ranges::max_element(fields);
  if (largest == fields.end()) return out;
  core::Form const& form = page.forms[static_cast<std::size_t>(largest - fields.begin())];
  if (form.frame >= 0) add(page.frames[static_cast<std::size_t>(form.frame)].url);
  add(form.action);
  out.endpoint = core::place_of(form.action);
  return out;
}

asio::awaitable<void> report_send(Page page, core::ObservedRequest request, Report report) {
  page->begin_step(recording_limit);
  core::PersonSendPaused out{
      .page = page->id, .contact = page->contact, .method = request.method, .url = "", .evidence = ""};
  out.url = core::presentable(page->redaction.clean(request.url), 500);
  page->press = PressRecord{.evidence = {}, .dialogs_before = page->dialogs().size()};
  page->press.evidence.seen_before = page->seen_answers;
  auto const looks = page->person_access().looks;
  if (looks && looks->newest) {
    page->press.evidence.before = *looks->newest;
    out.snapshot = std::make_shared<core::PageAnalysis const>(*looks->newest);
    out.evidence = page->ports.evidence.store_evidence("snapshot", core::to_json_text(*out.snapshot));
  }
  out.screenshots.push_back(co_await take_screenshot(page, "filled", 1500ms));
  report(std::move(out));
}

asio::awaitable<void> keep_looking(Page page, std::shared_ptr<PersonLooks> looks) {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  while (page->person_access().looks == looks && !page->is_gone()) {
    auto const now = std::chrono::steady_clock::now();
    bool const is_due = now - looks->acted_at >= quiet_before_look || now - looks->looked_at >= longest_between_looks;
    if (looks->acted_at >= looks->looked_at && is_due && !page->interceptor().has_person_send()) {
      looks->looked_at = now;
      page->begin_step(recording_limit);
      if (auto seen = co_await collect(page)) looks->newest = *std::move(seen);
    }
    timer.expires_after(100ms);
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
  }
}

} // namespace

asio::awaitable<void> allow_person_input(Page page, Report report) {
  page->begin_step(preparing_limit);
  page->set_person_access({.is_wanted = true});
  if (auto const paused = co_await pause_requests(page); !paused || page->is_gone())
    co_return page->set_person_access({}); // nobody acts on it, and is told so
  auto const looks = std::make_shared<PersonLooks>();
  PersonAccess access{.is_wanted = true, .may_act = true, .addresses = {}, .cookie_bytes = 0, .looks = looks};
  if (!page->interceptor().is_watching()) {
    access.addresses = co_await addresses_in(page);
    access.cookie_bytes = co_await cookie_bytes(page);
  }
  if (auto seen = co_await collect(page)) {
    if (!page->interceptor().is_watching()) page->interceptor().set_destination(destination_of(*seen));
    looks->newest = *std::move(seen);
  }
  if (!page->person_access().is_wanted || page->is_gone()) co_return; // taken back meanwhile
  page->interceptor().let_person_act(
      [weak = std::weak_ptr(page), report = std::move(report)](core::ObservedRequest const& request) {
        if (auto const live = weak.lock()) live->tasks.start(report_send(live, request, report));
      });
  page->set_person_access(std::move(access));
  page->tasks.start(keep_looking(page, looks));
}

void stop_person_input(LivePage& page) {
  page.set_person_access({});
  page.interceptor().stop_person();
}

} // namespace legwork::adapters
