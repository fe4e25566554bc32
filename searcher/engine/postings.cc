#include "searcher/engine/postings.hh"

namespace rosebud::searcher {

std::shared_ptr<const PostingList> Postings::remembered(const std::string& term, std::uint32_t saves) {
  const std::size_t articles = frequency(term);
  if (cache_ == nullptr || articles < shortest_kept) return nullptr;
  const PostingCache::Found found = cache_->find(term, {PostingList::bytes_of(articles, last_), saves});
  if (found.list || !found.wanted) return found.list;
  auto list = decoded(term);
  // One that is not whole is nobody else's.
  if (list->size() == articles) cache_->keep(term, list);
  return list;
}

std::shared_ptr<const PostingList> Postings::list_of(const std::string& term) {
  auto list = remembered(term);
  return list ? list : decoded(term);
}

std::shared_ptr<PostingList> Postings::decoded(const std::string& term) const {
  auto list = std::make_shared<PostingList>(frequency(term), last_);
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
    if (deadline_.passed_at(list->size())) break;
    list->add(*posting, posting.get_wdf());
  }
  list->finish(parts_);
  return list;
}

}  // namespace rosebud::searcher
