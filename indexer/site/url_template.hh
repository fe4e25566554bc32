// Patterns of addresses, as generators write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/key_path.hh"
#include "catalogue/settings.hh"
#include "indexer/article/node.hh"

namespace rosebud::indexer {

// What an article's address can be made of.
struct UrlParts {
  std::string folder;  // of the file, below the folder of the site's content
  std::string file;    // the file's name without extension
  std::string stem;    // article_stem()
  std::string title;
  std::string slug;                     // of the front matter; may be empty
  std::string date;                     // YYYY-MM-DD; may be empty
  std::vector<std::string> categories;  // Jekyll's
  const Node* front_matter = nullptr;   // for keys of the site's own in Eleventy's patterns
};

// A pattern: Hugo's and Jekyll's `/:year/:slug/`, a style of Jekyll's ("pretty", "date", "ordinal",
// "weekdate", "none"), or Eleventy's `/{{ page.fileSlug }}/`.
class UrlTemplate {
 public:
  // Throws Error, without a place, for what the pattern may not hold. `generator` settles what `:title` and
  // its like mean; without one they mean what they do in Hugo, except in patterns that only Jekyll has.
  UrlTemplate(std::string_view pattern, Generator generator);

  // The address of an article, from the site's root; nothing when it lacks what the pattern asks for.
  std::optional<std::string> fill(const UrlParts& parts) const;

  // What fill() may lack: "date", or the name of a key.
  std::string missing(const UrlParts& parts) const;

 private:
  struct Piece {
    enum class Kind : std::uint8_t { literal, token, expression };
    Kind kind = Kind::literal;
    std::string text;                    // the literal, the token's name, or the expression's value
    std::vector<std::string> filters{};  // of an expression
    KeyPath path{};                      // of an expression over front matter
  };

  void read_tokens(std::string_view pattern);
  void read_expression(std::string_view inside);
  static Piece take_token(std::string_view& rest);
  std::optional<std::string> value_of(const Piece& piece, const UrlParts& parts) const;
  std::optional<std::string> token_value(std::string_view name, const UrlParts& parts) const;
  static std::optional<std::string> expression_value(const Piece& piece, const UrlParts& parts);

  bool jekyll_ = false;
  std::vector<Piece> pieces_;
};

}  // namespace rosebud::indexer
