"""The quality ratchet: scores of the release program on the shared gold against tests/quality/floor.json.

usage: gate.py [--program build/release/bin/sijill] [--print] [--skip-code N]
  --print       only print the figures, compare nothing (for script/bench)
  --skip-code   the exit code where the shared data is absent (0 if not given)

A change that lowers a floor says why in its commit.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("SIJILL_SHARED", ROOT.parent / "shared"))
FLOOR = pathlib.Path(__file__).parent / "floor.json"
SLOTS = ("actor", "place", "time", "originator")


def score(program: pathlib.Path, folders: list[pathlib.Path]) -> dict[str, float]:
    system = f"{program} read {{article}} --published {{published}} --outlet {{outlet}} --format jsonl"
    command = [sys.executable, str(SHARED / "tools" / "score_claims.py"), "--system", system, "--json", *map(str, folders)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(f"quality: the scorer stopped: {run.stderr.strip()[-600:]}\nquality: 0 passed, 1 failed")
    found = json.loads(run.stdout)
    figures = {"detection_f1": found["f1"], "core_recall": found["core_recall"], "precision": found["precision"],
               "strict_f1": found["strict_f1"]}
    return figures | {slot: found["slots_where_gold_is_filled"][slot] for slot in SLOTS}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "build" / "release" / "bin" / "sijill")
    parser.add_argument("--print", dest="print_only", action="store_true")
    parser.add_argument("--skip-code", type=int, default=0)
    options = parser.parse_args()

    sets = {"race": [SHARED / "data" / "race"], "dev": sorted((SHARED / "data" / "claims").glob("dev-*"))}
    if not (SHARED / "tools" / "score_claims.py").exists() or not all(sets.values()) or not sets["race"][0].exists():
        print("quality: skipped: the shared gold claims are absent (set SIJILL_SHARED to their folder)")
        print("quality: 0 passed, 0 failed, 1 skipped")
        sys.exit(options.skip_code)
    if not options.program.exists():
        sys.exit(f"quality: no program at {options.program}; build it: cmake --preset release && cmake --build --preset release")

    floor = json.loads(FLOOR.read_text())
    passed = failed = 0
    for name, folders in sets.items():
        figures = score(options.program.resolve(), folders)
        print(f"{name} ({len(folders)} article{'s' if len(folders) > 1 else ''})")
        for figure, value in figures.items():
            least = floor[name].get(figure, 0.0)
            # Rounded as the floor is written, so that a floor copied from this table is kept.
            kept = round(value, 3) >= least
            passed, failed = passed + kept, failed + (not kept)
            verdict = "" if options.print_only else f"   floor {least:.3f}   {'ok' if kept else 'BELOW'}"
            print(f"  {figure:<14}{value:.3f}{verdict}")
    if not options.print_only:
        print(f"quality: {passed} passed, {failed} failed")
        sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
