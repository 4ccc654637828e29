// Reads what happened to one contact: rows and evidence on the storage thread, a little at a time; what they mean on a
// thread of its own, so that neither a commit nor a client waits for it.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/thread_pool.hpp>
#include <memory>

#include "adapters/service/backend.hpp"
#include "storage/contact_records.hpp"
#include "tools/runtime.hpp"

namespace legwork::tools {

class TraceReader {
 public:
  explicit TraceReader(Runtime& runtime) : runtime_(runtime), thread_(1) {}
  ~TraceReader() { thread_.join(); }

  // Each answers on the runtime's thread, see adapters::Backend.
  void read_trace(core::ContactId contact, adapters::Backend::TraceAnswer answer);
  void read_evidence(core::TraceStep step, adapters::Backend::EvidenceAnswer answer);

 private:
  // One question under way. `answer` is touched on the runtime's thread only: what it holds must not end on another.
  template <class Answer>
  struct Question {
    Answer answer;
    core::ContactId contact{};                    // whose trace it is about
    std::vector<storage::StoredRecord> records{}; // of it, as they come in
    core::TraceStep step{};                       // whose evidence it is about
  };
  using TraceQuestion = std::shared_ptr<Question<adapters::Backend::TraceAnswer>>;
  using EvidenceQuestion = std::shared_ptr<Question<adapters::Backend::EvidenceAnswer>>;

  Runtime& runtime_;
  boost::asio::thread_pool thread_;

  void read_portion(TraceQuestion const& question);
  void add_portion(TraceQuestion const& question, core::Result<std::vector<storage::StoredRecord>> portion);
  template <class Q, class T>
  void answer(Q const& question, core::Result<T> result);
};

} // namespace legwork::tools
