"""No hostile file ends a run, hides, or costs more than it may: 400 MB of memory, 5 seconds of the processor.

usage: hostile_test.py [--each] PROGRAM
  --each   every file in a run of its own, and lines of 1 GB, with a row for each (measured.md); else the files of a kind in one run, and lines of 64 MB
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

import hostile_files

EACH = "--each" in sys.argv
if EACH:
    sys.argv.remove("--each")
PROGRAM = sys.argv.pop() if len(sys.argv) > 1 else "build/release/bin/sijill"
LARGEST_MEMORY = 400 << 10  # KiB
LONGEST = 5.0  # seconds of the processor for one file


def read_once(path):
    """Into the memory of the kernel, which takes seconds to make up a gigabyte of zeros for a sparse file."""
    with open(path, "rb") as file:
        while file.read(1 << 20):
            pass


class Run:
    """The program on some files, with what it cost."""

    def __init__(self, *arguments):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors, tempfile.TemporaryDirectory() as folder:
            command = [PROGRAM, "ingest", "--ledger", f"{folder}/hostile.db", "--list", "--jobs", "1", *map(str, arguments)]
            process = subprocess.Popen(command, stdout=out, stderr=errors)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            errors.seek(0)
            self.errors = errors.read()
            self.names = {line.split("\t")[3] for line in out.read().decode().splitlines()}
        self.code, self.memory, self.seconds = process.returncode, usage.ru_maxrss, usage.ru_utime + usage.ru_stime

    def tells_of(self, path) -> bool:
        """A message names it, an article came out of it, or what was passed over is counted with its format."""
        if str(path).encode() in self.errors or any(name.startswith(str(path)) for name in self.names):
            return True
        # Records of these bear addresses of their own, or are passed over by the thousand.
        counted = [form for form in ("mbox", "warc", "csv") if f".{form}" in path.name]
        counted += ["feed"] if path.suffix == ".xml" else []
        return any(f"sijill: {form}: ".encode() in self.errors for form in counted)


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        # What the program takes to start, which is no fault of the files.
        (cls.folder / "plain.txt").write_text(hostile_files.PROSE, encoding="utf-8")
        cls.base = Run(cls.folder / "plain.txt").seconds
        cls.worst_memory, cls.worst_seconds, cls.count = (0, ""), (0.0, ""), 0

    @classmethod
    def tearDownClass(cls):
        print(f"{cls.count} files; most memory {cls.worst_memory[0] >> 10} MB ({cls.worst_memory[1]}), "
              f"longest {cls.worst_seconds[0]:.2f} s ({cls.worst_seconds[1]})")  # fmt: skip

    def write(self, files):
        paths = []
        # The same bytes twice are one document, of which the second time nothing is told.
        for data, name in {data: name for name, data in files.items()}.items():
            path = self.folder / name
            path.write_bytes(data)
            paths.append(path)
        return paths

    def check(self, paths):
        cls = type(self)
        cls.count += len(paths)
        for group in [[path] for path in paths] if EACH else [paths]:
            if EACH:
                read_once(group[0])
            run = Run(*group)
            label = group[0].name if len(group) == 1 else f"{len(group)} files from {group[0].name} on"
            seconds = (run.seconds - self.base) / len(group)
            cls.worst_memory = max(cls.worst_memory, (run.memory, label))
            cls.worst_seconds = max(cls.worst_seconds, (seconds, label))
            if EACH:
                print(f"| `{label}` | {max(seconds, 0):.2f} | {run.memory >> 10} | {run.code} |")
            self.assertIn(run.code, (0, 1), f"{label}: {run.errors[-500:]}")
            self.assertLess(run.memory, LARGEST_MEMORY, label)
            self.assertLess(seconds, LONGEST, label)
            for path in group:
                self.assertTrue(run.tells_of(path), f"nothing is told of {path.name}: {run.errors[-500:]}")
            self.assertNotIn(b"\x1b", run.errors)

    def test_bombs(self):
        self.check(self.write(hostile_files.bombs()))

    def test_depths(self):
        self.check(self.write(hostile_files.depths()))

    def test_junk(self):
        self.check(self.write(hostile_files.junk()))
        self.assertFalse(pathlib.Path("/tmp/sijill-hostile-escaped").exists())

    def test_cuts(self):
        self.check(self.write(hostile_files.cuts()))

    def test_whole_files_are_read(self):
        for path in self.write(hostile_files.good()):
            run = Run(path)
            if b"built without PDF" in run.errors:
                continue
            self.assertEqual(run.code, 0, f"{path.name}: {run.errors}")
            self.assertTrue(run.names, path.name)

    def test_endless_lines(self):
        self.check(hostile_files.endless(self.folder, (1 << 30) if EACH else (64 << 20)))


if __name__ == "__main__":
    began = time.monotonic()
    unittest.main()
