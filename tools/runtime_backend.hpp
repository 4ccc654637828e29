// The live channel's access to the engine, the vault and the pictures of this program.
#pragma once

#include "adapters/service/backend.hpp"
#include "tools/runtime.hpp"
#include "tools/trace_reader.hpp"

namespace legwork::tools {

class RuntimeBackend final : public adapters::Backend {
 public:
  RuntimeBackend(Runtime& runtime, core::Mode mode, core::HostPolicy policy)
      : runtime_(runtime), traces_(runtime), mode_(mode), policy_(std::move(policy)) {}

  // Known once the run has begun: a fresh journal has no first moment before.
  void log_is(std::string id) { log_id_ = std::move(id); }

  core::State const& state() const override { return runtime_.state(); }
  core::Instant now() const override { return runtime_.now(); }
  core::Result<void> submit(core::Input input) override { return runtime_.submit(std::move(input)); }
  core::SequenceNumber submitted_seq() const override { return runtime_.submitted_seq(); }
  core::SequenceNumber durable_seq() const override { return runtime_.durable_seq(); }
  core::Mode mode() const override { return mode_; }
  std::string version() const override;
  std::string log_id() const override { return log_id_; }
  core::HostPolicy host_policy() const override { return policy_; }
  std::string customer_for(std::string const& email) const override { return runtime_.vault().customer_for(email); }
  std::string digest(std::string const& bytes) const override { return runtime_.vault().digest(bytes); }
  core::Result<void> store_answer(core::ContactId contact, std::string const& key, std::string const& value) override;
  core::Result<void> store_request(std::string const& customer, std::string const& request,
                                   core::CustomerRequest const& given) override;
  core::Result<void> copy_request(core::BatchId batch, std::string const& request) override;
  core::Result<core::CustomerRequest> customer_of(core::ContactId contact) override;
  core::Result<void> forget(std::string const& email) override;
  core::Result<std::string> screenshot(core::ContactId contact, std::string const& file) override;
  std::string written_phone(core::CustomerRequest const& customer, core::PhoneFormat format,
                            std::string const& region) const override;
  void read_trace(core::ContactId contact, TraceAnswer answer) override {
    traces_.read_trace(contact, std::move(answer));
  }
  void read_evidence(core::TraceStep step, EvidenceAnswer answer) override {
    traces_.read_evidence(std::move(step), std::move(answer));
  }

 private:
  Runtime& runtime_;
  TraceReader traces_;
  core::Mode mode_;
  core::HostPolicy policy_;
  std::string log_id_;
};

} // namespace legwork::tools
