#include "bench/invented_prose.hh"

#include <array>
#include <unordered_set>
#include <utility>

#include "catalogue/utf8.hh"

namespace rosebud::bench {
namespace {

constexpr std::size_t roots = 4'000;
constexpr std::uint64_t seed = 1926;
constexpr double word_exponent = 1.05;
constexpr double word_shift = 2.7;
constexpr double function_share = 0.25;

using namespace std::string_view_literals;

constexpr std::array german_words{"die"sv, "der"sv, "und"sv,   "in"sv, "den"sv, "das"sv,  "mit"sv,  "sich"sv,
                                  "ist"sv, "ein"sv, "nicht"sv, "es"sv, "für"sv, "über"sv, "wäre"sv, "daß"sv};
constexpr std::array german_onsets{"b"sv,   "d"sv,  "f"sv,  "g"sv,  "h"sv, "k"sv, "l"sv, "m"sv,
                                   "n"sv,   "p"sv,  "r"sv,  "s"sv,  "t"sv, "v"sv, "w"sv, "z"sv,
                                   "sch"sv, "st"sv, "br"sv, "gr"sv, ""sv,  ""sv};
constexpr std::array german_vowels{"a"sv,  "e"sv,  "i"sv,  "o"sv, "u"sv, "a"sv, "e"sv,
                                   "ei"sv, "au"sv, "ie"sv, "ä"sv, "ö"sv, "ü"sv};
constexpr std::array german_codas{""sv,   ""sv,   "n"sv,  "r"sv, "l"sv,  "t"sv,
                                  "ch"sv, "ng"sv, "nd"sv, "ß"sv, "ck"sv, "s"sv};
constexpr std::array german_endings{""sv, ""sv, "en"sv, "er"sv, "ung"sv, "ungen"sv, "lich"sv, "es"sv};

constexpr std::array french_words{"de"sv, "la"sv, "le"sv,   "et"sv,  "les"sv, "des"sv,  "à"sv,    "un"sv,
                                  "l’"sv, "il"sv, "être"sv, "qu’"sv, "où"sv,  "dans"sv, "même"sv, "été"sv};
constexpr std::array french_onsets{"b"sv, "c"sv, "d"sv, "f"sv, "g"sv,  "j"sv,  "l"sv,  "m"sv, "n"sv, "p"sv,
                                   "r"sv, "s"sv, "t"sv, "v"sv, "ch"sv, "tr"sv, "pl"sv, ""sv,  ""sv};
constexpr std::array french_vowels{"a"sv, "e"sv, "i"sv,  "o"sv, "u"sv, "ou"sv, "ai"sv, "au"sv,
                                   "é"sv, "è"sv, "eu"sv, "a"sv, "e"sv, "i"sv,  "œ"sv};
constexpr std::array french_codas{""sv, ""sv, ""sv, "r"sv, "n"sv, "l"sv, "s"sv, "t"sv};
constexpr std::array french_endings{""sv, ""sv, "s"sv, "er"sv, "é"sv, "ées"sv, "ment"sv, "ation"sv};

constexpr std::array russian_words{"и"sv,  "в"sv, "не"sv,  "на"sv,  "что"sv,
                                   "он"sv, "с"sv, "как"sv, "это"sv, "её"sv};
constexpr std::array russian_onsets{"б"sv, "в"sv, "г"sv, "д"sv, "ж"sv,  "з"sv,  "к"sv,
                                    "л"sv, "м"sv, "н"sv, "п"sv, "р"sv,  "с"sv,  "т"sv,
                                    "ф"sv, "х"sv, "ч"sv, "ш"sv, "ст"sv, "пр"sv, ""sv};
constexpr std::array russian_vowels{"а"sv, "е"sv, "и"sv, "о"sv, "у"sv, "ы"sv, "я"sv,
                                    "ю"sv, "ё"sv, "э"sv, "а"sv, "о"sv, "и"sv};
constexpr std::array russian_codas{""sv, ""sv, ""sv, "н"sv, "л"sv, "р"sv, "т"sv, "й"sv};
constexpr std::array russian_endings{""sv, "а"sv, "ы"sv, "ов"sv, "ами"sv, "ого"sv, "ый"sv, "ить"sv};

constexpr std::array dutch_words{"de"sv, "het"sv, "een"sv, "van"sv,  "en"sv,
                                 "in"sv, "is"sv,  "dat"sv, "niet"sv, "zo’n"sv};
constexpr std::array dutch_onsets{"b"sv, "d"sv, "g"sv, "h"sv, "k"sv, "l"sv,   "m"sv,  "n"sv,  "p"sv,  "r"sv,
                                  "s"sv, "t"sv, "v"sv, "w"sv, "z"sv, "sch"sv, "st"sv, "kr"sv, "gr"sv, ""sv};
constexpr std::array dutch_vowels{"a"sv,  "e"sv,  "i"sv,  "o"sv,  "u"sv,  "aa"sv, "ee"sv,
                                  "oo"sv, "ij"sv, "oe"sv, "ui"sv, "eu"sv, "ei"sv};
constexpr std::array dutch_codas{""sv, ""sv, "n"sv, "r"sv, "l"sv, "t"sv, "k"sv, "m"sv, "cht"sv, "s"sv};
constexpr std::array dutch_endings{""sv, ""sv, "en"sv, "er"sv, "heid"sv, "heden"sv, "t"sv, "lijke"sv};

constexpr std::array japanese_words{"の"sv,   "は"sv,     "が"sv,   "を"sv, "に"sv, "で"sv, "と"sv, "も"sv,
                                    "から"sv, "という"sv, "２０"sv, "（"sv, "）"sv, "「"sv, "」"sv, "1995"sv};
constexpr std::array japanese_onsets{"カ"sv, "ガ"sv, "キ"sv, "ク"sv, "コ"sv, "サ"sv, "シ"sv, "ジ"sv,
                                     "ス"sv, "タ"sv, "ダ"sv, "チ"sv, "テ"sv, "ト"sv, "ナ"sv, "ニ"sv,
                                     "ネ"sv, "ノ"sv, "ハ"sv, "バ"sv, "パ"sv, "フ"sv, "マ"sv, "ミ"sv,
                                     "ム"sv, "メ"sv, "ラ"sv, "リ"sv, "ル"sv, "レ"sv, "ロ"sv, "ワ"sv};
constexpr std::array japanese_vowels{""sv, ""sv, "ー"sv, "ン"sv};
constexpr std::array japanese_codas{""sv};
constexpr std::array japanese_endings{""sv,         ""sv,   "する"sv, "した"sv,
                                      "している"sv, "な"sv, "的"sv,   "された"sv};

constexpr std::array chinese_words{"的"sv, "是"sv, "了"sv, "在"sv, "不"sv,  "和"sv,
                                   "有"sv, "这"sv, "《"sv, "》"sv, "2001"sv};
constexpr std::array chinese_endings{""sv, ""sv, ""sv, "们"sv, "性"sv, "者"sv};

constexpr std::array korean_words{"이"sv, "그"sv, "수"sv, "있다"sv, "것"sv, "하는"sv, "또한"sv, "1995년"sv};
constexpr std::array korean_endings{"은"sv, "는"sv, "이"sv, "을"sv, "의"sv, "에서"sv, "했다"sv, "하고"sv};

constexpr std::array<WordShape, 7> shapes{{
    {"de", "German", german_words, german_onsets, german_vowels, german_codas, german_endings, " ", ", ",
     ". "},
    {"fr", "French", french_words, french_onsets, french_vowels, french_codas, french_endings, " ", ", ",
     ". "},
    {"ru", "Russian", russian_words, russian_onsets, russian_vowels, russian_codas, russian_endings, " ",
     ", ", ". "},
    {"nl", "Dutch", dutch_words, dutch_onsets, dutch_vowels, dutch_codas, dutch_endings, " ", ", ", ". "},
    {"ja", "Japanese", japanese_words, japanese_onsets, japanese_vowels, japanese_codas, japanese_endings, "",
     "、", "。", 0x5000, 1'600},
    {"zh", "Chinese", chinese_words, {}, {}, {}, chinese_endings, "", "，", "。", 0x5000, 2'400},
    {"ko", "Korean", korean_words, {}, {}, {}, korean_endings, " ", ", ", ". ", 0xAC00, 9'000},
}};

std::string_view any_of(std::span<const std::string_view> list, Random& random) {
  return list[random.below(static_cast<std::uint32_t>(list.size()))];
}

// Words of characters that stand for syllables, and in Japanese one in three of those that write sounds.
std::string invented_root(const WordShape& shape, Random& random) {
  std::string root;
  const bool characters = shape.characters > 0 && (shape.onsets.empty() || random.chance(66));
  for (int syllables = random.between(1, 3); syllables > 0; --syllables) {
    if (characters) {
      utf8::append(root, shape.first_character + random.below(shape.characters));
    } else {
      root += any_of(shape.onsets, random);
      root += any_of(shape.vowels, random);
      root += any_of(shape.codas, random);
    }
  }
  return root;
}

// The function words of the shape, and then the others.
std::vector<std::string> invented_words(const WordShape& shape) {
  std::vector<std::string> words(shape.function_words.begin(), shape.function_words.end());
  Random random(seed, static_cast<unsigned char>(shape.language[0]));
  std::unordered_set<std::string> taken;
  for (std::size_t root = 0; root < roots; ++root) {
    std::string word = invented_root(shape, random);
    word += any_of(shape.endings, random);
    if (taken.insert(word).second) words.push_back(std::move(word));
  }
  return words;
}

std::vector<double> word_weights(std::size_t function_words, std::size_t words) {
  std::vector<double> weights = zipf_weights(function_words, 0.5);
  const std::vector<double> others = zipf_weights(words - function_words, word_exponent, word_shift);
  double all = 0;
  double all_others = 0;
  for (const double weight : weights) all += weight;
  for (const double weight : others) all_others += weight;
  for (double& weight : weights) weight *= function_share / all;
  for (const double weight : others) weights.push_back(weight * (1 - function_share) / all_others);
  return weights;
}

}  // namespace

std::span<const WordShape> word_shapes() {
  return shapes;
}

InventedProse::InventedProse(const WordShape& shape)
    : shape_(shape),
      words_(invented_words(shape)),
      any_word_(word_weights(shape.function_words.size(), words_.size())) {}

const std::string& InventedProse::word(Random& random) const {
  return words_[any_word_(random)];
}

std::string InventedProse::paragraph(std::size_t words, Random& random) const {
  std::string text;
  int left = random.between(6, 24);  // in the sentence
  for (std::size_t i = 0; i < words; ++i) {
    text += word(random);
    if (--left == 0 || i + 1 == words) {
      text += shape_.full_stop;
      left = random.between(6, 24);
    } else {
      text += random.chance(8) ? shape_.comma : shape_.between;
    }
  }
  return text;
}

}  // namespace rosebud::bench
