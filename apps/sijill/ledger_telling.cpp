// sijill ledger why | timeline: the ledger told in lines for a person.
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <utility>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "ledger_filter.h"
#include "ledger_path.h"
#include "ledger_verbs.h"
#include "output.h"
#include "sijill/wire/ledger_story.h"

namespace sijill {
namespace {

struct Telling_options {
  std::string ledger, what, language = "en", known_to;
};

Story_style style_of(const Telling_options& options) {
  const bool terminal = is_terminal(STDOUT_FILENO);
  const char* no_colour = std::getenv("NO_COLOR");
  return {.language = options.language == "ar" ? Language::ar : Language::en,
          .isolates = terminal,
          .colour = terminal && (no_colour == nullptr || *no_colour == '\0')};
}

// Opens the ledger and writes what `tell(ledger)` gives, or says why there is nothing.
template <typename Tell>
Exit_code told(const Telling_options& options, const Tell& tell) {
  Result<Ledger> opened = Ledger::open(ledger_path(options.ledger), Access::read);
  if (!opened) {
    say(printable(opened.error().message));
    return Exit_code::ledger_failed;
  }
  Ledger ledger = std::move(opened).value();
  try {
    const Result<std::string> text = tell(ledger);
    if (!text) {
      say(text.error().message);
      return Exit_code::usage;
    }
    Output output;
    output.write(text.value());
    return output.finish();
  } catch (const Database_failure& failure) {
    say(printable(failure.message));
    return Exit_code::ledger_failed;
  }
}

std::string with_relations(Database& database, const Recorded_claim& claim, const Story_style& style) {
  std::string out = claim_story(claim, style);
  for (const Relation_row& relation : relations_of(database, claim.claim.id)) {
    out += "    " + relation_story(relation, claim.claim.id, style);
  }
  return out;
}

std::string claims_told(Database& database, const std::vector<std::string>& ids, const Story_style& style) {
  std::string out;
  for (const std::string& id : ids) {
    if (const auto claim = claim_by_id(database, id)) out += "\n" + with_relations(database, *claim, style);
  }
  return out;
}

Result<std::string> why(Ledger& ledger, const Telling_options& options) {
  Database& database = ledger.database();
  const Story_style style = style_of(options);
  if (const auto incident = incident_by_key(database, options.what)) {
    return incident_story(*incident, style) + claims_told(database, incident->claims, style);
  }
  if (const auto holding = holding_by_key(database, options.what)) {
    std::string out = holding_story(*holding, style);
    if (!holding->claims_for.empty()) out += "\nfor:\n" + claims_told(database, holding->claims_for, style);
    if (!holding->claims_against.empty())
      out += "\nagainst:\n" + claims_told(database, holding->claims_against, style);
    return out;
  }
  if (const auto claim = claim_by_id(database, options.what)) return with_relations(database, *claim, style);
  return Error{
      fmt::format("why: found \"{}\", wanted the key of an incident or a holding, or the id of a claim, as the last "
                  "column of 'sijill ledger incidents', 'holdings' and 'claims' shows them",
                  printable(options.what))};
}

Result<std::string> timeline(Ledger& ledger, const Telling_options& options, const std::string& data) {
  Database& database = ledger.database();
  const Story_style style = style_of(options);
  Result<std::vector<Row>> places = places_named("timeline", {options.what}, ledger, data);
  if (!places) return places.error();
  const auto known_to = day_named("--known-to", options.known_to);
  if (!known_to) return known_to.error();
  std::string out;
  for (const Row place : places.value()) {
    Ledger_filter filter;
    filter.places = {place};
    filter.known_to = known_to.value();
    Ledger_filter named_only = filter;
    named_only.only_named_places = true;
    std::vector<Told_claim> claims;
    // Only who has the place, and deals about it: the rest is for `sijill ledger claims`.
    for (const Event_type type : {Event_type::control, Event_type::agree}) {
      filter.type = type;
      each_claim(database, filter, [&](const Recorded_claim& claim) { claims.push_back({claim, {}}); });
    }
    for (Told_claim& told : claims) told.relations = relations_of(database, told.claim.claim.id);
    out += (out.empty() ? "" : "\n") +
           place_story(place_of(database, place),
                       ask_holdings(database, named_only,
                                    {.at = std::nullopt, .known_at = known_to.value(), .narrators = {}, .sides = {}}),
                       std::move(claims), style);
  }
  return out;
}

}  // namespace

void add_ledger_telling(CLI::App& ledger, const Common_options& common, Chosen_verb& chosen) {
  const auto add = [&](const std::string& verb_name, const std::string& what, const std::string& type) {
    CLI::App* verb = ledger.add_subcommand(verb_name, what);
    const auto options = std::make_shared<Telling_options>();
    verb->fallthrough();
    add_ledger_option(*verb, options->ledger);
    verb->add_option(type == "PLACE" ? "place" : "key", options->what,
                     type == "PLACE" ? "By name or key" : "Of an incident, a holding or a claim")
        ->required()
        ->type_name(type);
    verb->add_option("--language", options->language, "Names: en (default) or ar")
        ->type_name("ar|en")
        ->check(CLI::IsMember({"ar", "en"}).description(""));
    return std::pair(verb, options);
  };
  const auto [why_verb, why_options] = add("why", "The sentences behind an incident, a holding or a claim", "KEY");
  why_verb->callback([options = why_options, &chosen] {
    chosen = [options] { return told(*options, [&](Ledger& opened) { return why(opened, *options); }); };
  });
  const auto [timeline_verb, timeline_options] =
      add("timeline", "Who is said to have held a place, like a page of history", "PLACE");
  timeline_verb->add_option("--known-to", timeline_options->known_to, "With what had been published by this day")
      ->type_name("DATE");
  timeline_verb->callback([options = timeline_options, &common, &chosen] {
    chosen = [options, &common] {
      return told(*options, [&](Ledger& opened) { return timeline(opened, *options, common.data); });
    };
  });
}

}  // namespace sijill
