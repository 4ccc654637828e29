// The order of changes.
#include "adapters/directory/dealer_directory.hpp"

#include "core/directory/saved_searches.hpp"

namespace legwork::adapters {

void Directory::load(core::DirectoryContent content) { core::apply(state_, {.put = std::move(content)}); }

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
  ports_.read(std::move(file), [this, answer = std::move(answer)](core::ImportedFile found) {
    change([this, found = std::move(found)] { return imported(found); }, answer);
  });
}

Answered<Directory::ChangeAndAnswer> Directory::imported(core::ImportedFile const& file) const {
  auto result = core::import_dealers(state_.dealers, state_.places, {.dealers = file.dealers, .places = file.places});
  Json answer{{"added", result.added + result.change.put.places.size()},
              {"changed", result.changed},
              {"problems", Json::array()},
              {"notes", file.notes}};
  for (core::LineProblem const& p : file.problems) answer["problems"].push_back({{"line", p.line}, {"text", p.text}});
  return ChangeAndAnswer{std::move(result.change), std::move(answer)};
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
