// The ports between the engine's host and the world. tools/ wires real ones, sim/ and tests invented ones.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/model/effects.hpp"
#include "core/model/facts.hpp"
#include "core/model/inputs.hpp"

namespace legwork::core {

// One input with the facts it led to, as one unit of the journal: all of it is stored or nothing.
struct Entry {
  Instant at;
  Epoch epoch;
  SequenceNumber first_seq; // of the input; its facts follow
  Input input;
  std::vector<Fact> facts;
};

// What one commit stores; the host keeps it to publish it, the journal to write it.
using EntryGroup = std::shared_ptr<std::vector<Entry> const>;

// Where entries become durable. `append` returns at once; `Host::on_commit_durable` or `Host::on_commit_failed` is
// called later, on the host's thread, once per append and in order.
class Journal {
 public:
  virtual ~Journal() = default;
  virtual void append(EntryGroup group) = 0;
};

// The browser. `perform` returns at once; the outcome comes back later as one input.
// Effects of one page are done in the order given; effects of different pages are independent.
class BrowserPort {
 public:
  virtual ~BrowserPort() = default;
  virtual void perform(Effect effect) = 0;
};

// Bulky evidence, stored once by content hash and written before any journal row that names it.
class EvidenceStore {
 public:
  virtual ~EvidenceStore() = default;
  // Returns the hash (64 hexadecimal digits) at once; `kind` is snapshot or evidence.
  virtual std::string store_evidence(std::string_view kind, std::string bytes) = 0;
};

// Personal data, read at the moment of use and never stored by the reader.
class CustomerValueSource {
 public:
  virtual ~CustomerValueSource() = default;
  // Every value for this contact by key (see FillEntry), the message already rendered for its business.
  // Error not_found after the customer was forgotten.
  virtual Result<std::map<std::string, std::string>> values_for(ContactId contact) = 0;
};

// Pictures, sealed under the customer's key.
class ScreenshotStore {
 public:
  virtual ~ScreenshotStore() = default;
  // Returns the server-made file name, or why it could not be kept (folder missing, no permission, disk full).
  virtual Result<std::string> store_screenshot(ContactId contact, std::string_view what, std::string bytes) = 0;
};

} // namespace legwork::core
