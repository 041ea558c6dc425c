#include "sijill/mention/actors.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "sijill/mention/actor_names.h"
#include "sijill/mention/persons.h"
#include "sijill/mention/place_names.h"
#include "sijill/mention/speakers.h"

namespace sijill {
namespace {

bool in(std::string_view word, const auto& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

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
    for (const Short_name& name : short_names(context_, found_)) {
      Entity entity = found_[name.person].entity;
      add({name.word, name.word + 1}, name.word, std::move(entity), Mention_form::name, "actor:short name");
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Mention& a, const Mention& b) { return a.words.begin < b.words.begin; });
    return std::move(found_);
  }

 private:
  [[nodiscard]] const Words& words() const { return context_.words; }
  [[nodiscard]] std::string_view folded(std::uint32_t i) const { return context_.folded[i]; }

  [[nodiscard]] std::optional<Known_actor> known_at(std::uint32_t i) const {
    return known_actor_at(context_, i, limit_);
  }
  [[nodiscard]] std::optional<Known_actor> known_inside(Range range) const {
    return known_actor_inside(context_, range, limit_);
  }
  [[nodiscard]] std::optional<std::uint32_t> demonym_at(std::uint32_t i) const {
    return sijill::demonym_at(context_, i, limit_);
  }
  [[nodiscard]] std::string_view kind_at(std::uint32_t i) const {
    return i < limit_ ? actor_kind_at(context_, i) : std::string_view{};
  }
  [[nodiscard]] std::optional<Range> person_at(std::uint32_t i, bool named = false) const {
    return sijill::person_at(context_, i, limit_, named);
  }
  [[nodiscard]] std::string text_of(Range range) const { return context_.name_of(range); }
  [[nodiscard]] Entity entity_of(std::uint32_t entry) const { return entity_of_actor(context_, entry); }

  // A vehicle acts for its owner: طائرات التحالف, مروحيات تابعة لـ.
  [[nodiscard]] bool is_vehicle(std::uint32_t i) const { return context_.is_noun_class(i, "vehicle"); }

  std::uint32_t read_at(std::uint32_t i) {
    const Word& word = words()[i];
    // قال على الإبريجاوي: the name علي written with ى, which the tagger takes for the preposition.
    if (word.upos == Upos::adp && word.folded == "علي" && i > first_ && is_cue(context_, i - 1) && i + 1 < limit_ &&
        is_nominal(words()[i + 1]) && context_.lexicon.forms(folded(i + 1)).empty() &&
        (content_follows(context_, i, limit_) || (has_article(words()[i + 1]) && folded(i + 1).ends_with("ي")))) {
      add({i, i + 2}, i, named(text_of({i, i + 2}), "person"), Mention_form::name, "actor:person");
      return i + 2;
    }
    if (word.upos == Upos::punct || word.upos == Upos::adp || word.upos == Upos::cconj || word.upos == Upos::sconj) {
      return i + 1;
    }
    const auto known = known_at(i);
    if (known && !(word.upos == Upos::verb && known->end == i + 1)) return read_known(i, *known);
    if (word.upos == Upos::verb) return i + 1;
    if (context_.timed[i]) return i + 1;
    if (const std::uint32_t end = site_end(i); end > i) {
      add({i, end}, i, named(text_of({i, end}), "media"), Mention_form::name, "actor:site");
      return end;
    }
    const std::string_view kind = is_attribute(i) || is_side(i) ? std::string_view{} : kind_at(i);
    const bool after_cue = i > first_ && is_cue(context_, i - 1);
    if (after_cue && words()[i - 1].upos == Upos::verb && kind.empty() && is_name_like(word)) {
      if (const auto person = person_at(i, true)) return add_person(*person);
    }
    // اللواء is a brigade, and a general before his name.
    const bool rank = kind == "group" && folded(i) == "اللواء" && person_at(i + 1, true);
    if (kind == "person" || rank) return read_official(i);
    if (!kind.empty()) return read_described(i, kind);
    if (is_vehicle(i)) return read_vehicle(i);
    if (const auto person = person_at(i)) return add_person(*person);
    if (const auto actor = demonym_at(i)) return read_demonym(i, *actor);
    if (const std::uint32_t end = speaker_end(context_, i, limit_); end > i) {
      const bool person = has_article(word) || is_name_like(word);
      add({i, end}, i, named(text_of({i, end}), person ? "person" : "unknown"), Mention_form::description,
          "actor:speaker");
      return end;
    }
    return i + 1;
  }

