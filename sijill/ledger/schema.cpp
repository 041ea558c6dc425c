#include "sijill/ledger/schema.h"

#include <array>
#include <string>

#include "sijill/ledger/reconcile.h"
#include "sijill/ledger/world.h"

namespace sijill {
namespace {

// Each entry brings a ledger from version i to i + 1. An entry that has shipped is never changed; a file of every
// older version lies in tests/formats and is brought up on each run.
constexpr std::array migrations = {
    R"sql(
-- Which program read or counted what: every machine-made row leads to one.
CREATE TABLE runs (
  run INTEGER PRIMARY KEY,
  program TEXT NOT NULL, lexicon TEXT NOT NULL, grammar TEXT NOT NULL, ranker TEXT NOT NULL,
  started TEXT NOT NULL,
  UNIQUE (program, lexicon, grammar, ranker)
);

-- Who acts and who speaks; outlets too. `key` is the registry id, "name:<folded name>" for a named one the registry
-- does not know, or "<document key's begin>:<words>" for one that only its document knows ("security sources").
CREATE TABLE actors (
  actor INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT, name_ar TEXT, name_en TEXT, country TEXT, sector TEXT,
  parent INTEGER REFERENCES actors
);
CREATE INDEX actors_parent ON actors (parent) WHERE parent IS NOT NULL;
-- Who fought on whose side, from month to month ("YYYY-MM"); an open start is '', an open end null.
CREATE TABLE alliances (
  actor INTEGER NOT NULL REFERENCES actors, ally INTEGER NOT NULL REFERENCES actors,
  since TEXT, until TEXT, PRIMARY KEY (actor, ally, since)
) WITHOUT ROWID;

-- Where. A place told by another ("countryside of Al-Bukamal") is a row of its own whose parent is the anchor.
CREATE TABLE places (
  place INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT, name_ar TEXT, name_en TEXT, country TEXT,
  lat REAL, lon REAL, precision TEXT, relation TEXT,
  parent INTEGER REFERENCES places
);
CREATE INDEX places_parent ON places (parent) WHERE parent IS NOT NULL;

-- An article as received. `key` is the SHA-256 of the bytes. Other bytes at the same address, or under the same file
-- name with the same title or half of the words, are a later version of the same article: `article` is the row of its
-- first version, and only the newest version's claims are latest. Days count from 1970-01-01. Text is empty where only
-- claims were given.
CREATE TABLE documents (
  document INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  article INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  name TEXT, url TEXT, outlet INTEGER REFERENCES actors, title TEXT, byline TEXT, language TEXT,
  published TEXT, published_day INTEGER, recorded TEXT NOT NULL,
  witness INTEGER NOT NULL,   -- the document that this one copies, else itself: copies are one witness
  notes TEXT,
  text TEXT NOT NULL
);
CREATE INDEX documents_url ON documents (url) WHERE url IS NOT NULL;
CREATE INDEX documents_name ON documents (name) WHERE url IS NULL;
CREATE INDEX documents_article ON documents (article);
CREATE INDEX documents_published ON documents (published_day);
CREATE INDEX documents_outlet ON documents (outlet, published_day);
-- Search over title and text; the words are folded by our own tokenizer "sijill".
CREATE VIRTUAL TABLE documents_text USING fts5 (title, text, content='documents', content_rowid='document',
                                                tokenize='sijill', detail=full);

-- Near copies: sketches for comparing, and the pairs that were found. `containment` is of the smaller in the larger.
CREATE TABLE sketches (document INTEGER PRIMARY KEY REFERENCES documents, shingles INTEGER NOT NULL, sketch BLOB NOT NULL);
CREATE TABLE sketch_bands (
  band INTEGER NOT NULL, day INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES documents,
  PRIMARY KEY (band, day, document)
) WITHOUT ROWID;
CREATE TABLE copies (
  document INTEGER NOT NULL REFERENCES documents, earlier INTEGER NOT NULL REFERENCES documents,
  likeness REAL NOT NULL, containment REAL NOT NULL, PRIMARY KEY (document, earlier)
) WITHOUT ROWID;
CREATE INDEX copies_earlier ON copies (earlier);

-- A document read by one engine. The latest reading of a document is the one that is asked; older ones are kept.
CREATE TABLE readings (
  reading INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents, run INTEGER NOT NULL REFERENCES runs,
  recorded TEXT NOT NULL, is_latest INTEGER NOT NULL DEFAULT 1,
  UNIQUE (document, run)
);

-- Offsets count code points of documents.text, half open: substr(text, start + 1, end - start). Words are stored only
-- where the document's text is not there.
CREATE TABLE claims (
  claim INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES readings, document INTEGER NOT NULL REFERENCES documents, n INTEGER NOT NULL,
  is_latest INTEGER NOT NULL DEFAULT 1,
  type TEXT NOT NULL, mode TEXT, also TEXT,
  polarity TEXT NOT NULL, certainty TEXT NOT NULL, modality TEXT NOT NULL,
  earliest INTEGER, latest INTEGER, time_precision TEXT, time_anchor TEXT, time_start INTEGER, time_end INTEGER, time_words TEXT,
  extent_min REAL, extent_max REAL, extent_op TEXT, extent_words TEXT,
  originator INTEGER REFERENCES actors, stance TEXT NOT NULL,     -- of the last link of the chain
  known_day INTEGER, known TEXT,                                    -- when it became known: the publication
  trigger_start INTEGER, trigger_end INTEGER, trigger_words TEXT,
  evidence_start INTEGER, evidence_end INTEGER, evidence_words TEXT,
  confidence REAL NOT NULL, trace TEXT,
  UNIQUE (reading, n)
);
CREATE INDEX claims_document ON claims (document, n);
CREATE INDEX claims_type ON claims (type, known_day);
CREATE INDEX claims_originator ON claims (originator, known_day);
CREATE INDEX claims_known ON claims (known_day);
CREATE INDEX claims_happened ON claims (earliest, latest) WHERE earliest IS NOT NULL;
CREATE INDEX claims_long ON claims (latest) WHERE latest - earliest > 31;
CREATE INDEX claims_denied ON claims (polarity) WHERE polarity = 'denied';
CREATE INDEX claims_mode ON claims (mode) WHERE mode IS NOT NULL;

-- Who and where: role is actor recipient from object (actors) or place (places).
CREATE TABLE arguments (
  claim INTEGER NOT NULL REFERENCES claims, role TEXT NOT NULL, position INTEGER NOT NULL,
  actor INTEGER REFERENCES actors, place INTEGER REFERENCES places,
  start INTEGER, end INTEGER, words TEXT,
  PRIMARY KEY (claim, role, position)
) WITHOUT ROWID;
CREATE INDEX arguments_actor ON arguments (actor, role, claim) WHERE actor IS NOT NULL;
CREATE INDEX arguments_place ON arguments (place, claim) WHERE place IS NOT NULL;
CREATE TABLE quantities (
  claim INTEGER NOT NULL REFERENCES claims, position INTEGER NOT NULL,
  kind TEXT NOT NULL, who TEXT, min REAL, max REAL, op TEXT NOT NULL, words TEXT,
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;
-- The chain without the outlet, outermost first.
CREATE TABLE links (
  claim INTEGER NOT NULL REFERENCES claims, position INTEGER NOT NULL,
  narrator INTEGER NOT NULL REFERENCES actors, role TEXT NOT NULL, stance TEXT NOT NULL, named TEXT NOT NULL,
  party_to_event INTEGER NOT NULL,
  cue_start INTEGER, cue_end INTEGER, cue_words TEXT, start INTEGER, end INTEGER, words TEXT,
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;
CREATE INDEX links_narrator ON links (narrator, claim);
-- Where an actor or a place stands in a document, claims or none.
CREATE TABLE mentions (
  reading INTEGER NOT NULL REFERENCES readings, start INTEGER NOT NULL, end INTEGER NOT NULL,
  actor INTEGER REFERENCES actors, place INTEGER REFERENCES places,
  PRIMARY KEY (reading, start, end)
) WITHOUT ROWID;

-- Claims about one happening. `key` is stable: made from the key of its first claim.
CREATE TABLE incidents (
  incident INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  family TEXT NOT NULL, type TEXT NOT NULL, mode TEXT,
  place INTEGER REFERENCES places, earliest INTEGER, latest INTEGER, first_known INTEGER, last_known INTEGER,
  grade TEXT NOT NULL, reason TEXT NOT NULL,
  originators INTEGER NOT NULL, claims INTEGER NOT NULL
);
CREATE INDEX incidents_place ON incidents (place, earliest);
CREATE INDEX incidents_when ON incidents (earliest);
CREATE INDEX incidents_grade ON incidents (grade, earliest);
CREATE TABLE incident_claims (
  claim INTEGER PRIMARY KEY REFERENCES claims, incident INTEGER NOT NULL REFERENCES incidents,
  interest TEXT NOT NULL,     -- of its narrator: self_serving against_interest third_party
  -- What it is compared with: happenings of one family, area (a province; the root of an actor, negative, where no place
  -- is told) and width. The days are those that are told or, undated, assumed.
  family TEXT NOT NULL, area INTEGER NOT NULL, is_wide INTEGER NOT NULL,
  first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, is_dated INTEGER NOT NULL, is_leader INTEGER NOT NULL
);
CREATE INDEX incident_claims_incident ON incident_claims (incident);
CREATE INDEX incident_claims_lane ON incident_claims (area, family, is_wide, first_day, last_day, is_leader);

-- Between two claims: same refines supports denies supersedes contradicts competing_account. `later` is the one that
-- does it, `earlier` the one it is done to. `basis` is the place whose holdings brought them together, 0 where the two
-- tell of one incident.
CREATE TABLE relations (
  later INTEGER NOT NULL REFERENCES claims, earlier INTEGER NOT NULL REFERENCES claims,
  relation TEXT NOT NULL, basis INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL,
  PRIMARY KEY (later, earlier, relation, basis)
) WITHOUT ROWID;
CREATE INDEX relations_earlier ON relations (earlier);
CREATE INDEX relations_kind ON relations (relation, later);

-- Who is said to hold what: per place an interval map of days. `until` is the first day on which something else is
-- said; null while nothing else is. `evidence_until` is the last day that a claim speaks of.
CREATE TABLE holdings (
  holding INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  place INTEGER NOT NULL REFERENCES places,
  holder INTEGER REFERENCES actors, rival INTEGER REFERENCES actors,   -- both: contested between them
  share_min REAL, share_max REAL,                                       -- of the holder
  since INTEGER NOT NULL, until INTEGER, evidence_until INTEGER NOT NULL,
  status TEXT NOT NULL, reason TEXT NOT NULL, originators INTEGER NOT NULL
);
CREATE INDEX holdings_place ON holdings (place, since);
CREATE INDEX holdings_since ON holdings (since, until);
CREATE INDEX holdings_holder ON holdings (holder);
-- The claims that speak of who has a place (and those of deals there), by the day that they speak of.
CREATE TABLE control_claims (
  place INTEGER NOT NULL REFERENCES places, day INTEGER NOT NULL, claim INTEGER NOT NULL REFERENCES claims,
  PRIMARY KEY (place, day, claim)
) WITHOUT ROWID;
CREATE INDEX control_claims_claim ON control_claims (claim);
CREATE TABLE holding_claims (
  holding INTEGER NOT NULL REFERENCES holdings ON DELETE CASCADE, claim INTEGER NOT NULL REFERENCES claims,
  side TEXT NOT NULL,         -- for against
  PRIMARY KEY (holding, claim)
) WITHOUT ROWID;
CREATE INDEX holding_claims_claim ON holding_claims (claim);

-- What a person says of the machine's rows; never changed, an undo is a row of its own. `anchor` finds the claim again
-- in a later reading: document key, type and evidence.
CREATE TABLE reviews (
  review INTEGER PRIMARY KEY,
  made TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, why TEXT NOT NULL,
  claim INTEGER REFERENCES claims, incident TEXT, anchor TEXT, field TEXT, old TEXT, new TEXT,
  undoes INTEGER REFERENCES reviews, is_placed INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX reviews_claim ON reviews (claim);
)sql",

    R"sql(
-- Reviews that set two claims together or apart name the other one too. `claim` and `other` follow to a newer reading
-- where a claim has the same evidence; is_placed is 0 where none has. `incident` is its key when the review was made.
ALTER TABLE reviews DROP COLUMN anchor;
ALTER TABLE reviews ADD COLUMN other INTEGER REFERENCES claims;
CREATE INDEX reviews_other ON reviews (other) WHERE other IS NOT NULL;
CREATE INDEX reviews_undoes ON reviews (undoes) WHERE undoes IS NOT NULL;

-- 1 where reviewers, and not the grouping alone, made the incident that the claim is in.
ALTER TABLE incident_claims ADD COLUMN is_overlaid INTEGER NOT NULL DEFAULT 0;
CREATE INDEX incident_claims_overlaid ON incident_claims (area, family, is_wide) WHERE is_overlaid;
)sql",

    R"sql(
-- Lists of a large ledger begin at once: documents and incidents in the order in which they are shown, and what a list
-- of narrators counts, in one index.
CREATE INDEX documents_listed ON documents (coalesce(published_day, -4000000));
CREATE INDEX incidents_listed ON incidents (coalesce(earliest, first_known, -4000000));
CREATE INDEX claims_counted ON claims (originator, document, known_day, polarity, is_latest);
)sql",
    R"sql(
-- How far each input has been read by one engine under one set of settings: a file, a feed. Written in the transaction
-- that records the documents that it covers. `name` is the path or address as the user gave it, `place` where the next
-- record begins ("1204", or "1204+55" in what is packed), `records` how many lie before it. `size` (bytes), `modified`
-- (nanoseconds since 1970) and `prefix` (SHA-256 of its first bytes) tell whether it is still the same input.
CREATE TABLE inputs (
  input INTEGER PRIMARY KEY,
  name TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs, settings TEXT NOT NULL,
  size INTEGER, modified INTEGER, prefix TEXT,
  place TEXT NOT NULL, records INTEGER NOT NULL, is_finished INTEGER NOT NULL, updated TEXT NOT NULL,
  UNIQUE (name, run, settings)
);

-- Outlines of areas that a user brought (sijill places import), with what their licence asks for; none comes with the
-- program. `key` is the kind of source and the name of its file: bringing it again replaces what it brought before.
CREATE TABLE area_sources (
  area_source INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  publisher TEXT NOT NULL, licence TEXT NOT NULL, attribution TEXT NOT NULL,
  input TEXT NOT NULL, dated TEXT, imported TEXT NOT NULL
);
-- `code` is the p-code, `level` 0 for a country, 1 for its provinces, then districts, subdistricts and, 4, quarters of a
-- city; `parent` the code of the area that it lies in. `outline` is a GeoJSON geometry in WGS 84; the box is in degrees.
CREATE TABLE areas (
  area INTEGER PRIMARY KEY,
  area_source INTEGER NOT NULL REFERENCES area_sources ON DELETE CASCADE,
  code TEXT NOT NULL UNIQUE, level INTEGER NOT NULL, parent TEXT,
  name_ar TEXT, name_en TEXT,
  west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL,
  outline TEXT NOT NULL
);
CREATE INDEX areas_level ON areas (level, code);
CREATE INDEX areas_source ON areas (area_source);
-- The smallest area that a place is sure to lie in; what is vague lies in a large one or in none. `found_by`: point,
-- name, or both where the name agrees with the point.
CREATE TABLE place_areas (
  place INTEGER PRIMARY KEY REFERENCES places,
  area INTEGER NOT NULL REFERENCES areas ON DELETE CASCADE,
  found_by TEXT NOT NULL
);
CREATE INDEX place_areas_area ON place_areas (area);
)sql",

