// Comparing is by meaning: digits for numbers, words for the rest.
#include "adapters/browser/steps/field_writer.hpp"

#include <unicode/unistr.h>

#include <algorithm>

#include "adapters/browser/steps/drawn_lists.hpp"
#include "adapters/browser/steps/steps.hpp"
#include "adapters/browser/us_states.hpp"
#include "adapters/wire/country_names.hpp"
#include "core/base/text.hpp"
#include "core/model/customer_field.hpp"
#include "core/validate/salutation.hpp"
#include "core/validate/us_zip.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
using core::CustomerField;
using core::DerivedValue;
using core::FillAction;
using core::FillEntry;
using core::FillOutcome;
using core::key_of;

namespace {

constexpr std::size_t longest_by_keys = 80; // bytes; slowly, 30 ms each
constexpr auto dependent_list_time = 3s;    // until a list has the choices that another list's choice brings

bool is_typed(FillEntry const& entry) { return entry.action == FillAction::insert || entry.action == FillAction::keys; }

// Places, which address services complete: their offers may overwrite other fields.
bool may_be_offered_choices(FillEntry const& entry) {
  return entry.key == key_of(CustomerField::street) || entry.key == key_of(CustomerField::city) ||
         entry.key == key_of(CustomerField::state) || entry.key == key_of(CustomerField::country);
}

bool is_letter_or_digit(char c) { return core::is_alnum(c) || (static_cast<unsigned char>(c) & 0x80) != 0; }

// Whose separators the page may set as it likes.
bool is_number_like(FillEntry const& entry) {
  std::string_view const key = entry.key.starts_with("answer_") ? entry.field : entry.key; // a person's value
  return key == key_of(CustomerField::phone) || core::is_part_of_phone(key) || key == key_of(CustomerField::zip);
}

std::string without_case(std::string const& text) {
  std::string out;
  return icu::UnicodeString::fromUTF8(text).foldCase().toUTF8String(out);
}

// What two values have in common that mean the same.
std::string comparable(FillEntry const& entry, std::string_view value) {
  if (entry.key == key_of(DerivedValue::message)) return core::collapse(value);
  if (!is_number_like(entry)) return without_case(core::collapse(value));
  std::string out;
  std::ranges::copy_if(value, std::back_inserter(out), is_letter_or_digit);
  if (entry.key == key_of(CustomerField::phone) && out.size() == 11 && out[0] == '1') out.erase(0, 1);
  return core::lower(out);
}

// What a box may hold for a ZIP+4, too; empty for every other value.
std::string short_zip(FillEntry const& entry, std::string_view value) {
  return entry.key == key_of(CustomerField::zip) ? core::zip_without_plus_four(value) : "";
}

std::size_t letters_and_digits(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, is_letter_or_digit));
}

// The words that a list may have for a value of the customer's.
std::vector<std::string> names_to_choose(FillEntry const& entry, std::string const& value) {
  if (entry.key == key_of(CustomerField::state)) return names_of_state(value);
  if (entry.key == key_of(CustomerField::country)) return names_of_country(value);
  std::vector<std::string> out{value};
  if (entry.key != key_of(CustomerField::salutation)) return out;
  if (auto const salutation = core::parse_salutation(value))
    for (std::string_view word : core::words_for(*salutation)) out.emplace_back(word);
  return out;
}

// An argument for the page's script.
std::string json_text(Json const& value) { return value.dump(-1, ' ', true, Json::error_handler_t::replace); }

} // namespace

void FieldWriter::begin(std::map<std::string, std::string> values, std::string region) {
  values_ = std::move(values);
  region_ = std::move(region);
  auto const phone = values_.find(std::string(key_of(CustomerField::phone)));
  auto const country = values_.find(std::string(key_of(CustomerField::country)));
  phone_.reset();
  if (phone != values_.end())
    phone_ = PhoneNumber::parse(phone->second, country == values_.end() ? "" : country->second);
}

