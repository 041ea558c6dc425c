#include "sijill/ledger/entity_rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sijill/ledger/document_key.h"
#include "sijill/text/fold.h"

namespace sijill {
namespace {

constexpr int deepest = 16;              // parents are a tree; a registry at fault must not hang us
constexpr std::size_t prefix_size = 12;  // of a document's key: 48 bits, and its own words stand behind it

// Folded words with one blank between them, without quotation marks.
std::string folded_name(std::string_view text) {
  std::string name;
  for (char c : fold(text)) {
    if (c == '"' || c == '\'') continue;
    if (c == ' ' && (name.empty() || name.back() == ' ')) continue;
    name += c;
  }
  while (!name.empty() && name.back() == ' ') name.pop_back();
  return name;
}

std::string name_of(const Entity_record& entity) {
  for (const std::string* name : {&entity.name_ar, &entity.name_en, &entity.words.text}) {
    if (std::string folded = folded_name(*name); !folded.empty()) return folded;
  }
  return {};
}

bool is_own_id(std::string_view id) { return id.empty() || id.starts_with("doc."); }

bool is_one_of(std::string_view wanted, const auto& list) {
  return std::find(std::begin(list), std::end(list), wanted) != std::end(list);
}

// A voice without a name is never known to be that of another article; nor is «أحمد» alone.
bool is_named_actor(const Entity_record& entity, std::string_view name) {
  static constexpr auto nameless =
      std::to_array<std::string_view>({"anonymous", "people", "civilians", "fighters", "captives", "unknown"});
  if (entity.described || name.empty() || is_one_of(entity.kind, nameless)) return false;
  return entity.kind != "person" || name.find(' ') != std::string_view::npos;
}

bool is_named_place(const Entity_record& entity, std::string_view name) {
  static constexpr auto nameless = std::to_array<std::string_view>({"anaphor", "place"});
  return !entity.described && !name.empty() && !is_one_of(entity.kind, nameless);
}

// "countryside of" in «ريف حلب الشمالي» (the northern countryside of Aleppo) -> countryside_north.
std::string direction_of(const Entity_record& entity) {
  static constexpr auto directions = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"شمال", "north"}, {"جنوب", "south"}, {"شرق", "east"}, {"غرب", "west"}});
  std::string direction = entity.relation.substr(0, entity.relation.rfind(" of"));
  std::replace(direction.begin(), direction.end(), ' ', '_');
  const std::string name = folded_name(entity.name_ar);
  for (std::size_t begin = name.find(' '); begin != std::string::npos; begin = name.find(' ', begin)) {
    std::string_view word = std::string_view(name).substr(++begin);
    word = word.substr(0, word.find(' '));
    if (word.starts_with("ال")) word.remove_prefix(std::string_view("ال").size());
    if (word.ends_with("يه")) word.remove_suffix(std::string_view("يه").size());
    if (word.ends_with("ي")) word.remove_suffix(std::string_view("ي").size());
    for (const auto& [arabic, english] : directions) {
      if (word == arabic) direction.append("_").append(english);
    }
  }
  return direction;
}

std::optional<Row> row_of(Statement& find, const std::string& key) {
  find.bind(key);
  std::optional<Row> row;
  if (find.next()) row = find.integer(0);
  find.reset();
  return row;
}

std::optional<std::string_view> given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

std::optional<Row> given(Row row) { return row == 0 ? std::nullopt : std::optional(row); }

}  // namespace

