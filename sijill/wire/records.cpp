#include "sijill/wire/records.h"

#include <unordered_set>

namespace sijill {
namespace {

// The outlet as the chains name it, else as the document does.
Entity outlet_of(const Reading& reading) {
  for (const Claim& claim : reading.claims) {
    if (!claim.chain.empty() && claim.chain.front().stance == Stance::publish) return claim.chain.front().narrator;
  }
  Entity outlet;
  outlet.text = reading.document.outlet;
  outlet.kind = "media";
  return outlet;
}

bool is_own(const Entity& entity) { return entity.id.empty() || entity.id.starts_with("doc."); }

// Which of those that only this document knows have a name of their own.
class Names {
 public:
  explicit Names(const Mentions& mentions) {
    // A mention by name makes all that corefer with it named.
    for (const Mention& mention : mentions) {
      if (mention.form == Mention_form::name) named_.insert(mention.entity.id);
    }
  }

  [[nodiscard]] bool lack(const Entity& entity) const {
    if (!is_own(entity)) return false;
    if (entity.id.empty()) return true;
    // «غربي المدينة» (the west of the city), where the city is not told.
    if (entity.kind == "region" && entity.relation.empty()) return true;
    return !named_.contains(entity.id);
  }

  void mark(std::vector<Entity_record>& records, const std::vector<Entity>& entities) const {
    for (std::size_t i = 0; i < records.size(); ++i) records[i].described = lack(entities[i]);
  }

 private:
  std::unordered_set<std::string> named_;
};

}  // namespace

std::string claim_id(const Document& document, std::size_t index) {
  return document.id + "#" + std::to_string(index + 1);
}

Passage Records::passage(Span span) const {
  if (span.empty()) return {};
  return {.start = static_cast<std::int32_t>(code_points_.at(span.begin)),
          .end = static_cast<std::int32_t>(code_points_.at(span.end)),
          .text = std::string(document_.under(span))};
}

Entity_record Records::entity(const Entity& entity) const {
  Entity_record record{.id = entity.id,
                       .name_ar = entity.name_ar,
                       .name_en = entity.name_en,
                       .kind = entity.kind,
                       .country = entity.country,
                       .words = passage(entity.span),
                       .geo = entity.geo,
                       .precision = entity.precision,
                       .relation = entity.relation,
                       .anchor = entity.anchor};
  if (entity.span.empty()) record.words.text = entity.text;
  return record;
}

Claim_record Records::claim(const Claim& claim, std::size_t index) const {
  const Event& event = claim.event;
  const auto entities = [&](const std::vector<Entity>& from) {
    std::vector<Entity_record> records;
    records.reserve(from.size());
    for (const Entity& one : from) records.push_back(entity(one));
    return records;
  };
  Claim_record record{.id = claim_id(document_, index),
                      .type = event.type,
                      .mode = event.mode,
                      .also = event.also,
                      .trigger = passage(event.trigger),
                      .actor = entities(event.actor),
                      .recipient = entities(event.recipient),
                      .from = entities(event.from),
                      .object = entities(event.object),
                      .place = entities(event.place),
                      .time = std::nullopt,
                      .extent = std::nullopt,
                      .quantity = {},
                      .polarity = event.polarity,
                      .certainty = event.certainty,
                      .modality = event.modality,
                      .chain = {},
                      .evidence = passage(claim.evidence),
                      .confidence = claim.confidence,
                      .trace = claim.trace};
  if (event.time) {
    const Time& time = event.time->time;
    record.time = Time_record{time.earliest, time.latest, time.precision, time.anchor, passage(event.time->span)};
  }
  if (event.extent) {
    record.extent = Amount_record{event.extent->amount, std::string(document_.under(event.extent->span))};
  }
  for (const Quantity& quantity : event.quantity) {
    record.quantity.push_back(
        {quantity.kind, quantity.who, quantity.amount, std::string(document_.under(quantity.span))});
  }
  for (const Link& link : claim.chain) {
    record.chain.push_back({.narrator = entity(link.narrator),
                            .role = link.role,
                            .stance = link.stance,
                            .named = link.named,
                            .cue = passage(link.cue),
                            .party_to_event = link.party_to_event});
  }
  return record;
}

Document_record article_facts(const Reading& reading) {
  const Document& document = reading.document;
  return {.id = document.id,
          .name = {},
          .url = document.url,
          .outlet = Records(document).entity(outlet_of(reading)),
          .title = document.title,
          .byline = document.byline,
          .language = document.language,
          .published = document.published,
          .text = {},
          .notes = document.notes,
          .mentions = {},
          .claims = {}};
}

Document_record record_of(const Reading& reading) {
  Document_record record = article_facts(reading);
  record.text = reading.document.text;
  const Records records(reading.document);
  const Names names(reading.mentions);
  for (const Mention& mention : reading.mentions) {
    const bool is_place = mention.kind == Mention_kind::place;
    if (!is_place && mention.kind != Mention_kind::actor) continue;
    if (is_own(mention.entity) && (mention.form != Mention_form::name || names.lack(mention.entity))) continue;
    Mention_record one{records.entity(mention.entity), is_place};
    one.entity.words = records.passage(mention.span);
    record.mentions.push_back(std::move(one));
  }
  for (std::size_t i = 0; i < reading.claims.size(); ++i) {
    const Claim& claim = reading.claims[i];
    record.claims.push_back(records.claim(claim, i));
    Claim_record& made = record.claims.back();
    names.mark(made.actor, claim.event.actor);
    names.mark(made.recipient, claim.event.recipient);
    names.mark(made.from, claim.event.from);
    names.mark(made.object, claim.event.object);
    names.mark(made.place, claim.event.place);
    for (std::size_t link = 0; link < claim.chain.size(); ++link) {
      if (claim.chain[link].role == "outlet") continue;
      made.chain[link].narrator.described = names.lack(claim.chain[link].narrator);
    }
  }
  return record;
}

}  // namespace sijill
