#include "tests/ledger_golden/told_ledger.h"

#include <algorithm>
#include <set>
#include <span>
#include <sstream>

#include "sijill/ledger/accounts.h"
#include "sijill/ledger/holding_rows.h"
#include "sijill/ledger/holdings.h"
#include "sijill/ledger/incidents.h"
#include "sijill/ledger/reconcile.h"
#include "sijill/wire/records.h"
#include "tests/ledger_golden/holding_words.h"

namespace sijill {
namespace {

std::string told(std::string_view cell) { return cell == "-" ? std::string() : std::string(cell); }

// "key=value" and "key~value" among the words from `from` on.
std::string value_of(const Expected_line& line, const std::string& key) {
  for (const std::string& word : line.words) {
    if (word.size() > key.size() && word.rfind(key, 0) == 0 && (word[key.size()] == '=' || word[key.size()] == '~'))
      return word.substr(key.size() + 1);
  }
  return "";
}

// Whose map: all that is known by a day, what some narrators say, what a side says.
struct View {
  std::optional<Day> known_at;
  Row narrator = 0, side = 0;

  [[nodiscard]] bool lets_in(const Account& account, const World& world) const {
    if (known_at && account.known > *known_at) return false;
    if (narrator != 0 && !world.is_kin(account.originator, narrator)) return false;
    return side == 0 || world.same_side(account.originator, side, account.known);
  }
};

bool is_label(const std::string& word) { return word.find_first_of("=~") == std::string::npos; }

}  // namespace

std::optional<Registry::Actor> Story_registry::actor(const std::string& id) const {
  if (const auto own = story_.actors.find(id); own != story_.actors.end()) return own->second;
  const auto found = lexicon_.find_actor(id);
  if (!found) return std::nullopt;
  const Actor_entry& entry = lexicon_.actor(*found);
  Actor actor{told(entry.kind),
              told(entry.country),
              told(entry.sector),
              told(entry.parent),
              told(entry.name_ar),
              told(entry.name_en),
              {}};
  for (const Alliance& ally : entry.allies)
    actor.allies.push_back({told(ally.actor), told(ally.from), told(ally.to)});
  return actor;
}

std::optional<Registry::Place> Story_registry::place(const std::string& id) const {
  if (const auto own = story_.places.find(id); own != story_.places.end()) return own->second;
  const auto found = lexicon_.find_place(id);
  if (!found) return std::nullopt;
  const Place_entry& entry = lexicon_.place(*found);
  return Place{told(entry.kind),
               told(entry.country),
               told(entry.precision),
               told(entry.parent),
               told(entry.name_ar),
               told(entry.name_en),
               entry.lat,
               entry.lon};
}

Result<Told_ledger> Told_ledger::record(const Story& story, const std::vector<std::size_t>& order,
                                        const Reader& reader, Recording recording) {
  Result<Ledger> opened = Ledger::open(":memory:", Access::create);
  if (!opened) return opened.error();
  Told_ledger told;
  told.story_ = &story;
  told.registry_ = std::make_shared<Story_registry>(reader.lexicon(), story);
  told.ledger_ = std::make_unique<Ledger>(std::move(opened).value());
  std::vector<Document_record> records;
  for (const std::size_t i : order) records.push_back(told.record_at(i, reader));
  const Run_versions versions{"golden", "1", "1", "1"};
  const std::size_t step = recording == Recording::at_once ? records.size() : 1;
  for (std::size_t i = 0; i < records.size(); i += step) {
    const auto recorded = told.ledger_->record(std::span(records).subspan(i, step), versions, *told.registry_);
    if (!recorded) return recorded.error();
  }
  for (std::size_t i = 0; i < order.size(); ++i) told.label_claims(story.documents[order[i]], records[i].id);
  return told;
}

Document_record Told_ledger::record_at(std::size_t i, const Reader& reader) const {
  const Story_document& document = story_->documents[i];
  if (!document.is_article) return document.record;
  Article article;
  article.text = document.record.text;
  article.outlet = document.record.outlet.id;
  article.published = document.record.published;
  Document_record record = record_of(reader.read(std::move(article)));
  record.id = document.record.id;
  record.name = document.label;
  record.outlet = document.record.outlet;
  for (Claim_record& claim : record.claims) {
    if (!claim.chain.empty()) claim.chain.front().narrator = record.outlet;
  }
  return record;
}

void Told_ledger::label_claims(const Story_document& document, const std::string& key) {
  Statement claims = ledger_->database().prepare(
      "SELECT claim, n FROM claims JOIN documents USING (document) WHERE key = ? ORDER BY n");
  claims.bind(key);
  while (claims.next()) {
    const auto n = static_cast<std::size_t>(claims.integer(1));
    const std::string label =
        document.is_article ? document.label + "." + std::to_string(n) : document.labels.at(n - 1);
    claims_[label] = claims.integer(0);
    labels_[claims.integer(0)] = label;
  }
}

void Told_ledger::from_scratch() {
  Transaction transaction(ledger_->database());
  reconcile_all(ledger_->database(), ledger_->world());
  transaction.commit();
}

Row Told_ledger::claim(const std::string& label) const {
  const auto found = claims_.find(label);
  return found == claims_.end() ? 0 : found->second;
}

std::string Told_ledger::label_of(Row claim) const {
  const auto found = labels_.find(claim);
  return found == labels_.end() ? "?" : found->second;
}

Row Told_ledger::row_of(const std::string& word, bool is_place) {
  const std::string id = story_->names.count(word) != 0 ? story_->names.at(word) : word;
  std::string key = id;
  if (const std::size_t slash = id.find('/');
      slash != std::string::npos && story_->names.count(id.substr(0, slash)) != 0)
    key = story_->names.at(id.substr(0, slash)) + id.substr(slash);
  Statement find = ledger_->database().prepare(is_place ? "SELECT place FROM places WHERE key = ?"
                                                        : "SELECT actor FROM actors WHERE key = ?");
  find.bind(key);
  return find.next() ? find.integer(0) : -1;  // of nobody
}

std::string Told_ledger::name_of(Row row, bool is_place) {
  if (row == 0) return "-";
  std::string key;
  if (is_place) {
    if (const auto* place = ledger_->world().place(row)) key = place->key;
  } else if (const auto* actor = ledger_->world().actor(row)) {
    key = actor->key;
  }
  for (const auto& [name, id] : story_->names) {
    if (id == key) return name;
  }
  return key;
}

std::string Told_ledger::text() {
  std::ostringstream out;
  Database& database = ledger_->database();
  Statement incidents = database.prepare(
      "SELECT i.incident, i.key, i.family, i.type, i.mode, coalesce(p.key, '-'), i.earliest, i.latest, "
      "i.first_known, "
      "i.last_known, i.grade, i.reason, i.originators, i.claims FROM incidents i LEFT JOIN places p USING (place) "
      "ORDER BY i.key");
  while (incidents.next()) {
    out << "incident";
    for (int column = 1; column < 14; ++column) out << ' ' << incidents.text(column);
    Statement members = database.prepare(
        "SELECT claim, interest, first_day, last_day, is_leader FROM incident_claims WHERE incident = ?");
    members.bind(incidents.integer(0));
    std::set<std::string> labels;
    while (members.next())
      labels.insert(label_of(members.integer(0)) + "/" + members.text(1) + "/" + members.text(2) + "/" +
                    members.text(3) + "/" + members.text(4));
    for (const std::string& label : labels) out << ' ' << label;
    out << '\n';
  }
  std::set<std::string> lines;
  Statement relations = database.prepare(
      "SELECT later, earlier, r.relation, reason, coalesce(p.key, '-') FROM relations r LEFT JOIN places p ON "
      "p.place = basis");
  while (relations.next())
    lines.insert("relation " + label_of(relations.integer(0)) + " " + relations.text(2) + " " +
                 label_of(relations.integer(1)) + " (" + relations.text(3) + ") " + relations.text(4));
  Statement holdings = database.prepare(
      "SELECT holding, key, holder, rival, share_min, share_max, since, until, evidence_until, status, reason, "
      "originators FROM holdings ORDER BY key");
  while (holdings.next()) {
    std::string line =
        holdings.text(1) + " " + name_of(holdings.integer(2), false) + "/" + name_of(holdings.integer(3), false);
    for (int column = 4; column < 12; ++column) line += " " + holdings.text(column);
    Statement evidence = database.prepare("SELECT claim, side FROM holding_claims WHERE holding = ?");
    evidence.bind(holdings.integer(0));
    std::set<std::string> labels;
    while (evidence.next()) labels.insert(evidence.text(1) + ":" + label_of(evidence.integer(0)));
    for (const std::string& label : labels) line += " " + label;
    lines.insert(line);
  }
  Statement copies = database.prepare(
      "SELECT a.name, b.name, likeness, containment FROM copies c JOIN documents a ON a.document = c.document JOIN "
      "documents b ON b.document = c.earlier");
  while (copies.next())
    lines.insert("copy " + copies.text(0) + " of " + copies.text(1) + " " + copies.text(2) + " " + copies.text(3));
  Statement witnesses =
      database.prepare("SELECT a.name, b.name FROM documents a JOIN documents b ON b.document = a.witness");
  while (witnesses.next()) lines.insert("witness " + witnesses.text(0) + " " + witnesses.text(1));
  for (const std::string& line : lines) out << line << '\n';
  return out.str();
}

std::string Told_ledger::check(const Expected_line& line) {
  const std::string& verb = line.words[0];
  if (verb == "pick") return check_pick(line);
  if (verb == "incident") return check_incident(line);
  if (verb == "incident-of") return check_incident(line);
  if (verb == "apart" || verb == "together") return check_apart(line);
  if (verb == "relation") return check_relation(line);
  if (verb == "no") return check_absence(line);
  if (verb == "interest") return check_interest(line);
  if (verb == "counts") return check_counts(line);
  if (verb == "holdings") return check_holdings(line);
  if (verb == "at") return check_state(line);
  if (verb == "copy") return check_copy(line);
  return "wanted pick, incident, apart, relation, no, interest, counts, holdings, at or copy; found '" + verb + "'";
}

std::string Told_ledger::check_pick(const Expected_line& line) {
  const std::string& label = line.words.at(1);
  const std::string kind = line.words.at(3);
  Statement find = ledger_->database().prepare(
      "SELECT claim, type || '.' || coalesce(mode, '') FROM claims JOIN documents USING (document) WHERE name = ? "
      "ORDER BY n");
  find.bind(line.words.at(2));
  std::string found;
  const std::string place = value_of(line, "place");
  while (find.next()) {
    found += " " + find.text(1);
    bool fits = false;
    for (const std::string& one : split_list(kind, '/')) fits = fits || find.text(1) == one;
    if (fits && !place.empty()) {
      Statement at = ledger_->database().prepare("SELECT 1 FROM arguments WHERE claim = ? AND place = ?");
      at.bind(find.integer(0), row_of(place, true));
      fits = at.next();
    }
    if (!fits || claims_.count(label) != 0) continue;
    claims_[label] = find.integer(0);
    labels_[find.integer(0)] = label;
  }
  return claims_.count(label) != 0 ? "" : "claims of " + line.words.at(2) + ":" + found;
}

std::string Told_ledger::check_incident(const Expected_line& line) {
  std::set<std::string> wanted, found;
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    if (is_label(line.words[i])) wanted.insert(line.words[i]);
  }
  Statement incident = ledger_->database().prepare(
      "SELECT i.incident, i.grade, i.originators, i.reason, i.type || '.' || i.mode, i.earliest, i.latest FROM "
      "incidents i "
      "JOIN incident_claims USING (incident) WHERE claim = ?");
  incident.bind(claim(*wanted.begin()));
  if (!incident.next()) return "no incident of " + *wanted.begin();
  Statement members = ledger_->database().prepare("SELECT claim FROM incident_claims WHERE incident = ?");
  members.bind(incident.integer(0));
  while (members.next()) found.insert(label_of(members.integer(0)));
  std::string faults;
  if (line.words[0] == "incident" && wanted != found) {
    faults += "claims:";
    for (const std::string& label : found) faults += " " + label;
    faults += "; ";
  }
  const std::string days = to_string(Day{static_cast<std::int32_t>(incident.integer(5))}) + ".." +
                           to_string(Day{static_cast<std::int32_t>(incident.integer(6))});
  for (const auto& [key, value] : {std::pair{"grade", incident.text(1)},
                                   {"originators", incident.text(2)},
                                   {"type", incident.text(4)},
                                   {"days", days}}) {
    const std::string asked = value_of(line, key);
    if (!asked.empty() && asked != value) faults += std::string(key) + "=" + value + " (" + incident.text(3) + "); ";
  }
  const std::string reason = value_of(line, "reason");
  if (!reason.empty() && incident.text(3).find(reason) == std::string::npos) faults += "reason: " + incident.text(3);
  return faults;
}

