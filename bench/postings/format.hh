// What could be posted of an article: the formats that were weighed against each other (docs/schema.md).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include <xapian.h>

#include "indexer/article/article.hh"
#include "indexer/document/document.hh"

namespace rosebud::bench {

enum class PostingFormat : std::uint8_t {
  both,             // words with weight and positions, stems with weight
  stems,            // stems with weight and positions; a word only where it differs from its stem
  words,            // words with weight and positions; a query asks for all forms of its words
  split,            // words with positions, stems with weight
  split_and_pairs,  // the same, and a term for two words of grammar that stand together
};

inline constexpr std::array all_formats{PostingFormat::both, PostingFormat::stems, PostingFormat::words,
                                        PostingFormat::split, PostingFormat::split_and_pairs};

// As tables and --format call it.
std::string_view format_name(PostingFormat format);

// A word of a title, a name or a tag, where those are posted apart from the text.
std::string metadata_term(std::string_view word);

// Two words that stand together.
std::string pair_term(std::string_view first, std::string_view second);

// Makes documents with the postings of one format; all else of a document is the same in each.
class PostingWriter {
 public:
  explicit PostingWriter(PostingFormat format) : format_(format) {}

  Xapian::Document make(const indexer::Article& article);

 private:
  class Pass;

  PostingFormat format_;
  std::map<std::string, indexer::RememberingStemmer, std::less<>> stemmers_;
};

}  // namespace rosebud::bench
