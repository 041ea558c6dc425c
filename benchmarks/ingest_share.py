"""What share of an ingest is spent outside reading, and how large the ledger becomes.

usage: ingest_share.py PROGRAM FOLDER

Runs `sijill ingest --jobs 1` into a new ledger: one thread reads, the program's first thread does all the rest.
Counted is processor time by thread, so that other work on the machine changes the figures little.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time


def processor_seconds(process: int) -> dict[int, float]:
    ticks = os.sysconf("SC_CLK_TCK")
    seconds = {}
    for thread in os.listdir(f"/proc/{process}/task"):
        facts = pathlib.Path(f"/proc/{process}/task/{thread}/stat").read_text().rsplit(")", 1)[1].split()
        seconds[int(thread)] = (int(facts[11]) + int(facts[12])) / ticks
    return seconds


def main() -> None:
    program, folder = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        ledger = pathlib.Path(name) / "sijill.db"
        command = [program, "ingest", "--jobs", "1", "--ledger", str(ledger), folder]
        with tempfile.TemporaryFile("w+") as errors:
            process = subprocess.Popen(command, stderr=errors)
            seconds: dict[int, float] = {}
            while process.poll() is None:
                try:
                    seconds.update(processor_seconds(process.pid))  # a thread that ended keeps its last figure
                except (FileNotFoundError, ProcessLookupError):
                    pass
                time.sleep(0.1)
            errors.seek(0)
            lines = errors.read().splitlines()
        if process.returncode != 0:
            sys.exit(f"ingest_share: {lines[-1] if lines else command} (exit {process.returncode})")
        print(lines[-1])
        writing = seconds.pop(process.pid)
        reading = sum(seconds.values())
        documents = int(subprocess.run([program, "ledger", "stats", "--ledger", str(ledger), "--json"], check=True,
                                       capture_output=True, text=True).stdout.split('"documents":')[1].split(",")[0])
        print(f"processor time: reading {reading:.1f} s, all else {writing:.1f} s, a share of "
              f"{writing / (reading + writing):.3f}; {ledger.stat().st_size / documents:.0f} bytes a document")


if __name__ == "__main__":
    main()
