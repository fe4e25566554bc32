// The pages as HTML: escaping, links, facets, the year histogram, the pager, and what is said when there is
// nothing.
#include <map>
#include <string>
#include <vector>

#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "server/page/article_page.hh"
#include "server/page/facets.hh"
#include "server/page/histogram.hh"
#include "server/page/html.hh"
#include "server/page/links.hh"
#include "server/page/message_page.hh"
#include "server/page/refine.hh"
#include "server/page/search_page.hh"
#include "server/page/words.hh"
#include "server/url/url_state.hh"
#include "support/catch.hh"
#include "support/made_facet.hh"
#include "support/markup.hh"

using namespace rosebud;
using namespace rosebud::server;
using namespace rosebud::testing;

namespace {

const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> texts{
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "' onmouseover='alert(1)",
      "</title></textarea><svg onload=alert(1)>",
      "&lt;img onerror=x&gt; &amp; &#60;",
      "javascript:alert(1)",
      "{}{0}{{",
      std::string("nul\0byte", 8),
      "bad \xff\xfe utf-8 \xc3",
      "\xE2\x80\xAEoverride\x1b[31m",
      "-->]]><!--",
      "a\r\nSet-Cookie: x",
  };
  return texts;
}

Look look() {
  return {"Films & Co", "", "style.0123.css"};
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

SearchResults one_hit(Hit hit) {
  SearchResults results;
  results.total = 1;
  results.archive = 3;
  results.hits = {std::move(hit)};
  return results;
}

// The href of the link whose text is `label`.
std::string link_of(const std::string& page, const std::string& label) {
  const std::size_t text = page.find(">" + label + "<");
  if (text == std::string::npos) return "no such link";
  const std::size_t start = page.rfind("<a href=\"", text) + 9;
  return text_of(page.substr(start, page.find('"', start) - start));
}

Facet years(const std::map<int, std::size_t>& counts, const SearchRequest& request = {}) {
  return number_facet(field(FieldId::year), counts, request);
}

std::vector<FacetBin> bars(const std::map<int, std::size_t>& counts, const SearchRequest& request = {}) {
  return bars_of(years(counts, request), request);
}

store::Record some_record() {
  store::Record record;
  record.path = "memories/part-1.md";
  record.values = {{FieldId::title, "Magnetic Rose"}, {FieldId::director, "Koji Morimoto"},
                   {FieldId::year, "1995"},           {FieldId::date, "2020-02-29"},
                   {FieldId::language, "en"},         {FieldId::rating, "9/10"}};
  record.blocks = {{BlockKind::heading, "Magnetic Rose"},
                   {BlockKind::paragraph, "A wreck sings."},
                   {BlockKind::item, "roses"},
                   {BlockKind::item, "opera"},
                   {BlockKind::quote, "Come to me"},
                   {BlockKind::code, "x < y"},
                   {BlockKind::heading, "Afterwards"},
                   {BlockKind::footnote, "A note."}};
  return record;
}

}  // namespace

TEST_CASE("everything that is put into a pattern is escaped, except what was escaped before") {
  CHECK(html("<p title=\"{}\">{}</p>", "a\"b", "<i>'&").str() ==
        "<p title=\"a&quot;b\">&lt;i&gt;&#39;&amp;</p>");
  CHECK(html("{}", html("<b>{}</b>", std::string("<"))).str() == "<b>&lt;</b>");
  CHECK(html("{} {}", 7, std::size_t{8}).str() == "7 8");
}

TEST_CASE("escaped text is well-formed UTF-8 without characters that HTML forbids") {
  CHECK(escaped(std::string_view("a\0b\x1b\x7f\xC2\x80", 7)).str() == "ab");
  CHECK(escaped("a\xff\tb\n").str() == "a\xEF\xBF\xBD\tb\n");
}

