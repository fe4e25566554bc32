#include "importer/wordpress/shortcodes.hh"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "catalogue/ascii.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/markup/finder.hh"
#include "indexer/article/markup/html_tokens.hh"
#include "indexer/article/markup/template_tag.hh"

namespace rosebud::importer {
namespace {

using indexer::Finder;
using indexer::TemplateTag;

constexpr int deepest = 4;
constexpr std::size_t longest_tag = 300;

constexpr auto media_names = std::to_array<std::string_view>(
    {"audio", "dailymotion", "embed", "embedyt", "instagram", "playlist", "slideshare", "soundcloud",
     "spotify", "tweet", "twitter", "video", "vimeo", "wpvideo", "youtube"});

constexpr auto code_names =
    std::to_array<std::string_view>({"bash", "code", "codeblock", "cpp", "css", "html", "java", "javascript",
                                     "js", "php", "python", "ruby", "source", "sourcecode", "sql", "xml"});

constexpr auto note_names = std::to_array<std::string_view>({"efn_note", "fn", "footnote", "note", "ref"});

constexpr auto quote_names = std::to_array<std::string_view>({"blockquote", "pullquote", "quote"});

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

std::string html_quoted(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '"') {
      result += "&quot;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '&') {
      result += "&amp;";
    } else {
      result += c;
    }
  }
  return result;
}

std::string figure(const Picture& picture) {
  std::string html = fmt::format(R"(<figure><img src="{}" alt="{}"/>)", html_quoted(picture.address),
                                 html_quoted(picture.alternative));
  if (!picture.caption.empty()) html += "<figcaption>" + picture.caption + "</figcaption>";
  return html + "</figure>";
}

// The first address in `text`.
std::string_view address_in(std::string_view text) {
  const auto begin = text.find("http");
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin);
  if (!text.starts_with("http://") && !text.starts_with("https://")) return {};
  return text.substr(0, text.find_first_of(" \t\n\"'<>[]"));
}

std::vector<std::uint64_t> numbers_in(std::string_view text) {
  std::vector<std::uint64_t> numbers;
  for (const std::string& part : indexer::split(text, ", ")) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (error == std::errc{} && end == part.data() + part.size()) numbers.push_back(number);
  }
  return numbers;
}

bool is_short_name(std::string_view text) {
  constexpr std::size_t longest = 20;
  return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '_';
  });
}

// A pair of shortcodes and what stands between.
struct Pair {
  std::string_view content;
  std::size_t end = 0;
};

class Expander {
 public:
  Expander(std::string_view text, std::uint64_t post, const MediaLibrary& media, int depth,
           std::vector<Footnote>& footnotes)
      : text_(text), post_(post), media_(media), depth_(depth), finder_(text), footnotes_(footnotes) {}

  std::string expand() {
    while (at_ < text_.size()) {
      const auto next = std::min(text_.find_first_of("[<", at_), text_.size());
      out_ += text_.substr(at_, next - at_);
      at_ = next;
      if (at_ == text_.size()) break;
      const bool taken = text_[at_] == '<' ? take_html() : take_shortcode();
      if (!taken) out_ += text_[at_++];
    }
    return std::move(out_);
  }

 private:
  void copy_to(std::size_t end) {
    out_ += text_.substr(at_, end - at_);
    at_ = end;
  }

  // Tags, comments and whole elements of code hold no shortcodes.
  bool take_html() {
    for (const std::string_view name : {"pre", "code", "script", "style"}) {
      const std::string_view rest = text_.substr(at_ + 1, name.size() + 1);
      const bool begins = rest.size() > name.size() && !is_letter(rest.back()) &&
                          std::ranges::equal(rest.substr(0, name.size()), name, {}, to_lower);
      if (!begins) continue;
      const auto close = finder_.find_ignoring_case("</" + std::string(name), at_);
      if (close == std::string_view::npos) return false;
      copy_to(close);
      return true;
    }
    const std::string_view rest = text_.substr(at_);
    const bool comment = rest.starts_with("<!--");
    const bool tag = rest.size() > 1 && (is_letter(rest[1]) || rest[1] == '/');
    if (!comment && !tag) return false;
    const auto end = finder_.find(comment ? "-->" : ">", at_);
    if (end == std::string_view::npos) return false;
    copy_to(end + (comment ? 3 : 1));
    return true;
  }

  bool take_shortcode() {
    if (take_escaped()) return true;
    std::optional<TemplateTag> tag = indexer::template_tag_at(text_, at_, finder_);
    if (!tag) tag = media_tag();
    if (!tag) tag = paired_tag();
    if (!tag) return false;
    if (!tag->closing) {
      out_ += html_for(*tag);
    } else {
      at_ = tag->end;
    }
    return true;
  }

  // [[gallery]] is how a site shows the shortcode itself.
  bool take_escaped() {
    const std::string_view rest = text_.substr(at_, longest_tag);
    if (!rest.starts_with("[[")) return false;
    const auto end = rest.find("]]");
    if (end == std::string_view::npos || end < 3 || (!is_letter(rest[2]) && rest[2] != '/')) return false;
    const std::string_view inner = rest.substr(1, end);
    if (inner.find('\n') != std::string_view::npos) return false;
    out_ += inner;
    at_ += end + 2;
    return true;
  }

