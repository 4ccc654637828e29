// One queue and one coroutine for each page; one browser process behind all of them, started again when it
// dies.
#include "adapters/browser/browser.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/post.hpp>
#include <deque>
#include <map>

#include "adapters/browser/chromium.hpp"
#include "adapters/browser/steps/open_page.hpp"
#include "adapters/browser/steps/person_access.hpp"
#include "adapters/browser/steps/steps.hpp"
#include "adapters/net/task_group.hpp"
#include "adapters/net/when_all.hpp"
#include "core/base/always.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
using core::BrowserResult;
using core::Effect;
using core::StepProblem;

namespace {

constexpr auto opening_limit = 25s;    // the engine gives up after 30
constexpr auto hurry_limit = 1500ms;   // for a step whose page is to be closed
constexpr auto hurry_press_limit = 5s; // the same, where a press is being watched

core::PageId page_of(Effect const& effect) {
  if (auto const* const open = std::get_if<core::OpenPage>(&effect)) return core::page_opened_by(open->step.op);
  return std::visit(
      [](auto const& e) {
        if constexpr (requires { e.page; })
          return e.page;
        else
          return core::PageId{};
      },
      effect);
}

core::ContactId contact_of(Effect const& effect) {
  return std::visit(
      [](auto const& e) {
        if constexpr (requires { e.step; })
          return e.step.contact;
        else
          return e.contact;
      },
      effect);
}

BrowserResult refusal(Effect const& effect, StepProblem problem, std::string detail) {
  if (auto const* const close = std::get_if<core::ClosePage>(&effect))
    return core::PageClosed{close->page, close->contact, ""};
  return std::visit(
      [&](auto const& e) -> BrowserResult {
        if constexpr (requires { e.step; })
          return core::StepFailed{e.step, problem, std::move(detail), {}};
        else
          return core::PageClosed{e.page, e.contact, ""};
      },
      effect);
}

bool is_press(Effect const& effect) {
  return std::holds_alternative<core::ReleasePersonSend>(effect) || std::holds_alternative<core::PressSend>(effect) ||
         std::holds_alternative<core::WatchAfter>(effect);
}

} // namespace

// A page with what it still has to do.
struct Slot {
  std::shared_ptr<LivePage> page;
  std::shared_ptr<Chromium> chromium;
  std::deque<Effect> queue;
  bool is_working = false;
  bool is_pressing = false;
  std::uint64_t steps_done = 0;
};

struct Browser::Impl : std::enable_shared_from_this<Browser::Impl> {
  Impl(asio::any_io_executor with, BrowserOptions how, PagePorts through, DeliverResult to)
      : executor(with),
        options(std::move(how)),
        ports(std::move(through)),
        deliver(std::move(to)),
        started(with),
        tasks(with) {}

  asio::any_io_executor executor;
  BrowserOptions options;
  PagePorts ports;
  DeliverResult deliver;
  AsyncCondition started; // a browser has started, or could not
  std::shared_ptr<Chromium> chromium;
  core::Incarnation incarnation;
  int failures = 0; // starts in a row that came to nothing
  bool is_starting = false;
  bool is_stopping = false;
  std::string start_problem;
  std::map<core::PageId, std::shared_ptr<Slot>> slots;
  TaskGroup tasks; // last: its tasks end before what they use

  void report(BrowserResult result) {
    if (!is_stopping) deliver(std::move(result));
  }

  void perform(Effect effect);
  bool does_at_once(Effect const& effect);
  void shorten_step(std::shared_ptr<Slot> const& slot);
  asio::awaitable<void> work(std::shared_ptr<Impl> self, std::shared_ptr<Slot> slot);
  asio::awaitable<BrowserResult> do_step(std::shared_ptr<Slot> slot, Effect effect);
  asio::awaitable<BrowserResult> open(std::shared_ptr<Slot> slot, core::OpenPage effect);
  asio::awaitable<void> allow_person(std::shared_ptr<Slot> slot);
  asio::awaitable<core::Result<std::shared_ptr<Chromium>>> ready();
  asio::awaitable<void> start_browser();
  void lost(std::shared_ptr<Chromium> const& which, std::string why);
  void browser_event(std::string const& method, Json const& parameters);
  void target_attached(Json const& parameters);
  void target_detached(Json const& parameters);
  void page_died(std::shared_ptr<Slot> const& slot, std::string why);
  asio::awaitable<void> stop(std::shared_ptr<Impl> self, std::function<void()> done);
};

// --- effects

