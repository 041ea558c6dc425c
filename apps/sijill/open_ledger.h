// Opening a ledger for writing, with a word where that takes long.
#pragma once

#include <functional>
#include <string>

#include "sijill/ledger/ledger.h"

namespace sijill {

// As Ledger::open; where an older ledger's holdings are told anew it says so on stderr, and on a terminal how far it
// is.
[[nodiscard]] Result<Ledger> open_ledger(const std::string& path, Access access);

// Draws "34%" on stderr where that is a terminal; done() takes it away.
class Share_shown {
 public:
  // Silent where `quiet`.
  explicit Share_shown(bool quiet);
  Share_shown(const Share_shown&) = delete;
  ~Share_shown();
  void show(double share);

 private:
  bool shows_;
  int drawn_ = -1;  // per cent
};

}  // namespace sijill
