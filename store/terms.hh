// The terms of a document. docs/schema.md lists them; all are at most max_term_bytes long.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field.hh"

namespace rosebud::store {

// Xapian takes 245 bytes; the rest is kept for what it adds to a term that holds a NUL.
inline constexpr std::size_t max_term_bytes = 240;

// Room is left for the written form, which has about the length of its key.
inline constexpr std::size_t longest_form_key = max_term_bytes / 3;

// A folded word anywhere in the article: unprefixed, with positions and a wdf of 0. For phrases, prefixes and
// the archive's vocabulary; what an article scores by are the two that follow.
std::string word_term(std::string_view word);

// The stem of a word of the text or a heading, kept apart by language: Z, the language
// (Stemmer::language()), the stem. Its wdf is the sum of the weights of where it stands.
std::string stem_term(std::string_view language, std::string_view stem);

// A folded word of any field that is not text: F and the word, never stemmed. Its wdf is the sum of its
// fields' weights.
std::string fact_word_term(std::string_view word);

// Two common words of which the second follows the first: W and both. Phrases of common words are found by
// these, since nearly every article has the words themselves.
std::string pair_term(std::string_view first, std::string_view second);

// The same of words that seldom stand side by side, shared with other such pairs: W and three letters or
// digits. There are 32,768 of them: a posting list for each pair would take seven times the room.
std::string shared_pair_term(std::string_view first, std::string_view second);

// A word as which articles join several, and these: J, the word, a space before each of the others. So that a
// phrase with "walle" can be looked for where an article writes "WALL·E".
std::string split_term(std::string_view joined, const std::vector<std::string>& words);

// What split_term() of all ways to write `joined` begins with.
std::string split_prefix(std::string_view joined);

// A folded word inside one field: the prefix, then the word.
std::string field_word_term(const Field& field, std::string_view word);

// One whole value of a field, by its key: the prefix, ':', the key.
std::string value_term(const Field& field, std::string_view key);

// One written form of a value: the prefix, '=', the key, a tab, the form. How often each form is written is
// the term's document frequency, so the most frequent one is found without touching an article.
std::string form_term(const Field& field, std::string_view key, std::string_view written);

// What form_term() of every form of `key` begins with. A key that is longer than longest_form_key stands in
// it shortened.
std::string form_prefix(const Field& field, std::string_view key);

// A whole title, by its title_key(): the prefix, '~', the key. By it a title that was typed is told from one
// that merely has its words.
std::string whole_title_term(const Field& field, std::string_view key);

// The identity of an article: Q and its path relative to the archive.
std::string path_term(std::string_view path);

// The content of an article's file, by which a renamed file is recognised: XHASH and its hash.
std::string content_term(std::string_view hash);

// `text` shortened to max_term_bytes, the tail replaced by a hash of the whole, so that long values stay
// distinct.
std::string bounded_term(std::string_view prefix, std::string_view text);

}  // namespace rosebud::store
