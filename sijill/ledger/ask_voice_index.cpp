// Voices with their days, in memory.
#include <algorithm>
#include <limits>
#include <tuple>

#include "sijill/ledger/ask_counts.h"

namespace sijill {
namespace {

constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

}  // namespace

Voice_index Voice_index::of(Database& database) {
  // The index of outlets holds both, where a row of documents holds an article.
  std::unordered_map<Row, Row> outlets;
  Statement papers =
      database.prepare("SELECT document, outlet FROM documents INDEXED BY documents_outlet WHERE outlet IS NOT NULL");
  while (papers.next()) outlets[papers.integer(0)] = papers.integer(1);
  Voice_index index;
  Statement claims = database.prepare(
      "SELECT coalesce(originator, 0), document, known_day, count(*), sum(polarity = 'denied') FROM claims WHERE "
      "is_latest = 1 GROUP BY originator, document, known_day");
  while (claims.next()) {
    Entry entry{.voice = claims.integer(0),
                .document = claims.integer(1),
                .day = static_cast<std::int32_t>(claims.maybe_integer(2).value_or(no_day)),
                .claims = static_cast<std::int32_t>(claims.integer(3)),
                .denials = static_cast<std::int32_t>(claims.integer(4))};
    if (entry.voice == 0) {
      const auto outlet = outlets.find(entry.document);
      if (outlet == outlets.end()) continue;
      entry.voice = outlet->second;
    }
    index.entries_.push_back(entry);
  }
  // An article that names its own outlet and also speaks for itself is one document of that voice.
  std::sort(index.entries_.begin(), index.entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.voice, a.document, a.day) < std::tie(b.voice, b.document, b.day);
  });
  return index;
}

std::unordered_map<Row, Voice_index::Sums> Voice_index::count(std::optional<Day> known_from,
                                                              std::optional<Day> known_to) const {
  std::unordered_map<Row, Sums> voices;
  Sums* sums = nullptr;
  Row voice = 0;
  Row document = 0;
  for (const Entry& entry : entries_) {
    if ((known_from || known_to) && entry.day == no_day) continue;
    if ((known_from && entry.day < known_from->number) || (known_to && entry.day > known_to->number)) continue;
    if (sums == nullptr || entry.voice != voice) {
      sums = &voices[voice = entry.voice];
      document = 0;
    }
    if (entry.document != document) ++sums->documents;
    document = entry.document;
    sums->claims += entry.claims;
    sums->denials += entry.denials;
    if (entry.day == no_day) continue;
    sums->first_known = sums->first_known ? std::min<std::int64_t>(*sums->first_known, entry.day) : entry.day;
    sums->last_known = sums->last_known ? std::max<std::int64_t>(*sums->last_known, entry.day) : entry.day;
  }
  return voices;
}

}  // namespace sijill
