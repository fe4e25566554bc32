#include "importer/front_matter.hh"

#include <algorithm>
#include <utility>

#include "catalogue/field.hh"
#include "importer/yaml_scalar.hh"

namespace rosebud::importer {
namespace {

using indexer::Node;
using indexer::NodeEntry;

Node scalar_node(std::string_view text) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.scalar = text;
  return node;
}

// The items of a list, or the value alone.
std::vector<Node> items_of(Node node) {
  if (node.kind == Node::Kind::list) return std::move(node.items);
  std::vector<Node> items;
  if (node.kind != Node::Kind::null) items.push_back(std::move(node));
  return items;
}

bool same_scalar(const Node& a, const Node& b) {
  return a.kind == Node::Kind::scalar && b.kind == Node::Kind::scalar && a.scalar == b.scalar;
}

std::string open_scalar(const std::string& text) {
  return is_plain_number(text) || text == "true" || text == "false" ? text : yaml_scalar(text);
}

void append_node(std::string& out, const Node& node, std::size_t indent);

// Behind the dash; what would begin on the next line begins on this one.
void append_item(std::string& out, const Node& item, std::size_t indent) {
  std::string text;
  append_node(text, item, indent + 2);
  out += "\n" + std::string(indent, ' ') + "-";
  if (text.starts_with('\n')) text = " " + text.substr(text.find_first_not_of(" \n"));
  out += text;
}

void append_items(std::string& out, const Node& node, std::size_t indent) {
  for (const Node& item : node.items) append_item(out, item, indent);
}

void append_entries(std::string& out, const Node& node, std::size_t indent) {
  for (const NodeEntry& entry : node.entries) {
    out += "\n" + std::string(indent, ' ') + yaml_scalar(entry.key) + ":";
    append_node(out, entry.value, indent + 2);
  }
}

// Behind a colon or a dash.
void append_node(std::string& out, const Node& node, std::size_t indent) {
  switch (node.kind) {
    case Node::Kind::null:
      out += " null";
      break;
    case Node::Kind::scalar:
      out += " " + open_scalar(node.scalar);
      break;
    case Node::Kind::list:
      if (node.items.empty()) out += " []";
      append_items(out, node, indent);
      break;
    case Node::Kind::map:
      if (node.entries.empty()) out += " {}";
      append_entries(out, node, indent);
      break;
  }
}

}  // namespace

void FrontMatter::set(std::string_view key, Form form, Node value) {
  const std::string wanted = normalised_key(key);
  const auto known =
      std::ranges::find_if(entries_, [&](const Entry& entry) { return normalised_key(entry.key) == wanted; });
  if (known == entries_.end()) {
    entries_.push_back({std::string(key), form, std::move(value)});
    return;
  }
  const bool was_list = known->value.kind == Node::Kind::list;
  std::vector<Node> all = items_of(std::move(known->value));
  for (Node& item : items_of(std::move(value))) {
    const bool there = std::ranges::any_of(all, [&](const Node& other) { return same_scalar(other, item); });
    if (!there) all.push_back(std::move(item));
  }
  known->value = {};
  if (all.size() == 1 && !was_list) {
    known->value = std::move(all.front());
    return;
  }
  known->value.kind = Node::Kind::list;
  known->value.items = std::move(all);
}

void FrontMatter::text(std::string_view key, std::string_view value) {
  set(key, Form::text, scalar_node(value));
}

void FrontMatter::literal(std::string_view key, std::string_view value) {
  set(key, Form::literal, scalar_node(value));
}

void FrontMatter::list(std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  Node node;
  node.kind = Node::Kind::list;
  for (const std::string& value : values) {
    const bool there = std::ranges::find(node.items, value, &Node::scalar) != node.items.end();
    if (!there) node.items.push_back(scalar_node(value));
  }
  set(key, Form::text, std::move(node));
}

void FrontMatter::value(std::string_view key, const Node& value) {
  set(key, Form::open, value);
}

bool FrontMatter::has(std::string_view key) const {
  const std::string wanted = normalised_key(key);
  return std::ranges::any_of(entries_,
                             [&](const Entry& entry) { return normalised_key(entry.key) == wanted; });
}

void FrontMatter::append(std::string& out, const Entry& entry) {
  out += yaml_scalar(entry.key) + ":";
  const auto scalar = [&](const Node& node) {
    return entry.form == Form::literal ? node.scalar : yaml_scalar(node.scalar);
  };
  if (entry.form == Form::open) {
    append_node(out, entry.value, 2);
  } else if (entry.value.kind == Node::Kind::scalar) {
    out += " " + scalar(entry.value);
  } else {
    for (const Node& item : entry.value.items) {
      if (item.kind == Node::Kind::scalar) {
        out += "\n  - " + scalar(item);
      } else {
        append_item(out, item, 2);
      }
    }
  }
  out += '\n';
}

std::string FrontMatter::yaml() const {
  std::string out = "---\n";
  for (const Entry& entry : entries_) append(out, entry);
  return out + "---\n";
}

}  // namespace rosebud::importer
