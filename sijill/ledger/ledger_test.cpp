#include "sijill/ledger/ledger.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sijill/core/folder_testing.h"
#include "sijill/ledger/document_key.h"
#include "sijill/ledger/schema.h"

namespace sijill {
namespace {

// What only the documents "a" and "b" know begins so.
const std::string in_a = brief_key("a", 12) + ":";
const std::string in_b = brief_key("b", 12) + ":";

struct Small_registry : Registry {
  std::optional<Actor> actor(const std::string& id) const override {
    if (id == "org.part") return Actor{.kind = "group", .parent = "org.whole", .name_en = "Part"};
    if (id == "org.whole")
      return Actor{.kind = "group", .name_en = "Whole", .allies = {{"org.friend", "2015-09", ""}}};
    if (id == "org.friend")
      return Actor{.kind = "group", .name_en = "Friend", .allies = {{"org.whole", "2015-09", ""}}};
    return std::nullopt;
  }
  std::optional<Place> place(const std::string& id) const override {
    if (id == "gn.town")
      return Place{.kind = "town", .parent = "gn.province", .name_ar = "البلدة", .lat = 34, .lon = 40};
    if (id == "gn.province") return Place{.kind = "province", .name_ar = "المحافظة", .lat = 35, .lon = 41};
    return std::nullopt;
  }
};

class Ledgers : public testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name = "test.db") const { return (folder_ / name).string(); }

  [[nodiscard]] Ledger open(Access access = Access::create) const {
    Result<Ledger> ledger = Ledger::open(path(), access);
    if (!ledger) throw std::runtime_error(ledger.error().message);
    return std::move(ledger).value();
  }

  static Claim_record claim() {
    Claim_record claim;
    claim.type = Event_type::control;
    claim.mode = Mode::capture;
    claim.trigger = {0, 4, "سيطر"};
    claim.evidence = {0, 12, "سيطر الجيش"};
    claim.actor = {{.id = "org.part", .name_en = "Part", .kind = "group", .words = {5, 10, "الجيش"}}};
    claim.place = {{.id = "gn.town", .kind = "town"}};
    claim.time = Time_record{Day{17'000}, Day{17'001}, Time_precision::range, "published", {}};
    claim.quantity = {{Quantity_kind::dead, "civilian", {.min = 4, .max = 4}, "أربعة"}};
    claim.chain = {{.narrator = {.name_ar = "راصد", .kind = "media"}, .role = "outlet", .stance = Stance::publish},
                   {.narrator = {.id = "doc.1", .name_ar = "مصدر عسكري", .kind = "anonymous"},
                    .role = "originator",
                    .stance = Stance::state,
                    .named = Named::source_unnamed}};
    claim.confidence = 0.5;
    claim.trace = {"one", "two"};
    return claim;
  }

