#include "support/facet_archive.hh"

#include <algorithm>

#include <fmt/format.h>

#include "indexer/index_archive.hh"

namespace rosebud::testing {
namespace {

const std::vector<KnownValue>& people() {
  static const std::vector<KnownValue> values{
      {"satoshi kon", {"Satoshi Kon", "SATOSHI KON"}},
      {"hayao miyazaki", {"Hayao Miyazaki"}},
      {"大友克洋", {"大友克洋"}},
      {"ana diaz", {"Ana Díaz", "Ana Diaz"}},
      {"jj abrams", {"J. J. Abrams", "J.J. Abrams"}},
      {"zoe o'neil", {"Zoë O'Neil", "Zoe O’Neil"}},
      {"марта кет", {"Марта Кет"}},
  };
  return values;
}

const std::vector<KnownValue>& tags() {
  static const std::vector<KnownValue> values{
      {"mission: impossible", {"Mission: Impossible", "mission: impossible"}},
      {"-dash first", {"-dash first"}},
      {"face/off", {"Face/Off"}},
      {"say \"yes\" now", {"say \"yes\" now"}},
      {"it's & <b", {"It's & <b"}},
      {"a=b?c", {"a=b?c"}},
      {"科幻", {"科幻"}},
      {"100% wool", {"100% wool"}},
      {"x$y `z", {"x$y `z"}},
  };
  return values;
}

const std::vector<KnownValue>& platforms() {
  static const std::vector<KnownValue> values{
      {"gog", {"GOG", "gog"}}, {"super nes", {"Super NES"}}, {"пк", {"ПК"}}, {"c:\\games", {"C:\\Games"}}};
  return values;
}

std::string yaml_list(std::string_view key, const std::vector<std::string>& values) {
  std::string items;
  for (const std::string& value : values) {
    std::string quoted;
    for (const char c : value) {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
    items += fmt::format("{}\"{}\"", items.empty() ? "" : ", ", quoted);
  }
  return values.empty() ? "" : fmt::format("{}: [{}]\n", key, items);
}

void add(KnownArticle& article, FieldId field, const std::string& key, const std::string& written) {
  std::vector<std::string>& keys = article.keys[field];
  article.written[field].push_back(written);
  if (std::ranges::find(keys, key) != keys.end()) return;
  keys.push_back(key);
  article.first_form[field].push_back(written);
}

void add_values(KnownArticle& article, FieldId field, std::mt19937& random, int most) {
  for (int left = random_number(random, 0, most); left > 0; --left) {
    const KnownValue& value = one_of(random, known_values(field));
    const auto& keys = article.keys[field];
    if (std::ranges::find(keys, value.key) != keys.end()) continue;
    add(article, field, value.key, one_of(random, value.forms));
  }
}

void add_numbers(KnownArticle& article, FieldId field, std::mt19937& random, std::pair<int, int> from_to) {
  for (int left = random_number(random, 0, 2); left > 0; --left) {
    const int number = random_number(random, from_to.first, from_to.second);
    add(article, field, fmt::format("{:04}", number), fmt::format("{}", number));
  }
}

KnownArticle random_article(std::size_t number, std::mt19937& random) {
  KnownArticle article;
  // No two texts are alike, so that none is taken for what the archive repeats.
  article.words.push_back(fmt::format("entry{}", number));
  for (int left = random_number(random, 1, 5); left > 0; --left) {
    article.words.push_back(one_of(random, facet_words()));
  }
  article.words.push_back(fmt::format("closing{}", number));
  add_values(article, FieldId::director, random, 3);
  add_values(article, FieldId::writer, random, 2);
  add_values(article, FieldId::tag, random, 3);
  add_values(article, platform_field(), random, 2);
  add_numbers(article, FieldId::year, random, {1950, 2015});
  add_numbers(article, runtime_field(), random, {3, 240});
  if (random_number(random, 0, 2) > 0) {
    const int rating = random_number(random, 0, 100);
    add(article, FieldId::rating, fmt::format("{:04}", rating), fmt::format("{}/100", rating));
  }
  if (random_number(random, 0, 3) > 0) {
    const std::string date = fmt::format("{}-{:02}-{:02}", random_number(random, 2001, 2019),
                                         random_number(random, 1, 3), random_number(random, 1, 28));
    add(article, FieldId::date, date, date);
  }
  return article;
}

std::string markdown(std::size_t number, const KnownArticle& article) {
  const auto written = [&](FieldId field) {
    const auto found = article.written.find(field);
    return found == article.written.end() ? std::vector<std::string>{} : found->second;
  };
  std::string text = fmt::format("---\ntitle: \"Piece {}\"\nlang: en\n", number);
  text += yaml_list("directors", written(FieldId::director)) +
          yaml_list("writers", written(FieldId::writer)) + yaml_list("tags", written(FieldId::tag)) +
          yaml_list("platform", written(platform_field())) + yaml_list("years", written(FieldId::year)) +
          yaml_list("runtime", written(runtime_field()));
  for (const std::string& rating : written(FieldId::rating)) text += fmt::format("rating: \"{}\"\n", rating);
  for (const std::string& date : written(FieldId::date)) text += fmt::format("date: {}\n", date);
  text += "---\n\n";
  for (const std::string& word : article.words) text += word + " ";
  return text + "\n";
}

}  // namespace

int random_number(std::mt19937& random, int least, int most) {
  return std::uniform_int_distribution<int>(least, most)(random);
}

const std::vector<KnownValue>& known_values(FieldId field) {
  static const std::vector<KnownValue> none;
  if (field == FieldId::director || field == FieldId::writer) return people();
  if (field == FieldId::tag) return tags();
  return field == platform_field() ? platforms() : none;
}

FieldId platform_field() {
  return declared_id("platform");
}

FieldId runtime_field() {
  return declared_id("runtime");
}

const FieldTable& facet_fields() {
  static const FieldTable table(
      {{"platform", FieldKind::keyword, "", {}}, {"runtime", FieldKind::number, "", {}}});
  return table;
}

std::vector<FieldId> counted_fields() {
  return {FieldId::director, FieldId::writer, FieldId::year,    FieldId::tag,
          FieldId::rating,   FieldId::date,   platform_field(), runtime_field()};
}

const std::vector<std::string>& facet_words() {
  static const std::vector<std::string> words{"lantern", "quartz", "velvet", "harbor",
                                              "meadow",  "cobalt", "orchid", "gramophone"};
  return words;
}

FacetArchive::FacetArchive(std::size_t articles, std::mt19937& random) {
  for (std::size_t i = 0; i < articles; ++i) {
    articles_.push_back(random_article(i, random));
    files_.file(fmt::format("{}.md", i), markdown(i, articles_.back()));
  }
  indexer::IndexOptions options;
  options.archive = files_.path();
  options.database = files_.database();
  options.threads = 1;
  options.reading.fields = facet_fields();
  options.reading.infer = false;
  indexer::index_archive(options);
}

}  // namespace rosebud::testing
