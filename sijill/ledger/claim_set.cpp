#include "sijill/ledger/claim_set.h"

#include <bit>

namespace sijill {

void Claim_set::add(Row claim) {
  const auto at = static_cast<std::size_t>(claim);
  if (at / 64 >= words_.size()) words_.resize(at / 64 + 1 + words_.size() / 2);
  const std::uint64_t bit = std::uint64_t{1} << (at % 64);
  size_ += (words_[at / 64] & bit) == 0 ? 1 : 0;
  words_[at / 64] |= bit;
}

std::vector<Row> Claim_set::rows() const {
  std::vector<Row> out;
  out.reserve(static_cast<std::size_t>(size_));
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
      out.push_back(static_cast<Row>(i * 64 + static_cast<std::size_t>(std::countr_zero(left))));
    }
  }
  return out;
}

}  // namespace sijill
