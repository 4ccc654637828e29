// The kept corpus: many recorded sessions in one compressed text file (tests/old_data/corpus/README.md).
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "storage/replay/recorded_session.hpp"

namespace legwork::tests {

// What recordings name as evidence, by name.
using EvidenceTexts = std::map<std::string, std::string>;

class CorpusSession final : public storage::RecordedSession {
 public:
  CorpusSession(std::string called, std::shared_ptr<EvidenceTexts const> texts)
      : name(std::move(called)), texts_(std::move(texts)) {}

  std::string name;
  std::vector<storage::RecordedTurn> turns;

  void each_turn(std::function<void(storage::RecordedTurn const&)> const& visit) override;
  std::string evidence(std::string const& hash) override;

 private:
  std::shared_ptr<EvidenceTexts const> texts_;
};

// Every session of the file. Throws std::runtime_error naming file and line where it cannot be read.
std::vector<CorpusSession> read_corpus(std::filesystem::path const& file);

class CorpusWriter {
 public:
  void add(std::string const& name, storage::RecordedSession& recording);
  std::string const& text() const { return text_; }
  // Packed as tightly as zstd can.
  void write(std::filesystem::path const& file) const;

 private:
  std::string text_ = "legwork corpus 1\n";
  std::map<std::string, std::string> written_;
};

} // namespace legwork::tests
