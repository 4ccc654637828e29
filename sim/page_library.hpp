// Invented looks and records, each built once for all seeds: what a business shows, and what it answers.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <tuple>

#include "core/model/fill_plan.hpp"
#include "core/page/page_analysis.hpp"

namespace legwork::sim {

// What a page is, in words that the oracles understand.
enum class Shows {
  front,       // a front page with a link to the contact page
  front_plain, // one without any link that helps
  two_doors,   // one with two links, of which the first leads to no form
  form,
  marketing,        // a form with a box for offers, ticked already
  consent,          // a form with a required consent box
  unclear,          // a form with a required field that nobody understands
  captcha,          // a form under a visible challenge
  captcha_answered, // the same, and a person has answered it
  stage1,           // a form's first step
  stage2,           // its last step
  no_form,
  behind_button, // no form until a button is pressed
  cookie_wall,   // a form under a wall of cookies that can be refused
  cookie_notice, // the same where they can only be accepted
  age_gate,      // a form under a question for the visitor's age
  shell,         // nothing rendered yet
  missing,       // 404
  check,         // an interstitial in front of the page
};

// What was seen around a press: see record_named in sim/invented_pages.hpp.
// The last ones are named for the ways to send of sim/press_traffic.hpp that bring no recognized request.
enum class Seen {
  thanks,
  probable,
  refused,
  refused_by_form,
  spam,
  silent,
  broken,
  nothing,
  complaint,
  challenge,
  lie,
  open_latch,
  socket,
  socket_thanks,
  socket_refused,
  pieces,
  prefetch,
  tunnel,
  beacon,
  picture,
  third_party,
  early_call,
  review,
  mail_link,
};

// The business takes nothing before a person has gone on.
constexpr bool asks_more(Seen s) { return s == Seen::review || s == Seen::mail_link; }

constexpr bool is_covered(Shows s) { return s == Shows::cookie_wall || s == Shows::cookie_notice; }
constexpr bool has_form(Shows s) { return (s >= Shows::form && s <= Shows::stage2) || is_covered(s); }

struct Look {
  std::string evidence; // stands for a content hash
  std::shared_ptr<core::PageAnalysis const> page;
};
struct Record {
  std::string evidence;
  std::shared_ptr<core::SendRecord const> record;
};

// How a form stands after it was written.
enum class Written { not_yet, as_planned, box_ticked_again };

// `number`: of the business.
class PageLibrary {
 public:
  Look const& look(std::uint32_t number, bool home, Shows shows);
  // The same page after `plan` was written into it.
  Look const& look(std::uint32_t number, bool home, Shows shows, Written written, core::FillPlan const& plan);
  Record const& record(std::uint32_t number, Seen seen);

  // The text behind a piece of evidence, for reading a journal back.
  std::string text_of(std::string const& evidence) const;

  // Where a business is on the web.
  struct Business {
    std::string host;
    std::string front; // URLs
    std::string other;
    std::string contact;
  };
  Business const& business(std::uint32_t number);

 private:
  using LookKey = std::tuple<std::uint32_t, bool, Shows, Written, std::size_t>; // the last: boxes the plan ticks
  std::deque<Business> businesses_;                                             // by number
  std::map<LookKey, Look> looks_;
  std::map<std::pair<std::uint32_t, Seen>, Record> records_;
  std::map<std::string, std::string> texts_;
};

} // namespace legwork::sim
