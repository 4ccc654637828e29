// The driver's own steps (open, navigate, look), with an interceptor that lets a page ask at most.
#include "adapters/browser/page_reader.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "adapters/browser/browser_profile.hpp"
#include "adapters/browser/chromium.hpp"
#include "adapters/browser/snapshot_collector.hpp"
#include "adapters/browser/steps/open_page.hpp"
#include "adapters/browser/steps/steps.hpp"
#include "adapters/wire/base64.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
using core::Result;

namespace {

using Page = std::shared_ptr<LivePage>;

constexpr auto opening_limit = 25s;
constexpr auto stored_limit = 12s;       // of one stored page, with all that its scripts do
constexpr auto stored_ready = 4s;        // a page of a megabyte takes 0.3 s on a busy machine
constexpr auto stored_still = 80ms;      // nothing comes from elsewhere, so a page that is still stays so
constexpr auto stored_restless = 1500ms; // a stored page that moves then always moves
constexpr auto website_limit = 30s;
constexpr auto picture_limit = 30s;
constexpr std::int64_t narrowest = 50; // px of a picture
constexpr std::int64_t widest = 4000;
constexpr std::int64_t highest = 16'000; // Chromium draws nothing beyond 16,384

// What a look would keep for a contact, and nobody needs here.
struct NothingKept final : core::EvidenceStore, core::CustomerValueSource, core::ScreenshotStore {
  std::string store_evidence(std::string_view, std::string) override { return {}; }
  Result<std::map<std::string, std::string>> values_for(core::ContactId) override {
    return core::fail(core::ErrorKind::not_found, "nobody is a customer here");
  }
  Result<std::string> store_screenshot(core::ContactId, std::string_view, std::string) override {
    return core::fail(core::ErrorKind::unavailable, "no picture is kept here");
  }
};

// What is asked of the page script about controls, by frame: handles, and the refs they have.
struct FrameQuestion {
  Json handles = Json::array();
  std::map<std::int64_t, int> refs;
};

asio::awaitable<void> ask_echoes(Page page, std::string attribute, PageLook& out) {
  std::map<std::string, FrameQuestion> questions; // by frame
  std::map<int, int> form_of;                     // by ref
  auto const add = [&](auto const& part) {
    Handle const* const handle = page->controls.find(part.ref);
    if (handle == nullptr) return;
    questions[handle->frame].handles.push_back(handle->local);
    questions[handle->frame].refs[handle->local] = part.ref;
    form_of[part.ref] = part.form;
  };
  std::ranges::for_each(out.page->controls, add);
  std::ranges::for_each(out.page->buttons, add);
  for (auto const& [frame, question] : questions) {
    std::string const call = "legwork.echo(" + Json(attribute).dump() + "," + question.handles.dump() + ")";
    auto const answer = co_await page->evaluate(frame, call, 5s);
    if (!answer || !answer->is_array()) continue;
    for (Json const& entry : *answer) {
      if (!entry.is_array() || entry.size() != 3 || !entry[0].is_number_integer()) continue;
      auto const ref = question.refs.find(entry[0].get<std::int64_t>());
      if (ref == question.refs.end()) continue;
      if (entry[1].is_string()) out.echoes.elements[ref->second] = entry[1].get<std::string>();
      int const form = form_of[ref->second];
      bool const is_real = form >= 0 && out.page->forms[static_cast<std::size_t>(form)].real;
      if (is_real && entry[2].is_string()) out.echoes.forms.try_emplace(form, entry[2].get<std::string>());
    }
  }
}

char const* color_of(core::MarkKind kind) {
  switch (kind) {
    case core::MarkKind::field: return "#0a7d33";
    case core::MarkKind::honeypot: return "#c01c28";
    case core::MarkKind::send: return "#1a5fb4";
    case core::MarkKind::left_alone: return "#77767b";
  }
  return "";
}

// The whole page with the marks over it.
asio::awaitable<Result<std::string>> take_picture(Page page, std::vector<core::ControlMark> marks) {
  page->begin_step(picture_limit);
  std::map<std::string, Json> by_frame;
  for (core::ControlMark const& mark : marks) {
    Handle const* const handle = page->controls.find(mark.ref);
    if (handle != nullptr) by_frame[handle->frame].push_back({handle->local, mark.text, color_of(mark.kind)});
  }
  for (auto const& [frame, wanted] : by_frame)
    (void)co_await page->evaluate(frame, "legwork.mark(" + wanted.dump(-1, ' ', true) + ")", 5s);
  auto const size = co_await page->call(page->root_session(), "Page.getLayoutMetrics", Json::object());
  if (!size) co_return std::unexpected(size.error());
  Json const& content = part_at(*size, "cssContentSize");
  Json const clip{{"x", 0},
                  {"y", 0},
                  {"width", std::clamp(number_at(content, "width"), narrowest, widest)},
                  {"height", std::clamp(number_at(content, "height"), narrowest, highest)},
                  {"scale", 1}};
  auto const taken = co_await page->call(page->root_session(), "Page.captureScreenshot",
                                         {{"format", "png"}, {"captureBeyondViewport", true}, {"clip", clip}}, 20s);
  if (!taken) co_return std::unexpected(taken.error());
  co_return from_base64(text_at(*taken, "data"));
}

} // namespace

