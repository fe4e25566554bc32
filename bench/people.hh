// The people of generated articles.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::bench {

// Given names and surnames that go together.
struct NameList {
  std::span<const std::string_view> given;
  std::span<const std::string_view> surnames;
};

std::span<const NameList> name_lists();

// Directors and writers, the busiest first; no name twice in one list. Some of the writers direct as well.
struct People {
  std::vector<std::string> directors;
  std::vector<std::string> writers;
};

inline constexpr std::size_t director_count = 5'000;
inline constexpr std::size_t writer_count = 8'000;

// The same for every archive.
People make_people();

}  // namespace rosebud::bench
