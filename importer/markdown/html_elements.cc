#include "importer/markdown/html_elements.hh"

#include <algorithm>
#include <array>

#include "indexer/article/markup/html_tokens.hh"

namespace rosebud::importer {
namespace {

struct Row {
  std::string_view name;
  Element element;
};

constexpr auto table = std::to_array<Row>({
    {"a", Element::link},
    {"audio", Element::player},
    {"b", Element::strong},
    {"blockquote", Element::quote},
    {"br", Element::line_break},
    {"caption", Element::table_caption},
    {"cite", Element::emphasis},
    {"code", Element::code},
    {"dd", Element::section},
    {"del", Element::struck},
    {"details", Element::details},
    {"dfn", Element::emphasis},
    {"dir", Element::unordered},
    {"dt", Element::term},
    {"em", Element::emphasis},
    {"embed", Element::frame},
    {"figcaption", Element::caption},
    {"h1", Element::heading},
    {"h2", Element::heading},
    {"h3", Element::heading},
    {"h4", Element::heading},
    {"h5", Element::heading},
    {"h6", Element::heading},
    {"head", Element::dropped},
    {"hr", Element::rule},
    {"i", Element::emphasis},
    {"iframe", Element::frame},
    {"img", Element::image},
    {"kbd", Element::code},
    {"li", Element::item},
    {"listing", Element::preformatted},
    {"menu", Element::unordered},
    {"noscript", Element::dropped},
    {"object", Element::player},
    {"ol", Element::ordered},
    {"p", Element::paragraph},
    {"pre", Element::preformatted},
    {"q", Element::quotation},
    {"rt", Element::reading},
    {"s", Element::struck},
    {"samp", Element::code},
    {"script", Element::dropped},
    {"select", Element::dropped},
    {"source", Element::source},
    {"strike", Element::struck},
    {"strong", Element::strong},
    {"style", Element::dropped},
    {"sub", Element::lowered},
    {"summary", Element::summary},
    {"sup", Element::raised},
    {"svg", Element::dropped},
    {"table", Element::table},
    {"td", Element::cell},
    {"template", Element::dropped},
    {"textarea", Element::dropped},
    {"th", Element::cell},
    {"tr", Element::row},
    {"tt", Element::code},
    {"ul", Element::unordered},
    {"var", Element::emphasis},
    {"video", Element::player},
    {"xmp", Element::preformatted},
});

static_assert(std::ranges::is_sorted(table, {}, &Row::name));

// Groups of rows: their tags say nothing that the rows do not.
bool is_row_group(std::string_view name) {
  return name == "thead" || name == "tbody" || name == "tfoot";
}

}  // namespace

Element element_named(std::string_view name) {
  const auto* const row = std::ranges::lower_bound(table, name, {}, &Row::name);
  if (row != table.end() && row->name == name) return row->element;
  const bool block = indexer::is_block_tag(name) && !is_row_group(name);
  return block ? Element::section : Element::unknown;
}

bool is_void(Element element) {
  return element == Element::line_break || element == Element::image || element == Element::rule ||
         element == Element::source || element == Element::frame;
}

bool is_inline(Element element) {
  return element <= Element::line_break;
}

}  // namespace rosebud::importer
