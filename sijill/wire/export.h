// The ledger in the shapes of other tools, written piece by piece: begin(), each row in order, end(). The same rows
// give the same bytes.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sijill/core/ledger_rows.h"
#include "sijill/wire/provenance.h"
#include "sijill/wire/told_incident.h"

namespace sijill {

struct Export_options {
  // Adds columns that tell who denies it and what else is said; never rows.
  bool include_contested = false;
  // For maps: who is said to hold what on that day, instead of the incidents.
  std::optional<Day> at;
  // The program that read, for formats that ask for it.
  std::string version;
  // Begins files of JSON Lines with a record, tables with lines after "#", that say what the file is; not every
  // reader of such files takes them. Maps hold it in any case.
  bool about = false;
  // What the file is; where absent nothing of it is written.
  std::optional<Provenance> provenance;
  // A place by its key, for the names of province and district; where it is not set those stay empty.
  std::function<std::optional<Ledger_entity>(const std::string& key)> find_place;
};

enum class Export_of { claims, incidents, holdings };

class Export {
 public:
  virtual ~Export() = default;
  // Which rows it takes; only that one of the three functions is called.
  [[nodiscard]] virtual Export_of takes() const = 0;
  [[nodiscard]] virtual std::string begin() { return {}; }
  [[nodiscard]] virtual std::string add_claim(const Recorded_claim& /*claim*/) { return {}; }
  [[nodiscard]] virtual std::string add_incident(const Told_incident& /*told*/) { return {}; }
  [[nodiscard]] virtual std::string add_holding(const Holding_row& /*holding*/) { return {}; }
  [[nodiscard]] virtual std::string end() { return {}; }
};

struct Export_format {
  std::string_view name, description;
  std::unique_ptr<Export> (*make)(const Export_options& options);
};
// How a format holds its provenance: maps in members of their own, always; the others before the first row, where
// Export_options::about asks for it.
enum class About { member, record, comments };
[[nodiscard]] About about_of(const Export_format& format);

// All formats, in the order in which help lists them.
[[nodiscard]] std::span<const Export_format> export_formats();
// Nothing for a name that none has.
[[nodiscard]] const Export_format* export_format(std::string_view name);

// Where an incident or claim lies, as tables of events ask: names of the divisions above it, empty where unknown.
struct Divisions {
  std::string country, province, district, town;
};
[[nodiscard]] Divisions divisions_of(const Ledger_entity& place, const Export_options& options);
// ISO alpha-2 of the place or of what it lies in, else empty.
[[nodiscard]] std::string country_code_of(const Ledger_entity& place, const Export_options& options);

}  // namespace sijill
