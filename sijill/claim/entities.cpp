#include "sijill/claim/entities.h"

#include <algorithm>
#include <string>

namespace sijill {

Entity entity_of(const Claim_context& context, const Filler& filler) {
  if (filler.mention != nothing) {
    Entity entity = context.mention(filler.mention).entity;
    return entity;
  }
  Entity entity;
  entity.span = context.span_of(filler.words);
  entity.text = std::string(context.document.under(entity.span));
  entity.name_ar = entity.text;
  entity.kind = "unknown";
  if (!filler.words.empty()) entity.head = std::string(context.folded[filler.words.begin]);
  return entity;
}

bool is_place(const Claim_context& context, const Filler& filler) {
  if (filler.mention == nothing) return false;
  const Mention& mention = context.mention(filler.mention);
  return mention.kind == Mention_kind::place || mention.twin != nothing;
}

bool is_actor(const Claim_context& context, const Filler& filler) {
  if (filler.mention == nothing) return false;
  const Mention& mention = context.mention(filler.mention);
  return mention.kind == Mention_kind::actor || mention.twin != nothing;
}

bool can_speak(const Claim_context& context, const Filler& filler) {
  if (filler.mention == nothing) return false;
  return is_actor(context, filler);
}

bool is_armed(const Claim_context& context, const Filler& filler) {
  if (!is_actor(context, filler)) return false;
  const std::string& kind = context.mention(filler.mention).entity.kind;
  return kind == "force" || kind == "group" || kind == "fighters" || kind == "state" || kind == "government" ||
         kind == "party" || kind == "tribe";
}

bool is_people(const Claim_context& context, const Filler& filler) {
  if (filler.mention != nothing) {
    const Mention& mention = context.mention(filler.mention);
    const std::string& kind = mention.entity.kind;
    return mention.kind == Mention_kind::actor && kind != "state" && kind != "media" && kind != "agency" &&
           kind != "igo" && kind != "government";
  }
  if (filler.words.empty()) return false;
  const std::string_view noun_class = context.noun_class(filler.words.begin);
  return noun_class == "fighter" || noun_class == "civilian" || noun_class == "person" || noun_class == "captive" ||
         noun_class == "official" || noun_class == "leader" || noun_class == "casualty_dead" ||
         noun_class == "casualty_injured";
}

bool is_voice(const Mention& mention) {
  const std::string& kind = mention.entity.kind;
  return kind == "monitor" || kind == "agency" || kind == "media" || kind == "anonymous";
}

Named named_of(const Claim_context& context, const Filler& filler) {
  if (filler.mention == nothing) return Named::source_unnamed;
  const Mention& mention = context.mention(filler.mention);
  const std::string& kind = mention.entity.kind;
  if (kind == "agency" || kind == "media") return Named::media;
  if (kind == "anonymous") {
    return mention.entity.head.find("شاهد") != std::string::npos ||
                   mention.entity.head.find("شهود") != std::string::npos
               ? Named::witness
               : Named::source_unnamed;
  }
  if (mention.form == Mention_form::description && kind == "person") return Named::official_unnamed;
  return Named::named;
}

bool holds(const Fillers& list, std::int32_t mention) {
  return std::any_of(list.begin(), list.end(), [&](const Filler& filler) { return filler.mention == mention; });
}

}  // namespace sijill
