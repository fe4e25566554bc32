#include "indexer/credits/credit.hh"

#include <array>

namespace rosebud::indexer::credits {
namespace {

struct PatternRow {
  Pattern pattern;
  std::string_view name;
  double confidence;
};

constexpr std::array<PatternRow, 21> patterns{{
    {Pattern::lead_passive, "lead passive", 0.99},
    {Pattern::passive, "passive", 0.97},
    {Pattern::labelled, "labelled", 0.98},
    {Pattern::noun_by, "noun by", 0.97},
    {Pattern::active, "active", 0.97},
    {Pattern::appositive, "appositive", 0.95},
    {Pattern::film_by, "film by", 0.97},
    {Pattern::direction, "direction", 0.95},
    {Pattern::film_of, "film of", 0.95},
    {Pattern::title_of, "title of", 0.95},
    {Pattern::script_of, "script of", 0.95},
    {Pattern::based_on, "based on", 0.97},
    {Pattern::source_possessive, "source possessive", 0.95},
    {Pattern::score_of, "score of", 0.95},
    {Pattern::made_by, "made by", 0.97},
    {Pattern::titled, "titled", 0.99},
    {Pattern::also_known, "also known", 0.97},
    {Pattern::dated_title, "dated title", 0.96},
    {Pattern::lead_year, "lead year", 0.99},
    {Pattern::this_year_film, "this year film", 0.97},
    {Pattern::released, "released", 0.97},
}};

}  // namespace

std::string_view pattern_name(Pattern pattern) {
  return patterns[static_cast<std::size_t>(pattern)].name;
}

double confidence(Pattern pattern) {
  return patterns[static_cast<std::size_t>(pattern)].confidence;
}

}  // namespace rosebud::indexer::credits
