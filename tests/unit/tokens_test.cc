#include "catalogue/tokens.hh"

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hh"

using rosebud::query_tokens;
using rosebud::QueryToken;
using rosebud::Token;
using rosebud::TokenForm;
using rosebud::tokenize;

namespace {

using Words = std::vector<std::string>;

template <typename AnyToken>
Words texts(const std::vector<AnyToken>& tokens) {
  Words result;
  for (const AnyToken& token : tokens) result.push_back(token.text);
  return result;
}

// The words as they are written.
Words written(const std::string& text) {
  Words result;
  for (const Token& token : tokenize(text)) {
    if (token.form == TokenForm::written) result.push_back(token.text);
  }
  return result;
}

// What else is posted for them.
Words beside(const std::string& text) {
  Words result;
  for (const Token& token : tokenize(text)) {
    if (token.form != TokenForm::written) result.push_back(token.text);
  }
  return result;
}

const Token& token_of(const std::vector<Token>& tokens, const std::string& text) {
  const auto token = std::ranges::find(tokens, text, &Token::text);
  REQUIRE(token != tokens.end());
  return *token;
}

}  // namespace

TEST_CASE("Words are split at spaces and punctuation and are folded") {
  CHECK(texts(tokenize("The Third Man, 1949!")) == Words{"the", "third", "man", "1949"});
  CHECK(texts(tokenize("M")) == Words{"m"});
  CHECK(texts(tokenize("2001: A Space Odyssey")) == Words{"2001", "a", "space", "odyssey"});
  CHECK(texts(tokenize("#Alive, Se7en")) == Words{"alive", "se7en"});
}

TEST_CASE("An apostrophe inside a word is dropped, whichever it is, and a possessive with it") {
  for (const char* name : {"O'Brien", "O’Brien", "O‘Brien", "O´Brien", "O`Brien", "OʼBrien"}) {
    CAPTURE(name);
    CHECK(texts(tokenize(name)) == Words{"obrien"});
  }
  CHECK(texts(tokenize("don't")) == Words{"dont"});
  CHECK(written("Kon's") == Words{"kon"});
  CHECK(beside("Ocean's") == Words{"oceans"});
  CHECK(written("All's Well") == Words{"all", "well"});
  CHECK(texts(tokenize("the Coens' film")) == Words{"the", "coens", "film"});
}

TEST_CASE("A word behind an elided article is found by itself, and as it is run together") {
  CHECK(texts(tokenize("d'Amélie")) == Words{"amelie", "damelie"});
  CHECK(texts(tokenize("l’été")) == Words{"ete", "lete"});
  CHECK(written("qu'aujourd'hui") == Words{"aujourdhui"});
  CHECK(texts(query_tokens("d'Artagnan")) == Words{"artagnan"});
  CHECK(tokenize("l'été")[0].position == tokenize("l'été")[1].position);
}

TEST_CASE("Words joined by a hyphen, a dot or a star are also one word") {
  for (const char* title : {"WALL·E", "WALL-E", "Wall‐E", "WALL•E", "Wall–E", "Wall☆E", "Wall_E"}) {
    CAPTURE(title);
    CHECK(texts(tokenize(title)) == Words{"wall", "walle", "e"});
  }
  CHECK(beside("Spider-Man's") == Words{"spiderman", "mans"});
  CHECK(beside("Spider-Man-Film") == Words{"spidermanfilm", "spiderman", "manfilm"});
  CHECK(beside("Catch-22") == Words{"catch22"});
  CHECK(beside("HUNTER×HUNTER") == Words{"hunterxhunter", "hunterx", "xhunter"});
  CHECK(written("rock'n'roll") == Words{"rock", "n", "roll"});
  CHECK(beside("rock'n'roll").front() == "rocknroll");
  CHECK(beside("1990-1999").empty());
}

TEST_CASE("A joined spelling stands at the first of its words and covers them all") {
  const auto tokens = tokenize("see WALL·E fall");
  const Token joined = token_of(tokens, "walle");
  CHECK(joined.position == 1);
  CHECK(joined.span == 2);
  CHECK(token_of(tokens, "e").position == 2);
  CHECK(token_of(tokens, "fall").position == 3);
}

