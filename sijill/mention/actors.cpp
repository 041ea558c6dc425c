#include "sijill/mention/actors.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace sijill {
namespace {

bool in(std::string_view word, const auto& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Participles that tie a force to the one it serves: القوات الموالية لـ, التابعة لـ, المدعومة من.
constexpr auto ties = std::to_array<std::string_view>(
    {"الموالي", "الموالين", "المواليه", "الموالون", "التابع", "التابعه", "التابعين", "التابعون", "المدعومه", "المدعوم",
     "المدعومين", "المرتبطه", "المرتبطين", "المنتميه", "المنتمين", "المويده", "المويدين", "المتحالفه", "المتحالفين",
     "المعارضه", "المعارضين", "المناهضه", "تابعه", "تابع", "مواليه", "موالين", "موال", "الحليفه", "المنتشره", "المتمركزه"});

constexpr auto name_links =
    std::to_array<std::string_view>({"بن", "ابن", "ابو", "ابي", "ابا", "ام", "عبد", "ال", "آل", "بنت", "ولد", "الدين", "الله"});

// Words of the kinds that can act or speak, and the kind of entity they make.
struct Class_kind {
  std::string_view noun_class;
  std::string_view kind;
};
constexpr auto class_kinds = std::to_array<Class_kind>({{"fighter", "fighters"},
                                                        {"group", "group"},
                                                        {"force", "force"},
                                                        {"civilian", "civilians"},
                                                        {"person", "people"},
                                                        {"captive", "captives"},
                                                        {"official", "person"},
                                                        {"leader", "person"},
                                                        {"spokesman", "person"},
                                                        {"anonymous", "anonymous"},
                                                        {"media", "media"},
                                                        {"medical", "anonymous"},
                                                        {"body", "organisation"},
                                                        {"state_body", "government"}});

class Actor_finder {
 public:
  explicit Actor_finder(const Mention_context& context) : context_(context) {}

  Mentions find() {
    std::uint32_t i = 0;
    while (i < words().size()) {
      const Range sentence = context_.sentence_of(i);
      limit_ = sentence.end;
      first_ = sentence.begin;
      while (i < sentence.end) i = std::max(i + 1, read_at(i));
    }
    find_short_names();
    return std::move(found_);
  }

 private:
  struct Known {
    std::uint32_t entry;
    std::uint32_t length;
  };
  struct Person {
    std::uint32_t begin;
    std::uint32_t end;
  };

  [[nodiscard]] const Words& words() const { return context_.words; }
  [[nodiscard]] std::string_view folded(std::uint32_t i) const { return context_.folded[i]; }

  [[nodiscard]] std::span<const std::string_view> rest(std::uint32_t i) const {
    return {context_.folded.data() + i, std::min<std::size_t>(limit_ - i, 12)};
  }

  [[nodiscard]] std::optional<Known> known_at(std::uint32_t i) const {
    if (i >= limit_) return std::nullopt;
    std::optional<Known> best;
    for (const Name_match& match : context_.lexicon.match_names(rest(i))) {
      if (match.kind == Entry_kind::actor && (!best || match.length > best->length)) {
        best = Known{match.entry, match.length};
      }
    }
    return best;
  }

  [[nodiscard]] std::optional<std::uint32_t> demonym_at(std::uint32_t i) const {
    if (i >= limit_) return std::nullopt;
    for (const Form_hit& hit : context_.lexicon.forms(folded(i))) {
      if (hit.kind == Entry_kind::demonym) return context_.lexicon.actor_of_demonym(hit.entry);
    }
    for (const Name_match& match : context_.lexicon.match_names(rest(i).first(1))) {
      if (match.kind == Entry_kind::demonym) return context_.lexicon.actor_of_demonym(match.entry);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string_view kind_at(std::uint32_t i) const {
    for (const Form_hit& hit : context_.lexicon.forms(folded(i))) {
      if (hit.kind != Entry_kind::noun) continue;
      const std::string_view noun_class = context_.lexicon.noun(hit.entry).noun_class;
      for (const Class_kind& entry : class_kinds) {
        if (entry.noun_class == noun_class) return entry.kind;
      }
    }
    return {};
  }

  // A vehicle acts for its owner: طائرات التحالف, مروحيات تابعة لـ.
  [[nodiscard]] bool is_vehicle(std::uint32_t i) const { return context_.is_noun_class(i, "vehicle"); }

  std::uint32_t read_at(std::uint32_t i) {
    const Word& word = words()[i];
    // قال على الإبريجاوي: the name علي written with ى, which the tagger takes for the preposition.
    if (word.upos == Upos::adp && word.folded == "علي" && i > first_ && has_cue(i - 1) && i + 1 < limit_ &&
        is_nominal(words()[i + 1]) && context_.lexicon.forms(folded(i + 1)).empty() && content_follows(i)) {
      add({i, i + 2}, i, named(text_of({i, i + 2}), "person"), Mention_form::name, "actor:person");
      return i + 2;
    }
    if (word.upos == Upos::punct || word.upos == Upos::adp || word.upos == Upos::cconj || word.upos == Upos::sconj) {
      return i + 1;
    }
    const auto known = known_at(i);
    if (known && !(word.upos == Upos::verb && known->length == 1)) return read_known(i, *known);
    if (word.upos == Upos::verb) return i + 1;
    const std::string_view kind = kind_at(i);
    if (kind == "person") return read_official(i);
    if (!kind.empty()) return read_described(i, kind);
    if (is_vehicle(i)) return read_vehicle(i);
    if (const auto person = person_at(i)) {
      add({person->begin, person->end}, person->begin, named(text_of({person->begin, person->end}), "person"),
          Mention_form::name, "actor:person");
      return person->end;
    }
    if (const auto actor = demonym_at(i)) return read_demonym(i, *actor);
    if (const std::uint32_t end = read_speaker(i)) return end;
    return i + 1;
  }

  // كوباني after قنديل كوباني: the family name of a person whom the document has introduced.
  void find_short_names() {
    std::vector<bool> covered(words().size(), false);
    for (const Mention& mention : found_) {
      for (std::uint32_t k = mention.words.begin; k < mention.words.end; ++k) covered[k] = true;
    }
    const std::size_t introduced = found_.size();
    for (std::size_t m = 0; m < introduced; ++m) {
      const Mention person = found_[m];
      if (person.entity.kind != "person" || person.form != Mention_form::name || person.words.size() < 2) continue;
      const std::string_view family = folded(person.words.end - 1);
      const std::string_view given = folded(person.words.end - 2);
      if (words()[person.words.end - 1].upos == Upos::adj || family.size() < 6) continue;
      for (std::uint32_t k = person.words.end; k < words().size(); ++k) {
        if (covered[k] || (folded(k) != family && !(folded(k) == given && k > 0 && has_cue(k - 1)))) continue;
        if (words()[k].upos == Upos::verb) continue;
        covered[k] = true;
        Entity entity = person.entity;
        add({k, k + 1}, k, std::move(entity), Mention_form::name, "actor:short name");
      }
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Mention& a, const Mention& b) { return a.words.begin < b.words.begin; });
  }

  std::uint32_t read_known(std::uint32_t i, Known known) {
    std::uint32_t end = i + known.length;
    if (end < limit_ && is_quote(words()[end]) && contains_open_quote({i, end})) ++end;
    const Actor_entry& actor = context_.lexicon.actor(known.entry);
    Entity entity = entity_of(known.entry);
    const char* rule = "actor:name";
    // المتحدث باسم X فلان is read by read_official; here X فلان: a state body and its spokesman are two.
    if (actor.kind != "person") {
      const std::uint32_t tied = tied_end(end);
      if (tied > end) end = tied;
      // حزب الله اللبناني: a closing adjective belongs to the name.
      while (end < limit_ && has_article(words()[end]) && words()[end].upos == Upos::adj &&
             (demonym_at(end) || has_article(words()[end - 1])) && words()[end - 1].upos != Upos::punct) {
        ++end;
      }
    }
    add({i, end}, i, std::move(entity), Mention_form::name, rule);
    return end;
  }

  [[nodiscard]] bool contains_open_quote(Range range) const {
    int quotes = 0;
    for (std::uint32_t i = range.begin; i < range.end; ++i) quotes += is_quote(words()[i]) ? 1 : 0;
    return quotes % 2 == 1;
  }

  // مسلحون مجهولون | قوات الأمن | 13 مسلحا من مليشيات الحوثي | مصادر محلية في المقاومة
  std::uint32_t read_described(std::uint32_t i, std::string_view kind) {
    std::uint32_t end = noun_phrase_end(context_, i, limit_);
    Entity entity;
    entity.kind = kind;
    const auto inner = known_inside({i + 1, end});
    if (inner) {
      // مقاتلي المعارضة | عناصر تنظيم داعش: the group that they belong to.
      end = std::max(end, inner->at + inner->known.length);
      while (end < limit_ && is_quote(words()[end]) && contains_open_quote({i, end})) ++end;
      entity = entity_of(inner->known.entry);
    } else {
      for (std::uint32_t k = i + 1; k < end; ++k) {
        if (const auto actor = demonym_at(k)) {
          entity.country = context_.lexicon.actor(*actor).country;
          if (kind == "force" || (kind == "fighters" && end == i + 2)) adopt(entity, *actor);
          if (context_.lexicon.actor(*actor).kind == "group") adopt(entity, *actor);
        }
      }
    }
    const std::uint32_t tied = tied_end(end);
    if (tied > end) {
      if (entity.id.empty()) {
        if (const auto owner = known_inside({end, tied})) entity.name_en = "";
      }
      end = tied;
    } else if (end + 1 < limit_ && (folded(end) == "من" || ((kind == "anonymous" || kind == "media") &&
                                                           (folded(end) == "في" || folded(end) == "ب")))) {
      // مسلحا من مليشيات الحوثي | مصادر في المقاومة
      std::uint32_t at = end + 1;
      if (const auto group = known_at(at)) {
        if (kind != "anonymous" && kind != "media") entity = entity_of(group->entry);
        end = at + group->length;
        while (end < limit_ && has_article(words()[end]) && words()[end].upos == Upos::adj) ++end;
      } else if (const auto actor = demonym_at(at)) {
        if (kind != "anonymous") adopt(entity, *actor);
        end = at + 1;
      } else if (const std::string_view inner_kind = kind_at(at);
                 !inner_kind.empty() && (inner_kind == "group" || inner_kind == "force" || inner_kind == "fighters")) {
        end = noun_phrase_end(context_, at, limit_);
        if (const auto group_inside = known_inside({at, end}); group_inside && kind != "anonymous") {
          entity = entity_of(group_inside->known.entry);
        }
      }
    }
    if (entity.name_ar.empty()) entity.name_ar = text_of({i, end});
    if (entity.kind.empty()) entity.kind = kind;
    // A media or civil noun may carry the speaker's name: الناشط أحمد محمد, الصحفي الكردي X.
    if ((kind == "anonymous" || kind == "media" || kind == "fighters" || kind == "people" || kind == "civilians") &&
        has_article(words()[i])) {
      if (const auto person = person_at(end)) {
        end = person->end;
        entity = named(text_of({person->begin, person->end}), "person");
      }
    }
    add({i, end}, i, std::move(entity), Mention_form::description, "actor:described");
    return end;
  }

  std::uint32_t read_vehicle(std::uint32_t i) {
    const std::uint32_t end = noun_phrase_end(context_, i, limit_);
    std::uint32_t last = end;
    std::optional<std::uint32_t> owner;
    if (const auto inner = known_inside({i + 1, std::min(end + 1, limit_)})) {
      owner = inner->known.entry;
      last = std::max(end, inner->at + inner->known.length);
    } else if (const std::uint32_t tied = tied_end(end); tied > end) {
      if (const auto tied_owner = known_inside({end, tied})) {
        owner = tied_owner->known.entry;
        last = tied;
      }
    } else {
      for (std::uint32_t k = i + 1; k < end && !owner; ++k) owner = demonym_at(k);
    }
    if (!owner) return i + 1;
    add({i, last}, i, entity_of(*owner), Mention_form::description, "actor:vehicle");
    return last;
  }

  // المتحدث باسم التحالف العقيد ريان ديلون | وزير الدفاع اليمني | قائد معركة تحرير العند، اللواء فضل محسن
  std::uint32_t read_official(std::uint32_t i) {
    std::uint32_t end = noun_phrase_end(context_, i, limit_);
    if (const auto inner = known_inside({i + 1, end})) end = std::max(end, inner->at + inner->known.length);
    std::uint32_t title_end = end;
    std::optional<Person> person = person_at(end);
    std::uint32_t at = end;
    // The office may go on through prepositional phrases before the name comes.
    while (!person && at < limit_ && at < i + 22) {
      const Word& word = words()[at];
      if (word.upos == Upos::adp && word.folded != "عن" && word.folded != "خلال" && word.folded != "علي" &&
          at + 1 < limit_ && is_nominal(words()[at + 1]) && !(word.folded == "ب" && states_event(at + 1))) {
        // «لوكالة فرانس برس» after an official is whom he told, not his office.
        if (word.folded == "ل" && (kind_at(at + 1) == "media" || is_media(at + 1))) break;
        if (word.folded == "من" && title_end != end) break;
        std::uint32_t next = noun_phrase_end(context_, at + 1, limit_);
        if (const auto inner = known_at(at + 1)) next = std::max(next, at + 1 + inner->length);
        // A name directly after a place of the office: المسؤول الصحي في عدن الخضر لصور.
        at = next;
        if (word.folded == "ب" || word.folded == "ل" || word.folded == "في") title_end = at;
      } else if (word.upos == Upos::cconj && at + 1 < limit_ && is_nominal(words()[at + 1]) &&
                 kind_at(at + 1).empty() && !known_at(at + 1)) {
        at = noun_phrase_end(context_, at + 1, limit_);  // لجنة الأمن والدفاع
        title_end = at;
      } else if (is_nominal(word) && !known_at(at) && kind_at(at) == "person") {
        at = noun_phrase_end(context_, at, limit_);  // a second title: العقيد الركن
        title_end = at;
      } else {
        break;
      }
      person = person_at(at);
    }
    // قائد معركة تحرير العند، اللواء فضل محسن: the name in apposition after a comma and a rank.
    if (!person && at + 2 < limit_ && folded(at) == "،" && kind_at(at + 1) == "person") {
      const std::uint32_t rank_end = noun_phrase_end(context_, at + 1, limit_);
      person = person_at(at + 2) ? person_at(at + 2) : person_at(rank_end);
    }
    if (!person && at < limit_) {
      if (const auto known = known_at(at); known && context_.lexicon.actor(known->entry).kind == "person") {
        add({i, at + known->length}, i, entity_of(known->entry), Mention_form::name, "actor:title+known");
        return at + known->length;
      }
    }
    if (person) {
      Entity entity = named(text_of({person->begin, person->end}), "person");
      if (const auto known = known_at(person->begin); known) entity = entity_of(known->entry);
      add({i, person->end}, i, std::move(entity), Mention_form::name, "actor:title+name");
      return person->end;
    }
    Entity entity = named(text_of({i, title_end}), "person");
    for (std::uint32_t k = i + 1; k < title_end; ++k) {
      if (const auto actor = demonym_at(k)) entity.country = context_.lexicon.actor(*actor).country;
    }
    add({i, title_end}, i, std::move(entity), Mention_form::description, "actor:official");
    return title_end;
  }

  [[nodiscard]] bool is_media(std::uint32_t i) const {
    const auto known = known_at(i);
    if (!known) return false;
    const std::string_view kind = context_.lexicon.actor(known->entry).kind;
    return kind == "media" || kind == "agency";
  }

  // الحوثيون | الروس: an adjective of nationality or allegiance that stands as a noun.
  std::uint32_t read_demonym(std::uint32_t i, std::uint32_t actor) {
    const bool after_noun = i > first_ && is_nominal(words()[i - 1]) && words()[i].upos == Upos::adj;
    std::uint32_t end = i + 1;
    if (!after_noun) {
      while (end < limit_ && has_article(words()[end]) && words()[end].upos == Upos::adj && has_article(words()[i])) ++end;
    }
    add({i, end}, i, entity_of(actor), after_noun ? Mention_form::adjective : Mention_form::description,
        after_noun ? "actor:adjective" : "actor:demonym");
    return end;
  }

  // Whoever stands where a cue's subject stands is a speaker, known or not.
  std::uint32_t read_speaker(std::uint32_t i) {
    if (i == first_ || !is_nominal(words()[i])) return 0;
    const Word& before = words()[i - 1];
    const bool after_cue = before.upos == Upos::verb && has_cue(i - 1);
    const bool after_preposition = before.upos == Upos::adp && i >= first_ + 1 && is_cue_preposition(i - 1);
    if (!after_cue && !after_preposition) return 0;
    for (const Form_hit& hit : context_.lexicon.forms(folded(i))) {
      if (hit.kind == Entry_kind::predicate || hit.kind == Entry_kind::cue || hit.kind == Entry_kind::support) return 0;
      if (hit.kind == Entry_kind::noun) {
        const std::string_view noun_class = context_.lexicon.noun(hit.entry).noun_class;
        if (noun_class == "time" || noun_class == "weapon" || noun_class == "place_class") return 0;
      }
    }
    if (folded(i) == "اليوم" || folded(i) == "امس") return 0;
    if (after_cue && !content_follows(i)) return 0;
    std::uint32_t end = i + 1;
    if (is_name_like(words()[i])) {
      while (end < limit_ && is_name_word(end)) ++end;
    } else {
      end = noun_phrase_end(context_, i, limit_);
    }
    if (const auto person = person_at(i)) end = std::max(end, person->end);
    add({i, end}, i, named(text_of({i, end}), has_article(words()[i]) || is_name_like(words()[i]) ? "person" : "unknown"),
        Mention_form::description, "actor:speaker");
    return end;
  }

  // What is said comes within a few words: أن, إن, a colon, an opening quotation.
  [[nodiscard]] bool content_follows(std::uint32_t i) const {
    for (std::uint32_t k = i + 1; k < limit_ && k < i + 18; ++k) {
      if (folded(k) == "ان" || folded(k) == "بان" || folded(k) == ":") return true;
      if (words()[k].form == "«" || words()[k].form == "“") return true;
    }
    return false;
  }

  [[nodiscard]] bool has_cue(std::uint32_t i) const {
    for (const Form_hit& hit : context_.lexicon.forms(folded(i))) {
      if (hit.kind == Entry_kind::cue) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_cue_preposition(std::uint32_t i) const {
    static constexpr auto prepositions = std::to_array<std::string_view>({"بحسب", "حسب", "وفق"});
    if (in(folded(i), prepositions)) return true;
    return i > first_ && folded(i) == "ل" && (folded(i - 1) == "وفقا" || folded(i - 1) == "طبقا");
  }

  [[nodiscard]] bool may_begin_name(std::uint32_t i) const {
    if (i >= limit_) return false;
    const Word& word = words()[i];
    if (word.upos == Upos::verb || word.upos == Upos::adp || word.upos == Upos::punct || word.upos == Upos::num ||
        word.upos == Upos::pron || word.upos == Upos::cconj || word.upos == Upos::sconj || word.upos == Upos::part) {
      return context_.lexicon.is_given_name(word.folded) && word.upos == Upos::verb && i + 1 < limit_ &&
             (context_.lexicon.is_family_name(folded(i + 1)) || context_.lexicon.is_given_name(folded(i + 1)));
    }
    return true;
  }

  [[nodiscard]] bool is_name_word(std::uint32_t i) const {
    if (i >= limit_) return false;
    const Word& word = words()[i];
    if (word.upos == Upos::punct || word.upos == Upos::adp || word.upos == Upos::cconj || word.upos == Upos::sconj ||
        word.upos == Upos::pron || word.upos == Upos::num || word.upos == Upos::part) {
      return false;
    }
    if (in(word.folded, name_links)) return true;
    if (context_.lexicon.is_given_name(word.folded) || context_.lexicon.is_family_name(word.folded)) return true;
    if (word.upos == Upos::verb) return false;
    const auto hits = context_.lexicon.forms(word.folded);
    if (!hits.empty()) return false;
    if (is_name_like(word)) return true;
    return word.upos != Upos::adj || !has_article(word) ? word.upos == Upos::noun && has_article(word) : true;
  }

  // Two or more words of a personal name; the first must look like a given name.
  [[nodiscard]] std::optional<Person> person_at(std::uint32_t i) const {
    std::uint32_t begin = i;
    if (begin < limit_ && is_quote(words()[begin])) ++begin;
    if (!may_begin_name(begin)) return std::nullopt;
    const Word& first = words()[begin];
    const bool given = context_.lexicon.is_given_name(first.folded) || in(first.folded, name_links);
    const bool foreign = is_name_like(first) && context_.lexicon.forms(first.folded).empty();
    if (!given && !foreign) return std::nullopt;
    if (has_article(first) && !given) return std::nullopt;
    std::uint32_t end = begin + 1;
    while (end < limit_ && end < begin + 5 && is_name_word(end)) {
      // كامل البوكمال ("all of Al-Bukamal") is no person.
      if (names_place(end) && !context_.lexicon.is_family_name(folded(end))) break;
      ++end;
    }
    if (end == begin + 1) return std::nullopt;
    return Person{begin, end};
  }

  [[nodiscard]] bool names_place(std::uint32_t i) const {
    for (const Name_match& match : context_.lexicon.match_names(rest(i))) {
      if (match.kind == Entry_kind::place && context_.lexicon.place(match.entry).rank < 5) return true;
    }
    return false;
  }

  [[nodiscard]] bool states_event(std::uint32_t i) const {
    for (const Form_hit& hit : context_.lexicon.forms(folded(i))) {
      if (hit.kind == Entry_kind::predicate) return true;
    }
    return false;
  }

  struct Inside {
    std::uint32_t at;
    Known known;
  };
  [[nodiscard]] std::optional<Inside> known_inside(Range range) const {
    for (std::uint32_t k = range.begin; k < range.end && k < limit_; ++k) {
      if (words()[k].upos == Upos::verb) continue;
      if (const auto known = known_at(k)) {
        if (context_.lexicon.actor(known->entry).kind != "state" || k + known->length >= range.end) return Inside{k, *known};
      }
    }
    return std::nullopt;
  }

  // End of «الموالية للرئيس هادي», «التابعة لـ X», «المدعومة من X» after a force; `end` itself where there is none.
  [[nodiscard]] std::uint32_t tied_end(std::uint32_t end) const {
    if (end + 2 >= limit_ || !in(folded(end), ties)) return end;
    std::uint32_t at = end + 1;
    if (words()[at].upos != Upos::adp && folded(at) != "ل" && folded(at) != "من" && folded(at) != "ب") return end;
    ++at;
    if (at >= limit_) return end;
    if (words()[at].upos == Upos::pron) return at + 1;
    std::uint32_t last = is_nominal(words()[at]) ? noun_phrase_end(context_, at, limit_) : end;
    if (const auto known = known_at(at)) last = std::max(last, at + known->length);
    if (last > at && last < limit_ && kind_at(at) == "person") {
      if (const auto known = known_at(last)) last += known->length;
      else if (const auto person = person_at(last)) last = person->end;
    }
    return last;
  }

  [[nodiscard]] std::string text_of(Range range) const {
    return std::string(context_.document.under(context_.span_of(range)));
  }

  [[nodiscard]] static Entity named(std::string name, std::string_view kind) {
    Entity entity;
    entity.name_ar = std::move(name);
    entity.kind = kind;
    return entity;
  }

  void adopt(Entity& entity, std::uint32_t actor) const {
    const std::string kind = entity.kind;
    entity = entity_of(actor);
    if (entity.kind == "state") entity.kind = kind;
  }

  [[nodiscard]] Entity entity_of(std::uint32_t entry) const {
    const Actor_entry& actor = context_.lexicon.actor(entry);
    Entity entity;
    entity.id = actor.id;
    entity.kind = actor.kind;
    entity.name_ar = actor.name_ar;
    entity.name_en = actor.name_en;
    entity.country = actor.country == "-" ? std::string_view{} : actor.country;
    return entity;
  }

  void add(Range range, std::uint32_t head, Entity entity, Mention_form form, const char* rule) {
    Mention mention;
    mention.kind = Mention_kind::actor;
    mention.form = form;
    mention.words = range;
    mention.head = head;
    mention.sentence = words()[range.begin].sentence;
    mention.span = context_.span_of(range);
    entity.span = mention.span;
    entity.text = text_of(range);
    entity.head = std::string(folded(head));
    mention.entity = std::move(entity);
    mention.reason = rule;
    found_.push_back(std::move(mention));
  }

  const Mention_context& context_;
  Mentions found_;
  std::uint32_t first_ = 0;
  std::uint32_t limit_ = 0;
};

}  // namespace

Mentions find_actors(const Mention_context& context) { return Actor_finder(context).find(); }

}  // namespace sijill
