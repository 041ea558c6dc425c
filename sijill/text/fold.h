// Letters made comparable. Folding is for matching only: the text itself never changes.
#pragma once

#include <string>
#include <string_view>

namespace sijill {

// Without diacritics, tatweel, zero-width and bidi controls; presentation forms and lam-alef ligatures undone;
// doubled blanks kept. كــتَاب -> كتاب
[[nodiscard]] std::string plain(std::string_view utf8);

// plain(), then أ إ آ ٱ -> ا, ى -> ي, ة -> ه, ؤ -> و, ئ -> ي, Persian ک ی گ -> ك ي ك and پ چ ژ ڤ -> ب ج ز ف, Eastern
// and Persian digits -> 0-9 with their marks ٫ ٬ ٪ -> . , %, Latin lower-cased, typographic quotes -> " (single ones
// -> '), dashes -> -, all blanks -> space. أعلنت إدارة -> اعلنت اداره. Idempotent; broken UTF-8 passes through.
[[nodiscard]] std::string fold(std::string_view utf8);

}  // namespace sijill
