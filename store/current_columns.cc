#include "store/current_columns.hh"

#include <utility>

#include "store/changes.hh"
#include "store/stamp.hh"
#include "store/xapian_errors.hh"

namespace rosebud::store {
namespace {

std::shared_ptr<const Columns> patched_from(const ColumnsSource& source, const LiveColumns& older) {
  if (!older.columns || older.identity.uuid != source.identity.uuid) return nullptr;
  const auto changed =
      mapping_errors([&] { return changes_since(source.database, older.identity.revision); });
  return changed ? Columns::patched(*older.columns, source.database, source.table, *changed) : nullptr;
}

// So many are read again in a millisecond.
constexpr std::size_t few_documents = 16;

LiveColumns in_file(const ColumnsSource& source) {
  LiveColumns found{nullptr, source.identity};
  found.columns = Columns::open_any(source.generation / columns_name, source.identity.uuid, source.table,
                                    found.identity.revision);
  return found;
}

// Whether few documents changed since the file was written, and it is known which.
bool is_near(const ColumnsSource& source) {
  const LiveColumns older = in_file(source);
  if (!older.columns) return false;
  const auto changed = changes_since(source.database, older.identity.revision);
  return changed && changed->size() <= few_documents + source.database.get_doccount() / 100;
}

}  // namespace

std::shared_ptr<const Columns> current_columns(const ColumnsSource& source, const LiveColumns& live) {
  auto columns = Columns::open(source.generation / columns_name, source.identity, source.table);
  if (!columns) columns = patched_from(source, live);
  if (!columns) columns = patched_from(source, in_file(source));
  if (!columns) columns = Columns::read(source.database, source.table);
  return columns;
}

void keep_columns(const std::filesystem::path& generation, const Keeping& keeping) {
  mapping_errors([&] {
    const Xapian::Database database(generation.string());
    const Stamp stamp = read_stamp(database);
    const Identity identity{database.get_uuid(), database.get_revision()};
    const auto file = generation / columns_name;
    if (Columns::open(file, identity, stamp.fields)) return;
    const ColumnsSource source{generation, identity, database, stamp.fields};
    const bool may_stay = !has_had_its_time(file, database.get_doccount(), keeping);
    if (may_stay && is_near(source)) return;
    current_columns(source)->write(file, identity);
  });
}

}  // namespace rosebud::store
