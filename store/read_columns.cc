// Columns read from a database as a whole.
#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalogue/value_key.hh"
#include "store/column_building.hh"
#include "store/column_ranks.hh"
#include "store/column_values.hh"
#include "store/columns.hh"
#include "store/terms.hh"
#include "store/values.hh"
#include "store/xapian_errors.hh"

namespace rosebud::store {
namespace {

// The values of one field while they are read, numbered in the order in which they were met.
struct FieldValues {
  struct Use {
    Xapian::docid document;
    ValueId value;  // a number, then an id
  };

  explicit FieldValues(const Field& of) : field(&of) {}

  ValueId number_of(std::string_view key) {
    const auto known = numbers.find(key);
    if (known != numbers.end()) return known->second;
    const auto number = static_cast<ValueId>(keys.size());
    numbers.emplace(keys.emplace_back(key), number);
    return number;
  }

  const Field* field;
  std::deque<std::string> keys;     // by number
  std::deque<std::string> aliases;  // as which keys stand in terms that are too long for them
  std::unordered_map<std::string_view, ValueId> numbers;
  std::vector<std::string> labels;  // by number
  std::vector<Use> uses;            // by document
};

class ColumnsReader {
 public:
  ColumnsReader(const Xapian::Database& database, const FieldTable& table)
      : database_(database), table_(table) {}

  OwnedColumns read() {
    read_documents();
    for (const Field& field : table_.fields()) {
      if (!has_column(field)) continue;
      FieldValues values(field);
      read_values(values);
      read_forms(values);
      fields_.push_back(std::move(values));
    }
    number_values();
    write_rows();
    read_sort_values();
    write_cards();
    write_texts();
    rank_ties(columns_, ids_);
    return std::move(columns_);
  }

 private:
  void read_documents() {
    const std::size_t slots = std::size_t{database_.get_lastdocid()} + 1;
    columns_.lengths.assign(slots, 0);
    columns_.dates.assign(slots, 0);
    columns_.years.assign(slots, 0);
    columns_.ratings.assign(slots, Columns::no_rating);
    columns_.words.assign(slots, 0);
    const auto end = database_.postlist_end("");
    for (auto document = database_.postlist_begin(""); document != end; ++document) {
      ids_.push_back(*document);
      columns_.lengths[*document] = document.get_doclength();
    }
  }

  template <typename Use>
  void read_slot(Xapian::valueno slot, Use&& use) {
    const auto end = database_.valuestream_end(slot);
    for (auto value = database_.valuestream_begin(slot); value != end; ++value) {
      use(value.get_docid(), *value);
    }
  }

  void read_values(FieldValues& values) {
    read_slot(values.field->slot, [&](Xapian::docid id, const std::string& list) {
      for_each_key(list, [&](std::string_view key) { values.uses.push_back({id, values.number_of(key)}); });
      if (values.field->id == FieldId::year) columns_.years[id] = first_year(list);
    });
    values.labels.resize(values.keys.size());
  }

  // The most frequent form of every key, in one walk over the forms of the field.
  void read_forms(FieldValues& values) {
    if (values.field->kind == FieldKind::number) {
      for (ValueId i = 0; i < values.keys.size(); ++i) values.labels[i] = number_label(values.keys[i]);
      return;
    }
    if (!values.field->facet) return;  // write_cards() finds them
    std::string prefix = form_prefix(*values.field, "");
    prefix.pop_back();  // the tab that follows the key
    name_long_keys(values, prefix.size());
    std::vector<Xapian::doccount> most(values.keys.size(), 0);
    const auto end = database_.allterms_end(prefix);
    for (auto term = database_.allterms_begin(prefix); term != end; ++term) {
      const std::string text = *term;
      const auto tab = text.find('\t', prefix.size());
      if (tab == std::string::npos) continue;
      const std::string_view key = std::string_view(text).substr(prefix.size(), tab - prefix.size());
      const auto number = values.numbers.find(key);
      if (number == values.numbers.end() || term.get_termfreq() <= most[number->second]) continue;
      most[number->second] = term.get_termfreq();
      values.labels[number->second] = text.substr(tab + 1);
    }
  }

  static void name_long_keys(FieldValues& values, std::size_t prefix_bytes) {
    for (ValueId number = 0; number < values.keys.size(); ++number) {
      const std::string& key = values.keys[number];
      if (key.size() <= longest_form_key) continue;
      std::string alias = form_prefix(*values.field, key).substr(prefix_bytes);
      alias.pop_back();
      values.numbers.emplace(values.aliases.emplace_back(std::move(alias)), number);
    }
  }

