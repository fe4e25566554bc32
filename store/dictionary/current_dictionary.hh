// The dictionary of the content that is open, from the file beside the database or made anew.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include <xapian.h>

#include "store/dictionary/dictionary.hh"
#include "store/identity.hh"
#include "store/keeping.hh"
#include "store/stamp.hh"

namespace rosebud::store {

// The file in a generation that holds its dictionary.
inline constexpr std::string_view dictionary_name = "dictionary";

// One content of a database, as a Reader has it open.
struct DictionarySource {
  std::filesystem::path generation;  // the folder where its side files lie
  Identity identity;
  const Xapian::Database& database;
  const Stamp& stamp;
};

// Maps the file in `generation`; nothing when there is none for this content, or it is damaged.
std::optional<Dictionary> open_dictionary(const std::filesystem::path& generation, const Identity& identity);

// The one in the file, else made from the database and its columns.
Dictionary current_dictionary(const DictionarySource& source);

// A dictionary, and of which revision of its database it is.
struct DatedDictionary {
  Dictionary dictionary;
  std::uint64_t revision = 0;
};

// Maps the file whichever revision of the database `uuid` it is of: a dictionary is a hint, and one of a few
// commits ago is nearly as good.
std::optional<DatedDictionary> open_any_dictionary(const std::filesystem::path& generation,
                                                   std::string_view uuid);

// Sees to it that the database in the folder `generation` has the file beside it, as keep_columns() does, and
// best behind it. Throws Error when it cannot be written. Only for who holds the write lock.
void keep_dictionary(const std::filesystem::path& generation, const Keeping& keeping = keep_current);

}  // namespace rosebud::store
