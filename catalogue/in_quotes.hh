// What was typed, repeated in a message.
#pragma once

#include <string>
#include <string_view>

namespace rosebud {

// In quotation marks, without control characters, and no more than the beginning of a long text.
std::string in_quotes(std::string_view text);

}  // namespace rosebud
