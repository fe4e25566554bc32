// The cards of all documents (store/card.hh): many bytes, few of which a commit changes, so that columns of
// several revisions have most of them together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace rosebud::store {

// Cheap to copy; what it views lives as long as any copy.
class Cards {
 public:
  // Which documents have other cards than they had.
  using Fresh = std::map<Xapian::docid, std::string>;

  // One behind the other.
  struct Flat {
    std::vector<std::uint64_t> offsets;  // by document id, into `texts`; one more than documents
    std::vector<char> texts;
  };

  Cards() = default;
  // Views of what `owner` keeps, as in Flat.
  Cards(std::span<const std::uint64_t> offsets, std::span<const char> texts,
        std::shared_ptr<const void> owner)
      : offsets_(offsets), texts_(texts), owner_(std::move(owner)) {}

  // These, but for those in `fresh`, with ids below `slots`. Copies all of them now and then, when many are
  // other ones than they were.
  Cards with(Fresh fresh, std::size_t slots) const;

  // The card of a document; empty for what is none.
  std::string_view of(Xapian::docid id) const;

  // As one array, of the documents with ids below `slots`.
  Flat flat(std::size_t slots) const;

  std::size_t bytes() const;
  // Whether others view what these do.
  bool are_shared() const { return owner_.use_count() > 1; }

 private:
  std::span<const std::uint64_t> offsets_;
  std::span<const char> texts_;
  std::shared_ptr<const void> owner_;
  std::shared_ptr<const Fresh> fresh_;  // or null
};

}  // namespace rosebud::store
