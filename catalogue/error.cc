#include "catalogue/error.hh"

#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace rosebud {

Error::Error(std::string message, std::string hint, ExitStatus status)
    : message_(std::move(message)), hint_(std::move(hint)), status_(status) {}

Error system_error(std::string_view what, int error_number, std::string hint) {
  return Error(fmt::format("{}: {}", what, std::generic_category().message(error_number)), std::move(hint));
}

}  // namespace rosebud
