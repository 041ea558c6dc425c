#include "lexicon_registry.h"

#include <string_view>
#include <vector>

#include "sijill/text/fold.h"
#include "sijill/text/tokens.h"

namespace sijill {
namespace {

// The lexicon writes "-" for what an entry has not.
std::string told(std::string_view cell) { return cell == "-" ? std::string() : std::string(cell); }

bool is_outlet(const Actor_entry& actor) { return actor.kind == "media" || actor.kind == "agency"; }

}  // namespace

std::optional<Registry::Actor> Lexicon_registry::actor(const std::string& id) const {
  const auto found = lexicon_.find_actor(id);
  if (!found) return std::nullopt;
  const Actor_entry& entry = lexicon_.actor(*found);
  Actor actor{told(entry.kind),
              told(entry.country),
              told(entry.sector),
              told(entry.parent),
              told(entry.name_ar),
              told(entry.name_en),
              {}};
  for (const Alliance& ally : entry.allies)
    actor.allies.push_back({told(ally.actor), told(ally.from), told(ally.to)});
  return actor;
}

std::optional<Registry::Place> Lexicon_registry::place(const std::string& id) const {
  const auto found = lexicon_.find_place(id);
  if (!found) return std::nullopt;
  const Place_entry& entry = lexicon_.place(*found);
  return Place{told(entry.kind),
               told(entry.country),
               told(entry.precision),
               told(entry.parent),
               told(entry.name_ar),
               told(entry.name_en),
               entry.lat,
               entry.lon};
}

void Lexicon_registry::recognise_outlet(Document_record& document) const {
  Entity_record& outlet = document.outlet;
  if (!outlet.id.empty() || outlet.name_ar.empty()) return;
  std::optional<std::uint32_t> found;
  for (const std::string prefix : {"", "media.", "agency."}) {
    if (!found) found = lexicon_.find_actor(prefix + outlet.name_ar);
  }
  if (!found) {
    const Tokens tokens = find_tokens(outlet.name_ar);
    std::vector<std::string_view> words;
    for (const Token& token : tokens.tokens) words.push_back(token.folded);
    for (const Name_match& match : lexicon_.match_names(words)) {
      const bool is_whole = match.kind == Entry_kind::actor && match.length == words.size();
      if (!found && is_whole && is_outlet(lexicon_.actor(match.entry))) found = match.entry;
    }
  }
  if (!found) return;
  const Actor_entry& entry = lexicon_.actor(*found);
  outlet.id = entry.id;
  outlet.name_ar = told(entry.name_ar);
  outlet.name_en = told(entry.name_en);
  outlet.kind = told(entry.kind);
  outlet.country = told(entry.country);
}

}  // namespace sijill
