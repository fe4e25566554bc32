// Columns from older ones and the documents that changed since.
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "store/column_building.hh"
#include "store/column_ranks.hh"
#include "store/column_values.hh"
#include "store/columns.hh"
#include "store/merge_values.hh"
#include "store/values.hh"
#include "store/xapian_errors.hh"

namespace rosebud::store {
namespace {

// A changed document as it is now.
struct FreshDocument {
  Xapian::docid id = 0;
  std::vector<std::vector<std::string>> keys;  // by column
  std::string title;                           // folded, to sort by
  Record record;
};

class ColumnsPatcher {
 public:
  ColumnsPatcher(const Columns& older, const Xapian::Database& database, const FieldTable& table)
      : older_(older),
        database_(database),
        table_(table),
        slots_(std::size_t{database.get_lastdocid()} + 1),
        is_changed_(std::max(slots_, older.lengths().size()), false),
        values_(older, database, table) {}

  // `changed` ascending.
  std::shared_ptr<const Columns> patch(std::span<const Xapian::docid> changed) {
    for (const Xapian::docid id : changed) is_changed_.at(id) = true;
    copy_slots(changed);
    for (const Xapian::docid id : changed) {
      drop_values(id);
      read_document(id);
    }
    values_.write(columns_);
    write_rows(changed);
    write_cards(changed);
    rank();
    return std::make_shared<const Columns>(std::move(columns_), std::move(cards_));
  }

 private:
  // What stands under the ids of documents that did not change.
  void copy_slots(std::span<const Xapian::docid> changed) {
    const auto copy = [&](auto& to, const auto& from, auto none) {
      to.reserve(slots_);
      to.assign(from.begin(), from.end());
      to.resize(slots_, none);
      for (const Xapian::docid id : changed) to[id] = none;
    };
    const ColumnViews& from = older_.arrays();
    copy(columns_.lengths, from.lengths, std::uint32_t{0});
    copy(columns_.dates, from.dates, std::uint32_t{0});
    copy(columns_.years, from.years, std::uint16_t{0});
    copy(columns_.ratings, from.ratings, Columns::no_rating);
    copy(columns_.words, from.words, std::uint32_t{0});
  }

  void drop_values(Xapian::docid id) {
    if (!older_.knows(id)) return;
    for (const ValueId old : older_.row(id)) values_.drop(old);
  }

  void read_document(Xapian::docid id) {
    std::optional<Xapian::Document> found;
    try {
      found = database_.get_document(id);
      columns_.lengths[id] = database_.get_doclength(id);
    } catch (const Xapian::DocNotFoundError&) {
      return;  // it was removed
    }
    FreshDocument& fresh = documents_.emplace_back();
    fresh.id = id;
    for (std::size_t i = 0; i < older_.fields().size(); ++i) {
      const Field& of = table_.field(static_cast<FieldId>(older_.fields()[i].field));
      const std::string list = found->get_value(of.slot);
      if (of.id == FieldId::year) columns_.years[id] = first_year(list);
      fresh.keys.push_back(decode_list(list));
      for (const std::string& key : fresh.keys.back()) values_.add(i, key);
    }
    fresh.title = found->get_value(field(FieldId::title).slot);
    const std::string data = found->get_data();
    fresh.record = decode_facts(data);
    columns_.words[id] = static_cast<std::uint32_t>(count_words(data));
    columns_.dates[id] = date_number(found->get_value(field(FieldId::date).slot));
    columns_.ratings[id] = rating_number(found->get_value(field(FieldId::rating).slot));
  }

  void write_rows(std::span<const Xapian::docid> changed) {
    auto& ids = columns_.row_ids;
    ids.reserve(older_.arrays().row_ids.size() + documents_.size() * 16);
    columns_.row_offsets.resize(slots_ + 1);
    auto fresh = documents_.begin();
    std::size_t next = 0;
    for (const Xapian::docid id : changed) {
      copy_rows(next, id);
      columns_.row_offsets[id] = static_cast<std::uint32_t>(ids.size());
      if (fresh != documents_.end() && fresh->id == id) append_row(*fresh++);
      next = std::size_t{id} + 1;
    }
    copy_rows(next, slots_);
    columns_.row_offsets[slots_] = static_cast<std::uint32_t>(ids.size());
  }

