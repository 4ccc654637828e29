// Reads, commands and changes over HTTP: the same desk and the same shapes as the WebSocket's.
#include <boost/asio/this_coro.hpp>

#include "adapters/net/bell.hpp"
#include "adapters/server/site.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

namespace {

constexpr auto answer_limit = std::chrono::seconds(30);  // a commit takes milliseconds; a stuck disk for ever
constexpr auto change_limit = std::chrono::seconds(120); // an import of 16 MiB

// What a later moment brings, waited for by one coroutine. Who brings it may come after the wait was given up.
template <class T>
class Later {
 public:
  explicit Later(asio::any_io_executor const& executor) : inside_(std::make_shared<Inside>(executor)) {}

  std::function<void(T)> bring() const {
    return [inside = inside_](T value) {
      inside->value = std::move(value);
      inside->bell.ring();
    };
  }
  asio::awaitable<std::optional<T>> wait(SteadySpan limit) const {
    auto const inside = inside_;
    auto const until = std::chrono::steady_clock::now() + limit;
    while (!inside->value && std::chrono::steady_clock::now() < until) co_await inside->bell.wait_until(until);
    co_return std::move(inside->value);
  }

 private:
  struct Inside {
    explicit Inside(asio::any_io_executor const& executor) : bell(executor) {}
    Bell bell;
    std::optional<T> value;
  };
  std::shared_ptr<Inside> inside_;
};

template <class Body>
HttpReply reply_of(Body const& body) {
  return body ? json_reply(*body) : error_reply(body.error());
}

HttpReply reply_to_order(Json const& answer) {
  bool const good = answer["type"] == "accepted";
  HttpReply out = json_reply(answer, good ? 200 : http_status(answer["code"].get_ref<std::string const&>()));
  if (answer.contains("retry_after_ms")) out.fields.emplace_back("Retry-After", std::to_string((answer["retry_after_ms"].get<std::int64_t>() + 999) / 1000));
  return out;
}

bool is_json(HttpAsk const& ask) {
  std::string_view const type = ask.field("content-type");
  return core::lower(core::trim(type.substr(0, type.find(';')))) == "application/json";
}

} // namespace

asio::awaitable<HttpReply> Site::api(HttpAsk ask, Identity who) {
  std::string_view const path = ask.path();
  bool const reads = ask.method == "GET" || ask.method == "HEAD";
  if (path.starts_with("/screenshots/")) co_return reads ? screenshot(ask) : error_reply({"method_not_allowed", "a picture is only read"});
  if (path == "/api/tokens" || path.starts_with("/api/tokens/")) co_return tokens(ask);
  if (reads) {
    if (path == "/api/export.csv" || path == "/api/export.json") co_return export_of(ask);
    if (path.ends_with(".json")) co_return asset(ask); // the protocol's documents
    auto const wanted = parse_path(ask.target);
    if (!wanted) co_return error_reply(WireError(wanted.error()));
    std::string const& page = wanted->path;
    if (page.starts_with("contacts/") && page.ends_with("/case.html")) {
      auto const id = number_in({{"id", page.substr(9, page.size() - 19)}}, "id", 1, UINT32_MAX, 0);
      co_return id ? case_file(static_cast<core::ContactId>(*id), who) : error_reply({"not_found", "there is no such contact"});
    }
    co_return reply_of(hall_.reads().get(*wanted, {who, 0}));
  }
  if (path == "/api/dealers/import") co_return co_await change(ask);
  if (!is_json(ask) && !(ask.method == "DELETE" || ask.body.empty())) co_return error_reply({"wrong_media_type", "the body must be application/json"});
  if (path == "/api/commands" && ask.method == "POST") co_return co_await command(ask, who);
  if (path == "/api/check" && ask.method == "POST") {
    std::string problem;
    auto const body = read_object(ask.body, problem);
    co_return body ? json_reply(check_request(*body, hall_.office().policy())) : error_reply({"malformed", problem});
  }
  if (path == "/api/forget" && ask.method == "POST") co_return forget(ask);
  bool const of_catalogue = path == "/api/dealers" || path.starts_with("/api/dealers/") || path == "/api/searches" || path.starts_with("/api/searches/");
  if (of_catalogue) co_return co_await change(ask);
  co_return error_reply({"method_not_allowed", "this path is only read, or there is no such path"});
}

