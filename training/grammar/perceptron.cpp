#include "training/grammar/perceptron.h"

#include <algorithm>
#include <cmath>

#include "sijill/grammar/model_file.h"

namespace sijill::training {

const std::vector<float>& Perceptron::score(std::span<const Feature> features) {
  std::fill(scores_.begin(), scores_.end(), 0.0F);
  for (const Feature feature : features) {
    const auto row = rows_.find(feature);
    if (row == rows_.end()) continue;
    const float* weights = &weights_[row->second * classes_];
    for (std::size_t k = 0; k < classes_; ++k) scores_[k] += weights[k];
  }
  return scores_;
}

void Perceptron::update(std::span<const Feature> features, std::size_t wanted_class, float amount) {
  for (const Feature feature : features) {
    const auto [row, is_new] = rows_.try_emplace(feature, static_cast<std::uint32_t>(rows_.size()));
    if (is_new) {
      weights_.resize(weights_.size() + classes_);
      totals_.resize(totals_.size() + classes_);
    }
    weights_[row->second * classes_ + wanted_class] += amount;
    totals_[row->second * classes_ + wanted_class] += static_cast<double>(amount) * static_cast<double>(time_);
  }
}

std::string Perceptron::write(std::span<const std::string> names, int least, float sharpness) const {
  std::vector<std::pair<Feature, std::uint32_t>> rows(rows_.begin(), rows_.end());
  std::sort(rows.begin(), rows.end());
  const auto average = [&](std::size_t i) {
    return static_cast<float>(weights_[i] - totals_[i] / static_cast<double>(time_));
  };
  // The scale leaves one weight in two thousand clipped: a few large ones would cost the others their precision.
  std::vector<float> sizes;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    if (weights_[i] != 0) sizes.push_back(std::abs(average(i)));
  }
  if (sizes.empty()) sizes.push_back(1);
  const auto rank = static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 2000);
  std::nth_element(sizes.begin(), sizes.begin() + rank, sizes.end());
  const float scale = sharpness * 127.0F / std::max(sizes[static_cast<std::size_t>(rank)], 1e-6F);

  std::vector<Feature> kept;
  std::vector<std::int8_t> values, row_values(classes_);
  for (const auto& [feature, row] : rows) {
    int largest = 0;
    for (std::size_t k = 0; k < classes_; ++k) {
      const float value = std::clamp(std::round(average(row * classes_ + k) * scale), -127.0F, 127.0F);
      row_values[k] = static_cast<std::int8_t>(value);
      largest = std::max(largest, std::abs(static_cast<int>(row_values[k])));
    }
    if (largest <= least) continue;
    kept.push_back(feature);
    values.insert(values.end(), row_values.begin(), row_values.end());
  }
  return grammar::write_linear_model(names, kept, values);
}

}  // namespace sijill::training
