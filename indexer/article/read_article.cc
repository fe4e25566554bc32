#include "indexer/article/read_article.hh"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "catalogue/language.hh"
#include "catalogue/utf8.hh"
#include "indexer/article/boilerplate.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dated_title.hh"
#include "indexer/article/dates.hh"
#include "indexer/article/decode_bytes.hh"
#include "indexer/article/exported_metadata.hh"
#include "indexer/article/front_matter.hh"
#include "indexer/article/guess_language.hh"
#include "indexer/article/markdown.hh"
#include "indexer/article/metadata.hh"
#include "indexer/article/metadata_error.hh"
#include "indexer/article/parse_front_matter.hh"
#include "indexer/article/path_language.hh"
#include "indexer/article/plain_text.hh"
#include "indexer/article/rating.hh"
#include "indexer/article/repeated.hh"
#include "indexer/article/shapes.hh"
#include "indexer/article/stated_facts.hh"
#include "indexer/article/summary.hh"
#include "indexer/article/title.hh"
#include "indexer/article/visibility.hh"
#include "indexer/credits/infer_credits.hh"
#include "indexer/credits/title_credit.hh"
#include "indexer/site/site.hh"

namespace rosebud::indexer {
namespace {

bool has(const std::vector<Fact>& facts, FieldId field) {
  return std::ranges::find(facts, field, &Fact::field) != facts.end();
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
  ArticleReader(std::string_view path, const ReadOptions& options)
      : options_(options), site_(options.site.get()) {
    article_.path = path;
  }

  ReadResult read(std::string_view bytes) {
    DecodedText decoded = decode_bytes(bytes);
    if (decoded.problem) report(std::move(*decoded.problem));
    if (failed_) return std::move(result_);
    if (trimmed(decoded.text).empty()) return leave_out("empty");
    FrontMatter front_matter = split_front_matter(decoded.text);
    if (front_matter.syntax == FrontMatterSyntax::none && is_mdx())
      front_matter = exported_metadata(decoded.text).value_or(front_matter);
    if (front_matter.unterminated) {
      report({"", 1, "the front matter has no end",
              "Close it with a line that holds the same fence as its first line.", Severity::warning});
    }
    // What a template holds need not be valid: it is filled in first.
    if (is_template_path(article_.path)) return leave_out("templates");
    front_matter_ = read_front_matter(front_matter);
    if (failed_) return std::move(result_);
    const Node facts = site_ == nullptr ? front_matter_ : site_->with_usual_keys(front_matter_);
    Visibility visibility = visibility_of(article_.path, front_matter_, options_);
    // A date under a key of the site's own can be to come, too.
    if (visibility.left_out.empty())
      visibility.left_out = visibility_of(article_.path, facts, options_).left_out;
    if (!visibility.left_out.empty()) return leave_out(std::move(visibility.left_out));
    article_.expires = std::move(visibility.expires);
    const Node shaped = with_plain_shapes(facts, article_.path);
    use_metadata(read_metadata(shaped, options_.fields));
    report_unused_numbers(shaped);
    if (site_ != nullptr) site_->add_metadata(article_, front_matter_, result_.problems);
    for (const NodeEntry& entry : front_matter_.entries) {
      const bool known = options_.fields.of_key(entry.key) || is_known_key(entry.key) ||
                         (site_ != nullptr && site_->knows_key(entry.key));
      if (!known) result_.unknown_keys.push_back({entry.key, entry.value.line});
    }
    read_body(front_matter, facts);
    if (says_nothing()) return leave_out("no text");
    complete(facts, front_matter.body);
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

  bool is_mdx() const { return article_.path.ends_with(".mdx"); }

  void read_body(const FrontMatter& front_matter, const Node& facts) {
    const bool fenced =
        front_matter.syntax != FrontMatterSyntax::none && front_matter.syntax != FrontMatterSyntax::key_lines;
    if (article_.path.ends_with(".txt") && !fenced) {
      article_.blocks = plain_text_to_blocks(without_boilerplate(front_matter.body));
    } else {
      MarkdownText text =
          read_markdown(front_matter.body, is_mdx() ? MarkdownDialect::mdx : MarkdownDialect::markdown);
      article_.blocks = std::move(text.blocks);
      for (std::string& tag : text.tags) add({FieldId::tag, std::move(tag), Source::body});
    }
    drop_boilerplate(article_.blocks);
    std::ranges::move(missing_summaries(facts, article_.blocks), std::back_inserter(article_.blocks));
    if (options_.repeated) result_.repeated = options_.repeated->take_from(article_.blocks);
  }

  // A note of a name and tags is what others link to: it has nothing to find but its name, and would stand
  // before the articles about it.
  bool says_nothing() const {
    return article_.blocks.empty() &&
           std::ranges::all_of(article_.facts, [](const Fact& fact) { return fact.field == FieldId::tag; });
  }

  // Adds a fact unless its value is known already.
  void add(Fact fact) {
    const bool known = std::ranges::any_of(article_.facts, [&](const Fact& other) {
      return other.field == fact.field && equal_ignoring_case(other.written, fact.written);
    });
    if (!known) article_.facts.push_back(std::move(fact));
  }

  void add_missing(Fact fact) {
    if (!has(article_.facts, fact.field)) article_.facts.push_back(std::move(fact));
  }

  void report_unused_numbers(const Node& front_matter) {
    for (const UnusedNumber& unused : unused_numbers(front_matter, options_.fields)) {
      report({"", unused.line,
              fmt::format(R"("{}" is no whole number, which the facet "{}" takes)", unused.written,
                          unused.field),
              "Round it, or make the facet a keyword in rosebud.toml.", Severity::warning});
    }
  }

  void use_metadata(Metadata metadata) {
    article_.facts = std::move(metadata.facts);
    article_.rating = metadata.rating;
    article_.address = std::move(metadata.address);
  }

  // What the front matter did not say, from the text and the path.
  void complete(const Node& front_matter, std::string_view body) {
    const std::string slug = slug_in(front_matter);
    const bool titled = has(article_.facts, FieldId::title);
    if (!titled) article_.facts.insert(article_.facts.begin(), other_title(slug));
    const std::string title(article_.values_of(FieldId::title).front());
    drop_repeated_title(title, article_.blocks);
    use_dated_title(article_.facts.front());
    use_stated_facts(body);
    const bool by_path = article_.facts.front().source == Source::path;
    for (const std::string_view name : {std::string_view(slug), stem_of_path(article_.path)}) {
      if (auto year = year_of_slug(name, by_path ? std::string_view{} : title)) {
        add_missing({FieldId::year, *year, Source::path});
      }
    }
    if (auto date = date_of_path(article_.path)) add_missing({FieldId::date, *date, Source::path});
    find_language(front_matter);
    if (options_.infer) use_credit_in_title(title);
    if (options_.infer && article_.language == "en") {
      std::ranges::move(infer_credits(article_), std::back_inserter(article_.facts));
    }
    if (site_ != nullptr) site_->complete(article_, front_matter_, result_.problems);
    drop_same_titles();
  }

  // Another title that is the same is no other.
  void drop_same_titles() {
    const auto is_same = [this](const Fact& fact) {
      if (fact.field != FieldId::other_title) return false;
      return std::ranges::any_of(article_.facts, [&](const Fact& other) {
        const bool title = other.field == FieldId::title || other.field == FieldId::work;
        return title && equal_ignoring_case(other.written, fact.written);
      });
    };
    std::vector<Fact> kept;
    std::ranges::remove_copy_if(article_.facts, std::back_inserter(kept), is_same);
    article_.facts = std::move(kept);
  }

  static std::string slug_in(const Node& front_matter) {
    const auto slug = std::ranges::find(front_matter.entries, "slug",
                                        [](const NodeEntry& entry) { return normalised_key(entry.key); });
    if (slug == front_matter.entries.end()) return {};
    const std::string_view written = trimmed(slug->value.scalar);
    const std::string_view path = written.substr(0, written.find_last_not_of('/') + 1);
    return std::string(path.substr(path.rfind('/') + 1));
  }

  // The title that the front matter does not name: the text's, the work's, the slug's or the file's.
  Fact other_title(const std::string& slug) const {
    if (auto title = title_in_text(article_.path, article_.blocks))
      return {FieldId::title, *title, Source::body};
    if (site_ != nullptr) {
      if (std::string title = site_->title_of(article_, front_matter_); !title.empty())
        return {FieldId::title, std::move(title), Source::join};
    }
    const auto works = article_.values_of(FieldId::work);
    if (!works.empty()) return {FieldId::title, std::string(works.front()), Source::front_matter};
    std::string title = readable_slug(slug.empty() ? stem_of_path(article_.path) : std::string_view(slug));
    if (title.empty()) title = utf8::printable(article_.path);
    return {FieldId::title, std::move(title), Source::path};
  }

  // "Vertigo (1958)": the work and its year.
  void use_dated_title(const Fact& title) {
    const auto dated = dated_title(title.written);
    if (!dated) return;
    const Source source = title.source;
    add_missing({FieldId::year, dated->year, source});
    if (!dated->name.empty()) add_missing({FieldId::work, dated->name, source});
  }

  void use_credit_in_title(const std::string& title) {
    const auto credit = credits::title_credit(title);
    if (!credit || has(article_.facts, FieldId::director)) return;
    for (const std::string& director : credit->directors) {
      article_.facts.push_back({FieldId::director, director, Source::prose, title});
    }
    add_missing({FieldId::work, credit->work, Source::prose, title});
  }

  void use_stated_facts(std::string_view body) {
    std::vector<Fact> stated = stated_facts(body);
    // What one field's front matter says is not mixed with what the text says.
    std::erase_if(stated, [this](const Fact& fact) {
      return fact.field != FieldId::tag && has(article_.facts, fact.field);
    });
    for (Fact& fact : stated) {
      if (fact.field == FieldId::rating) article_.rating = rating_of(fact.written);
      add(std::move(fact));
    }
  }

  void find_language(const Node& front_matter) {
    if (auto language = language_of_path(article_.path))
      add_missing({FieldId::language, *language, Source::path});
    const auto stated = article_.values_of(FieldId::language);
    if (!stated.empty()) {
      article_.language = stated.front();
      return;
    }
    if (site_ != nullptr && !site_->settings().language.empty()) {
      article_.language = site_->settings().language;
      return;
    }
    const bool cjk = std::ranges::any_of(front_matter.entries, [](const NodeEntry& entry) {
      return normalised_key(entry.key) == "iscjklanguage" && entry.value.scalar == "true";
    });
    const auto guess = cjk ? guess_cjk_language(article_.blocks) : guess_language(article_.blocks);
    article_.language = guess.value_or(std::string(default_language));
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
