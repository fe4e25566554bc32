// Columns in their file.
#include <algorithm>
#include <functional>
#include <utility>

#include "store/columns.hh"

namespace rosebud::store {
namespace {

constexpr SideFileKind columns_kind{1, 2};

// Whether `offsets` divides so many items without a gap.
template <typename Offset>
bool divides(std::span<const Offset> offsets, std::size_t items) {
  if (offsets.empty() || offsets.front() != 0 || offsets.back() != items) return false;
  bool ascending = true;
  for (std::size_t i = 1; i < offsets.size(); ++i) ascending &= offsets[i - 1] <= offsets[i];
  return ascending;
}

// Whether nothing that columns are asked for lies beyond their arrays.
bool are_sound(const ColumnViews& views) {
  const std::size_t slots = views.lengths.size();
  const std::size_t values = views.article_counts.size();
  if (slots == 0) return false;
  for (const std::size_t size : {views.dates.size(), views.years.size(), views.ratings.size(),
                                 views.title_ranks.size(), views.tie_ranks.size(), views.words.size()}) {
    if (size != slots) return false;
  }
  if (views.row_offsets.size() != slots + 1 || views.card_offsets.size() != slots + 1 ||
      views.key_offsets.size() != values + 1 || views.label_offsets.size() != values + 1) {
    return false;
  }
  std::uint64_t next = 0;
  for (const ColumnField& field : views.fields) {
    if (field.first != next) return false;
    next += field.count;
  }
  if (next != values) return false;
  std::uint32_t greatest = 0;
  for (const std::uint32_t id : views.row_ids) greatest = std::max(greatest, id);
  return (views.row_ids.empty() || greatest < values) && divides(views.row_offsets, views.row_ids.size()) &&
         divides(views.card_offsets, views.cards.size()) && divides(views.key_offsets, views.keys.size()) &&
         divides(views.label_offsets, views.labels.size());
}

std::shared_ptr<const Columns> map(std::optional<SideFile> opened, const FieldTable& table) {
  if (!opened) return nullptr;
  ColumnViews views;
  bool complete = true;
  for_each_array(views, [&]<typename Item>(std::uint32_t number, std::span<const Item>& view) {
    const auto section = opened->section<Item>(number);
    if (section) view = *section;
    complete = complete && section.has_value();
  });
  if (!complete || !are_sound(views)) return nullptr;
  auto columns = std::make_shared<const Columns>(std::move(*opened), views);
  return columns->is_of(table) ? columns : nullptr;
}

}  // namespace

std::shared_ptr<const Columns> Columns::open(const std::filesystem::path& file, const Identity& identity,
                                             const FieldTable& table) {
  return map(SideFile::open(file, columns_kind, identity), table);
}

std::shared_ptr<const Columns> Columns::open_any(const std::filesystem::path& file, std::string_view uuid,
                                                 const FieldTable& table, std::uint64_t& revision) {
  auto opened = SideFile::open_any(file, columns_kind, uuid);
  if (opened) revision = opened->revision();
  return map(std::move(opened), table);
}

void Columns::write(const std::filesystem::path& file, const Identity& identity) const {
  SideFileWriter writer(columns_kind, identity);
  ColumnViews views = views_;
  Cards::Flat flat;
  if (views.card_offsets.empty()) {
    flat = cards_.flat(views.lengths.size());
    views.card_offsets = flat.offsets;
    views.cards = flat.texts;
  }
  for_each_array(views, [&]<typename Item>(std::uint32_t number, const std::span<const Item>& view) {
    writer.add(number, view);
  });
  writer.write(file);
}

}  // namespace rosebud::store
