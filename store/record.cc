#include "store/record.hh"

#include <cstdint>
#include <utility>

#include "catalogue/error.hh"
#include "store/varint.hh"

namespace rosebud::store {
namespace {

constexpr char record_version = 1;

// Tags: below 0x40 a field's value, from 0x40 a block (from 0x60 one that is a spoiler), above the record's
// own.
constexpr unsigned char block_tag = 0x40;
constexpr unsigned char spoiler_tag = 0x60;
constexpr unsigned char path_tag = 0x80;
constexpr unsigned char address_tag = 0x81;
constexpr unsigned char evidence_tag = 0x82;  // of the value before it
constexpr unsigned char declared_tag =
    0x83;  // a declared field's value: its id in four bytes, then the value
constexpr std::size_t id_bytes = 4;

void put(std::string& data, unsigned char tag, std::string_view bytes) {
  data += static_cast<char>(tag);
  put_varint(data, bytes.size());
  data.append(bytes);
}

[[noreturn]] void throw_damaged() {
  throw Error("the database holds a document that Rosebud did not write",
              "Run `rosebud index --rebuild ARCHIVE` to build it anew.");
}

void put_value(std::string& data, const RecordValue& value) {
  if (value.field < FieldId::first_declared) {
    put(data, static_cast<unsigned char>(value.field), value.written);
    return;
  }
  std::string bytes;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    bytes += static_cast<char>(static_cast<std::uint32_t>(value.field) >> shift & 0xFFU);
  }
  put(data, declared_tag, bytes.append(value.written));
}

struct Entry {
  unsigned char tag;
  std::string_view bytes;
};

Entry take(std::string_view& data) {
  const auto tag = static_cast<unsigned char>(data[0]);
  data.remove_prefix(1);
  const auto length = take_varint(data);
  if (!length || data.size() < *length) throw_damaged();
  const Entry entry{tag, data.substr(0, *length)};
  data.remove_prefix(*length);
  return entry;
}

RecordValue declared_value(std::string_view bytes) {
  if (bytes.size() < id_bytes) throw_damaged();
  std::uint32_t id = 0;
  for (const char byte : bytes.substr(0, id_bytes)) id = id << 8U | static_cast<unsigned char>(byte);
  if (id < static_cast<std::uint32_t>(FieldId::first_declared)) throw_damaged();
  return {static_cast<FieldId>(id), std::string(bytes.substr(id_bytes))};
}

enum class Wanted { all, facts };

Record decode(std::string_view data, Wanted wanted) {
  if (data.empty() || data[0] != record_version) throw_damaged();
  data.remove_prefix(1);
  Record record;
  while (!data.empty()) {
    const Entry entry = take(data);
    if (entry.tag == path_tag) {
      record.path = entry.bytes;
    } else if (entry.tag == address_tag) {
      record.address = entry.bytes;
    } else if (entry.tag == evidence_tag && !record.values.empty()) {
      record.values.back().evidence = entry.bytes;
    } else if (entry.tag == declared_tag) {
      record.values.push_back(declared_value(entry.bytes));
    } else if (entry.tag >= block_tag && entry.tag < path_tag) {
      if (wanted == Wanted::facts) break;  // blocks stand last
      const bool spoiler = entry.tag >= spoiler_tag;
      const auto kind = static_cast<BlockKind>(entry.tag - (spoiler ? spoiler_tag : block_tag));
      record.blocks.push_back({kind, std::string(entry.bytes), spoiler});
    } else if (entry.tag < fields().size()) {
      record.values.push_back({static_cast<FieldId>(entry.tag), std::string(entry.bytes)});
    } else {
      throw_damaged();
    }
  }
  return record;
}

}  // namespace

std::vector<std::string> Record::values_of(FieldId field) const {
  std::vector<std::string> result;
  for (const RecordValue& value : values) {
    if (value.field == field) result.push_back(value.written);
  }
  return result;
}

std::string Record::first_of(FieldId field) const {
  for (const RecordValue& value : values) {
    if (value.field == field) return value.written;
  }
  return {};
}

std::string encode_record(const Record& record) {
  std::string data(1, record_version);
  put(data, path_tag, record.path);
  if (!record.address.empty()) put(data, address_tag, record.address);
  for (const RecordValue& value : record.values) {
    put_value(data, value);
    if (!value.evidence.empty()) put(data, evidence_tag, value.evidence);
  }
  for (const Block& block : record.blocks) {
    const unsigned char tag = block.spoiler ? spoiler_tag : block_tag;
    put(data, static_cast<unsigned char>(tag + static_cast<unsigned char>(block.kind)), block.text);
  }
  return data;
}

Record decode_record(std::string_view data) {
  return decode(data, Wanted::all);
}

Record decode_facts(std::string_view data) {
  return decode(data, Wanted::facts);
}

}  // namespace rosebud::store
