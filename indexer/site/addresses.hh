// Where a site shows its articles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/settings.hh"
#include "indexer/article/article.hh"
#include "indexer/article/node.hh"
#include "indexer/site/url_template.hh"

namespace rosebud::indexer {

class Addresses {
 public:
  // Throws Error, naming the line of rosebud.toml, for a pattern that cannot be read.
  explicit Addresses(const UrlSettings& urls);

  // Puts the article's address in place: what its own `url` or `permalink` says, else what the settings make
  // of it, else what it has; the site's base in front. Returns what the pattern asks for and the article
  // lacks ("date"); empty when nothing is.
  std::string complete(Article& article, const Node& front_matter) const;

 private:
  struct Rule {
    std::string folder;
    UrlTemplate pattern;
  };

  std::optional<std::string> own_address(const Node& front_matter, const UrlParts& parts) const;
  std::string_view below_content(std::string_view path) const;
  UrlParts parts_of(const Article& article, const Node& front_matter) const;
  const UrlTemplate* pattern_for(std::string_view path) const;

  UrlSettings urls_;
  std::vector<Rule> rules_;                 // the longest folder first
  std::optional<UrlTemplate> usual_;        // for all others
  std::optional<UrlTemplate> jekyll_page_;  // for what is no post, on a site of Jekyll's
};

}  // namespace rosebud::indexer
