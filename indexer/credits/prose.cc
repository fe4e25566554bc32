#include "indexer/credits/prose.hh"

#include <algorithm>
#include <array>

#include "catalogue/utf8.hh"

namespace rosebud::indexer::credits {
namespace {

constexpr char32_t curly_apostrophe = 0x2019;

bool is_ascii_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

// Letters beyond ASCII, roughly: all but Latin-1 signs and general punctuation.
bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c);
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x2BFF) && (c < 0x3000 || c > 0x303F);
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x100 && c <= 0x137) return c % 2 == 0;
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1;
  if (c >= 0x14A && c <= 0x177) return c % 2 == 0;
  return c == 0x178 || c == 0x179 || c == 0x17B || c == 0x17D || (c >= 0x391 && c <= 0x3A9) ||
         (c >= 0x400 && c <= 0x42F);
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == curly_apostrophe;
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

constexpr auto abbreviations = std::to_array<std::string_view>(
    {"bros",   "capt", "co",  "col", "corp", "dept", "dr",   "esq", "gen", "gov", "inc", "jr", "lt",  "ltd",
     "messrs", "mr",   "mrs", "ms",  "mt",   "no",   "prof", "rev", "sen", "sgt", "sr",  "st", "vol", "vs"});

// Words that open a sentence when they follow an abbreviation with their capital.
constexpr auto openers = std::to_array<std::string_view>(
    {"a",        "after",  "all", "although", "an",   "and",  "as",    "at",    "based",   "both",  "but",
     "directed", "during", "for", "he",       "her",  "his",  "i",     "if",    "in",      "it",    "its",
     "on",       "one",    "she", "since",    "some", "that", "the",   "their", "there",   "these", "they",
     "this",     "though", "to",  "we",       "what", "when", "while", "with",  "written", "you"});

// Cuts a text into words, one after the other.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  // The next word, or an empty one at the end.
  Word next() {
    skip_space();
    const utf8::Decoded first = decoded(offset_);
    if (first.length == 0) return {};
    if (is_letter(first.code_point) || is_digit(first.code_point)) return letters(is_upper(first.code_point));
    if (is_apostrophe(first.code_point)) return apostrophe(first.length);
    return taken(first.length, WordKind::mark, false);
  }

  std::size_t offset() const { return offset_; }

 private:
  utf8::Decoded decoded(std::size_t offset) const { return utf8::decode(text_, offset); }

  void skip_space() {
    for (auto c = decoded(offset_); c.length != 0 && is_space(c.code_point); c = decoded(offset_)) {
      offset_ += c.length;
    }
  }

  Word taken(std::size_t length, WordKind kind, bool capital) {
    Word word{text_.substr(offset_, length), {}, kind, capital};
    word.lower = kind == WordKind::possessive ? "'s" : ascii_lower(word.text);
    offset_ += length;
    return word;
  }

  bool letter_at(std::size_t offset) const {
    const auto c = decoded(offset);
    return c.length != 0 && (is_letter(c.code_point) || is_digit(c.code_point));
  }

  // Whether an apostrophe at `offset` begins a possessive 's that ends its word.
  bool possessive_at(std::size_t offset) const {
    const auto mark = decoded(offset);
    if (mark.length == 0 || !is_apostrophe(mark.code_point)) return false;
    const std::size_t s = offset + mark.length;
    return s < text_.size() && (text_[s] == 's' || text_[s] == 'S') && !letter_at(s + 1);
  }

  Word apostrophe(std::size_t length) {
    if (offset_ > 0 && !is_space(decoded(offset_ - 1).code_point) && possessive_at(offset_)) {
      return taken(length + 1, WordKind::possessive, false);
    }
    return taken(length, WordKind::mark, false);
  }

  // Whether the mark at `end` belongs inside a word: a hyphen, an apostrophe or the dot of an initial between
  // letters.
  bool joins(std::size_t end, utf8::Decoded mark, std::size_t letters_since_dot) const {
    if (!letter_at(end + mark.length)) return false;
    if (mark.code_point == '-') return true;
    if (is_apostrophe(mark.code_point)) return !possessive_at(end);
    return mark.code_point == '.' && letters_since_dot == 1;
  }

  Word letters(bool capital) {
    std::size_t end = offset_;
    std::size_t since_dot = 0;
    bool digits_only = true;
    bool dotted = false;
    for (auto c = decoded(end); c.length != 0; c = decoded(end)) {
      if (is_letter(c.code_point) || is_digit(c.code_point)) {
        digits_only = digits_only && is_digit(c.code_point);
        ++since_dot;
      } else if (!digits_only && joins(end, c, since_dot)) {
        dotted = dotted || c.code_point == '.';
        since_dot = 0;
      } else {
        break;
      }
      end += c.length;
    }
    const std::size_t length = end - offset_;
    if (digits_only) return taken(length, WordKind::number, false);
    const std::string lower = ascii_lower(text_.substr(offset_, length));
    const bool initial = capital && (since_dot == 1) && (dotted || length == since_dot);
    const bool closes = end < text_.size() && text_[end] == '.';
    if (closes && (initial || dotted || one_of(abbreviations, lower))) {
      return taken(length + 1, WordKind::word, capital);
    }
    return taken(length, WordKind::word, capital);
  }

  std::string_view text_;
  std::size_t offset_ = 0;
};

