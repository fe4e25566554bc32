#include "indexer/article/guess_language.hh"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/fold.hh"
#include "catalogue/utf8.hh"

namespace rosebud::indexer {
namespace {

// Enough to tell a language by; the rest of the article is not looked at.
constexpr std::size_t most_bytes = 1000;

struct Language {
  std::string_view code;
  std::array<std::string_view, 20> words;  // the commonest that few of the others share, folded
};

constexpr auto languages = std::to_array<Language>({
    {"en", {"the",  "and", "of",  "to",  "is",    "that", "it",  "with", "this", "his",
            "from", "but", "are", "was", "which", "have", "not", "they", "by",   "you"}},
    {"fr", {"les",  "des", "est", "dans", "une",  "que",   "pour", "qui", "pas", "sur",
            "avec", "du",  "et",  "plus", "mais", "cette", "sont", "aux", "ce",  "nous"}},
    {"de", {"der", "die", "und",  "das",  "ist", "nicht", "mit", "ein", "eine", "auf",
            "von", "den", "sich", "auch", "dem", "aber",  "wie", "im",  "zu",   "wird"}},
    {"es", {"el",   "los", "las", "que", "una",  "por",  "con", "del", "para", "como",
            "pero", "mas", "su",  "muy", "esta", "este", "sus", "hay", "y",    "lo"}},
    {"it", {"il",  "che",   "di",  "gli",    "della", "una", "per", "con",  "non", "sono",
            "del", "anche", "piu", "questo", "nel",   "dei", "ma",  "alla", "un",  "suo"}},
    {"pt", {"o",   "que", "uma",  "nao", "os",   "com", "do",  "da", "em",   "para",
            "mas", "dos", "mais", "seu", "como", "ao",  "sua", "um", "pelo", "isso"}},
    {"nl", {"het", "een", "van", "dat",   "niet", "zijn", "met", "voor", "maar", "ook",
            "op",  "de",  "aan", "wordt", "naar", "deze", "bij", "nog",  "uit",  "en"}},
    {"sv", {"och", "att", "det",  "som", "ar",   "inte", "med", "ett", "av",    "jag",
            "men", "har", "fran", "den", "till", "pa",   "sig", "om",  "eller", "mycket"}},
    {"da", {"og",  "at",  "det", "som", "er",  "ikke", "med", "et", "af",    "jeg",
            "men", "har", "fra", "den", "til", "pa",   "sig", "om", "eller", "meget"}},
    {"pl", {"nie",  "jest",  "sie",  "na",    "ze", "jak", "ale", "dla",   "przez",  "jego",
            "film", "tylko", "oraz", "ktory", "co", "tak", "po",  "ktora", "bardzo", "juz"}},
});

// The labels of facts about films, folded: what a note of facts alone is written in. A few are of several
// languages.
struct LanguageLabels {
  std::string_view code;
  std::array<std::string_view, 9> words;
};

constexpr auto labels_of_languages = std::to_array<LanguageLabels>({
    {"en",
     {"cast", "cinematography", "country", "directed", "director", "rating", "starring", "writer", "year"}},
    {"fr", {"acteurs", "annee", "duree", "note", "realisateur", "realisation", "scenario", "sortie", "vu"}},
    {"de",
     {"besetzung", "darsteller", "drehbuch", "erscheinungsjahr", "originaltitel", "regie", "regisseur",
      "schauspieler", "verfugbar"}},
    {"es",
     {"actores", "ano", "calificacion", "direccion", "director", "duracion", "guion", "pais", "reparto"}},
    {"it", {"anno", "attori", "durata", "genere", "paese", "regia", "regista", "sceneggiatura", "voto"}},
    {"pt", {"ano", "atores", "direcao", "diretor", "duracao", "elenco", "nota", "pais", "roteiro"}},
    {"nl", {"acteurs", "duur", "jaar", "land", "regie", "regisseur", "scenario", "speelduur", "waardering"}},
});

// What the scripts of a text say.
struct Scripts {
  std::size_t kana = 0;
  std::size_t han = 0;
  std::size_t hangul = 0;
  std::size_t cyrillic = 0;
  std::size_t ukrainian = 0;
  std::size_t greek = 0;
  std::size_t latin = 0;

