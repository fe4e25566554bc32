#include "indexer/article/toml.hh"

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "catalogue/toml_bounds.hh"

namespace rosebud::indexer {
namespace {

class Converter {
 public:
  Converter(std::size_t first_line, const MetadataText& kind) : first_line_(first_line), kind_(kind) {}

  Node convert(const toml::node& source, std::size_t depth) const {
    Node node;
    node.line = line_of(source.source());
    if (depth > max_front_matter_depth) {
      throw MetadataError{node.line, fmt::format("{} is nested too deeply", kind_.name),
                          fmt::format("At most {} levels are read.", max_front_matter_depth)};
    }
    if (const auto* table = source.as_table()) {
      node.kind = Node::Kind::map;
      for (const auto& [key, value] : *table) {
        node.entries.push_back({std::string(key.str()), convert(value, depth + 1)});
      }
      // toml++ sorts by key; the order of the file is the order to believe.
      std::ranges::stable_sort(node.entries, {}, [](const NodeEntry& entry) { return entry.value.line; });
    } else if (const auto* array = source.as_array()) {
      node.kind = Node::Kind::list;
      for (const auto& item : *array) node.items.push_back(convert(item, depth + 1));
    } else {
      node.kind = Node::Kind::scalar;
      node.scalar = written(source);
    }
    return node;
  }

  std::size_t line_of(const toml::source_region& region) const {
    return region.begin.line > 0 ? first_line_ + region.begin.line - 1 : first_line_;
  }

 private:
  static std::string written(const toml::node& source) {
    if (const auto* text = source.as_string()) return text->get();
    if (const auto* truth = source.as_boolean()) return truth->get() ? "true" : "false";
    if (const auto* whole = source.as_integer()) return fmt::format("{}", whole->get());
    if (const auto* number = source.as_floating_point()) return fmt::format("{}", number->get());
    std::ostringstream stream;
    if (const auto* date = source.as_date()) stream << date->get();
    if (const auto* time = source.as_time()) stream << time->get();
    if (const auto* moment = source.as_date_time()) stream << moment->get();
    return stream.str();
  }

  std::size_t first_line_;
  const MetadataText& kind_;
};

}  // namespace

Node parse_toml(std::string_view text, std::size_t first_line, const MetadataText& kind) {
  check_metadata_size(text.size(), first_line, kind);
  if (const auto line = line_nested_too_deeply(text)) {
    throw MetadataError{first_line + *line, fmt::format("{} is nested too deeply", kind.name),
                        "Shorten the key or the value of this line."};
  }
  const Converter converter(first_line, kind);
  try {
    return converter.convert(toml::parse(text), 0);
  } catch (const toml::parse_error& error) {
    throw MetadataError{converter.line_of(error.source()),
                        fmt::format("{} is not valid TOML: {}", kind.name, error.description()),
                        "Write `key = \"value\"`, text in quotes."};
  }
}

}  // namespace rosebud::indexer
