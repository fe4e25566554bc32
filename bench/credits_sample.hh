// The labelled sample of articles for the credits bench: what their texts state, told by reading them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field.hh"
#include "indexer/article/article.hh"

namespace rosebud::bench {

struct Label {
  FieldId field = FieldId::director;
  std::string value;
};

struct LabelledArticle {
  std::string key;   // of the article in the labels' file: a line number or a path
  std::string name;  // for people to read
  bool held_out = false;
  std::vector<Label> labels;
  indexer::Article article;
};

// The articles that the labels in `file` are about, without their texts: lines of tab-separated key, name,
// field, offset, length and value; a field "none" says that the text states nothing. Lines with '#' are
// comments. Which half an article belongs to is a hash of its name. Throws Error with the line that is wrong.
std::vector<LabelledArticle> read_labels(const std::filesystem::path& file);

// Gives each article its text from the lines of `collection`, whose line numbers are the keys.
void read_leads(const std::filesystem::path& collection, std::vector<LabelledArticle>& articles);

// Gives each article its text from the file below `archive` that its key names, with its title alone of its
// front matter.
void read_reviews(const std::filesystem::path& archive, std::vector<LabelledArticle>& articles);

// Whether two ways to write a value are the same person, title or year.
bool same_value(std::string_view left, std::string_view right);

// An article with nothing but a title and a text.
indexer::Article bare_article(std::string title, std::string_view text);

}  // namespace rosebud::bench
