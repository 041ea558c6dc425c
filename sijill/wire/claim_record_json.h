// Claim records to and from JSON Lines, wire format version 1 (docs/formats/claim.md).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sijill/core/record.h"
#include "sijill/core/result.h"
#include "sijill/wire/json_writer.h"

namespace sijill {

// One line, ended by "\n", byte for byte what claims_jsonl writes of the same reading.
[[nodiscard]] std::string claim_record_line(const Document_record& document, const Claim_record& claim);

// The parts that other formats share. Keys go into an object already begun; values follow a key.
void write_offsets(Json_writer& out, const Passage& words);  // keys start and end
void write_passage(Json_writer& out, const Passage& words);  // value: start, end, text; null where empty
void write_entity(Json_writer& out, const Entity_record& entity);
void write_place(Json_writer& out, const Entity_record& place);
void write_article_facts(Json_writer& out, const Document_record& document);  // value of "document", without text
void write_claim_body(Json_writer& out, const Claim_record& claim);           // keys event to trace

// A line of a claims file: the claim, and of its document what the line says (no text).
struct Claim_line {
  Document_record document;  // without claims
  Claim_record claim;
};

// Reads one line, made by us or by hand. "schema", "document.id", "event.type" and "event.trigger" or "evidence" must
// be there; whatever else is missing or null is not known. Unknown keys are passed over. The error names the key,
// what was found and what was wanted, without file and line number.
[[nodiscard]] Result<Claim_line> read_claim_line(std::string_view line);

}  // namespace sijill
