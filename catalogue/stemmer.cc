#include "catalogue/stemmer.hh"

#include <algorithm>

#include <libstemmer.h>

namespace rosebud {

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

Stemmer::Stemmer(std::string_view language)
    : language_(language), stemmer_(sb_stemmer_new(language_.c_str(), "UTF_8")) {
  if (!stemmer_) language_ = "_";
}

std::string Stemmer::stem(std::string_view word) const {
  const bool digits = std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
  if (!stemmer_ || digits || word.size() < 2) return std::string(word);
  const auto* stemmed = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                        static_cast<int>(word.size()));
  // A null result is libstemmer out of memory; the word itself is a stem that both ends agree on.
  if (stemmed == nullptr) return std::string(word);
  return {reinterpret_cast<const char*>(stemmed),
          static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

}  // namespace rosebud
