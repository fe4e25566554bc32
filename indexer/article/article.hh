// One article as it was understood: plain data, no Xapian.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/block.hh"
#include "catalogue/field.hh"

namespace rosebud::indexer {

// Where a fact was found, the most trusted first.
enum class Source : std::uint8_t {
  front_matter,
  join,   // a file of metadata beside the articles
  body,   // a heading, a first line, a list or table of facts
  path,   // the file's name
  prose,  // a sentence: an inference, marked as such wherever it is shown
};

// As reports and JSON call it: "front matter", "join", "prose".
std::string_view source_name(Source source);

// A fact about the article or its work.
struct Fact {
  FieldId field = FieldId::title;
  std::string written;
  Source source = Source::front_matter;
  std::string evidence{};  // the sentence of an inference
  bool operator==(const Fact&) const = default;
};

struct Article {
  std::string path;  // relative to the archive
  std::string address;
  std::vector<Fact> facts;
  std::vector<Fact> also_found_as;  // other names of its people: searched, never shown
  std::optional<int> rating;        // 0 to 100
  std::string language;             // two letters
  std::vector<Block> blocks;
  std::string expires;  // YYYY-MM-DD, from when on the site does not show it; empty: never

  std::vector<std::string_view> values_of(FieldId field) const {
    std::vector<std::string_view> values;
    for (const Fact& fact : facts) {
      if (fact.field == field) values.emplace_back(fact.written);
    }
    return values;
  }
};

}  // namespace rosebud::indexer