asio::awaitable<Written> FieldWriter::write(FillEntry entry) {
  auto const before = co_await content(entry.ref);
  if (before) before_.emplace(entry.ref, before->text);
  switch (entry.action) {
    case FillAction::choose: co_return co_await choose(entry);
    case FillAction::check: co_return co_await tick(entry, true);
    case FillAction::uncheck: co_return co_await tick(entry, false);
    case FillAction::insert:
    case FillAction::keys: break;
  }
  bool const lacks_code = *entry.phone_format == core::PhoneFormat::after_country_code && !has_country_code_;
  std::string value = ways_to_write(entry).front();
  if (before && co_await choose_phone_country(entry, before->country_code)) value = phone_->significant_digits();
  if (value.empty()) co_return Written{FillOutcome::no_value};
  if (lacks_code) co_return Written{entry.required ? FillOutcome::different : FillOutcome::cleared};
  co_return co_await type(entry, value, entry.action == FillAction::keys, Pace::at_once);
}

asio::awaitable<Written> FieldWriter::read_back(FillEntry entry) {
  if (!is_typed(entry)) co_return co_await read_back_choice(entry);
  auto const ways = ways_to_write(entry);
  for (std::size_t attempt = 0;; ++attempt) {
    auto const now = co_await content(entry.ref);
    if (!now) co_return lost(now.error());
    if (is_kept(entry, *now)) co_return Written{};
    // The same once more, slowly and key by key; then in the other forms of it.
    bool const by_keys = !core::contains(ways.front(), "\n") && ways.front().size() <= longest_by_keys;
    if (attempt >= ways.size()) co_return co_await after_change(entry, *now);
    auto const again = co_await type(entry, ways[attempt], by_keys, Pace::slowly);
    if (again.lost || again.outcome != FillOutcome::accepted) co_return again;
    co_await leave();
  }
}

asio::awaitable<Written> FieldWriter::check(FillEntry entry, FillOutcome read_back) {
  if (!is_typed(entry)) {
    auto const now = co_await read_back_choice(entry);
    bool const is_fine = now.lost || now.outcome == FillOutcome::accepted || read_back != FillOutcome::accepted;
    co_return is_fine ? now : Written{FillOutcome::different};
  }
  auto const now = co_await content(entry.ref);
  if (!now) co_return lost(now.error());
  if (read_back == FillOutcome::accepted ? is_kept(entry, *now) : is_as_before(entry, *now))
    co_return Written{read_back};
  co_return co_await after_change(entry, *now);
}

asio::awaitable<void> FieldWriter::leave() {
  if (last_session_.empty()) co_return;
  bool is_in_rich_text = false;
  for (PageFrame const& frame : page_.frames.in_order()) {
    auto const answer = co_await page_.evaluate(frame.id, "legwork.is_in_rich_text()", 500ms);
    is_in_rich_text = is_in_rich_text || (answer && answer->is_boolean() && answer->get<bool>());
  }
  if (!is_in_rich_text) co_await press_key(page_.shared_from_this(), last_session_, "Tab");
  // What opens with the focus closes again: it would cover the button, or move it away under the press.
  for (PageFrame const& frame : page_.frames.in_order())
    (void)co_await page_.evaluate(frame.id, "legwork.release_focus()", 500ms);
}

core::FillReading FieldWriter::reading_of(FillEntry const& entry, FillOutcome outcome) const {
  core::FillReading out{.ref = entry.ref, .key = entry.key, .outcome = outcome};
  auto const held = last_held_.find(entry.ref);
  auto const written = last_written_.find(entry.ref);
  bool const is_covered = outcome == FillOutcome::covered;
  bool const stands = outcome == FillOutcome::different || entry.action == FillAction::choose || is_covered;
  if (stands && held != last_held_.end())
    out.shape = is_typed(entry) && !is_covered ? core::shape_of(held->second)
                                               : held->second; // the page's own words of a choice
  bool const is_changed = outcome == FillOutcome::different || outcome == FillOutcome::cleared;
  if (is_changed && is_typed(entry) && written != last_written_.end())
    out.written_shape = core::shape_of(written->second);
  return out;
}

// What the page made of it is not what was written, and will not be.
asio::awaitable<Written> FieldWriter::after_change(FillEntry entry, Content now) {
  last_held_[entry.ref] = now.text;
  page_.note_changed(entry.key, now.text);
  if (entry.required) co_return Written{FillOutcome::different};
  co_return co_await empty(entry);
}

