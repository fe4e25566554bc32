#include "store/stamp.hh"

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "catalogue/number_range.hh"
#include "store/declared.hh"
#include "store/search_settings.hh"
#include "store/values.hh"

namespace rosebud::store {
namespace {

constexpr auto format_key = "rosebud.format";
constexpr auto archive_key = "rosebud.archive";
constexpr auto reading_key = "rosebud.reading";
constexpr auto fields_key = "rosebud.fields";
constexpr auto people_key = "rosebud.people";
constexpr auto synonyms_key = "rosebud.synonyms";
constexpr auto boosts_key = "rosebud.boosts";
constexpr auto repeated_key = "rosebud.repeated";
constexpr auto common_key = "rosebud.common";

// What another Rosebud declared by other rules is not guessed at.
FieldTable read_fields(const Xapian::Database& database, const std::string& hint) {
  try {
    return FieldTable(decode_declared(database.get_metadata(fields_key)));
  } catch (const Error& error) {
    throw Error(std::string(error.message()), hint);
  }
}

}  // namespace

void write_stamp(Xapian::WritableDatabase& database, const Stamp& stamp) {
  database.set_metadata(format_key, fmt::format("{}", stamp.format));
  database.set_metadata(archive_key, stamp.archive);
  database.set_metadata(reading_key, stamp.reading);
  database.set_metadata(fields_key, encode_declared(stamp.fields.declared()));
  database.set_metadata(people_key, encode_other_names(stamp.people));
  database.set_metadata(synonyms_key, encode_synonyms(stamp.synonyms));
  database.set_metadata(boosts_key, encode_boosts(stamp.boosts));
  database.set_metadata(repeated_key, stamp.repeated);
  database.set_metadata(common_key, encode_list(stamp.common.of_archive()));
}

Stamp read_stamp(const Xapian::Database& database) {
  Stamp stamp;
  const std::string written = database.get_metadata(format_key);
  stamp.archive = database.get_metadata(archive_key);
  stamp.reading = database.get_metadata(reading_key);
  stamp.repeated = database.get_metadata(repeated_key);
  const std::string hint = fmt::format("Run `rosebud index --rebuild {}` to build it anew.",
                                       stamp.archive.empty() ? "ARCHIVE" : stamp.archive);
  const auto format = parse_number(written);
  if (!format) throw Error("the database was not made by Rosebud", hint);
  stamp.format = *format;
  if (stamp.format != format_version) {
    throw Error(
        fmt::format("the database has format {}, this Rosebud reads format {}", stamp.format, format_version),
        hint);
  }
  stamp.fields = read_fields(database, hint);
  stamp.people = decode_other_names(database.get_metadata(people_key));
  stamp.synonyms = decode_synonyms(database.get_metadata(synonyms_key));
  stamp.boosts = decode_boosts(database.get_metadata(boosts_key));
  stamp.common = CommonWords(decode_list(database.get_metadata(common_key)));
  return stamp;
}

}  // namespace rosebud::store
