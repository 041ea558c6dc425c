// What goes into the tables comes out of the open lexicon.
#include "tools/lexicon_compiler/compile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "sijill/text/fold.h"
#include "tools/lexicon_compiler/spellings.h"
#include "tools/lexicon_compiler/test_tables.h"

namespace sijill {
namespace {

// A sentence as folded words; clitics are written apart in the test.
class Words_of_test {
 public:
  explicit Words_of_test(const std::string& sentence) {
    std::istringstream row(sentence);
    for (std::string word; row >> word;) folded_.push_back(fold(word));
    views_.assign(folded_.begin(), folded_.end());
  }
  operator std::span<const std::string_view>() const { return views_; }

 private:
  std::vector<std::string> folded_;
  std::vector<std::string_view> views_;
};

std::vector<Phrase_match> phrases(const Lexicon& lexicon, const std::string& sentence) {
  return lexicon.match_phrases(Words_of_test(sentence));
}

std::vector<Name_match> names(const Lexicon& lexicon, const std::string& sentence) {
  return lexicon.match_names(Words_of_test(sentence));
}

using Positions = std::vector<std::uint32_t>;

TEST(Phrases, the_words_of_a_gap_stand_between_the_parts) {
  Test_tables tables;
  tables.predicates("coerce", {"arrest\t-\tphrase\tألقى … القبض على\tيلقي\t-\tany\tactor=subj\t-\tarrest"});
  const Lexicon lexicon = tables.lexicon();
  const auto found = phrases(lexicon, "ألقت قوات الأمن القبض على رجل");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, Entry_kind::predicate);
  EXPECT_EQ(found[0].inflection, Inflection::perfect);
  EXPECT_EQ(found[0].parts, (Positions{0, 3, 4}));
  EXPECT_EQ(phrases(lexicon, "يلقون القبض على رجل").size(), 1U);
  EXPECT_EQ(phrases(lexicon, "ألقى كلمة").size(), 0U);
  EXPECT_EQ(phrases(lexicon, "ألقى قبض على رجل").size(), 0U) << "written with ال it must carry ال";
}

TEST(Phrases, a_gap_is_of_eight_words_at_most_and_ends_at_a_stop_but_not_at_a_comma) {
  Test_tables tables;
  tables.predicates("coerce", {"arrest\t-\tphrase\tألقى … القبض\tيلقي\t-\tany\t-\t-\tarrest"});
  const Lexicon lexicon = tables.lexicon();
  EXPECT_EQ(phrases(lexicon, "ألقى 1 2 3 4 5 6 7 8 القبض").size(), 1U);
  EXPECT_EQ(phrases(lexicon, "ألقى 1 2 3 4 5 6 7 8 9 القبض").size(), 0U);
  EXPECT_EQ(phrases(lexicon, "ألقى كلمة . القبض").size(), 0U);
  EXPECT_EQ(phrases(lexicon, "ألقى كلمة : القبض").size(), 0U);
  // Commas bracket asides: استعاد التنظيم، الجمعة، السيطرة.
  EXPECT_EQ(phrases(lexicon, "ألقى الجيش ، الجمعة ، القبض").size(), 1U);
  EXPECT_EQ(phrases(lexicon, "ألقى \" تنظيم \" القبض").size(), 1U);
}

TEST(Phrases, the_shortest_gap_is_taken_but_not_at_the_price_of_the_match) {
  Test_tables tables;
  tables.predicates("coerce", {"arrest\t-\tphrase\tألقى … القبض على\tيلقي\t-\tany\t-\t-\tarrest"});
  const auto found = phrases(tables.lexicon(), "ألقى القبض ثم القبض على القبض على");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].parts, (Positions{0, 3, 4}));
}

TEST(Phrases, a_noun_without_the_article_matches_with_it_and_with_a_suffix) {
  Test_tables tables;
  tables.predicates("assault", {"aerial\t-\tphrase\tغارة جوية\t-\t-\tany\t-\t-\tair raid",
                                "unspecified\t-\tphrase\tلقي حتفه\tيلقى\t-\tany\t-\t-\tdie",
                                "attack\t-\tphrase\tشن هجوم على\tيشن\t-\tany\t-\t-\tattack"});
  const Lexicon lexicon = tables.lexicon();
  for (const char* sentence : {"غارة جوية", "الغارة الجوية", "غارات جوية", "لقي حتف ه", "لقي حتفه", "شن هجوما على",
                               "شنت هجوم ها على", "تشن الهجوم على"}) {
    EXPECT_EQ(phrases(lexicon, sentence).size(), 1U) << sentence;
  }
  EXPECT_EQ(phrases(lexicon, "شن قصفا على").size(), 0U);
}

