// An averaged perceptron over hashed features, and its quantised form for the model file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "sijill/grammar/hashing.h"

namespace sijill::training {

using grammar::Feature;

class Perceptron {
 public:
  explicit Perceptron(std::size_t classes) : classes_(classes), scores_(classes) {}

  // Valid until the next call.
  [[nodiscard]] const std::vector<float>& score(std::span<const Feature> features);
  // Rows are made here, at the first mistake, so a feature that never mattered costs nothing.
  void update(std::span<const Feature> features, std::size_t wanted_class, float amount);
  void tick() { ++time_; }  // after every decision, right or wrong

  // The averaged weights as int8; rows that hold nothing above `least` are left out.
  [[nodiscard]] std::string write(std::span<const std::string> names, int least, float sharpness = 1.0F) const;

 private:
  std::size_t classes_;
  std::unordered_map<Feature, std::uint32_t> rows_;
  std::vector<float> weights_;
  std::vector<double> totals_;
  std::vector<float> scores_;
  std::uint64_t time_ = 1;
};

}  // namespace sijill::training
