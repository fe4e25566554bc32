// What holds for every input, whatever its bytes: checked by the fuzzers while they search, and by the tests
// for the inputs they found.
#pragma once

#include <string>
#include <string_view>

namespace rosebud::fuzz {

// Reads `bytes` as front matter in YAML, TOML and JSON, and as the file that holds it. Returns what is wrong,
// in words; empty: nothing. Throws nothing but what is itself the fault.
std::string fault_in_front_matter(std::string_view bytes);

// Reads an article and makes its document. The first line of `bytes` is the article's path, what follows it
// the content of the file; without a line break all of it is content.
std::string fault_in_article(std::string_view bytes);

}  // namespace rosebud::fuzz
