#include "sijill/claim/context.h"

#include <algorithm>
#include <array>
#include <set>

namespace sijill {
namespace {

// Conjunctions and adverbs that open a clause of their own.
constexpr auto clause_openers = std::to_array<std::string_view>(
    {"حيث", "فيما", "بينما", "لكن", "ولكن", "عندما", "حين", "بعدما", "قبلما", "اذ", "اذا",
     "لو",  "كما",  "ثم",    "لان", "رغم",  "كي",    "لكي", "الا",   "انما",  "بل", "لذلك"});

// استعاد التنظيم، الجمعة، السيطرة: commas around a date part nothing.
bool brackets_date(const Claim_context& context, std::uint32_t comma, std::uint32_t limit) {
  if (comma + 1 < limit && context.time_at[comma + 1] != nothing) {
    const std::uint32_t end = context.mention(context.time_at[comma + 1]).words.end;
    return end < limit && (context.folded[end] == "،" || context.folded[end] == ",");
  }
  if (comma == 0 || context.time_at[comma - 1] == nothing) return false;
  const std::uint32_t begin = context.mention(context.time_at[comma - 1]).words.begin;
  return begin > 0 && (context.folded[begin - 1] == "،" || context.folded[begin - 1] == ",");
}

void number_clauses(Claim_context& context) {
  std::uint32_t number = 0;
  for (const Range sentence : context.sentences) {
    if (sentence.empty()) continue;
    ++number;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const std::string_view word = context.folded[i];
      const bool first = i == sentence.begin;
      bool opens = false;
      if (word == "،" || word == ";" || word == "؛" || word == ":" || word == ",") {
        // A comma between names of a list opens nothing.
        const bool list = i + 1 < sentence.end && context.words[i + 1].upos != Upos::verb &&
                          context.folded[i + 1] == "و" && i + 2 < sentence.end &&
                          context.words[i + 2].upos != Upos::verb;
        opens = !list && !brackets_date(context, i, sentence.end);
      } else if (opens_content(word) || in(word, clause_openers)) {
        opens = true;
      } else if ((word == "و" || word == "ف") && i + 1 < sentence.end) {
        std::uint32_t next = i + 1;
        while (next < sentence.end && context.words[next].upos == Upos::part) ++next;
        opens =
            next < sentence.end && (context.words[next].upos == Upos::verb || context.words[next].upos == Upos::aux ||
                                    in(context.folded[next], clause_openers));
      } else if (is_relative(word)) {
        opens = true;
      }
      if (opens && !first) ++number;
      context.clause[i] = number;
    }
  }
}

bool is_armed_kind(const std::string& kind) {
  return kind == "force" || kind == "group" || kind == "fighters" || kind == "tribe";
}

bool is_political_kind(const std::string& kind) {
  return kind == "state" || kind == "igo" || kind == "party" || kind == "group" || kind == "government";
}

}  // namespace

