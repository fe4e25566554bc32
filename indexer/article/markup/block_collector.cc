#include "indexer/article/markup/block_collector.hh"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "catalogue/ascii.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/markup/lines.hh"
#include "indexer/article/markup/marks.hh"

namespace rosebud::indexer {
namespace {

// HTML deeper than this is looked at as if it were flat.
constexpr std::size_t deepest = 64;

// The elements that say what kind their text is, or hide it; the others leave no trace.
constexpr auto telling_tags =
    std::to_array<std::string_view>({"blockquote", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li",
                                     "ol", "pre", "summary", "tr", "ul"});

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && is_digit(name[1]);
}

bool has_a_word(std::string_view text) {
  return std::ranges::any_of(
      text, [](char c) { return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; });
}

// "poster.jpg" says nothing of the picture.
bool is_file_name(std::string_view text) {
  const bool one_word = text.find(' ') == std::string_view::npos;
  const auto dot = text.rfind('.');
  return one_word && dot != std::string_view::npos && text.size() - dot >= 4 && text.size() - dot <= 5;
}

// "image", "photo3": what writers put for a text that says nothing.
bool is_only_a_kind(std::string_view text) {
  while (!text.empty() && is_digit(text.back())) text.remove_suffix(1);
  constexpr auto kinds = std::to_array<std::string_view>({"image", "img", "photo", "pic", "picture"});
  return std::ranges::any_of(kinds,
                             [text](std::string_view kind) { return equal_ignoring_case(text, kind); });
}

// The text of an item behind its box: "[x] Watched".
std::string_view without_box(std::string_view text) {
  constexpr std::size_t box = 4;
  const bool boxed = text.size() > box && text[0] == '[' && text[2] == ']' && text[3] == ' ' &&
                     (text[1] == ' ' || text[1] == 'x' || text[1] == 'X');
  return boxed ? text.substr(box) : text;
}

// Grav's end of a summary.
bool is_summary_end(std::string_view text) {
  return text == "===";
}

}  // namespace

void BlockCollector::append(std::string_view text) {
  if (!skipping_.empty() || text.empty()) return;
  std::vector<Piece>& pieces = in_caption_ ? captions_ : pieces_;
  const bool spoiler = is_hidden();
  if (pieces.empty() || pieces.back().spoiler != spoiler) pieces.push_back({{}, spoiler});
  pieces.back().text.append(text);
}

void BlockCollector::text(std::string_view text) {
  while (!text.empty()) {
    const auto* const found = std::ranges::find_if(text, mark::is_mark);
    const auto length = static_cast<std::size_t>(found - text.begin());
    append(text.substr(0, length));
    if (length == text.size()) return;
    obey(text[length]);
    text.remove_prefix(length + 1);
  }
}

void BlockCollector::obey(char mark) {
  switch (mark) {
    case mark::spoiler_begins:
      ++spoilers_;
      break;
    case mark::spoiler_ends:
      if (spoilers_ > 0) --spoilers_;
      break;
    case mark::caption_begins:
      in_caption_ = true;
      captions_.push_back({{}, is_hidden()});
      break;
    case mark::caption_ends:
      in_caption_ = false;
      break;
    default:
      // A footnote stands apart from all that was left open above it.
      open_.clear();
      in_html_spoiler_ = false;
      spoilers_ = 0;
      in_footnote_ = true;
  }
}

bool BlockCollector::is_hidden() const {
  return spoilers_ > 0 || in_html_spoiler_;
}

void BlockCollector::html(std::string_view html) {
  HtmlTokenizer tokens(html);
  while (const auto token = tokens.next()) {
    if (!token->tag) {
      text(decode_references(token->text));
    } else if (!skipping_.empty()) {
      if (token->tag->closing && token->tag->name == skipping_) skipping_.clear();
    } else if (!token->tag->closing && is_hidden_tag(token->tag->name)) {
      skipping_ = token->tag->name;
    } else {
      tag(*token->tag);
    }
  }
}

void BlockCollector::tag(const HtmlTag& tag) {
  tag_text(tag);
  if (tag.name == "br") {
    hard_break();
  } else if (tag.name == "td" || tag.name == "th") {
    if (!tag.closing) append(" | ");
  } else if (is_block_tag(tag.name)) {
    end_block(kind_);
  }
  if (tag.closing) {
    close(tag.name);
  } else if (!tag.attributes.ends_with('/')) {
    open(tag);
  }
}

// What a tag itself shows.
void BlockCollector::tag_text(const HtmlTag& tag) {
  if (tag.name == "q") {
    append(tag.closing ? "”" : "“");
  } else if (tag.name == "rt") {
    append(tag.closing ? ")" : " (");
  } else if (tag.name == "rp" && !tag.closing) {
    skipping_ = "rp";
  } else if (tag.name == "img" && !tag.closing) {
    if (const auto alt = html_attribute(tag.attributes, "alt")) caption(*alt);
  }
}

