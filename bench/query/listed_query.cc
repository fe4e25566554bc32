#include "bench/query/listed_query.hh"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <unordered_set>

#include <fmt/format.h>

#include "bench/people.hh"
#include "bench/random.hh"
#include "bench/vocabulary.hh"
#include "bench/word_lists.hh"

namespace rosebud::bench {
namespace {

constexpr std::uint64_t archive_seed = 1;
constexpr std::uint64_t list_seed = 1968;

// What is drawn from articles stands in archives of this size and larger.
constexpr std::uint32_t smallest_archive = 10'000;

// Words that stand together are drawn from the beginning of an article.
constexpr std::size_t words_of_beginning = 50;

// The words of one sentence, as far as they stand without signs between them.
using Run = std::vector<std::string>;

bool is_plain(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

// The stretches of lower-case words that an article begins with.
std::vector<Run> runs_of(std::string_view text) {
  std::string_view body = text.substr(text.find("\n---\n") + 5);
  std::vector<Run> runs(1);
  for (std::size_t words = 0; !body.empty() && words < words_of_beginning; ++words) {
    const std::size_t end = std::min(body.find_first_of(" \n"), body.size());
    const std::string_view word = body.substr(0, end);
    if (is_plain(word)) {
      runs.back().emplace_back(word);
    } else {
      runs.emplace_back();
    }
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return runs;
}

class ListMaker {
 public:
  explicit ListMaker(ArticleLength length) : articles_(archive_seed, length) {
    for (const FunctionWord& word : function_words()) grammar_.emplace(word.text);
  }

  std::vector<ListedQuery> make() {
    add_words();
    add_combinations();
    add_phrases();
    add_prefixes();
    add_years();
    add_refinements();
    return std::move(list_);
  }

 private:
  void add(std::string_view group, Wanted wanted, std::vector<std::string> words) {
    list_.push_back({.group = group, .wanted = wanted, .words = std::move(words)});
  }

  void times(int count, const auto& add_one) {
    for (int i = 0; i < count; ++i) add_one(i);
  }

  // A root by its rank among the words that carry meaning; each is drawn once.
  std::string root(std::uint32_t from, std::uint32_t to) {
    for (;;) {
      std::string word(vocabulary_.base_of(from + random_.below(to - from)));
      if (drawn_.insert(word).second) return word;
    }
  }

  void add_words() {
    times(20, [&](int) { add("rare word", Wanted::all, {root(20'000, 40'000)}); });
    times(20, [&](int) { add("word", Wanted::all, {root(500, 4'000)}); });
    times(20, [&](int) { add("frequent word", Wanted::all, {root(0, 100)}); });
  }

  void add_combinations() {
    times(15, [&](int) { add("two frequent words", Wanted::all, {root(0, 100), root(0, 100)}); });
    times(20, [&](int i) { add("two to five words", Wanted::all, of_one_article(2 + i % 4)); });
    times(15, [&](int) { add("two words, OR", Wanted::any, {root(300, 2'000), root(300, 2'000)}); });
    times(10, [&](int) { add("two frequent, OR", Wanted::any, {root(100, 200), root(100, 200)}); });
    times(16, [&](int i) { add("three to five, OR", Wanted::any, of_one_article(3 + i % 3)); });
  }

  void add_phrases() {
    times(20, [&](int i) { add("phrase", Wanted::phrase, phrase(2 + i % 3, false)); });
    times(10, [&](int i) { add("phrase of grammar", Wanted::phrase, phrase(2 + i % 2, true)); });
    for (const auto* pair : {"of the", "in the", "to the", "and the", "it is", "of a"}) {
      const std::string_view both(pair);
      const std::size_t space = both.find(' ');
      add("phrase of grammar", Wanted::phrase,
          {std::string(both.substr(0, space)), std::string(both.substr(space + 1))});
    }
  }

  void add_prefixes() {
    times(6, [&](int) { add("prefix of two letters", Wanted::prefix, {beginning(2)}); });
    times(8, [&](int) { add("prefix of three", Wanted::prefix, {beginning(3)}); });
    times(8, [&](int) { add("prefix of five", Wanted::prefix, {beginning(5)}); });
  }

  void add_years() {
    for (const NumberRange& years : year_ranges) {
      list_.push_back({.group = "years", .wanted = Wanted::everything, .years = years});
      list_.push_back(
          {.group = "word in years", .wanted = Wanted::all, .words = {root(100, 400)}, .years = years});
    }
    times(4, [&](int i) {
      list_.push_back({.group = "word in years",
                       .wanted = Wanted::all,
                       .words = {root(100, 400)},
                       .years = NumberRange{2000 + i, 2000 + i}});
    });
  }

  void choose(std::string_view group, std::vector<std::string> words,
              std::vector<std::pair<FieldId, std::string>> chosen) {
    const Wanted wanted = words.empty() ? Wanted::everything : Wanted::all;
    list_.push_back(
        {.group = group, .wanted = wanted, .words = std::move(words), .chosen = std::move(chosen)});
  }

  // Busy people and idle ones.
  static std::size_t rank(int i) { return static_cast<std::size_t>(i * i * 3); }

  void add_refinements() {
    const People people = make_people();
    const auto director = [&](int i) { return std::pair(FieldId::director, people.directors[rank(i)]); };
    const auto writer = [&](int i) { return std::pair(FieldId::writer, people.writers[rank(i)]); };
    const auto genre = [](int i) {
      return std::pair(FieldId::genre, std::string(genres()[static_cast<std::size_t>(i) % genres().size()]));
    };
    times(4, [&](int i) { choose("refined, no words", {}, {director(i)}); });
    times(4, [&](int i) { choose("refined, no words", {}, {genre(i)}); });
    times(12, [&](int i) { choose("word, director", {root(0, 300)}, {director(i)}); });
    times(8, [&](int i) { choose("word, writer", {root(0, 300)}, {writer(i)}); });
    times(8, [&](int i) { choose("word, genre", {root(0, 300)}, {genre(i)}); });
    times(16, [&](int i) { choose("word, two directors", {root(0, 300)}, {director(i), director(i + 2)}); });
    times(6, [&](int i) {
      choose("director and genre", {root(0, 300)}, {director(i), director(i + 1), genre(i)});
    });
    list_.push_back({.group = "everything", .wanted = Wanted::everything});
  }

  std::vector<Run> any_runs() { return runs_of(articles_.make(random_.below(smallest_archive)).text); }

  // Different words of one article that carry meaning.
  std::vector<std::string> of_one_article(int count) {
    for (;;) {
      std::set<std::string> words;
      for (const Run& run : any_runs()) {
        for (const std::string& word : run) {
          const bool full = words.size() == static_cast<std::size_t>(count);
          if (!full && !grammar_.contains(word) && random_.chance(40)) words.insert(word);
        }
      }
      if (words.size() == static_cast<std::size_t>(count)) return {words.begin(), words.end()};
    }
  }

  // Words as they stand one behind the other: of grammar alone, or with others among them.
  std::vector<std::string> phrase(int count, bool grammar) {
    const auto length = static_cast<std::size_t>(count);
    for (;;) {
      for (const Run& run : any_runs()) {
        if (run.size() < length) continue;
        const std::size_t begin = random_.below(static_cast<std::uint32_t>(run.size() - length + 1));
        const auto words = std::span(run).subspan(begin, length);
        const auto of_grammar = std::ranges::count_if(words, [&](auto& w) { return grammar_.contains(w); });
        if ((of_grammar == count) == grammar) return {words.begin(), words.end()};
      }
    }
  }

  std::string beginning(std::size_t letters) {
    for (;;) {
      const std::string word = root(0, 10'000);
      if (word.size() > letters) return word.substr(0, letters);
    }
  }

  static constexpr std::array year_ranges{NumberRange{1990, 1999},         NumberRange{1920, 1960},
                                          NumberRange{2020, std::nullopt}, NumberRange{1985, 1985},
                                          NumberRange{std::nullopt, 1950}, NumberRange{1970, 2010},
                                          NumberRange{2001, 2003},         NumberRange{1960, 1969}};

  Random random_{list_seed};
  Vocabulary vocabulary_;
  ArticleGenerator articles_;
  std::unordered_set<std::string> grammar_;
  std::unordered_set<std::string> drawn_;
  std::vector<ListedQuery> list_;
};

}  // namespace

std::vector<std::string> ListedQuery::chosen_of(FieldId field) const {
  std::vector<std::string> values;
  for (const auto& [id, value] : chosen) {
    if (id == field) values.push_back(value);
  }
  return values;
}

std::string typed(const ListedQuery& query) {
  switch (query.wanted) {
    case Wanted::everything:
      return {};
    case Wanted::any:
      return fmt::format("{}", fmt::join(query.words, " OR "));
    case Wanted::phrase:
      return fmt::format("\"{}\"", fmt::join(query.words, " "));
    case Wanted::prefix:
      return query.words.front() + '*';
    default:
      return fmt::format("{}", fmt::join(query.words, " "));
  }
}

std::vector<ListedQuery> listed_queries(ArticleLength length) {
  return ListMaker(length).make();
}

}  // namespace rosebud::bench
