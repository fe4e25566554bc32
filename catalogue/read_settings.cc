#include "catalogue/read_settings.hh"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "catalogue/field_table.hh"
#include "catalogue/language.hh"
#include "catalogue/nearest.hh"
#include "catalogue/read_search_settings.hh"
#include "catalogue/settings_section.hh"
#include "catalogue/toml_bounds.hh"
#include "catalogue/utf8.hh"
#include "catalogue/value_key.hh"

namespace rosebud {
namespace {

constexpr std::size_t most_bytes = 1U << 20U;

std::vector<std::string_view> names_of_mapped_fields() {
  std::vector<std::string_view> names;
  for (const Field& row : fields()) {
    if (!row.keys.front().empty()) names.push_back(row.name);
  }
  return names;
}

class SettingsReader {
 public:
  SettingsReader(const toml::table& file, std::string_view name) : root_(file, "", name) {}

  Settings read() {
    constexpr std::array<std::string_view, 10> known{"language", "inference", "ignore", "fields",
                                                     "facets",   "urls",      "people", "join",
                                                     "synonyms", "ranking"};
    root_.refuse_unknown(known);
    read_language();
    settings_.inference = root_.truth("inference").value_or(true);
    settings_.ignore = root_.texts("ignore").value_or(std::vector<std::string>{});
    if (const auto facets = root_.section("facets")) read_facets(*facets);
    if (const auto fields = root_.section("fields")) settings_.fields = read_fields(*fields, false);
    if (const auto urls = root_.section("urls")) read_urls(*urls);
    if (const auto people = root_.section("people")) read_people(*people);
    for (const SettingsSection& join : root_.sections("join")) read_join(join);
    if (const auto synonyms = root_.section("synonyms")) settings_.synonyms = read_synonyms(*synonyms);
    if (const auto ranking = root_.section("ranking")) settings_.boosts = read_boosts(*ranking);
    return std::move(settings_);
  }

 private:
  void read_language() {
    const auto written = root_.text("language");
    if (!written) return;
    const auto code = language_code(*written);
    if (!code) {
      throw root_.error("language", fmt::format("\"{}\" is no language that is known", *written),
                        "Write its two letters: `language = \"fr\"`.");
    }
    settings_.language = *code;
  }

  // Own facets first, since joins may fill them.
  void read_facets(const SettingsSection& facets) {
    for (const std::string& name : facets.keys()) {
      const auto facet = facets.section(name);
      constexpr std::array<std::string_view, 3> known{"keys", "kind", "label"};
      facet->refuse_unknown(known);
      DeclaredField field;
      field.name = name;
      field.kind = kind_of(*facet);
      field.label = facet->text("label").value_or("");
      // Read as paths here, so that a slip is named with its line.
      const auto paths = facet->paths("keys").value_or(std::vector<KeyPath>{});
      for (const KeyPath& path : paths) field.keys.push_back(path.written);
      settings_.declared.push_back(std::move(field));
      check_facets(facets, name, settings_.declared);
    }
  }

  // What may be declared is the field table's to say; where it stands is said here.
  static void check_facets(const SettingsSection& facets, const std::string& name,
                           std::vector<DeclaredField> declared) {
    try {
      const FieldTable table(std::move(declared));
    } catch (const Error& wrong) {
      throw facets.error(name, wrong.message(), std::string(wrong.hint()));
    }
  }

  static FieldKind kind_of(const SettingsSection& facet) {
    const auto written = facet.text("kind");
    if (!written) return FieldKind::keyword;
    for (const FieldKind kind : {FieldKind::keyword, FieldKind::name, FieldKind::number, FieldKind::date}) {
      if (kind_name(kind) == *written) return kind;
    }
    throw facet.error("kind", fmt::format("\"{}\" is no kind of facet", *written),
                      "Known: keyword, name, number, date.");
  }

  std::vector<FieldMapping> read_fields(const SettingsSection& section, bool with_declared) const {
    std::vector<std::string_view> known = names_of_mapped_fields();
    if (with_declared) {
      for (const DeclaredField& field : settings_.declared) known.push_back(field.name);
    }
    std::vector<FieldMapping> mappings;
    for (const std::string& name : section.keys()) {
      if (std::ranges::find(known, name) == known.end()) throw unknown_field(section, name, known);
      mappings.push_back({name, section.paths(name).value_or(std::vector<KeyPath>{}), section.line_of(name)});
    }
    return mappings;
  }

  static Error unknown_field(const SettingsSection& section, const std::string& name,
                             std::span<const std::string_view> known) {
    const auto meant = nearest(name, known);
    return section.error(name, fmt::format("there is no field \"{}\"", name),
                         meant ? fmt::format("Is \"{}\" meant?", *meant)
                               : "`rosebud fields` lists the fields; a `[facets.NAME]` section declares one "
                                 "of your own.");
  }

  void read_urls(const SettingsSection& urls) {
    constexpr std::array<std::string_view, 5> known{"base", "generator", "content", "pattern", "sections"};
    urls.refuse_unknown(known);
    UrlSettings& read = settings_.urls;
    read.base = base_of(urls);
    if (const auto name = urls.text("generator")) {
      const auto generator = generator_named(*name);
      if (!generator) {
        throw urls.error("generator", fmt::format("the generator \"{}\" is not known", *name),
                         "Known: hugo, jekyll, eleventy, astro.");
      }
      read.generator = *generator;
    }
    if (auto content = urls.text("content")) read.content = without_slashes(*content);
    if (const auto sections = urls.section("sections")) {
      for (const std::string& folder : sections->keys()) {
        read.rules.push_back(
            {without_slashes(folder), sections->text(folder).value_or(""), sections->line_of(folder)});
      }
    }
    if (auto pattern = urls.text("pattern")) {
      read.rules.push_back({"", std::move(*pattern), urls.line_of("pattern")});
    }
  }

