#include "sijill/ledger/record.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "sijill/text/fold.h"
#include "sijill/text/tokens.h"

namespace sijill {
namespace {

std::optional<std::string_view> given(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<Row> given(Row row) { return row == 0 ? std::nullopt : std::optional(row); }

std::optional<Row> number_of(std::optional<Day> day) { return day ? std::optional<Row>(day->number) : std::nullopt; }

std::optional<Row> day_of(const std::optional<Timestamp>& stamp) {
  return stamp ? std::optional<Row>(stamp->day.number) : std::nullopt;
}

std::optional<std::string> joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) {
    if (!all.empty()) all += '\n';
    all += line;
  }
  return lines.empty() ? std::nullopt : std::optional(all);
}

// What a passage becomes: its place, and its words where the text of the document does not hold them.
struct Cells {
  Cells(const Passage& passage, bool has_text)
      : start(passage.located() ? std::optional(passage.start) : std::nullopt),
        end(passage.located() ? std::optional(passage.end) : std::nullopt),
        words(has_text && passage.located() ? std::nullopt : given(passage.text)) {}
  std::optional<int> start, end;
  std::optional<std::string_view> words;
};

// The different folded words of a text, the measure of whether two texts are versions of one article.
std::unordered_set<std::string> vocabulary(std::string_view text) {
  std::unordered_set<std::string> words;
  for (Token& token : find_tokens(text).tokens) {
    if (token.kind == Token_kind::word) words.insert(std::move(token.folded));
  }
  return words;
}

// Another file of the same name is a version of the article only where it still tells the same: half of all words.
bool tells_the_same(std::string_view one, std::string_view two) {
  const auto a = vocabulary(one);
  const auto b = vocabulary(two);
  const auto shared = std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); });
  return shared > 0 && 2 * static_cast<std::size_t>(shared) >= a.size() + b.size() - static_cast<std::size_t>(shared);
}

// The numbers of the claims within their document: those of their ids ("…#7") where these are all different.
std::vector<std::int64_t> numbers_of(const std::vector<Claim_record>& claims) {
  std::vector<std::int64_t> numbers;
  for (const Claim_record& claim : claims) {
    const std::size_t mark = claim.id.rfind('#');
    const std::string_view digits = mark == std::string::npos ? "" : std::string_view(claim.id).substr(mark + 1);
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (fault == std::errc() && end == digits.data() + digits.size() && number > 0) numbers.push_back(number);
  }
  std::vector<std::int64_t> sorted = numbers;
  std::sort(sorted.begin(), sorted.end());
  if (numbers.size() == claims.size() && std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end()) {
    return numbers;
  }
  numbers.resize(claims.size());
  std::iota(numbers.begin(), numbers.end(), 1);
  return numbers;
}

}  // namespace