  void count(char32_t c) {
    if (c >= 0x3041 && c <= 0x30FF) ++kana;
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF)) ++han;
    if (c >= 0xAC00 && c <= 0xD7A3) ++hangul;
    if (c >= 0x0400 && c <= 0x04FF) ++cyrillic;
    if (c == U'і' || c == U'ї' || c == U'є' || c == U'ґ') ++ukrainian;
    if (c >= 0x0370 && c <= 0x03FF) ++greek;
    if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) ++latin;
  }

  std::optional<std::string> cjk() const {
    if (kana * 10 > kana + han) return "ja";
    if (hangul > han) return "ko";
    if (han > 0) return "zh";
    return std::nullopt;
  }

  // A character of the East says as much as two of the alphabet. Latin names and titles stand among all.
  std::optional<std::string> language() const {
    constexpr std::size_t enough = 20;
    const std::size_t east = kana + han + hangul;
    if (east >= enough && east * 2 > latin) return cjk();
    if (cyrillic >= enough && cyrillic > latin) return ukrainian * 50 > cyrillic ? "uk" : "ru";
    if (greek >= enough && greek > latin) return "el";
    return std::nullopt;
  }
};

std::string beginning(std::span<const Block> blocks) {
  std::string text;
  for (const Block& block : blocks) {
    if (text.size() >= most_bytes) break;
    if (block.kind == BlockKind::code) continue;
    text.append(utf8::prefix(block.text, most_bytes - text.size())).append(" ");
  }
  return text;
}

Scripts scripts_of(std::string_view text) {
  Scripts scripts;
  for (std::size_t at = 0; at < text.size();) {
    const auto [character, length] = utf8::decode(text, at);
    scripts.count(character);
    at += length;
  }
  return scripts;
}

using LanguagesOfWord = std::unordered_map<std::string_view, std::vector<std::size_t>>;

const LanguagesOfWord& languages_of_words() {
  static const LanguagesOfWord table = [] {
    LanguagesOfWord result;
    for (std::size_t i = 0; i < languages.size(); ++i) {
      for (const std::string_view word : languages[i].words) result[word].push_back(i);
    }
    return result;
  }();
  return table;
}

constexpr std::string_view between_words = " \n\t.,;:!?|\"'()";

// The language that at least two labels in `text` are of, and of no other language as many.
std::optional<std::string> by_labels(std::string_view text) {
  constexpr std::size_t fewest_labels = 2;
  const std::string folded = fold(text);
  std::array<std::size_t, labels_of_languages.size()> counts{};
  for (std::size_t language = 0; language < counts.size(); ++language) {
    for (const std::string_view label : labels_of_languages[language].words) {
      for (auto at = folded.find(label); at != std::string::npos; at = folded.find(label, at + 1)) {
        const bool begins = at == 0 || between_words.find(folded[at - 1]) != std::string_view::npos;
        const std::size_t end = at + label.size();
        const bool labels = end < folded.size() && folded[end] == ':';
        if (!begins || !labels) continue;
        ++counts[language];
        break;
      }
    }
  }
  const auto best = std::ranges::max_element(counts);
  if (*best < fewest_labels || std::ranges::count(counts, *best) > 1) return std::nullopt;
  return std::string(labels_of_languages[static_cast<std::size_t>(best - counts.begin())].code);
}

std::optional<std::string> by_words(std::string_view text) {
  constexpr std::size_t fewest_words = 20;
  std::array<std::size_t, languages.size()> counts{};
  std::size_t words = 0;
  const std::string folded = fold(text);
  const LanguagesOfWord& table = languages_of_words();
  for (std::string_view rest = folded; !rest.empty();) {
    const auto begin = rest.find_first_not_of(" \n\t.,;:!?\"'()");
    if (begin == std::string_view::npos) break;
    rest.remove_prefix(begin);
    const std::string_view word = rest.substr(0, rest.find_first_of(" \n\t.,;:!?\"'()"));
    rest.remove_prefix(word.size());
    ++words;
    const auto known = table.find(word);
    if (known == table.end()) continue;
    for (const std::size_t language : known->second) ++counts[language];
  }
  const auto best = std::ranges::max_element(counts);
  const auto index = static_cast<std::size_t>(best - counts.begin());
  std::size_t second = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (i != index) second = std::max(second, counts[i]);
  }
  // Running text has one such word in ten and more; half as many again as any other language has.
  const bool clear = words >= fewest_words && *best * 10 >= words && *best * 2 >= second * 3;
  if (!clear) return std::nullopt;
  return std::string(languages[index].code);
}

}  // namespace

std::optional<std::string> guess_language(std::span<const Block> blocks) {
  const std::string text = beginning(blocks);
  if (auto language = scripts_of(text).language()) return language;
  if (auto language = by_words(text)) return language;
  return by_labels(text);
}

std::optional<std::string> guess_cjk_language(std::span<const Block> blocks) {
  return scripts_of(beginning(blocks)).cjk();
}

}  // namespace rosebud::indexer