asio::awaitable<Written> FieldWriter::empty(FillEntry entry) {
  auto const focused = co_await ask(entry.ref, "take_focus");
  if (!focused) co_return lost(focused.error());
  if (focused->is_boolean() && focused->get<bool>()) {
    last_session_ = session_of(entry.ref);
    co_await press_key(page_.shared_from_this(), last_session_, "Backspace");
    co_await leave();
  }
  auto now = co_await content(entry.ref);
  if (!now) co_return lost(now.error());
  if (!is_as_before(entry, *now)) {
    (void)co_await ask(entry.ref, "restore", json_text(before_[entry.ref]));
    now = co_await content(entry.ref);
    if (!now) co_return lost(now.error());
  }
  co_return Written{is_as_before(entry, *now) ? FillOutcome::cleared : FillOutcome::different};
}

std::string FieldWriter::value_for(FillEntry const& entry) const {
  auto const known = values_.find(entry.key);
  return !entry.text.empty() || known == values_.end() ? entry.text : known->second;
}

std::vector<std::string> FieldWriter::ways_to_write(FillEntry const& entry) const {
  std::string const value = value_for(entry);
  bool const is_phone = entry.key == key_of(CustomerField::phone) && entry.text.empty();
  if (is_phone && phone_ && !value.empty()) return phone_->ways(entry.phone_format, region_);
  std::string const zip = short_zip(entry, value);
  return zip.empty() ? std::vector{value} : std::vector{value, zip};
}

bool FieldWriter::is_kept(FillEntry const& entry, Content const& now) const {
  if (now.refused) return false;
  if (entry.key == key_of(CustomerField::phone) && phone_)
    return *entry.phone_format == core::PhoneFormat::after_country_code
               ? phone_->is_same(now.text, "+" + phone_->country_code(), region_)
               : phone_->is_same(now.text, now.country_code, region_);
  std::string const value = value_for(entry);
  std::string const zip = short_zip(entry, value);
  if (!zip.empty() && comparable(entry, now.text) == zip) return true;
  return comparable(entry, now.text) == comparable(entry, value);
}

// Empty, or as it was before anything was written: masks and phone widgets put blanks and a country's code into an
// empty box.
bool FieldWriter::is_as_before(FillEntry const& entry, Content const& now) const {
  auto const before = before_.find(entry.ref);
  if (before != before_.end() && now.text == before->second) return true;
  bool const may_hold_code = entry.key == key_of(CustomerField::phone) && core::trim(now.text).starts_with("+");
  return !now.unreadable && letters_and_digits(now.text) <= (may_hold_code ? 3 : 0);
}

Written FieldWriter::lost(core::Error const& error) const {
  return {FillOutcome::gone, true, error.kind == core::ErrorKind::timeout};
}

asio::awaitable<core::Result<FieldWriter::Content>> FieldWriter::content(int ref) {
  auto const now = co_await ask(ref, "content_now");
  if (!now) co_return std::unexpected(now.error());
  if (!now->is_object()) co_return core::fail(core::ErrorKind::closed, "the control is gone");
  co_return Content{.text = text_at(*now, "text"),
                    .country_code = text_at(*now, "code"),
                    .refused = flag_at(*now, "refused"),
                    .unreadable = flag_at(*now, "unreadable")};
}

asio::awaitable<core::Result<Json>> FieldWriter::ask(int ref, std::string function, std::string argument) {
  co_return co_await ask_control(page_, ref, std::move(function), std::move(argument));
}

// Clicks the control; where something lies over it, the focus is taken without a click.
asio::awaitable<Written> FieldWriter::reach(FillEntry entry) {
  ClickPoint const at = co_await aim_when_uncovered(page_.shared_from_this(), entry.ref);
  if (at.problem == Clicked::covered) last_held_[entry.ref] = at.covered_by;
  if (at.problem == Clicked::covered) co_return Written{FillOutcome::covered};
  if (at.problem == Clicked::gone || at.problem == Clicked::no_answer)
    co_return Written{FillOutcome::gone, true, at.problem == Clicked::no_answer};
  if (at.problem != Clicked::yes) co_return Written{FillOutcome::not_editable};
  last_session_ = at.session;
  co_await click(page_.shared_from_this(), at, Await::input_handled);
  // Awaited before anything is typed: Chromium may reorder the two, and the text lands in the wrong field.
  auto const focused = co_await ask(entry.ref, "take_focus");
  if (!focused) co_return lost(focused.error());
  if (focused->is_null()) co_return Written{FillOutcome::gone, true};
  if (!focused->get<bool>()) co_return Written{FillOutcome::not_editable};
  co_return Written{};
}

