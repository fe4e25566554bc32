// "screenplay by A", "director A", "Director: A", "a film by A", "A's score".
#include <algorithm>
#include <array>
#include <optional>

#include "indexer/credits/anchor.hh"
#include "indexer/credits/credit.hh"
#include "indexer/credits/name_words.hh"

namespace rosebud::indexer::credits {
namespace {

constexpr auto director_labels =
    std::to_array<std::string_view>({"co-director", "co-directors", "director", "director-writer",
                                     "directors", "screenwriter-director", "writer-director"});
constexpr auto writer_labels = std::to_array<std::string_view>(
    {"co-screenwriter", "co-writer", "co-writers", "director-writer", "scenarist", "screenwriter",
     "screenwriter-director", "screenwriters", "scriptwriter", "scriptwriters", "writer-director"});
constexpr auto music_nouns = std::to_array<std::string_view>({"music", "score", "soundtrack"});

// What makes another trade or another person's director of the word "director".
constexpr auto not_this_director = std::to_array<std::string_view>(
    {"animation", "another",   "art",         "artistic", "assistant", "casting", "character", "creative",
     "dance",     "executive", "fellow",      "fight",    "future",    "like",    "managing",  "music",
     "musical",   "or",        "original",    "other",    "played",    "playing", "plays",     "portrays",
     "previous",  "program",   "second-unit", "sequel",   "since",     "stage",   "technical", "than",
     "theater",   "theatre",   "unit",        "unlike",   "video",     "wannabe", "would-be"});

constexpr auto other_films =
    std::to_array<std::string_view>({"another", "debut", "earlier", "films", "first", "last", "latest",
                                     "movies", "next", "other", "previous", "work", "works"});

// Whose name stands before films that somebody else directed: "National Lampoon's Van Wilder".
constexpr auto brands = std::to_array<std::string_view>(
    {"disney", "dreamworks", "lampoon", "marvel", "netflix", "pixar", "python"});

// What people own besides films: "A's performance as Dillinger".
constexpr auto not_owned =
    std::to_array<std::string_view>({"about", "as", "at",   "career",  "character",   "fans",      "in",
                                     "is",    "of", "on",   "part",    "performance", "portrayal", "role",
                                     "take",  "to", "turn", "version", "voice",       "was",       "with"});

// What actors do: "director A giving a menacing performance".
constexpr auto acting =
    std::to_array<std::string_view>({"appears", "as", "cameo", "cameos", "giving", "playing", "plays"});

// "an adaptation by A" is written, not directed.
constexpr auto no_films = std::to_array<std::string_view>(
    {"adaptation", "episode", "production", "remake", "serial", "series", "version"});

class NominalFinder {
 public:
  NominalFinder(const Context& context, std::vector<Credit>& credits)
      : context_(context), sentence_(context.sentence), anchor_(context), credits_(credits) {}

  void find() {
    for (std::size_t i = 0; i < sentence_.words.size(); ++i) {
      const std::string& word = sentence_.words[i].lower;
      if (is_script_noun(word)) noun_by(i, FieldId::writer);
      if (one_of(music_nouns, word)) noun_by(i, FieldId::composer);
      if (one_of(music_nouns, word)) score_of(i);
      if (word == "director" || word == "directors" || word == "direction") labelled(i, FieldId::director);
      if (word == "writer" || word == "writers" || word == "screenwriter" || word == "screenplay" ||
          word == "screenwriters") {
        labelled(i, FieldId::writer);
      }
      if (word == "composer" || word == "music") labelled(i, FieldId::composer);
      if (one_of(director_labels, word)) appositive(i, i + 1, FieldId::director);
      if (one_of(writer_labels, word)) appositive(i, i + 1, FieldId::writer);
      if (word == "writer" && is_script_noun(sentence_.at(i - 1).lower))
        appositive(i - 1, i + 1, FieldId::writer);
      if (is_film_noun(word)) film_by(i);
      if (word == "direction" || word == "directing" || word == "debut") direction(i);
      if (word == "film" || word == "movie" || word == "picture") film_of(i);
      if (is_script_noun(word)) possessed(i, FieldId::writer, Pattern::script_of);
      if (word == "director" || word == "directors") director_is(i);
      if (sentence_.words[i].kind == WordKind::possessive) title_of(i);
    }
  }

 private:
  void add(FieldId field, const std::vector<std::string>& names, Pattern pattern) {
    for (const std::string& name : names) credits_.push_back({field, name, pattern, context_.index});
  }

