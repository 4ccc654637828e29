// A file that cannot be written is tried again at the next start: the disk is watched elsewhere.
#include "tools/clock_file.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

#include "core/base/json_fields.hpp"
#include "core/base/json_text.hpp"
#include "storage/journal_files.hpp"
#include "storage/private_file.hpp"
#include "tools/boot_id.hpp"

namespace legwork::tools {

adapters::ClockRecord read_clock_record(std::filesystem::path const& journal) {
  std::ifstream in(storage::clock_of(journal), std::ios::binary);
  std::string const text{std::istreambuf_iterator<char>(in), {}};
  auto const parsed = nlohmann::json::parse(text, nullptr, false);
  if (!parsed.is_object()) return {};
  return core::from_json<adapters::ClockRecord>(parsed).value_or(adapters::ClockRecord{});
}

void keep_clock_record(std::filesystem::path const& journal, adapters::ClockRecord const& record) {
  static_cast<void>(storage::replace_private_file(storage::clock_of(journal), core::to_json_text(record) + "\n"));
}

adapters::LogClock start_clock(std::filesystem::path const& journal, core::Instant last) {
  adapters::LogClock clock(read_clock_record(journal), last, adapters::read_clocks(boot_id()));
  keep_clock_record(journal, clock.record());
  return clock;
}

} // namespace legwork::tools
