#include "sijill/calendar/vocabulary.h"

#include <string>

namespace sijill {
namespace {

struct Month_name {
  bool hijri;
  int number;
  bool doubtful;
};

const Phrase_table<Month_name>& month_names() {
  static const Phrase_table<Month_name> table = {
      // Egypt, the Gulf, and with other spellings the Maghreb; English as in page heads.
      {"يناير|جانفي|january|jan", {false, 1, false}},
      {"فبراير|فيفري|فيفرى|february|feb", {false, 2, false}},
      {"مارس|march|mar", {false, 3, true}},
      {"أبريل|إبريل|أفريل|april|apr", {false, 4, false}},
      {"مايو|ماي|may", {false, 5, true}},
      {"يونيو|يونيه|جوان|june|jun", {false, 6, false}},
      {"يوليو|يوليه|يوليوز|جويلية|july|jul", {false, 7, false}},
      {"أغسطس|أوغسطس|أوت|غشت|august|aug", {false, 8, false}},
      {"سبتمبر|شتنبر|september|sep|sept", {false, 9, false}},
      {"أكتوبر|اكتوبر|october|oct", {false, 10, false}},
      {"نوفمبر|نونبر|november|nov", {false, 11, false}},
      {"ديسمبر|دجنبر|december|dec", {false, 12, false}},
      // The Levant and Iraq.
      {"كانون الثاني|كانون ثاني|كانون ثان|كانون 2", {false, 1, false}},
      {"شباط", {false, 2, false}},
      {"آذار", {false, 3, false}},
      {"نيسان", {false, 4, false}},
      {"أيار", {false, 5, false}},
      {"حزيران", {false, 6, false}},
      {"تموز", {false, 7, false}},
      {"آب", {false, 8, true}},
      {"أيلول", {false, 9, false}},
      {"تشرين الأول|تشرين أول|تشرين 1", {false, 10, false}},
      {"تشرين الثاني|تشرين ثاني|تشرين ثان|تشرين 2", {false, 11, false}},
      {"كانون الأول|كانون أول|كانون 1", {false, 12, false}},
      // Hijri.
      {"محرم|المحرم|محرم الحرام", {true, 1, true}},
      {"صفر|صفر الخير", {true, 2, true}},
      {"ربيع الأول|ربيع أول", {true, 3, false}},
      {"ربيع الثاني|ربيع الآخر|ربيع ثاني", {true, 4, false}},
      {"جمادى الأولى|جمادى الأول|جماد الأول|جماد أول", {true, 5, false}},
      {"جمادى الآخرة|جمادى الثانية|جمادى الثاني|جماد الثاني|جماد الآخر|جماد ثاني", {true, 6, false}},
      {"رجب", {true, 7, true}},
      {"شعبان", {true, 8, true}},
      {"رمضان|رمضان المبارك|رمضان الكريم", {true, 9, true}},
      {"شوال", {true, 10, true}},
      {"ذو القعدة|ذي القعدة|ذا القعدة", {true, 11, false}},
      {"ذو الحجة|ذي الحجة|ذا الحجة", {true, 12, false}}};
  return table;
}

constexpr bool is_dual_mark(std::string_view word) {
  return word == "/" || word == "-" || word == "،" || word == "," || word == "(" || word == "\\";
}

std::optional<Month_hit> single_month_at(Folded_words words, std::size_t i) {
  const auto hit = month_names().at(words, i);
  if (!hit) return std::nullopt;
  return Month_hit{hit->value.hijri, hit->value.number, hit->value.doubtful, hit->length};
}

}  // namespace

bool is_one_of(Folded_words words, std::size_t i, std::initializer_list<std::string_view> folded) {
  return i < words.size() && std::ranges::find(folded, words[i]) != folded.end();
}

bool names_a_thing(Folded_words words, std::size_t i) {
  return i > 0 && is_one_of(words, i - 1, {"قصر",   "حركه",  "ثوره",   "شارع",  "ميدان",   "جسر",  "ملعب",
                                           "كتيبه", "لواء",  "ايتلاف", "مدرسه", "انتفاضه", "حي",   "مخيم",
                                           "ساحه",  "جامعه", "مستشفي", "معسكر", "نادي",    "قوي",  "تحالف",
                                           "حزب",   "جمعه",  "برنامج", "فريق",  "تيار",    "كتله", "جماعه"});
}

std::optional<Hit<int>> weekday_at(Folded_words words, std::size_t i) {
  static const Phrase_table<int> table = {{"الأحد", 0},
                                          {"الاثنين|الإثنين|الأثنين|الاتنين", 1},
                                          {"الثلاثاء|الثلاثا|الثلاثاءً", 2},
                                          {"الأربعاء|الأربعا|الاربعاء", 3},
                                          {"الخميس", 4},
                                          {"الجمعة", 5},
                                          {"السبت", 6}};
  const std::size_t name = i + is_one_of(words, i, {"يوم", "نهار"});
  auto hit = table.at(words, name);
  if (!hit) {
    // English page heads: "Tuesday, 11 August 2015".
    static const Phrase_table<int> english = {{"sunday|sun", 0},    {"monday|mon", 1},   {"tuesday|tue", 2},
                                              {"wednesday|wed", 3}, {"thursday|thu", 4}, {"friday|fri", 5},
                                              {"saturday|sat", 6}};
    hit = english.at(words, name);
  }
  if (hit) hit->length += static_cast<std::uint32_t>(name - i);
  return hit;
}

std::optional<Hit<Day_part>> day_part_at(Folded_words words, std::size_t i) {
  static const Phrase_table<Day_part> table = {
      {"فجر|سحر|عند فجر|فجر يوم", Day_part::dawn},
      {"صباح|ضحى|صبيحة|صباح يوم|الساعات الأولى من صباح|ساعة مبكرة من صباح|وقت مبكر من صباح", Day_part::morning},
      {"ظهر|ظهيرة|قبيل ظهر|قبل ظهر|ظهر يوم", Day_part::noon},
      {"بعد ظهر|عصر|بعد ظهر يوم|عصر يوم", Day_part::afternoon},
      {"مساء|مغرب|عشاء|عشية|مساء يوم|ساعة متأخرة من مساء|وقت متأخر من مساء", Day_part::evening},
      {"ليلة|ليلة يوم|ساعة متأخرة من ليلة|وقت متأخر من ليلة", Day_part::night_of},
      {"ليل|ليل يوم|ساعة متأخرة من ليل|وقت متأخر من ليل", Day_part::night_after},
      {"منتصف ليل|بعد منتصف ليل|منتصف ليلة|بعد منتصف ليلة", Day_part::after_midnight},
      {"ساعة مبكرة من|وقت مبكر من|ساعة متأخرة من|وقت متأخر من|الساعات الأولى من", Day_part::morning}};
  return table.at(words, i);
}

std::optional<Month_hit> month_at(Folded_words words, std::size_t i) {
  auto month = single_month_at(words, i);
  if (!month) return std::nullopt;
  const std::size_t after = i + month->length;
  const bool marked = after < words.size() && is_dual_mark(words[after]);
  const auto second = single_month_at(words, after + marked);
  if (!second || second->hijri != month->hijri || second->number != month->number) return month;
  month->length += static_cast<std::uint32_t>(marked) + second->length;
  month->doubtful = false;
  if (marked && words[after] == "(") {
    if (!is_one_of(words, i + month->length, {")"})) return std::nullopt;
    ++month->length;
  }
  return month;
}

std::optional<Unit_hit> unit_at(Folded_words words, std::size_t i) {
  struct Row {
    Unit unit;
    Amount_form form;
    bool definite;
  };
  using enum Unit;
  using enum Amount_form;
  static const Phrase_table<Row> table = {{"دقيقة", {minute, one, false}},
                                          {"دقيقتين|دقيقتان", {minute, two, false}},
                                          {"دقائق", {minute, many, false}},
                                          {"الدقائق", {minute, many, true}},
                                          {"ساعة", {hour, one, false}},
                                          {"الساعة", {hour, one, true}},
                                          {"ساعتين|ساعتان", {hour, two, false}},
                                          {"الساعتين", {hour, two, true}},
                                          {"ساعات", {hour, many, false}},
                                          {"الساعات", {hour, many, true}},
                                          {"يوم|يوما", {day, one, false}},
                                          {"اليوم|الليلة", {day, one, true}},
                                          {"يومين|يومان", {day, two, false}},
                                          {"اليومين", {day, two, true}},
                                          {"أيام", {day, many, false}},
                                          {"الأيام|الليالي", {day, many, true}},
                                          {"أسبوع|أسبوعا", {week, one, false}},
                                          {"الأسبوع", {week, one, true}},
                                          {"أسبوعين|أسبوعان", {week, two, false}},
                                          {"الأسبوعين", {week, two, true}},
                                          {"أسابيع", {week, many, false}},
                                          {"الأسابيع", {week, many, true}},
                                          {"شهر|شهرا", {month, one, false}},
                                          {"الشهر", {month, one, true}},
                                          {"شهرين|شهران", {month, two, false}},
                                          {"الشهرين", {month, two, true}},
                                          {"أشهر|شهور", {month, many, false}},
                                          {"الأشهر|الشهور", {month, many, true}},
                                          {"عام|عاما|سنة", {year, one, false}},
                                          {"العام|السنة", {year, one, true}},
                                          {"عامين|عامان|سنتين|سنتان", {year, two, false}},
                                          {"العامين|السنتين", {year, two, true}},
                                          {"أعوام|سنوات|سنين", {year, many, false}},
                                          {"الأعوام|السنوات|السنين", {year, many, true}}};
  const auto hit = table.at(words, i);
  if (!hit) return std::nullopt;
  return Unit_hit{hit->value.unit, hit->value.form, hit->value.definite, hit->length};
}

std::optional<Hit<Relation>> relation_at(Folded_words words, std::size_t i) {
  using enum Relation;
  static const Phrase_table<Relation> table = {
      {"قبل الماضي|قبل الماضية|ما قبل الماضي|ما قبل الماضية|قبل الفائت", before_last},
      {"الماضي|الماضية|الماضيين|الماضيتين|الفائت|الفائتة|المنصرم|المنصرمة|المنقضي|المنقضية|الفارط|الفارطة", past},
      {"الأخير|الأخيرة|الأخيرين|الأخيرتين", last},
      {"الجاري|الجارية|الحالي|الحالية", current},
      {"المقبل|المقبلة|المقبلين|المقبلتين|القادم|القادمة|القادمين", next}};
  return table.at(words, i);
}

std::optional<Hit<Part>> part_at(Folded_words words, std::size_t i) {
  static const Phrase_table<Part> table = {{"أوائل|بدايات", Part::early},
                                           {"بداية|مطلع|مستهل|مطالع", Part::start},
                                           {"منتصف|أواسط", Part::mid},
                                           {"أواخر|أخريات", Part::late},
                                           {"نهاية|نهايات|ختام", Part::end}};
  return table.at(words, i);
}

std::optional<Hit<Season>> season_at(Folded_words words, std::size_t i) {
  static const Phrase_table<Season> table = {{"شتاء|الشتاء|فصل الشتاء", Season::winter},
                                             {"ربيع|الربيع|فصل الربيع", Season::spring},
                                             {"صيف|الصيف|فصل الصيف", Season::summer},
                                             {"خريف|الخريف|فصل الخريف", Season::autumn}};
  return table.at(words, i);
}

std::optional<Hit<Roughly>> roughly_at(Folded_words words, std::size_t i) {
  static const Phrase_table<Roughly> table = {
      {"نحو|حوالي|قرابة|زهاء|ما يقارب|ما يقرب من|تقريبا|حدود", Roughly::about},
      {"أكثر من|أزيد من|ما يزيد على|ما يزيد عن|ما لا يقل عن", Roughly::more},
      {"أقل من", Roughly::less}};
  return table.at(words, i);
}

}  // namespace sijill