struct PageReader::Impl : std::enable_shared_from_this<PageReader::Impl> {
  Impl(asio::any_io_executor with, BrowserOptions how, ProxyPolicy policy)
      : executor(with),
        options(std::move(how)),
        closed(with, ProxyPolicy{.practice = true, .practice_ports = {}, .allowed_hosts = {}}, [](auto, auto) {}),
        open(with, std::move(policy), [](auto, auto) {}) {}

  asio::any_io_executor executor;
  BrowserOptions options;
  Proxy closed; // lets nothing through: what the browser itself and stored pages get
  Proxy open;
  NothingKept nothing;
  PagePorts ports{nothing, nothing, nothing, {}};
  std::shared_ptr<Chromium> chromium;
  core::Incarnation incarnation;
  std::string lost; // why the browser went away
  Page page;        // the one that is looked at
  core::StepNumber pages;

  Impl(Impl const&) = delete;
  Impl& operator=(Impl const&) = delete;

  asio::awaitable<Result<void>> start_browser();
  void browser_event(std::string const& method, Json const& parameters);
  asio::awaitable<Result<void>> open_one(Proxy& way_out);
  asio::awaitable<void> close_one();
  core::Step step() const { return {.epoch = 1, .contact = 1, .attempt = 1, .op = pages}; }
  asio::awaitable<Result<core::Snapshot>> look_at_stored(std::string url);
  asio::awaitable<Result<core::Snapshot>> look_at_website(std::string url);
  asio::awaitable<Result<PageLook>> finish(Result<core::Snapshot> seen, LookWishes wishes);
};

asio::awaitable<Result<void>> PageReader::Impl::start_browser() {
  auto const self = shared_from_this();
  if (chromium && !chromium->is_dead()) co_return Result<void>{};
  lost.clear();
  incarnation = core::Incarnation{incarnation.value() + 1};
  auto started = co_await Chromium::start(
      executor, options, incarnation,
      [weak = weak_from_this()](std::string why) {
        auto const inside = weak.lock();
        if (!inside) return;
        inside->lost = std::move(why);
        if (inside->page) inside->page->abandon("the browser died: " + inside->lost);
      },
      [weak = weak_from_this()](std::string const& method, Json const& parameters) {
        if (auto const inside = weak.lock()) inside->browser_event(method, parameters);
      });
  if (!started) co_return std::unexpected(started.error());
  chromium = *std::move(started);
  co_return Result<void>{};
}

