// sijill ledger accept | correct | reject | merge | split | annotate | undo | reviews: what people say of the claims.
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "data_directory.h"
#include "fmt/format.h"
#include "ledger_filter.h"
#include "ledger_path.h"
#include "ledger_verbs.h"
#include "lexicon_registry.h"
#include "open_ledger.h"
#include "output.h"
#include "sijill/ledger/ask.h"
#include "sijill/ledger/correction.h"
#include "sijill/ledger/review.h"
#include "sijill/lexicon/lexicon.h"
#include "sijill/wire/ledger_json.h"
#include "sijill/wire/ledger_table.h"

namespace sijill {
namespace {

struct Review_command {
  std::string ledger, who, why;
  std::string target;               // a claim, an incident or the number of a review, as the verb takes it
  std::vector<std::string> claims;  // of a split
  std::string field, value;
  std::string into;
  // Of reviews.
  Review_filter filter;
  std::string format;
};

// The value of a field that holds actors or places, as keys: a key stays, a name becomes the key of the ledger, else
// of the lexicon, that bears it.
Result<std::string> keys_named(const std::string& field, const std::string& value, bool are_places, Ledger& ledger,
                               const Lexicon_registry& registry, const std::string& data) {
  std::string keys;
  for (const std::string& name : keys_in(value)) {
    std::vector<std::string> found;
    if (are_places ? registry.place(name).has_value() : registry.actor(name).has_value()) found = {name};
    if (found.empty()) {
      Database& database = ledger.database();
      for (const Row row : are_places ? find_places(database, name) : find_actors(database, name)) {
        found.push_back((are_places ? place_of(database, row) : actor_of(database, row)).key);
      }
    }
    if (found.empty()) found = lexicon_ids(name, are_places, data);
    // What only one document knows is not meant where a name is borne by somebody known as well.
    if (found.size() > 1)
      std::erase_if(found, [](const std::string& key) { return key.find(':') != std::string::npos; });
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    if (found.size() != 1) {
      std::string choices;
      for (const std::string& key : found) choices += (choices.empty() ? " (" : ", ") + key;
      return Error{fmt::format("{}: found \"{}\", which names {}{}; wanted a key such as {}", field, printable(name),
                               found.empty() ? "nothing that the ledger or the lexicon knows" : "several",
                               choices.empty() ? "" : choices + ")", are_places ? "gn.174448" : "org.isis")};
    }
    keys += (keys.empty() ? "" : "|") + found.front();
  }
  return keys;
}

std::string line_of(const Review_row& row) {
  std::string out = fmt::format("{}\t{}\t{}\t{}", row.id, row.made, printable(row.who), row.action);
  const auto add = [&](const std::string& text) { out += text.empty() ? "" : "\t" + printable(text); };
  add(row.undoes != 0 ? std::to_string(row.undoes) : "");
  add(row.claim);
  add(row.incident);
  if (!row.field.empty()) add(fmt::format("{}: {} → {}", row.field, row.old_value, row.new_value));
  add(row.why);
  return out + "\n";
}

// What a verb does once the ledger is open; the rows it wrote.
using Work =
    std::function<Result<std::vector<Review_row>>(Reviews&, const Reviewer&, Ledger&, const Lexicon_registry&)>;

Exit_code review(const Review_command& command, const Common_options& common, const Work& work) {
  const Result<Lexicon> lexicon = Lexicon::open(data_directory(common.data) + "/lexicon.bin");
  if (!lexicon) {
    say(printable(lexicon.error().message));
    return Exit_code::configuration;
  }
  const Lexicon_registry registry(lexicon.value());
  Result<Ledger> opened = open_ledger(ledger_path(command.ledger), Access::write);
  if (!opened) {
    say(printable(opened.error().message));
    return Exit_code::ledger_failed;
  }
  Ledger ledger = std::move(opened).value();
  try {
    Reviews reviews(ledger, registry);
    const Result<std::vector<Review_row>> written = work(reviews, {command.who, command.why}, ledger, registry);
    if (!written) {
      say(printable(written.error().message));
      return Exit_code::usage;
    }
    Output output;
    for (const Review_row& row : written.value()) output.write(line_of(row));
    return output.finish();
  } catch (const Database_failure& failure) {
    say(printable(failure.message));
    return Exit_code::ledger_failed;
  }
}

Result<std::vector<Review_row>> as_list(Result<Review_row> row) {
  if (!row) return row.error();
  return std::vector<Review_row>{std::move(row).value()};
}

Exit_code list_reviews(const Review_command& command) {
  Result<Ledger> opened = Ledger::open(ledger_path(command.ledger), Access::read);
  if (!opened) {
    say(printable(opened.error().message));
    return Exit_code::ledger_failed;
  }
  Ledger ledger = std::move(opened).value();
  try {
    const std::vector<Review_row> rows = ask_reviews(ledger.database(), command.filter);
    Output output;
    const bool as_table = command.format.empty() ? is_terminal(1) : command.format == "table";
    if (as_table) {
      Row_table table{.heads = {"review", "made", "who", "action", "about", "what", "why", "state"}, .rows = {}};
      for (const Review_row& row : rows) {
        const std::string what = row.undoes != 0 ? fmt::format("review {}", row.undoes)
                                 : row.field.empty()
                                     ? row.new_value
                                     : fmt::format("{}: {} → {}", row.field, row.old_value, row.new_value);
        table.rows.push_back({std::to_string(row.id), row.made, row.who, row.action,
                              row.incident.empty() ? row.claim : row.incident, what, row.why,
                              row.is_undone   ? "undone"
                              : row.is_placed ? ""
                                              : "not placed"});
      }
      const bool terminal = is_terminal(1);
      const char* no_colour = std::getenv("NO_COLOR");
      output.write(text_of(table, {.isolates = terminal,
                                   .colour = terminal && (no_colour == nullptr || *no_colour == '\0'),
                                   .columns = terminal ? terminal_columns() : 0}));
      return output.finish();
    }
    for (const Review_row& row : rows) {
      output.write(row_line(row));
    }
    return output.finish();
  } catch (const Database_failure& failure) {
    say(printable(failure.message));
    return Exit_code::ledger_failed;
  }
}

}  // namespace

void add_ledger_review(CLI::App& ledger, const Common_options& common, Chosen_verb& chosen) {
  // `arrange` adds the verb's own arguments, `work` does it.
  const auto add = [&](const std::string& verb_name, const std::string& what, const auto& arrange, const auto& work) {
    CLI::App* verb = ledger.add_subcommand(verb_name, what);
    const auto command = std::make_shared<Review_command>();
    verb->fallthrough();
    arrange(*verb, *command);
    add_ledger_option(*verb, command->ledger);
    verb->add_option("--who", command->who, "Who says so; required")->required()->type_name("NAME");
    verb->add_option("--why", command->why, "The reason in words; required")->required()->type_name("TEXT");
    verb->callback([command, work, &common, &chosen] {
      chosen = [command, work, &common] {
        return review(*command, common,
                      [&](Reviews& reviews, const Reviewer& reviewer, Ledger& opened,
                          const Lexicon_registry& registry) -> Result<std::vector<Review_row>> {
                        return work(*command, reviews, reviewer, opened, registry, common.data);
                      });
      };
    });
  };
  const auto one_claim = [](CLI::App& verb, Review_command& command) {
    verb.add_option("claim", command.target, "Its id; the document's part may be cut short: 57e88ccc#3")
        ->required()

        ->type_name("CLAIM");
  };
  add("accept", "A claim is read rightly", one_claim,
      [](const Review_command& command, Reviews& reviews, const Reviewer& reviewer, Ledger&, const Lexicon_registry&,
         const std::string&) { return as_list(reviews.accept(reviewer, command.target)); });
  add("reject", "A claim is no claim: it is kept and takes part in nothing", one_claim,
      [](const Review_command& command, Reviews& reviews, const Reviewer& reviewer, Ledger&, const Lexicon_registry&,
         const std::string&) { return as_list(reviews.reject(reviewer, command.target)); });
  add(
      "correct", "Put one field of a claim right",
      [&](CLI::App& verb, Review_command& command) {
        one_claim(verb, command);
        verb.add_option("field", command.field,
                        "actor recipient from object place originator type time polarity certainty\n"
                        "modality stance extent quantity evidence")
            ->required()
            ->type_name("FIELD");
        verb.add_option("value", command.value,
                        "Names or keys with | between; control.capture; 2017-11-09 or\n"
                        "2017-11-01..2017-11-09; 0.4..0.6; \"dead 12; injured >= 5\"; empty for nothing")
            ->required()
            ->type_name("VALUE");
      },
      [](const Review_command& command, Reviews& reviews, const Reviewer& reviewer, Ledger& opened,
         const Lexicon_registry& registry, const std::string& data) -> Result<std::vector<Review_row>> {
        std::string value = command.value;
        const auto field = claim_field_of(command.field);
        if (field && holds_entities(*field)) {
          Result<std::string> keys =
              keys_named(command.field, value, *field == Claim_field::place, opened, registry, data);
          if (!keys) return keys.error();
          value = std::move(keys).value();
        }
        return as_list(reviews.correct(reviewer, command.target, command.field, value));
      });
  add(
      "annotate", "A remark on a claim or an incident, in --why; it changes nothing",
      [](CLI::App& verb, Review_command& command) {
        verb.add_option("about", command.target, "The id of a claim or the key of an incident")
            ->required()
            ->type_name("CLAIM|INCIDENT");
      },
      [](const Review_command& command, Reviews& reviews, const Reviewer& reviewer, Ledger&, const Lexicon_registry&,
         const std::string&) { return as_list(reviews.annotate(reviewer, command.target)); });
  add(
      "merge", "Two incidents are one happening",
      [](CLI::App& verb, Review_command& command) {
        verb.add_option("incident", command.target, "Its key")->required()->type_name("INCIDENT");
        verb.add_option("into", command.into, "The key of the other")->required()->type_name("INTO");
      },
      [](const Review_command& command, Reviews& reviews, const Reviewer& reviewer, Ledger&, const Lexicon_registry&,
         const std::string&) { return as_list(reviews.merge(reviewer, command.target, command.into)); });
  add(
      "split", "Some claims of an incident tell of another happening",
      [](CLI::App& verb, Review_command& command) {
        verb.add_option("incident", command.into, "Its key")->required()->type_name("INCIDENT");
        verb.add_option("claims", command.claims, "The claims that leave it, together")
            ->required()
            ->type_name("CLAIM");
      },
      [](const Review_command& command, Reviews& reviews, const Reviewer& reviewer, Ledger&, const Lexicon_registry&,
         const std::string&) { return reviews.split(reviewer, command.into, command.claims); });
  add(
      "undo", "Take a review back",
      [](CLI::App& verb, Review_command& command) {
        verb.add_option("review", command.target, "Its number, as 'sijill ledger reviews' shows it")
            ->required()
            ->check(CLI::Range(std::int64_t{1}, std::int64_t{1} << 62).description(""))
            ->type_name("REVIEW");
      },
      [](const Review_command& command, Reviews& reviews, const Reviewer& reviewer, Ledger&, const Lexicon_registry&,
         const std::string&) { return reviews.undo(reviewer, std::stoll(command.target)); });

  CLI::App* list = ledger.add_subcommand("reviews", "Who said what of the machine's claims, and why");
  const auto command = std::make_shared<Review_command>();
  list->fallthrough();
  add_ledger_option(*list, command->ledger);
  list->add_option("--claim", command->filter.claim, "Of one claim, by its whole id")->type_name("ID");
  list->add_option("--incident", command->filter.incident, "Of one incident and its claims, by key")
      ->type_name("KEY");
  list->add_option("--who", command->filter.who, "By one person")->type_name("NAME");
  list->add_flag("--unplaced", command->filter.unplaced, "Only those whose evidence no newer reading has");
  list->add_option("--format", command->format, "table (default on a terminal) or json, an object a line")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"table", "json"}).description(""));
  list->callback([command, &chosen] { chosen = [command] { return list_reviews(*command); }; });
}

}  // namespace sijill
