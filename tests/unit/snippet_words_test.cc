// The quick reading of a text for the words of a query, against a slow one that is plainly right.
#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "catalogue/characters.hh"
#include "catalogue/fold.hh"
#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"
#include "searcher/snippet/find_words.hh"
#include "searcher/snippet/letter_table.hh"
#include "searcher/snippet/stem_beginnings.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::searcher;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

template <typename List>
auto& any_of(const List& list, Random& random) {
  return list[below(random, list.size())];
}

bool has_stem(const SoughtWord& word, const Token& token, std::string_view language) {
  if (token.kind != TokenKind::word || token.form != TokenForm::written) return false;
  return std::ranges::any_of(word.stems, [&](const WordStem& stem) {
    return (language.empty() || language == stem.language) &&
           Stemmer(stem.language).stem(token.text) == stem.stem;
  });
}

bool begins(const SoughtWord& word, const Token& token) {
  return std::ranges::any_of(word.prefixes, [&](const std::string& prefix) {
    return !prefix.empty() && token.text.starts_with(prefix);
  });
}

bool is_spelled(const SoughtWord& word, const Token& token) {
  return std::ranges::find(word.spellings, token.text) != word.spellings.end();
}

// Every token of the text, compared with every form of every word.
std::vector<WordMatch> found_slowly(const std::string& text, const std::vector<SoughtWord>& words,
                                    std::string_view language) {
  std::vector<WordMatch> matches;
  for (const Token& token : tokenize(text)) {
    const auto first = [&](const auto& is_any) -> std::optional<std::size_t> {
      const auto word = std::ranges::find_if(words, is_any);
      if (word == words.end()) return std::nullopt;
      return static_cast<std::size_t>(word - words.begin());
    };
    auto word = first([&](const SoughtWord& one) { return is_spelled(one, token); });
    if (!word) word = first([&](const SoughtWord& one) { return begins(one, token); });
    // The languages in the order in which the words name them.
    std::vector<std::string> languages;
    for (const SoughtWord& one : words) {
      for (const WordStem& stem : one.stems) {
        if (std::ranges::find(languages, stem.language) == languages.end()) {
          languages.push_back(stem.language);
        }
      }
    }
    for (const std::string& one : languages) {
      if (word || (!language.empty() && language != one)) continue;
      word = first([&](const SoughtWord& sought) { return has_stem(sought, token, one); });
    }
    if (word) matches.push_back({*word, token.begin, token.end});
  }
  return matches;
}

std::string described(const std::vector<WordMatch>& matches) {
  std::string text;
  for (const WordMatch& match : matches) {
    text += std::to_string(match.word) + "@" + std::to_string(match.begin) + "-" + std::to_string(match.end) +
            " ";
  }
  return text;
}

constexpr std::array languages{"en", "de", "fr", "es", "it", "pt", "nl", "fi", "ru", "sv", "ar"};

