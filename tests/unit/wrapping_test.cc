// Text in lines that fit a terminal.
#include "cli/wrapping.hh"

#include <string>
#include <vector>

#include "bench/random.hh"
#include "catalogue/utf8.hh"
#include "support/catch.hh"

using namespace rosebud;
using cli::Indents;
using cli::Style;
using cli::StyledText;

namespace {

std::string wrapped(const std::vector<StyledText>& text, std::size_t width, const Indents& indents = {},
                    bool colors = false) {
  return cli::wrapped(text, {colors, width}, indents);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    REQUIRE(end != std::string::npos);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("Lines are broken at spaces and indented, and the spaces within a line stay") {
  CHECK(wrapped({}, 20).empty());
  CHECK(wrapped({{"   "}}, 20).empty());
  CHECK(wrapped({{"one  two three"}}, 20) == "one  two three\n");
  CHECK(wrapped({{"one  two three"}}, 8) == "one  two\nthree\n");
  CHECK(wrapped({{"one two three"}}, 9, {1, 4}) == " one two\n    three\n");
  CHECK(wrapped({{"incomprehensibilities are long"}}, 10) == "incomprehensibilities\nare long\n");
  CHECK(wrapped({{"映画を観て面白い"}}, 6, {2, 2}) == "  映画\n  を観\n  て面\n  白い\n");
}

TEST_CASE("No line begins with a sign that closes, or ends with one that opens") {
  CHECK(wrapped({{"プログラマー会"}}, 10) == "プログラ\nマー会\n");
  CHECK(wrapped({{"見かけたネタだが，次"}}, 16) == "見かけたネタだ\nが，次\n");
  CHECK(wrapped({{"これは「映画」。"}}, 8) == "これは\n「映\n画」。\n");
  CHECK(wrapped({{"これは"}, {"」", Style::bold}, {"。はい"}}, 6) == "これ\nは」。\nはい\n");
  CHECK(wrapped({{"語語語(x)語"}}, 6) == "語語語\n(x)語\n");
  CHECK(wrapped({{"語語語)語"}}, 6) == "語語\n語)語\n");
  CHECK(wrapped({{"si patient. Pourquoi ? Parce que"}}, 20) == "si patient.\nPourquoi ? Parce que\n");
  CHECK(wrapped({{"il dit « oui » et non"}}, 8) == "il dit\n« oui »\net non\n");
  // But none is wider for it.
  CHECK(wrapped({{"語。。。。。。"}}, 6) == "語。。\n。。。\n。\n");
  CHECK(wrapped({{"patient ?"}}, 8) == "patient\n?\n");
  // A sign with letters behind it is a word.
  CHECK(wrapped({{"patient :smile: x"}}, 10) == "patient\n:smile: x\n");
}

TEST_CASE("Styles never reach over a line's indentation, and do not part what looks alike") {
  const std::vector<StyledText> text{{"a fine ", Style::plain}, {"bold title", Style::bold}, {", and"}};
  CHECK(wrapped(text, 40, {}, true) == "a fine \x1b[1mbold title\x1b[0m, and\n");
  CHECK(wrapped(text, 12, {0, 2}, true) == "a fine \x1b[1mbold\x1b[0m\n  \x1b[1mtitle\x1b[0m, and\n");
  const std::vector<StyledText> marked{{"dream dreams", Style::highlighted}};
  CHECK(wrapped(marked, 40, {}, true) == "\x1b[1;33mdream\x1b[0m \x1b[1;33mdreams\x1b[0m\n");
}

TEST_CASE("No line is wider than the terminal unless a single word is, and nothing is lost") {
  bench::Random random(3);
  for (int round = 0; round < 300; ++round) {
    std::vector<StyledText> text;
    std::string letters;
    for (std::uint32_t left = random.below(12); left > 0; --left) {
      std::string piece;
      for (std::uint32_t more = random.below(14); more > 0; --more) {
        const std::uint32_t kind = random.below(10);
        piece += kind < 3    ? " "
                 : kind == 3 ? "語"
                 : kind == 4 ? "é"
                 : kind == 5 ? "。"
                 : kind == 6 ? "「"
                 : kind == 7 ? "?"
                             : "x";
      }
      for (const char c : piece) {
        if (c != ' ') letters += c;
      }
      text.push_back({piece, static_cast<Style>(random.below(4))});
    }
    const std::size_t width = 6 + random.below(20);
    const Indents indents{random.below(3), random.below(5)};
    std::string shown;
    for (const std::string& line : lines_of(wrapped(text, width, indents))) {
      const bool many_words = line.find(' ', line.find_first_not_of(' ')) != std::string::npos;
      if (many_words) CHECK(utf8::columns(line) <= width);
      CHECK_FALSE(line.ends_with(' '));
      for (const char c : line) {
        if (c != ' ') shown += c;
      }
    }
    CHECK(shown == letters);
  }
}
