// How far a run has come in each of its inputs, and where the next one goes on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "inputs.h"
#include "sijill/ingest/open_source.h"
#include "sijill/ledger/input_cursor.h"

namespace sijill {

// Threads that take records out tell open() and begin(), one at a time; the one that records tells take() and asks
// due().
class Input_cursors {
 public:
  // What the ledger knows of an input of that name.
  using Ask = std::function<std::optional<Input_cursor>(const std::string& name)>;
  // `settings` is what else decides which articles come out of an input. With `again` what the ledger knows is not
  // asked.
  Input_cursors(std::string settings, bool again, Ask ask);

  // Where to begin in the input, the `input`th of the run; nothing where it was read to its end and has not changed.
  // A file that has grown goes on with its last record, which may have been half written; one that changed is read
  // anew.
  [[nodiscard]] std::optional<Input_start> open(std::size_t input, const std::string& path);
  // A record, or a refusal, was taken out of that input; the first is item 0 of the run.
  void begin(std::size_t input, const std::variant<Record, Refusal>& item);
  // Of no input that has a cursor: a directory that cannot be walked, a file that cannot be opened.
  void begin_elsewhere();
  // There are no more items.
  void end();

  // The next item in order has become what it becomes. `refused` where it could not be read.
  void take(bool refused);
  // The cursors that have moved since the last call, for everything taken so far.
  [[nodiscard]] std::vector<Input_cursor> due();
  // Whether any has.
  [[nodiscard]] bool is_due() const;

  // Inputs that were not opened, and ones that were begun in the middle.
  [[nodiscard]] std::size_t unchanged() const;
  [[nodiscard]] std::size_t resumed() const;

 private:
  struct Input {
    Input_cursor cursor;      // as it was when the input was opened; its place moves
    std::uint64_t items = 0;  // taken
    bool has_places = true;   // no item was of an archive, whose places are those of its entries
    bool last_refused = false;
    bool has_moved = false;
  };
  struct Begun {
    std::optional<std::size_t> input;
    std::optional<Place> place;
    std::uint64_t number = 0;
  };
  [[nodiscard]] bool is_ended(std::size_t input) const;

  std::string settings_;
  bool again_;
  Ask ask_;
  mutable std::mutex mutex_;
  std::map<std::size_t, Input> inputs_;  // that were opened and are not done with
  std::deque<Begun> begun_;              // and not yet taken
  std::size_t newest_ = 0;               // input that was begun last
  bool ended_ = false;
  std::size_t unchanged_ = 0, resumed_ = 0;
};

}  // namespace sijill