// Pieces that texts are put together of: words in many scripts, what parts and joins them, numbers.
const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all{
      "dream",
      "Dreams",
      "dreaming",
      "dreamt",
      "the",
      "The",
      "thing",
      "it",
      "It's",
      "a",
      "I",
      "o'brien",
      "O’Brien",
      "d'Actium",
      "l’été",
      "wall",
      "WALL·E",
      "wall-e",
      "S.W.A.T.",
      "M*A*S*H",
      "Face/Off",
      "rock'n'roll",
      "Müller",
      "müller",
      "Für",
      "Ärger",
      "Århus",
      "naïve",
      "élèves",
      "eleve",
      "Größe",
      "STRASSE",
      "œuvre",
      "æon",
      "Łódź",
      "İstanbul",
      "8½",
      "8 1/2",
      "8.5",
      "1,000",
      "1 000",
      "2001:",
      "Se7en",
      "alien3",
      "Alien³",
      "12.05.2019",
      "24/7",
      "C++",
      "C#",
      "A+",
      "Q&A",
      "&",
      "and",
      "$",
      "♥",
      "Lucky☆Star",
      "HUNTER×HUNTER",
      "H₂O",
      "千と千尋の神隠し",
      "神",
      "隠し",
      "宮崎",
      "駿",
      "スタンリー・キューブリック",
      "ｶﾞﾝﾀﾞﾑ",
      "か\u3099",
      "。",
      "、",
      "「",
      "」",
      "（",
      "！",
      "살인의 추억",
      "추억",
      "Война",
      "мир",
      "Ёлка",
      "Йод",
      "ὀδυσσεία",
      "Ο",
      "الفيلم",
      "אָרֶץ",
      "ภาพยนตร์",
      "e\u0301te",
      "ﬁlm",
      "Ｆｉｌｍ",
      "①",
      "half\u00ADway",
      "don\u200Dt",
      "x\u0300\u0301",
      "dying",
      "die",
      "lies",
      "lying",
      "happily",
      "operational",
      "operation",
      "skies",
      "sky",
      "\xff",
      "\xe3\x81",
      "—",
      "…",
      "“Dream”",
      "'dream'",
      "(dreams)",
      "dream/dreams",
      "dream&dreams",
      "dream.dream",
      "a-b-c",
      "a-b/c",
      "ab",
      "abc",
      "#Alive",
      "٨١",
      "alien٣",
      "Ⅳ",
      "２００１年",
      "１２",
      "Ａｂ",
      "x²",
      "²x",
      "alien½",
      "R&B",
      "B&Bs",
      "＆",
      "ﬃx",
      "Straße",
      "ß",
      "ĳs",
      "tiếng Việt",
      "tie\u0302\u0301ng",
      "и\u0306од",
      "раи\u0306",
      "рай",
      "ἀρχή",
      "😀",
      "😀👍🏽",
      "다음의 추억은",
      "추",
      "추\u1161",
      "神\u0301",
      "神Ⅱ世",
      "宮崎 駿",
      "宮崎　駿",
      "は・が",
      "がか\u3099",
      "ครับ",
      "देवनागरी",
      "a\u0301b",
      "ab\u0308c",
      "the",
      "of",
      "to",
  };
  return all;
}

std::string random_text(Random& random) {
  static const std::vector<std::string> between{" ",  " ",  " ",  " ",  "",   "-", "'", "\n",     "\t", ". ",
                                                ", ", "。", "・", "　", "  ", "/", "’", "\u00A0", "·",  "—"};
  std::string text;
  for (std::size_t count = 1 + below(random, 24); count > 0; --count) {
    text += any_of(pieces(), random);
    text += any_of(between, random);
  }
  return text;
}

SoughtWord random_word(Random& random) {
  const std::vector<Token> tokens = tokenize(any_of(pieces(), random));
  SoughtWord word;
  if (tokens.empty()) return word;
  const Token& token = any_of(tokens, random);
  switch (below(random, 4)) {
    case 0:
      word.prefixes.emplace_back(utf8::prefix(token.text, 1 + below(random, 6)));
      break;
    case 1:
      for (std::size_t count = 1 + below(random, 3); count > 0; --count) {
        const std::string language = any_of(languages, random);
        word.stems.push_back({language, Stemmer(language).stem(token.text)});
      }
      break;
    default:
      for (const Token& one : tokens) word.spellings.push_back(one.text);
  }
  return word;
}

}  // namespace

TEST_CASE("The quick reading of a text finds the words that the slow one finds, where it finds them") {
  Random random(1941);
  const LetterTable letters;
  std::size_t found = 0;
  for (int round = 0; round < 6000; ++round) {
    std::vector<SoughtWord> words;
    for (std::size_t count = 1 + below(random, 4); count > 0; --count) words.push_back(random_word(random));
    const std::string text = random_text(random);
    const std::string language = below(random, 3) == 0 ? any_of(languages, random) : "";
    const auto slow = found_slowly(text, words, language);
    const auto quick = find_words(text, WordMatcher(words), letters, language);
    found += slow.size();
    if (quick == slow) continue;
    for (const SoughtWord& word : words) {
      for (const std::string& one : word.spellings) UNSCOPED_INFO("spelling " << one);
      for (const std::string& one : word.prefixes) UNSCOPED_INFO("prefix " << one);
      for (const WordStem& one : word.stems) UNSCOPED_INFO("stem " << one.language << ' ' << one.stem);
    }
    UNSCOPED_INFO(text);
    CHECK(described(quick) == described(slow));
  }
  // Else the two would agree about nothing.
  CHECK(found > 4000);
}

TEST_CASE("What the quick reading takes for a letter folds to the letters that it says") {
  const LetterTable letters;
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const Letter letter = letters.of(c);
    if (letter.kind != LetterKind::letter && letter.kind != LetterKind::unspaced) continue;
    std::string written;
    std::string folded;
    utf8::append(written, c);
    utf8::append(folded, letter.folded);
    if (letter.also != 0) utf8::append(folded, letter.also);
    if (fold(written) == folded) continue;
    CAPTURE(static_cast<unsigned>(c));
    CHECK(fold(written) == folded);
  }
}

