#include "indexer/article/read_article.hh"

#include <algorithm>
#include <iterator>
#include <utility>

#include "catalogue/language.hh"
#include "indexer/article/boilerplate.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dates.hh"
#include "indexer/article/decode_bytes.hh"
#include "indexer/article/front_matter.hh"
#include "indexer/article/markdown.hh"
#include "indexer/article/metadata.hh"
#include "indexer/article/metadata_error.hh"
#include "indexer/article/parse_front_matter.hh"
#include "indexer/article/plain_text.hh"
#include "indexer/article/title.hh"
#include "indexer/article/visibility.hh"
#include "indexer/credits/infer_credits.hh"
#include "indexer/site/site.hh"

namespace rosebud::indexer {
namespace {

bool has(const std::vector<Fact>& facts, FieldId field) {
  return std::ranges::find(facts, field, &Fact::field) != facts.end();
}

class ArticleReader {
 public:
  ArticleReader(std::string_view path, const ReadOptions& options)
      : options_(options), site_(options.site.get()) {
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
    front_matter_ = read_front_matter(front_matter);
    if (failed_) return std::move(result_);
    const Node facts = site_ == nullptr ? front_matter_ : site_->with_usual_keys(front_matter_);
    Visibility visibility = visibility_of(article_.path, front_matter_, options_);
    // A date under a key of the site's own can be to come, too.
    if (visibility.left_out.empty())
      visibility.left_out = visibility_of(article_.path, facts, options_).left_out;
    if (!visibility.left_out.empty()) return leave_out(std::move(visibility.left_out));
    article_.expires = std::move(visibility.expires);
    use_metadata(read_metadata(facts, options_.fields));
    if (site_ != nullptr) site_->add_metadata(article_, front_matter_, result_.problems);
    for (const NodeEntry& entry : front_matter_.entries) {
      const bool known = options_.fields.of_key(entry.key) || is_known_key(entry.key) ||
                         (site_ != nullptr && site_->knows_key(entry.key));
      if (!known) result_.unknown_keys.push_back({entry.key, entry.value.line});
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
      Node node = parse_front_matter(front_matter);
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
      article_.facts.insert(article_.facts.begin(), title());
    }
    drop_repeated_title(article_.values_of(FieldId::title).front(), article_.blocks);
    if (!has(article_.facts, FieldId::date)) {
      if (auto date = date_of_path(article_.path))
        article_.facts.push_back({FieldId::date, *date, Source::path});
    }
    const auto languages = article_.values_of(FieldId::language);
    article_.language = languages.empty() ? usual_language() : languages.front();
    if (options_.infer && article_.language == "en") {
      std::ranges::move(infer_credits(article_), std::back_inserter(article_.facts));
    }
    if (site_ != nullptr) site_->complete(article_, front_matter_, result_.problems);
  }

  std::string_view usual_language() const {
    const bool said = site_ != nullptr && !site_->settings().language.empty();
    return said ? std::string_view(site_->settings().language) : default_language;
  }

  // The title of an article whose front matter has none: its first heading, or what a joined record calls the
  // work, or what the text and the path suggest.
  Fact title() const {
    const bool headed = !article_.blocks.empty() && article_.blocks.front().kind == BlockKind::heading;
    if (site_ != nullptr && !headed) {
      if (std::string title = site_->title_of(article_, front_matter_); !title.empty()) {
        return {.field = FieldId::title, .written = std::move(title), .source = Source::join};
      }
    }
    return {.field = FieldId::title,
            .written = title_without_front_matter(article_.path, article_.blocks),
            .source = Source::body};
  }

  const ReadOptions& options_;
  const Site* site_;  // null without rosebud.toml
  Node front_matter_;
  Article article_;
  ReadResult result_;
  bool failed_ = false;
};

}  // namespace

ReadResult read_article(std::string_view path, std::string_view bytes, const ReadOptions& options) {
  return ArticleReader(path, options).read(bytes);
}

}  // namespace rosebud::indexer
