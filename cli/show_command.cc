#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include <fmt/format.h>
#include <unistd.h>

#include "catalogue/field_table.hh"
#include "catalogue/utf8.hh"
#include "cli/problems.hh"
#include "cli/run.hh"
#include "cli/terminal.hh"
#include "indexer/article/read_article.hh"
#include "indexer/article/repeated.hh"
#include "indexer/site/site.hh"
#include "indexer/source_file.hh"
#include "searcher/searcher.hh"
#include "store/generation.hh"
#include "store/reader.hh"

namespace rosebud::cli {
namespace fs = std::filesystem;
namespace {

std::string_view block_name(BlockKind kind) {
  constexpr std::array<std::string_view, 8> names{"paragraph", "heading", "quote", "item",
                                                  "caption",   "code",    "table", "footnote"};
  const auto number = static_cast<std::size_t>(kind);
  return number < names.size() ? names[number] : "block";
}

void print_fact(std::string_view name, std::string_view value, std::string_view note,
                const Terminal& terminal) {
  fmt::print("{:<16}{}{}\n", name, utf8::printable(value),
             note.empty() ? "" : "  " + dim(terminal, utf8::printable(note)));
}

void print_blocks(const std::vector<Block>& blocks, const Terminal& terminal) {
  for (const Block& block : blocks) {
    const std::string name = fmt::format("{}{}", block_name(block.kind), block.spoiler ? ", spoiler" : "");
    fmt::print("\n{}\n{}\n", dim(terminal, name), utf8::printable(block.text));
  }
}

// The archive that `file` belongs to: the folder of the nearest .rosebud above it, else of the nearest
// rosebud.toml, else the current folder for a file below it, as names of folders tell languages and sections;
// else its own folder.
fs::path archive_of(const fs::path& file) {
  fs::path folder = fs::absolute(file).lexically_normal().parent_path();
  const auto database = store::find_upwards(folder);
  if (database) return database->parent_path();
  for (fs::path above = folder; above != above.parent_path(); above = above.parent_path()) {
    if (fs::exists(above / settings_file_name)) return above;
  }
  const bool below = file.is_relative() && !file.empty() && *file.lexically_normal().begin() != "..";
  return below ? fs::current_path() : folder;
}

// What the index of the archive knows to be repeated around its articles; nothing where there is none.
std::shared_ptr<const indexer::RepeatedPassages> repeated_in(const fs::path& archive) {
  const store::DatabaseFolder folder(archive / store::folder_name);
  if (!folder.current()) return nullptr;
  return std::make_shared<indexer::RepeatedPassages>(
      indexer::RepeatedPassages::decode(store::Reader(folder).stamp().repeated));
}

ExitStatus show_parsed(const fs::path& file, indexer::ReadOptions reading) {
  const Terminal terminal = terminal_of(STDOUT_FILENO, "auto");
  const fs::path archive = archive_of(file);
  const fs::path whole = fs::absolute(file).lexically_normal();
  const indexer::FoundFile found{whole.lexically_relative(archive).generic_string(), 0, 0};
  const auto source = indexer::read_source(archive, found);
  if (const auto* problem = std::get_if<indexer::Problem>(&source)) {
    throw Error(indexer::to_string(*problem), problem->hint);
  }
  std::vector<indexer::Problem> problems;
  indexer::use_site(reading, archive, problems);
  print_problems(problems, true);
  reading.repeated = repeated_in(archive);
  const auto result = indexer::read_article(found.path, std::get<indexer::SourceFile>(source).bytes, reading);
  print_problems(result.problems, true);
  if (!result.left_out.empty()) fmt::print("left out: {}\n", result.left_out);
  if (!result.article) return ExitStatus::incomplete;
  print_fact("path", result.article->path, "", terminal);
  print_fact("address", result.article->address, "", terminal);
  for (const indexer::Fact& fact : result.article->facts) {
    const std::string note =
        fact.evidence.empty() ? std::string(indexer::source_name(fact.source)) : "prose: " + fact.evidence;
    print_fact(reading.fields.field(fact.field).name, fact.written, note, terminal);
  }
  print_fact("stemmed as", result.article->language, "", terminal);
  for (const auto& key : result.unknown_keys) print_fact("unknown key", key.key, "", terminal);
  print_blocks(result.article->blocks, terminal);
  for (const Block& block : result.repeated) {
    fmt::print("\n{}\n{}\n", dim(terminal, "left out: repeated in other articles"),
               utf8::printable(block.text));
  }
  return ExitStatus::success;
}

ExitStatus show_indexed(const std::string& path, const Arguments& arguments) {
  const Terminal terminal = terminal_of(STDOUT_FILENO, "auto");
  searcher::Searcher searcher{store::DatabaseFolder(database_to_read(arguments))};
  const auto record = searcher.article(path);
  if (!record) {
    throw Error(fmt::format("no article {} is indexed", path),
                "Name it as `rosebud search` does, relative to the archive.", ExitStatus::incomplete);
  }
  print_fact("path", record->path, "", terminal);
  print_fact("address", record->address, "", terminal);
  const FieldTable& fields = searcher.fields();
  for (const auto& value : record->values) {
    // What the archive declared once and declares no more.
    if (!fields.contains(value.field)) continue;
    print_fact(fields.field(value.field).name, value.written, value.evidence, terminal);
  }
  print_blocks(record->blocks, terminal);
  return ExitStatus::success;
}

}  // namespace

ExitStatus run_show(const Arguments& arguments) {
  if (arguments.positional().size() != 1) {
    throw Error("`rosebud show` needs one article", "Name it as `rosebud search` does.");
  }
  const std::string& article = arguments.positional().front();
  if (!arguments.has("parsed")) return show_indexed(article, arguments);
  indexer::ReadOptions reading;
  reading.drafts = true;
  return show_parsed(article, reading);
}

}  // namespace rosebud::cli
