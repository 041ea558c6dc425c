"""The lexicon keeps its breadth: how many predicates, cues, actors and places its tables hold.

usage: lexicon_counts.py
"""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEXICON = ROOT / "data" / "lexicon"


def rows(path: pathlib.Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    if not lines:
        return []
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"))) for line in lines[1:]]


def distinct(paths: list[pathlib.Path], *columns: str) -> int:
    """A row that only adds a frame or a mode to a word that is there already counts once."""
    return len({(path.name, *(row.get(column) for column in columns)) for path in paths if path.exists() for row in rows(path)})


def main() -> None:
    floor = json.loads((pathlib.Path(__file__).parent / "floor.json").read_text())["lexicon"]
    found = {
        "predicates": distinct(sorted((LEXICON / "predicates").glob("*.tsv")), "class", "lemma"),
        "cues": distinct([LEXICON / "cues.tsv"], "class", "lemma"),
        "actors": distinct([LEXICON / "actors.tsv"], "id"),
        "places": distinct([LEXICON / "places.tsv"], "id"),
    }
    failed = 0
    for name, count in found.items():
        verdict = "ok" if count >= floor[name] else "too few"
        failed += count < floor[name]
        print(f"{name:<12}{count:>7}  at least {floor[name]:>6}  {verdict}")
    print(f"lexicon: {len(found) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
