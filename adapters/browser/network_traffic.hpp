// What went over the network for one page: what is still under way, how the main document answered, and the
// requests that looked like a submission, with what came back.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "adapters/browser/cdp.hpp"
#include "adapters/net/async_condition.hpp"
#include "core/model/send_evidence.hpp"

namespace legwork::adapters {

struct DocumentAnswer {
  std::string url;
  int status = 0;
  std::string type;            // content type
  std::string refused;         // by our proxy's policy: its reason
  bool is_unreachable = false; // our proxy answered because nobody did
  bool is_challenge = false;
};

// A submission, raw: texts are cleaned when they are recorded.
struct Submission {
  std::string id; // the network's
  std::string session;
  core::ObservedRequest seen;
  bool is_answered = false; // its head is there
  SteadyTime answered_at{};
  bool is_finished = false; // answered whole, or failed
  bool has_answer_body = false;
};

class NetworkTraffic {
 public:
  // True where the event was about the network.
  bool on_cdp_event(std::string const& session, std::string const& method, Json const& parameters);

  void main_frame_is(std::string id) { main_frame_ = std::move(id); }
  void session_ended(std::string const& session);
  void navigation_begins() { main_ = {}; }

  DocumentAnswer const& main_document() const { return main_; }
  // Documents, scripts, fetch and XHR under way; pictures, media, sockets and streams never end on some
  // pages.
  std::size_t under_way() const { return under_way_.size(); }
  std::size_t documents_under_way() const;

  Submission& record(std::string const& session, std::string const& id, core::ObservedRequest seen);
  Submission* find(std::string const& id);
  std::vector<Submission> const& submissions() const { return submissions_; }
  void forget_submissions() { submissions_.clear(); }

 private:
  static constexpr std::size_t submission_limit = 50;

  std::string main_frame_;
  DocumentAnswer main_;
  struct UnderWay {
    std::string session;
    bool is_document = false;
  };
  std::map<std::string, UnderWay> under_way_; // by request
  std::vector<Submission> submissions_;

  void sent(std::string const& session, Json const& parameters);
  void answered(Json const& parameters);
  void ended(Json const& parameters, bool failed);
};

} // namespace legwork::adapters
