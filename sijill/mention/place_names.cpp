#include "sijill/mention/place_names.h"

#include <algorithm>
#include <array>
#include <vector>

namespace sijill {
namespace {

struct Relation_word {
  std::string_view word;  // folded
  std::string_view relation;
};

constexpr auto relations = std::to_array<Relation_word>(
    {{"شرق", "east of"},        {"شرقي", "east of"},         {"غرب", "west of"},         {"غربي", "west of"},
     {"شمال", "north of"},      {"شمالي", "north of"},       {"جنوب", "south of"},       {"جنوبي", "south of"},
     {"ريف", "countryside of"}, {"ارياف", "countryside of"}, {"محيط", "around"},         {"اطراف", "edge of"},
     {"ضواحي", "outskirts of"}, {"ضاحيه", "outskirts of"},   {"مشارف", "edge of"},       {"باديه", "desert of"},
     {"وسط", "centre of"},      {"قلب", "centre of"},        {"مركز", "centre of"},      {"مداخل", "entrances of"},
     {"مدخل", "entrance of"},   {"تخوم", "edge of"},         {"جوار", "near"},           {"ساحل", "coast of"},
     {"حدود", "border of"},     {"الحدود", "border of"},     {"غوطه", "countryside of"}, {"بوابه", "entrance of"}});

// Takes words.front() as the first word of a name.
std::optional<Known_place> match(const Lexicon& lexicon, std::span<const std::string_view> words) {
  std::optional<Known_place> best;
  for (const Name_match& found : lexicon.match_names(words)) {
    if (found.kind != Entry_kind::place) continue;
    if (!best || found.length > best->length ||
        (found.length == best->length && lexicon.place(found.entry).rank < lexicon.place(best->entry).rank)) {
      best = Known_place{found.entry, found.length};
    }
  }
  return best;
}

bool is_well_known(const Lexicon& lexicon, const std::optional<Known_place>& known) {
  return known && lexicon.place(known->entry).rank <= 3;
}

// سبها cut into سب + ها, لحج into ل + حج: a well-known place under the uncut token.
std::optional<Known_place> match_uncut(const Mention_context& context, std::uint32_t word, std::uint32_t limit) {
  const Words& words = context.words;
  if (word + 1 >= limit || words[word + 1].token != words[word].token) return std::nullopt;
  const bool suffix = words[word + 1].upos == Upos::pron;
  const bool prefix = words[word].upos == Upos::adp && words[word].folded != "و" && !has_article(words[word + 1]);
  if (!suffix && !prefix) return std::nullopt;
  const std::string joined = std::string(context.folded[word]) + std::string(context.folded[word + 1]);
  const std::string_view view = joined;
  auto known = match(context.lexicon, {&view, 1});
  if (!is_well_known(context.lexicon, known)) return std::nullopt;
  if (prefix) {
    const std::string_view rest = context.folded[word + 1];
    // "to Hajj" is commoner than Lahj, save after في, a class word or a list of places.
    if (word == 0 || words[word - 1].upos == Upos::verb) return std::nullopt;
    const bool after_class = context.is_noun_class(word - 1, "place_class") ||
                             (word > 1 && words[word - 1].token == words[word - 2].token &&
                              context.is_noun_class(word - 2, "place_class"));
    const auto other = match(context.lexicon, {&rest, 1});
    if (other && !(after_class && !is_well_known(context.lexicon, other))) return std::nullopt;
  }
  known->length = 2;
  return known;
}

// بسوريا left in one piece: the place under it, where the word itself is unknown.
std::optional<Known_place> match_uncut_prefix(const Mention_context& context, std::uint32_t word) {
  std::string_view folded = context.folded[word];
  const bool verb = context.words[word].upos == Upos::verb;  // the tagger's guess for وتعز
  if ((!is_nominal(context.words[word]) && !verb) || !context.lexicon.forms(folded).empty()) return std::nullopt;
  for (std::string_view clitic : {"ب", "ل", "و", "ف"}) {
    if (!folded.starts_with(clitic) || folded.size() < 8) continue;
    const std::string_view rest = folded.substr(clitic.size());
    const auto known = match(context.lexicon, {&rest, 1});
    if (is_well_known(context.lexicon, known)) return known;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Known_place> known_place_at(const Mention_context& context, std::uint32_t word, std::uint32_t limit) {
  if (word >= limit) return std::nullopt;
  const std::span<const std::string_view> rest(context.folded.data() + word, std::min<std::size_t>(limit - word, 12));
  const auto known = match(context.lexicon, rest);
  const auto uncut = match_uncut(context, word, limit);
  if (uncut && (!known || known->length == 1)) return uncut;
  if (known) return known;
  return match_uncut_prefix(context, word);
}

std::optional<std::string_view> relation_of(std::string_view folded) {
  for (const Relation_word& entry : relations) {
    if (entry.word == folded) return entry.relation;
  }
  return std::nullopt;
}

Entity entity_of_place(const Mention_context& context, std::uint32_t entry) {
  const Place_entry& place = context.lexicon.place(entry);
  Entity entity;
  entity.id = place.id;
  entity.kind = place.kind;
  entity.name_ar = place.name_ar;
  entity.name_en = place.name_en;
  entity.country = place.country;
  entity.precision = place.precision;
  entity.geo = Geo{place.lat, place.lon};
  return entity;
}

}  // namespace sijill
