#include "server/page/links.hh"

#include <algorithm>
#include <utility>

#include "server/url/url.hh"
#include "server/url/url_state.hh"

namespace rosebud::server {
namespace {

std::string_view without_leading_slashes(std::string_view address) {
  return address.substr(std::min(address.find_first_not_of('/'), address.size()));
}

}  // namespace

Links::Links(std::string_view request_path, FieldTable fields) : fields_(std::move(fields)) {
  const auto slashes = std::ranges::count(request_path, '/');
  root_ = "./";
  if (slashes > 1) root_.clear();
  for (auto depth = slashes; depth > 1; --depth) root_ += "../";
}

std::string Links::search(const SearchRequest& request) const {
  const std::string query = print_url_state(request, fields_);
  return query.empty() ? root_ : root_ + "?" + query;
}

std::vector<Parameter> Links::parameters(const SearchRequest& request) const {
  return url_parameters(request, fields_);
}

std::string Links::article(std::string_view path) const {
  return root_ + "article/" + percent_encode_path(path);
}

std::optional<std::string> published_link(std::string_view address, std::string_view base_url) {
  if (address.empty()) return std::nullopt;
  if (const auto scheme = scheme_of(address)) {
    if (*scheme != "http" && *scheme != "https") return std::nullopt;
    if (!address.substr(scheme->size() + 1).starts_with("//")) return std::nullopt;
    return percent_encode_illegal(address);
  }
  if (base_url.empty()) return std::nullopt;
  // Sites name an article's place from the site's own root, which need not be the host's.
  std::string joined(base_url);
  if (!joined.ends_with('/')) joined += '/';
  return percent_encode_illegal(joined += without_leading_slashes(address));
}

}  // namespace rosebud::server
