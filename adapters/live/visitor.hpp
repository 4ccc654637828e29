// One client's connection, as a small state machine over text messages: hello first, then everything else.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "adapters/live/channel.hpp"
#include "adapters/live/hall.hpp"

namespace legwork::adapters {

class Visitor {
 public:
  // `who` is known already where the handshake carried a token. `channel` outlives this.
  Visitor(Hall& hall, Channel& channel, std::optional<Identity> who);
  ~Visitor();
  Visitor(Visitor const&) = delete;
  Visitor& operator=(Visitor const&) = delete;

  void heard(std::string_view text);
  void heard_binary();
  void told(Told const& event);
  void drained(); // the channel has room again
  void close(std::uint16_t code, std::string const& reason);
  void replaced(); // by another connection of its session

  bool greeted() const { return session_ != 0; }
  Identity const& who() const { return who_ ? *who_ : nobody_; }
  core::SessionId session() const { return session_; }

 private:
  enum class Hears { all, none, some };

  Hall& hall_;
  Channel& channel_;
  std::optional<Identity> who_;
  Identity nobody_;
  core::SessionId session_ = 0;
  Hears hears_ = Hears::all;
  std::set<core::BatchId> batches_;
  std::uint64_t cursor_ = 0; // the newest event it was told
  Bucket messages_;
  int refused_in_a_row_ = 0;
  bool welcomed_ = false; // no event before
  bool behind_ = true;    // events come from the history
  bool closed_ = false;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true); // answers that come late ask it

  void say(Json const& json);
  void say_error(WireError error, Json const* answered = nullptr);
  void hello(Json const& message);
  void welcome(std::string resumed, std::uint64_t after);
  bool read_subscription(Json const& value);
  bool wants(Told const& event) const;
  void answer_read(Json const& message, core::Result<Json> body);
  void dispatch(std::string const& type, Json const& message);
  void order(std::string const& type, Json const& message);
  void search(Json const& message);
};

} // namespace legwork::adapters