  std::uint32_t add_person(Range person) {
    add(person, person.begin, named(text_of(person), "person"), Mention_form::name, "actor:person");
    return person.end;
  }

  // An adjective after the noun it describes names nobody: الهجوم الإرهابي, المليشيات المتمردة. A plural may still
  // stand as a noun of its own after an event noun: مقتل مدنيين.
  [[nodiscard]] bool is_attribute(std::uint32_t i) const {
    if (words()[i].upos != Upos::adj || i == first_) return false;
    const Word& before = words()[i - 1];
    if (!is_nominal(before) || has_article(before) != has_article(words()[i])) return false;
    const std::string_view folded_word = folded(i);
    const bool plural = folded_word.ends_with("ون") || folded_word.ends_with("ين");
    return !plural || before.folded.ends_with("ين") || before.folded.ends_with("ون") || !context_.states_event(i - 1);
  }

  // من جهته, من جهة أخرى, من طرف آخر, من جهة الغرب: a turn of speech or a direction, and nobody.
  // أطراف حي الخالدية: the edges of a quarter, no parties.
  [[nodiscard]] bool is_side(std::uint32_t i) const {
    static constexpr auto sides = std::to_array<std::string_view>({"جهه", "جهت", "الجهه", "طرف"});
    if (in(folded(i), sides)) return i > first_ && words()[i - 1].upos == Upos::adp;
    if (folded(i) != "اطراف" || i + 1 >= limit_) return false;
    return context_.is_noun_class(i + 1, "place_class") || known_place_at(context_, i + 1, limit_).has_value();
  }

  // موقع «X» الإلكتروني: a site of the web with its name; positions at the front are not told in quotation marks.
  [[nodiscard]] std::uint32_t site_end(std::uint32_t i) const {
    if ((folded(i) != "موقع" && folded(i) != "الموقع") || i + 2 >= limit_ || !is_quote(words()[i + 1])) return i;
    std::uint32_t end = i + 2;
    while (end < limit_ && end < i + 8 && !is_quote(words()[end])) ++end;
    if (end >= limit_ || !is_quote(words()[end])) return i;
    ++end;
    if (end < limit_ &&
        in(folded(end), std::array<std::string_view, 4>{"الالكتروني", "الاخباري", "الاليكتروني", "الاعلامي"}))
      ++end;
    return end;
  }

  std::uint32_t read_known(std::uint32_t i, Known_actor known) {
    std::uint32_t end = known.end;
    if (end < limit_ && is_quote(words()[end]) && contains_open_quote({i, end})) ++end;
    const Actor_entry& actor = context_.lexicon.actor(known.entry);
    Entity entity = entity_of(known.entry);
    const char* rule = "actor:name";
    // المتحدث باسم X فلان is read by read_official; here X فلان: a state body and its spokesman are two.
    if (actor.kind != "person") {
      // الموالية لـ says who it is; مدعومة بـ and المتحالفة مع say who is beside it.
      const bool owned = end + 1 < limit_ && folded(end + 1) == "ل";
      if (owned) end = tied_end(context_, end, limit_);
      // حزب الله اللبناني: a closing adjective belongs to the name.
      while (end < limit_ && has_article(words()[end]) && words()[end].upos == Upos::adj &&
             (demonym_at(end) || has_article(words()[end - 1])) && words()[end - 1].upos != Upos::punct &&
             !is_tie(folded(end)) && folded(end) != "العديد" && !context_.timed[end] &&
             !context_.is_noun_class(end, "place_class") && !is_other_people(end)) {
        ++end;
      }
    }
    add({i, end}, i, std::move(entity), Mention_form::name, rule);
    return end;
  }

  // دعا التحالف العربي المدنيين: a plural of people after a singular is who comes next.
  [[nodiscard]] bool is_other_people(std::uint32_t i) const {
    const auto is_plural = [](std::string_view word) { return word.ends_with("ين") || word.ends_with("ون"); };
    return is_plural(folded(i)) && !is_plural(folded(i - 1)) && !kind_at(i).empty();
  }

