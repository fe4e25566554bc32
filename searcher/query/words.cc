#include "searcher/query/words.hh"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "catalogue/field.hh"
#include "catalogue/request.hh"
#include "catalogue/utf8.hh"

namespace rosebud::searcher {
namespace {

// A stretch of the query between spaces.
struct Chunk {
  std::string_view text;
  std::size_t offset;
};

std::vector<Chunk> chunks_of(std::string_view text) {
  std::vector<Chunk> chunks;
  for (std::size_t at = text.find_first_not_of(" \t\n"); at != std::string_view::npos;) {
    const auto end = std::min(text.find_first_of(" \t\n", at), text.size());
    chunks.push_back({text.substr(at, end - at), at});
    at = text.find_first_not_of(" \t\n", end);
  }
  return chunks;
}

bool is_operator(std::string_view text) {
  return text == "AND" || text == "OR" || text == "NOT";
}

Notice notice_at(const Chunk& chunk, std::string message) {
  return {std::move(message), chunk.offset, chunk.text.size()};
}

void notice_syntax(const Chunk& chunk, const FieldTable& fields, std::vector<Notice>& notices) {
  const std::string_view text = chunk.text;
  const auto colon = text.find(':');
  if (is_operator(text)) {
    notices.push_back(
        notice_at(chunk, fmt::format("{} was searched as a word; all words are looked for anyway", text)));
  } else if (colon != std::string_view::npos && fields.named(text.substr(0, colon))) {
    const std::string_view name = text.substr(0, colon);
    notices.push_back(notice_at(chunk, fmt::format("\"{}\" was searched as words; to choose a {} use its "
                                                   "facet (--where {}=VALUE on the command line)",
                                                   text, name, name)));
  } else if (text.starts_with('-') && text.size() > 1) {
    notices.push_back(notice_at(chunk, fmt::format("the minus of \"{}\" was not used", text)));
  } else if (text.find('"') != std::string_view::npos) {
    notices.push_back(notice_at(chunk, "quotes were not used: the words may stand apart"));
  } else if (text.ends_with('*') && text.size() > 1) {
    notices.push_back(notice_at(chunk, fmt::format("the star of \"{}\" was not used", text)));
  }
}

// A word that was typed twice is looked for once, in all the spellings of both.
void add_distinct(QueryToken token, std::vector<QueryToken>& tokens) {
  const auto same = std::ranges::find(tokens, token.text, &QueryToken::text);
  if (same == tokens.end()) {
    tokens.push_back(std::move(token));
    return;
  }
  for (std::string& spelling : token.alternatives) {
    const bool known = std::ranges::find(same->alternatives, spelling) != same->alternatives.end();
    if (!known) same->alternatives.push_back(std::move(spelling));
  }
}

}  // namespace

QueryWords read_query(std::string_view text, const FieldTable& fields) {
  QueryWords query;
  const std::string_view used = utf8::prefix(text, max_text_bytes);
  if (used.size() < text.size()) {
    query.notices.push_back({fmt::format("only the first {} bytes of the query were used", used.size()),
                             used.size(), text.size() - used.size()});
  }
  for (const Chunk& chunk : chunks_of(used)) notice_syntax(chunk, fields, query.notices);
  for (QueryToken& token : query_tokens(used)) add_distinct(std::move(token), query.tokens);
  const bool typed_something = text.find_first_not_of(" \t\n") != std::string_view::npos;
  if (query.tokens.empty() && typed_something) {
    query.notices.push_back({"there is no word in the query, only punctuation", 0, text.size()});
  }
  return query;
}

}  // namespace rosebud::searcher
