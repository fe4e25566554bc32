#include "searcher/dictionary/recognise.hh"

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>
#include <utility>

#include "catalogue/name_spelling.hh"
#include "catalogue/title_key.hh"

namespace rosebud::searcher {
namespace {

using Places = std::vector<std::uint32_t>;
using Typed = std::vector<std::string>;

// Nobody types a longer title.
constexpr std::size_t longest_typed = 100;
// Names of more words are tried in their order alone.
constexpr std::size_t most_turned = 4;

void add_new(Places& places, std::uint32_t place) {
  if (std::ranges::find(places, place) == places.end()) places.push_back(place);
}

// The names that have exactly this spelling.
void add_spelled(const store::Names& names, std::string_view letters, Places& found) {
  if (letters.empty()) return;
  for (std::size_t at = names.spellings.lower_bound(letters);
       at < names.spellings.size() && names.spellings[at] == letters; ++at) {
    if (names.owners[at] < names.size()) add_new(found, names.owners[at]);
  }
}

// The words with the last ones put first, each way once: "kon satoshi" is also "satoshi kon".
std::vector<Typed> turned(const Typed& words) {
  std::vector<Typed> all{words};
  if (words.size() > most_turned) return all;
  for (std::size_t first = 1; first < words.size(); ++first) {
    Typed turned = words;
    std::rotate(turned.begin(), turned.begin() + static_cast<std::ptrdiff_t>(first), turned.end());
    all.push_back(std::move(turned));
  }
  return all;
}

bool is_initials(std::string_view word) {
  return word.size() <= 2 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

// Whether each of `typed` is a word of `name`, or letters that its words begin with, in order.
bool abbreviates(const Typed& typed, const Typed& name) {
  std::size_t at = 0;
  for (const std::string& word : typed) {
    if (at < name.size() && name[at] == word) {
      ++at;
    } else if (is_initials(word)) {
      for (const char letter : word) {
        if (at >= name.size() || name[at].front() != letter) return false;
        ++at;
      }
    } else {
      while (at < name.size() && name[at] != word) ++at;
      if (at++ >= name.size()) return false;
    }
  }
  return at == name.size();
}

// The people one of whose names ends, and those one of whose names begins, with `letters` as whole words.
Places with_part(const store::Names& people, std::string_view letters) {
  // A part that so many have tells nobody apart.
  constexpr std::size_t most = 1000;
  Places found;
  const Range range = exact_beginnings(people, letters);
  for (std::size_t at = range.begin; at < std::min(range.end, range.begin + most); ++at) {
    const store::WordStart& start = people.starts[at];
    if (start.spelling >= people.owners.size() || people.owners[start.spelling] >= people.size()) continue;
    const std::uint32_t owner = people.owners[start.spelling];
    const bool last = people.rest(start).size() == letters.size();
    if (!last && start.offset != 0) continue;
    // Where a name goes on, a word must end: "kon" is no part of "konrad".
    const NameSpelling words = joined_words(name_words(people.keys[owner]));
    const auto end = static_cast<std::uint32_t>(start.offset + letters.size());
    if (last || std::ranges::find(words.words, end) != words.words.end()) add_new(found, owner);
  }
  return found;
}

void by_articles(const store::Names& names, Places& places) {
  std::ranges::stable_sort(places, std::greater<>(), [&](std::uint32_t place) {
    return std::pair(names.articles[place], names.newest[place]);
  });
}

// "J. Carpenter", "JJ Abrams": the rest of the name is found, the letters are compared.
Places by_initials(const store::Names& people, const Typed& words) {
  Places found;
  if (words.size() < 2 || words.size() > most_turned || std::ranges::none_of(words, is_initials))
    return found;
  const auto surname = std::ranges::max_element(words, {}, &std::string::size);
  if (is_initials(*surname)) return found;
  for (const std::uint32_t person : with_part(people, *surname)) {
    const Typed name = name_words(people.keys[person]);
    const std::vector<Typed> orders = turned(words);
    if (std::ranges::any_of(orders, [&](const Typed& order) { return abbreviates(order, name); }))
      found.push_back(person);
  }
  by_articles(people, found);
  return found;
}

void recognise_people(const store::Names& people, const Typed& words, Recognised& known) {
  for (const Typed& order : turned(words)) add_spelled(people, joined_words(order).letters, known.people);
  if (known.people.empty()) known.people = by_initials(people, words);
  if (!known.people.empty()) return;
  const std::string letters = joined_words(words).letters;
  // A letter or two, unless of a script that says more with them, are nobody's name.
  if (letters.size() < 3) return;
  const Places with = with_part(people, letters);
  if (with.size() == 1) known.only_people = with;
}

// One word, or one behind an article, that many articles hold is no slip for a title.
bool is_common_word(const store::Dictionary& dictionary, std::string_view text, std::size_t archive) {
  const std::string key = title_key(text);
  if (key.find(' ') != std::string::npos) return false;
  const auto word = dictionary.words().find(key);
  return word && dictionary.words().articles[*word] >= std::max(least_common, archive / common_word_share);
}

class NearNames {
 public:
  NearNames(const store::Names& names, const Deadline& deadline) : names_(names), deadline_(deadline) {}

  void look_for(std::string letters) {
    const bool sensible = !letters.empty() && letters.size() <= longest_typed && edits_forgiven(letters) > 0;
    if (sensible && std::ranges::find(typed_, letters) == typed_.end()) typed_.push_back(std::move(letters));
  }

  // Those with the fewest edits, each once; those of most articles and then the newest first.
  std::vector<Near> nearest() {
    // Two edits cost ten times as much to look for as one.
    for (unsigned edits = 1; edits <= most_forgiven && found_.empty(); ++edits) look(edits);
    std::ranges::sort(found_, {}, [this](const Near& near) {
      return std::tuple(near.edits, ~names_.articles[near.place], ~names_.newest[near.place], near.place);
    });
    const auto same_place = [](const Near& one, const Near& other) { return one.place == other.place; };
    found_.erase(std::unique(found_.begin(), found_.end(), same_place), found_.end());
    std::erase_if(found_, [this](const Near& near) { return near.edits > found_.front().edits; });
    if (found_.size() > most_near) found_.resize(most_near);
    return std::move(found_);
  }

 private:
  static constexpr unsigned most_forgiven = 2;

  void look(unsigned edits) {
    const Sorted sorted{names_.spellings, names_.by_end};
    for (const std::string& letters : typed_) {
      if (edits_forgiven(letters) < edits) continue;
      for (const Near& near : near_strings(sorted, letters, edits, deadline_)) {
        if (names_.owners[near.place] < names_.size())
          found_.push_back({names_.owners[near.place], near.edits});
      }
    }
  }

  const store::Names& names_;
  const Deadline& deadline_;
  std::vector<std::string> typed_;
  std::vector<Near> found_;
};

// Of both kinds only those with the fewest edits stay.
void keep_nearest(Recognised& known) {
  if (known.near_titles.empty() || known.near_people.empty()) return;
  const unsigned title = known.near_titles.front().edits;
  const unsigned person = known.near_people.front().edits;
  if (title > person) known.near_titles.clear();
  if (person > title) known.near_people.clear();
}

bool has_role(const store::Names& people, std::uint32_t person, FieldId field) {
  return std::ranges::any_of(people.roles_of(person), [&](const store::Role& role) {
    return role.field == static_cast<std::uint32_t>(field);
  });
}

// Everybody who has all of `words` in their name.
Places with_all_words(const store::Names& people, const Typed& words, const Deadline& deadline) {
  Places found;
  const auto longest = std::ranges::max_element(words, {}, &std::string::size);
  const Range range = exact_beginnings(people, *longest);
  for (std::size_t at = range.begin; at < range.end && !deadline.passed_at(at - range.begin); ++at) {
    const store::WordStart& start = people.starts[at];
    if (start.spelling >= people.owners.size() || people.owners[start.spelling] >= people.size()) continue;
    const std::uint32_t owner = people.owners[start.spelling];
    const Typed name = name_words(people.keys[owner]);
    const auto has = [&](const std::string& word) { return std::ranges::find(name, word) != name.end(); };
    if (std::ranges::all_of(words, has)) add_new(found, owner);
  }
  return found;
}

// Everybody of whose name a part, or the whole, is one edit away; here three letters are enough, since only
// names of one field are asked about and nobody acts on the answer unasked.
Places nearly(const store::Names& people, std::string_view letters, const Deadline& deadline) {
  Places found;
  if (letters.size() < 3 || letters.size() > longest_typed) return found;
  const std::u32string typed = letters_of(letters);
  for (const Range& range : near_beginnings(people, letters, deadline)) {
    for (std::size_t at = range.begin; at < range.end && !deadline.passed_at(at - range.begin); ++at) {
      const store::WordStart& start = people.starts[at];
      if (letter_edits(typed, letters_of(people.rest(start)), 1) > 1) continue;
      if (start.spelling < people.owners.size() && people.owners[start.spelling] < people.size())
        add_new(found, people.owners[start.spelling]);
    }
  }
  return found;
}

}  // namespace

Recognised recognise(const store::Dictionary& dictionary, std::string_view text, std::size_t archive,
                     const Deadline& deadline) {
  Recognised known;
  const Typed words = name_words(text);
  if (words.empty() || text.size() > 2 * longest_typed) return known;
  const std::vector<NameSpelling> spellings = name_spellings(text, NameKind::title);
  for (const NameSpelling& spelling : spellings) {
    add_spelled(dictionary.titles(), spelling.letters, known.titles);
  }
  recognise_people(dictionary.people(), words, known);
  const bool is_something = !known.titles.empty() || !known.people.empty();
  if (is_something || is_common_word(dictionary, text, archive)) return known;
  NearNames titles(dictionary.titles(), deadline);
  for (const NameSpelling& spelling : spellings) titles.look_for(spelling.letters);
  known.near_titles = titles.nearest();
  if (!known.only_people.empty()) return known;
  NearNames people(dictionary.people(), deadline);
  for (const Typed& order : turned(words)) people.look_for(joined_words(order).letters);
  known.near_people = people.nearest();
  keep_nearest(known);
  return known;
}

PeopleMeant people_meant(const store::Dictionary& dictionary, std::string_view text, FieldId field,
                         const Deadline& deadline) {
  const store::Names& people = dictionary.people();
  const Typed words = name_words(text);
  if (words.empty()) return {};
  const auto whole = [&] {
    Places same;
    for (const Typed& order : turned(words)) add_spelled(people, joined_words(order).letters, same);
    return same;
  };
  const auto mistyped = [&] {
    NearNames near(people, deadline);
    for (const Typed& order : turned(words)) near.look_for(joined_words(order).letters);
    Places places;
    for (const Near& one : near.nearest()) places.push_back(one.place);
    return places;
  };
  const std::array<std::function<Places()>, 5> looks{
      whole, [&] { return by_initials(people, words); },
      [&] { return with_all_words(people, words, deadline); }, mistyped,
      [&] { return nearly(people, joined_words(words).letters, deadline); }};
  for (std::size_t i = 0; i < looks.size(); ++i) {
    Places found = looks[i]();
    std::erase_if(found, [&](std::uint32_t person) { return !has_role(people, person, field); });
    by_articles(people, found);
    if (!found.empty()) return {std::move(found), i + 1 == looks.size()};
  }
  return {};
}

std::string plain_name(const store::Names& names, std::size_t name) {
  std::string plain;
  for (const std::string& word : name_words(names.written[name])) {
    plain += (plain.empty() ? "" : " ") + word;
  }
  return plain;
}

}  // namespace rosebud::searcher
