// What holds for every text, tried on mixtures of everything that titles are made of.
#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/fold.hh"
#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"
#include "support/catch.hh"

using namespace rosebud;

namespace {

constexpr std::array<std::string_view, 121> pieces{"8½",
                                                   "8 1/2",
                                                   "Amélie",
                                                   "Bjørn",
                                                   "Łódź",
                                                   "Straße",
                                                   "Æon",
                                                   "WALL·E",
                                                   "O’Brien",
                                                   "d'Actium",
                                                   "Ocean's",
                                                   "S.W.A.T.",
                                                   "E.T.",
                                                   "A.I.",
                                                   "M*A*S*H",
                                                   "AC/DC",
                                                   "1,000",
                                                   "$9.99",
                                                   "[REC]²",
                                                   "Se7en",
                                                   "千と千尋の神隠し",
                                                   "It",
                                                   "Us",
                                                   "Her",
                                                   "The Thing",
                                                   "In & Out",
                                                   "NOT",
                                                   "-it",
                                                   "Régis",
                                                   "が",
                                                   "か\u3099",
                                                   "パ",
                                                   "健",
                                                   "見",
                                                   "virt-weekly",
                                                   "12345-6",
                                                   "[]/:&",
                                                   "Mission: Impossible",
                                                   "Spider-Man",
                                                   "2001:",
                                                   "C++",
                                                   "C#",
                                                   "Face/Off",
                                                   "#Alive",
                                                   "don't",
                                                   "rock'n'roll",
                                                   "HUNTER×HUNTER",
                                                   "Lucky☆Star",
                                                   "33⅓",
                                                   "1.000",
                                                   "1 000,50",
                                                   "24/7",
                                                   "12.05.2019",
                                                   "Alien³",
                                                   "H₂O",
                                                   "①",
                                                   "Ⅷ",
                                                   "ﬁlm",
                                                   "ＡＫＩＲＡ",
                                                   "ｶﾞﾝﾀﾞﾑ",
                                                   "ー",
                                                   "々",
                                                   "〇",
                                                   "기생충은",
                                                   "\u1100\u1175",
                                                   "オーソン・ウェルズ",
                                                   "宮崎 駿",
                                                   "Ёлка",
                                                   "Чайка",
                                                   "за\u0301мок",
                                                   "ΟΔΥΣΣΕΥΣ",
                                                   "Ὀδύσσεια",
                                                   "İstanbul",
                                                   "ISTANBUL",
                                                   "ıssız",
                                                   "שָׁלוֹם",
                                                   "צה״ל",
                                                   "كِتَاب",
                                                   "أفلام",
                                                   "مـدرسة",
                                                   "هندی",
                                                   "हिन्दी",
                                                   "ไทย",
                                                   "น้ำ",
                                                   "ພາສາ",
                                                   "ខ្មែរ",
                                                   "Müller",
                                                   "Århus",
                                                   "coŀlegi",
                                                   "ŉa",
                                                   "Ǆ",
                                                   "ẛ̣",
                                                   "ﷺ",
                                                   "´",
                                                   "ª",
                                                   "№",
                                                   "♥",
                                                   "❤\ufe0f",
                                                   "👩\u200d🚀",
                                                   "\u00ad",
                                                   "\u200b",
                                                   "\u0301",
                                                   "\xff",
                                                   "\xf0\x9f",
                                                   "\u3164",
                                                   "’",
                                                   "'",
                                                   "`",
                                                   "-",
                                                   "·",
                                                   ".",
                                                   "*",
                                                   "/",
                                                   "&",
                                                   "+",
                                                   "½",
                                                   "²",
                                                   "'s",
                                                   "l’",
                                                   "\u202f",
                                                   "x"};

std::string mixture(std::mt19937& random) {
  constexpr std::array<std::string_view, 6> between{" ", "", "-", ".", " & ", "'"};
  std::string text;
  for (auto count = 1 + random() % 5; count > 0; --count) {
    text += pieces[random() % pieces.size()];
    text += between[random() % between.size()];
  }
  return text;
}

std::set<std::string> terms_of(const std::vector<Token>& tokens) {
  std::set<std::string> terms;
  for (const Token& token : tokens) terms.insert(token.text);
  return terms;
}

// The first word of `typed` that an article with `terms` has not; empty when it has all.
std::string missing(const std::set<std::string>& terms, std::string_view typed) {
  for (const QueryToken& token : query_tokens(typed)) {
    const bool found =
        terms.contains(token.text) ||
        std::ranges::any_of(token.alternatives, [&](const auto& one) { return terms.contains(one); });
    if (!found) return token.text;
  }
  return {};
}

bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void check_tokens(const std::string& text) {
  const auto tokens = tokenize(text);
  std::uint32_t position = 0;
  for (const Token& token : tokens) {
    CAPTURE(text, token.text, token.begin, token.end);
    REQUIRE_FALSE(token.text.empty());
    REQUIRE(token.text.size() <= max_token_bytes);
    REQUIRE(token.begin < token.end);
    REQUIRE(token.end <= text.size());
    REQUIRE(is_border(text, token.begin));
    REQUIRE(is_border(text, token.end));
    REQUIRE(token.position >= position);
    position = token.position;
  }
}

void check_found(const std::string& text) {
  const auto tokens = tokenize(text);
  const auto terms = terms_of(tokens);
  CHECK(missing(terms, text).empty());
  for (const Token& token : tokens) {
    const std::string source = text.substr(token.begin, token.end - token.begin);
    CAPTURE(text, token.text, source);
    CHECK(missing(terms, token.text).empty());
    CHECK(missing(terms, source).empty());
    CHECK(missing(terms, fold(source)).empty());
    CHECK_FALSE(query_tokens(token.text).empty());
  }
}

}  // namespace

