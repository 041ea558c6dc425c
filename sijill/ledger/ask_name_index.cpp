// Names with their claims, in memory: a search box asks at every key.
#include <algorithm>
#include <utility>

#include "sijill/ledger/ask_counts.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/ledger/query.h"
#include "sijill/text/fold.h"

namespace sijill {
namespace {

std::vector<std::pair<Row, std::int64_t>> counted_rows(Database& database, const std::string& select) {
  std::vector<std::pair<Row, std::int64_t>> rows;
  Statement statement = database.prepare(select);
  while (statement.next()) rows.emplace_back(statement.integer(0), statement.integer(1));
  return rows;
}

std::string folded_names(const Ledger_entity& entity) {
  std::string names;
  for (const std::string& name : {entity.name_ar, entity.name_en}) {
    if (!name.empty()) names += "\n " + fold(name);
  }
  return names;
}

}  // namespace

Name_index Name_index::of_actors(Database& database) {
  Name_index index;
  Claim_rows rows(database);
  for (const auto& [row, count] :
       counted_rows(database,
                    "SELECT a.actor, (SELECT count(*) FROM arguments g WHERE g.actor = a.actor) + (SELECT count(*) "
                    "FROM links l "
                    "WHERE l.narrator = a.actor) AS n FROM actors a ORDER BY n DESC, a.actor")) {
    Ledger_entity entity = rows.actor(row);
    std::string names = folded_names(entity);
    index.entries_.push_back({{std::move(entity), count}, std::move(names)});
  }
  return index;
}

Name_index Name_index::of_places(Database& database) {
  Name_index index;
  Claim_rows rows(database);
  for (const auto& [row, count] :
       counted_rows(database,
                    "SELECT p.place, (SELECT count(*) FROM arguments g WHERE g.place = p.place) AS n FROM places p "
                    "ORDER BY n DESC, p.place")) {
    Ledger_entity entity = rows.place(row);
    std::string names = folded_names(entity);
    index.entries_.push_back({{std::move(entity), count}, std::move(names)});
  }
  return index;
}

Page_of<Counted_entity> Name_index::find(const std::string& begin, const Page& page,
                                         const std::vector<std::string>& first) const {
  const std::string folded = fold(begin);
  const std::size_t start = folded.find_first_not_of(' ');
  const std::string wanted = start == std::string::npos
                                 ? std::string()
                                 : " " + folded.substr(start, folded.find_last_not_of(' ') + 1 - start);
  const auto goes_first = [&](const Entry& entry) {
    return std::find(first.begin(), first.end(), entry.counted.entity.key) != first.end();
  };
  const auto fits = [&](const Entry& entry) {
    return wanted.empty() || entry.folded.find(wanted) != std::string::npos || entry.counted.entity.key == begin;
  };
  const auto cursor = read_cursor(page.cursor);
  std::int64_t skip = cursor ? cursor->second : 0;
  const std::int64_t at = skip;
  Page_of<Counted_entity> out;
  for (const bool is_first : {true, false}) {
    if (is_first && first.empty()) continue;
    for (const Entry& entry : entries_) {
      if (goes_first(entry) != is_first || !(is_first || fits(entry))) continue;
      if (skip > 0) {
        --skip;
        continue;
      }
      if (static_cast<int>(out.items.size()) == page.limit) {
        out.next = write_cursor(0, at + page.limit);
        return out;
      }
      out.items.push_back(entry.counted);
    }
  }
  return out;
}

}  // namespace sijill
