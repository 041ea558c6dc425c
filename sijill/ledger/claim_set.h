// Claims by row number, a bit each: what several indexes found is brought together without touching a claim.
// A million claims take 125 kB. Private to ledger.
#pragma once

#include <cstdint>
#include <vector>

#include "sijill/ledger/account.h"

namespace sijill {

class Claim_set {
 public:
  void add(Row claim);
  [[nodiscard]] bool has(Row claim) const {
    const auto word = static_cast<std::size_t>(claim) / 64;
    return word < words_.size() && (words_[word] >> (static_cast<std::size_t>(claim) % 64) & 1) != 0;
  }
  [[nodiscard]] std::int64_t size() const { return size_; }
  // In ascending order.
  [[nodiscard]] std::vector<Row> rows() const;

 private:
  std::vector<std::uint64_t> words_;
  std::int64_t size_ = 0;
};

}  // namespace sijill
