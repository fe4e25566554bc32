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
    std::size_t next = std::min(text_.find('\n', unread_), text_.size());
    // Over the lines that hold something, up to the line break before one that does not.
    while (next < text_.size()) {
      const auto after = text_.find_first_not_of(" \t>", next + 1);
      if (after == std::string_view::npos || text_[after] == '\n') break;
      next = std::min(text_.find('\n', after), text_.size());
    }
    paragraph_end_ = next;
    unread_ = next + 1;
  }
  return paragraph_end_;
}

}  // namespace rosebud::indexer
