// Writes one field after the other as a person would: click, type, move on; and reads each back. What the page changed
// is written again in other forms, then emptied where the field may stay empty (P82).
#pragma once

#include <boost/asio/awaitable.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/browser/live_page.hpp"
#include "adapters/browser/phone_number.hpp"
#include "core/model/fill_plan.hpp"

namespace legwork::adapters {

// What one field came to; `lost` where the control or its whole document went away.
struct Written {
  core::FillOutcome outcome = core::FillOutcome::accepted;
  bool lost = false;
  bool timed_out = false;
};

class FieldWriter {
 public:
  explicit FieldWriter(LivePage& page) : page_(page) {}

  // Before each filling: a person may have given another value meanwhile. `region`: see FillPlan.
  void begin(std::map<std::string, std::string> values, std::string region);

  boost::asio::awaitable<Written> write(core::FillEntry entry);
  // Once the focus has left the field: what it holds, after another try where the page changed it.
  boost::asio::awaitable<Written> read_back(core::FillEntry entry);
  // The same right before the press, when nothing is typed any more: what is not as it was read back is emptied, or
  // left for a person.
  boost::asio::awaitable<Written> check(core::FillEntry entry, core::FillOutcome read_back);
  boost::asio::awaitable<void> leave();

  // What the field holds and what was to stand there, by the look of it; set by read_back and check where the two
  // differ.
  core::FillReading reading_of(core::FillEntry const& entry, core::FillOutcome outcome) const;

 private:
  enum class Pace { at_once, slowly };
  struct Content {
    std::string text;
    std::string country_code; // that a widget shows beside it
    bool refused = false;     // the browser would not send it so
    bool unreadable = false;  // something is typed in that the browser calls no value
  };

  LivePage& page_; // which owns this object
  std::map<std::string, std::string> values_;
  std::string region_;
  std::optional<PhoneNumber> phone_;
  bool has_country_code_ = true;            // of the phone number, in the list before it
  std::string last_session_;                // of the control that has the focus
  std::map<int, std::string> before_;       // what each control held before, by ref
  std::map<int, std::string> last_written_; // by ref
  std::map<int, std::string> last_held_;    // where it is not what was written

  boost::asio::awaitable<core::Result<Json>> ask(int ref, std::string function, std::string argument = "");
  boost::asio::awaitable<core::Result<Content>> content(int ref);
  boost::asio::awaitable<Written> reach(core::FillEntry entry);
  boost::asio::awaitable<Written> type(core::FillEntry entry, std::string value, bool by_keys, Pace pace);
  boost::asio::awaitable<void> send_keys(std::string value, Pace pace);
  boost::asio::awaitable<Written> choose(core::FillEntry entry);
  boost::asio::awaitable<bool> choose_phone_country(core::FillEntry entry, std::string shown_code);
  boost::asio::awaitable<void> await_dependent_lists(int ref);
  boost::asio::awaitable<Written> without_choice(core::FillEntry entry);
  boost::asio::awaitable<Written> tick(core::FillEntry entry, bool wanted);
  boost::asio::awaitable<Written> empty(core::FillEntry entry);
  boost::asio::awaitable<Written> after_change(core::FillEntry entry, Content now);
  boost::asio::awaitable<Written> read_back_choice(core::FillEntry entry);
  std::string value_for(core::FillEntry const& entry) const;
  std::vector<std::string> ways_to_write(core::FillEntry const& entry) const;
  bool is_kept(core::FillEntry const& entry, Content const& now) const;
  bool is_as_before(core::FillEntry const& entry, Content const& now) const;
  Written lost(core::Error const& error) const;
  std::string session_of(int ref) const;
};

} // namespace legwork::adapters
