// Every picture is acknowledged at once and decoded from its base64, as any viewer would have to.
#include "tests/bench/raw_screencast.hpp"

#include <stdlib.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <filesystem>
#include <stdexcept>

#include "adapters/browser/chromium.hpp"
#include "adapters/wire/base64.hpp"

namespace legwork::tests {

namespace asio = boost::asio;
using namespace adapters;
using namespace std::chrono_literals;

struct RawScreencast::Impl {
  asio::io_context io;
  std::filesystem::path folder;
  std::shared_ptr<Chromium> chromium;
  std::string session;
  std::size_t frames = 0;

  ~Impl() {
    if (chromium) chromium->kill();
    run_for(50ms);
    std::error_code error;
    std::filesystem::remove_all(folder, error);
  }

  template <class T>
  T run(asio::awaitable<T> task) {
    auto done = asio::co_spawn(io, std::move(task), asio::use_future);
    io.restart();
    while (done.wait_for(0s) != std::future_status::ready) io.run_one();
    return done.get();
  }
  void run_for(std::chrono::milliseconds time) {
    io.restart();
    io.run_for(time);
  }

  void start() {
    std::string name = "/tmp/legwork-bench-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder under /tmp");
    folder = name;
    std::filesystem::permissions(folder, std::filesystem::perms(0711));
    BrowserOptions options;
    options.proxy = "127.0.0.1:9"; // nothing is loaded
    options.run_folder = folder;
    auto started = run(Chromium::start(
        io.get_executor(), options, core::Incarnation{1}, [](std::string const&) {},
        [this](std::string const& method, Json const& parameters) {
          if (method == "Target.attachedToTarget") session = text_at(parameters, "sessionId");
        }));
    if (!started) throw std::runtime_error(started.error().detail);
    chromium = *started;
  }

  void show(std::string const& html) {
    call("", "Target.createTarget", {{"url", "about:blank"}});
    while (session.empty()) run_for(5ms);
    chromium->cdp()->subscribe(
        session, [this](std::string const& method, Json const& parameters) { on_event(method, parameters); });
    send("Page.enable", {});
    send("Emulation.setFocusEmulationEnabled", {{"enabled", true}});
    send("Runtime.runIfWaitingForDebugger", {});
    call(session, "Runtime.evaluate",
         {{"expression", "document.open();document.write(" + Json(html).dump() + ");document.close()"}});
    send("Page.startScreencast", {{"format", "jpeg"}, {"quality", 60}, {"maxWidth", 1366}, {"maxHeight", 900}});
  }

  void call(std::string const& of, std::string const& method, Json parameters) {
    auto const answer = run(chromium->cdp()->call(of, method, std::move(parameters), 10s));
    if (!answer) throw std::runtime_error(method + ": " + answer.error().detail);
  }
  void send(std::string const& method, Json parameters) {
    chromium->cdp()->send_without_answer(session, method, std::move(parameters));
  }
  void on_event(std::string const& method, Json const& parameters) {
    if (method != "Page.screencastFrame") return;
    frames += from_base64(text_at(parameters, "data")).empty() ? 0 : 1;
    send("Page.screencastFrameAck", {{"sessionId", number_at(parameters, "sessionId")}});
  }
};

RawScreencast::RawScreencast(std::string const& html) : impl_(std::make_unique<Impl>()) {
  impl_->start();
  impl_->show(html);
}

RawScreencast::~RawScreencast() = default;

std::size_t RawScreencast::frames() const { return impl_->frames; }

void RawScreencast::run_for(std::chrono::milliseconds time) { impl_->run_for(time); }

bool RawScreencast::type_and_wait(std::chrono::milliseconds limit) {
  std::size_t const before = impl_->frames;
  for (char const* const type : {"keyDown", "keyUp"}) {
    Json event{{"type", type}, {"key", "a"}, {"code", "KeyA"}, {"windowsVirtualKeyCode", 65}};
    if (std::string_view(type) == "keyDown") event["text"] = "a";
    impl_->send("Input.dispatchKeyEvent", std::move(event));
  }
  auto const until = std::chrono::steady_clock::now() + limit;
  impl_->io.restart();
  while (impl_->frames == before && std::chrono::steady_clock::now() < until) impl_->io.run_one_for(10ms);
  return impl_->frames > before;
}

} // namespace legwork::tests
