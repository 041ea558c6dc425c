// The claim record, wire format version 1: one JSON object a claim, one claim a line (docs/formats/claim.md).
#pragma once

#include <cstddef>
#include <string>

#include "sijill/core/reading.h"
#include "sijill/text/code_points.h"
#include "sijill/wire/json_writer.h"

namespace sijill {

// "sijill.claim/1" records of all claims in the order of the reading; empty where there are none.
[[nodiscard]] std::string claims_jsonl(const Reading& reading);

// "sijill.rejection/1" records, one a line: what could have been a trigger and was not taken.
[[nodiscard]] std::string rejections_jsonl(const Reading& reading);

// "<document id>#<n>", n from 1.
[[nodiscard]] std::string claim_id(const Document& document, std::size_t index);

// The parts that the other formats share. All offsets are code points of the document's text.
class Claim_records {
 public:
  // The document must outlive the records.
  explicit Claim_records(const Document& document) : document_(document), code_points_(document.text) {}

  [[nodiscard]] const Code_point_index& code_points() const { return code_points_; }

  // Keys "start" and "end" into an object already begun; null for an empty span.
  void write_offsets(Json_writer& json, Span span) const;
  // An object of "start", "end" and "text", or null for an empty span.
  void write_span(Json_writer& json, Span span) const;
  void write_entity(Json_writer& json, const Entity& entity) const;
  void write_place(Json_writer& json, const Entity& place) const;
  // The value of "document": what is known about the article without its text.
  void write_article_facts(Json_writer& json, const Entity& outlet) const;
  // The keys from "event" to "trace" of the record, into an object already begun.
  void write_claim_body(Json_writer& json, const Claim& claim) const;
  // The keys from "trigger" to "reason".
  void write_rejection_body(Json_writer& json, const Rejection& rejection) const;

 private:
  void write_event(Json_writer& json, const Event& event) const;
  void write_link(Json_writer& json, const Link& link) const;

  const Document& document_;
  Code_point_index code_points_;
};

// The outlet as the chains name it, else as the document does.
[[nodiscard]] Entity outlet_of(const Reading& reading);

}  // namespace sijill
