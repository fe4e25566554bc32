#include "indexer/article/people.hh"

#include <algorithm>
#include <array>
#include <span>

#include "catalogue/fold.hh"
#include "catalogue/strings.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/credits/name_words.hh"
#include "indexer/credits/prose.hh"

namespace rosebud::indexer {
namespace {

using Strings = std::vector<std::string>;

// People who are known by one name: it is no surname, whatever stands behind its comma or "and".
constexpr auto single_names = std::to_array<std::string_view>(
    {"adele",    "beyonce", "bjork",    "cher",    "clamp",  "common",   "drake",  "eminem",
     "enya",     "gackt",   "herge",    "madonna", "mcg",    "mo'nique", "moby",   "moebius",
     "pitof",    "prince",  "rihanna",  "saleka",  "seal",   "sting",    "tarsem", "usher",
     "vangelis", "vercors", "voltaire", "xzibit",  "zendaya"});

// What stands where a name is not known.
constexpr auto nobody = std::to_array<std::string_view>(
    {"",       "-",           "?",           "??",        "???",     "--",
     "n/a",    "na",          "none",        "unknown",   "various", "various directors",
     "tba",    "tbd",         "diverse",     "unbekannt", "inconnu", "divers",
     "varios", "desconocido", "sconosciuto", "不明",      "なし"});

// What introduces a name in its own value: "by A", "dir. A".
constexpr auto introductions = std::to_array<std::string_view>(
    {"directed by ", "written by ", "screenplay by ", "by ", "dir. ", "dir: "});

bool is_one_of(std::span<const std::string_view> list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

// "Joe Hisaishi (music)", "A [uncredited]" and "A as B" are one name each.
std::string without_role(std::string_view name) {
  for (const auto& [open, close] : {std::pair('(', ')'), std::pair('[', ']')}) {
    const auto begin = name.ends_with(close) ? name.rfind(open) : std::string_view::npos;
    if (begin != std::string_view::npos && begin > 0) name = trimmed(name.substr(0, begin));
  }
  if (const auto as = name.find(" as "); as != std::string_view::npos && as > 0) name = name.substr(0, as);
  return std::string(trimmed(name));
}

std::string without_introduction(std::string_view name) {
  const std::string folded = fold(name.substr(0, 16));
  for (const std::string_view words : introductions) {
    if (folded.starts_with(words)) return std::string(trimmed(name.substr(words.size())));
  }
  return std::string(name);
}

bool is_suffix(std::string_view part) {
  return credits::one_of(credits::suffixes, fold(part));
}

// Han, kana and Hangul: names without a space between surname and given name.
bool is_unspaced(std::string_view text) {
  return !text.empty() && static_cast<unsigned char>(text[0]) >= 0xE3;
}

// "Miyazaki", "De Palma", "von Trier", "García Márquez" only where the caller knows it is one person.
bool is_surname(const Strings& words, bool one_person) {
  if (words.empty() || words.size() > 4 || is_unspaced(words[0])) return false;
  if (words.size() == 1) return !is_one_of(single_names, fold(words[0]));
  const bool particles = std::ranges::all_of(words.begin(), words.end() - 1, [](const std::string& word) {
    return credits::one_of(credits::particles, fold(word));
  });
  return particles ||
         (one_person && words.size() == 2 && !credits::one_of(credits::given_names, fold(words[0])));
}

// "Hayao", "Alfred J.", "Paul Thomas"; where one person is sure, any three words.
bool is_given(const Strings& words, bool one_person) {
  if (words.empty() || words.size() > 3) return false;
  if (words.size() == 1 || one_person) return true;
  return std::ranges::all_of(words, [](const std::string& word) {
    const bool initial = word.size() <= 2 && (word.size() == 1 || word[1] == '.');
    return initial || credits::one_of(credits::given_names, fold(word));
  });
}

// The name that "Surname, Given" and "Surname, Given, Jr." stand for; empty for all else.
std::string turned(const Strings& parts, PeopleIn where) {
  const bool suffixed = parts.size() == 3 && is_suffix(parts[2]);
  if ((parts.size() != 2 && !suffixed) || is_suffix(parts[1])) return {};
  const bool one_person = where == PeopleIn::item || suffixed;
  const std::string given = without_role(parts[1]);
  if (!is_surname(split(parts[0], " "), one_person) || !is_given(split(given, " "), one_person)) return {};
  return given + " " + parts[0] + (suffixed ? ", " + parts[2] : "");
}

// " y " and " e " also join the surnames of one person ("Ortega y Gasset"): they part two only where a name
// of several words follows.
void part_at_letter(std::string& text, std::string_view conjunction) {
  for (auto at = text.find(conjunction); at != std::string::npos; at = text.find(conjunction, at + 1)) {
    constexpr std::size_t longest_name = 80;
    const std::string_view behind = std::string_view(text).substr(at + conjunction.size(), longest_name);
    const std::string_view next = trimmed(behind.substr(0, behind.find_first_of(",;|")));
    if (next.find(' ') != std::string_view::npos) text.replace(at, conjunction.size(), ";");
  }
}

// "Joel" and "Ethan Coen" are brothers; "Hitchcock" and "Alma Reville" are not.
void share_surname(Strings& people) {
  if (people.size() != 2) return;
  const std::string given = fold(people[0].substr(0, people[0].find('-')));  // "Jean-Pierre"
  const auto space = people[1].rfind(' ');
  if (space == std::string::npos || !credits::one_of(credits::given_names, given)) return;
  if (people[0].find(' ') == std::string::npos) people[0] += people[1].substr(space);
}

Strings people_of_group(const Strings& parts) {
  Strings people;
  for (const std::string& part : parts) {
    if (is_suffix(part) && !people.empty()) {
      people.back() += ", " + part;
    } else if (std::string name = without_role(part); !is_one_of(nobody, fold(name))) {
      people.push_back(std::move(name));
    }
  }
  return people;
}

// A comma inside a role is not one between people: "A (director, writer)".
std::string without_commas_in_brackets(std::string text) {
  int depth = 0;
  for (char& c : text) {
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    if (depth > 0 && (c == ',' || c == ';')) c = ' ';
  }
  return text;
}

}  // namespace

bool is_nobody(std::string_view written) {
  return is_one_of(nobody, fold(trimmed(written)));
}

std::vector<std::string> people_in(std::string_view written, PeopleIn where) {
  std::string text = without_commas_in_brackets(without_introduction(without_markup(written)));
  for (const std::string_view mark : {"，"}) replace_all(text, mark, ",");
  for (const std::string_view mark : {" / ", "、", "／", " • ", " · ", "・・"}) replace_all(text, mark, ";");
  const bool joined = std::ranges::any_of(
      std::to_array<std::string_view>({" & ", " and ", " et ", " und ", " + "}),
      [&](std::string_view conjunction) { return text.find(conjunction) != std::string::npos; });
  for (const std::string_view conjunction : {" & ", " and ", " et ", " und ", " + "}) {
    replace_all(text, conjunction, ";");
  }
  for (const std::string_view conjunction : {" y ", " e "}) part_at_letter(text, conjunction);
  std::vector<Strings> groups;
  for (const std::string& group : split(text, ";\n|")) groups.push_back(split(group, ","));
  Strings people;
  // Either all are written surname first or none is.
  for (const Strings& parts : groups) people.push_back(turned(parts, where));
  if (std::ranges::find(people, std::string()) == people.end()) return people;
  people.clear();
  for (const Strings& parts : groups) std::ranges::move(people_of_group(parts), std::back_inserter(people));
  if (joined) share_surname(people);
  return people;
}

}  // namespace rosebud::indexer
