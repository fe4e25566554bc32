// Ranges as they are typed behind `year:` and `date:`.
#pragma once

#include <optional>
#include <string_view>

#include "catalogue/number_range.hh"
#include "searcher/query/tree.hh"

namespace rosebud::searcher {

// "1995", "1990..1999", "1990-1999", "1990..", ">=1990", "<2000", "1990s"; nothing for anything else.
std::optional<NumberRange> number_range_in(std::string_view text);

// The same of days, months and years: "2020", "2020-05", "2020-05-17", "2020-05..2020-07", ">2019". A month
// or a year stands for all of its days. Nothing for anything else, a 31st of June among it.
std::optional<DateRange> date_range_in(std::string_view text);

}  // namespace rosebud::searcher
