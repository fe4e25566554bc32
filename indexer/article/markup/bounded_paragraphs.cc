#include "indexer/article/markup/bounded_paragraphs.hh"

#include <algorithm>
#include <optional>

#include "indexer/article/markup/source_lines.hh"

namespace rosebud::indexer {
namespace {

// What makes cmark stop in a text and look around.
constexpr std::string_view sign_characters = "`\\&<*_[]!";

// A space this near to the bound is a better place to split at than the middle of a word or link.
constexpr std::size_t leeway = 200;

// A space of no width: what follows it is a paragraph and not, say, a link's definition, which shows nothing.
// The collector of blocks drops it.
constexpr std::string_view nothing = "\u200B";

bool is_sign(char c) {
  return sign_characters.find(c) != std::string_view::npos;
}

std::size_t count_signs(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, is_sign));
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t>\n") == std::string_view::npos;
}

// Calls `visit` for each line, its end included.
template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end == std::string_view::npos ? end : end + 1);
    visit(line);
    text.remove_prefix(line.size());
  }
}

class Splitter {
 public:
  std::string split(std::string_view text) {
    result_.reserve(text.size() + text.size() / 64);
    for_each_line(text, [&](std::string_view line) { add(line); });
    return std::move(result_);
  }

 private:
  void add(std::string_view line) {
    if (is_blank(line)) {
      signs_ = 0;
      result_.append(line);
      return;
    }
    const std::size_t signs = count_signs(line);
    if (signs_ > 0 && signs_ + signs > most_signs_per_paragraph) {
      result_ += '\n';
      if (line[line.find_first_not_of(" \t>")] == '[') result_.append(nothing);
      signs_ = 0;
    }
    if (signs_ + signs > most_signs_per_paragraph) {
      add_in_pieces(line);
    } else {
      result_.append(line);
      signs_ += signs;
    }
  }

  void add_in_pieces(std::string_view line) {
    for (const char c : line) {
      const bool full = signs_ >= most_signs_per_paragraph;
      const bool good_place = c == ' ' && signs_ + leeway >= most_signs_per_paragraph;
      if ((full && is_sign(c)) || good_place) {
        result_.append("\n\n").append(nothing);
        signs_ = 0;
      }
      result_ += c;
      if (is_sign(c)) ++signs_;
    }
  }

  std::string result_;
  std::size_t signs_ = 0;
};

}  // namespace

std::size_t most_signs_in_a_paragraph(std::string_view markdown) {
  std::size_t most = 0;
  std::size_t signs = 0;
  for_each_line(markdown, [&](std::string_view line) {
    signs = is_blank(line) ? 0 : signs + count_signs(line);
    most = std::max(most, signs);
  });
  return most;
}

std::string with_bounded_paragraphs(std::string markdown) {
  if (most_signs_in_a_paragraph(markdown) <= most_signs_per_paragraph) return markdown;
  return Splitter().split(markdown);
}

std::vector<std::string_view> parts_of(std::string_view markdown) {
  std::vector<std::string_view> parts;
  std::optional<CodeFence> fence;
  std::size_t begin = 0;
  std::size_t at = 0;
  for_each_line(markdown, [&](std::string_view line) {
    at += line.size();
    const std::string_view content = line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
    if (!fence) {
      fence = opening_fence(content);
    } else if (closes_fence(content, *fence)) {
      fence.reset();
    }
    const std::size_t length = at - begin;
    // Code without end is cut all the same.
    const bool enough = length >= most_bytes_at_once && is_blank(line) && !fence;
    if (enough || length >= 2 * most_bytes_at_once) {
      parts.push_back(markdown.substr(begin, length));
      begin = at;
    }
  });
  if (begin < markdown.size() || parts.empty()) parts.push_back(markdown.substr(begin));
  return parts;
}

}  // namespace rosebud::indexer