TEST_CASE("What the quick reading takes for a border parts words and pairs") {
  const LetterTable letters;
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const LetterKind kind = letters.of(c).kind;
    if (kind != LetterKind::stop && kind != LetterKind::space && kind != LetterKind::sign) continue;
    std::string alone;
    utf8::append(alone, c);
    const CharacterClass is = classify(c);
    CAPTURE(static_cast<unsigned>(c));
    if (is == CharacterClass::word || is == CharacterClass::unspaced || is == CharacterClass::numeral) {
      CHECK(false);
    }
    if (kind == LetterKind::stop && tokenize("山" + alone + "川").size() != 2) CHECK(false);
    if (kind != LetterKind::sign && tokenize("ab" + alone + "cd").size() != 2) CHECK(false);
  }
}

TEST_CASE("Words with a stem begin as the stem says") {
  const std::array<const char*, 24> endings{"s",       "es",       "ed",     "ing",    "ies",   "ization",
                                            "fulness", "ousli",    "ement",  "ation",  "keit",  "lich",
                                            "ungen",   "issement", "amente", "ciones", "mente", "zione",
                                            "issimi",  "heten",    "erne",   "ssa",    "lla",   "yy"};
  constexpr std::string_view alphabet = "aaeeiioouulnrstdgbcmpkvzyhfwjxq";
  constexpr std::array suffixing{"ca", "da", "de", "en", "es", "eu", "fi", "fr", "hu",
                                 "it", "lt", "nl", "no", "pt", "ro", "sv", "tr"};
  Random random(1995);
  for (const char* const language : suffixing) {
    const Stemmer stemmer(language);
    for (int round = 0; round < 8000; ++round) {
      std::string word;
      for (std::size_t count = 1 + below(random, 6); count > 0; --count) {
        word += alphabet[below(random, alphabet.size())];
      }
      for (std::size_t count = below(random, 3); count > 0; --count) word += any_of(endings, random);
      const std::string stem = stemmer.stem(word);
      const auto begins = [&](const std::string& beginning) { return word.starts_with(beginning); };
      const auto beginnings = stem_beginnings(language, stem);
      if (beginnings.empty() || std::ranges::any_of(beginnings, begins)) continue;
      CAPTURE(language, word, stem);
      CHECK(false);
    }
  }
}

TEST_CASE("How words with a stem begin is known for all but the shortest stems") {
  CHECK(stem_beginnings("en", "dream") == std::vector<std::string>{"dre"});
  CHECK(stem_beginnings("en", "die") == std::vector<std::string>{"d"});
  CHECK(stem_beginnings("en", "man") == std::vector<std::string>{"ma"});
  CHECK(stem_beginnings("de", "madch") == std::vector<std::string>{"mad", "mae"});
  CHECK(stem_beginnings("ru", "кино") == std::vector<std::string>{"ки"});
  CHECK(stem_beginnings("tr", "ev").empty());
  CHECK(stem_beginnings("ar", "كتاب").empty());
  CHECK(stem_beginnings("ja", "夢").empty());
}

TEST_CASE("A stem is marked in articles of its language and in those that do not say theirs") {
  const std::vector<SoughtWord> words{{.stems = {{"fr", Stemmer("fr").stem("pains")}}}};
  const WordMatcher matcher(words);
  const LetterTable letters;
  CHECK(find_words("du pain", matcher, letters, "fr").size() == 1);
  CHECK(find_words("the pain", matcher, letters, "en").empty());
  CHECK(find_words("pain", matcher, letters, "").size() == 1);
}

TEST_CASE("What is sought is read from the terms of a query's words") {
  const std::vector<PlannedWord> planned{
      {"dreams", {"dreams"}, {{{"Fdreams"}, 1}, {{"Zendream", "Zfrdream", "Z_dreams"}, 1}}, 1},
      {"神隠", {"神隠"}, {{{"Z_神隠"}, 1}}, 1}};
  const auto words = sought_words(planned);
  REQUIRE(words.size() == 2);
  CHECK(words[0].spellings == std::vector<std::string>{"dreams"});
  CHECK(words[0].stems == std::vector<WordStem>{{"en", "dream"}, {"fr", "dream"}});
  CHECK(words[1] == SoughtWord{.spellings = {"神隠"}});
}
