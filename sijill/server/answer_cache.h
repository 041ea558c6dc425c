// Answers kept for as long as the ledger does not change. Safe for threads.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace sijill {

class Answer_cache {
 public:
  struct Answer {
    std::string content_type;
    std::shared_ptr<const std::string> body;
    bool is_packed = false;  // gzip
  };
  explicit Answer_cache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // Nothing where it is not there, or is of another `change`.
  [[nodiscard]] std::shared_ptr<const Answer> find(const std::string& key, std::uint64_t change);
  // The least recently used leave for it. What was made before the newest change is not kept.
  void keep(const std::string& key, std::uint64_t change, std::shared_ptr<const Answer> answer);

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const Answer> answer;
  };
  void forget_before(std::uint64_t change);
  static std::size_t size_of(const Entry& entry) { return entry.answer->body->size() + entry.key.size() + 200; }

  std::mutex mutex_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::uint64_t change_ = 0;
  std::list<Entry> entries_;  // last used first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
};

}  // namespace sijill