  bool of_other_work(std::size_t i) const { return anchor_.is_unreal(i) || anchor_.other_work_before(i); }

  // "screenplay by A", "the script, by A", "the music is by A"
  void noun_by(std::size_t i, FieldId field) {
    std::size_t by = i + 1;
    for (std::size_t k = 0; k < 3 && !sentence_.is(by, "by"); ++k) {
      const std::string& word = sentence_.at(by).lower;
      if (word != "," && word != "is" && word != "was" && word != "and" && word != "lyrics" &&
          word != "provided" && word != "credited" && word != "composed" && word != "score" &&
          word != "written") {
        return;
      }
      ++by;
    }
    if (!sentence_.is(by, "by") && !sentence_.is(by, "to")) return;
    if (of_other_work(i) || of_other_title(i)) return;
    add(field, names_at(sentence_, sentence_.is(by + 1, ":") ? by + 2 : by + 1, context_.known).names,
        Pattern::noun_by);
  }

  // "the Alien score by", "Alien director": a capitalised word before that is not the work's.
  bool of_other_title(std::size_t i) const {
    if (i == 0) return false;
    const auto joined = [this](std::size_t k) {  // "author and director"
      return sentence_.is(k, "and") && (sentence_.is(k - 1, "author") || sentence_.is(k - 1, "producer") ||
                                        sentence_.is(k - 1, "writer") || sentence_.is(k - 1, "star"));
    };
    std::size_t before = i - 1;
    while (before > 0 &&
           (joined(before) || sentence_.is(before, "star") || sentence_.is(before, "/") ||
            sentence_.is(before, "-") || sentence_.is(before, "writer") || sentence_.is(before, "author") ||
            sentence_.is(before, "producer") || sentence_.is(before, "\"") || sentence_.is(before, "co"))) {
      --before;
    }
    const Word& word = sentence_.at(before);
    if (word.kind == WordKind::possessive) return before > 0 && sentence_.at(before - 1).capital;
    if (!word.capital && word.kind != WordKind::number) return false;
    if (context_.work.ends_before(sentence_, before + 1) || one_of(descriptors, word.lower)) return false;
    return name_at(sentence_, before).has_value() || word.kind == WordKind::number;
  }

  // A line of a credits list: "Director: A"
  void labelled(std::size_t i, FieldId field) {
    const bool colon = sentence_.is(i + 1, ":");
    const bool starts = i == 0 || sentence_.at(i - 1).kind == WordKind::mark || sentence_.at(i).capital;
    if (!colon || !starts || !sentence_.at(i).capital) return;
    if (i > 0 && one_of(not_this_director, sentence_.at(i - 1).lower)) return;
    add(field, names_at(sentence_, i + 2, context_.known).names, Pattern::labelled);
  }

  // "director A", "screenwriters A and B"
  void appositive(std::size_t i, std::size_t name, FieldId field) {
    std::size_t before = i;
    bool writes = field == FieldId::writer;
    while (before > 0) {
      const std::string& word = sentence_.at(before - 1).lower;
      if (word != "/" && word != "-" && word != "writer" && word != "producer" && word != "co" &&
          word != "screenwriter")
        break;
      writes = writes || word == "writer" || word == "screenwriter";
      --before;
    }
    std::size_t behind = name;
    while (sentence_.is(behind, "/") || sentence_.is(behind, "-") || sentence_.is(behind, "writer") ||
           sentence_.is(behind, "producer") || sentence_.is(behind, "screenwriter") ||
           sentence_.is(behind, "co-writer") ||
           (sentence_.is(behind, "and") &&
            (sentence_.is(behind + 1, "writer") || sentence_.is(behind + 1, "co-writer") ||
             sentence_.is(behind + 1, "screenwriter") || sentence_.is(behind + 1, "producer")))) {
      writes = writes || sentence_.is(behind, "writer") || sentence_.is(behind, "screenwriter") ||
               sentence_.is(behind, "co-writer");
      ++behind;
    }
    if (sentence_.at(behind).kind == WordKind::mark && !sentence_.is(behind, ",")) return;
    if (sentence_.is(behind, ",")) {
      // "The director, A, ..." is said of this film only when no other is named.
      if (!sentence_.is(i - 1, "the") || field != FieldId::director) return;
      ++behind;
      const auto apposed = name_at(sentence_, behind);
      if (!apposed || apposed->end - apposed->begin < 2 || !sentence_.is(apposed->end, ",")) return;
    }
    if (!may_be_of_work(i, before, behind)) return;
    const NameList list = names_at(sentence_, behind, context_.known);
    if (list.names.empty() || owns_other_film(list.end) || in_brackets(before) ||
        one_of(acting, sentence_.at(list.end).lower) || is_played(list.end))
      return;
    const bool plural = sentence_.at(i).lower.ends_with('s');
    if (plural && list.names.size() < 2) return;
    add(field, list.names, Pattern::appositive);
    if (writes && field == FieldId::director) add(FieldId::writer, list.names, Pattern::appositive);
  }

