"""sijill ingest: what is recorded, what is skipped, what is said, and with which exit code."""
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import unittest

from program import ARTICLE, PROGRAM, sijill

TABLES = ("actors", "places", "alliances", "documents", "readings", "claims", "arguments", "quantities", "links", "mentions",
          "incidents", "incident_claims", "relations", "holdings", "holding_claims", "copies")  # fmt: skip


def content(ledger):
    """All rows of all tables but for the times at which they were written, in one order. Incidents and holdings go by
    their keys: their row numbers tell how many documents were recorded at once, which a busy machine decides."""
    connection = sqlite3.connect(ledger)
    connection.row_factory = sqlite3.Row
    keys = {
        name: dict(map(tuple, connection.execute(f"SELECT {name}, key FROM {name}s"))) for name in ("incident", "holding")
    }
    rows = {}
    for table in TABLES:
        made = []
        for row in connection.execute(f"SELECT * FROM {table}"):
            told = {key: row[key] for key in row.keys() if key not in ("recorded", "started")}
            for name in keys.keys() & told.keys():
                told[name] = keys[name][told[name]]
            made.append(told)
        rows[table] = sorted(made, key=repr)
    connection.close()
    return rows


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.ledger = str(self.folder / "test.db")

    def file(self, name, text=ARTICLE):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    def news(self, count=12):
        for i in range(count):
            self.file(f"news/{i % 3}/{i:03}.txt", f"خبر رقم {i}\n" + ARTICLE.split("\n", 1)[1])
        return str(self.folder / "news")

    def query(self, sql):
        connection = sqlite3.connect(self.ledger)
        rows = connection.execute(sql).fetchall()
        connection.close()
        return rows

    def ingest(self, *arguments, **options):
        return sijill("ingest", "--ledger", self.ledger, *arguments, **options)


