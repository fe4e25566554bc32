#include "server/page/article_page.hh"

#include <algorithm>
#include <span>

#include "catalogue/number_range.hh"
#include "server/page/words.hh"
#include "store/record.hh"

namespace rosebud::server {
namespace {

using store::Record;

// What a value of `row` written like this is found by.
SearchRequest request_for(const FieldTable& fields, const Field& row, const std::string& written) {
  SearchRequest request;
  request.facets = default_facets(fields);
  if (row.kind != FieldKind::number) {
    request.chosen[row.id].insert(written);
  } else if (const auto number = parse_number_range(written)) {
    request.ranges[row.id].insert(*number);
  }
  return request;
}

SafeHtml value(const Links& links, const Field& row, const std::string& written) {
  if (row.id == FieldId::date) return html("<time datetime=\"{}\">{}</time>", written, long_date(written));
  const SearchRequest request = request_for(links.fields(), row, written);
  if (!row.facet || !request.refines(row.id)) return html("<bdi>{}</bdi>", written);
  return html("<a href=\"{}\"><bdi>{}</bdi></a>", links.search(request), written);
}

// One row for each field that says something, in the order of the table.
SafeHtml facts(const Links& links, const Record& record) {
  SafeHtml rows;
  for (const Field& field : links.fields().fields()) {
    if (field.id == FieldId::title) continue;
    SafeHtml values;
    for (const std::string& written : record.values_of(field.id)) {
      values += html("<dd>{}</dd>\n", value(links, field, written));
    }
    if (!values.empty())
      rows += html("<div>\n<dt>{}</dt>\n{}</div>\n", links.fields().label(field.id), values);
  }
  if (rows.empty()) return {};
  return html("<aside class=\"facts-panel\" aria-label=\"About the work\">\n<dl>\n{}</dl>\n</aside>\n", rows);
}

// The element that a run of blocks of one kind stands in: what opens it and what closes it.
struct Wrapping {
  SafeHtml open;
  SafeHtml close;
};

Wrapping wrapping(BlockKind kind) {
  switch (kind) {
    case BlockKind::item:
      return {html("<ul>\n"), html("</ul>\n")};
    case BlockKind::quote:
      return {html("<blockquote>\n"), html("</blockquote>\n")};
    case BlockKind::table:
      return {html("<div class=\"table\">\n"), html("</div>\n")};
    case BlockKind::footnote:
      return {html("<section class=\"footnotes\" aria-label=\"Footnotes\">\n"), html("</section>\n")};
    default:
      return {};
  }
}

SafeHtml element(const Block& block) {
  switch (block.kind) {
    case BlockKind::heading:
      return html("<h2>{}</h2>\n", block.text);
    case BlockKind::item:
      return html("<li>{}</li>\n", block.text);
    case BlockKind::caption:
      return html("<p class=\"caption\">{}</p>\n", block.text);
    case BlockKind::code:
      return html("<pre><code>{}</code></pre>\n", block.text);
    default:
      return html("<p>{}</p>\n", block.text);
  }
}

SafeHtml elements(std::span<const Block> blocks) {
  SafeHtml out;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Wrapping around = wrapping(blocks[i].kind);
    if (i == 0 || blocks[i - 1].kind != blocks[i].kind) out += around.open;
    out += element(blocks[i]);
    if (i + 1 == blocks.size() || blocks[i + 1].kind != blocks[i].kind) out += around.close;
  }
  return out;
}

// Spoilers stand closed: a reader opens them who wants to know.
SafeHtml text(std::span<const Block> blocks) {
  SafeHtml out;
  while (!blocks.empty()) {
    const bool spoiler = blocks[0].spoiler;
    const auto end = std::ranges::find(blocks, !spoiler, &Block::spoiler);
    const auto run = blocks.first(static_cast<std::size_t>(end - blocks.begin()));
    out += spoiler ? html("<details class=\"spoiler\">\n<summary>Spoiler</summary>\n{}</details>\n",
                          elements(run))
                   : elements(run);
    blocks = blocks.subspan(run.size());
  }
  return out;
}

// An article without front matter has its title as its first heading as well.
std::span<const Block> without_title(std::span<const Block> blocks, std::string_view title) {
  const bool repeated = !blocks.empty() && blocks[0].kind == BlockKind::heading && blocks[0].text == title;
  return repeated ? blocks.subspan(1) : blocks;
}

SafeHtml published(const Look& look, const Record& record) {
  const auto link = published_link(record.address, look.base_url);
  return link ? html("<p class=\"published\"><a href=\"{}\">Read it where it was published</a></p>\n", *link)
              : SafeHtml();
}

// Again in short below the title: on a narrow screen the panel comes after the text.
SafeHtml byline(const Record& record) {
  const std::string line = credit_line({record.values_of(FieldId::year), record.values_of(FieldId::director),
                                        record.values_of(FieldId::writer)});
  return line.empty() ? SafeHtml() : html("<p class=\"byline\">{}</p>\n", line);
}

SafeHtml more_like_this(const Links& links, const SimilarResults& results) {
  SafeHtml items;
  for (const SimilarArticle& similar : results.similar) {
    const Hit& hit = similar.hit;
    const std::string line = credit_line({hit.years, hit.directors, {}});
    items += html("<li><a href=\"{}\"><bdi>{}</bdi></a>{}</li>\n", links.article(hit.path),
                  hit.title.empty() ? hit.path : hit.title,
                  line.empty() ? SafeHtml() : html(" <span class=\"credits\">{}</span>", line));
  }
  if (items.empty() && !results.timed_out) return {};
  if (!items.empty()) items = html("<ul>\n{}</ul>\n", items);
  if (results.timed_out) items += html("<p>There was no time to look at all articles.</p>\n");
  return html("<nav class=\"similar\" aria-label=\"More like this\">\n<h2>More like this</h2>\n{}</nav>\n",
              items);
}

}  // namespace

std::string article_page(const Look& look, std::string_view request_path, const SimilarResults& similar,
                         const Record& record) {
  const FieldTable& fields = similar.fields;
  const Links links(request_path, fields);
  const std::string written = record.first_of(FieldId::title);
  const std::string title = written.empty() ? record.path : written;
  const std::string language = record.first_of(FieldId::language);
  const SafeHtml main = html("<article class=\"reading\">\n<h1><bdi>{}</bdi></h1>\n{}{}{}{}</article>\n",
                             title, byline(record), published(look, record),
                             text(without_title(record.blocks, title)), more_like_this(links, similar));
  SearchRequest request;
  request.facets = default_facets(fields);
  return document(look, links,
                  Page{title, request, main, facts(links, record), language == "en" ? "" : language});
}

}  // namespace rosebud::server
