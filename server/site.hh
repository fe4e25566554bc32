// The routes of the server: a request becomes an answer, from one archive's database.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "catalogue/error.hh"
#include "searcher/searcher.hh"
#include "server/hosts.hh"
#include "server/http/message.hh"
#include "server/page/layout.hh"
#include "server/url/url.hh"
#include "server/url/url_state.hh"
#include "store/generation.hh"

namespace rosebud::server {

// What the workers' sites have in common; never changes while the server runs.
struct SiteConfig {
  store::DatabaseFolder database;
  std::shared_ptr<searcher::Snapshots> snapshots;  // what all workers search with
  Look look;
  HostPolicy hosts;
  std::string variant;       // of the answers to the same request: the program's version and settings
  std::uint32_t time_limit;  // of an answer, in milliseconds
  Log log;
};

// One worker's: holds its own handle on the database, opened at the first request that needs it.
class Site {
 public:
  explicit Site(const SiteConfig& config) : config_(config) {}

  HttpResponse answer(const HttpRequest& request);

 private:
  // A request whose target and host were found good.
  struct Asked {
    const HttpRequest& request;
    Target target;
  };

  HttpResponse route(const Asked& asked);
  // A search as its URL asks for it, and its answer.
  struct Searched {
    SearchRequest request;
    SearchResults results;
  };

  using ReadUrl = UrlState (*)(std::string_view query, const FieldTable& fields);
  Searched search(const Asked& asked, searcher::Searcher& searcher, ReadUrl read_url) const;
  HttpResponse search_html(const Asked& asked, searcher::Searcher& searcher) const;
  HttpResponse search_json(const Asked& asked, searcher::Searcher& searcher) const;
  HttpResponse suggestions_json(const Asked& asked, searcher::Searcher& searcher) const;
  HttpResponse open_search_suggestions(const Asked& asked, searcher::Searcher& searcher) const;
  HttpResponse similar_json(const Asked& asked, searcher::Searcher& searcher) const;
  HttpResponse article(const Asked& asked, searcher::Searcher& searcher) const;
  HttpResponse health();
  static HttpResponse style();
  HttpResponse message(const Asked& asked, unsigned status, std::string_view text) const;
  HttpResponse unreadable(const Asked& asked, const Error& error);

  // Calls `make` unless the client has its answer already.
  HttpResponse unless_known(const Asked& asked, const std::function<HttpResponse(searcher::Searcher&)>& make);

  // The database as it is now. Throws Error when it cannot be read; the next call tries again.
  searcher::Searcher& current();

  const SiteConfig& config_;
  std::optional<searcher::Searcher> searcher_;
};

}  // namespace rosebud::server
