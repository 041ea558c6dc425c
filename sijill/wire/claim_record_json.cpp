#include "sijill/wire/claim_record_json.h"

#include <boost/json.hpp>
#include <cmath>
#include <limits>
#include <optional>

#include "sijill/wire/json_writer.h"

namespace sijill {
namespace {

namespace json = boost::json;

// What is wrong with a line; thrown inside this file only.
struct Wrong {
  std::string message;
};

std::string shown(const json::value& value) {
  std::string text = json::serialize(value);
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text;
}

// The member, or nothing where it is missing or null.
const json::value* member(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value == nullptr || value->is_null() ? nullptr : value;
}

[[noreturn]] void wrong(const std::string& where, const json::value& found, std::string_view wanted) {
  throw Wrong{where + ": found " + shown(found) + ", wanted " + std::string(wanted)};
}

const json::object& object_at(const json::value& value, const std::string& where) {
  if (!value.is_object()) wrong(where, value, "an object");
  return value.get_object();
}

std::string text_in(const json::object& object, std::string_view key, const std::string& where) {
  const json::value* value = member(object, key);
  if (value == nullptr) return {};
  if (!value->is_string()) wrong(where + "." + std::string(key), *value, "a text");
  return std::string(value->get_string());
}

std::optional<double> number_in(const json::object& object, std::string_view key, const std::string& where) {
  const json::value* value = member(object, key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number()) wrong(where + "." + std::string(key), *value, "a number");
  return value->to_number<double>();
}

std::optional<double> number_between(const json::object& object, std::string_view key, const std::string& where,
                                     double least, double most) {
  const std::optional<double> number = number_in(object, key, where);
  if (number && !(*number >= least && *number <= most)) {
    wrong(where + "." + std::string(key), *member(object, key),
          "a number from " + std::to_string(static_cast<long>(least)) + " to " +
              std::to_string(static_cast<long>(most)));
  }
  return number;
}

Passage passage_of(const json::object& object, const std::string& where) {
  Passage words;
  words.text = text_in(object, "text", where);
  const auto start = number_between(object, "start", where, 0, std::numeric_limits<std::int32_t>::max());
  const auto end = number_between(object, "end", where, 0, std::numeric_limits<std::int32_t>::max());
  if (start.has_value() != end.has_value() || (start && *start > *end)) {
    throw Wrong{where + ": found start and end that make no span, wanted both with start <= end, or neither"};
  }
  if (start) {
    words.start = static_cast<std::int32_t>(*start);
    words.end = static_cast<std::int32_t>(*end);
  }
  return words;
}

Passage passage_in(const json::object& object, std::string_view key, const std::string& where) {
  const json::value* value = member(object, key);
  const std::string here = where + "." + std::string(key);
  return value == nullptr ? Passage{} : passage_of(object_at(*value, here), here);
}

Entity_record entity_of(const json::value& value, const std::string& where) {
  const json::object& object = object_at(value, where);
  Entity_record entity;
  entity.id = text_in(object, "entity", where);
  entity.name_ar = text_in(object, "name_ar", where);
  entity.name_en = text_in(object, "name_en", where);
  entity.kind = text_in(object, "kind", where);
  entity.words = passage_of(object, where);
  const auto lat = number_between(object, "lat", where, -90, 90);
  const auto lon = number_between(object, "lon", where, -180, 180);
  if (lat && lon) entity.geo = Geo{*lat, *lon};
  entity.precision = text_in(object, "precision", where);
  entity.relation = text_in(object, "relation", where);
  entity.anchor = text_in(object, "anchor", where);
  return entity;
}

// Calls `take(value, where)` for each element of the array under `key`; none where it is missing.
template <typename Take>
void each_in(const json::object& object, std::string_view key, const std::string& where, const Take& take) {
  const json::value* value = member(object, key);
  if (value == nullptr) return;
  const std::string here = where + "." + std::string(key);
  if (!value->is_array()) wrong(here, *value, "a list");
  std::size_t i = 0;
  for (const json::value& element : value->get_array()) take(element, here + "[" + std::to_string(i++) + "]");
}

std::vector<Entity_record> entities_in(const json::object& object, std::string_view key, const std::string& where) {
  std::vector<Entity_record> entities;
  each_in(object, key, where,
          [&](const json::value& value, const std::string& here) { entities.push_back(entity_of(value, here)); });
  return entities;
}

// The value of an enumeration by its name; `otherwise` where the key is missing.
template <typename Enum>
Enum choice_in(const json::object& object, std::string_view key, const std::string& where, Enum first, Enum last,
               Enum otherwise) {
  const std::string text = text_in(object, key, where);
  if (text.empty()) return otherwise;
  std::string wanted;
  for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
    const std::string_view candidate = name(static_cast<Enum>(i));
    if (candidate == text) return static_cast<Enum>(i);
    wanted += (wanted.empty() ? "one of " : " ") + std::string(candidate);
  }
  wrong(where + "." + std::string(key), *member(object, key), wanted);
}

std::optional<Day> day_in(const json::object& object, std::string_view key, const std::string& where) {
  const std::string text = text_in(object, key, where);
  if (text.empty()) return std::nullopt;
  const auto digits = [&](std::size_t at, std::size_t count) {
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
      number = number * 10 + (text[i] - '0');
    }
    return number;
  };
  const Civil civil{.year = digits(0, 4), .month = digits(5, 2), .day = digits(8, 2)};
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || civil.year < 0 || !is_valid(civil)) {
    wrong(where + "." + std::string(key), *member(object, key), "a day such as \"2017-11-10\"");
  }
  return to_day(civil);
}

