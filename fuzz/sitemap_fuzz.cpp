// Any bytes as what lies within a sitemap.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "sijill/core/address.h"
#include "sijill/ingest/feed.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {  // NOLINT(readability-identifier-naming)
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string text = bytes.starts_with("<")
                         ? std::string()
                         : "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>";
  text += bytes;
  for (const sijill::Feed_entry& entry :
       sijill::read_feed(text, {.address = "https://example.org/sitemap.xml"}).entries) {
    // What is told as an address reads as one, and is written in one way only.
    const auto address = sijill::read_address(entry.address);
    if (!entry.address.empty() && (!address || sijill::to_string(*address) != entry.address)) std::abort();
  }
  return 0;
}
