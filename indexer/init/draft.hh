// The first rosebud.toml of an archive.
#pragma once

#include <filesystem>
#include <string>

#include "indexer/init/generator_guess.hh"
#include "indexer/init/survey.hh"

namespace rosebud::indexer {

// A commented rosebud.toml. What is sure stands in it as settings, what is only likely as comments.
std::string draft_settings(const Survey& survey, const GeneratorGuess& guess);

}  // namespace rosebud::indexer
