// Which texts of a page may be its answer to a press: those that are new, each with the place where it stands.
#pragma once

#include <string>
#include <vector>

#include "core/model/send_evidence.hpp"

namespace legwork::core {

enum class TextPlace {
  dialog,  // alert() and the like
  live,    // a live region: role=alert, role=status, aria-live
  heading, // a heading, or the page's title
  page,    // anywhere else in the page's flow
};

struct NewText {
  TextPlace place = TextPlace::page;
  std::string text;     // a block a line
  bool is_short = true; // little else came with it: no page of its own with much to tell
};

// Leaves out what stood on the page before the press or on pages that were visited earlier, what stands beside the
// flow of the page (chat bubbles, notes about cookies), and long prose.
std::vector<NewText> new_texts(Evidence const& evidence);

// The sentences of a page that read like an answer to a send: kept so that they are not taken for one later.
std::vector<std::string> sentences_like_answers(Snapshot const& page);

} // namespace legwork::core
