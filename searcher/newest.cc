#include "searcher/newest.hh"

#include <algorithm>
#include <span>
#include <utility>

namespace rosebud::searcher {
namespace {

// So many articles are looked at together at first, and twice as many each time.
constexpr std::size_t first_batch = 128;

// Of this share of the archive it is quicker to look at all matches.
constexpr std::size_t most_share = 8;

// Whether Evaluator::restrict_to() and remove() look at nothing but the articles that they are given.
bool is_asked_of_each(const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::word:
    case ExpressionKind::terms:
    case ExpressionKind::range:
      return true;
    case ExpressionKind::any:
      return std::ranges::all_of(expression.children, is_asked_of_each);
    default:
      return false;
  }
}

bool is_limit_of_each(const Expression& expression) {
  if (expression.kind == ExpressionKind::everything) return true;
  if (expression.kind != ExpressionKind::all) return is_asked_of_each(expression);
  return std::ranges::all_of(expression.children, is_limit_of_each);
}

class Newest {
 public:
  Newest(const RankingOf& of, std::size_t most, const std::function<bool(Xapian::docid)>& wants)
      : evaluator_(of.view.evaluator()),
        columns_(of.view.columns()),
        newest_first_(of.view.newest_first()),
        excluded_(of.plan.excluded),
        most_(most),
        wants_(wants) {}

  std::optional<BestFound> run(const Expression& wanted) {
    if (!is_limit_of_each(wanted) || (excluded_ && !is_asked_of_each(*excluded_))) return std::nullopt;
    const std::size_t all = newest_first_.size();
    const std::size_t bound = std::max(all / most_share, first_batch);
    // As if the articles were spread evenly over the time.
    const std::size_t matches = std::min(evaluator_.estimate(wanted), all);
    if (matches < all / bound * most_) return std::nullopt;
    std::size_t at = 0;
    for (std::size_t size = first_batch; at < all && found_.articles.size() < most_; size *= 2) {
      if (at >= bound) return std::nullopt;
      const std::size_t end = std::min(at + size, all);
      look_at(wanted, newest_first_.subspan(at, end - at));
      at = end;
    }
    return std::move(found_);
  }

 private:
  void look_at(const Expression& wanted, std::span<const Xapian::docid> batch) {
    Matches matches;
    matches.ids.assign(batch.begin(), batch.end());
    std::ranges::sort(matches.ids);
    matches.scores.resize(matches.ids.size());
    evaluator_.restrict_to(wanted, matches);
    if (excluded_) evaluator_.remove(*excluded_, matches);
    found_.met += matches.size();
    std::ranges::sort(matches.ids, {}, [this](Xapian::docid id) { return columns_.tie_rank(id); });
    for (const Xapian::docid id : matches.ids) {
      if (found_.articles.size() == most_) return;
      if (wants_(id)) found_.articles.push_back({order_key(columns_, Sort::date, id, 0), id});
    }
  }

  Evaluator& evaluator_;
  const store::Columns& columns_;
  std::span<const Xapian::docid> newest_first_;
  const std::optional<Expression>& excluded_;
  std::size_t most_;
  const std::function<bool(Xapian::docid)>& wants_;
  BestFound found_;
};

}  // namespace

std::optional<BestFound> newest_alone(const RankingOf& of, Demand demand, std::size_t most,
                                      const std::function<bool(Xapian::docid)>& wants) {
  const Expression question = of.plan.expression(demand);
  return Newest(of, most, wants).run(of.plan.excluded ? question.children.front() : question);
}

}  // namespace rosebud::searcher