Claim_context::Claim_context(const Document& document_, const Words& words_, const Mentions& mentions_,
                             const Lexicon& lexicon_)
    : document(document_), words(words_), mentions(mentions_), lexicon(lexicon_) {
  const std::size_t count = words.size();
  folded.reserve(count);
  for (const Word& word : words) folded.push_back(word.folded);
  sentences.resize(document.sentences.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    Range& sentence = sentences[words[i].sentence];
    if (sentence.empty()) sentence.begin = i;
    sentence.end = i + 1;
  }
  for (auto* at : {&actor_at, &place_at, &time_at, &number_at}) at->assign(count, nothing);
  std::set<std::string_view> parties;
  std::size_t armed = 0;
  std::size_t violence = 0;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    const Mention& mention = mentions[m];
    std::vector<std::int32_t>* at = &actor_at;
    if (mention.kind == Mention_kind::place) at = &place_at;
    if (mention.kind == Mention_kind::time) at = &time_at;
    if (mention.kind == Mention_kind::number) at = &number_at;
    // A described place covers only its head: the names inside it are mentions of their own.
    const bool head_only = mention.kind == Mention_kind::place && mention.form == Mention_form::description;
    const std::uint32_t end = head_only ? mention.head + 1 : mention.words.end;
    for (std::uint32_t i = mention.words.begin; i < end; ++i) (*at)[i] = static_cast<std::int32_t>(m);
    if (mention.kind != Mention_kind::actor) continue;
    if (is_armed_kind(mention.entity.kind)) ++armed;
    if (is_political_kind(mention.entity.kind)) parties.insert(mention.entity.id);
  }
  std::size_t games = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string_view noun = noun_class(i);
    if (noun == "weapon" || noun == "casualty_dead" || noun == "casualty_injured" || noun == "captive") ++violence;
    if (noun == "sport" || noun == "economy") ++games;
  }
  // One sign is enough in a few lines; a longer text that speaks of war says so more than once.
  constexpr std::size_t few_lines = 120;  // words, clitics counted
  const std::size_t wanted = count < few_lines ? 1 : 2;
  speaks_of_conflict = armed + violence >= wanted && games <= 2 * (armed + violence);
  signs_of_war = static_cast<std::uint32_t>(armed + violence);
  names_fighters = armed > 0;
  // «شددت الأمانة على النظافة» in a town's own news is no request in the sense of this vocabulary.
  speaks_of_politics = count < few_lines || speaks_of_conflict || parties.size() >= 2;
  constexpr std::size_t words_a_sign = 60;
  is_war_report =
      speaks_of_conflict &&
      (count < few_lines || (signs_of_war >= signs_of_a_war_report && signs_of_war * words_a_sign >= count));
  // A match report attacks, besieges and loses; so does a market.
  speaks_of_games = games >= 4 && games > 2 * (armed + violence);
  clause.assign(count, 0);
  number_clauses(*this);
}

Range Claim_context::clause_of(std::uint32_t word) const {
  const Range sentence = sentence_of(word);
  Range range{word, word + 1};
  while (range.begin > sentence.begin && clause[range.begin - 1] == clause[word]) --range.begin;
  while (range.end < sentence.end && clause[range.end] == clause[word]) ++range.end;
  return range;
}

bool Claim_context::is_title(std::uint32_t word) const {
  return document.sentences[words[word].sentence].kind == Sentence_kind::title;
}

bool Claim_context::has_form(std::uint32_t word, Entry_kind kind) const {
  for (const Form_hit& hit : lexicon.forms(folded[word])) {
    if (hit.kind == kind) return true;
  }
  return false;
}

std::string_view Claim_context::noun_class(std::uint32_t word) const { return lexicon.noun_class(folded[word]); }

Span Claim_context::span_of(Range range) const {
  if (range.empty()) return {};
  return {words[range.begin].span.begin, words[range.end - 1].span.end};
}

namespace {
bool ends_construct(const Word& word) {
  if (word.upos != Upos::noun && word.upos != Upos::adj) return false;
  const std::string_view form = word.folded;
  if (form.size() > 8 && (form.ends_with("ون") || form.ends_with("ين")) &&
      word.feats.find("Number=Sing") == std::string::npos) {
    return true;
  }
  return word.form.ends_with("ا") && form.size() > 6 && word.feats.find("Case=Acc") != std::string::npos &&
         word.feats.find("Definite=Ind") != std::string::npos;
}
}  // namespace

std::uint32_t Claim_context::phrase_end(std::uint32_t word, std::uint32_t limit) const {
  std::uint32_t end = word + 1;
  bool definite = starts_with_article(folded[word]);
  // مسلحون، شرطيين، معسكراً carry nothing in idafa; nor does a noun that an adjective already follows.
  bool closed = ends_construct(words[word]);
  while (end < limit) {
    const Word& next = words[end];
    if (next.upos == Upos::pron && next.token == words[end - 1].token) {
      definite = true;
    } else if (!is_nominal(next.upos)) {
      break;
    } else {
      const bool article = starts_with_article(folded[end]);
      if (definite && !(article && next.upos == Upos::adj)) break;
      if (closed && next.upos != Upos::adj) break;
      closed = closed || next.upos == Upos::adj || ends_construct(next);
      definite = definite || article;
    }
    ++end;
  }
  return end;
}

