// The ledger: one SQLite file that remembers who said what, and who is said to hold what (docs/formats/ledger.md).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sijill/core/record.h"
#include "sijill/core/result.h"
#include "sijill/ledger/account.h"
#include "sijill/ledger/database.h"
#include "sijill/ledger/input_cursor.h"
#include "sijill/ledger/registry.h"
#include "sijill/ledger/world.h"

namespace sijill {

// Which engine read a document; the same versions are one run.
struct Run_versions {
  std::string program, lexicon, grammar, ranker;
};

enum class Recorded { added, new_version, new_reading, was_there };

// One connection to a ledger; used by one thread at a time. Readers and one writer at a time may share the file.
class Ledger {
 public:
  // Makes the file where access is create and there is none; brings an older one up. Where its holdings have to
  // be told anew for that, `tell` is called now and then with the share that is done, 0..1. Fails with a message that
  // names the file, what was found and the remedy.
  [[nodiscard]] static Result<Ledger> open(const std::string& path, Access access,
                                           const std::function<void(double)>& tell = {});

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  // Whether a document with these received bytes has been read by these versions.
  [[nodiscard]] Result<bool> has(const std::string& document_key, const Run_versions& versions);

  // Records documents, their readings and their claims and reconciles what they touch, in one transaction: after a
  // crash all of it is there or nothing, and once this returns it outlives a kill and a power cut. What becomes of
  // each stands in the order of `documents`. A document read by the same versions before is left alone. Waiting for
  // the disk takes longer than a document does, so several at once are faster; another writer waits meanwhile.
  // `reached` says how far the inputs have been read once these documents are in: it is kept or lost with them. There
  // may be cursors without documents.
  [[nodiscard]] Result<std::vector<Recorded>> record(std::span<const Document_record> documents,
                                                     const Run_versions& versions, const Registry& registry,
                                                     std::span<const Input_cursor> reached = {});
  [[nodiscard]] Result<Recorded> record(const Document_record& document, const Run_versions& versions,
                                        const Registry& registry);

  // How far these versions, under these settings, have read an input; absent where they never did. An input of the
  // same name may be another by now: compare what the cursor says of it.
  [[nodiscard]] Result<std::optional<Input_cursor>> cursor(const std::string& input, const std::string& settings,
                                                           const Run_versions& versions);

  [[nodiscard]] const std::string& path() const;

  // For this folder.
  [[nodiscard]] Database& database();
  [[nodiscard]] const World& world() const;
  [[nodiscard]] World& world();
  // What was read of the rows and kept: where somebody else may have written, and where reviews change what is told.
  void forget();

 private:
  struct State;
  explicit Ledger(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sijill
