#include "store/shared_columns.hh"

#include <iterator>

namespace rosebud::store {

std::shared_ptr<const Columns> SharedColumns::get(const ColumnsSource& source) {
  const auto place = place_of(source.identity);
  const std::lock_guard making(place->making);
  if (auto columns = place->columns.lock()) return columns;
  auto columns = current_columns(source, newest_before(source.identity));
  place->columns = columns;
  return columns;
}

std::shared_ptr<SharedColumns::Place> SharedColumns::place_of(const Identity& identity) {
  const std::lock_guard lock(mutex_);
  // What nobody holds or makes any more would only gather.
  std::erase_if(places_, [](const auto& entry) {
    const std::shared_ptr<Place>& place = entry.second;
    if (place.use_count() > 1) return false;
    const std::unique_lock making(place->making, std::try_to_lock);
    return making.owns_lock() && place->columns.expired();
  });
  auto& place = places_[{identity.uuid, identity.revision}];
  if (!place) place = std::make_shared<Place>();
  return place;
}

LiveColumns SharedColumns::newest_before(const Identity& identity) {
  const std::lock_guard lock(mutex_);
  for (auto place = places_.lower_bound({identity.uuid, identity.revision}); place != places_.begin();) {
    --place;
    if (place->first.first != identity.uuid) break;
    // One that is being made is not waited for.
    const std::unique_lock making(place->second->making, std::try_to_lock);
    if (!making) continue;
    if (auto columns = place->second->columns.lock())
      return {std::move(columns), {place->first.first, place->first.second}};
  }
  return {};
}

}  // namespace rosebud::store
