// A walk over sorted strings that finds those that begin, or are, like what was typed but for a few edits.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "catalogue/utf8.hh"
#include "searcher/engine/deadline.hh"
#include "store/dictionary/dictionary.hh"

namespace rosebud::searcher {

// Strings as they are listed, read from their beginning.
struct Forwards {
  const store::StringList& list;
  std::size_t size() const { return list.size(); }
  utf8::Decoded letter(std::size_t place, std::size_t depth) const {
    return utf8::decode(list[place], depth);
  }
};

// The same read from their end, in that order.
struct Backwards {
  const store::StringList& list;
  std::span<const std::uint32_t> order;
  std::size_t size() const { return order.size(); }
  utf8::Decoded letter(std::size_t place, std::size_t depth) const {
    const std::string_view text = list[order[place]];
    if (depth >= text.size()) return {};
    const std::size_t end = text.size() - depth;
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    return {utf8::decode(text, begin).code_point, end - begin};
  }
};

// What begins at each start of a word in the names.
struct FromStarts {
  const store::Names& names;
  std::size_t size() const { return names.starts.size(); }
  utf8::Decoded letter(std::size_t place, std::size_t depth) const {
    return utf8::decode(names.rest(names.starts[place]), depth);
  }
};

// Places in an order: from `begin` up to but not including `end`.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
};

// How many edits are forgiven before a letter of what was typed, and in all.
struct Forgiven {
  std::size_t early_letters = 0;
  unsigned early = 0;
  unsigned in_all = 0;
};

// Goes down the tree that sorted strings are. An edit adds a letter, leaves one out, puts another in its
// place or exchanges two neighbours; each is tried where the strings go on in some other way. After the
// deadline it goes no further: what it reports is right but not all.
template <typename Order>
class NearWalk {
 public:
  // `typed` in the order's direction; `deadline` outlives the walk.
  NearWalk(Order order, std::u32string_view typed, Forgiven forgiven, const Deadline& deadline)
      : order_(order), typed_(typed), forgiven_(forgiven), deadline_(deadline) {}

  // The strings that may be meant by the whole of what was typed; some are not: ranges of at most `few`
  // strings are reported without looking further, to be compared by the caller.
  std::vector<Range> whole(std::size_t few) {
    to_the_end_ = true;
    few_ = few;
    step({0, order_.size()}, {});
    return std::move(found_);
  }

  // The strings that begin nearly as typed.
  std::vector<Range> beginning() {
    to_the_end_ = false;
    few_ = 0;
    step({0, order_.size()}, {});
    return std::move(found_);
  }

 private:
  struct At {
    std::size_t depth = 0;  // bytes into the strings
    std::size_t typed = 0;  // letters of what was typed
    unsigned edits = 0;
  };

  static bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

  bool may_err(const At& at) const {
    return at.edits < (at.typed < forgiven_.early_letters ? forgiven_.early : forgiven_.in_all);
  }

  // Whether the letter at `depth` of the string at `place` is before `letter`; a string that ended is.
  bool before(std::size_t place, std::size_t depth, char32_t letter) const {
    const utf8::Decoded own = order_.letter(place, depth);
    return own.length == 0 || own.code_point < letter;
  }

  // Of `range`, whose strings are alike up to `depth`: those that go on with `letter`.
  Range narrowed(Range range, std::size_t depth, char32_t letter) const {
    const auto first = [&](std::size_t low, std::size_t high, char32_t limit) {
      while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (before(middle, depth, limit)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    };
    const std::size_t begin = first(range.begin, range.end, letter);
    // The strings with one letter are often few: look nearby before halving.
    std::size_t reach = 1;
    while (begin + reach < range.end && before(begin + reach, depth, letter + 1)) reach *= 2;
    return {begin, first(begin, std::min(range.end, begin + reach), letter + 1)};
  }

  void step(Range range, At at) {
    if (range.size() == 0 || deadline_.passed_at(steps_++)) return;
    if (range.size() <= few_) {
      found_.push_back(range);
      return;
    }
    if (at.typed == typed_.size()) {
      end(range, at);
      return;
    }
    match(range, at);
    // Digits are never changed: 2001 is not 2010.
    if (!may_err(at) || is_digit(typed_[at.typed])) return;
    step(range, {at.depth, at.typed + 1, at.edits + 1});
    exchange(range, at);
    each_letter(range, at.depth, [&](Range child, std::size_t depth, char32_t letter) {
      step(child, {depth, at.typed, at.edits + 1});
      if (letter != typed_[at.typed]) step(child, {depth, at.typed + 1, at.edits + 1});
    });
  }

  void end(Range range, At at) {
    if (!to_the_end_) {
      found_.push_back(range);
      return;
    }
    std::size_t ended = range.begin;
    while (ended < range.end && order_.letter(ended, at.depth).length == 0) ++ended;
    if (ended > range.begin) found_.push_back({range.begin, ended});
    if (!may_err(at)) return;
    each_letter(range, at.depth, [&](Range child, std::size_t depth, char32_t) {
      step(child, {depth, at.typed, at.edits + 1});
    });
  }

  void match(Range range, At at) {
    const char32_t letter = typed_[at.typed];
    const Range child = narrowed(range, at.depth, letter);
    if (child.size() > 0)
      step(child, {at.depth + order_.letter(child.begin, at.depth).length, at.typed + 1, at.edits});
  }

  void exchange(Range range, At at) {
    if (at.typed + 1 >= typed_.size() || typed_[at.typed] == typed_[at.typed + 1]) return;
    if (is_digit(typed_[at.typed + 1])) return;
    const Range first = narrowed(range, at.depth, typed_[at.typed + 1]);
    if (first.size() == 0) return;
    const std::size_t depth = at.depth + order_.letter(first.begin, at.depth).length;
    const Range second = narrowed(first, depth, typed_[at.typed]);
    if (second.size() == 0) return;
    step(second, {depth + order_.letter(second.begin, depth).length, at.typed + 2, at.edits + 1});
  }

  template <typename Visit>
  void each_letter(Range range, std::size_t depth, const Visit& visit) {
    std::size_t place = range.begin;
    while (place < range.end && order_.letter(place, depth).length == 0) ++place;
    while (place < range.end) {
      const utf8::Decoded own = order_.letter(place, depth);
      const Range child = narrowed({place, range.end}, depth, own.code_point);
      // Only an order that was damaged has none.
      if (child.size() == 0) return;
      if (!is_digit(own.code_point)) visit(child, depth + own.length, own.code_point);
      place = child.end;
    }
  }

  Order order_;
  std::u32string_view typed_;
  Forgiven forgiven_;
  const Deadline& deadline_;
  std::size_t few_ = 0;
  std::size_t steps_ = 0;
  bool to_the_end_ = true;
  std::vector<Range> found_;
};

}  // namespace rosebud::searcher
