#include "bench/evaluation/xapian_ranker.hh"

namespace rosebud::bench {

XapianRanker::XapianRanker(const std::vector<CollectionDocument>& documents)
    : database_("", Xapian::DB_BACKEND_INMEMORY) {
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  for (const CollectionDocument& read : documents) {
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(read.title);
    generator.increase_termpos();
    generator.index_text(read.text);
    document.set_data(read.id);
    database_.add_document(document);
  }
}

Ranking XapianRanker::rank(const std::string& text, std::size_t depth) const {
  Xapian::QueryParser parser;
  parser.set_stemmer(Xapian::Stem("en"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.set_default_op(Xapian::Query::OP_OR);
  parser.set_database(database_);
  Xapian::Enquire enquire(database_);
  enquire.set_query(parser.parse_query(text, 0));
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(depth));
  Ranking ranking;
  for (auto match = found.begin(); match != found.end(); ++match)
    ranking.push_back(match.get_document().get_data());
  return ranking;
}

}  // namespace rosebud::bench