// What takes the page from a person waits for nothing.
bool Browser::Impl::does_at_once(Effect const& effect) {
  bool const stops = std::holds_alternative<core::StopPersonInput>(effect);
  bool const refuses = std::holds_alternative<core::RefusePersonSend>(effect);
  auto const at = slots.find(page_of(effect));
  if ((!stops && !refuses) || at == slots.end()) return stops || refuses;
  Slot& slot = *at->second;
  if (refuses) slot.page->interceptor().refuse_person_send();
  if (stops) {
    std::erase_if(slot.queue, [](Effect const& e) { return std::holds_alternative<core::AllowPersonInput>(e); });
    stop_person_input(*slot.page);
  }
  return true;
}

void Browser::Impl::perform(Effect effect) {
  if (is_stopping) return;
  core::PageId const id = page_of(effect);
  if (does_at_once(effect)) return;
  bool const opens = std::holds_alternative<core::OpenPage>(effect);
  auto at = slots.find(id);
  if (at == slots.end() && std::holds_alternative<core::AllowPersonInput>(effect)) return;
  if (at == slots.end() && !opens) {
    // The page was closed, or belongs to an earlier run.
    asio::post(executor, [self = shared_from_this(), effect = std::move(effect)] {
      self->report(refusal(effect, StepProblem::page_gone, "there is no such page"));
    });
    return;
  }
  if (at == slots.end()) {
    auto slot = std::make_shared<Slot>();
    slot->page = std::make_shared<LivePage>(executor, ports, id, contact_of(effect));
    if (std::get<core::OpenPage>(effect).only_looks) {
      slot->page->set_intercepted();
      slot->page->interceptor().let_only_ask();
    }
    at = slots.emplace(id, std::move(slot)).first;
  }
  auto const slot = at->second;
  if (std::holds_alternative<core::ClosePage>(effect)) shorten_step(slot);
  slot->queue.push_back(std::move(effect));
  if (std::exchange(slot->is_working, true)) return;
  tasks.start(work(shared_from_this(), slot));
}

namespace {

asio::awaitable<void> abandon_later(std::shared_ptr<Slot> slot, SteadyTime at) {
  auto const step = slot->steps_done;
  AsyncCondition never(co_await asio::this_coro::executor);
  while (std::chrono::steady_clock::now() < at) co_await never.wait_until(at);
  if (slot->steps_done == step) slot->page->abandon("the page is being closed");
}

} // namespace

// What is under way may finish, but not take its whole limit: its page is not wanted any more.
void Browser::Impl::shorten_step(std::shared_ptr<Slot> const& slot) {
  if (!slot->is_working) return;
  Millis const limit = slot->is_pressing ? Millis(hurry_press_limit) : Millis(hurry_limit);
  slot->page->shorten_step(limit);
  tasks.start(abandon_later(slot, std::chrono::steady_clock::now() + limit + 500ms));
}

asio::awaitable<void> Browser::Impl::work(std::shared_ptr<Impl> self, std::shared_ptr<Slot> slot) {
  co_await asio::post(self->executor, asio::use_awaitable); // never within `perform`
  while (!slot->queue.empty()) {
    Effect const effect = std::move(slot->queue.front());
    slot->queue.pop_front();
    if (std::holds_alternative<core::AllowPersonInput>(effect)) {
      co_await self->allow_person(slot);
      continue;
    }
    slot->is_pressing = is_press(effect);
    std::optional<BrowserResult> result;
    try {
      result = co_await self->do_step(slot, effect);
    } catch (boost::system::system_error const&) {
      throw; // cancelled: the program is ending
    } catch (std::exception const& error) {
      spdlog::error("a step with the browser failed unexpectedly: {}", error.what());
    }
    ++slot->steps_done;
    if (!result) result = refusal(effect, StepProblem::browser_trouble, "an unexpected failure, see the log");
    auto const* const problem = std::get_if<core::StepFailed>(&*result);
    bool const is_stuck = problem != nullptr && problem->problem == StepProblem::timed_out;
    bool const closes = std::holds_alternative<core::ClosePage>(effect);
    if (closes) self->slots.erase(slot->page->id);
    self->report(*std::move(result));
    if (is_stuck && slot->chromium) co_await Chromium::check(slot->chromium);
  }
  slot->is_working = false;
}

