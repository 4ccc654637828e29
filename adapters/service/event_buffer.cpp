// A ring of shared texts.
#include "adapters/service/event_buffer.hpp"

#include <algorithm>

#include "adapters/wire/state_json.hpp"

namespace legwork::adapters {

std::vector<BufferedEvent> EventBuffer::append(std::vector<core::ClientEvent> const& events, core::Mode mode) {
  std::vector<BufferedEvent> out;
  for (core::ClientEvent const& event : events) {
    core::ClientEvent reported = event;
    if (!reported.batch_id) reported.mode = mode;
    out.push_back({event_number(event.seq, out.size()), event.batch_id, event.contact_id,
                   std::make_shared<std::string const>(text_of(to_json(reported, out.size())))});
    bytes_ += out.back().text->size();
    events_.push_back(out.back());
    if (!event.who.empty()) acts_.push_back(out.back());
  }
  while (events_.size() > most_events || (bytes_ > most_bytes && events_.size() > 1)) {
    bytes_ -= events_.front().text->size();
    events_.pop_front();
    has_all_ = false;
  }
  while (acts_.size() > most_acts) acts_.pop_front();
  return out;
}

Json EventBuffer::audit(std::uint64_t before, std::size_t most, MaySee const& may_see) const {
  Json out = Json::array();
  for (auto act = acts_.rbegin(); act != acts_.rend() && out.size() < most; ++act) {
    if ((before != 0 && act->number >= before) || !may_see(act->batch)) continue;
    Json const event = Json::parse(*act->text);
    Json& entry = out.emplace_back(Json::object());
    for (char const* name : {"seq", "at", "who", "type", "batch_id", "contact_id", "dealer_name", "detail"})
      entry[name] = event[name];
  }
  return out;
}

std::optional<std::size_t> EventBuffer::position_after(std::uint64_t number) const {
  bool const reaches = has_all_ || (!events_.empty() && number >= events_.front().number);
  if (!reaches || number > newest() + 1) return {};
  auto const first = std::ranges::upper_bound(events_, number, {}, &BufferedEvent::number);
  return static_cast<std::size_t>(first - events_.begin());
}

Json EventBuffer::timeline(core::ContactId contact, std::size_t most) const {
  std::vector<Json> found;
  for (auto reported = events_.rbegin(); reported != events_.rend() && found.size() < most; ++reported) {
    if (reported->contact != contact) continue;
    Json const event = Json::parse(*reported->text);
    found.push_back({{"seq", event["seq"]},
                     {"at", event["at"]},
                     {"type", event["type"]},
                     {"phase", event["phase"]},
                     {"detail", event["detail"]}});
  }
  Json out = Json::array();
  for (auto item = found.rbegin(); item != found.rend(); ++item) out.push_back(std::move(*item));
  return out;
}

} // namespace legwork::adapters
