// Gives a page what a person does: real input events of the browser, in the order in which they came.
#pragma once

#include <deque>
#include <memory>
#include <string>

#include "adapters/browser/live_page.hpp"
#include "adapters/service/live_pages.hpp"

namespace legwork::adapters {

class PersonInputQueue : public std::enable_shared_from_this<PersonInputQueue> {
 public:
  explicit PersonInputQueue(std::weak_ptr<LivePage> page) : page_(std::move(page)) {}

  // Returns at once. Errors: refused where no person may act on the page now, not_found where it is not open, invalid
  // for a value that the customer does not have, unavailable where the page is far behind.
  core::Result<void> add(PersonInput const& input);

 private:
  // One of the DevTools protocol.
  struct Event {
    PersonInput input;
    std::string method;
    Json parameters;
    bool moves_focus = false; // what follows waits until it has arrived
    bool ends_press = false;  // the page may send at it
  };

  std::weak_ptr<LivePage> page_;
  std::deque<Event> waiting_;
  bool is_working_ = false;
  SteadyTime next_press_{}; // not before

  static core::Result<Event> event_of(LivePage const& page, PersonInput const& input);
  boost::asio::awaitable<void> work(std::shared_ptr<LivePage> page);
};

} // namespace legwork::adapters
