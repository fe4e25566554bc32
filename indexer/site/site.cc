#include "indexer/site/site.hh"

#include <algorithm>

#include <fmt/format.h>

#include "catalogue/read_settings.hh"
#include "store/hash.hh"

namespace rosebud::indexer {

Site::Site(const std::filesystem::path& archive, std::string_view text, std::vector<Problem>& problems)
    : settings_(parse_settings(text)),
      fields_(settings_.declared),
      keys_(article_mappings(settings_)),
      people_(settings_.people),
      addresses_(settings_.urls) {
  std::string hashes = store::content_hash(article_settings(text));
  for (const JoinSettings& join : settings_.joins) {
    hashes += joins_.emplace_back(archive, JoinContext{settings_, fields_}, join, problems).hash();
  }
  hash_ = store::content_hash(hashes);
}

bool Site::knows_key(std::string_view key) const {
  if (keys_.knows(key)) return true;
  const std::string wanted = normalised_key(key);
  return std::ranges::any_of(settings_.joins, [&](const JoinSettings& join) {
    return join.key.written == key || normalised_key(join.key.steps.front().key) == wanted;
  });
}

void Site::add_metadata(Article& article, const Node& front_matter, std::vector<Problem>& problems) const {
  for (const Join& join : joins_) join.complete(article, front_matter, problems);
}

std::string Site::title_of(const Article& article, const Node& front_matter) const {
  for (const Join& join : joins_) {
    if (std::string title = join.work_title(article, front_matter); !title.empty()) return title;
  }
  return {};
}

void Site::complete(Article& article, const Node& front_matter, std::vector<Problem>& problems) const {
  people_.join_in(article, fields_);
  const std::string lacking = addresses_.complete(article, front_matter);
  if (lacking.empty()) return;
  problems.push_back({article.path, 0,
                      fmt::format("its address cannot be told: it needs \"{}\", which is missing", lacking),
                      "Add the key, or give the article a `url`.", Severity::warning});
}

std::shared_ptr<const Site> read_site(const std::filesystem::path& archive, std::vector<Problem>& problems) {
  const std::string text = settings_text(archive);
  if (text.empty()) return nullptr;
  return std::make_shared<const Site>(archive, text, problems);
}

void use_site(ReadOptions& reading, const std::filesystem::path& archive, std::vector<Problem>& problems) {
  if (reading.site == nullptr) reading.site = read_site(archive, problems);
  if (reading.site == nullptr) return;
  if (!reading.site->settings().inference) reading.infer = false;
  reading.fields = reading.site->fields();
}

std::vector<std::string> ignored_by_site(const ReadOptions& reading) {
  return reading.site == nullptr ? std::vector<std::string>{} : reading.site->settings().ignore;
}

store::OtherNames other_names_of(const ReadOptions& reading) {
  return reading.site == nullptr ? store::OtherNames{} : store::other_names(reading.site->settings().people);
}

Synonyms synonyms_of(const ReadOptions& reading) {
  return reading.site == nullptr ? Synonyms{} : reading.site->settings().synonyms;
}

Boosts boosts_of(const ReadOptions& reading) {
  return reading.site == nullptr ? Boosts{} : reading.site->settings().boosts;
}

}  // namespace rosebud::indexer