TEST_CASE("a search page keeps hostile text out of its markup, wherever that text comes from") {
  for (const std::string& text : hostile_texts()) {
    CAPTURE(text);
    Hit hit;
    hit.path = hit.title = hit.address = hit.date = hit.rating = text;
    hit.years = hit.directors = hit.writers = {text};
    hit.snippet = {{text, false}, {text, true}};
    SearchResults results = one_hit(hit);
    results.facets = {{FieldId::director, {{text, text, 1, false}, {text + "2", text, 1, true}}, 40, 0},
                      years({{1995, 1}})};
    results.facets.back().values.push_back({text, text, 1, false});
    results.notices = {{text, 0, 3}, {text, 0, 0}, {text, 1U << 20U, 5}};
    results.any_word = true;
    SearchRequest request = read_url_state("").request;
    request.text = text;
    request.chosen[FieldId::director] = {text};
    Look hostile = look();
    hostile.site_name = text;
    CHECK(markup_error(search_page(hostile, request, results)).empty());
    CHECK(markup_error(message_page(hostile, "/x/" + text, text, text)).empty());
  }
}

TEST_CASE("a reading page keeps hostile text out of its markup") {
  for (const std::string& text : hostile_texts()) {
    CAPTURE(text);
    store::Record record;
    record.path = text;
    record.address = text;
    for (const Field& field : fields()) record.values.push_back({field.id, text});
    for (int kind = 0; kind <= static_cast<int>(BlockKind::footnote); ++kind) {
      record.blocks.push_back({static_cast<BlockKind>(kind), text});
    }
    CHECK(markup_error(article_page(look(), "/article/" + text, {}, record)).empty());
  }
}

TEST_CASE("the tests would see markup that slipped through") {
  const std::string page = search_page(look(), {}, one_hit({}));
  REQUIRE(markup_error(page).empty());
  const std::size_t main = page.find("<main");
  for (const char* leak : {"<script>", "<img src=x>", "<p onclick=\"x\">", "&", "<a href=\"javascript:x\">",
                           "</p>", "<p class=x>", ">"}) {
    CAPTURE(leak);
    CHECK_FALSE(markup_error(page.substr(0, main) + leak + page.substr(main)).empty());
  }
}

TEST_CASE("a hit leads to its address when that is one for the web, else to its reading page") {
  const auto target = [](const std::string& address, const std::string& base) {
    Hit hit;
    hit.path = "a dir/b?.md";
    hit.title = "T";
    hit.address = address;
    Look site = look();
    site.base_url = base;
    const std::string page = search_page(site, {}, one_hit(hit));
    const std::size_t start = page.find("<h2><a href=\"") + 13;
    return text_of(page.substr(start, page.find('"', start) - start));
  };
  const std::string reading = "./article/a%20dir/b%3F.md";
  CHECK(target("", "") == reading);
  CHECK(target("", "https://films.example/") == reading);
  CHECK(target("https://films.example/a", "") == "https://films.example/a");
  CHECK(target("HTTP://films.example/a b", "") == "HTTP://films.example/a%20b");
  CHECK(target("/2013/akira/", "") == reading);
  CHECK(target("/2013/akira/", "https://films.example/blog") == "https://films.example/blog/2013/akira/");
  CHECK(target("akira.html", "https://films.example/blog/") == "https://films.example/blog/akira.html");
  CHECK(target("//evil.example/", "https://films.example") == "https://films.example/evil.example/");
  CHECK(target("\\\\evil.example", "https://films.example") == "https://films.example/%5C%5Cevil.example");
  for (const char* scheme : {"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x",
                             "file:///etc/passwd", "http:evil", "mailto:a@b"}) {
    CAPTURE(scheme);
    CHECK(target(scheme, "") == reading);
    CHECK(target(scheme, "https://films.example") == reading);
  }
  // A scheme that browsers would still see after dropping what is in front of it or inside it.
  CHECK(target(" javascript:alert(1)", "") == reading);
  CHECK(target("java\tscript:alert(1)", "") == reading);
  CHECK(target(" javascript:alert(1)", "https://films.example") ==
        "https://films.example/%20javascript:alert(1)");
}

