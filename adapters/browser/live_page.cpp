// Events come in here and are handed to whoever keeps book about them; questions go out with a limit each.
#include "adapters/browser/live_page.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "adapters/browser/page_screencast.hpp"
#include "adapters/browser/page_script.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

int ControlHandles::ref_of(Handle const& control) {
  auto const [at, is_new] = refs_.try_emplace({control.world, control.local}, static_cast<int>(handles_.size()));
  if (is_new) handles_.push_back(control);
  return at->second;
}

Handle const* ControlHandles::find(int ref) const {
  if (ref < 0 || static_cast<std::size_t>(ref) >= handles_.size()) return nullptr;
  return &handles_[static_cast<std::size_t>(ref)];
}

LivePage::LivePage(asio::any_io_executor executor, PagePorts& with, core::PageId page, core::ContactId of)
    : id(page), contact(of), ports(with), tasks(executor), changed_(executor) {
  interceptor_ = std::make_shared<RequestInterceptor>(
      ports.spent,
      RequestInterceptor::PageParts{
          .traffic = traffic, .changed = changed_, .tasks = tasks, .frames = frames, .redaction = redaction});
  screencast_ = std::make_unique<PageScreencast>(*this, executor);
}

// What still waits for an answer in the interceptor must not find the page gone.
LivePage::~LivePage() {
  interceptor_->refuse_all({});
  forget_context();
}

void LivePage::forget_context() {
  if (cdp_) {
    for (auto const& session : sessions_) cdp_->unsubscribe(session);
  }
  interceptor_->drop_proxy_port();
  proxy_port_.reset();
}

// --- asking

Millis LivePage::left() const { return std::chrono::duration_cast<Millis>(until_ - std::chrono::steady_clock::now()); }

void LivePage::shorten_step(Millis limit) {
  until_ = std::min(until_, std::chrono::steady_clock::now() + limit);
  changed_.notify();
}

asio::awaitable<void> LivePage::wait(Millis longest) {
  co_await changed_.wait_until(std::min(until_, std::chrono::steady_clock::now() + longest));
}

asio::awaitable<core::Result<Json>> LivePage::call(std::string session, std::string method, Json parameters,
                                                   Millis limit) {
  auto const self = shared_from_this();
  if (gone_ || !cdp_) co_return core::fail(core::ErrorKind::closed, gone_.value_or("the page was never opened"));
  co_return co_await cdp_->call(std::move(session), std::move(method), std::move(parameters), std::min(limit, left()));
}

asio::awaitable<core::Result<Json>> LivePage::call_beside_steps(std::string session, std::string method,
                                                                Json parameters, Millis limit) {
  auto const self = shared_from_this();
  if (gone_ || !cdp_) co_return core::fail(core::ErrorKind::closed, gone_.value_or("the page was never opened"));
  co_return co_await cdp_->call(std::move(session), std::move(method), std::move(parameters), limit);
}

void LivePage::send(std::string const& session, std::string const& method, Json parameters) {
  if (!gone_ && cdp_) cdp_->send_without_answer(session, method, std::move(parameters));
}

namespace {

core::Result<Json> value_in(core::Result<Json> answer) {
  if (!answer) return answer;
  if (!part_at(*answer, "exceptionDetails").is_null())
    return core::fail(
        core::ErrorKind::broken,
        "the page script failed: " +
            core::presentable(text_at(part_at(part_at(*answer, "exceptionDetails"), "exception"), "description"), 200));
  auto const at = answer->find("result");
  return at == answer->end() ? Json() : std::move(*at);
}

} // namespace

asio::awaitable<core::Result<Json>> LivePage::evaluate(std::string frame, std::string expression, Millis limit) {
  auto const* const known = frames.find(frame);
  if (known == nullptr || known->world.empty()) co_return core::fail(core::ErrorKind::closed, "the frame is gone");
  Json parameters{{"expression", std::move(expression)},
                  {"uniqueContextId", known->world},
                  {"awaitPromise", true},
                  {"returnByValue", true}};
  std::string session = known->session;
  auto answer = value_in(co_await call(std::move(session), "Runtime.evaluate", std::move(parameters), limit));
  if (!answer) co_return std::unexpected(answer.error());
  co_return part_at(*answer, "value");
}

