#include "indexer/credits/infer_credits.hh"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "catalogue/fold.hh"
#include "catalogue/utf8.hh"

namespace rosebud::indexer {
namespace {

using credits::Credit;
using credits::Pattern;
using credits::Sentence;

// A pattern that is wrong more often is not taken at all.
constexpr double least_confidence = 0.95;
constexpr std::size_t max_values = 8;  // of one field
constexpr std::size_t max_evidence_bytes = 400;

constexpr std::array inferred_fields{
    FieldId::work, FieldId::other_title, FieldId::director,        FieldId::writer,
    FieldId::year, FieldId::composer,    FieldId::original_author, FieldId::studio};

// Patterns that speak of the film only by the way: all of them must agree on one person.
bool is_weak(Pattern pattern) {
  return pattern == Pattern::appositive || pattern == Pattern::title_of || pattern == Pattern::script_of ||
         pattern == Pattern::film_of || pattern == Pattern::score_of ||
         pattern == Pattern::source_possessive || pattern == Pattern::direction ||
         pattern == Pattern::dated_title;
}

// Whether the work was first somebody's book: "Stephen King's It" may be either.
bool is_author(std::string_view name, const std::vector<Credit>& all) {
  return std::ranges::any_of(all, [name](const Credit& credit) {
    return credit.field == FieldId::original_author && credit.value == name;
  });
}

// The values that one field takes.
class Choice {
 public:
  Choice(FieldId field, const std::vector<Credit>& all) : field_(field) {
    for (const Credit& credit : all) {
      if (credit.field != field || credits::confidence(credit.pattern) < least_confidence) continue;
      if (credit.pattern == Pattern::title_of && is_author(credit.value, all)) continue;
      mine_.push_back(&credit);
    }
  }

  std::vector<const Credit*> values() const {
    const Credit* first = strongest();
    if (first == nullptr) return {};
    if (is_weak(first->pattern)) return weak(*first);
    if (field_ == FieldId::year) return {first};
    std::vector<const Credit*> taken;
    for (const Credit* credit : mine_) {
      if (!is_weak(credit->pattern) && belongs(*credit, *first)) add(taken, *credit);
    }
    return taken;
  }

 private:
  // The first statement that is no aside, else the first.
  const Credit* strongest() const {
    const auto strong =
        std::ranges::find_if(mine_, [](const Credit* credit) { return !is_weak(credit->pattern); });
    if (strong != mine_.end()) return *strong;
    return mine_.empty() ? nullptr : mine_.front();
  }

  // The same statement, or one close behind it that adds a name.
  bool belongs(const Credit& credit, const Credit& first) const {
    if (credit.sentence == first.sentence) return true;
    if (field_ == FieldId::writer)
      return credit.pattern == Pattern::active && credit.sentence <= first.sentence + 2;
    return field_ == FieldId::other_title;
  }

  std::vector<const Credit*> weak(const Credit& first) const {
    std::vector<const Credit*> taken;
    for (const Credit* credit : mine_) {
      if (credit->sentence == first.sentence && credit->pattern == first.pattern) add(taken, *credit);
    }
    // Somebody else named in the same way elsewhere: who it is of cannot be told.
    const bool disputed = std::ranges::any_of(mine_, [&taken](const Credit* credit) {
      return std::ranges::none_of(
          taken, [credit](const Credit* one) { return fold(one->value) == fold(credit->value); });
    });
    if (disputed) return {};
    return taken;
  }

  static void add(std::vector<const Credit*>& taken, const Credit& credit) {
    const bool known = std::ranges::any_of(
        taken, [&credit](const Credit* other) { return fold(other->value) == fold(credit.value); });
    if (!known && taken.size() < max_values) taken.push_back(&credit);
  }

  FieldId field_;
  std::vector<const Credit*> mine_;
};

std::string evidence(std::string_view sentence) {
  std::string text(utf8::prefix(sentence, max_evidence_bytes));
  std::ranges::replace(text, '\n', ' ');
  if (text.size() < sentence.size()) text += "…";
  return text;
}

}  // namespace

std::vector<Credit> credits::find_credits(const std::vector<Sentence>& sentences, const Work& work) {
  std::vector<Credit> found;
  if (work.named_in_text) found.push_back({FieldId::work, work.name, Pattern::titled, work.first_sentence});
  const KnownPeople known(sentences);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].kind == BlockKind::footnote) continue;
    const Context context{sentences[i], i, work, known, sentences};
    find_passives(context, found);
    find_nominals(context, found);
    find_actives(context, found);
    find_sources(context, found);
    find_years(context, found);
    find_other_titles(context, found);
  }
  return found;
}

std::vector<Fact> infer_credits(const Article& article) {
  const std::vector<Sentence> sentences = credits::read_sentences(article.blocks);
  const credits::Work work = credits::find_work(article, sentences);
  const std::vector<Credit> found = credits::find_credits(sentences, work);
  std::vector<Fact> facts;
  for (const FieldId field : inferred_fields) {
    if (!article.values_of(field).empty()) continue;
    for (const Credit* credit : Choice(field, found).values()) {
      if (field == FieldId::other_title && fold(credit->value) == fold(work.name)) continue;
      facts.push_back({field, credit->value, Source::prose, evidence(sentences[credit->sentence].text)});
    }
  }
  return facts;
}

}  // namespace rosebud::indexer
