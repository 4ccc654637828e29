// What the lists are and hold is read by adapters/browser/page_script/widgets.js.
#include "adapters/browser/steps/drawn_lists.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "adapters/browser/steps/steps.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

namespace {

using Page = std::shared_ptr<LivePage>;

constexpr auto opening_time = 800ms;  // of a list that is only read: its choices are in the page already
constexpr auto choosing_time = 3s;    // choices that come from the server
constexpr auto typing_after = 400ms;  // an open list without the choice may show more of them by what is typed
constexpr auto arrow_after = 300ms;   // of a list that a click does not open
constexpr auto unfolding_time = 1s;   // until the choices of an opened list stand still
constexpr auto showing_time = 1s;     // until the field shows what was clicked
constexpr auto offering_time = 600ms; // offers come from the server, too
constexpr auto poll_pause = 80ms;

std::string json_text(Json const& value) { return value.dump(-1, ' ', true, Json::error_handler_t::replace); }

SteadyTime in(Millis time) { return std::chrono::steady_clock::now() + time; }
bool is_past(SteadyTime moment) { return std::chrono::steady_clock::now() >= moment; }

// Another element of the control's frame, by its handle there.
int ref_beside(LivePage& page, int ref, std::int64_t local) {
  Handle const* const known = page.controls.find(ref);
  if (known == nullptr || local < 0) return -1;
  return page.controls.ref_of({known->frame, known->world, local});
}

asio::awaitable<bool> click_part(Page page, int ref, std::int64_t local) {
  int const part = ref_beside(*page, ref, local);
  if (part < 0) co_return false;
  ClickPoint const at = co_await aim_at(page, part, Aim::itself);
  if (at.problem != Clicked::yes) co_return false;
  co_await click(page, at, Await::input_handled);
  co_return true;
}

// Lists that unfold move their choices.
asio::awaitable<bool> click_when_still(Page page, int ref, std::int64_t local) {
  int const part = ref_beside(*page, ref, local);
  if (part < 0) co_return false;
  ClickPoint at = co_await aim_at(page, part, Aim::itself);
  for (auto const last_moment = in(unfolding_time); at.problem == Clicked::yes && !is_past(last_moment);) {
    co_await page->wait(poll_pause);
    ClickPoint const now = co_await aim_at(page, part, Aim::itself);
    bool const is_still = now.problem == Clicked::yes && std::abs(now.x - at.x) < 1 && std::abs(now.y - at.y) < 1;
    at = now;
    if (is_still) break;
  }
  if (at.problem != Clicked::yes) co_return false;
  co_await click(page, at, Await::input_handled);
  co_return true;
}

asio::awaitable<void> click_opener(Page page, int ref) {
  auto const opener = co_await ask_control(*page, ref, "opener");
  if (opener && opener->is_number_integer()) (void)co_await click_part(page, ref, opener->get<std::int64_t>());
}

asio::awaitable<bool> is_open(Page page, int ref) {
  auto const open = co_await ask_control(*page, ref, "is_open");
  co_return open && open->is_boolean() && open->get<bool>();
}

std::string session_of(LivePage& page, int ref) {
  Handle const* const known = page.controls.find(ref);
  auto const* const frame = known == nullptr ? nullptr : page.frames.find(known->frame);
  return frame == nullptr ? page.root_session() : frame->session;
}

// Escape first: a second click may choose, and the Tab key does in some.
asio::awaitable<void> close_list(Page page, int ref) {
  if (!co_await is_open(page, ref)) co_return;
  co_await press_key(page, session_of(*page, ref), "Escape");
  co_await page->wait(poll_pause);
  if (co_await is_open(page, ref)) co_await click_opener(page, ref);
}

// Some open by the arrow that points down, and not by a click.
asio::awaitable<bool> press_arrow(Page page, int ref) {
  if (co_await is_open(page, ref)) co_return false;
  co_await press_key(page, session_of(*page, ref), "ArrowDown");
  co_return true;
}

asio::awaitable<void> read_list(Page page, int ref) {
  co_await click_opener(page, ref);
  auto last_moment = in(opening_time);
  auto const arrow_moment = in(arrow_after);
  bool has_tried_arrow = false;
  for (bool is_last = false; !page->is_over(); is_last = is_past(last_moment)) {
    auto const count = co_await ask_control(*page, ref, "read_list", is_last ? "true" : "false");
    if (!count || !count->is_number() || count->get<int>() > 0 || is_last) break;
    if (!has_tried_arrow && is_past(arrow_moment)) {
      has_tried_arrow = true;
      if (co_await press_arrow(page, ref)) last_moment = in(opening_time);
    }
    co_await page->wait(poll_pause);
  }
  co_await close_list(page, ref);
}

asio::awaitable<bool> comes_to_show(Page page, int ref, std::string text) {
  auto const last_moment = in(showing_time);
  for (;;) {
    auto const shown = co_await ask_control(*page, ref, "shows_choice", json_text(text));
    if (shown && shown->is_boolean() && shown->get<bool>()) co_return true;
    if (!shown || is_past(last_moment) || page->is_over()) co_return false;
    co_await page->wait(poll_pause);
  }
}

// A short form of a name narrows a list less than the name does.
std::string to_type(std::vector<std::string> const& wanted) {
  auto const whole = std::ranges::find_if(wanted, [](std::string const& name) { return name.size() > 3; });
  return whole != wanted.end() ? *whole : wanted.empty() ? "" : wanted.front();
}

asio::awaitable<void> type_into(Page page, int ref, std::string text) {
  auto const focused = co_await ask_control(*page, ref, "take_focus");
  if (!focused || !focused->is_boolean() || !focused->get<bool>()) co_return;
  if (text.empty())
    co_await press_key(page, session_of(*page, ref), "Backspace");
  else
    (void)co_await page->call(session_of(*page, ref), "Input.insertText", {{"text", std::move(text)}});
}

} // namespace

