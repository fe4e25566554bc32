// What the standard's strings lack.
#pragma once

#include <string>
#include <string_view>

namespace rosebud {

// Puts `to` in the place of every `from`, which is not empty; what it puts there is not looked at again.
inline void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// What stands behind the last slash of a path; all of one that has none.
constexpr std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace rosebud