Amount amount_of(const json::object& object, const std::string& where) {
  return {.min = number_in(object, "min", where),
          .max = number_in(object, "max", where),
          .bound = choice_in(object, "op", where, Bound::equal, Bound::at_most, Bound::equal)};
}

std::optional<Timestamp> stamp_in(const json::object& object, std::string_view key, const std::string& where) {
  const std::string text = text_in(object, key, where);
  if (text.empty()) return std::nullopt;
  const std::optional<Timestamp> stamp = read_iso(text);
  if (!stamp)
    wrong(where + "." + std::string(key), *member(object, key),
          "a date or a date and time, for example \"2017-11-11T00:04:00\"");
  return stamp;
}

Document_record document_of(const json::object& object, const std::string& where) {
  Document_record document;
  document.id = text_in(object, "id", where);
  if (document.id.empty()) throw Wrong{where + ".id: missing, wanted the id of the document"};
  document.url = text_in(object, "url", where);
  if (const json::value* outlet = member(object, "outlet")) document.outlet = entity_of(*outlet, where + ".outlet");
  document.title = text_in(object, "title", where);
  document.byline = text_in(object, "byline", where);
  document.published = stamp_in(object, "published", where);
  document.language = text_in(object, "language", where);
  return document;
}

void read_event(const json::object& event, Claim_record& claim) {
  const std::string where = "event";
  const std::string type = text_in(event, "type", where);
  const auto known_type = event_type_of(type);
  if (!known_type)
    throw Wrong{"event.type: found \"" + type + "\", wanted one of the types of docs/formats/claim.md"};
  claim.type = *known_type;
  for (const auto& [key, field] : {std::pair("mode", &Claim_record::mode), std::pair("also", &Claim_record::also)}) {
    const std::string mode = text_in(event, key, where);
    const auto known = mode_of(claim.type, mode);
    if (!known) throw Wrong{"event." + std::string(key) + ": found \"" + mode + "\", wanted a mode of " + type};
    claim.*field = *known;
  }
  claim.trigger = passage_in(event, "trigger", where);
  claim.actor = entities_in(event, "actor", where);
  claim.recipient = entities_in(event, "recipient", where);
  claim.from = entities_in(event, "from", where);
  claim.object = entities_in(event, "object", where);
  claim.place = entities_in(event, "place", where);
  if (const json::value* value = member(event, "time")) {
    const std::string here = "event.time";
    const json::object& time = object_at(*value, here);
    Time_record when{.earliest = day_in(time, "earliest", here),
                     .latest = day_in(time, "latest", here),
                     .precision = choice_in(time, "precision", here, Time_precision::none, Time_precision::year,
                                            Time_precision::none),
                     .anchor = text_in(time, "anchor", here),
                     .words = passage_of(time, here)};
    if (when.earliest && when.latest && *when.latest < *when.earliest) {
      throw Wrong{here + ": latest lies before earliest, wanted earliest <= latest"};
    }
    if (when.precision == Time_precision::none && when.earliest) {
      when.precision = when.earliest == when.latest ? Time_precision::day : Time_precision::range;
    }
    claim.time = std::move(when);
  }
  if (const json::value* value = member(event, "extent")) {
    const json::object& extent = object_at(*value, "event.extent");
    claim.extent = Amount_record{amount_of(extent, "event.extent"), text_in(extent, "text", "event.extent")};
    claim.extent->amount.share = true;
  }
  each_in(event, "quantity", where, [&](const json::value& value, const std::string& here) {
    const json::object& quantity = object_at(value, here);
    if (member(quantity, "kind") == nullptr) throw Wrong{here + ".kind: missing, wanted dead, injured, captured …"};
    claim.quantity.push_back(
        {.kind = choice_in(quantity, "kind", here, Quantity_kind::dead, Quantity_kind::forces, Quantity_kind::dead),
         .who = text_in(quantity, "who", here),
         .amount = amount_of(quantity, here),
         .text = text_in(quantity, "text", here)});
  });
  claim.polarity = choice_in(event, "polarity", where, Polarity::affirmed, Polarity::denied, Polarity::affirmed);
  claim.certainty = choice_in(event, "certainty", where, Certainty::certain, Certainty::unknown, Certainty::certain);
  claim.modality = choice_in(event, "modality", where, Modality::actual, Modality::background, Modality::actual);
}

