// Connections to one ledger: some that only read, lent out one at a time, one that looks for changes, and one that
// writes reviews, opened when the first comes.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "sijill/core/result.h"
#include "sijill/ledger/ledger.h"

namespace sijill {

class Ledger_pool {
  struct Opened {};  // only open() makes one

 public:
  Ledger_pool(Opened, std::string path) : path_(std::move(path)) {}
  [[nodiscard]] static Result<std::unique_ptr<Ledger_pool>> open(const std::string& path);

  // Given back when it goes out of scope. A statement that runs longer than `longest` fails.
  class Lent {
   public:
    Lent(Ledger_pool& pool, std::unique_ptr<Ledger> ledger) : pool_(pool), ledger_(std::move(ledger)) {}
    Lent(const Lent&) = delete;
    ~Lent();
    Ledger& operator*() const { return *ledger_; }
    Ledger* operator->() const { return ledger_.get(); }

   private:
    Ledger_pool& pool_;
    std::unique_ptr<Ledger> ledger_;
  };
  // Throws Database_failure where the file cannot be opened.
  [[nodiscard]] Lent lend(std::chrono::milliseconds longest);

  // Grows with every change that somebody commits, looked at anew at most every 20 ms. Throws Database_failure.
  [[nodiscard]] std::uint64_t change();
  void note_change() { looked_at_ = 0; }  // look anew at the next call

  // One caller at a time. Throws Database_failure.
  template <typename Work>
  auto with_writer(const Work& work) {
    const std::lock_guard lock(writing_);
    if (!writer_) writer_ = opened(Access::write);
    const auto done = work(*writer_);
    note_change();
    return done;
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  [[nodiscard]] std::unique_ptr<Ledger> opened(Access access) const;

  std::string path_;
  std::mutex idle_mutex_, watching_, writing_;
  std::vector<std::unique_ptr<Ledger>> idle_;
  std::unique_ptr<Ledger> watcher_, writer_;
  std::int64_t data_version_ = -1;
  std::atomic<std::uint64_t> change_{1};
  std::atomic<std::int64_t> looked_at_{0};  // milliseconds of the steady clock
};

}  // namespace sijill
