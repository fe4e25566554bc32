// One fold for case and accents, used on every text at both ends.
#pragma once

#include <string>
#include <string_view>

namespace rosebud {

// `text` without case, without the accents of Latin and Greek letters, with compatibility forms (full-width
// letters, ligatures, half-width kana) made plain: "Amélie" -> "amelie", "STRAẞE" -> "strasse", "Łódź" ->
// "lodz". Kana keep their voicing marks, Cyrillic its й (ё is е), Hangul its syllables; Hebrew and Arabic
// lose the marks that they are mostly written without, Arabic the forms of a letter that are typed for one
// another. Digits of every script are 0 to 9; fractions and superscripts stay as they are. The result is NFC,
// and fold(fold(x)) == fold(x). Malformed UTF-8 becomes U+FFFD. Sources: Unicode 15 case folding and NFKD by
// utf8proc; what Unicode has no decomposition for by our own tables. docs/analysis.md says why.
std::string fold(std::string_view text);

}  // namespace rosebud
