// The file is locked by the server that runs: that it cannot be opened is how a server is noticed.
#include "tools/directory_access.hpp"

#include <optional>

#include "adapters/directory/dealer_directory.hpp"
#include "adapters/service/directory_api.hpp"
#include "adapters/service/read_api.hpp"
#include "storage/directory_file.hpp"
#include "storage/storage_failure.hpp"
#include "tools/runtime.hpp"
#include "tools/server_client.hpp"

namespace legwork::tools {

namespace {

namespace fs = std::filesystem;
using adapters::Answered;
using adapters::Json;
using core::ErrorKind;
using core::fail;

// Imports and look-ups know no contacts and no customers: those are a server's.
class WithoutContacts final : public adapters::Backend {
 public:
  explicit WithoutContacts(DirectoryOf of) : of_(of) {}
  core::State const& state() const override { return state_; }
  core::Instant now() const override { return {}; }
  core::Result<void> submit(core::Input) override { return refused(); }
  core::SequenceNumber submitted_seq() const override { return {}; }
  core::SequenceNumber durable_seq() const override { return {}; }
  core::Mode mode() const override { return of_ == DirectoryOf::practice ? core::Mode::practice : core::Mode::live; }
  std::string version() const override { return ""; }
  std::string log_id() const override { return ""; }
  core::HostPolicy host_policy() const override { return {of_ == DirectoryOf::practice, {}}; }
  std::string customer_for(std::string const&) const override { return ""; }
  std::string digest(std::string const&) const override { return ""; }
  core::Result<void> store_request(std::string const&, std::string const&, core::CustomerRequest const&) override {
    return refused();
  }
  core::Result<void> store_answer(core::ContactId, std::string const&, std::string const&) override {
    return refused();
  }
  core::Result<void> copy_request(core::BatchId, std::string const&) override { return refused(); }
  core::Result<core::CustomerRequest> customer_of(core::ContactId) override { return refused(); }
  core::Result<void> forget(std::string const&) override { return refused(); }
  core::Result<std::string> screenshot(core::ContactId, std::string const&) override { return refused(); }
  std::string written_phone(core::CustomerRequest const&, core::PhoneFormat, std::string const&) const override {
    return "";
  }
  void read_trace(core::ContactId, TraceAnswer answer) override { answer(refused()); }
  void read_evidence(core::TraceStep, EvidenceAnswer answer) override { answer(refused()); }

 private:
  DirectoryOf of_;
  core::State state_;

  static std::unexpected<core::Error> refused() {
    return fail(ErrorKind::unavailable, "the directory is open without a server");
  }
};

class StoredAccess final : public DirectoryAccess {
 public:
  StoredAccess(fs::path const& file, DirectoryOf of)
      : file_(file), backend_(of), directory_(ports()), api_(backend_, directory_) {
    directory_.load(file_.load());
  }

  Answered<Json> get(std::string const& path) override {
    auto const wanted = adapters::parse_path(path);
    if (!wanted) return std::unexpected(wanted.error());
    return api_.get(wanted->path, wanted->query);
  }

  Answered<Json> import(std::string const& format, std::string const& bytes) override {
    Answered<Json> out = std::unexpected(adapters::WireError("unavailable", "the import gave no answer"));
    api_.change("POST", "dealers/import", {{"format", format}}, bytes,
                [&](Answered<Json> answer) { out = std::move(answer); });
    return out;
  }

 private:
  storage::DirectoryFile file_;
  WithoutContacts backend_;
  adapters::Directory directory_;
  adapters::DirectoryApi api_;

  // One thread, which waits for the disk.
  adapters::Directory::Ports ports() {
    adapters::Directory::Ports out;
    out.store = [this](core::DirectoryChange const& change, std::function<void(core::Result<void>)> const& kept) {
      try {
        file_.write(change);
      } catch (storage::StorageFailure const& failure) {
        return kept(fail(ErrorKind::unavailable, failure.what()));
      }
      kept({});
    };
    out.read = [](std::function<core::ImportedFile()> const& read,
                  std::function<void(core::ImportedFile)> const& then) { then(read()); };
    out.seal = [](std::string const&, core::SearchId, core::CustomerRequest const&) -> core::Result<void> {
      return fail(ErrorKind::unavailable, "the directory is open without a server");
    };
    out.open = [](std::string const&, core::SearchId) { return core::CustomerRequest{}; };
    return out;
  }
};

class ServerAccess final : public DirectoryAccess {
 public:
  explicit ServerAccess(fs::path folder) : folder_(std::move(folder)) {}
  Answered<Json> get(std::string const& path) override { return ask_server(folder_, "GET", path, ""); }
  Answered<Json> import(std::string const& format, std::string const& bytes) override {
    return ask_server(folder_, "POST", "/api/dealers/import?format=" + format, bytes);
  }

 private:
  fs::path folder_;
};

} // namespace

std::unique_ptr<DirectoryAccess> open_directory(fs::path const& folder, DirectoryOf of) {
  fs::create_directories(folder);
  try {
    return std::make_unique<StoredAccess>(folder / "directory.db", of);
  } catch (storage::StorageFailure const& failure) {
    if (failure.kind() != storage::FailureKind::busy) throw;
    auto const reached = ask_server(folder, "GET", "/api/places", "");
    if (!reached)
      throw UsageError((folder / "directory.db").string() +
                       " is in use by a server that cannot be asked: " + reached.error().message);
  }
  return std::make_unique<ServerAccess>(folder);
}

} // namespace legwork::tools
