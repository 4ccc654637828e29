// Broadcasting is a loop: each event is one shared text, and who reads too slowly is cut off by its own channel.
#include "adapters/service/hub.hpp"

#include <algorithm>

#include "adapters/service/client_connection.hpp"

namespace legwork::adapters {

Hub::Hub(Backend& backend, DealerDirectory& directory, Authenticator& authenticator, HubLimits limits)
    : backend_(backend),
      authenticator_(authenticator),
      limits_(limits),
      commands_(backend, directory),
      directory_api_(backend, directory),
      read_api_(backend, directory, directory_api_, events_, authenticator),
      live_(backend, authenticator, {.connections_per_token = limits.connections_per_token}) {}

Hub::~Hub() = default;

void Hub::publish(std::vector<core::ClientEvent> const& events) {
  if (events.empty()) return;
  auto const reported = events_.append(events, backend_.mode());
  for (auto connection = connections_.begin(); connection != connections_.end();) {
    ClientConnection& one = **connection++; // it may leave while something is sent to it
    for (BufferedEvent const& event : reported) one.on_event(event);
  }
}

void Hub::on_commit_durable() {
  commands_.on_commit_durable();
  live_.refresh();
}

void Hub::close_all(std::uint16_t code, std::string const& reason) {
  for (auto connection = connections_.begin(); connection != connections_.end();) (*connection++)->close(code, reason);
  live_.close_all(code, reason);
}

void Hub::check_tokens() {
  for (auto connection = connections_.begin(); connection != connections_.end();) {
    ClientConnection& one = **connection++;
    if (!authenticator_.is_valid(one.who())) one.close(close_unauthorized, "the token is no longer valid");
  }
  live_.check_tokens();
  std::erase_if(command_rates_, [](auto const& order) { return order.second.is_full(); });
}

void Hub::add(ClientConnection& connection) { connections_.push_back(&connection); }
void Hub::remove(ClientConnection& connection) { connections_.remove(&connection); }

void Hub::replace_session_connection(core::SessionId session, ClientConnection const& by) {
  for (auto connection = connections_.begin(); connection != connections_.end();) {
    ClientConnection& one = **connection++;
    if (&one != &by && one.session() == session) one.on_replaced();
  }
}

std::size_t Hub::connections_of(std::string const& name) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(connections_, [&](ClientConnection const* v) { return v->who().name == name; }));
}

std::int64_t Hub::wait_before_command_ms(std::string const& name) {
  double const per_minute = limits_.contact_commands_per_minute;
  return command_rates_.try_emplace(name, per_minute / 60, per_minute).first->second.try_acquire();
}

core::Result<core::SessionId> Hub::http_session_of(Identity const& who) {
  auto const known = http_sessions_.find(who.name);
  auto const& sessions = backend_.state().sessions;
  bool const there =
      known != http_sessions_.end() && std::ranges::find(sessions, known->second, &core::Session::id) != sessions.end();
  if (there) return known->second;
  auto const opened = commands_.open(who, core::SessionKind::requests);
  if (opened) http_sessions_[who.name] = *opened;
  return opened;
}

Json check_request(Json const& message, core::HostPolicy const& policy) {
  std::vector<core::FieldProblem> problems;
  FieldReader fields(message, "", problems);
  using Need = FieldReader::Need;
  core::CustomerRequest customer;
  static_cast<void>(fields.text("type", Need::optional));
  static_cast<void>(fields.has("id")); // whatever the client likes; it goes back as it came
  Json const* const given = fields.object("customer_info", Need::optional);
  if (given != nullptr) customer = read_customer(*given, "customer_info.", Check::whole, problems);
  Json const* const one = fields.object("dealership", Need::optional);
  std::string name;
  if (one != nullptr) {
    core::ContactRequest const dealer = read_dealership(*one, "dealership.", policy);
    name = dealer.dealer_name;
    for (core::FieldProblem& p : problems_of(dealer)) problems.push_back(std::move(p));
  }
  if (Json const* const list = fields.list("dealers", Need::optional, most_dealers)) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      for (core::FieldProblem& p :
           problems_of(read_dealership((*list)[i], "dealers[" + std::to_string(i) + "].", policy)))
        problems.push_back(std::move(p));
    }
  }
  fields.no_others();
  Json out{{"problems", Json::array()}};
  for (core::FieldProblem const& p : problems) out["problems"].push_back({{"field", p.field}, {"reason", p.reason}});
  if (!name.empty() && given != nullptr && core::check_message(customer.message).empty()) {
    core::complete_values(customer.values);
    out["preview"] = core::render_message(customer.message, customer.values, name);
  }
  return out;
}

} // namespace legwork::adapters
