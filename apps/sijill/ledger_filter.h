// Filter options that the verbs over a ledger share, and what they mean in a given ledger.
#pragma once

#include <string>
#include <vector>

#include "sijill/core/result.h"
#include "sijill/ledger/ask.h"
#include "sijill/ledger/ledger.h"
#include "verbs.h"

namespace sijill {

struct Filter_options {
  std::vector<std::string> places, actors, narrators, outlets, sides, grades;
  double radius_km = 0;
  bool only_named_places = false, all_versions = false;
  std::string type, polarity, from, to, known_from, known_to, text, document, incident;
};

void add_filter_options(CLI::App& verb, Filter_options& options);

// Names become rows: a key or a name of the ledger, else any other name of the lexicon of `data`. The error names the
// option, what was found and what was wanted.
[[nodiscard]] Result<Ledger_filter> filter_of(const Filter_options& options, Ledger& ledger, const std::string& data);
[[nodiscard]] Result<std::vector<Row>> places_named(const std::string& option, const std::vector<std::string>& names,
                                                    Ledger& ledger, const std::string& data);
[[nodiscard]] Result<std::vector<Row>> actors_named(const std::string& option, const std::vector<std::string>& names,
                                                    Ledger& ledger, const std::string& data);
// Ids of the places or actors of the lexicon whose whole name this is; none where there is no lexicon to ask.
[[nodiscard]] std::vector<std::string> lexicon_ids(const std::string& name, bool are_places, const std::string& data);
// "2017-11-10" or "today"; absent for an empty text.
[[nodiscard]] Result<std::optional<Day>> day_named(const std::string& option, const std::string& text);

}  // namespace sijill
