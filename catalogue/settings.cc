#include "catalogue/settings.hh"

#include <algorithm>
#include <array>
#include <utility>

namespace rosebud {
namespace {

constexpr std::array<std::pair<Generator, std::string_view>, 4> generators{{
    {Generator::hugo, "hugo"},
    {Generator::jekyll, "jekyll"},
    {Generator::eleventy, "eleventy"},
    {Generator::astro, "astro"},
}};

}  // namespace

std::string_view generator_name(Generator generator) {
  for (const auto& [id, name] : generators) {
    if (id == generator) return name;
  }
  return {};
}

std::optional<Generator> generator_named(std::string_view name) {
  for (const auto& [id, known] : generators) {
    if (known == name) return id;
  }
  return std::nullopt;
}

}  // namespace rosebud
