// What an input is: told by its first bytes and, where these say nothing, by its name.
#pragma once

#include <optional>
#include <string_view>

#include "sijill/ingest/record.h"

namespace sijill {

// `head` is the beginning of the input, unpacked, 64 KiB of it where it is that long. Text where nothing else is
// told.
[[nodiscard]] Input_format sniff(std::string_view head, std::string_view name);

// Pictures, sound, film, fonts and the like, which lie beside news and hold none.
[[nodiscard]] bool is_media(std::string_view head);

// "Name: value" lines with names that mails begin with.
[[nodiscard]] bool begins_as_mail(std::string_view head);

}  // namespace sijill