std::string Told_ledger::check_apart(const Expected_line& line) {
  Statement same = ledger_->database().prepare(
      "SELECT 1 FROM incident_claims a JOIN incident_claims b USING (incident) WHERE a.claim = ? AND b.claim = ?");
  same.bind(claim(line.words.at(1)), claim(line.words.at(2)));
  const bool are_together = same.next();
  if (are_together == (line.words[0] == "together")) return "";
  return are_together ? "they are in one incident" : "they are in two incidents";
}

std::string Told_ledger::check_relation(const Expected_line& line) {
  Statement find =
      ledger_->database().prepare("SELECT relation, reason FROM relations WHERE later = ? AND earlier = ?");
  find.bind(claim(line.words.at(1)), claim(line.words.at(3)));
  std::string found;
  const std::string reason = value_of(line, "reason");
  while (find.next()) {
    if (find.text(0) == line.words.at(2) && find.text(1).find(reason) != std::string::npos) return "";
    found += find.text(0) + " (" + find.text(1) + ") ";
  }
  return found.empty() ? "no relation" : "found " + found;
}

// "no contradicts", "no denies c2 c1", "no relation c2 c1"
std::string Told_ledger::check_absence(const Expected_line& line) {
  Statement find = ledger_->database().prepare("SELECT later, relation, earlier, reason FROM relations");
  while (find.next()) {
    const bool is_kind = line.words.at(1) == "relation" || line.words[1] == find.text(1);
    const bool is_pair =
        line.words.size() < 4 || (claim(line.words[2]) == find.integer(0) && claim(line.words[3]) == find.integer(2));
    if (is_kind && is_pair)
      return label_of(find.integer(0)) + " " + find.text(1) + " " + label_of(find.integer(2)) + " (" + find.text(3) +
             ")";
  }
  return "";
}

