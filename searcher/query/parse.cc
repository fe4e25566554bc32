#include "searcher/query/parse.hh"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "catalogue/fold.hh"
#include "catalogue/nearest.hh"
#include "catalogue/request.hh"
#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"
#include "searcher/query/lexer.hh"
#include "searcher/query/ranges.hh"

namespace rosebud::searcher {
namespace {

bool has_words(std::string_view text) {
  return !query_tokens(text).empty();
}

bool is_operator(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::operator_and || lexeme.kind == LexemeKind::operator_or ||
         lexeme.kind == LexemeKind::operator_not;
}

// "director" and "kon" of "director:kon"; no name when the part before the colon is no field.
struct FieldAndValue {
  std::optional<FieldId> field;
  std::string_view value;
};

FieldAndValue field_and_value(std::string_view chunk, const FieldTable& fields) {
  const auto colon = chunk.find(':');
  if (colon == std::string_view::npos) return {};
  return {fields.named(fold(chunk.substr(0, colon))), chunk.substr(colon + 1)};
}

class Parser {
 public:
  Parser(std::string_view text, const FieldTable& fields) : fields_(fields), lexemes_(lex_query(text)) {
    // Operators alone have nothing to operate on: "Or" and "Not" are films too.
    if (std::ranges::all_of(lexemes_, is_operator)) {
      for (Lexeme& lexeme : lexemes_) lexeme.kind = LexemeKind::chunk;
    }
  }

  ParsedQuery run() {
    ParsedQuery parsed;
    append(parsed.root, parse_any());
    parsed.notices = std::move(notices_);
    return parsed;
  }

 private:
  using MaybeNode = std::optional<QueryNode>;

  bool at_end() const { return at_ == lexemes_.size(); }
  bool is_at(LexemeKind kind) const { return !at_end() && lexemes_[at_].kind == kind; }
  bool is_joined() const { return !at_end() && lexemes_[at_].joined; }

  void notice(const Lexeme& lexeme, std::string message) {
    notices_.push_back({std::move(message), lexeme.offset, lexeme.end - lexeme.offset});
  }

  // Takes a child into a node of kind all; one of that kind gives its children.
  static void append(QueryNode& all, MaybeNode child) {
    if (!child) return;
    if (child->kind != NodeKind::all) {
      all.children.push_back(std::move(*child));
    } else {
      std::ranges::move(child->children, std::back_inserter(all.children));
    }
  }

  // A node of one child is that child; one of none is nothing.
  static MaybeNode simplified(QueryNode node) {
    if (node.children.empty()) return std::nullopt;
    if (node.children.size() > 1) return node;
    QueryNode child = std::move(node.children.front());
    return child;
  }

  MaybeNode parse_any() {
    QueryNode any;
    any.kind = NodeKind::any;
    for (;;) {
      MaybeNode operand = parse_all();
      const bool more = is_at(LexemeKind::operator_or);
      if (!operand && (more || !any.children.empty())) {
        notice(lexemes_[more ? at_ : at_ - 1], "OR needs something on both sides");
      }
      if (operand && operand->kind == NodeKind::any) {
        std::ranges::move(operand->children, std::back_inserter(any.children));
      } else if (operand) {
        any.children.push_back(std::move(*operand));
      }
      if (!more) return simplified(std::move(any));
      ++at_;
    }
  }

  MaybeNode parse_all() {
    QueryNode all;
    while (!at_end() && !is_at(LexemeKind::operator_or)) {
      if (is_at(LexemeKind::close)) {
        if (depth_ > 0) break;
        notice(lexemes_[at_++], "this ) closes nothing");
      } else if (is_at(LexemeKind::operator_and)) {
        const Lexeme& lexeme = lexemes_[at_++];
        const bool last = at_end() || is_at(LexemeKind::close) || is_at(LexemeKind::operator_or);
        if (all.children.empty() || last) notice(lexeme, "AND needs something on both sides");
      } else {
        append(all, parse_item());
      }
    }
    return simplified(std::move(all));
  }

