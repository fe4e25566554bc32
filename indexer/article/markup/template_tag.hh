// The tags of static site generators' templates, in one form whatever their syntax: Hugo's {{< >}} and {{%
// %}}, Liquid's and Nunjucks' {% %} and {{ }}, WordPress's [ ].
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/markup/finder.hh"

namespace rosebud::indexer {

struct TemplateTag {
  enum class Syntax { hugo, liquid, expression, wordpress };
  Syntax syntax = Syntax::expression;
  std::string name;  // lower case, without "end" or "/"
  bool closing = false;
  std::string_view arguments;
  std::size_t end = 0;  // behind the tag
};

// The tag that begins at `at`, where '{' or '[' stands; nothing when what stands there is text. A tag does
// not run across a blank line.
std::optional<TemplateTag> template_tag_at(std::string_view text, std::size_t at, Finder& finder);

// Where the tag that closes `tag` begins, looking from its end.
std::optional<std::size_t> closing_tag_of(const TemplateTag& tag, std::string_view text, Finder& finder);

// The value of a named argument: caption="…" or caption: "…".
std::optional<std::string> named_argument(std::string_view arguments, std::string_view name);

// The arguments as one text, without the quotes around them.
std::string argument_text(std::string_view arguments);

}  // namespace rosebud::indexer
