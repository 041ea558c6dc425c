#include "sijill/ledger/claim_rows.h"

#include <charconv>
#include <optional>
#include <utility>

namespace sijill {
namespace {

// Names of what the ledger stores as text; a name that a newer program wrote reads as the first value.
template <typename Enum>
Enum by_name(std::string_view wanted, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name(static_cast<Enum>(i)) == wanted) return static_cast<Enum>(i);
  }
  return Enum{};
}

Amount amount_in(const Statement& row, int column) {
  return {.min = row.maybe_number(column),
          .max = row.maybe_number(column + 1),
          .bound = by_name(row.text(column + 2), Bound::at_most)};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

Entity_record entity_record(const Ledger_entity& entity, Passage words) {
  return {.id = entity.key,
          .name_ar = entity.name_ar,
          .name_en = entity.name_en,
          .kind = entity.kind,
          .country = entity.country,
          .words = std::move(words),
          .geo = entity.geo,
          .precision = entity.precision,
          .relation = entity.relation,
          .anchor = entity.relation.empty() ? std::string() : entity.parent};
}

}  // namespace

std::optional<Row> claim_row(Database& database, const std::string& id) {
  const std::size_t mark = id.rfind('#');
  if (mark == std::string::npos) return std::nullopt;
  std::int64_t n = 0;
  const char* end = id.data() + id.size();
  const auto read = std::from_chars(id.data() + mark + 1, end, n);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  Statement statement = database.prepare(
      "SELECT c.claim FROM claims c JOIN documents d USING (document) WHERE d.key = ? AND c.n = ? "
      "ORDER BY c.is_latest DESC, c.reading DESC LIMIT 1");
  statement.bind(id.substr(0, mark), n);
  return statement.next() ? std::optional(statement.integer(0)) : std::nullopt;
}

std::string_view characters(std::string_view text, std::int64_t start, std::int64_t end) {
  std::int64_t n = -1;
  std::size_t begin = text.size();
  std::size_t stop = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    ++n;
    if (n == start) begin = i;
    if (n == end) {
      stop = i;
      break;
    }
  }
  return begin >= stop ? std::string_view() : text.substr(begin, stop - begin);
}

Claim_rows::Claim_rows(Database& database)
    : database_(database),
      claim_(database.prepare(
          "SELECT document, n, type, mode, also, polarity, certainty, modality, earliest, latest, time_precision, "
          "time_anchor, time_start, time_end, time_words, extent_min, extent_max, extent_op, extent_words, "
          "originator, "
          "stance, known_day, trigger_start, trigger_end, trigger_words, evidence_start, evidence_end, "
          "evidence_words, "
          "confidence, trace FROM claims WHERE claim = ?")),
      arguments_(database.prepare(
          "SELECT role, actor, place, start, end, words FROM arguments WHERE claim = ? ORDER BY role, position")),
      quantities_(database.prepare(
          "SELECT kind, who, min, max, op, words FROM quantities WHERE claim = ? ORDER BY position")),
      links_(database.prepare(
          "SELECT narrator, role, stance, named, party_to_event, cue_start, cue_end, cue_words, start, "
          "end, words FROM links WHERE claim = ? ORDER BY position")),
      incident_(database.prepare(
          "SELECT key, interest FROM incident_claims JOIN incidents USING (incident) WHERE claim = ?")),
      document_(database.prepare("SELECT key, name, url, outlet, title, byline, language, published, notes, text "
                                 "FROM documents WHERE document = ?")),
      actor_(database.prepare("SELECT a.key, a.kind, a.name_ar, a.name_en, a.country, a.sector, p.key FROM actors a "
                              "LEFT JOIN actors p ON p.actor = a.parent WHERE a.actor = ?")),
      place_(database.prepare(
          "SELECT a.key, a.kind, a.name_ar, a.name_en, a.country, a.lat, a.lon, a.precision, "
          "a.relation, p.key FROM places a LEFT JOIN places p ON p.place = a.parent WHERE a.place = ?")),
      corrections_(database) {}

Ledger_entity Claim_rows::actor(Row row) {
  actor_.bind(row);
  if (!actor_.next()) return {};
  return {.key = actor_.text(0),
          .kind = actor_.text(1),
          .name_ar = actor_.text(2),
          .name_en = actor_.text(3),
          .country = actor_.text(4),
          .parent = actor_.text(6),
          .geo = std::nullopt,
          .precision = {},
          .relation = {},
          .sector = actor_.text(5)};
}

Ledger_entity Claim_rows::place(Row row) {
  place_.bind(row);
  if (!place_.next()) return {};
  Ledger_entity place{.key = place_.text(0),
                      .kind = place_.text(1),
                      .name_ar = place_.text(2),
                      .name_en = place_.text(3),
                      .country = place_.text(4),
                      .parent = place_.text(9),
                      .geo = std::nullopt,
                      .precision = place_.text(7),
                      .relation = place_.text(8),
                      .sector = {}};
  if (!place_.is_null(5) && !place_.is_null(6)) place.geo = Geo{place_.number(5), place_.number(6)};
  return place;
}

