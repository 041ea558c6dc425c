// Article -> Document: sentences, tokens and quotations over a text that never changes again.
#pragma once

#include "sijill/core/article.h"
#include "sijill/core/document.h"

namespace sijill {

// Sentences longer than this many tokens are cut at the last clause mark (or anywhere, if there is none).
inline constexpr std::uint32_t max_sentence_tokens = 400;

[[nodiscard]] Document split(Article article);

}  // namespace sijill
