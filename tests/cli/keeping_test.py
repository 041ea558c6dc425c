"""sijill ledger add | backup | check | vacuum | stats | reconcile, and what happens when the disk or the permissions fail."""
import json
import os
import pathlib
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

from program import ARTICLE, PROGRAM, ROOT, sijill

sys.path.insert(0, str(ROOT / "tests/ledger"))
from invented_articles import invented  # noqa: E402


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.ledger = str(self.folder / "test.db")

    def articles(self, count):
        folder = self.folder / "news"
        folder.mkdir(exist_ok=True)
        return str(invented(folder, count))

    def ingest(self, count=3, **options):
        return sijill("ingest", "--ledger", self.ledger, "--jobs", "1", self.articles(count), **options)

    def keep(self, verb, *arguments, ledger=None, **options):
        return sijill("ledger", verb, "--ledger", ledger or self.ledger, *arguments, **options)

    def count(self, table, ledger=None):
        connection = sqlite3.connect(ledger or self.ledger)
        [[count]] = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
        connection.close()
        return count

    def assert_sound(self, ledger=None):
        process = self.keep("check", ledger=ledger)
        self.assertEqual((process.returncode, process.stdout), (0, b""), process.stderr)


class Keeping(Case):
    def test_a_filled_ledger_is_sound_and_counted(self):
        self.ingest()
        self.assert_sound()
        figures = json.loads(self.keep("stats", "--json").stdout)
        self.assertEqual((figures["documents"], figures["readings"]), (3, 3))
        self.assertGreater(figures["claims"], 3)
        self.assertIn(b"documents", self.keep("stats").stdout)

    def test_a_fault_is_named(self):
        self.ingest()
        connection = sqlite3.connect(self.ledger)
        connection.execute("DELETE FROM readings WHERE document = 2")
        connection.commit()
        connection.close()
        process = self.keep("check")
        self.assertEqual(process.returncode, 1)
        self.assertIn(b"1 documents without a reading", process.stdout)
        self.assertIn(b"lead to rows of readings that are not there", process.stdout)

    def test_a_damaged_file_is_no_ledger_to_trust(self):
        self.ingest(20)
        with open(self.ledger, "r+b") as file:
            file.seek(4096 * 20)
            file.write(os.urandom(4096 * 10))
        process = self.keep("check")
        self.assertIn(process.returncode, (1, 4))
        self.assertNotEqual(process.stdout + process.stderr, b"")

    def test_a_backup_while_another_writes_is_sound(self):
        self.ingest(30)
        writer = subprocess.Popen([PROGRAM, "ingest", "--ledger", self.ledger, "-q", self.articles(200)])
        for number in range(3):
            target = str(self.folder / f"copy{number}.db")
            process = self.keep("backup", target)
            self.assertEqual(process.returncode, 0, process.stderr)
            self.assert_sound(target)
            self.assertGreaterEqual(self.count("documents", target), 30)
        self.assertEqual(writer.wait(timeout=120), 0)
        self.assertEqual(self.count("documents"), 200)
        again = self.keep("backup", str(self.folder / "copy0.db"))
        self.assertEqual(again.returncode, 4)
        self.assertIn(b"wanted a new name", again.stderr)

    def test_vacuum_keeps_everything(self):
        self.ingest(20)
        before = self.count("claims")
        process = self.keep("vacuum")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(self.count("claims"), before)
        self.assert_sound()

    def test_a_ledger_that_is_not_there_is_not_made(self):
        for verb in (["check"], ["stats"], ["vacuum"], ["reconcile"], ["backup", "copy.db"]):
            process = self.keep(*verb)
            self.assertEqual(process.returncode, 4)
            self.assertIn(b"cannot be opened", process.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])