asio::awaitable<Written> FieldWriter::type(FillEntry entry, std::string value, bool by_keys, Pace pace) {
  auto const editable = co_await ask(entry.ref, "is_editable");
  if (!editable) co_return lost(editable.error());
  if (editable->is_null()) co_return Written{FillOutcome::gone, true};
  if (!editable->get<bool>()) co_return Written{FillOutcome::not_editable};
  last_written_[entry.ref] = value;
  auto const reached = co_await reach(entry);
  if (reached.lost || reached.outcome != FillOutcome::accepted) co_return reached;
  if (by_keys)
    co_await send_keys(value, pace);
  else
    (void)co_await page_.call(last_session_, "Input.insertText", {{"text", value}});
  if (may_be_offered_choices(entry)) co_await settle_offer(page_.shared_from_this(), entry.ref, value);
  co_return Written{};
}

// The first key replaces what take_focus selected. Never a line break: in a single line it would submit.
asio::awaitable<void> FieldWriter::send_keys(std::string value, Pace pace) {
  for (std::size_t at = 0; at < value.size() && !page_.is_over();) {
    std::size_t next = at + 1;
    while (next < value.size() && (static_cast<unsigned char>(value[next]) & 0xC0) == 0x80) ++next;
    std::string const character = value.substr(at, next - at);
    at = next;
    if (character == "\n" || character == "\r") continue;
    Json event{{"type", "keyDown"}, {"text", character}, {"unmodifiedText", character}, {"key", character}};
    if (core::is_digit(character[0]))
      event.update({{"code", "Digit" + character}, {"windowsVirtualKeyCode", static_cast<int>(character[0])}});
    page_.send(last_session_, "Input.dispatchKeyEvent", event);
    event["type"] = "keyUp";
    event.erase("text");
    event.erase("unmodifiedText");
    if (pace == Pace::at_once && at < value.size()) {
      page_.send(last_session_, "Input.dispatchKeyEvent", event);
      continue;
    }
    (void)co_await page_.call(last_session_, "Input.dispatchKeyEvent", event);
    if (pace == Pace::slowly) (void)co_await page_.evaluate(page_.frames.main_id(), "legwork.pass(30)", 1s);
  }
}

asio::awaitable<Written> FieldWriter::choose(FillEntry entry) {
  bool const is_code = entry.key == key_of(DerivedValue::phone_country_code);
  std::string const value = value_for(entry);
  std::string function = "choose";
  std::string argument;
  std::vector<std::string> names;
  if (is_code && phone_) {
    function = "choose_country_code";
    argument = json_text(phone_->country_code()) + "," + json_text(names_of_country(phone_->region()));
  } else {
    names = names_to_choose(entry, value);
    argument = json_text(names);
  }
  auto answer = co_await ask(entry.ref, function, argument);
  auto const last_moment = std::chrono::steady_clock::now() + dependent_list_time;
  while (answer && flag_at(*answer, "waits") && std::chrono::steady_clock::now() < last_moment) {
    co_await page_.wait(100ms);
    answer = co_await ask(entry.ref, function, argument);
  }
  if (!answer) co_return lost(answer.error());
  if (answer->is_null()) co_return Written{FillOutcome::gone, true};
  bool is_chosen = flag_at(*answer, "chosen");
  if (flag_at(*answer, "by_hand")) {
    if (std::string text = text_at(*answer, "text"); !text.empty()) names = {std::move(text)};
    auto const by_hand = co_await choose_by_hand(page_.shared_from_this(), entry.ref, names);
    if (!by_hand) co_return lost(by_hand.error());
    is_chosen = *by_hand;
    if (!is_chosen) {
      auto const native = co_await ask(entry.ref, "choose_native", json_text(names));
      is_chosen = native && flag_at(*native, "chosen");
    }
  }
  if (is_code) has_country_code_ = is_chosen;
  if (auto const now = co_await content(entry.ref); is_chosen && now) last_written_[entry.ref] = now->text;
  if (!is_chosen) co_return co_await without_choice(entry);
  co_await await_dependent_lists(entry.ref);
  co_return Written{};
}

