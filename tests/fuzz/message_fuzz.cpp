// Whatever a client says after hello: every message gets an answer, which is JSON with a type, and nothing else
// happens.
#include <cstdlib>

#include "adapters/service/client_connection.hpp"
#include "core/base/text.hpp"
#include "tests/support/memory_backend.hpp"

using namespace legwork;

namespace {

class Listener final : public adapters::Channel {
 public:
  void send(adapters::Text text) override {
    ++answers;
    std::string problem;
    auto const parsed = adapters::read_object(*text, problem);
    if (!parsed || !parsed->contains("type")) std::abort();
  }
  void send_binary(adapters::Bytes) override { std::abort(); } // the live channel sends texts only
  std::size_t waiting_bytes() const override { return 0; }
  void close(std::uint16_t, std::string reason) override {
    closed = true;
    if (reason.size() > 120) std::abort();
  }
  int answers = 0;
  bool closed = false;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size > adapters::message_limit_bytes) return 0;
  tests::MemoryBackend backend;
  tests::NoDirectory directory;
  tests::OneToken authenticator;
  adapters::Hub hub(backend, directory, authenticator, {});
  Listener listener;
  adapters::ClientConnection connection(hub, listener, adapters::Identity{"test", 1});
  connection.on_message(R"({"type":"hello","protocol":1,"control":"if_free"})");
  if (listener.answers != 1) std::abort();
  // Messages with a line break between: so that one may build on another.
  for (std::string_view line : core::split({reinterpret_cast<char const*>(data), size}, '\n')) {
    int const before = listener.answers;
    connection.on_message(line);
    if (listener.answers != before + 1 && !listener.closed) std::abort();
  }
  return 0;
}
