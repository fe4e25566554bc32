// snippets: what it costs to find and mark the passage of an article, beside Xapian's MSet::snippet().
#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>
#include <xapian.h>

#include "bench/command_line.hh"
#include "bench/random.hh"
#include "bench/snippet_pages.hh"
#include "catalogue/error.hh"
#include "catalogue/stop_words.hh"
#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"
#include "searcher/query/plan.hh"
#include "searcher/snippet/snippeter.hh"

namespace {

namespace po = boost::program_options;
using namespace rosebud;
using bench::CommandLine;
using bench::Random;
using bench::SnippetText;

constexpr const char* usage =
    "Usage: snippets [OPTION]... ARCHIVE\n\n"
    "Takes the articles of ARCHIVE that have about as many words as asked for, ten at a time, as a page of "
    "hits\n"
    "for words that stand in them, and prints the processor time of a snippet without the fetch: ours and "
    "that\n"
    "of Xapian's MSet::snippet(). Then the same for invented articles in other languages and scripts, and "
    "for\n"
    "pages that mix them. Queries are the same in every run.\n";

struct Settings {
  bench::SnippetPagesWanted pages;
  std::size_t runs = 5;
  std::string only;
};

constexpr std::size_t snippet_bytes = 220;

std::optional<Settings> parse_command_line(int argc, char** argv) {
  Settings settings;
  bench::SnippetPagesWanted& pages = settings.pages;
  CommandLine line{"snippets", usage, "ARCHIVE"};
  line.options.add_options()("words", po::value(&pages.words)->default_value(pages.words),
                             "how many words an article should have, a fifth more or less")(
      "pages", po::value(&pages.pages)->default_value(pages.pages), "how many pages of ten articles")(
      "runs", po::value(&settings.runs)->default_value(settings.runs), "how often to measure each page")(
      "only", po::value(&settings.only)->value_name("NAME"), "pages or queries with this in their names")(
      "language", po::value(&pages.language)->default_value(pages.language), "of the articles of ARCHIVE");
  const auto values = bench::read_command_line(line, argc, argv);
  if (!values) return std::nullopt;
  if (settings.runs == 0) throw Error("at least one run is needed", "see snippets --help");
  pages.archive = (*values)["ARCHIVE"].as<std::string>();
  return settings;
}

enum class Draw : std::uint8_t {
  words,      // from anywhere on the page, frequent ones more often; no stop words
  beginning,  // the first letters of one
  sentence,   // words that follow one another, as in a phrase; stop words too
};

struct Kind {
  const char* name = "";
  std::size_t words = 0;
  Draw draw = Draw::words;
};

constexpr std::array<Kind, 8> kinds{{{"a word", 1},
                                     {"two words", 2},
                                     {"three words", 3},
                                     {"six words", 6},
                                     {"eight words", 8},
                                     {"a phrase of eight", 8, Draw::sentence},
                                     {"a prefix of 3 letters", 1, Draw::beginning},
                                     {"three prefixes", 3, Draw::beginning}}};

bool is_of_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Words are shorter in scripts whose letters say more.
std::string beginning_of(const std::string& word) {
  return std::string(utf8::prefix(word, is_of_ascii(word) ? 3 : 4));
}

std::vector<std::string> drawn_words(std::span<const SnippetText> page, const Kind& kind, Random& random) {
  std::vector<std::string> words;
  while (words.size() < kind.words) {
    const SnippetText& text = page[random.below(static_cast<std::uint32_t>(page.size()))];
    const std::size_t at = random.below(static_cast<std::uint32_t>(text.words.size()));
    const std::string& word = text.words[at];
    if (kind.draw == Draw::sentence) {
      for (std::size_t i = at; i < text.words.size() && words.size() < kind.words; ++i) {
        words.push_back(text.words[i]);
      }
      continue;
    }
    if (word.size() < 4 || is_stop_word(text.language.empty() ? "en" : text.language, word)) continue;
    words.push_back(kind.draw == Draw::beginning ? beginning_of(word) : word);
  }
  return words;
}

// As the planner makes them of what was typed.
std::vector<searcher::SoughtWord> sought_words(const std::vector<std::string>& words, const Kind& kind,
                                               const searcher::Languages& languages) {
  std::vector<searcher::SoughtWord> sought;
  std::string typed;
  for (const std::string& word : words) {
    if (kind.draw == Draw::beginning) sought.push_back({.prefixes = {word}});
    typed += word + ' ';
  }
  if (kind.draw == Draw::beginning) return sought;
  return searcher::sought_words(searcher::plan_words(query_tokens(typed), languages));
}

double processor_microseconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

// Of one snippet on a page: the words are made ready once for all of them.
double ours(std::span<const SnippetText> page, const std::vector<searcher::SoughtWord>& sought,
            std::size_t& marks) {
  marks = 0;
  const double begin = processor_microseconds();
  const searcher::Snippeter snippeter(sought);
  for (const SnippetText& text : page) {
    const MarkedText snippet = snippeter.snippet(text.blocks, text.language, snippet_bytes);
    marks += static_cast<std::size_t>(std::ranges::count(snippet, true, &MarkedPiece::marked));
  }
  return (processor_microseconds() - begin) / static_cast<double>(page.size());
}

Xapian::Query query_of(const std::vector<std::string>& words, const Kind& kind, const Xapian::Stem& stem) {
  std::vector<Xapian::Query> terms;
  for (const std::string& word : words) {
    if (kind.draw == Draw::beginning) {
      terms.emplace_back(Xapian::Query::OP_WILDCARD, word);
    } else {
      terms.emplace_back("Z" + stem(word));
    }
  }
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

// The page as a database of its own, for MSet::snippet() knows the frequencies of words.
Xapian::MSet page_found(std::span<const SnippetText> page, const Xapian::Query& query,
                        const Xapian::Stem& stem) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::TermGenerator generator;
  generator.set_stemmer(stem);
  for (const SnippetText& text : page) {
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(text.all);
    database.add_document(document);
  }
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  return enquire.get_mset(0, bench::snippet_page_size);
}

double xapians(std::span<const SnippetText> page, const Xapian::MSet& found, const Xapian::Stem& stem,
               std::size_t& marks) {
  marks = 0;
  const double begin = processor_microseconds();
  for (const SnippetText& text : page) {
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

void measure(const bench::SnippetPages& pages, const Kind& kind, std::size_t runs) {
  searcher::Languages languages;
  for (const std::string& language : pages.archive_languages) languages.all.emplace_back(language);
  const Xapian::Stem stem = stem_for(pages.archive_languages.front());
  Random random(1, kind.words + 100 * static_cast<std::size_t>(kind.draw));
  Times own;
  Times xapian;
  for (std::size_t at = 0; at + bench::snippet_page_size <= pages.texts.size();
       at += bench::snippet_page_size) {
    const std::span<const SnippetText> page = std::span(pages.texts).subspan(at, bench::snippet_page_size);
    const auto words = drawn_words(page, kind, random);
    const auto sought = sought_words(words, kind, languages);
    add_page(own, runs, [&](std::size_t& marks) { return ours(page, sought, marks); });
    const Xapian::MSet found = page_found(page, query_of(words, kind, stem), stem);
    add_page(xapian, runs, [&](std::size_t& marks) { return xapians(page, found, stem, marks); });
  }
  print(kind, own, xapian);
}

void measure(const bench::SnippetPages& pages, const Settings& settings) {
  const auto is_wanted = [&](std::string_view name) {
    return name.find(settings.only) != std::string_view::npos;
  };
  const bool all = is_wanted(pages.name);
  if (!all && std::ranges::none_of(kinds, is_wanted, &Kind::name)) return;
  std::size_t bytes = 0;
  for (const SnippetText& text : pages.texts) bytes += text.all.size();
  fmt::print("\n{}: {} pages, articles of {} bytes\n", pages.name,
             pages.texts.size() / bench::snippet_page_size, bytes / pages.texts.size());
  for (const Kind& kind : kinds) {
    if (all || is_wanted(kind.name)) measure(pages, kind, settings.runs);
  }
}

void measure(const Settings& settings) {
  fmt::print("Processor time of a snippet in µs, on pages of {} articles of about {} words\n\n",
             bench::snippet_page_size, settings.pages.words);
  fmt::print("{:<24}{:>26}{:>30}\n", "", "Rosebud", "MSet::snippet()");
  fmt::print("{:<24}{:>8}{:>8}{:>10}{:>12}{:>8}{:>10}\n", "query", "median", "worst", "marks", "median",
             "worst", "marks");
  for (const bench::SnippetPages& pages : bench::snippet_pages(settings.pages)) measure(pages, settings);
}

}  // namespace

int main(int argc, char** argv) {
  return bench::run_program("snippets", [&] {
    if (const auto settings = parse_command_line(argc, argv)) measure(*settings);
  });
}
