// Whether a text is a person's name and nothing else.
#pragma once

#include <string_view>

namespace rosebud::indexer {

// One to five words that each begin with a capital letter, or are a particle ("de", "von"); or a few
// characters of a script without spaces. No digits, no punctuation but that of names.
bool looks_like_a_name(std::string_view text);

}  // namespace rosebud::indexer
