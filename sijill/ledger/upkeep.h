// Keeping a ledger: copies of it, whether it is sound, how large it is.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sijill/core/result.h"
#include "sijill/ledger/ledger.h"

namespace sijill {

// Copies the ledger as it is at this moment into a new file while others read and write; the copy is checked before
// it gets its name. `tell` is called now and then with the share that is done, 0..1. Fails where `target` exists. The
// result is the size of the copy in bytes.
[[nodiscard]] Result<std::int64_t> back_up(Ledger& ledger, const std::string& target,
                                           const std::function<void(double)>& tell);

struct Check_result {
  std::vector<std::string> faults;   // a sentence each; empty for a sound ledger
  std::vector<std::string> skipped;  // what could not be checked, and why
};
// The file's structure, the references between its rows, the index of the text search, and what must hold of our own
// rows. Reads all of it: about a second for 100 MB. Fails only where the ledger cannot be read at all.
[[nodiscard]] Result<Check_result> check(Ledger& ledger);

struct Sizes {
  std::int64_t before = 0, after = 0;  // bytes
};
// Rewrites the file without gaps. Needs as much free space again; nobody else may write meanwhile.
[[nodiscard]] Result<Sizes> vacuum(Ledger& ledger);

// A count, or a text such as a date; the name is a word of the tables.
struct Figure {
  std::string name;
  std::int64_t count = 0;
  std::string text;  // where not empty, stands for the count
};
[[nodiscard]] Result<std::vector<Figure>> figures(Ledger& ledger);

}  // namespace sijill
