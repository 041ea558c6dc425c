// What language the words of a document seem to be in, and those of each of its paragraphs.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sijill/core/document.h"
#include "sijill/core/span.h"

namespace sijill {

// "ar", "fa", "ur", "ckb" (Central Kurdish), "ps" (Pashto), "ug" (Uyghur), "sd" (Sindhi) by letters and little words;
// "en", "fr" by little words; "ru", "he" by script; "und" where there are no words or nothing can be said.
// Arabic typed on a Persian keyboard, or with names such as گرميان, is Arabic.
[[nodiscard]] std::string_view guess_language(std::span<const Token> tokens);

// That of each line (a paragraph); a line too short to tell has the document's.
[[nodiscard]] std::vector<std::string_view> languages_of(std::span<const Token> tokens, std::span<const Range> lines,
                                                         std::string_view document);

// "Persian" for "fa"; the code itself where it has no name here.
[[nodiscard]] std::string_view english_name(std::string_view language);

}  // namespace sijill