  // "(horror director A)": what somebody else is, said behind a name.
  bool in_brackets(std::size_t before) const {
    for (std::size_t k = before; k-- > 0 && before - k < 4;) {
      if (sentence_.is(k, "(")) return true;
    }
    return false;
  }

  // "screenwriter Joe Gillis (William Holden)": a character and who plays it.
  bool is_played(std::size_t end) const {
    if (!sentence_.is(end, "(")) return false;
    for (std::size_t k = end + 1; k < end + 5; ++k) {
      const auto name = name_at(sentence_, k);
      if (name) return name->end - name->begin > 1 && sentence_.is(name->end, ")");
    }
    return false;
  }

  bool may_be_of_work(std::size_t i, std::size_t before, std::size_t behind) const {
    const std::string& previous = sentence_.at(before - 1).lower;
    if (before > 0 && one_of(not_this_director, previous)) return false;
    if (before > 1 && one_of(not_this_director, sentence_.at(before - 2).lower) && previous != "by")
      return false;
    if (of_other_work(i) || of_other_title(before)) return false;
    for (std::size_t k = before; k-- > 0 && before - k < 5;) {
      const std::string& word = sentence_.words[k].lower;
      if (word == "films" || word == "movies" || word == "directors" || word == "works") return false;
    }
    return sentence_.at(behind).capital || sentence_.at(behind).lower.size() > 2;
  }

  // "director A's Alien", "director A's previous film"
  bool owns_other_film(std::size_t end) const {
    if (sentence_.at(end).kind != WordKind::possessive) return false;
    const Word& owned = sentence_.at(end + 1);
    if (context_.work.end_at(sentence_, end + 1) > end + 1) return false;
    return owned.capital || owned.kind != WordKind::word || one_of(other_films, owned.lower);
  }

  // "is a 1996 film by A", "a film from director A"
  void film_by(std::size_t i) {
    if (!context_.opens_article() || !sentence_.is(i + 1, "by")) return;
    if (!anchor_.subject_is_work() || of_other_work(i)) return;
    if (is_book_noun(sentence_.at(i).lower) || one_of(no_films, sentence_.at(i).lower)) return;
    for (std::size_t k = 0; k < i; ++k) {
      if (sentence_.is(k, "based") || sentence_.is(k, "adaptation")) return;
    }
    const NameList list = names_at(sentence_, i + 2, context_.known);
    add(FieldId::director, list.names, Pattern::film_by);
  }

  // "A's direction", "under the direction of A", "A's directorial debut"
  void direction(std::size_t i) {
    const bool debut = sentence_.is(i, "debut");
    if (debut && !sentence_.is(i - 1, "directorial") && !sentence_.is(i - 1, "directing")) return;
    if (of_other_work(i)) return;
    if (sentence_.is(i + 1, "of") || sentence_.is(i + 1, "by") || sentence_.is(i + 1, "from")) {
      if (debut && !anchor_.subject_is_work()) return;
      if (i > 0 && sentence_.at(i - 1).capital && i > 1) return;
      if (sentence_.is(i - 1, "art") || sentence_.is(i - 1, "musical") || sentence_.is(i - 1, "music"))
        return;
      const NameList list = names_at(sentence_, i + 2, context_.known);
      if (owns_other_film(list.end)) return;
      return add(FieldId::director, list.names, Pattern::direction);
    }
    if (debut && !anchor_.subject_is_work()) return;
    possessed(i, FieldId::director, Pattern::direction);
  }

  // "The director is A", "the director of the film, A,"
  void director_is(std::size_t i) {
    if (!sentence_.is(i - 1, "the") || of_other_work(i)) return;
    std::size_t verb = i + 1;
    if (sentence_.is(verb, "of")) {
      verb = anchor_.work_phrase_end(verb + 1);
      if (verb == i + 2) return;
    }
    const bool is = sentence_.is(verb, "is") || sentence_.is(verb, "was");
    const bool apposed = sentence_.is(verb, ",") && verb > i + 1;
    if (!is && !apposed) return;
    const auto name = name_at(sentence_, verb + 1);
    if (!name) return;
    const NameList list = names_at(sentence_, verb + 1, context_.known);
    add(FieldId::director, list.names, Pattern::direction);
  }

