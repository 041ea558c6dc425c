"""The program as a user meets it: time from start to the first claim, words a second, peak memory, equal output.

usage: measure_program.py PROGRAM SAMPLES_FOLDER [NEWS_FOLDER]
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time


def first_claim_seconds(program: str, article: pathlib.Path) -> float:
    began = time.perf_counter()
    with subprocess.Popen([program, "read", "--format", "jsonl", str(article)], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as process:
        line = process.stdout.readline()
        took = time.perf_counter() - began
        process.stdout.read()
    if not line.startswith(b"{"):
        sys.exit(f"measure_program: {article} gave no claim")
    return took


def run(program: str, files: list[pathlib.Path], jobs: int) -> tuple[float, int, bytes]:
    """Seconds, peak memory in bytes, output."""
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen([program, "read", "--format", "jsonl", "--jobs", str(jobs), *map(str, files)],
                                   stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - began
        if status:
            sys.exit(f"measure_program: {program} read exited {os.waitstatus_to_exitcode(status)}")
        output.seek(0)
        return took, usage.ru_maxrss * 1024, output.read()


def main() -> None:
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    samples = sorted(folder.glob("*.txt"))
    starts = [first_claim_seconds(program, samples[0]) for _ in range(20)]
    print(f"start to first claim   {statistics.median(starts) * 1000:8.1f} ms (median of 20)")

    files = samples
    if len(sys.argv) > 3 and sys.argv[3]:
        files = sorted(pathlib.Path(sys.argv[3]).glob("*.txt"))
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in files)
    cores = len(os.sched_getaffinity(0))
    one, memory, output = run(program, files, 1)
    print(f"articles               {len(files):8} ({words} words, {output.count(10)} claims)")
    print(f"words a second, 1 job  {words / one:8.0f}")
    many, _, same = run(program, files, cores)
    print(f"words a second, {cores} jobs {words / many:8.0f}")
    print(f"peak memory, 1 job     {memory / 2**20:8.0f} MiB")
    print(f"output with {cores} jobs     {'the same bytes' if same == output else 'DIFFERS'}")
    if same != output:
        sys.exit(1)


if __name__ == "__main__":
    main()