asio::awaitable<core::Result<Json>> LivePage::evaluate_object(std::string frame, std::string expression) {
  auto const* const known = frames.find(frame);
  if (known == nullptr || known->world.empty()) co_return core::fail(core::ErrorKind::closed, "the frame is gone");
  Json parameters{{"expression", std::move(expression)}, {"uniqueContextId", known->world}};
  std::string session = known->session;
  co_return value_in(co_await call(std::move(session), "Runtime.evaluate", std::move(parameters)));
}

asio::awaitable<void> LivePage::ensure_world(std::string frame) {
  auto const* const known = frames.find(frame);
  if (known == nullptr || !known->world.empty()) co_return;
  std::string const session = known->session;
  auto const made = co_await call(session, "Page.createIsolatedWorld", {{"frameId", frame}, {"worldName", world_name}});
  if (!made) co_return;
  // The event that names the world comes before this answer.
  (void)co_await evaluate(frame, std::string(page_script()));
}

// --- life

void LivePage::attach(std::shared_ptr<Cdp> with, std::string its_context, std::string const& its_target) {
  cdp_ = std::move(with);
  interceptor_->set_connection(cdp_);
  context_ = std::move(its_context);
  traffic.main_frame_is(its_target); // a page's main frame carries its target's id
}

void LivePage::session_began(std::string const& session, std::string const& frame_id, bool is_root) {
  if (is_root) root_session_ = session;
  frames.session_began(session, frame_id);
  subscribe(session);
  set_up(session, is_root);
  if (is_root) screencast_->on_page_opened();
}

void LivePage::subscribe(std::string const& session) {
  sessions_.push_back(session);
  cdp_->subscribe(session, [weak = weak_from_this(), session](std::string const& method, Json const& parameters) {
    if (auto const self = weak.lock()) self->on_cdp_event(session, method, parameters);
  });
}

// The last of the setting up: what is attached runs from here on, and what it attaches itself stands still at first.
void LivePage::watch_what_it_sends(std::string const& session) {
  send(session, "Target.setAutoAttach", {{"autoAttach", true}, {"waitForDebuggerOnStart", true}, {"flatten", true}});
  if (is_intercepted_) send(session, "Fetch.enable", RequestInterceptor::patterns());
  send(session, "Runtime.runIfWaitingForDebugger", {});
}

// All in one go: the target stands still until the last of these, so nothing of it is missed.
void LivePage::set_up(std::string const& session, bool is_root) {
  send(session, "Page.enable", {});
  send(session, "Runtime.enable", {});
  send(session, "Network.enable", {{"maxTotalBufferSize", 8 << 20}, {"maxResourceBufferSize", 1 << 20}});
  send(session, "Network.setBypassServiceWorker", {{"bypass", true}});
  send(session, "Runtime.addBinding", {{"name", "legwork_says"}, {"executionContextName", world_name}});
  send(session, "Page.addScriptToEvaluateOnNewDocument", {{"source", page_script()}, {"worldName", world_name}});
  if (is_root) send(session, "Emulation.setFocusEmulationEnabled", {{"enabled", true}});
  watch_what_it_sends(session);
}

void LivePage::worker_began(std::string const& session) {
  subscribe(session);
  send(session, "Network.enable", {{"maxTotalBufferSize", 1 << 20}, {"maxResourceBufferSize", 1 << 18}});
  watch_what_it_sends(session);
}

void LivePage::set_proxy_port(std::shared_ptr<ProxyPort> port) {
  interceptor_->set_proxy_port(port);
  proxy_port_ = std::move(port);
}

// The context goes as a whole: closing a page by itself (Target.closeTarget) would let go what is paused in it.
asio::awaitable<std::string> LivePage::dispose() {
  auto const self = shared_from_this();
  if (std::exchange(is_disposed_, true) || !cdp_ || context_.empty()) co_return "";
  auto const disposed = co_await cdp_->call("", "Target.disposeBrowserContext", {{"browserContextId", context_}}, 5s);
  if (disposed || disposed.error().kind == core::ErrorKind::closed) co_return "";
  is_disposed_ = false;
  co_return disposed.error().detail;
}

