// Broadcasting is a loop: each event is one shared text, and who reads too slowly is cut off by its own channel.
#include "adapters/live/hall.hpp"

#include <algorithm>

#include "adapters/live/visitor.hpp"

namespace legwork::adapters {

Hall::Hall(Office& office, Catalogue& catalogue, Guard& guard, HallLimits limits)
    : office_(office), catalogue_(catalogue), guard_(guard), limits_(limits), desk_(office, catalogue), reads_(office, catalogue, history_, desk_, guard) {}

Hall::~Hall() = default;

void Hall::tell(std::vector<core::ClientEvent> const& events) {
  if (events.empty()) return;
  auto const told = history_.add(events, office_.mode());
  for (auto visitor = visitors_.begin(); visitor != visitors_.end();) {
    Visitor& one = **visitor++; // it may leave while it is told
    for (Told const& event : told) one.told(event);
  }
}

void Hall::close_all(std::uint16_t code, std::string const& reason) {
  for (auto visitor = visitors_.begin(); visitor != visitors_.end();) (*visitor++)->close(code, reason);
}

void Hall::check_tokens() {
  for (auto visitor = visitors_.begin(); visitor != visitors_.end();) {
    Visitor& one = **visitor++;
    if (!guard_.is_valid(one.who())) one.close(close_unauthorized, "the token is no longer valid");
  }
  std::erase_if(orders_, [](auto const& order) { return order.second.is_full(); });
}

void Hall::enter(Visitor& visitor) { visitors_.push_back(&visitor); }
void Hall::leave(Visitor& visitor) { visitors_.remove(&visitor); }

void Hall::replace(core::SessionId session, Visitor const& by) {
  for (auto visitor = visitors_.begin(); visitor != visitors_.end();) {
    Visitor& one = **visitor++;
    if (&one != &by && one.session() == session) one.replaced();
  }
}

std::size_t Hall::of_token(std::string const& name) const {
  return static_cast<std::size_t>(std::ranges::count_if(visitors_, [&](Visitor const* v) { return v->who().name == name; }));
}

std::int64_t Hall::may_order(std::string const& name) {
  double const per_minute = limits_.contact_orders_per_minute;
  return orders_.try_emplace(name, per_minute / 60, per_minute).first->second.take();
}

core::Result<core::SessionId> Hall::standing_session(Identity const& who) {
  auto const known = standing_.find(who.name);
  auto const& sessions = office_.state().sessions;
  bool const there = known != standing_.end() && std::ranges::find(sessions, known->second, &core::Session::id) != sessions.end();
  if (there) return known->second;
  auto const opened = desk_.open({who.name + " (HTTP)", who.version});
  if (opened) standing_[who.name] = *opened;
  return opened;
}

Json check_request(Json const& message, core::HostPolicy const& policy) {
  std::vector<core::FieldProblem> problems;
  FieldReader fields(message, "", problems);
  using Need = FieldReader::Need;
  CustomerInfo customer;
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
      for (core::FieldProblem& p : problems_of(read_dealership((*list)[i], "dealers[" + std::to_string(i) + "].", policy))) problems.push_back(std::move(p));
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