TEST(Phrases, a_preposition_written_together_matches_joined_and_apart) {
  Test_tables tables;
  tables.predicates("people", {"conscript\t-\tphrase\tالتحق بصفوف\tيلتحق\t-\tany\t-\t-\tjoin",
                               "evacuate\t-\tphrase\tسماح للمدنيين\t-\t-\tany\t-\t-\tlet"});
  const Lexicon lexicon = tables.lexicon();
  EXPECT_EQ(phrases(lexicon, "التحق بصفوف الجيش").size(), 1U);
  EXPECT_EQ(phrases(lexicon, "التحقوا ب صفوف الجيش").size(), 1U);
  EXPECT_EQ(phrases(lexicon, "السماح ل المدنيين").size(), 1U);
}

TEST(Phrases, the_phrase_of_more_parts_comes_first) {
  Test_tables tables;
  tables.predicates("coerce", {"arrest\t-\tphrase\tألقى القبض\tيلقي\t-\tany\t-\t-\tarrest",
                               "arrest\t-\tphrase\tألقى القبض على\tيلقي\t-\tany\t-\t-\tarrest"});
  const auto found = phrases(tables.lexicon(), "ألقى القبض على");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].parts.size(), 3U);
}

TEST(Phrases, other_spellings_of_a_cue_lead_to_it) {
  Test_tables tables;
  tables.add("cues.tsv", "stance\tclass\tlemma\timperfect\tforms\tcontent\tnarrator\tneeds\tgloss",
             {"relay\tpreposition\tبحسب\t-\t-\taround\tobj\t-\taccording to",
              "accuse\tphrase\tبتهمة\t-\tبتهم|في تهم\tب\t-\tevent\ton a charge of"});
  const Lexicon lexicon = tables.lexicon();
  EXPECT_EQ(lexicon.forms("بحسب").size(), 1U);
  EXPECT_EQ(phrases(lexicon, "ب حسب المرصد").size(), 1U);
  EXPECT_FALSE(lexicon.forms(fold("بتهمة")).empty());
  EXPECT_EQ(phrases(lexicon, "ب تهم القتل").size(), 1U);
  EXPECT_EQ(phrases(lexicon, "في تهم القتل").size(), 1U);
}

class Names : public testing::Test {
 protected:
  void SetUp() override {
    tables_.actors(
        {"org.isis\tgroup\t-\tREB\t-\tISIS\tتنظيم الدولة الإسلامية في العراق والشام|تنظيم داعش|داعش\t-\tQ2429253",
         "state.ru\tstate\tRU\tGOV\t-\tRussia\tروسيا\tstate.sy:2015-09:\t-",
         "state.sy\tstate\tSY\tGOV\t-\tSyria\tسوريا\t-\t-",
         "force.x\tforce\tRU\tMIL\tstate.ru\tForces\tقوات روسية\t-\t-",
         "org.houthi\tgroup\tYE\tREB\t-\tHouthis\tالحوثيون\t-\t-",
         "person.omar\tperson\tSY\tCVL\t-\tOmar\tعبد الرحمن عمر|أبو بكر البغدادي\t-\t-"});
    tables_.add("demonyms.tsv", "actor_id\tforms\tgloss", {"state.ru\tروسي|روسية|روس\tRussian"});
    tables_.add("names.tsv", "part\tname", {"given\tعمر", "family\tالعمر", "given\tعبد الله"});
    tables_.places({"sj.b\tvillage\tOmar village\t34\t40\tlocality\tSY\tsj.dz\tعمر\t5\town",
                    "sj.dz\tcity\tDeir ez-Zor\t35.33\t40.14\tlocality\tSY\t-\tدير الزور\t1\town",
                    "sj.ak\ttown\tAbu Kamal\t34.45\t40.92\tlocality\tSY\tsj.dz\tأبو كمال|البوكمال\t2\town"});
  }
  Test_tables tables_;
};

TEST_F(Names, the_longest_name_comes_first) {
  const Lexicon lexicon = tables_.lexicon();
  const auto found = names(lexicon, "تنظيم الدولة الإسلامية في العراق و الشام في سوريا");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].length, 7U);
  EXPECT_EQ(lexicon.actor(found[0].entry).id, "org.isis");
  EXPECT_EQ(names(lexicon, "تنظيم الدولة الإسلامية في العراق والشام").size(), 1U);
}

