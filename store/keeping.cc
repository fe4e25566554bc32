#include "store/keeping.hh"

#include <chrono>
#include <system_error>

namespace rosebud::store {
namespace {

using namespace std::chrono_literals;

// The files of so many articles are written in some hundredths of a second.
constexpr Xapian::doccount quickly_written = 2000;

constexpr auto time_of_an_article = 100us;

}  // namespace

bool has_had_its_time(const std::filesystem::path& file, Xapian::doccount articles) {
  if (articles <= quickly_written) return true;
  std::error_code error;
  const auto written = std::filesystem::last_write_time(file, error);
  if (error) return true;
  const auto age = std::filesystem::file_time_type::clock::now() - written;
  // A clock that was put back says nothing.
  return age < 0s || age >= articles * time_of_an_article;
}

}  // namespace rosebud::store
