#include "open_ledger.h"

#include <unistd.h>

#include "fmt/format.h"
#include "output.h"

namespace sijill {

Share_shown::Share_shown(bool quiet) : shows_(!quiet && is_terminal(STDERR_FILENO)) {}

Share_shown::~Share_shown() {
  if (drawn_ >= 0) talk("\r\x1b[K");
}

void Share_shown::show(double share) {
  const int percent = static_cast<int>(100 * share);
  if (!shows_ || percent == drawn_) return;
  drawn_ = percent;
  talk(fmt::format("\r\x1b[K{}%", percent));
}

Result<Ledger> open_ledger(const std::string& path, Access access) {
  Share_shown shown(false);
  bool said = false;
  return Ledger::open(path, access, [&](double share) {
    if (!said) {
      say(fmt::format("{}: of an older version; who is said to hold what is told anew", printable(path)));
      said = true;
    }
    shown.show(share);
  });
}

}  // namespace sijill
