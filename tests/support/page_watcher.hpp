// Somebody who watches an open page: keeps what is shown.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "adapters/service/live_pages.hpp"

namespace legwork::tests {

struct PageWatcher final : adapters::PageViewer {
  std::vector<adapters::Picture> pictures;
  adapters::PageView view;
  bool is_gone = false;

  void on_view(core::PageId, adapters::PageView const& now) override { view = now; }
  void on_picture(core::PageId, adapters::Picture const& picture) override { pictures.push_back(picture); }
  void on_page_gone(core::PageId) override { is_gone = true; }
};

// Width and height of a JPEG, from its frame header; zeros for anything else.
inline std::pair<int, int> size_of_jpeg(std::string_view jpeg) {
  auto const byte = [&](std::size_t at) { return static_cast<int>(static_cast<unsigned char>(jpeg[at])); };
  std::size_t at = 2;
  while (jpeg.starts_with("\xff\xd8") && at + 9 < jpeg.size() && byte(at) == 0xff) {
    int const marker = byte(at + 1);
    bool const is_frame = marker >= 0xc0 && marker <= 0xc2;
    if (is_frame) return {byte(at + 7) * 256 + byte(at + 8), byte(at + 5) * 256 + byte(at + 6)};
    at += 2 + static_cast<std::size_t>(byte(at + 2) * 256 + byte(at + 3));
  }
  return {};
}

} // namespace legwork::tests
