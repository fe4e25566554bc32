#include <algorithm>
#include <array>
#include <charconv>

#include "catalogue/ascii.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/markup/marks.hh"
#include "indexer/article/markup/markup_cleaner.hh"

namespace rosebud::indexer {
namespace {

constexpr std::string_view signs = "\n\\`{[!^|>~=%<&";
constexpr std::size_t longest_wikilink = 300;
constexpr std::size_t longest_label = 100;
constexpr std::size_t longest_inline_footnote = 1'000;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

bool is_image(std::string_view target) {
  const auto dot = target.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view extension = target.substr(dot + 1);
  return std::ranges::any_of(
      std::to_array<std::string_view>({"png", "jpg", "jpeg", "gif", "webp", "svg", "avif"}),
      [&](std::string_view known) { return equal_ignoring_case(extension, known); });
}

}  // namespace

void MarkupCleaner::take_inline() {
  if (take_pending() || take_sign()) return;
  copy_to(std::min(text_.find_first_of(signs, at_ + 1), text_.size()));
}

bool MarkupCleaner::take_sign() {
  switch (text_[at_]) {
    case '\n':
      end_line();
      return true;
    case '\\':
      copy_to(std::min(at_ + (at_ + 1 < text_.size() && text_[at_ + 1] != '\n' ? 2 : 1), text_.size()));
      return true;
    case '`':
      return take_code_span();
    case '{':
      return take_template() || take_attributes() || take_expression();
    case '[':
      return take_bracket();
    case '!':
      return text_.substr(at_).starts_with("![[") && take_wikilink(at_ + 1, true);
    case '^':
      return take_inline_footnote() || take_block_id();
    case '|':
      return !in_table_row_ && take_pair("||", mark::spoiler_begins, mark::spoiler_ends);
    case '>':
      return take_reddit_spoiler();
    case '~':
      return take_pair("~~", 0, 0);
    case '=':
      return take_pair("==", 0, 0);
    case '%':
      return take_comment();
    case '<':
      return take_html();
    case '&':
      return take_reference();
    default:
      return false;
  }
}

// Where a pair ends. What was jumped over, because it stood in code or in a template, ends behind it.
bool MarkupCleaner::take_pending() {
  const bool at_end = at_ >= text_.size();
  const auto due =
      std::ranges::find_if(pending_, [&](const Pending& pending) { return pending.at <= at_ || at_end; });
  if (due == pending_.end()) return false;
  if (due->replacement != 0) out_ += due->replacement;
  if (due->at == at_) at_ += due->length;
  pending_.erase(due);
  return true;
}

bool MarkupCleaner::is_pending_at(std::size_t at) const {
  return std::ranges::find(pending_, at, &Pending::at) != pending_.end();
}

bool MarkupCleaner::take_code_span() {
  const auto after = std::min(text_.find_first_not_of('`', at_), text_.size());
  const std::size_t length = after - at_;
  const std::size_t end = finder_.paragraph_end(at_);
  if (length <= longest_code_sign && at_ >= no_code_until_[length]) {
    const std::string sign(length, '`');
    for (auto close = finder_.find(sign, after, end); close != std::string_view::npos;
         close = finder_.find(sign, close, end)) {
      const auto close_end = std::min(text_.find_first_not_of('`', close), text_.size());
      if (close_end - close == length) {
        copy_to(close_end);
        return true;
      }
      close = close_end;
    }
    no_code_until_[length] = end;
  }
  copy_to(after);
  return true;
}

bool MarkupCleaner::take_bracket() {
  const std::string_view rest = text_.substr(at_);
  if (rest.starts_with("[[")) return take_wikilink(at_, false);
  return rest.starts_with("[^") ? take_footnote_reference() : take_template();
}

// "&#1;" would come out of cmark as a sign of marks.hh.
bool MarkupCleaner::take_reference() {
  constexpr std::size_t longest = 10;
  std::string_view digits = text_.substr(at_, longest);
  if (!digits.starts_with("&#")) return false;
  digits.remove_prefix(2);
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  unsigned number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, hexadecimal ? 16 : 10);
  const bool is_reference = error == std::errc{} && end != digits.data() + digits.size() && *end == ';';
  if (!is_reference || number >= ' ') return false;
  out_ += ' ';
  at_ = static_cast<std::size_t>(end + 1 - text_.data());
  return true;
}

