// Dates and years as front matter and file names write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::indexer {

// The calendar date at the start of `written` ("2019-03-02", "2019-03-02T10:00:00+09:00", "2019/3/2",
// "2019.03.02", "20190302", "02.03.2019", "31/12/2019", "March 2, 2019", "2 mars 2019", "2019年3月2日"), as
// YYYY-MM-DD. A year and month alone are the month's first day; "02/03/2019" could be two days and is none.
std::optional<std::string> date_in(std::string_view written);

// The years in `written`, from 1870 to 2100, in order and without repeats: "1995", "1995-12-23", "1988/1989",
// "December 1995", "(1995)".
std::vector<std::string> years_in(std::string_view written);

// The date in a path: of the file's name ("_posts/2019-3-2-title.md"), of a folder
// ("2019-03-02-title/index.md"), or of folders ("2019/03/02/title.md").
std::optional<std::string> date_of_path(std::string_view path);

// "2019-03-02-title" -> "title"; what begins with no date stays.
std::string_view without_leading_date(std::string_view name);

}  // namespace rosebud::indexer
