#include "searcher/query/tree.hh"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "catalogue/fold.hh"
#include "searcher/query/ranges.hh"

namespace rosebud::searcher {
namespace {

bool is_operator(const QueryNode& node) {
  if (node.kind != NodeKind::words || node.field) return false;
  return node.text == "AND" || node.text == "OR" || node.text == "NOT";
}

// Whether "text" would be read as a field, and its value as a value of that field.
bool names_field(std::string_view text, const FieldTable& fields) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return false;
  const auto id = fields.named(fold(text.substr(0, colon)));
  if (!id) return false;
  const std::string_view value = text.substr(colon + 1);
  switch (fields.field(*id).kind) {
    case FieldKind::number:
      return value.empty() || number_range_in(value).has_value();
    case FieldKind::date:
      return value.empty() || date_range_in(value).has_value();
    default:
      return true;
  }
}

// "text:", which is everywhere, before what would be read as syntax without it.
std::string_view guard(const QueryNode& node, const FieldTable& fields) {
  const bool sign = node.text.starts_with('-') || node.text.starts_with('+');
  return !node.field && (sign || names_field(node.text, fields)) ? "text:" : "";
}

std::string children_of(const QueryNode& node, std::string_view between, const FieldTable& fields) {
  // Operators are words where there is nothing else.
  const bool operators = std::ranges::all_of(node.children, is_operator);
  std::string text;
  for (const QueryNode& child : node.children) {
    if (!text.empty()) text += between;
    if (!operators && is_operator(child)) text += "text:";
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
  if (is_operator(child)) return "-text:" + child.text;
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
  std::string where = node.field ? fmt::format("{}:", fields.field(*node.field).name) : "";
  switch (node.kind) {
    case NodeKind::all:
      return children_of(node, " ", fields);
    case NodeKind::any:
      return children_of(node, " OR ", fields);
    case NodeKind::exclusion:
      return excluded(node, fields);
    case NodeKind::words:
      return where.append(guard(node, fields)).append(node.text);
    case NodeKind::phrase:
      return fmt::format("{}\"{}\"", where, node.text);
    case NodeKind::near:
      return fmt::format("{}\"{}\"~{}", where, node.text, node.distance);
    case NodeKind::prefix:
      return fmt::format("{}{}{}*", where, guard(node, fields), node.text);
    case NodeKind::range:
      return where + range_text(node);
  }
  return {};
}

}  // namespace rosebud::searcher