class Recording(Case):
    def test_an_article_is_recorded_with_its_claims(self):
        process = self.ingest(self.file("a.txt"), "--outlet", "almowaten")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(process.stdout, b"")
        self.assertIn(b"1 documents added", process.stderr)
        # The offsets count code points, as SQLite's substr does.
        for text, words in self.query("SELECT substr(text, trigger_start + 1, trigger_end - trigger_start), trace FROM claims "
                                      "JOIN documents USING (document)"):  # fmt: skip
            self.assertTrue(text, words)
        [(published, day)] = self.query("SELECT published, date(published_day * 86400, 'unixepoch') FROM documents")
        self.assertEqual((published, day), ("2017-11-11T00:04:00", "2017-11-11"))

    def test_a_directory_is_walked_in_order_and_hidden_files_are_left_out(self):
        folder = self.news()
        self.file("news/.hidden.txt", "x")
        self.file("news/.git/a.txt", "y")
        process = self.ingest(folder, "--list")
        names = [line.split("\t")[3] for line in process.stdout.decode().splitlines()]
        self.assertEqual(names, sorted(names))
        self.assertEqual(len(names), 12)

    def test_what_is_in_is_skipped(self):
        folder = self.news()
        self.ingest(folder)
        before = content(self.ledger)
        process = self.ingest(folder, "--list")
        self.assertEqual((process.returncode, process.stdout), (0, b""))
        self.assertIn(b"0 documents added, 12 inputs unchanged since they were read (--again reads them anew)", process.stderr)
        again = self.ingest(folder, "--again", "--list")
        self.assertEqual((again.returncode, again.stdout), (0, b""))
        self.assertIn(b"0 documents added, 12 were there", again.stderr)
        self.assertEqual(content(self.ledger), before)

    def test_the_ledger_is_the_same_for_any_number_of_threads(self):
        folder = self.news(40)
        self.ingest(folder, "--jobs", "1")
        other = str(self.folder / "other.db")
        sijill("ingest", "--ledger", other, folder, "--jobs", "4")
        one, two = content(self.ledger), content(other)
        for table in TABLES:
            self.assertEqual(one[table], two[table], table)

    def test_the_ledger_is_the_same_however_many_are_recorded_at_once(self):
        folder = pathlib.Path(self.news(40))
        self.ingest(folder)
        other = str(self.folder / "other.db")
        files = sorted(folder.rglob("*.txt"), key=lambda path: path.relative_to(folder).parts)
        for first, last in ((0, 1), (1, 3), (3, 17), (17, len(files))):
            sijill("ingest", "--ledger", other, *files[first:last])
        one, two = content(self.ledger), content(other)
        for table in TABLES:
            self.assertEqual(one[table], two[table], table)

    def test_standard_input_and_the_working_directory(self):
        process = sijill("ingest", "-", stdin=ARTICLE.encode(), cwd=self.folder, environment={"XDG_CONFIG_HOME": str(self.folder)})
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertTrue((self.folder / "sijill.db").exists())

    def test_settings_and_the_environment_name_the_ledger(self):
        article = self.file("a.txt")
        (self.folder / "sijill").mkdir()
        (self.folder / "sijill/settings").write_text(f"# mine\nledger = {self.folder}/settings.db\n")
        environment = {"XDG_CONFIG_HOME": str(self.folder)}
        sijill("ingest", article, environment=environment)
        self.assertTrue((self.folder / "settings.db").exists())
        sijill("ingest", article, environment={**environment, "SIJILL_LEDGER": self.ledger})
        self.assertTrue(os.path.exists(self.ledger))

    def test_another_text_at_the_same_address_is_a_new_version(self):
        self.ingest(self.file("a.txt"), "--url", "https://example.org/1")
        process = self.ingest(self.file("b.txt", ARTICLE + "\nتصحيح.\n"), "--url", "https://example.org/1", "--list")
        self.assertTrue(process.stdout.startswith(b"new version\t"))
        self.assertEqual(self.query("SELECT count(*) FROM documents"), [(2,)])
        self.assertEqual(self.query("SELECT max(version) FROM claims JOIN documents USING (document) WHERE is_latest"), [(2,)])

    def test_two_at_once_both_finish(self):
        folder = self.news(60)
        command = [PROGRAM, "ingest", "--ledger", self.ledger, folder, "--jobs", "1"]
        both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
        for process in both:
            _, errors = process.communicate(timeout=120)
            self.assertEqual(process.returncode, 0, errors)
        self.assertEqual(self.query("SELECT count(*), count(DISTINCT key) FROM documents"), [(60, 60)])
        self.assertEqual(self.query("SELECT count(*) FROM readings"), [(60,)])


class Refusals(Case):
    def test_a_missing_file_is_named_and_the_rest_is_done(self):
        process = self.ingest(str(self.folder / "missing.txt"), self.file("a.txt"))
        self.assertEqual(process.returncode, 1)
        self.assertIn(b"missing.txt", process.stderr)
        self.assertEqual(self.query("SELECT count(*) FROM documents"), [(1,)])

    def test_an_empty_file_is_no_document(self):
        process = self.ingest(self.file("empty.txt", ""))
        self.assertEqual(process.returncode, 0)
        self.assertIn(b"1 without text", process.stderr)
        self.assertEqual(self.query("SELECT count(*) FROM documents"), [(0,)])

    def test_articles_do_not_share_an_address(self):
        process = self.ingest(self.news(2), "--url", "https://example.org")
        self.assertEqual(process.returncode, 2)
        self.assertIn(b"--url: found 2 inputs, wanted one", process.stderr)

    def test_a_file_that_is_no_ledger_is_left_alone(self):
        other = self.file("other.db", "not a database, " * 100)
        process = sijill("ingest", "--ledger", other, self.file("a.txt"))
        self.assertEqual(process.returncode, 4)
        self.assertIn(b"no SQLite file", process.stderr)
        self.assertEqual(pathlib.Path(other).read_text(encoding="utf-8"), "not a database, " * 100)

    def test_a_newer_ledger_is_refused_with_both_versions(self):
        self.ingest(self.file("a.txt"))
        self.query("PRAGMA user_version = 99")
        process = self.ingest(self.file("b.txt", ARTICLE + "."))
        self.assertEqual(process.returncode, 4)
        self.assertRegex(process.stderr.decode(), r"found a ledger of version 99, this program knows versions up to \d+")


if __name__ == "__main__":
    unittest.main()
