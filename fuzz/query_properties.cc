#include "fuzz/query_properties.hh"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "catalogue/field_table.hh"
#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"
#include "searcher/query/parse.hh"

namespace rosebud::fuzz {
namespace {

using searcher::NodeKind;
using searcher::QueryNode;

const FieldTable& table() {
  static const FieldTable fields({{"mood", FieldKind::keyword, "Mood", {}},
                                  {"player", FieldKind::name, "Player", {}},
                                  {"minutes", FieldKind::number, "Minutes", {}},
                                  {"seen", FieldKind::date, "Seen", {}}});
  return fields;
}

std::string fault_in_notices(const std::vector<Notice>& notices, std::string_view text) {
  for (const Notice& notice : notices) {
    if (notice.message.empty()) return "a notice that says nothing";
    if (notice.offset > text.size() || notice.length > text.size() - notice.offset) {
      return fmt::format("a notice about bytes {} to {} of {}", notice.offset, notice.offset + notice.length,
                         text.size());
    }
  }
  return {};
}

std::string fault_in_children(const QueryNode& node) {
  const std::size_t children = node.children.size();
  const bool any = node.kind == NodeKind::any;
  const bool group = any || node.kind == NodeKind::all;
  if (any && children < 2) return "alternatives that are fewer than two";
  if (node.kind == NodeKind::exclusion && children != 1) return "an exclusion of anything but one part";
  if (!group && node.kind != NodeKind::exclusion && children > 0) return "a leaf with parts";
  return {};
}

std::string fault_in_leaf(const QueryNode& node) {
  const bool worded =
      node.kind == NodeKind::phrase || node.kind == NodeKind::near || node.kind == NodeKind::prefix;
  // What is looked for must be there; "words" may be signs that parted others.
  if (worded && query_tokens(node.text).empty()) return fmt::format("no word in \"{}\"", node.text);
  if (node.distance > searcher::max_distance) return "words nearer than is ever asked";
  const std::string& from = node.dates.from;
  const std::string& to = node.dates.to;
  if (!from.empty() && !to.empty() && from > to) return "a range of days that ends before it begins";
  if (node.numbers.from && node.numbers.to && *node.numbers.from > *node.numbers.to) {
    return "a range that ends before it begins";
  }
  return {};
}

std::string fault_in_tree(const QueryNode& node, unsigned depth) {
  // A bracket is a group of alternatives that are groups, each perhaps excluded.
  constexpr unsigned per_bracket = 3;
  if (depth > (searcher::max_nesting + 2) * per_bracket) return "a tree deeper than brackets may be nested";
  if (std::string fault = fault_in_children(node); !fault.empty()) return fault;
  if (std::string fault = fault_in_leaf(node); !fault.empty()) return fault;
  for (const QueryNode& child : node.children) {
    if (std::string fault = fault_in_tree(child, depth + 1); !fault.empty()) return fault;
  }
  return {};
}

}  // namespace

std::string fault_in_query(std::string_view bytes) {
  const searcher::ParsedQuery parsed = searcher::parse_query(bytes, table());
  if (std::string fault = fault_in_notices(parsed.notices, bytes); !fault.empty()) return fault;
  if (parsed.root.kind != NodeKind::all) return "a tree whose root is no group";
  if (std::string fault = fault_in_tree(parsed.root, 0); !fault.empty()) return fault;
  const std::string printed = to_string(parsed.root, table());
  const searcher::ParsedQuery again = searcher::parse_query(printed, table());
  if (again.root == parsed.root) return {};
  return fmt::format("\"{}\" is printed as \"{}\" and then read as \"{}\"", bytes, printed,
                     to_string(again.root, table()));
}

}  // namespace rosebud::fuzz
