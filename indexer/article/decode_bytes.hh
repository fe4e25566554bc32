// An article's bytes to text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/report.hh"

namespace rosebud::indexer {

struct DecodedText {
  std::string text;                // UTF-8, lines end in '\n', no byte order mark
  std::optional<Problem> problem;  // with an empty path; a failure leaves `text` empty
};

// UTF-8 with or without a byte order mark, or UTF-16 with one. Bytes that are not UTF-8 are read as
// Windows-1252, with a warning that names the first line; a NUL is a failure: the file is not text.
DecodedText decode_bytes(std::string_view bytes);

}  // namespace rosebud::indexer
