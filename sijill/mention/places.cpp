#include "sijill/mention/places.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "sijill/mention/actor_names.h"
#include "sijill/mention/place_names.h"
#include "sijill/mention/speakers.h"

namespace sijill {
namespace {

// Words that stand between a class word and what it names, or that point and do not name.
constexpr auto no_names = std::to_array<std::string_view>(
    {"التي",         "الذي",    "هذه",      "هذا",    "تلك",     "ذلك",      "كل",      "بعض",      "عده",
     "اخري",         "الاخري",  "نفسها",    "واحده",  "كامل",    "جديده",    "الجديده", "مجاوره",   "المجاوره",
     "المحيطه",      "القريبه", "قريبه",    "كبيره",  "الكبيره", "صغيره",    "واسعه",   "الواسعه",  "استراتيجيه",
     "الاستراتيجيه", "مختلفه",  "المختلفه", "متفرقه", "عسكريه",  "العسكريه", "حدوديه",  "الحدوديه", "سكنيه",
     "السكنيه",      "رييسيه",  "الرييسيه", "محرره",  "المحرره", "ثانيه",    "امنه",    "الامنه",   "عازله",
     "العازله",      "خاليه",   "النفط",    "نفط",    "الغاز",   "غاز",      "القمح",   "الحبوب",   "الفوسفات",
     "الملح",        "المياه",  "ذات",      "ذو",     "ذي",      "لايزال",   "لاتزال",  "لازال",    "لازالت",
     "مازال",        "مازالت",  "مايزال",   "ماتزال"});

bool in(std::string_view word, const auto& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

class Place_finder {
 public:
  explicit Place_finder(const Mention_context& context) : context_(context) {}

  Mentions find() {
    std::uint32_t i = 0;
    while (i < words().size()) {
      const Range sentence = context_.sentence_of(i);
      limit_ = sentence.end;
      first_ = sentence.begin;
      while (i < sentence.end) i = std::max(i + 1, read_at(i));
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] const Words& words() const { return context_.words; }
  [[nodiscard]] std::string_view folded(std::uint32_t i) const { return context_.folded[i]; }
  [[nodiscard]] bool is_class_word(std::uint32_t i) const {
    const std::string_view noun_class = context_.noun_class(i);
    if (noun_class == "building") {
      // A building is a place by its name: سجن صيدنايا, but not منزل قائد عسكري.
      const std::uint32_t next = i + 1;
      return next < limit_ && !has_article(words()[i]) && !names_actor(next) &&
             (is_name_like(words()[next]) || known_at(next).has_value() || is_quote(words()[next]));
    }
    return noun_class == "place_class" && !is_other_sense(i);
  }
  // مباني السجن, where a village is called السجن: a kind of building after a class word is no name.
  [[nodiscard]] bool is_common_building(std::uint32_t i, const Known_place& known) const {
    return known.length == 1 && context_.noun_class(i) == "building" && context_.lexicon.place(known.entry).rank > 3;
  }
  // القضاء على X is doing away with it, موقع التواصل a page of the net.
  [[nodiscard]] bool is_other_sense(std::uint32_t i) const {
    static constexpr auto pages = std::to_array<std::string_view>(
        {"التواصل", "الالكتروني", "الكتروني", "الانترنت", "تويتر", "فيسبوك", "اخباري", "الاخباري"});
    // لغم أرضي: a land mine.
    if (folded(i) == "ارضي" && words()[i].upos == Upos::adj) return true;
    if (i + 1 >= limit_) return false;
    if (folded(i).ends_with("قضاء")) return folded(i + 1) == "علي";
    if (is_site_that_speaks(context_, i, limit_)) return true;
    return (folded(i).ends_with("موقع") || folded(i).ends_with("مواقع")) && in(folded(i + 1), pages);
  }
  // القرى | المدن: several places, which no single earlier one can be.
  [[nodiscard]] bool is_plural(std::uint32_t i) const {
    for (const Form_hit& hit : context_.lexicon.forms(folded(i))) {
      if (hit.kind == Entry_kind::noun) return hit.inflection == Inflection::plural;
    }
    return false;
  }

  [[nodiscard]] std::optional<Known_place> known_at(std::uint32_t i) const {
    return known_place_at(context_, i, limit_);
  }

  // A village whose name is an ordinary word is a place only where something says so.
  [[nodiscard]] bool may_stand_alone(std::uint32_t i, const Known_place& known) const {
    const Place_entry& place = context_.lexicon.place(known.entry);
    if (words()[i].upos == Upos::verb || words()[i].upos == Upos::adp) return false;
    if (place.rank < 5 && !(place.rank == 4 && known.length == 1 && !context_.lexicon.forms(folded(i)).empty())) {
      return true;
    }
    if (known.length > 1) return true;
    if (i > first_ && !found_.empty() && found_.back().words.end + 1 == i && folded(i - 1) == "و") return true;
    return i > first_ && words()[i - 1].upos == Upos::adp && context_.lexicon.forms(folded(i)).empty();
  }

  std::uint32_t read_at(std::uint32_t i) {
    if (context_.timed[i]) return i + 1;
    if (words()[i].upos == Upos::punct || words()[i].upos == Upos::verb) {
      // A place name is never a verb, but taggers err on names: trust long and well-known ones.
      if (words()[i].upos == Upos::punct) return i + 1;
      const auto known = known_at(i);
      if (!known || (known->length == 1 && context_.lexicon.place(known->entry).rank > 3)) return i + 1;
    }
    if (const auto relation = relation_of(folded(i))) {
      if (const std::uint32_t end = read_relation(i, *relation)) return end;
    }
    if (is_class_word(i)) {
      if (const std::uint32_t end = read_class(i)) return end;
    }
    if (const auto known = known_at(i); known && may_stand_alone(i, *known)) {
      add({i, i + known->length}, i, entity_of(*known), "place:name");
      return i + known->length;
    }
    if (must_be_name(i)) add_unknown({i, i + 1}, "place:unknown");
    return i + 1;
  }

  // في سجنان التابعة لمحافظة بنزرت: a noun without article before a definite adjective of place can only be a name.
  // قرب أولاري: and so is a word that the tagger takes for one, after "near".
  [[nodiscard]] bool must_be_name(std::uint32_t i) const {
    static constexpr auto adjectives = std::to_array<std::string_view>(
        {"التابعه", "الواقعه", "القريبه", "المجاوره", "المحاذيه", "الحدوديه", "الساحليه", "المتاخمه", "المطله"});
    if (i == first_ || i + 1 >= limit_ || words()[i - 1].upos != Upos::adp || !is_nominal(words()[i])) return false;
    if (has_article(words()[i]) || words()[i].folded.size() < 6 || !context_.lexicon.forms(folded(i)).empty() ||
        names_actor(i) || names_demonym(i))
      return false;
    return in(folded(i + 1), adjectives) || (folded(i - 1) == "قرب" && is_name_like(words()[i]));
  }

  // شرقي دير الزور | ريف البوكمال الجنوبي: the anchor's region, never the anchor itself.
  std::uint32_t read_relation(std::uint32_t i, std::string_view relation) {
    std::uint32_t anchor = i + 1;
    if (anchor < limit_ && is_quote(words()[anchor])) ++anchor;
    if (anchor >= limit_ || words()[anchor].upos == Upos::punct) return 0;
    if (folded(i) == "الحدود" || folded(i) == "حدود") return read_border(i);
    Entity entity;
    std::uint32_t end = 0;
    // Nested: شمالي محافظة دير الزور, شرق مدينة حمص, جنوب غرب اليمن.
    if (const auto nested = relation_of(folded(anchor)); nested && anchor + 1 < limit_) {
      anchor += 1;
    }
    if (is_class_word(anchor) && !has_article(words()[anchor])) {
      if (const auto known = known_at(anchor + 1)) {
        entity = entity_of(*known);
        end = anchor + 1 + known->length;
      } else if (const std::uint32_t name_end = unknown_name_end(anchor + 1)) {
        entity.name_ar = text_of({anchor, name_end});
        entity.kind = "region";
        end = name_end;
      }
    } else if (const auto known = known_at(anchor)) {
      entity = entity_of(*known);
      end = anchor + known->length;
    } else if (has_article(words()[anchor]) && (is_class_word(anchor) || folded(anchor) == "البلاد")) {
      entity.name_ar = text_of({anchor, anchor + 1});
      entity.kind = "region";
      end = anchor + 1;
    }
    if (end == 0) return 0;
    while (end < limit_ && is_direction(folded(end))) ++end;  // ريف حلب الشمالي
    entity.relation = relation;
    entity.anchor = entity.id.empty() ? entity.name_ar : entity.id;
    entity.id.clear();
    entity.name_ar = text_of({i, end});
    entity.name_en = entity.name_en.empty() ? "" : std::string(relation) + " " + entity.name_en;
    entity.precision = "region";
    entity.kind = "region";
    add({i, end}, i, std::move(entity), "place:relation");
    return end;
  }

  // الحدود السورية العراقية | الحدود مع تركيا
  std::uint32_t read_border(std::uint32_t i) {
    std::uint32_t end = i + 1;
    while (end < limit_ && words()[end].upos != Upos::punct &&
           (names_demonym(end) || words()[end].upos == Upos::adj || folded(end) == "-")) {
      ++end;
    }
    if (end + 1 < limit_ && folded(end) == "مع") {
      if (const auto known = known_at(end + 1)) end = end + 1 + known->length;
    } else if (const auto known = known_at(end)) {
      end += known->length;
    }
    if (end == i + 1) return 0;
    Entity entity;
    entity.kind = "border";
    entity.precision = "line";
    entity.relation = "border of";
    entity.name_ar = text_of({i, end});
    add({i, end}, i, std::move(entity), "place:border");
    return end;
  }

  // مدينة البوكمال | قريتي X وY | محافظات عدن ولحج | معسكر لبوزة | المدينة
  std::uint32_t read_class(std::uint32_t i) {
    const Word& head = words()[i];
    if (has_article(head)) {
      Entity entity;
      entity.kind = "anaphor";
      entity.name_ar = text_of({i, i + 1});
      std::uint32_t end = i + 1;
      // المدينة الحدودية; but منطقة is a name after المنطقة الشرقية only if the lexicon says so.
      if (const auto known = known_at(i); known && (known->length > 1 || is_area(*known))) {
        add({i, i + known->length}, i, entity_of(*known), "place:name");
        return i + known->length;
      }
      if (const auto known = known_at(end); known && may_follow_class(end)) {
        // العاصمة صنعاء: apposition.
        add({i, end + known->length}, i, entity_of(*known), "place:class+name");
        return end + known->length;
      }
      while (end < limit_ && has_article(words()[end]) && words()[end].upos == Upos::adj && !says_where(end)) ++end;
      // المنطقة الأمنية or القرى is a place of its own; المدينة is one that was named before.
      if (end > i + 1 || is_plural(i)) entity.kind = "place";
      const std::uint32_t begin = is_plural(i) ? quantity_begin(i) : i;
      entity.name_ar = text_of({begin, end});
      add({begin, end}, i, std::move(entity), "place:definite class", Mention_form::description);
      return end;
    }
    std::uint32_t at = i + 1;
    // قريتي X وY: the tagger takes the ending of the dual for "my".
    if (at + 1 < limit_ && folded(at) == "ي" && words()[at].token == head.token && is_nominal(words()[at + 1])) ++at;
    if (at < limit_ && words()[at].upos == Upos::pron && words()[at].token == head.token) {
      Entity entity;
      entity.kind = "place";
      entity.name_ar = text_of({i, at + 1});
      add({i, at + 1}, i, std::move(entity), "place:possessed", Mention_form::description);
      return at + 1;
    }
    // عاصمة محافظة أبين: the inner class word names the place.
    if (at + 1 < limit_ && is_class_word(at) && !has_article(words()[at])) {
      if (const auto inner = known_at(at + 1)) {
        add({i, at + 1 + inner->length}, i, entity_of(*inner), "place:class+name");
        return read_conjuncts(at + 1 + inner->length);
      }
    }
    bool quoted = false;
    if (at < limit_ && is_quote(words()[at])) {
      quoted = true;
      ++at;
    }
    std::uint32_t end = 0;
    if (const auto whole = known_at(i); whole && whole->length > 1) {
      add({i, i + whole->length}, i, entity_of(*whole), "place:name");
      end = i + whole->length;
    } else if (const auto known = known_at(at); known && may_follow_class(at) && !is_common_building(at, *known)) {
      end = at + known->length;
      if (quoted && end < limit_ && is_quote(words()[end])) ++end;
      Entity entity = entity_of(*known);
      add({i, end}, i, std::move(entity), "place:class+name");
    } else if (const std::uint32_t name_end = quoted ? quoted_name_end(at) : unknown_name_end(at)) {
      end = name_end;
      Entity entity;
      entity.name_ar = text_of({at, name_end});
      entity.kind = std::string(folded(i));
      entity.precision = "none";
      if (quoted && end < limit_ && is_quote(words()[end])) ++end;
      add({i, end}, i, std::move(entity), "place:class+unknown");
    } else {
      return read_described(i);
    }
    return read_conjuncts(end);
  }

  // The next places of a list after a class word: قريتي السلامية والحميراء, محافظات عدن ولحج والضالع وأبين.
  std::uint32_t read_conjuncts(std::uint32_t end) {
    if (end < limit_ && is_quote(words()[end]) && found_.back().words.end == end) ++end;
    while (end + 1 < limit_ && (folded(end) == "و" || folded(end) == "،")) {
      std::uint32_t at = end + 1;
      while (at < limit_ && is_share(folded(at))) ++at;  // وغالبية أبين
      if (folded(end) == "،" && at < limit_ && folded(at) == "و") ++at;
      if (at >= limit_ || is_class_word(at) || relation_of(folded(at))) break;
      const bool quote = is_quote(words()[at]);
      const std::uint32_t name = quote ? at + 1 : at;
      if (const auto known = known_at(name);
          known && (words()[name].upos != Upos::verb || context_.lexicon.place(known->entry).rank <= 2)) {
        add({name, name + known->length}, name, entity_of(*known), "place:list");
        end = name + known->length;
      } else if (const std::uint32_t name_end = quote                         ? quoted_name_end(name)
                                                : is_name_like(words()[name]) ? unknown_name_end(name)
                                                                              : 0) {
        add_unknown({name, name_end}, "place:list+unknown");
        end = name_end;
      } else if (folded(end) == "و" && looks_like_place_conjunct(name)) {
        const std::uint32_t name_end = std::max(name + 1, unknown_name_end(name));
        add_unknown({name, name_end}, "place:list+unknown");
        end = name_end;
      } else {
        break;
      }
      if (end < limit_ && is_quote(words()[end])) ++end;
    }
    return end;
  }

  // An unknown definite word right after "PLACE و" that no lexicon row explains: … السلامية والحميراء.
  [[nodiscard]] bool looks_like_place_conjunct(std::uint32_t i) const {
    return i < limit_ && words()[i].upos != Upos::verb && words()[i].upos != Upos::adp && is_nominal(words()[i]) &&
           context_.lexicon.forms(folded(i)).empty() && !in(folded(i), no_names) &&
           (i + 1 >= limit_ || words()[i + 1].upos != Upos::pron) && (words()[i].upos != Upos::adj);
  }

  // مواقع قوات النظام | عدة مناطق | معسكر: a place described and not named.
  std::uint32_t read_described(std::uint32_t i) {
    // مواقع الحوثيين are whose they are, and where nobody says; وسط المعارك is no place at all.
    if (folded(i) == "مواقع" || folded(i) == "نقاط" || folded(i) == "وسط") return i + 1;
    std::uint32_t end = noun_phrase_end(context_, i, limit_);
    // حقول النفط والغاز: what it yields, with what else it yields.
    if (end == i + 2 && in(folded(i + 1), no_names) && end + 1 < limit_ && folded(end) == "و" &&
        in(folded(end + 1), no_names) && has_article(words()[end + 1])) {
      end += 2;
    }
    Entity entity;
    entity.kind = "place";
    entity.precision = "none";
    const std::uint32_t begin = quantity_begin(i);
    entity.name_ar = text_of({begin, end});
    add({begin, end}, i, std::move(entity), "place:described", Mention_form::description);
    // The complement may hold names of its own (مواقع الحوثيين): they are read by the other finders.
    return i + 1;
  }

  // عدة محافظات, عدد من المواقع, أربع قرى: how many there are is said with the word for them.
  [[nodiscard]] std::uint32_t quantity_begin(std::uint32_t i) const {
    static constexpr auto quantities = std::to_array<std::string_view>(
        {"عده", "عدد", "بعض", "كافه", "جميع", "كل", "معظم", "اغلب", "غالبيه", "مختلف", "عشرات"});
    std::uint32_t begin = i;
    if (begin > first_ + 1 && folded(begin - 1) == "من" && in(folded(begin - 2), quantities)) --begin;
    if (begin == first_) return i;
    const bool counted = words()[begin - 1].upos == Upos::num && begin == i;
    return counted || in(folded(begin - 1), quantities) ? begin - 1 : i;
  }

  // الإمارات and الخليج are names though their words are class words; المدينة is not.
  [[nodiscard]] bool is_area(const Known_place& known) const {
    const std::string_view kind = context_.lexicon.place(known.entry).kind;
    return kind == "country" || kind == "region" || kind == "sea";
  }

  [[nodiscard]] bool may_follow_class(std::uint32_t at) const {
    if (at >= limit_ || words()[at].upos == Upos::cconj) return false;
    // محافظتي لحج: the ل that the cutter took off belongs to the name.
    return words()[at].upos != Upos::adp || (at + 1 < limit_ && words()[at + 1].token == words()[at].token);
  }

  // The words up to the closing quotation mark, where they are few: "بين حلبية".
  [[nodiscard]] std::uint32_t quoted_name_end(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < limit_ && end < at + 5 && !is_quote(words()[end])) {
      // محور "النوار ومرتوبة": two names in one pair of marks.
      if (end > at && words()[end].upos == Upos::cconj && end + 1 < limit_) return end;
      ++end;
    }
    return end > at && end < limit_ && is_quote(words()[end]) ? end : 0;
  }

  // End of a name that the lexicon lacks, 0 where what follows a class word is no name.
  [[nodiscard]] std::uint32_t unknown_name_end(std::uint32_t at) const {
    if (at >= limit_ || !is_nominal(words()[at]) || in(folded(at), no_names)) return 0;
    if (names_demonym(at) || names_actor(at)) return 0;
    if (words()[at].upos == Upos::adj && !has_article(words()[at])) return 0;
    if (context_.timed[at] || (context_.states_event(at) && !is_name_like(words()[at]))) return 0;
    for (const Form_hit& hit : context_.lexicon.forms(folded(at))) {
      if (hit.kind == Entry_kind::noun) {
        const std::string_view noun_class = context_.lexicon.noun(hit.entry).noun_class;
        if (noun_class == "fighter" || noun_class == "group" || noun_class == "force" || noun_class == "civilian" ||
            noun_class == "person") {
          return 0;
        }
      }
    }
    const std::uint32_t end = noun_phrase_end(context_, at, std::min(limit_, at + 4));
    return end;
  }

  [[nodiscard]] bool names_actor(std::uint32_t at) const { return known_actor_at(context_, at, limit_).has_value(); }
  [[nodiscard]] bool names_demonym(std::uint32_t at) const { return demonym_at(context_, at, limit_).has_value(); }

  // المدينة الواقعة تحت سيطرة X: what follows is said of the place and is no part of its name.
  [[nodiscard]] bool says_where(std::uint32_t i) const {
    static constexpr auto words =
        std::to_array<std::string_view>({"الواقعه", "الواقع", "الخاضعه", "الخاضع", "التابعه", "التابع"});
    return in(folded(i), words);
  }

  // What a place is said to be after its name and a comma.
  static bool opens_apposition(std::string_view word) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"عاصمه", "كبري", "كبريات", "ثاني", "ثالث", "رابع", "اكبر", "اهم", "احدي", "احد", "مركز", "معقل"});
    return in(word, words);
  }

