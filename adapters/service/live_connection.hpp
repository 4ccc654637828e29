// One client's connection to the live view, as a state machine over messages: hello first, then contacts are watched
// and used. Pictures never queue: a client that is behind gets the newest one next (docs/live-view.md).
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/service/live_hub.hpp"
#include "adapters/service/message_connection.hpp"
#include "adapters/service/person_input_reader.hpp"
#include "adapters/service/token_bucket.hpp"

namespace legwork::adapters {

// Contact and number of a picture, 32 bits each, the highest byte first; the JPEG follows.
inline constexpr std::size_t frame_header_bytes = 8;

class LiveConnection final : public MessageConnection, public PageViewer {
 public:
  // `who` is known already where the handshake carried a token. `channel` outlives this.
  LiveConnection(LiveHub& hub, Channel& channel, std::optional<Identity> who);
  ~LiveConnection() override;

  void on_writable() override;
  bool is_admitted() const override { return welcomed_; }

  void on_view(core::PageId page, PageView const& view) override;
  void on_picture(core::PageId page, Picture const& picture) override;
  void on_page_gone(core::PageId page) override;

  void refresh(); // what is known of contacts has changed
  void on_pages_gone();

 private:
  // What a client is told about a contact's page.
  struct ReportedView {
    PageView page;
    bool may_act = false;
    std::string why; // it may not act, or sees nothing
    bool operator==(ReportedView const&) const = default;
  };
  struct Watch {
    core::ContactId contact;
    PictureSize size = PictureSize::full;
    std::optional<core::PageId> page; // that is watched now
    PageView view;
    std::optional<ReportedView> reported;
    std::uint32_t sent = 0;  // number of the last picture
    std::uint32_t drawn = 0; // number of the last one that the client has drawn
    Picture waiting;         // the newest one that was not sent
  };
  using Watches = std::map<core::ContactId, Watch>;

  LiveHub& hub_;
  TokenBucket moves_;
  std::optional<ContactInput> waiting_move_; // over the rate, until something else is done
  bool welcomed_ = false;
  Watches watches_;

  void handle_hello(Json const& message) override;
  bool handle(std::string const& type, Json const& message) override;
  void name_subject(Json& error, Json const& answered) override;
  void on_close() override { on_pages_gone(); }
  void handle_watch(Json const& message);
  void handle_unwatch(Json const& message);
  void handle_drawn(Json const& message);
  void handle_input(std::string const& type, Json const& message);
  core::Result<void> act(ContactInput const& asked);
  Watch* watch_named_in(Json const& message, std::function<void(FieldReader&)> const& read_more);
  void update(Watch& watch);
  void follow_page(Watch& watch);
  void tell_view(Watch& watch);
  void end(core::ContactId contact, std::string_view reason, std::string words);
  void send_waiting(Watch& watch);
  Watch* watching(core::PageId page);
};

} // namespace legwork::adapters
