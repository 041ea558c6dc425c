"""Kills `sijill ingest` at random moments (SIGKILL) and looks at what is left.

usage: kill.py PROGRAM [--kills N] [--documents N] [--news FOLDER | --form FORM] [--seed N]

The documents lie in a folder, or with --form in one file of that form (packed_forms.py), in the middle of which each
ingest goes on. Each runs with 1 to 8 threads.

Each round starts an ingest of all documents into the same ledger, kills it after a random time and then demands:
  every document that was listed as recorded is in the ledger, with as many claims as were listed;
  no document is there twice, none half (a document without a reading, claims without a document);
  `sijill ledger check` finds no fault.
A round in which the ingest finished first is no kill; it begins a new ledger. At the end an ingest runs to its end and
the ledger must hold all documents, each once, and the same claims as a ledger that was never disturbed.
"""
import argparse
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from invented_articles import invented
from packed_forms import FORMS, pack


class Ledger:
    def __init__(self, program: str, path: pathlib.Path, news: pathlib.Path):
        self.program, self.path, self.news = program, path, news
        self.listed: dict[str, int] = {}

    def start(self, jobs: int = 2) -> subprocess.Popen:
        command = [self.program, "ingest", "--ledger", str(self.path), "--list", "--quiet", "--jobs", str(jobs), str(self.news)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)

    def take(self, output: bytes) -> None:
        # A line that was cut by the kill acknowledges nothing.
        for line in output.decode().split("\n")[:-1]:
            what, key, claims = line.split("\t")[:3]
            if what == "added" and key in self.listed:
                raise SystemExit(f"FAILED: {key} was recorded twice")
            self.listed[key] = int(claims)

    def check(self) -> None:
        if not self.path.exists():
            if self.listed:
                raise SystemExit("FAILED: documents were listed and there is no ledger")
            return
        command = [self.program, "ledger", "check", "--ledger", str(self.path), "--quiet"]
        checked = subprocess.run(command, capture_output=True, text=True, check=False)
        if checked.returncode != 0:
            raise SystemExit(f"FAILED: ledger check: {checked.stdout}{checked.stderr}")
        connection = sqlite3.connect(self.path)
        rows = dict(connection.execute("SELECT key, (SELECT count(*) FROM claims WHERE claims.document = documents.document) FROM documents"))
        [[twice]] = connection.execute("SELECT count(*) - count(DISTINCT document) FROM readings")
        connection.close()
        lost = [key for key, claims in self.listed.items() if rows.get(key) != claims]
        if lost or twice:
            raise SystemExit(f"FAILED: {len(lost)} listed documents are lost or half there, {twice} twice: {lost[:3]}")

    def content(self) -> list:
        connection = sqlite3.connect(self.path)
        rows = connection.execute(
            "SELECT key, n, type, mode, polarity, earliest, latest, evidence_start, evidence_end, trace "
            "FROM claims JOIN documents USING (document) ORDER BY key, n").fetchall()
        rows += connection.execute("SELECT key, grade, claims FROM incidents ORDER BY key").fetchall()
        rows += connection.execute("SELECT key, since, until, status FROM holdings ORDER BY key").fetchall()
        connection.close()
        return rows

    def finish(self) -> None:
        process = self.start()
        output, errors = process.communicate()
        if process.returncode != 0:
            raise SystemExit(f"FAILED: the last ingest: {errors.decode()}")
        self.take(output)
        self.check()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--news", help="a folder of articles instead of invented ones")
    parser.add_argument("--form", choices=FORMS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "news").mkdir()
        news = pathlib.Path(options.news) if options.news else invented(folder / "news", options.documents)
        if options.form:
            news = pack(options.form, [path.read_text(encoding="utf-8") for path in sorted(news.glob("*.txt"))], folder)
        whole = Ledger(options.program, folder / "whole.db", news)
        began = time.monotonic()
        whole.finish()
        once = time.monotonic() - began
        kills = ledgers = 0
        sizes = []
        while kills < options.kills:
            ledger = Ledger(options.program, folder / f"killed{ledgers}.db", news)
            ledgers += 1
            while kills < options.kills:
                process = ledger.start(dice.randint(1, 8))
                # One in five while the ledger is made or opened, the others once something was recorded.
                is_early = dice.random() < 0.2
                first = b"" if is_early else process.stdout.readline()
                time.sleep(dice.uniform(0, 0.05 if is_early else min(0.5, once / 5)))
                process.send_signal(signal.SIGKILL)
                rest, _ = process.communicate()
                output = first + rest
                ledger.take(output)
                if process.returncode == 0:
                    break
                kills += 1
                ledger.check()
                sizes.append(len(ledger.listed))
            ledger.finish()
            if ledger.content() != whole.content():
                raise SystemExit("FAILED: a ledger that was killed and went on differs from one that was not")
            ledger.path.unlink()
    print(f"kill: {kills} kills in {ledgers} ledgers of {len(whole.listed)} documents, at {min(sizes)} to {max(sizes)} "
          f"documents listed: none lost, none twice, every check clean, every end the same")


if __name__ == "__main__":
    sys.exit(main())