  // [audio https://…/a.mp3], [vimeo 1234]: an argument without a name.
  std::optional<TemplateTag> media_tag() const {
    const std::string_view rest = text_.substr(at_, longest_tag);
    const auto close = rest.find_first_of("]\n", 1);
    if (close == std::string_view::npos || rest[close] != ']') return std::nullopt;
    const std::string_view inner = rest.substr(1, close - 1);
    const auto space = inner.find_first_of(" =");
    if (space == std::string_view::npos || !is_one_of(media_names, inner.substr(0, space)))
      return std::nullopt;
    const std::string_view argument = indexer::trimmed(inner.substr(space + 1));
    const bool number = !argument.empty() && std::ranges::all_of(argument, is_digit);
    if (address_in(argument).empty() && !number) return std::nullopt;
    return TemplateTag{.syntax = TemplateTag::Syntax::wordpress,
                       .name = std::string(inner.substr(0, space)),
                       .closing = false,
                       .arguments = argument,
                       .end = at_ + close + 1};
  }

  // A name in brackets is a shortcode when the same name closes it further on.
  std::optional<TemplateTag> paired_tag() {
    const std::string_view rest = text_.substr(at_, longest_tag);
    const auto close = rest.find_first_of("]\n", 1);
    if (close == std::string_view::npos || rest[close] != ']') return std::nullopt;
    std::string_view inner = rest.substr(1, close - 1);
    TemplateTag tag{.syntax = TemplateTag::Syntax::wordpress,
                    .name = {},
                    .closing = inner.starts_with('/'),
                    .arguments = {},
                    .end = at_ + close + 1};
    if (tag.closing) inner.remove_prefix(1);
    const auto name_end = std::min(inner.find_first_of(" ="), inner.size());
    if (!is_short_name(inner.substr(0, name_end)) || !is_letter(inner[0])) return std::nullopt;
    for (const char c : inner.substr(0, name_end)) tag.name += to_lower(c);
    tag.arguments = inner.substr(name_end);
    if (tag.closing) return paired_.contains(tag.name) ? std::optional(tag) : std::nullopt;
    const std::string wanted = "[/" + tag.name + "]";
    if (finder_.find_ignoring_case(wanted, tag.end) == std::string_view::npos) return std::nullopt;
    paired_.insert(tag.name);
    return tag;
  }

  std::optional<Pair> pair_of(const TemplateTag& tag) {
    if (tag.arguments.ends_with('/')) return std::nullopt;
    const auto close = indexer::closing_tag_of(tag, text_, finder_);
    if (!close) return std::nullopt;
    const auto end = finder_.find("]", *close);
    if (end == std::string_view::npos) return std::nullopt;
    return Pair{text_.substr(tag.end, *close - tag.end), end + 1};
  }

  std::string inner(std::string_view content) const {
    if (depth_ >= deepest) return std::string(content);
    return Expander(content, post_, media_, depth_ + 1, footnotes_).expand();
  }

  // What stands for a shortcode; `at_` goes behind what was used.
  std::string html_for(const TemplateTag& tag) {
    const std::optional<Pair> pair = pair_of(tag);
    const std::string_view content = pair ? pair->content : std::string_view();
    at_ = pair ? pair->end : tag.end;
    if (tag.name == "gallery") return gallery(tag);
    if (is_one_of(media_names, tag.name)) return media(tag, content);
    if (pair) {
      if (tag.name == "caption" || tag.name == "wp_caption") return caption(tag, content);
      if (is_one_of(code_names, tag.name)) return code(tag, content);
      if (is_one_of(note_names, tag.name)) return note(content);
      if (is_one_of(quote_names, tag.name)) return "<blockquote>" + inner(content) + "</blockquote>";
    }
    if (tag.name.find("spoiler") != std::string::npos) return spoiler(tag, content);
    if (pair) paired_.insert(tag.name);
    at_ = tag.end;
    return {};
  }

  std::string caption(const TemplateTag& tag, std::string_view content) const {
    const auto image = indexer::find_ignoring_case(content, "<img", 0);
    const auto image_end = image == std::string_view::npos ? image : content.find('>', image);
    if (image_end == std::string_view::npos) return inner(content);
    std::size_t split = image_end + 1;
    const std::string_view behind = indexer::trimmed(content.substr(split));
    if (behind.starts_with("</a>")) split = content.find("</a>", split) + 4;
    std::string words = inner(indexer::trimmed(content.substr(split)));
    if (words.empty()) words = indexer::named_argument(tag.arguments, "caption").value_or("");
    return fmt::format("<figure>{}<figcaption>{}</figcaption></figure>", content.substr(0, split), words);
  }

