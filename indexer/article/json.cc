#include "indexer/article/json.hh"

#include <algorithm>
#include <string>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace rosebud::indexer {
namespace {

namespace json = boost::json;

Node convert(const json::value& value, std::size_t line) {
  Node node;
  node.line = line;
  node.kind = Node::Kind::scalar;
  switch (value.kind()) {
    case json::kind::null:
      node.kind = Node::Kind::null;
      break;
    case json::kind::bool_:
      node.scalar = value.get_bool() ? "true" : "false";
      break;
    case json::kind::int64:
      node.scalar = fmt::format("{}", value.get_int64());
      break;
    case json::kind::uint64:
      node.scalar = fmt::format("{}", value.get_uint64());
      break;
    case json::kind::double_:
      node.scalar = fmt::format("{}", value.get_double());
      break;
    case json::kind::string:
      node.scalar = std::string_view(value.get_string());
      break;
    case json::kind::array:
      node.kind = Node::Kind::list;
      for (const json::value& item : value.get_array()) node.items.push_back(convert(item, line));
      break;
    case json::kind::object:
      node.kind = Node::Kind::map;
      for (const auto& entry : value.get_object()) {
        node.entries.push_back({std::string(std::string_view(entry.key())), convert(entry.value(), line)});
      }
      break;
  }
  return node;
}

}  // namespace

Node parse_json(std::string_view text, std::size_t first_line, const MetadataText& kind) {
  check_metadata_size(text.size(), first_line, kind);
  json::parse_options options;
  options.allow_comments = true;
  options.allow_trailing_commas = true;
  options.max_depth = max_front_matter_depth;
  json::stream_parser parser({}, options);
  boost::system::error_code error;
  const std::size_t read = parser.write_some(text.data(), text.size(), error);
  if (!error) parser.finish(error);
  const auto rest = text.find_first_not_of(" \t\n", read);
  if (!error && rest != std::string_view::npos) error = json::error::extra_data;
  if (error) {
    const auto line = first_line + static_cast<std::size_t>(std::ranges::count(text.substr(0, read), '\n'));
    throw MetadataError{line, fmt::format("{} is not valid JSON: {}", kind.name, error.message()),
                        "Put keys and texts in double quotes, with commas between them."};
  }
  return convert(parser.release(), first_line);
}

}  // namespace rosebud::indexer
