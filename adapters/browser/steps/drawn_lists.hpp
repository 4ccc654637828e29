// Lists that scripts draw: comboboxes, and styled lists over native ones. They are opened by a click, as a visitor
// does; nothing is typed into them that is not one of their choices.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>
#include <vector>

#include "adapters/browser/live_page.hpp"

namespace legwork::adapters {

// Calls a function of the page's script with the control's handle; fails where the control or its document is gone.
boost::asio::awaitable<core::Result<Json>> ask_control(LivePage& page, int ref, std::string function,
                                                       std::string argument = "");

// Opens every list of a form whose choices are in no page until it is open, notes them for the next look, and closes
// it again. At most 8 in each frame.
boost::asio::awaitable<void> read_drawn_lists(std::shared_ptr<LivePage> page);

// Opens the list and clicks the choice that says one of `wanted`, within 3 s; true where the field shows it then.
boost::asio::awaitable<core::Result<bool>> choose_by_hand(std::shared_ptr<LivePage> page, int ref,
                                                          std::vector<std::string> wanted);

// Chooses the country of a phone number in the list beside its box: the one with `code` ("49"), of several the one that
// is `region` ("DE") or has one of `names`. True where the list had it; the caller sees what stands beside the box
// then.
boost::asio::awaitable<bool> choose_phone_country(std::shared_ptr<LivePage> page, int ref, std::string code,
                                                  std::string region, std::vector<std::string> names);

// After `text` was typed into a box that offers choices: clicks the one that says just that, or else closes the offer.
boost::asio::awaitable<void> settle_offer(std::shared_ptr<LivePage> page, int ref, std::string text);

} // namespace legwork::adapters
