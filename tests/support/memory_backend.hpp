// An backend without disk, vault or browser: the engine in memory, where what is given is durable at once.
#pragma once

#include "adapters/service/backend.hpp"
#include "core/engine/engine.hpp"

namespace legwork::tests {

class MemoryBackend : public adapters::Backend {
 public:
  MemoryBackend() { static_cast<void>(submit(core::Booted{})); }
  core::State const& state() const override { return engine_.state(); }
  core::Instant now() const override { return {1'000}; }
  core::Result<void> submit(core::Input input) override {
    auto const turn = engine_.take(input, now());
    seq_ = seq_ + 2;
    if (!turn) return std::unexpected(turn.error());
    if (turn->refused) return std::unexpected(*turn->refused);
    return {};
  }
  core::SequenceNumber submitted_seq() const override { return seq_; }
  core::SequenceNumber durable_seq() const override { return seq_; }
  core::Mode mode() const override { return core::Mode::simulation; }
  std::string version() const override { return "test"; }
  std::string log_id() const override { return "test"; }
  core::HostPolicy host_policy() const override { return {}; }
  std::string customer_for(std::string const&) const override { return "c"; }
  std::string digest(std::string const& bytes) const override { return bytes; }
  core::Result<void> store_answer(core::ContactId, std::string const& key, std::string const& value) override {
    answers[key] = value;
    return {};
  }
  core::Result<void> store_request(std::string const&, std::string const&, core::CustomerRequest const&) override {
    return {};
  }
  core::Result<void> copy_request(core::BatchId, std::string const&) override { return {}; }
  core::Result<core::CustomerRequest> customer_of(core::ContactId) override { return core::CustomerRequest{}; }
  core::Result<void> forget(std::string const&) override { return {}; }
  core::Result<std::string> screenshot(core::ContactId, std::string const&) override {
    return core::fail(core::ErrorKind::not_found, "none");
  }
  std::string written_phone(core::CustomerRequest const&, core::PhoneFormat, std::string const&) const override {
    return "";
  }
  void read_trace(core::ContactId, TraceAnswer answer) override { answer(core::ContactTrace{}); }
  void read_evidence(core::TraceStep, EvidenceAnswer answer) override {
    answer(core::fail(core::ErrorKind::not_found, "none"));
  }

  std::map<std::string, std::string> answers; // by key

 private:
  core::Engine engine_;
  core::SequenceNumber seq_;
};

class NoDirectory final : public adapters::DealerDirectory {
 public:
  core::DirectoryState const& state() const override { return state_; }
  void change(Decide, Answer answer) override { answer(adapters::Json::object()); }
  void import(std::function<core::ImportedFile()>, Answer answer) override { answer(adapters::Json::object()); }
  core::Result<void> seal(std::string const&, core::SearchId, core::CustomerRequest const&) override { return {}; }
  core::CustomerRequest open(std::string const&, core::SearchId) const override { return {}; }
  void note_batch(core::SearchId, core::BatchId) override {}

 private:
  core::DirectoryState state_;
};

// Believes one token.
class OneToken final : public adapters::Authenticator {
 public:
  static inline std::string const token = std::string(43, 't');
  std::optional<adapters::Identity> by_token(std::string const& given) override {
    return given == token ? std::optional(adapters::Identity{"test", 1}) : std::nullopt;
  }
  std::optional<adapters::Identity> by_code(std::string const&) override { return {}; }
  std::optional<adapters::Identity> by_cookie(std::string const&) override { return {}; }
  std::string cookie_for(adapters::Identity const&) override { return ""; }
  bool is_valid(adapters::Identity const&) override { return true; }
  core::Result<adapters::Json> tokens() override { return adapters::Json::object(); }
  core::Result<adapters::Json> add(std::string const&, core::Access const&) override {
    return adapters::Json::object();
  }
  core::Result<void> revoke(std::string const&) override { return {}; }
};

} // namespace legwork::tests
