#include "store/dictionary/build_dictionary.hh"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "catalogue/characters.hh"
#include "catalogue/utf8.hh"
#include "catalogue/value_key.hh"
#include "store/dictionary/name_arrays.hh"
#include "store/terms.hh"

namespace rosebud::store {
namespace {

struct WordArrays {
  StringArrays text;
  std::vector<std::uint32_t> articles;
  std::vector<std::uint32_t> in_titles;
  std::vector<std::uint32_t> in_names;
  std::vector<std::uint32_t> by_end;

  Words view() const { return {text.view(), articles, in_titles, in_names, by_end}; }
};

struct Arrays {
  WordArrays words;
  NameArrays titles;
  NameArrays people;
};

bool is_title(FieldId id) {
  return id == FieldId::title || id == FieldId::work || id == FieldId::other_title;
}

// Terms of fields begin with a capital, and so do stems.
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

WordArrays read_words(const Xapian::Database& database) {
  WordArrays words;
  auto term = database.allterms_begin();
  while (term != database.allterms_end()) {
    const std::string word = *term;
    if (is_capital(word.front())) {
      term.skip_to(std::string(1, static_cast<char>('Z' + 1)));
      continue;
    }
    if (classify(utf8::decode(word, 0).code_point) != CharacterClass::unspaced) {
      words.text.add(word);
      words.articles.push_back(term.get_termfreq());
    }
    ++term;
  }
  words.in_titles.resize(words.articles.size());
  words.in_names.resize(words.articles.size());
  return words;
}

// Adds to `counts` in how many articles each word stands in `field`. Both lists ascend.
void count_in(const Xapian::Database& database, const Field& field, const StringList& words,
              std::vector<std::uint32_t>& counts) {
  const std::string prefix(field.prefix);
  std::size_t place = 0;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string full = *term;
    const std::string_view word = std::string_view(full).substr(prefix.size());
    // The prefix of another field, or not a word: a value, a form, a whole title.
    if (word.empty() || is_capital(word.front()) || word.front() == ':' || word.front() == '=' ||
        word.front() == '~')
      continue;
    while (place < words.size() && words[place] < word) ++place;
    if (place < words.size() && words[place] == word) counts[place] += term.get_termfreq();
  }
}

// Counts an article with its titles, each once.
class TitleGatherer {
 public:
  explicit TitleGatherer(const Columns& columns) : columns_(columns) {}

  GatheredNames run() {
    for (Xapian::docid id = 1; id <= columns_.last_docid(); ++id) {
      if (!columns_.is_document(id)) continue;
      seen_.clear();
      add(FieldId::title, columns_.title(id), id);
      for (const FieldId field : {FieldId::work, FieldId::other_title}) {
        const ColumnField* row = columns_.find(field);
        for (const ValueId value : columns_.row(id)) {
          if (row != nullptr && value >= row->first && value - row->first < row->count)
            add(field, columns_.label(value), id);
        }
      }
    }
    return std::move(titles_);
  }

 private:
  void add(FieldId field, std::string_view written, Xapian::docid id) {
    std::string key = value_key(FieldKind::name, written);
    GatheredName& title = titles_[key];
    title.add_role(field, 1);
    if (std::ranges::find(seen_, key) != seen_.end()) return;
    seen_.push_back(std::move(key));
    if (title.written.empty()) title.written = written;
    ++title.articles;
    title.newest = std::max(title.newest, columns_.date(id));
  }

  const Columns& columns_;
  GatheredNames titles_;
  std::vector<std::string> seen_;
};

void read_people_of(const Xapian::Database& database, const Field& field, GatheredNames& people) {
  const std::string values = value_term(field, "");
  for (auto term = database.allterms_begin(values); term != database.allterms_end(values); ++term) {
    GatheredName& person = people[(*term).substr(values.size())];
    person.add_role(field.id, term.get_termfreq());
    person.articles = std::max(person.articles, static_cast<std::uint32_t>(term.get_termfreq()));
  }
  const std::string forms(std::string(field.prefix) + '=');
  for (auto term = database.allterms_begin(forms); term != database.allterms_end(forms); ++term) {
    const std::string form = (*term).substr(forms.size());
    const auto tab = form.find('\t');
    const auto person = people.find(form.substr(0, tab));
    if (tab == std::string::npos || person == people.end()) continue;
    if (term.get_termfreq() <= person->second.written_by) continue;
    person->second.written = form.substr(tab + 1);
    person->second.written_by = term.get_termfreq();
  }
}

GatheredNames read_people(const Xapian::Database& database, const Stamp& stamp) {
  GatheredNames people;
  for (const Field& field : stamp.fields.fields()) {
    if (holds_people(field)) read_people_of(database, field, people);
  }
  for (auto& [key, person] : people) {
    if (person.written.empty()) person.written = key;
  }
  for (const auto& [alias, name] : stamp.people) {
    const auto person = people.find(value_key(FieldKind::name, name));
    if (person != people.end()) person->second.aliases.push_back(alias);
  }
  return people;
}

}  // namespace

Dictionary build_dictionary(const Xapian::Database& database, const Stamp& stamp, const Columns& columns) {
  auto arrays = std::make_shared<Arrays>();
  WordArrays& words = arrays->words;
  words = read_words(database);
  for (const Field& field : stamp.fields.fields()) {
    if (is_title(field.id)) count_in(database, field, words.text.view(), words.in_titles);
    if (holds_people(field)) count_in(database, field, words.text.view(), words.in_names);
  }
  words.by_end = order_by_end(words.text.view());
  arrays->titles = name_arrays(TitleGatherer(columns).run(), NameKind::title);
  arrays->people = name_arrays(read_people(database, stamp), NameKind::person);
  const Words word_view = words.view();
  const Names titles = arrays->titles.view();
  const Names people = arrays->people.view();
  return Dictionary::of(word_view, titles, people, std::move(arrays)).value_or(Dictionary());
}

}  // namespace rosebud::store
