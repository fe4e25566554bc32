#include "server/page/html.hh"

#include "catalogue/utf8.hh"

namespace rosebud::server {
namespace {

// The characters that HTML may not hold: the C0 controls but for tab and line breaks, DEL and the C1
// controls.
bool is_forbidden(char32_t c) {
  const bool c0 = c < 0x20 && c != '\t' && c != '\n';
  return c0 || (c >= 0x7F && c < 0xA0);
}

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    case '\'':
      out += "&#39;";
      return;
    default:
      if (!is_forbidden(c)) utf8::append(out, c);
  }
}

}  // namespace

SafeHtml escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    append_escaped(out, decoded.code_point);
    at += decoded.length;
  }
  return SafeHtml(std::move(out));
}

}  // namespace rosebud::server