  [[nodiscard]] bool contains_open_quote(Range range) const {
    int quotes = 0;
    for (std::uint32_t i = range.begin; i < range.end; ++i) quotes += is_quote(words()[i]) ? 1 : 0;
    return quotes % 2 == 1;
  }

  // مسلحون مجهولون | قوات الأمن | 13 مسلحا من مليشيات الحوثي | مصادر محلية في المقاومة
  std::uint32_t read_described(std::uint32_t i, std::string_view kind) {
    // الموالون للرئيس السابق: whose they are is in the word itself.
    std::uint32_t end = std::max(noun_phrase_end(context_, i, limit_), tied_end(context_, i, limit_));
    Entity entity;
    entity.kind = kind;
    const auto inner = known_inside({i + 1, end});
    if (inner) {
      // مقاتلي المعارضة | عناصر تنظيم داعش: the group that they belong to.
      end = std::max(end, inner->end);
      while (end < limit_ && is_quote(words()[end]) && contains_open_quote({i, end})) ++end;
      entity = entity_of(inner->entry);
    } else {
      for (std::uint32_t k = i + 1; k < end; ++k) {
        if (const auto actor = demonym_at(k)) {
          entity.country = context_.lexicon.actor(*actor).country;
          if (kind == "force" || (kind == "fighters" && end == i + 2)) adopt(entity, *actor);
          if (context_.lexicon.actor(*actor).kind == "group") adopt(entity, *actor);
        }
      }
    }
    const std::uint32_t tied = tied_end(context_, end, limit_);
    if (tied > end) {
      if (entity.id.empty()) {
        if (const auto owner = known_inside({end, tied})) entity.name_en = "";
      }
      end = tied;
    } else if (end + 1 < limit_ && !is_side(end + 1) &&
               (folded(end) == "من" ||
                ((kind == "anonymous" || kind == "media") && (folded(end) == "في" || folded(end) == "ب")))) {
      // مسلحا من مليشيات الحوثي | مصادر في المقاومة; but the phrase ends before من جهة أخرى.
      const std::uint32_t at = end + 1;
      if (const auto group = known_at(at)) {
        if (kind != "anonymous" && kind != "media") entity = entity_of(group->entry);
        end = group->end;
        while (end < limit_ && has_article(words()[end]) && words()[end].upos == Upos::adj) ++end;
      } else if (const auto actor = demonym_at(at)) {
        if (kind != "anonymous") adopt(entity, *actor);
        end = at + 1;
      } else if (const std::string_view inner_kind = kind_at(at);
                 !inner_kind.empty() &&
                 (inner_kind == "group" || inner_kind == "force" || inner_kind == "fighters")) {
        end = noun_phrase_end(context_, at, limit_);
        if (const auto group_inside = known_inside({at, end}); group_inside && kind != "anonymous") {
          entity = entity_of(group_inside->entry);
        }
      }
    }
    if (kind == "group" || kind == "force") end = numbered_end(i, end);
    if (entity.name_ar.empty()) entity.name_ar = text_of({i, end});
    if (entity.kind.empty()) entity.kind = kind;
    // A media or civil noun may carry the speaker's name: الناشط أحمد محمد, الصحفي الكردي X.
    if ((kind == "anonymous" || kind == "media" || kind == "fighters" || kind == "people" || kind == "civilians") &&
        has_article(words()[i])) {
      if (const auto person = person_at(end, true)) {
        end = person->end;
        entity = named(text_of({person->begin, person->end}), "person");
      }
    }
    // كتيبة X, لواء «X»: a body with a name of its own that the lexicon lacks.
    const bool own_name =
        (kind == "group" || kind == "force") && entity.id.empty() && end > i + 1 &&
        (is_name_like(words()[i + 1]) || is_quote(words()[i + 1]) || words()[end - 1].upos == Upos::num);
    add({i, end}, i, std::move(entity), own_name ? Mention_form::name : Mention_form::description, "actor:described");
    return end;
  }

