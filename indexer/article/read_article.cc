#include "indexer/article/read_article.hh"

#include <algorithm>
#include <iterator>
#include <utility>

#include "catalogue/language.hh"
#include "catalogue/utf8.hh"
#include "indexer/article/boilerplate.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dates.hh"
#include "indexer/article/decode_bytes.hh"
#include "indexer/article/front_matter.hh"
#include "indexer/article/json.hh"
#include "indexer/article/markdown.hh"
#include "indexer/article/metadata.hh"
#include "indexer/article/plain_text.hh"
#include "indexer/article/repeated.hh"
#include "indexer/article/title.hh"
#include "indexer/article/toml.hh"
#include "indexer/article/visibility.hh"
#include "indexer/article/yaml.hh"
#include "indexer/credits/infer_credits.hh"

namespace rosebud::indexer {
namespace {

bool has(const std::vector<Fact>& facts, FieldId field) {
  return std::ranges::find(facts, field, &Fact::field) != facts.end();
}

Node parse(const FrontMatter& front_matter) {
  switch (front_matter.syntax) {
    case FrontMatterSyntax::yaml:
      return parse_yaml(front_matter.text, front_matter.line);
    case FrontMatterSyntax::toml:
      return parse_toml(front_matter.text, front_matter.line);
    case FrontMatterSyntax::json:
      return parse_json(front_matter.text, front_matter.line);
    case FrontMatterSyntax::none:
      break;
  }
  return {};
}

// Escapes in quoted values can write any character.
void drop_controls(Node& node) {
  node.scalar = utf8::without_controls(std::move(node.scalar));
  for (Node& item : node.items) drop_controls(item);
  for (NodeEntry& entry : node.entries) {
    entry.key = utf8::without_controls(std::move(entry.key));
    drop_controls(entry.value);
  }
}

class ArticleReader {
 public:
  ArticleReader(std::string_view path, const ReadOptions& options) : options_(options) {
    article_.path = path;
  }

  ReadResult read(std::string_view bytes) {
    DecodedText decoded = decode_bytes(bytes);
    if (decoded.problem) report(std::move(*decoded.problem));
    if (failed_) return std::move(result_);
    if (trimmed(decoded.text).empty()) return leave_out("empty");
    const FrontMatter front_matter = split_front_matter(decoded.text);
    if (front_matter.unterminated) {
      report({"", 1, "the front matter has no end",
              "Close it with a line that holds the same fence as its first line.", Severity::warning});
    }
    const Node facts = read_front_matter(front_matter);
    if (failed_) return std::move(result_);
    Visibility visibility = visibility_of(article_.path, facts, options_);
    if (!visibility.left_out.empty()) return leave_out(std::move(visibility.left_out));
    article_.expires = std::move(visibility.expires);
    use_metadata(read_metadata(facts));
    for (const NodeEntry& entry : facts.entries) {
      if (!is_known_key(entry.key)) result_.unknown_keys.push_back({entry.key, entry.value.line});
    }
    const bool plain = article_.path.ends_with(".txt") && front_matter.syntax == FrontMatterSyntax::none;
    if (plain) {
      article_.blocks = plain_text_to_blocks(without_boilerplate(front_matter.body));
    } else {
      const bool mdx = article_.path.ends_with(".mdx");
      article_.blocks =
          read_markdown(front_matter.body, mdx ? MarkdownDialect::mdx : MarkdownDialect::markdown).blocks;
    }
    drop_boilerplate(article_.blocks);
    if (options_.repeated) result_.repeated = options_.repeated->take_from(article_.blocks);
    if (article_.blocks.empty() && article_.facts.empty()) return leave_out("no text");
    complete();
    result_.article = std::move(article_);
    return std::move(result_);
  }

 private:
  ReadResult leave_out(std::string reason) {
    result_.left_out = std::move(reason);
    return std::move(result_);
  }

  void report(Problem problem) {
    problem.path = article_.path;
    failed_ = failed_ || problem.severity == Severity::failure;
    result_.problems.push_back(std::move(problem));
  }

  // The front matter as a map; an empty one when there is none, or it fails.
  Node read_front_matter(const FrontMatter& front_matter) {
    if (front_matter.syntax == FrontMatterSyntax::none) return {};
    try {
      Node node = parse(front_matter);
      drop_controls(node);
      if (node.kind == Node::Kind::map) return node;
      if (node.kind == Node::Kind::null) return {};
      report({"", node.line, "the front matter is not a list of `key: value` lines",
              "Begin each line with a key and a colon.", Severity::failure});
    } catch (const MetadataError& error) {
      report({"", error.line, error.message, error.hint, Severity::failure});
    }
    return {};
  }

  void use_metadata(Metadata metadata) {
    article_.facts = std::move(metadata.facts);
    article_.rating = metadata.rating;
    article_.address = std::move(metadata.address);
  }

  // What the front matter did not say, from the text and the path.
  void complete() {
    if (!has(article_.facts, FieldId::title)) {
      article_.facts.insert(
          article_.facts.begin(),
          {FieldId::title, title_without_front_matter(article_.path, article_.blocks), Source::body});
    }
    drop_repeated_title(article_.values_of(FieldId::title).front(), article_.blocks);
    if (!has(article_.facts, FieldId::date)) {
      if (auto date = date_of_path(article_.path))
        article_.facts.push_back({FieldId::date, *date, Source::path});
    }
    const auto languages = article_.values_of(FieldId::language);
    article_.language = languages.empty() ? default_language : languages.front();
    if (options_.infer && article_.language == "en") {
      std::ranges::move(infer_credits(article_), std::back_inserter(article_.facts));
    }
  }

  const ReadOptions& options_;
  Article article_;
  ReadResult result_;
  bool failed_ = false;
};

}  // namespace

ReadResult read_article(std::string_view path, std::string_view bytes, const ReadOptions& options) {
  return ArticleReader(path, options).read(bytes);
}

}  // namespace rosebud::indexer
