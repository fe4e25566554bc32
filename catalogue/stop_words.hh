// Words that say how others belong together.
#pragma once

#include <string_view>

namespace rosebud {

// Whether `word`, folded, is an article, a pronoun, a preposition, a conjunction or an auxiliary of
// `language` (a two-letter code: en, fr, de, es, it, pt; no other has any). A query passes over them when it
// has other words, since nearly every article holds them.
bool is_stop_word(std::string_view language, std::string_view word);

// Whether it is one in any language: then nearly every article in that language holds it.
bool is_function_word(std::string_view word);

}  // namespace rosebud
