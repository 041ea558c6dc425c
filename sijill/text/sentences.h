// Lines of tokens -> sentences, with the kind that the article's marked lines give them.
#pragma once

#include <span>
#include <vector>

#include "sijill/core/article.h"
#include "sijill/core/document.h"

namespace sijill {

// Every token lies in exactly one sentence. A line is a paragraph and always ends a sentence; so do the borders of a
// marked stretch, which is one sentence of its own.
[[nodiscard]] std::vector<Sentence> find_sentences(std::span<const Token> tokens, std::span<const Range> lines,
                                                   std::span<const Quotation> quotations,
                                                   std::span<const Marked_line> marked);

}  // namespace sijill
