// What a database says of itself, so that no program reads a format it does not understand.
#pragma once

#include <string>

#include <xapian.h>

#include "catalogue/boosts.hh"
#include "catalogue/common_words.hh"
#include "catalogue/field_table.hh"
#include "catalogue/synonyms.hh"
#include "store/other_names.hh"

namespace rosebud::store {

// Raised by one whenever a document's terms, values or data change their meaning; docs/schema.md tells the
// history.
inline constexpr int format_version = 5;

struct Stamp {
  int format = format_version;
  std::string archive{};  // the absolute path of the archive that was indexed
  std::string reading{};  // how its articles were read; when that changes, all are read again
  FieldTable fields{};    // the built-in ones and those that the archive declares
  OtherNames people{};    // the other names of the people whom the archive gives several
  Synonyms synonyms{};    // what the archive takes for one another when it is searched
  Boosts boosts{};        // and what else it orders articles by
  // Of when the generation was made:
  std::string repeated{};  // what the archive repeated around its articles
  CommonWords common{};    // the words of which two side by side are posted as a pair
};

// Replaces what the database said of itself.
void write_stamp(Xapian::WritableDatabase& database, const Stamp& stamp);

// Throws Error, naming the command that mends it, when the database was not written by Rosebud or is of
// another format.
Stamp read_stamp(const Xapian::Database& database);

}  // namespace rosebud::store
