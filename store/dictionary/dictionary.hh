// The words, titles and people of an archive in flat sorted arrays: what was meant by something mistyped or
// half typed is looked up here. Made of a database, and a hint only: whoever follows it asks the database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "catalogue/field.hh"
#include "store/dictionary/string_list.hh"

namespace rosebud::store {

// The folded words that articles hold anywhere, in ascending order; no pairs of characters.
struct Words {
  StringList text;
  std::span<const std::uint32_t> articles;   // with the word anywhere
  std::span<const std::uint32_t> in_titles;  // with the word in a title
  std::span<const std::uint32_t> in_names;   // with the word in a person's name
  std::span<const std::uint32_t> by_end;     // the indices in the order of the words read backwards

  std::optional<std::size_t> find(std::string_view word) const;

  template <typename Visit>
  void each_section(std::uint32_t number, Visit&& visit) {
    text.each_section(number, visit);
    visit(number + 2, articles);
    visit(number + 3, in_titles);
    visit(number + 4, in_names);
    visit(number + 5, by_end);
  }
};

// A field in which a name stands.
struct Role {
  std::uint32_t field = 0;  // a FieldId
  std::uint32_t articles = 0;
};

// Where a word begins in a spelling.
struct WordStart {
  std::uint32_t spelling = 0;
  std::uint32_t offset = 0;
};

// Titles, or people: each once, whatever its case, accents and marks, in the order of their keys.
struct Names {
  StringList keys;                          // value_key() of names, of titles too
  StringList written;                       // as most articles write it
  std::span<const std::uint32_t> articles;  // at least; of people, in the role that they have most often
  std::span<const std::uint32_t> newest;    // the newest article's date as YYYYMMDD; 0: none, and of people
  std::span<const std::uint32_t> role_ends;
  std::span<const Role> roles;

  // name_spellings() of all names in ascending order.
  StringList spellings;
  std::span<const std::uint32_t> owners;  // the name that each is of
  std::span<const std::uint32_t> by_end;  // the spellings in the order of their letters read backwards
  std::span<const WordStart> starts;  // in the order of what stands behind them, to the end of the spelling

  std::size_t size() const { return keys.size(); }
  std::span<const Role> roles_of(std::size_t name) const;

  // What begins at a start: the rest of the spelling.
  std::string_view rest(const WordStart& start) const {
    const std::string_view spelling = spellings[start.spelling];
    return spelling.substr(std::min<std::size_t>(start.offset, spelling.size()));
  }

  template <typename Visit>
  void each_section(std::uint32_t number, Visit&& visit) {
    keys.each_section(number, visit);
    written.each_section(number + 2, visit);
    visit(number + 4, articles);
    visit(number + 5, newest);
    visit(number + 6, role_ends);
    visit(number + 7, roles);
    spellings.each_section(number + 8, visit);
    visit(number + 10, owners);
    visit(number + 11, by_end);
    visit(number + 12, starts);
  }
};

// Cheap to copy; its arrays live as long as any copy. Safe to read from several threads.
class Dictionary {
 public:
  // Of nothing.
  Dictionary() = default;

  // Views of arrays that `owner` keeps. Nothing when arrays that belong together differ in length.
  static std::optional<Dictionary> of(Words words, Names titles, Names people,
                                      std::shared_ptr<const void> owner);

  const Words& words() const { return words_; }
  const Names& titles() const { return titles_; }
  const Names& people() const { return people_; }

  // Calls visit(number, span) for every array.
  template <typename Visit>
  static void each_section(Words& words, Names& titles, Names& people, Visit&& visit) {
    words.each_section(0x100, visit);
    titles.each_section(0x200, visit);
    people.each_section(0x300, visit);
  }

 private:
  Words words_;
  Names titles_;
  Names people_;
  std::shared_ptr<const void> owner_;
};

}  // namespace rosebud::store
