// A claim, an incident, a narrator, an article: each with all that belongs to it.
#include <algorithm>
#include <set>

#include "sijill/ledger/review.h"
#include "sijill/server/place_history.h"
#include "sijill/server/routes.h"

namespace sijill {
namespace {

[[noreturn]] void not_here(std::string_view what, const std::string& found) {
  throw Problem{404, "found no " + std::string(what) + " \"" + shown(found) + "\" in this ledger"};
}

// All claims of one document or one incident, newest knowledge last.
std::vector<Recorded_claim> claims_of(Database& database, const Ledger_filter& filter) {
  std::vector<Recorded_claim> claims;
  Page page{1'000, ""};
  do {
    Page_of<Recorded_claim> some = ask_claims(database, filter, page);
    for (Recorded_claim& claim : some.items) claims.push_back(std::move(claim));
    page.cursor = some.next;
  } while (!page.cursor.empty());
  std::reverse(claims.begin(), claims.end());
  return claims;
}

// What one voice says of an incident.
struct Account_told {
  Ledger_entity narrator;
  std::vector<const Recorded_claim*> claims;  // in the order in which they became known
};

std::vector<Account_told> accounts_of(const std::vector<Recorded_claim>& claims) {
  std::vector<Account_told> accounts;
  for (const Recorded_claim& claim : claims) {
    const auto same = [&](const Account_told& account) { return account.narrator.key == claim.originator.key; };
    auto found = std::find_if(accounts.begin(), accounts.end(), same);
    if (found == accounts.end()) found = accounts.insert(accounts.end(), {claim.originator, {}});
    found->claims.push_back(&claim);
  }
  return accounts;
}

std::string keys_of(const std::vector<Ledger_entity>& entities) {
  std::set<std::string> keys;
  for (const Ledger_entity& entity : entities) keys.insert(entity.key);
  std::string out;
  for (const std::string& key : keys) out += key + "|";
  return out;
}

std::string days_of(const Recorded_claim& row) {
  const auto& time = row.claim.time;
  return time ? days_text(time->earliest, time->latest) : std::string();
}

std::string figures_of(const Recorded_claim& row) {
  std::string out;
  for (const Quantity_record& quantity : row.claim.quantity) {
    out += std::string(name(quantity.kind)) + quantity.who + amount_text(quantity.amount) + "|";
  }
  return out;
}

// In what the last words of the accounts differ; what an account does not tell differs from nothing.
std::vector<std::string> differences(const std::vector<Account_told>& accounts) {
  std::vector<std::string> out;
  const auto differs = [&](const auto& told_by) {
    std::set<std::string> seen;
    for (const Account_told& account : accounts) {
      const std::string told = told_by(*account.claims.back());
      if (!told.empty()) seen.insert(told);
    }
    return seen.size() > 1;
  };
  if (differs([](const Recorded_claim& row) { return keys_of(row.actor); })) out.emplace_back("actor");
  if (differs([](const Recorded_claim& row) { return keys_of(row.place); })) out.emplace_back("place");
  if (differs(days_of)) out.emplace_back("day");
  if (differs([](const Recorded_claim& row) { return std::string(name(row.claim.polarity)); })) {
    out.emplace_back("polarity");
  }
  if (differs(figures_of)) out.emplace_back("figures");
  return out;
}

void write_figure(Json_writer& json, const Incident_figure& figure) {
  const auto bound = [&](std::string_view key, std::optional<double> number) {
    json.key(key);
    if (number) {
      json.number(*number);
    } else {
      json.null();
    }
  };
  json.begin_object().key("claimant");
  write_ledger_entity(json, figure.claimant);
  json.key("kind").text(name(figure.kind)).key("who").text_or_null(figure.who);
  bound("min", figure.amount.min);
  bound("max", figure.amount.max);
  json.key("op").text(name(figure.amount.bound));
  write_optional_day(json, "known", figure.known);
  json.key("claim").text(figure.claim).end_object();
}

void write_account(Json_writer& json, const Account_told& account, const Incident_row& incident) {
  const Recorded_claim& last = *account.claims.back();
  json.begin_object().key("narrator");
  write_ledger_entity(json, account.narrator);
  write_optional_day(json, "known", last.known);
  write_entities(json, "actor", last.actor);
  write_entities(json, "place", last.place);
  write_optional_day(json, "earliest", last.claim.time ? last.claim.time->earliest : std::nullopt);
  write_optional_day(json, "latest", last.claim.time ? last.claim.time->latest : std::nullopt);
  json.key("polarity").text(name(last.claim.polarity));
  json.key("stance").text(name(last.claim.chain.empty() ? Stance::publish : last.claim.chain.back().stance));
  json.key("figures").begin_array();
  for (const Incident_figure& figure : incident.figures) {
    const auto is_its = [&](const Recorded_claim* claim) { return claim->claim.id == figure.claim; };
    if (std::any_of(account.claims.begin(), account.claims.end(), is_its)) write_figure(json, figure);
  }
  json.end_array().key("claims").begin_array();
  for (const Recorded_claim* claim : account.claims) json.text(claim->claim.id);
  json.end_array().end_object();
}

}  // namespace

void write_reviews_of(Json_writer& json, Database& database, const std::vector<std::string>& claims,
                      const std::string& incident) {
  const std::set<std::string> wanted(claims.begin(), claims.end());
  std::vector<Review_row> rows = ask_reviews(database, {});
  std::erase_if(rows, [&](const Review_row& row) {
    return !(wanted.contains(row.claim) || (!incident.empty() && row.incident == incident));
  });
  write_rows(json, "reviews", rows);
}

Response show_claim(Call& call) {
  expect_json(call);
  const auto claim = claim_by_id(call.database(), call.names[0]);
  if (!claim) not_here("claim", call.names[0]);
  Json_writer json;
  json.begin_object().key("claim");
  write_row(json, *claim);
  write_rows(json, "relations", relations_of(call.database(), claim->claim.id));
  write_reviews_of(json, call.database(), {claim->claim.id}, "");
  json.end_object();
  return json_response(std::move(json));
}

Response show_incident(Call& call) {
  expect_json(call);
  const auto incident = incident_by_key(call.database(), call.names[0]);
  if (!incident) not_here("incident", call.names[0]);
  constexpr std::size_t most = 1'000;
  std::vector<Recorded_claim> claims;
  for (const std::string& id : incident->claims) {
    if (claims.size() == most) break;
    if (auto claim = claim_by_id(call.database(), id)) claims.push_back(std::move(*claim));
  }
  const std::vector<Account_told> accounts = accounts_of(claims);
  Json_writer json;
  json.begin_object().key("incident");
  write_row(json, *incident);
  json.key("accounts").begin_array();
  for (const Account_told& account : accounts) write_account(json, account, *incident);
  json.end_array().key("differ").begin_array();
  for (const std::string& what : differences(accounts)) json.text(what);
  json.end_array();
  write_rows(json, "claims", claims);
  std::set<std::string> ids;
  for (const Recorded_claim& claim : claims) ids.insert(claim.claim.id);
  json.key("relations").begin_array();
  for (const Recorded_claim& claim : claims) {
    for (const Relation_row& relation : relations_of(call.database(), claim.claim.id)) {
      // Once, at the later one; what leads out of the incident is told by the claim's own page.
      if (relation.later.claim.id != claim.claim.id || !ids.contains(relation.earlier.claim.id)) continue;
      json.begin_object().key("relation").text(name(relation.kind)).key("reason").text(relation.reason);
      json.key("later").text(relation.later.claim.id).key("earlier").text(relation.earlier.claim.id).end_object();
    }
  }
  json.end_array();
  write_reviews_of(json, call.database(), incident->claims, incident->key);
  json.end_object();
  return json_response(std::move(json));
}

Response show_document(Call& call) {
  expect_json(call);
  Ledger_filter filter;
  filter.document = call.names[0];
  filter.all_versions = true;
  const Page_of<Document_row> rows = ask_documents(call.database(), filter);
  const auto document = document_by_id(call.database(), call.names[0]);
  if (rows.items.empty() || !document) not_here("document", call.names[0]);
  // An older version of an article has no claims of its latest reading; those of its readings are shown.
  filter.all_versions = rows.items.front().claims == 0;
  std::vector<Recorded_claim> claims = claims_of(call.database(), filter);
  std::stable_sort(claims.begin(), claims.end(), [](const Recorded_claim& a, const Recorded_claim& b) {
    return a.claim.trigger.start < b.claim.trigger.start;
  });
  std::vector<std::string> ids;
  for (const Recorded_claim& claim : claims) ids.push_back(claim.claim.id);
  Json_writer json;
  json.begin_object().key("document");
  write_row(json, rows.items.front());
  json.key("text").text_or_null(document->text).key("notes").begin_array();
  for (const std::string& note : document->notes) json.text(note);
  json.end_array();
  write_rows(json, "claims", claims);
  write_reviews_of(json, call.database(), ids, "");
  json.end_object();
  return json_response(std::move(json));
}

Response show_narrator(Call& call) {
  expect_json(call);
  const auto facts = narrator_facts(call.database(), call.names[0]);
  if (!facts) not_here("narrator", call.names[0]);
  Ledger_filter filter;
  filter.narrators = find_actors(call.database(), call.names[0]);
  const auto words = [](Json_writer& json, std::string_view key, const std::vector<Counted_word>& list) {
    json.key(key).begin_array();
    for (const Counted_word& word : list) {
      json.begin_object().key("value").text(word.value).key("count").integer(word.count).end_object();
    }
    json.end_array();
  };
  Json_writer json;
  json.begin_object().key("narrator");
  write_row(json, facts->row);
  write_entities(json, "parents", facts->parents);
  json.key("allies").begin_array();
  for (const Alliance_row& ally : facts->allies) {
    json.begin_object().key("actor");
    write_ledger_entity(json, ally.actor);
    json.key("since").text_or_null(ally.since).key("until").text_or_null(ally.until).end_object();
  }
  json.end_array();
  words(json, "interest", facts->interests);
  json.key("about").begin_array();
  for (const Counted_entity& counted : facts->about) write_counted(json, counted);
  json.end_array();
  words(json, "types", facts->types);
  words(json, "months", facts->months);
  write_rows(json, "recent", ask_claims(call.database(), filter, {20, ""}).items);
  json.end_object();
  return json_response(std::move(json));
}

Response show_place(Call& call) {
  const Holding_view view = read_view(call.query, call.database(), true);
  const Language language = read_language(call.query);
  expect_json(call);
  const std::vector<Row> found = find_places(call.database(), call.names[0]);
  if (found.empty()) not_here("place", call.names[0]);
  const Row row = found.front();
  const Ledger_entity place = place_of(call.database(), row);
  Ledger_filter named_only;
  named_only.places = {row};
  named_only.only_named_places = true;
  named_only.known_to = view.known_at;
  const std::vector<Holding_row> holdings = ask_holdings(call.database(), named_only, view);

  // Figures of what happened there and in it.
  Ledger_filter with_parts_of_it = named_only;
  with_parts_of_it.only_named_places = false;
  struct Told_figure {
    const Incident_row* incident;
    const Incident_figure* figure;
  };
  constexpr int most_incidents = 1'000;
  constexpr std::size_t most_figures = 1'000;
  const Page_of<Incident_row> incidents = ask_incidents(call.database(), with_parts_of_it, {most_incidents, ""});
  std::vector<Told_figure> figures;
  for (const Incident_row& incident : incidents.items) {
    for (const Incident_figure& figure : incident.figures) {
      if (!view.known_at || (figure.known && *figure.known <= *view.known_at))
        figures.push_back({&incident, &figure});
    }
  }
  std::stable_sort(figures.begin(), figures.end(),
                   [](const Told_figure& a, const Told_figure& b) { return a.figure->known < b.figure->known; });
  if (figures.size() > most_figures) figures.resize(most_figures);

  Json_writer json;
  json.begin_object().key("place");
  write_ledger_entity(json, place);
  write_entities(json, "within", places_above(call.database(), row));
  write_entities(json, "parts", places_inside(call.database(), row));
  write_rows(json, "holdings", holdings);
  write_stripes(json, holdings);
  write_history(json, call.database(), place, row, holdings, view, language);
  json.key("figures").begin_array();
  for (const Told_figure& told : figures) {
    json.begin_object().key("incident").text(told.incident->key);
    write_optional_day(json, "happened", told.incident->earliest);
    json.key("figure");
    write_figure(json, *told.figure);
    json.end_object();
  }
  json.end_array().end_object();
  return json_response(std::move(json));
}

}  // namespace sijill
