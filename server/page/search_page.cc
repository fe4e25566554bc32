#include "server/page/search_page.hh"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "catalogue/utf8.hh"
#include "server/page/facets.hh"
#include "server/page/refine.hh"
#include "server/page/words.hh"

namespace rosebud::server {
namespace {

struct View {
  const Look& look;
  const SearchRequest& request;
  const SearchResults& results;
  const Links& links;

  std::size_t pages() const {
    const std::size_t all = (results.total + request.limit - 1) / request.limit;
    return std::min(all, max_page);
  }
  bool refined() const {
    return !request.chosen.empty() || !request.ranges.empty() || !request.excluded.empty() ||
           !request.excluded_ranges.empty();
  }
};

SafeHtml marked(const MarkedText& pieces) {
  SafeHtml text;
  for (const MarkedPiece& piece : pieces) {
    text += piece.marked ? html("<mark>{}</mark>", piece.text) : escaped(piece.text);
  }
  return text;
}

SafeHtml facts(const Hit& hit) {
  const std::string line = credit_line({hit.years, hit.directors, hit.writers});
  return line.empty() ? SafeHtml() : html("<p class=\"facts\">{}</p>\n", line);
}

// What tells one hit from another of the same title, and when it was written.
SafeHtml source(const Hit& hit) {
  SafeHtml line = html("<span class=\"path\">{}</span>", hit.path);
  if (!hit.date.empty()) line += html(" · <time datetime=\"{}\">{}</time>", hit.date, long_date(hit.date));
  if (!hit.rating.empty()) line += html(" · rated {}", hit.rating);
  return html("<p class=\"source\">{}</p>\n", line);
}

SafeHtml hit_item(const View& view, const Hit& hit) {
  const auto published = published_link(hit.address, view.look.base_url);
  const std::string url = published ? *published : view.links.article(hit.path);
  const SafeHtml snippet =
      hit.snippet.empty() ? SafeHtml() : html("<p class=\"snippet\">{}</p>\n", marked(hit.snippet));
  return html("<li>\n<article>\n<h2><a href=\"{}\"><bdi>{}</bdi></a></h2>\n{}{}{}</article>\n</li>\n", url,
              hit.title.empty() ? hit.path : hit.title, facts(hit), snippet, source(hit));
}

SafeHtml hit_items(const View& view, const std::vector<Hit>& hits) {
  SafeHtml items;
  for (const Hit& hit : hits) items += hit_item(view, hit);
  return items;
}

SafeHtml hit_list(const View& view) {
  if (view.results.hits.empty()) return {};
  const std::size_t start = (view.request.page - 1) * view.request.limit + 1;
  return html("<ol class=\"hits\" start=\"{}\">\n{}</ol>\n", start, hit_items(view, view.results.hits));
}

SafeHtml partial_list(const View& view) {
  if (view.results.partial.empty()) return {};
  return html(
      "<h2 class=\"partial\">With some of the words, not counted</h2>\n<ol class=\"hits\">\n{}</ol>\n",
      hit_items(view, view.results.partial));
}

// "12 of 34,532 articles for “kon”", "77 articles".
SafeHtml summary(const View& view) {
  const auto& [total, archive] = std::tie(view.results.total, view.results.archive);
  const SafeHtml asked = view.request.text.empty() ? SafeHtml() : html(" for <q>{}</q>", view.request.text);
  const SafeHtml page =
      view.request.page > 1 ? html(" <small>page {}</small>", view.request.page) : SafeHtml();
  const SafeHtml least = view.results.timed_out ? html("At least ") : SafeHtml();
  if (!view.results.has_total) {
    const std::string_view which = view.request.effective_sort() == Sort::relevance ? "best" : "first";
    const std::size_t hits = view.results.hits.size();
    const std::string shown =
        view.request.page == 1 ? fmt::format("The {} {}", hits, which) : fmt::format("{} more", hits);
    return html("<h1>{} <small>of {}</small>{}{}</h1>\n", shown, articles(archive), asked, page);
  }
  if (total == 0) return html("<h1>No articles{}{}</h1>\n", view.results.timed_out ? " in time" : "", asked);
  if (total == archive) return html("<h1>{}{}{}{}</h1>\n", least, articles(total), asked, page);
  return html("<h1>{}{} <small>of {}</small>{}{}</h1>\n", least, grouped(total), articles(archive), asked,
              page);
}

SafeHtml sort_choice(const View& view) {
  constexpr std::array<Sort, 5> sorts{Sort::relevance, Sort::date, Sort::year, Sort::rating, Sort::title};
  if (view.results.total < 2) return {};
  SafeHtml items;
  for (const Sort sort : sorts) {
    // Without words all articles are equally relevant.
    if (sort == Sort::relevance && view.request.text.empty()) continue;
    const SafeHtml state =
        view.request.effective_sort() == sort ? html(" aria-current=\"true\"") : SafeHtml();
    items += html("<li><a href=\"{}\" rel=\"nofollow\"{}>{}</a></li>\n",
                  view.links.search(sorted_by(view.request, sort)), state, sort_name(sort));
  }
  return html(
      "<nav class=\"sort\" aria-label=\"Order\">\n<span aria-hidden=\"true\">Sort "
      "by</span>\n<ul>\n{}</ul>\n</nav>\n",
      items);
}

// The part of the query that a notice is about.
std::string subject(const View& view, const Notice& notice) {
  const std::string& text = view.request.text;
  if (notice.length == 0 || notice.offset >= text.size()) return {};
  return text.substr(notice.offset, notice.length);
}

// Notices are written to follow what they are about.
std::string sentence(std::string message) {
  if (!message.empty() && message[0] >= 'a' && message[0] <= 'z')
    message[0] = static_cast<char>(message[0] - 'a' + 'A');
  if (!message.ends_with('.')) message += '.';
  return message;
}

SafeHtml notices(const View& view) {
  SafeHtml items;
  if (!view.results.corrected.empty()) {
    items += html("<li>No article has all of <q>{}</q>. Searched instead: <q>{}</q>.</li>\n",
                  view.request.text, view.results.corrected);
  }
  if (!view.results.did_you_mean.empty()) {
    SearchRequest meant = view.request;
    meant.text = view.results.did_you_mean;
    items += html("<li>Did you mean <a href=\"{}\" rel=\"nofollow\">{}</a>?</li>\n",
                  view.links.search(on_page(meant, 1)), meant.text);
  }
  if (view.results.any_word) {
    items += html("<li>No article has all of these words. These have some of them.</li>\n");
  }
  for (const Notice& notice : view.results.notices) {
    const std::string about = subject(view, notice);
    items += about.empty() ? html("<li>{}</li>\n", sentence(notice.message))
                           : html("<li><code>{}</code>: {}</li>\n", about, notice.message);
  }
  return items.empty() ? SafeHtml() : html("<ul class=\"notices\">\n{}</ul>\n", items);
}

SafeHtml advice(const View& view) {
  const SearchRequest& request = view.request;
  if (view.results.archive == 0) {
    return html("<p>This archive has no articles yet. <code>rosebud index</code> fills it.</p>\n");
  }
  if (view.results.total > 0) {
    return html("<p>There is no page {}. <a href=\"{}\">Go to the last one</a>.</p>\n", request.page,
                view.links.search(on_page(request, view.pages())));
  }
  if (view.refined()) {
    return html(
        "<p>Nothing matches all of this together. <a href=\"{}\">Search without the refinements</a>.</p>\n",
        view.links.search(without_refinements(request)));
  }
  return html(
      "<p>Try fewer words or another spelling; capitals and accents make no difference. "
      "<a href=\"{}\">Browse all {}</a>.</p>\n",
      view.links.root(), articles(view.results.archive));
}

SafeHtml empty_state(const View& view) {
  return view.results.hits.empty() ? html("<div class=\"empty\">\n{}</div>\n", advice(view)) : SafeHtml();
}

SafeHtml page_link(const View& view, std::size_t page, std::string_view words, std::string_view rel) {
  return html(R"(<a href="{}" rel="{}">{}</a>)", view.links.search(on_page(view.request, page)), rel, words);
}

SafeHtml page_item(const View& view, std::size_t page) {
  if (page == 0) return html("<li class=\"gap\">…</li>\n");
  const SafeHtml state = page == view.request.page ? html(" aria-current=\"page\"") : SafeHtml();
  return html("<li><a href=\"{}\" aria-label=\"Page {}\"{}>{}</a></li>\n",
              view.links.search(on_page(view.request, page)), page, state, page);
}

SafeHtml pager(const View& view) {
  const std::size_t pages = view.pages();
  const std::size_t page = view.request.page;
  if (pages < 2 || page > pages) return {};
  SafeHtml items;
  if (page > 1) items += html("<li class=\"step\">{}</li>\n", page_link(view, page - 1, "Previous", "prev"));
  for (const std::size_t offered : offered_pages(page, pages)) items += page_item(view, offered);
  if (page < pages) items += html("<li class=\"step\">{}</li>\n", page_link(view, page + 1, "Next", "next"));
  return html("<nav class=\"pager\" aria-label=\"Pages\">\n<ul>\n{}</ul>\n</nav>\n", items);
}

std::string window_title(const SearchRequest& request) {
  std::string title = request.text;
  if (request.page > 1) title += fmt::format("{}page {}", title.empty() ? "" : ", ", request.page);
  return title;
}

}  // namespace

std::vector<std::size_t> offered_pages(std::size_t page, std::size_t pages) {
  std::vector<std::size_t> offered;
  for (std::size_t candidate = 1; candidate <= pages; ++candidate) {
    const bool near = candidate + 2 >= page && candidate <= page + 2;
    const bool end = candidate == 1 || candidate == pages;
    // A gap of one page is as wide as the page's own number.
    const bool closes_gap = (candidate == 2 && page == 5) || (candidate + 1 == pages && page + 4 == pages);
    if (near || end || closes_gap) {
      offered.push_back(candidate);
    } else if (offered.back() != 0) {
      offered.push_back(0);
    }
  }
  return offered;
}

std::string search_page(const Look& look, const SearchRequest& request, const SearchResults& results) {
  const Links links("/", results.fields);
  const View view{look, request, results, links};
  const SafeHtml panel = facet_panel(request, results, links);
  const SafeHtml jump =
      panel.empty() ? SafeHtml() : html("<p class=\"jump\"><a href=\"#refine\">Refine</a></p>\n");
  const SafeHtml heading =
      html("<div class=\"heading\">\n{}{}{}</div>\n", summary(view), sort_choice(view), jump);
  SafeHtml main = heading;
  main += chosen_values(request, results, links);
  main += notices(view);
  main += empty_state(view);
  main += hit_list(view);
  main += partial_list(view);
  main += pager(view);
  return document(look, links, Page{window_title(request), request, main, panel, ""});
}

}  // namespace rosebud::server