asio::awaitable<HttpReply> Site::change(HttpAsk const& ask) {
  auto const wanted = parse_path(ask.target);
  if (!wanted) co_return error_reply(WireError(wanted.error()));
  Later<Answered<Json>> later(co_await asio::this_coro::executor);
  hall_.catalogue().change(ask.method, wanted->path, wanted->query, ask.body, later.bring());
  auto const answer = co_await later.wait(change_limit);
  co_return answer ? reply_of(*answer) : error_reply({"timeout", "the directory did not answer in time; look whether the change is there"});
}

asio::awaitable<HttpReply> Site::command(HttpAsk const& ask, Identity const& who) {
  std::string problem;
  auto body = read_object(ask.body, problem);
  if (!body) co_return error_reply({"malformed", problem});
  auto const type = body->find("type");
  if (type == body->end() || !type->is_string() || !is_order(type->get_ref<std::string const&>()))
    co_return error_reply({"unknown_type", "type must be one of the commands in docs/protocol.md"});
  std::string const name = *type;
  if (name == "contact" || name == "batch_create") {
    WireError error{"too_many", "too many contact requests in this minute"};
    error.retry_after_ms = hall_.may_order(who.name);
    if (error.retry_after_ms > 0) co_return error_reply(error);
  }
  std::vector<core::FieldProblem> problems;
  FieldReader fields(*body, "", problems);
  auto const session = static_cast<core::SessionId>(fields.number("session_id", FieldReader::Need::optional, 1, UINT32_MAX));
  std::string const key = fields.text("session_key", FieldReader::Need::optional);
  bool const takes_control = name == "control_take";
  bool const take_over = !takes_control && fields.flag("take_over");
  if (session == 0 && fields.has("request_id")) fields.wrong("request_id", "needs session_id and session_key");
  if (!problems.empty()) co_return error_reply(WireError(std::move(problems)));
  body->erase("session_id");
  body->erase("session_key");
  if (!takes_control) body->erase("take_over");
  Desk& desk = hall_.desk();
  Later<Json> later(co_await asio::this_coro::executor);
  if (session != 0) {
    if (key != desk.key_of(session, who)) co_return error_reply({"not_found", "there is no such session of this token"});
    desk.order({who, session}, *body, later.bring());
  } else {
    auto const own = hall_.standing_session(who);
    if (!own) co_return error_reply(WireError(own.error()));
    desk.order_alone({who, *own}, *body, take_over, later.bring());
  }
  auto const answer = co_await later.wait(answer_limit);
  co_return answer ? reply_to_order(*answer) : error_reply({"timeout", "it is not known whether this was recorded; look at /api/state"});
}

HttpReply Site::forget(HttpAsk const& ask) {
  std::string problem;
  auto const body = read_object(ask.body, problem);
  if (!body) return error_reply({"malformed", problem});
  std::vector<core::FieldProblem> problems;
  FieldReader fields(*body, "", problems);
  std::string const email = fields.text("email", FieldReader::Need::required, 254);
  fields.no_others();
  if (!problems.empty()) return error_reply(WireError(std::move(problems)));
  auto const forgotten = hall_.office().forget(email);
  return forgotten ? json_reply({{"forgotten", true}}) : error_reply(WireError(forgotten.error()));
}

HttpReply Site::tokens(HttpAsk const& ask) {
  Guard& guard = hall_.guard();
  std::string_view const path = ask.path();
  if (path == "/api/tokens" && (ask.method == "GET" || ask.method == "HEAD")) return reply_of(guard.tokens());
  if (path == "/api/tokens" && ask.method == "POST") {
    std::string problem;
    auto const body = read_object(ask.body, problem);
    if (!body) return error_reply({"malformed", problem});
    std::vector<core::FieldProblem> problems;
    FieldReader fields(*body, "", problems);
    std::string const name = fields.text("name", FieldReader::Need::required, 60);
    fields.no_others();
    return problems.empty() ? reply_of(guard.add(name)) : error_reply(WireError(std::move(problems)));
  }
  if (path.starts_with("/api/tokens/") && ask.method == "DELETE") {
    auto const revoked = guard.revoke(std::string(path.substr(12)));
    hall_.check_tokens();
    return revoked ? json_reply({{"revoked", path.substr(12)}}) : error_reply(WireError(revoked.error()));
  }
  return error_reply({"method_not_allowed", "GET or POST /api/tokens, DELETE /api/tokens/{name}"});
}

} // namespace legwork::adapters
