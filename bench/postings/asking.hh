// A question to a database in one of the formats that are compared.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "bench/postings/format.hh"
#include "bench/postings/questions.hh"
#include "catalogue/stemmer.hh"

namespace rosebud::bench {

// What an answer took.
struct AskFigures {
  double microseconds = 0;   // of CPU, for the first ten
  std::size_t postings = 0;  // in the lists that had to be read
  std::size_t hits = 0;      // of these ten
};

class PostingAsker {
 public:
  // Opens `database`, and makes what the format's questions need besides it. All of an archive's words are
  // taken to be of `language`.
  PostingAsker(const std::filesystem::path& database, PostingFormat format, const std::string& language);
  ~PostingAsker();
  PostingAsker(const PostingAsker&) = delete;
  PostingAsker& operator=(const PostingAsker&) = delete;

  AskFigures ask(const Question& question);

 private:
  class Forms;

  Xapian::Query query(const Question& question);
  Xapian::Query word(const std::string& word);
  Xapian::Query phrase(const std::vector<std::string>& words);
  Xapian::Query stem_phrase(const std::vector<std::string>& words) const;
  Xapian::Query pairs(const std::vector<std::string>& words) const;
  Xapian::Query prefix(const std::string& beginning) const;
  std::string stem(const std::string& word) const;

  PostingFormat format_;
  Xapian::Database database_;
  Stemmer stemmer_;
  std::unique_ptr<Forms> forms_;  // of PostingFormat::words
};

}  // namespace rosebud::bench
