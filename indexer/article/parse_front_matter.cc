#include "indexer/article/parse_front_matter.hh"

#include "indexer/article/json.hh"
#include "indexer/article/key_lines.hh"
#include "indexer/article/toml.hh"
#include "indexer/article/yaml.hh"

namespace rosebud::indexer {

Node parse_front_matter(const FrontMatter& front_matter) {
  switch (front_matter.syntax) {
    case FrontMatterSyntax::yaml:
      return parse_yaml(front_matter.text, front_matter.line);
    case FrontMatterSyntax::toml:
      return parse_toml(front_matter.text, front_matter.line);
    case FrontMatterSyntax::json:
      return parse_json(front_matter.text, front_matter.line);
    case FrontMatterSyntax::key_lines:
      return parse_key_lines(front_matter.text, front_matter.line);
    case FrontMatterSyntax::none:
      break;
  }
  return {};
}

}  // namespace rosebud::indexer