  // "John Schlesinger's masterpiece Midnight Cowboy"
  void title_of(std::size_t i) {
    const auto name = name_before(sentence_, i);
    if (!name || one_of_comparison(name->begin)) return;
    // "National Lampoon's Van Wilder": the owner is a part of the title.
    const auto& title = context_.work.title_words;
    const std::string& owner = sentence_.at(name->end - 1).lower;
    if (std::ranges::find(title, owner) != title.end() || one_of(brands, owner)) return;
    for (std::size_t k = i + 1; k < i + 7; ++k) {
      if (context_.work.end_at(sentence_, k) > k) {
        std::size_t last = k - 1;
        while (last > i && sentence_.at(last).kind == WordKind::mark) --last;
        const std::string& noun = sentence_.at(last).lower;
        if (last > i && !is_film_noun(noun) && noun != "masterpiece") return;
        const auto full = full_name(*name);
        if (full && !of_other_work(i)) add(FieldId::director, {*full}, Pattern::title_of);
        return;
      }
      const Word& word = sentence_.at(k);
      if (one_of(not_owned, word.lower) || word.kind == WordKind::possessive || word.text.empty() ||
          one_of(other_films, word.lower) || is_book_noun(word.lower) || word.lower == "and")
        return;
    }
  }

  // The name whose 's stands within four words before `i`: "A's sure-handed direction".
  void possessed(std::size_t i, FieldId field, Pattern pattern) {
    std::size_t mark = i;
    while (mark > 0 && i - mark < 6 && sentence_.at(mark).kind != WordKind::possessive) {
      const Word& word = sentence_.at(mark - 1);
      const bool plural = word.text == "'" || word.text == "’";
      if (plural) {
        --mark;
        break;
      }
      if (word.capital || one_of(other_films, word.lower) || is_book_noun(word.lower) ||
          word.lower == "and" || word.lower == "but" || word.lower == "art")
        return;
      --mark;
    }
    const Word& owner = sentence_.at(mark);
    if (owner.kind != WordKind::possessive && owner.text != "'" && owner.text != "’") return;
    const auto name = name_before(sentence_, mark);
    if (!name || one_of_comparison(name->begin, true)) return;
    const bool needs_full = pattern == Pattern::script_of || pattern == Pattern::score_of;
    if (needs_full && name->end - name->begin < 2) return;
    const auto full = full_name(*name);
    if (full) add(field, {*full}, pattern);
  }

  bool one_of_comparison(std::size_t begin, bool parts = false) const {
    const std::string& word = sentence_.at(begin - 1).lower;
    if (parts) return word == "like" || word == "unlike" || word == "than";
    return begin > 0 && (word == "like" || word == "unlike" || word == "than" || word == "in" ||
                         word == "as" || word == "from" || word == "of" || word == "on");
  }

  std::optional<std::string> full_name(const Name& name) const {
    if (name.end - name.begin > 1) return name.text;
    return context_.known.full_name(sentence_.at(name.begin).lower);
  }

  // "A's haunting score"
  void score_of(std::size_t i) {
    if (of_other_work(i)) return;
    const Word& behind = sentence_.at(i + 1);
    if ((behind.lower == "for" || behind.lower == "from" || behind.lower == "to" || behind.lower == "in") &&
        sentence_.at(i + 2).capital && context_.work.end_at(sentence_, i + 2) == i + 2) {
      return;
    }
    possessed(i, FieldId::composer, Pattern::score_of);
  }

  // "Philip Kaufman's film introduces its hero": near the beginning, as a subject.
  void film_of(std::size_t i) {
    if (context_.index > 4 || sentence_.at(i - 1).kind != WordKind::possessive || of_other_work(i)) return;
    if (sentence_.at(i + 1).kind != WordKind::word || sentence_.at(i + 1).capital) return;
    const auto name = name_before(sentence_, i - 1);
    if (!name || one_of_comparison(name->begin) || name->end - name->begin < 2) return;
    add(FieldId::director, {name->text}, Pattern::film_of);
  }

  const Context& context_;
  const Sentence& sentence_;
  Anchor anchor_;
  std::vector<Credit>& credits_;
};

}  // namespace

void find_nominals(const Context& context, std::vector<Credit>& credits) {
  NominalFinder(context, credits).find();
}

}  // namespace rosebud::indexer::credits
