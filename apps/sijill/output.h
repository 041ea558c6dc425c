// Standard output and standard error of the program: data to the one, talk to the other.
#pragma once

#include <string>
#include <string_view>

#include "verbs.h"

namespace sijill {

// Data to standard output, with every failure noticed.
class Output {
 public:
  // False once nothing more can be written; what went wrong is then finish()'s to say.
  bool write(std::string_view bytes);
  // Says on stderr what failed, if anything. A reader that has seen enough (`sijill read … | head`) is no failure.
  [[nodiscard]] Exit_code finish() const;

 private:
  int error_ = 0;  // errno of the first failed write
};

// Lines to stderr as they are.
void talk(std::string_view lines);
// "sijill: <message>" on stderr.
void say(std::string_view message);

// Text that came from outside, safe for a terminal: controls and bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

[[nodiscard]] bool is_terminal(int descriptor);
// The columns of the terminal on stdout, 100 where it does not say.
[[nodiscard]] unsigned terminal_columns();

}  // namespace sijill
