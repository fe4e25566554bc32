#include "store/keeping.hh"

#include <system_error>

namespace rosebud::store {

bool has_had_its_time(const std::filesystem::path& file, Xapian::doccount articles, const Keeping& keeping) {
  using namespace std::chrono_literals;
  if (articles <= keeping.small_archive) return true;
  std::error_code error;
  const auto written = std::filesystem::last_write_time(file, error);
  if (error) return true;
  const auto age = std::filesystem::file_time_type::clock::now() - written;
  // A clock that was put back says nothing.
  return age < 0s || age >= articles * keeping.of_an_article;
}

}  // namespace rosebud::store
