// A test collection of information retrieval: documents, queries, judgements.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bench/evaluation/judged_queries.hh"

namespace rosebud::bench {

struct CollectionDocument {
  std::string id;
  std::string title;  // may be empty
  std::string text;
};

struct Collection {
  std::string name;  // its folder's
  std::vector<CollectionDocument> documents;
  std::vector<JudgedQuery> queries;  // those with an answer; what nobody judged cannot be measured
};

// Reads `folder`: docs.jsonl (one object a line: id, title, text), queries.tsv and qrels.txt. Throws Error.
Collection read_collection(const std::filesystem::path& folder);

// The collections in `folder`: itself when it is one, else its subfolders that are, by name. Throws Error
// when there is none.
std::vector<std::filesystem::path> find_collections(const std::filesystem::path& folder);

// The document as a Markdown article: the title in front matter when there is one, the text as the body.
std::string document_article(const CollectionDocument& document);

// Writes the documents below `folder`, which is empty, in their order. Returns article path -> document id.
std::map<std::string, std::string> write_articles(const Collection& collection,
                                                  const std::filesystem::path& folder);

}  // namespace rosebud::bench
