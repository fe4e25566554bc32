#include "searcher/query/tree.hh"

#include <tuple>

#include <fmt/format.h>

namespace rosebud::searcher {
namespace {

std::string children_of(const QueryNode& node, std::string_view between, const FieldTable& fields) {
  std::string text;
  for (const QueryNode& child : node.children) {
    if (!text.empty()) text += between;
    // What binds less tightly than its surroundings stands in brackets.
    const bool group =
        child.kind == NodeKind::any || (child.kind == NodeKind::all && child.children.size() != 1);
    text += group ? fmt::format("({})", to_string(child, fields)) : to_string(child, fields);
  }
  return text;
}

std::string excluded(const QueryNode& node, const FieldTable& fields) {
  const QueryNode& child = node.children.front();
  const bool group = child.kind == NodeKind::any || child.kind == NodeKind::all;
  return group ? fmt::format("-({})", to_string(child, fields)) : "-" + to_string(child, fields);
}

std::string range_text(const QueryNode& node) {
  if (node.dates == DateRange{}) return to_string(node.numbers);
  return node.dates.from + ".." + node.dates.to;
}

}  // namespace

bool QueryNode::operator==(const QueryNode& other) const {
  const auto asked = [](const QueryNode& node) {
    return std::tie(node.kind, node.text, node.field, node.numbers, node.dates, node.distance, node.children);
  };
  return asked(*this) == asked(other);
}

std::string to_string(const QueryNode& node, const FieldTable& fields) {
  const std::string where = node.field ? fmt::format("{}:", fields.field(*node.field).name) : "";
  switch (node.kind) {
    case NodeKind::all:
      return children_of(node, " ", fields);
    case NodeKind::any:
      return children_of(node, " OR ", fields);
    case NodeKind::exclusion:
      return excluded(node, fields);
    case NodeKind::words:
      return where + node.text;
    case NodeKind::phrase:
      return fmt::format("{}\"{}\"", where, node.text);
    case NodeKind::near:
      return fmt::format("{}\"{}\"~{}", where, node.text, node.distance);
    case NodeKind::prefix:
      return fmt::format("{}{}*", where, node.text);
    case NodeKind::range:
      return where + range_text(node);
  }
  return {};
}

}  // namespace rosebud::searcher
