#include "indexer/article/article.hh"

namespace rosebud::indexer {

std::string_view source_name(Source source) {
  switch (source) {
    case Source::front_matter:
      return "front matter";
    case Source::join:
      return "join";
    case Source::body:
      return "text";
    case Source::path:
      return "path";
    case Source::prose:
      return "prose";
  }
  return "";
}

}  // namespace rosebud::indexer
