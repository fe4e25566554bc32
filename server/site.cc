#include "server/site.hh"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "catalogue/number_range.hh"
#include "catalogue/suggestion.hh"
#include "catalogue/utf8.hh"
#include "server/entity_tag.hh"
#include "server/json.hh"
#include "server/page/article_page.hh"
#include "server/page/message_page.hh"
#include "server/page/search_page.hh"
#include "server/page/style.hh"
#include "server/suggestions_json.hh"
#include "server/url/url_state.hh"

namespace rosebud::server {
namespace {

constexpr std::string_view html_type = "text/html; charset=utf-8";
constexpr std::string_view json_type = "application/json";
constexpr std::string_view suggestions_type = "application/x-suggestions+json";
constexpr std::string_view article_route = "/article/";

HttpResponse html_response(unsigned status, std::string body) {
  return {status, std::string(html_type), std::move(body), {}};
}

HttpResponse json_response(unsigned status, std::string body) {
  return {status, std::string(json_type), std::move(body), {}};
}

HttpResponse uncached(HttpResponse response) {
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

// What a time limit cut short may be whole when it is asked for again.
template <typename Results>
HttpResponse if_whole(const Results& results, HttpResponse response) {
  return results.timed_out ? uncached(std::move(response)) : response;
}

bool is_api(std::string_view path) {
  return path.starts_with("/api/") || path == "/healthz";
}

// What suggestions are asked for, as the URL has it.
struct Typed {
  std::string text;
  std::size_t limit = default_suggestions;
};

Typed read_typed(std::string_view query) {
  Typed typed;
  for (const Parameter& parameter : parse_query(query)) {
    if (parameter.name == "q") typed.text = utf8::prefix(parameter.value, max_text_bytes);
    const auto number = parameter.name == "limit" ? parse_number(parameter.value) : std::nullopt;
    if (number) {
      typed.limit =
          std::clamp<std::size_t>(static_cast<std::size_t>(std::max(1, *number)), 1, max_suggestions);
    }
  }
  return typed;
}

}  // namespace

HttpResponse Site::answer(const HttpRequest& request) {
  const auto target = parse_target(request.target);
  if (!target) return plain_response(400, "The request's target is neither a path nor a URL.");
  const Asked asked{request, *target};
  if (!config_.hosts.allows(target->host.empty() ? request.host : target->host)) {
    return plain_response(421, "This server does not answer for that host name; its settings can allow it.");
  }
  if (request.method != "GET") {
    HttpResponse response = message(asked, 405, "This address can only be read.");
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  try {
    HttpResponse response = route(asked);
    if (searcher_) searcher_->rest();
    return response;
  } catch (const Error& error) {
    searcher_.reset();
    return unreadable(asked, error);
  }
}

HttpResponse Site::route(const Asked& asked) {
  const std::string& path = asked.target.path;
  if (path == "/healthz") return health();
  if (path == "/" + config_.look.style_name) return style();
  if (path == "/") {
    return unless_known(asked, [&](searcher::Searcher& searcher) { return search_html(asked, searcher); });
  }
  if (path == "/api/search") {
    return unless_known(asked, [&](searcher::Searcher& searcher) { return search_json(asked, searcher); });
  }
  if (path == "/api/suggest") {
    return unless_known(asked,
                        [&](searcher::Searcher& searcher) { return suggestions_json(asked, searcher); });
  }
  if (path == "/suggest") {
    return unless_known(
        asked, [&](searcher::Searcher& searcher) { return open_search_suggestions(asked, searcher); });
  }
  if (path == "/api/similar") {
    return unless_known(asked, [&](searcher::Searcher& searcher) { return similar_json(asked, searcher); });
  }
  if (path == "/api/facets") {
    return unless_known(asked, [&](searcher::Searcher& searcher) {
      const Searched searched = search(asked, searcher, read_facets_url);
      return if_whole(searched.results,
                      json_response(200, facets_to_json(searched.request, searched.results)));
    });
  }
  if (path.starts_with(article_route)) {
    return unless_known(asked, [&](searcher::Searcher& searcher) { return article(asked, searcher); });
  }
  return message(asked, 404, "There is nothing at this address.");
}

HttpResponse Site::unless_known(const Asked& asked,
                                const std::function<HttpResponse(searcher::Searcher&)>& make) {
  searcher::Searcher& searcher = current();
  const std::string tag = entity_tag(searcher.identity(), asked.request.target, config_.variant);
  const bool known = matches_tag(asked.request.if_none_match, tag);
  HttpResponse response = known ? HttpResponse{304, "", "", {}} : make(searcher);
  if (response.status != 200 && response.status != 304) return response;
  const auto says = [](const auto& header) { return header.first == "Cache-Control"; };
  if (std::ranges::any_of(response.headers, says)) return response;
  response.headers.emplace_back("ETag", tag);
  // Kept by browsers, but asked about each time: an index may change at any moment.
  response.headers.emplace_back("Cache-Control", "no-cache");
  return response;
}

Site::Searched Site::search(const Asked& asked, searcher::Searcher& searcher, ReadUrl read_url) const {
  for (;;) {
    const FieldTable fields = searcher.fields();
    UrlState state = read_url(asked.target.query, fields);
    state.request.time_limit = config_.time_limit;
    SearchResults results = searcher.search(state.request);
    // Else the archive came to declare other fields while it was asked, and the URL has to be read again.
    if (!(results.fields == fields)) continue;
    std::ranges::move(state.notices, std::back_inserter(results.notices));
    return {std::move(state.request), std::move(results)};
  }
}

HttpResponse Site::search_html(const Asked& asked, searcher::Searcher& searcher) const {
  const Searched searched = search(asked, searcher, read_url_state);
  return if_whole(searched.results,
                  html_response(200, search_page(config_.look, searched.request, searched.results)));
}

HttpResponse Site::search_json(const Asked& asked, searcher::Searcher& searcher) const {
  const Searched searched = search(asked, searcher, read_url_state);
  return if_whole(searched.results, json_response(200, to_json(searched.request, searched.results)));
}

HttpResponse Site::suggestions_json(const Asked& asked, searcher::Searcher& searcher) const {
  const Typed typed = read_typed(asked.target.query);
  const Suggestions found = searcher.suggest(typed.text, typed.limit, config_.time_limit);
  return if_whole(found, json_response(200, to_json(typed.text, found)));
}

HttpResponse Site::open_search_suggestions(const Asked& asked, searcher::Searcher& searcher) const {
  const Typed typed = read_typed(asked.target.query);
  const Suggestions found = searcher.suggest(typed.text, typed.limit, config_.time_limit);
  return if_whole(found, {200, std::string(suggestions_type), to_open_search(typed.text, found.list), {}});
}

HttpResponse Site::similar_json(const Asked& asked, searcher::Searcher& searcher) const {
  std::string article;
  std::size_t limit = default_similar;
  for (const Parameter& parameter : parse_query(asked.target.query)) {
    if (parameter.name == "article") article = parameter.value;
    if (parameter.name != "limit") continue;
    if (const auto number = parse_number(parameter.value))
      limit = static_cast<std::size_t>(std::max(*number, 1));
  }
  if (article.empty()) {
    return json_response(400, error_to_json(Error("no article was named", "Name it with article=PATH.")));
  }
  try {
    const SimilarResults found = searcher.similar(article, std::min(limit, max_limit), config_.time_limit);
    return if_whole(found, json_response(200, to_json(found)));
  } catch (const Error& error) {
    // Others are about the database.
    if (error.status() != ExitStatus::incomplete) throw;
    return json_response(404, error_to_json(error));
  }
}

HttpResponse Site::article(const Asked& asked, searcher::Searcher& searcher) const {
  const std::string path = percent_decode(std::string_view(asked.target.path).substr(article_route.size()));
  const auto record = searcher.article(path);
  if (!record) return message(asked, 404, "There is no such article in this archive.");
  constexpr std::size_t listed = 5;
  const SimilarResults like_it = searcher.similar(record->path, listed, config_.time_limit);
  return if_whole(like_it,
                  html_response(200, article_page(config_.look, asked.target.path, like_it, *record)));
}

HttpResponse Site::health() {
  searcher::Searcher& searcher = current();
  SearchRequest request;
  request.limit = 1;
  const std::size_t documents = searcher.search(request).archive;
  return uncached(json_response(200, health_to_json(documents, searcher.identity())));
}

HttpResponse Site::style() {
  HttpResponse response{200, "text/css; charset=utf-8", std::string(style_sheet()), {}};
  response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
  return response;
}

HttpResponse Site::message(const Asked& asked, unsigned status, std::string_view text) const {
  if (is_api(asked.target.path))
    return uncached(json_response(status, error_to_json(Error(std::string(text)))));
  const std::string body = message_page(config_.look, asked.target.path, reason_phrase(status), text);
  return uncached(html_response(status, body));
}

// What is wrong names folders of this machine, so it is for the log alone.
HttpResponse Site::unreadable(const Asked& asked, const Error& error) {
  config_.log(fmt::format("error: {}. {}", error.message(), error.hint()));
  HttpResponse response =
      message(asked, 503, "The archive cannot be read just now. The server tries again at the next request.");
  response.headers.emplace_back("Retry-After", "5");
  return response;
}

searcher::Searcher& Site::current() {
  if (searcher_) {
    searcher_->refresh();
  } else {
    searcher_.emplace(config_.database, config_.snapshots);
  }
  return *searcher_;
}

}  // namespace rosebud::server
