#include "searcher/answer.hh"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalogue/field_table.hh"
#include "catalogue/today.hh"
#include "searcher/engine/count.hh"
#include "searcher/engine/deadline.hh"
#include "searcher/engine/refined_values.hh"
#include "searcher/engine/select.hh"
#include "searcher/explain.hh"
#include "searcher/hit.hh"
#include "searcher/matching.hh"
#include "searcher/query/parse.hh"
#include "searcher/query/plan_corrections.hh"
#include "searcher/query/plan_query.hh"
#include "searcher/ranking.hh"
#include "searcher/snippet/snippeter.hh"
#include "store/record.hh"

namespace rosebud::searcher {
namespace {

// `request` without the fields that the archive has not: its declarations may have changed since the request
// was read.
SearchRequest with_known_fields(const FieldTable& fields, SearchRequest request,
                                std::vector<Notice>& notices) {
  const auto unknown = [&](FieldId id) { return !fields.contains(id); };
  std::size_t dropped =
      std::erase_if(request.chosen, [&](const auto& entry) { return unknown(entry.first); });
  dropped += std::erase_if(request.ranges, [&](const auto& entry) { return unknown(entry.first); });
  dropped += std::erase_if(request.excluded, [&](const auto& entry) { return unknown(entry.first); });
  dropped += std::erase_if(request.excluded_ranges, [&](const auto& entry) { return unknown(entry.first); });
  dropped += std::erase_if(request.facets, [&](const FacetRequest& facet) { return unknown(facet.field); });
  if (dropped > 0) {
    notices.push_back(
        {"the archive no longer has a field that was chosen or counted; it was left out", 0, 0});
  }
  return request;
}

// Words that so many articles have are no slips.
constexpr std::size_t enough_for_a_word = 5;

// When a request's time is over for understanding it and finding articles, and, which is returned, for
// counting them: what was found in time is worth little uncounted.
Deadline start_time(const SearchRequest& request, Evaluator& evaluator, const Deadline::Clock& clock) {
  if (!request.time_limit) {
    evaluator.set_deadline({});
    return {};
  }
  const auto begin = clock();
  const std::chrono::microseconds limit = std::chrono::milliseconds(*request.time_limit);
  evaluator.set_deadline(Deadline(begin + limit * 3 / 4, clock));
  return Deadline(begin + limit, clock);
}

SearchRequest without_facets(SearchRequest request) {
  request.facets.clear();
  return request;
}

class Answer {
 public:
  Answer(const Archive& archive, View& view, const SearchRequest& request, const Deadline::Clock& clock)
      : archive_(archive),
        view_(view),
        fields_(archive.fields),
        counting_(start_time(request, view.evaluator(), clock)),
        request_(with_known_values(archive, with_known_fields(fields_, request, results_.notices),
                                   results_.notices)),
        uncounted_(without_facets(request_)),
        query_(parse_query(request.text, fields_)) {
    results_.fields = fields_;
  }

  SearchResults run() {
    const std::uint64_t postings_before = view_.evaluator().postings_read();
    results_.archive = view_.columns().document_count();
    std::ranges::copy(query_.notices, std::back_inserter(results_.notices));
    const bool only_punctuation = query_.root.children.empty() && !query_.notices.empty();
    if (only_punctuation) {
      // Nothing was asked for that could be found; the whole archive would be the wrong answer.
      results_.facets = match_nothing(matching()).facets;
      return std::move(results_);
    }
    plan(query_.root);
    Matched matched = best_match();
    results_.total = matched.total;
    results_.facets = std::move(matched.facets);
    if (request_.explain) results_.explanation = explain(archive_, view_, asked());
    results_.hits = hits_of(matched.page);
    if (!results_.any_word && !cut_short()) add_partial();
    if (!request_.wants_total()) forget_total();
    if (cut_short()) say_timed_out();
    results_.postings = view_.evaluator().postings_read() - postings_before;
    return std::move(results_);
  }

 private:
  PlanContext context() const { return {archive_, view_.languages(), view_.synonyms()}; }
  void plan(const QueryNode& root, const Recognised* typed = nullptr) {
    asked_ = root;
    plan_ = plan_query(root, {archive_, view_.languages(), view_.synonyms(), typed}, results_.notices);
    // An explanation is of the query as it stands.
    if (!request_.explain) plan_.narrowing = narrowing(view_.columns(), fields_, request_);
  }

  // Whether there may be more than was found.
  bool cut_short() const { return view_.evaluator().deadline().cut_short() || counting_.cut_short(); }

  void say_timed_out() {
    results_.timed_out = true;
    results_.notices.push_back(
        {fmt::format("the search ended at its time limit of {} ms; there may be more than was found",
                     *request_.time_limit),
         0, 0});
  }

  // Whether one of the articles found has all that was typed, not only what it may have been meant to be.
  bool has_all_words(const Matched& matched) {
    if (matched.total == 0 || !plan_.also) return matched.total > 0;
    if (matched.total > view_.evaluator().estimate(*plan_.also)) return true;
    QueryPlan typed = plan_;
    typed.also.reset();
    const Expression words = typed.expression(Demand::all_words);
    if (has_any(matched.page, words)) return true;
    const Matches matches = view_.evaluator().evaluate(words);
    Counter counter(view_.whole_counts(), fields_, uncounted_, view_.counting_memory());
    return std::ranges::any_of(matches.ids, [&](Xapian::docid id) { return counter.count(id); });
  }

