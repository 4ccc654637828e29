// Beast brings an inflater of its own; nothing else here needs a library.
#include "adapters/practice/message_codes.hpp"

#include <boost/beast/zlib/inflate_stream.hpp>
#include <charconv>

#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr std::size_t most_content = 1024 * 1024;
constexpr std::size_t gzip_head = 10;
constexpr std::size_t gzip_tail = 8;

} // namespace

std::string from_byte_codes(std::string_view list) {
  std::string out;
  for (std::string_view const code : core::split(list, ',')) {
    unsigned char byte = 0;
    auto const [end, error] = std::from_chars(code.data(), code.data() + code.size(), byte);
    if (error != std::errc{} || end != code.data() + code.size()) break;
    out += static_cast<char>(byte);
  }
  return out;
}

std::string from_gzip(std::string_view file) {
  if (file.size() < gzip_head + gzip_tail || !file.starts_with("\x1f\x8b\x08") || file[3] != 0) return {};
  std::string out(most_content, '\0');
  boost::beast::zlib::z_params io;
  io.next_in = file.data() + gzip_head;
  io.avail_in = file.size() - gzip_head - gzip_tail;
  io.next_out = out.data();
  io.avail_out = out.size();
  boost::beast::zlib::inflate_stream inflater;
  boost::system::error_code ignored; // a file that was cut gives what it has
  inflater.write(io, boost::beast::zlib::Flush::sync, ignored);
  out.resize(io.total_out);
  return out;
}

Fields decoded_values(Fields fields, std::string (*read)(std::string_view)) {
  for (auto& [name, value] : fields) value = read(value);
  return fields;
}

} // namespace legwork::adapters
