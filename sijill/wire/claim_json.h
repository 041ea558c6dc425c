// The claims of a reading in wire format version 1: one JSON object a claim, one claim a line
// (docs/formats/claim.md).
#pragma once

#include <string>

#include "sijill/core/reading.h"
#include "sijill/wire/json_writer.h"
#include "sijill/wire/records.h"

namespace sijill {

// "sijill.claim/1" records of all claims in the order of the reading; empty where there are none.
[[nodiscard]] std::string claims_jsonl(const Reading& reading);

// "sijill.rejection/1" records, one a line: what could have been a trigger and was not taken.
[[nodiscard]] std::string rejections_jsonl(const Reading& reading);

// The keys from "trigger" to "reason", into an object already begun.
void write_rejection_body(Json_writer& json, const Records& records, const Rejection& rejection);

}  // namespace sijill