  static std::string base_of(const SettingsSection& urls) {
    std::string base = urls.text("base").value_or("");
    while (base.ends_with('/')) base.pop_back();
    const bool web = base.starts_with("https://") || base.starts_with("http://");
    const bool clean = base.find_first_of(" \t\n\"<>\\?#") == std::string::npos;
    if (!base.empty() && (!web || !clean)) {
      throw urls.error("base", fmt::format("\"{}\" is not the address of a site", base),
                       "Write it as `base = \"https://example.org\"`.");
    }
    return base;
  }

  static std::string without_slashes(std::string folder) {
    while (folder.ends_with('/')) folder.pop_back();
    while (folder.starts_with("./")) folder.erase(0, 2);
    while (folder.starts_with('/')) folder.erase(0, 1);
    return folder == "." ? "" : folder;
  }

  void read_people(const SettingsSection& people) {
    std::map<std::string, std::string> owner;  // of a name's key: the person it belongs to
    const auto claim = [&](const std::string& person, const std::string& written) {
      const std::string key = value_key(FieldKind::name, written);
      if (key.empty()) throw people.error(person, "a name is empty", "Remove it from the list.");
      const auto [known, fresh] = owner.emplace(key, person);
      if (fresh || known->second == person) return;
      throw people.error(person, fmt::format(R"("{}" is both {} and {})", written, known->second, person),
                         "Name it in one list only.");
    };
    for (const std::string& name : people.keys()) {
      PersonNames person{name, people.texts(name).value_or(std::vector<std::string>{})};
      claim(person.name, person.name);
      for (const std::string& other : person.aliases) claim(person.name, other);
      settings_.people.push_back(std::move(person));
    }
  }

  void read_join(const SettingsSection& join) {
    constexpr std::array<std::string_view, 6> known{"files", "key", "match", "records", "prefer", "fields"};
    join.refuse_unknown(known);
    JoinSettings read;
    read.line = join.line();
    const auto files = join.texts("files");
    const auto key = join.path("key");
    if (!files || files->empty() || !key) {
      throw join.error("", "a join names its files and the key that articles have in common with them",
                       R"(Write `files = "data/films/*.json"` and `key = "imdb_id"`.)");
    }
    read.files = *files;
    read.key = *key;
    read.match = join.path("match").value_or(*key);
    read.records = join.path("records");
    const std::string prefer = join.text("prefer").value_or("article");
    if (prefer != "article" && prefer != "record") {
      throw join.error("prefer", fmt::format("\"{}\" cannot be preferred", prefer),
                       "Known: article, record.");
    }
    read.record_wins = prefer == "record";
    if (const auto fields = join.section("fields")) read.fields = read_fields(*fields, true);
    settings_.joins.push_back(std::move(read));
  }

  SettingsSection root_;
  Settings settings_;
};

void check_before_parsing(std::string_view text, std::string_view file) {
  if (text.size() > most_bytes) {
    throw Error(fmt::format("{} is longer than {} bytes", file, most_bytes),
                "Metadata of works belongs into files of its own: see `[[join]]`.");
  }
  if (const auto bad = utf8::first_invalid(text)) {
    const auto line = 1 + std::ranges::count(text.substr(0, *bad), '\n');
    throw Error(fmt::format("{}:{}: the text is not UTF-8", file, line), "Save the file as UTF-8.");
  }
  if (const auto line = line_nested_too_deeply(text)) {
    throw Error(fmt::format("{}:{}: nested too deeply", file, *line + 1), "Shorten the key or the value.");
  }
}

toml::table parse_file(std::string_view text, std::string_view file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  check_before_parsing(text, file);
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    throw Error(
        fmt::format("{}:{}: not valid TOML: {}", file, error.source().begin.line, error.description()),
        "Write `key = \"value\"`, text in quotes.");
  }
}

}  // namespace

Settings parse_settings(std::string_view text, std::string_view file) {
  const toml::table table = parse_file(text, file);
  return SettingsReader(table, file).read();
}

std::string article_settings(std::string_view text, std::string_view file) {
  toml::table table = parse_file(text, file);
  for (const std::string_view section : {"synonyms", "ranking"}) table.erase(section);
  std::ostringstream written;
  written << toml::toml_formatter(table);
  return std::move(written).str();
}

std::string settings_text(const std::filesystem::path& archive) {
  const std::filesystem::path path = archive / settings_file_name;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return {};
  if (!std::filesystem::is_regular_file(path, error)) {
    throw Error(fmt::format("{} is not a file", path.string()),
                "Rename it: Rosebud looks there for settings.");
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string text;
  if (file) text.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  if (!file) {
    throw system_error(fmt::format("cannot read {}", path.string()), errno != 0 ? errno : EIO,
                       "Give yourself the right to read it, or remove it.");
  }
  return text;
}

Settings read_settings(const std::filesystem::path& archive) {
  return parse_settings(settings_text(archive));
}

}  // namespace rosebud
