// The order of changes.
#include "adapters/directory/dealer_directory.hpp"

#include <memory>

#include "adapters/wire/location_json.hpp"
#include "core/directory/saved_searches.hpp"

namespace legwork::adapters {

// Countries were once kept as they had been written.
void Directory::load(core::DirectoryContent content) {
  core::ImportedFile known{.dealers = std::move(content.dealers)};
  name_countries(known);
  content.dealers = std::move(known.dealers);
  core::apply(state_, {.put = std::move(content)});
}

void Directory::change(Decide decide, Answer answer) {
  waiting_.emplace_back(std::move(decide), std::move(answer));
  if (!busy_) next();
}

void Directory::next() {
  while (!busy_ && !waiting_.empty()) {
    auto const [decide, answer] = std::move(waiting_.front());
    waiting_.pop_front();
    auto step = decide();
    if (!step) {
      answer(std::unexpected(step.error()));
      continue;
    }
    busy_ = true;
    core::DirectoryChange const change = step->change;
    ports_.store(change, [this, change, answer, body = std::move(step->answer)](core::Result<void> kept) {
      busy_ = false;
      if (kept) core::apply(state_, change);
      answer(kept ? Answered<Json>(body) : std::unexpected(WireError(kept.error())));
      next();
    });
  }
}

void Directory::import(std::function<core::ImportedFile()> file, Answer answer) {
  auto const named = [file = std::move(file)] {
    core::ImportedFile out = file();
    name_countries(out);
    return out;
  };
  ports_.read(named, [this, answer = std::move(answer)](core::ImportedFile found) {
    auto const taken = std::make_shared<std::vector<core::DealerId>>();
    change([this, found = std::move(found), taken] { return imported(found, *taken); },
           [this, answer, taken](Answered<Json> body) {
             if (body) (*body)["without_location"] = missing_of(*taken);
             answer(std::move(body));
           });
  });
}

namespace {

Json lines_json(std::vector<core::LineProblem> const& lines) {
  Json out = Json::array();
  for (core::LineProblem const& one : lines) out.push_back({{"line", one.line}, {"text", one.text}});
  return out;
}

} // namespace

// `taken` becomes the file's dealers; of a file of postal codes none.
Answered<Directory::ChangeAndAnswer> Directory::imported(core::ImportedFile const& file,
                                                         std::vector<core::DealerId>& taken) const {
  auto result = core::import_dealers(state_.dealers, {.dealers = file.dealers, .places = file.places});
  for (core::DirectoryDealer const& d : result.change.put.dealers) taken.push_back(d.id);
  Json answer{{"added", result.added + result.change.put.places.size()},
              {"changed", result.changed},
              {"problems", lines_json(file.problems)},
              {"more_problems", file.more_problems},
              {"notes", lines_json(file.notes)},
              {"more_notes", file.more_notes}};
  return ChangeAndAnswer{std::move(result.change), std::move(answer)};
}

// Of these dealers; of all where there are none, since new postal codes concern all.
Json Directory::missing_of(std::vector<core::DealerId> const& dealers) const {
  std::vector<core::DirectoryDealer const*> without_location;
  auto const look = [&](core::DealerId id, core::DirectoryDealer const& d) {
    auto const location = state_.locations.find(id);
    if (location == state_.locations.end() || location->second.by == core::LocatedBy::nothing)
      without_location.push_back(&d);
  };
  for (core::DealerId id : dealers) {
    if (auto const d = state_.dealers.find(id); d != state_.dealers.end()) look(id, d->second);
  }
  if (dealers.empty()) {
    for (auto const& [id, d] : state_.dealers) look(id, d);
  }
  return missing_json(without_location, dealers.empty() ? state_.dealers.size() : dealers.size(), state_.locations);
}

// Seen at once: what is lost with the process is only that the batch was begun from this search.
void Directory::note_batch(core::SearchId search, core::BatchId batch) {
  auto const found = state_.searches.find(search);
  if (found == state_.searches.end() || !core::add_batch(found->second, batch)) return;
  change(
      [this, search]() -> Answered<ChangeAndAnswer> {
        auto const now = state_.searches.find(search);
        if (now == state_.searches.end())
          return core::fail(core::ErrorKind::not_found, "the search was deleted meanwhile");
        return ChangeAndAnswer{{.put = {.searches = {now->second}}}, Json()};
      },
      [](Answered<Json> const&) {});
}

} // namespace legwork::adapters
