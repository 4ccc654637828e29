// A frame may move between processes ("swap"): its old session says that it is detached, its new one that it
// is there.
#include "adapters/browser/frame_tree.hpp"

#include <algorithm>

namespace legwork::adapters {

bool FrameTree::on_cdp_event(std::string const& session, std::string const& method, Json const& parameters) {
  if (method == "Page.frameAttached") {
    add(text_at(parameters, "frameId"), text_at(parameters, "parentFrameId"), session);
  } else if (method == "Page.frameNavigated") {
    navigated(session, part_at(parameters, "frame"));
  } else if (method == "Page.navigatedWithinDocument") {
    if (auto* frame = find(text_at(parameters, "frameId"))) frame->url = text_at(parameters, "url");
  } else if (method == "Page.frameDetached") {
    auto* const frame = find(text_at(parameters, "frameId"));
    if (frame == nullptr) return false;
    if (text_at(parameters, "reason") != "swap")
      remove(frame->id);
    else if (frame->session == session)
      frame->world.clear();
  } else if (method == "Runtime.executionContextCreated") {
    world_made(session, part_at(parameters, "context"));
  } else if (method == "Runtime.executionContextDestroyed") {
    worlds_gone(session, text_at(parameters, "executionContextUniqueId"));
  } else if (method == "Runtime.executionContextsCleared") {
    worlds_gone(session, {});
  } else {
    return false;
  }
  return true;
}

void FrameTree::session_began(std::string const& session, std::string const& frame_id) {
  auto* const known = find(frame_id);
  PageFrame& frame = known != nullptr ? *known : add(frame_id, {}, session);
  if (frame.session != session) frame.world.clear();
  frame.session = session;
  if (main_id_.empty()) main_id_ = frame_id;
}

void FrameTree::session_ended(std::string const& session) {
  std::vector<std::string> gone;
  for (auto const& [id, frame] : frames_) {
    if (frame.session == session) gone.push_back(id);
  }
  for (auto const& id : gone) remove(id);
}

PageFrame* FrameTree::find(std::string const& id) {
  auto const at = frames_.find(id);
  return at == frames_.end() ? nullptr : &at->second;
}

PageFrame const* FrameTree::find_const(std::string const& id) const {
  auto const at = frames_.find(id);
  return at == frames_.end() ? nullptr : &at->second;
}

bool FrameTree::is_cross_site(PageFrame const& frame) const {
  auto const* const parent = find_const(frame.parent);
  return parent != nullptr && parent->session != frame.session;
}

std::vector<PageFrame> FrameTree::in_order() const {
  auto const depth_of = [&](PageFrame const* frame) {
    int depth = 0;
    while (frame != nullptr && !frame->parent.empty() && depth < 50) {
      frame = find_const(frame->parent);
      ++depth;
    }
    return depth;
  };
  std::vector<PageFrame> out;
  out.reserve(order_.size());
  for (int depth = 0; out.size() < order_.size(); ++depth) {
    for (auto const& id : order_) {
      if (PageFrame const* const frame = find_const(id); depth_of(frame) == depth) out.push_back(*frame);
    }
  }
  return out;
}

PageFrame& FrameTree::add(std::string const& id, std::string const& parent, std::string const& session) {
  auto const [at, is_new] = frames_.try_emplace(id);
  PageFrame& frame = at->second;
  if (is_new) order_.push_back(id);
  frame.id = id;
  if (!parent.empty()) frame.parent = parent;
  if (frame.session != session) frame.world.clear();
  frame.session = session;
  return frame;
}

void FrameTree::remove(std::string const& id) {
  std::vector<std::string> children;
  for (auto const& [child, frame] : frames_) {
    if (frame.parent == id) children.push_back(child);
  }
  std::string const copy = id; // `id` may belong to the frame itself
  frames_.erase(copy);
  std::erase(order_, copy);
  for (auto const& child : children) remove(child);
}

void FrameTree::navigated(std::string const& session, Json const& frame) {
  PageFrame& known = add(text_at(frame, "id"), text_at(frame, "parentId"), session);
  known.url = text_at(frame, "url") + text_at(frame, "urlFragment");
}

void FrameTree::world_made(std::string const& session, Json const& context) {
  if (text_at(context, "name") != world_name) return;
  std::string const id = text_at(part_at(context, "auxData"), "frameId");
  auto* const known = find(id);
  PageFrame& frame = known != nullptr ? *known : add(id, {}, session);
  if (frame.session != session) return; // the last words of a process that the frame has left
  frame.world = text_at(context, "uniqueId");
  frame.context = number_at(context, "id");
}

void FrameTree::worlds_gone(std::string const& session, std::string const& unique_id) {
  for (auto& [id, frame] : frames_) {
    if (frame.session == session && (unique_id.empty() || frame.world == unique_id)) frame.world.clear();
    auto const* const parent = find_const(frame.parent);
    if (parent != nullptr && parent->world.empty()) frame.owner.clear();
  }
}

} // namespace legwork::adapters
