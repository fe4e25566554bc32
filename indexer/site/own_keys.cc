#include "indexer/site/own_keys.hh"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/article/clean_text.hh"

namespace rosebud::indexer {
namespace {

bool is_nested_section(const NodeEntry& entry) {
  return (entry.key == "params" || entry.key == "extra") && entry.value.kind == Node::Kind::map;
}

const Node* direct_value(const Node& map, std::string_view key) {
  const auto exact = std::ranges::find(map.entries, key, &NodeEntry::key);
  if (exact != map.entries.end()) return &exact->value;
  const std::string wanted = normalised_key(key);
  const auto alike = std::ranges::find(map.entries, wanted,
                                       [](const NodeEntry& entry) { return normalised_key(entry.key); });
  return alike == map.entries.end() ? nullptr : &alike->value;
}

const Node* value_of(const Node& map, std::string_view key) {
  if (const Node* direct = direct_value(map, key)) return direct;
  for (const NodeEntry& entry : map.entries) {
    if (!is_nested_section(entry)) continue;
    if (const Node* nested = direct_value(entry.value, key)) return nested;
  }
  return nullptr;
}

bool passes(const Node& item, const KeyStep& step) {
  if (step.filter_key.empty()) return true;
  const Node* value = direct_value(item, step.filter_key);
  if (value == nullptr) return false;
  return std::ranges::any_of(scalars_in(*value), [&](const std::string& scalar) {
    return equal_ignoring_case(scalar, step.filter_value);
  });
}

// The nodes that one step leads to from `node`.
void follow(const Node& node, const KeyStep& step, std::vector<const Node*>& reached) {
  if (node.kind == Node::Kind::list) {
    for (const Node& item : node.items) follow(item, step, reached);
    return;
  }
  const Node* value = value_of(node, step.key);
  if (value == nullptr || value->kind == Node::Kind::null) return;
  if (!step.each || value->kind != Node::Kind::list) {
    if (passes(*value, step)) reached.push_back(value);
    return;
  }
  for (const Node& item : value->items) {
    if (item.kind != Node::Kind::null && passes(item, step)) reached.push_back(&item);
  }
}

void collect(const Node& node, std::vector<std::string>& scalars) {
  if (node.kind == Node::Kind::scalar && !trimmed(node.scalar).empty()) {
    scalars.emplace_back(trimmed(node.scalar));
  }
  for (const Node& item : node.items) collect(item, scalars);
  for (const NodeEntry& entry : node.entries) collect(entry.value, scalars);
}

// The article's own title and date stay what they are, also where they say something of the work.
bool keeps_its_keys(FieldId id) {
  return id == FieldId::title || id == FieldId::date;
}

}  // namespace

std::optional<Node> value_at(const Node& map, const KeyPath& path) {
  const auto literal = std::ranges::find(map.entries, path.written, &NodeEntry::key);
  if (literal != map.entries.end() && literal->value.kind != Node::Kind::null) return literal->value;
  std::vector<const Node*> reached{&map};
  for (const KeyStep& step : path.steps) {
    std::vector<const Node*> next;
    for (const Node* node : reached) follow(*node, step, next);
    reached = std::move(next);
  }
  if (reached.empty()) return std::nullopt;
  const bool over_items = std::ranges::any_of(path.steps, &KeyStep::each) || reached.size() > 1;
  if (!over_items) return *reached.front();
  Node list;
  list.kind = Node::Kind::list;
  list.line = reached.front()->line;
  for (const Node* node : reached) list.items.push_back(*node);
  return list;
}

std::vector<std::string> scalars_in(const Node& node) {
  std::vector<std::string> scalars;
  collect(node, scalars);
  return scalars;
}

OwnKeys::OwnKeys(std::vector<FieldMapping> mappings) {
  for (FieldMapping& mapping : mappings) {
    const auto id = field_named(mapping.field);
    std::string key = id ? std::string(field(*id).keys.front()) : mapping.field;
    mappings_.push_back({id, std::move(key), std::move(mapping.keys)});
  }
}

bool OwnKeys::knows(std::string_view key) const {
  const std::string wanted = normalised_key(key);
  return std::ranges::any_of(mappings_, [&](const Mapping& mapping) {
    return std::ranges::any_of(mapping.paths, [&](const KeyPath& path) {
      return path.written == key || normalised_key(path.steps.front().key) == wanted;
    });
  });
}

bool OwnKeys::names(FieldId id) const {
  return std::ranges::find(mappings_, id, &Mapping::id) != mappings_.end();
}

Node OwnKeys::apply(const Node& map) const {
  std::set<FieldId> settled;    // fields whose usual keys do not count
  std::set<const Node*> taken;  // values that a mapping has taken
  std::vector<NodeEntry> added;
  for (const Mapping& mapping : mappings_) {
    bool found = mapping.paths.empty();
    for (const KeyPath& path : mapping.paths) {
      auto value = value_at(map, path);
      if (!value) continue;
      found = true;
      if (path.steps.size() == 1) taken.insert(value_of(map, path.steps.front().key));
      added.push_back({mapping.key, std::move(*value)});
    }
    if (found && mapping.id) settled.insert(*mapping.id);
  }
  const auto goes = [&](const NodeEntry& entry) {
    const auto id = field_of_key(entry.key);
    if (id && settled.contains(*id)) return true;
    return taken.contains(&entry.value) && !(id && keeps_its_keys(*id));
  };
  Node result;
  result.kind = Node::Kind::map;
  result.line = map.line;
  for (const NodeEntry& entry : map.entries) {
    if (goes(entry)) continue;
    result.entries.push_back(is_nested_section(entry) ? NodeEntry{entry.key, {}} : entry);
    if (!is_nested_section(entry)) continue;
    Node& section = result.entries.back().value;
    section.kind = Node::Kind::map;
    section.line = entry.value.line;
    for (const NodeEntry& nested : entry.value.entries) {
      if (!goes(nested)) section.entries.push_back(nested);
    }
  }
  // The mapped values stand first: of equals, the first is the one to believe.
  result.entries.insert(result.entries.begin(), std::make_move_iterator(added.begin()),
                        std::make_move_iterator(added.end()));
  return result;
}

std::vector<FieldMapping> article_mappings(const Settings& settings) {
  std::vector<FieldMapping> mappings = settings.fields;
  for (const DeclaredField& declared : settings.declared) {
    FieldMapping mapping{declared.name, {}, 0};
    for (const std::string& key : declared.keys) mapping.keys.push_back(parse_key_path(key));
    if (mapping.keys.empty()) mapping.keys.push_back(parse_key_path(declared.name));
    mappings.push_back(std::move(mapping));
  }
  return mappings;
}

}  // namespace rosebud::indexer
