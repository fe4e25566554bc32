// How a page words numbers and dates.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/number_range.hh"

namespace rosebud::server {

// 34532 -> "34,532".
std::string grouped(std::size_t number);

// "no articles", "1 article", "34,532 articles".
std::string articles(std::size_t count);

// "2013-07-16" -> "16 July 2013"; anything else as it is.
std::string long_date(std::string_view date);

// "1990–1999", "1995", "from 1990", "until 1960".
std::string range_words(const NumberRange& range);

struct Credits {
  std::vector<std::string> years;
  std::vector<std::string> directors;
  std::vector<std::string> writers;
};

// "1995 · directed by Koji Morimoto · written by Satoshi Kon"; empty when nothing is known.
std::string credit_line(const Credits& credits);

}  // namespace rosebud::server
