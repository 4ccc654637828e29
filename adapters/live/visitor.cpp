// Every message gets one answer; nothing a client says can harm another.
#include "adapters/live/visitor.hpp"

#include <algorithm>

#include "adapters/wire/shapes.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr int patience = 100; // messages over the rate before the door closes
constexpr std::size_t high_water_bytes = 256 * 1024; // of one client; beyond it events stay in the history

} // namespace

Visitor::Visitor(Hall& hall, Channel& channel, std::optional<Identity> who)
    : hall_(hall), channel_(channel), who_(std::move(who)), messages_(hall.limits().messages_per_second, hall.limits().messages_at_once) {}

Visitor::~Visitor() {
  if (session_ == 0) return;
  hall_.leave(*this);
  hall_.desk().leave(session_);
}

void Visitor::close(std::uint16_t code, std::string const& reason) {
  if (closed_) return;
  closed_ = true;
  channel_.close(code, reason);
}

void Visitor::replaced() {
  close(close_replaced, "this session connected again elsewhere");
  hall_.leave(*this);
  session_ = 0; // it is the other connection's now
}

void Visitor::say(Json const& json) { channel_.send(std::make_shared<std::string const>(text_of(json))); }

void Visitor::say_error(WireError error, Json const* answered) {
  Json out{{"type", "error"}};
  out.update(to_json(error));
  if (answered != nullptr) {
    for (char const* name : {"id", "request_id"}) {
      if (answered->contains(name) && (*answered)[name].is_primitive()) out[name] = (*answered)[name];
    }
    if (answered->contains("request_id")) out["next_request"] = hall_.desk().next_request(session_);
  }
  say(out);
}

void Visitor::heard_binary() {
  if (!closed_) say_error({"malformed", "messages are text; this one was binary"});
}

void Visitor::heard(std::string_view text) {
  if (closed_) return;
  if (std::int64_t const wait = messages_.take(); wait > 0) {
    WireError error{"too_many", "too many messages; " + std::to_string(static_cast<int>(hall_.limits().messages_per_second)) + " a second are read"};
    error.retry_after_ms = wait;
    std::string ignored;
    auto const refused = read_object(text, ignored);
    say_error(std::move(error), refused ? &*refused : nullptr);
    if (++refused_in_a_row_ > patience) close(close_too_many, "too many messages");
    return;
  }
  refused_in_a_row_ = 0;
  std::string problem;
  auto const message = read_object(text, problem);
  if (!message) return say_error({"malformed", problem});
  auto const type = message->find("type");
  if (type == message->end() || !type->is_string()) return say_error({"malformed", "the field type is missing or not a text"}, &*message);
  auto const& name = type->get_ref<std::string const&>();
  if (!greeted() && name != "hello") {
    if (!who_) return close(close_unauthorized, "the first message must be hello with a token");
    return say_error({"unauthorized", "the first message must be hello"}, &*message);
  }
  dispatch(name, *message);
}

void Visitor::dispatch(std::string const& type, Json const& message) {
  if (type == "hello" && greeted()) return say_error({"conflict", "hello was said already"}, &message);
  if (type == "hello") return hello(message);
  if (type == "ping") {
    Json out{{"type", "pong"}, {"at", iso_text(hall_.office().now().ms)}};
    if (message.contains("id") && message["id"].is_primitive()) out["id"] = message["id"];
    return say(out);
  }
  if (is_order(type)) return order(type, message);
  if (type == "subscribe") {
    if (!message.contains("batches") || !read_subscription(message["batches"]))
      return say_error({"invalid", "batches must be \"all\", \"none\" or a list of batch ids"}, &message);
    return say({{"type", "subscribed"}, {"batches", message["batches"]}});
  }
  if (type == "check") return answer_read(message, check_request(message, hall_.office().policy()));
  if (type == "search") return search(message);
  if (type == "get") {
    if (!message.contains("path") || !message["path"].is_string()) return say_error({"invalid", "path is missing or not a text"}, &message);
    auto const path = parse_path(message["path"].get_ref<std::string const&>());
    if (!path) return say_error(WireError(path.error()), &message);
    return answer_read(message, hall_.reads().get(*path, {who(), session_}));
  }
  say_error({"unknown_type", "there is no message of the type " + core::presentable(type, 60)}, &message);
}

void Visitor::search(Json const& message) {
  Query query;
  for (auto const& [name, value] : message.items()) {
    if (name == "type" || name == "id") continue;
    query[name] = value.is_string() ? value.get<std::string>() : value.dump();
  }
  answer_read(message, hall_.reads().get({"dealers", std::move(query)}, {who(), session_}));
}

void Visitor::answer_read(Json const& message, core::Result<Json> body) {
  if (!body) return say_error(WireError(body.error()), &message);
  Json out{{"type", "result"}};
  for (char const* name : {"id", "path"}) {
    if (message.contains(name) && message[name].is_primitive()) out[name] = message[name];
  }
  out["body"] = std::move(*body);
  say(out);
}

void Visitor::order(std::string const& type, Json const& message) {
  if (type == "contact" || type == "batch_create") {
    if (std::int64_t const wait = hall_.may_order(who().name); wait > 0) {
      WireError error{"too_many", "too many contact requests; " + std::to_string(static_cast<int>(hall_.limits().contact_orders_per_minute)) + " a minute are taken"};
      error.retry_after_ms = wait;
      return say_error(std::move(error), &message);
    }
  }
  // The answer comes when it is on disk; this client may be gone by then.
  std::weak_ptr<bool> const here = alive_;
  hall_.desk().order({who(), session_}, message, [this, here](Json const& answer) {
    if (!here.expired() && !closed_) say(answer);
  });
}