  // اللواء الـ(15) | الفرقة 17: the number of a unit is its name.
  [[nodiscard]] std::uint32_t numbered_end(std::uint32_t i, std::uint32_t end) const {
    if (end != i + 1) return end;
    std::uint32_t at = end;
    if (at < limit_ && folded(at) == "ال") ++at;
    const bool bracket = at < limit_ && folded(at) == "(";
    if (bracket) ++at;
    if (at >= limit_ || folded(at).empty() || folded(at).front() < '0' || folded(at).front() > '9') return end;
    ++at;
    if (bracket && at < limit_ && folded(at) == ")") ++at;
    // الكتيبة 102 مشاة: and so is its arm.
    static constexpr auto arms =
        std::to_array<std::string_view>({"مشاه", "مدرع", "مدرعه", "مدرعات", "دبابات", "مدفعيه", "صاعقه", "مظلات",
                                         "ميكا", "حرس", "مغاوير", "استطلاع"});
    if (at < limit_ && in(folded(at), arms)) ++at;
    return at;
  }

  // Craft and columns act and are hit by themselves: طائرات حربية, سفينة.
  [[nodiscard]] bool acts_as_force(std::uint32_t i) const {
    static constexpr auto craft = std::to_array<std::string_view>(
        {"طاير",  "طوافه", "مروحي", "مقاتلات", "سفين", "سفن",   "زورق",  "زوارق", "قارب", "قوارب",
         "باخره", "بواخر", "ناقله", "ناقلات",  "بارج", "بوارج", "قافله", "قوافل", "موكب", "رتل"});
    std::string_view word = folded(i);
    if (has_article(words()[i])) word.remove_prefix(std::string_view("ال").size());
    return std::any_of(craft.begin(), craft.end(), [&](std::string_view stem) { return word.starts_with(stem); });
  }

  std::uint32_t read_vehicle(std::uint32_t i) {
    std::uint32_t end = noun_phrase_end(context_, i, limit_);
    // قصفت طائرات بلدة الهبيط: no aircraft belongs to a town; what they hit begins there.
    for (std::uint32_t k = i + 1; k < end; ++k) {
      if (context_.is_noun_class(k, "place_class")) end = k;
    }
    std::uint32_t last = end;
    std::optional<std::uint32_t> owner;
    if (const auto inner = known_inside({i + 1, std::min(end + 1, limit_)})) {
      owner = inner->entry;
      last = std::max(end, inner->end);
    } else if (const std::uint32_t tied = tied_end(context_, end, limit_); tied > end) {
      if (const auto tied_owner = known_inside({end, tied})) {
        owner = tied_owner->entry;
        last = tied;
      }
    } else {
      for (std::uint32_t k = i + 1; k < end && !owner; ++k) owner = demonym_at(k);
    }
    if (!owner && end > i + 1) {
      // طائرات التحالف, دبابات الجيش: of a body that only the document can name.
      const std::string_view kind = kind_at(i + 1);
      if ((kind == "force" || kind == "group") && has_article(words()[i + 1])) {
        add({i, end}, i, named(text_of({i, end}), std::string(kind)), Mention_form::description, "actor:vehicle");
        return end;
      }
    }
    if (!owner) {
      if (!acts_as_force(i) || words()[i].upos == Upos::adj) return i + 1;
      // طائرة مساعدات, سفينة شحن carry something; طائرات استطلاع are at war.
      if (i + 1 < end && words()[i + 1].upos == Upos::noun && folded(i + 1) != "استطلاع") return i + 1;
      add({i, end}, i, named(text_of({i, end}), "force"), Mention_form::description, "actor:craft");
      return end;
    }
    add({i, last}, i, entity_of(*owner), Mention_form::description, "actor:vehicle");
    return last;
  }

