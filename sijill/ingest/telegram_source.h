// Telegram's own export of a chat or an account: result.json.
#pragma once

#include <memory>
#include <string>

#include "sijill/ingest/open_source.h"

namespace sijill {

// A message with words is an article: the chat is its outlet, whom it was forwarded from a relay. Messages without
// words and notices of the service are passed over; a broken message is left out and the next is looked for.
[[nodiscard]] std::unique_ptr<Record_source> open_telegram(std::string name, std::unique_ptr<Byte_window> window,
                                                           Settings settings);

}  // namespace sijill
