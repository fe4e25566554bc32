#include "store/dictionary/dictionary.hh"

#include <utility>

namespace rosebud::store {
namespace {

bool fit(const Words& words) {
  const std::size_t size = words.text.size();
  return words.articles.size() == size && words.in_titles.size() == size && words.in_names.size() == size &&
         words.by_end.size() == size;
}

bool fit(const Names& names) {
  const std::size_t size = names.keys.size();
  return names.written.size() == size && names.articles.size() == size && names.newest.size() == size &&
         names.role_ends.size() == size && names.owners.size() == names.spellings.size() &&
         names.by_end.size() == names.spellings.size();
}

}  // namespace

std::optional<std::size_t> Words::find(std::string_view word) const {
  const std::size_t place = text.lower_bound(word);
  return place < text.size() && text[place] == word ? std::optional(place) : std::nullopt;
}

std::span<const Role> Names::roles_of(std::size_t name) const {
  if (name >= role_ends.size()) return {};
  const std::size_t end = std::min<std::size_t>(role_ends[name], roles.size());
  const std::size_t begin = std::min<std::size_t>(name == 0 ? 0 : role_ends[name - 1], end);
  return roles.subspan(begin, end - begin);
}

std::optional<Dictionary> Dictionary::of(Words words, Names titles, Names people,
                                         std::shared_ptr<const void> owner) {
  if (!fit(words) || !fit(titles) || !fit(people)) return std::nullopt;
  Dictionary dictionary;
  dictionary.words_ = words;
  dictionary.titles_ = titles;
  dictionary.people_ = people;
  dictionary.owner_ = std::move(owner);
  return dictionary;
}

}  // namespace rosebud::store