  // متحدث عسكري في وقت مبكر, الوزير في ختام الاجتماع: when and how he spoke, no part of his office.
  static bool opens_circumstance(std::string_view folded) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"وقت",  "حين",   "حال",   "ظل",    "اطار",    "سياق",  "ضوء",    "غضون", "ختام",   "مستهل", "معرض",
         "بيان", "تصريح", "حديث",  "موتمر", "تصريحات", "خطاب",  "كلمه",   "كلمت", "مقابله", "اتصال", "رساله",
         "رد",   "تسجيل", "تقرير", "لقاء",  "حوار",    "منشور", "تغريده", "مقطع", "اشاره",  "بدايه", "نهايه"});
    return in(folded, words);
  }

  // المتحدث باسم التحالف العقيد ريان ديلون | وزير الدفاع اليمني | قائد معركة تحرير العند، اللواء فضل محسن
  std::uint32_t read_official(std::uint32_t i) {
    std::uint32_t end = noun_phrase_end(context_, i, limit_);
    if (const auto inner = known_inside({i + 1, end})) {
      // زعيم تنظيم داعش | أبي بكر البغدادي: the name comes where the body ends.
      end = inner->end < end && person_at(inner->end, true) ? inner->end : std::max(end, inner->end);
    }
    std::uint32_t title_end = end;
    std::optional<Range> person = person_at(end, true);
    std::uint32_t at = end;
    // The office may go on through prepositional phrases before the name comes.
    while (!person && at < limit_ && at < i + 22) {
      const Word& word = words()[at];
      if (word.upos == Upos::adp && word.folded != "عن" && word.folded != "خلال" && word.folded != "علي" &&
          at + 1 < limit_ && is_nominal(words()[at + 1]) && !context_.timed[at + 1] &&
          !context_.states_event(at + 1) && !opens_circumstance(folded(at + 1)) &&
          !(word.folded == "من" && folded(at + 1) == "اجل")) {
        // «لوكالة فرانس برس» after an official is whom he told, not his office.
        if (word.folded == "ل" && (kind_at(at + 1) == "media" || names_media(at + 1))) break;
        if (word.folded == "من" && title_end != end) break;
        std::uint32_t next = noun_phrase_end(context_, at + 1, limit_);
        if (const auto inner = known_at(at + 1)) next = std::max(next, inner->end);
        // A name directly after a place of the office: المسؤول الصحي في عدن الخضر لصور.
        at = next;
        // الرئيس بعد …: a bare office has no more to it; an office of something goes on.
        const bool bare = has_article(words()[i]) && end == i + 1;
        if (!bare && (word.folded == "ب" || word.folded == "ل" || word.folded == "في")) title_end = at;
      } else if (word.upos == Upos::cconj && at + 1 < limit_ && is_nominal(words()[at + 1]) &&
                 kind_at(at + 1).empty() && !known_at(at + 1) && at == title_end && !context_.states_event(at + 1) &&
                 has_article(words()[at + 1])) {
        at = noun_phrase_end(context_, at + 1, limit_);  // لجنة الأمن والدفاع
        title_end = at;
      } else if (is_nominal(word) && !known_at(at) && kind_at(at) == "person") {
        at = noun_phrase_end(context_, at, limit_);  // a second title: العقيد الركن
        title_end = at;
      } else {
        break;
      }
      person = person_at(at, true);
    }
    // قائد معركة تحرير العند، اللواء فضل محسن: the name in apposition after a comma and a rank.
    if (!person && at + 2 < limit_ && folded(at) == "،" && kind_at(at + 1) == "person") {
      const std::uint32_t rank_end = noun_phrase_end(context_, at + 1, limit_);
      person = person_at(at + 2, true) ? person_at(at + 2, true) : person_at(rank_end, true);
    }
    if (!person && at < limit_) {
      if (const auto known = known_at(at); known && context_.lexicon.actor(known->entry).kind == "person") {
        add({i, known->end}, i, entity_of(known->entry), Mention_form::name, "actor:title+known");
        return known->end;
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

  [[nodiscard]] bool names_media(std::uint32_t i) const {
    const auto known = known_at(i);
    return known && is_media(context_, *known);
  }

  // الحوثيون | الروس: an adjective of nationality or allegiance that stands as a noun.
  std::uint32_t read_demonym(std::uint32_t i, std::uint32_t actor) {
    const bool after_noun = i > first_ && is_nominal(words()[i - 1]) && words()[i].upos == Upos::adj;
    std::uint32_t end = i + 1;
    if (!after_noun) {
      while (end < limit_ && has_article(words()[end]) && words()[end].upos == Upos::adj && has_article(words()[i]))
        ++end;
    }
    add({i, end}, i, entity_of(actor), after_noun ? Mention_form::adjective : Mention_form::description,
        after_noun ? "actor:adjective" : "actor:demonym");
    return end;
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

  void add(Range range, std::uint32_t head, Entity entity, Mention_form form, const char* rule) {
    Mention mention;
    mention.kind = Mention_kind::actor;
    mention.form = form;
    mention.words = range;
    mention.head = head;
    mention.sentence = words()[range.begin].sentence;
    mention.span = context_.span_of(range);
    entity.span = mention.span;
    entity.text = context_.document.under(mention.span);
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
