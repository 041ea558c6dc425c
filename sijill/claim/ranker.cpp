#include "sijill/claim/ranker.h"

#include <cstdint>
#include <cstdlib>
#include <fstream>

namespace sijill {

Result<Argument_ranker> Argument_ranker::open(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    return Error{"cannot read the weights " + path +
                 ": wanted a file of lines feature<TAB>weight; build the data again or set SIJILL_DATA"};
  }
  Argument_ranker ranker;
  std::uint64_t hash = 1469598103934665603ULL;  // FNV-1a, 64 bits
  std::string line;
  std::size_t number = 0;
  while (std::getline(file, line)) {
    ++number;
    for (const unsigned char c : line) hash = (hash ^ c) * 1099511628211ULL;
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    char* end = nullptr;
    const float weight = tab == std::string::npos ? 0 : std::strtof(line.c_str() + tab + 1, &end);
    if (tab == std::string::npos || end == line.c_str() + tab + 1) {
      return Error{path + ":" + std::to_string(number) + ": found \"" + line +
                   "\", wanted feature<TAB>number; train the weights again"};
    }
    ranker.weights_.emplace(line.substr(0, tab), weight);
  }
  static constexpr char digits[] = "0123456789abcdef";
  ranker.version_.clear();
  for (int shift = 60; shift >= 0; shift -= 4) ranker.version_ += digits[(hash >> shift) & 15U];
  return ranker;
}

double Argument_ranker::score(std::span<const std::string> features) const {
  double sum = 0;
  for (const std::string& feature : features) {
    const auto weight = weights_.find(feature);
    if (weight != weights_.end()) sum += weight->second;
  }
  return sum;
}

std::size_t Argument_ranker::best(std::span<const Choice::Option> options) const {
  std::size_t best = 0;
  double best_score = -1e30;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const double value = score(options[i].features);
    if (value > best_score) {
      best = i;
      best_score = value;
    }
  }
  return best;
}

}  // namespace sijill
