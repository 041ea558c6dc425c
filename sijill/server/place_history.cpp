#include "sijill/server/place_history.h"

#include <algorithm>
#include <utility>

#include "sijill/wire/ledger_json.h"
#include "sijill/wire/ledger_story.h"

namespace sijill {
namespace {

struct Piece {
  const Holding_row* holding;
  const char* as;
};

constexpr std::size_t most_told = 400;  // claims of a history; those of its last days where there are more

}  // namespace

void write_stripes(Json_writer& json, const std::vector<Holding_row>& holdings) {
  std::vector<std::pair<const Ledger_entity*, std::vector<Piece>>> stripes;
  const auto add = [&](const Ledger_entity& actor, Piece piece) {
    const auto same = [&](const auto& stripe) { return stripe.first->key == actor.key; };
    auto found = std::find_if(stripes.begin(), stripes.end(), same);
    if (found == stripes.end()) found = stripes.insert(stripes.end(), {&actor, {}});
    found->second.push_back(piece);
  };
  for (const Holding_row& holding : holdings) {
    add(holding.holder, {&holding, "holder"});
    if (holding.rival.known()) add(holding.rival, {&holding, "rival"});
  }
  json.key("stripes").begin_array();
  for (const auto& [actor, pieces] : stripes) {
    json.begin_object().key("actor");
    write_ledger_entity(json, *actor);
    json.key("pieces").begin_array();
    for (const Piece& piece : pieces) {
      json.begin_object().key("holding").text(piece.holding->key).key("as").text(piece.as);
      json.key("since").text(to_string(piece.holding->since)).key("until");
      json.text_or_null(piece.holding->until ? to_string(*piece.holding->until) : std::string());
      json.key("status").text(name(piece.holding->status)).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

void write_history(Json_writer& json, Database& database, const Ledger_entity& place, Row row,
                   const std::vector<Holding_row>& holdings, const Holding_view& view, Language language) {
  Ledger_filter filter;
  filter.places = {row};
  filter.known_to = view.known_at;
  filter.narrators = view.narrators;
  filter.sides = view.sides;
  filter.kinds = {{Event_type::control, Mode::none}, {Event_type::agree, Mode::none}};
  std::vector<Told_claim> claims;
  Page_of<Recorded_claim> newest = ask_claims(database, filter, {static_cast<int>(most_told), ""});
  for (Recorded_claim& claim : newest.items) {
    const std::string id = claim.claim.id;
    claims.push_back({std::move(claim), relations_of(database, id)});
  }
  const std::string story =
      place_story(place, holdings, std::move(claims), {.language = language, .isolates = false, .colour = false});
  json.key("history").begin_array();
  for (std::size_t begin = 0; begin < story.size();) {
    const std::size_t end = std::min(story.find('\n', begin), story.size());
    if (end > begin) json.text(std::string_view(story).substr(begin, end - begin));
    begin = end + 1;
  }
  json.end_array();
}

}  // namespace sijill
