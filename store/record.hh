// What a document stores of its article: enough to show a hit, its snippet and its reading page without the
// file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/block.hh"
#include "catalogue/field.hh"

namespace rosebud::store {

// Of a field that the archive declared, and may have given up since: whoever names the field asks the table
// whether it is there.
struct RecordValue {
  FieldId field = FieldId::title;
  std::string written;
  std::string evidence{};  // the sentence it was inferred from; empty: the article states it
  bool operator==(const RecordValue&) const = default;
};

struct Record {
  std::string path;
  std::string address;
  std::vector<RecordValue> values;
  std::vector<Block> blocks;

  // The written values of `field`, in the article's order.
  std::vector<std::string> values_of(FieldId field) const;
  // The first of them, or empty.
  std::string first_of(FieldId field) const;

  bool operator==(const Record&) const = default;
};

// The document data: a version byte, then fields and blocks as (tag, length, bytes).
std::string encode_record(const Record& record);

// Throws Error on data that encode_record() did not write.
Record decode_record(std::string_view data);

// The same without the blocks, which are the most of it.
Record decode_facts(std::string_view data);

// How many words the blocks of the encoded record have, as word_count() counts them.
std::size_t count_words(std::string_view data);

}  // namespace rosebud::store