TEST_CASE("Initials with dots or stars are also one word, other words with dots are not") {
  CHECK(beside("S.W.A.T.") == Words{"swat"});
  CHECK(beside("E.T. the") == Words{"et"});
  CHECK(beside("M*A*S*H") == Words{"mash"});
  CHECK(beside("J.R.R.Tolkien") == Words{"jrr"});
  CHECK(beside("the end.Next").empty());
}

TEST_CASE("Two words with a slash or a colon between them are also one word, more are a list") {
  CHECK(beside("Face/Off") == Words{"faceoff"});
  CHECK(beside("Re:Zero") == Words{"rezero"});
  CHECK(beside("a/b/c").empty());
  CHECK(beside("24/7").empty());
}

TEST_CASE("A number is one word however it is written") {
  for (const char* number : {"8½", "8 ½", "8 1/2", "8.5", "8,5", "8 1⁄2"}) {
    CAPTURE(number);
    CHECK(written(number) == Words{"8.5"});
  }
  CHECK(beside("8½") == Words{"8", "1", "2"});
  CHECK(written("1,000") == Words{"1000"});
  CHECK(written("1\u202f000") == Words{"1000"});
  CHECK(written("1.000.000") == Words{"1000000"});
  CHECK(written("$9.99") == Words{"9.99"});
  CHECK(written("33⅓") == written("33 1/3"));
  CHECK(written("Ranma ½") == written("Ranma 1/2"));
  CHECK(beside("1.000") == Words{"1000", "1", "000"});
}

TEST_CASE("Dates, years and lists of numbers are no decimals") {
  CHECK(texts(tokenize("12.05.2019")) == Words{"12", "05", "2019"});
  CHECK(texts(tokenize("1/2/2020")) == Words{"1", "2", "2020"});
  CHECK(texts(tokenize("1999,2000")) == Words{"1999", "2000"});
  CHECK(texts(tokenize("1,2,3")) == Words{"1", "2", "3"});
  CHECK(texts(tokenize("7:30")) == Words{"7", "30"});
}

TEST_CASE("Superscripts and circled numbers are numbers behind their word") {
  CHECK(texts(tokenize("Alien³")) == Words{"alien", "alien3", "3"});
  CHECK(texts(tokenize("[REC]²")) == Words{"rec", "2"});
  CHECK(texts(tokenize("H₂O")) == Words{"h", "h2o", "h2", "2", "2o", "o"});
}

TEST_CASE("A number glued to a word is also found apart from it") {
  CHECK(texts(tokenize("Alien3")) == Words{"alien3", "alien", "3"});
  CHECK(texts(tokenize("Se7en mp3 1990s")) == Words{"se7en", "mp3", "1990s"});
}

TEST_CASE("A sign behind a lone letter belongs to it") {
  CHECK(written("C++ and C#, an A+") == Words{"c++", "and", "c#", "an", "a+"});
  CHECK(beside("C++") == Words{"c"});
  CHECK(texts(tokenize("Disney+ A+B")) == Words{"disney", "a", "b"});
}

TEST_CASE("An ampersand is a word, the same as and") {
  CHECK(written("In & Out") == Words{"in", "and", "out"});
  CHECK(texts(query_tokens("In & Out")) == texts(query_tokens("in and out")));
  CHECK(written("Q&A") == Words{"q", "and", "a"});
  CHECK(token_of(tokenize("Q&A"), "qa").span == 3);
  CHECK(query_tokens("tom und jerry")[1].alternatives == Words{"&"});
  CHECK(texts(query_tokens("&")) == Words{"&"});
}

TEST_CASE("A title of signs alone has them for words, punctuation has none") {
  CHECK(texts(tokenize("$")) == Words{"$"});
  CHECK(texts(tokenize("♥")) == Words{"♥"});
  CHECK(texts(tokenize("I ♥ Huckabees")) == Words{"i", "huckabees"});
  CHECK(tokenize("- ?!… |").empty());
}

TEST_CASE("Umlauts are also found written out, in names and in what is typed") {
  CHECK(texts(tokenize("Müller")) == Words{"muller", "mueller"});
  CHECK(texts(tokenize("Mu\u0308ller")) == Words{"muller", "mueller"});
  CHECK(texts(tokenize("Århus Bjørn")) == Words{"arhus", "aarhus", "bjorn", "bjoern"});
  CHECK(texts(tokenize("für")) == Words{"fur"});
  CHECK(query_tokens("müller")[0].alternatives == Words{"mueller"});
}

