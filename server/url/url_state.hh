// The search page's state lives in its URL: a query string becomes a SearchRequest and back.
//
//   q          what was typed
//   director, writer, year and every other facet of the archive, its own among them, repeated for several
//              values; numbers also as ranges, year=1990..1999, dates by year and month
//   sort       relevance, date, year, rating or title
//   page       from 1
//   limit      hits a page
//   total      "none": the matches need not be counted; then no facets are either, unless some are named
//   not.director and the like: values that are left out
//   facets     what to count: "director,genre", with a number of values: "director:50", their order:
//              "tag:value", or bins: "year:decade" (catalogue/facet_list.hh); or "none"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "server/url/url.hh"

namespace rosebud::server {

struct UrlState {
  SearchRequest request;
  std::vector<Notice> notices;  // about what could not be used
};

// Reads a query string (without '?') that speaks of `fields`. Parameters of other names are ignored; values
// that make no sense become notices. Never throws for what is in the URL.
UrlState read_url_state(std::string_view query, const FieldTable& fields = {});

// Reads the query string of `GET /api/facets`: `field`, repeated for several, each as an item of `facets`;
// without it every facet; `matching`, what their values are to match; and what a search is refined by. Hits
// are not asked for.
UrlState read_facets_url(std::string_view query, const FieldTable& fields = {});

// The shortest query string that reads back as `request`; empty for the page as it opens.
std::string print_url_state(const SearchRequest& request, const FieldTable& fields = {});

// The parameters of that query string.
std::vector<Parameter> url_parameters(const SearchRequest& request, const FieldTable& fields = {});

}  // namespace rosebud::server
