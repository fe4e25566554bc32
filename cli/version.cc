#include "cli/version.hh"

namespace rosebud::cli {

std::string_view version() {
  return ROSEBUD_VERSION;
}

}  // namespace rosebud::cli