TEST_F(Names, quotation_marks_inside_a_name_are_passed_over) {
  const auto found = names(tables_.lexicon(), "تنظيم \" داعش \" في");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].length, 3U);
}

TEST_F(Names, the_article_is_added_to_demonyms_and_bodies_only) {
  const Lexicon lexicon = tables_.lexicon();
  const auto demonym = names(lexicon, "الروسية");
  ASSERT_EQ(demonym.size(), 1U);
  EXPECT_EQ(demonym[0].kind, Entry_kind::demonym);
  EXPECT_EQ(lexicon.actor(lexicon.actor_of_demonym(demonym[0].entry)).id, "state.ru");
  EXPECT_EQ(names(lexicon, "القوات الروسية").size(), 1U);
  EXPECT_EQ(names(lexicon, "الداعش").size(), 0U);
  const auto omar = names(lexicon, "العمر");
  ASSERT_EQ(omar.size(), 1U);
  EXPECT_EQ(omar[0].kind, Entry_kind::name);
}

TEST_F(Names, joined_parted_and_declined_spellings_lead_to_one_entry) {
  const Lexicon lexicon = tables_.lexicon();
  for (const char* spelling : {"دير الزور", "ديرالزور"}) {
    const auto found = names(lexicon, spelling);
    ASSERT_EQ(found.size(), 1U) << spelling;
    EXPECT_EQ(lexicon.place(found[0].entry).id, "sj.dz");
  }
  for (const char* spelling : {"أبو كمال", "ابوكمال", "أبي كمال", "البوكمال"}) {
    EXPECT_EQ(names(lexicon, spelling).size(), 1U) << spelling;
  }
  for (const char* spelling : {"عبد الرحمن عمر", "عبدالرحمن عمر", "أبي بكر البغدادي", "الحوثيين"}) {
    EXPECT_EQ(names(lexicon, spelling).size(), 1U) << spelling;
  }
}

TEST_F(Names, given_and_family_names_are_told_apart) {
  const Lexicon lexicon = tables_.lexicon();
  EXPECT_TRUE(lexicon.is_given_name("عمر"));
  EXPECT_FALSE(lexicon.is_family_name("عمر"));
  EXPECT_TRUE(lexicon.is_family_name("العمر"));
  EXPECT_TRUE(lexicon.is_given_name("عبدالله"));
}

TEST_F(Names, entries_keep_what_their_rows_say) {
  const Lexicon lexicon = tables_.lexicon();
  const auto russia = lexicon.find_actor("state.ru");
  ASSERT_TRUE(russia);
  EXPECT_EQ(lexicon.actor(*russia).name_ar, "روسيا");
  ASSERT_EQ(lexicon.actor(*russia).allies.size(), 1U);
  EXPECT_EQ(lexicon.actor(*russia).allies[0].from, "2015-09");
  EXPECT_EQ(lexicon.actor(*russia).allies[0].to, "");
  const auto city = lexicon.find_place("sj.dz");
  ASSERT_TRUE(city);
  EXPECT_DOUBLE_EQ(lexicon.place(*city).lat, 35.33);
  EXPECT_EQ(lexicon.place(*city).rank, 1);
  EXPECT_FALSE(lexicon.find_place("sj.nowhere"));
}

TEST(Compile, the_same_source_gives_the_same_bytes) {
  Report report;
  const Source source = read_source(std::string(SIJILL_SOURCE_DIR) + "/data/lexicon", report);
  EXPECT_EQ(compile(source).bytes, compile(source).bytes);
}

TEST(Compile, empty_tables_make_a_lexicon_that_finds_nothing) {
  const Test_tables tables;
  const Lexicon lexicon = tables.lexicon();
  EXPECT_TRUE(lexicon.forms("سيطر").empty());
  EXPECT_TRUE(names(lexicon, "دمشق").empty());
  EXPECT_TRUE(phrases(lexicon, "ألقى القبض").empty());
  EXPECT_FALSE(lexicon.find_actor(""));
  EXPECT_EQ(lexicon.count(Entry_kind::place), 0U);
}

// The tables of data/lexicon and what was compiled of them.
struct Real {
  Source source;
  Lexicon lexicon;
};

const Real& real() {
  static const Real instance = [] {
    Report report;
    Source source = read_source(std::string(SIJILL_SOURCE_DIR) + "/data/lexicon", report);
    const Test_tables scratch;
    const std::string file = scratch.path("lexicon.bin");
    std::ofstream(file, std::ios::binary) << compile(source).bytes;
    Lexicon lexicon = Lexicon::open(file).value();
    return Real{std::move(source), std::move(lexicon)};
  }();
  return instance;
}

