#include "indexer/init/draft.hh"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalogue/utf8.hh"
#include "indexer/init/proposals.hh"

namespace rosebud::indexer {
namespace {

constexpr std::size_t sample_bytes = 40;
constexpr std::size_t others_named = 20;

// A TOML string; control characters are gone already, as printable() leaves none.
std::string toml_text(std::string_view text) {
  std::string written = "\"";
  for (const char c : utf8::printable(text)) {
    if (c == '"' || c == '\\') written += '\\';
    written += c;
  }
  return written + '"';
}

std::string sample_of(std::string_view text) {
  const std::string printable = utf8::printable(text);
  const std::string_view shown = utf8::prefix(printable, sample_bytes);
  return fmt::format("\"{}{}\"", shown, shown.size() < printable.size() ? "…" : "");
}

std::string articles(std::size_t count) {
  return count == 1 ? "1 article" : fmt::format("{} articles", count);
}

class Draft {
 public:
  Draft(const Survey& survey, const GeneratorGuess& guess)
      : survey_(survey), guess_(guess), proposals_(propose(survey)) {}

  std::string write() {
    write_head();
    write_general();
    write_urls();
    write_fields();
    write_facets();
    write_people();
    write_join();
    return std::move(text_);
  }

 private:
  template <typename... Arguments>
  void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    text_ += fmt::format(format, std::forward<Arguments>(arguments)...);
    text_ += '\n';
  }

  void write_head() {
    line(
        "# What Rosebud cannot tell by itself about this archive. docs/configuration.md explains every "
        "setting.");
    line(
        "# Lines that begin with '#' do nothing; remove the sign to use one. `rosebud check` then shows what "
        "it");
    line("# makes of the archive, and `rosebud index` reads the articles again.");
    line("#");
    line("# Written from {}{}{}.", articles(survey_.articles),
         survey_.without == 0 ? "" : fmt::format(", {} without front matter", survey_.without),
         survey_.failed == 0 ? "" : fmt::format(", and {} that could not be read", survey_.failed));
    line("");
  }

  void write_general() {
    line("# The language of articles that do not say: two letters.");
    if (guess_.language.empty()) {
      line(R"(# language = "en")");
    } else {
      line("language = {}", toml_text(guess_.language));
    }
    line("");
    line("# Files that are no articles, in gitignore's syntax.");
    line(R"(# ignore = ["notes/", "*.bak.md"])");
    line("");
    line("# Take no credits from the text, only those that are stated.");
    line("# inference = false");
    line("");
  }

  void write_urls() {
    line("# Where the site shows an article. Its own `url` or `permalink` comes first.");
    if (!guess_.name.empty()) line("# By {}, this is a site of {}.", guess_.evidence, guess_.name);
    line("[urls]");
    const UrlSettings& urls = guess_.urls;
    if (urls.base.empty()) {
      line(R"(# base = "https://example.org")");
    } else {
      line("base = {}", toml_text(urls.base));
    }
    if (urls.generator == Generator::none) {
      line(R"(# generator = "hugo"  # or jekyll, eleventy, astro: whose usual addresses the site has)");
      line(R"(# pattern = "/:year/:month/:slug/")");
    } else {
      line("generator = {}", toml_text(generator_name(urls.generator)));
    }
    const auto usual = std::ranges::find(urls.rules, std::string(), &UrlRule::folder);
    if (usual != urls.rules.end()) line("pattern = {}", toml_text(usual->pattern));
    if (urls.rules.size() > (usual == urls.rules.end() ? 0U : 1U)) {
      line("");
      line("[urls.sections]");
      for (const UrlRule& rule : urls.rules) {
        if (!rule.folder.empty()) line("{} = {}", toml_text(rule.folder), toml_text(rule.pattern));
      }
    }
    line("");
  }

  void write_fields() {
    line("# Keys that are understood by themselves, and how many articles have them:");
    if (proposals_.understood.empty()) line("#   none");
    for (const UnderstoodKey& key : proposals_.understood) {
      line("#   {} fills {} ({})", utf8::printable(key.key), key.field, key.articles);
    }
    line("#");
    line(
        "# What else fills a field, as `field = [\"key\", \"map.key\", \"list[].key\", "
        "\"list[role=director].name\"]`.");
    line("[fields]");
    std::map<std::string, std::vector<const MappingProposal*>> by_field;
    for (const MappingProposal& mapping : proposals_.mappings) by_field[mapping.field].push_back(&mapping);
    if (by_field.empty()) line(R"(# director = ["credits[role=director].name"])");
    for (const auto& [field, mappings] : by_field) {
      std::string keys;
      std::string samples;
      for (const MappingProposal* mapping : mappings) {
        keys += (keys.empty() ? "" : ", ") + toml_text(mapping->key);
        samples += (samples.empty() ? "" : "; ") +
                   fmt::format("{}, as {}", articles(mapping->articles), sample_of(mapping->sample));
      }
      line("# {} = [{}]  # {}", field, keys, samples);
    }
    line("");
  }

  void write_facets() {
    line("# Facets of your own: counted beside the results, and queried as `name:value`.");
    if (proposals_.facets.empty()) {
      line("# [facets.mood]");
      line(R"(# label = "Mood")");
      line(R"(# keys = ["mood"])");
    }
    for (const FacetProposal& facet : proposals_.facets) {
      line("#");
      line("# {}, {} different values, as {}", articles(facet.articles),
           facet.values >= max_distinct ? fmt::format("{} or more", max_distinct)
                                        : fmt::format("{}", facet.values),
           sample_of(facet.sample));
      line("# [facets.{}]", facet.name);
      if (facet.kind != FieldKind::keyword) line("# kind = {}", toml_text(kind_name(facet.kind)));
      line("# keys = [{}]", toml_text(facet.key));
    }
    write_others();
    line("");
  }

  void write_others() {
    if (proposals_.others.empty()) return;
    std::string names;
    for (std::size_t i = 0; i < std::min(others_named, proposals_.others.size()); ++i) {
      const MappingProposal& key = proposals_.others[i];
      names += fmt::format("{}{} ({})", i == 0 ? "" : ", ", utf8::printable(key.key), key.articles);
    }
    if (proposals_.others.size() > others_named) {
      names += fmt::format(", and {} more", proposals_.others.size() - others_named);
    }
    line("#");
    line("# Other keys that fill nothing: {}.", names);
  }

  void write_people() {
    line("# One person under several names, who counts under the first.");
    line("[people]");
    line(R"(# "Hayao Miyazaki" = ["宮崎駿", "Miyazaki Hayao"])");
    line("");
  }

  void write_join() {
    line("# Metadata of the works in files beside the articles (.json, .csv, .toml, .yaml).");
    line("# [[join]]");
    line(R"(# files = "data/films/*.json")");
    line(R"(# key = "imdb_id"   # in an article's front matter)");
    line(R"(# match = "imdbId"  # in a record)");
  }

  const Survey& survey_;
  const GeneratorGuess& guess_;
  Proposals proposals_;
  std::string text_;
};

}  // namespace

std::string draft_settings(const Survey& survey, const GeneratorGuess& guess) {
  return Draft(survey, guess).write();
}

}  // namespace rosebud::indexer