std::uint32_t Claim_context::mention_end(std::uint32_t word) const {
  std::uint32_t end = word;
  for (const auto* at : {&actor_at, &place_at, &time_at, &number_at}) {
    const std::int32_t index = (*at)[word];
    if (index == nothing) continue;
    const Mention& found = mention(index);
    const bool head_only = found.kind == Mention_kind::place && found.form == Mention_form::description;
    end = std::max(end, head_only ? found.head + 1 : found.words.end);
  }
  return end;
}

bool is_nominal(Upos upos) {
  return upos == Upos::noun || upos == Upos::propn || upos == Upos::x || upos == Upos::adj;
}

bool is_quote_mark(const Word& word) {
  static constexpr auto marks = std::to_array<std::string_view>({"\"", "«", "»", "“", "”", "„", "‟", "'", "‘", "’"});
  return in(word.form, marks) || word.folded == "\"";
}

bool is_relative(std::string_view word) {
  static constexpr auto relatives = std::to_array<std::string_view>(
      {"التي", "الذي", "الذين", "اللتين", "اللذين", "اللتان", "اللذان", "اللواتي", "اللاتي"});
  return in(word, relatives);
}

bool opens_content(std::string_view word) { return word == "ان" || word == "بان"; }

bool starts_with_article(std::string_view word) { return word.starts_with("ال") && word.size() > 6; }

unsigned agreement_of(const Claim_context& context, const Mention& mention) {
  using namespace agreement;
  const std::string_view head = context.folded[mention.head];
  unsigned bits = 0;
  if (head.ends_with("ون") || head.ends_with("ين")) bits |= plural;
  if (head.ends_with("ان") && head.size() > 8) bits |= dual;
  if (head.ends_with("ه") || head.ends_with("ات")) bits |= feminine;
  const std::string& kind = mention.entity.kind;
  if (mention.kind == Mention_kind::actor) {
    if (kind == "force" || kind == "group" || kind == "fighters" || kind == "people" || kind == "civilians" ||
        kind == "captives" || kind == "anonymous" || kind == "tribe") {
      bits |= plural;
    }
    if (kind == "state") bits |= feminine;
  } else if (mention.kind == Mention_kind::place) {
    bits |= feminine;  // cities and regions are feminine, whatever their ending
    if (!head.ends_with("ه")) bits |= masculine;
  }
  for (const Form_hit& hit : context.lexicon.forms(head)) {
    if (hit.kind == Entry_kind::noun && hit.inflection == Inflection::plural) {
      bits |= plural | feminine;
      return bits;
    }
  }
  if ((bits & feminine) == 0 && !(head.ends_with("ون") || head.ends_with("ين"))) bits |= masculine;
  return bits == 0 ? masculine : bits;
}

unsigned agreement_of_pronoun(std::string_view word) {
  using namespace agreement;
  if (word == "ه") return masculine;
  if (word == "ها") return feminine;
  if (word == "هم" || word == "هن" || word == "وا") return plural;
  if (word == "هما") return dual | plural;
  return any;
}

unsigned agreement_of_verb(std::string_view word, Inflection inflection) {
  using namespace agreement;
  if (inflection == Inflection::imperfect || (inflection == Inflection::passive && word.starts_with("ي"))) {
    if (word.ends_with("ون") || word.ends_with("وا")) return plural;
    if (word.ends_with("ان") && word.size() > 10) return dual | plural;
    if (word.starts_with("ت")) return feminine;
    return masculine;
  }
  if (word.ends_with("وا")) return plural;
  if (word.ends_with("ت")) return feminine;
  if (word.ends_with("تا")) return dual | feminine;
  return masculine;
}

}  // namespace sijill
