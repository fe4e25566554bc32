// Articles and the records of metadata that belong to them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/field_table.hh"
#include "catalogue/settings.hh"
#include "indexer/article/article.hh"
#include "indexer/article/node.hh"
#include "indexer/report.hh"
#include "indexer/site/join_files.hh"
#include "indexer/site/own_keys.hh"

namespace rosebud::indexer {

// What a join knows of its archive.
struct JoinContext {
  const Settings& settings;
  FieldTable fields;
};

class Join {
 public:
  // Reads the files of `settings`; what is wrong with them is added to `problems`.
  Join(const std::filesystem::path& archive, const JoinContext& context, const JoinSettings& settings,
       std::vector<Problem>& problems);

  // Adds what the records of the article know. `front_matter` holds the key; where the key is `slug` or
  // `path`, the file's name and path stand in for it. An article whose key no record has is a warning.
  void complete(Article& article, const Node& front_matter, std::vector<Problem>& problems) const;

  // The title that its records give the work of an article.
  std::string work_title(const Article& article, const Node& front_matter) const;

  // Changes with any of the files.
  const std::string& hash() const { return hash_; }

 private:
  struct Known {
    std::vector<Fact> facts;
    std::optional<int> rating;
    std::string title;  // of the work, which is the article's where it has none of its own
    std::string path;   // where it stands, for complaints
    std::string place;
  };

  void remember(const JoinRecord& record, std::vector<Problem>& problems);
  Known known_of(const JoinRecord& record) const;
  std::vector<std::string> keys_of(std::string_view path, const Node& front_matter) const;
  bool may_fill(FieldId field) const;

  JoinSettings settings_;
  FieldTable fields_;
  OwnKeys keys_;
  std::unordered_map<std::string, Known> records_;
  std::string hash_;
};

}  // namespace rosebud::indexer
