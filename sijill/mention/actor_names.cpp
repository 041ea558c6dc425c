#include "sijill/mention/actor_names.h"

#include <algorithm>
#include <array>

#include "sijill/mention/persons.h"

namespace sijill {
namespace {

struct Class_kind {
  std::string_view noun_class;
  std::string_view kind;
};
constexpr auto class_kinds = std::to_array<Class_kind>({{"fighter", "fighters"},
                                                        {"group", "group"},
                                                        {"force", "force"},
                                                        {"civilian", "civilians"},
                                                        {"person", "people"},
                                                        {"captive", "captives"},
                                                        {"official", "person"},
                                                        {"leader", "person"},
                                                        {"spokesman", "person"},
                                                        {"anonymous", "anonymous"},
                                                        {"media", "media"},
                                                        {"medical", "anonymous"},
                                                        {"state_body", "government"}});

// بداعش left in one piece: the group under it, where the word itself is unknown.
std::optional<Known_actor> uncut_prefix(const Mention_context& context, std::uint32_t word) {
  const std::string_view folded = context.folded[word];
  if (!is_name_like(context.words[word]) || folded.size() < 10 || !context.lexicon.forms(folded).empty())
    return std::nullopt;
  for (std::string_view clitic : {"ب", "ل", "و"}) {
    if (!folded.starts_with(clitic)) continue;
    const std::string_view rest = folded.substr(clitic.size());
    for (const Name_match& match : context.lexicon.match_names({&rest, 1})) {
      if (match.kind != Entry_kind::actor) continue;
      const std::string_view kind = context.lexicon.actor(match.entry).kind;
      if (kind == "group" || kind == "force") return Known_actor{match.entry, word, word + 1};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Known_actor> known_actor_at(const Mention_context& context, std::uint32_t word, std::uint32_t limit) {
  if (word >= limit) return std::nullopt;
  const std::span<const std::string_view> rest(context.folded.data() + word, std::min<std::size_t>(limit - word, 12));
  std::optional<Known_actor> best;
  for (const Name_match& match : context.lexicon.match_names(rest)) {
    if (match.kind != Entry_kind::actor) continue;
    if (!best || word + match.length > best->end) best = Known_actor{match.entry, word, word + match.length};
  }
  return best ? best : uncut_prefix(context, word);
}

std::optional<Known_actor> known_actor_inside(const Mention_context& context, Range range, std::uint32_t limit) {
  for (std::uint32_t k = range.begin; k < range.end && k < limit; ++k) {
    if (context.words[k].upos == Upos::verb) continue;
    const auto known = known_actor_at(context, k, limit);
    if (!known) continue;
    if (context.lexicon.actor(known->entry).kind != "state" || known->end >= range.end) return known;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> demonym_at(const Mention_context& context, std::uint32_t word, std::uint32_t limit) {
  if (word >= limit) return std::nullopt;
  std::string_view form = context.folded[word];
  const auto look_up = [&](std::string_view wanted) -> std::optional<std::uint32_t> {
    for (const Form_hit& hit : context.lexicon.forms(wanted)) {
      if (hit.kind == Entry_kind::demonym) return context.lexicon.actor_of_demonym(hit.entry);
    }
    for (const Name_match& match : context.lexicon.match_names({&wanted, 1})) {
      if (match.kind == Entry_kind::demonym) return context.lexicon.actor_of_demonym(match.entry);
    }
    return std::nullopt;
  };
  if (const auto actor = look_up(form)) return actor;
  if (!form.ends_with("يا") || form.size() < 10) return std::nullopt;
  form.remove_suffix(std::string_view("ا").size());
  return look_up(form);
}

std::string_view actor_kind_at(const Mention_context& context, std::uint32_t word) {
  // محافظة is a place before it is a woman governor.
  if (context.is_noun_class(word, "place_class")) return {};
  for (const Form_hit& hit : context.lexicon.forms(context.folded[word])) {
    if (hit.kind != Entry_kind::noun) continue;
    const Noun& noun = context.lexicon.noun(hit.entry);
    if (noun.noun_class == "building") return {};
    for (const Class_kind& entry : class_kinds) {
      if (entry.noun_class == noun.noun_class) return entry.kind;
    }
  }
  return {};
}

std::uint32_t tied_end(const Mention_context& context, std::uint32_t word, std::uint32_t limit) {
  const Words& words = context.words;
  if (word + 2 >= limit || !is_tie(context.folded[word])) return word;
  // Where a force stands (المتمركزة في) says nothing of whose it is.
  const std::string_view preposition = context.folded[word + 1];
  if (preposition != "ل" && preposition != "من" && preposition != "ب" && preposition != "مع") return word;
  const std::uint32_t at = word + 2;
  // الموالين لها: whatever the tagger makes of a suffix, it is cut from its preposition.
  if (words[at].upos == Upos::pron) return at + 1;
  const std::string_view after = context.folded[at];
  if (words[at].token == words[at - 1].token && (after == "ها" || after == "ه" || after == "هم")) return at + 1;
  if (!is_nominal(words[at]) || context.timed[at]) return word;
  std::uint32_t last = noun_phrase_end(context, at, limit);
  if (const auto known = known_actor_at(context, at, limit)) last = std::max(last, known->end);
  if (last < limit && actor_kind_at(context, at) == "person") {
    if (const auto known = known_actor_at(context, last, limit)) {
      last = known->end;
    } else if (const auto person = person_at(context, last, limit, true)) {
      last = person->end;
    }
  }
  return last;
}

bool is_media(const Mention_context& context, const Known_actor& actor) {
  const std::string_view kind = context.lexicon.actor(actor.entry).kind;
  return kind == "media" || kind == "agency";
}

Entity entity_of_actor(const Mention_context& context, std::uint32_t entry) {
  const Actor_entry& actor = context.lexicon.actor(entry);
  Entity entity;
  entity.id = actor.id;
  entity.kind = actor.kind;
  entity.name_ar = actor.name_ar;
  entity.name_en = actor.name_en;
  entity.country = actor.country == "-" ? std::string_view{} : actor.country;
  return entity;
}

}  // namespace sijill
