#include "searcher/engine/feedback.hh"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "searcher/engine/bm25.hh"

namespace rosebud::searcher {
namespace {

// More of them say less: about as many as a question has words itself.
constexpr std::size_t most_terms = 20;

struct Candidate {
  double share = 0;
  std::size_t frequency = 0;
  std::size_t articles = 0;  // of the best ones
};

}  // namespace

Expression feedback(const Xapian::Database& database, const store::Columns& columns,
                    std::span<const Selected> best, double most) {
  double all = 0;
  for (const Selected& one : best) all += one.score;
  std::unordered_map<std::string, Candidate> candidates;
  for (const Selected& one : best) {
    auto term = database.termlist_begin(one.id);
    const auto end = database.termlist_end(one.id);
    const double length = std::max<std::uint32_t>(columns.lengths()[one.id], 1);
    for (term.skip_to("Z"); term != end; ++term) {
      Candidate& candidate = candidates[*term];
      candidate.share += one.score / all * term.get_wdf() / length;
      candidate.frequency = term.get_termfreq();
      ++candidate.articles;
    }
  }
  Bm25 bm25;
  bm25.articles = static_cast<double>(database.get_doccount());
  std::vector<std::pair<double, std::string>> telling;
  for (const auto& [term, candidate] : candidates) {
    if (candidate.articles < 2) continue;
    telling.emplace_back(candidate.share * bm25.term_weight(candidate.frequency), term);
  }
  if (telling.empty()) return {};
  const std::size_t kept = std::min(telling.size(), most_terms);
  std::ranges::partial_sort(telling, telling.begin() + static_cast<std::ptrdiff_t>(kept), std::greater{});
  std::vector<Expression> words;
  for (std::size_t i = 0; i < kept; ++i) {
    words.push_back(
        word_expression({{{telling[i].second}}}, most * telling[i].first / telling.front().first));
  }
  return joined(ExpressionKind::any, std::move(words));
}

}  // namespace rosebud::searcher
