#include "bench/postings/asking.hh"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <unordered_map>

#include "bench/cpu_time.hh"
#include "catalogue/field.hh"
#include "catalogue/stop_words.hh"
#include "catalogue/tokens.hh"
#include "store/record.hh"
#include "store/terms.hh"

namespace rosebud::bench {
namespace {

using Query = Xapian::Query;

constexpr Xapian::doccount wanted_hits = 10;

// As the searcher weighs.
constexpr double k1 = 1.2;
constexpr double b = 0.4;

Query joined(Query::op op, const std::vector<Query>& parts) {
  return {op, parts.begin(), parts.end()};
}

Query unscored(const Query& query) {
  return {Query::OP_SCALE_WEIGHT, query, 0};
}

Query consecutive(const std::vector<std::string>& terms) {
  return {Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(terms.size())};
}

// Every term that begins with `beginning`; none of another kind does.
void append_terms(const Xapian::Database& database, const std::string& beginning,
                  std::vector<Query>& queries) {
  for (auto term = database.allterms_begin(beginning); term != database.allterms_end(beginning); ++term) {
    queries.emplace_back(*term);
  }
}

// Whether one text of the article has the words as they are, one behind the other.
bool text_has_phrase(std::string_view text, const std::vector<std::string>& words) {
  std::vector<std::string> written;
  for (Token& token : tokenize(text)) {
    if (token.form == TokenForm::written) written.push_back(std::move(token.text));
  }
  return !std::ranges::search(written, words).empty();
}

// Where stems have positions and words have none, the stored text decides.
class PhraseInText : public Xapian::MatchDecider {
 public:
  explicit PhraseInText(const std::vector<std::string>& words) : words_(words) {}

  bool operator()(const Xapian::Document& document) const override {
    const store::Record record = store::decode_record(document.get_data());
    const auto has = [this](const auto& part) {
      if constexpr (requires { part.text; }) {
        return text_has_phrase(part.text, words_);
      } else {
        return text_has_phrase(part.written, words_);
      }
    };
    return std::ranges::any_of(record.blocks, has) || std::ranges::any_of(record.values, has);
  }

 private:
  const std::vector<std::string>& words_;
};

}  // namespace

// The words of an archive by their stems.
class PostingAsker::Forms {
 public:
  Forms(const Xapian::Database& database, const Stemmer& stemmer) {
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      const std::string word = *term;
      // Terms of fields begin with a capital, and no folded word does.
      if (word.front() < 'A' || word.front() > 'Z') by_stem_[stemmer.stem(word)].push_back(word);
    }
  }

  const std::vector<std::string>& of(const std::string& stem) { return by_stem_[stem]; }

 private:
  std::unordered_map<std::string, std::vector<std::string>> by_stem_;
};

PostingAsker::PostingAsker(const std::filesystem::path& database, PostingFormat format,
                           const std::string& language)
    : format_(format), database_(database.string()), stemmer_(language) {
  if (format == PostingFormat::words) forms_ = std::make_unique<Forms>(database_, stemmer_);
}

PostingAsker::~PostingAsker() = default;

std::string PostingAsker::stem(const std::string& word) const {
  return store::stem_term(stemmer_.language(), stemmer_.stem(word));
}

Query PostingAsker::word(const std::string& word) {
  const std::string surface = store::word_term(word);
  switch (format_) {
    case PostingFormat::both:
      return {Query::OP_SYNONYM, Query(surface), Query(stem(word))};
    case PostingFormat::words: {
      const std::vector<std::string>& forms = forms_->of(stemmer_.stem(word));
      return forms.size() == 1 ? Query(forms.front()) : Query(Query::OP_SYNONYM, forms.begin(), forms.end());
    }
    default:
      return {Query::OP_OR, Query(metadata_term(word)), Query(stem(word))};
  }
}

Query PostingAsker::pairs(const std::vector<std::string>& words) const {
  std::vector<Query> all;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (is_stop_word(stemmer_.language(), words[i]) && is_stop_word(stemmer_.language(), words[i + 1])) {
      all.emplace_back(pair_term(words[i], words[i + 1]));
    }
  }
  return joined(Query::OP_AND, all);
}

Query PostingAsker::stem_phrase(const std::vector<std::string>& words) const {
  std::vector<std::string> stems;
  std::vector<std::string> metadata;
  std::vector<Query> surfaces;
  for (const std::string& word : words) {
    stems.push_back(stem(word));
    metadata.push_back(metadata_term(word));
    if (stems.back() != store::stem_term(stemmer_.language(), word)) surfaces.emplace_back(word);
  }
  Query in_text = consecutive(stems);
  if (!surfaces.empty()) in_text = Query(Query::OP_FILTER, in_text, joined(Query::OP_AND, surfaces));
  return {Query::OP_OR, in_text, consecutive(metadata)};
}

Query PostingAsker::phrase(const std::vector<std::string>& words) {
  if (format_ == PostingFormat::stems) return stem_phrase(words);
  Query exact = consecutive(words);
  if (format_ == PostingFormat::both || format_ == PostingFormat::words) return exact;
  // Words with positions have no weight here: what is scored are the scoring terms.
  if (format_ == PostingFormat::split_and_pairs) {
    const Query together = pairs(words);
    // Titles have no pairs, so a phrase of two words is not the pair alone.
    if (!together.empty()) exact = Query(Query::OP_AND, together, exact);
  }
  // With all of them asked for in one AND, positions are compared only where the score is high enough.
  std::vector<Query> scored;
  scored.reserve(words.size());
  for (const std::string& one : words) scored.push_back(word(one));
  return {Query::OP_FILTER, joined(Query::OP_AND, scored), exact};
}

Query PostingAsker::prefix(const std::string& beginning) const {
  std::vector<Query> terms;
  append_terms(database_, beginning, terms);
  if (format_ == PostingFormat::stems) {
    append_terms(database_, store::stem_term(stemmer_.language(), beginning), terms);
    append_terms(database_, metadata_term(beginning), terms);
  }
  return unscored(joined(Query::OP_OR, terms));
}

Query PostingAsker::query(const Question& question) {
  if (question.kind == QuestionKind::phrase) return phrase(question.words);
  if (question.kind == QuestionKind::prefix) return prefix(question.words.front());
  std::vector<Query> words;
  for (const std::string& one : question.words) words.push_back(word(one));
  return joined(question.kind == QuestionKind::any ? Query::OP_OR : Query::OP_AND, words);
}

AskFigures PostingAsker::ask(const Question& question) {
  const CpuTimer timer;
  const Query asked = query(question);
  Xapian::Enquire enquire(database_);
  enquire.set_query(asked);
  enquire.set_weighting_scheme(Xapian::BM25Weight(k1, 0, 1, b, 0.5));
  enquire.set_sort_by_relevance_then_value(field(FieldId::date).slot, true);
  const PhraseInText decider(question.words);
  const bool in_doubt = format_ == PostingFormat::stems && question.kind == QuestionKind::phrase;
  const Xapian::MSet found = enquire.get_mset(0, wanted_hits, 0, nullptr, in_doubt ? &decider : nullptr);
  AskFigures figures;
  figures.microseconds = timer.microseconds();
  figures.hits = found.size();
  std::vector<std::string> terms;
  std::copy(asked.get_unique_terms_begin(), asked.get_terms_end(), std::back_inserter(terms));
  for (const std::string& term : terms) figures.postings += database_.get_termfreq(term);
  return figures;
}

}  // namespace rosebud::bench
