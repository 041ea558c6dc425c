// What a watch has to do and when: several threads take from it, never two for one host.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "sijill/fetch/fetcher.h"

namespace sijill {

class Watch_agenda {
 public:
  using Clock = Fetcher::Clock;
  struct Task {
    Clock::time_point when;        // not before
    std::string address;           // what is fetched
    std::function<void()> run;     // on whichever thread takes it
    std::string host{}, origin{};  // of the address; add() fills them in
  };

  // Both outlive it. With `once`, take() ends when nothing is left that is due soon.
  Watch_agenda(const Fetcher& fetcher, const std::atomic<bool>& stopped, bool once)
      : fetcher_(fetcher), stopped_(stopped), once_(once) {}

  void add(Task task);
  // Waits for a task whose time has come and whose host is free; the caller runs it and calls done(). Nothing where
  // stopped, and with `once` where all is done.
  [[nodiscard]] std::optional<Task> take();
  void done(const Task& task);
  // Tasks that were left: those of hosts that asked to be left alone, or all that a stop cut off.
  [[nodiscard]] std::size_t left() const;

 private:
  const Fetcher& fetcher_;
  const std::atomic<bool>& stopped_;
  bool once_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::list<Task> tasks_;
  std::set<std::string> busy_;  // hosts
};

}  // namespace sijill