// The page's own target and its workers are watched; a window that it opens is closed at once.
void PageReader::Impl::browser_event(std::string const& method, Json const& parameters) {
  std::string const session = text_at(parameters, "sessionId");
  if (method == "Target.detachedFromTarget") {
    if (page && page->root_session() == session) page->abandon("the page went away by itself");
    return;
  }
  if (method != "Target.attachedToTarget" || !chromium) return;
  Json const& info = part_at(parameters, "targetInfo");
  std::string const target = text_at(info, "targetId");
  bool const is_worker = text_at(info, "type") != "page";
  bool const is_ours = page && !page->is_gone() && page->context() == text_at(info, "browserContextId");
  if (is_ours && is_worker) return page->worker_began(session);
  if (is_ours && page->root_session().empty()) {
    page->session_began(session, target, true);
    return page->changed().notify();
  }
  // A window that stands still would stop its opener, which may live in the same process.
  chromium->cdp()->send_without_answer(session, "Runtime.runIfWaitingForDebugger", {});
  if (!is_worker) chromium->cdp()->send_without_answer("", "Target.closeTarget", {{"targetId", target}});
}

asio::awaitable<Result<void>> PageReader::Impl::open_one(Proxy& way_out) {
  auto const browser = co_await start_browser();
  if (!browser) co_return browser;
  auto port = way_out.open_port();
  if (!port) co_return std::unexpected(port.error());
  pages = core::StepNumber{pages.value() + 1};
  page = std::make_shared<LivePage>(executor, ports, core::page_opened_by(pages), core::ContactId{1});
  page->set_on_death([weak = std::weak_ptr(page)](std::string why) {
    if (auto const dying = weak.lock()) dying->abandon(std::move(why));
  });
  page->set_proxy_port(*std::move(port));
  page->set_intercepted();
  page->begin_step(opening_limit);
  co_return co_await open_page(page, chromium);
}

asio::awaitable<void> PageReader::Impl::close_one() {
  auto const gone = std::exchange(page, nullptr);
  if (gone) co_await close_page(gone, chromium);
}

// Error `timeout` where the page's scripts did not let it be read.
asio::awaitable<Result<core::Snapshot>> PageReader::Impl::look_at_stored(std::string url) {
  auto const now = [] { return std::chrono::steady_clock::now(); };
  page->begin_step(stored_limit);
  auto const shown = co_await page->call(page->root_session(), "Page.navigate", {{"url", url}}, page->left());
  if (!shown) co_return std::unexpected(shown.error());
  if (std::string const why = text_at(*shown, "errorText"); !why.empty())
    co_return core::fail(core::ErrorKind::unavailable, "the browser says " + core::presentable(why, 200));
  auto const patience = now() + stored_ready;
  while (!page->document.is_ready && !page->is_over() && now() < patience)
    co_await page->wait(std::chrono::ceil<Millis>(patience - now()));
  if (!page->document.is_ready && !page->is_gone()) co_return core::fail(core::ErrorKind::timeout, "it is never ready");
  bool const settled = co_await settle(page, stored_still, now() + stored_restless);
  auto snapshot = co_await collect(page);
  if (snapshot && core::classify_page(*snapshot).contact_form < 0) { // what is faded in once it is scrolled to
    auto const before = page->document.changed_at;
    co_await scroll_through(page);
    if (page->document.changed_at != before) snapshot = co_await collect(page);
  }
  if (snapshot) snapshot->settled = settled;
  co_return snapshot;
}

// As a contact does: until there is a form, and where there is, until its CAPTCHA had its time.
asio::awaitable<Result<core::Snapshot>> PageReader::Impl::look_at_website(std::string url) {
  core::Limits const limits;
  auto const shown = co_await navigate(page, {.step = step(), .page = page->id, .url = url, .limit = website_limit});
  if (auto const* const failed = std::get_if<core::StepFailed>(&shown))
    co_return core::fail(core::ErrorKind::unavailable, failed->detail);
  std::shared_ptr<core::PageAnalysis const> seen;
  for (auto const& [want, limit] : {std::pair{core::ObserveUntil::form, limits.form_wait},
                                    std::pair{core::ObserveUntil::challenge, limits.screening}}) {
    if (want == core::ObserveUntil::challenge && seen->reading().contact_form < 0) break;
    auto const looked = co_await observe(page, {.step = step(), .page = page->id, .want = want, .limit = limit});
    if (auto const* const failed = std::get_if<core::StepFailed>(&looked))
      co_return core::fail(core::ErrorKind::unavailable, failed->detail);
    seen = std::get<core::PageObserved>(looked).snapshot;
  }
  co_return static_cast<core::Snapshot const&>(*seen);
}

