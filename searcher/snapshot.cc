#include "searcher/snapshot.hh"

#include <algorithm>
#include <string>
#include <utility>

#include "catalogue/field.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// A language of at least this share of the articles is one that the archive mostly holds.
constexpr double main_language_share = 0.05;

// For the posting lists of frequent words.
constexpr std::size_t most_posting_bytes = std::size_t{24} << 20U;

Languages languages_of(const Xapian::Database& database) {
  Languages languages;
  const std::string prefix = store::value_term(field(FieldId::language), "");
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string language = (*term).substr(prefix.size());
    if (term.get_termfreq() >= main_language_share * database.get_doccount())
      languages.main.push_back(language);
    Stemmer stemmer(language);
    const auto same = [&](const Stemmer& other) { return other.language() == stemmer.language(); };
    if (std::ranges::none_of(languages.all, same)) languages.all.push_back(std::move(stemmer));
  }
  return languages;
}

}  // namespace

std::shared_ptr<const SharedSnapshot> Snapshots::of(const store::Reader& reader) {
  const store::Identity identity = reader.identity();
  const std::scoped_lock lock(mutex_);
  if (newest_ && newest_->identity == identity) return newest_;
  auto made = std::make_shared<SharedSnapshot>();
  made->identity = identity;
  made->columns = columns_.get({reader.generation(), identity, reader.database(), reader.stamp().fields});
  made->postings = std::make_unique<PostingCache>(most_posting_bytes);
  made->synonyms = SynonymTable(reader.stamp().synonyms);
  made->boosts = reader.stamp().boosts;
  newest_ = made;
  return made;
}

View::View(std::shared_ptr<const SharedSnapshot> shared, const Xapian::Database& database)
    : shared_(std::move(shared)),
      languages_(languages_of(database)),
      evaluator_(database, *shared_->columns, shared_->postings.get()) {}

}  // namespace rosebud::searcher