  // Whether one of a page's articles, which is quickly found out, has `expression`.
  bool has_any(const std::vector<Selected>& page, const Expression& expression) {
    Matches shown;
    for (const Selected& selected : page) shown.ids.push_back(selected.id);
    std::ranges::sort(shown.ids);
    shown.scores.resize(shown.ids.size());
    view_.evaluator().restrict_to(expression, shown);
    return shown.size() > 0;
  }

  // How many articles have all the words, whatever was chosen, if fewer than enough_for_a_word.
  std::size_t unrefined(const Matched& matched) {
    if (matched.unrefined >= enough_for_a_word || !plan_.narrowing) return matched.unrefined;
    QueryPlan wide = plan_;
    wide.narrowing.reset();
    return view_.evaluator().evaluate(wide.expression(Demand::all_words)).size();
  }

  void offer(const std::optional<QueryNode>& meant) {
    if (meant) results_.did_you_mean = to_string(*meant, fields_);
    // What differs in signs or the order of words alone is no news.
    if (results_.did_you_mean == to_string(query_.root, fields_)) results_.did_you_mean.clear();
  }

  // All words, else the corrected ones, else most of them.
  Matched best_match() {
    Matched matched = match(Demand::all_words);
    // What was not found in time may be there all the same.
    if (cut_short()) return matched;
    if (has_all_words(matched)) {
      const Recognised& known = plan_.recognised;
      const bool nearly_a_name = !known.near_titles.empty() || !known.near_people.empty();
      if (nearly_a_name || unrefined(matched) < enough_for_a_word)
        offer(offered(query_.root, known, context()));
      return matched;
    }
    if (cut_short()) return matched;
    if (const auto meant = corrected(query_.root, plan_.recognised, context())) {
      const Recognised typed = plan_.recognised;
      plan(*meant, &typed);
      results_.corrected = to_string(*meant, fields_);
      matched = match(Demand::all_words);
    }
    if (matched.total > 0 || cut_short() || plan_.wanted() < 2) return matched;
    matched = match(Demand::any_word);
    results_.any_word = matched.total > 0;
    return matched;
  }

  // Without words to order by, the newest come first.
  Sort sort() const {
    if (request_.sort) return *request_.sort;
    return plan_.scored ? Sort::relevance : Sort::date;
  }

  std::uint32_t day() const { return request_.today != 0 ? request_.today : today(); }

  RankingOf ranking() const { return {archive_, view_, plan_, sort() == Sort::relevance, day()}; }

  MatchingOf matching() const { return {ranking(), request_, sort(), counting_}; }

  Matched match(Demand demand) {
    demand_ = demand;
    Matched matched = searcher::match(matching(), demand);
    feedback_ = std::move(matched.feedback);
    if (demand == Demand::all_words) with_all_ = std::move(matched.articles);
    return matched;
  }

  // Nothing is said of what was not asked for, however it came to be known.
  void forget_total() {
    const std::size_t shown = request_.page * request_.limit;
    results_.has_total = results_.total <= shown;
    results_.total = std::min(results_.total, shown + 1);
  }

  // When all the words fill no page, articles with some of them are shown apart; they are not counted.
  void add_partial() {
    const bool asked = request_.page == 1 && sort() == Sort::relevance && plan_.wanted() > 1;
    if (!asked || results_.total == 0 || results_.total >= request_.limit) return;
    Counter counter(view_.whole_counts(), fields_, uncounted_, view_.counting_memory());
    const auto wanted = [&](Xapian::docid id) {
      return !std::ranges::binary_search(with_all_, id) && counter.count(id);
    };
    Best best = best_with_some(ranking(), request_.limit - results_.total, wanted);
    demand_ = Demand::any_word;
    feedback_ = std::move(best.feedback);
    results_.partial = hits_of(best.articles);
  }

  MarkedText snippet_of(Xapian::docid id, const Snippeter& snippeter) const {
    const std::string data = archive_.database.get_document(id, Xapian::DOC_ASSUME_VALID).get_data();
    const store::Record record = store::decode_record(data);
    return snippeter.snippet(record.blocks, record.first_of(FieldId::language));
  }

  Asked asked() const { return {asked_, plan_, demand_, feedback_, day()}; }

  std::vector<Hit> hits_of(const std::vector<Selected>& page) {
    const Snippeter snippeter(sought_words(plan_.marked));
    std::vector<Hit> hits;
    for (const Selected& selected : page) {
      Hit hit = hit_of(view_.columns().record(selected.id), fields_);
      if (sort() == Sort::relevance) hit.score = selected.score;
      if (request_.explain && sort() == Sort::relevance) {
        hit.score_parts = explain_score(archive_, view_, asked(), selected.id);
        if (selected.nearness > 0) hit.score_parts.push_back({"nearness", "", 0, selected.nearness});
      }
      if (request_.snippets && !counting_.passed()) hit.snippet = snippet_of(selected.id, snippeter);
      hits.push_back(std::move(hit));
    }
    return hits;
  }

  const Archive archive_;
  View& view_;
  const FieldTable& fields_;
  SearchResults results_;
  Deadline counting_;
  const SearchRequest request_;
  const SearchRequest uncounted_;  // the same without facets
  ParsedQuery query_;
  QueryPlan plan_;
  // What the last ranking was of.
  QueryNode asked_;
  Demand demand_ = Demand::all_words;
  Expression feedback_;
  std::vector<Xapian::docid> with_all_;  // what has all words, refinements left aside
};

}  // namespace

SearchResults answer(const Archive& archive, View& view, const SearchRequest& request,
                     const Deadline::Clock& clock) {
  return Answer(archive, view, request, clock).run();
}

}  // namespace rosebud::searcher
