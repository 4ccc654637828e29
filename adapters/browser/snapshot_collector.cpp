// Frames are asked all at once. Closed shadow roots are handed to the page script, which cannot reach them
// itself.
#include "adapters/browser/snapshot_collector.hpp"

#include <algorithm>
#include <set>

#include "adapters/browser/frame_snapshot.hpp"
#include "adapters/net/when_all.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
using core::Result;

namespace {

constexpr std::size_t frame_limit = 40; // advertisements come by the dozen; forms do not

using Page = std::shared_ptr<LivePage>;

// --- closed shadow roots

// True when the element hid a closed root, which the page script has now.
asio::awaitable<bool> adopt_root_of(Page page, std::string session, std::int64_t context, std::string host) {
  auto const described = co_await page->call(session, "DOM.describeNode", {{"objectId", host}, {"depth", 0}});
  if (!described) co_return false;
  bool adopted = false;
  Json const& roots = part_at(part_at(*described, "node"), "shadowRoots");
  if (!roots.is_array()) co_return false;
  for (Json const& root : roots) {
    if (text_at(root, "shadowRootType") != "closed") continue;
    auto const resolved =
        co_await page->call(session, "DOM.resolveNode",
                            {{"backendNodeId", number_at(root, "backendNodeId")}, {"executionContextId", context}});
    if (!resolved) continue;
    auto const given = co_await page->call(session, "Runtime.callFunctionOn",
                                           {{"objectId", text_at(part_at(*resolved, "object"), "objectId")},
                                            {"functionDeclaration", "function(){legwork.adopt(this)}"}});
    adopted = adopted || given.has_value();
  }
  co_return adopted;
}

asio::awaitable<bool> adopt_roots(Page page, PageFrame frame) {
  auto const list = co_await page->evaluate_object(frame.id, "legwork.offer_hosts()");
  if (!list) co_return false;
  auto const members = co_await page->call(frame.session, "Runtime.getProperties",
                                           {{"objectId", text_at(*list, "objectId")}, {"ownProperties", true}});
  if (!members || !part_at(*members, "result").is_array()) co_return false;
  std::vector<asio::awaitable<bool>> tasks;
  for (Json const& member : part_at(*members, "result")) {
    std::string const host = text_at(part_at(member, "value"), "objectId");
    if (core::is_digit(text_at(member, "name")[0]) && !host.empty())
      tasks.push_back(adopt_root_of(page, frame.session, frame.context, host));
  }
  bool any = false;
  for (auto const& adopted : co_await when_all(page->tasks, std::move(tasks), page->until()))
    any = any || adopted.value_or(false);
  co_return any;
}

// --- one frame

asio::awaitable<Result<FrameSnapshot>> look_into(Page page, PageFrame frame) {
  if (frame.world.empty()) {
    co_await page->ensure_world(frame.id);
    auto const* const now = page->frames.find(frame.id);
    if (now == nullptr) co_return core::fail(core::ErrorKind::closed, "the frame is gone");
    frame = *now;
  }
  for (int round = 0;; ++round) {
    auto const answer = co_await page->evaluate(frame.id, "legwork.collect()", 5s);
    if (!answer) co_return std::unexpected(answer.error());
    auto look = read_frame_look(*answer);
    // Roots inside roots: three levels are more than any form known.
    if (look && look->hosts > 0 && round < 3 && co_await adopt_roots(page, frame)) continue;
    co_return look;
  }
}

// --- places

// The frame's element in its parent's world.
asio::awaitable<std::string> owner_of(Page page, PageFrame frame) {
  if (!frame.owner.empty()) co_return frame.owner;
  auto const* const parent = page->frames.find(frame.parent);
  if (parent == nullptr || parent->world.empty()) co_return "";
  PageFrame const holder = *parent;
  auto const found = co_await page->call(holder.session, "DOM.getFrameOwner", {{"frameId", frame.id}});
  if (!found) co_return "";
  auto const resolved = co_await page->call(
      holder.session, "DOM.resolveNode",
      {{"backendNodeId", number_at(*found, "backendNodeId")}, {"executionContextId", holder.context}});
  if (!resolved) co_return "";
  std::string const owner = text_at(part_at(*resolved, "object"), "objectId");
  if (auto* const known = page->frames.find(frame.id)) known->owner = owner;
  co_return owner;
}

asio::awaitable<Json> place_of(Page page, PageFrame frame) {
  auto const* const parent = page->frames.find(frame.parent);
  if (parent == nullptr) co_return Json{};
  std::string const session = parent->session;
  std::string const owner = co_await owner_of(page, frame);
  if (owner.empty()) co_return Json{};
  auto const answer = co_await page->call(session, "Runtime.callFunctionOn",
                                          {{"objectId", owner},
                                           {"functionDeclaration", "function(){return legwork.frame_place.call(this)}"},
                                           {"returnByValue", true}});
  co_return answer ? part_at(part_at(*answer, "result"), "value") : Json{};
}

core::Frame frame_entry(LivePage const& page, PageFrame const& frame, Json const& place, FrameSnapshot const& look,
                        std::map<std::string, int> const& numbers, core::Snapshot const& snapshot) {
  core::Frame out;
  std::string const url = frame.url.empty() ? look.url : frame.url;
  out.url = core::presentable(page.redaction.clean(url), 2000);
  auto const parent = numbers.find(frame.parent);
  if (parent == numbers.end()) return out; // the main frame, or a popup's
  out.parent = parent->second;
  out.cross_site = page.frames.is_cross_site(frame);
  Json const& box = part_at(place, "box");
  out.box = {static_cast<int>(number_at(box, "x")), static_cast<int>(number_at(box, "y")),
             static_cast<int>(number_at(box, "w")), static_cast<int>(number_at(box, "h"))};
  out.visible = flag_at(place, "visible") && snapshot.frames[static_cast<std::size_t>(out.parent)].visible;
  return out;
}

// The overlay that a frame shows: the one in whose box its element stands (`place`), or that of the frame around it.
struct OverlayPlaces {
  std::map<std::string, OverlayBoxes> boxes; // by the frame that they lie in
  std::map<std::string, int> shown;          // overlays by the frames that are part of them
  std::map<std::string, int> heights;        // of the windows of frames

