#include "sijill/wire/claim_json.h"

#include <utility>

#include "sijill/wire/claim_record_json.h"

namespace sijill {

void write_rejection_body(Json_writer& json, const Records& records, const Rejection& rejection) {
  json.key("trigger");
  write_passage(json, records.passage(rejection.trigger));
  json.key("type").text(name(rejection.type));
  json.key("mode").text_or_null(name(rejection.mode));
  json.key("reason").text_or_null(rejection.reason);
}

std::string claims_jsonl(const Reading& reading) {
  if (reading.claims.empty()) return {};
  const Records records(reading.document);
  const Document_record facts = article_facts(reading);
  std::string lines;
  for (std::size_t i = 0; i < reading.claims.size(); ++i) {
    lines += claim_record_line(facts, records.claim(reading.claims[i], i));
  }
  return lines;
}

std::string rejections_jsonl(const Reading& reading) {
  if (reading.rejections.empty()) return {};
  const Records records(reading.document);
  Json_writer json;
  for (const Rejection& rejection : reading.rejections) {
    json.begin_object();
    json.key("schema").text("sijill.rejection/1").key("document").text(reading.document.id);
    write_rejection_body(json, records, rejection);
    json.end_object().newline();
  }
  return std::move(json).take();
}

}  // namespace sijill
