// Titles or people while they are gathered, and as the arrays of a dictionary.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/name_spelling.hh"
#include "store/dictionary/dictionary.hh"

namespace rosebud::store {

// What a Names is a view of.
struct NameArrays {
  StringArrays keys;
  StringArrays written;
  std::vector<std::uint32_t> articles;
  std::vector<std::uint32_t> newest;
  std::vector<std::uint32_t> role_ends;
  std::vector<Role> roles;
  StringArrays spellings;
  std::vector<std::uint32_t> owners;
  std::vector<std::uint32_t> by_end;
  std::vector<WordStart> starts;

  Names view() const;
};

// One name that is being gathered.
struct GatheredName {
  std::string written;
  std::uint32_t written_by = 0;  // articles that write it so
  std::uint32_t articles = 0;
  std::uint32_t newest = 0;
  std::vector<Role> roles;
  std::vector<std::string> aliases{};

  // Counts `more` articles in which it stands in `field`.
  void add_role(FieldId field, std::uint32_t more);
};

// By key.
using GatheredNames = std::unordered_map<std::string, GatheredName>;

NameArrays name_arrays(const GatheredNames& gathered, NameKind kind);

// The indices of `list` in the order of its strings read backwards, by characters.
std::vector<std::uint32_t> order_by_end(const StringList& list);

}  // namespace rosebud::store