  int shown_by(PageFrame const& frame, Json const& place) const {
    if (auto const around = shown.find(frame.parent); around != shown.end()) return around->second;
    auto const known = boxes.find(frame.parent);
    Json const& over = part_at(place, "over");
    if (known == boxes.end() || !over.is_array()) return -1;
    for (auto const& [box, overlay] : known->second) {
      if (std::ranges::any_of(over, [&](Json const& ref) { return ref.is_number() && ref.get<int>() == box; }))
        return overlay;
    }
    return -1;
  }
};

void finish(LivePage const& page, core::Snapshot& snapshot, FrameSnapshot const& main) {
  auto const& answer = page.traffic.main_document();
  snapshot.url = main.url;
  snapshot.title = main.title;
  snapshot.language = main.language;
  snapshot.status = answer.status;
  snapshot.challenge_header = answer.is_challenge;
}

} // namespace

asio::awaitable<FrameOrigin> origin_of(Page page, std::string frame) {
  FrameOrigin out;
  for (int depth = 0; depth < 10; ++depth) {
    auto const* const known = page->frames.find(frame);
    if (known == nullptr || known->parent.empty() || page->frames.is_cross_site(*known)) co_return out;
    PageFrame const copy = *known;
    Json const place = co_await place_of(page, copy);
    auto const number = [&](char const* name) {
      Json const& value = part_at(place, name);
      return value.is_number() ? value.get<double>() : 0.0;
    };
    out.x += number("x");
    out.y += number("y");
    frame = copy.parent;
  }
  co_return out;
}

asio::awaitable<Result<core::Snapshot>> collect(Page page) {
  std::vector<PageFrame> frames = page->frames.in_order();
  if (frames.size() > frame_limit) frames.resize(frame_limit);
  if (frames.empty()) co_return core::fail(core::ErrorKind::closed, "the page has no frame");
  std::vector<asio::awaitable<Result<FrameSnapshot>>> looks;
  std::vector<asio::awaitable<Json>> places;
  for (auto const& frame : frames) {
    looks.push_back(look_into(page, frame));
    places.push_back(place_of(page, frame));
  }
  auto seen = co_await when_all(page->tasks, std::move(looks), page->until());
  auto const where = co_await when_all(page->tasks, std::move(places), page->until());
  if (!seen[0]) co_return core::fail(core::ErrorKind::timeout, "the page does not answer");
  if (!*seen[0]) co_return std::unexpected(seen[0]->error());
  core::Snapshot snapshot;
  std::map<std::string, int> numbers; // frame id → place in the snapshot
  OverlayPlaces overlays;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (!seen[i] || !*seen[i]) continue; // gone or busy: the rest of the page is still worth having
    auto const* const now = page->frames.find(frames[i].id);
    if (now == nullptr || (!now->parent.empty() && !numbers.contains(now->parent))) continue;
    FrameSnapshot& look = **seen[i];
    make_presentable(look, page->redaction);
    PageFrame const frame = *now;
    auto place = frame_entry(*page, frame, where[i].value_or(Json{}), look, numbers, snapshot);
    numbers[frame.id] = static_cast<int>(snapshot.frames.size());
    if (i == 0) finish(*page, snapshot, look);
    if (where[i] && flag_at(*where[i], "aside")) look.aside = {look.text};
    look.shown_in = overlays.shown_by(frame, where[i].value_or(Json{}));
    if (look.shown_in >= 0) overlays.shown[frame.id] = look.shown_in;
    int const shown_in = look.shown_in;
    overlays.heights[frame.id] = look.window_height;
    overlays.boxes[frame.id] = add_frame(snapshot, std::move(look), std::move(place), [&](int local) {
      return page->controls.ref_of({frame.id, frame.world, local});
    });
    if (shown_in < 0 && i > 0) add_covered(snapshot, numbers[frame.id], overlays.heights[frame.parent]);
  }
  co_return snapshot;
}

} // namespace legwork::adapters
