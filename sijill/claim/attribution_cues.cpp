// Where a narration opens and what it covers: cues, the beginning of content, the medium it was told to.
#include <algorithm>
#include <array>
#include <cctype>

#include "sijill/claim/attribution.h"
#include "sijill/claim/entities.h"

namespace sijill {
std::string letters_of(std::string_view name) {
  std::string out;
  for (char c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)))
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return out;
}

std::vector<Attribution::Found_cue> Attribution::find_cues(Range sentence) const {
  std::vector<Found_cue> found;
  std::uint32_t i = sentence.begin;
  while (i < sentence.end) {
    // «أبين» is a province where a place is meant, not "I make clear".
    if (context_.place_at[i] != nothing && context_.mention(context_.place_at[i]).form == Mention_form::name) {
      ++i;
      continue;
    }
    const std::span<const std::string_view> rest(context_.folded.data() + i, sentence.end - i);
    const Phrase_match* phrase = nullptr;
    const auto matches = context_.lexicon.match_phrases(rest);
    for (const Phrase_match& match : matches) {
      if (match.kind == Entry_kind::cue) {
        phrase = &match;
        break;
      }
    }
    if (phrase != nullptr) {
      const std::uint32_t end = i + phrase->parts.back() + 1;
      found.push_back({{i, end}, &context_.lexicon.cue(phrase->entry), phrase->inflection, end - 1});
      i = end;
      continue;
    }
    const Word& word = context_.words[i];
    if (word.upos == Upos::punct || context_.time_at[i] != nothing) {
      ++i;
      continue;
    }
    for (const Form_hit& hit : context_.lexicon.forms(context_.folded[i])) {
      if (hit.kind != Entry_kind::cue) continue;
      const Cue& cue = context_.lexicon.cue(hit.entry);
      const bool after_preposition = i > sentence.begin && context_.words[i - 1].upos == Upos::adp;
      if (cue.word_class == Word_class::verb) {
        const bool finite = hit.inflection == Inflection::perfect || hit.inflection == Inflection::imperfect;
        if (!finite || hit.definite || after_preposition) continue;
        if (word.upos != Upos::verb && word.upos != Upos::aux &&
            !(i == sentence.begin || (i == sentence.begin + 1 && context_.words[i - 1].upos == Upos::cconj))) {
          continue;
        }
      } else if (cue.word_class == Word_class::participle) {
        if (hit.definite || i == sentence.begin) continue;
        // مشيراً، مؤكدةً stand in the accusative after a pause; «مؤيدة» after its noun is an adjective.
        const bool accusative = word.form.ends_with("ا") || word.form.ends_with("اً") || word.form.ends_with("ين");
        const bool pause = context_.words[i - 1].upos == Upos::punct || context_.words[i - 1].upos == Upos::cconj;
        if (!accusative && !pause) continue;
        if (!accusative && content_begin(i + 1, std::min(sentence.end, i + 5)) == 0) continue;
      } else if (cue.word_class == Word_class::noun) {
        continue;  // إعلان، تصريح: read with their governing verbs; alone they seldom open content
      }
      found.push_back({{i, i + 1}, &cue, hit.inflection, i});
      break;
    }
    ++i;
  }
  return found;
}

// First word of what is said: after أن/إن, a colon or an opening quotation mark; 0 where none comes soon.
std::uint32_t Attribution::content_begin(std::uint32_t from, std::uint32_t limit) const {
  for (std::uint32_t i = from; i < limit; ++i) {
    if (opens_content(context_.folded[i])) return i + 1;
    if (context_.folded[i] == ":") return i + 1;
    if (is_quote_mark(context_.words[i]) && context_.words[i].form != "»") {
      // A quoted name (صحيفة «الحياة») is no speech.
      std::uint32_t close = i + 1;
      while (close < limit && !is_quote_mark(context_.words[close])) ++close;
      if (close - i > 5 || close >= limit) return i + 1;
      i = close;
      continue;
    }
    // Another verb first: the أن that follows belongs to it. A relative clause of the narrator is passed over.
    if (context_.words[i].upos == Upos::verb && context_.actor_at[i] == nothing && i > from &&
        !is_relative(context_.folded[i - 1])) {
      return 0;
    }
  }
  return 0;
}

// فيما قالت X: another speaker; فيما أصيب ثلاثة goes on with what the one before says.
bool Attribution::cue_follows(std::uint32_t turn, std::uint32_t limit) const {
  for (std::uint32_t i = turn + 1; i < limit && i < turn + 5; ++i) {
    if (context_.words[i].upos == Upos::verb) return context_.has_form(i, Entry_kind::cue);
  }
  return false;
}

// وأكد عبدي … البوكمال هي …: a verb of saying that opens its sentence governs it also without أن.
bool Attribution::opens_its_sentence(std::uint32_t verb) const {
  const Range sentence = context_.sentence_of(verb);
  return verb == sentence.begin || (verb == sentence.begin + 1 && context_.words[sentence.begin].upos == Upos::cconj);
}

// «لم تعلن أي جهة …» says nothing; «يذكر أن», «يشار إلى أن» open a sentence in the outlet's own voice.
bool Attribution::is_unsaid(std::uint32_t verb) const {
  static constexpr auto formulas = std::to_array<std::string_view>({"يذكر", "يشار", "تجدر", "يجدر"});
  const Range sentence = context_.sentence_of(verb);
  if (in(context_.folded[verb], formulas) && verb <= sentence.begin + 1) return true;
  if (verb == sentence.begin) return false;
  const std::string_view before = context_.folded[verb - 1];
  return before == "لم" || before == "لا" || before == "لن";
}

bool Attribution::is_outlet(const Mention& mention) const {
  const std::string outlet = letters_of(context_.document.outlet);
  if (outlet.empty()) return false;
  if (!outlet_.narrator.id.empty() && mention.entity.id == outlet_.narrator.id) return true;
  const std::string id = letters_of(mention.entity.id.substr(mention.entity.id.find('.') + 1));
  return !id.empty() && (id == outlet || (id.size() > 4 && outlet.find(id) != std::string::npos));
}

// «لوكالة فرانس برس», «في تصريحات خاصة لـ"المواطن"»: to whom it was said, if that is not the outlet itself.
std::vector<Link> Attribution::relay_of(std::uint32_t cue_word, std::uint32_t limit) const {
  for (std::uint32_t i = cue_word + 1; i + 1 < limit && i < cue_word + 40; ++i) {
    if (opens_content(context_.folded[i]) || context_.folded[i] == ":") break;
    if (context_.folded[i] != "ل" && context_.folded[i] != "الي" && context_.folded[i] != "مع") continue;
    std::uint32_t next = i + 1;
    while (next < limit && (is_quote_mark(context_.words[next]) || context_.folded[next] == "ـ")) ++next;
    if (next >= limit) break;
    const std::int32_t m = context_.actor_at[next];
    if (m == nothing) continue;
    const Mention& mention = context_.mention(m);
    if (mention.entity.kind != "agency" && mention.entity.kind != "media") continue;
    if (is_outlet(mention)) return {};
    Link link = link_of({{m, mention.words, false}}, Stance::relay, {i, mention.words.end});
    link.named = Named::media;
    return {link};
  }
  return {};
}

Link Attribution::link_of(const Fillers& narrator, Stance stance, Range cue) const {
  Link link;
  link.narrator = entity_of(context_, narrator.front());
  // Two who speak as one are one joint narrator.
  link.role = stance == Stance::relay ? "relay" : "originator";
  link.stance = stance;
  link.cue = context_.span_of(cue);
  link.named = named_of(context_, narrator.front());
  return link;
}

}  // namespace sijill