TEST_CASE("Whatever is a token of an article is found when it is typed, or its source is, or its fold") {
  for (const std::string_view piece : pieces) check_found(std::string(piece));
  std::mt19937 random(20'011'968);
  for (int i = 0; i < 3000; ++i) check_found(mixture(random));
}

TEST_CASE("Tokens stand between characters, in order, within bounds, whatever the text is") {
  std::mt19937 random(1927);
  for (int i = 0; i < 3000; ++i) check_tokens(mixture(random));
  for (int i = 0; i < 300; ++i) {
    std::string bytes;
    for (int n = 0; n < 200; ++n) utf8::append(bytes, static_cast<char32_t>(random() % 0x30000));
    const auto tokens = tokenize(bytes);
    for (const Token& token : tokens) REQUIRE(token.text.size() <= max_token_bytes);
    REQUIRE_NOTHROW(query_tokens(bytes));
  }
}

TEST_CASE("Folding is done once: every character of Unicode folds to what folds to itself") {
  for (char32_t c = 1; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    utf8::append(text, c);
    const std::string folded = fold(text);
    if (fold(folded) == folded) continue;
    CAPTURE(static_cast<unsigned>(c), text, folded, fold(folded));
    FAIL_CHECK();
  }
  std::mt19937 random(8);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = mixture(random);
    CAPTURE(text);
    CHECK(fold(fold(text)) == fold(text));
  }
}

TEST_CASE("A text twice as long has no more than twice the tokens, of no more bytes") {
  for (const std::string_view piece : pieces) {
    for (const std::string_view between : {" ", "-", ".", "'", "", "/", "·"}) {
      const std::string unit = std::string(piece).append(between);
      const auto size_of = [&](int times) {
        std::string text;
        for (int i = 0; i < times; ++i) text += unit;
        std::size_t bytes = 0;
        for (const Token& token : tokenize(text)) bytes += token.text.size() + 1;
        return bytes;
      };
      CAPTURE(unit);
      // A fixed amount for what a list's first words make and a longer list's do not.
      CHECK(size_of(400) <= 2 * size_of(200) + 500);
      CHECK(size_of(400) <= 400 * unit.size() * 12 + 500);
    }
  }
}
