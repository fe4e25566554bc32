// Hostile and odd inputs that others have collected, read as articles: each file, and each text in a file of
// JSON, as a body, as a front matter value and as a key. The folder is named by the environment variable
// ROSEBUD_STRESS_DATA; docs/testing.md tells what to put there.
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "catalogue/utf8.hh"
#include "fuzz/properties.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/decode_bytes.hh"
#include "indexer/article/read_article.hh"
#include "support/catch.hh"
#include "support/cpu_time.hh"
#include "support/temp_archive.hh"
#include "support/test_data.hh"

namespace fs = std::filesystem;
namespace json = boost::json;
using namespace rosebud;
using namespace rosebud::indexer;
using rosebud::testing::cpu_seconds;

namespace {

void collect_strings(const json::value& value, std::vector<std::string>& texts) {
  if (const auto* text = value.if_string()) texts.emplace_back(*text);
  if (const auto* list = value.if_array()) {
    for (const json::value& item : *list) collect_strings(item, texts);
  }
  if (const auto* object = value.if_object()) {
    for (const auto& entry : *object) collect_strings(entry.value(), texts);
  }
}

struct Input {
  std::string name;
  std::string text;
};

std::vector<Input> inputs_in(const fs::path& folder) {
  std::vector<Input> inputs;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string name = entry.path().filename().string();
    inputs.push_back({name, testing::read_file(entry.path())});
    if (entry.path().extension() != ".json") continue;
    std::vector<std::string> texts;
    collect_strings(json::parse(inputs.back().text), texts);
    for (std::string& text : texts) inputs.push_back({name, std::move(text)});
  }
  return inputs;
}

std::string in_json(std::string_view text) {
  return json::serialize(json::value(json::string_view(text.data(), text.size())));
}

// JSON's strings are YAML's, and TOML's but for a slash that needs no escape.
std::string in_toml(std::string_view text) {
  std::string quoted = in_json(text);
  for (auto at = quoted.find("\\/"); at != std::string::npos; at = quoted.find("\\/", at))
    quoted.erase(at, 1);
  return quoted;
}

std::vector<std::string> articles_with(const std::string& text) {
  const std::string quoted = in_json(utf8::first_invalid(text) ? utf8::from_windows_1252(text) : text);
  const std::string toml = in_toml(utf8::first_invalid(text) ? utf8::from_windows_1252(text) : text);
  return {"a.md\n" + text,
          "a.mdx\n" + text,
          "a.txt\n" + text,
          "a.md\n---\n" + text + "\n---\nText.\n",
          "a.md\n---\ntitle: " + text + "\ndirector: " + text + "\n---\nText.\n",
          "a.md\n---\n" + text + ": value\n---\nText.\n",
          "a.md\n---\ntitle: |\n  " + text + "\n---\nText.\n",
          "a.md\n---\ntitle: " + quoted + "\ndirector: " + quoted + "\n" + quoted + ": 1\n---\nText.\n",
          "a.md\n+++\n" + text + "\n+++\nText.\n",
          "a.md\n+++\ntitle = " + toml + "\nwriters = [" + toml + "]\n" + toml + " = 1\n+++\nText.\n",
          "a.md\n{\"title\": " + quoted + ", \"tags\": [" + quoted + "], " + quoted + ": 1}\nText.\n",
          "a.md\n{\"title\": " + text + "}\nText.\n"};
}

}  // namespace

TEST_CASE("Everything in the stress data is read in time, to an article or a reason, and to clean text") {
  const auto folder = testing::data_named_by("ROSEBUD_STRESS_DATA");
  if (!folder) return;
  double slowest = 0;
  std::string slowest_name;
  std::size_t articles = 0;
  for (const auto& [name, text] : inputs_in(*folder)) {
    for (const std::string& article : articles_with(text)) {
      CAPTURE(name, article.substr(0, 200));
      const double begin = cpu_seconds();
      const std::string fault = fuzz::fault_in_article(article);
      CAPTURE(fault);
      CHECK(fault.empty());
      const double seconds = cpu_seconds() - begin;
      CHECK(seconds < 20);
      if (seconds > slowest) {
        slowest = seconds;
        slowest_name = name;
      }
      ++articles;
    }
  }
  CHECK(articles > 0);
  WARN(articles << " articles, the slowest in " << slowest << " s: " << slowest_name);
}

TEST_CASE("Titles that are naughty strings come back as they were, quoted in YAML, TOML and JSON") {
  const auto folder = testing::data_named_by("ROSEBUD_STRESS_DATA");
  if (!folder) return;
  std::size_t compared = 0;
  for (const auto& [name, text] : inputs_in(*folder)) {
    // What is white space, control characters or marks at the ends is no part of a title.
    const bool plain =
        collapsed(text) == text && utf8::printable(text) == text && without_markup(text) == text;
    if (name != "blns.json" || !plain || text.empty() || text.size() > 1'000) continue;
    const std::string quoted = in_json(text);
    for (const std::string& article :
         {"---\ntitle: " + quoted + "\n---\nText.\n", "+++\ntitle = " + in_toml(text) + "\n+++\nText.\n",
          "{\"title\": " + quoted + "}\nText.\n"}) {
      CAPTURE(article);
      const ReadResult result = read_article("a.md", article);
      REQUIRE(result.article);
      CHECK(result.article->values_of(FieldId::title).front() == text);
      ++compared;
    }
  }
  CHECK(compared > 0);
}