Link_record link_of(const json::value& value, const std::string& where) {
  const json::object& object = object_at(value, where);
  Link_record link;
  const json::value* narrator = member(object, "narrator");
  if (narrator == nullptr) throw Wrong{where + ".narrator: missing, wanted who says it"};
  link.narrator = entity_of(*narrator, where + ".narrator");
  link.stance = choice_in(object, "stance", where, Stance::publish, Stance::demand, Stance::state);
  link.role = text_in(object, "role", where);
  if (link.role.empty()) link.role = link.stance == Stance::publish ? "outlet" : "originator";
  link.named = choice_in(object, "named", where, Named::named, Named::document, Named::named);
  link.cue = passage_in(object, "cue", where);
  const json::value* party = member(object, "party_to_event");
  if (party != nullptr && !party->is_bool()) wrong(where + ".party_to_event", *party, "true or false");
  link.party_to_event = party != nullptr && party->get_bool();
  return link;
}

Claim_line line_of(const json::value& value) {
  const json::object& object = object_at(value, "record");
  const std::string schema = text_in(object, "schema", "record");
  if (schema != "sijill.claim/1") {
    throw Wrong{"schema: found \"" + schema + "\", wanted \"sijill.claim/1\""};
  }
  Claim_line line;
  const json::value* document = member(object, "document");
  if (document == nullptr) throw Wrong{"document: missing, wanted an object with at least an id"};
  line.document = document_of(object_at(*document, "document"), "document");
  line.claim.id = text_in(object, "id", "record");
  const json::value* event = member(object, "event");
  if (event == nullptr) throw Wrong{"event: missing, wanted an object with at least a type"};
  read_event(object_at(*event, "event"), line.claim);
  each_in(object, "chain", "record",
          [&](const json::value& link, const std::string& here) { line.claim.chain.push_back(link_of(link, here)); });
  line.claim.evidence = passage_in(object, "evidence", "record");
  if (line.claim.evidence.empty() && line.claim.trigger.empty()) {
    throw Wrong{"evidence: missing, and so is event.trigger; wanted the words that show the claim"};
  }
  line.claim.confidence = number_between(object, "confidence", "record", 0, 1).value_or(1);
  each_in(object, "trace", "record", [&](const json::value& rule, const std::string& here) {
    if (!rule.is_string()) wrong(here, rule, "a text");
    line.claim.trace.emplace_back(rule.get_string());
  });
  return line;
}

}  // namespace

Result<Claim_line> read_claim_line(std::string_view line) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 16;
  const json::value value = json::parse(json::string_view(line.data(), line.size()), error, {}, options);
  if (error) return Error{"this is no JSON: " + error.message()};
  try {
    return line_of(value);
  } catch (const Wrong& fault) {
    return Error{fault.message};
  }
}

}  // namespace sijill