// Whether the lemma, each gap filled with one word, leads to the entry.
bool leads_to(Entry_kind kind, std::size_t entry, const std::string& lemma) {
  constexpr std::string_view gap = "…";
  std::string words = lemma;
  for (std::size_t at = words.find(gap); at != std::string::npos; at = words.find(gap))
    words.replace(at, gap.size(), "1");
  const auto is_wanted = [&](const auto& hit) { return hit.kind == kind && hit.entry == entry; };
  return std::ranges::any_of(real().lexicon.forms(fold(lemma)), is_wanted) ||
         std::ranges::any_of(phrases(real().lexicon, words), is_wanted);
}

TEST(RealTables, every_predicate_is_found_by_its_lemma) {
  const auto& rows = real().source.predicates;
  ASSERT_FALSE(rows.empty());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_TRUE(leads_to(Entry_kind::predicate, i, rows[i].word.lemma)) << rows[i].word.lemma;
    EXPECT_EQ(real().lexicon.predicate(static_cast<std::uint32_t>(i)).lemma, rows[i].word.lemma);
    EXPECT_EQ(real().lexicon.predicate(static_cast<std::uint32_t>(i)).frame.size(), rows[i].frame.size());
    if (rows[i].word.present.empty() || rows[i].word.lemma.find(' ') != std::string::npos) continue;
    EXPECT_TRUE(leads_to(Entry_kind::predicate, i, rows[i].word.present)) << rows[i].word.present;
  }
}

TEST(RealTables, every_cue_is_found_by_its_lemma) {
  const auto& rows = real().source.cues;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_TRUE(leads_to(Entry_kind::cue, i, rows[i].word.lemma)) << rows[i].word.lemma;
    for (const std::string& form : rows[i].word.forms) {
      if (rows[i].word.lemma.find(' ') != std::string::npos && form.find(' ') == std::string::npos) continue;
      EXPECT_TRUE(leads_to(Entry_kind::cue, i, form)) << form;
    }
  }
}

TEST(RealTables, every_noun_is_found_by_its_lemma_and_its_plurals) {
  const auto& rows = real().source.nouns;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_TRUE(leads_to(Entry_kind::noun, i, rows[i].lemma)) << rows[i].lemma;
    if (rows[i].lemma.find(' ') != std::string::npos) continue;
    for (const std::string& form : rows[i].forms) EXPECT_TRUE(leads_to(Entry_kind::noun, i, form)) << form;
  }
}

TEST(RealTables, every_support_verb_and_its_noun_are_found) {
  for (std::uint32_t i = 0; i < real().lexicon.count(Entry_kind::support); ++i) {
    const std::string lemma(real().lexicon.support(i).lemma);
    EXPECT_TRUE(leads_to(Entry_kind::support, i, lemma)) << lemma;
  }
}

TEST(RealTables, every_listed_name_is_found_whole) {
  const auto expect_found = [](Entry_kind kind, std::size_t entry, const std::string& name) {
    const std::vector<std::string> spellings = name_spellings(name, Name_use::place);
    ASSERT_FALSE(spellings.empty()) << name;
    const auto words = static_cast<std::size_t>(std::ranges::count(spellings.front(), ' ')) + 1;
    if (words > 12) return;
    EXPECT_TRUE(std::ranges::any_of(names(real().lexicon, spellings.front()), [&](const Name_match& match) {
      return match.kind == kind && match.entry == entry && match.length == words;
    })) << name;
  };
  const Source& source = real().source;
  for (std::size_t i = 0; i < source.actors.size(); ++i) {
    for (const std::string& name : source.actors[i].names_ar) expect_found(Entry_kind::actor, i, name);
    EXPECT_EQ(real().lexicon.find_actor(source.actors[i].id), i);
  }
  for (std::size_t i = 0; i < source.places.size(); ++i) {
    for (const std::string& name : source.places[i].names_ar) expect_found(Entry_kind::place, i, name);
    EXPECT_EQ(real().lexicon.find_place(source.places[i].id), i);
  }
  for (std::size_t i = 0; i < source.demonyms.size(); ++i) {
    for (const std::string& name : source.demonyms[i].forms) expect_found(Entry_kind::demonym, i, name);
  }
  for (std::size_t i = 0; i < source.names.size(); ++i) expect_found(Entry_kind::name, i, source.names[i].name);
}

}  // namespace
}  // namespace sijill