std::string Told_ledger::check_interest(const Expected_line& line) {
  Statement find = ledger_->database().prepare("SELECT interest FROM incident_claims WHERE claim = ?");
  find.bind(claim(line.words.at(1)));
  if (!find.next()) return "no incident";
  return find.text(0) == line.words.at(2) ? "" : find.text(0);
}

// "counts c1 dead sohr=12 sohr=15": of the incident of c1.
std::string Told_ledger::check_counts(const Expected_line& line) {
  Account_loader accounts(ledger_->database());
  Statement members = ledger_->database().prepare(
      "SELECT claim FROM incident_claims WHERE incident = (SELECT incident FROM incident_claims WHERE claim = ?) "
      "ORDER BY claim");
  members.bind(claim(line.words.at(1)));
  std::vector<const Account*> all;
  while (members.next()) all.push_back(&accounts.get(members.integer(0)));
  std::sort(all.begin(), all.end(), [](const Account* a, const Account* b) { return was_known_before(*a, *b); });
  std::string found, wanted;
  for (const Claimed_count& count : claimed_counts(all)) {
    if (name(count.quantity.kind) != line.words.at(2)) continue;
    found += name_of(count.claimant, false) + "=" +
             std::to_string(static_cast<int>(count.quantity.amount.min.value_or(0))) + " ";
  }
  for (std::size_t i = 3; i < line.words.size(); ++i) wanted += line.words[i] + " ";
  return found == wanted ? "" : found;
}

