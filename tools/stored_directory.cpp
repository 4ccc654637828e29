// SQLite and long files stay off the thread that serves clients.
#include "tools/stored_directory.hpp"

#include <algorithm>
#include <boost/asio/execution/outstanding_work.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <nlohmann/json.hpp>

#include "adapters/wire/customer.hpp"
#include "adapters/wire/dealer_file.hpp"
#include "adapters/wire/directory_json.hpp"
#include "core/base/text.hpp"
#include "core/directory/postal_codes.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::tools {

namespace asio = boost::asio;

StoredDirectory::StoredDirectory(asio::any_io_executor executor, std::filesystem::path const& folder,
                                 storage::Vault& vault)
    : executor_(std::move(executor)), file_(folder / "directory.db"), vault_(vault), thread_(1), directory_(ports()) {}

StoredDirectory::~StoredDirectory() { end(); }

void StoredDirectory::end() { thread_.join(); }

template <class Work, class Then>
void StoredDirectory::away(Work work, Then then) {
  // The program stays for what is under way here.
  auto back = asio::prefer(executor_, asio::execution::outstanding_work.tracked);
  asio::post(thread_, [work = std::move(work), then = std::move(then), back] {
    auto result = work();
    asio::post(back, [then, result = std::move(result)]() mutable { then(std::move(result)); });
  });
}

adapters::Directory::Ports StoredDirectory::ports() {
  adapters::Directory::Ports out;
  out.store = [this](core::DirectoryChange change, std::function<void(core::Result<void>)> kept) {
    away(
        [this, change = std::move(change)]() -> core::Result<void> {
          try {
            file_.write(change);
            return {};
          } catch (storage::StorageFailure const& failure) {
            return core::fail(core::ErrorKind::unavailable, failure.what());
          }
        },
        std::move(kept));
  };
  out.read = [this](std::function<core::ImportedFile()> read, std::function<void(core::ImportedFile)> then) {
    away(std::move(read), std::move(then));
  };
  out.seal = [this](std::string const& customer, core::SearchId search,
                    core::CustomerRequest const& info) -> core::Result<void> {
    try {
      vault_.store(customer, "search/" + to_string(search), adapters::text_of(adapters::to_json(info)));
      return {};
    } catch (storage::StorageFailure const& failure) {
      return core::fail(core::ErrorKind::unavailable, failure.what());
    }
  };
  out.open = [this](std::string const& customer, core::SearchId search) {
    auto const text = customer.empty() ? std::nullopt : vault_.get(customer, "search/" + to_string(search));
    std::string problem;
    auto const parsed = text ? adapters::read_object(*text, problem) : std::nullopt;
    std::vector<core::FieldProblem> ignored; // checked when it was sealed
    return parsed ? adapters::read_customer(*parsed, "", adapters::Check::draft, ignored) : core::CustomerRequest{};
  };
  return out;
}

void StoredDirectory::begin(std::string const& practice_csv, std::function<void()> ready) {
  core::DirectoryContent known = file_.load();
  // The street may listen on another port than last time; its businesses are told apart by their hosts.
  bool const moved = std::ranges::any_of(known.dealers, [&](core::DirectoryDealer const& d) {
    return d.source == "practice" && !core::contains(practice_csv, d.website);
  });
  bool const fresh = known.dealers.empty() || moved;
  bool const no_places = known.places.empty();
  directory_.load(std::move(known));
  if (no_places)
    directory_.import([] { return core::ImportedFile{.places = core::known_places()}; },
                      [](adapters::Answered<adapters::Json> const&) {});
  bool const practises = !practice_csv.empty() && fresh;
  if (!practises && !no_places) return ready();
  auto const spread = [practice_csv] {
    static constexpr std::array<char const*, 6> makes{"Toyota", "Honda", "Ford", "Subaru", "Hyundai", "Mazda"};
    core::ImportedFile out = adapters::import_dealer_list(practice_csv, adapters::website_rules({true, {}}));
    auto const places = core::known_places();
    for (std::size_t i = 0; i < out.dealers.size(); ++i) {
      core::Place const& at = places[i % places.size()];
      out.dealers[i].zip = at.zip, out.dealers[i].city = at.name, out.dealers[i].state = at.state,
      out.dealers[i].country = at.country;
      out.dealers[i].makes = {makes[i % makes.size()]};
      out.dealers[i].source = "practice";
    }
    return out;
  };
  // One import after another; the last one's answer says that all are there.
  std::function<core::ImportedFile()> const last =
      practises ? std::function<core::ImportedFile()>(spread) : [] { return core::ImportedFile{}; };
  directory_.import(last, [ready = std::move(ready)](adapters::Answered<adapters::Json> const&) { ready(); });
}

} // namespace legwork::tools
