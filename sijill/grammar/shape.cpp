#include "sijill/grammar/shape.h"

#include <algorithm>

namespace sijill::grammar {
namespace {

std::uint8_t kind_of(std::u16string_view folded) {
  if (folded.empty()) return 0;
  const char16_t c = folded[0];
  if (c >= 0x0621 && c <= 0x064A) return 1;
  if (c >= u'0' && c <= u'9') return 2;
  if ((c >= u'a' && c <= u'z') || (c >= 0x00C0 && c < 0x0600)) return 3;
  return 4;
}

}  // namespace

bool is_function_tag(Upos tag) {
  switch (tag) {
    case Upos::adp:
    case Upos::aux:
    case Upos::cconj:
    case Upos::sconj:
    case Upos::det:
    case Upos::part:
    case Upos::pron:
    case Upos::punct: return true;
    default: return false;
  }
}

Shape Vocabulary::shape_of(std::u16string_view plain, std::u16string_view folded, Part_kind part) const {
  Shape shape;
  shape.kind = kind_of(folded);
  shape.part = part;
  // All numbers of one length are one word.
  shape.folded = shape.kind == 2 ? mix(folded.size(), 7) : hash_of(folded);
  shape.plain = shape.kind == 2 ? shape.folded : hash_of(plain);
  for (std::size_t n = 0; n < 4; ++n) {
    const std::size_t size = std::min(n + 1, folded.size());
    shape.prefixes[n] = shape.kind == 2 ? 2 : hash_of(folded.substr(0, size));
    shape.suffixes[n] = shape.kind == 2 ? 2 : hash_of(folded.substr(folded.size() - size));
  }
  if (!plain.empty()) shape.edge = mix(plain.front(), plain.back());
  shape.cluster = clusters_.find(key(folded)).value_or(0);
  shape.tags = tags_.find(tags_key(folded, part)).value_or(0);
  shape.article = folded.size() > 3 && folded.starts_with(u"ال");
  shape.lengthy = folded.size() > 4;
  return shape;
}

}  // namespace sijill::grammar