bool ends_sentence(const Word& word) {
  return word.kind == WordKind::mark &&
         (word.text == "." || word.text == "!" || word.text == "?" || word.text == "…");
}

bool is_closing(const Word& word) {
  return word.kind == WordKind::mark && (word.text == "\"" || word.text == "”" || word.text == ")" ||
                                         word.text == "]" || word.text == "'" || word.text == "’");
}

// Cuts one block's words into sentences.
class SentenceReader {
 public:
  SentenceReader(const Block& block, std::size_t index, std::vector<Sentence>& sentences)
      : block_(block), index_(index), sentences_(sentences) {}

  void read(std::size_t& budget) {
    WordReader reader(block_.text);
    for (Word word = reader.next(); !word.text.empty() && budget > 0; word = reader.next(), --budget) {
      if (begins_sentence(word)) finish();
      words_.push_back(std::move(word));
      if (words_.size() >= max_sentence_words) finish();
    }
    finish();
  }

 private:
  // Whether the sentence so far is over before `next`.
  bool begins_sentence(const Word& next) const {
    if (words_.empty()) return false;
    std::size_t last = words_.size() - 1;
    while (last > 0 && is_closing(words_[last])) --last;
    const Word& end = words_[last];
    if (ends_sentence(end)) {
      if (is_closing(next) || ends_sentence(next)) return false;
      if (next.text == "(" && end.text != ".") return false;  // "Hype! (1996) is a documentary"
      if (next.kind == WordKind::word) return next.capital;
      return next.kind == WordKind::number || next.text == "\"" || next.text == "“" || next.text == "(" ||
             next.text == "*";
    }
    const bool abbreviated = end.kind == WordKind::word && end.text.ends_with('.');
    return abbreviated && next.capital && words_.size() > 1 && one_of(openers, next.lower) &&
           (end.lower.size() > 2 || next.lower != "a") && end.lower != "mr." && end.lower != "mrs." &&
           end.lower != "dr.";
  }

  void finish() {
    if (words_.empty()) return;
    Sentence sentence;
    const char* begin = words_.front().text.data();
    const char* end = words_.back().text.data() + words_.back().text.size();
    sentence.text = {begin, static_cast<std::size_t>(end - begin)};
    sentence.words = std::move(words_);
    sentence.block = index_;
    sentence.kind = block_.kind;
    sentence.opens_block = sentences_.empty() || sentences_.back().block != index_;
    sentences_.push_back(std::move(sentence));
    words_.clear();
  }

  const Block& block_;
  std::size_t index_;
  std::vector<Sentence>& sentences_;
  std::vector<Word> words_;
};

}  // namespace

bool one_of(std::span<const std::string_view> list, std::string_view word) {
  if (word.empty()) return false;
  // A binary search in which the first letters decide nearly always: this is asked a dozen times for each
  // word.
  const auto first = static_cast<unsigned char>(word.front());
  std::size_t begin = 0;
  std::size_t end = list.size();
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    const std::string_view entry = list[middle];
    const auto letter = static_cast<unsigned char>(entry.front());
    const int order = letter != first ? int{letter} - int{first} : entry.compare(word);
    if (order == 0) return true;
    if (order < 0) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return false;
}

const Word& Sentence::at(std::size_t i) const {
  static const Word none{{}, {}, WordKind::mark, false};
  return i < words.size() ? words[i] : none;
}

std::vector<Sentence> read_sentences(std::span<const Block> blocks) {
  std::vector<Sentence> sentences;
  std::size_t budget = max_words;
  for (std::size_t i = 0; i < blocks.size() && budget > 0; ++i) {
    if (blocks[i].kind == BlockKind::code || blocks[i].kind == BlockKind::table) continue;
    SentenceReader(blocks[i], i, sentences).read(budget);
  }
  return sentences;
}

std::vector<Word> read_words(std::string_view text) {
  std::vector<Word> words;
  WordReader reader(text);
  for (Word word = reader.next(); !word.text.empty(); word = reader.next()) words.push_back(std::move(word));
  return words;
}

}  // namespace rosebud::indexer::credits
