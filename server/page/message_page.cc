#include "server/page/message_page.hh"

namespace rosebud::server {

std::string message_page(const Look& look, std::string_view request_path, std::string_view title,
                         std::string_view message) {
  const Links links(request_path);
  SearchRequest request;
  request.facets = default_facets();
  const SafeHtml main = html(
      "<div class=\"message\">\n<h1>{}</h1>\n<p>{}</p>\n<p><a href=\"{}\">Go to the "
      "archive</a></p>\n</div>\n",
      title, message, links.root());
  return document(look, links, Page{std::string(title), request, main, {}, ""});
}

}  // namespace rosebud::server
