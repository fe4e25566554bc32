#include "indexer/credits/anchor.hh"

#include <algorithm>
#include <array>
#include <charconv>

#include "indexer/credits/name_words.hh"

namespace rosebud::indexer::credits {
namespace {

constexpr auto film_nouns = std::to_array<std::string_view>(
    {"adaptation", "animation", "anime",      "anthology",    "b-movie",      "biopic",      "blockbuster",
     "cartoon",    "chiller",   "classic",    "comedy",       "comedy-drama", "documentary", "drama",
     "dramedy",    "effort",    "entry",      "epic",         "episode",      "fable",       "fantasy",
     "farce",      "feature",   "film",       "film-noir",    "flick",        "gem",         "giallo",
     "horror",     "melodrama", "miniseries", "mockumentary", "motion",       "movie",       "musical",
     "mystery",    "noir",      "ova",        "parody",       "picture",      "piece",       "production",
     "remake",     "romance",   "romp",       "satire",       "segment",      "sequel",      "serial",
     "series",     "shocker",   "short",      "show",         "slasher",      "spoof",       "story",
     "subject",    "tale",      "telefilm",   "thriller",     "travesty",     "vehicle",     "version",
     "video",      "western",   "whodunit",   "whodunnit"});

constexpr auto script_nouns =
    std::to_array<std::string_view>({"scenario", "screenplay", "script", "scripts", "teleplay"});

constexpr auto book_nouns = std::to_array<std::string_view>(
    {"article",  "autobiography", "bestseller", "book",     "books",   "classic", "comic",     "comics",
     "manga",    "manhwa",        "memoir",     "memoirs",  "musical", "novel",   "novelette", "novella",
     "novellas", "novels",        "opera",      "operetta", "play",    "poem",    "stories",   "story"});

constexpr auto participles = std::to_array<std::string_view>(
    {"adapted",      "animated",   "choreographed", "co-adapted", "co-directed", "co-edited", "co-produced",
     "co-scripted",  "co-written", "composed",      "conceived",  "created",     "designed",  "directed",
     "distributed",  "edited",     "filmed",        "helmed",     "made",        "narrated",  "penned",
     "photographed", "produced",   "released",      "scored",     "scripted",    "shot",      "written"});

constexpr auto film_markers = std::to_array<std::string_view>(
    {"follow-up", "forerunner", "homage", "parody", "prequel", "reboot", "remade", "remake", "remakes",
     "retelling", "sequel", "sequels", "spin-off", "spinoff", "spoof", "version", "versions"});

constexpr auto book_markers = std::to_array<std::string_view>({"adaptation", "adapted", "based", "inspired"});

constexpr auto comparisons =
    std::to_array<std::string_view>({"alike", "compared", "comparison", "like", "reminds", "reminiscent",
                                     "resembles", "similar", "than", "unlike"});

constexpr auto unreal_words = std::to_array<std::string_view>(
    {"almost", "can't",  "can’t",   "could",  "couldn't", "couldn’t",   "didn't",     "didn’t",  "hadn't",
     "hadn’t", "if",     "imagine", "isn't",  "isn’t",    "may",        "might",      "neither", "never",
     "not",    "rather", "should",  "slated", "supposed", "supposedly", "uncredited", "unless",  "wasn't",
     "wasn’t", "wish",   "without", "would",  "wouldn't", "wouldn’t"});

constexpr auto other_words =
    std::to_array<std::string_view>({"another", "any", "each", "earlier", "every", "few", "many", "original",
                                     "other", "previous", "same", "several", "similar", "some", "superior"});

constexpr auto auxiliaries =
    std::to_array<std::string_view>({"&", ",", "also", "and", "are", "be", "been", "being", "both", "had",
                                     "has", "is", "that", "then", "was", "were", "which"});

constexpr auto openings = std::to_array<std::string_view>(
    {"about",     "actor",    "actors", "actress",     "against", "around",   "as",
     "at",        "between",  "by",     "co-starring", "during",  "features", "featuring",
     "following", "for",      "from",   "in",          "into",    "of",       "on",
     "starred",   "starring", "stars",  "through",     "to",      "under",    "with"});

// Words that begin a clause of its own between the subject and the participle.
constexpr auto clause_words =
    std::to_array<std::string_view>({"after", "although", "because", "before", "but", "since", "though",
                                     "until", "when", "where", "whereas", "while", "who", "whom", "whose"});

constexpr auto determiners = std::to_array<std::string_view>({"'s", "a", "an", "its", "that", "the", "this"});

bool is_stop(const Word& word) {
  return word.kind == WordKind::mark &&
         (word.text == ";" || word.text == "." || word.text == "(" || word.text == "—");
}

bool name_like(const Word& word) {
  const bool ordinal = !word.text.empty() && word.text.front() >= '0' && word.text.front() <= '9';
  return word.capital || ordinal || word.kind == WordKind::possessive ||
         (word.kind == WordKind::mark &&
          (word.text == "\"" || word.text == "“" || word.text == "”" || word.text == "(" ||
           word.text == ")" || word.text == "'" || word.text == "’" || word.text == ":" || word.text == "–"));
}

}  // namespace

bool is_film_noun(std::string_view lower) {
  return one_of(film_nouns, lower);
}

bool is_script_noun(std::string_view lower) {
  return one_of(script_nouns, lower);
}

bool is_book_noun(std::string_view lower) {
  return one_of(book_nouns, lower);
}

bool is_participle(std::string_view lower) {
  return one_of(participles, lower);
}

bool is_year(const Word& word) {
  if (word.kind != WordKind::number || word.text.size() != 4) return false;
  int year = 0;
  std::from_chars(word.text.data(), word.text.data() + 4, year);
  return year >= 1888 && year <= 2035;
}

Anchor::Anchor(const Context& context) : context_(context), sentence_(context.sentence) {}

std::size_t Anchor::work_phrase_end(std::size_t i) const {
  const std::size_t title = context_.work.end_at(sentence_, i);
  if (title > i) return title;
  const Word& first = sentence_.at(i);
  if (first.lower == "it") return i + 1;
  if (first.lower != "this" && first.lower != "the") return i;
  for (std::size_t noun = i + 1; noun < i + 7; ++noun) {
    const Word& word = sentence_.at(noun);
    if (word.kind == WordKind::mark && word.text != "," && word.text != "\"" && word.text != "/") break;
    if (word.kind == WordKind::possessive || one_of(other_words, word.lower)) break;
    if (word.kind == WordKind::number && first.lower == "the") break;
    const bool last = !is_film_noun(sentence_.at(noun + 1).lower);
    if (is_film_noun(word.lower) && last && sentence_.at(noun + 1).kind != WordKind::possessive)
      return noun + 1;
  }
  return first.lower == "this" ? i + 1 : i;
}

bool Anchor::is_subject() const {
  if (!subject_) subject_ = find_subject();
  return *subject_;
}

bool Anchor::find_subject() const {
  std::size_t begin = 0;
  while (begin < 3 && sentence_.at(begin).kind == WordKind::mark) ++begin;
  if (work_phrase_end(begin) > begin) return true;
  // The article's first sentence defines its work: "Target-Invisible is a 1945 documentary short film".
  const std::size_t reach = std::min<std::size_t>(sentence_.words.size(), 40);
  if (context_.opens_article()) {
    for (std::size_t i = 1; i < reach; ++i) {
      const bool defines =
          (sentence_.is(i, "is") || sentence_.is(i, "was")) && sentence_.at(0).kind != WordKind::mark;
      if (!defines) continue;
      for (std::size_t noun = i + 1; noun < i + 16; ++noun) {
        if (is_film_noun(sentence_.at(noun).lower) &&
            (is_year(sentence_.at(i + 1)) || is_year(sentence_.at(i + 2)))) {
          return true;
        }
      }
    }
  }
  // Without a comma: "In Britain it was released", "Produced by A in 1953 it was ..."
  const bool introduced = sentence_.is(begin, "in") || sentence_.at(begin).lower.ends_with("ed");
  for (std::size_t i = begin + 1; introduced && i < begin + 14; ++i) {
    const std::size_t end = work_phrase_end(i);
    if (end > i && !sentence_.is(i, "this") && (sentence_.is(end, "is") || sentence_.is(end, "was")))
      return true;
  }
  // Behind an introduction: "Released in 1944, the film stars ..."
  for (std::size_t i = begin; i + 1 < reach; ++i) {
    if (sentence_.is(i, ",") && work_phrase_end(i + 1) > i + 1 && !sentence_.is(i + 1, "this")) return true;
  }
  return false;
}

bool Anchor::is_unreal(std::size_t i) const {
  const std::size_t from = i > 6 ? i - 6 : 0;
  for (std::size_t k = i; k-- > from;) {
    const Word& word = sentence_.at(k);
    if (is_stop(word)) return false;
    if (one_of(unreal_words, word.lower) && (!word.capital || k == 0)) return true;
    if (word.lower == "to" && sentence_.is(k + 1, "be")) return true;
    if (word.lower == "to" && sentence_.is(k + 1, "have")) return true;
  }
  return false;
}

// Whether the sentence's own verb stands between the other work at `k` and word `i`: "the film, a remake of
// B, was directed by".
bool Anchor::resumes_after(std::size_t k, std::size_t i) const {
  if (sentence_.is(i - 1, "is") || sentence_.is(i - 1, "was"))
    return !sentence_.is(i - 2, "which") && !sentence_.is(i - 2, "that");
  for (; k < i; ++k) {
    if ((sentence_.is(k, "is") || sentence_.is(k, "was")) && sentence_.is(k - 1, ",")) return true;
  }
  return false;
}

bool Anchor::other_work_before(std::size_t i) const {
  for (std::size_t k = i; k-- > 0;) {
    const Word& word = sentence_.at(k);
    if (is_stop(word)) return false;
    if (word.capital && k > 0) continue;  // of a title: "Men Are Like That"
    if (one_of(comparisons, word.lower)) return true;
    if (!one_of(film_markers, word.lower)) continue;
    if (sentence_.is(k + 1, "of") || sentence_.is(k + 1, "to") || sentence_.is(k + 1, "from") ||
        word.lower == "version" || word.lower == "remade") {
      return !resumes_after(k, i);
    }
  }
  return false;
}

// The word that a participle belongs to, looking back from before it over "was", "and", adverbs and the names
// of earlier credits: "a film written by A and [directed]".
std::size_t Anchor::skip_back(std::size_t i) const {
  std::size_t k = i;
  for (std::size_t steps = 0; k > 0 && steps < 120; ++steps) {
    const Word& word = sentence_.at(k - 1);
    if (one_of(auxiliaries, word.lower) || word.lower.ends_with("ly") || is_participle(word.lower)) {
      --k;
      continue;
    }
    if (!name_like(word)) return k;
    std::size_t run = k;
    while (run > 0 &&
           (name_like(sentence_.at(run - 1)) || sentence_.is(run - 1, ",") || sentence_.is(run - 1, "and") ||
            sentence_.is(run - 1, "the") || one_of(particles, sentence_.at(run - 1).lower) ||
            one_of(descriptors, sentence_.at(run - 1).lower) || sentence_.is(run - 1, "&"))) {
      --run;
    }
    if (run == 0 || !one_of(openings, sentence_.at(run - 1).lower)) return k;
    k = run - 1;
  }
  return k;
}

// Whether the work's title stands just before word `k`: "Alien, a".
bool Anchor::named_before(std::size_t k) const {
  while (k > 0 && sentence_.at(k - 1).kind == WordKind::mark) --k;
  return k > 0 && context_.work.ends_before(sentence_, k);
}

// Whether the film that `noun` names is the work, by what stands before it: "this film", "the film".
bool Anchor::film_noun_is_work(std::size_t noun) const {
  bool other = false;
  for (std::size_t k = noun; k-- > 0 && noun - k < 14;) {
    const Word& word = sentence_.at(k);
    if (one_of(other_words, word.lower)) other = true;
    if (is_stop(word)) break;
    if (!one_of(determiners, word.lower)) continue;
    if (is_subject()) return !other || word.lower == "a" || word.lower == "an";
    if (other) return false;
    if (word.lower == "this") return true;
    if (word.lower == "the") {
      return std::none_of(sentence_.words.begin() + static_cast<std::ptrdiff_t>(k),
                          sentence_.words.begin() + static_cast<std::ptrdiff_t>(noun), is_year);
    }
    if (named_before(k)) return true;
    // A fragment stands for the work: "A stylish thriller directed by A."
    return k <= 1 && (word.lower == "a" || word.lower == "an");
  }
  return is_subject() && !other;
}

bool Anchor::head_is_work(std::size_t i, bool for_director) const {
  const std::size_t head_end = skip_back(i);
  if (head_end == 0) return true;
  const Word& head = sentence_.at(head_end - 1);
  if (is_film_noun(head.lower)) return film_noun_is_work(head_end - 1);
  if (head.lower == "it" || head.lower == "this") return true;
  if (context_.work.ends_before(sentence_, head_end)) return true;
  if (!for_director && is_script_noun(head.lower)) return true;
  if (!is_subject()) return false;
  // Something else stands between: still the subject's, unless a clause of its own began.
  for (std::size_t k = i; k-- > 0;) {
    const Word& word = sentence_.at(k);
    if (one_of(clause_words, word.lower) || word.text == ";") return false;
  }
  return !head.capital;
}

bool Anchor::participle_is_of_work(std::size_t i, bool for_director) const {
  if (is_unreal(i) || other_work_before(i)) return false;
  // "based on the novel by A, directed by B": a novel has a writer and no director.
  for (std::size_t k = i; k-- > 0 && !is_stop(sentence_.at(k));) {
    if (!one_of(book_markers, sentence_.at(k).lower)) continue;
    for (std::size_t noun = k + 1; noun < i; ++noun) {
      const std::string& word = sentence_.at(noun).lower;
      if (word == "movie" || word == "film") return resumes_after(noun, i);
    }
    const bool joined = sentence_.is(i - 1, "and") || sentence_.is(i - 1, "was") || sentence_.is(i - 1, "is");
    if (joined || (for_director && sentence_.is(i - 1, ",")))
      return is_subject() || head_is_work(i, for_director);
    if (!sentence_.is(i - 1, "film")) return false;
    break;
  }
  return head_is_work(i, for_director);
}

}  // namespace rosebud::indexer::credits
