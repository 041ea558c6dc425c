// One mail.
#include "door_fuzz.h"

// NOLINTNEXTLINE(readability-identifier-naming): named by libFuzzer
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return sijill::read_as(sijill::Input_format::mail, data, size);
}
