// Which documents the last commits changed, as the metadata of their database: so that whoever has columns of
// a revision before needs to read no others.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

namespace rosebud::store {

// Of so many commits, at most, the changes are kept: those of a watcher that commits each second for as long
// as the files of a million articles stay (store/keeping.hh), and more.
inline constexpr std::size_t most_commits_kept = 256;

// Keeps, as a part of the transaction that follows the revision `since`, the ids of the documents that it
// added, replaced or removed. As soon as what is kept names more than a quarter of the documents, the oldest
// commits are forgotten: reading all documents is as quick.
void write_changes(Xapian::WritableDatabase& database, std::uint64_t since,
                   const std::vector<Xapian::docid>& changed);

// The ids, ascending, of the documents that differ between the revision `older` and that of `database`;
// nothing where that is not known, be it that somebody else committed in between.
std::optional<std::vector<Xapian::docid>> changes_since(const Xapian::Database& database,
                                                        std::uint64_t older);

}  // namespace rosebud::store