  MaybeNode parse_item() {
    if (is_at(LexemeKind::minus) || is_at(LexemeKind::operator_not)) return parse_exclusion();
    if (is_at(LexemeKind::open)) return parse_group();
    if (is_at(LexemeKind::quoted)) return parse_quoted(std::nullopt);
    return parse_chunk();
  }

  MaybeNode parse_exclusion() {
    const Lexeme& sign = lexemes_[at_++];
    const bool nothing = at_end() || is_at(LexemeKind::close) || is_at(LexemeKind::operator_or) ||
                         is_at(LexemeKind::operator_and);
    if (nothing) {
      notice(sign, fmt::format("{} needs something behind it", sign.text));
      return std::nullopt;
    }
    MaybeNode child = parse_item();
    if (!child) return std::nullopt;
    if (child->kind == NodeKind::exclusion) {
      QueryNode twice = std::move(child->children.front());
      return twice;
    }
    QueryNode node;
    node.kind = NodeKind::exclusion;
    node.offset = sign.offset;
    node.length = child->offset + child->length - sign.offset;
    node.children.push_back(std::move(*child));
    return node;
  }

  MaybeNode parse_group() {
    const Lexeme& opening = lexemes_[at_++];
    if (depth_ == max_nesting) {
      notice(opening, "brackets this deep were passed over");
      return parse_all_at_this_depth();
    }
    ++depth_;
    MaybeNode inside = parse_any();
    --depth_;
    if (is_at(LexemeKind::close)) {
      ++at_;
    } else {
      notice(opening, "this ( is never closed");
    }
    return inside;
  }

  // What follows a bracket that was passed over, up to what would have closed it.
  MaybeNode parse_all_at_this_depth() {
    MaybeNode inside = parse_all();
    if (is_at(LexemeKind::close)) ++at_;
    return inside;
  }

  static QueryNode leaf(NodeKind kind, std::string_view text, std::optional<FieldId> field,
                        const Lexeme& from) {
    QueryNode node;
    node.kind = kind;
    node.text = std::string(text);
    node.field = field;
    node.offset = from.offset;
    node.length = from.end - from.offset;
    return node;
  }

  MaybeNode parse_quoted(std::optional<FieldId> field) {
    const Lexeme& quoted = lexemes_[at_++];
    if (!quoted.closed) notice(quoted, "the quote is never closed; it was taken to go on to the end");
    QueryNode node = leaf(NodeKind::phrase, quoted.text, field, quoted);
    if (is_at(LexemeKind::chunk) && is_joined() && lexemes_[at_].text.starts_with('~')) {
      const Lexeme& tilde = lexemes_[at_++];
      node.kind = NodeKind::near;
      node.distance = distance_in(tilde);
      node.length = tilde.end - node.offset;
    }
    if (!has_words(quoted.text)) {
      notice(quoted, "there is no word between the quotes");
      return std::nullopt;
    }
    return node;
  }

  unsigned distance_in(const Lexeme& tilde) {
    const auto number = parse_number(tilde.text.substr(1));
    if (!number && tilde.text.size() > 1) {
      notice(tilde,
             fmt::format("a distance is a number, as in \"…\"~5; {} words were taken", default_distance));
    }
    const int distance = number.value_or(static_cast<int>(default_distance));
    if (distance > static_cast<int>(max_distance)) {
      notice(tilde, fmt::format("near is within {} words at most", max_distance));
    }
    return static_cast<unsigned>(std::clamp(distance, 1, static_cast<int>(max_distance)));
  }

  MaybeNode parse_chunk() {
    const Lexeme& chunk = lexemes_[at_];
    const FieldAndValue typed = field_and_value(chunk.text, fields_);
    if (typed.field && typed.value.empty()) return parse_apart(*typed.field);
    ++at_;
    if (typed.field) {
      if (MaybeNode node = valued(*typed.field, typed.value, chunk)) return node;
    } else {
      notice_misspelt_field(chunk);
    }
    return plain(chunk.text, std::nullopt, chunk);
  }

