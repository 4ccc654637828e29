// Matches answers to calls by id and hands events to their session's listener.
#include "adapters/browser/cdp.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

Json const& part_at(Json const& object, char const* name) {
  static Json const none;
  if (!object.is_object()) return none;
  auto const at = object.find(name);
  return at == object.end() ? none : *at;
}

std::string text_at(Json const& object, char const* name) {
  Json const& part = part_at(object, name);
  return part.is_string() ? part.get<std::string>() : std::string{};
}

std::int64_t number_at(Json const& object, char const* name) {
  Json const& part = part_at(object, name);
  if (part.is_number_integer()) return part.get<std::int64_t>();
  if (!part.is_number_float()) return 0;
  double const value = part.get<double>();
  return value > -1e15 && value < 1e15 ? static_cast<std::int64_t>(value) : 0;
}

bool flag_at(Json const& object, char const* name) {
  Json const& part = part_at(object, name);
  return part.is_boolean() && part.get<bool>();
}

std::int64_t Cdp::send(std::string const& session, std::string const& method, Json parameters) {
  Json message{{"id", ++last_id_}, {"method", method}};
  if (!parameters.is_null()) message["params"] = std::move(parameters);
  if (!session.empty()) message["sessionId"] = session;
  // Invalid UTF-8 (a customer value with a broken byte) becomes a replacement character instead of a throw.
  pipe_->send(message.dump(-1, ' ', true, Json::error_handler_t::replace));
  return last_id_;
}

void Cdp::send_without_answer(std::string const& session, std::string const& method, Json parameters) {
  if (pipe_ && !closed_) send(session, method, std::move(parameters));
}

asio::awaitable<core::Result<Json>> Cdp::call(std::string session, std::string method, Json parameters, Limit limit) {
  auto const self = shared_from_this();
  if (closed_ || !pipe_) co_return core::fail(core::ErrorKind::closed, closed_.value_or("no browser"));
  if (limit.count() <= 0) co_return core::fail(core::ErrorKind::timeout, "no time left for " + method);
  auto const pending = std::make_shared<Pending>(executor_);
  pending->session = session;
  pending->timer.expires_after(limit);
  auto const id = last_id_ + 1;
  pending_[id] = pending; // before sending: a full pipe ends every pending call at once
  send(session, method, std::move(parameters));
  if (!pending->answer) co_await pending->timer.async_wait(asio::as_tuple(asio::use_awaitable));
  pending_.erase(id);
  if (pending->answer) co_return *std::move(pending->answer);
  co_return core::fail(core::ErrorKind::timeout, method + " was not answered");
}

void Cdp::on_message(std::string_view text) {
  auto const self = shared_from_this();
  Json message = Json::parse(text, nullptr, false);
  if (!message.is_object()) return;
  if (auto const id = number_at(message, "id"); id != 0) return on_answer(id, std::move(message));
  auto const at = listeners_.find(text_at(message, "sessionId"));
  if (at == listeners_.end()) return;
  Listener const listener = at->second; // a copy: it may forget itself
  listener(text_at(message, "method"), part_at(message, "params"));
}

void Cdp::on_answer(std::int64_t id, Json message) {
  auto const at = pending_.find(id);
  if (at == pending_.end()) return; // told without asking, or its limit ran out
  Pending& pending = *at->second;
  Json const& error = part_at(message, "error");
  if (error.is_null()) {
    pending.answer = message.contains("result") ? std::move(message["result"]) : Json::object();
  } else {
    std::string const words = core::presentable(text_at(error, "message"), 200);
    // Chromium keeps answering for a moment after a page is gone; an answer for a closed target is normal.
    bool const gone = core::contains(words, "Session with given id not found") || core::contains(words, "closed");
    pending.answer = core::fail(gone ? core::ErrorKind::closed : core::ErrorKind::broken, words);
  }
  pending.timer.cancel();
}

void Cdp::unsubscribe(std::string const& session) {
  listeners_.erase(session);
  end_calls(&session, "the page is gone");
}

void Cdp::close(std::string why) {
  if (closed_) return;
  closed_ = std::move(why);
  listeners_.clear();
  if (pipe_) pipe_->close();
  end_calls(nullptr, *closed_);
}

void Cdp::end_calls(std::string const* session, std::string const& why) {
  for (auto const& [id, pending] : pending_) {
    if (session != nullptr && pending->session != *session) continue;
    if (!pending->answer) pending->answer = core::fail(core::ErrorKind::closed, why);
    pending->timer.cancel();
  }
}

} // namespace legwork::adapters