std::string Told_ledger::check_holdings(const Expected_line& line) {
  const Row place = row_of(line.words.at(1), true);
  Account_loader accounts(ledger_->database());
  std::vector<Control_claim> claims;
  Statement rows =
      ledger_->database().prepare("SELECT claim, day FROM control_claims WHERE place = ? ORDER BY day, claim");
  rows.bind(place);
  while (rows.next()) {
    claims.push_back({&accounts.get(rows.integer(0)), place, Day{static_cast<std::int32_t>(rows.integer(1))}});
  }
  View view;
  if (const std::string known = value_of(line, "known"); !known.empty()) view.known_at = parse_iso_day(known).value();
  if (const std::string narrator = value_of(line, "narrator"); !narrator.empty())
    view.narrator = row_of(narrator, false);
  if (const std::string side = value_of(line, "side"); !side.empty()) view.side = row_of(side, false);
  std::erase_if(claims, [&](const Control_claim& claim) { return !view.lets_in(*claim.account, ledger_->world()); });
  const Place_history history = history_of(std::move(claims), ledger_->world());
  const Holding_words words{[this](Row row) { return name_of(row, false); },
                            [this](Row claim) { return label_of(claim); }};
  std::string found;
  for (const Holding& holding : history.holdings) found += "\n      " + words.line_of(holding);
  const bool wants_none = line.rows.size() == 1 && line.rows[0].words[0] == "none";
  if (wants_none) return history.holdings.empty() ? "" : found;
  if (line.rows.size() != history.holdings.size()) return found.empty() ? "no holdings" : found;
  for (std::size_t i = 0; i < line.rows.size(); ++i) {
    if (!words.fits(line.rows[i].words, history.holdings[i])) return "row " + std::to_string(i + 1) + " of" + found;
  }
  return "";
}