    R"sql(
-- The day on which a claim of who has a place became known (the last day that it speaks of where it has none), so that
-- the map as known on a day finds what was said later without looking at every claim.
ALTER TABLE control_claims ADD COLUMN known INTEGER NOT NULL DEFAULT 0;
UPDATE control_claims SET known = coalesce((SELECT coalesce(known_day, latest, earliest) FROM claims WHERE claims.claim =
  control_claims.claim), 0);
)sql",

    // The same tables. Holdings that were kept piece by piece could have a denial with the wrong one of two, or with
    // both; they are told anew.
    "",
};
constexpr int first_sure_holdings = 6;

}  // namespace

int schema_version() { return static_cast<int>(migrations.size()); }

int version_of(Database& database) {
  // One statement, so that another process making the file at this moment is seen whole or not at all.
  Statement facts = database.prepare(
      "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_application_id, "
      "pragma_user_version");
  if (!facts.next()) return 0;
  const std::int64_t application = facts.integer(0);
  const std::int64_t found = facts.integer(1);
  if (application != application_id && !(application == 0 && found == 0 && facts.integer(2) == 0)) {
    throw Database_failure{database.path() + ": found a SQLite file of another program (application_id " +
                           std::to_string(application) +
                           "), wanted a ledger; name a ledger, or a new file to make one"};
  }
  if (found > schema_version()) {
    throw Database_failure{database.path() + ": found a ledger of version " + std::to_string(found) +
                           ", this program knows versions up to " + std::to_string(schema_version()) +
                           "; use the newer program that wrote it"};
  }
  return static_cast<int>(found);
}

void migrate(Database& database, const std::function<void(double)>& tell) {
  if (version_of(database) == schema_version()) return;
  Transaction transaction(database);
  const int found = version_of(database);  // another process may have been faster
  for (int version = found; version < schema_version(); ++version) {
    database.execute(migrations[static_cast<std::size_t>(version)]);
  }
  if (found < first_sure_holdings) reconcile_holdings(database, World::load(database), tell);
  database.execute("PRAGMA application_id = " + std::to_string(application_id));
  database.execute("PRAGMA user_version = " + std::to_string(schema_version()));
  transaction.commit();
}

}  // namespace sijill
