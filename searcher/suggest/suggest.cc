#include "searcher/suggest/suggest.hh"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "catalogue/name_spelling.hh"
#include "searcher/dictionary/near.hh"
#include "searcher/dictionary/recognise.hh"
#include "searcher/query/near_words.hh"
#include "searcher/query/parse.hh"
#include "searcher/suggest/name_matches.hh"

namespace rosebud::searcher {
namespace {

// More is no beginning of a title.
constexpr std::size_t longest_typed = 200;

// One place in so many is kept for people where titles would fill the list.
constexpr std::size_t places_for_one = 10;

bool is_near(const NameMatch& match) {
  return match.match >= MatchClass::near_beginning;
}

// Whether `text`, typed into a search, means its words and nothing else.
bool is_plain(std::string_view text, const FieldTable& fields) {
  const ParsedQuery query = parse_query(text, fields);
  return query.notices.empty() && std::ranges::all_of(query.root.children, [](const QueryNode& node) {
           return node.kind == NodeKind::words && !node.field;
         });
}

class Suggester {
 public:
  Suggester(const Archive& archive, std::string_view typed, std::size_t limit)
      : dictionary_(archive.dictionary),
        fields_(archive.fields),
        deadline_(archive.deadline),
        words_(name_words(typed)),
        spellings_(name_spellings(typed, NameKind::person)),
        limit_(limit) {}

  Suggestions run() {
    if (!spellings_.empty() && limit_ > 0) look();
    return {std::move(suggestions_), deadline_.cut_short()};
  }

 private:
  void look() {
    std::vector<NameMatch> titles = matches(dictionary_.titles(), NameOrder::by_length);
    std::vector<NameMatch> people = matches(dictionary_.people(), NameOrder::by_articles);
    const auto exact = [](const std::vector<NameMatch>& all) {
      return static_cast<std::size_t>(std::ranges::count_if(all, std::not_fn(is_near)));
    };
    // A good match of one kind stands before a slip's of the other.
    const std::size_t good_people = exact(people);
    const std::size_t kept = std::min({good_people, limit_ / places_for_one, limit_});
    add_titles(titles, false, limit_ - kept);
    add_people(people, false);
    if (words_.size() == 1) add_words();
    add_titles(titles, true, limit_);
    add_people(people, true);
    // Words of which nobody knows that they stand together are better than nothing, and no more.
    if (suggestions_.empty() && knows_all_but_last()) add_words();
    if (suggestions_.empty() && knows_all_but_last()) add_near_words();
  }

  std::vector<NameMatch> matches(const store::Names& names, NameOrder order) const {
    NameMatches found(names, order, {words_, limit_, deadline_});
    for (const NameSpelling& spelling : spellings_) found.add_beginning(spelling.letters);
    if (found.count() < limit_) found.add_words();
    if (found.count() == 0) found.add_near(spellings_.front().letters);
    return found.best();
  }

  bool is_full() const { return suggestions_.size() >= limit_; }

  void add_titles(const std::vector<NameMatch>& matches, bool near, std::size_t limit) {
    const store::Names& titles = dictionary_.titles();
    for (const NameMatch& match : matches) {
      if (is_near(match) != near) continue;
      if (suggestions_.size() >= limit) return;
      const std::string written(titles.written[match.name]);
      suggestions_.push_back({written, SuggestionKind::title,
                              is_plain(written, fields_) ? written : plain_name(titles, match.name),
                              titles.articles[match.name]});
    }
  }

  void add_people(const std::vector<NameMatch>& matches, bool near) {
    const store::Names& people = dictionary_.people();
    for (const NameMatch& match : matches) {
      if (is_near(match) != near) continue;
      if (is_full()) return;
      const std::string written(people.written[match.name]);
      suggestions_.push_back({written, SuggestionKind::person,
                              is_plain(written, fields_) ? written : plain_name(people, match.name),
                              people.articles[match.name]});
    }
  }

  bool knows_all_but_last() const {
    if (words_.empty()) return false;
    return std::all_of(words_.begin(), words_.end() - 1,
                       [&](const std::string& word) { return dictionary_.words().find(word).has_value(); });
  }

  // What was typed before its last word, with a space behind it.
  std::string before_last() const {
    std::string text;
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) text += words_[i] + ' ';
    return text;
  }

  void add_word(std::string_view word, std::uint32_t articles) {
    if (is_full()) return;
    std::string text = before_last().append(word);
    const auto same = [&](const Suggestion& known) { return known.text == text; };
    if (std::ranges::any_of(suggestions_, same)) return;
    suggestions_.push_back({text, SuggestionKind::word, text, articles});
  }

  // The most frequent words that go on as the last one that was typed begins.
  void add_words() {
    const store::Words& words = dictionary_.words();
    const std::string& typed = words_.back();
    std::vector<std::pair<std::uint32_t, std::size_t>> found;
    const std::size_t first = words.text.lower_bound(typed);
    for (std::size_t at = first; at < words.text.size() && words.text[at].starts_with(typed); ++at) {
      if (deadline_.passed_at(at - first)) break;
      if (words.text[at].size() > typed.size()) found.emplace_back(words.articles[at], at);
    }
    const std::size_t room = std::min(found.size(), limit_);
    const auto last = found.begin() + static_cast<std::ptrdiff_t>(room);
    const auto likelier = [](const auto& left, const auto& right) {
      return left.first != right.first ? left.first > right.first : left.second < right.second;
    };
    std::ranges::partial_sort(found, last, likelier);
    found.erase(last, found.end());
    for (const auto& [articles, at] : found) add_word(words.text[at], articles);
  }

  void add_near_words() {
    for (const NearWord& near : near_words(dictionary_.words(), words_.back(), 2, deadline_))
      add_word(near.text, near.articles);
  }

  const store::Dictionary& dictionary_;
  const FieldTable& fields_;
  const Deadline& deadline_;
  std::vector<std::string> words_;
  std::vector<NameSpelling> spellings_;
  std::size_t limit_;
  std::vector<Suggestion> suggestions_;
};

}  // namespace

Suggestions suggest(const Archive& archive, std::string_view typed, std::size_t limit) {
  return Suggester(archive, typed.substr(0, longest_typed), std::min(limit, max_suggestions)).run();
}

}  // namespace rosebud::searcher
