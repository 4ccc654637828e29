// The control that sends a form, or leads to its next step.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "core/page/page.hpp"

namespace legwork::core {

struct SendControl {
  Button const* button = nullptr; // null: the form has none
  bool advances = false;          // to a next step, by its words
};

// Of every form of a page, which must outlive this. Each button is read once, also where many forms may have it.
class SendControls {
 public:
  explicit SendControls(Snapshot const& page);
  SendControls(SendControls const&) = delete;
  SendControls& operator=(SendControls const&) = delete;
  ~SendControls();

  // Of a contact form: what logs in, searches or subscribes is none.
  SendControl for_contact(int form);
  // Of a form for something else: what does that, else what is pressed last.
  SendControl for_kind(int form, FormKind kind);

 private:
  struct Known;
  Snapshot const& page_;
  std::vector<Known> known_;                        // in the page's order
  std::map<int, std::vector<std::size_t>> by_form_; // -1: of none

  SendControl find(int form, std::optional<FormKind> kind); // no kind: contact
};

} // namespace legwork::core
