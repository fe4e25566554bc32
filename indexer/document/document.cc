#include "indexer/document/document.hh"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "catalogue/fold.hh"
#include "catalogue/title_key.hh"
#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"
#include "catalogue/value_key.hh"
#include "indexer/document/pairs.hh"
#include "store/record.hh"
#include "store/terms.hh"

namespace rosebud::indexer {
namespace {

// Between two texts of one article, so that no phrase matches across them.
constexpr Xapian::termpos gap = 100;

// A title sorts by its first letters; more would only lengthen the values.
constexpr std::size_t sort_key_bytes = 64;

bool is_title(FieldId id) {
  return id == FieldId::title || id == FieldId::work || id == FieldId::other_title;
}

class DocumentWriter {
 public:
  DocumentWriter(const FieldTable& table, const CommonWords& common, const Article& article,
                 RememberingStemmer& stemmer)
      : table_(table), common_(common), article_(article), stemmer_(stemmer) {}

  Xapian::Document write(const store::FileStamp& stamp) {
    for (const Field& field : table_.fields()) write_field(field);
    write_other_names();
    write_blocks();
    // Also where the language was assumed: a query is stemmed in the languages that most articles are stemmed
    // in.
    const Field& language = field(FieldId::language);
    document_.add_boolean_term(store::value_term(language, article_.language));
    // So that what is counted is what is found when it is chosen.
    if (article_.values_of(FieldId::language).empty()) {
      document_.add_value(language.slot, store::encode_list(std::vector{article_.language}));
    }
    document_.add_boolean_term(store::path_term(article_.path));
    document_.add_boolean_term(store::content_term(stamp.hash));
    document_.add_value(store::path_slot, article_.path);
    document_.add_value(store::stamp_slot, store::encode_stamp(stamp));
    document_.set_data(store::encode_record(record()));
    return std::move(document_);
  }

 private:
  void write_field(const Field& field) {
    const auto values = article_.values_of(field.id);
    if (field.prefix.empty() || values.empty()) return;
    std::vector<std::string> keys;
    for (const std::string_view written : values) {
      write_words(field, written);
      if (is_title(field.id)) write_whole_title(field, written);
      write_value(field, written, keys);
    }
    if (field.slot == 0) return;
    if (field.id == FieldId::title) {
      document_.add_value(field.slot, std::string(utf8::prefix(fold(values.front()), sort_key_bytes)));
    } else if (field.id == FieldId::rating) {
      if (article_.rating) document_.add_value(field.slot, fmt::format("{:03}", *article_.rating));
    } else if (field.id == FieldId::date) {
      document_.add_value(field.slot, std::string(values.front()));
    } else {
      document_.add_value(field.slot, store::encode_list(keys));
    }
  }

  // The words of a field, for the text search and for `field:word`. Never stemmed: they are names and titles.
  void write_words(const Field& field, std::string_view written) {
    if (field.kind == FieldKind::date || field.id == FieldId::rating || field.id == FieldId::language) return;
    Xapian::termpos last = 0;
    const std::vector<Token> tokens = tokenize(written);
    if (field.weight > 0) write_pairs(tokens);
    write_splits(tokens);
    for (const Token& token : tokens) {
      const Xapian::termpos position = position_ + token.position;
      document_.add_posting(store::field_word_term(field, token.text), position);
      last = token.position;  // tokens stand by position
      if (field.weight == 0) continue;
      document_.add_posting(store::word_term(token.text), position, 0);
      document_.add_term(store::fact_word_term(token.text), field.weight);
    }
    position_ += last + gap;
  }

  // Of each two common words that stand side by side.
  void write_pairs(const std::vector<Token>& tokens) {
    for_each_pair(
        tokens, [&](const Token& token) { return common_.holds(token.text); },
        [&](const Token& first, const Token& second) {
          document_.add_boolean_term(common_.holds_pair(first.text, second.text)
                                         ? store::pair_term(first.text, second.text)
                                         : store::shared_pair_term(first.text, second.text));
        });
  }

  // Of each spelling that joins several words, which these are.
  void write_splits(const std::vector<Token>& tokens) {
    for (const Token& joined : tokens) {
      if (joined.form != TokenForm::equivalent || joined.span < 2) continue;
      std::vector<std::string> words;
      const auto first = std::ranges::lower_bound(tokens, joined.position, {}, &Token::position);
      for (auto one = first; one != tokens.end() && one->position < joined.position + joined.span; ++one) {
        if (one->form == TokenForm::written) words.push_back(one->text);
      }
      if (words.size() == joined.span) document_.add_boolean_term(store::split_term(joined.text, words));
    }
  }

  // Other spellings and pieces of a word are stemmed too: whoever types them types words.
  void write_stem(const Token& token, unsigned weight) {
    document_.add_term(stemmer_.term(token.text), weight);
  }

  void write_whole_title(const Field& field, std::string_view written) {
    const std::string key = title_key(written);
    if (!key.empty()) document_.add_boolean_term(store::whole_title_term(field, key));
  }

  // The whole value, for refinements and facets.
  void write_value(const Field& field, std::string_view written, std::vector<std::string>& keys) {
    const std::string key = value_key(field.kind, written);
    if (std::ranges::find(keys, key) != keys.end()) return;
    document_.add_boolean_term(store::value_term(field, key));
    if (field.facet) document_.add_boolean_term(store::form_term(field, key, written));
    keys.push_back(key);
  }

  // Found by their words, but no values: those are under the name that was chosen.
  void write_other_names() {
    for (const Fact& name : article_.also_found_as) write_words(table_.field(name.field), name.written);
  }

  void write_blocks() {
    for (const Block& block : article_.blocks) {
      const Field& kind = field(block.kind == BlockKind::heading ? FieldId::heading : FieldId::text);
      Xapian::termpos last = 0;
      const std::vector<Token> tokens = tokenize(block.text);
      write_pairs(tokens);
      write_splits(tokens);
      for (const Token& token : tokens) {
        document_.add_posting(store::word_term(token.text), position_ + token.position, 0);
        write_stem(token, kind.weight);
        last = token.position;
      }
      position_ += last + gap;
    }
  }

  store::Record record() const {
    store::Record record;
    record.path = article_.path;
    record.address = article_.address;
    for (const Fact& fact : article_.facts)
      record.values.push_back({fact.field, fact.written, fact.evidence});
    record.blocks = article_.blocks;
    return record;
  }

  const FieldTable& table_;
  const CommonWords& common_;
  const Article& article_;
  RememberingStemmer& stemmer_;
  Xapian::Document document_;
  Xapian::termpos position_ = 1;
};

}  // namespace

const std::string& RememberingStemmer::term(const std::string& word) {
  // The words of a shard fit many times over; only text that never repeats itself gets here.
  constexpr std::size_t most = 1U << 18U;
  if (known_.size() >= most) known_.clear();
  const auto known = known_.find(word);
  if (known != known_.end()) return known->second;
  return known_.emplace(word, store::stem_term(stemmer_.language(), stemmer_.stem(word))).first->second;
}

Xapian::Document DocumentMaker::make(const Article& article, const store::FileStamp& stamp) {
  return DocumentWriter(fields_, common_, article, stemmer(article.language)).write(stamp);
}

RememberingStemmer& DocumentMaker::stemmer(const std::string& language) {
  const auto found = stemmers_.find(language);
  if (found != stemmers_.end()) return found->second;
  return stemmers_.emplace(language, RememberingStemmer(language)).first->second;
}

}  // namespace rosebud::indexer