struct Recorder::Statements {
  explicit Statements(Database& database)
      : find_run(database.prepare(
            "SELECT run FROM runs WHERE program = ? AND lexicon = ? AND grammar = ? AND ranker = ?")),
        add_run(
            database.prepare("INSERT INTO runs (program, lexicon, grammar, ranker, started) VALUES (?, ?, ?, ?, ?)")),
        find_reading(database.prepare(
            "SELECT reading FROM readings JOIN documents USING (document) JOIN runs USING (run) WHERE key = ? AND "
            "program = ? AND lexicon = ? AND grammar = ? AND ranker = ?")),
        find_document(database.prepare("SELECT document FROM documents WHERE key = ?")),
        find_url(database.prepare("SELECT document FROM documents WHERE url = ? ORDER BY article, version DESC")),
        find_name(database.prepare(
            "SELECT document, title, text FROM documents WHERE name = ? AND url IS NULL ORDER BY document DESC")),
        newest(database.prepare("SELECT article, max(version) FROM documents WHERE article = (SELECT article FROM "
                                "documents WHERE document = ?)")),
        add_document(database.prepare(
            "INSERT INTO documents (document, key, article, version, name, url, outlet, title, byline, language, "
            "published, published_day, recorded, witness, notes, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
            "?10, ?11, ?12, ?13, ?1, ?14, ?15)")),
        fill_document(database.prepare("UPDATE documents SET text = ? WHERE document = ?")),
        find_empty(database.prepare("SELECT title FROM documents WHERE document = ? AND text = ''")),
        drop_text(database.prepare(
            "INSERT INTO documents_text (documents_text, rowid, title, text) VALUES ('delete', ?, ?, ?)")),
        add_text(database.prepare("INSERT INTO documents_text (rowid, title, text) VALUES (?, ?, ?)")),
        is_newest_version(database.prepare(
            "SELECT NOT EXISTS (SELECT 1 FROM documents AS other JOIN documents AS this USING (article) WHERE "
            "this.document = ? AND other.version > this.version)")),
        retire_readings(database.prepare("UPDATE readings SET is_latest = 0 WHERE is_latest AND document IN (SELECT "
                                         "document FROM documents WHERE article = ?)")),
        retire_claims(database.prepare("UPDATE claims SET is_latest = 0 WHERE is_latest AND document IN (SELECT "
                                       "document FROM documents WHERE article = ?)")),
        add_reading(
            database.prepare("INSERT INTO readings (document, run, recorded, is_latest) VALUES (?, ?, ?, ?)")),
        add_claim(database.prepare(
            "INSERT INTO claims (reading, document, n, is_latest, type, mode, also, polarity, certainty, modality, "
            "earliest, latest, time_precision, time_anchor, time_start, time_end, time_words, extent_min, "
            "extent_max, "
            "extent_op, extent_words, originator, stance, known_day, known, trigger_start, trigger_end, "
            "trigger_words, "
            "evidence_start, evidence_end, evidence_words, confidence, trace) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?, "
            "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
        add_argument(
            database.prepare("INSERT INTO arguments (claim, role, position, actor, place, start, end, words) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
        add_quantity(
            database.prepare("INSERT INTO quantities (claim, position, kind, who, min, max, op, words) VALUES "
                             "(?, ?, ?, ?, ?, ?, ?, ?)")),
        add_link(database.prepare(
            "INSERT INTO links (claim, position, narrator, role, stance, named, party_to_event, cue_start, cue_end, "
            "cue_words, start, end, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
        add_mention(
            database.prepare("INSERT INTO mentions (reading, start, end, actor, place) VALUES (?, ?, ?, ?, ?) "
                             "ON CONFLICT DO UPDATE SET actor = coalesce(actor, excluded.actor), place = "
                             "coalesce(place, excluded.place)")) {}

  Statement find_run, add_run, find_reading, find_document, find_url, find_name, newest, add_document, fill_document,
      find_empty, drop_text, add_text, is_newest_version, retire_readings, retire_claims, add_reading, add_claim,
      add_argument, add_quantity, add_link, add_mention;
};

Recorder::Recorder(Database& database, World& world)
    : database_(database), world_(world), entities_(database), statements_(std::make_unique<Statements>(database)) {}

Recorder::~Recorder() = default;

Row Recorder::find_reading(const std::string& document_key, const Run_versions& versions) {
  Statement& find = statements_->find_reading;
  find.bind(document_key, versions.program, versions.lexicon, versions.grammar, versions.ranker);
  const Row reading = find.next() ? find.integer(0) : 0;
  find.reset();
  return reading;
}

Row Recorder::run_of(const Run_versions& versions, const std::string& now) {
  Statement& find = statements_->find_run;
  find.bind(versions.program, versions.lexicon, versions.grammar, versions.ranker);
  const Row run = find.next() ? find.integer(0) : 0;
  find.reset();
  if (run != 0) return run;
  statements_->add_run.run(versions.program, versions.lexicon, versions.grammar, versions.ranker, now);
  return database_.last_row();
}

// Other bytes at the same address are a later version of the article. A file name says less: every outlet has a
// 1.txt; so there the title or half of the words must be the same too.
Row Recorder::earlier_version(const Document_record& document) {
  Row found = 0;
  if (!document.url.empty()) {
    Statement& find = statements_->find_url;
    find.bind(document.url);
    if (find.next()) found = find.integer(0);
    find.reset();
    return found;
  }
  if (document.name.empty() || document.name == "-" || document.text.empty()) return 0;
  Statement& find = statements_->find_name;
  find.bind(document.name);
  const std::string title = fold(document.title);
  while (found == 0 && find.next()) {
    const bool same_title = !title.empty() && fold(find.text(1)) == title;
    if (same_title || tells_the_same(find.text(2), document.text)) found = find.integer(0);
  }
  find.reset();
  return found;
}

Row Recorder::write_document(const Document_record& document, Row outlet, Row earlier, const std::string& now) {
  const Row row = database_.integer("SELECT coalesce(max(document), 0) + 1 FROM documents");
  Row article = row;
  std::int64_t version = 1;
  if (earlier != 0) {
    Statement& newest = statements_->newest;
    newest.bind(earlier);
    if (newest.next()) {
      article = newest.integer(0);
      version = newest.integer(1) + 1;
    }
    newest.reset();
  }
  const auto published = document.published ? std::optional(to_string(*document.published)) : std::nullopt;
  statements_->add_document.run(row, document.id, article, version, given(document.name), given(document.url),
                                given(outlet), given(document.title), given(document.byline),
                                given(document.language), published, day_of(document.published), now,
                                joined(document.notes), document.text);
  unindexed_.emplace_back(row, &document);
  return row;
}

// The article itself comes after claims that were given without it.
void Recorder::fill_document(Row row, const Document_record& document) {
  if (document.text.empty()) return;
  Statement& find = statements_->find_empty;
  find.bind(row);
  if (!find.next()) return;
  const std::string title = find.text(0);
  find.reset();
  finish();  // it may be among those that wait
  statements_->drop_text.run(row, given(title), "");
  statements_->fill_document.run(document.text, row);
  statements_->add_text.run(row, given(title), document.text);
}

void Recorder::finish() {
  for (const auto& [row, document] : unindexed_) {
    statements_->add_text.run(row, given(document->title), document->text);
  }
  unindexed_.clear();
}

Recorder::Written Recorder::write(const Document_record& document, const Run_versions& versions,
                                  const Registry& registry, const std::string& now) {
  Statement& find = statements_->find_document;
  find.bind(document.id);
  Row row = find.next() ? find.integer(0) : 0;
  find.reset();
  if (row != 0 && find_reading(document.id, versions) != 0) return {Recorded::was_there, row};

  Entity_rows rows(database_, entities_, world_, registry, document.id);
  const Row outlet = rows.actor(document.outlet);
  Recorded what = Recorded::new_reading;
  if (row == 0) {
    const Row earlier = earlier_version(document);
    what = earlier == 0 ? Recorded::added : Recorded::new_version;
    row = write_document(document, outlet, earlier, now);
  } else {
    fill_document(row, document);
  }
  Statement& is_newest = statements_->is_newest_version;
  is_newest.bind(row);
  // A reading of an older version never comes before the newer version's.
  const bool is_latest = is_newest.next() && is_newest.integer(0) != 0;
  is_newest.reset();
  if (is_latest && what != Recorded::added) {
    Statement& newest = statements_->newest;
    newest.bind(row);
    const Row article = newest.next() ? newest.integer(0) : 0;
    newest.reset();
    statements_->retire_readings.run(article);
    statements_->retire_claims.run(article);
  }
  statements_->add_reading.run(row, run_of(versions, now), now, is_latest ? 1 : 0);
  const Row reading = database_.last_row();
  const std::vector<std::int64_t> numbers = numbers_of(document.claims);
  for (std::size_t i = 0; i < document.claims.size(); ++i) {
    write_claim(document, document.claims[i], {row, reading, outlet, numbers[i], is_latest}, rows);
  }
  write_mentions(document, reading, rows);
  return {what, row};
}

void Recorder::write_claim(const Document_record& document, const Claim_record& claim, const Claim_home& home,
                           Entity_rows& rows) {
  const bool has_text = !document.text.empty();
  // The outlet is a column of the document; the links are those whom it lets speak.
  std::size_t first_link = 0;
  if (!claim.chain.empty() && claim.chain[0].role == "outlet") first_link = 1;
  std::vector<Row> narrators;
  Row originator = home.outlet;
  Stance stance = Stance::publish;
  for (std::size_t i = first_link; i < claim.chain.size(); ++i) {
    Entity_record narrator = claim.chain[i].narrator;
    // Two links without a name are two voices; one still needs a row.
    if (narrator.name_ar.empty() && narrator.words.text.empty()) narrator.name_ar = std::string(1, '?');
    if (claim.chain[i].named != Named::named && claim.chain[i].named != Named::media) narrator.described = true;
    narrators.push_back(rows.actor(narrator));
    originator = narrators.back();
    stance = claim.chain[i].stance;
  }

  const Time_record no_time;
  const Time_record& time = claim.time ? *claim.time : no_time;
  const auto precision = claim.time ? std::optional(name(time.precision)) : std::nullopt;
  const Cells when(time.words, has_text);
  const Cells trigger(claim.trigger, has_text);
  const Cells evidence(claim.evidence, has_text);
  const Amount extent = claim.extent ? claim.extent->amount : Amount{};
  const auto extent_op = claim.extent ? std::optional(name(extent.bound)) : std::nullopt;
  const auto published = document.published ? std::optional(to_string(*document.published)) : std::nullopt;
  statements_->add_claim.run(
      home.reading, home.document, home.number, home.is_latest ? 1 : 0, name(claim.type), given(name(claim.mode)),
      given(name(claim.also)), name(claim.polarity), name(claim.certainty), name(claim.modality),
      number_of(time.earliest), number_of(time.latest), precision, given(time.anchor), when.start, when.end,
      when.words, extent.min, extent.max, extent_op, given(claim.extent ? std::string_view(claim.extent->text) : ""),
      given(originator), name(stance), day_of(document.published), published, trigger.start, trigger.end,
      trigger.words, evidence.start, evidence.end, evidence.words, claim.confidence, joined(claim.trace));
  const Row claim_row = database_.last_row();

  const auto add_arguments = [&](std::string_view role, const std::vector<Entity_record>& entities) {
    int position = 0;
    for (const Entity_record& entity : entities) {
      const Row who = role == "place" ? rows.place(entity) : rows.actor(entity);
      if (who == 0) continue;
      const Cells words(entity.words, has_text);
      statements_->add_argument.run(claim_row, role, position++, given(role == "place" ? 0 : who),
                                    given(role == "place" ? who : 0), words.start, words.end, words.words);
    }
  };
  add_arguments("actor", claim.actor);
  add_arguments("recipient", claim.recipient);
  add_arguments("from", claim.from);
  add_arguments("object", claim.object);
  add_arguments("place", claim.place);
  int position = 0;
  for (const Quantity_record& quantity : claim.quantity) {
    statements_->add_quantity.run(claim_row, position++, name(quantity.kind), given(quantity.who),
                                  quantity.amount.min, quantity.amount.max, name(quantity.amount.bound),
                                  given(quantity.text));
  }
  for (std::size_t i = first_link; i < claim.chain.size(); ++i) {
    const Link_record& link = claim.chain[i];
    const Cells cue(link.cue, has_text);
    const Cells words(link.narrator.words, has_text);
    statements_->add_link.run(claim_row, static_cast<std::int64_t>(i - first_link), narrators[i - first_link],
                              link.role, name(link.stance), name(link.named), link.party_to_event ? 1 : 0, cue.start,
                              cue.end, cue.words, words.start, words.end, words.words);
  }
}

void Recorder::write_mentions(const Document_record& document, Row reading, Entity_rows& rows) {
  struct Who_and_where {
    Row actor = 0, place = 0;
  };
  // The same words may be a state and its land.
  std::map<std::pair<std::int32_t, std::int32_t>, Who_and_where> mentions;
  for (const Mention_record& mention : document.mentions) {
    const Passage& words = mention.entity.words;
    if (!words.located()) continue;
    const Row row = mention.is_place ? rows.place(mention.entity) : rows.actor(mention.entity);
    Who_and_where& kept = mentions[{words.start, words.end}];
    (mention.is_place ? kept.place : kept.actor) = row;
  }
  for (const auto& [words, kept] : mentions) {
    if (kept.actor == 0 && kept.place == 0) continue;
    statements_->add_mention.run(reading, words.first, words.second, given(kept.actor), given(kept.place));
  }
}

}  // namespace sijill
