#include "searcher/similar/telling_terms.hh"

#include <algorithm>
#include <cmath>
#include <utility>

#include "catalogue/stop_words.hh"

namespace rosebud::searcher {
namespace {

// What every stem's term begins with; its language and the stem follow.
constexpr std::string_view stem_prefix = "Z";
constexpr std::size_t language_end = 3;  // "Zen"
constexpr std::size_t shortest = 5;      // with two letters of a stem

// In a small archive most words are in a quarter of its articles or none.
constexpr Xapian::doccount always_allowed = 20;

// Words that say nothing are their own stems in most languages.
bool is_stop(std::string_view term) {
  return is_stop_word(term.substr(1, language_end - 1), term.substr(language_end));
}

}  // namespace

std::vector<TellingTerm> telling_terms(const Xapian::Database& database, Xapian::docid document,
                                       std::size_t most, const Deadline& deadline) {
  const Xapian::doccount articles = database.get_doccount();
  const Xapian::doccount too_many = std::max(articles / 4, always_allowed);
  std::vector<TellingTerm> terms;
  std::size_t looked_at = 0;
  auto term = database.termlist_begin(document);
  for (term.skip_to(std::string(stem_prefix)); term != database.termlist_end(document); ++term) {
    std::string name = *term;
    if (!name.starts_with(stem_prefix) || deadline.passed_at(looked_at++)) break;
    const Xapian::doccount with = term.get_termfreq();
    if (name.size() < shortest || with < 2 || with > too_many || is_stop(name)) continue;
    const double rarity = std::log(1 + static_cast<double>(articles) / static_cast<double>(with));
    const double frequency = 1 + std::log(std::max(1.0, static_cast<double>(term.get_wdf())));
    terms.push_back({std::move(name), frequency * rarity, rarity});
  }
  const auto kept = terms.begin() + static_cast<std::ptrdiff_t>(std::min(most, terms.size()));
  std::ranges::partial_sort(terms, kept, [](const TellingTerm& a, const TellingTerm& b) {
    return a.share != b.share ? a.share > b.share : a.term < b.term;
  });
  terms.erase(kept, terms.end());
  double all = 0;
  for (const TellingTerm& one : terms) all += one.share;
  for (TellingTerm& one : terms) one.share /= all;
  return terms;
}

}  // namespace rosebud::searcher
