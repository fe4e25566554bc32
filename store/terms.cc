#include "store/terms.hh"

#include <cstdint>

#include <fmt/format.h>

#include "catalogue/utf8.hh"
#include "store/hash.hh"

namespace rosebud::store {

std::string bounded_term(std::string_view prefix, std::string_view text) {
  std::string term(prefix);
  if (prefix.size() + text.size() <= max_term_bytes) return term.append(text);
  constexpr std::size_t hash_bytes = 32;
  const std::string_view head = utf8::prefix(text, max_term_bytes - prefix.size() - hash_bytes);
  return term.append(head).append(content_hash(text));
}

std::string word_term(std::string_view word) {
  return std::string(word);
}

std::string stem_term(std::string_view language, std::string_view stem) {
  return bounded_term(fmt::format("Z{}", language), stem);
}

std::string fact_word_term(std::string_view word) {
  return bounded_term("F", word);
}

std::string pair_term(std::string_view first, std::string_view second) {
  return bounded_term("W", fmt::format("{} {}", first, second));
}

std::string shared_pair_term(std::string_view first, std::string_view second) {
  constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuv";
  const std::uint64_t hash = short_hash(fmt::format("{} {}", first, second));
  std::string term = "W";
  for (const unsigned shift : {0U, 5U, 10U}) term += digits[hash >> shift & 0x1FU];
  return term;
}

std::string split_term(std::string_view joined, const std::vector<std::string>& words) {
  return bounded_term("", fmt::format("{}{}", split_prefix(joined), fmt::join(words, " ")));
}

std::string split_prefix(std::string_view joined) {
  return fmt::format("J{} ", joined);
}

std::string field_word_term(const Field& field, std::string_view word) {
  return bounded_term(field.prefix, word);
}

std::string value_term(const Field& field, std::string_view key) {
  return bounded_term(fmt::format("{}:", field.prefix), key);
}

std::string form_term(const Field& field, std::string_view key, std::string_view written) {
  return bounded_term(form_prefix(field, key), written);
}

std::string form_prefix(const Field& field, std::string_view key) {
  std::string shortened(key);
  if (key.size() > longest_form_key)
    shortened = std::string(utf8::prefix(key, longest_form_key - 32)) + content_hash(key);
  return fmt::format("{}={}\t", field.prefix, shortened);
}

std::string whole_title_term(const Field& field, std::string_view key) {
  return bounded_term(fmt::format("{}~", field.prefix), key);
}

std::string path_term(std::string_view path) {
  return bounded_term("Q", path);
}

std::string content_term(std::string_view hash) {
  return fmt::format("XHASH{}", hash);
}

}  // namespace rosebud::store
