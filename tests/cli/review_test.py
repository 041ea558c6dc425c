"""The verbs by which people put a ledger right: what they change, what they keep, what they refuse."""
import json
import pathlib
import sqlite3
import tempfile
import unittest

from program import sijill

ARMY = """أخبار البوكمال
9 نوفمبر 2017
أعلن الجيش السوري الخميس سيطرته على مدينة البوكمال.
"""
WHO = ("--who", "هدى", "--why", "كما جاء في الأصل")


class Review(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.ledger = str(self.root / "sijill.db")
        (self.root / "army.txt").write_text(ARMY, encoding="utf-8")
        run = sijill("ingest", str(self.root / "army.txt"), "--outlet", "سانا", "--ledger", self.ledger, "--quiet")
        self.assertEqual(run.returncode, 0, run.stderr.decode())
        self.claim = next(row["id"] for row in self.rows("claims", "--type", "control"))

    def run_verb(self, *arguments, code=0):
        run = sijill("ledger", *arguments, "--ledger", self.ledger)
        self.assertEqual(run.returncode, code, run.stderr.decode())
        return run.stdout.decode() if code == 0 else run.stderr.decode()

    def rows(self, *arguments):
        return [json.loads(line) for line in self.run_verb(*arguments, "--format", "json").splitlines()]

    def the_claim(self):
        return next(row for row in self.rows("claims") if row["id"] == self.claim)

    def test_a_correction_is_told_and_the_machine_s_rows_stay(self):
        line = self.run_verb("correct", self.claim, "actor", "تنظيم داعش", *WHO)
        self.assertIn("org.isis", line)
        self.assertEqual(self.the_claim()["event"]["actor"][0]["entity"], "org.isis")
        self.assertEqual(self.the_claim()["ledger"]["review"], "corrected")
        self.assertEqual(self.rows("holdings")[0]["holder"]["key"], "org.isis")
        with sqlite3.connect(self.ledger) as database:
            keys = {key for (key,) in database.execute("SELECT key FROM arguments JOIN actors USING (actor)")}
        self.assertNotIn("org.isis", keys)

    def test_history_names_who_and_why_and_an_undo_is_part_of_it(self):
        before = self.the_claim()
        self.run_verb("reject", self.claim[:12] + self.claim[self.claim.index("#"):], *WHO)
        self.assertEqual(self.rows("incidents", "--type", "control"), [])
        number = self.rows("reviews")[0]["id"]
        self.run_verb("undo", str(number), *WHO)
        self.assertEqual(self.the_claim(), before)
        reviews = self.rows("reviews", "--who", "هدى")
        self.assertEqual([row["action"] for row in reviews], ["reject", "undo"])
        self.assertEqual(reviews[0]["why"], "كما جاء في الأصل")
        self.assertTrue(reviews[0]["undone"])
        self.assertEqual(reviews[1]["undoes"], number)
        self.assertIn("undone before", self.run_verb("undo", str(number), *WHO, code=2))

    def test_accept_and_annotate(self):
        self.run_verb("accept", self.claim, *WHO)
        self.assertEqual(self.the_claim()["ledger"]["review"], "accepted")
        incident = self.rows("incidents", "--type", "control")[0]["key"]
        self.run_verb("annotate", incident, *WHO)
        self.assertEqual([row["action"] for row in self.rows("reviews", "--incident", incident)], ["accept", "annotate"])
        self.assertEqual(self.rows("reviews", "--unplaced"), [])

    def test_merge_and_split(self):
        text = ARMY.replace("البوكمال", "الميادين").replace("الخميس", "الأربعاء")
        (self.root / "other.txt").write_text(text, encoding="utf-8")
        sijill("ingest", str(self.root / "other.txt"), "--outlet", "فرانس برس", "--ledger", self.ledger, "--quiet")
        one, two = (row["key"] for row in self.rows("incidents", "--type", "control"))
        self.run_verb("merge", one, two, *WHO)
        merged = self.rows("incidents", "--type", "control")
        self.assertEqual(len(merged), 1)
        self.assertEqual(len(merged[0]["claims"]), 2)
        self.run_verb("split", merged[0]["key"], merged[0]["claims"][1], *WHO)
        self.assertEqual(len(self.rows("incidents", "--type", "control")), 2)

    def test_what_cannot_be_is_refused_by_name(self):
        self.assertIn("--who", self.run_verb("accept", self.claim, "--why", "x", code=2))
        self.assertIn("--why", self.run_verb("accept", self.claim, "--who", "x", code=2))
        self.assertIn("nobody", self.run_verb("accept", self.claim, "--who", " ", "--why", "x", code=2))
        self.assertIn("found no 0000000#1", self.run_verb("accept", "0000000#1", *WHO, code=2))
        self.assertIn("wanted one of", self.run_verb("correct", self.claim, "colour", "red", *WHO, code=2))
        self.assertIn("wanted a day", self.run_verb("correct", self.claim, "time", "soon", *WHO, code=2))
        self.assertIn("أتلانتس", self.run_verb("correct", self.claim, "place", "أتلانتس", *WHO, code=2))
        self.assertIn("no incident", self.run_verb("merge", "incident:x", "incident:y", *WHO, code=2))
        self.assertIn("found no 7", self.run_verb("undo", "7", *WHO, code=2))
        self.assertEqual(self.rows("reviews"), [])


if __name__ == "__main__":
    unittest.main()