bool Visitor::read_subscription(Json const& value) {
  if (value == "all" || value == "none") {
    hears_ = value == "all" ? Hears::all : Hears::none;
    batches_.clear();
    return true;
  }
  constexpr std::size_t most = 1'000;
  bool const ids = value.is_array() && value.size() <= most && std::ranges::all_of(value, [](Json const& id) { return id.is_number_unsigned() && id.get<std::uint64_t>() <= UINT32_MAX; });
  if (!ids) return false;
  hears_ = Hears::some;
  batches_.clear();
  for (Json const& id : value) batches_.insert(id.get<core::BatchId>());
  return true;
}

bool Visitor::wants(Told const& event) const {
  if (hears_ == Hears::all || event.batch == 0) return hears_ != Hears::none;
  return hears_ == Hears::some && batches_.contains(event.batch);
}

void Visitor::told(Told const& event) {
  if (closed_ || !welcomed_ || behind_ || event.number <= cursor_) return;
  if (channel_.waiting_bytes() > high_water_bytes) {
    behind_ = true; // the rest waits in the history, which is there once for everybody
    return;
  }
  cursor_ = event.number;
  if (wants(event)) channel_.send(event.text);
}

void Visitor::drained() {
  if (closed_ || !welcomed_ || !behind_) return; // before the welcome nobody is told anything
  History const& history = hall_.history();
  auto const from = history.after(cursor_);
  if (!from) return close(close_too_slow, "the events it had not read are gone; resume_after tells what is left");
  for (std::size_t i = *from; i < history.size(); ++i) {
    if (closed_ || channel_.waiting_bytes() > high_water_bytes) return;
    cursor_ = history[i].number;
    if (wants(history[i])) channel_.send(history[i].text);
  }
  behind_ = false;
}

void Visitor::hello(Json const& message) {
  std::vector<core::FieldProblem> problems;
  FieldReader fields(message, "", problems);
  using Need = FieldReader::Need;
  static_cast<void>(fields.text("type", Need::required));
  fields.number("protocol", Need::required, 1, 1);
  std::string const token = fields.text("token", Need::optional);
  static_cast<void>(fields.text("client", Need::optional, 100));
  std::string const control = fields.text("control", Need::optional);
  std::int64_t const resume_after = fields.number("resume_after", Need::optional, 0, INT64_MAX, -1);
  std::string const log_id = fields.text("log_id", Need::optional);
  Json const* const back = fields.object("session", Need::optional);
  core::SessionId session = 0;
  std::string key;
  if (back != nullptr) {
    FieldReader of(*back, "session.", problems);
    session = static_cast<core::SessionId>(of.number("id", Need::required, 1, UINT32_MAX));
    key = of.text("key", Need::required);
    of.no_others();
  }
  if (fields.has("subscribe") && !read_subscription(message["subscribe"])) fields.wrong("subscribe", "must be \"all\", \"none\" or a list of batch ids");
  if (!control.empty() && control != "none" && control != "if_free") fields.wrong("control", "must be none or if_free");
  fields.no_others();
  if (!who_ && !token.empty()) who_ = hall_.guard().by_token(token);
  if (!who_) return close(close_unauthorized, "the token is missing or wrong");
  if (!problems.empty()) return say_error(WireError(std::move(problems)), &message);
  if (hall_.of_token(who_->name) >= hall_.limits().connections_per_token) return close(close_too_many, "too many connections with this token; close one");
  if (session == 0) {
    auto const opened = hall_.desk().open(*who_);
    if (!opened) return say_error(WireError(opened.error()), &message);
    session_ = *opened;
  } else {
    if (auto const known = hall_.desk().back(*who_, session, key); !known) return say_error(WireError(known.error()), &message);
    hall_.replace(session, *this);
    session_ = session;
  }
  hall_.enter(*this);
  if (control == "if_free") hall_.desk().take_control_if_free(session_);
  bool const same_log = log_id.empty() || log_id == hall_.office().log_id();
  bool const kept = resume_after >= 0 && same_log && hall_.history().after(static_cast<std::uint64_t>(resume_after)).has_value();
  // The answer to hello shows what is durable, and so waits for the session itself.
  std::uint64_t const after = kept ? static_cast<std::uint64_t>(resume_after) : hall_.history().newest();
  std::weak_ptr<bool> const here = alive_;
  hall_.desk().when_durable([this, here, kept, after] {
    if (!here.expired() && !closed_) welcome(kept ? "tail" : "snapshot", after);
  });
}

void Visitor::welcome(std::string resumed, std::uint64_t after) {
  Office& office = hall_.office();
  Json out{{"type", "welcome"}, {"protocol", 1}, {"version", office.version()}, {"mode", core::name_of(office.mode())}, {"log_id", office.log_id()}};
  out["seq"] = after;
  out["at"] = iso_text(office.now().ms);
  out["session_id"] = session_;
  out["session_key"] = hall_.desk().key_of(session_, *who_);
  out["next_request"] = hall_.desk().next_request(session_);
  out["client"] = who_->name;
  out["control"] = hall_.desk().control(session_);
  out["resumed"] = std::move(resumed);
  out["limits"] = {{"message_bytes", message_limit_bytes}, {"messages_per_second", static_cast<int>(hall_.limits().messages_per_second)}, {"contacts_per_batch", most_dealers}};
  say(out);
  welcomed_ = true;
  cursor_ = after;
  behind_ = true; // what was told since is read from the history
  drained();
}

} // namespace legwork::adapters
