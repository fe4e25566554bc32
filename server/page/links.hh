// Where the links of a page lead. All links inside the site are relative, so that the server also works below
// a path of a reverse proxy.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "server/url/url.hh"

namespace rosebud::server {

class Links {
 public:
  // `request_path` is the path of the page that holds the links ("/article/a/b.md"); `fields` are those of
  // the archive, by whose names they refine.
  explicit Links(std::string_view request_path, FieldTable fields = {});

  // "./" or "../../": the site's root as seen from the page.
  const std::string& root() const { return root_; }

  const FieldTable& fields() const { return fields_; }

  std::string search(const SearchRequest& request) const;
  // What a form sends to get there.
  std::vector<Parameter> parameters(const SearchRequest& request) const;
  std::string article(std::string_view path) const;

 private:
  FieldTable fields_;
  std::string root_;
};

// The published article at `address` as a link, when it is one for the web: http and https as they are,
// anything relative joined to `base_url` where that is set. Nothing for other schemes (javascript: and the
// like).
std::optional<std::string> published_link(std::string_view address, std::string_view base_url);

}  // namespace rosebud::server