asio::awaitable<core::Result<Json>> ask_control(LivePage& page, int ref, std::string function, std::string argument) {
  Handle const* const known = page.controls.find(ref);
  auto const* const frame = known == nullptr ? nullptr : page.frames.find(known->frame);
  if (frame == nullptr || frame->world != known->world)
    co_return core::fail(core::ErrorKind::closed, "the control is gone");
  std::string const where = known->frame;
  std::string const script =
      "legwork." + function + "(" + std::to_string(known->local) + (argument.empty() ? "" : "," + argument) + ")";
  co_return co_await page.evaluate(where, script);
}

asio::awaitable<void> read_drawn_lists(Page page) {
  for (PageFrame const& frame : page->frames.in_order()) {
    auto const found = co_await page->evaluate(frame.id, "legwork.unread_lists()", 1500ms);
    if (!found || !found->is_array()) continue;
    for (Json const& local : *found) {
      if (!local.is_number_integer() || page->is_over()) break;
      co_await read_list(page, page->controls.ref_of({frame.id, frame.world, local.get<std::int64_t>()}));
    }
  }
}

asio::awaitable<core::Result<bool>> choose_by_hand(Page page, int ref, std::vector<std::string> wanted) {
  if (!co_await is_open(page, ref)) co_await click_opener(page, ref);
  auto const last_moment = in(choosing_time);
  auto const arrow_moment = in(arrow_after);
  auto const typing_moment = in(typing_after);
  bool has_tried_arrow = false;
  bool has_typed = false;
  bool has_clicked = false;
  for (;;) {
    auto const found = co_await ask_control(*page, ref, "find_choice", json_text(wanted));
    if (!found) co_return std::unexpected(found.error());
    if (!found->is_object()) co_return core::fail(core::ErrorKind::closed, "the control is gone");
    if (co_await click_when_still(page, ref, number_at(*found, "choice"))) {
      if (co_await comes_to_show(page, ref, text_at(*found, "text"))) co_return true;
      if (std::exchange(has_clicked, true)) break;
      if (!co_await is_open(page, ref)) co_await click_opener(page, ref); // the click closed it
      continue;
    }
    if (!has_tried_arrow && is_past(arrow_moment)) {
      has_tried_arrow = true;
      (void)co_await press_arrow(page, ref);
    }
    if (is_past(last_moment) || page->is_over()) break;
    if (!has_typed && flag_at(*found, "typed") && is_past(typing_moment)) {
      has_typed = true;
      co_await type_into(page, ref, to_type(wanted));
    }
    co_await page->wait(poll_pause);
  }
  if (has_typed) co_await type_into(page, ref, "");
  co_await close_list(page, ref);
  co_return false;
}

asio::awaitable<bool> choose_phone_country(Page page, int ref, std::string code, std::string region,
                                           std::vector<std::string> names) {
  auto const opener = co_await ask_control(*page, ref, "phone_country_opener");
  if (!opener || !opener->is_number_integer()) co_return false;
  auto const local = opener->get<std::int64_t>();
  if (!co_await click_part(page, ref, local)) co_return false;
  std::string const argument = json_text(code) + "," + json_text(region) + "," + json_text(names);
  auto const last_moment = in(opening_time);
  while (!page->is_over()) {
    auto const found = co_await ask_control(*page, ref, "find_phone_country", argument);
    if (!found || !found->is_number_integer()) co_return false;
    if (co_await click_when_still(page, ref, found->get<std::int64_t>())) co_return true;
    if (is_past(last_moment)) break;
    co_await page->wait(poll_pause);
  }
  co_await press_key(page, session_of(*page, ref), "Escape");
  co_return false;
}

asio::awaitable<void> settle_offer(Page page, int ref, std::string text) {
  auto const last_moment = in(offering_time);
  while (!page->is_over()) {
    auto const found = co_await ask_control(*page, ref, "find_choice", json_text(Json::array({text})));
    if (!found || !found->is_object()) co_return;
    bool const is_same = core::lower(core::trim(text_at(*found, "text"))) == core::lower(core::trim(text));
    if (is_same && co_await click_part(page, ref, number_at(*found, "choice"))) co_return;
    if (number_at(*found, "count") > 0 || is_past(last_moment)) break;
    co_await page->wait(poll_pause);
  }
  co_await close_list(page, ref);
}

} // namespace legwork::adapters
