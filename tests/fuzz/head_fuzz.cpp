// A request's head that passes the check is read by the library in the same way: one Host, one length, no surprises.
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstdlib>

#include "adapters/service/http_message.hpp"
#include "adapters/service/read_api.hpp"

using namespace legwork;
namespace http = boost::beast::http;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  std::size_t const end = text.find("\r\n\r\n");
  if (end == std::string_view::npos) return 0;
  std::string_view const head = text.substr(0, end + 4);
  if (adapters::check_head(head).status != 0) return 0;
  http::request_parser<http::string_body> parser;
  parser.body_limit(boost::none);
  boost::system::error_code error;
  std::size_t const used = parser.put(boost::asio::buffer(head.data(), head.size()), error);
  if (error && error != http::error::need_more) return 0; // the library is stricter still
  if (!parser.is_header_done() || used != head.size()) std::abort();
  auto const& fields = parser.get();
  if (fields.count(http::field::host) != 1 || fields.count(http::field::content_length) > 1 ||
      fields.count(http::field::transfer_encoding) > 1)
    std::abort();
  if (fields.count(http::field::transfer_encoding) == 1 && fields[http::field::transfer_encoding] != "chunked")
    std::abort();
  static_cast<void>(adapters::parse_path(std::string_view(fields.target().data(), fields.target().size())));
  static_cast<void>(adapters::cookie(fields[http::field::cookie], "legwork_8001"));
  return 0;
}
