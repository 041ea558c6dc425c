#include "sijill/server/answer_cache.h"

#include <utility>

namespace sijill {

void Answer_cache::forget_before(std::uint64_t change) {
  if (change <= change_) return;
  change_ = change;
  by_key_.clear();
  entries_.clear();
  bytes_ = 0;
}

std::shared_ptr<const Answer_cache::Answer> Answer_cache::find(const std::string& key, std::uint64_t change) {
  const std::lock_guard lock(mutex_);
  forget_before(change);
  const auto found = by_key_.find(key);
  if (found == by_key_.end() || change != change_) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->answer;
}

void Answer_cache::keep(const std::string& key, std::uint64_t change, std::shared_ptr<const Answer> answer) {
  const std::lock_guard lock(mutex_);
  forget_before(change);
  if (change != change_ || by_key_.contains(key)) return;
  entries_.push_front({key, std::move(answer)});
  const std::size_t size = size_of(entries_.front());
  if (size > most_bytes_ / 8) {
    entries_.pop_front();
    return;
  }
  by_key_.emplace(key, entries_.begin());
  bytes_ += size;
  while (bytes_ > most_bytes_) {
    bytes_ -= size_of(entries_.back());
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

}  // namespace sijill
