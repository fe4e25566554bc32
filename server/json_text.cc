#include "server/json_text.hh"

#include <string>

#include "catalogue/utf8.hh"

namespace rosebud::server {

boost::json::string json_text(std::string_view bytes) {
  boost::json::string text;
  if (!utf8::first_invalid(bytes)) {
    text = bytes;
    return text;
  }
  std::string repaired;
  for (std::size_t at = 0; at < bytes.size();) {
    const utf8::Decoded decoded = utf8::decode(bytes, at);
    utf8::append(repaired, decoded.code_point);
    at += decoded.length;
  }
  text = repaired;
  return text;
}

}  // namespace rosebud::server
