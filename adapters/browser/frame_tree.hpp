// Which frames a page has, which session speaks for each, and the isolated world of each in which the page
// script runs. Bookkeeping from events; asks nothing.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "adapters/browser/cdp.hpp"

namespace legwork::adapters {

inline constexpr char const* world_name = "legwork";

struct PageFrame {
  std::string id;
  std::string parent;  // empty for the main frame and for the first frame of a popup
  std::string session; // in whose coordinates and worlds it lives
  std::string url;
  std::string world;        // unique id of the isolated world, empty while there is none
  std::int64_t context = 0; // the same world's number in its session
  std::string owner;        // object id of the frame's element in its parent's world, empty while unknown
};

class FrameTree {
 public:
  // True where the event was about frames or worlds and changed something.
  bool on_cdp_event(std::string const& session, std::string const& method, Json const& parameters);

  void session_began(std::string const& session, std::string const& frame_id); // its root frame
  void session_ended(std::string const& session);

  PageFrame* find(std::string const& id);
  PageFrame const* main() const { return find_const(main_id_); }
  std::string const& main_id() const { return main_id_; }
  // A child whose parent lives in another session.
  bool is_cross_site(PageFrame const& frame) const;
  std::vector<PageFrame> in_order() const; // parents before their children; copies, safe across waits

 private:
  std::map<std::string, PageFrame> frames_;
  std::vector<std::string> order_; // as they came
  std::string main_id_;

  PageFrame const* find_const(std::string const& id) const;
  PageFrame& add(std::string const& id, std::string const& parent, std::string const& session);
  void remove(std::string const& id);
  void navigated(std::string const& session, Json const& frame);
  void world_made(std::string const& session, Json const& context);
  void worlds_gone(std::string const& session, std::string const& unique_id);
};

} // namespace legwork::adapters
