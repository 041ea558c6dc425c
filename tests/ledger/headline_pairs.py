"""How often the ledger finds that two headlines contradict each other, where people say that they disagree.

usage: headline_pairs.py PROGRAM PAIRS.csv...

PAIRS.csv has the columns s1, s2 and stance (agree, disagree, other). Each pair becomes two articles of two outlets on
one day, forty days from the next pair, so that no pair knows of another. What is counted are relations between a claim
of the one and a claim of the other. Most pairs are about prices, sport or laws, of which the engine makes no claim.
"""
import collections
import csv
import datetime
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

PAIRS_A_LEDGER = 400  # a ledger then spans 44 years
FIRST_DAY = datetime.date(1980, 1, 1)
MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
OUTLETS = ("صحيفة الصباح", "صحيفة المساء")  # "the morning paper", "the evening paper"
AGAINST = ("denies", "contradicts", "competing_account", "supersedes")
FOR = ("same", "supports", "refines")


def ingest(program: str, ledger: pathlib.Path, folder: pathlib.Path, outlet: str) -> None:
    run = subprocess.run([program, "ingest", "--ledger", ledger, "--quiet", "--outlet", outlet, folder],
                         capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"headline_pairs: {run.stderr}")


def relations(program: str, pairs: list[dict]) -> tuple[list[set], list[int], list[bool]]:
    """Of each pair the relations between its two, the number of headlines with a claim, and whether it is one incident."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for side, outlet in enumerate(OUTLETS):
            (folder / str(side)).mkdir()
            for number, pair in enumerate(pairs):
                day = FIRST_DAY + datetime.timedelta(days=40 * number)
                headline = pair[f"s{side + 1}"].strip()
                text = f"{number}\n{day.day} {MONTHS[day.month - 1]} {day.year}\n\n{headline}\n"
                (folder / str(side) / f"{number}-{side}.txt").write_text(text, encoding="utf-8")
            ingest(program, folder / "pairs.db", folder / str(side), outlet)
        database = sqlite3.connect(folder / "pairs.db")
        place = {}
        for document, path in database.execute("SELECT document, name FROM documents"):
            number, side = pathlib.Path(path).stem.split("-")
            place[document] = (int(number), int(side))
        found: list[set] = [set() for _ in pairs]
        told: list[set] = [set() for _ in pairs]
        incidents: list[dict] = [collections.defaultdict(set) for _ in pairs]
        of_claim = {claim: place[document] for claim, document in database.execute("SELECT claim, document FROM claims")}
        for number, side in of_claim.values():
            told[number].add(side)
        for later, earlier, relation in database.execute("SELECT later, earlier, relation FROM relations"):
            one, two = of_claim[later], of_claim[earlier]
            if one[0] == two[0] and one[1] != two[1]:
                found[one[0]].add(relation)
        for claim, incident in database.execute("SELECT claim, incident FROM incident_claims"):
            number, side = of_claim[claim]
            incidents[number][incident].add(side)
        database.close()
    return found, [len(sides) for sides in told], [any(len(sides) == 2 for sides in one.values()) for one in incidents]


def main() -> None:
    program = str(pathlib.Path(sys.argv[1]).resolve())
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8-sig", newline="") as file:
            pairs = list(csv.DictReader(file))
        found, told, met = [], [], []
        for begin in range(0, len(pairs), PAIRS_A_LEDGER):
            for whole, part in zip((found, told, met), relations(program, pairs[begin : begin + PAIRS_A_LEDGER])):
                whole.extend(part)
        print(pathlib.Path(path).name)
        for stance in ("disagree", "agree", "other"):
            of_stance = [i for i, pair in enumerate(pairs) if pair["stance"] == stance]
            both = [i for i in of_stance if told[i] == 2]
            one_incident = [i for i in both if met[i]]
            against = [i for i in both if found[i] & set(AGAINST)]
            strong = [i for i in both if found[i] & {"denies", "contradicts"}]
            support = [i for i in both if found[i] & set(FOR) and not found[i] & set(AGAINST)]
            print(f"  {stance}: {len(of_stance)} pairs, {len(both)} with a claim in both headlines, "
                  f"{len(one_incident)} taken for one happening; related as denies or contradicts {len(strong)}, "
                  f"those or competing_account or supersedes {len(against)}; only as same, supports or refines {len(support)}")


if __name__ == "__main__":
    main()
