// Counting what the ledger holds: facets beside a list, names by how often they are named, one voice's record.
// Read-only; every function throws Database_failure.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sijill/ledger/ask.h"

namespace sijill {

enum class Facet : std::uint8_t {
  type,
  polarity,
  stance,
  certainty,
  modality,
  interest,
  grade,
  narrator,
  narrator_kind,
  outlet,
  actor,
  place,
  review,
  happened_year,
  known_year
};
[[nodiscard]] std::string_view name(Facet facet);
[[nodiscard]] std::optional<Facet> facet_of(std::string_view name);

// One value of a facet: what a filter takes (a key or a word), its names where it is somebody or somewhere.
struct Facet_value {
  std::string value, name_ar, name_en;
  std::int64_t count = 0;  // claims
};
struct Facet_counts {
  std::int64_t counted = 0;                                        // claims that were looked at
  bool complete = true;                                            // false: more fit, the newest were counted
  std::vector<std::pair<Facet, std::vector<Facet_value>>> facets;  // the most frequent values first, at most 50
};
// Of at most `most` claims of the filter, the newest.
[[nodiscard]] Facet_counts count_facets(Database& database, const Ledger_filter& filter,
                                        const std::vector<Facet>& facets, int most = 5'000);

struct Counted_entity {
  Ledger_entity entity;
  std::int64_t claims = 0;  // that name it in any role
};

// All names of a ledger at one moment, for a search box. Made once and asked by many threads.
class Name_index {
 public:
  // Reads every actor or place and counts its claims.
  [[nodiscard]] static Name_index of_actors(Database& database);
  [[nodiscard]] static Name_index of_places(Database& database);

  // Those of the keys `first`, then those with a word that begins with `begin` (folded; several words must stand in a
  // row); both most named first.
  [[nodiscard]] Page_of<Counted_entity> find(const std::string& begin, const Page& page,
                                             const std::vector<std::string>& first = {}) const;

 private:
  struct Entry {
    Counted_entity counted;
    std::string folded;  // "\n" and a blank before each name, blanks between its words
  };
  std::vector<Entry> entries_;  // most named first
};

// Who said how much on which day, for lists of narrators: some 20 MB for a million claims. Made once for a state of
// the ledger and asked by many threads.
class Voice_index {
 public:
  // Reads every claim of the latest readings once.
  [[nodiscard]] static Voice_index of(Database& database);

  struct Sums {
    std::int64_t claims = 0, documents = 0, denials = 0, denied = 0;  // `denied` is not counted here
    std::optional<std::int64_t> first_known, last_known;              // days
  };
  // By row of the voice; of claims that became known in those days, both included, and open where absent.
  [[nodiscard]] std::unordered_map<Row, Sums> count(std::optional<Day> known_from, std::optional<Day> known_to) const;

 private:
  struct Entry {
    Row voice = 0, document = 0;
    std::int32_t day = 0, claims = 0, denials = 0;
  };
  std::vector<Entry> entries_;  // by voice and document
};
// As ask_narrators; where the filter asks of claims for nothing but the days on which they became known, `index` is
// called and tells.
[[nodiscard]] Page_of<Narrator_row> ask_narrators(Database& database, const Ledger_filter& filter, const Page& page,
                                                  const std::function<std::shared_ptr<const Voice_index>()>& index);

struct Counted_word {
  std::string value;
  std::int64_t count = 0;
};
struct Alliance_row {
  Ledger_entity actor;
  std::string since, until;  // YYYY-MM, empty where open
};
// What one voice says.
struct Narrator_facts {
  Narrator_row row;
  std::vector<Ledger_entity> parents;  // nearest first
  std::vector<Alliance_row> allies;
  std::vector<Counted_word> interests, types, months;  // months YYYY-MM of publication, in order
  std::vector<Counted_entity> about;                   // whom its claims name, most named first, at most 50
};
[[nodiscard]] std::optional<Narrator_facts> narrator_facts(Database& database, const std::string& key);

// What a place lies in, nearest first; places in it that claims name, at most 200.
[[nodiscard]] std::vector<Ledger_entity> places_above(Database& database, Row place);
[[nodiscard]] std::vector<Ledger_entity> places_inside(Database& database, Row place);

struct Ledger_sums {
  std::int64_t documents = 0, claims = 0, incidents = 0, holdings = 0, reviews = 0;
  std::optional<Day> first_known, last_known, first_happened, last_happened;
  int schema = 0;  // version of the file
};
[[nodiscard]] Ledger_sums sums_of(Database& database);
// Keys of the actors that most holdings name as holder or rival, the foremost first; of as many by key.
[[nodiscard]] std::vector<std::string> foremost_holders(Database& database, std::size_t most);

// A page of what ask_holdings gives. As known on a day it starts from what is kept today, and it tells of no more
// places than the page needs.
[[nodiscard]] Page_of<Holding_row> ask_holdings(Database& database, const Ledger_filter& filter,
                                                const Holding_view& view, const Page& page);

// Holdings without their claims, their places and actors told once: for a map of all of them.
struct Interval_row {
  std::string key;
  std::size_t place = 0;                     // into Intervals::places
  std::optional<std::size_t> holder, rival;  // into Intervals::actors
  Day since;
  std::optional<Day> until;
  Day evidence_until;
  std::string status;
  std::optional<double> share_min, share_max;
  int originators = 0;
};
struct Intervals {
  std::vector<Ledger_entity> places, actors;
  std::vector<Interval_row> intervals;  // by place, then in time
  bool complete = true;                 // false: there were more than `most`
};
// `view.at` is not looked at; of the filter what ask_holdings looks at.
[[nodiscard]] Intervals ask_intervals(Database& database, const Ledger_filter& filter, const Holding_view& view,
                                      bool only_located, std::size_t most = 50'000);

}  // namespace sijill
