#include "indexer/article/yaml.hh"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <yaml.h>

#include "catalogue/utf8.hh"

namespace rosebud::indexer {
namespace {

struct DeleteEvent {
  void operator()(yaml_event_t* event) const {
    yaml_event_delete(event);
    delete event;
  }
};
using Event = std::unique_ptr<yaml_event_t, DeleteEvent>;

bool is_null(const yaml_event_t& event, std::string_view value) {
  if (event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE) return false;
  return value.empty() || value == "~" || value == "null" || value == "Null" || value == "NULL";
}

// The places, in characters, of what libyaml takes for a line's end and nobody else does: U+2028 and U+2029.
std::vector<std::size_t> unicode_breaks(std::string_view text) {
  std::vector<std::size_t> places;
  if (text.find("\xE2\x80") == std::string_view::npos) return places;
  std::size_t character = 0;
  for (std::size_t at = 0; at < text.size(); ++character) {
    const auto [c, length] = utf8::decode(text, at);
    if (c == 0x2028 || c == 0x2029) places.push_back(character);
    at += length;
  }
  return places;
}

class Parser {
 public:
  Parser(std::string_view text, std::size_t first_line, const MetadataText& kind)
      : first_line_(first_line), kind_(kind), breaks_(unicode_breaks(text)) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { yaml_parser_delete(&parser_); }

  Node parse() {
    Event event = next();
    while (event->type == YAML_STREAM_START_EVENT || event->type == YAML_DOCUMENT_START_EVENT) event = next();
    if (event->type == YAML_STREAM_END_EVENT) return {};
    Node root = read(*event, 0);
    // Drain the stream, so that an error after the first value is not overlooked.
    while (event->type != YAML_STREAM_END_EVENT) event = next();
    return root;
  }

 private:
  // The line as editors and `sed` count them.
  std::size_t line_of(const yaml_mark_t& mark) const {
    const auto before = std::ranges::lower_bound(breaks_, mark.index) - breaks_.begin();
    return first_line_ + mark.line - std::min(mark.line, static_cast<std::size_t>(before));
  }

  [[noreturn]] void fail() const {
    const char* problem = parser_.problem != nullptr ? parser_.problem : "cannot be read";
    // libyaml reports errors of its reader by byte offset only.
    const std::size_t line = parser_.error == YAML_READER_ERROR ? first_line_ : line_of(parser_.problem_mark);
    throw MetadataError{line, fmt::format("{} is not valid YAML: {}", kind_.name, problem),
                        "Put a value that holds ':', '#' or quotes in quotes, and indent with spaces."};
  }

  Event next() {
    auto raw = std::make_unique<yaml_event_t>();
    if (yaml_parser_parse(&parser_, raw.get()) == 0) fail();
    return Event(raw.release());
  }

  Node read(const yaml_event_t& event, std::size_t depth) {
    if (depth > max_front_matter_depth) {
      throw MetadataError{line_of(event.start_mark), fmt::format("{} is nested too deeply", kind_.name),
                          fmt::format("At most {} levels are read.", max_front_matter_depth)};
    }
    Node node;
    node.line = line_of(event.start_mark);
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        read_scalar(event, node);
        break;
      case YAML_SEQUENCE_START_EVENT:
        read_list(node, depth);
        break;
      case YAML_MAPPING_START_EVENT:
        read_map(node, depth);
        break;
      case YAML_ALIAS_EVENT:
        return aliased(event);
      default:
        throw MetadataError{node.line, fmt::format("{} is not valid YAML", kind_.name), ""};
    }
    remember(event, node);
    return node;
  }

  // The value that an alias (*name) repeats.
  Node aliased(const yaml_event_t& event) {
    const auto* name = reinterpret_cast<const char*>(event.data.alias.anchor);
    const auto anchor = anchors_.find(name);
    const std::size_t line = line_of(event.start_mark);
    if (anchor == anchors_.end()) {
      throw MetadataError{line, fmt::format("{} repeats *{}, which nothing defines", kind_.name, name),
                          "Write `&name` before the value it repeats, above."};
    }
    // Aliases of aliases grow without bounds; those of people do not.
    constexpr std::size_t most_repeated = 2000;
    repeated_ += anchor->second.values;
    if (repeated_ > most_repeated) {
      throw MetadataError{line, fmt::format("{} repeats too many values by YAML aliases", kind_.name),
                          "Write them out."};
    }
    return anchor->second.node;
  }

  void remember(const yaml_event_t& event, const Node& node) {
    const yaml_char_t* name = event.type == YAML_SCALAR_EVENT           ? event.data.scalar.anchor
                              : event.type == YAML_SEQUENCE_START_EVENT ? event.data.sequence_start.anchor
                                                                        : event.data.mapping_start.anchor;
    if (name == nullptr) return;
    anchors_[reinterpret_cast<const char*>(name)] = {node, values_in(node)};
  }

  static std::size_t values_in(const Node& node) {
    std::size_t values = 1;
    for (const Node& item : node.items) values += values_in(item);
    for (const NodeEntry& entry : node.entries) values += values_in(entry.value);
    return values;
  }

  static void read_scalar(const yaml_event_t& event, Node& node) {
    node.scalar.assign(reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length);
    node.kind = is_null(event, node.scalar) ? Node::Kind::null : Node::Kind::scalar;
  }

  void read_list(Node& node, std::size_t depth) {
    node.kind = Node::Kind::list;
    for (Event event = next(); event->type != YAML_SEQUENCE_END_EVENT; event = next()) {
      node.items.push_back(read(*event, depth + 1));
    }
  }

  void read_map(Node& node, std::size_t depth) {
    node.kind = Node::Kind::map;
    for (Event event = next(); event->type != YAML_MAPPING_END_EVENT; event = next()) {
      Node key = read(*event, depth + 1);
      const Event value_event = next();
      Node value = read(*value_event, depth + 1);
      if (key.scalar == "<<") {
        merge(node, value);
        continue;
      }
      const auto same = std::ranges::find(node.entries, key.scalar, &NodeEntry::key);
      if (same != node.entries.end()) {
        same->value = std::move(value);
      } else {
        node.entries.push_back({std::move(key.scalar), std::move(value)});
      }
    }
  }

  // `<<: *defaults` brings keys that the map does not have itself.
  static void merge(Node& node, const Node& value) {
    for (const NodeEntry& entry : value.entries) {
      if (std::ranges::find(node.entries, entry.key, &NodeEntry::key) == node.entries.end()) {
        node.entries.push_back(entry);
      }
    }
    for (const Node& item : value.items) merge(node, item);
  }

  struct Anchor {
    Node node;
    std::size_t values = 0;
  };

  yaml_parser_t parser_{};
  std::map<std::string, Anchor, std::less<>> anchors_;
  std::size_t repeated_ = 0;
  std::size_t first_line_;
  const MetadataText& kind_;
  std::vector<std::size_t> breaks_;
};

}  // namespace

Node parse_yaml(std::string_view text, std::size_t first_line, const MetadataText& kind) {
  check_metadata_size(text.size(), first_line, kind);
  return Parser(text, first_line, kind).parse();
}

}  // namespace rosebud::indexer
