#include "catalogue/today.hh"

#include <ctime>

namespace rosebud {

std::uint32_t today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return static_cast<std::uint32_t>((local.tm_year + 1900) * 10'000 + (local.tm_mon + 1) * 100 +
                                    local.tm_mday);
}

}  // namespace rosebud
