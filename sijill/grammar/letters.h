// Words as sequences of letters: UTF-16 units of the basic plane, one a letter.
#pragma once

#include <string>
#include <string_view>

namespace sijill::grammar {

// A letter outside the basic plane, or a broken byte, is U+FFFD.
[[nodiscard]] std::u16string letters_of(std::string_view utf8);
[[nodiscard]] std::string utf8_of(std::u16string_view letters);

// Letter by letter what sijill::fold does to a plain form: أ -> ا, ى -> ي, ة -> ه. Folding a plain form keeps its
// length, so a cut found in the folded letters is a cut of the form.
[[nodiscard]] std::u16string fold_letters(std::string_view utf8_plain);

}  // namespace sijill::grammar
