// Who asks, and where it goes. What is asked is answered in site_api.cpp and site_files.cpp.
#include "adapters/service/http_router.hpp"

#include <algorithm>

#include "adapters/wire/base64.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"

namespace legwork::adapters {

namespace {

constexpr std::string_view token_protocol = "legwork.token.";

std::string scheme_of(ServerOptions const& options) {
  return options.certificate_file.empty() ? "http://" : "https://";
}

// Of `https://legwork.example/console`: `https://legwork.example`.
std::string origin_of(std::string const& url) { return url.substr(0, url.find('/', url.find("://") + 3)); }

} // namespace

HttpRouter::HttpRouter(Hub& hub, ServerOptions const& options, Health health)
    : hub_(hub), options_(options), health_(std::move(health)), trace_api_(hub.backend()) {}

void HttpRouter::set_port(std::uint16_t port) {
  std::string const number = std::to_string(port);
  cookie_name_ = "legwork_" + number; // cookies do not know ports
  std::string const named = options_.address.contains(':') ? "[" + options_.address + "]" : options_.address;
  bool const everywhere = options_.address == "0.0.0.0" || options_.address == "::";
  for (std::string const& host :
       {std::string("127.0.0.1"), std::string("localhost"), std::string("[::1]"), everywhere ? "localhost" : named}) {
    hosts_.insert(host + ":" + number);
    origins_.insert(scheme_of(options_) + host + ":" + number);
    if (number == "80" || number == "443") hosts_.insert(host), origins_.insert(scheme_of(options_) + host);
  }
  std::set<std::string> known = options_.origins;
  if (!options_.public_url.empty()) known.insert(origin_of(options_.public_url));
  for (std::string const& origin : known) {
    origins_.insert(core::lower(origin));
    hosts_.insert(core::lower(origin.substr(origin.find("://") + 3)));
  }
}

bool HttpRouter::is_own_origin(std::string_view origin) const { return origins_.contains(core::lower(origin)); }

std::optional<HttpReply> HttpRouter::check_host(HttpRequest& ask) const {
  if (!hosts_.contains(core::lower(ask.field("host"))))
    return error_reply(
        {"misdirected", "this server is not known by that Host; set public_url to the address people use"});
  std::string_view const prefix = options_.prefix;
  if (prefix.empty()) return {};
  if (ask.path() == prefix) {
    HttpReply out{.status = 308,
                  .content_type = "text/plain; charset=utf-8",
                  .body = "",
                  .fields = {{"Location", std::string(prefix) + "/"}}};
    return out;
  }
  // A reverse proxy may have taken the prefix off, or not.
  if (ask.target.starts_with(prefix) && ask.target[prefix.size()] == '/') ask.target.erase(0, prefix.size());
  return {};
}

std::optional<Identity> HttpRouter::authenticate(HttpRequest const& ask) {
  std::string_view const authorization = ask.field("authorization");
  if (!authorization.empty()) {
    if (!core::lower(authorization).starts_with("bearer ")) return {};
    return hub_.authenticator().by_token(std::string(core::trim(authorization.substr(7))));
  }
  std::string_view const given = cookie(ask.field("cookie"), cookie_name_);
  if (given.empty()) return {};
  std::string_view const origin = ask.field("origin");
  std::string_view const site = ask.field("sec-fetch-site");
  bool const reads = ask.method == "GET" || ask.method == "HEAD";
  // Reading needs no Origin: no other page can see the answer. SameSite=Strict keeps the cookie at home besides.
  bool const at_home = origin.empty() ? reads || site == "same-origin" : is_own_origin(origin);
  if (!at_home || (!site.empty() && site != "same-origin" && site != "none")) return {};
  return hub_.authenticator().by_cookie(std::string(given));
}

std::int64_t HttpRouter::count_failed_login(std::string const& address) {
  std::erase_if(log_ins_, [](auto const& one) { return one.second.is_full(); });
  double const per_minute = options_.failed_logins_per_minute;
  return log_ins_.try_emplace(address, per_minute / 60, per_minute).first->second.try_acquire();
}

HttpReply HttpRouter::log_in(HttpRequest const& ask) {
  std::string_view const origin = ask.field("origin");
  if (!origin.empty() && !is_own_origin(origin)) return error_reply({"forbidden", "the Origin is not this server's"});
  std::string problem;
  auto const body = read_object(ask.body, problem);
  if (!body) return error_reply({"malformed", problem});
  std::vector<core::FieldProblem> problems;
  FieldReader fields(*body, "", problems);
  std::string const token = fields.text("token", FieldReader::Need::optional);
  std::string const code = fields.text("code", FieldReader::Need::optional);
  fields.no_others();
  if (problems.empty() && token.empty() == code.empty()) fields.wrong("token", "or code must be given, one of them");
  if (!problems.empty()) return error_reply(WireError(std::move(problems)));
  auto const who = token.empty() ? hub_.authenticator().by_code(code) : hub_.authenticator().by_token(token);
  if (!who) {
    WireError error{"unauthorized",
                    token.empty() ? "the code is wrong, was used, or is older than ten minutes; log in with the token"
                                  : "the token is wrong, expired or revoked"};
    if (std::int64_t const wait = count_failed_login(ask.address); wait > 0) {
      error = {"too_many", "too many failed log-ins from this address"};
      error.retry_after_ms = wait;
    }
    return error_reply(error);
  }
  bool const secure = !options_.certificate_file.empty() || options_.public_url.starts_with("https://");
  std::string const value = cookie_name_ + "=" + hub_.authenticator().cookie_for(*who) + "; Path=" + options_.prefix +
                            "/; HttpOnly; SameSite=Strict; Max-Age=2592000";
  return {
      .status = 204, .content_type = "", .body = "", .fields = {{"Set-Cookie", value + (secure ? "; Secure" : "")}}};
}

HttpReply HttpRouter::log_out() const {
  return {.status = 204,
          .content_type = "",
          .body = "",
          .fields = {
              {"Set-Cookie", cookie_name_ + "=; Path=" + options_.prefix + "/; HttpOnly; SameSite=Strict; Max-Age=0"}}};
}

Admission HttpRouter::admit(HttpRequest const& ask) {
  Admission out;
  std::string_view const origin = ask.field("origin");
  bool const from_home = !origin.empty() && is_own_origin(origin);
  std::string offered;
  for (std::string_view protocol : core::split(ask.field("sec-websocket-protocol"), ',')) {
    protocol = core::trim(protocol);
    if (protocol == "legwork.v1") out.names_protocol = true;
    if (protocol.starts_with(token_protocol)) offered = protocol.substr(token_protocol.size());
  }
  auto const refuse = [&](std::uint16_t code, std::string reason) {
    out.close_code = code;
    out.close_reason = std::move(reason);
    return out;
  };
  if (!from_home && (!origin.empty() || options_.need_origin))
    return refuse(close_forbidden, "the Origin is not this server's");
  std::string_view const authorization = ask.field("authorization");
  if (offered.empty() && core::lower(authorization).starts_with("bearer "))
    offered = core::trim(authorization.substr(7));
  bool const tried = !offered.empty();
  if (tried)
    out.who = hub_.authenticator().by_token(offered);
  else if (from_home)
    out.who = hub_.authenticator().by_cookie(std::string(cookie(ask.field("cookie"), cookie_name_)));
  if (!tried || out.who) return out;
  if (count_failed_login(ask.address) > 0) return refuse(close_too_many, "too many failed log-ins from this address");
  return refuse(close_unauthorized, "the token is wrong, expired or revoked");
}

HttpReply HttpRouter::health(std::string_view path, HttpRequest const& ask) {
  if (path == "/metrics") {
    if (!options_.open_metrics && !authenticate(ask))
      return error_reply({"unauthorized", "a token is needed: Authorization: Bearer TOKEN"});
    return {.status = 200, .content_type = "text/plain; version=0.0.4; charset=utf-8", .body = health_.metrics()};
  }
  std::string const why = path == "/readyz" ? health_.not_ready() : "";
  if (!why.empty()) return json_reply({{"ready", false}, {"reason", why}}, 503);
  return json_reply(path == "/readyz" ? Json{{"ready", true}} : Json{{"alive", true}});
}

bool HttpRouter::is_import(HttpRequest const& ask) const {
  return ask.method == "POST" && ask.path() == "/api/dealers/import";
}

std::size_t HttpRouter::body_limit(HttpRequest const& ask) {
  return is_import(ask) && authenticate(ask) ? options_.import_bytes : options_.body_bytes;
}

std::chrono::seconds HttpRouter::reply_limit(HttpRequest const& ask) const {
  return is_import(ask) ? options_.import_limit : options_.reply_limit;
}

void HttpRouter::handle(HttpRequest ask, Reply const& reply) {
  std::string_view const path = ask.path();
  bool const reads = ask.method == "GET" || ask.method == "HEAD";
  bool const known =
      reads || ask.method == "POST" || ask.method == "PUT" || ask.method == "PATCH" || ask.method == "DELETE";
  if (!known)
    return reply(error_reply({"method_not_allowed", "the method is not one of GET, HEAD, POST, PUT, PATCH, DELETE"}));
  if (reads && (path == "/healthz" || path == "/readyz" || path == "/metrics")) return reply(health(path, ask));
  if (ask.method == "POST" && path == "/login") return reply(log_in(ask));
  if (ask.method == "POST" && path == "/logout") return reply(log_out());
  bool const api_path = path.starts_with("/api/") || path.starts_with("/screenshots/");
  if (!api_path) return reply(reads ? asset(ask) : error_reply({"method_not_allowed", "this path is only read"}));
  auto who = authenticate(ask);
  if (!who) {
    bool const tried = !ask.field("authorization").empty();
    std::int64_t const wait = tried ? count_failed_login(ask.address) : 0;
    WireError error{wait > 0 ? "too_many" : "unauthorized",
                    wait > 0 ? "too many failed log-ins from this address"
                             : "a token is needed: Authorization: Bearer TOKEN, or POST /login"};
    error.retry_after_ms = wait;
    return reply(error_reply(error));
  }
  api(ask, *who, reply);
}

} // namespace legwork::adapters