// "at bukamal 2017-11-12 isis/army stale=3 status=third_party share=0.4..0.5 for=c1,c2", "by=c1": among others; of
// the kept table.
std::string Told_ledger::check_state(const Expected_line& line) {
  const Day day = parse_iso_day(line.words.at(2)).value();
  Statement find = ledger_->database().prepare(
      "SELECT coalesce(holder, 0), coalesce(rival, 0), evidence_until, status, share_min, share_max, since, holding "
      "FROM "
      "holdings WHERE place = ? AND since <= ? AND (until IS NULL OR until > ?)");
  find.bind(row_of(line.words.at(1), true), day.number, day.number);
  if (!find.next()) return "nothing";
  Holding holding{.holder = find.integer(0),
                  .rival = find.integer(1),
                  .share_min = find.maybe_number(4),
                  .share_max = find.maybe_number(5)};
  holding.evidence_until = {static_cast<std::int32_t>(find.integer(2))};
  holding.since = {static_cast<std::int32_t>(find.integer(6))};
  Statement evidence = ledger_->database().prepare("SELECT claim, side FROM holding_claims WHERE holding = ?");
  evidence.bind(find.integer(7));
  while (evidence.next())
    (evidence.text(1) == "for" ? holding.claims_for : holding.claims_against).push_back(evidence.integer(0));
  const Holding_words words{[this](Row row) { return name_of(row, false); },
                            [this](Row claim) { return label_of(claim); }};
  std::vector<std::string> asked{line.words.at(3)};
  for (const char* key : {"share", "for", "against"}) {
    if (const std::string value = value_of(line, key); !value.empty())
      asked.push_back(std::string(key) + "=" + value);
  }
  if (!words.fits(asked, holding)) return words.line_of(holding);
  for (const std::string& label : split_list(value_of(line, "by"))) {
    const auto& said = holding.claims_for;
    if (std::find(said.begin(), said.end(), claim(label)) == said.end()) return words.line_of(holding);
  }
  const std::string status = value_of(line, "status");
  if (!status.empty() && status != find.text(3)) return "status=" + find.text(3);
  const std::string stale = value_of(line, "stale");
  if (!stale.empty() && std::to_string(stale_days(holding, day)) != stale)
    return "stale=" + std::to_string(stale_days(holding, day));
  return "";
}

// "copy d2 d1", "no copy d2 d1"
std::string Told_ledger::check_copy(const Expected_line& line) {
  Statement find = ledger_->database().prepare(
      "SELECT b.name FROM documents a JOIN documents b ON b.document = a.witness WHERE a.name = ?");
  find.bind(line.words.at(1));
  if (!find.next()) return "no document of that name";
  return find.text(0) == line.words.at(2) ? "" : "its witness is " + find.text(0);
}

}  // namespace sijill
