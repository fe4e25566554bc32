// Which files of an archive are left out: rules in gitignore's syntax (gitignore(5)).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rosebud::indexer {

// The rules of one ignore file, for paths relative to the folder it stands in.
class IgnoreRules {
 public:
  explicit IgnoreRules(std::string_view text);

  enum class Verdict { unmentioned, ignored, kept };

  // What the last rule that matches says of `path` (with '/', no leading one). "kept" is a rule with '!'.
  Verdict verdict(std::string_view path, bool is_folder) const;

 private:
  struct Rule {
    std::string pattern;
    bool negated = false;
    bool folders_only = false;
    bool anchored = false;  // matches from the folder of the file, not at any depth
  };
  std::vector<Rule> rules_;
};

// Whether the whole of `path` matches `pattern`: `*` and `?` stay within a path segment, `**` crosses them,
// `[a-z]` is a class, `\` quotes. Runs in time linear in the path for a pattern with one star, and never
// worse than their product.
bool matches_glob(std::string_view pattern, std::string_view path);

}  // namespace rosebud::indexer
