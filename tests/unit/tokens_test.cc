#include "catalogue/tokens.hh"

#include <string>
#include <vector>

#include "support/catch.hh"

using rosebud::query_tokens;
using rosebud::Token;
using rosebud::tokenize;

namespace {

std::vector<std::string> texts(const std::vector<Token>& tokens) {
  std::vector<std::string> result;
  for (const Token& token : tokens) result.push_back(token.text);
  return result;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("Words are split at spaces and punctuation and are folded") {
  CHECK(texts(tokenize("The Third Man, 1949!")) == Words{"the", "third", "man", "1949"});
  CHECK(texts(tokenize("In & Out")) == Words{"in", "out"});
  CHECK(texts(tokenize("M")) == Words{"m"});
  CHECK(texts(tokenize("8½")) == Words{"8½"});
}

TEST_CASE("An apostrophe inside a word is dropped, straight or curly, and a possessive with it") {
  CHECK(texts(tokenize("O'Brien")) == texts(tokenize("O’Brien")));
  CHECK(texts(tokenize("O’Brien")) == Words{"obrien"});
  CHECK(texts(tokenize("don't")) == Words{"dont"});
  CHECK(texts(tokenize("Kon's")) == Words{"kon"});
  CHECK(texts(tokenize("the Coens' film")) == Words{"the", "coens", "film"});
}

TEST_CASE("A word behind an elided article is found by itself, and as it is run together") {
  CHECK(texts(tokenize("d'Amélie")) == Words{"amelie", "damelie"});
  CHECK(texts(tokenize("l’été")) == Words{"ete", "lete"});
  CHECK(texts(query_tokens("d'Artagnan")) == Words{"artagnan"});
  CHECK(tokenize("l'été")[0].position == tokenize("l'été")[1].position);
}

TEST_CASE("Chinese, Japanese and Korean text yields each character and each pair") {
  CHECK(texts(tokenize("千尋")) == Words{"千", "千尋", "尋"});
  CHECK(texts(tokenize("기생충")) == Words{"기", "기생", "생", "생충", "충"});
}

TEST_CASE("A query of two or more such characters looks for the pairs, of one for itself") {
  CHECK(texts(query_tokens("千と千尋")) == Words{"千と", "と千", "千尋"});
  CHECK(texts(query_tokens("健")) == Words{"健"});
}

TEST_CASE("Half-width kana with their marks are the same tokens as the usual ones") {
  CHECK(texts(tokenize("ｶﾞﾝﾀﾞﾑ")) == texts(tokenize("ガンダム")));
}

TEST_CASE("The katakana middle dot separates names") {
  CHECK(texts(query_tokens("オーソン・ウェルズ")) == Words{"オー", "ーソ", "ソン", "ウェ", "ェル", "ルズ"});
}

TEST_CASE("Each token says where it stands in the text") {
  const std::string text = "Amélie, o'été";
  const auto tokens = tokenize(text);
  REQUIRE(tokens.size() == 2);
  CHECK(text.substr(tokens[0].begin, tokens[0].end - tokens[0].begin) == "Amélie");
  CHECK(text.substr(tokens[1].begin, tokens[1].end - tokens[1].begin) == "o'été");
  CHECK(tokens[1].position == tokens[0].position + 1);
}

TEST_CASE("A word of any length becomes a token that fits a term") {
  const auto tokens =
      tokenize(std::string(10'000, 'a') + " ééééééééééééééééééééééééééééééééééééééééééééééééééééé");
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[0].text.size() == rosebud::max_token_bytes);
}

TEST_CASE("Bytes that are not UTF-8 end no loop and make no token") {
  CHECK(texts(tokenize("a\xff\xfe z")) == Words{"a", "z"});
  CHECK(tokenize("\xf0\x9f").empty());
}
