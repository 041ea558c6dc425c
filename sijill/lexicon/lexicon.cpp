#include "sijill/lexicon/lexicon.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "sijill/lexicon/tables.h"

namespace sijill {

using namespace lexicon_file;

Key_hits String_index::find(std::string_view key) const {
  if (buckets.size() < 2) return {};
  const std::size_t bucket = lexicon_file::hash(key) & (buckets.size() - 2);
  for (const Key& candidate : part_of(keys, buckets[bucket], buckets[bucket + 1] - buckets[bucket])) {
    if (candidate.text.size != key.size() || candidate.text.begin > strings.size()) continue;
    if (strings.substr(candidate.text.begin, candidate.text.size) == key) {
      return {true, candidate.first, candidate.count};
    }
  }
  return {};
}

Lexicon::Lexicon(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

std::string_view Lexicon::version() const { return tables_->version; }

std::span<const Form_hit> Lexicon::forms(std::string_view folded) const {
  const Key_hits hits = tables_->forms.find(folded);
  return part_of(tables_->form_hits, hits.first, hits.count);
}

std::string_view Lexicon::noun_class(std::string_view folded) const {
  std::string_view found;
  for (const Form_hit& hit : forms(folded)) {
    if (hit.kind != Entry_kind::noun) continue;
    const std::string_view noun_class = noun(hit.entry).noun_class;
    if (noun_class == "place_class") return noun_class;
    if (found.empty()) found = noun_class;
  }
  return found;
}

const Predicate& Lexicon::predicate(std::uint32_t entry) const {
  assert(entry < tables_->predicates.size());
  return tables_->predicates[entry];
}

const Cue& Lexicon::cue(std::uint32_t entry) const {
  assert(entry < tables_->cues.size());
  return tables_->cues[entry];
}

const Support& Lexicon::support(std::uint32_t entry) const {
  assert(entry < tables_->supports.size());
  return tables_->supports[entry];
}

const Noun& Lexicon::noun(std::uint32_t entry) const {
  assert(entry < tables_->nouns.size());
  return tables_->nouns[entry];
}

const Actor_entry& Lexicon::actor(std::uint32_t entry) const {
  assert(entry < tables_->actors.size());
  return tables_->actors[entry];
}

const Place_entry& Lexicon::place(std::uint32_t entry) const {
  assert(entry < tables_->places.size());
  return tables_->places[entry];
}

std::uint32_t Lexicon::actor_of_demonym(std::uint32_t entry) const {
  assert(entry < tables_->demonyms.size());
  return tables_->demonyms[entry].actor;
}

std::optional<std::uint32_t> Lexicon::find_actor(std::string_view id) const {
  const Key_hits hits = tables_->actor_ids.find(id);
  if (!hits.found) return std::nullopt;
  return hits.first;
}

std::optional<std::uint32_t> Lexicon::find_place(std::string_view id) const {
  const Key_hits hits = tables_->place_ids.find(id);
  if (!hits.found) return std::nullopt;
  return hits.first;
}

bool Lexicon::is_given_name(std::string_view folded) const {
  return (tables_->personal_names.find(folded).first & given_name) != 0;
}

bool Lexicon::is_family_name(std::string_view folded) const {
  return (tables_->personal_names.find(folded).first & family_name) != 0;
}

std::size_t Lexicon::count(Entry_kind kind) const {
  switch (kind) {
    case Entry_kind::predicate: return tables_->predicates.size();
    case Entry_kind::cue: return tables_->cues.size();
    case Entry_kind::support: return tables_->supports.size();
    case Entry_kind::noun: return tables_->nouns.size();
    case Entry_kind::actor: return tables_->actors.size();
    case Entry_kind::demonym: return tables_->demonyms.size();
    case Entry_kind::name: return tables_->names.size();
    case Entry_kind::place: return tables_->places.size();
  }
  return 0;
}

}  // namespace sijill
