// A web page, whole and as it was received -> one Article: main text, headline, captions apart, and what the page
// says of itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sijill/core/article.h"
#include "sijill/ingest/input_options.h"

namespace sijill {

// What is known beside the bytes, and the bounds that keep a hostile page cheap.
struct Html_options {
  std::string charset;  // as the transport declared it (HTTP, WARC); believed where it fits
  std::string address;  // where the page was fetched from; the page's canonical one wins
  std::size_t max_bytes = std::size_t{32}
                          << 20;        // of the page as UTF-8; what lies beyond is left unread, with a note
  std::uint32_t max_depth = 256;        // elements open at once; deeper ones lend their text to their parent
  std::uint32_t max_nodes = 1'000'000;  // elements and pieces of text; what lies beyond is left unread
};

// Never fails: what is no page gives little or no text and a note. Linear in the size of the page.
// text is the headline and one paragraph a line, then the captions, both marked; notes say what was odd.
[[nodiscard]] Article read_html(std::string name, std::string bytes, const Input_options& options = {},
                                const Html_options& html = {});

// Whether bytes without a name look like a page: a doctype or a tag of HTML near their beginning, in any charset.
[[nodiscard]] bool looks_like_html(std::string_view bytes);

}  // namespace sijill
