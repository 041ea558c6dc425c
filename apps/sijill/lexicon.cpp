// sijill lexicon: what the lexicon knows about a word or a phrase, one entry a line.
#include "sijill/lexicon/lexicon.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "CLI/CLI.hpp"
#include "data_directory.h"
#include "fmt/format.h"
#include "output.h"
#include "sijill/text/fold.h"
#include "verbs.h"

namespace sijill {
namespace {

std::string_view name(Entry_kind kind) {
  switch (kind) {
    case Entry_kind::predicate: return "predicate";
    case Entry_kind::cue: return "cue";
    case Entry_kind::support: return "support";
    case Entry_kind::noun: return "noun";
    case Entry_kind::actor: return "actor";
    case Entry_kind::demonym: return "demonym";
    case Entry_kind::name: return "name";
    case Entry_kind::place: return "place";
  }
  return "";
}

std::string_view name(Inflection inflection) {
  switch (inflection) {
    case Inflection::perfect: return "perfect";
    case Inflection::imperfect: return "imperfect";
    case Inflection::passive: return "passive";
    case Inflection::singular: return "singular";
    case Inflection::dual: return "dual";
    case Inflection::plural: return "plural";
  }
  return "";
}

std::string_view name(Role role) {
  switch (role) {
    case Role::actor: return "actor";
    case Role::recipient: return "recipient";
    case Role::place: return "place";
    case Role::from: return "from";
    case Role::object: return "object";
  }
  return "";
}

std::string_view source_of(const Frame_slot& slot) {
  switch (slot.source) {
    case Frame_slot::Source::subject: return "subject";
    case Frame_slot::Source::object: return "object";
    case Frame_slot::Source::possessor: return "possessor";
    case Frame_slot::Source::preposition: return slot.preposition;
  }
  return "";
}

std::string event_name(const Predicate& predicate) {
  std::string out(name(predicate.type));
  if (predicate.mode != Mode::none) out += "." + std::string(name(predicate.mode));
  if (predicate.also != Mode::none) out += " or " + std::string(name(predicate.also));
  return out;
}

// Empty parts left out, the rest joined by two blanks.
std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (std::string_view part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += "  ";
    out += part;
  }
  return out;
}

std::string frame_of(const Predicate& predicate) {
  std::string out;
  for (const Frame_slot& slot : predicate.frame) {
    out += fmt::format("{}{}={}", out.empty() ? "" : " ", name(slot.role), source_of(slot));
  }
  return out;
}

std::string needs_of(const Predicate& predicate) {
  constexpr std::pair<std::uint16_t, std::string_view> names[] = {{need::place, "place"},
                                                                  {need::actor, "actor"},
                                                                  {need::armed, "armed"},
                                                                  {need::recipient, "recipient"},
                                                                  {need::people, "people"},
                                                                  {need::armed_recipient, "armed-recipient"},
                                                                  {need::actor_or_recipient, "actor-or-recipient"},
                                                                  {need::weapon, "weapon"},
                                                                  {need::conflict, "conflict"}};
  std::string out;
  for (const auto& [bit, label] : names) {
    if ((predicate.needs & bit) != 0) out += (out.empty() ? "needs " : ", ") + std::string(label);
  }
  return out;
}

std::string described(const Lexicon& lexicon, Entry_kind kind, std::uint32_t entry) {
  switch (kind) {
    case Entry_kind::predicate: {
      const Predicate& predicate = lexicon.predicate(entry);
      return joined(
          {event_name(predicate), predicate.lemma, predicate.gloss, frame_of(predicate), needs_of(predicate)});
    }
    case Entry_kind::cue: {
      const Cue& cue = lexicon.cue(entry);
      return joined({name(cue.stance), cue.lemma, cue.gloss, fmt::format("narrator={}", cue.narrator),
                     cue.content.empty() ? "" : fmt::format("content={}", cue.content)});
    }
    case Entry_kind::support: {
      const Support& support = lexicon.support(entry);
      return joined({support.modality ? name(*support.modality) : "", support.denies ? "denies" : "", support.lemma,
                     support.gloss, fmt::format("link={}", support.link)});
    }
    case Entry_kind::noun: {
      const Noun& noun = lexicon.noun(entry);
      return joined({noun.noun_class, noun.lemma, noun.gloss});
    }
    case Entry_kind::actor:
    case Entry_kind::demonym: {
      const Actor_entry& actor = lexicon.actor(kind == Entry_kind::actor ? entry : lexicon.actor_of_demonym(entry));
      return joined(
          {actor.id, actor.kind, actor.name_ar, actor.name_en, actor.country, actor.parent, actor.wikidata});
    }
    case Entry_kind::place: {
      const Place_entry& place = lexicon.place(entry);
      return joined({place.id, place.kind, place.name_ar, place.name_en, place.country, place.precision,
                     fmt::format("{:.4f},{:.4f}", place.lat, place.lon)});
    }
    case Entry_kind::name: return {};
  }
  return {};
}

std::vector<std::string_view> split_at_blanks(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string known_about(const Lexicon& lexicon, const std::string& word) {
  const std::string folded = fold(word);
  const std::vector<std::string_view> parts = split_at_blanks(folded);
  std::string out = printable(word) + "\n";
  const std::size_t heading = out.size();
  const auto line = [&](Entry_kind kind, std::string_view form, const std::string& description) {
    out += fmt::format("  {:<9}  {:<9}  {}\n", name(kind), form, description);
  };
  if (parts.size() == 1) {
    for (const Form_hit& hit : lexicon.forms(parts[0])) {
      line(hit.kind, name(hit.inflection), described(lexicon, hit.kind, hit.entry));
    }
    if (lexicon.is_given_name(parts[0])) line(Entry_kind::name, "given", "");
    if (lexicon.is_family_name(parts[0])) line(Entry_kind::name, "family", "");
  }
  if (!parts.empty()) {
    for (const Name_match& match : lexicon.match_names(parts)) {
      if (match.length == parts.size()) line(match.kind, "", described(lexicon, match.kind, match.entry));
    }
    for (const Phrase_match& match : lexicon.match_phrases(parts)) {
      line(match.kind, name(match.inflection), described(lexicon, match.kind, match.entry));
    }
  }
  if (out.size() == heading) out += "  not in the lexicon\n";
  return out;
}

Exit_code look_up(const std::vector<std::string>& words, const Common_options& common) {
  const Result<Lexicon> lexicon = Lexicon::open(data_directory(common.data) + "/lexicon.bin");
  if (!lexicon) {
    say(printable(lexicon.error().message));
    return Exit_code::configuration;
  }
  Output output;
  for (const std::string& word : words) output.write(known_about(lexicon.value(), word));
  return output.finish();
}

}  // namespace

void add_lexicon(CLI::App& program, const Common_options& common, Chosen_verb& chosen) {
  CLI::App* verb = program.add_subcommand("lexicon", "Show what the lexicon knows about a word");
  const auto words = std::make_shared<std::vector<std::string>>();
  verb->fallthrough();
  verb->add_option("words", *words, "Words as they stand in text, clitics cut off; quote a phrase")
      ->required()
      ->type_name("WORD");
  verb->footer(
      "Examples:\n"
      "  sijill lexicon استعاد البوكمال\n"
      "  sijill lexicon \"بسط سيطرته\" \"قوات سوريا الديمقراطية\"");
  verb->callback([words, &common, &chosen] { chosen = [words, &common] { return look_up(*words, common); }; });
}

}  // namespace sijill
