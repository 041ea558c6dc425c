// A Reading as records that stand alone: spans become words with code point offsets.
#pragma once

#include <cstddef>
#include <string>

#include "sijill/core/reading.h"
#include "sijill/core/record.h"
#include "sijill/text/code_points.h"

namespace sijill {

// "<document id>#<n>", n from 1.
[[nodiscard]] std::string claim_id(const Document& document, std::size_t index);

class Records {
 public:
  // The document must outlive the records.
  explicit Records(const Document& document) : document_(document), code_points_(document.text) {}

  [[nodiscard]] Passage passage(Span span) const;
  [[nodiscard]] Entity_record entity(const Entity& entity) const;
  [[nodiscard]] Claim_record claim(const Claim& claim, std::size_t index) const;

 private:
  const Document& document_;
  Code_point_index code_points_;
};

// What is known about the article, its outlet as the chains name it; no text, mentions or claims.
[[nodiscard]] Document_record article_facts(const Reading& reading);

// All of it: facts, text, the claims, and of the mentions those that say who or where by name.
[[nodiscard]] Document_record record_of(const Reading& reading);

}  // namespace sijill
