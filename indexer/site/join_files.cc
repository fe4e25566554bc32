#include "indexer/site/join_files.hh"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "catalogue/csv.hh"
#include "catalogue/fold.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/decode_bytes.hh"
#include "indexer/article/json.hh"
#include "indexer/article/toml.hh"
#include "indexer/article/yaml.hh"
#include "indexer/site/matching_files.hh"
#include "indexer/site/own_keys.hh"
#include "store/hash.hh"

namespace rosebud::indexer {
namespace fs = std::filesystem;
namespace {

// A table of every film there is has some tens of megabytes.
constexpr std::size_t most_bytes = 64U << 20U;
// The YAML reader compares each key of a map with those before it.
constexpr std::size_t most_yaml_bytes = 4U << 20U;

bool is_map(const Node& node) {
  return node.kind == Node::Kind::map;
}

Node map_of(const std::vector<std::string>& header, const CsvRow& row) {
  Node map;
  map.kind = Node::Kind::map;
  map.line = row.line;
  for (std::size_t i = 0; i < std::min(row.cells.size(), header.size()); ++i) {
    Node cell;
    cell.line = row.line;
    cell.scalar = trimmed(row.cells[i]);
    cell.kind = cell.scalar.empty() ? Node::Kind::null : Node::Kind::scalar;
    map.entries.push_back({header[i], std::move(cell)});
  }
  return map;
}

class JoinFileReader {
 public:
  JoinFileReader(const fs::path& archive, const JoinSettings& join, std::vector<Problem>& problems)
      : archive_(archive), join_(join), problems_(problems) {}

  JoinFiles read() {
    std::set<std::string> seen;
    for (const std::string& pattern : join_.files) {
      const std::vector<std::string> paths = matching_files(archive_, pattern);
      if (paths.empty()) {
        report(std::string(settings_file_name), join_.line, fmt::format("no file matches \"{}\"", pattern),
               "Patterns are relative to the folder of rosebud.toml: `data/films/*.json`.");
      }
      for (const std::string& path : paths) {
        if (seen.insert(path).second) read_file(path);
      }
    }
    files_.hash = store::content_hash(hashes_);
    return std::move(files_);
  }

 private:
  void report(std::string path, std::size_t line, std::string message, std::string hint) {
    problems_.push_back({std::move(path), line, std::move(message), std::move(hint), Severity::failure});
  }

  std::optional<std::string> bytes_of(const std::string& path) {
    std::error_code error;
    const auto size = fs::file_size(archive_ / path, error);
    if (!error && size > most_bytes) {
      report(path, 0, fmt::format("is longer than {} MiB", most_bytes >> 20U), "Split it.");
      return std::nullopt;
    }
    std::ifstream file(archive_ / path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (error || !file) {
      report(path, 0, "cannot be read", "Give yourself the right to read it.");
      return std::nullopt;
    }
    return bytes;
  }

  void read_file(const std::string& path) {
    const auto bytes = bytes_of(path);
    hashes_ += path + '\n' + store::content_hash(bytes.value_or("")) + '\n';
    if (!bytes) return;
    DecodedText decoded = decode_bytes(*bytes);
    if (decoded.problem) {
      decoded.problem->path = path;
      problems_.push_back(*decoded.problem);
      if (decoded.problem->severity == Severity::failure) return;
    }
    try {
      parse(path, decoded.text);
    } catch (const MetadataError& error) {
      report(path, error.line, error.message, error.hint);
    }
  }

  void parse(const std::string& path, std::string_view text) {
    const std::string extension = fold(fs::path(path).extension().string());
    const bool yaml = extension == ".yaml" || extension == ".yml";
    const MetadataText limits{"the file", yaml ? most_yaml_bytes : most_bytes};
    if (extension == ".json") return take(path, parse_json(text, 1, limits));
    if (extension == ".toml") return take(path, parse_toml(text, 1, limits));
    if (yaml) return take(path, parse_yaml(text, 1, limits));
    if (is_csv_name(path)) return take_table(path, text);
    report(path, 0, "is of a kind that a join cannot read", "Known: .json, .csv, .tsv, .toml, .yaml.");
  }

  void take_table(const std::string& path, std::string_view text) {
    const CsvTable table = read_csv(text);
    for (const CsvProblem& problem : table.problems) {
      report(path, problem.line, problem.message, "The rest of the file is read; mend the row.");
    }
    for (const CsvRow& row : table.rows) {
      files_.records.push_back({map_of(table.header, row), {}, path, fmt::format("line {}", row.line)});
    }
  }

  void take(const std::string& path, Node root) {
    if (join_.records) {
      auto inner = value_at(root, *join_.records);
      if (!inner) {
        report(path, 0, fmt::format("there is nothing at \"{}\"", join_.records->written),
               "`records` in rosebud.toml says where in the file the records stand.");
        return;
      }
      root = std::move(*inner);
    }
    if (root.kind == Node::Kind::list) return take_list(path, std::move(root.items));
    if (!is_map(root)) {
      report(path, 0, "holds no record", "A file is one record, a list of records or a map of them.");
      return;
    }
    if (take_wrapped(path, root)) return;
    const bool of_records =
        !root.entries.empty() && !value_at(root, join_.match) &&
        std::ranges::all_of(root.entries, [](const NodeEntry& entry) { return is_map(entry.value); });
    if (!of_records) {
      files_.records.push_back({std::move(root), fs::path(path).stem().string(), path, {}});
      return;
    }
    for (NodeEntry& entry : root.entries) {
      files_.records.push_back({std::move(entry.value), entry.key, path, entry.key});
    }
  }

  // `[[film]]` in TOML and {"films": [...]} in JSON: a list of records under a name that says nothing.
  bool take_wrapped(const std::string& path, Node& root) {
    if (value_at(root, join_.match)) return false;
    bool any = false;
    for (NodeEntry& entry : root.entries) {
      const bool list = entry.value.kind == Node::Kind::list && !entry.value.items.empty();
      if (!list || !is_map(entry.value.items.front()) || !value_at(entry.value.items.front(), join_.match))
        continue;
      take_list(path, std::move(entry.value.items));
      any = true;
    }
    return any;
  }

  void take_list(const std::string& path, std::vector<Node> items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (is_map(items[i])) {
        files_.records.push_back({std::move(items[i]), {}, path, fmt::format("record {}", i + 1)});
      } else {
        report(path, items[i].line, fmt::format("record {} is not a map", i + 1), "It is left out.");
      }
    }
  }

  const fs::path& archive_;
  const JoinSettings& join_;
  std::vector<Problem>& problems_;
  JoinFiles files_;
  std::string hashes_;
};

}  // namespace

JoinFiles read_join_files(const fs::path& archive, const JoinSettings& join, std::vector<Problem>& problems) {
  return JoinFileReader(archive, join, problems).read();
}

}  // namespace rosebud::indexer
