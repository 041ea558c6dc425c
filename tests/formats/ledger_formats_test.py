"""Ledgers of every version that was ever written are brought up to today's and keep what they hold.

usage: ledger_formats_test.py PROGRAM          test
       ledger_formats_test.py --keep PROGRAM   write ledger-vN.db.gz of the version that PROGRAM writes

A file is kept when its version ships and never changed after that. Until then a change of the newest migration is
followed by --keep.
"""
import gzip
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "data/samples"
ARTICLES = ("2017-11-09-*.txt", "2017-11-10-*.txt", "2017-11-11-*.txt")
PROGRAM = sys.argv.pop()


def sijill(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False)


def made(path):
    articles = sorted(article for pattern in ARTICLES for article in SAMPLES.glob(pattern))
    process = sijill("ingest", "--ledger", path, "--quiet", *articles)
    if process.returncode != 0:
        sys.exit(process.stderr)
    return path


def version_of(path):
    connection = sqlite3.connect(path)
    [[version]] = connection.execute("PRAGMA user_version").fetchall()
    connection.close()
    return version


def schema_of(path):
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name")
    schema = {name: re.sub(r"\s+", " ", re.sub(r"--[^\n]*", "", sql)) for name, sql in rows}
    connection.close()
    return schema


def kept():
    return sorted(HERE.glob("ledger-v*.db.gz"))


class Formats(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def unpacked(self, archive):
        path = self.folder / archive.stem
        path.write_bytes(gzip.decompress(archive.read_bytes()))
        return path

    def test_every_version_is_kept(self):
        newest = version_of(made(self.folder / "new.db"))
        self.assertEqual([path.name for path in kept()], [f"ledger-v{n}.db.gz" for n in range(1, newest + 1)])

    def test_an_older_ledger_is_brought_up_and_keeps_what_it_holds(self):
        for archive in kept():
            path = self.unpacked(archive)
            before = sqlite3.connect(path).execute("SELECT count(*), (SELECT count(*) FROM claims) FROM documents").fetchone()
            check = sijill("ledger", "check", "--ledger", path)
            self.assertEqual((check.returncode, check.stdout), (0, ""), f"{archive.name}: {check.stderr}")
            figures = json.loads(sijill("ledger", "stats", "--json", "--ledger", path).stdout)
            self.assertEqual((figures["documents"], figures["claims"]), before, archive.name)
            again = made(path)  # another engine reads them again; nothing is lost
            self.assertGreaterEqual(json.loads(sijill("ledger", "stats", "--json", "--ledger", again).stdout)["claims"], before[1])

    def test_all_versions_end_in_the_same_tables(self):
        new = schema_of(made(self.folder / "new.db"))
        for archive in kept():
            path = self.unpacked(archive)
            sijill("ledger", "check", "--ledger", path)
            old = schema_of(path)
            different = [name for name in sorted(set(old) | set(new)) if old.get(name) != new.get(name)]
            self.assertEqual(different, [], f"{archive.name}: a migration was changed; if it has not shipped, run --keep")


if __name__ == "__main__":
    if "--keep" in sys.argv:
        with tempfile.TemporaryDirectory() as name:
            ledger = made(pathlib.Path(name) / "kept.db")
            archive = HERE / f"ledger-v{version_of(ledger)}.db.gz"
            archive.write_bytes(gzip.compress(ledger.read_bytes(), 9, mtime=0))
            print(archive, archive.stat().st_size, "bytes")
    else:
        unittest.main()