class Reconciling(Case):
    def told(self):
        connection = sqlite3.connect(self.ledger)
        rows = [connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
                for table in ("(SELECT key, grade, reason FROM incidents)", "(SELECT key, status, reason FROM holdings)",
                              "(SELECT later || '-' || earlier, relation, basis, reason FROM relations)")]
        connection.close()
        return rows

    def spoil(self):
        connection = sqlite3.connect(self.ledger)
        connection.execute("UPDATE incidents SET reason = 'nothing' WHERE incident = 1")
        connection.commit()
        connection.close()

    def test_what_changed_is_said_and_kept_only_where_wanted(self):
        self.ingest(20)
        told = self.told()
        self.assertTrue(told[0])
        process = self.keep("reconcile")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual([line.split()[0] for line in process.stdout.decode().splitlines()], ["incidents", "relations", "holdings"])
        self.assertEqual(re.findall(r"(\d+) (?:new|gone|told otherwise)", process.stdout.decode()), ["0"] * 9)
        self.assertIn(b"20 documents; told anew", process.stderr)
        self.assertEqual(self.told(), told)
        self.spoil()
        spoilt = self.told()
        process = self.keep("reconcile", "--look", "--list")
        self.assertRegex(process.stdout.decode(), r"^incidents\totherwise\tincident:[0-9a-f.]+\n$")
        self.assertIn(b"nothing was changed", process.stderr)
        self.assertEqual(self.told(), spoilt)
        process = self.keep("reconcile", "--quiet")
        self.assertIn(b"1 told otherwise", process.stdout)
        self.assertEqual(process.stderr, b"")
        self.assertEqual(self.told(), told)
        self.assert_sound()

    def test_killed_it_leaves_the_ledger_as_it_was_or_told_anew(self):
        self.ingest(120)
        told = self.told()
        self.spoil()
        spoilt = self.told()
        process = subprocess.Popen([PROGRAM, "ledger", "reconcile", "--look", "-q", "--ledger", self.ledger], stdout=subprocess.DEVNULL)
        begun = time.monotonic()
        self.assertEqual(process.wait(timeout=60), 0)
        whole = time.monotonic() - begun
        for share in (0.2, 0.4, 0.6, 0.8, 0.95):
            process = subprocess.Popen([PROGRAM, "ledger", "reconcile", "-q", "--ledger", self.ledger], stdout=subprocess.DEVNULL)
            time.sleep(share * whole)
            process.kill()
            process.wait()
            self.assertIn(self.told(), (spoilt, told))
            self.assert_sound()
        self.assertEqual(self.keep("reconcile").returncode, 0)
        self.assertEqual(self.told(), told)


class Adding(Case):
    def claims(self):
        return sijill("read", "--published", "2017-11-11", "--outlet", "sana", "-", stdin=ARTICLE.encode()).stdout

    def test_claims_are_recorded_as_they_were_read(self):
        claims = self.claims()
        process = self.keep("add", "--claims", "-", stdin=claims)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(self.count("claims"), len(claims.splitlines()))
        self.assertEqual(self.count("claims WHERE evidence_words IS NULL"), 0)
        self.assertEqual(self.count("documents JOIN actors ON actor = outlet WHERE actors.key = 'media.sana'"), 1)
        self.assert_sound()
        again = self.keep("add", "--claims", "-", stdin=claims)
        self.assertIn(b"1 were there", again.stderr)

    def test_the_article_may_come_later(self):
        self.keep("add", "--claims", "-", stdin=self.claims())
        article = self.folder / "a.txt"
        article.write_text(ARTICLE, encoding="utf-8")
        process = sijill("ingest", "--ledger", self.ledger, str(article))
        self.assertIn(b"1 read again", process.stderr)
        self.assertEqual((self.count("documents"), self.count("documents WHERE text = ''")), (1, 0))
        self.assert_sound()

    def test_lines_at_fault_are_named_and_nothing_is_recorded(self):
        process = self.keep("add", "--claims", "-", stdin=self.claims() + b'{"schema":"sijill.claim/1"}\n\nnot json\n')
        self.assertEqual(process.returncode, 1)
        lines = process.stderr.decode().splitlines()
        self.assertEqual(len(lines), 3, lines)
        self.assertRegex(lines[0], r"-:\d+: ")
        self.assertIn("nothing was recorded", lines[2])
        self.assertFalse(os.path.exists(self.ledger))


