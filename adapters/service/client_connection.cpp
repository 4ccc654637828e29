// Every message gets one answer; nothing a client says can harm another.
#include "adapters/service/client_connection.hpp"

#include <algorithm>

#include "adapters/wire/state_json.hpp"
#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"
#include "core/session/control.hpp"

namespace legwork::adapters {

namespace {

constexpr std::size_t high_water_bytes = 256 * 1024; // of one client; beyond it events stay in the history

} // namespace

ClientConnection::ClientConnection(Hub& hub, Channel& channel, std::optional<Identity> who)
    : MessageConnection(hub.backend(), hub.authenticator(), channel, std::move(who),
                        {hub.limits().messages_per_second, hub.limits().messages_at_once}),
      hub_(hub) {}

ClientConnection::~ClientConnection() {
  if (!session_) return;
  hub_.remove(*this);
  hub_.commands().detach(session_);
}

void ClientConnection::on_replaced() {
  close(close_replaced, "this session connected again elsewhere");
  hub_.remove(*this);
  session_.reset(); // it is the other connection's now
}

void ClientConnection::name_subject(Json& error, Json const& answered) {
  if (!answered.contains("request_id")) return;
  if (answered["request_id"].is_primitive()) error["request_id"] = answered["request_id"];
  error["next_request"] = hub_.commands().next_request(session_);
}

bool ClientConnection::handle(std::string const& type, Json const& message) {
  if (is_command(type))
    handle_command(type, message);
  else if (type == "subscribe")
    handle_subscribe(message);
  else if (type == "check")
    send_read_result(message, check_request(message, hub_.backend().host_policy()));
  else if (type == "search")
    handle_search(message);
  else if (type == "get")
    handle_get(message);
  else
    return false;
  return true;
}

void ClientConnection::handle_subscribe(Json const& message) {
  if (!message.contains("batches") || !read_subscription(message["batches"]))
    return send_error({"invalid", "batches must be \"all\", \"none\" or a list of batch ids"}, &message);
  send({{"type", "subscribed"}, {"batches", message["batches"]}});
}

void ClientConnection::handle_get(Json const& message) {
  if (!message.contains("path") || !message["path"].is_string())
    return send_error({"invalid", "path is missing or not a text"}, &message);
  auto const path = parse_path(message["path"].get_ref<std::string const&>());
  if (!path) return send_error(WireError(path.error()), &message);
  send_read_result(message, hub_.read_api().get(*path, {who(), session_}));
}

void ClientConnection::handle_search(Json const& message) {
  Query query;
  for (auto const& [name, value] : message.items()) {
    if (name == "type" || name == "id") continue;
    query[name] = value.is_string() ? value.get<std::string>() : value.dump();
  }
  send_read_result(message, hub_.read_api().get({"dealers", std::move(query)}, {who(), session_}));
}

void ClientConnection::send_read_result(Json const& message, Answered<Json> body) {
  if (!body) return send_error(body.error(), &message);
  Json out{{"type", "result"}};
  for (char const* name : {"id", "path"}) {
    if (message.contains(name) && message[name].is_primitive()) out[name] = message[name];
  }
  out["body"] = std::move(*body);
  send(out);
}

void ClientConnection::handle_command(std::string const& type, Json const& message) {
  if (type == "contact" || type == "batch_create") {
    if (std::int64_t const wait = hub_.wait_before_command_ms(who().name); wait > 0) {
      WireError error{"too_many", "too many contact requests; " +
                                      std::to_string(static_cast<int>(hub_.limits().contact_commands_per_minute)) +
                                      " a minute are taken"};
      error.retry_after_ms = wait;
      return send_error(std::move(error), &message);
    }
  }
  // The answer comes when it is on disk; this client may be gone by then.
  std::weak_ptr<bool> const here = alive_;
  hub_.commands().submit({who(), session_}, message, [this, here](Json const& answer) {
    if (!here.expired() && !is_closed()) send(answer);
  });
}

bool ClientConnection::read_subscription(Json const& value) {
  if (value == "all" || value == "none") {
    subscription_ = value == "all" ? Subscription::all : Subscription::none;
    batches_.clear();
    return true;
  }
  constexpr std::size_t most = 1'000;
  bool const ids = value.is_array() && value.size() <= most && std::ranges::all_of(value, [](Json const& id) {
                     return id.is_number_unsigned() && id.get<std::uint64_t>() <= UINT32_MAX;
                   });
  if (!ids) return false;
  subscription_ = Subscription::some;
  batches_.clear();
  for (Json const& id : value) batches_.insert(id.get<core::BatchId>());
  return true;
}

bool ClientConnection::wants(BufferedEvent const& event) const {
  if (event.batch && !core::may_see(who().access, hub_.backend().state().batch(*event.batch).customer)) return false;
  if (subscription_ == Subscription::all || !event.batch) return subscription_ != Subscription::none;
  return subscription_ == Subscription::some && batches_.contains(*event.batch);
}

void ClientConnection::on_event(BufferedEvent const& event) {
  if (is_closed() || !welcomed_ || behind_ || event.number <= cursor_) return;
  if (channel().waiting_bytes() > high_water_bytes) {
    behind_ = true; // the rest waits in the history, which is there once for everybody
    return;
  }
  cursor_ = event.number;
  if (wants(event)) channel().send(event.text);
}

void ClientConnection::on_writable() {
  if (is_closed() || !welcomed_ || !behind_) return; // before the welcome nothing is sent
  EventBuffer const& history = hub_.events();
  auto const from = history.position_after(cursor_);
  if (!from) return close(close_too_slow, "the events it had not read are gone; resume_after tells what is left");
  for (std::size_t i = *from; i < history.size(); ++i) {
    if (is_closed() || channel().waiting_bytes() > high_water_bytes) return;
    cursor_ = history[i].number;
    if (wants(history[i])) channel().send(history[i].text);
  }
  behind_ = false;
}

void ClientConnection::handle_hello(Json const& message) {
  std::vector<core::FieldProblem> problems;
  FieldReader fields(message, "", problems);
  using Need = FieldReader::Need;
  static_cast<void>(fields.text("type", Need::required));
  fields.number("protocol", Need::required, 1, 1);
  std::string const token = fields.text("token", Need::optional);
  static_cast<void>(fields.text("client", Need::optional, 100));
  std::string const control = fields.text("control", Need::optional); // of earlier clients: control is of a batch now
  std::int64_t const resume_after = fields.number("resume_after", Need::optional, 0, INT64_MAX, -1);
  std::string const log_id = fields.text("log_id", Need::optional);
  Json const* const back = fields.object("session", Need::optional);
  std::optional<core::SessionId> session;
  std::string key;
  if (back != nullptr) {
    FieldReader of(*back, "session.", problems);
    session =
        core::if_not_zero<core::SessionId>(static_cast<std::uint64_t>(of.number("id", Need::required, 1, UINT32_MAX)));
    key = of.text("key", Need::required);
    of.no_others();
  }
  if (fields.has("subscribe") && !read_subscription(message["subscribe"]))
    fields.wrong("subscribe", "must be \"all\", \"none\" or a list of batch ids");
  if (!control.empty() && control != "none" && control != "if_free") fields.wrong("control", "must be none or if_free");
  fields.no_others();
  if (!authenticate(token)) return;
  if (!problems.empty()) return send_error(WireError(std::move(problems)), &message);
  if (hub_.connections_of(who().name) >= hub_.limits().connections_per_token)
    return close(close_too_many, "too many connections with this token; close one");
  if (!session) {
    auto const opened = hub_.commands().open(who(), core::SessionKind::connected);
    if (!opened) return send_error(WireError(opened.error()), &message);
    session_ = *opened;
  } else {
    if (auto const known = hub_.commands().resume(who(), *session, key); !known)
      return send_error(WireError(known.error()), &message);
    hub_.replace_session_connection(*session, *this);
    session_ = session;
  }
  hub_.add(*this);
  bool const same_log = log_id.empty() || log_id == hub_.backend().log_id();
  bool const kept = resume_after >= 0 && same_log &&
                    hub_.events().position_after(static_cast<std::uint64_t>(resume_after)).has_value();
  // The answer to hello shows what is durable, and so waits for the session itself.
  std::uint64_t const after = kept ? static_cast<std::uint64_t>(resume_after) : hub_.events().newest();
  std::weak_ptr<bool> const here = alive_;
  hub_.commands().when_durable([this, here, kept, after] {
    if (!here.expired() && !is_closed()) send_welcome(kept ? "tail" : "snapshot", after);
  });
}

void ClientConnection::send_welcome(std::string resumed, std::uint64_t after) {
  Backend& backend = hub_.backend();
  Json out{{"type", "welcome"},
           {"protocol", 1},
           {"version", backend.version()},
           {"mode", core::name_of(backend.mode())},
           {"log_id", backend.log_id()}};
  out["seq"] = after;
  out["at"] = iso_text(backend.now());
  out["session_id"] = *session_;
  out["session_key"] = hub_.commands().key_of(*session_, who());
  out["next_request"] = hub_.commands().next_request(session_);
  out["client"] = who().name;
  out["role"] = core::name_of(who().access.role);
  out["all_customers"] = who().access.customers.empty();
  out["resumed"] = std::move(resumed);
  out["limits"] = {{"message_bytes", message_limit_bytes},
                   {"messages_per_second", static_cast<int>(hub_.limits().messages_per_second)},
                   {"contacts_per_batch", most_dealers}};
  send(out);
  welcomed_ = true;
  cursor_ = after;
  behind_ = true; // what was sent since is read from the history
  on_writable();
}

} // namespace legwork::adapters
