// Any bytes as a feed, its entries as articles, through the door too, and as a date.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "door_fuzz.h"
#include "hold.h"
#include "sijill/ingest/feed.h"
#include "sijill/ingest/feed_date.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {  // NOLINT(readability-identifier-naming)
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)sijill::is_feed(bytes);
  (void)sijill::read_feed_date(bytes);
  const sijill::Feed feed = sijill::read_feed(std::string(bytes), {.address = "https://example.org/rss"});
  for (const sijill::Feed_entry& entry : feed.entries) {
    sijill::hold(entry.address.empty() || entry.address.starts_with("http"));
    const sijill::Article article = sijill::article_of(entry, "entry");
    for (const sijill::Marked_line& line : article.marked) {
      sijill::hold(line.span.end <= article.text.size());
    }
  }
  return sijill::read_as(sijill::Input_format::feed, data, size);
}