TEST_CASE("A query takes the other spellings for each word that they cover") {
  const auto typed = query_tokens("wall-e");
  REQUIRE(texts(typed) == Words{"wall", "e"});
  CHECK(typed[0].alternatives == Words{"walle"});
  CHECK(typed[1].alternatives == Words{"walle"});
  CHECK(query_tokens("8½")[0].alternatives.empty());
}

TEST_CASE("Letters that stand alone in a query may belong to the word beside them") {
  CHECK(query_tokens("o brien")[0].alternatives == Words{"obrien"});
  CHECK(query_tokens("wall e")[1].alternatives == Words{"walle"});
  CHECK(query_tokens("ocean s eleven")[0].alternatives == Words{"oceans"});
  CHECK(query_tokens("s w a t")[3].alternatives == Words{"swat"});
  for (const char* apart : {"a way", "one, e", "spider man"}) {
    CAPTURE(apart);
    for (const QueryToken& token : query_tokens(apart)) CHECK(token.alternatives.empty());
  }
  CHECK(query_tokens("mar y cielo")[0].alternatives.empty());
}

TEST_CASE("Chinese, Japanese and Korean text yields each character and each pair") {
  CHECK(texts(tokenize("千尋")) == Words{"千", "千尋", "尋"});
  CHECK(texts(tokenize("기생충")) == Words{"기", "기생", "생", "생충", "충"});
}

TEST_CASE("A query of two or more such characters looks for the pairs, of one for itself") {
  CHECK(texts(query_tokens("千と千尋")) == Words{"千と", "と千", "千尋"});
  CHECK(texts(query_tokens("健")) == Words{"健"});
}

TEST_CASE("A Korean word is found whatever particle stands behind it") {
  const Words article = texts(tokenize("기생충은"));
  for (const QueryToken& token : query_tokens("기생충"))
    CHECK(std::ranges::find(article, token.text) != article.end());
}

TEST_CASE("Hangul written letter by letter is the same as in syllables") {
  CHECK(texts(tokenize("\u1100\u1175\u1109\u1162\u11bc\u110e\u116e\u11bc")) == texts(tokenize("기생충")));
}

TEST_CASE("Scripts without spaces are found by any part: Thai, Lao, Khmer, Burmese") {
  const Words article = texts(tokenize("ภาพยนตร์ไทย"));
  for (const QueryToken& token : query_tokens("ไทย")) {
    CHECK(std::ranges::find(article, token.text) != article.end());
  }
  CHECK(texts(query_tokens("น้ำ")).size() == 1);
}

TEST_CASE("Half-width kana with their marks are the same tokens as the usual ones") {
  CHECK(texts(tokenize("ｶﾞﾝﾀﾞﾑ")) == texts(tokenize("ガンダム")));
  CHECK(texts(tokenize("ｽｰﾊﾟｰ")) == texts(tokenize("スーパー")));
}

TEST_CASE("Long vowel and iteration marks are characters like others") {
  CHECK(texts(query_tokens("ラーメン")) == Words{"ラー", "ーメ", "メン"});
  CHECK(texts(query_tokens("時々")) == Words{"時々"});
}

TEST_CASE("Latin words and numbers amid Japanese are words of their own") {
  CHECK(texts(query_tokens("AKIRA映画第2話")) == Words{"akira", "映画", "画第", "2", "話"});
}

TEST_CASE("The dot in a Japanese name separates it, and it is found without") {
  CHECK(texts(query_tokens("オーソン・ウェルズ")) == Words{"オー", "ーソ", "ソン", "ウェ", "ェル", "ルズ"});
  for (const char* name : {"オーソン・ウェルズ", "オーソン ウェルズ", "オーソン＝ウェルズ"}) {
    CAPTURE(name);
    CHECK(beside(name) == Words{"ンウ"});
  }
  CHECK(beside("기생충 영화").empty());
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
      tokenize(std::string(10'000, 'a') + " ééééééééééééééééééééééééééééééééééééééééééééééééééé");
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[0].text.size() == rosebud::max_token_bytes);
}

TEST_CASE("Bytes that are not UTF-8 end no loop and make no token") {
  CHECK(texts(tokenize("a\xff\xfe z")) == Words{"a", "z"});
  CHECK(tokenize("\xf0\x9f").empty());
}