TEST_CASE("links inside the site are relative, so that it can live below any path") {
  CHECK(Links("/").root() == "./");
  CHECK(Links("/healthz").root() == "./");
  CHECK(Links("/article/a.md").root() == "../");
  CHECK(Links("/article/a/b.md").root() == "../../");
  CHECK(Links("/article/a%2Fb.md").root() == "../");
  CHECK(Links("/article/a.md").article("x/y.md") == "../article/x/y.md");
  CHECK(Links("/").search({}) == "./?facets=none");
  CHECK(Links("/").search(read_url_state("q=a+b").request) == "./?q=a+b");
}

TEST_CASE("the search form shows the query and keeps refinements, but not the page") {
  const SearchRequest request = read_url_state("q=a%22b&director=Kon&year=1990..&sort=title&page=4").request;
  const std::string page = search_page(look(), request, {});
  const std::string form = page.substr(page.find("<form"), page.find("</form>") - page.find("<form"));
  CHECK(contains(form, "role=\"search\" method=\"get\" action=\"./\""));
  CHECK(contains(form, "<label for=\"q\">"));
  CHECK(contains(form, "name=\"q\" type=\"search\" value=\"a&quot;b\""));
  CHECK(contains(form, "name=\"director\" value=\"Kon\""));
  CHECK(contains(form, "name=\"year\" value=\"1990..\""));
  CHECK(contains(form, "name=\"sort\" value=\"title\""));
  CHECK_FALSE(contains(form, "name=\"page\""));
}

TEST_CASE("a hit shows its title, credits, path and a snippet with its matches marked") {
  Hit hit;
  hit.path = "part-1.md";
  hit.title = "Magnetic Rose";
  hit.years = {"1995"};
  hit.directors = {"Koji Morimoto", "Somebody Else"};
  hit.writers = {"Satoshi Kon"};
  hit.date = "2020-02-29";
  hit.rating = "9/10";
  hit.snippet = {{"The ", false}, {"rose", true}, {" & the wreck", false}};
  const std::string page = search_page(look(), read_url_state("q=rose").request, one_hit(hit));
  CHECK(contains(page, "1995 · directed by Koji Morimoto, Somebody Else · written by Satoshi Kon"));
  CHECK(contains(page, "The <mark>rose</mark> &amp; the wreck"));
  CHECK(contains(page, "part-1.md"));
  CHECK(contains(page, "<time datetime=\"2020-02-29\">29 February 2020</time>"));
  CHECK(contains(page, "rated 9/10"));
  CHECK(contains(text_of(page), "1 of 3 articles for rose"));
}

TEST_CASE("choosing a value adds it, choosing it again takes it away, and both begin at page 1") {
  const SearchRequest request = read_url_state("q=x&director=Satoshi+Kon&page=3").request;
  const FacetValue kon{"satoshi kon", "Satoshi Kon", 2, true};
  const FacetValue otomo{"katsuhiro otomo", "Katsuhiro Otomo", 2, false};
  CHECK(print_url_state(toggled(request, field(FieldId::director), otomo)) ==
        "q=x&director=Katsuhiro+Otomo&director=Satoshi+Kon");
  CHECK(print_url_state(toggled(request, field(FieldId::director), kon)) == "q=x");
  CHECK(print_url_state(toggled(request, field(FieldId::writer), otomo)) ==
        "q=x&director=Satoshi+Kon&writer=Katsuhiro+Otomo");
}

TEST_CASE("a value is taken away however it was typed") {
  const FacetValue kon{"satoshi kon", "Satoshi Kon", 2, true};
  CHECK(
      print_url_state(toggled(read_url_state("director=SATOSHI++kon").request, field(FieldId::director), kon))
          .empty());
  // Chosen by a word that means it.
  CHECK(print_url_state(toggled(read_url_state("director=kon").request, field(FieldId::director), kon))
            .empty());
}

TEST_CASE("a bar of years adds its range, narrows the range around it, and takes itself away") {
  const auto after = [](const char* query, NumberRange range) {
    return print_url_state(toggled(read_url_state(query).request, FieldId::year, range));
  };
  CHECK(after("", {1995, 1995}) == "year=1995");
  CHECK(after("year=1987", {1995, 1995}) == "year=1987&year=1995");
  CHECK(after("year=1995", {1995, 1995}).empty());
  CHECK(after("year=1990..1999", {1995, 1995}) == "year=1995");
  CHECK(after("year=1990..", {1995, 1995}) == "year=1995");
  CHECK(after("year=1990..1999&year=1960", {1990, 1994}) == "year=1960&year=1990..1994");
}

