// How one word is written otherwise: elision, possessives, umlauts, digits glued to it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace rosebud {

// The French and Italian articles, pronouns and conjunctions that lose their vowel before another ("d", "qu",
// "dell"), and the Catalan ones.
bool is_elided(std::string_view word);

// `word` with the vowels that German, Nordic and Estonian typists write out, folded: "Müller" -> "mueller",
// "Århus" -> "aarhus", "Bjørn" -> "bjoern". Empty when it has none.
std::string umlauts_written_out(std::string_view word);

// Whether its first letter is a capital: names and titles, and German nouns.
bool is_capitalised(std::string_view word);

// A folded word with a number behind it ("alien3") as the two; empty when it is none. Not "mp3" nor "se7en".
std::pair<std::string_view, std::string_view> word_and_number(std::string_view word);

// What stands behind a lone letter and belongs to it: "+" of "A+", "++" of "C++", "#" of "C#".
std::string_view grade_sign(std::string_view text, std::size_t at);

// The words for "and" that a "&" stands for, folded. The first is English.
bool means_and(std::string_view word);

}  // namespace rosebud
