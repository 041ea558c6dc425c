#include "sijill/ledger/query.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

namespace sijill {
namespace {

// Up to so many claims are fetched through the index of one restriction and sorted; beyond, the claims are walked
// from the newest on until the page is full, which is then soon.
constexpr std::int64_t narrow = 2'000;
constexpr int farthest_past = 4'000'000;  // days; every day lies within

bool is_narrow(Database& database, const std::string& select) {
  return database.integer("SELECT count(*) FROM (" + select + " LIMIT " + std::to_string(narrow + 1) + ")") <= narrow;
}

std::vector<Row> rows_of(Database& database, const std::string& select) {
  std::vector<Row> rows;
  Statement statement = database.prepare(select);
  while (statement.next()) rows.push_back(statement.integer(0));
  return rows;
}

// Rows of places so near to one of `centres`. Degrees first (an index-free scan of a small table), then the sphere.
std::vector<Row> places_near(Database& database, const std::vector<Row>& centres, double km) {
  constexpr double earth_km = 6371.0088;
  constexpr double radian = std::numbers::pi / 180;
  std::vector<Geo> points;
  Statement centre =
      database.prepare("SELECT lat, lon FROM places WHERE lat IS NOT NULL AND place IN " + in_list(centres));
  while (centre.next()) points.push_back({centre.number(0), centre.number(1)});
  std::vector<Row> rows;
  Statement place =
      database.prepare("SELECT place, lat, lon FROM places WHERE lat IS NOT NULL AND precision = 'locality'");
  while (place.next()) {
    const double lat = place.number(1);
    const double lon = place.number(2);
    for (const Geo& point : points) {
      const double dlat = (lat - point.lat) * radian;
      const double dlon = (lon - point.lon) * radian;
      const double h = std::pow(std::sin(dlat / 2), 2) +
                       std::cos(lat * radian) * std::cos(point.lat * radian) * std::pow(std::sin(dlon / 2), 2);
      if (2 * earth_km * std::asin(std::min(1.0, std::sqrt(h))) <= km) {
        rows.push_back(place.integer(0));
        break;
      }
    }
  }
  return rows;
}

}  // namespace

std::string Conditions::sql() const {
  std::string out;
  for (const std::string& part : parts_) out += (out.empty() ? "(" : " AND (") + part + ")";
  return out.empty() ? "1" : out;
}

int Conditions::bind(Statement& statement, int first) const {
  for (const Sql_value& value : values_) {
    std::visit([&](const auto& v) { statement.bind_at(first, v); }, value);
    ++first;
  }
  return first;
}

std::string in_list(const std::vector<Row>& rows) {
  std::string out;
  for (const Row row : rows) out += (out.empty() ? "(" : ",") + std::to_string(row);
  return out.empty() ? "(NULL)" : out + ")";
}

std::vector<Row> places_of(Database& database, const Ledger_filter& filter) {
  std::vector<Row> wanted = filter.places;
  if (filter.radius_km > 0) {
    const std::vector<Row> near = places_near(database, filter.places, filter.radius_km);
    wanted.insert(wanted.end(), near.begin(), near.end());
  }
  if (filter.only_named_places) return wanted;
  return rows_of(database, "WITH RECURSIVE inside(place) AS (SELECT place FROM places WHERE place IN " +
                               in_list(wanted) +
                               " UNION SELECT p.place FROM places p JOIN inside ON p.parent = inside.place)"
                               " SELECT place FROM inside");
}

std::vector<Row> with_parts(Database& database, const std::vector<Row>& actors) {
  return rows_of(database, "WITH RECURSIVE part(actor) AS (SELECT actor FROM actors WHERE actor IN " +
                               in_list(actors) +
                               " UNION SELECT a.actor FROM actors a JOIN part ON a.parent = part.actor)"
                               " SELECT actor FROM part");
}

std::vector<Row> side_of(Database& database, const std::vector<Row>& actors, std::optional<Day> from,
                         std::optional<Day> to) {
  const auto month = [](Day day) { return to_string(day).substr(0, 7); };
  std::vector<Row> side = rows_of(
      database,
      "WITH RECURSIVE above(actor) AS (SELECT actor FROM actors WHERE actor IN " + in_list(actors) +
          " UNION SELECT a.parent FROM actors a JOIN above ON a.actor = above.actor WHERE a.parent IS NOT NULL)"
          " SELECT actor FROM above");
  std::string in_time;
  if (to) in_time += " AND (since IS NULL OR since = '' OR since <= '" + month(*to) + "')";
  if (from) in_time += " AND (until IS NULL OR until = '' OR until >= '" + month(*from) + "')";
  const std::string list = in_list(side);
  for (const Row ally : rows_of(database, "SELECT ally FROM alliances WHERE actor IN " + list + in_time +
                                              " UNION SELECT actor FROM alliances WHERE ally IN " + list + in_time)) {
    side.push_back(ally);
  }
  return with_parts(database, side);
}

Claim_plan plan_claims(Database& database, const Ledger_filter& filter) {
  Claim_plan plan;
  Conditions& conditions = plan.conditions;
  std::string index;
  // `members` gives the claims of one restriction; `check` tells whether c is one of them. Its + keeps SQLite on the
  // rows of the claim, away from the index of all claims of the place.
  const auto restrict_to = [&](const std::string& members, const std::string& check) {
    if (!plan.is_narrow && is_narrow(database, members)) {
      plan.is_narrow = true;
      conditions.add("c.claim IN (" + members + ")");
    } else {
      conditions.add(check);
    }
  };

  if (!filter.all_versions) conditions.add("c.is_latest = 1");
  if (!filter.document.empty()) {
    plan.is_narrow = true;
    conditions.add("c.document IN (SELECT document FROM documents WHERE key = ?)", {filter.document});
  }
  if (!filter.incident.empty()) {
    plan.is_narrow = true;
    conditions.add("c.claim IN (SELECT claim FROM incident_claims JOIN incidents USING (incident) WHERE key = ?)",
                   {filter.incident});
  }
  if (!filter.text.empty()) {
    const std::string query = text_query(filter.text);
    const std::string documents = "SELECT rowid FROM documents_text WHERE documents_text MATCH ";
    Statement count =
        database.prepare("SELECT count(*) FROM (" + documents + "? LIMIT " + std::to_string(narrow + 1) + ")");
    count.bind(query);
    const bool few = count.next() && count.integer(0) <= narrow;
    plan.is_narrow = plan.is_narrow || few;
    conditions.add(few ? "c.document IN (" + documents + "?)" : "EXISTS (" + documents + "? AND rowid = c.document)",
                   {query});
  }
  if (!filter.places.empty()) {
    const std::string list = in_list(places_of(database, filter));
    restrict_to("SELECT claim FROM arguments WHERE place IN " + list,
                "EXISTS (SELECT 1 FROM arguments g WHERE g.claim = c.claim AND g.role = 'place' AND +g.place IN " +
                    list + ")");
  }
  if (!filter.actors.empty()) {
    const std::string list = in_list(with_parts(database, filter.actors));
    restrict_to("SELECT claim FROM arguments WHERE actor IN " + list,
                "EXISTS (SELECT 1 FROM arguments g WHERE g.claim = c.claim AND +g.actor IN " + list + ")");
  }
  const auto narrated_by = [&](const std::vector<Row>& narrators) {
    const std::string list = in_list(narrators);
    restrict_to("SELECT claim FROM claims WHERE originator IN " + list +
                    " UNION SELECT claim FROM links WHERE narrator IN " + list,
                "c.originator IN " + list +
                    " OR EXISTS (SELECT 1 FROM links l WHERE l.claim = c.claim AND +l.narrator IN " + list + ")");
  };
  if (!filter.narrators.empty()) narrated_by(filter.narrators);
  if (!filter.sides.empty()) {
    narrated_by(side_of(database, filter.sides, filter.known_from ? filter.known_from : filter.happened_from,
                        filter.known_to ? filter.known_to : filter.happened_to));
  }
  if (!filter.outlets.empty()) {
    conditions.add("c.document IN (SELECT document FROM documents WHERE outlet IN " + in_list(filter.outlets) + ")");
  }
  if (filter.type) {
    conditions.add("c.type = ?", {std::string(name(*filter.type))});
    index = "claims_type";
  }
  if (filter.mode) conditions.add("c.mode = ?", {std::string(name(*filter.mode))});
  if (filter.polarity) conditions.add("c.polarity = ?", {std::string(name(*filter.polarity))});
  if (!filter.grades.empty()) {
    std::string list;
    for (const Grade grade : filter.grades) list += (list.empty() ? "'" : ",'") + std::string(name(grade)) + "'";
    conditions.add(
        "EXISTS (SELECT 1 FROM incident_claims ic JOIN incidents i USING (incident) WHERE ic.claim = c.claim AND "
        "i.grade IN (" +
        list + "))");
  }
  if (filter.happened_from || filter.happened_to) {
    const std::int64_t from = filter.happened_from ? filter.happened_from->number : -farthest_past;
    const std::int64_t to = filter.happened_to ? filter.happened_to->number : farthest_past;
    conditions.add("c.earliest <= ? AND coalesce(c.latest, c.earliest) >= ?", {to, from});
    // Few events span more than a year; those are found by the walk.
    if (!plan.is_narrow && to - from < 400 &&
        is_narrow(database, "SELECT 1 FROM claims WHERE earliest BETWEEN " + std::to_string(from - 366) + " AND " +
                                std::to_string(to))) {
      plan.is_narrow = true;
      index = "claims_happened";
      conditions.add("c.earliest >= " + std::to_string(from - 366));
    }
  }
  if (filter.known_from) conditions.add("c.known_day >= ?", {std::int64_t{filter.known_from->number}});
  if (filter.known_to) conditions.add("c.known_day <= ?", {std::int64_t{filter.known_to->number}});

  plan.from = "claims c";
  if (!plan.is_narrow) {
    plan.from += " INDEXED BY " + (index.empty() ? std::string("claims_known") : index);
  } else if (index == "claims_happened") {
    plan.from += " INDEXED BY claims_happened";
  }
  return plan;
}

std::string text_query(std::string_view typed) {
  std::string wanted;
  std::string unwanted;
  std::size_t i = 0;
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (i < typed.size()) {
    while (i < typed.size() && is_blank(typed[i])) ++i;
    const bool without = i < typed.size() && typed[i] == '-';
    if (without) ++i;
    std::string piece;
    if (i < typed.size() && typed[i] == '"') {
      const std::size_t close = typed.find('"', i + 1);
      piece = typed.substr(i + 1, close == std::string_view::npos ? close : close - i - 1);
      i = close == std::string_view::npos ? typed.size() : close + 1;
    } else {
      const std::size_t begin = i;
      while (i < typed.size() && !is_blank(typed[i]) && typed[i] != '"') ++i;
      piece = typed.substr(begin, i - begin);
    }
    if (piece.empty()) continue;
    const std::string quoted = "\"" + piece + "\"";
    if (without) {
      unwanted += " NOT " + quoted;
    } else {
      wanted += (wanted.empty() ? "" : " AND ") + quoted;
    }
  }
  // Only what must not be there is no question that an index answers.
  return wanted.empty() ? "\"\"" : "(" + wanted + ")" + unwanted;
}

std::optional<std::pair<std::int64_t, std::int64_t>> read_cursor(const std::string& cursor) {
  std::pair<std::int64_t, std::int64_t> out;
  const char* end = cursor.data() + cursor.size();
  const auto first = std::from_chars(cursor.data(), end, out.first);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != ':') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, out.second);
  if (second.ec != std::errc() || second.ptr != end) return std::nullopt;
  return out;
}

std::string write_cursor(std::int64_t first, std::int64_t second) {
  return std::to_string(first) + ":" + std::to_string(second);
}

}  // namespace sijill
