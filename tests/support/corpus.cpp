// One line each: what it is, its names and times, and a JSON body up to the end of the line, byte for byte.
#include "tests/support/corpus.hpp"

#include <zstd.h>

#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "storage/storage_failure.hpp"

namespace legwork::tests {

using storage::RecordedTurn;

namespace {

constexpr std::size_t largest = 256U << 20U;

[[noreturn]] void unreadable(std::filesystem::path const& file, std::string const& what) {
  throw std::runtime_error(file.string() + ": " + what + "; ./dev corpus writes it anew");
}

std::string unpacked(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream packed;
  packed << in.rdbuf();
  std::string const bytes = packed.str();
  auto const size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (!in || size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > largest)
    unreadable(file, "not a corpus");
  std::string out(size, '\0');
  if (ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size()) != out.size()) unreadable(file, "damaged");
  return out;
}

std::string_view word(std::string_view& line) {
  std::size_t const end = std::min(line.find(' '), line.size());
  std::string_view const out = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return out;
}

// False where the line is none of the known ones.
bool take_line(std::string_view line, std::vector<CorpusSession>& sessions,
               std::shared_ptr<EvidenceTexts> const& texts) {
  std::string_view const kind = word(line);
  if (kind == "evidence") {
    std::string const name(word(line));
    (*texts)[name] = std::string(line);
    return true;
  }
  if (kind == "session") {
    sessions.emplace_back(std::string(line), texts);
    return true;
  }
  if (sessions.empty()) return false;
  std::vector<RecordedTurn>& turns = sessions.back().turns;
  if (kind == "input") {
    RecordedTurn turn;
    turn.seq = turns.empty() ? 1 : turns.back().seq + turns.back().facts.size() + 1;
    std::string_view const at = word(line);
    std::from_chars(at.data(), at.data() + at.size(), turn.at_ms);
    turn.name = word(line);
    turn.body = line;
    turns.push_back(std::move(turn));
    return true;
  }
  if (kind != "fact" || turns.empty()) return false;
  std::string const name(word(line));
  turns.back().facts.push_back({name, std::string(line)});
  return true;
}

} // namespace

void CorpusSession::each_turn(std::function<void(RecordedTurn const&)> const& visit) {
  for (RecordedTurn const& turn : turns) visit(turn);
}

std::string CorpusSession::evidence(std::string const& hash) {
  auto const found = texts_->find(hash);
  if (found == texts_->end())
    throw storage::StorageFailure(storage::FailureKind::missing, "there is no evidence " + hash);
  return found->second;
}

std::vector<CorpusSession> read_corpus(std::filesystem::path const& file) {
  std::istringstream in(unpacked(file));
  std::vector<CorpusSession> out;
  auto const texts = std::make_shared<EvidenceTexts>();
  std::string line;
  std::getline(in, line);
  if (line != "legwork corpus 1") unreadable(file, "of another form");
  for (std::size_t number = 2; std::getline(in, line); ++number) {
    if (!take_line(line, out, texts)) unreadable(file, "line " + std::to_string(number) + " cannot be read");
  }
  return out;
}

void CorpusWriter::add(std::string const& name, storage::RecordedSession& recording) {
  std::string session = "session " + name + "\n";
  recording.each_turn([&](RecordedTurn const& turn) {
    auto const body = nlohmann::json::parse(turn.body, nullptr, false);
    std::string const evidence = body.is_object() ? body.value("evidence", std::string()) : std::string();
    if (!evidence.empty()) {
      std::string const text = recording.evidence(evidence);
      auto const [at, is_new] = written_.try_emplace(evidence, text);
      if (is_new)
        text_ += "evidence " + evidence + " " + text + "\n";
      else if (at->second != text)
        throw std::runtime_error("two texts are called " + evidence);
    }
    session += "input " + std::to_string(turn.at_ms) + " " + turn.name + " " + turn.body + "\n";
    for (storage::RecordedFact const& fact : turn.facts) session += "fact " + fact.name + " " + fact.body + "\n";
  });
  text_ += session;
}

void CorpusWriter::write(std::filesystem::path const& file) const {
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> const packer(ZSTD_createCCtx(), &ZSTD_freeCCtx);
  ZSTD_CCtx_setParameter(packer.get(), ZSTD_c_compressionLevel, 19);
  ZSTD_CCtx_setParameter(packer.get(), ZSTD_c_enableLongDistanceMatching, 1);
  ZSTD_CCtx_setParameter(packer.get(), ZSTD_c_windowLog, 27);
  std::string out(ZSTD_compressBound(text_.size()), '\0');
  std::size_t const n = ZSTD_compress2(packer.get(), out.data(), out.size(), text_.data(), text_.size());
  if (ZSTD_isError(n) != 0) throw std::runtime_error("the corpus cannot be packed");
  std::ofstream(file, std::ios::binary).write(out.data(), static_cast<std::streamsize>(n));
}

} // namespace legwork::tests
