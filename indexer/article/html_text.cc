#include "indexer/article/html_text.hh"

#include "indexer/article/markup/html_tokens.hh"

namespace rosebud::indexer {

std::string html_to_text(std::string_view html) {
  std::string text;
  HtmlTokenizer tokens(html);
  while (const auto token = tokens.next()) {
    if (!token->tag) {
      text.append(token->text);
      continue;
    }
    const HtmlTag& tag = *token->tag;
    if (!tag.closing && is_hidden_tag(tag.name)) tokens.skip_element(tag.name);
    if (is_block_tag(tag.name)) text += '\n';
  }
  return decode_references(text);
}

}  // namespace rosebud::indexer
