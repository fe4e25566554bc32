#include "searcher/snippet/passage.hh"

#include <algorithm>

namespace rosebud::searcher {
namespace {

// Words are looked for this far; text without spaces is cut between characters instead.
constexpr std::size_t longest_word = 40;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

std::size_t character_at_or_before(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return at;
}

std::size_t character_at_or_behind(std::string_view text, std::size_t at) {
  while (at < text.size() && is_continuation(text[at])) ++at;
  return at;
}

// Where the first word begins that stands at or behind `at`, and no later than `latest`.
std::size_t word_start(std::string_view text, std::size_t at, std::size_t latest) {
  for (std::size_t i = at; i <= latest && i - at < longest_word; ++i) {
    if (i == 0 || (is_space(text[i - 1]) && !is_space(text[i]))) return i;
  }
  return std::min(character_at_or_behind(text, at), latest);
}

// Where the last word ends that stands at or before `at`, and no earlier than `earliest`.
std::size_t word_end(std::string_view text, std::size_t at, std::size_t earliest) {
  if (at >= text.size()) return text.size();
  for (std::size_t i = at; i >= earliest && at - i < longest_word; --i) {
    if (is_space(text[i]) && i > 0 && !is_space(text[i - 1])) return i;
    if (i == 0) break;
  }
  return std::max(character_at_or_before(text, at), earliest);
}

class PassageMaker {
 public:
  PassageMaker(std::string_view text, std::span<const std::size_t> starts, std::size_t length)
      : text_(text), starts_(starts), length_(length) {}

  Passage make(const Window& window) {
    first_ = sentence_of(window.begin);
    last_ = sentence_of(std::max(window.begin, window.end > 0 ? window.end - 1 : 0));
    passage_ = {starts_[first_], end_of(last_), false, false};
    if (size() <= length_) {
      add_sentences();
      if (size() < length_ / 2) add_words();
    } else {
      cut(window);
    }
    return passage_;
  }

 private:
  std::size_t size() const { return passage_.end - passage_.begin; }

  std::size_t sentence_of(std::size_t at) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(starts_, at) - starts_.begin()) - 1;
  }

  // Without the space behind it.
  std::size_t end_of(std::size_t sentence) const {
    std::size_t end = sentence + 1 < starts_.size() ? starts_[sentence + 1] : text_.size();
    while (end > starts_[sentence] && is_space(text_[end - 1])) --end;
    return end;
  }

  // Those behind, and then those before, as far as they fit whole.
  void add_sentences() {
    while (last_ + 1 < starts_.size() && end_of(last_ + 1) - passage_.begin <= length_) {
      passage_.end = end_of(++last_);
    }
    while (first_ > 0 && passage_.end - starts_[first_ - 1] <= length_) passage_.begin = starts_[--first_];
  }

  // Part of a sentence, when whole ones leave the passage half empty.
  void add_words() {
    if (last_ + 1 < starts_.size()) {
      passage_.end = word_end(text_, passage_.begin + length_, passage_.end);
      passage_.cut_behind = passage_.end < end_of(last_ + 1);
    } else if (first_ > 0) {
      passage_.begin = word_start(text_, passage_.end - length_, passage_.begin);
      passage_.cut_before = passage_.begin > starts_[first_ - 1];
    }
  }

  // What room is left goes around the words, a third of it before them, unless a sentence begins or ends
  // there.
  void cut(const Window& window) {
    const std::size_t matched = window.end - window.begin;
    const std::size_t room = length_ > matched ? length_ - matched : 0;
    const std::size_t begin = passage_.begin;
    const std::size_t end = passage_.end;
    if (window.begin - begin <= room / 3) {
      passage_.end = word_end(text_, begin + length_, window.end);
    } else if (end - window.end <= room / 3) {
      passage_.begin = word_start(text_, end - length_, window.begin);
    } else {
      passage_.begin = word_start(text_, window.begin - room / 3, window.begin);
      passage_.end = word_end(text_, passage_.begin + std::max(length_, matched), window.end);
    }
    passage_.cut_before = passage_.begin > begin;
    passage_.cut_behind = passage_.end < end;
  }

  std::string_view text_;
  std::span<const std::size_t> starts_;
  std::size_t length_;
  std::size_t first_ = 0;  // sentences of the passage
  std::size_t last_ = 0;
  Passage passage_;
};

}  // namespace

Passage passage_around(std::string_view text, const Window& window, std::span<const std::size_t> starts,
                       std::size_t length) {
  return PassageMaker(text, starts, length).make(window);
}

}  // namespace rosebud::searcher
