#include "store/current_columns.hh"

#include <algorithm>
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

// From what the file holds of one of the revisions whose changes are kept.
std::shared_ptr<const Columns> patched_from_file(const ColumnsSource& source) {
  const std::uint64_t now = source.identity.revision;
  for (std::uint64_t back = 1; back <= std::min<std::uint64_t>(now, most_commits_kept); ++back) {
    const Identity before{source.identity.uuid, now - back};
    auto older = Columns::open(source.generation / columns_name, before, source.table);
    if (older) return patched_from(source, {std::move(older), before});
  }
  return nullptr;
}

}  // namespace

std::shared_ptr<const Columns> current_columns(const ColumnsSource& source, const LiveColumns& live) {
  auto columns = Columns::open(source.generation / columns_name, source.identity, source.table);
  if (!columns) columns = patched_from(source, live);
  if (!columns) columns = patched_from_file(source);
  if (!columns) columns = Columns::read(source.database, source.table);
  return columns;
}

void keep_columns(const std::filesystem::path& generation) {
  mapping_errors([&] {
    const Xapian::Database database(generation.string());
    const Stamp stamp = read_stamp(database);
    const Identity identity{database.get_uuid(), database.get_revision()};
    const auto file = generation / columns_name;
    if (Columns::open(file, identity, stamp.fields)) return;
    current_columns({generation, identity, database, stamp.fields})->write(file, identity);
  });
}

}  // namespace rosebud::store
