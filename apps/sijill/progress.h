// How far the work is, on stderr: a bar on a terminal, else a line every ten seconds.
#pragma once

#include <chrono>
#include <cstddef>

namespace sijill {

class Progress {
 public:
  // Silent where `quiet` or where there is but one piece.
  Progress(std::size_t total, bool quiet);

  void advance(std::size_t done, std::size_t claims);
  // Draws again if it is time to.
  void tick();
  // Takes the bar away, so that other lines can be written; the next tick brings it back.
  void clear();

 private:
  void draw();

  using Clock = std::chrono::steady_clock;
  std::size_t total_;
  std::size_t done_ = 0;
  std::size_t claims_ = 0;
  bool silent_;
  bool terminal_;
  bool drawn_ = false;
  Clock::time_point started_;
  Clock::time_point last_;
};

}  // namespace sijill
