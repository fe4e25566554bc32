#include "bench/credits_sample.hh"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "bench/wikimovies.hh"
#include "catalogue/error.hh"
#include "catalogue/fold.hh"
#include "indexer/article/plain_text.hh"
#include "indexer/article/read_article.hh"

namespace rosebud::bench {
namespace {

// FNV-1a: the split must never change.
bool is_held_out(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return (hash >> 8U) % 2 == 1;
}

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', begin)) {
    parts.push_back(line.substr(begin, tab - begin));
    begin = tab + 1;
  }
  parts.push_back(line.substr(begin));
  return parts;
}

std::string comparable(std::string_view value) {
  std::string key;
  for (const char c : fold(value)) {
    const bool letter =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter) key += c;
  }
  return key.starts_with("the") ? key.substr(3) : key;
}

std::string content(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

std::vector<LabelledArticle> read_labels(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw Error(fmt::format("cannot read the labels in {}", file.string()));
  std::vector<LabelledArticle> articles;
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> parts = columns(line);
    const auto field = parts.size() == 6 ? field_named(parts[2]) : std::nullopt;
    if (!field && (parts.size() != 6 || parts[2] != "none")) {
      throw Error(fmt::format("{}:{}: not a label", file.string(), number));
    }
    if (articles.empty() || articles.back().key != parts[0]) {
      articles.push_back({parts[0], parts[1], is_held_out(parts[1]), {}, {}});
    }
    if (field) articles.back().labels.push_back({*field, parts[5]});
  }
  return articles;
}

indexer::Article bare_article(std::string title, std::string_view text) {
  indexer::Article article;
  article.facts.push_back({FieldId::title, std::move(title)});
  article.blocks.push_back({BlockKind::paragraph, std::string(text)});
  return article;
}

void read_leads(const std::filesystem::path& collection, std::vector<LabelledArticle>& articles) {
  std::map<std::string, LabelledArticle*> wanted;
  for (LabelledArticle& article : articles) wanted[article.key] = &article;
  std::ifstream stream(collection);
  std::string line;
  for (std::size_t number = 0; std::getline(stream, line); ++number) {
    const auto found = wanted.find(std::to_string(number));
    if (found == wanted.end()) continue;
    Film film = read_film(line);
    found->second->article = bare_article(std::move(film.title), film.extract);
  }
}

void read_reviews(const std::filesystem::path& archive, std::vector<LabelledArticle>& articles) {
  for (LabelledArticle& labelled : articles) {
    auto result = indexer::read_article(labelled.key, content(archive / labelled.key), {.infer = false});
    if (!result.article) throw Error(fmt::format("cannot read {}", labelled.key));
    labelled.article = std::move(*result.article);
    std::erase_if(labelled.article.facts,
                  [](const indexer::Fact& fact) { return fact.field != FieldId::title; });
  }
}

bool same_value(std::string_view left, std::string_view right) {
  return comparable(left) == comparable(right);
}

}  // namespace rosebud::bench
