#include "searcher/hit.hh"

#include <utility>
#include <vector>

#include "catalogue/declared_field.hh"

namespace rosebud::searcher {
namespace {

std::vector<DeclaredValues> declared_values(const store::Record& record, const FieldTable& fields) {
  std::vector<DeclaredValues> all;
  for (const DeclaredField& own : fields.declared()) {
    DeclaredValues values{declared_id(own.name), {}};
    values.written = record.values_of(values.field);
    if (!values.written.empty()) all.push_back(std::move(values));
  }
  return all;
}

}  // namespace

Hit hit_of(const store::Record& record, const FieldTable& fields) {
  Hit hit;
  hit.path = record.path;
  hit.title = record.first_of(FieldId::title);
  hit.address = record.address;
  hit.years = record.values_of(FieldId::year);
  hit.directors = record.values_of(FieldId::director);
  hit.writers = record.values_of(FieldId::writer);
  hit.date = record.first_of(FieldId::date);
  hit.rating = record.first_of(FieldId::rating);
  for (const store::RecordValue& value : record.values) {
    if (!value.evidence.empty()) hit.inferred.push_back({value.field, value.written, value.evidence});
  }
  hit.declared = declared_values(record, fields);
  return hit;
}

}  // namespace rosebud::searcher
