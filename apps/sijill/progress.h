// How far the work is, on stderr: a bar on a terminal, else a line every ten seconds.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace sijill {

class Progress {
 public:
  enum class Counts { inputs, bytes };

  // Silent where `quiet` or where there is but one piece. A total of 0 bytes is one that nobody knows.
  Progress(std::uint64_t total, bool quiet, Counts counts = Counts::inputs);

  void advance(std::size_t done, std::size_t claims);
  // The work is done up to here, and it found so many claims more.
  void reach(std::uint64_t done, std::size_t claims);
  // Draws again if it is time to.
  void tick();
  // Takes the bar away, so that other lines can be written; the next tick brings it back.
  void clear();

 private:
  void draw();

  using Clock = std::chrono::steady_clock;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  std::size_t claims_ = 0;
  Counts counts_;
  bool silent_;
  bool terminal_;
  bool drawn_ = false;
  Clock::time_point started_;
  Clock::time_point last_;
};

}  // namespace sijill
