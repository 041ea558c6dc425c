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

// What stands before the reporter or the town in a byline: «مرايا الخابور - كريم عبد الهادي» (paper - reporter),
// «صوت القوافل / القامشلي» (paper / town). Empty where the line has no such parts.
std::string first_part_of(const std::string& byline) {
  for (const std::string mark : {" - ", " – ", " / ", " | "}) {
    const std::size_t at = byline.find(mark);
    if (at != std::string::npos && at > 0) return byline.substr(0, at);
  }
  return {};
}

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

std::vector<std::string> Lexicon_registry::actors_named(const std::string& name) const {
  const Tokens tokens = find_tokens(name);
  std::vector<std::string_view> words;
  for (const Token& token : tokens.tokens) words.push_back(token.folded);
  std::vector<std::string> found;
  if (words.empty()) return found;
  for (const Name_match& match : lexicon_.match_names(words)) {
    if (match.kind != Entry_kind::actor || match.length != words.size()) continue;
    found.emplace_back(lexicon_.actor(match.entry).id);
  }
  return found;
}

std::string Lexicon_registry::outlet_in(const std::string& byline) const {
  const std::string first = first_part_of(byline);
  const Tokens tokens = find_tokens(first);
  constexpr std::size_t longest = 5;  // words of a paper's name
  if (tokens.tokens.empty() || tokens.tokens.size() > longest) return {};
  std::vector<std::string_view> words;
  for (const Token& token : tokens.tokens) {
    if (token.kind != Token_kind::word) return {};
    words.push_back(token.folded);
  }
  bool is_place = false;
  for (const Name_match& match : lexicon_.match_names(words)) {
    if (match.length != words.size()) continue;
    if (match.kind == Entry_kind::actor && is_outlet(lexicon_.actor(match.entry))) return first;
    is_place = is_place || match.kind == Entry_kind::place;
  }
  // «الرياض - محمد العتيبي» may be the paper or the town, «أحمد العلي - دمشق» begins with the reporter.
  return is_place || lexicon_.is_given_name(words[0]) ? std::string() : first;
}

void Lexicon_registry::recognise_outlet(Document_record& document) const {
  Entity_record& outlet = document.outlet;
  if (outlet.id.empty() && outlet.name_ar.empty() && outlet.words.text.empty()) {
    outlet.name_ar = outlet_in(document.byline);
    outlet.kind = "media";
  }
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
