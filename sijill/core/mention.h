// Names, described actors, places, dates and numbers found in the words of a document.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/core/entity.h"
#include "sijill/core/quantity.h"
#include "sijill/core/span.h"

namespace sijill {

enum class Mention_kind : std::uint8_t { actor, place, time, number };

// How the words of an actor mention say who it is.
enum class Mention_form : std::uint8_t {
  name,         // تنظيم داعش, مصطفى بالي
  description,  // مسلحون مجهولون, مسؤول روسي
  pronoun,      // the suffix of سيطرتهم; entity is the antecedent
  adjective     // the Saudi of "Saudi warplanes", where it stands for the actor
};

struct Mention {
  Mention_kind kind = Mention_kind::actor;
  Mention_form form = Mention_form::name;
  Span span;
  Range words;  // into the words of the document
  std::uint32_t sentence = 0;
  std::uint32_t head = 0;  // index of the word that carries the noun phrase
  Entity entity;           // actor and place; id is shared by all mentions that corefer
  Time time;               // time only
  Amount amount;           // number only
  std::int32_t twin = -1;  // index of the mention with the other reading of the same words, -1 for none
  std::int32_t qualifies = -1;  // index of the mention that this one only describes (زنجبار عاصمة أبين), -1 for none
  std::string reason;  // rule that found or merged it
};

using Mentions = std::vector<Mention>;

}  // namespace sijill
