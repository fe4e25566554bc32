#include "server/page/style.hh"

#include "store/hash.hh"

// What style.S puts around the bytes of the style sheets.
extern "C" const char rosebud_style_begin[];
extern "C" const char rosebud_style_end[];

namespace rosebud::server {

std::string_view style_sheet() {
  return {rosebud_style_begin, rosebud_style_end};
}

std::string style_sheet_name() {
  return "style." + store::content_hash(style_sheet()).substr(0, 12) + ".css";
}

}  // namespace rosebud::server
