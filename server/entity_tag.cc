#include "server/entity_tag.hh"

#include <algorithm>

#include <fmt/format.h>

#include "store/hash.hh"

namespace rosebud::server {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view opaque(std::string_view tag) {
  return tag.starts_with("W/") ? tag.substr(2) : tag;
}

}  // namespace

std::string entity_tag(std::string_view identity, std::string_view target, std::string_view variant) {
  // Lengths keep the three apart: no two different triples are hashed as the same bytes.
  const std::string all =
      fmt::format("{} {} {}{}{}", identity.size(), target.size(), identity, target, variant);
  return fmt::format("W/\"{}\"", store::content_hash(all));
}

bool matches_tag(std::string_view if_none_match, std::string_view tag) {
  if (trimmed(if_none_match) == "*") return true;
  while (!if_none_match.empty()) {
    const std::string_view item = if_none_match.substr(0, if_none_match.find(','));
    if_none_match.remove_prefix(std::min(if_none_match.size(), item.size() + 1));
    if (opaque(trimmed(item)) == opaque(tag)) return true;
  }
  return false;
}

}  // namespace rosebud::server
