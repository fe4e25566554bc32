// Prose of a wanted length about a few topics.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "bench/random.hh"
#include "bench/vocabulary.hh"

namespace rosebud::bench {

// What a text is about: topics come up again and again, as they do in real articles, and so do names.
struct Subject {
  std::span<const Vocabulary::RootId> topics;
  std::span<const std::string> names;
};

// Writes Markdown: sentences in paragraphs, with a heading now and then.
class ProseWriter {
 public:
  ProseWriter(const Vocabulary& vocabulary, Subject subject, Random& random)
      : vocabulary_(vocabulary), subject_(subject), random_(random) {}

  // Appends exactly `words` words (as wc counts them) to `text`.
  void write(int words, std::string& text);

 private:
  void write_paragraph(std::string& text);
  void write_heading(std::string& text);
  void write_sentence(std::string& text);
  void write_word(std::string& text);
  void write_name(std::string& text);

  const Vocabulary& vocabulary_;
  Subject subject_;
  Random& random_;
  int left_ = 0;  // words still to be written
};

}  // namespace rosebud::bench
