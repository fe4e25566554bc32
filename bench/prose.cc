#include "bench/prose.hh"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

namespace rosebud::bench {
namespace {

// Of a hundred words, those that are drawn from the article's own topics; of a thousand, those that no other
// article need have.
constexpr std::uint32_t topical_percent = 18;
constexpr std::uint32_t rare_per_mille = 3;
constexpr std::uint32_t name_percent_of_sentences = 12;
constexpr std::uint32_t heading_percent_of_paragraphs = 15;

void capitalise(std::string& text, std::size_t offset) {
  if (offset < text.size() && text[offset] >= 'a' && text[offset] <= 'z') {
    text[offset] = static_cast<char>(text[offset] - 'a' + 'A');
  }
}

int words_in(std::string_view name) {
  return 1 + static_cast<int>(std::ranges::count(name, ' '));
}

std::string_view sentence_end(Random& random) {
  const std::uint32_t hundredth = random.below(100);
  if (hundredth < 92) return ".";
  return hundredth < 97 ? "?" : "!";
}

}  // namespace

void ProseWriter::write(int words, std::string& text) {
  left_ = words;
  while (left_ > 0) {
    // A heading needs a paragraph below it.
    if (left_ > 60 && random_.chance(heading_percent_of_paragraphs)) write_heading(text);
    write_paragraph(text);
  }
}

void ProseWriter::write_heading(std::string& text) {
  text += "## ";
  const std::size_t begin = text.size();
  const int words = random_.between(2, 5);
  for (int i = 0; i < words; ++i) {
    if (i > 0) text += ' ';
    text += vocabulary_.word(random_);
    --left_;
  }
  capitalise(text, begin);
  text += "\n\n";
}

void ProseWriter::write_paragraph(std::string& text) {
  const int sentences = random_.between(2, 7);
  for (int i = 0; i < sentences && left_ > 0; ++i) {
    if (i > 0) text += ' ';
    write_sentence(text);
  }
  text += "\n\n";
}

void ProseWriter::write_sentence(std::string& text) {
  const std::size_t begin = text.size();
  const int stop = std::max(0, left_ - random_.between(5, 30));
  if (random_.chance(name_percent_of_sentences)) write_name(text);
  while (left_ > stop) {
    if (text.size() > begin) text += random_.chance(6) ? ", " : " ";
    write_word(text);
  }
  capitalise(text, begin);
  text += sentence_end(random_);
}

void ProseWriter::write_name(std::string& text) {
  const std::string& name = subject_.names[random_.below(static_cast<std::uint32_t>(subject_.names.size()))];
  if (words_in(name) > left_) return;
  left_ -= words_in(name);
  text += name;
}

void ProseWriter::write_word(std::string& text) {
  --left_;
  if (random_.below(1000) < rare_per_mille) {
    // Years, and names of places and people.
    if (random_.chance(40)) {
      fmt::format_to(std::back_inserter(text), "{}", random_.between(1900, 2025));
      return;
    }
    const std::size_t begin = text.size();
    text += invented_word(4, random_);
    capitalise(text, begin);
    return;
  }
  if (random_.chance(topical_percent)) {
    // The first topics are the main ones.
    const auto topics = static_cast<std::uint32_t>(subject_.topics.size());
    const std::uint32_t topic = std::min(random_.below(topics), random_.below(topics));
    text += vocabulary_.form_of(subject_.topics[topic], random_);
    return;
  }
  text += vocabulary_.word(random_);
}

}  // namespace rosebud::bench