TEST_CASE("facet values are links with counts, and chosen ones are marked") {
  SearchResults results = one_hit({});
  results.facets = {
      {FieldId::director, {{"satoshi kon", "Satoshi Kon", 1234, false}, {"x y", "X Y", 0, true}}, 2, 0}};
  const SearchRequest request = read_url_state("director=X+Y").request;
  const std::string page = search_page(look(), request, results);
  CHECK(link_of(page, "Satoshi Kon") == "./?director=Satoshi+Kon&director=X+Y");
  CHECK(contains(page, "<span class=\"count\">1,234</span>"));
  CHECK(occurrences(page, "aria-current=\"true\"><span class=\"tick\"") == 1);
  CHECK(contains(page, "aria-label=\"Remove Director: X Y\""));
  CHECK(contains(page, "Clear all"));
}

TEST_CASE("a facet with more values than are listed offers more, and fewer again") {
  SearchResults results = one_hit({});
  results.facets = {{FieldId::director, {{"a", "A", 1, false}}, 2500, 0}};
  const auto link = [&](const char* query, const char* label) {
    return link_of(search_page(look(), read_url_state(query).request, results), label);
  };
  CHECK(link("", "More of 2,500") == "./?facets=director%3A100%2Cwriter%2Cyear");
  CHECK(link("facets=director:100", "More of 2,500") == "./?facets=director%3A500");
  CHECK(link("facets=director:500", "Fewer") == "./?facets=director");
}

TEST_CASE("the year histogram fills gaps and marks what is chosen") {
  SearchRequest request;
  request.ranges[FieldId::year] = {{1984, 1986}};
  request.excluded_ranges[FieldId::year] = {{1990, 1991}};
  const std::vector<FacetBin> result = bars({{1985, 2}, {2004, 1}}, request);
  REQUIRE(result.size() == 20);
  CHECK(result.front() == FacetBin{{1985, 1985}, 2, true, false});
  CHECK(result[1] == FacetBin{{1986, 1986}, 0, true, false});
  CHECK(result[2] == FacetBin{{1987, 1987}, 0, false, false});
  CHECK(result[5] == FacetBin{{1990, 1990}, 0, false, true});
  CHECK(result.back() == FacetBin{{2004, 2004}, 1, false, false});
}

TEST_CASE("a short range of years begins earlier, so that no bar fills the page") {
  SearchRequest request;
  request.ranges[FieldId::year] = {{1985, 1990}};
  const std::vector<FacetBin> result = bars({{1995, 3}}, request);
  REQUIRE(result.size() == 16);
  CHECK(result.back() == FacetBin{{1995, 1995}, 3, false, false});
  CHECK(result[10] == FacetBin{{1990, 1990}, 0, true, false});
  CHECK(result[11] == FacetBin{{1991, 1991}, 0, false, false});
  CHECK(bars({{2, 1}}).size() == 3);
}

