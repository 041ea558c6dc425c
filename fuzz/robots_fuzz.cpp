// Any bytes as a robots.txt, asked for a path that the first of its lines is.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "sijill/fetch/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {  // NOLINT(readability-identifier-naming)
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string path = "/" + std::string(bytes.substr(0, bytes.find('\n')));
  const sijill::Robots robots = sijill::Robots::parse(bytes, "Sijill");
  if (robots.allows(path) != robots.allows(path) || !robots.allows("/robots.txt")) std::abort();
  return 0;
}
