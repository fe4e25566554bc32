#include "indexer/article/markup/finder.hh"

#include <algorithm>

#include "indexer/article/markup/html_tokens.hh"

namespace rosebud::indexer {
namespace {

constexpr std::size_t most_different = 64;

}  // namespace

template <typename Search>
std::size_t Finder::look(std::string_view what, std::size_t from, std::size_t end, Search search) {
  constexpr auto nowhere = std::string_view::npos;
  auto known = known_.find(what);
  if (known == known_.end()) {
    if (known_.size() >= most_different) return nowhere;
    known = known_.emplace(what, Known{text_.size(), 0, nowhere}).first;
  }
  Known& last = known->second;
  const bool same = from >= last.from && (last.found == nowhere ? end <= last.end : from <= last.found);
  if (!same) last = {from, end, search()};
  return last.found != nowhere && last.found + what.size() <= end ? last.found : nowhere;
}

std::size_t Finder::find(std::string_view what, std::size_t from, std::size_t end) {
  return look(what, from, end, [&] { return text_.substr(0, end).find(what, from); });
}

std::size_t Finder::find(std::string_view what, std::size_t from) {
  return find(what, from, text_.size());
}

std::size_t Finder::find_ignoring_case(std::string_view what, std::size_t from) {
  return look(what, from, text_.size(), [&] { return indexer::find_ignoring_case(text_, what, from); });
}

std::size_t Finder::paragraph_end(std::size_t at) {
  while (paragraph_end_ <= at && paragraph_end_ < text_.size()) {
    const auto line_end = text_.find('\n', paragraph_end_ == 0 ? 0 : paragraph_end_ + 1);
    if (line_end == std::string_view::npos) {
      paragraph_end_ = text_.size();
      break;
    }
    paragraph_end_ = line_end;
    // A line of white space alone, or the end, is next: the paragraph ends here; otherwise go on from here.
    std::size_t next = line_end;
    for (;;) {
      const auto after = text_.find_first_not_of(" \t>", next + 1);
      if (after == std::string_view::npos || text_[after] == '\n') break;
      next = text_.find('\n', after);
      if (next == std::string_view::npos) {
        next = text_.size();
        break;
      }
    }
    paragraph_end_ = next;
  }
  return std::min(paragraph_end_, text_.size());
}

}  // namespace rosebud::indexer
