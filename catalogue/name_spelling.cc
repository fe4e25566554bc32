#include "catalogue/name_spelling.hh"

#include <algorithm>
#include <utility>

#include "catalogue/characters.hh"
#include "catalogue/fold.hh"
#include "catalogue/letters.hh"
#include "catalogue/title_key.hh"
#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"

namespace rosebud {
namespace {

NameSpelling without_signs(std::string_view text) {
  NameSpelling spelling;
  bool begins = true;
  const std::string folded = fold(text);
  for (std::size_t at = 0; at < folded.size();) {
    const utf8::Decoded decoded = utf8::decode(folded, at);
    at += decoded.length;
    if (is_letter_or_number(decoded.code_point)) {
      const CharacterClass kind = classify(decoded.code_point);
      if (spelling.letters.size() + decoded.length > max_spelling_bytes) break;
      if (begins || kind == CharacterClass::unspaced)
        spelling.words.push_back(static_cast<std::uint32_t>(spelling.letters.size()));
      utf8::append(spelling.letters, decoded.code_point);
      begins = false;
    } else if (classify(decoded.code_point) != CharacterClass::apostrophe) {
      begins = true;
    }
  }
  return spelling;
}

// The words of a text that title_key() leaves: all but an article at the beginning.
std::vector<std::string> without_article(std::string_view text, std::vector<std::string> words) {
  if (words.size() > 1 && !title_key(text).starts_with(words.front() + ' ')) words.erase(words.begin());
  return words;
}

void add(std::vector<NameSpelling>& spellings, NameSpelling spelling) {
  const auto same = [&](const NameSpelling& known) { return known.letters == spelling.letters; };
  if (!spelling.letters.empty() && std::ranges::none_of(spellings, same))
    spellings.push_back(std::move(spelling));
}

// Without its first word, of which `article` is the letters.
NameSpelling without_first_word(const NameSpelling& spelling, const std::string& article) {
  if (spelling.words.size() < 2 || spelling.words[1] != article.size() ||
      !spelling.letters.starts_with(article))
    return {};
  NameSpelling rest{spelling.letters.substr(article.size()), {}};
  for (std::size_t i = 1; i < spelling.words.size(); ++i) {
    rest.words.push_back(spelling.words[i] - static_cast<std::uint32_t>(article.size()));
  }
  return rest;
}

}  // namespace

std::vector<std::string> name_words(std::string_view text) {
  std::vector<std::string> words;
  for (Token& token : tokenize(text)) {
    if (token.form == TokenForm::written && token.kind != TokenKind::bigram)
      words.push_back(std::move(token.text));
  }
  return words;
}

NameSpelling joined_words(const std::vector<std::string>& words) {
  NameSpelling spelling;
  for (const std::string& word : words) {
    if (spelling.letters.size() + word.size() > max_spelling_bytes) break;
    spelling.words.push_back(static_cast<std::uint32_t>(spelling.letters.size()));
    spelling.letters += word;
  }
  return spelling;
}

std::vector<NameSpelling> name_spellings(std::string_view text, NameKind kind) {
  std::vector<NameSpelling> spellings;
  const std::vector<std::string> words = name_words(text);
  const NameSpelling unsigned_letters = without_signs(text);
  add(spellings, joined_words(words));
  add(spellings, unsigned_letters);
  if (kind == NameKind::person) return spellings;
  const std::vector<std::string> bare = without_article(text, words);
  if (bare.size() < words.size()) {
    add(spellings, joined_words(bare));
    add(spellings, without_first_word(unsigned_letters, words.front()));
  }
  return spellings;
}

}  // namespace rosebud
