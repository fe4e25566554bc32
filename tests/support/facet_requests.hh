// Random questions to random archives (support/facet_archive.hh).
#pragma once

#include <random>
#include <string>
#include <vector>

#include "catalogue/request.hh"
#include "support/facet_archive.hh"

namespace rosebud::testing {

// What is looked for in the text, in words that a test understands: articles with all of `all`, in a phrase
// side by side, with any of `any`, and with none of `none`.
struct KnownText {
  std::vector<std::string> all;
  std::vector<std::string> any;
  std::vector<std::string> none;
  bool phrase = false;
};

struct KnownRequest {
  KnownText text;
  SearchRequest request;  // of which `text` is the written form
};

KnownRequest random_request(std::mt19937& random);

// The request in words, for the message of a failed test.
std::string description(const KnownRequest& known);

}  // namespace rosebud::testing
