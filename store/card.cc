#include "store/card.hh"

#include <algorithm>
#include <cstdint>

#include "store/varint.hh"

namespace rosebud::store {
namespace {

// A text's length and its bytes.
void put(std::string& card, std::string_view text) {
  put_varint(card, text.size());
  card.append(text);
}

// What put() wrote at the head of `bytes`, and takes it from there; as much as there is of what was cut.
std::string_view take(std::string_view& bytes) {
  const std::uint64_t length = take_varint(bytes).value_or(0);
  const std::string_view text = bytes.substr(0, length);
  bytes.remove_prefix(text.size());
  return text;
}

bool has_inferred(const Record& record, FieldId field) {
  return std::ranges::any_of(record.values, [&](const RecordValue& value) {
    return value.field == field && !value.evidence.empty();
  });
}

// The title stands in the card's head, unless there is more to say of it.
bool is_in_the_head(FieldId field, const std::vector<std::string>& written) {
  return field == FieldId::title && written.size() == 1;
}

std::vector<RecordValue> own_values(const Record& record, const FollowsFromElsewhere& follows) {
  std::vector<RecordValue> inferred;
  std::vector<RecordValue> stated;
  FieldId asked = FieldId::text;  // no value is one of the text
  bool left_out = false;
  for (const RecordValue& value : record.values) {
    if (has_inferred(record, value.field)) {
      inferred.push_back(value);
    } else if (is_shown(value.field)) {
      if (value.field != asked) {
        asked = value.field;
        const auto written = record.values_of(asked);
        left_out = is_in_the_head(asked, written) || follows(asked, written);
      }
      if (!left_out) stated.push_back(value);
    }
  }
  std::ranges::stable_sort(stated, {}, &RecordValue::field);
  inferred.insert(inferred.end(), stated.begin(), stated.end());
  return inferred;
}

}  // namespace

bool is_shown(FieldId field) {
  switch (field) {
    case FieldId::title:
    case FieldId::year:
    case FieldId::director:
    case FieldId::writer:
    case FieldId::date:
    case FieldId::rating:
      return true;
    default:
      return field >= FieldId::first_declared;
  }
}

Card read_card(std::string_view bytes) {
  Card card;
  card.path = take(bytes);
  card.title = take(bytes);
  card.address = take(bytes);
  card.values = bytes;
  return card;
}

std::string write_card(const Record& record, const FollowsFromElsewhere& follows) {
  std::string card;
  put(card, record.path);
  put(card, record.first_of(FieldId::title));
  put(card, record.address);
  Record own;
  own.values = own_values(record, follows);
  if (!own.values.empty()) card += encode_record(own);
  return card;
}

}  // namespace rosebud::store