void Claim_rows::load_document(Row document) {
  if (document == document_row_) return;
  document_row_ = document;
  facts_ = {};
  document_.bind(document);
  if (!document_.next()) return;
  facts_.id = document_.text(0);
  facts_.name = document_.text(1);
  facts_.url = document_.text(2);
  outlet_ = document_.is_null(3) ? Ledger_entity{} : actor(document_.integer(3));
  facts_.outlet = entity_record(outlet_, {});
  facts_.title = document_.text(4);
  facts_.byline = document_.text(5);
  facts_.language = document_.text(6);
  facts_.published = read_iso(document_.text(7));
  facts_.notes = lines_of(document_.text(8));
  facts_.text = document_.text(9);
}

Passage Claim_rows::passage(Statement& row, int start_column, std::string stored) const {
  Passage words{.start = -1, .end = -1, .text = std::move(stored)};
  if (row.is_null(start_column)) return words;
  words.start = static_cast<std::int32_t>(row.integer(start_column));
  words.end = static_cast<std::int32_t>(row.integer(start_column + 1));
  if (words.text.empty()) words.text = characters(facts_.text, words.start, words.end);
  return words;
}

Recorded_claim Claim_rows::load(Row row) {
  claim_.bind(row);
  if (!claim_.next()) return {};
  load_document(claim_.integer(0));

  Recorded_claim out;
  Claim_record& claim = out.claim;
  claim.id = facts_.id + "#" + std::to_string(claim_.integer(1));
  claim.type = by_name(claim_.text(2), Event_type::finding);
  claim.mode = mode_of(claim.type, claim_.text(3)).value_or(Mode::none);
  claim.also = mode_of(claim.type, claim_.text(4)).value_or(Mode::none);
  claim.polarity = by_name(claim_.text(5), Polarity::denied);
  claim.certainty = by_name(claim_.text(6), Certainty::unknown);
  claim.modality = by_name(claim_.text(7), Modality::background);
  Time_record time{.earliest = claim_.maybe_day(8),
                   .latest = claim_.maybe_day(9),
                   .precision = by_name(claim_.text(10), Time_precision::year),
                   .anchor = claim_.text(11),
                   .words = passage(claim_, 12, claim_.text(14))};
  if (time.earliest || time.latest || !time.words.empty()) claim.time = std::move(time);
  if (!claim_.is_null(15) || !claim_.is_null(16)) {
    claim.extent = Amount_record{amount_in(claim_, 15), claim_.text(18)};
    claim.extent->amount.share = true;
  }
  out.originator = claim_.is_null(19) ? outlet_ : actor(claim_.integer(19));
  out.known = claim_.maybe_day(21);
  claim.trigger = passage(claim_, 22, claim_.text(24));
  claim.evidence = passage(claim_, 25, claim_.text(27));
  claim.confidence = claim_.number(28);
  claim.trace = lines_of(claim_.text(29));

  arguments_.bind(row);
  while (arguments_.next()) {
    const std::string role = arguments_.text(0);
    const bool is_place = !arguments_.is_null(2);
    Ledger_entity entity = is_place ? place(arguments_.integer(2)) : actor(arguments_.integer(1));
    Entity_record record = entity_record(entity, passage(arguments_, 3, arguments_.text(5)));
    const auto put = [&](std::vector<Ledger_entity>& entities, std::vector<Entity_record>& records) {
      entities.push_back(std::move(entity));
      records.push_back(std::move(record));
    };
    if (role == "actor") put(out.actor, claim.actor);
    if (role == "recipient") put(out.recipient, claim.recipient);
    if (role == "from") put(out.from, claim.from);
    if (role == "object") put(out.object, claim.object);
    if (role == "place") put(out.place, claim.place);
  }
  quantities_.bind(row);
  while (quantities_.next()) {
    claim.quantity.push_back({.kind = by_name(quantities_.text(0), Quantity_kind::forces),
                              .who = quantities_.text(1),
                              .amount = amount_in(quantities_, 2),
                              .text = quantities_.text(5)});
  }
  if (outlet_.known()) {
    claim.chain.push_back({.narrator = facts_.outlet,
                           .role = "outlet",
                           .stance = Stance::publish,
                           .named = Named::media,
                           .cue = {},
                           .party_to_event = false});
  }
  links_.bind(row);
  while (links_.next()) {
    claim.chain.push_back({.narrator = entity_record(actor(links_.integer(0)), passage(links_, 8, links_.text(10))),
                           .role = links_.text(1),
                           .stance = by_name(links_.text(2), Stance::demand),
                           .named = by_name(links_.text(3), Named::document),
                           .cue = passage(links_, 5, links_.text(7)),
                           .party_to_event = links_.integer(4) != 0});
  }
  incident_.bind(row);
  if (incident_.next()) {
    out.incident = incident_.text(0);
    out.interest = interest_of(incident_.text(1)).value_or(Interest::third_party);
  }
  out.outlet = outlet_;
  const Passage read = claim.evidence;
  corrections_.apply(
      row, out, [this](Row who) { return actor(who); }, [this](Row where) { return place(where); });
  // Words that a newer version of the article does not have leave what the machine read.
  if (claim.evidence.start != read.start || claim.evidence.end != read.end) {
    claim.evidence = find_words(claim.evidence, facts_.text).value_or(read);
  }
  const std::string text = std::exchange(facts_.text, {});
  out.document = facts_;
  facts_.text = text;
  return out;
}

}  // namespace sijill
