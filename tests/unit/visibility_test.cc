#include "indexer/article/visibility.hh"

#include <string>
#include <string_view>

#include "indexer/article/read_article.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::indexer;

TEST_CASE("What a site hides stays out, by each generator's rule") {
  const auto reason = [](std::string_view path, std::string_view front_matter, ReadOptions options = {}) {
    if (options.today.empty()) options.today = "2026-06-01";
    const std::string text = "---\n" + std::string(front_matter) + "\n---\nText.\n";
    const ReadResult result = read_article(path, text, options);
    CHECK(result.article.has_value() == result.left_out.empty());
    return result.left_out;
  };
  for (const char* line :
       {"draft: true", "published: false", "published: no", "publish: false", "status: draft", "Draft: True",
        "status: pending", "status: scheduled", "dg-publish: false"}) {
    CAPTURE(line);
    CHECK(reason("a.md", line) == "drafts");
    CHECK(reason("a.md", line, {.drafts = true}).empty());
  }
  CHECK(reason("_drafts/a.md", "title: A") == "drafts");
  for (const char* line :
       {"date: 2031-03-01", "publishDate: 2026-06-02", "pubDate: 2027-01-01", "published: 2031-01-01"}) {
    CAPTURE(line);
    CHECK(reason("a.md", line) == "dated in the future");
    CHECK(reason("a.md", line, {.future = true}).empty());
  }
  CHECK(reason("_posts/2031-01-01-a.md", "title: A") == "dated in the future");
  CHECK(reason("a.md", "expiryDate: 2026-06-01") == "expired");
  CHECK(reason("a.md", "unpublishDate: 2026-05-01") == "expired");
  CHECK(reason("a.md", "expires: 1 May 2026") == "expired");
  CHECK(reason("a.md", "expiryDate: 2026-06-02").empty());
  CHECK(reason("posts/2031/01/01/a.md", "title: A") == "dated in the future");
  CHECK(reason("posts/2031-01-01-a/index.md", "title: A") == "dated in the future");
  CHECK(reason("a.md", "publishDate: 2031-01-01\ndate: 2019-01-01") == "dated in the future");
  for (const char* line :
       {"unlisted: true", "permalink: false", "headless: true", "build:\n  list: never",
        "eleventyExcludeFromCollections: true", "private: true", "output: false", "build:\n  render: never",
        "render: false", "in_search_index: false", "search_exclude: true", "robots: noindex, nofollow",
        "visibility: private", "status: hidden", "hidden: true"}) {
    CAPTURE(line);
    CHECK(reason("a.md", line) == "unlisted");
  }
  CHECK(reason("a.md", "password: secret") == "protected by a password");
  CHECK(reason("a.md", "visibility: members") == "protected by a password");
  CHECK(reason("a.md", "protected: true") == "protected by a password");
  CHECK(reason("reviews/_index.fr.md", "title: Reviews") == "list pages");
  CHECK(reason("reviews.md", "pagination:\n  data: collections.reviews\n  size: 20") == "list pages");
  CHECK(reason("archive.md", "layout: archives") == "list pages");
  CHECK(reason("templates/review.md", "title: A") == "templates");
  CHECK(reason("reviews/_index.md", "title: Reviews") == "list pages");
  CHECK(reason("_TEMPLATE.md", "title: A") == "templates");
  CHECK(reason("archetypes/default.md", "title: A") == "templates");
}

TEST_CASE("What a site shows is not taken for hidden") {
  for (const char* line : {"draft: false", "published: true", "published: 2019-01-01", "date: 2026-06-01",
                           "title: draft", "unlisted: false", "password: ''", "permalink: /a/",
                           "status: published", "status: Won't Fix", "layout: post", "visibility: public",
                           "robots: index, follow", "pagination: true", "expiryDate: never"}) {
    CAPTURE(line);
    const std::string text = "---\n" + std::string(line) + "\n---\nText.\n";
    CHECK(read_article("a.md", text, {.today = "2026-06-01"}).article);
  }
}
