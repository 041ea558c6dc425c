// A mailbox: mails one after the other, each after a line that begins with "From ".
#pragma once

#include <memory>
#include <string>

#include "sijill/ingest/open_source.h"

namespace sijill {

// A mail is an article; one that is too large is left out.
[[nodiscard]] std::unique_ptr<Record_source> open_mbox(std::string name, std::unique_ptr<Byte_window> window,
                                                       Settings settings);

}  // namespace sijill
