// Map files and archives: whatever they hold, each dealer that is taken is whole, and what is wrong says where.
#include <cstdlib>

#include "adapters/net/domain_name.hpp"
#include "adapters/wire/dealer_features.hpp"
#include "adapters/wire/packed_file.hpp"
#include "core/base/text.hpp"

using namespace legwork;

namespace {

void check(core::ImportedFile const& found) {
  for (core::DirectoryDealer const& d : found.dealers) {
    if (d.dealer_name.empty() || d.website.empty() || d.dealer_name.size() > 200) std::abort();
    if (core::presentable(d.dealer_name, 200) != d.dealer_name) std::abort();
    if (d.located && (std::abs(d.position.latitude_e6) > 90'000'000 || std::abs(d.position.longitude_e6) > 180'000'000))
      std::abort();
  }
  for (auto const* lines : {&found.problems, &found.notes}) {
    for (core::LineProblem const& one : *lines) {
      if (one.text.empty() || core::presentable(one.text, one.text.size()) != one.text) std::abort();
    }
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  core::WebsiteRules const rules{.policy = {}, .to_ascii = adapters::ascii_website};
  check(adapters::import_features(text, rules));
  if (auto const file = adapters::unpack_only_file(text)) check(adapters::import_features(file->text, rules));
  return 0;
}