Entity_statements::Entity_statements(Database& database)
    : find_actor(database.prepare("SELECT actor FROM actors WHERE key = ?")),
      find_place(database.prepare("SELECT place FROM places WHERE key = ?")),
      add_actor(database.prepare(
          "INSERT INTO actors (key, kind, name_ar, name_en, country, sector, parent) VALUES (?, ?, ?, ?, ?, ?, ?)")),
      add_place(database.prepare("INSERT INTO places (key, kind, name_ar, name_en, country, lat, lon, precision, "
                                 "relation, parent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      add_alliance(
          database.prepare("INSERT OR IGNORE INTO alliances (actor, ally, since, until) VALUES (?, ?, ?, ?)")) {}

Entity_rows::Entity_rows(Database& database, Entity_statements& statements, World& world, const Registry& registry,
                         std::string_view document_key)
    : database_(database),
      statements_(statements),
      world_(world),
      registry_(registry),
      prefix_(brief_key(document_key, prefix_size) + ":") {}

Row Entity_rows::add(const std::string& key, World::Actor actor) {
  statements_.add_actor.run(key, given(actor.kind), given(actor.name_ar), given(actor.name_en), given(actor.country),
                            given(actor.sector), given(actor.parent));
  const Row row = database_.last_row();
  actor.key = key;
  world_.add(row, std::move(actor));
  return row;
}

Row Entity_rows::add(const std::string& key, World::Place place) {
  statements_.add_place.run(key, given(place.kind), given(place.name_ar), given(place.name_en), given(place.country),
                            place.geo ? std::optional(place.geo->lat) : std::nullopt,
                            place.geo ? std::optional(place.geo->lon) : std::nullopt, given(place.precision),
                            given(place.relation), given(place.parent));
  const Row row = database_.last_row();
  place.key = key;
  world_.add(row, std::move(place));
  return row;
}

// 0 where the registry does not know it.
Row Entity_rows::registered_actor(const std::string& id, int depth) {
  if (id.empty() || depth > deepest) return 0;
  if (const auto row = row_of(statements_.find_actor, id)) return *row;
  const std::optional<Registry::Actor> known = registry_.actor(id);
  if (!known) return 0;
  World::Actor actor{.kind = known->kind,
                     .name_ar = known->name_ar,
                     .name_en = known->name_en,
                     .country = known->country,
                     .sector = known->sector};
  actor.parent = registered_actor(known->parent, depth + 1);
  const Row row = add(id, std::move(actor));
  // The row is there before its allies ask for it in turn.
  for (const Registry::Actor::Ally& ally : known->allies) {
    const Row other = registered_actor(ally.actor, 0);
    if (other == 0) continue;
    statements_.add_alliance.run(row, other, ally.since, given(ally.until));
    world_.add(World::alliance(row, other, ally.since, ally.until));
  }
  return row;
}

Row Entity_rows::registered_place(const std::string& id, int depth) {
  if (id.empty() || depth > deepest) return 0;
  if (const auto row = row_of(statements_.find_place, id)) return *row;
  const std::optional<Registry::Place> known = registry_.place(id);
  if (!known) return 0;
  World::Place place{.kind = known->kind,
                     .name_ar = known->name_ar,
                     .name_en = known->name_en,
                     .country = known->country,
                     .precision = known->precision,
                     .geo = Geo{known->lat, known->lon}};
  place.parent = registered_place(known->parent, depth + 1);
  return add(id, std::move(place));
}

std::string Entity_rows::own_key(const std::string& id, std::string_view words) {
  const std::string base = prefix_ + std::string(words);
  if (id.empty()) return base;
  std::string key = base;
  for (int copy = 2; holders_.contains(key) && holders_[key] != id; ++copy) key = base + "/" + std::to_string(copy);
  holders_[key] = id;
  return key;
}

Row Entity_rows::actor(const Entity_record& entity) {
  if (!is_own_id(entity.id)) {
    if (const Row row = registered_actor(entity.id, 0)) return row;
  }
  const std::string name = name_of(entity);
  if (is_own_id(entity.id) && name.empty()) return 0;
  std::string key = is_own_id(entity.id) ? keys_[entity.id] : entity.id;
  if (key.empty() || entity.id.empty()) {
    key = is_named_actor(entity, name) ? "name:" + name : own_key(entity.id, name);
    if (!entity.id.empty()) keys_[entity.id] = key;
  }
  if (const auto row = row_of(statements_.find_actor, key)) return *row;
  return add(key, World::Actor{.kind = entity.kind,
                               .name_ar = entity.name_ar.empty() ? entity.words.text : entity.name_ar,
                               .name_en = entity.name_en,
                               .country = entity.country});
}

// 0 where what it starts from is not told.
Row Entity_rows::place_by_anchor(const Entity_record& entity) {
  if (entity.relation.empty() || entity.anchor.empty()) return 0;
  Row anchor = registered_place(entity.anchor, 0);
  if (anchor == 0) {
    // «ريف المدينة» starts from a city that only its document knows.
    const std::string name = folded_name(entity.anchor);
    const bool is_named = name.find(' ') != std::string::npos && !name.starts_with("doc.");
    const auto own = keys_.find(entity.anchor);
    const std::string key = own != keys_.end() ? own->second : is_named ? "name:" + name : prefix_ + name;
    anchor = row_of(statements_.find_place, key).value_or(0);
    if (anchor == 0) anchor = add(key, World::Place{.kind = "region", .name_ar = entity.anchor});
  }
  const World::Place* from = world_.place(anchor);
  const std::string key = from->key + "/" + direction_of(entity);
  if (const auto row = row_of(statements_.find_place, key)) return *row;
  return add(key, World::Place{.kind = entity.kind,
                               .name_ar = entity.name_ar,
                               .name_en = entity.name_en,
                               .country = entity.country.empty() ? from->country : entity.country,
                               .precision = entity.precision,
                               .relation = entity.relation,
                               .geo = entity.geo,
                               .parent = anchor});
}

Row Entity_rows::place(const Entity_record& entity) {
  if (!is_own_id(entity.id)) {
    if (const Row row = registered_place(entity.id, 0)) return row;
  } else if (const Row row = place_by_anchor(entity)) {
    return row;
  }
  const std::string name = name_of(entity);
  if (is_own_id(entity.id) && name.empty()) return 0;
  std::string key = is_own_id(entity.id) ? keys_[entity.id] : entity.id;
  if (key.empty() || entity.id.empty()) {
    key = is_named_place(entity, name) ? "name:" + name : own_key(entity.id, name);
    if (!entity.id.empty()) keys_[entity.id] = key;
  }
  if (const auto row = row_of(statements_.find_place, key)) return *row;
  return add(key, World::Place{.kind = entity.kind,
                               .name_ar = entity.name_ar.empty() ? entity.words.text : entity.name_ar,
                               .name_en = entity.name_en,
                               .country = entity.country,
                               .precision = entity.precision,
                               .relation = entity.relation,
                               .geo = entity.geo});
}

}  // namespace sijill
