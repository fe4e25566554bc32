#include "store/dictionary/current_dictionary.hh"

#include <memory>
#include <utility>

#include "store/current_columns.hh"
#include "store/dictionary/build_dictionary.hh"
#include "store/side_file.hh"
#include "store/xapian_errors.hh"

namespace rosebud::store {
namespace {

constexpr SideFileKind dictionary_kind{2, 1};

void write_dictionary(const Dictionary& dictionary, const std::filesystem::path& file,
                      const Identity& identity) {
  SideFileWriter writer(dictionary_kind, identity);
  Words words = dictionary.words();
  Names titles = dictionary.titles();
  Names people = dictionary.people();
  Dictionary::each_section(words, titles, people,
                           [&](std::uint32_t number, const auto& items) { writer.add(number, items); });
  writer.write(file);
}

std::optional<Dictionary> map(std::optional<SideFile> opened) {
  if (!opened) return std::nullopt;
  const auto file = std::make_shared<const SideFile>(std::move(*opened));
  Words words;
  Names titles;
  Names people;
  bool complete = true;
  Dictionary::each_section(words, titles, people,
                           [&]<typename Item>(std::uint32_t number, std::span<const Item>& items) {
                             const auto section = file->section<Item>(number);
                             if (section) items = *section;
                             complete = complete && section.has_value();
                           });
  return complete ? Dictionary::of(words, titles, people, file) : std::nullopt;
}

}  // namespace

std::optional<Dictionary> open_dictionary(const std::filesystem::path& generation, const Identity& identity) {
  return map(SideFile::open(generation / dictionary_name, dictionary_kind, identity));
}

std::optional<DatedDictionary> open_any_dictionary(const std::filesystem::path& generation,
                                                   std::string_view uuid) {
  auto opened = SideFile::open_any(generation / dictionary_name, dictionary_kind, uuid);
  if (!opened) return std::nullopt;
  const std::uint64_t revision = opened->revision();
  auto mapped = map(std::move(opened));
  if (!mapped) return std::nullopt;
  return DatedDictionary{std::move(*mapped), revision};
}

Dictionary current_dictionary(const DictionarySource& source) {
  if (auto mapped = open_dictionary(source.generation, source.identity)) return std::move(*mapped);
  const auto columns =
      current_columns({source.generation, source.identity, source.database, source.stamp.fields});
  return build_dictionary(source.database, source.stamp, *columns);
}

void keep_dictionary(const std::filesystem::path& generation, const Keeping& keeping) {
  mapping_errors([&] {
    const Xapian::Database database(generation.string());
    const Stamp stamp = read_stamp(database);
    const Identity identity{database.get_uuid(), database.get_revision()};
    if (open_dictionary(generation, identity)) return;
    const auto file = generation / dictionary_name;
    const bool may_stay = !has_had_its_time(file, database.get_doccount(), keeping);
    if (may_stay && open_any_dictionary(generation, identity.uuid)) return;
    write_dictionary(current_dictionary({generation, identity, database, stamp}), file, identity);
  });
}

}  // namespace rosebud::store