// Where another country's code stands beside the number's box, the number's own is chosen there first: some take no
// other code in the box, others write it twice. True where the box then wants what follows the code that stands beside
// it.
asio::awaitable<bool> FieldWriter::choose_phone_country(FillEntry entry, std::string shown_code) {
  bool const is_phone = entry.key == key_of(CustomerField::phone) && entry.text.empty() && phone_.has_value();
  if (!is_phone || shown_code.empty()) co_return false;
  if (shown_code == "+" + phone_->country_code()) co_return true;
  auto const page = page_.shared_from_this();
  (void)co_await adapters::choose_phone_country(page, entry.ref, phone_->country_code(), phone_->region(),
                                                names_of_country(phone_->region()));
  auto const now = co_await content(entry.ref);
  co_return now && now->country_code == "+" + phone_->country_code();
}

// Lists that a choice wakes (a country's states) come a moment after it.
asio::awaitable<void> FieldWriter::await_dependent_lists(int ref) {
  auto const last_moment = std::chrono::steady_clock::now() + dependent_list_time;
  std::int64_t waiting_at_first = -1;
  while (!page_.is_over() && std::chrono::steady_clock::now() < last_moment) {
    auto const count = co_await ask(ref, "waiting_lists");
    if (!count || !count->is_number_integer()) co_return;
    auto const waiting = count->get<std::int64_t>();
    if (waiting == 0 || (waiting_at_first >= 0 && waiting < waiting_at_first)) co_return;
    waiting_at_first = std::max(waiting_at_first, waiting);
    co_await page_.wait(100ms);
  }
}

// No choice fits, and the list stands as the page has it. That may be sent where nothing is chosen, or where it says
// nothing about the customer that is known otherwise.
asio::awaitable<Written> FieldWriter::without_choice(FillEntry entry) {
  auto const now = co_await content(entry.ref);
  if (!now) co_return lost(now.error());
  last_held_[entry.ref] = now->text;
  bool const says_otherwise = entry.key == key_of(CustomerField::state) ||
                              entry.key == key_of(CustomerField::country) ||
                              entry.key == key_of(CustomerField::salutation);
  bool const contradicts = says_otherwise && !now->text.empty();
  co_return Written{entry.required || contradicts ? FillOutcome::different : FillOutcome::cleared};
}

// What was chosen or ticked, once more where the page took it back.
asio::awaitable<Written> FieldWriter::read_back_choice(FillEntry entry) {
  if (entry.action != FillAction::choose) co_return co_await tick(entry, entry.action == FillAction::check);
  auto const now = co_await content(entry.ref);
  if (!now) co_return lost(now.error());
  auto const chosen = last_written_.find(entry.ref);
  if (chosen == last_written_.end() || now->text == chosen->second) co_return Written{};
  auto const again = co_await choose(entry);
  if (again.lost || again.outcome != FillOutcome::accepted) co_return again;
  auto const then = co_await content(entry.ref);
  if (!then) co_return lost(then.error());
  if (then->text == chosen->second) co_return Written{};
  co_return co_await without_choice(entry);
}

// The box itself, else the beginning of its label (further on there may be a link), else the space bar.
asio::awaitable<Written> FieldWriter::tick(FillEntry entry, bool wanted) {
  for (int way = 0; way < 4; ++way) {
    auto const now = co_await ask(entry.ref, "is_checked");
    if (!now) co_return lost(now.error());
    if (now->is_null()) co_return Written{FillOutcome::gone, true};
    if (now->get<bool>() == wanted) co_return Written{};
    if (way == 3) break;
    if (way < 2) {
      ClickPoint const at = co_await aim_at(page_.shared_from_this(), entry.ref, way == 0 ? Aim::itself : Aim::label);
      if (at.problem == Clicked::yes) co_await click(page_.shared_from_this(), at, Await::input_handled);
      if (at.problem == Clicked::yes) last_session_ = at.session;
      continue;
    }
    auto const focused = co_await ask(entry.ref, "take_focus");
    if (!focused || !focused->is_boolean() || !focused->get<bool>()) break;
    co_await press_key(page_.shared_from_this(), session_of(entry.ref), " ");
  }
  co_return Written{FillOutcome::not_editable};
}

std::string FieldWriter::session_of(int ref) const {
  Handle const* const known = page_.controls.find(ref);
  auto const* const frame = known == nullptr ? nullptr : page_.frames.find(known->frame);
  return frame == nullptr ? page_.root_session() : frame->session;
}

} // namespace legwork::adapters