  // Gives the values their ids, field by field in the order of their keys.
  void number_values() {
    for (FieldValues& values : fields_) {
      std::vector<ValueId> order(values.keys.size());
      for (ValueId i = 0; i < order.size(); ++i) order[i] = i;
      const FieldKind kind = values.field->kind;
      std::ranges::sort(order, [&](ValueId left, ValueId right) {
        return key_before(kind, values.keys[left], values.keys[right]);
      });
      const auto first = static_cast<ValueId>(keys_.size());
      std::vector<ValueId> ids(order.size());
      for (const ValueId number : order) {
        ids[number] = static_cast<ValueId>(keys_.size());
        keys_.push_back(std::move(values.keys[number]));
        labels_.push_back(std::move(values.labels[number]));
      }
      for (FieldValues::Use& use : values.uses) use.value = ids[use.value];
      columns_.fields.push_back({static_cast<std::uint32_t>(values.field->id),
                                 static_cast<std::uint32_t>(kind), first,
                                 static_cast<std::uint32_t>(order.size())});
      values.numbers.clear();
    }
    columns_.article_counts.assign(keys_.size(), 0);
  }

  void write_rows() {
    std::vector<std::size_t> next(fields_.size(), 0);  // of each field's uses
    columns_.row_offsets.reserve(columns_.lengths.size() + 1);
    for (Xapian::docid id = 0; id < columns_.lengths.size(); ++id) {
      columns_.row_offsets.push_back(static_cast<std::uint32_t>(columns_.row_ids.size()));
      for (std::size_t i = 0; i < fields_.size(); ++i) {
        const auto begin = std::ssize(columns_.row_ids);
        const auto& uses = fields_[i].uses;
        for (; next[i] < uses.size() && uses[next[i]].document == id; ++next[i]) {
          columns_.row_ids.push_back(uses[next[i]].value);
          ++columns_.article_counts[uses[next[i]].value];
        }
        std::sort(columns_.row_ids.begin() + begin, columns_.row_ids.end());
      }
    }
    columns_.row_offsets.push_back(static_cast<std::uint32_t>(columns_.row_ids.size()));
    for (FieldValues& values : fields_) values.uses = {};
  }

  void read_sort_values() {
    read_slot(field(FieldId::date).slot,
              [&](Xapian::docid id, const std::string& date) { columns_.dates[id] = date_number(date); });
    read_slot(field(FieldId::rating).slot, [&](Xapian::docid id, const std::string& value) {
      columns_.ratings[id] = rating_number(value);
    });
    std::vector<std::string> titles(columns_.lengths.size());
    read_slot(field(FieldId::title).slot,
              [&](Xapian::docid id, const std::string& title) { titles[id] = title; });
    rank_titles(columns_, titles, ids_);
  }

  // Decodes every document once, which is most of what reading costs.
  void write_cards() {
    auto id = ids_.begin();
    for (Xapian::docid slot = 0; slot < columns_.lengths.size(); ++slot) {
      columns_.card_offsets.push_back(columns_.cards.size());
      if (id == ids_.end() || *id != slot) continue;
      const std::string data = database_.get_document(slot).get_data();
      const Record record = decode_facts(data);
      columns_.words[slot] = static_cast<std::uint32_t>(count_words(data));
      name_first_forms(record, row_of(columns_, slot));
      append_card(columns_, slot, record, [&](ValueId value) { return label(value); });
      ++id;
    }
    columns_.card_offsets.push_back(columns_.cards.size());
  }

  // The forms of fields that are no facets are not counted in terms.
  void name_first_forms(const Record& record, std::span<const ValueId> row) {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      const Field& of = *fields_[i].field;
      if (of.facet || of.kind == FieldKind::number) continue;
      for (const RecordValue& value : record.values) {
        if (value.field == of.id) name_value(columns_.fields[i], row, value.written);
      }
    }
  }

  void name_value(const ColumnField& field, std::span<const ValueId> row, const std::string& written) {
    const auto nameless = [&](ValueId value) {
      return value - field.first < field.count && labels_[value].empty();
    };
    if (std::ranges::none_of(row, nameless)) return;
    const std::string key = value_key(static_cast<FieldKind>(field.kind), written);
    for (const ValueId value : row) {
      if (nameless(value) && keys_[value] == key) labels_[value] = written;
    }
  }

  void write_texts() {
    columns_.key_offsets.push_back(0);
    columns_.label_offsets.push_back(0);
    for (ValueId id = 0; id < keys_.size(); ++id) {
      append_text(columns_.keys, columns_.key_offsets, keys_[id]);
      append_text(columns_.labels, columns_.label_offsets,
                  labels_[id] == keys_[id] ? std::string() : labels_[id]);
    }
  }

  std::string_view label(ValueId value) const {
    return labels_[value].empty() ? keys_[value] : labels_[value];
  }

  const Xapian::Database& database_;
  const FieldTable& table_;
  OwnedColumns columns_;
  std::vector<Xapian::docid> ids_;  // of all documents, ascending
  std::deque<FieldValues> fields_;
  std::vector<std::string> keys_;    // by value
  std::vector<std::string> labels_;  // by value
};

}  // namespace

std::shared_ptr<const Columns> Columns::read(const Xapian::Database& database, const FieldTable& table) {
  return mapping_errors(
      [&] { return std::make_shared<const Columns>(ColumnsReader(database, table).read()); });
}

}  // namespace rosebud::store
