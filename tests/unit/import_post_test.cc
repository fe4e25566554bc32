// What WordPress's posts hold beside text: terms, authors, fields, who may see them.
#include <string>
#include <string_view>
#include <vector>

#include "importer/wordpress/post.hh"
#include "indexer/article/read_article.hh"
#include "support/catch.hh"
#include "support/wordpress_post.hh"

using rosebud::testing::Contains;
using rosebud::testing::wordpress_post;
using namespace rosebud::importer;

namespace {

std::string converted(const WordpressItem& item, const WordpressSite& site = {}) {
  return convert_post(item, site, {}).article.content;
}

}  // namespace

TEST_CASE("Taxonomies fill the field that they are named for, categories and tags stay what they are") {
  WordpressItem item = wordpress_post();
  item.terms = {{"", "", "Film"},
                {"category", "film", "Film"},
                {"category", "uncategorized", "Uncategorized"},
                {"post_tag", "a", "Space"},
                {"director", "x", "Orson Welles"},
                {"movie-writer", "y", "H. Mankiewicz"},
                {"years", "z", "1941"},
                {"mood", "m", "Gloomy &amp; dark"},
                {"nav_menu", "n", "Menu"},
                {"status", "s", "hidden"}};
  const auto result = rosebud::indexer::read_article("a.md", converted(item), {});
  REQUIRE(result.article);
  const rosebud::indexer::Article& article = *result.article;
  CHECK(article.values_of(rosebud::FieldId::director) == std::vector<std::string_view>{"Orson Welles"});
  CHECK(article.values_of(rosebud::FieldId::writer) == std::vector<std::string_view>{"H. Mankiewicz"});
  CHECK(article.values_of(rosebud::FieldId::year) == std::vector<std::string_view>{"1941"});
  CHECK(article.values_of(rosebud::FieldId::tag) == std::vector<std::string_view>{"Film", "Space"});
  CHECK_THAT(converted(item),
             Contains("mood:\n  - Gloomy & dark\n") && Contains("taxonomy_status:\n  - hidden\n"));
  CHECK(converted(item).find("Menu") == std::string::npos);
}

TEST_CASE("Authors are called as their site shows them, several of them too") {
  WordpressSite site;
  site.authors = {{"kael", "Pauline Kael"}, {"re", "Roger Ebert"}};
  WordpressItem item = wordpress_post();
  item.creator = "kael";
  CHECK_THAT(converted(item, site), Contains("author: Pauline Kael\n"));
  item.terms = {{"author", "cap-re", "re"}, {"author", "cap-kael", "kael"}};
  CHECK_THAT(converted(item, site), Contains("author:\n  - Roger Ebert\n  - Pauline Kael\n"));
}

TEST_CASE("Custom fields are kept, private ones and what decides on a page are not taken for facts") {
  WordpressItem item = wordpress_post();
  item.meta = {{"director", "<a href='/w'>Orson Welles</a>"},
               {"_director", "field_5f"},
               {"rating", "4.5"},
               {"draft", "true"},
               {"url", "https://elsewhere.example/"},
               {"cast", "a:1:{i:0;s:13:\"Joseph Cotten\";}"},
               {"broken", "a:1:{i:0;"},
               {"damaged", "a:1:{i:0;}"},
               {"_yoast_wpseo_metadesc", "About a sledge"},
               {"blob", std::string(20'000, 'x')}};
  const ConvertedPost result = convert_post(item, {}, {});
  const std::string& text = result.article.content;
  CHECK_THAT(text, Contains("director: Orson Welles\n") && Contains("rating: 4.5\n") &&
                       Contains("cast:\n  - Joseph Cotten\n"));
  CHECK_THAT(text, Contains("meta_draft: true\n") && Contains("meta_url: ") &&
                       Contains("description: About a sledge\n"));
  CHECK(text.find("broken") == std::string::npos);
  CHECK(text.find("field_5f") == std::string::npos);
  CHECK(text.find("\ndraft:") == std::string::npos);
  REQUIRE(result.warnings.size() == 3);
  CHECK_THAT(result.warnings.front(), Contains("\"broken\" holds a damaged PHP value"));
  CHECK_THAT(result.warnings.back(), Contains("\"blob\" is too long"));
}

TEST_CASE("WP Review's total says what it is out of") {
  WordpressItem item = wordpress_post();
  item.meta = {{"wp_review_total", "3.5"}, {"wp_review_type", "star"}, {"wp_review_color", "#fff"}};
  CHECK_THAT(converted(item), Contains("rating: \"3.5/5\"\n"));
}

TEST_CASE("What is not public is written so that it stays out of the index") {
  const auto left_out = [](const WordpressItem& item) {
    return rosebud::indexer::read_article("a.md", converted(item), {}).left_out;
  };
  WordpressItem item = wordpress_post();
  CHECK(left_out(item).empty());
  for (const char* status : {"draft", "pending", "acf-disabled"}) {
    item.status = status;
    CHECK(left_out(item) == "drafts");
  }
  item.status = "private";
  CHECK(left_out(item) == "unlisted");
  item.status = "publish";
  item.has_password = true;
  CHECK(left_out(item) == "protected by a password");
}

TEST_CASE("Items that are no articles are left out by their reason") {
  const auto reason = [](const char* type, const char* status = "publish") {
    WordpressItem item = wordpress_post();
    item.type = type;
    item.status = status;
    return convert_post(item, {}, {}).left_out;
  };
  CHECK(reason("attachment", "inherit") == "attachments");
  CHECK(reason("nav_menu_item") == "menu items");
  CHECK(reason("revision", "inherit") == "revisions");
  CHECK(reason("wp_global_styles") == "templates and styles");
  CHECK(reason("acf-field-group") == "records of plugins");
  CHECK(reason("post", "trash") == "in the trash");
  CHECK(reason("post", "auto-draft") == "automatic drafts");
  CHECK(reason("movie_review").empty());
  CHECK(reason("page").empty());
  WordpressItem page = wordpress_post();
  page.type = "page";
  CHECK(convert_post(page, {}, {.pages = false}).left_out == "pages");
}
