// The pass over Markdown's source behind clean_markup(): markup_lines.cc looks at whole lines,
// markup_inline.cc at what stands in them, markup_tags.cc at templates and HTML.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/markup/clean_markup.hh"
#include "indexer/article/markup/finder.hh"
#include "indexer/article/markup/source_lines.hh"
#include "indexer/article/markup/template_tag.hh"

namespace rosebud::indexer {

class MarkupCleaner {
 public:
  MarkupCleaner(std::string_view text, MarkdownDialect dialect, bool in_footnote = false)
      : text_(text), dialect_(dialect), in_footnote_(in_footnote), finder_(text) {}

  CleanMarkdown run();

 private:
  static constexpr std::size_t longest_code_sign = 80;  // cmark's limit

  // What ends where: the second of a pair of signs, and what takes its place.
  struct Pending {
    std::size_t at;
    std::size_t length;
    char replacement;  // 0: nothing
  };

  // Lines.
  std::string_view line_at(std::size_t at) const;
  void skip_line(std::string_view line);
  void finish();
  bool take_line();
  bool take_code_line(std::string_view line);
  bool take_mdx_statement(std::string_view line);
  bool take_footnote(std::string_view line);
  bool take_quote(std::string_view line);
  bool take_directive(std::string_view line);
  bool take_tags(std::string_view line);
  bool take_comment_lines(std::string_view line);
  bool take_query(std::string_view line);
  bool take_outliner_property(std::string_view line);
  void end_line();

  // What stands in a line: each returns whether it took something.
  void take_inline();
  bool take_sign();
  bool take_pending();
  bool take_code_span();
  bool take_wikilink(std::size_t begin, bool embedded);
  bool take_footnote_reference();
  bool take_inline_footnote();
  bool take_block_id();
  bool take_pair(std::string_view sign, char begins, char ends);
  bool take_reddit_spoiler();
  bool take_comment();
  bool take_bracket();
  bool take_reference();
  bool is_pending_at(std::size_t at) const;

  // Templates and HTML.
  bool take_template();
  bool take_attributes();
  bool take_expression();
  bool obey(const TemplateTag& tag);
  bool take_verbatim(const TemplateTag& tag);
  bool take_zola(const TemplateTag& tag);
  void take_spoiler(const TemplateTag& tag);
  void write_captions(const TemplateTag& tag);
  bool take_html();
  bool take_hidden_element();
  bool take_html_code();
  bool take_jsx_tag();

  void copy_to(std::size_t end);
  void write_plain(std::string_view text);
  void write_caption(std::string_view text);

  std::string_view text_;
  MarkdownDialect dialect_;
  bool in_footnote_;
  Finder finder_;
  std::size_t at_ = 0;
  bool at_line_start_ = true;
  bool in_table_row_ = false;
  std::string out_;
  std::size_t out_line_ = 0;  // where the line in out_ begins
  std::optional<CodeFence> fence_;
  bool quote_hides_ = false;      // a spoiler callout lasts as long as its quote
  std::vector<bool> directives_;  // the open ones, and whether each hides
  std::vector<bool> bodies_;      // Zola's shortcodes that are open, and whether each hides
  std::vector<Pending> pending_;
  // By the length of its sign: no span of code that begins before this place ends.
  std::array<std::size_t, longest_code_sign + 1> no_code_until_{};
  std::vector<std::string> notes_;
  std::vector<std::string> tags_;
};

}  // namespace rosebud::indexer
