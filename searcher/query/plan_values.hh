// Chosen values as typed become values that the archive has.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "catalogue/common_words.hh"
#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "searcher/engine/deadline.hh"
#include "store/dictionary/dictionary.hh"
#include "store/other_names.hh"

namespace rosebud::searcher {

// What an archive holds, how its fields are told apart, whom it knows by several names, and its words.
struct Archive {
  const Xapian::Database& database;
  const FieldTable& fields;
  const store::OtherNames& people;
  const CommonWords& common;            // words that are posted in pairs
  const store::Dictionary& dictionary;  // empty when nothing was typed or chosen
  const Deadline& deadline;             // when what is looked for in it is to be looked for no longer
  bool dictionary_is_current = false;   // of the database's revision: what it lacks no article has
};

// `request`, whose fields are all in the table, with each chosen or excluded value that no article has
// replaced: another name of a person by the name that counts, else a part of one value by the value ("kon" by
// "satoshi kon" where only one Kon directs), a person also by initials, in another order of the words, and
// from a slip in the whole name. A notice says what was taken for what; where several values may be meant
// they are named, and where none is that is said. After the deadline nothing is replaced and nothing said.
SearchRequest with_known_values(const Archive& archive, SearchRequest request, std::vector<Notice>& notices);

// Of a field of people in which nobody has the words of `text`: who may be meant, for a notice ("did you mean
// Satoshi Kon?"). Nothing when nobody is, or somebody has them, or there was no time to look.
std::optional<std::string> people_like(const Archive& archive, const Field& field, std::string_view text);

}  // namespace rosebud::searcher
