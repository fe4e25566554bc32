#include "indexer/article/markup/template_tag.hh"

#include <algorithm>
#include <array>

#include "catalogue/ascii.hh"
#include "indexer/article/clean_text.hh"

namespace rosebud::indexer {
namespace {

// WordPress's own shortcodes and those of its most used plugins. Others are known by an argument: a word with
// key="value" in brackets is no prose.
constexpr auto wordpress_names = std::to_array<std::string_view>({"audio",        "caption",
                                                                  "code",         "contact-field",
                                                                  "contact-form", "contact-form-7",
                                                                  "dailymotion",  "dropcap",
                                                                  "embed",        "embedyt",
                                                                  "gallery",      "gravityform",
                                                                  "instagram",    "jetpack-related-posts",
                                                                  "more",         "nextpage",
                                                                  "playlist",     "polldaddy",
                                                                  "recent_posts", "slideshare",
                                                                  "slideshow",    "soundcloud",
                                                                  "sourcecode",   "spotify",
                                                                  "tweet",        "twitter",
                                                                  "video",        "vimeo",
                                                                  "wp_caption",   "wpvideo",
                                                                  "youtube"});
static_assert(std::ranges::is_sorted(wordpress_names));

constexpr std::size_t longest_wordpress_tag = 1'000;

bool is_name_character(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == '/';
}

// Splits "/name arguments" into its parts.
void read_name(std::string_view inner, TemplateTag& tag) {
  inner = trimmed(inner);
  // Liquid's white space control, and Hugo's escape of a shortcode that is to be shown.
  while (inner.starts_with('-') || inner.starts_with("/*"))
    inner = trimmed(inner.substr(inner[0] == '-' ? 1 : 2));
  if (inner.starts_with('/')) {
    tag.closing = true;
    inner = trimmed(inner.substr(1));
  }
  const auto* const end = std::ranges::find_if_not(inner, is_name_character);
  for (const char c : std::string_view(inner.begin(), end)) tag.name += to_lower(c);
  tag.arguments = trimmed(std::string_view(end, inner.end()));
  const bool ends =
      tag.syntax == TemplateTag::Syntax::liquid && tag.name.size() > 3 && tag.name.starts_with("end");
  if (ends) {
    tag.closing = true;
    tag.name.erase(0, 3);
  }
}

struct Fence {
  std::string_view open;
  std::string_view close;
  TemplateTag::Syntax syntax;
};

constexpr std::array<Fence, 4> fences{{{"{{<", ">}}", TemplateTag::Syntax::hugo},
                                       {"{{%", "%}}", TemplateTag::Syntax::hugo},
                                       {"{{", "}}", TemplateTag::Syntax::expression},
                                       {"{%", "%}", TemplateTag::Syntax::liquid}}};

std::optional<TemplateTag> wordpress_tag(std::string_view text, std::size_t at, Finder& finder) {
  const std::size_t name_at = text.substr(at).starts_with("[/") ? at + 2 : at + 1;
  if (name_at >= text.size() || !is_letter(text[name_at])) return std::nullopt;
  const std::size_t limit = std::min(finder.paragraph_end(at), at + longest_wordpress_tag);
  const auto close = text.substr(0, limit).find_first_of("[]", name_at);
  if (close == std::string_view::npos || text[close] != ']') return std::nullopt;
  // A link, a footnote or the address of one.
  const char next = close + 1 < text.size() ? text[close + 1] : '\n';
  if (next == '(' || next == ':') return std::nullopt;
  TemplateTag tag{.syntax = TemplateTag::Syntax::wordpress,
                  .name = {},
                  .closing = false,
                  .arguments = {},
                  .end = close + 1};
  read_name(text.substr(at + 1, close - at - 1), tag);
  const bool known = std::ranges::binary_search(wordpress_names, tag.name);
  const bool hides = tag.name.find("spoiler") != std::string::npos;
  const bool argued = tag.arguments.find("=\"") != std::string_view::npos ||
                      tag.arguments.find("='") != std::string_view::npos;
  const bool bare = tag.arguments.empty() || tag.arguments == "/" || argued || tag.arguments.starts_with('=');
  // "[video of the scene]" is prose, "[video src=…]" and "[video]" are not.
  const bool is_tag = argued || (bare && (known || hides)) ||
                      (tag.closing && tag.arguments.empty() && tag.name.find('_') != std::string::npos);
  return is_tag ? std::optional(tag) : std::nullopt;
}

}  // namespace

std::optional<TemplateTag> template_tag_at(std::string_view text, std::size_t at, Finder& finder) {
  if (text[at] == '[') return wordpress_tag(text, at, finder);
  for (const Fence& fence : fences) {
    if (!text.substr(at).starts_with(fence.open)) continue;
    const std::size_t inner = at + fence.open.size();
    const auto close = finder.find(fence.close, inner, finder.paragraph_end(at));
    if (close == std::string_view::npos) return std::nullopt;
    TemplateTag tag{.syntax = fence.syntax,
                    .name = {},
                    .closing = false,
                    .arguments = {},
                    .end = close + fence.close.size()};
    read_name(text.substr(inner, close - inner), tag);
    return tag;
  }
  return std::nullopt;
}

std::optional<std::size_t> closing_tag_of(const TemplateTag& tag, std::string_view text, Finder& finder) {
  using Syntax = TemplateTag::Syntax;
  const std::string end = (tag.syntax == Syntax::liquid ? "end" : "/") + tag.name;
  const std::string_view open = tag.syntax == Syntax::liquid      ? "{%"
                                : tag.syntax == Syntax::wordpress ? "["
                                                                  : "{{";
  // "/ name" is Hugo's as well, and the words may stand in the prose between.
  constexpr std::size_t longest_opening = 8;
  constexpr int attempts = 8;
  for (const std::string& wanted : {end, "/ " + tag.name}) {
    std::size_t from = tag.end;
    for (int attempt = 0; attempt < attempts; ++attempt) {
      const auto found = finder.find_ignoring_case(wanted, from);
      if (found == std::string_view::npos) break;
      const std::size_t nearest = std::max(tag.end, found - std::min(found, longest_opening));
      const auto begin = text.substr(nearest, found - nearest).rfind(open);
      if (begin != std::string_view::npos) return nearest + begin;
      from = found + 1;
    }
  }
  return std::nullopt;
}

std::optional<std::string> named_argument(std::string_view arguments, std::string_view name) {
  for (std::size_t at = arguments.find(name); at != std::string_view::npos;
       at = arguments.find(name, at + 1)) {
    if (at > 0 && is_name_character(arguments[at - 1])) continue;
    std::string_view rest = trimmed(arguments.substr(at + name.size()));
    if (!rest.starts_with('=') && !rest.starts_with(':')) continue;
    rest = trimmed(rest.substr(1));
    if (rest.empty() || (rest[0] != '"' && rest[0] != '\'' && rest[0] != '`')) return std::nullopt;
    const auto end = rest.find(rest[0], 1);
    if (end == std::string_view::npos) return std::nullopt;
    return std::string(rest.substr(1, end - 1));
  }
  return std::nullopt;
}

std::string argument_text(std::string_view arguments) {
  std::string text(trimmed(arguments));
  std::erase(text, '"');
  return text;
}

}  // namespace rosebud::indexer
