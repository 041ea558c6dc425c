// What is wrong with the tables: all of it, not the first thing, so that one run tells the author everything.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace sijill {

struct Problem {
  enum class Kind { bad_row, bad_table, missing_table };
  Kind kind = Kind::bad_row;
  std::string file;
  std::size_t line = 0;  // counted from 1; 0 for the file as a whole
  std::string message;   // what was found, what was wanted, the remedy
};

class Report {
 public:
  void add(Problem problem) { problems_.push_back(std::move(problem)); }
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

// "data/lexicon/cues.tsv:12: …"
[[nodiscard]] inline std::string to_string(const Problem& problem) {
  const std::string line = problem.line == 0 ? "" : ":" + std::to_string(problem.line);
  return problem.file + line + ": " + problem.message;
}

}  // namespace sijill
