#include "server/page/layout.hh"

#include <vector>

#include "server/url/url_state.hh"

namespace rosebud::server {
namespace {

// A bud between two leaves.
constexpr std::string_view icon =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Cpath d='M16 3c6 4 8 8 8 12a8 8 0 0 1-16 0c0-4 2-8 8-12z' fill='%23b03052'/%3E"
    "%3Cpath d='M16 21v9M16 29c-5 0-8-3-9-7 4 0 8 2 9 7zM16 29c5 0 8-3 9-7-4 0-8 2-9 7z' fill='%235b7f4a' "
    "stroke='%235b7f4a' stroke-width='2'/%3E%3C/svg%3E";

// A new search keeps the refinements and the order, not the page.
SafeHtml hidden_inputs(const Links& links, const SearchRequest& request) {
  SafeHtml inputs;
  for (const Parameter& parameter : links.parameters(request)) {
    if (parameter.name == "q" || parameter.name == "page") continue;
    inputs += html("<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", parameter.name, parameter.value);
  }
  return inputs;
}

SafeHtml search_form(const Links& links, const SearchRequest& request) {
  return html(
      "<form class=\"search\" role=\"search\" method=\"get\" action=\"{}\">\n"
      "<label for=\"q\">Search the archive</label>\n"
      "<input id=\"q\" name=\"q\" type=\"search\" value=\"{}\" placeholder=\"Titles, people…\" "
      "autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\" maxlength=\"{}\">\n"
      "<button type=\"submit\">Search</button>\n{}</form>\n",
      links.root(), request.text, max_text_bytes, hidden_inputs(links, request));
}

SafeHtml head(const Look& look, const Links& links, const Page& page) {
  const SafeHtml title =
      page.title.empty() ? escaped(look.site_name) : html("{} · {}", page.title, look.site_name);
  return html(
      "<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<title>{}</title>\n<link rel=\"icon\" href=\"{}\">\n<link rel=\"stylesheet\" "
      "href=\"{}{}\">\n</head>\n",
      title, icon, links.root(), look.style_name);
}

}  // namespace

std::string document(const Look& look, const Links& links, const Page& page) {
  const SafeHtml language =
      page.main_language.empty() ? SafeHtml() : html(" lang=\"{}\"", page.main_language);
  const SafeHtml body = html(
      "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n"
      "<header class=\"top\">\n<p class=\"site\"><a href=\"{}\">{}</a></p>\n{}</header>\n"
      "<div class=\"columns\">\n<main id=\"main\"{}>\n{}</main>\n{}</div>\n"
      "<footer><p>Searched by Rosebud</p></footer>\n",
      links.root(), look.site_name, search_form(links, page.request), language, page.main, page.aside);
  return html("<!doctype html>\n<html lang=\"en\">\n{}<body>\n{}</body>\n</html>\n", head(look, links, page),
              body)
      .str();
}

}  // namespace rosebud::server