  // "directer:kon" names no field; most colons do not mean to.
  void notice_misspelt_field(const Lexeme& chunk) {
    const auto colon = chunk.text.find(':');
    if (colon == std::string_view::npos || colon + 1 == chunk.text.size()) return;
    std::vector<std::string_view> names;
    for (const Field& field : fields_.fields()) names.push_back(field.name);
    const std::string name = fold(chunk.text.substr(0, colon));
    if (const auto meant = nearest(name, names)) {
      notice(chunk, fmt::format("there is no field \"{}\"; did you mean {}:?", name, *meant));
    }
  }

  // "director:" with its value in quotes, or behind a space.
  MaybeNode parse_apart(FieldId id) {
    const Lexeme& name = lexemes_[at_++];
    const std::string_view word = name.text.substr(0, name.text.size() - 1);
    const bool quoted = is_at(LexemeKind::quoted);
    if (!quoted && !is_at(LexemeKind::chunk)) {
      notice(name, fmt::format("{} has no value behind it; it was searched as a word", name.text));
      return plain(word, std::nullopt, name);
    }
    const Lexeme& value = lexemes_[at_];
    if (quoted && !is_range(id)) {
      MaybeNode node = parse_quoted(place_of(id));
      if (node) node->length += node->offset - name.offset;
      if (node) node->offset = name.offset;
      return node;
    }
    if (MaybeNode node = valued(id, value.text, value)) {
      ++at_;
      node->offset = name.offset;
      node->length = value.end - name.offset;
      return node;
    }
    return plain(word, std::nullopt, name);
  }

  bool is_range(FieldId id) const {
    const FieldKind kind = fields_.field(id).kind;
    return kind == FieldKind::number || kind == FieldKind::date;
  }

  // The text is everywhere, so that looking for a word in it needs no field.
  static std::optional<FieldId> place_of(FieldId id) {
    return id == FieldId::text ? std::nullopt : std::optional(id);
  }

  // Nothing, and a notice, for what the field cannot hold.
  MaybeNode valued(FieldId id, std::string_view value, const Lexeme& from) {
    const Field& field = fields_.field(id);
    QueryNode range = leaf(NodeKind::range, "", id, from);
    if (field.kind == FieldKind::number) {
      if (const auto numbers = number_range_in(value)) {
        range.numbers = *numbers;
        return range;
      }
      notice(from,
             fmt::format("\"{}\" is no {}: try {}:1995, {}:1990..1999 or {}:>=1990; it was searched as words",
                         value, field.name, field.name, field.name, field.name));
      return std::nullopt;
    }
    if (field.kind == FieldKind::date) {
      if (const auto dates = date_range_in(value)) {
        range.dates = *dates;
        return range;
      }
      notice(
          from,
          fmt::format("\"{}\" is no {}: try {}:2020, {}:2020-05.. or {}:2020-05-17; it was searched as words",
                      value, field.name, field.name, field.name, field.name));
      return std::nullopt;
    }
    return plain(value, place_of(id), from);
  }

  // Nothing when there is no word in it; punctuation alone, as typed between words, is not worth a notice.
  MaybeNode plain(std::string_view text, std::optional<FieldId> field, const Lexeme& from) {
    const auto last = text.find_last_not_of('*');
    const bool starred = last + 1 < text.size();
    const std::string_view words = text.substr(0, last + 1);
    if (!has_words(words)) {
      if (starred) notice(from, "a star needs the beginning of a word before it");
      return std::nullopt;
    }
    return leaf(starred ? NodeKind::prefix : NodeKind::words, words, field, from);
  }

  const FieldTable& fields_;
  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  unsigned depth_ = 0;
  std::vector<Notice> notices_;
};

}  // namespace

ParsedQuery parse_query(std::string_view text, const FieldTable& fields) {
  const std::string_view used = utf8::prefix(text, max_text_bytes);
  ParsedQuery parsed = Parser(used, fields).run();
  if (used.size() < text.size()) {
    parsed.notices.push_back({fmt::format("only the first {} bytes of the query were used", used.size()),
                              used.size(), text.size() - used.size()});
  }
  const bool typed_something = text.find_first_not_of(" \t\n") != std::string_view::npos;
  if (parsed.root.children.empty() && typed_something) {
    parsed.notices.push_back({"there is no word in the query", 0, text.size()});
  }
  return parsed;
}

}  // namespace rosebud::searcher