// The link begins at `begin`, one behind the current place when it is embedded.
bool MarkupCleaner::take_wikilink(std::size_t begin, bool embedded) {
  const std::string_view line = text_.substr(begin, longest_wikilink);
  const auto close = line.find_first_of("[]\n", 2);
  if (close == std::string_view::npos || !line.substr(close).starts_with("]]")) return false;
  const std::string_view inner = line.substr(2, close - 2);
  // "[[label]](address)" is a link whose label has brackets.
  const bool is_link = close + 2 < line.size() && line[close + 2] == '(';
  if (is_link) return false;
  at_ = begin + close + 2;
  const auto bar = inner.find('|');
  std::string_view target = trimmed(inner.substr(0, bar));
  if (target.ends_with('\\')) target.remove_suffix(1);
  const std::string_view label =
      bar == std::string_view::npos ? std::string_view{} : trimmed(inner.substr(bar + 1));
  if (embedded) {
    // What follows the bar may be the picture's size.
    if (is_image(target) && label.find_first_not_of("0123456789x|") != std::string_view::npos)
      write_caption(label);
    return true;
  }
  write_plain(label.empty() ? target : label);
  return true;
}

bool MarkupCleaner::take_footnote_reference() {
  const std::string_view rest = text_.substr(at_, longest_label);
  const auto close = rest.find_first_of("[] \n", 2);
  if (close == std::string_view::npos || rest[close] != ']' || close == 2) return false;
  at_ += close + 1;
  return true;
}

// Pandoc's "^[text]".
bool MarkupCleaner::take_inline_footnote() {
  if (!text_.substr(at_).starts_with("^[") || in_footnote_) return false;
  const std::size_t length = std::min(longest_inline_footnote, finder_.paragraph_end(at_) - at_);
  const std::string_view rest = text_.substr(at_, length);
  std::size_t depth = 0;
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '[') ++depth;
    if (rest[i] != ']' || --depth > 0) continue;
    notes_.emplace_back(rest.substr(2, i - 2));
    at_ += i + 1;
    return true;
  }
  return false;
}

// Obsidian's " ^id" at a line's end.
bool MarkupCleaner::take_block_id() {
  if (at_ > 0 && !is_space(text_[at_ - 1])) return false;
  const std::string_view rest = text_.substr(at_ + 1, longest_label);
  const auto* const end =
      std::ranges::find_if_not(rest, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
  if (end == rest.begin() || (end != rest.end() && *end != '\n')) return false;
  at_ += 1 + static_cast<std::size_t>(end - rest.begin());
  return true;
}

// Two signs around a text, with no space inside of them: "a || b" is no spoiler.
bool MarkupCleaner::take_pair(std::string_view sign, char begins, char ends) {
  const std::string_view rest = text_.substr(at_);
  if (!rest.starts_with(sign) || rest.size() < 5) return false;
  const auto run = std::min(rest.find_first_not_of(sign[0]), rest.size());
  if (run != sign.size()) {
    copy_to(at_ + run);
    return true;
  }
  if (is_space(rest[2])) return false;
  const auto close = finder_.find(sign, at_ + 3, finder_.paragraph_end(at_));
  if (close == std::string_view::npos || is_space(text_[close - 1]) || is_pending_at(close)) return false;
  if (begins != 0) out_ += begins;
  pending_.push_back({close, sign.size(), ends});
  at_ += sign.size();
  return true;
}

// ">!text!<"
bool MarkupCleaner::take_reddit_spoiler() {
  if (!text_.substr(at_).starts_with(">!")) return false;
  const auto close = finder_.find("!<", at_ + 2, finder_.paragraph_end(at_));
  if (close == std::string_view::npos || is_pending_at(close)) return false;
  out_ += mark::spoiler_begins;
  pending_.push_back({close, 2, mark::spoiler_ends});
  at_ += 2;
  return true;
}

// Obsidian's "%%comment%%".
bool MarkupCleaner::take_comment() {
  if (!text_.substr(at_).starts_with("%%") || (at_ > 0 && is_digit(text_[at_ - 1]))) return false;
  const auto close = finder_.find("%%", at_ + 2, finder_.paragraph_end(at_));
  if (close == std::string_view::npos) return false;
  at_ = close + 2;
  return true;
}

}  // namespace rosebud::indexer
