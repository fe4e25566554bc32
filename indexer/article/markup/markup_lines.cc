#include <algorithm>
#include <array>

#include "indexer/article/clean_text.hh"
#include "indexer/article/markup/marks.hh"
#include "indexer/article/markup/markup_cleaner.hh"

namespace rosebud::indexer {

CleanMarkdown clean_markup(std::string_view markdown, MarkdownDialect dialect) {
  return MarkupCleaner(markdown, dialect).run();
}

CleanMarkdown MarkupCleaner::run() {
  out_.reserve(text_.size() + text_.size() / 8);
  while (at_ < text_.size()) {
    if (at_line_start_) {
      at_line_start_ = false;
      if (take_line()) {
        at_line_start_ = true;
        out_line_ = out_.size();
        continue;
      }
    }
    if (at_ < text_.size()) take_inline();
  }
  finish();
  return {std::move(out_), std::move(tags_)};
}

void MarkupCleaner::finish() {
  while (!pending_.empty()) take_pending();
  if (fence_) out_.append("\n").append(fence_->length, fence_->character);
  for (const std::string& note : notes_) {
    CleanMarkdown clean = MarkupCleaner(note, dialect_, true).run();
    out_.append("\n\n").append(1, mark::footnote).append("\n\n").append(clean.text).append("\n");
  }
}

std::string_view MarkupCleaner::line_at(std::size_t at) const {
  const auto end = text_.find('\n', at);
  return text_.substr(at, end == std::string_view::npos ? end : end - at);
}

// Goes to the line behind `line`, which begins or ends at the current place.
void MarkupCleaner::skip_line(std::string_view line) {
  at_ = std::min(at_ + line.size() + 1, text_.size());
}

bool MarkupCleaner::take_line() {
  // cmark is quadratic, or worse, in the depth of quotes and lists; people nest a few.
  constexpr std::size_t longest_container = 200;
  if (const std::size_t length = container_length(line_at(at_)); length > longest_container) at_ += length;
  const std::string_view line = line_at(at_);
  if (take_query(line) || take_code_line(line)) return true;
  const std::string_view content = trimmed(line);
  if (quote_hides_ && content.empty()) {
    out_.append("\n").append(1, mark::spoiler_ends).append("\n\n");
    quote_hides_ = false;
  }
  in_table_row_ = content.starts_with('|') && !content.starts_with("||");
  if (is_instruction(line)) {
    out_ += '\n';
    skip_line(line);
    return true;
  }
  return take_mdx_statement(line) || take_outliner_property(line) || take_comment_lines(line) ||
         take_footnote(line) || take_directive(line) || take_tags(line) || take_quote(line);
}

bool MarkupCleaner::take_code_line(std::string_view line) {
  if (fence_) {
    if (closes_fence(line, *fence_)) fence_.reset();
  } else {
    fence_ = opening_fence(line);
    if (!fence_) return false;
  }
  write_plain(line);
  out_ += '\n';
  skip_line(line);
  return true;
}

// What plugins of Obsidian fill in stands in fences of code, and is none.
bool MarkupCleaner::take_query(std::string_view line) {
  if (fence_) return false;
  const auto fence = opening_fence(line);
  if (!fence) return false;
  const std::string_view info = trimmed(line.substr(container_length(line))).substr(fence->length);
  constexpr auto queries = std::to_array<std::string_view>(
      {"base", "button", "dataview", "dataviewjs", "meta-bind", "meta-bind-button", "query", "tasks"});
  if (std::ranges::find(queries, trimmed(info)) == queries.end()) return false;
  do {
    skip_line(line);
    line = line_at(at_);
  } while (at_ < text_.size() && !closes_fence(line, *fence));
  skip_line(line);
  out_ += '\n';
  return true;
}

// Logseq keeps what it knows of a block below its bullet: "id:: 63f0c0de".
bool MarkupCleaner::take_outliner_property(std::string_view line) {
  const std::size_t container = container_length(line);
  const std::string_view content = trimmed(line.substr(container));
  constexpr auto properties = std::to_array<std::string_view>(
      {"background-color:: ", "collapsed:: ", "heading:: ", "id:: ", "logseq."});
  const bool known =
      content.find("::") != std::string_view::npos &&
      std::ranges::any_of(properties, [&](std::string_view name) { return content.starts_with(name); });
  if (!known) return false;
  // The bullet stays for what stands below.
  const std::string_view bullet = line.substr(0, container);
  const bool only_indent = trimmed(bullet).empty();
  if (!only_indent) out_.append(bullet);
  skip_line(line);
  if (only_indent) return true;
  const std::string_view next = line_at(at_);
  at_ += std::min(next.find_first_not_of(" \t"), next.size());
  return false;
}

bool MarkupCleaner::take_mdx_statement(std::string_view line) {
  if (dialect_ != MarkdownDialect::mdx) return false;
  if (!line.starts_with("import ") && !line.starts_with("export ")) return false;
  for (; at_ < text_.size() && !trimmed(line).empty(); line = line_at(at_)) skip_line(line);
  out_ += '\n';
  return true;
}

// Obsidian's comments of several lines.
bool MarkupCleaner::take_comment_lines(std::string_view line) {
  if (trimmed(line) != "%%") return false;
  const auto close = finder_.find("\n%%", at_ + line.size());
  if (close == std::string_view::npos) return false;
  at_ = close + 1;
  skip_line(line_at(at_));
  out_ += '\n';
  return true;
}

// The definition goes on in the lines that follow it without a blank one, and in indented ones.
bool MarkupCleaner::take_footnote(std::string_view line) {
  const auto sign = in_footnote_ ? std::nullopt : footnote_definition(line);
  if (!sign) return false;
  std::string note(line.substr(*sign));
  skip_line(line);
  bool blank = false;
  while (at_ < text_.size()) {
    line = line_at(at_);
    const bool is_blank = trimmed(line).empty();
    const bool indented = line.starts_with("  ") || line.starts_with('\t');
    if (!is_blank && ((blank && !indented) || footnote_definition(line))) break;
    constexpr std::size_t indent = 4;
    const auto text =
        std::min({line.find_first_not_of(" \t"), line.size(), line.starts_with('\t') ? 1 : indent});
    note.append("\n").append(line.substr(text));
    blank = is_blank;
    skip_line(line);
  }
  notes_.push_back(std::move(note));
  out_ += '\n';
  return true;
}

bool MarkupCleaner::take_directive(std::string_view line) {
  const auto found = directive(line);
  if (!found) return false;
  out_ += '\n';
  if (!found->type.empty()) {
    const bool hides = found->type.find("spoiler") != std::string::npos || found->type == "details";
    directives_.push_back(hides);
    if (!found->title.empty()) {
      write_plain(found->title);
      out_ += "\n\n";
    }
    if (hides) out_.append(1, mark::spoiler_begins).append("\n\n");
  } else if (!directives_.empty()) {
    if (directives_.back()) out_.append(1, mark::spoiler_ends).append("\n\n");
    directives_.pop_back();
  }
  skip_line(line);
  return true;
}

bool MarkupCleaner::take_tags(std::string_view line) {
  if (!trimmed(line).starts_with('#')) return false;
  std::vector<std::string> tags = tags_of_line(line);
  if (tags.empty()) return false;
  std::ranges::move(tags, std::back_inserter(tags_));
  out_ += '\n';
  skip_line(line);
  return true;
}

// A callout's type goes, its title stays; ">! text" is a quote that hides.
bool MarkupCleaner::take_quote(std::string_view line) {
  if (const auto found = callout(line)) {
    const std::string_view quote = line.substr(0, found->quote);
    out_.append(quote).append(" ");
    if (found->type.find("spoiler") == std::string::npos) {
      at_ += static_cast<std::size_t>(found->title.data() - line.data());
      return false;
    }
    write_plain(found->title);
    out_.append("\n").append(quote).append("\n").append(quote).append(" ");
    out_.append(1, mark::spoiler_begins).append("\n").append(quote).append("\n");
    quote_hides_ = true;
    skip_line(line);
    return true;
  }
  const auto sign = line.find_first_not_of(" \t");
  if (sign == std::string_view::npos || !line.substr(sign).starts_with(">!")) return false;
  if (finder_.find("!<", at_, finder_.paragraph_end(at_)) != std::string_view::npos) return false;
  out_.append("> ").append(1, mark::spoiler_begins);
  pending_.push_back({at_ + line.size(), 0, mark::spoiler_ends});
  at_ += sign + 2;
  return false;
}

void MarkupCleaner::end_line() {
  const std::string_view line = std::string_view(out_).substr(out_line_);
  const bool only_marks = std::ranges::any_of(line, mark::is_mark) &&
                          std::ranges::all_of(line, [](char c) { return c == ' ' || mark::is_mark(c); });
  // A mark alone would join the text below it, which may be no paragraph.
  out_ += only_marks ? "\n\n" : "\n";
  out_line_ = out_.size();
  ++at_;
  at_line_start_ = true;
}

void MarkupCleaner::copy_to(std::size_t end) {
  write_plain(text_.substr(at_, end - at_));
  at_ = end;
}

void MarkupCleaner::write_plain(std::string_view text) {
  if (std::ranges::none_of(text, mark::is_mark)) {
    out_.append(text);
  } else {
    std::ranges::copy_if(text, std::back_inserter(out_), [](char c) { return !mark::is_mark(c); });
  }
}

void MarkupCleaner::write_caption(std::string_view text) {
  const std::string line = collapsed(text);
  if (line.empty()) return;
  out_ += mark::caption_begins;
  write_plain(line);
  out_ += mark::caption_ends;
}

}  // namespace rosebud::indexer
