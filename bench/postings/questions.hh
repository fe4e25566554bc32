// What is asked of every format: a list drawn from the archive's own words, the same on every run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article.hh"

namespace rosebud::bench {

enum class QuestionKind : std::uint8_t { all, any, phrase, prefix };

struct Question {
  std::string_view group;  // the line of the table it belongs to
  QuestionKind kind = QuestionKind::all;
  std::vector<std::string> words;  // folded
};

// `each` questions of every group, in the order of the groups.
std::vector<Question> draw_questions(const std::vector<indexer::Article>& articles, std::size_t each);

}  // namespace rosebud::bench