void BlockCollector::open(const HtmlTag& tag) {
  const bool spoiler = is_spoiler_tag(tag);
  const bool repeats = !open_.empty() && std::ranges::any_of(open_, [&](const Element& element) {
    return element.spoiler && element.name == tag.name;
  });
  const bool telling = std::ranges::find(telling_tags, tag.name) != telling_tags.end();
  if ((!spoiler && !telling && !repeats) || open_.size() >= deepest) return;
  // A row, an item or a heading ends where the next begins, closed or not.
  if (!open_.empty() && open_.back().name == tag.name && (tag.name == "li" || tag.name == "tr"))
    open_.pop_back();
  if (!open_.empty() && is_heading(open_.back().name) && is_block_tag(tag.name)) open_.pop_back();
  open_.push_back({tag.name, spoiler, tag.name == "summary"});
  look_for_spoilers();
}

// Closes the innermost element of this name, and what was left open in it.
void BlockCollector::close(std::string_view name) {
  const auto found = std::ranges::find(open_.rbegin(), open_.rend(), name, &Element::name);
  if (found == open_.rend()) return;
  open_.erase(found.base() - 1, open_.end());
  look_for_spoilers();
}

// A summary is what is shown of the details around it.
void BlockCollector::look_for_spoilers() {
  std::size_t hiding = 0;
  for (const Element& element : open_) {
    if (element.spoiler) ++hiding;
    if (element.summary && hiding > 0) --hiding;
  }
  in_html_spoiler_ = hiding > 0;
}

BlockKind BlockCollector::kind_in_html(BlockKind kind) const {
  if (in_footnote_ && kind != BlockKind::code) return BlockKind::footnote;
  for (auto element = open_.rbegin(); element != open_.rend(); ++element) {
    if (is_heading(element->name)) return BlockKind::heading;
    if (element->name == "blockquote") return BlockKind::quote;
    if (element->name == "li") return BlockKind::item;
    if (element->name == "figcaption") return BlockKind::caption;
    if (element->name == "pre") return BlockKind::code;
    if (element->name == "tr") return BlockKind::table;
  }
  return kind;
}

void BlockCollector::caption(std::string_view text) {
  const std::string_view words = trimmed(text);
  if (skipping_.empty() && !is_file_name(words) && !is_only_a_kind(words))
    captions_.push_back({std::string(text), is_hidden()});
}

void BlockCollector::add(std::vector<Block> blocks) {
  end_block(kind_);
  for (Block& block : blocks) {
    block.spoiler = block.spoiler || is_hidden();
    blocks_.push_back(std::move(block));
  }
}

void BlockCollector::end_block(BlockKind kind) {
  std::vector<Piece> pieces;
  bool last_has_a_word = false;
  for (Piece& piece : std::exchange(pieces_, {})) {
    // A full stop behind a spoiler, or a quotation mark before it, needs no block of its own.
    const bool word = has_a_word(piece.text);
    if (!pieces.empty() && (pieces.back().spoiler == piece.spoiler || !word || !last_has_a_word)) {
      pieces.back().spoiler = last_has_a_word ? pieces.back().spoiler : piece.spoiler;
      pieces.back().text += piece.text;
    } else {
      pieces.push_back(std::move(piece));
      last_has_a_word = false;
    }
    last_has_a_word = last_has_a_word || word;
  }
  const BlockKind known = kind_in_html(kind);
  for (const Piece& piece : pieces) add(known, piece);
  for (const Piece& caption : std::exchange(captions_, {})) {
    add_one(BlockKind::caption, joined_lines(caption.text), caption.spoiler);
  }
  in_caption_ = false;
}

void BlockCollector::add(BlockKind kind, const Piece& piece) {
  if (kind == BlockKind::table) {
    std::string row = joined_lines(piece.text);
    if (row.starts_with("| ")) row.erase(0, 2);
    add_one(kind, std::move(row), piece.spoiler);
    return;
  }
  const auto table = kind == BlockKind::code ? std::nullopt : table_in(piece.text);
  add_one(kind, joined_lines(table ? table->before : piece.text), piece.spoiler);
  if (!table) return;
  for (const std::string& row : table->rows) add_one(BlockKind::table, row, piece.spoiler);
}

void BlockCollector::add_one(BlockKind kind, std::string text, bool spoiler) {
  if (kind != BlockKind::code) text = with_short_addresses(text);
  if (kind == BlockKind::item) text = std::string(without_box(text));
  const bool end = kind == BlockKind::paragraph && is_summary_end(text);
  if (!text.empty() && !end) blocks_.push_back({kind, std::move(text), spoiler});
}

void BlockCollector::end_paragraph(BlockKind kind) {
  end_block(kind);
  const auto lasts = [](const Element& element) { return is_block_tag(element.name); };
  const auto from = open_.begin() + static_cast<std::ptrdiff_t>(std::min(inline_floor_, open_.size()));
  open_.erase(std::remove_if(from, open_.end(), std::not_fn(lasts)), open_.end());
  look_for_spoilers();
}

void BlockCollector::end_section() {
  end_block(kind_);
  std::erase_if(open_, [](const Element& element) { return !element.spoiler && !element.summary; });
  inline_floor_ = std::min(inline_floor_, open_.size());
  look_for_spoilers();
}

std::vector<Block> BlockCollector::take() {
  end_block(kind_);
  return std::move(blocks_);
}

}  // namespace rosebud::indexer
