"""docs/formats/ledger.md names every table and column of a ledger and none that is not there, and its queries run.

usage: ledger_page_test.py PROGRAM
"""
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/formats/ledger.md").read_text(encoding="utf-8")
PROGRAM = sys.argv.pop()


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        ledger = pathlib.Path(cls.folder.name) / "page.db"
        articles = sorted((ROOT / "data/samples").glob("2017-11-*.txt"))
        subprocess.run([PROGRAM, "ingest", "--quiet", "--ledger", ledger, *articles], check=True, timeout=120)
        cls.ledger = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
        cls.addClassCleanup(cls.ledger.close)

    def test_every_table_and_column_is_told(self):
        tables = [name for (name,) in self.ledger.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'documents_text_%'")]
        sections = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", PAGE, re.M | re.S))
        self.assertEqual(set(sections), set(tables))
        for table, section in sections.items():
            told = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]*) \|", section, re.M)))
            if table == "documents_text":  # its tokenizer is the program's own, so that nobody else can open it
                there = ["title", "text"]
            else:
                there = [row[0] for row in self.ledger.execute("SELECT name FROM pragma_table_info(?)", (table,))]
            self.assertEqual(sorted(told), sorted(there), table)

    def test_it_is_about_the_version_that_is_written(self):
        [[version]] = self.ledger.execute("PRAGMA user_version")
        self.assertIn(f"this page is about version {version}.", PAGE)

    def test_its_queries_run_and_find_something(self):
        queries = re.findall(r"```sql\n(.*?)```", PAGE, re.S)
        self.assertEqual(len(queries), 3)
        if sqlite3.sqlite_version_info < (3, 38):
            self.skipTest("unixepoch() came with SQLite 3.38")
        holdings, narrators, denials = (self.ledger.execute(query).fetchall() for query in queries)
        self.assertIn("Al-Bukamal", {row[0] for row in holdings})
        self.assertEqual([row[1] for row in narrators], sorted((row[1] for row in narrators), reverse=True))
        self.assertTrue(denials)
        for _, later, earlier, reason in denials:
            self.assertTrue(later.strip() and earlier.strip() and reason)


if __name__ == "__main__":
    unittest.main()
