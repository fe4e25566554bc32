// snippets: what it costs to find and mark the passage of an article, beside Xapian's MSet::snippet().
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>
#include <xapian.h>

#include "bench/command_line.hh"
#include "bench/random.hh"
#include "catalogue/error.hh"
#include "catalogue/stop_words.hh"
#include "catalogue/tokens.hh"
#include "indexer/archive/scan.hh"
#include "indexer/article/read_article.hh"
#include "indexer/source_file.hh"
#include "searcher/query/plan.hh"
#include "searcher/snippet/snippeter.hh"

namespace {

namespace po = boost::program_options;
using namespace rosebud;
using bench::CommandLine;
using bench::Random;

constexpr const char* usage =
    "Usage: snippets [OPTION]... ARCHIVE\n\n"
    "Takes the articles of ARCHIVE that have about as many words as asked for, ten at a time, as a page of "
    "hits\n"
    "for words that stand in them, and prints the processor time of a snippet without the fetch: ours and "
    "that\n"
    "of Xapian's MSet::snippet(). Queries are the same in every run.\n";

struct Settings {
  std::filesystem::path archive;
  std::size_t words = 1000;
  std::size_t pages = 30;
  std::size_t runs = 5;
  std::string language = "en";
};

constexpr std::size_t page_size = 10;
constexpr std::size_t snippet_bytes = 220;

std::optional<Settings> parse_command_line(int argc, char** argv) {
  Settings settings;
  CommandLine line{"snippets", usage, "ARCHIVE"};
  line.options.add_options()("words", po::value(&settings.words)->default_value(settings.words),
                             "how many words an article should have, a fifth more or less")(
      "pages", po::value(&settings.pages)->default_value(settings.pages), "how many pages of ten articles")(
      "runs", po::value(&settings.runs)->default_value(settings.runs), "how often to measure each page")(
      "language", po::value(&settings.language)->default_value(settings.language), "whose stems are taken");
  const auto values = bench::read_command_line(line, argc, argv);
  if (!values) return std::nullopt;
  if (settings.runs == 0) throw Error("at least one run is needed", "see snippets --help");
  settings.archive = (*values)["ARCHIVE"].as<std::string>();
  return settings;
}

struct Text {
  std::vector<Block> blocks;
  std::string all;                 // of them
  std::vector<std::string> words;  // folded, in order
};

std::optional<Text> text_of(const indexer::ReadResult& read, const Settings& settings) {
  if (!read.article) return std::nullopt;
  Text text;
  text.blocks = read.article->blocks;
  for (const Block& block : text.blocks) {
    text.all += block.text + '\n';
    for (const QueryToken& token : query_tokens(block.text)) text.words.push_back(token.text);
  }
  const bool fits =
      text.words.size() * 5 >= settings.words * 4 && text.words.size() * 5 <= settings.words * 6;
  return fits ? std::optional(std::move(text)) : std::nullopt;
}

std::vector<Text> read_texts(const Settings& settings) {
  std::vector<Text> texts;
  for (const auto& file : indexer::scan(settings.archive).files) {
    if (texts.size() == settings.pages * page_size) break;
    const auto source = indexer::read_source(settings.archive, file);
    const auto* read = std::get_if<indexer::SourceFile>(&source);
    if (read == nullptr) continue;
    if (auto text = text_of(indexer::read_article(file.path, read->bytes, {}), settings)) {
      texts.push_back(std::move(*text));
    }
  }
  if (texts.size() < page_size) {
    throw Error(fmt::format("{} has only {} articles of about {} words", settings.archive.string(),
                            texts.size(), settings.words),
                "see --words");
  }
  return texts;
}

// A kind of query: its words are drawn from the articles of the page, frequent ones more often.
struct Kind {
  const char* name;
  std::size_t words;
  bool prefix;
};

std::vector<std::string> drawn_words(std::span<const Text> page, const Kind& kind, const Settings& settings,
                                     Random& random) {
  std::vector<std::string> words;
  while (words.size() < kind.words) {
    const auto& from = page[random.below(static_cast<std::uint32_t>(page.size()))].words;
    const std::string& word = from[random.below(static_cast<std::uint32_t>(from.size()))];
    if (word.size() < 4 || is_stop_word(settings.language, word)) continue;
    words.push_back(kind.prefix ? word.substr(0, 3) : word);
  }
  return words;
}

double processor_microseconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

// Of one snippet on a page: the words are made ready once for all of them.
double ours(std::span<const Text> page, const std::vector<std::string>& words, const Kind& kind,
            const Settings& settings, std::size_t& marks) {
  searcher::Languages languages;
  languages.all.emplace_back(settings.language);
  std::string typed;
  for (const std::string& word : words) typed += word + ' ';
  std::vector<searcher::SoughtWord> sought;
  if (kind.prefix) {
    sought.push_back({.prefixes = words});
  } else {
    sought = searcher::sought_words(searcher::plan_words(query_tokens(typed), languages));
  }
  marks = 0;
  const double begin = processor_microseconds();
  const searcher::Snippeter snippeter(sought);
  for (const Text& text : page) {
    const MarkedText snippet = snippeter.snippet(text.blocks, settings.language, snippet_bytes);
    marks += static_cast<std::size_t>(std::ranges::count(snippet, true, &MarkedPiece::marked));
  }
  return (processor_microseconds() - begin) / static_cast<double>(page.size());
}

Xapian::Query query_of(const std::vector<std::string>& words, const Kind& kind, const Xapian::Stem& stem) {
  std::vector<Xapian::Query> terms;
  for (const std::string& word : words) {
    if (kind.prefix) {
      terms.emplace_back(Xapian::Query::OP_WILDCARD, word);
    } else {
      terms.emplace_back("Z" + stem(word));
    }
  }
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

// The page as a database of its own, for MSet::snippet() knows the frequencies of words.
Xapian::MSet page_found(std::span<const Text> page, const Xapian::Query& query, const Xapian::Stem& stem) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::TermGenerator generator;
  generator.set_stemmer(stem);
  for (const Text& text : page) {
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(text.all);
    database.add_document(document);
  }
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  return enquire.get_mset(0, page_size);
}

double xapians(std::span<const Text> page, const Xapian::MSet& found, const Xapian::Stem& stem,
               std::size_t& marks) {
  marks = 0;
  const double begin = processor_microseconds();
  for (const Text& text : page) {
    const std::string snippet =
        found.snippet(text.all, snippet_bytes, stem, Xapian::MSet::SNIPPET_BACKGROUND_MODEL, "<b>", "</b>");
    marks += static_cast<std::size_t>(std::ranges::count(snippet, '<')) / 2;
  }
  return (processor_microseconds() - begin) / static_cast<double>(page.size());
}

struct Times {
  std::vector<double> microseconds{};  // of a snippet, on each page
  std::size_t marks = 0;
};

double median(std::vector<double> times) {
  std::ranges::sort(times);
  return times[times.size() / 2];
}

// The median of several runs, so that what else the machine does is not counted.
template <typename Work>
void add_page(Times& times, std::size_t runs, const Work& work) {
  std::vector<double> each;
  std::size_t marks = 0;
  for (std::size_t run = 0; run < runs; ++run) each.push_back(work(marks));
  times.microseconds.push_back(median(each));
  times.marks += marks;
}

void print(const Kind& kind, const Times& own, const Times& xapian) {
  fmt::print("{:<24}{:>8.1f}{:>8.1f}{:>10}{:>12.1f}{:>8.1f}{:>10}\n", kind.name, median(own.microseconds),
             std::ranges::max(own.microseconds), own.marks, median(xapian.microseconds),
             std::ranges::max(xapian.microseconds), xapian.marks);
}

// One that leaves words as they are where Xapian has none for the language.
Xapian::Stem stem_for(const std::string& language) {
  try {
    return Xapian::Stem(language);
  } catch (const Xapian::InvalidArgumentError&) {
    return {};
  }
}

void measure(const Settings& settings) {
  const std::vector<Text> texts = read_texts(settings);
  const std::size_t pages = texts.size() / page_size;
  const Xapian::Stem stem = stem_for(settings.language);
  fmt::print("{} pages of {} articles of about {} words; processor time of a snippet in µs\n\n", pages,
             page_size, settings.words);
  fmt::print("{:<24}{:>26}{:>30}\n", "", "Rosebud", "MSet::snippet()");
  fmt::print("{:<24}{:>8}{:>8}{:>10}{:>12}{:>8}{:>10}\n", "query", "median", "worst", "marks", "median",
             "worst", "marks");
  for (const Kind& kind :
       {Kind{"a word", 1, false}, Kind{"two words", 2, false}, Kind{"three words", 3, false},
        Kind{"six words", 6, false}, Kind{"a prefix of 3 letters", 1, true}}) {
    Random random(1, kind.words + (kind.prefix ? 100 : 0));
    Times own;
    Times xapian;
    for (std::size_t i = 0; i < pages; ++i) {
      const std::span<const Text> page = std::span(texts).subspan(i * page_size, page_size);
      const auto words = drawn_words(page, kind, settings, random);
      add_page(own, settings.runs,
               [&](std::size_t& marks) { return ours(page, words, kind, settings, marks); });
      const Xapian::MSet found = page_found(page, query_of(words, kind, stem), stem);
      add_page(xapian, settings.runs, [&](std::size_t& marks) { return xapians(page, found, stem, marks); });
    }
    print(kind, own, xapian);
  }
}

}  // namespace

int main(int argc, char** argv) {
  return bench::run_program("snippets", [&] {
    if (const auto settings = parse_command_line(argc, argv)) measure(*settings);
  });
}