TEST_CASE("a long range of years is shown in steps that add up to every article") {
  for (const int last : {1941, 1942, 1999, 2026, 2500, 9999, 2'147'483'647}) {
    CAPTURE(last);
    const std::vector<FacetBin> result = bars({{1902, 2}, {1920, 3}, {last, 4}});
    CHECK(result.size() <= 40);
    std::size_t sum = 0;
    for (std::size_t i = 0; i < result.size(); ++i) {
      sum += result[i].count;
      CHECK(*result[i].range.from <= *result[i].range.to);
      if (i > 0) CHECK(*result[i].range.from == *result[i - 1].range.to + 1);
    }
    CHECK(sum == 9);
  }
}

TEST_CASE("numbers that are none have no bar") {
  const Field& year = field(FieldId::year);
  const Facet facet = made_facet(year, {{{"circa 1990", 1}}}, {year.id});
  CHECK(facet.distinct == 1);
  CHECK(bars_of(facet, {}).empty());
  CHECK(bars({}).empty());
}

TEST_CASE("excluded values are marked, and their links and chips bring them back") {
  const SearchRequest request = read_url_state("q=x&not.director=Kon&not.year=1994&director=Otomo").request;
  SearchResults results;
  results.facets = {{FieldId::director, {{"kon", "Kon", 3, false, true}, {"otomo", "Otomo", 2, true}}, 1, 0}};
  const std::string panel = facet_panel(request, results, Links("/")).str();
  CHECK(contains(panel, "class=\"excluded\""));
  CHECK(contains(panel, "aria-label=\"Kon, 3, left out\""));
  CHECK(link_of(panel, "Kon") == "./?q=x&director=Otomo&not.year=1994");
  const std::string chips = chosen_values(request, results, Links("/")).str();
  CHECK(contains(chips, "Remove Not Director: Kon"));
  CHECK(contains(chips, "Remove Not Year: 1994"));
  CHECK(contains(chips, "href=\"./?q=x&amp;director=Otomo&amp;not.director=Kon\""));
}

TEST_CASE("every bar with articles is a link that says its years and its count") {
  const SearchRequest request = read_url_state("q=x&year=1994").request;
  const std::string svg = histogram(years({{1985, 1}, {1994, 3}}, request), request, Links("/")).str();
  CHECK(occurrences(svg, "<title>") == 16);
  CHECK(occurrences(svg, "<a ") == 2);
  CHECK(contains(svg, "<title>1985: 1 article</title>"));
  CHECK(contains(svg, "<title>1990: no articles</title>"));
  CHECK(contains(svg, "aria-label=\"1994: 3 articles, chosen\""));
  CHECK(contains(svg, "href=\"./?q=x&amp;year=1985&amp;year=1994\""));
  CHECK(contains(svg, "href=\"./?q=x\""));
}

TEST_CASE("the pager offers the first, the last and the pages around, without gaps of one") {
  using Pages = std::vector<std::size_t>;
  CHECK(offered_pages(1, 1) == Pages{1});
  CHECK(offered_pages(1, 3) == Pages{1, 2, 3});
  CHECK(offered_pages(1, 9) == Pages{1, 2, 3, 0, 9});
  CHECK(offered_pages(5, 9) == Pages{1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(offered_pages(6, 20) == Pages{1, 0, 4, 5, 6, 7, 8, 0, 20});
  CHECK(offered_pages(20, 20) == Pages{1, 0, 18, 19, 20});
}

TEST_CASE("a page of many names the previous, the next and itself") {
  SearchResults results = one_hit({});
  results.total = results.archive = 95;
  const std::string page = search_page(look(), read_url_state("q=x&page=2").request, results);
  CHECK(link_of(page, "Previous") == "./?q=x");
  CHECK(link_of(page, "Next") == "./?q=x&page=3");
  CHECK(contains(page, "aria-label=\"Page 2\" aria-current=\"page\""));
  CHECK(contains(page, "<ol class=\"hits\" start=\"11\">"));
  CHECK_FALSE(contains(search_page(look(), read_url_state("page=1").request, results), "rel=\"prev\""));
  CHECK_FALSE(contains(search_page(look(), read_url_state("page=10").request, results), "rel=\"next\""));
}

TEST_CASE("a page without a total says so, and leads to the next one") {
  SearchResults results = one_hit({});
  results.total = 2;
  results.has_total = false;
  SearchRequest request;
  request.text = "kon";
  request.limit = 1;
  request.total = Total::none;
  const std::string page = search_page(look(), request, results);
  CHECK_THAT(page, Contains("<h1>The 1 best <small>of 3 articles</small>"));
  CHECK_THAT(link_of(page, "Next"), Contains("total=none") && Contains("page=2"));
  request.page = 2;
  results.total = 3;
  CHECK_THAT(search_page(look(), request, results), Contains("<h1>1 more <small>of 3 articles</small>"));
}

TEST_CASE("the order is a choice of links, the present one marked, relevance only with words") {
  SearchResults results = one_hit({});
  results.total = 2;
  const std::string with_words = search_page(look(), read_url_state("q=x&sort=year").request, results);
  CHECK(link_of(with_words, "relevance") == "./?q=x");
  CHECK(contains(with_words, "aria-current=\"true\">year</a>"));
  const std::string without = search_page(look(), read_url_state("").request, results);
  CHECK_FALSE(contains(without, ">relevance</a>"));
  CHECK(contains(without, "aria-current=\"true\">date</a>"));
}

TEST_CASE("when there is nothing, the page says what to do") {
  const auto said = [](const char* query, std::size_t total, std::size_t archive) {
    SearchResults results;
    results.total = total;
    results.archive = archive;
    const std::string page = search_page(look(), read_url_state(query).request, results);
    CHECK(markup_error(page).empty());
    return text_of(page);
  };
  CHECK(contains(said("", 0, 0), "This archive has no articles yet"));
  CHECK(contains(said("q=zzz", 0, 77), "No articles for zzz"));
  CHECK(contains(said("q=zzz", 0, 77), "Browse all 77 articles"));
  CHECK(contains(said("q=zzz&director=Kon", 0, 77), "Search without the refinements"));
  CHECK(contains(said("q=zzz&page=9", 12, 77), "There is no page 9"));
}

TEST_CASE("notices are shown with the part of the query they are about") {
  SearchResults results = one_hit({});
  results.notices = {{"is not a field", 4, 5}, {"the query is too long", 0, 0}};
  const std::string page = search_page(look(), read_url_state("q=abc+plot:").request, results);
  CHECK(contains(page, "<code>plot:</code>: is not a field"));
  CHECK(contains(page, "<li>The query is too long.</li>"));
}

TEST_CASE("a reading page has the title once, the credits as links, and the text by kind") {
  const std::string page = article_page(look(), "/article/memories/part-1.md", {}, some_record());
  CHECK(markup_error(page).empty());
  CHECK(occurrences(page, "Magnetic Rose</") == 1);
  CHECK(contains(page, "<a href=\"../../?director=Koji+Morimoto\"><bdi>Koji Morimoto</bdi></a>"));
  CHECK(contains(page, "<a href=\"../../?year=1995\">"));
  CHECK(contains(page, "1995 · directed by Koji Morimoto"));
  CHECK(contains(page, "<ul>\n<li>roses</li>\n<li>opera</li>\n</ul>"));
  CHECK(contains(page, "<blockquote>\n<p>Come to me</p>\n</blockquote>"));
  CHECK(contains(page, "<pre><code>x &lt; y</code></pre>"));
  CHECK(contains(page, "<h2>Afterwards</h2>"));
  CHECK(contains(page, "href=\"../../style.0123.css\""));
  CHECK_FALSE(contains(page, "Read it where"));
}

TEST_CASE("a reading page names the article's language and leads to where it was published") {
  store::Record record = some_record();
  record.address = "https://films.example/1";
  record.values[4].written = "fr";
  const std::string page = article_page(look(), "/article/x.md", {}, record);
  CHECK(contains(page, "<main id=\"main\" lang=\"fr\">"));
  CHECK(contains(page, "<a href=\"https://films.example/1\">Read it where it was published</a>"));
}

TEST_CASE("numbers, dates and ranges are worded for people") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(articles(0) == "no articles");
  CHECK(articles(1) == "1 article");
  CHECK(long_date("2013-07-16") == "16 July 2013");
  CHECK(long_date("2013-13-01") == "2013-13-01");
  CHECK(long_date("2013") == "2013");
  CHECK(long_date("").empty());
  CHECK(range_words({1990, 1999}) == "1990–1999");
  CHECK(range_words({1990, {}}) == "from 1990");
  CHECK(credit_line({{"1988"}, {"A"}, {"A", "B"}}) == "1988 · directed by A · written by A, B");
  CHECK(credit_line({{}, {"A", "B"}, {"A", "B"}}) == "written and directed by A, B");
  CHECK(credit_line({{"1988"}, {}, {}}) == "1988");
  CHECK(credit_line({}).empty());
}
