#include "catalogue/language.hh"

#include <algorithm>
#include <array>
#include <utility>

#include "catalogue/fold.hh"

namespace rosebud {
namespace {

using Name = std::pair<std::string_view, std::string_view>;

constexpr std::array<Name, 38> names{{
    {"english", "en"},   {"french", "fr"},  {"francais", "fr"},   {"german", "de"},    {"deutsch", "de"},
    {"spanish", "es"},   {"espanol", "es"}, {"italian", "it"},    {"italiano", "it"},  {"portuguese", "pt"},
    {"portugues", "pt"}, {"dutch", "nl"},   {"nederlands", "nl"}, {"japanese", "ja"},  {"日本語", "ja"},
    {"chinese", "zh"},   {"中文", "zh"},    {"korean", "ko"},     {"한국어", "ko"},    {"russian", "ru"},
    {"русский", "ru"},   {"swedish", "sv"}, {"svenska", "sv"},    {"norwegian", "no"}, {"norsk", "no"},
    {"danish", "da"},    {"dansk", "da"},   {"finnish", "fi"},    {"suomi", "fi"},     {"polish", "pl"},
    {"polski", "pl"},    {"czech", "cs"},   {"turkish", "tr"},    {"turkce", "tr"},    {"hungarian", "hu"},
    {"romanian", "ro"},  {"catalan", "ca"}, {"greek", "el"},
}};

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

}  // namespace

std::optional<std::string> language_code(std::string_view written) {
  const std::string folded = fold(written);
  const auto* named = std::ranges::find(names, std::string_view(folded), &Name::first);
  if (named != names.end()) return std::string(named->second);
  const bool two_letters = folded.size() >= 2 && is_letter(folded[0]) && is_letter(folded[1]);
  if (!two_letters) return std::nullopt;
  // "en", "en-GB", "en_US.UTF-8"; "eng" and words that are no language are not guessed at.
  if (folded.size() == 2 || folded[2] == '-' || folded[2] == '_') return folded.substr(0, 2);
  return std::nullopt;
}

}  // namespace rosebud
