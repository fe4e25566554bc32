#include "bench/evaluation/collection.hh"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "bench/archive_writer.hh"
#include "bench/markdown.hh"
#include "catalogue/error.hh"

namespace rosebud::bench {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr const char* documents_name = "docs.jsonl";

std::string member(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(json::string_view(key.data(), key.size()));
  const json::string* text = value == nullptr ? nullptr : value->if_string();
  if (text == nullptr) throw Error(fmt::format("a document without \"{}\"", key));
  return {text->data(), text->size()};
}

CollectionDocument read_document(const std::string& line) {
  boost::system::error_code error;
  const json::value parsed = json::parse(json::string_view(line.data(), line.size()), error);
  if (error || !parsed.is_object()) throw Error("not a JSON object");
  const json::object& object = parsed.get_object();
  return {member(object, "id"), member(object, "title"), member(object, "text")};
}

std::vector<CollectionDocument> read_documents(const fs::path& file) {
  std::ifstream stream(file);
  if (!stream) throw Error(fmt::format("cannot read {}", file.string()));
  std::vector<CollectionDocument> documents;
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    try {
      if (!line.empty()) documents.push_back(read_document(line));
    } catch (const Error& error) {
      throw Error(fmt::format("{}:{}: {}", file.string(), number, error.message()));
    }
  }
  return documents;
}

}  // namespace

Collection read_collection(const fs::path& folder) {
  Collection collection;
  collection.name = fs::absolute(folder / ".").parent_path().filename().string();
  collection.documents = read_documents(folder / documents_name);
  collection.queries = read_collection_queries(folder / "queries.tsv", folder / "qrels.txt");
  std::erase_if(collection.queries, [](const JudgedQuery& query) { return !has_answer(query); });
  if (collection.queries.empty()) throw Error(fmt::format("no judged query in {}", folder.string()));
  return collection;
}

std::vector<fs::path> find_collections(const fs::path& folder) {
  if (fs::exists(folder / documents_name)) return {folder};
  std::error_code error;
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (fs::exists(entry.path() / documents_name)) found.push_back(entry.path());
  }
  if (found.empty()) {
    throw Error(fmt::format("there is no collection in {}", folder.string()),
                "a collection is a folder with docs.jsonl, queries.tsv and qrels.txt");
  }
  std::ranges::sort(found);
  return found;
}

std::string document_article(const CollectionDocument& document) {
  const std::string title =
      document.title.empty() ? "" : fmt::format("---\ntitle: {}\n---\n\n", yaml_quoted(document.title));
  return fmt::format("{}{}\n", title, markdown_escaped(document.text));
}

std::map<std::string, std::string> write_articles(const Collection& collection, const fs::path& folder) {
  ArchiveWriter archive(folder);
  std::map<std::string, std::string> ids;
  for (std::size_t number = 0; number < collection.documents.size(); ++number) {
    const CollectionDocument& document = collection.documents[number];
    // Numbers of one width, so that articles stand in the collection's order, by which ties are broken.
    const std::string name = fmt::format("{:06}.md", number + 1);
    archive.write("", name, document_article(document));
    ids.emplace(name, document.id);
  }
  return ids;
}

}  // namespace rosebud::bench