asio::awaitable<BrowserResult> Browser::Impl::do_step(std::shared_ptr<Slot> slot, Effect effect) {
  auto const page = slot->page;
  if (auto* const close = std::get_if<core::ClosePage>(&effect)) {
    if (page->is_intercepted()) {
      (void)page->interceptor().account(); // what the proxy alone has seen is reported before the page is gone
      co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
    }
    std::string trouble = co_await close_page(page, slot->chromium);
    if (!trouble.empty()) spdlog::warn("page {}: {}", page->id.value(), trouble);
    co_return core::PageClosed{close->page, close->contact, std::move(trouble)};
  }
  if (auto* const open_it = std::get_if<core::OpenPage>(&effect)) co_return co_await open(slot, *open_it);
  if (page->is_gone()) co_return refusal(effect, StepProblem::page_gone, page->why_gone());
  if (auto* const go = std::get_if<core::Navigate>(&effect)) co_return co_await navigate(page, *go);
  if (auto* const look = std::get_if<core::Observe>(&effect)) co_return co_await observe(page, *look);
  if (auto* const fill = std::get_if<core::FillForm>(&effect)) co_return co_await adapters::fill(page, *fill);
  if (auto* const next = std::get_if<core::PressNext>(&effect)) co_return co_await press_next(page, *next);
  if (auto* const send = std::get_if<core::PressSend>(&effect)) co_return co_await press_send(page, *send);
  if (auto* const release = std::get_if<core::ReleasePersonSend>(&effect))
    co_return co_await release_person_send(page, *release);
  co_return co_await watch(page, std::get<core::WatchAfter>(effect));
}

asio::awaitable<void> Browser::Impl::allow_person(std::shared_ptr<Slot> slot) {
  auto const report_send = [weak = weak_from_this()](core::PersonSendPaused paused) {
    if (auto const self = weak.lock()) self->report(std::move(paused));
  };
  try {
    co_await allow_person_input(slot->page, report_send);
  } catch (boost::system::system_error const&) {
    throw; // cancelled: the program is ending
  } catch (std::exception const& error) {
    spdlog::error("page {} could not be handed to its person: {}", slot->page->id.value(), error.what());
  }
}

asio::awaitable<BrowserResult> Browser::Impl::open(std::shared_ptr<Slot> slot, core::OpenPage effect) {
  auto const page = slot->page;
  page->begin_step(opening_limit);
  if (auto const values = ports.values.values_for(page->contact)) page->redaction = Redaction(*values);
  auto const browser = co_await ready();
  if (!browser) co_return core::StepFailed{effect.step, StepProblem::browser_trouble, browser.error().detail, {}};
  slot->chromium = *browser;
  page->set_on_death([weak = weak_from_this(), dying = std::weak_ptr(slot)](std::string why) {
    auto const self = weak.lock();
    auto const its = dying.lock();
    if (self && its) self->page_died(its, std::move(why));
  });
  page->interceptor().set_on_unaccounted(
      [weak = weak_from_this(), id = page->id, contact = page->contact](core::UnaccountedTraffic const& traffic) {
        auto const self = weak.lock();
        if (!self) return;
        asio::post(self->executor,
                   [self, id, contact, traffic] { self->report(core::UnaccountedTrafficSeen{id, contact, traffic}); });
      });
  if (options.open_proxy_port) {
    auto port = options.open_proxy_port();
    if (!port) co_return core::StepFailed{effect.step, StepProblem::browser_trouble, port.error().detail, {}};
    page->set_proxy_port(*std::move(port));
  }
  auto const opened = co_await open_page(page, *browser);
  if (opened) co_return core::PageOpened{effect.step, slot->chromium->incarnation()};
  auto const problem = page->is_gone() ? StepProblem::page_gone : problem_of(*page, opened.error());
  co_return core::StepFailed{effect.step, problem, "the page could not be opened: " + opened.error().detail, {}};
}

// --- the browser process

asio::awaitable<core::Result<std::shared_ptr<Chromium>>> Browser::Impl::ready() {
  auto const until = std::chrono::steady_clock::now() + opening_limit;
  while (!is_stopping && std::chrono::steady_clock::now() < until) {
    if (chromium && !chromium->is_dead()) co_return chromium;
    if (is_starting) {
      co_await started.wait_until(until);
      if (!chromium && !start_problem.empty()) break;
      continue;
    }
    co_await start_browser();
    if (!chromium) break;
  }
  if (chromium && !chromium->is_dead()) co_return chromium;
  co_return core::fail(core::ErrorKind::unavailable, start_problem.empty() ? "no browser is ready" : start_problem);
}

asio::awaitable<void> Browser::Impl::start_browser() {
  is_starting = true;
  start_problem.clear();
  if (failures > 0) { // 0.25 s, 0.5 s, … 4 s: a browser that dies at once must not be started in a circle
    auto const at = std::chrono::steady_clock::now() + 125ms * (1 << std::min(failures, 5));
    while (std::chrono::steady_clock::now() < at) co_await started.wait_until(at);
  }
  auto const self = shared_from_this();
  ++incarnation;
  auto process = co_await Chromium::start(
      executor, options, incarnation,
      [weak = weak_from_this(), number = incarnation](std::string why) {
        auto const inside = weak.lock();
        if (inside && inside->chromium && inside->chromium->incarnation() == number)
          inside->lost(inside->chromium, std::move(why));
      },
      [weak = weak_from_this()](std::string const& method, Json const& parameters) {
        if (auto const inside = weak.lock()) inside->browser_event(method, parameters);
      });
  is_starting = false;
  chromium = process ? *process : nullptr;
  if (process)
    failures = 0;
  else {
    ++failures;
    start_problem = process.error().detail;
    spdlog::error("{}", start_problem);
  }
  started.notify();
}

