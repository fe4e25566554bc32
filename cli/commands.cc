// The table of subcommands and options.
#include <algorithm>
#include <array>

#include "cli/command.hh"

namespace rosebud::cli {
namespace {

constexpr Option help_option{"help", 'h', "", "Show this help and exit"};
constexpr Option database_option{"db", 0, "FOLDER",
                                 "The database folder; else $ROSEBUD_DB, else .rosebud in the archive"};

constexpr Option where_option{"where", 0, "FIELD=VALUE",
                              "Only articles with VALUE in FIELD, any facet that `rosebud fields` lists; "
                              "numbers as in --year, dates also as 2001 or 2001-05",
                              true};
constexpr Option not_option{"not", 0, "FIELD=VALUE", "No articles with VALUE in FIELD, written as in --where",
                            true};
constexpr Option bins_option{"bins", 0, "N", "Gather numbers into N bins at most"};
constexpr Option time_limit_option{
    "time-limit", 0, "MS", "End the search after MS milliseconds and answer with what it found until then"};
constexpr Option color_option{"color", 0, "WHEN", "auto, always or never; auto heeds $NO_COLOR"};

Command index_command() {
  return {"index",
          "ARCHIVE",
          "Read a folder of reviews into its database, or bring the database up to date",
          "Reads every .md, .markdown, .mdx and .txt file below ARCHIVE. Hidden folders, node_modules, "
          "_site, public and what a .rosebudignore file names (in gitignore's syntax) are left out. The "
          "database is .rosebud in the archive unless --db or $ROSEBUD_DB says otherwise. Run it again "
          "whenever articles changed: only those are read. Files that cannot be read are named with their "
          "line, and the exit status is then 1.",
          {
              database_option,
              {"rebuild", 0, "", "Build the database anew beside the old one, then exchange them"},
              {"force", 0, "", "Go on even if more than half of the indexed articles are gone"},
              {"drafts", 0, "", "Index drafts, unlisted and protected articles too"},
              {"future", 0, "", "Index articles whose date has not come too"},
              {"no-inference", 0, "", "Take no credits from the text, only those that an article states"},
              {"threads", 'j', "N", "Work on N cores; all of them unless given"},
              {"verbose", 'v', "", "Name every warning, not only the first twenty"},
              {"quiet", 'q', "", "Say nothing unless something went wrong"},
              help_option,
          },
          {{"rosebud index ~/reviews", "index the folder, or what changed in it"},
           {"rosebud index ~/reviews --rebuild", "start afresh"}}};
}

Command search_command() {
  return {
      "search",
      "QUERY...",
      "Rank the articles that have all the words, with facets",
      "Without words, lists the archive by date. The database is the nearest .rosebud in this folder or "
      "above it unless --db or $ROSEBUD_DB says otherwise. Several values of one field mean any of them; "
      "different fields all count. The query may hold \"phrases\", field:value, year:1990..1999, -word, "
      "OR, (brackets) and prefix*. A word that begins with '-' goes inside quotes together with another, "
      "or behind --. The exit status is 0 when something was found, 1 when nothing was, 2 when the "
      "search could not be made.",
      {
          {"director", 'd', "NAME", "Only works directed by NAME", true},
          {"writer", 'w', "NAME", "Only works written by NAME", true},
          {"year", 'y', "YEAR", "Only works of YEAR, as 1995, 1990..1999, ..1960 or 2000..", true},
          where_option,
          not_option,
          {"sort", 's', "ORDER",
           "relevance, date, year, rating or title; by relevance with words, by date without. Newest and "
           "best first, titles from A; articles without the value come last"},
          {"limit", 'n', "N", "Hits a page, 10 unless given, 100 at most"},
          {"page", 'p', "N", "Which page of hits, from 1"},
          {"facets", 0, "LIST",
           "Facets to show, separated by commas: director,writer,year and what the archive declares "
           "unless given. Behind colons how many values, their order and the bins of numbers, as "
           "director:20,tag:value,year:decade"},
          bins_option,
          {"no-facets", 0, "", "Show hits alone"},
          {"no-total", 0, "",
           "Do not count how many there are, which is quicker; shows no facets unless --facets names some, "
           "and "
           "those count"},
          {"explain", 0, "",
           "Say how the query was understood and what each score is made of (docs/ranking.md)"},
          time_limit_option,
          {"json", 0, "", "Answer in JSON (docs/json.md)"},
          color_option,
          database_option,
          help_option,
      },
      {{"rosebud search magnetic rose", "articles with both words"},
       {"rosebud search dreams --director \"Satoshi Kon\" --year 1990..2006", "within chosen values"},
       {"rosebud search --facets director:20,year:decade --not genre=horror", "other facets, less horror"},
       {"rosebud search --sort rating --limit 5", "the best of the archive"}}};
}

Command facets_command() {
  return {
      "facets",
      "[FACET...]",
      "Browse the values of facets: who directed, which years, how many articles each",
      "Without FACET, the top values of all; else all values of those. A FACET may say what is shown of "
      "it behind colons, as in `rosebud search --facets`: director:20, tag:value, year:decade. With "
      "--query or the options that choose, counts are of the articles found; a facet's own choice is left "
      "out of its counts. The exit status is 0 when an article has a value to show, 1 when none has.",
      {
          {"matching", 'm', "TEXT",
           "Only values with words that are or begin like those of TEXT; accents do not matter, and "
           "neither does a typo where nothing else matches"},
          {"query", 'q', "QUERY", "Count among the articles that `rosebud search QUERY` finds"},
          {"director", 'd', "NAME", "Only works directed by NAME", true},
          {"writer", 'w', "NAME", "Only works written by NAME", true},
          {"year", 'y', "YEAR", "Only works of YEAR, as 1995, 1990..1999, ..1960 or 2000..", true},
          where_option,
          not_option,
          {"limit", 'n', "N", "Values of each facet: all of those that are named, else 10"},
          {"sort", 's', "ORDER", "count or value; numbers by value unless given, all others by count"},
          bins_option,
          time_limit_option,
          {"json", 0, "", "Answer in JSON (docs/json.md)"},
          color_option,
          database_option,
          help_option,
      },
      {{"rosebud facets", "what there is to choose from"},
       {"rosebud facets director --matching kon", "the directors called Kon, or Konchalovsky"},
       {"rosebud facets year:decade tag --query dream", "when, and about what, dreams are written of"}}};
}

Command stats_command() {
  return {
      "stats",
      "",
      "Tell what the archive holds, as plots",
      "How many articles and words there are, how many a year by the work and by the review, who is "
      "written about most, how the works were rated, and in which languages. What few articles say (fewer "
      "than 20, and than one in 20), or what has too few values for a plot, is told in a line.",
      {
          {"svg", 0, "FILE", "Draw it into FILE instead, a picture that a site can show"},
          {"title", 0, "TEXT", "What the picture calls the archive; the name of its folder unless given"},
          {"json", 0, "", "Answer in JSON (docs/json.md)"},
          color_option,
          database_option,
          help_option,
      },
      {{"rosebud stats", "the archive of this folder"},
       {"rosebud stats --svg archive.svg", "the same as a picture"}}};
}

Command suggest_command() {
  return {
      "suggest",
      "TEXT...",
      "List the titles, people and words that begin like what was typed",
      "For completion as somebody types: titles, then people, of which a word goes on as TEXT begins, then "
      "words. Case, accents, signs and spaces do not matter; from four letters on one slip is forgiven "
      "where nothing else is found. The exit status is 0 when there are suggestions, 1 when there are "
      "none, 2 when none could be looked for.",
      {
          {"limit", 'n', "N", "How many, 10 unless given, 100 at most"},
          time_limit_option,
          {"json", 0, "", "Answer in JSON (docs/json.md)"},
          {"color", 0, "WHEN", "auto, always or never; auto heeds $NO_COLOR"},
          database_option,
          help_option,
      },
      {{"rosebud suggest magn", "what goes on like that"},
       {"rosebud suggest --json --limit 5 kub", "for a search box"}}};
}

Command serve_command() {
  return {
      "serve",
      "",
      "Answer a site's search box: a page, and the same as JSON",
      "Serves the search page at /, JSON at /api/search and a health check at /healthz, until it is stopped "
      "by Ctrl-C or SIGTERM. Follows new commits of `rosebud index` without a restart. TLS belongs to the "
      "reverse proxy in front of it.",
      {
          {"listen", 'l', "ADDRESS", "Where to listen: PORT or HOST:PORT, 127.0.0.1:8080 unless given"},
          {"name", 0, "TEXT", "What the pages call the site; \"Rosebud\" unless given"},
          {"base-url", 0, "URL", "The site's address, which relative addresses of articles are joined to"},
          {"allow-host", 0, "NAME", "Another host name to answer to, as a proxy in front passes it", true},
          {"threads", 'j', "N", "Answer on N threads; one per core unless given"},
          {"time-limit", 0, "MS",
           "End any answer after MS milliseconds and give what was found until then; 5000 unless given"},
          {"access-log", 0, "", "Write a line for each request to standard error"},
          database_option,
          help_option,
      },
      {{"rosebud serve", "the archive of this folder at http://127.0.0.1:8080/"},
       {"rosebud serve --listen 127.0.0.1:9000 --base-url https://example.org", "behind a site"}}};
}

Command init_command() {
  return {"init",
          "[ARCHIVE]",
          "Write a rosebud.toml from what is seen in an archive",
          "Looks at the front matter of every article, and at the settings of Hugo, Jekyll, Astro, Eleventy "
          "and Obsidian, and writes a commented rosebud.toml: what is sure as settings, what is likely as "
          "comments. ARCHIVE is this folder unless given; docs/configuration.md explains the file.",
          {
              {"force", 0, "", "Replace a rosebud.toml that is there"},
              {"print", 0, "", "Write it to standard output instead"},
              help_option,
          },
          {{"rosebud init ~/reviews", "the first settings of the archive"}}};
}

Command check_command() {
  return {"check",
          "ARCHIVE",
          "Tell what is understood of an archive, without indexing it",
          "Reads every article and prints, for each field, in how many articles it is known and from where; "
          "then what is wrong or looks like a slip, with file, line and advice. The exit status is 1 when an "
          "article could not be read.",
          {
              {"drafts", 0, "", "Read drafts, unlisted and protected articles too"},
              {"future", 0, "", "Read articles whose date has not come too"},
              {"no-inference", 0, "", "Take no credits from the text"},
              {"json", 0, "", "Answer in JSON"},
              help_option,
          },
          {{"rosebud check ~/reviews", "before the first `rosebud index`"}}};
}

Command show_command() {
  return {"show",
          "ARTICLE",
          "Print one article as it is indexed, or as its file is understood now",
          "ARTICLE is a path as `rosebud search` prints it; with --parsed a file, which is read anew and "
          "need not be indexed.",
          {
              {"parsed", 0, "", "Read the file and tell where each fact comes from"},
              database_option,
              help_option,
          },
          {{"rosebud show reviews/m.md", "what the index holds"},
           {"rosebud show --parsed reviews/m.md", "what would be indexed, and why"}}};
}

Command similar_command() {
  return {
      "similar",
      "ARTICLE",
      "List the articles that are most like one",
      "ARTICLE is a path as `rosebud search` prints it, the address where the article is published, or its "
      "title. The articles that are listed have its most telling words, the people who made its work, its "
      "genres or its tags; what they have in common stands below each.",
      {
          {"limit", 'n', "N", "List at most N articles (10)"},
          time_limit_option,
          {"json", 0, "", "Print JSON, as docs/json.md describes it"},
          database_option,
          {"color", 0, "WHEN", "Colours and bold: auto, always or never"},
          help_option,
      },
      {{"rosebud similar \"Perfect Blue\"", "by its title"},
       {"rosebud similar reviews/m.md -n 3 --json", "by its path, for another program"}}};
}

Command fields_command() {
  return {"fields",
          "",
          "List the fields of an article: their names, kinds, terms and front matter keys",
          "The field table, which indexing, queries, facets and JSON all read; then the fields that the "
          "archive of the database declares for itself, where there is one in this folder, above it, in "
          "$ROSEBUD_DB or in --db.",
          {
              database_option,
              {"markdown", 0, "", "As the tables of docs/schema.md"},
              help_option,
          },
          {{"rosebud fields", "what can be searched and refined by"}}};
}

Command import_command() {
  return {
      "import",
      "KIND EXPORT... FOLDER",
      "Turn an export of WordPress or Letterboxd into a folder of articles",
      "KIND is wordpress, with the .xml files of one site's export, or letterboxd, with the unpacked folder "
      "of one's data. Each post or review becomes a Markdown file with front matter in FOLDER, which is made "
      "if need be. A file that is there already is left alone: with the same content it counts as unchanged, "
      "with other content as failed, unless --force replaces it. What is not public is written so that "
      "`rosebud index` leaves it out. The exit status is 1 when a post could not be imported.",
      {
          {"force", 0, "", "Replace files that are there with other content"},
          {"no-pages", 0, "", "wordpress: leave pages out, import posts alone"},
          {"all", 0, "", "letterboxd: also diary entries and ratings without a review"},
          {"verbose", 'v', "", "Name every warning, not only the first twenty"},
          {"quiet", 'q', "", "Say nothing unless something went wrong"},
          help_option,
      },
      {{"rosebud import wordpress site.xml ~/reviews", "then: rosebud index ~/reviews"},
       {"rosebud import letterboxd letterboxd-me ~/films", "the folder that the .zip unpacks to"}}};
}

// A function and not a constant: a table of vectors cannot be built at compile time.
const std::array<Command, 12>& table() {
  static const std::array<Command, 12> rows{index_command(),   search_command(), suggest_command(),
                                            similar_command(), facets_command(), stats_command(),
                                            serve_command(),   init_command(),   check_command(),
                                            show_command(),    fields_command(), import_command()};
  return rows;
}

}  // namespace

std::span<const Command> commands() {
  return table();
}

const Command* command_named(std::string_view name) {
  const auto& rows = table();
  const auto* const row = std::ranges::find(rows, name, &Command::name);
  return row == rows.end() ? nullptr : row;
}

}  // namespace rosebud::cli
