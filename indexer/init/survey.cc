#include "indexer/init/survey.hh"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "catalogue/fold.hh"
#include "catalogue/number_range.hh"
#include "indexer/archive/scan.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dates.hh"
#include "indexer/article/decode_bytes.hh"
#include "indexer/article/metadata_error.hh"
#include "indexer/article/parse_front_matter.hh"
#include "indexer/source_file.hh"

namespace rosebud::indexer {
namespace {

// Real archives have some dozens; a file that makes up its keys must not fill the memory.
constexpr std::size_t most_keys = 2000;

class Surveyor {
 public:
  explicit Surveyor(std::filesystem::path archive) : archive_(std::move(archive)) {}

  Survey run() {
    for (const FoundFile& file : scan(archive_).files) read(file);
    return std::move(survey_);
  }

 private:
  void read(const FoundFile& file) {
    const auto source = read_source(archive_, file);
    if (std::holds_alternative<Problem>(source)) {
      ++survey_.failed;
      return;
    }
    const DecodedText decoded = decode_bytes(std::get<SourceFile>(source).bytes);
    if (decoded.problem && decoded.problem->severity == Severity::failure) {
      ++survey_.failed;
      return;
    }
    try {
      const Node node = parse_front_matter(split_front_matter(decoded.text));
      ++survey_.articles;
      if (node.kind != Node::Kind::map) ++survey_.without;
      seen_.clear();
      visit("", node, 0);
    } catch (const MetadataError&) {
      ++survey_.failed;
    }
  }

  // `path` leads to `node`, with a dot at its end unless it is empty.
  void visit(const std::string& path, const Node& node, std::size_t depth) {
    constexpr std::size_t deepest = 3;
    for (const NodeEntry& entry : node.entries) {
      if (entry.key.empty() || depth == deepest) continue;
      const std::string name = path + entry.key;
      const bool of_maps = entry.value.kind == Node::Kind::list && !entry.value.items.empty() &&
                           entry.value.items.front().kind == Node::Kind::map;
      if (entry.value.kind == Node::Kind::map) {
        // Themes' own sections, whose keys count as if they stood above.
        const bool section = depth == 0 && (entry.key == "params" || entry.key == "extra");
        visit(section ? "" : name + ".", entry.value, depth + 1);
      } else if (of_maps) {
        for (const Node& item : entry.value.items) visit(name + "[].", item, depth + 1);
      } else {
        count(name, entry.value);
      }
    }
  }

  void count(const std::string& name, const Node& value) {
    if (value.kind == Node::Kind::null) return;
    if (survey_.keys.size() == most_keys && !survey_.keys.contains(name)) return;
    KeyUse& use = survey_.keys[name];
    if (seen_.insert(name).second) ++use.articles;
    if (value.kind == Node::Kind::scalar) count_value(use, value.scalar);
    for (const Node& item : value.items) count_value(use, item.scalar);
  }

  static void count_value(KeyUse& use, std::string_view written) {
    written = trimmed(written);
    if (written.empty()) return;
    ++use.values;
    use.numbers += parse_number(written) ? 1U : 0U;
    use.dates += date_in(written) ? 1U : 0U;
    use.longest = std::max(use.longest, written.size());
    if (use.distinct.size() < max_distinct) use.distinct.insert(fold(written));
    if (use.sample.empty()) use.sample = written;
  }

  std::filesystem::path archive_;
  Survey survey_;
  std::set<std::string> seen_;
};

}  // namespace

Survey survey_archive(const std::filesystem::path& archive) {
  return Surveyor(archive).run();
}

}  // namespace rosebud::indexer
