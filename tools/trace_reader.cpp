// What storage throws ends here, as an answer.
#include "tools/trace_reader.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <iterator>

#include "storage/event_codec.hpp"
#include "storage/evidence.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::tools {

namespace asio = boost::asio;

namespace {

// A portion takes the storage thread about 5 ms; a contact has 20 to 60 rows.
constexpr std::size_t portion_rows = 500;
// A contact that somebody holds for a week by renewing the claim has as many; more are not read.
constexpr std::size_t most_rows = 20'000;

core::Error error_of(storage::StorageFailure const& failure) {
  if (failure.kind() == storage::FailureKind::missing)
    return {core::ErrorKind::not_found, "what was recorded here is no longer kept"};
  bool const is_damaged = failure.kind() == storage::FailureKind::damaged;
  return {is_damaged ? core::ErrorKind::broken : core::ErrorKind::unavailable, failure.what()};
}

// What `work` gives, or what it threw as an error.
template <class Work>
auto guarded(Work work) -> core::Result<decltype(work())> {
  try {
    return work();
  } catch (storage::StorageFailure const& failure) {
    return std::unexpected(error_of(failure));
  }
}

core::Error ended() { return {core::ErrorKind::unavailable, "shutting down"}; }

} // namespace

template <class Q, class T>
void TraceReader::answer(Q const& question, core::Result<T> result) {
  asio::post(runtime_.executor(), [question, result = std::move(result)]() mutable {
    std::exchange(question->answer, nullptr)(std::move(result));
  });
}

void TraceReader::read_trace(core::ContactId contact, adapters::Backend::TraceAnswer answer) {
  using Asked = TraceQuestion::element_type;
  read_portion(std::make_shared<Asked>(Asked{.answer = std::move(answer), .contact = contact}));
}

void TraceReader::read_portion(TraceQuestion const& question) {
  std::int64_t const after = question->records.empty() ? 0 : question->records.back().version;
  bool const is_asked = runtime_.read_journal([this, question, after](storage::Database& db) {
    auto portion = guarded([&] { return storage::read_records(db, question->contact, after, portion_rows); });
    asio::post(thread_,
               [this, question, portion = std::move(portion)]() mutable { add_portion(question, std::move(portion)); });
  });
  if (!is_asked) answer(question, core::Result<core::ContactTrace>(std::unexpected(ended())));
}

void TraceReader::add_portion(TraceQuestion const& question, core::Result<std::vector<storage::StoredRecord>> portion) {
  if (!portion) return answer(question, core::Result<core::ContactTrace>(std::unexpected(portion.error())));
  bool const may_be_more = portion->size() == portion_rows;
  std::ranges::move(*portion, std::back_inserter(question->records));
  if (may_be_more && question->records.size() < most_rows)
    return asio::post(runtime_.executor(), [this, question] { read_portion(question); });
  answer(question, guarded([&] {
           std::vector<core::ContactRecord> records;
           for (storage::StoredRecord const& stored : question->records) records.push_back(storage::record_of(stored));
           core::ContactTrace trace = core::trace_of(records);
           trace.is_whole = !may_be_more;
           return trace;
         }));
}

void TraceReader::read_evidence(core::TraceStep step, adapters::Backend::EvidenceAnswer answer_later) {
  using Asked = EvidenceQuestion::element_type;
  auto const question = std::make_shared<Asked>(Asked{.answer = std::move(answer_later), .step = std::move(step)});
  bool const is_asked = runtime_.read_journal([this, question](storage::Database& db) {
    auto piece = guarded([&] { return storage::EvidenceTable::get_piece(db, question->step.evidence); });
    asio::post(thread_, [this, question, piece = std::move(piece)] {
      if (!piece) return answer(question, core::Result<core::StepEvidence>(std::unexpected(piece.error())));
      answer(question, guarded([&] {
               auto const read = storage::decode_evidence(piece->kind, piece->bytes);
               return read.page ? core::evidence_of(*read.page, question->step)
                                : core::evidence_of(*read.send, question->step);
             }));
    });
  });
  if (!is_asked) answer(question, core::Result<core::StepEvidence>(std::unexpected(ended())));
}

} // namespace legwork::tools