void LivePage::abandon(std::string why) {
  if (gone_) return;
  gone_ = std::move(why);
  if (cdp_) {
    for (auto const& session : sessions_) cdp_->unsubscribe(session);
  }
  changed_.notify();
  screencast_->on_page_gone();
}

void LivePage::set_redaction(Redaction fresh) {
  redaction = std::move(fresh);
  for (auto const& [key, text] : changed_values_) redaction.add_changed(key, text);
}

void LivePage::note_changed(std::string const& key, std::string const& text) {
  changed_values_.emplace_back(key, text);
  redaction.add_changed(key, text);
}

void LivePage::note_person_typed(std::string const& key) {
  std::set<std::string> written;
  if (!key.empty()) written.insert(key);
  interceptor_->start_watching(std::move(written), 0, person_access_.addresses, person_access_.cookie_bytes);
  if (person_access_.looks) person_access_.looks->acted_at = std::chrono::steady_clock::now();
}

void LivePage::note_person_pressed() {
  interceptor_->note_person_press();
  if (person_access_.looks) person_access_.looks->acted_at = std::chrono::steady_clock::now();
}

void LivePage::report_death(std::string why) const {
  if (on_death_) on_death_(std::move(why));
}

void LivePage::session_ended(std::string const& session) {
  std::erase(sessions_, session);
  frames.session_ended(session);
  traffic.session_ended(session);
  interceptor_->session_ended(session);
  if (cdp_) cdp_->unsubscribe(session);
}

// --- events

void LivePage::on_cdp_event(std::string const& session, std::string const& method, Json const& parameters) {
  auto const self = shared_from_this();
  if (session == root_session_ && screencast_->on_cdp_event(method, parameters)) return;
  if (interceptor_->on_cdp_event(session, method, parameters)) return;
  if (traffic.on_cdp_event(session, method, parameters)) return changed_.notify();
  on_page_event(session, method, parameters);
  if (frames.on_cdp_event(session, method, parameters)) changed_.notify();
}

void LivePage::on_page_event(std::string const& session, std::string const& method, Json const& parameters) {
  auto const now = std::chrono::steady_clock::now();
  bool const is_main = session == root_session_;
  if (method == "Runtime.bindingCalled") {
    int age = 0;
    std::string const said = text_at(parameters, "payload");
    std::from_chars(said.data(), said.data() + said.size(), age);
    document.changed_at = std::max(document.changed_at, now - Millis(std::clamp(age, 0, 5000)));
    changed_.notify();
  } else if (method == "Page.frameNavigated") {
    document.changed_at = now;
    if (text_at(part_at(parameters, "frame"), "id") != frames.main_id()) return;
    document.is_ready = document.is_loaded = false;
    screencast_->expect_change();
  } else if (method == "Page.domContentEventFired" && is_main) {
    document.is_ready = true;
    document.ready_at = now;
    changed_.notify();
  } else if (method == "Page.loadEventFired" && is_main) {
    document.is_loaded = true;
    changed_.notify();
    screencast_->expect_change();
  } else if (method == "Page.javascriptDialogOpening") {
    answer_dialog(session, parameters);
  } else if (method == "Target.attachedToTarget") {
    child_attached(parameters);
  } else if (method == "Target.detachedFromTarget") {
    session_ended(text_at(parameters, "sessionId"));
    changed_.notify();
  } else if (method == "Inspector.targetCrashed" && on_death_) {
    if (is_main)
      report_death("the page crashed");
    else
      session_ended(session);
  }
}

// An alert is read and closed; a question is answered with "no", except whether to leave the page.
void LivePage::answer_dialog(std::string const& session, Json const& parameters) {
  std::string const type = text_at(parameters, "type");
  if (dialogs_.size() < 50 && type != "beforeunload")
    dialogs_.push_back(core::presentable(redaction.clean(text_at(parameters, "message")), 500));
  bool const accept = type == "alert" || type == "beforeunload";
  send(session, "Page.handleJavaScriptDialog", {{"accept", accept}});
  changed_.notify();
}

void LivePage::child_attached(Json const& parameters) {
  std::string const child = text_at(parameters, "sessionId");
  Json const& found = part_at(parameters, "targetInfo");
  if (text_at(found, "type") == "iframe") return session_began(child, text_at(found, "targetId"), false);
  worker_began(child);
}

} // namespace legwork::adapters
