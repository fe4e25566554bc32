#include "searcher/engine/nearness.hh"

#include <algorithm>
#include <functional>
#include <queue>

#include "searcher/engine/bm25.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// Of longer questions the words are not typed as they stand together.
constexpr std::size_t most_words = 8;

// Looking a word up in an article costs some microseconds; so many times it is done for one question.
constexpr std::size_t most_look_ups = 100;
constexpr std::size_t widest = 50;

// What a pair side by side adds, times the weight of the rarer of the two.
constexpr double side_by_side = 1;
// The words in the other order say less.
constexpr double turned_round = 0.5;
// Words that are moved further apart than this are not near; fields and paragraphs lie further apart.
constexpr std::uint32_t reach = 15;

// Of a word that an article repeats all the time the first places tell enough.
constexpr std::size_t most_positions = 200;

// How near two words are: 1 where the second stands `gap` behind the first, less the further it is from
// there.
double closeness(std::uint32_t first, std::uint32_t second, std::uint32_t gap) {
  // A spelling of both words as one ("walle") has one place.
  if (first == second) return 1;
  const bool in_order = second > first;
  const std::uint32_t distance = in_order ? second - first : first - second;
  const std::uint32_t moved = distance > gap ? distance - gap : gap - distance;
  return moved > reach ? 0 : (in_order ? 1 : turned_round) / (1 + moved);
}

// Where two words are nearest; both have their places in order.
double nearest(const std::vector<std::uint32_t>& first, const std::vector<std::uint32_t>& second,
               std::uint32_t gap) {
  double best = 0;
  std::size_t from = 0;
  for (const std::uint32_t place : first) {
    const std::uint32_t least = place > gap + reach ? place - gap - reach : 0;
    while (from < second.size() && second[from] < least) ++from;
    for (std::size_t at = from; at < second.size() && second[at] <= place + gap + reach; ++at) {
      best = std::max(best, closeness(place, second[at], gap));
    }
    if (best == 1) return best;
  }
  return best;
}

}  // namespace

Nearness::Nearness(const Xapian::Database& database, const std::vector<PlannedWord>& words)
    : database_(database) {
  if (words.size() < 2 || words.size() > most_words) return;
  Bm25 bm25;
  bm25.articles = static_cast<double>(database.get_doccount());
  std::vector<double> weights;
  for (const PlannedWord& word : words) {
    std::size_t frequency = 0;
    Word& known = words_.emplace_back();
    for (const std::string& spelling : word.spellings) {
      known.terms.push_back(store::word_term(spelling));
      frequency += database.get_termfreq(known.terms.back());
    }
    weights.push_back(bm25.term_weight(std::min<std::size_t>(frequency, database.get_doccount())));
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::uint32_t gap = std::max(words[i + 1].position, words[i].position + 1) - words[i].position;
    pairs_.push_back({gap, side_by_side * std::min(weights[i], weights[i + 1])});
    most_ += pairs_.back().weight;
  }
}

std::size_t Nearness::window() const {
  std::size_t terms = 0;
  for (const Word& word : words_) terms += word.terms.size();
  return terms == 0 ? 0 : std::min(widest, most_look_ups / terms);
}

void Nearness::look_up(Xapian::docid id, Word& word) const {
  word.positions.clear();
  for (const std::string& term : word.terms) {
    const auto end = database_.positionlist_end(id, term);
    std::size_t left = most_positions;
    for (auto at = database_.positionlist_begin(id, term); at != end && left > 0; ++at, --left) {
      word.positions.push_back(*at);
    }
  }
  if (word.terms.size() > 1) std::ranges::sort(word.positions);
}

double Nearness::bonus(Xapian::docid id) {
  for (Word& word : words_) look_up(id, word);
  double sum = 0;
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    sum += pairs_[i].weight * nearest(words_[i].positions, words_[i + 1].positions, pairs_[i].gap);
  }
  return sum;
}

void Nearness::reorder(const store::Columns& columns, std::size_t shown, std::vector<Selected>& selected) {
  const std::size_t count = std::min(selected.size(), window());
  const auto end = selected.begin() + static_cast<std::ptrdiff_t>(count);
  constexpr double rounding = 1e-5;  // scores are compared to a millionth
  std::priority_queue<double, std::vector<double>, std::greater<>> best;
  for (auto one = selected.begin(); one != end; ++one) {
    if (shown > 0 && best.size() == shown && one->score + most_ + rounding < best.top()) break;
    one->nearness = bonus(one->id);
    one->score += one->nearness;
    one->key = order_key(columns, Sort::relevance, one->id, one->score);
    best.push(one->score);
    if (best.size() > shown) best.pop();
  }
  std::sort(selected.begin(), end);
}

}  // namespace rosebud::searcher
