// Who may watch and act is asked again at every message and after every change, and only here.
#include "adapters/service/live_connection.hpp"

#include <algorithm>
#include <utility>

#include "adapters/wire/client_command.hpp"
#include "adapters/wire/state_json.hpp"
#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"
#include "core/contact/person_commands.hpp"
#include "core/session/control.hpp"

namespace legwork::adapters {

namespace {

constexpr std::uint32_t most_undrawn = 2;            // pictures under way to one client; the next waits for the newest
constexpr std::size_t high_water_bytes = 256 * 1024; // that wait in the channel; beyond it a picture waits here

// --- who may do what

// The page shows a customer's details.
bool may_watch(core::State const& state, Identity const& who, core::ContactId id) {
  return core::may_act_for(who.access, state.contact(id).customer);
}

bool may_act(core::State const& state, Identity const& who, core::ContactId id) {
  return may_watch(state, who, id) && core::acts_on_page(state.contact(id), who.name);
}

// For a person who may not act, or sees nothing.
std::string why_not(core::State const& state, Identity const& who, core::ContactId id, bool has_page) {
  core::Contact const& contact = state.contact(id);
  if (contact.phase == core::Phase::held && !contact.page)
    return "The page is closed. Claim the contact, and it is opened and filled in again.";
  if (!core::wants_page(contact.phase)) return "No page is open: the contact waits for its turn.";
  if (!has_page) return "The page is being opened.";
  if (contact.phase != core::Phase::held) return "The program is working on this page, so you can only watch.";
  bool const is_own = contact.claimed_by == who.name;
  if (contact.claimed_by.empty() || is_own) return "Take over the page to use it.";
  return contact.claimed_by + " has claimed this contact, so you can only watch.";
}

// --- messages

bool is_move(PersonInput const& input) {
  auto const* const mouse = std::get_if<MouseInput>(&input);
  auto const* const touch = std::get_if<TouchInput>(&input);
  return (mouse != nullptr && mouse->action == MouseAction::move) ||
         (touch != nullptr && touch->action == TouchAction::move);
}

void append_big_endian(std::string& out, std::uint32_t number) {
  for (unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(number >> shift & 0xffU);
}

} // namespace

LiveConnection::LiveConnection(LiveHub& hub, Channel& channel, std::optional<Identity> who)
    : MessageConnection(hub.backend(), hub.authenticator(), channel, std::move(who),
                        {hub.limits().messages_per_second, hub.limits().messages_at_once}),
      hub_(hub),
      moves_(hub.limits().moves_per_second, hub.limits().moves_at_once) {}

LiveConnection::~LiveConnection() {
  on_pages_gone();
  if (welcomed_) hub_.remove(*this);
}

void LiveConnection::name_subject(Json& error, Json const& answered) {
  Json const contact = answered.contains("contact_id") ? answered["contact_id"] : Json();
  if (contact.is_number_unsigned() && contact >= 1 && contact <= UINT32_MAX) error["contact_id"] = contact;
}

bool LiveConnection::handle(std::string const& type, Json const& message) {
  if (is_person_input(type))
    handle_input(type, message);
  else if (type == "drawn")
    handle_drawn(message);
  else if (type == "watch")
    handle_watch(message);
  else if (type == "unwatch")
    handle_unwatch(message);
  else
    return false;
  return true;
}

void LiveConnection::handle_hello(Json const& message) {
  std::vector<core::FieldProblem> problems;
  FieldReader fields(message, "", problems);
  static_cast<void>(fields.text("type", FieldReader::Need::required));
  fields.number("protocol", FieldReader::Need::required, 1, 1);
  std::string const token = fields.text("token", FieldReader::Need::optional);
  fields.no_others();
  if (!authenticate(token)) return;
  if (!problems.empty()) return send_error(WireError(std::move(problems)), &message);
  if (hub_.connections_of(who().name) >= hub_.limits().connections_per_token)
    return close(close_too_many, "too many connections with this token; close one");
  welcomed_ = true;
  hub_.add(*this);
  send({{"type", "welcome"},
        {"protocol", 1},
        {"version", hub_.backend().version()},
        {"mode", core::name_of(hub_.backend().mode())},
        {"client", who().name},
        {"limits",
         {{"message_bytes", message_limit_bytes},
          {"messages_per_second", static_cast<int>(hub_.limits().messages_per_second)},
          {"watched_contacts", hub_.limits().watched_contacts}}}});
}

// --- watching

void LiveConnection::handle_watch(Json const& message) {
  std::vector<core::FieldProblem> problems;
  FieldReader fields(message, "", problems);
  static_cast<void>(fields.text("type", FieldReader::Need::required));
  core::ContactId const id{
      static_cast<std::uint32_t>(fields.number("contact_id", FieldReader::Need::required, 1, UINT32_MAX))};
  std::string const word = fields.text("size", FieldReader::Need::optional);
  auto const size = word.empty() ? PictureSize::full : core::value_named<PictureSize>(word);
  if (!size) fields.wrong("size", "must be full or small");
  fields.no_others();
  if (!problems.empty()) return send_error(WireError(std::move(problems)), &message);
  if (!hub_.backend().state().has_contact(id))
    return send_error({"not_found", "contact " + std::to_string(id.value()) + " is not there"}, &message);
  if (!watches_.contains(id) && watches_.size() >= hub_.limits().watched_contacts)
    return send_error({"too_many", "this connection watches " + std::to_string(watches_.size()) +
                                       " contacts, the most it may; unwatch one"},
                      &message);
  Watch& watch = watches_[id];
  if (watch.page && watch.size != *size) hub_.pages()->unwatch(*std::exchange(watch.page, {}), *this);
  watch.contact = id;
  watch.size = *size;
  watch.reported.reset(); // every watch is answered
  update(watch);
}

void LiveConnection::handle_unwatch(Json const& message) {
  auto const watch = watch_named_in(message, {});
  if (watch == nullptr) return;
  end(watch->contact, "unwatched", "You stopped watching.");
}

void LiveConnection::handle_drawn(Json const& message) {
  std::int64_t frame = 0;
  auto const watch = watch_named_in(message, [&](FieldReader& fields) {
    frame = fields.number("frame", FieldReader::Need::required, 1, UINT32_MAX);
  });
  if (watch == nullptr) return;
  auto const drawn = static_cast<std::uint32_t>(frame);
  if (drawn > watch->sent) return send_error({"invalid", "this frame was not sent yet"}, &message);
  watch->drawn = std::max(watch->drawn, drawn);
  send_waiting(*watch);
}

// The watch that a message is about; none, and an error was sent, where it is wrong or the contact is not watched.
LiveConnection::Watch* LiveConnection::watch_named_in(Json const& message,
                                                      std::function<void(FieldReader&)> const& read_more) {
  std::vector<core::FieldProblem> problems;
  FieldReader fields(message, "", problems);
  static_cast<void>(fields.text("type", FieldReader::Need::required));
  core::ContactId const id{
      static_cast<std::uint32_t>(fields.number("contact_id", FieldReader::Need::required, 1, UINT32_MAX))};
  if (read_more) read_more(fields);
  fields.no_others();
  auto const watch = watches_.find(id);
  if (!problems.empty())
    send_error(WireError(std::move(problems)), &message);
  else if (watch == watches_.end())
    send_error({"not_found", "contact " + std::to_string(id.value()) + " is not watched by this connection"}, &message);
  else
    return &watch->second;
  return nullptr;
}

void LiveConnection::refresh() {
  for (auto one = watches_.begin(); one != watches_.end();) update((one++)->second); // which may end it
}

void LiveConnection::update(Watch& watch) {
  core::State const& state = hub_.backend().state();
  if (is_closed()) return;
  if (!may_watch(state, who(), watch.contact))
    return end(watch.contact, "refused", "You may not watch this contact any more.");
  if (core::is_final(state.contact(watch.contact).phase))
    return end(watch.contact, "over", "This contact has ended, so its page is closed.");
  follow_page(watch);
  tell_view(watch);
}

// A contact has one page after another: each attempt opens its own.
void LiveConnection::follow_page(Watch& watch) {
  core::Contact const& contact = hub_.backend().state().contact(watch.contact);
  auto const wanted = core::wants_page(contact.phase) && hub_.pages() != nullptr ? contact.page : std::nullopt;
  if (watch.page == wanted) return;
  if (watch.page) hub_.pages()->unwatch(*watch.page, *this);
  watch.view = {};
  watch.waiting.reset();
  watch.page = wanted; // before it is watched: its first picture may come at once
  if (wanted && !hub_.pages()->watch(*wanted, watch.size, *this)) watch.page.reset();
}

void LiveConnection::tell_view(Watch& watch) {
  core::State const& state = hub_.backend().state();
  ReportedView now{.page = watch.view, .may_act = watch.page && may_act(state, who(), watch.contact), .why = {}};
  if (!now.may_act) now.why = why_not(state, who(), watch.contact, watch.page.has_value());
  if (watch.reported == now) return;
  watch.reported = now;
  send({{"type", "view"},
        {"contact_id", watch.contact},
        {"width", now.page.width},
        {"height", now.page.height},
        {"may_act", now.may_act},
        {"host", now.page.host},
        {"why", now.why}});
}

void LiveConnection::end(core::ContactId contact, std::string_view reason, std::string words) {
  auto const watch = watches_.find(contact);
  if (watch == watches_.end()) return;
  if (watch->second.page && hub_.pages() != nullptr) hub_.pages()->unwatch(*watch->second.page, *this);
  watches_.erase(watch);
  send({{"type", "ended"}, {"contact_id", contact}, {"reason", reason}, {"words", std::move(words)}});
}

void LiveConnection::on_pages_gone() {
  for (auto& [id, watch] : watches_) {
    if (watch.page && hub_.pages() != nullptr) hub_.pages()->unwatch(*std::exchange(watch.page, {}), *this);
  }
}

// --- pictures

LiveConnection::Watch* LiveConnection::watching(core::PageId page) {
  auto const found = std::ranges::find_if(watches_, [&](auto const& one) { return one.second.page == page; });
  return found == watches_.end() ? nullptr : &found->second;
}

void LiveConnection::on_view(core::PageId page, PageView const& view) {
  Watch* const watch = watching(page);
  if (watch == nullptr || is_closed()) return;
  watch->view = view;
  tell_view(*watch);
}

void LiveConnection::on_picture(core::PageId page, Picture const& picture) {
  Watch* const watch = watching(page);
  if (watch == nullptr || is_closed()) return;
  watch->waiting = picture;
  send_waiting(*watch);
}

void LiveConnection::on_page_gone(core::PageId page) {
  Watch* const watch = watching(page);
  if (watch == nullptr) return;
  watch->page.reset();
  watch->view = {};
  watch->waiting.reset();
  if (!is_closed()) tell_view(*watch);
}

void LiveConnection::on_writable() {
  for (auto& [id, watch] : watches_) send_waiting(watch);
}

void LiveConnection::send_waiting(Watch& watch) {
  bool const has_room = watch.sent - watch.drawn < most_undrawn && channel().waiting_bytes() < high_water_bytes;
  if (is_closed() || !watch.waiting || !has_room) return;
  Picture const picture = std::exchange(watch.waiting, nullptr);
  std::string frame;
  frame.reserve(frame_header_bytes + picture->size());
  append_big_endian(frame, watch.contact.value());
  append_big_endian(frame, ++watch.sent);
  frame += *picture;
  channel().send_binary(std::make_shared<std::string const>(std::move(frame)));
}

// --- acting

void LiveConnection::handle_input(std::string const& type, Json const& message) {
  std::vector<core::FieldProblem> problems;
  ContactInput const asked = read_person_input(type, message, problems);
  if (!problems.empty()) return send_error(WireError(std::move(problems)), &message);
  bool const moves = is_move(asked.input);
  if (moves && moves_.try_acquire() > 0) {
    waiting_move_ = asked; // the next move takes its place, and before anything else it is made
    return;
  }
  auto const before = std::exchange(waiting_move_, std::nullopt);
  if (before && !moves) static_cast<void>(act(*before));
  auto const done = act(asked);
  if (!done) send_error(WireError(done.error()), &message);
}

core::Result<void> LiveConnection::act(ContactInput const& asked) {
  auto const found = watches_.find(asked.contact);
  if (found == watches_.end()) return core::fail(core::ErrorKind::not_found, "watch the contact first");
  Watch& watch = found->second;
  if (!watch.page || hub_.pages() == nullptr) return core::fail(core::ErrorKind::not_found, "the page is not open");
  core::State const& state = hub_.backend().state();
  if (!may_act(state, who(), asked.contact)) {
    tell_view(watch);
    return core::fail(core::ErrorKind::refused, why_not(state, who(), asked.contact, true));
  }
  return hub_.pages()->act(*watch.page, asked.input);
}

} // namespace legwork::adapters
