// Many pieces of work on several threads, their results taken in the order of the pieces.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace sijill {

// What one piece of work has to say: data for stdout, messages for stderr.
struct Outcome {
  std::string data;
  std::string messages;  // lines, each ended by "\n"
  std::size_t claims = 0;
  bool rejected = false;  // the input could not be read
};

struct In_order_options {
  unsigned jobs = 1;                   // threads that work
  std::function<void()> tick = [] {};  // called on the calling thread, at least every 200 ms, while it waits
};

// Calls work(0) … work(count - 1), each once, on `jobs` threads, and take(i, outcome) for i = 0, 1, … on the calling
// thread. At most four outcomes a thread wait to be taken. Stops early where take returns false.
// `work` must not throw.
void run_in_order(std::size_t count, const In_order_options& options, const std::function<Outcome(std::size_t)>& work,
                  const std::function<bool(std::size_t, const Outcome&)>& take);

}  // namespace sijill
