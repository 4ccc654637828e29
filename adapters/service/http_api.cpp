// Reads, commands and changes over HTTP: the same service and the same shapes as the WebSocket's.
#include "adapters/service/access.hpp"
#include "adapters/service/http_router.hpp"

#include <algorithm>

#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"
#include "core/session/control.hpp"

namespace legwork::adapters {

namespace {

constexpr std::size_t most_customers_of_token = 1'000;

template <class Body>
HttpReply reply_of(Body const& body) {
  return body ? json_reply(*body) : error_reply(body.error());
}

HttpReply reply_to_command(Json const& answer) {
  bool const good = answer["type"] == "accepted";
  HttpReply out = json_reply(answer, good ? 200 : http_status(answer["code"].get_ref<std::string const&>()));
  if (answer.contains("retry_after_ms"))
    out.fields.emplace_back("Retry-After", std::to_string((answer["retry_after_ms"].get<std::int64_t>() + 999) / 1000));
  return out;
}

HttpReply not_for(Identity const& who) {
  return error_reply({"refused", "the token " + who.name + " may not do this: it is for owners" +
                                     (who.access.role == core::Role::viewer ? " and operators" : "")});
}

bool is_owner(Identity const& who) { return who.access.role == core::Role::owner && who.access.customers.empty(); }

bool is_json(HttpRequest const& ask) {
  std::string_view const type = ask.field("content-type");
  return core::lower(core::trim(type.substr(0, type.find(';')))) == "application/json";
}

} // namespace

void HttpRouter::api(HttpRequest const& ask, Identity const& who, Reply const& reply) {
  std::string_view const path = ask.path();
  bool const reads = ask.method == "GET" || ask.method == "HEAD";
  if (path.starts_with("/screenshots/"))
    return reply(reads ? screenshot(ask, who) : error_reply({"method_not_allowed", "a picture is only read"}));
  if (path == "/api/tokens" || path.starts_with("/api/tokens/")) return reply_when_recorded(tokens(ask, who), reply);
  if (reads) {
    if (path == "/api/export.csv" || path == "/api/export.json") return reply(export_of(ask, who));
    if (path.ends_with(".json")) return reply(asset(ask)); // the protocol's documents
    auto const wanted = parse_path(ask.target);
    if (!wanted) return reply(error_reply(WireError(wanted.error())));
    if (trace(*wanted, who, reply)) return;
    return reply(reply_of(hub_.read_api().get(*wanted, {who, {}})));
  }
  if (path == "/api/dealers/import")
    return core::may_act_for_all(who.access) ? change(ask, reply) : reply(not_for(who));
  if (!is_json(ask) && !(ask.method == "DELETE" || ask.body.empty()))
    return reply(error_reply({"wrong_media_type", "the body must be application/json"}));
  if (path == "/api/commands" && ask.method == "POST") return command(ask, who, reply);
  if (path == "/api/check" && ask.method == "POST") {
    std::string problem;
    auto const body = read_object(ask.body, problem);
    return reply(body ? json_reply(check_request(*body, hub_.backend().host_policy()))
                      : error_reply({"malformed", problem}));
  }
  if (path == "/api/forget" && ask.method == "POST") return reply_when_recorded(forget(ask, who), reply);
  if (!core::may_act_for_all(who.access)) // of everybody: dealers, and searches with customers' data
    return reply(not_for(who));
  bool const of_catalogue = path == "/api/dealers" || path.starts_with("/api/dealers/") || path == "/api/searches" ||
                            path.starts_with("/api/searches/");
  if (of_catalogue) return change(ask, reply);
  return reply(error_reply({"method_not_allowed", "this path is only read, or there is no such path"}));
}

bool HttpRouter::trace(ReadPath const& wanted, Identity const& who, Reply const& reply) {
  auto const pieces = core::split(wanted.path, '/');
  bool const is_one = pieces.front() == "contacts" && pieces.size() >= 3 &&
                      (pieces[2] == "trace" ? pieces.size() <= 4 : pieces[2] == "case.html" && pieces.size() == 3);
  if (!is_one) return false;
  core::State const& s = hub_.backend().state();
  auto const number = [](std::string_view text) {
    return number_in({{"n", std::string(text)}}, "n", 1, UINT32_MAX, 0);
  };
  auto const id = number(pieces[1]);
  bool const is_there =
      id && s.has_contact(core::ContactId{*id}) && core::may_see(who.access, s.contact(core::ContactId{*id}).customer);
  if (!is_there)
    return reply(error_reply({"not_found", "there is no contact " + core::presentable(pieces[1], 20)})), true;
  core::Contact const& contact = s.contact(core::ContactId{*id});
  if (!may_read_customer(who, contact)) return reply(error_reply(customer_is_private())), true;
  if (pieces[2] == "case.html") return case_file(contact, who, reply), true;
  auto const answer = [reply](Answered<Json> const& answered) { reply(reply_of(answered)); };
  if (pieces.size() == 3) return trace_api_.steps(contact.id, wanted.query, answer), true;
  auto const step = number(pieces[3]);
  if (step)
    trace_api_.step(contact.id, *step, answer);
  else
    reply(error_reply({"not_found", "a step is named by its number"}));
  return true;
}

void HttpRouter::change(HttpRequest const& ask, Reply const& reply) {
  auto const wanted = parse_path(ask.target);
  if (!wanted) return reply(error_reply(WireError(wanted.error())));
  hub_.directory_api().change(ask.method, wanted->path, wanted->query, ask.body,
                              [reply](Answered<Json> const& answer) { reply(reply_of(answer)); });
}

void HttpRouter::command(HttpRequest const& ask, Identity const& who, Reply const& reply) {
  std::string problem;
  auto body = read_object(ask.body, problem);
  if (!body) return reply(error_reply({"malformed", problem}));
  auto const type = body->find("type");
  if (type == body->end() || !type->is_string() || !is_command(type->get_ref<std::string const&>()))
    return reply(error_reply({"unknown_type", "type must be one of the commands in docs/protocol.md"}));
  std::string const name = *type;
  if (name == "contact" || name == "batch_create") {
    WireError error{"too_many", "too many contact requests in this minute"};
    error.retry_after_ms = hub_.wait_before_command_ms(who.name);
    if (error.retry_after_ms > 0) return reply(error_reply(error));
  }
  std::vector<core::FieldProblem> problems;
  FieldReader fields(*body, "", problems);
  auto const session = core::if_not_zero<core::SessionId>(
      static_cast<std::uint64_t>(fields.number("session_id", FieldReader::Need::optional, 1, UINT32_MAX)));
  std::string const key = fields.text("session_key", FieldReader::Need::optional);
  bool const takes_control = name == "control_take";
  bool const take_over = !takes_control && fields.flag("take_over");
  if (!session && fields.has("request_id")) fields.wrong("request_id", "needs session_id and session_key");
  if (!problems.empty()) return reply(error_reply(WireError(std::move(problems))));
  body->erase("session_id");
  body->erase("session_key");
  if (!takes_control) body->erase("take_over");
  CommandService& commands = hub_.commands();
  auto const answer = [reply](Json const& json) { reply(reply_to_command(json)); };
  if (session) {
    if (key != commands.key_of(*session, who))
      return reply(error_reply({"not_found", "there is no such session of this token"}));
    commands.submit({who, session}, *body, answer);
  } else {
    auto const own = hub_.http_session_of(who);
    if (!own) return reply(error_reply(WireError(own.error())));
    take_over ? commands.submit_taking_control({who, *own}, *body, answer)
              : commands.submit({who, *own}, *body, answer);
  }
}

HttpReply HttpRouter::forget(HttpRequest const& ask, Identity const& who) {
  if (!is_owner(who)) return not_for(who);
  std::string problem;
  auto const body = read_object(ask.body, problem);
  if (!body) return error_reply({"malformed", problem});
  std::vector<core::FieldProblem> problems;
  FieldReader fields(*body, "", problems);
  std::string const email = fields.text("email", FieldReader::Need::required, 254);
  fields.no_others();
  if (!problems.empty()) return error_reply(WireError(std::move(problems)));
  auto const forgotten = hub_.backend().forget(email);
  if (forgotten) record(who, core::Administration::customer_forgotten, "");
  return forgotten ? json_reply({{"forgotten", true}}) : error_reply(WireError(forgotten.error()));
}

// {role, customers}: the addresses are kept as keys only.
core::Access HttpRouter::read_access(FieldReader& fields) {
  core::Access out;
  std::string const role = fields.text("role", FieldReader::Need::optional);
  if (auto const named = core::value_named<core::Role>(role))
    out.role = *named;
  else if (!role.empty())
    fields.wrong("role", "must be owner, operator or viewer");
  Json const* const customers = fields.list("customers", FieldReader::Need::optional, most_customers_of_token);
  for (std::size_t i = 0; customers != nullptr && i < customers->size(); ++i) {
    Json const& email = (*customers)[i];
    if (!email.is_string() || email.get_ref<std::string const&>().empty())
      fields.wrong("customers", "must be a list of customers' e-mail addresses");
    else
      out.customers.push_back(hub_.backend().customer_for(email.get<std::string>()));
  }
  std::ranges::sort(out.customers);
  if (out.role == core::Role::owner && !out.customers.empty())
    fields.wrong("customers", "an owner is for all customers; choose operator or viewer");
  return out;
}

// Where it cannot be recorded the journal has failed, and everything stops.
void HttpRouter::record(Identity const& who, core::Administration what, std::string subject) {
  static_cast<void>(hub_.backend().submit(core::RecordAdministration{who.name, what, std::move(subject)}));
}

// What is on record survives whatever comes after the answer.
void HttpRouter::reply_when_recorded(HttpReply out, Reply const& reply) {
  hub_.commands().when_durable([out = std::move(out), reply] { reply(out); });
}

HttpReply HttpRouter::tokens(HttpRequest const& ask, Identity const& who) {
  if (!is_owner(who)) return not_for(who);
  Authenticator& authenticator = hub_.authenticator();
  std::string_view const path = ask.path();
  if (path == "/api/tokens" && (ask.method == "GET" || ask.method == "HEAD")) return reply_of(authenticator.tokens());
  if (path == "/api/tokens" && ask.method == "POST") {
    std::string problem;
    auto const body = read_object(ask.body, problem);
    if (!body) return error_reply({"malformed", problem});
    std::vector<core::FieldProblem> problems;
    FieldReader fields(*body, "", problems);
    std::string const name = fields.text("name", FieldReader::Need::required, 60);
    core::Access const access = read_access(fields);
    fields.no_others();
    if (!problems.empty()) return error_reply(WireError(std::move(problems)));
    auto const added = authenticator.add(name, access);
    if (added) record(who, core::Administration::token_added, name);
    return reply_of(added);
  }
  if (path.starts_with("/api/tokens/") && ask.method == "DELETE") {
    auto const revoked = authenticator.revoke(std::string(path.substr(12)));
    hub_.check_tokens();
    if (revoked) record(who, core::Administration::token_revoked, std::string(path.substr(12)));
    return revoked ? json_reply({{"revoked", path.substr(12)}}) : error_reply(WireError(revoked.error()));
  }
  return error_reply({"method_not_allowed", "GET or POST /api/tokens, DELETE /api/tokens/{name}"});
}

} // namespace legwork::adapters