PageReader::PageReader(asio::any_io_executor executor, BrowserOptions options, ProxyPolicy policy)
    : impl_(std::make_shared<Impl>(executor, std::move(options), std::move(policy))) {}

PageReader::~PageReader() {
  if (impl_->chromium) impl_->chromium->kill();
  impl_->closed.stop();
  impl_->open.stop();
}

asio::awaitable<Result<void>> PageReader::start() {
  auto const impl = impl_;
  for (Proxy* const proxy : {&impl->closed, &impl->open}) {
    if (auto const started = proxy->start(); !started) co_return started;
  }
  impl->options.proxy = "127.0.0.1:" + std::to_string(impl->closed.port());
  impl->options.open_proxy_port = nullptr;
  sweep_leftovers(impl->options.run_folder);
  co_return co_await impl->start_browser();
}

// Nothing of the page is left when it is done, whatever it came to.
asio::awaitable<Result<PageLook>> PageReader::Impl::finish(Result<core::Snapshot> seen, LookWishes wishes) {
  auto const self = shared_from_this();
  PageLook out;
  Result<std::string> picture;
  if (seen) out.page = std::make_shared<core::PageAnalysis const>(*std::move(seen));
  if (seen && !wishes.echo.empty()) co_await ask_echoes(page, wishes.echo, out);
  if (seen && wishes.marks) picture = co_await take_picture(page, wishes.marks(*out.page));
  co_await close_one();
  if (!seen) co_return std::unexpected(seen.error());
  if (!picture) co_return core::fail(picture.error().kind, "no picture could be taken: " + picture.error().detail);
  out.picture = *std::move(picture);
  co_return out;
}

// A script that leads elsewhere while the page is read ends the reading of it, and one may never end: such a page is
// looked at once more without any.
asio::awaitable<Result<PageLook>> PageReader::read_stored(StoredPage page, LookWishes wishes) {
  auto const impl = impl_;
  Result<core::Snapshot> seen = core::fail(core::ErrorKind::timeout, "");
  for (bool const may_run_scripts : {true, false}) {
    page.may_run_scripts = may_run_scripts;
    co_await impl->close_one();
    auto const opened = co_await impl->open_one(impl->closed);
    if (!opened) {
      seen = std::unexpected(opened.error());
      break;
    }
    impl->page->interceptor().answer_with(page);
    seen = co_await impl->look_at_stored(page.url);
    if (seen || seen.error().kind != core::ErrorKind::timeout) break;
  }
  auto look = co_await impl->finish(std::move(seen), std::move(wishes));
  if (look) look->has_scripts_left_out = !page.may_run_scripts;
  co_return look;
}

asio::awaitable<Result<PageLook>> PageReader::read_website(std::string url, LookWishes wishes) {
  auto const impl = impl_;
  auto const opened = co_await impl->open_one(impl->open);
  Result<core::Snapshot> seen = core::fail(core::ErrorKind::unavailable, opened ? "" : opened.error().detail);
  if (opened) {
    impl->page->interceptor().let_only_ask();
    seen = co_await impl->look_at_website(url);
  }
  co_return co_await impl->finish(std::move(seen), std::move(wishes));
}

void PageReader::interrupt() {
  if (impl_->page) impl_->page->abandon("it was interrupted");
}

asio::awaitable<void> PageReader::stop() {
  auto const impl = impl_;
  co_await impl->close_one();
  if (impl->chromium) co_await Chromium::close(impl->chromium);
  impl->chromium.reset();
  impl->closed.stop();
  impl->open.stop();
}

} // namespace legwork::adapters
