// The orders of documents that columns hold.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "store/column_arrays.hh"

namespace rosebud::store {

// Of the documents `ids`, from their dates and the paths on their cards: newest first, those without a date
// last, then by path.
void rank_ties(OwnedColumns& columns, std::vector<Xapian::docid> ids);

// Of the documents `ids`, by their folded titles, of which `titles` holds one by document id.
void rank_titles(OwnedColumns& columns, std::span<const std::string> titles, std::vector<Xapian::docid> ids);

// The orders of older columns, in which all documents that did not change keep their places.
struct OlderOrder {
  const ColumnViews& columns;
  const std::vector<bool>& is_changed;  // by document id
  std::function<std::string_view(Xapian::docid)> path_of;
};

// As rank_ties(), with the documents `fresh` put into the order of those that did not change.
void insert_ties(OwnedColumns& columns, const OlderOrder& older, std::vector<Xapian::docid> fresh);

// A document whose title is new.
struct FreshTitle {
  std::string title;  // folded
  Xapian::docid id = 0;
};

// As rank_titles(), likewise. `title_of` asks for the folded title of a document that did not change, a few
// times for each fresh one.
void insert_titles(OwnedColumns& columns, const OlderOrder& older, std::vector<FreshTitle> fresh,
                   const std::function<std::string(Xapian::docid)>& title_of);

}  // namespace rosebud::store
