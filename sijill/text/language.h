// What language the words of a document seem to be in.
#pragma once

#include <span>
#include <string_view>

#include "sijill/core/document.h"

namespace sijill {

// "ar", "fa", "ur", "ckb" (Central Kurdish) by letters; "en", "fr" by common words; "ru", "he" by script;
// "und" where there are no words or nothing can be said.
[[nodiscard]] std::string_view guess_language(std::span<const Token> tokens);

// "Persian" for "fa"; the code itself where it has no name here.
[[nodiscard]] std::string_view english_name(std::string_view language);

}  // namespace sijill
