"""sijill ingest goes on where it was: what is unchanged is not opened, what has grown is read from where it ended, what
changed is read anew; and the ledger is the one that reading everything gives."""
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import time
import unittest

from program import PROGRAM, sijill

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "ledger"))
from ingest_test import Case, content  # noqa: E402
from invented_articles import invented  # noqa: E402
from packed_forms import FORMS, pack  # noqa: E402


def facts(process):
    """What the sum says: {"documents added": 3, …}."""
    [line] = [line for line in process.stderr.decode().splitlines() if " documents added" in line]
    return {what: int(count) for count, what in re.findall(r"(\d+) ([a-z][a-z ]+)", line.split(": ", 2)[2])}


UNCHANGED, RESUMED = "inputs unchanged since they were read ", "inputs read on from where they had been read to"


class Resume(Case):
    def articles(self, count):
        (self.folder / "made").mkdir()
        return [path.read_text(encoding="utf-8") for path in sorted(invented(self.folder / "made", count).glob("*.txt"))]

    def whole(self, path):
        """The content of a ledger that read it all at once."""
        other = str(self.folder / "whole.db")
        pathlib.Path(other).unlink(missing_ok=True)
        process = sijill("ingest", "--ledger", other, path)
        self.assertEqual(process.returncode, 0, process.stderr)
        return content(other)

    def test_what_was_read_to_its_end_is_not_opened_again(self):
        articles = self.articles(6)
        for form in FORMS:
            with self.subTest(form):
                pathlib.Path(self.ledger).unlink(missing_ok=True)
                path = pack(form, articles, self.folder)
                self.assertEqual(facts(self.ingest(path))["documents added"], 6)
                before = content(self.ledger)
                inputs = 6 if form == "tree" else 1
                again = facts(self.ingest(path))
                self.assertEqual((again["documents added"], again[UNCHANGED]), (0, inputs))
                self.assertNotIn("were there", again)
                anew = facts(self.ingest(path, "--again"))
                self.assertEqual((anew["documents added"], anew["were there"]), (0, 6))
                self.assertNotIn(UNCHANGED, anew)
                self.assertEqual(content(self.ledger), before)

    def test_what_has_grown_is_read_from_its_last_record_on(self):
        articles = self.articles(12)
        for form in ("jsonl", "csv", "mbox", "warc", "warc.gz"):
            with self.subTest(form):
                pathlib.Path(self.ledger).unlink(missing_ok=True)
                self.ingest(pack(form, articles[:8], self.folder))
                path = pack(form, articles, self.folder)
                told = facts(self.ingest(path))
                self.assertEqual((told["documents added"], told["were there"], told[RESUMED]), (4, 1, 1))
                self.assertEqual(content(self.ledger), self.whole(path))
                self.assertEqual(facts(self.ingest(path))[UNCHANGED], 1)

    def test_a_record_that_was_half_written_is_read_once_it_is_whole(self):
        articles = self.articles(4)
        for form in ("jsonl", "mbox", "warc", "warc.gz"):
            with self.subTest(form):
                pathlib.Path(self.ledger).unlink(missing_ok=True)
                path = pack(form, articles, self.folder)
                whole = path.read_bytes()
                path.write_bytes(whole[: len(whole) - 150])
                self.ingest(path)
                path.write_bytes(whole)
                self.ingest(path)
                texts = {text for [text] in self.query("SELECT text FROM documents")}
                self.assertTrue(any(articles[3].strip()[-60:] in text for text in texts), texts)

    def test_what_has_changed_is_read_anew(self):
        articles = self.articles(9)
        for form in FORMS:
            with self.subTest(form):
                pathlib.Path(self.ledger).unlink(missing_ok=True)
                self.ingest(pack(form, articles[:4] + articles[5:8], self.folder))
                # One article more in the middle, and none in the end.
                path = pack(form, articles[:8], self.folder)
                told = facts(self.ingest(path))
                self.assertNotIn(RESUMED, told)
                self.assertEqual({text for [text] in self.query("SELECT text FROM documents")} >= {row["text"] for row in self.whole(path)["documents"]}, True)  # fmt: skip

    def test_other_options_read_what_is_unchanged(self):
        path = pack("csv", self.articles(3), self.folder)
        self.ingest(path)
        self.assertEqual(facts(self.ingest(path, "--outlet", "sana"))["were there"], 3)
        self.assertEqual(facts(self.ingest(path, "--strict"))["were there"], 3)
        self.assertEqual(facts(self.ingest(path))[UNCHANGED], 1)

    def test_a_fault_at_the_end_of_an_input_is_told_each_time(self):
        path = pack("warc", self.articles(3), self.folder)
        path.write_bytes(path.read_bytes()[:-100])
        for _ in range(2):
            process = self.ingest(path)
            self.assertEqual(process.returncode, 1)
            self.assertIn(b"record 3 at byte", process.stderr)

    def test_places_of_tables_and_exports_can_be_begun_with(self):
        articles = self.articles(5)
        for form in ("csv", "json", "mbox", "jsonl.gz"):
            path = pack(form, articles, self.folder)
            ledger = str(self.folder / f"{form}.db")
            listed = sijill("ingest", "--ledger", ledger, "--list", path).stdout.decode().splitlines()
            self.assertEqual(len(listed), 5)
            place, key = listed[3].split("\t")[4], listed[3].split("\t")[1]
            later = sijill("ingest", "--ledger", str(self.folder / f"{form}-later.db"), "--list", "--start", place, path)
            self.assertEqual([line.split("\t")[1] for line in later.stdout.decode().splitlines()][0], key, form)
            self.assertEqual(len(later.stdout.splitlines()), 2, form)

    def test_killed_at_any_moment_it_goes_on_with_any_number_of_threads(self):
        # The long form: SIJILL_KILLS=20 gives so many kills for each form.
        kills, dice = int(os.environ.get("SIJILL_KILLS", "0")), random.Random(11)
        articles = self.articles(400 if kills else 160)
        midway = 0
        for form in FORMS if kills else ("tree", "jsonl.gz", "csv", "warc.gz", "zip"):
            with self.subTest(form):
                path = pack(form, articles, self.folder)
                whole = self.whole(path)
                for _ in range(max(kills, 1)):
                    pathlib.Path(self.ledger).unlink(missing_ok=True)
                    command = [PROGRAM, "ingest", "--ledger", self.ledger, "--list", "--jobs", str(dice.randint(1, 8)), str(path)]
                    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
                    # Now and then before anything is recorded, else once something is.
                    if dice.random() < 0.8:
                        process.stdout.readline()
                    time.sleep(dice.uniform(0, 0.3))
                    process.send_signal(signal.SIGKILL)
                    process.communicate()
                    there = self.query("SELECT count(*) FROM documents")[0][0] if os.path.exists(self.ledger) and os.path.getsize(self.ledger) else 0
                    midway += 0 < there < len(articles)
                    told = facts(self.ingest(path, "--jobs", str(dice.randint(1, 8))))
                    self.assertEqual(told["documents added"], len(articles) - there)
                    # No more than the record that it goes on with is met again.
                    self.assertLessEqual(told.get("were there", 0), 1 if form != "tree" else 0)
                    self.assertEqual(content(self.ledger), whole)
        if kills:
            print(f"{kills} kills of each form, {midway} of them with something recorded and not all")
            self.assertGreater(midway, 0)


if __name__ == "__main__":
    unittest.main()
