#include "bench/postings/questions.hh"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>

#include "bench/random.hh"
#include "catalogue/error.hh"
#include "catalogue/stop_words.hh"
#include "catalogue/tokens.hh"

namespace rosebud::bench {
namespace {

constexpr std::uint64_t seed = 1977;

// Words are drawn from so many articles at most; frequencies are of these.
constexpr std::size_t sample_size = 5'000;

// So many draws are tried for one question; small archives have not all of them.
constexpr int most_draws = 10'000;

// A text as the words of its blocks.
using Text = std::vector<std::vector<std::string>>;

Text words_of(const indexer::Article& article) {
  Text text;
  for (const Block& block : article.blocks) {
    std::vector<std::string>& words = text.emplace_back();
    for (const Token& token : tokenize(block.text)) {
      if (token.form == TokenForm::written && token.kind == TokenKind::word) words.push_back(token.text);
    }
    if (words.empty()) text.pop_back();
  }
  return text;
}

bool is_grammar(const std::string& word) {
  return is_stop_word("en", word) || word.size() < 2;
}

class Drawer {
 public:
  explicit Drawer(const std::vector<indexer::Article>& articles) : random_(seed) {
    const std::size_t step = std::max<std::size_t>(1, articles.size() / sample_size);
    for (std::size_t i = 0; i < articles.size(); i += step) {
      if (Text text = words_of(articles[i]); !text.empty()) texts_.push_back(std::move(text));
    }
    if (texts_.empty()) throw Error("the archive has no text to draw questions from");
    count_words();
  }

  std::vector<Question> draw(std::size_t each) {
    for (std::size_t i = 0; i < each; ++i) add("rare word", QuestionKind::all, {word(0.0002, 0.001)});
    for (std::size_t i = 0; i < each; ++i) add("word", QuestionKind::all, {word(0.005, 0.05)});
    for (std::size_t i = 0; i < each; ++i) add("frequent word", QuestionKind::all, {frequent()});
    for (std::size_t i = 0; i < each; ++i) add("two words", QuestionKind::all, of_one_text(2));
    for (std::size_t i = 0; i < each; ++i) add("three to five", QuestionKind::all, of_one_text(3 + i % 3));
    for (std::size_t i = 0; i < each; ++i) add("two, OR", QuestionKind::any, of_one_text(2));
    for (std::size_t i = 0; i < each; ++i)
      add("three to five, OR", QuestionKind::any, of_one_text(3 + i % 3));
    for (std::size_t i = 0; i < each; ++i) add("phrase", QuestionKind::phrase, phrase(2 + i % 3, false));
    for (std::size_t i = 0; i < each; ++i)
      add("phrase of grammar", QuestionKind::phrase, phrase(2 + i % 2, true));
    for (std::size_t i = 0; i < each; ++i) add("prefix of 2", QuestionKind::prefix, {beginning(2)});
    for (std::size_t i = 0; i < each; ++i) add("prefix of 3", QuestionKind::prefix, {beginning(3)});
    for (std::size_t i = 0; i < each; ++i) add("prefix of 5", QuestionKind::prefix, {beginning(5)});
    return std::move(questions_);
  }

 private:
  void add(std::string_view group, QuestionKind kind, std::vector<std::string> words) {
    const bool drawn = !words.empty() && std::ranges::none_of(words, &std::string::empty);
    if (drawn) questions_.push_back({group, kind, std::move(words)});
  }

  void count_words() {
    for (const Text& text : texts_) {
      std::set<std::string_view> seen;
      for (const auto& block : text) seen.insert(block.begin(), block.end());
      for (const std::string_view word : seen) ++articles_with_[std::string(word)];
    }
    std::vector<std::pair<std::size_t, std::string>> by_frequency;
    for (const auto& [word, count] : articles_with_) {
      if (!is_grammar(word)) by_frequency.emplace_back(count, word);
    }
    std::ranges::sort(by_frequency, std::greater{});
    by_frequency.resize(std::min<std::size_t>(by_frequency.size(), 200));
    for (auto& [count, word] : by_frequency) frequent_.push_back(std::move(word));
  }

  std::span<const std::string> any_block() {
    const Text& text = texts_[random_.below(static_cast<std::uint32_t>(texts_.size()))];
    return text[random_.below(static_cast<std::uint32_t>(text.size()))];
  }

  const std::string& any_word(std::span<const std::string> block) {
    return block[random_.below(static_cast<std::uint32_t>(block.size()))];
  }

  double share(const std::string& word) const {
    return static_cast<double>(articles_with_.at(word)) / static_cast<double>(texts_.size());
  }

  // A word that so many of the articles have.
  std::string word(double from, double to) {
    for (int draw = 0; draw < most_draws; ++draw) {
      const std::string& drawn = any_word(any_block());
      if (!is_grammar(drawn) && share(drawn) >= from && share(drawn) <= to) return drawn;
    }
    return {};
  }

  std::string frequent() {
    if (frequent_.empty()) return {};
    return frequent_[random_.below(static_cast<std::uint32_t>(frequent_.size()))];
  }

  // Different words of one article, so that all of them are found together.
  std::vector<std::string> of_one_text(std::size_t count) {
    for (int draw = 0; draw < most_draws; ++draw) {
      const auto block = any_block();
      std::set<std::string> words;
      for (int tries = 0; tries < 30 && words.size() < count; ++tries) {
        if (const std::string& drawn = any_word(block); !is_grammar(drawn)) words.insert(drawn);
      }
      if (words.size() == count) return {words.begin(), words.end()};
    }
    return {};
  }

  // Words as they stand one behind the other: of grammar alone, or with others among them.
  std::vector<std::string> phrase(std::size_t count, bool grammar) {
    for (int draw = 0; draw < most_draws; ++draw) {
      const auto block = any_block();
      if (block.size() < count) continue;
      const std::size_t begin = random_.below(static_cast<std::uint32_t>(block.size() - count + 1));
      const auto words = block.subspan(begin, count);
      const auto of_grammar = static_cast<std::size_t>(std::ranges::count_if(words, is_grammar));
      if (grammar ? of_grammar == count : of_grammar < count) return {words.begin(), words.end()};
    }
    return {};
  }

  std::string beginning(std::size_t letters) {
    for (int draw = 0; draw < most_draws; ++draw) {
      const std::string& drawn = any_word(any_block());
      const bool plain = std::ranges::all_of(drawn, [](char c) { return c >= 'a' && c <= 'z'; });
      if (plain && drawn.size() > letters && !is_grammar(drawn)) return drawn.substr(0, letters);
    }
    return {};
  }

  Random random_;
  std::vector<Text> texts_;
  std::unordered_map<std::string, std::size_t> articles_with_;
  std::vector<std::string> frequent_;
  std::vector<Question> questions_;
};

}  // namespace

std::vector<Question> draw_questions(const std::vector<indexer::Article>& articles, std::size_t each) {
  return Drawer(articles).draw(each);
}

}  // namespace rosebud::bench
