#include "bench/postings/format.hh"

#include <fmt/format.h>

#include "catalogue/field_table.hh"
#include "catalogue/stop_words.hh"
#include "catalogue/title_key.hh"
#include "catalogue/tokens.hh"
#include "catalogue/value_key.hh"
#include "store/record.hh"
#include "store/terms.hh"

namespace rosebud::bench {
namespace {

// Between two texts of one article, so that no phrase matches across them.
constexpr Xapian::termpos gap = 100;

bool is_title(FieldId id) {
  return id == FieldId::title || id == FieldId::work || id == FieldId::other_title;
}

bool has_words(const Field& field) {
  return field.kind != FieldKind::date && field.id != FieldId::rating && field.id != FieldId::language;
}

}  // namespace

std::string_view format_name(PostingFormat format) {
  switch (format) {
    case PostingFormat::both:
      return "both";
    case PostingFormat::stems:
      return "stems";
    case PostingFormat::words:
      return "words";
    case PostingFormat::split:
      return "split";
    default:
      return "split+pairs";
  }
}

std::string metadata_term(std::string_view word) {
  return store::bounded_term("F", word);
}

std::string pair_term(std::string_view first, std::string_view second) {
  return store::bounded_term("B", fmt::format("{} {}", first, second));
}

// One article being written.
class PostingWriter::Pass {
 public:
  Pass(PostingFormat format, const indexer::Article& article, indexer::RememberingStemmer& stemmer)
      : format_(format), article_(article), stemmer_(stemmer) {}

  Xapian::Document write() {
    for (const Field& field : table_.fields()) write_field(field);
    for (const Block& block : article_.blocks) {
      write_text(block.text, block.kind == BlockKind::heading ? FieldId::heading : FieldId::text);
    }
    document_.add_boolean_term(store::value_term(field(FieldId::language), article_.language));
    document_.add_boolean_term(store::path_term(article_.path));
    document_.set_data(store::encode_record(record()));
    return std::move(document_);
  }

 private:
  bool is_split() const {
    return format_ == PostingFormat::split || format_ == PostingFormat::split_and_pairs;
  }

  void write_field(const Field& field) {
    const auto values = article_.values_of(field.id);
    if (field.prefix.empty() || values.empty()) return;
    for (const std::string_view written : values) {
      if (has_words(field)) write_words(field, written);
      const std::string key = value_key(field.kind, written);
      document_.add_boolean_term(store::value_term(field, key));
      if (field.facet) document_.add_boolean_term(store::form_term(field, key, written));
      if (is_title(field.id)) {
        document_.add_boolean_term(store::whole_title_term(field, title_key(written)));
      }
    }
    if (field.id == FieldId::date) document_.add_value(field.slot, std::string(values.front()));
    // The title's stems, as of a heading: the words of titles inflect like those of texts.
    if (field.id == FieldId::title && is_split()) score_stems(values.front(), table_.field(FieldId::heading));
  }

  // Names and titles are never stemmed.
  void write_words(const Field& field, std::string_view written) {
    Xapian::termpos last = 0;
    for (const Token& token : tokenize(written)) {
      const Xapian::termpos position = position_ + token.position;
      document_.add_posting(store::field_word_term(field, token.text), position);
      last = token.position;
      if (field.weight == 0) continue;
      const std::string word = store::word_term(token.text);
      if (format_ == PostingFormat::stems) {
        document_.add_posting(metadata_term(token.text), position, field.weight);
      } else if (is_split()) {
        document_.add_posting(word, position, 0);
        document_.add_term(metadata_term(token.text), field.weight);
      } else {
        document_.add_posting(word, position, field.weight);
      }
    }
    position_ += last + gap;
  }

  std::string stem_of(const Token& token) {
    return stemmer_.term(token.text);
  }

  void score_stems(std::string_view text, const Field& field) {
    for (const Token& token : tokenize(text)) document_.add_term(stem_of(token), field.weight);
  }

  void write_text(std::string_view text, FieldId id) {
    const Field& kind = field(id);
    Xapian::termpos last = 0;
    const Token* previous = nullptr;
    const std::vector<Token> tokens = tokenize(text);
    for (const Token& token : tokens) {
      write_word(token, kind);
      if (format_ == PostingFormat::split_and_pairs && token.form == TokenForm::written) {
        if (previous != nullptr) write_pair(*previous, token);
        previous = &token;
      }
      last = token.position;
    }
    position_ += last + gap;
  }

  void write_word(const Token& token, const Field& kind) {
    const Xapian::termpos position = position_ + token.position;
    const std::string word = store::word_term(token.text);
    switch (format_) {
      case PostingFormat::both:
        document_.add_posting(word, position, kind.weight);
        if (token.kind == TokenKind::word && token.form == TokenForm::written) {
          document_.add_term(stem_of(token), kind.weight);
        }
        break;
      case PostingFormat::stems:
        write_stem(token, position, kind.weight);
        break;
      case PostingFormat::words:
        document_.add_posting(word, position, kind.weight);
        break;
      default:
        document_.add_posting(word, position, 0);
        document_.add_term(stem_of(token), kind.weight);
    }
  }

  void write_stem(const Token& token, Xapian::termpos position, unsigned weight) {
    const std::string stem = stem_of(token);
    document_.add_posting(stem, position, weight);
    // A word that is its own stem has the stem's term alone.
    if (stem != store::stem_term(stemmer_.language(), token.text)) {
      document_.add_term(store::word_term(token.text), 0);
    }
  }

  void write_pair(const Token& first, const Token& second) {
    const std::string& language = stemmer_.language();
    if (second.position != first.position + 1) return;
    if (!is_stop_word(language, first.text) || !is_stop_word(language, second.text)) return;
    document_.add_term(pair_term(first.text, second.text), 0);
  }

  store::Record record() const {
    store::Record record;
    record.path = article_.path;
    record.address = article_.address;
    for (const indexer::Fact& fact : article_.facts)
      record.values.push_back({fact.field, fact.written, fact.evidence});
    record.blocks = article_.blocks;
    return record;
  }

  PostingFormat format_;
  const FieldTable table_;
  const indexer::Article& article_;
  indexer::RememberingStemmer& stemmer_;
  Xapian::Document document_;
  Xapian::termpos position_ = 1;
};

Xapian::Document PostingWriter::make(const indexer::Article& article) {
  auto stemmer = stemmers_.find(article.language);
  if (stemmer == stemmers_.end()) {
    stemmer = stemmers_.emplace(article.language, indexer::RememberingStemmer(article.language)).first;
  }
  return Pass(format_, article, stemmer->second).write();
}

}  // namespace rosebud::bench
