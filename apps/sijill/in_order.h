// Many pieces of work on several threads, their results taken in the order of the pieces.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "sijill/ingest/record.h"

namespace sijill {

// What one piece of work has to say: data for stdout, messages for stderr.
struct Outcome {
  std::string data;
  std::string messages;  // lines, each ended by "\n"
  std::size_t claims = 0;
  Input_format format = Input_format::text;  // of the record
  std::optional<Refusal> refusal;            // the record gave no article
  [[nodiscard]] bool rejected() const { return refusal && !refusal->by_nature; }
};
// The reason as a message for stderr, where it is one to complain of.
[[nodiscard]] Outcome outcome_of(const Refusal& refusal);

struct In_order_options {
  unsigned jobs = 1;                   // threads that work
  std::function<void()> tick = [] {};  // called on the calling thread, at least every 200 ms, while it waits
};

// One piece of work; called once, on any thread. Must not throw.
using Work = std::function<Outcome()>;

// Takes pieces out of next() until it gives none, does them on `jobs` threads, and calls take(i, outcome) for i = 0,
// 1, … on the calling thread. next() is called by one thread at a time, in the order of the pieces; how many there
// are need not be known. At most four outcomes a thread wait to be taken. Stops early where take returns false.
void run_in_order(const In_order_options& options, const std::function<std::optional<Work>()>& next,
                  const std::function<bool(std::size_t, const Outcome&)>& take);

// Calls work(0) … work(count - 1), each once, on `jobs` threads, and take(i, outcome) for i = 0, 1, … on the calling
// thread; else as above.
void run_in_order(std::size_t count, const In_order_options& options, const std::function<Outcome(std::size_t)>& work,
                  const std::function<bool(std::size_t, const Outcome&)>& take);

}  // namespace sijill
