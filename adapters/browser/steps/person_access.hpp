// The live page in a person's hands: from when on they may act, and what becomes of what they send (P77).
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>

#include "adapters/browser/live_page.hpp"
#include "core/model/effects.hpp"
#include "core/model/step_results.hpp"

namespace legwork::adapters {

// Every request is paused first. `report` is called with each send of theirs, which waits for its decision.
boost::asio::awaitable<void> allow_person_input(std::shared_ptr<LivePage> page,
                                                std::function<void(core::PersonSendPaused)> report);

// At once; what waits fails.
void stop_person_input(LivePage& page);

} // namespace legwork::adapters
