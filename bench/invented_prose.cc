#include "bench/invented_prose.hh"

#include <array>
#include <unordered_set>

namespace rosebud::bench {
namespace {

constexpr std::size_t roots = 4'000;
constexpr std::uint64_t seed = 1926;
constexpr double word_exponent = 1.05;
constexpr double word_shift = 2.7;
constexpr double function_share = 0.4;

using namespace std::string_view_literals;

constexpr std::array german_words{"die"sv, "der"sv, "und"sv,   "in"sv, "den"sv, "das"sv,  "mit"sv,  "sich"sv,
                                  "ist"sv, "ein"sv, "nicht"sv, "es"sv, "für"sv, "über"sv, "wäre"sv, "daß"sv};
constexpr std::array german_syllables{"ver"sv,   "be"sv,   "ge"sv,   "schö"sv, "trau"sv, "film"sv,
                                      "stra"sv,  "müh"sv,  "kön"sv,  "land"sv, "wirk"sv, "fäll"sv,
                                      "stück"sv, "groß"sv, "zeit"sv, "bild"sv};
constexpr std::array german_endings{""sv, ""sv, "en"sv, "er"sv, "ung"sv, "ungen"sv, "lich"sv, "es"sv};

constexpr std::array french_words{"de"sv, "la"sv, "le"sv,   "et"sv,  "les"sv, "des"sv,  "à"sv,    "un"sv,
                                  "l’"sv, "il"sv, "être"sv, "qu’"sv, "où"sv,  "dans"sv, "même"sv, "été"sv};
constexpr std::array french_syllables{"ré"sv,  "cin"sv, "é"sv,   "mon"sv, "chan"sv, "pré"sv, "lu"sv, "vi"sv,
                                      "gar"sv, "fê"sv,  "tou"sv, "ner"sv, "rê"sv,   "cœu"sv, "pa"sv, "sou"sv};
constexpr std::array french_endings{""sv, ""sv, "s"sv, "er"sv, "é"sv, "ées"sv, "ment"sv, "ation"sv};

constexpr std::array russian_words{"и"sv,  "в"sv, "не"sv,  "на"sv,  "что"sv,
                                   "он"sv, "с"sv, "как"sv, "это"sv, "её"sv};
constexpr std::array russian_syllables{"ки"sv,  "но"sv, "фи"sv,  "лы"sv, "ре"sv, "жи"sv, "сё"sv, "вой"sv,
                                       "мир"sv, "да"sv, "ста"sv, "ро"sv, "пу"sv, "чи"sv, "ще"sv, "гра"sv};
constexpr std::array russian_endings{""sv, "а"sv, "ы"sv, "ов"sv, "ами"sv, "ого"sv, "ый"sv, "ить"sv};

constexpr std::array dutch_words{"de"sv, "het"sv, "een"sv, "van"sv,  "en"sv,
                                 "in"sv, "is"sv,  "dat"sv, "niet"sv, "zo’n"sv};
constexpr std::array dutch_syllables{"ver"sv,  "ge"sv,   "schij"sv, "aa"sv,  "film"sv, "lo"sv,
                                     "groo"sv, "ruis"sv, "wan"sv,   "dee"sv, "kij"sv,  "voor"sv,
                                     "stel"sv, "hui"sv,  "beeld"sv, "zoe"sv};
constexpr std::array dutch_endings{""sv, ""sv, "en"sv, "er"sv, "heid"sv, "heden"sv, "t"sv, "lijke"sv};

constexpr std::array japanese_words{"の"sv,   "は"sv,     "が"sv,   "を"sv, "に"sv, "で"sv, "と"sv, "も"sv,
                                    "から"sv, "という"sv, "２０"sv, "（"sv, "）"sv, "「"sv, "」"sv, "1995"sv};
constexpr std::array japanese_syllables{
    "映"sv, "画"sv, "監"sv, "督"sv, "物"sv, "語"sv, "夢"sv, "世"sv, "界"sv, "戦"sv, "争"sv, "愛"sv, "少"sv,
    "女"sv, "時"sv, "間"sv, "ガ"sv, "ン"sv, "ダ"sv, "ー"sv, "ル"sv, "ス"sv, "千"sv, "尋"sv, "隠"sv, "神"sv};
constexpr std::array japanese_endings{""sv,         ""sv,   "する"sv, "した"sv,
                                      "している"sv, "な"sv, "的"sv,   "された"sv};

constexpr std::array chinese_words{"的"sv, "是"sv, "了"sv, "在"sv, "不"sv,  "和"sv,
                                   "有"sv, "这"sv, "《"sv, "》"sv, "2001"sv};
constexpr std::array chinese_syllables{"电"sv, "影"sv, "导"sv, "演"sv, "故"sv, "事"sv, "梦"sv, "世"sv,
                                       "界"sv, "战"sv, "争"sv, "爱"sv, "情"sv, "时"sv, "间"sv, "人"sv,
                                       "生"sv, "花"sv, "样"sv, "年"sv, "华"sv, "重"sv, "庆"sv, "森"sv,
                                       "林"sv, "英"sv, "雄"sv, "春"sv, "光"sv, "霸"sv};
constexpr std::array chinese_endings{""sv, ""sv, ""sv, "们"sv, "性"sv, "者"sv};

constexpr std::array korean_words{"이"sv, "그"sv, "수"sv, "있다"sv, "것"sv, "하는"sv, "또한"sv, "1995년"sv};
constexpr std::array korean_syllables{"영"sv, "화"sv, "감"sv, "독"sv, "이"sv, "야"sv, "기"sv,
                                      "꿈"sv, "세"sv, "계"sv, "전"sv, "쟁"sv, "사"sv, "랑"sv,
                                      "추"sv, "억"sv, "살"sv, "인"sv, "시"sv, "간"sv};
constexpr std::array korean_endings{"은"sv, "는"sv, "이"sv, "을"sv, "의"sv, "에서"sv, "했다"sv, "하고"sv};

constexpr std::array<WordShape, 7> shapes{{
    {"de", "German", german_words, german_syllables, german_endings, " ", ", ", ". "},
    {"fr", "French", french_words, french_syllables, french_endings, " ", ", ", ". "},
    {"ru", "Russian", russian_words, russian_syllables, russian_endings, " ", ", ", ". "},
    {"nl", "Dutch", dutch_words, dutch_syllables, dutch_endings, " ", ", ", ". "},
    {"ja", "Japanese", japanese_words, japanese_syllables, japanese_endings, "", "、", "。"},
    {"zh", "Chinese", chinese_words, chinese_syllables, chinese_endings, "", "，", "。"},
    {"ko", "Korean", korean_words, korean_syllables, korean_endings, " ", ", ", ". "},
}};

std::string_view any_of(std::span<const std::string_view> list, Random& random) {
  return list[random.below(static_cast<std::uint32_t>(list.size()))];
}

std::string invented_root(const WordShape& shape, Random& random) {
  std::string root;
  for (int syllables = random.between(1, 3); syllables > 0; --syllables)
    root += any_of(shape.syllables, random);
  return root;
}

// The function words of the shape, and then the others.
std::vector<std::string> invented_words(const WordShape& shape) {
  std::vector<std::string> words(shape.function_words.begin(), shape.function_words.end());
  Random random(seed, shape.language[0]);
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
