"""The verbs that ask a ledger: what they find, in which form, and what they say where there is nothing to find."""
import csv
import io
import json
import os
import pathlib
import sqlite3
import tempfile
import unittest

from program import sijill

ARMY = """الجيش يعلن تحرير البوكمال
9 نوفمبر 2017
أعلن الجيش السوري الخميس سيطرته على مدينة البوكمال.
وقال مصدر عسكري إن الجيش استعاد مدينة الميادين. ولم تعلق القوات العراقية.
"""
MONITOR = """المرصد: داعش في البوكمال
10 نوفمبر 2017
قال المرصد السوري لحقوق الإنسان إن تنظيم داعش استعاد الجمعة السيطرة على نحو 50 في المئة من مدينة البوكمال.
ونفى المرصد سيطرة الجيش السوري على مدينة البوكمال.
"""


class Asking(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(cls.folder.name)
        cls.ledger = str(root / "sijill.db")
        for name, outlet, text in (("army.txt", "سانا", ARMY), ("monitor.txt", "فرانس برس", MONITOR)):
            (root / name).write_text(text, encoding="utf-8")
            run = sijill("ingest", str(root / name), "--outlet", outlet, "--ledger", cls.ledger, "--quiet")
            assert run.returncode == 0, run.stderr.decode()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def ask(self, *arguments, code=0):
        run = sijill("ledger", *arguments, "--ledger", self.ledger)
        self.assertEqual(run.returncode, code, run.stderr.decode())
        return run.stdout.decode() if code == 0 else run.stderr.decode()

    def rows(self, *arguments):
        return [json.loads(line) for line in self.ask(*arguments, "--format", "json").splitlines()]

    def test_a_place_is_found_under_any_of_its_names(self):
        for name in ("البوكمال", "أبو كمال", "Al-Bukamal", "gn.174448"):
            self.assertTrue(self.rows("claims", "--place", name), name)
        self.assertIn("which no claim of", self.ask("claims", "--place", "أتلانتس", code=2))

    def test_a_province_holds_its_towns(self):
        everything = {row["id"] for row in self.rows("claims", "--place", "محافظة دير الزور")}
        town = {row["id"] for row in self.rows("claims", "--place", "البوكمال")}
        self.assertTrue(town)
        self.assertLessEqual(town, everything)
        self.assertGreater(everything, town)  # Al-Mayadin lies in it too
        self.assertEqual(self.rows("claims", "--place", "محافظة دير الزور", "--only"), [])

    def test_a_row_is_the_claim_record_with_what_the_ledger_adds(self):
        for row in self.rows("claims"):
            self.assertEqual(row["schema"], "sijill.claim/1")
            self.assertTrue(row["evidence"]["text"])
            self.assertIn("incident", row["ledger"])

    def test_filters_narrow_together(self):
        self.assertTrue(self.rows("claims", "--narrator", "المرصد السوري لحقوق الإنسان", "--type", "control"))
        self.assertEqual(self.rows("claims", "--narrator", "المرصد السوري لحقوق الإنسان", "--known-to", "2017-11-09"), [])
        self.assertTrue(all(row["event"]["polarity"] == "denied" for row in self.rows("claims", "--polarity", "denied")))
        self.assertTrue(self.rows("claims", "--polarity", "denied"))
        self.assertTrue(self.rows("claims", "--place", "الميادين", "--radius", "90", "--type", "control.capture"))

    def test_pages_follow_one_another_without_loss_or_repetition(self):
        whole = [row["id"] for row in self.rows("claims")]
        pages, cursor = [], []
        for _ in range(len(whole)):
            run = sijill("ledger", "claims", "--ledger", self.ledger, "--format", "json", "--limit", "1", *cursor)
            pages += [json.loads(line)["id"] for line in run.stdout.decode().splitlines()]
            cursor = ["--cursor", run.stderr.decode().split("--cursor ")[1].split()[0]] if run.stderr else cursor
        self.assertEqual(pages, whole)

    def test_who_is_said_to_hold_it_depends_on_the_day_and_on_whom_one_asks(self):
        thursday = self.rows("holdings", "--place", "البوكمال", "--at", "2017-11-09")
        self.assertEqual([row["holder"]["key"] for row in thursday], ["org.sy_army"])
        self.assertEqual(thursday[0]["status"], "disputed")
        self.assertTrue(thursday[0]["claims_against"])
        known_then = self.rows("holdings", "--place", "البوكمال", "--at", "2017-11-09", "--known-at", "2017-11-09")
        self.assertEqual([(row["holder"]["key"], row["claims_against"]) for row in known_then], [("org.sy_army", [])])
        friday = self.rows("holdings", "--place", "البوكمال", "--at", "2017-11-10")[0]
        self.assertEqual({friday["holder"]["key"], friday["rival"]["key"]}, {"org.isis", "org.sy_army"})
        self.assertEqual((friday["share_min"], friday["share_max"]), (.5, .5))
        army = self.rows("holdings", "--place", "البوكمال", "--at", "2017-11-10", "--side", "الجيش السوري")
        self.assertEqual([(row["holder"]["key"], row["rival"]) for row in army], [("org.sy_army", None)])

    def test_contradictions_name_both_claims_and_the_reason(self):
        pairs = self.rows("contradictions", "--place", "البوكمال")
        self.assertTrue(pairs)
        for pair in pairs:
            self.assertTrue(pair["reason"])
            self.assertNotEqual(pair["later"]["id"], pair["earlier"]["id"])

    def test_why_shows_the_sentence(self):
        holding = self.rows("holdings", "--place", "البوكمال", "--at", "2017-11-10")[0]["key"]
        self.assertIn("استعاد الجمعة السيطرة", self.ask("why", holding))
        incident = self.rows("incidents", "--place", "البوكمال")[0]["key"]
        self.assertIn("«", self.ask("why", incident))
        self.assertIn("denies", self.ask("why", self.rows("claims", "--polarity", "denied")[0]["id"]))
        self.assertIn("wanted the key of an incident", self.ask("why", "nothing", code=2))

    def test_the_timeline_tells_in_the_order_of_days(self):
        page = self.ask("timeline", "البوكمال")
        self.assertLess(page.index("2017-11-09 …"), page.index("2017-11-10 …"))
        self.assertIn("contested", page)

    def test_words_of_an_article_are_found_in_any_spelling(self):
        self.assertEqual(len(self.rows("documents", "--text", "القوّات العراقيه")), 1)
        self.assertEqual(len(self.rows("documents", "--text", "البوكمال")), 2)
        self.assertEqual(len(self.rows("documents", "--text", "البوكمال -المرصد")), 1)
        self.assertIn("[", self.rows("documents", "--text", "الميادين")[0]["snippet"])
        self.assertEqual(self.rows("documents", "--text", "\"OR ( *"), [])

    def test_narrators_are_counted(self):
        narrators = {row["narrator"]["key"]: row for row in self.rows("narrators")}
        self.assertEqual(narrators["org.sohr"]["denials"], 1)

    def test_csv_and_geojson_are_what_they_say(self):
        for what in ("claims", "incidents", "holdings", "contradictions", "narrators", "documents"):
            table = list(csv.reader(io.StringIO(self.ask(what, "--format", "csv"), newline="")))
            self.assertGreater(len(table), 1, what)
            self.assertEqual({len(row) for row in table}, {len(table[0])}, what)
        features = json.loads(self.ask("holdings", "--format", "geojson"))["features"]
        self.assertEqual(features[0]["geometry"]["type"], "Point")

    def test_a_wrong_option_is_named_with_what_was_wanted(self):
        for arguments, wanted in ((("claims", "--type", "war"), "wanted an event type"), (("claims", "--type", "assault.hold"), "wanted a mode of assault"),
                                  (("claims", "--from", "yesterday"), "wanted a day such as"), (("claims", "--radius", "5"), "wanted one to measure from")):
            self.assertIn(wanted, self.ask(*arguments, code=2))

    def test_what_is_no_ledger_is_said_to_be_none(self):
        with tempfile.TemporaryDirectory() as folder:
            other = os.path.join(folder, "other.db")
            sqlite3.connect(other).executescript("CREATE TABLE t (x)")
            run = sijill("ledger", "claims", "--ledger", other)
            self.assertEqual(run.returncode, 4)
            self.assertIn("other.db", run.stderr.decode())
            self.assertEqual(sijill("ledger", "claims", "--ledger", os.path.join(folder, "none.db")).returncode, 4)
            self.assertFalse(os.path.exists(os.path.join(folder, "none.db")))


if __name__ == "__main__":
    unittest.main()