  std::string gallery(const TemplateTag& tag) const {
    std::vector<std::uint64_t> numbers;
    for (const std::string_view name : {"ids", "include"}) {
      if (const auto ids = indexer::named_argument(tag.arguments, name); ids && numbers.empty())
        numbers = numbers_in(*ids);
    }
    const auto own = media_.attachments.find(post_);
    if (numbers.empty() && own != media_.attachments.end()) numbers = own->second;
    std::string html;
    for (const std::uint64_t number : numbers) {
      const auto picture = media_.pictures.find(number);
      if (picture != media_.pictures.end()) html += figure(picture->second);
    }
    return html;
  }

  static std::string media(const TemplateTag& tag, std::string_view content) {
    std::string address(address_in(tag.arguments));
    if (address.empty()) address = address_in(content);
    std::string_view id = indexer::trimmed(content.empty() ? tag.arguments : content);
    if (id.starts_with('=')) id = indexer::trimmed(id.substr(1));
    if (address.empty() && is_short_name(id)) {
      if (tag.name == "youtube" || tag.name == "embedyt")
        address = fmt::format("https://www.youtube.com/watch?v={}", id);
      if (tag.name == "vimeo") address = fmt::format("https://vimeo.com/{}", id);
    }
    return address.empty() ? std::string() : "<p>" + address + "</p>";
  }

  static std::string code(const TemplateTag& tag, std::string_view content) {
    std::string language = indexer::named_argument(tag.arguments, "language")
                               .value_or(indexer::named_argument(tag.arguments, "lang").value_or(""));
    const bool named = tag.name != "code" && tag.name != "codeblock" && !tag.name.starts_with("source");
    if (language.empty() && named) language = tag.name;
    std::string text;
    for (const char c : content) {
      if (c == '<') {
        text += "&lt;";
      } else {
        text += c;
      }
    }
    const std::string_view attribute = is_short_name(language) ? std::string_view(language) : "";
    if (attribute.empty()) return "<pre>" + text + "</pre>";
    return fmt::format(R"(<pre class="language-{}">{}</pre>)", attribute, text);
  }

  std::string note(std::string_view content) {
    std::string id = fmt::format("shortcode-{}", footnotes_.size() + 1);
    footnotes_.push_back({id, std::string(content)});
    return fmt::format(R"(<sup data-fn="{}">*</sup>)", id);
  }

  std::string spoiler(const TemplateTag& tag, std::string_view content) const {
    if (content.empty()) return {};
    const bool blocks = content.find('\n') != std::string_view::npos ||
                        indexer::find_ignoring_case(content, "<p", 0) != std::string_view::npos;
    if (!blocks) return R"(<span class="spoiler">)" + inner(content) + "</span>";
    const auto title = indexer::named_argument(tag.arguments, "title");
    const std::string summary = title ? "<summary>" + html_quoted(*title) + "</summary>" : "";
    return "<details>" + summary + inner(content) + "</details>";
  }

  std::string_view text_;
  std::uint64_t post_;
  const MediaLibrary& media_;
  int depth_;
  Finder finder_;
  std::vector<Footnote>& footnotes_;
  std::set<std::string, std::less<>> paired_;
  std::size_t at_ = 0;
  std::string out_;
};

std::optional<std::uint64_t> reference_in(std::string_view comment) {
  constexpr std::string_view key = R"("ref":)";
  const auto at = comment.find(key);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = comment.substr(at + key.size());
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  return error == std::errc{} ? std::optional(number) : std::nullopt;
}

// What blocks insert may insert blocks again, itself even: both how deep and how much are bounded.
class BlockInserter {
 public:
  explicit BlockInserter(const MediaLibrary& media) : media_(media) {}

  std::string insert(std::string_view content, int depth) {
    constexpr std::string_view opening = "<!-- wp:block ";
    std::string result;
    while (!content.empty()) {
      const auto begin = std::min(content.find(opening), content.size());
      const auto end = content.find("-->", begin);
      result += content.substr(0, begin);
      if (end == std::string_view::npos) {
        result += content.substr(begin);
        break;
      }
      if (const auto number = reference_in(content.substr(begin, end - begin)); number && depth < deepest)
        result += block(*number, depth);
      content.remove_prefix(end + 3);
    }
    return result;
  }

 private:
  std::string block(std::uint64_t number, int depth) {
    const auto found = media_.blocks.find(number);
    if (found == media_.blocks.end() || found->second.size() > bytes_left_) return {};
    bytes_left_ -= found->second.size();
    return "\n\n" + insert(found->second, depth + 1) + "\n\n";
  }

  const MediaLibrary& media_;
  std::size_t bytes_left_ = 4'000'000;
};

}  // namespace

ExpandedContent expand_shortcodes(std::string_view content, std::uint64_t post, const MediaLibrary& media) {
  ExpandedContent expanded;
  expanded.html = Expander(content, post, media, 0, expanded.footnotes).expand();
  return expanded;
}

std::string insert_shared_blocks(std::string_view content, const MediaLibrary& media) {
  if (media.blocks.empty() || content.find("<!-- wp:block ") == std::string_view::npos)
    return std::string(content);
  return BlockInserter(media).insert(content, 0);
}

}  // namespace rosebud::importer
