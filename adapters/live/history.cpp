// A ring of shared texts.
#include "adapters/live/history.hpp"

#include <algorithm>

#include "adapters/wire/shapes.hpp"

namespace legwork::adapters {

std::vector<Told> History::add(std::vector<core::ClientEvent> const& events, core::Mode mode) {
  std::vector<Told> out;
  for (core::ClientEvent const& event : events) {
    core::ClientEvent told = event;
    if (told.batch_id == 0) told.mode = mode;
    out.push_back({event_number(event.seq, out.size()), event.batch_id, event.contact_id, std::make_shared<std::string const>(text_of(to_json(told, out.size())))});
    bytes_ += out.back().text->size();
    told_.push_back(out.back());
  }
  while (told_.size() > most_events || (bytes_ > most_bytes && told_.size() > 1)) {
    bytes_ -= told_.front().text->size();
    told_.pop_front();
    has_all_ = false;
  }
  return out;
}

std::optional<std::size_t> History::after(std::uint64_t number) const {
  bool const reaches = has_all_ || (!told_.empty() && number >= told_.front().number);
  if (!reaches || number > newest() + 1) return {};
  auto const first = std::ranges::upper_bound(told_, number, {}, &Told::number);
  return static_cast<std::size_t>(first - told_.begin());
}

Json History::time_line(core::ContactId contact, std::size_t most) const {
  std::vector<Json> found;
  for (auto told = told_.rbegin(); told != told_.rend() && found.size() < most; ++told) {
    if (told->contact != contact) continue;
    Json const event = Json::parse(*told->text);
    found.push_back({{"seq", event["seq"]}, {"at", event["at"]}, {"type", event["type"]}, {"phase", event["phase"]}, {"detail", event["detail"]}});
  }
  Json out = Json::array();
  for (auto item = found.rbegin(); item != found.rend(); ++item) out.push_back(std::move(*item));
  return out;
}

} // namespace legwork::adapters
