// Under which forms a word of an article is found, and under which a word of a search looks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sijill {

// The forms under which a folded word of an article stands in the index: without the article, and with and without
// what is written before it. والبوكمال -> والبوكمال, بوكمال; بغداد -> بغداد, غداد. Never empty for a word.
[[nodiscard]] std::vector<std::string> indexed_forms(std::string_view folded);

// The forms that a folded word of a search looks for, any of them: the word as it is, and without its article.
// البوكمال -> البوكمال, بوكمال; بغداد -> بغداد (and so finds وببغداد, but not what غداد would find).
[[nodiscard]] std::vector<std::string> searched_forms(std::string_view folded);

}  // namespace sijill
