// A feed as an input: a file or an answer in an archive -> its entries, each a record of its own.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "sijill/ingest/feed.h"
#include "sijill/ingest/open_source.h"

namespace sijill {

// An entry's article is the content that the feed itself has, else its summary, which a note says; one with neither
// is passed over. The pages that entries name are not fetched (`sijill watch` does that), so that a sitemap, which
// has nothing but addresses, is refused. Of XML that breaks off the entries before the fault are records, and the
// last item is a refusal that says where; so it is of a feed that is cut short by a limit. `position` is that of the
// feed and stands for all its entries; `source` says where the feed came from and in which charset, where that is
// known.
[[nodiscard]] std::vector<std::variant<Record, Refusal>> records_of_feed(std::string bytes, const Feed_source& source,
                                                                         const Position& position,
                                                                         const Settings& settings);

[[nodiscard]] std::unique_ptr<Record_source> open_feed(std::string name, std::unique_ptr<Byte_window> window,
                                                       Settings settings);

}  // namespace sijill
