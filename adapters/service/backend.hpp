// What the live channel asks of the program behind it. tools/ wires the real one: engine, journal, vault, pictures.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "adapters/wire/customer.hpp"
#include "adapters/wire/error.hpp"
#include "core/directory/dealer_changes.hpp"
#include "core/directory/dealer_import.hpp"
#include "core/model/inputs.hpp"
#include "core/model/state.hpp"
#include "core/report/contact_trace.hpp"
#include "core/report/step_evidence.hpp"
#include "core/validate/host_policy.hpp"

namespace legwork::adapters {

class Backend {
 public:
  virtual ~Backend() = default;

  virtual core::State const& state() const = 0;
  virtual core::Instant now() const = 0;
  virtual core::Result<void> submit(core::Input input) = 0;
  virtual core::SequenceNumber submitted_seq() const = 0; // of the journal, with what is on its way to disk
  virtual core::SequenceNumber durable_seq() const = 0;   // what is on disk

  virtual core::Mode mode() const = 0;
  virtual std::string version() const = 0;
  virtual std::string log_id() const = 0; // of the journal: numbers of another one mean nothing
  virtual core::HostPolicy host_policy() const = 0;

  // The vault's side. `digest` is keyed: only this vault can make or compare it.
  virtual std::string customer_for(std::string const& email) const = 0;
  virtual std::string digest(std::string const& bytes) const = 0;
  virtual core::Result<void> store_request(std::string const& customer, std::string const& request,
                                           core::CustomerRequest const& given) = 0;
  // Seals once more, for another request of the same customer, what was given with that of `batch`; not_found after it
  // was forgotten.
  virtual core::Result<void> copy_request(core::BatchId batch, std::string const& request) = 0;
  // Seals what a person gave for one field of this contact's form, under a key of its own.
  virtual core::Result<void> store_answer(core::ContactId contact, std::string const& key,
                                          std::string const& value) = 0;
  // The customer's values and the message rendered for this contact; not_found after they were forgotten.
  virtual core::Result<core::CustomerRequest> customer_of(core::ContactId contact) = 0;
  // Destroys the key of everything that is kept about this customer. Error not_found where nothing is.
  virtual core::Result<void> forget(std::string const& email) = 0;
  virtual core::Result<std::string> screenshot(core::ContactId contact, std::string const& file) = 0;
  // A customer's phone number as it is written into a box of this format on a page of this country (two letters, may be
  // empty).
  virtual std::string written_phone(core::CustomerRequest const& customer, core::PhoneFormat format,
                                    std::string const& region) const = 0;

  // Read from the journal away from this thread; `answer` is called once, later, on it, or never where the program
  // ends.
  using TraceAnswer = std::function<void(core::Result<core::ContactTrace>)>;
  virtual void read_trace(core::ContactId contact, TraceAnswer answer) = 0;
  // What a step was decided from. Errors: not_found where it is no longer kept, broken where it is damaged.
  using EvidenceAnswer = std::function<void(core::Result<core::StepEvidence>)>;
  virtual void read_evidence(core::TraceStep step, EvidenceAnswer answer) = 0;
};

// Parameters of a request's query, by name.
using Query = std::map<std::string, std::string, std::less<>>;

// Keeps the dealer directory and the saved searches. Writing answers later, on the same thread.
class DealerDirectory {
 public:
  using Answer = std::function<void(Answered<Json>)>;
  // What one request leads to: a change, and the answer once it is kept.
  struct ChangeAndAnswer {
    core::DirectoryChange change{};
    Json answer;
  };
  using Decide = std::function<Answered<ChangeAndAnswer>()>;

  virtual ~DealerDirectory() = default;
  virtual core::DirectoryState const& state() const = 0;
  // One change at a time: `decide` sees what all earlier ones left.
  virtual void change(Decide decide, Answer answer) = 0;
  // Dealers or places of a file, which is read away from this thread.
  virtual void import(std::function<core::ImportedFile()> file, Answer answer) = 0;
  // Customer values of a saved search, sealed: `customer` owns them.
  virtual core::Result<void> seal(std::string const& customer, core::SearchId search,
                                  core::CustomerRequest const& values) = 0;
  virtual core::CustomerRequest open(std::string const& customer, core::SearchId search) const = 0;
  virtual void note_batch(core::SearchId search, core::BatchId batch) = 0;
};

// Who a client is: the name of its token, and what that allows.
struct Identity {
  std::string name;
  std::uint64_t version = 0; // of the token; rotating it changes it
  core::Access access{};
};

// Tokens, one-time codes and cookies.
class Authenticator {
 public:
  virtual ~Authenticator() = default;
  virtual std::optional<Identity> by_token(std::string const& token) = 0;
  virtual std::optional<Identity> by_code(std::string const& code) = 0; // works once
  virtual std::optional<Identity> by_cookie(std::string const& cookie) = 0;
  virtual std::string cookie_for(Identity const& who) = 0;
  virtual bool is_valid(Identity const& who) = 0; // still: not rotated, revoked or expired
  virtual core::Result<Json> tokens() = 0;
  virtual core::Result<Json> add(std::string const& name, core::Access const& access) = 0;
  virtual core::Result<void> revoke(std::string const& name) = 0;
};

} // namespace legwork::adapters
