#include "sijill/wire/export_claims.h"

#include <array>

#include "sijill/wire/delimited.h"
#include "sijill/wire/ledger_json.h"

namespace sijill {
namespace {

class Claims_jsonl : public Export {
 public:
  Export_of takes() const override { return Export_of::claims; }
  std::string add_claim(const Recorded_claim& claim) override { return row_line(claim); }
};

constexpr std::array<std::string_view, 49> columns = {"id",
                                                      "document",
                                                      "url",
                                                      "title",
                                                      "published",
                                                      "known",
                                                      "outlet",
                                                      "outlet_name",
                                                      "originator",
                                                      "originator_name",
                                                      "stance",
                                                      "named",
                                                      "chain",
                                                      "interest",
                                                      "type",
                                                      "mode",
                                                      "also",
                                                      "polarity",
                                                      "certainty",
                                                      "modality",
                                                      "actor",
                                                      "actor_name",
                                                      "recipient",
                                                      "recipient_name",
                                                      "from",
                                                      "from_name",
                                                      "object_name",
                                                      "place",
                                                      "place_name",
                                                      "place_kind",
                                                      "latitude",
                                                      "longitude",
                                                      "place_precision",
                                                      "place_relation",
                                                      "country",
                                                      "earliest",
                                                      "latest",
                                                      "time_precision",
                                                      "share_min",
                                                      "share_max",
                                                      "dead_min",
                                                      "dead_max",
                                                      "injured_min",
                                                      "injured_max",
                                                      "quantities",
                                                      "incident",
                                                      "review",
                                                      "confidence",
                                                      "evidence"};

std::string keys_of(const std::vector<Ledger_entity>& entities) {
  Distinct keys;
  for (const Ledger_entity& entity : entities) keys.add(entity.key);
  return keys.joined("|");
}

std::string names_in_cell(const std::vector<Ledger_entity>& entities) {
  Distinct names;
  for (const Ledger_entity& entity : entities) names.add(name_of(entity));
  return names.joined("|");
}

std::string chain_of(const Claim_record& claim) {
  std::string chain;
  for (const Link_record& link : claim.chain) {
    const Entity_record& narrator = link.narrator;
    const std::string& who = !narrator.name_en.empty()   ? narrator.name_en
                             : !narrator.name_ar.empty() ? narrator.name_ar
                                                         : narrator.words.text;
    if (!chain.empty()) chain += " > ";
    chain += who + " (" + std::string(name(link.stance)) + ")";
  }
  return chain;
}

std::string quantities_of(const Claim_record& claim) {
  Distinct out;
  for (const Quantity_record& quantity : claim.quantity) {
    const Amount& amount = quantity.amount;
    std::string text = name(quantity.kind);
    if (!quantity.who.empty()) text += " " + quantity.who;
    text += std::string(" ") + name(amount.bound) + " " + (amount.min ? plain_decimal(*amount.min) : "");
    out.add(text + ".." + (amount.max ? plain_decimal(*amount.max) : ""));
  }
  return out.joined("; ");
}

// Bounds of all counts of one kind; the parts of a count ("civilian", "fighter") are left to the column quantities.
void write_count(Delimited& out, const Claim_record& claim, Quantity_kind kind) {
  const Quantity_record* found = nullptr;
  for (const Quantity_record& quantity : claim.quantity) {
    if (quantity.kind == kind && (found == nullptr || quantity.who.empty())) found = &quantity;
  }
  out.number(found == nullptr ? std::nullopt : found->amount.min);
  out.number(found == nullptr ? std::nullopt : found->amount.max);
}

void write_day(Delimited& out, std::optional<Day> day) { out.code(day ? to_string(*day) : std::string()); }

class Claims_csv : public Export {
 public:
  Export_of takes() const override { return Export_of::claims; }

  std::string begin() override {
    Delimited out(Delimiter::comma);
    out.header(columns);
    return std::move(out).take();
  }

  std::string add_claim(const Recorded_claim& row) override {
    const Claim_record& claim = row.claim;
    const Document_record& document = row.document;
    const Link_record* last = claim.chain.empty() ? nullptr : &claim.chain.back();
    const Ledger_entity place = row.place.empty() ? Ledger_entity{} : row.place.front();
    Delimited out(Delimiter::comma);
    out.text(claim.id).text(document.id).text(document.url).text(document.title);
    out.code(document.published ? to_string(*document.published) : std::string());
    write_day(out, row.known);
    out.text(row.outlet.key).text(row.outlet.known() ? name_of(row.outlet) : std::string());
    out.text(row.originator.key).text(row.originator.known() ? name_of(row.originator) : std::string());
    out.code(name(stance_of(row)));
    out.code(last == nullptr || last->stance == Stance::publish ? std::string_view() : name(last->named));
    out.text(chain_of(claim)).code(name(row.interest));
    out.code(name(claim.type)).code(name(claim.mode)).code(name(claim.also));
    out.code(name(claim.polarity)).code(name(claim.certainty)).code(name(claim.modality));
    out.text(keys_of(row.actor)).text(names_in_cell(row.actor));
    out.text(keys_of(row.recipient)).text(names_in_cell(row.recipient));
    out.text(keys_of(row.from)).text(names_in_cell(row.from)).text(names_in_cell(row.object));
    out.text(keys_of(row.place)).text(names_in_cell(row.place)).text(place.kind);
    out.number(place.geo ? std::optional(place.geo->lat) : std::nullopt);
    out.number(place.geo ? std::optional(place.geo->lon) : std::nullopt);
    out.text(place.precision).text(place.relation).text(place.country);
    write_day(out, claim.time ? claim.time->earliest : std::nullopt);
    write_day(out, claim.time ? claim.time->latest : std::nullopt);
    out.code(claim.time ? name(claim.time->precision) : "");
    out.number(claim.extent ? claim.extent->amount.min : std::nullopt);
    out.number(claim.extent ? claim.extent->amount.max : std::nullopt);
    write_count(out, claim, Quantity_kind::dead);
    write_count(out, claim, Quantity_kind::injured);
    out.text(quantities_of(claim)).text(row.incident).text(row.status).number(claim.confidence);
    out.text(claim.evidence.empty() ? claim.trigger.text : claim.evidence.text);
    out.end_row();
    return std::move(out).take();
  }
};

}  // namespace

std::unique_ptr<Export> claims_jsonl_export(const Export_options&) { return std::make_unique<Claims_jsonl>(); }
std::unique_ptr<Export> claims_csv_export(const Export_options&) { return std::make_unique<Claims_csv>(); }

}  // namespace sijill
