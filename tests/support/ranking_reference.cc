#include "support/ranking_reference.hh"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "catalogue/fold.hh"
#include "catalogue/stemmer.hh"
#include "catalogue/stop_words.hh"
#include "catalogue/title_key.hh"
#include "catalogue/tokens.hh"

namespace rosebud::testing {
namespace {

using Words = std::vector<std::string>;

Words words_of(const std::string& text) {
  Words words;
  for (const Token& token : tokenize(text)) words.push_back(token.text);
  return words;
}

// The fields whose words count, each value with its weight.
std::vector<std::pair<std::string, unsigned>> facts_of(const WordArticle& article) {
  std::vector<std::pair<std::string, unsigned>> facts{{article.title, 10}};
  for (const std::string& work : article.works) facts.emplace_back(work, 8);
  for (const std::string& title : article.other_titles) facts.emplace_back(title, 6);
  for (const std::string& name : article.directors) facts.emplace_back(name, 4);
  for (const std::string& name : article.writers) facts.emplace_back(name, 4);
  for (const int year : article.years) facts.emplace_back(std::to_string(year), 2);
  return facts;
}

bool has_in_order(const Words& text, const Words& words) {
  return std::search(text.begin(), text.end(), words.begin(), words.end()) != text.end();
}

Words own_titles(const WordArticle& article) {
  Words titles = article.works;
  titles.push_back(article.title);
  return titles;
}

Words people_of(const WordArticle& article) {
  Words people = article.directors;
  people.insert(people.end(), article.writers.begin(), article.writers.end());
  return people;
}

double idf(double articles, double frequency) {
  const double odds = (articles - frequency + 0.5) / (frequency + 0.5);
  return std::log(odds < 2 ? odds / 2 + 1 : odds);
}

// What articles are sorted by, the earlier the smaller; those without it are last of all.
std::tuple<bool, long, std::string> sort_key(const WordArticle& article, Sort sort) {
  if (sort == Sort::year && !article.years.empty()) return {false, -article.years.front(), ""};
  if (sort == Sort::rating && article.rating >= 0) return {false, -article.rating, ""};
  if (sort == Sort::title) return {false, 0, fold(article.title)};
  return {sort == Sort::year || sort == Sort::rating, 0, ""};
}

// The newest first, those without a date last, then by path.
bool is_before(const WordArticle& left, const WordArticle& right) {
  if (left.date != right.date) return left.date > right.date;
  return left.path < right.path;
}

}  // namespace

RankingReference::RankingReference(std::span<const WordArticle> articles)
    : all_(articles.begin(), articles.end()) {
  double length = 0;
  for (const WordArticle& article : all_) {
    languages_.try_emplace(article.language, article.language);
    reads_.push_back(read(article));
    length += reads_.back().length;
    for (const auto& [word, weight] : reads_.back().facts) ++articles_with_fact_[word];
    for (const auto& [stem, weight] : reads_.back().stems) ++articles_with_stem_[stem];
    std::set<std::string> words;
    for (const Words& text : reads_.back().texts) words.insert(text.begin(), text.end());
    for (const std::string& word : words) ++articles_with_word_[word];
  }
  average_length_ = std::max(length / static_cast<double>(all_.size()), 1.0);
}

std::string RankingReference::stem_in(const std::string& language, const std::string& word) const {
  const Stemmer& stemmer = languages_.at(language);
  return stemmer.language() + " " + stemmer.stem(word);
}

RankingReference::Read RankingReference::read(const WordArticle& article) const {
  Read read;
  read.article = &article;
  for (const auto& [written, weight] : facts_of(article)) {
    for (const std::string& word : words_of(written)) {
      read.facts[word] += weight;
      read.length += weight + 1;
    }
    read.texts.push_back(words_of(written));
  }
  for (std::size_t i = 0; i < article.paragraphs.size(); ++i) {
    const std::pair<std::string, unsigned> heading{article.headings[i], 2};
    for (const auto& [written, weight] : {heading, {article.paragraphs[i], 1}}) {
      for (const std::string& word : words_of(written)) {
        read.stems[stem_in(article.language, word)] += weight;
        read.length += weight;
      }
      read.texts.push_back(words_of(written));
    }
  }
  return read;
}

bool RankingReference::is_empty_word(const std::string& word) const {
  return std::ranges::any_of(languages_, [&](const auto& language) {
    const auto articles = std::ranges::count(all_, language.first, &WordArticle::language);
    return 20 * static_cast<std::size_t>(articles) >= all_.size() && is_stop_word(language.first, word);
  });
}

RankingReference::Query RankingReference::query(const std::string& typed) const {
  Query query{words_of(typed), {}, {}, typed};
  const bool all_empty =
      std::ranges::all_of(query.typed, [this](const std::string& word) { return is_empty_word(word); });
  for (std::size_t i = 0; i < query.typed.size(); ++i) {
    const std::string& word = query.typed[i];
    if (!all_empty && is_empty_word(word)) continue;
    if (++query.wanted[word] == 1) query.places.push_back(i);
  }
  return query;
}

bool RankingReference::has_word(const Read& read, const std::string& word) const {
  return read.facts.contains(word) || read.stems.contains(stem_in(read.article->language, word));
}

double RankingReference::part(unsigned count, unsigned length) const {
  const double norm = std::max(length / average_length_, 0.5);
  return 2.2 * count / (1.2 * (0.25 + 0.75 * norm) + count);
}

double RankingReference::word_score(const Read& read, const std::string& word) const {
  const auto articles = static_cast<double>(reads_.size());
  double score = 0;
  if (const auto fact = read.facts.find(word); fact != read.facts.end()) {
    score += 0.3 * idf(articles, articles_with_fact_.at(word)) * part(fact->second, read.length);
  }
  const auto stem = read.stems.find(stem_in(read.article->language, word));
  if (stem != read.stems.end()) {
    // Languages that are stemmed alike share their stems.
    std::set<std::string> forms;
    for (const auto& [language, stemmer] : languages_) forms.insert(stem_in(language, word));
    double with = 0;
    for (const std::string& form : forms) {
      const auto found = articles_with_stem_.find(form);
      with += found == articles_with_stem_.end() ? 0 : found->second;
    }
    score += idf(articles, with) * part(stem->second, read.length);
  }
  return score;
}

double RankingReference::bonus(const Read& read, const Query& query) const {
  const auto weight = [&](const std::string& word) {
    const auto found = articles_with_word_.find(word);
    const double with = found == articles_with_word_.end() ? 0 : found->second;
    return idf(static_cast<double>(reads_.size()), with);
  };
  double sum = 0;
  for (std::size_t i = 0; i + 1 < query.places.size(); ++i) {
    const std::string& first = query.typed[query.places[i]];
    const std::string& second = query.typed[query.places[i + 1]];
    const auto gap = static_cast<long>(query.places[i + 1] - query.places[i]);
    double best = 0;
    for (const Words& text : read.texts) {
      for (std::size_t at = 0; at < text.size(); ++at) {
        for (std::size_t other = 0; other < text.size(); ++other) {
          if (text[at] != first || text[other] != second) continue;
          const long behind = static_cast<long>(other) - static_cast<long>(at);
          const long moved = std::abs(std::abs(behind) - gap);
          if (moved <= 15) best = std::max(best, (behind > 0 ? 1 : 0.5) / (1 + static_cast<double>(moved)));
        }
      }
    }
    sum += best * std::min(weight(first), weight(second));
  }
  return sum;
}

void RankingReference::add_nearness(const Query& query,
                                    std::vector<std::pair<double, const Read*>>& order) const {
  if (query.places.size() < 2 || query.places.size() > 8) return;
  const auto window = std::min<std::size_t>({50, 100 / query.places.size(), order.size()});
  for (std::size_t i = 0; i < window; ++i) order[i].first += bonus(*order[i].second, query);
}

bool RankingReference::is_only_person(const WordArticle& article, const Query& query) const {
  if (query.typed.size() != 1) return false;
  const std::string& typed = query.typed.front();
  std::set<Words> named;
  for (const WordArticle& each : all_) {
    for (const std::string& name : people_of(each)) {
      const Words words = words_of(name);
      if (words.front() == typed || words.back() == typed) named.insert(words);
    }
  }
  if (named.size() != 1) return false;
  return std::ranges::any_of(people_of(article),
                             [&](const std::string& name) { return words_of(name) == *named.begin(); });
}

double RankingReference::tier(const Read& read, const Query& query) const {
  const WordArticle& article = *read.article;
  const Words titles = own_titles(article);
  const Words people = people_of(article);
  const auto same_title = [&](const std::string& title) { return title_key(title) == title_key(query.text); };
  const auto as_written = [&](const std::string& title) { return fold(title) == fold(query.text); };
  const auto in_title = [&](const std::string& title) { return has_in_order(words_of(title), query.typed); };
  const auto same_person = [&](const std::string& name) {
    const Words words = words_of(name);
    return words == query.typed || Words(words.rbegin(), words.rend()) == query.typed;
  };
  double sum = 0;
  if (std::ranges::any_of(titles, as_written)) sum += 256'000;
  if (std::ranges::any_of(titles, same_title)) sum += 128'000;
  if (std::ranges::any_of(article.other_titles, same_title)) sum += 64'000;
  if (std::ranges::any_of(people, same_person)) sum += 32'000;
  if (std::ranges::any_of(titles, in_title)) sum += 8000;
  if (std::ranges::any_of(article.other_titles, in_title)) sum += 4000;
  if (is_only_person(article, query)) sum += 2000;
  return sum;
}

ReferenceRanking RankingReference::rank(const std::string& typed, Sort sort) const {
  const Query asked = query(typed);
  const auto has = [&](const Read& read) {
    return [this, &read](const auto& wanted) { return has_word(read, wanted.first); };
  };
  ReferenceRanking ranking;
  std::vector<const Read*> found;
  for (const Read& read : reads_) {
    if (std::ranges::all_of(asked.wanted, has(read)) || tier(read, asked) >= 32'000) found.push_back(&read);
  }
  const std::set<std::string> different(asked.typed.begin(), asked.typed.end());
  if (found.empty() && different.size() > 1) {
    for (const Read& read : reads_) {
      if (std::ranges::any_of(asked.wanted, has(read))) found.push_back(&read);
    }
    ranking.any_word = !found.empty();
  }
  std::vector<std::pair<double, const Read*>> order;
  for (const Read* read : found) {
    double score = tier(*read, asked);
    for (const auto& [word, times] : asked.wanted) score += times * word_score(*read, word);
    order.emplace_back(sort == Sort::relevance ? score : 0, read);
  }
  const auto is_earlier = [&](const auto& left, const auto& right) {
    const auto millionths = [](double score) { return std::llround(score * 1e6); };
    if (millionths(left.first) != millionths(right.first)) return left.first > right.first;
    const auto left_key = sort_key(*left.second->article, sort);
    const auto right_key = sort_key(*right.second->article, sort);
    if (left_key != right_key) return left_key < right_key;
    return is_before(*left.second->article, *right.second->article);
  };
  std::ranges::sort(order, is_earlier);
  if (sort == Sort::relevance) add_nearness(asked, order);
  std::ranges::sort(order, is_earlier);
  for (const auto& [score, read] : order) ranking.articles.push_back({read->article->path, score});
  return ranking;
}

}  // namespace rosebud::testing