void Browser::Impl::lost(std::shared_ptr<Chromium> const& which, std::string why) {
  auto const gone = which; // a copy: `which` may be the member that is reset here
  spdlog::warn("browser {} is lost: {}", gone->incarnation().value(), why);
  ++failures;
  if (chromium == gone) chromium.reset();
  for (auto const& [id, slot] : slots) {
    if (slot->chromium != gone) continue;
    slot->page->abandon("the browser died");
  }
  asio::post(executor, [self = shared_from_this(), number = gone->incarnation(), why = core::presentable(why, 200)] {
    self->report(core::BrowserLost{number, why});
  });
}

// --- targets

void Browser::Impl::browser_event(std::string const& method, Json const& parameters) {
  if (method == "Target.attachedToTarget")
    target_attached(parameters);
  else if (method == "Target.detachedFromTarget")
    target_detached(parameters);
}

void Browser::Impl::target_attached(Json const& parameters) {
  std::string const session = text_at(parameters, "sessionId");
  Json const& info = part_at(parameters, "targetInfo");
  std::string const target = text_at(info, "targetId");
  std::string const context = text_at(info, "browserContextId");
  bool const is_worker = text_at(info, "type") != "page";
  for (auto const& [id, slot] : slots) {
    auto const page = slot->page;
    if (page->context() != context || context.empty()) continue;
    if (page->is_gone()) return; // it stands still, and goes with its context
    if (is_worker) return page->worker_began(session);
    if (page->root_session().empty()) {
      page->session_began(session, target, true);
      return page->changed().notify();
    }
    // A form may send into a window of its own. From the first field on every window stays, watched like the page:
    // closing it would let go what is paused in it. Before, there is nothing to send.
    page->session_began(session, target, false);
    if (page->interceptor().is_watching()) return;
  }
  if (!chromium) return;
  // A window that stands still would stop its opener, which may live in the same process.
  chromium->cdp()->send_without_answer(session, "Runtime.runIfWaitingForDebugger", {});
  if (is_worker) return;
  chromium->cdp()->send_without_answer("", "Target.closeTarget", {{"targetId", target}});
}

void Browser::Impl::target_detached(Json const& parameters) {
  std::string const session = text_at(parameters, "sessionId");
  for (auto const& [id, slot] : slots) {
    if (slot->page->is_gone()) continue;
    slot->page->popup_ended(session);
    if (slot->page->root_session() != session) continue;
    slot->page->report_death("the page went away by itself");
    return;
  }
}

void Browser::Impl::page_died(std::shared_ptr<Slot> const& slot, std::string why) {
  if (slot->page->is_gone()) return;
  slot->page->abandon(why);
  asio::post(executor, [self = shared_from_this(), page = slot->page, why = std::move(why)] {
    self->report(core::PageLost{page->id, page->contact, why});
  });
}

// --- the end

asio::awaitable<void> Browser::Impl::stop(std::shared_ptr<Impl> self, std::function<void()> done) {
  std::vector<asio::awaitable<std::string>> closing;
  for (auto const& [id, slot] : self->slots) closing.push_back(close_page(slot->page, slot->chromium));
  for (auto const& trouble :
       co_await when_all(self->tasks, std::move(closing), std::chrono::steady_clock::now() + 11s)) {
    if (trouble && !trouble->empty()) spdlog::warn("{}", *trouble);
  }
  if (self->chromium) co_await Chromium::close(self->chromium);
  self->chromium.reset();
  self->slots.clear();
  done();
}

Browser::Browser(asio::any_io_executor executor, BrowserOptions options, core::EvidenceStore& evidence,
                 core::CustomerValueSource& values, core::ScreenshotStore& screenshots, DeliverResult deliver)
    : impl_(std::make_shared<Impl>(executor, std::move(options), PagePorts{evidence, values, screenshots, {}},
                                   std::move(deliver))) {}

Browser::~Browser() {
  impl_->is_stopping = true;
  if (impl_->chromium) impl_->chromium->kill();
  impl_->tasks.cancel();
}

void Browser::perform(Effect effect) { impl_->perform(std::move(effect)); }

std::shared_ptr<LivePage> Browser::find_page(core::PageId page) const {
  auto const slot = impl_->slots.find(page);
  return slot == impl_->slots.end() ? nullptr : slot->second->page;
}

void Browser::stop(std::function<void()> done) {
  if (std::exchange(impl_->is_stopping, true)) return;
  impl_->tasks.start(impl_->stop(impl_, std::move(done)));
}

} // namespace legwork::adapters
