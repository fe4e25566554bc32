// Catch2, whichever of its two lines is installed: v2 on Debian 12, v3 on Debian 13.
#pragma once

#include <string>

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#define ROSEBUD_CATCH_3
#else
#include <catch2/catch.hpp>
#endif

namespace rosebud::testing {

// Matches a text that has `part` in it. Version 3 gave the name to a matcher of ranges.
// NOLINTNEXTLINE(readability-identifier-naming): named as Catch2's matchers are
inline auto Contains(const std::string& part) {
#ifdef ROSEBUD_CATCH_3
  return Catch::Matchers::ContainsSubstring(part);
#else
  return Catch::Matchers::Contains(part);
#endif
}

// Equals a number of about 1 that differs from `value` in its sixth decimal at most. Version 3 moved the
// class.
inline auto about(double value) {
#ifdef ROSEBUD_CATCH_3
  return Catch::Approx(value).margin(0.000'005);
#else
  return Approx(value).margin(0.000'005);
#endif
}

}  // namespace rosebud::testing
