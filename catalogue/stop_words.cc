#include "catalogue/stop_words.hh"

#include <algorithm>
#include <array>
#include <span>

namespace rosebud {
namespace {

using Words = std::span<const std::string_view>;

// Each list in the order of its letters, so that it can be searched by halves.
constexpr auto english = std::to_array<std::string_view>(
    {"a",     "about", "an",    "and",  "are",  "as",   "at",    "be",   "been",  "but",  "by",    "can",
     "did",   "do",    "does",  "for",  "from", "had",  "has",   "have", "he",    "her",  "his",   "how",
     "i",     "if",    "in",    "into", "is",   "it",   "its",   "me",   "my",    "of",   "on",    "or",
     "our",   "she",   "so",    "some", "such", "than", "that",  "the",  "their", "them", "then",  "there",
     "these", "they",  "this",  "to",   "us",   "was",  "we",    "were", "what",  "when", "where", "which",
     "who",   "whom",  "whose", "why",  "will", "with", "would", "you",  "your"});
constexpr auto french = std::to_array<std::string_view>(
    {"a",   "au",   "aux", "avec", "c",    "ce",  "ces",  "cette", "d",   "dans", "de", "des",
     "du",  "elle", "en",  "est",  "et",   "il",  "ils",  "j",     "je",  "l",    "la", "le",
     "les", "leur", "lui", "m",    "mais", "ne",  "ou",   "par",   "pas", "pour", "qu", "que",
     "qui", "s",    "sa",  "se",   "ses",  "son", "sont", "sur",   "un",  "une",  "y"});
constexpr auto german = std::to_array<std::string_view>(
    {"als", "am",  "an",   "auf",   "aus",   "bei",   "das",   "dass", "dem",  "den",  "der", "des",
     "die", "ein", "eine", "einem", "einen", "einer", "eines", "er",   "es",   "fur",  "hat", "ich",
     "ihr", "im",  "in",   "ist",   "mit",   "nach",  "nicht", "oder", "sein", "sich", "sie", "sind",
     "und", "vom", "von",  "war",   "wer",   "wie",   "wir",   "zu",   "zum",  "zur"});
constexpr auto italian = std::to_array<std::string_view>(
    {"a",   "ai",  "al",   "alla",  "che", "chi", "come", "con", "da",    "dal", "dalla",
     "de",  "dei", "del",  "della", "di",  "e",   "ed",   "era", "gli",   "ha",  "i",
     "il",  "in",  "io",   "la",    "le",  "lo",  "ma",   "nel", "nella", "non", "o",
     "per", "si",  "sono", "su",    "sua", "sul", "suo",  "un",  "una",   "uno"});
constexpr auto portuguese = std::to_array<std::string_view>(
    {"a",   "ao",  "aos",  "as",   "com",  "como", "da",  "das", "de",  "do",  "dos", "e",
     "ela", "ele", "em",   "era",  "foi",  "mas",  "na",  "nao", "nas", "no",  "nos", "o",
     "os",  "ou",  "para", "pela", "pelo", "por",  "que", "se",  "seu", "sua", "um",  "uma"});
constexpr auto spanish = std::to_array<std::string_view>(
    {"a",    "al",  "como", "con", "de",  "del", "e",   "el",  "ella", "en", "era", "es", "esta",
     "fue",  "ha",  "la",   "las", "le",  "lo",  "los", "mas", "me",   "mi", "no",  "o",  "para",
     "pero", "por", "que",  "se",  "sin", "su",  "sus", "un",  "una",  "y",  "yo"});

static_assert(std::ranges::is_sorted(english) && std::ranges::is_sorted(german) &&
              std::ranges::is_sorted(french) && std::ranges::is_sorted(italian) &&
              std::ranges::is_sorted(portuguese) && std::ranges::is_sorted(spanish));

Words words_of(std::string_view language) {
  if (language == "en") return english;
  if (language == "fr") return french;
  if (language == "de") return german;
  if (language == "es") return spanish;
  if (language == "it") return italian;
  if (language == "pt") return portuguese;
  return {};
}

}  // namespace

bool is_stop_word(std::string_view language, std::string_view word) {
  return std::ranges::binary_search(words_of(language), word);
}

bool is_function_word(std::string_view word) {
  static constexpr std::array<Words, 6> all{english, french, german, italian, portuguese, spanish};
  return std::ranges::any_of(all, [&](Words words) { return std::ranges::binary_search(words, word); });
}

}  // namespace rosebud