  // Those of the documents from `from` up to but not with `end`, none of which changed. Ids keep their order,
  // whatever comes or goes between them.
  void copy_rows(std::size_t from, std::size_t end) {
    const std::span<const std::uint32_t> offsets = older_.arrays().row_offsets;
    auto& ids = columns_.row_ids;
    const std::size_t known = std::clamp(older_.lengths().size(), from, end);
    if (from < known) {
      const std::uint32_t begin = offsets[from];
      const auto moved = static_cast<std::uint32_t>(ids.size()) - begin;
      for (std::size_t id = from; id < known; ++id) columns_.row_offsets[id] = offsets[id] + moved;
      values_.append(older_.arrays().row_ids.subspan(begin, offsets[known] - begin), ids);
    }
    for (std::size_t id = known; id < end; ++id) {
      columns_.row_offsets[id] = static_cast<std::uint32_t>(ids.size());
    }
  }

  void append_row(const FreshDocument& document) {
    auto& ids = columns_.row_ids;
    const auto begin = std::ssize(ids);
    for (std::size_t i = 0; i < document.keys.size(); ++i) {
      for (const std::string& key : document.keys[i]) ids.push_back(values_.id_of(i, key));
    }
    std::sort(ids.begin() + begin, ids.end());
  }

  void write_cards(std::span<const Xapian::docid> changed) {
    Cards::Fresh fresh;
    for (const Xapian::docid id : changed) fresh[id];
    for (const FreshDocument& document : documents_) {
      fresh[document.id] = card_now(document.id, document.record);
    }
    for (Xapian::docid id = 0; values_.any_relabelled() && id < slots_; ++id) {
      if (!is_changed_[id] && older_.knows(id) && has_relabelled(id)) {
        fresh[id] = card_now(id, older_.record(id));
      }
    }
    cards_ = older_.cards().with(std::move(fresh), slots_);
  }

  std::string card_now(Xapian::docid id, const Record& record) {
    return card_of(columns_, id, record, [&](ValueId value) { return label_of(columns_, value); });
  }

  // Then what follows from its values is another thing than it was.
  bool has_relabelled(Xapian::docid id) const {
    return std::ranges::any_of(row_of(columns_, id),
                               [&](ValueId value) { return values_.is_relabelled(value); });
  }

  void rank() {
    std::vector<Xapian::docid> ids;
    std::vector<FreshTitle> titles;
    for (FreshDocument& document : documents_) {
      ids.push_back(document.id);
      titles.push_back({std::move(document.title), document.id});
    }
    const OlderOrder order{older_.arrays(), is_changed_,
                           [&](Xapian::docid id) { return read_card(cards_.of(id)).path; }};
    insert_ties(columns_, order, std::move(ids));
    const Xapian::valueno slot = field(FieldId::title).slot;
    insert_titles(columns_, order, std::move(titles),
                  [&](Xapian::docid id) { return database_.get_document(id).get_value(slot); });
  }

  const Columns& older_;
  const Xapian::Database& database_;
  const FieldTable& table_;
  std::size_t slots_;
  std::vector<bool> is_changed_;
  MergedValues values_;
  std::vector<FreshDocument> documents_;
  OwnedColumns columns_;
  Cards cards_;
};

}  // namespace

std::shared_ptr<const Columns> Columns::patched(const Columns& older, const Xapian::Database& database,
                                                const FieldTable& table,
                                                std::span<const Xapian::docid> changed) {
  const Xapian::docid last = database.get_lastdocid();
  const bool fits = older.is_of(table) && older.last_docid() <= last &&
                    std::ranges::all_of(changed, [&](Xapian::docid id) { return id <= last; });
  if (!fits) return read(database, table);
  return mapping_errors([&] { return ColumnsPatcher(older, database, table).patch(changed); });
}

}  // namespace rosebud::store
