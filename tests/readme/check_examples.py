"""The examples of the documents are real: runs each and compares what it prints with what the document shows.

usage: check_examples.py [--program build/release/bin/sijill] [--update]     (--update rewrites the documents)

An example is a line `<!-- prints: COMMAND -->` followed by a fenced block with its output.
COMMAND runs in the root of the repository; build/release/bin/sijill stands for the program.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = ["README.md", "docs/guide/reading-output.md", "docs/guide/add-a-verb.md"]
EXAMPLE = re.compile(r"(<!-- prints: (?P<command>.+?) -->\n```\w*\n)(?P<output>.*?)(?=```)", re.DOTALL)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "build" / "release" / "bin" / "sijill")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    program = str(options.program.resolve())
    if not options.program.exists():
        sys.exit(f"examples: no program at {program}; build it: cmake --preset release && cmake --build --preset release")

    passed = failed = 0

    def run(match: re.Match[str]) -> str:
        nonlocal passed, failed
        command = match["command"].replace("build/release/bin/sijill", program)
        environment = {**os.environ, "NO_COLOR": "1"}
        done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
        printed = "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())
        if done.returncode == 0 and printed == match["output"]:
            passed += 1
        else:
            failed += 1
            print(f"{match['command']}\n  exit {done.returncode}; it prints now:\n{printed}{done.stderr}")
        return match[1] + printed

    for name in DOCUMENTS:
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        now = EXAMPLE.sub(run, text)
        if options.update and now != text:
            path.write_text(now, encoding="utf-8")
            print(f"{name}: rewritten")
    print(f"examples: {passed} passed, {failed} failed")
    sys.exit(1 if failed and not options.update else 0)


if __name__ == "__main__":
    main()