class Failing(Case):
    def acknowledged(self, process):
        return {line.split("\t")[1] for line in process.stdout.decode().splitlines()}

    def recorded(self):
        connection = sqlite3.connect(self.ledger)
        keys = {key for (key,) in connection.execute("SELECT key FROM documents")}
        connection.close()
        return keys

    def test_a_full_disk_is_said_and_what_was_listed_stays(self):
        """A limit on the size of files stands for the disk: the write fails half way, as it does there."""
        self.ingest(5)

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

        command = [PROGRAM, "ingest", "--ledger", self.ledger, "--jobs", "1", "--list", self.articles(400)]
        process = subprocess.run(command, capture_output=True, preexec_fn=limit, timeout=120, check=False)
        self.assertEqual(process.returncode, 4, process.stderr[-300:])
        self.assertRegex(process.stderr.decode(), r"(disk is full|reading or writing the disk failed).*free")
        listed = self.acknowledged(process)
        self.assertTrue(listed <= self.recorded())
        self.assert_sound()
        self.assertEqual(self.ingest(400).returncode, 0)  # with room again it goes on
        self.assertEqual(self.count("documents"), 400)
        self.assert_sound()

    def test_a_small_disk_of_its_own(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("mounting a tmpfs is not allowed here")
        self.addCleanup(subprocess.run, ["umount", str(disk)], check=False)
        self.ledger = str(disk / "test.db")
        process = sijill("ingest", "--ledger", self.ledger, "--list", self.articles(400))
        self.assertEqual(process.returncode, 4, process.stderr[-300:])
        self.assertIn(b"the disk is full; free some space", process.stderr)
        moved = str(self.folder / "moved.db")
        for suffix in ("", "-wal"):
            if os.path.exists(self.ledger + suffix):
                shutil.copy(self.ledger + suffix, moved + suffix)
        self.ledger = moved
        self.assertTrue(self.acknowledged(process) <= self.recorded())
        self.assert_sound()

    def unprivileged(self, *arguments):
        """Root may write everywhere; so where the tests run as root, the program runs as nobody."""
        command = [PROGRAM, *arguments]
        if os.geteuid() == 0:
            setpriv = shutil.which("setpriv")
            if setpriv is None:
                self.skipTest("setpriv is not here")
            command = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups", *command]
        run = subprocess.run(command, capture_output=True, timeout=120, check=False)
        if re.search(rb"setpriv:|failed to execute", run.stderr):
            self.skipTest("the program cannot be run as another user here")
        return run

    def test_a_read_only_file_and_folder(self):
        self.ingest()
        os.chmod(self.ledger, 0o444)
        os.chmod(self.folder, 0o555)
        self.addCleanup(os.chmod, self.folder, 0o755)
        before = pathlib.Path(self.ledger).read_bytes()
        process = self.unprivileged("ingest", "--ledger", self.ledger, "-q", str(self.folder / "news/00001.txt"))
        self.assertEqual(process.returncode, 4, process.stderr)
        self.assertIn(b"read-only", process.stderr)
        # It can be asked all the same.
        process = self.unprivileged("ledger", "stats", "--ledger", self.ledger)
        self.assertEqual(process.returncode, 0, process.stderr)
        process = self.unprivileged("ledger", "check", "--ledger", self.ledger)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertIn(b"not checked: the index of the text search", process.stderr)
        self.assertEqual(pathlib.Path(self.ledger).read_bytes(), before)

    def test_a_read_only_folder_with_a_log_is_refused_with_the_remedy(self):
        self.ingest()
        connection = sqlite3.connect(self.ledger)
        connection.execute("UPDATE documents SET notes = 'x'")
        connection.commit()
        cut = self.folder / "cut"
        cut.mkdir()
        for suffix in ("", "-wal"):
            shutil.copy(self.ledger + suffix, str(cut / "test.db") + suffix)
        connection.close()
        os.chmod(self.folder, 0o755)
        os.chmod(cut, 0o555)
        self.addCleanup(os.chmod, cut, 0o755)
        process = self.unprivileged("ledger", "stats", "--ledger", str(cut / "test.db"))
        if process.returncode == 0:
            self.assertIn(b"documents", process.stdout)  # SQLite could read the log without writing
        else:
            self.assertEqual(process.returncode, 4)
            self.assertIn(b"test.db-wal, and its folder may not be written", process.stderr)


if __name__ == "__main__":
    unittest.main()
