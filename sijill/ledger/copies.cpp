#include "sijill/ledger/copies.h"

#include <set>
#include <tuple>
#include <utility>

namespace sijill {
Copy_finder::Copy_finder(Database& database)
    : text_(database.prepare(
          "SELECT coalesce(published, ''), key, text, coalesce(published_day, 0) FROM documents WHERE document = ?")),
      sketch_(database.prepare("SELECT shingles, sketch FROM sketches WHERE document = ?")),
      near_(database.prepare("SELECT document FROM sketch_bands WHERE band = ? AND day BETWEEN ? AND ?")),
      add_sketch_(database.prepare("INSERT INTO sketches (document, shingles, sketch) VALUES (?, ?, ?)")),
      add_band_(database.prepare("INSERT OR IGNORE INTO sketch_bands (band, day, document) VALUES (?, ?, ?)")),
      add_copy_(database.prepare(
          "INSERT OR REPLACE INTO copies (document, earlier, likeness, containment) VALUES (?, ?, ?, ?)")),
      earliest_(database.prepare(
          "SELECT c.earlier FROM copies c JOIN documents d ON d.document = c.earlier WHERE c.document = ? "
          "ORDER BY coalesce(d.published_day, 0), coalesce(d.published, ''), d.key LIMIT 1")),
      witness_(database.prepare("SELECT witness FROM documents WHERE document = ?")),
      set_witness_(database.prepare("UPDATE documents SET witness = ? WHERE document = ?")) {}

Copy_finder::Text Copy_finder::read(Row document) {
  text_.bind(document);
  Text text{.document = document};
  if (text_.next()) {
    text.published = text_.text(0);
    text.key = text_.text(1);
    text.text = text_.text(2);
    text.day = text_.integer(3);
  }
  text_.reset();
  return text;
}

std::vector<Row> Copy_finder::candidates_of(const Sketch& sketch, const Text& text) {
  const Copy_limits limits;
  std::set<Row> met;
  for (const std::uint32_t band : bands_of(sketch)) {
    near_.bind(std::int64_t{band}, text.day - limits.days, text.day + limits.days);
    while (near_.next()) met.insert(near_.integer(0));
  }
  near_.reset();
  std::vector<Row> candidates;
  for (const Row other : met) {
    if (other == text.document) continue;
    sketch_.bind(other);
    if (sketch_.next()) {
      const Sketch found = sketch_from(static_cast<std::uint32_t>(sketch_.integer(0)), sketch_.blob(1));
      if (may_be_copy(sketch, found)) candidates.push_back(other);
    }
  }
  sketch_.reset();
  return candidates;
}

bool Copy_finder::update_witness(Row document) {
  earliest_.bind(document);
  const Row witness = earliest_.next() ? earliest_.integer(0) : document;
  earliest_.reset();
  witness_.bind(document);
  const bool is_new = witness_.next() && witness_.integer(0) != witness;
  witness_.reset();
  if (is_new) set_witness_.run(witness, document);
  return is_new;
}

const Shingles& Copy_finder::shingles_in(Row document, const std::string& text) {
  if (const auto kept = shingles_.find(document); kept != shingles_.end()) return kept->second;
  return shingles_.emplace(document, shingles_of(text)).first->second;
}

std::vector<Row> Copy_finder::add(Row document) {
  sketch_.bind(document);
  const bool is_sketched = sketch_.next();
  sketch_.reset();
  if (is_sketched) return {};
  constexpr std::size_t most_kept = 20'000;  // some 25 MB
  if (shingles_.size() >= most_kept) shingles_.clear();
  const Text text = read(document);
  Shingles shingles = shingles_of(text.text);
  if (shingles.size() < Copy_limits{}.shared) return {};
  const Sketch sketch = sketch_of(shingles);

  std::vector<Row> changed;
  for (const Row candidate : candidates_of(sketch, text)) {
    const Text other = read(candidate);
    const Likeness likeness = likeness_of(shingles, shingles_in(candidate, other.text));
    if (!is_copy(likeness)) continue;
    const bool is_later =
        std::tie(other.day, other.published, other.key) < std::tie(text.day, text.published, text.key);
    const Row later = is_later ? document : candidate;
    add_copy_.run(later, is_later ? candidate : document, likeness.likeness, likeness.containment);
    if (!is_later && update_witness(candidate)) changed.push_back(candidate);
  }
  if (update_witness(document)) changed.push_back(document);
  add_sketch_.run(document, std::int64_t{sketch.shingles}, std::span<const std::byte>(to_bytes(sketch)));
  for (const std::uint32_t band : bands_of(sketch)) add_band_.run(std::int64_t{band}, text.day, document);
  shingles_.insert_or_assign(document, std::move(shingles));
  return changed;
}

}  // namespace sijill
