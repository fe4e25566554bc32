#include "indexer/credits/names.hh"

#include <algorithm>
#include <array>

#include "indexer/credits/name_words.hh"

namespace rosebud::indexer::credits {
namespace {

constexpr std::size_t max_name_words = 6;
constexpr std::size_t max_listed = 8;

bool is_initial(const Word& word) {
  return word.capital && word.text.ends_with('.') && !one_of(suffixes, word.lower) &&
         (word.text.size() <= 3 || std::ranges::count(word.text, '.') > 1);
}

bool may_be_in_name(const Word& word) {
  return word.kind == WordKind::word && word.capital && !one_of(not_of_names, word.lower);
}

bool is_company_word(const Word& word) {
  return word.capital && one_of(company_words, word.lower);
}

// An adverb that opens its sentence: "Essentially A directs this". "Kimberly" is no adverb.
bool is_opening_adverb(const Word& word) {
  return word.lower.size() >= 7 && word.lower.ends_with("ly") && word.lower != "kimberly" &&
         word.lower != "beverly";
}

// Whether a name may begin at word `i`.
bool may_begin_name(const Sentence& sentence, std::size_t i) {
  const Word& word = sentence.at(i);
  if (!may_be_in_name(word) || one_of(suffixes, word.lower)) return false;
  if (i == 0 && is_opening_adverb(word)) return false;
  if (!one_of(not_first_of_names, word.lower)) return true;
  return one_of(first_of_two, word.lower) && may_be_in_name(sentence.at(i + 1)) &&
         !one_of(not_first_of_names, sentence.at(i + 1).lower);
}

std::string written(const Sentence& sentence, std::size_t begin, std::size_t end) {
  const std::string_view first = sentence.words[begin].text;
  const std::string_view last = sentence.words[end - 1].text;
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

Name make_name(const Sentence& sentence, std::size_t begin, std::size_t end) {
  Name name{written(sentence, begin, end), begin, end, 0};
  for (std::size_t i = begin; i < end; ++i) {
    const Word& word = sentence.words[i];
    if (word.kind == WordKind::word && !is_initial(word) && !one_of(suffixes, word.lower)) ++name.parts;
  }
  return name;
}

bool is_quote(const Word& word) {
  return word.kind == WordKind::mark && (word.text == "\"" || word.text == "“" || word.text == "”" ||
                                         word.text == "'" || word.text == "‘" || word.text == "’");
}

// The end of a nickname in quotes that begins at `i`: William "Stage" Boyd.
std::size_t nickname_end(const Sentence& sentence, std::size_t i) {
  const bool quoted = is_quote(sentence.at(i)) && sentence.at(i + 1).capital &&
                      is_quote(sentence.at(i + 2)) && may_be_in_name(sentence.at(i + 3));
  return quoted ? i + 3 : i;
}

// The end of a suffix that begins at `i`, with or without a comma: "Jr.", ", Jr."
std::size_t suffix_end(const Sentence& sentence, std::size_t i) {
  const std::size_t suffix = sentence.is(i, ",") ? i + 1 : i;
  return sentence.at(suffix).capital && one_of(suffixes, sentence.at(suffix).lower) ? suffix + 1 : i;
}

std::size_t particles_end(const Sentence& sentence, std::size_t i) {
  std::size_t end = i;
  while (end < i + 3 && one_of(particles, sentence.at(end).lower)) ++end;
  const std::string& elided = sentence.at(end).lower;  // "Harry d'Abbadie d'Arrast"
  if (elided.size() > 3 && elided.starts_with("d'") && !sentence.at(end).capital) return end;
  return may_be_in_name(sentence.at(end)) ? end : i;
}

// The last name of a name: its last word but for suffixes.
std::string surname_of(const Sentence& sentence, const Name& name) {
  std::size_t last = name.end - 1;
  while (last > name.begin && (one_of(suffixes, sentence.words[last].lower) || sentence.is(last, ",")))
    --last;
  return sentence.words[last].lower;
}

// "Morimoto", "Del Toro"
bool is_surname_only(const Sentence& sentence, const Name& name) {
  const std::size_t words = name.end - name.begin;
  return words == 1 || (words == 2 && one_of(particles, sentence.at(name.begin).lower));
}

bool is_family_word(const Word& word) {
  return word.lower == "brothers" || word.lower == "sisters" || word.lower == "twins" ||
         word.lower == "bros.";
}

// Words behind a family's name that go on with the sentence.
constexpr auto behind_groups = std::to_array<std::string_view>(
    {"after", "and", "as", "based", "for", "from", "in", "starring", "who", "with"});

// "the Wachowskis", "the Coen brothers", from the word "the".
std::optional<Name> group_at(const Sentence& sentence, std::size_t i) {
  const Word& first = sentence.at(i + 1);
  if (!sentence.is(i, "the") || !may_be_in_name(first) || is_company_word(first)) return std::nullopt;
  Name name{"", i, i + 2, 2, true};
  if (is_family_word(sentence.at(i + 2))) {
    name.end = i + 3;
  } else if (!first.lower.ends_with('s') || first.lower.ends_with("ss") || sentence.at(i + 2).capital ||
             (sentence.at(i + 2).kind == WordKind::word &&
              !one_of(behind_groups, sentence.at(i + 2).lower))) {
    return std::nullopt;
  }
  name.text = "The " + written(sentence, i + 1, name.end);
  return name;
}

bool is_descriptor(const Word& word) {
  if (one_of(descriptors, word.lower)) return word.kind == WordKind::word;
  return word.capital && one_of(nationalities, word.lower);
}

// Words behind a name that make it the subject of something else: "directed by A and B plays the lead".
constexpr auto finite_verbs = std::to_array<std::string_view>(
    {"also",  "appears",  "are",      "arrives", "becomes",  "began",  "begins", "brings", "can",
     "comes", "could",    "did",      "do",      "does",     "falls",  "finds",  "gets",   "gives",
     "goes",  "had",      "has",      "have",    "is",       "leads",  "looks",  "made",   "makes",
     "plays", "portrays", "produced", "proves",  "provides", "really", "seems",  "should", "shows",
     "stars", "takes",    "tells",    "turns",   "was",      "were",   "who",    "will",   "would"});

// Words that no description of a person holds.
constexpr auto no_descriptors =
    std::to_array<std::string_view>({"at", "by", "for", "from", "in", "is", "of", "on", "that", "to", "was",
                                     "which", "who", "whose", "with"});

// What a person is called by, right before the name: "New Line Cinema founder".
constexpr auto person_nouns = std::to_array<std::string_view>(
    {"actor",    "actress",   "animator",     "artist",  "author",   "comedian", "composer",
     "director", "executive", "filmmaker",    "founder", "musician", "novelist", "playwright",
     "producer", "rapper",    "screenwriter", "singer",  "star",     "veteran",  "writer"});

// Reads a list of people, name by name.
class ListReader {
 public:
  ListReader(const Sentence& sentence, std::size_t i, const KnownPeople& known)
      : sentence_(sentence), at_(i), known_(known) {}

  NameList read() {
    const std::size_t begin = at_;
    skip_descriptors();
    described_ = at_ != begin;
    skip_affiliation();
    if (auto group = group_at(sentence_, group_begin())) {
      list_.names.push_back(group->text);
      list_.end = group->end;
      return std::move(list_);
    }
    std::vector<Name> names = read_names();
    list_.end = names.empty() ? at_ : names.back().end;
    for (std::size_t i = 0; i < names.size(); ++i) take(names, i);
    return std::move(list_);
  }

 private:
  std::size_t group_begin() const { return at_ > 0 && sentence_.is(at_ - 1, "the") ? at_ - 1 : at_; }

  // "veteran director", "the American filmmaker", "the film's star", "special effects pioneer": what stands
  // before the name, when its last word says that a person follows.
  void skip_descriptors() {
    std::size_t end = at_;
    for (; end < at_ + 9; ++end) {
      const Word& word = sentence_.at(end);
      const bool nationality = word.capital && one_of(nationalities, word.lower);
      if (word.capital && !nationality) break;
      if (word.kind == WordKind::mark && word.text != "/" && word.text != "," && word.text != "-") return;
      if (word.kind == WordKind::number || one_of(no_descriptors, word.lower)) return;
    }
    if (end == at_ || !sentence_.at(end).capital) return;
    if (is_family_word(sentence_.at(end - 1)) || sentence_.is(end - 1, "siblings")) shares_surname_ = true;
    std::size_t last = end - 1;
    while (last > at_ && sentence_.at(last).kind == WordKind::mark) --last;
    if (is_descriptor(sentence_.at(last)) || shares_surname_) at_ = end;
  }

  // "New Line Cinema founder Robert Shaye", "Shanghai-born actor James B. Leong": what stands before the name
  // may begin like one.
  void skip_affiliation() {
    const auto first = name_at(sentence_, at_);
    if (!first) return;
    std::size_t end = first->end;
    while (end < first->end + 4 && sentence_.at(end).kind == WordKind::word && !sentence_.at(end).capital)
      ++end;
    const bool described =
        end > first->end && is_descriptor(sentence_.at(end - 1)) && may_begin_name(sentence_, end);
    if (!described) return;
    for (std::size_t k = first->end; k < end; ++k) {
      if (one_of(no_descriptors, sentence_.at(k).lower) || one_of(finite_verbs, sentence_.at(k).lower) ||
          sentence_.is(k, "and")) {
        return;
      }
    }
    at_ = end;
    described_ = true;
  }

  // The names, and where the list ends: a comma goes on with it only when an "and" closes it, so that
  // "directed by A, B stars" is A alone.
  std::vector<Name> read_names() {
    std::vector<Name> names;
    std::vector<bool> by_comma;
    std::size_t at = at_;
    bool closed = false;
    while (names.size() < max_listed) {
      auto name = name_at(sentence_, at);
      if (!name || is_company(*name)) break;
      if (!names.empty() && !role_named_ && starts_clause(name->end)) break;
      names.push_back(*name);
      by_comma.push_back(comma_);
      if (closed || !go_on(name->end, at)) break;
      closed = closed || !comma_;
    }
    if (!names.empty() && closed && !by_comma.back()) return names;
    std::size_t kept = names.empty() ? 0 : 1;
    while (kept < names.size() && !by_comma[kept]) ++kept;
    names.resize(kept);
    return names;
  }

  // Whether the list goes on behind `end`; sets `at` to its next name.
  bool go_on(std::size_t end, std::size_t& at) {
    comma_ = sentence_.is(end, ",");
    std::size_t next = comma_ ? end + 1 : end;
    if (sentence_.is(next, "and") || sentence_.is(next, "&")) {
      comma_ = false;
      ++next;
    } else if (!comma_) {
      return false;
    }
    at = next;
    if (behind_by_) {
      while (at < next + 4 && is_descriptor(sentence_.at(at)) && !sentence_.at(at).capital) ++at;
      role_named_ = at > next;
    }
    return may_begin_name(sentence_, at);
  }

  bool starts_clause(std::size_t end) const {
    const Word& word = sentence_.at(end);
    return one_of(finite_verbs, word.lower) || word.kind == WordKind::possessive;
  }

  bool is_company(const Name& name) const {
    for (std::size_t i = name.begin; i < name.end; ++i) {
      if (is_company_word(sentence_.words[i])) return true;
    }
    return name.end < sentence_.words.size() && is_company_word(sentence_.at(name.end));
  }

  // Adds the name at `i`, made full where it is only a part.
  void take(const std::vector<Name>& names, std::size_t i) {
    const Name& name = names[i];
    if (sentence_.at(name.end).kind == WordKind::possessive) return;
    const Word& word = sentence_.words[name.end - 1];
    if (!is_surname_only(sentence_, name)) return add(name.text);
    const bool before_full = i + 1 < names.size() && names.back().end - names.back().begin > 1;
    if (auto full = known_.full_name(word.lower)) return add(*full);
    if (before_full && (shares_surname_ || one_of(given_names, word.lower))) {
      const Name& last = names.back();
      return add(name.text + " " + written(sentence_, last.begin + 1, last.end));
    }
    if (names.size() == 1 && !described_ && name.end - name.begin == 1) list_.bare = name.text;
  }

  void add(std::string name) {
    if (std::ranges::find(list_.names, name) == list_.names.end()) list_.names.push_back(std::move(name));
  }

  const Sentence& sentence_;
  std::size_t at_;
  const KnownPeople& known_;
  NameList list_;
  bool comma_ = false;
  bool behind_by_ = sentence_.is(at_ - 1, "by");
  bool role_named_ = false;  // "and writer B"
  bool shares_surname_ = false;
  bool described_ = false;  // by words before the name
};

}  // namespace

KnownPeople::KnownPeople(std::span<const Sentence> sentences) {
  for (const Sentence& sentence : sentences) {
    if (sentence.kind == BlockKind::heading) continue;
    for (std::size_t i = 0; i < sentence.words.size();) {
      const auto name = name_at(sentence, i);
      if (name && !is_surname_only(sentence, *name)) {
        const std::string surname = surname_of(sentence, *name);
        auto [entry, fresh] = by_surname_.try_emplace(surname, name->text);
        // "Like Koji Morimoto" and "Koji Morimoto" are one: the shorter one is the name.
        if (!fresh && entry->second.ends_with(name->text)) entry->second = name->text;
        if (!fresh && !name->text.ends_with(entry->second)) entry->second.clear();
      }
      i = name ? name->end : i + 1;
    }
  }
}

std::optional<std::string> KnownPeople::full_name(std::string_view surname) const {
  const auto found = by_surname_.find(std::string(surname));
  if (found == by_surname_.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::optional<Name> name_at(const Sentence& sentence, std::size_t i) {
  if (!may_begin_name(sentence, i)) return std::nullopt;
  std::size_t end = i + 1;
  while (end - i < max_name_words) {
    std::size_t next = nickname_end(sentence, end);
    next = particles_end(sentence, next);
    const bool elided = sentence.at(next).lower.size() > 3 && sentence.at(next).lower.starts_with("d'");
    if (!elided && (!may_be_in_name(sentence.at(next)) || one_of(suffixes, sentence.at(next).lower))) break;
    end = next + 1;
  }
  return make_name(sentence, i, suffix_end(sentence, end));
}

std::optional<Name> name_before(const Sentence& sentence, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < max_name_words) {
    const Word& word = sentence.at(begin - 1);
    const bool particle = begin < end && one_of(particles, word.lower);
    const bool suffix = word.capital && one_of(suffixes, word.lower);
    if (!may_be_in_name(word) && !particle && !suffix) break;
    --begin;
  }
  while (begin < end && !may_begin_name(sentence, begin)) ++begin;
  if (begin == end) return std::nullopt;
  return make_name(sentence, begin, end);
}

namespace {

// Whether the "and" at `i` stands inside a company's name: "American Mutoscope and Biograph Company".
bool joins_company(const Sentence& sentence, std::size_t i) {
  if (!sentence.is(i, "and") || is_company_word(sentence.at(i - 1))) return false;
  for (std::size_t k = i + 1; k < i + 4 && sentence.at(k).capital; ++k) {
    if (sentence.is(k, "company") || sentence.is(k, "co.") || sentence.is(k, "corporation")) return true;
  }
  return false;
}

}  // namespace

std::optional<Name> company_at(const Sentence& sentence, std::size_t i) {
  std::size_t begin = i;
  while (begin < i + 4 && !sentence.at(begin).capital && is_descriptor(sentence.at(begin))) ++begin;
  std::size_t end = begin;
  bool is_company = false;
  while (end - begin < 2 * max_name_words) {
    const Word& word = sentence.at(end);
    const bool linked = end > begin &&
                        (sentence.is(end, "&") || sentence.is(end, "of") || joins_company(sentence, end)) &&
                        sentence.at(end + 1).capital;
    if (!linked && (word.kind != WordKind::word || !word.capital)) break;
    is_company = is_company || is_company_word(word) || one_of(companies, word.lower);
    ++end;
  }
  if (!is_company) return std::nullopt;
  return make_name(sentence, begin, end);
}

NameList names_at(const Sentence& sentence, std::size_t i, const KnownPeople& known) {
  return ListReader(sentence, i, known).read();
}

}  // namespace rosebud::indexer::credits
