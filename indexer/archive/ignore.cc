#include "indexer/archive/ignore.hh"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace rosebud::indexer {
namespace {

// A pattern element: what one position of a compiled pattern accepts.
struct Element {
  enum class Kind { literal, any_of_segment, star, double_star, double_star_slash, set };
  Kind kind = Kind::literal;
  char literal = 0;
  std::string_view set;  // the inside of [...]
};

bool in_set(std::string_view set, char c) {
  const bool negated = !set.empty() && (set[0] == '!' || set[0] == '^');
  if (negated) set.remove_prefix(1);
  bool found = false;
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (i + 2 < set.size() && set[i + 1] == '-') {
      found = found || (c >= set[i] && c <= set[i + 2]);
      i += 2;
    } else {
      found = found || c == set[i];
    }
  }
  return found != negated && c != '/';
}

std::vector<Element> compile(std::string_view pattern) {
  std::vector<Element> elements;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '*' && i + 1 < pattern.size() && pattern[i + 1] == '*') {
      const bool slash = i + 2 < pattern.size() && pattern[i + 2] == '/';
      elements.push_back({slash ? Element::Kind::double_star_slash : Element::Kind::double_star, 0, {}});
      i += slash ? 2 : 1;
    } else if (c == '*') {
      elements.push_back({Element::Kind::star, 0, {}});
    } else if (c == '?') {
      elements.push_back({Element::Kind::any_of_segment, 0, {}});
    } else if (const auto close = c == '[' ? pattern.find(']', i + 2) : std::string_view::npos;
               close != std::string_view::npos) {
      elements.push_back({Element::Kind::set, 0, pattern.substr(i + 1, close - i - 1)});
      i = close;
    } else {
      if (c == '\\' && i + 1 < pattern.size()) ++i;
      elements.push_back({Element::Kind::literal, pattern[i], {}});
    }
  }
  return elements;
}

bool accepts(const Element& element, char c) {
  switch (element.kind) {
    case Element::Kind::literal:
      return c == element.literal;
    case Element::Kind::set:
      return in_set(element.set, c);
    case Element::Kind::any_of_segment:
    case Element::Kind::star:
      return c != '/';
    case Element::Kind::double_star:
    case Element::Kind::double_star_slash:
      return true;
  }
  return false;
}

bool repeats(const Element& element) {
  return element.kind == Element::Kind::star || element.kind == Element::Kind::double_star ||
         element.kind == Element::Kind::double_star_slash;
}

// Marks the positions reachable from `active` without reading a character. `at_segment_start` is whether the
// next character begins a path segment, the only place where `**/` may end.
void follow_empty(const std::vector<Element>& elements, std::vector<char>& active, bool at_segment_start) {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (active[i] == 0 || !repeats(elements[i])) continue;
    if (elements[i].kind == Element::Kind::double_star_slash && !at_segment_start) continue;
    active[i + 1] = 1;
  }
}

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view path) {
  // Thompson's simulation: no pattern can make it exponential.
  const std::vector<Element> elements = compile(pattern);
  std::vector<char> active(elements.size() + 1, 0);
  active[0] = 1;
  follow_empty(elements, active, true);
  for (const char c : path) {
    std::vector<char> next(elements.size() + 1, 0);
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (active[i] == 0 || !accepts(elements[i], c)) continue;
      next[repeats(elements[i]) ? i : i + 1] = 1;
    }
    active = std::move(next);
    follow_empty(elements, active, c == '/');
  }
  return active.back() != 0;
}

IgnoreRules::IgnoreRules(std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    Rule rule;
    if (line[0] == '!') {
      rule.negated = true;
      line.remove_prefix(1);
    }
    if (line.ends_with('/')) {
      rule.folders_only = true;
      line.remove_suffix(1);
    }
    rule.anchored = line.find('/') != std::string_view::npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty()) continue;
    rule.pattern = rule.anchored ? std::string(line) : "**/" + std::string(line);
    rules_.push_back(std::move(rule));
  }
}

IgnoreRules::Verdict IgnoreRules::verdict(std::string_view path, bool is_folder) const {
  const auto last = std::find_if(rules_.rbegin(), rules_.rend(), [&](const Rule& rule) {
    return (is_folder || !rule.folders_only) && matches_glob(rule.pattern, path);
  });
  if (last == rules_.rend()) return Verdict::unmentioned;
  return last->negated ? Verdict::kept : Verdict::ignored;
}

}  // namespace rosebud::indexer
