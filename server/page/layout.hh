// What every page has around its content.
#pragma once

#include <string>
#include <string_view>

#include "catalogue/request.hh"
#include "server/page/html.hh"
#include "server/page/links.hh"

namespace rosebud::server {

// What a site's pages have in common.
struct Look {
  std::string site_name = "Rosebud";
  std::string base_url;    // of the published site; empty: articles without an absolute address are read here
  std::string style_name;  // the style sheet below the root
};

struct Page {
  std::string title;          // of the window; the site's name is added
  SearchRequest request;      // what the search form shows and keeps
  SafeHtml main;              // content of <main>
  SafeHtml aside;             // after it, with its own landmark; may be empty
  std::string main_language;  // of <main>, when not English
};

// The whole document.
std::string document(const Look& look, const Links& links, const Page& page);

}  // namespace rosebud::server
