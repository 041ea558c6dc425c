// Web archives: WARC 1.0 and 1.1, plain, packed record by record or as a whole.
#pragma once

#include <memory>
#include <string>

#include "sijill/ingest/open_source.h"

namespace sijill {

// Pages and texts of response, resource and conversion records; other records are passed over. A bad record is left
// out and the next one is looked for. A record that begins a gzip member can be begun with again by its offset alone.
[[nodiscard]] std::unique_ptr<Record_source> open_warc(std::string name, std::unique_ptr<Byte_window> window,
                                                       Settings settings);

}  // namespace sijill
