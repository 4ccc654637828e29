// Control keeps two people from steering one batch against each other; what is done about a single contact is fenced by
// its claim instead.
#include "core/session/control.hpp"

#include <algorithm>
#include <type_traits>
#include <variant>

#include "core/session/session_commands.hpp"

namespace legwork::core {

namespace {

bool is_in_scope(Access const& access, std::string const& customer) {
  return access.customers.empty() || std::ranges::binary_search(access.customers, customer);
}

template <class C>
concept NamesContact = requires(C c) { c.contact; };
template <class C>
concept NamesBatch = requires(C c) { c.batch; } && !NamesContact<C>;

// Commands that change a batch as a whole, or what its next contacts are.
template <class C>
inline constexpr bool steers_batch =
    std::is_same_v<C, StartBatch> || std::is_same_v<C, PauseBatch> || std::is_same_v<C, ResumeBatch> ||
    std::is_same_v<C, StopBatch> || std::is_same_v<C, RestartBatch> || std::is_same_v<C, RetryContacts> ||
    std::is_same_v<C, CancelContact> || std::is_same_v<C, OverrideRule>;

// The customer that a command is about; nothing where it is about none, or about what is not there.
std::optional<std::string> customer_of(State const& s, Input const& command) {
  return std::visit(
      [&]<class C>(C const& c) -> std::optional<std::string> {
        if constexpr (std::is_same_v<C, CreateBatch>)
          return c.customer;
        else if constexpr (NamesContact<C>)
          return s.has_contact(c.contact) ? std::optional(s.contact(c.contact).customer) : std::nullopt;
        else if constexpr (NamesBatch<C>)
          return s.has_batch(c.batch) ? std::optional(s.batch(c.batch).customer) : std::nullopt;
        else
          return {};
      },
      command);
}

bool is_about_everybody(Input const& command) {
  return std::holds_alternative<BlockTarget>(command) || std::holds_alternative<UnblockTarget>(command);
}

bool is_unfinished(Batch const& b) { return b.phase != BatchPhase::completed && b.phase != BatchPhase::stopped; }

std::string in_control(Batch const& b) { return b.controller + " has control of batch " + to_string(b.id); }

bool is_held_by_another(State const& s, Batch const& b, std::string const& client) {
  return !b.controller.empty() && b.controller != client && is_present(s, b.controller);
}

} // namespace

bool may_see(Access const& access, std::string const& customer) { return is_in_scope(access, customer); }

bool may_act_for(Access const& access, std::string const& customer) {
  return access.role != Role::viewer && is_in_scope(access, customer);
}

bool may_act_for_all(Access const& access) { return access.role != Role::viewer && access.customers.empty(); }

Result<void> is_allowed(State const& s, Session const& session, Input const& command) {
  Access const& access = session.access;
  if (access.role == Role::viewer)
    return fail(ErrorKind::refused, "the token " + session.client + " may only look; an owner or operator can do this");
  if (access.customers.empty()) return {};
  if (is_about_everybody(command))
    return fail(ErrorKind::refused,
                "the token " + session.client + " is for some customers only, and this is about everybody's contacts");
  auto const customer = customer_of(s, command);
  if (customer && !is_in_scope(access, *customer))
    return fail(ErrorKind::refused, "the token " + session.client + " is not for this customer");
  return {};
}

std::optional<BatchId> batch_to_control(State const& s, Input const& command) {
  return std::visit(
      [&]<class C>(C const& c) -> std::optional<BatchId> {
        if constexpr (!steers_batch<C>)
          return {};
        else if constexpr (NamesContact<C>)
          return s.has_contact(c.contact) ? std::optional(s.contact(c.contact).batch) : std::nullopt;
        else
          return s.has_batch(c.batch) ? std::optional(c.batch) : std::nullopt;
      },
      command);
}

bool is_present(State const& s, std::string const& client) {
  return std::ranges::any_of(s.sessions, [&](Session const& session) {
    return session.client == client && session.kind == SessionKind::connected && !session.left;
  });
}

Result<void> take_free_control(Proposal& p, BatchId batch, std::string const& client) {
  Batch const& b = p.state.batch(batch);
  if (is_held_by_another(p.state, b, client))
    return fail(ErrorKind::refused, in_control(b) + "; take control of it first");
  if (b.controller != client) p.add(ControlGranted{batch, client, b.controller});
  return {};
}

Result<void> decide_command(Proposal& p, TakeControl const& c) {
  Session const* const session = find_session(p.state, c.by.session);
  if (session == nullptr) return fail(ErrorKind::invalid, "the command line needs no control");
  if (!p.state.has_batch(c.batch)) return fail(ErrorKind::not_found, "there is no batch " + to_string(c.batch));
  Batch const& named = p.state.batch(c.batch);
  for (Batch const& b : p.state.batches) {
    bool const is_meant =
        b.id == c.batch || (c.of == ControlOf::customer && b.customer == named.customer && is_unfinished(b));
    if (!is_meant || b.controller == session->client) continue;
    if (c.wish == ControlWish::if_free && is_held_by_another(p.state, b, session->client))
      return fail(ErrorKind::conflict, in_control(b) + "; take it over or wait");
    p.add(ControlGranted{b.id, session->client, b.controller});
  }
  return {};
}

Result<void> decide_command(Proposal& p, ReleaseControl const& c) {
  Session const* const session = find_session(p.state, c.by.session);
  if (session == nullptr) return fail(ErrorKind::invalid, "the command line has no control");
  if (!p.state.has_batch(c.batch)) return fail(ErrorKind::not_found, "there is no batch " + to_string(c.batch));
  if (p.state.batch(c.batch).controller != session->client)
    return fail(ErrorKind::conflict, session->client + " does not have control of batch " + to_string(c.batch));
  p.add(ControlReleased{c.batch, session->client});
  return {};
}

} // namespace legwork::core