  static bool is_share(std::string_view word) {
    return word == "غالبيه" || word == "معظم" || word == "اجزاء" || word == "كامل" || word == "اغلب";
  }

  static bool is_direction(std::string_view word) {
    static constexpr auto directions = std::to_array<std::string_view>(
        {"الشرقي", "الغربي", "الشمالي", "الجنوبي", "الشرقيه", "الغربيه", "الشماليه", "الجنوبيه", "الاوسط"});
    return in(word, directions);
  }

  [[nodiscard]] std::string text_of(Range range) const { return context_.name_of(range); }
  [[nodiscard]] Entity entity_of(const Known_place& known) const { return entity_of_place(context_, known.entry); }

  void add(Range range, std::uint32_t head, Entity entity, const char* rule, Mention_form form = Mention_form::name) {
    Mention mention;
    mention.kind = Mention_kind::place;
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
    mention.qualifies = described_by(range.begin);
    found_.push_back(std::move(mention));
  }

  // A name that the lexicon lacks.
  void add_unknown(Range range, const char* rule) {
    Entity entity;
    entity.name_ar = text_of(range);
    entity.precision = "none";
    add(range, range.begin, std::move(entity), rule);
  }

  // زنجبار عاصمة أبين | قرية X بمحافظة Y | X جنوب اليمن: the second place says where the first one is.
  [[nodiscard]] std::int32_t described_by(std::uint32_t begin) const {
    if (found_.empty()) return -1;
    const Mention& last = found_.back();
    if (last.words.begin < first_ || last.words.end > begin || last.form == Mention_form::description) return -1;
    const auto target = static_cast<std::int32_t>(last.qualifies >= 0 ? last.qualifies : found_.size() - 1);
    const std::uint32_t gap = begin - last.words.end;
    if (gap == 0) return target;
    const std::string_view next = folded(last.words.end);
    // عدن، كبرى مدن الجنوب | زنجبار، عاصمة أبين
    if (next == "،" && gap <= 2 && opens_apposition(folded(last.words.end + 1))) return target;
    if (gap == 1 &&
        (next == "في" || next == "ب" || next == "عاصمه" || next == "ثاني" || next == "مركز" || next == "(")) {
      return target;
    }
    if (gap == 2 &&
        (next == "التابعه" || next == "التابع" || next == "الواقعه" || next == "الواقع" || next == "الحدوديه")) {
      return target;
    }
    return -1;
  }

  const Mention_context& context_;
  Mentions found_;
  std::uint32_t first_ = 0;
  std::uint32_t limit_ = 0;
};

}  // namespace

Mentions find_places(const Mention_context& context) { return Place_finder(context).find(); }

}  // namespace sijill
