// A stored page answered from memory, over the driver's own way of opening one.
#include "tests/bench/page_browser.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <stdexcept>
#include <utility>

#include "adapters/browser/chromium.hpp"
#include "adapters/browser/live_page.hpp"
#include "adapters/browser/steps/open_page.hpp"
#include "adapters/browser/stored_page.hpp"
#include "adapters/net/proxy.hpp"

namespace legwork::tests {

namespace asio = boost::asio;
using namespace adapters;

namespace {

struct NothingKept final : core::EvidenceStore, core::CustomerValueSource, core::ScreenshotStore {
  std::string store_evidence(std::string_view, std::string) override { return {}; }
  core::Result<std::map<std::string, std::string>> values_for(core::ContactId) override {
    return core::fail(core::ErrorKind::not_found, "nobody is a customer here");
  }
  core::Result<std::string> store_screenshot(core::ContactId, std::string_view, std::string) override {
    return core::fail(core::ErrorKind::unavailable, "no picture is kept here");
  }
};

template <class T>
T value_or_throw(core::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().detail);
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

} // namespace

struct PageBrowser::Impl {
  asio::io_context io;
  Proxy closed{io.get_executor(), ProxyPolicy{.practice = true, .practice_ports = {}, .allowed_hosts = {}},
               [](auto, auto) {}};
  NothingKept nothing;
  PagePorts ports{nothing, nothing, nothing, {}};
  std::shared_ptr<Chromium> chromium;
  std::shared_ptr<LivePage> page;
  std::uint32_t pages = 0;

  template <class T>
  T run(asio::awaitable<T> task) {
    auto done = asio::co_spawn(io, std::move(task), asio::use_future);
    io.restart();
    while (done.wait_for(0s) != std::future_status::ready) io.run_one();
    return done.get();
  }

  void on_event(std::string const& method, Json const& parameters) {
    if (method != "Target.attachedToTarget" || !page || page->is_gone()) return;
    Json const& info = part_at(parameters, "targetInfo");
    if (page->context() != text_at(info, "browserContextId") || !page->root_session().empty()) return;
    page->session_began(text_at(parameters, "sessionId"), text_at(info, "targetId"), true);
    page->changed().notify();
  }

  asio::awaitable<core::Result<void>> start() {
    if (auto const started = closed.start(); !started) co_return started;
    BrowserOptions options;
    options.proxy = "127.0.0.1:" + std::to_string(closed.port());
    auto begun = co_await Chromium::start(
        io.get_executor(), options, core::Incarnation{1}, [](std::string const&) {},
        [this](std::string const& method, Json const& parameters) { on_event(method, parameters); });
    if (!begun) co_return std::unexpected(begun.error());
    chromium = *std::move(begun);
    co_return core::Result<void>{};
  }

  asio::awaitable<void> close() {
    auto const gone = std::exchange(page, nullptr);
    if (gone) co_await close_page(gone, chromium);
  }

  asio::awaitable<core::Result<void>> show(StoredPage stored) {
    co_await close();
    auto port = closed.open_port();
    if (!port) co_return std::unexpected(port.error());
    page = std::make_shared<LivePage>(io.get_executor(), ports, core::page_opened_by(core::StepNumber{++pages}),
                                      core::ContactId{1});
    page->set_proxy_port(*std::move(port));
    page->set_intercepted();
    page->begin_step(120s);
    if (auto const opened = co_await open_page(page, chromium); !opened) co_return opened;
    std::string const url = stored.url;
    page->interceptor().answer_with(std::move(stored));
    auto const shown = co_await page->call(page->root_session(), "Page.navigate", {{"url", url}}, 60s);
    if (!shown) co_return std::unexpected(shown.error());
    while (!page->document.is_ready && !page->is_over()) co_await page->wait(1s);
    co_return core::Result<void>{};
  }
};

PageBrowser::PageBrowser() : impl_(std::make_unique<Impl>()) { value_or_throw(impl_->run(impl_->start())); }

PageBrowser::~PageBrowser() {
  impl_->run(impl_->close());
  if (impl_->chromium) impl_->run(Chromium::close(impl_->chromium));
  impl_->closed.stop();
}

void PageBrowser::show(std::string html) { value_or_throw(impl_->run(impl_->show(stored_page(std::move(html))))); }

Json PageBrowser::ask(std::string expression) {
  impl_->page->begin_step(120s);
  return value_or_throw(impl_->run(impl_->page->evaluate(impl_->page->frames.main_id(), std::move(expression), 60s)));
}

} // namespace legwork::tests
