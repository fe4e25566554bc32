// The day it is.
#pragma once

#include <cstdint>

namespace rosebud {

// Where the machine stands, as a number like 20011231.
std::uint32_t today();

}  // namespace rosebud
