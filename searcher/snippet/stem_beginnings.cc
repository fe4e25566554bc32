#include "searcher/snippet/stem_beginnings.hh"

#include <algorithm>
#include <array>
#include <cstddef>

#include "catalogue/utf8.hh"

namespace rosebud::searcher {
namespace {

struct KeptLetters {
  std::string_view language;
  std::size_t most;
};

// The languages whose stemmers take off endings. The Finnish one halves double letters anywhere, too; Irish,
// Indonesian, Arabic and others lose what stands before a word.
constexpr std::array<KeptLetters, 18> suffixing{{{"ca", 3},
                                                 {"da", 3},
                                                 {"de", 3},
                                                 {"en", 3},
                                                 {"es", 3},
                                                 {"eu", 3},
                                                 {"fi", 1},
                                                 {"fr", 3},
                                                 {"hu", 3},
                                                 {"it", 3},
                                                 {"lt", 3},
                                                 {"nl", 3},
                                                 {"no", 3},
                                                 {"pt", 3},
                                                 {"ro", 3},
                                                 {"ru", 3},
                                                 {"sv", 3},
                                                 {"tr", 3}}};

// Short stems are changed less: only "dying" and its like become "die", and Turkish stems may have another
// first letter.
std::size_t letters_kept(std::string_view language, std::string_view stem, std::size_t letters) {
  constexpr std::size_t changed = 2;
  if (letters > changed + 1) return letters - changed;
  if (language == "tr") return letters - std::min(letters, changed);
  return letters <= changed || (language == "en" && stem.ends_with("ie")) ? 1 : letters - 1;
}

// Of the first `most` letters.
std::string beginning_of(std::string_view stem, std::size_t most) {
  std::size_t end = 0;
  for (; most > 0; --most) end += utf8::decode(stem, end).length;
  return std::string(stem.substr(0, end));
}

// Umlauts that are written out ("maedchen") may be taken for the vowel.
void add_written_out(std::vector<std::string>& beginnings) {
  const std::string plain = beginnings.front();
  for (std::size_t i = 0; i + 1 < plain.size(); ++i) {
    if (plain[i] == 'a' || plain[i] == 'o' || plain[i] == 'u')
      beginnings.push_back(plain.substr(0, i + 1) + 'e');
  }
}

// Newer stemmers of Dutch take participles apart ("gewandeld", "opgestaan").
void add_participles(std::vector<std::string>& beginnings) {
  const std::string plain = beginnings.front();
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool inside_letter = (static_cast<unsigned char>(plain[i]) & 0xC0U) == 0x80U;
    if (!inside_letter) beginnings.push_back(plain.substr(0, i) + "ge" + plain.substr(i));
  }
}

}  // namespace

std::vector<std::string> stem_beginnings(std::string_view language, std::string_view stem) {
  const auto* const known = std::ranges::find(suffixing, language, &KeptLetters::language);
  if (known == suffixing.end() || stem.empty()) return {};
  std::size_t letters = 0;
  for (std::size_t at = 0; at < stem.size(); ++letters) at += utf8::decode(stem, at).length;
  const std::size_t kept = std::min(letters_kept(language, stem, letters), known->most);
  if (kept == 0) return {};
  std::vector<std::string> beginnings{beginning_of(stem, kept)};
  if (language == "de") add_written_out(beginnings);
  if (language == "nl") add_participles(beginnings);
  return beginnings;
}

}  // namespace rosebud::searcher