  static Document_record document(const std::string& key, const std::string& text = "سيطر الجيش على البلدة") {
    Document_record record;
    record.id = key;
    record.name = key + ".txt";
    record.outlet = {.name_ar = "راصد", .kind = "media"};
    record.title = "عنوان " + key;
    record.published = Timestamp{.day = Day{17'002}};
    record.text = text;
    record.claims = {claim()};
    return record;
  }

  Recorded record(Ledger& ledger, const Document_record& document,
                  const Run_versions& versions = {"1", "1", "1", "1"}) {
    const Result<Recorded> recorded = ledger.record(document, versions, registry_);
    if (!recorded) throw std::runtime_error(recorded.error().message);
    return recorded.value();
  }

  static std::int64_t count(Ledger& ledger, const std::string& of) {
    return ledger.database().integer("SELECT count(*) FROM " + of);
  }

  static std::string text(Ledger& ledger, const std::string& sql) {
    Statement statement = ledger.database().prepare(sql);
    return statement.next() ? statement.text(0) : "(no row)";
  }

  Small_registry registry_;
  Test_folder folder_;
};

TEST_F(Ledgers, keep_what_a_document_said) {
  Ledger ledger = open();
  EXPECT_EQ(record(ledger, document("a")), Recorded::added);
  EXPECT_EQ(count(ledger, "claims"), 1);
  EXPECT_EQ(count(ledger, "arguments"), 2);
  EXPECT_EQ(count(ledger, "quantities"), 1);
  EXPECT_EQ(count(ledger, "links"), 1);  // the outlet is a column of the document
  EXPECT_EQ(text(ledger, "SELECT key FROM claims JOIN actors ON actor = originator"), in_a + "مصدر عسكري");
  EXPECT_EQ(text(ledger, "SELECT earliest || ' ' || latest || ' ' || known_day FROM claims"), "17000 17001 17002");
  EXPECT_EQ(text(ledger, "SELECT trace FROM claims"), "one\ntwo");
  // The words lie in the text.
  EXPECT_EQ(text(ledger, "SELECT evidence_words IS NULL FROM claims"), "1");
}

TEST_F(Ledgers, record_twice_is_record_once) {
  Ledger ledger = open();
  record(ledger, document("a"));
  EXPECT_EQ(record(ledger, document("a")), Recorded::was_there);
  EXPECT_EQ(count(ledger, "claims"), 1);
  const Result<bool> there = ledger.has("a", {"1", "1", "1", "1"});
  EXPECT_TRUE(there && there.value());
  const Result<bool> newer = ledger.has("a", {"2", "1", "1", "1"});
  EXPECT_TRUE(newer && !newer.value());
}

TEST_F(Ledgers, a_newer_engine_adds_a_reading_and_keeps_the_old) {
  Ledger ledger = open();
  record(ledger, document("a"));
  EXPECT_EQ(record(ledger, document("a"), {"2", "1", "1", "1"}), Recorded::new_reading);
  EXPECT_EQ(count(ledger, "documents"), 1);
  EXPECT_EQ(count(ledger, "claims"), 2);
  EXPECT_EQ(text(ledger, "SELECT program FROM readings JOIN runs USING (run) WHERE is_latest"), "2");
  EXPECT_EQ(count(ledger, "claims WHERE is_latest"), 1);
  EXPECT_EQ(count(ledger, "actors WHERE key LIKE '" + in_a + "%'"), 1);  // the same source in both
}

TEST_F(Ledgers, keep_how_far_an_input_was_read_with_the_documents_that_it_gave) {
  const Run_versions versions{"1", "1", "1", "1"};
  const Input_cursor half{.name = "news.warc.gz",
                          .settings = "warc",
                          .size = 9'000,
                          .modified = 1'700'000'000'123'456'789,
                          .prefix = "ab12",
                          .place = "1204+55",
                          .records = 17};
  {
    Ledger ledger = open();
    const Result<std::optional<Input_cursor>> none = ledger.cursor(half.name, half.settings, versions);
    ASSERT_TRUE(none);
    EXPECT_FALSE(none.value());
    const std::vector<Document_record> documents = {document("a"), document("b")};
    ASSERT_TRUE(ledger.record(documents, versions, registry_, std::span(&half, 1)));
  }
  Ledger ledger = open();  // another run of the program
  Result<std::optional<Input_cursor>> found = ledger.cursor(half.name, half.settings, versions);
  ASSERT_TRUE(found && found.value());
  EXPECT_EQ(found.value()->size, 9'000);
  EXPECT_EQ(found.value()->modified, 1'700'000'000'123'456'789);
  EXPECT_EQ(found.value()->prefix, "ab12");
  EXPECT_EQ(found.value()->place, "1204+55");
  EXPECT_EQ(found.value()->records, 17);
  EXPECT_FALSE(found.value()->is_finished);

  // A cursor moves without a document too: what lies there may hold none.
  const Input_cursor whole{
      .name = half.name, .settings = half.settings, .place = "9000", .records = 40, .is_finished = true};
  ASSERT_TRUE(ledger.record({}, versions, registry_, std::span(&whole, 1)));
  found = ledger.cursor(half.name, half.settings, versions);
  ASSERT_TRUE(found && found.value());
  EXPECT_EQ(found.value()->size, -1);
  EXPECT_EQ(found.value()->prefix, "");
  EXPECT_TRUE(found.value()->is_finished);
  EXPECT_EQ(count(ledger, "inputs"), 1);

  // Another engine, other settings: nothing of it has been read.
  const Result<std::optional<Input_cursor>> newer = ledger.cursor(half.name, half.settings, {"2", "1", "1", "1"});
  EXPECT_TRUE(newer && !newer.value());
  const Result<std::optional<Input_cursor>> other = ledger.cursor(half.name, "csv", versions);
  EXPECT_TRUE(other && !other.value());
}

TEST_F(Ledgers, a_cursor_is_lost_with_the_documents_that_could_not_be_recorded) {
  const Run_versions versions{"1", "1", "1", "1"};
  const Input_cursor first{.name = "feed", .place = "10", .records = 1};
  const Input_cursor second{.name = "feed", .place = "20", .records = 2};
  Ledger ledger = open();
  const std::vector<Document_record> one = {document("a")};
  const std::vector<Document_record> two = {document("b")};
  ASSERT_TRUE(ledger.record(one, versions, registry_, std::span(&first, 1)));
  Database(path(), Access::write)
      .execute("CREATE TRIGGER full BEFORE INSERT ON inputs BEGIN SELECT RAISE(ABORT, 'no room'); END");
  EXPECT_FALSE(ledger.record(two, versions, registry_, std::span(&second, 1)));
  EXPECT_EQ(count(ledger, "documents"), 1);  // neither the cursor nor its document
  Database(path(), Access::write)
      .execute(
          "DROP TRIGGER full; CREATE TRIGGER full BEFORE INSERT ON claims BEGIN SELECT RAISE(ABORT, 'no room'); END");
  EXPECT_FALSE(ledger.record(two, versions, registry_, std::span(&second, 1)));
  const Result<std::optional<Input_cursor>> found = ledger.cursor("feed", "", versions);
  ASSERT_TRUE(found && found.value());
  EXPECT_EQ(found.value()->place, "10");
}

TEST_F(Ledgers, other_bytes_at_the_same_address_are_a_new_version) {
  Ledger ledger = open();
  Document_record first = document("a");
  first.url = "https://example.org/1";
  Document_record second = document("b", "نص آخر كله");
  second.url = first.url;
  record(ledger, first);
  EXPECT_EQ(record(ledger, second), Recorded::new_version);
  EXPECT_EQ(text(ledger, "SELECT version || article FROM documents WHERE key = 'b'"), "21");
  EXPECT_EQ(text(ledger, "SELECT key FROM claims JOIN documents USING (document) WHERE is_latest"), "b");
  // The old version read again by a newer engine does not come before the new one.
  EXPECT_EQ(record(ledger, first, {"2", "1", "1", "1"}), Recorded::new_reading);
  EXPECT_EQ(text(ledger, "SELECT group_concat(key) FROM claims JOIN documents USING (document) WHERE is_latest"),
            "b");
}

TEST_F(Ledgers, a_file_of_the_same_name_is_a_version_only_where_it_tells_the_same) {
  Ledger ledger = open();
  Document_record first = document("a", "سيطر الجيش على البلدة بعد معارك عنيفة مع المسلحين");
  first.name = "1.txt";
  Document_record edited = document("b", "سيطر الجيش على البلدة بعد معارك عنيفة مع مسلحين مجهولين");
  edited.name = "1.txt";
  Document_record another = document("c", "وصل وفد أوروبي إلى العاصمة لبحث المساعدات الإنسانية");
  another.name = "1.txt";
  record(ledger, first);
  EXPECT_EQ(record(ledger, edited), Recorded::new_version);
  EXPECT_EQ(record(ledger, another), Recorded::added);
}

TEST_F(Ledgers, actors_bring_their_parents_and_allies) {
  Ledger ledger = open();
  record(ledger, document("a"));
  EXPECT_EQ(text(ledger,
                 "SELECT parent.key FROM actors AS part JOIN actors AS parent ON parent.actor = part.parent "
                 "WHERE part.key = 'org.part'"),
            "org.whole");
  EXPECT_EQ(count(ledger, "alliances"), 2);
  EXPECT_EQ(text(ledger,
                 "SELECT parent.key FROM places JOIN places AS parent ON parent.place = places.parent WHERE "
                 "places.key = 'gn.town'"),
            "gn.province");
}

TEST_F(Ledgers, names_meet_across_documents_and_voices_without_a_name_do_not) {
  Ledger ledger = open();
  Document_record first = document("a");
  Document_record second = document("b", "نص آخر");
  for (Document_record* document : {&first, &second}) {
    document->claims[0].actor = {{.id = "doc.7", .name_ar = "أحمد  عبد الله", .kind = "person"},
                                 {.id = "doc.8", .name_ar = "أحمد", .kind = "person"},
                                 {.id = "doc.9", .name_ar = "مسلحون", .kind = "group", .described = true}};
    document->claims[0].place = {{.id = "doc.3", .name_ar = "قرية كذا", .kind = "قريه"},
                                 {.id = "doc.4", .name_ar = "المدينة", .kind = "anaphor"}};
  }
  second.claims[0].actor[0].name_ar = "احمد عبد اللّه";  // another spelling
  record(ledger, first);
  record(ledger, second);
  EXPECT_EQ(text(ledger,
                 "SELECT group_concat(key, '|') FROM (SELECT key FROM actors WHERE key LIKE '%احمد%' OR key LIKE "
                 "'%مسلحون%' ORDER BY key)"),
            in_b + "احمد|" + in_b + "مسلحون|" + in_a + "احمد|" + in_a + "مسلحون|name:احمد عبد الله");
  EXPECT_EQ(text(ledger, "SELECT group_concat(key, '|') FROM (SELECT key FROM places ORDER BY key)"),
            in_b + "المدينه|" + in_a + "المدينه|name:قريه كذا");
}

TEST_F(Ledgers, a_place_told_by_another_is_a_row_under_it) {
  Ledger ledger = open();
  Document_record record_of_countryside = document("a");
  record_of_countryside.claims[0].place = {
      {.id = "doc.1",
       .name_ar = "ريف البلدة الشمالي",
       .kind = "region",
       .relation = "countryside of",
       .anchor = "gn.town"},
      {.id = "doc.2", .name_ar = "ريف البلدة", .kind = "region", .relation = "countryside of", .anchor = "gn.town"}};
  record(ledger, record_of_countryside);
  EXPECT_EQ(text(ledger,
                 "SELECT group_concat(places.key || '<' || parent.key, '|') FROM places JOIN places AS parent ON "
                 "parent.place = places.parent WHERE places.relation IS NOT NULL"),
            "gn.town/countryside_north<gn.town|gn.town/countryside<gn.town");
}

TEST_F(Ledgers, two_of_one_document_with_the_same_words_stay_two) {
  Ledger ledger = open();
  Document_record one = document("a");
  one.claims[0].actor = {{.id = "doc.11", .name_ar = "مسلحون", .kind = "fighters"},
                         {.id = "doc.12", .name_ar = "مسلحون", .kind = "fighters"},
                         {.id = "doc.11", .name_ar = "المسلحون", .kind = "fighters"}};
  record(ledger, one);
  EXPECT_EQ(text(ledger,
                 "SELECT group_concat(key, '|') FROM (SELECT key FROM arguments JOIN actors USING (actor) WHERE role "
                 "= 'actor' "
                 "ORDER BY position)"),
            in_a + "مسلحون|" + in_a + "مسلحون/2|" + in_a + "مسلحون");
}

TEST_F(Ledgers, claims_given_without_their_article_keep_their_words_and_the_article_may_come_later) {
  Ledger ledger = open();
  Document_record given = document("a", "");
  given.claims[0].id = "a#7";
  record(ledger, given, {"claims", "", "", ""});
  EXPECT_EQ(text(ledger, "SELECT n || evidence_words FROM claims"), "7سيطر الجيش");
  record(ledger, document("a"));
  EXPECT_EQ(text(ledger, "SELECT text FROM documents"), "سيطر الجيش على البلدة");
  EXPECT_EQ(count(ledger, "documents_text WHERE documents_text MATCH 'بلدة'"), 1);
}

TEST_F(Ledgers, text_is_found_in_every_spelling) {
  Ledger ledger = open();
  record(ledger, document("a", "استعادت القُوّات مدينةَ إدلب وريفها"));
  record(ledger, document("b", "قصف على حلب"));
  for (const char* search : {"ادلب", "القوات", "قوات AND مدينه", "\"مدينة إدلب\"", "الريفها OR إدلب"}) {
    EXPECT_EQ(text(ledger, std::string("SELECT group_concat(key) FROM documents_text JOIN documents ON document = "
                                       "documents_text.rowid WHERE documents_text MATCH '") +
                               search + "'"),
              "a")
        << search;
  }
}

TEST_F(Ledgers, a_reader_sees_what_a_writer_has_committed) {
  Ledger writer = open();
  record(writer, document("a"));
  Ledger reader = open(Access::read);
  EXPECT_EQ(count(reader, "claims"), 1);
  record(writer, document("b"));
  EXPECT_EQ(count(reader, "claims"), 2);
  const Result<Recorded> refused = reader.record(document("c"), {}, registry_);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("for reading only"), std::string::npos) << refused.error().message;
}

TEST_F(Ledgers, two_writers_see_each_others_actors) {
  Ledger one = open();
  Ledger two = open();
  record(one, document("a"));
  record(two, document("b"));
  record(one, document("c"));
  EXPECT_EQ(count(one, "actors WHERE key = 'org.part'"), 1);
  EXPECT_EQ(count(one, "claims"), 3);
  EXPECT_TRUE(one.world().is_kin(one.database().integer("SELECT actor FROM actors WHERE key = 'org.part'"),
                                 one.database().integer("SELECT actor FROM actors WHERE key = 'org.whole'")));
}

TEST_F(Ledgers, refuse_what_is_no_ledger) {
  const auto error_of = [&](const std::string& name, Access access) {
    const Result<Ledger> ledger = Ledger::open(path(name), access);
    return ledger ? std::string("opened") : ledger.error().message;
  };
  EXPECT_NE(error_of("missing.db", Access::read).find("missing.db: it cannot be opened"), std::string::npos);
  EXPECT_NE(error_of("no/such/folder.db", Access::create).find("it cannot be opened"), std::string::npos);
  std::ofstream(path("text.db")) << std::string(5000, 'x');
  EXPECT_NE(error_of("text.db", Access::create).find("this is no SQLite file"), std::string::npos);
  Database(path("other.db"), Access::create).execute("CREATE TABLE t (x); PRAGMA application_id = 7");
  for (const Access access : {Access::create, Access::read}) {
    EXPECT_NE(error_of("other.db", access).find("another program (application_id 7)"), std::string::npos);
  }
  // It was not made a ledger, nor its journal mode changed.
  EXPECT_EQ(Database(path("other.db"), Access::read).integer("SELECT count(*) FROM sqlite_master"), 1);
  EXPECT_FALSE(std::filesystem::exists(path("other.db-wal")));
}

TEST_F(Ledgers, refuse_a_newer_one_with_both_versions) {
  { Ledger ledger = open(); }
  Database(path(), Access::write).execute("PRAGMA user_version = 99");
  for (const Access access : {Access::create, Access::read}) {
    const Result<Ledger> ledger = Ledger::open(path(), access);
    ASSERT_FALSE(ledger);
    EXPECT_NE(ledger.error().message.find("version 99"), std::string::npos) << ledger.error().message;
    EXPECT_NE(ledger.error().message.find("up to " + std::to_string(schema_version())), std::string::npos);
  }
}

TEST_F(Ledgers, a_path_may_hold_any_character) {
  Result<Ledger> ledger = Ledger::open(path("حرب #1? 100%.db"), Access::create);
  ASSERT_TRUE(ledger) << ledger.error().message;
  EXPECT_TRUE(std::filesystem::exists(path("حرب #1? 100%.db")));
}

}  // namespace
}  // namespace sijill
