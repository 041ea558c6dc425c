// The two families of feeds, each read by its own source; feed.cpp opens both.
#pragma once

#include <string>
#include <string_view>

#include "sijill/ingest/feed.h"

namespace sijill {

// `text` is valid UTF-8 and begins with "<"; it is overwritten.
void read_xml_feed(std::string& text, const Feed_source& source, const Feed_limits& limits, Feed& feed);
// `text` is valid UTF-8.
void read_json_feed(std::string_view text, const Feed_source& source, const Feed_limits& limits, Feed& feed);

// "ar" of "ar-SY" and "AR_sy"; empty of what is no tag.
[[nodiscard]] std::string primary_language(std::string_view tag);

// Without blanks around it.
[[nodiscard]] std::string_view trimmed_text(std::string_view text);

}  // namespace sijill
