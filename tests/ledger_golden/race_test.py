"""The gold claims of the first article, told as a story: its reconciliation and its rows of the ledger must come out.

usage: race_test.py LEDGER_GOLDEN_TEST [RACE_FOLDER]
Ends with 77 (skipped) where the folder with gold.claims.jsonl and gold.meta.json is not there.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Gold ids that the lexicon knows too; the others are told by the story itself.
KNOWN = {
    "isis": "org.isis", "regime": "org.sy_army", "sohr": "org.sohr", "sdf": "org.sdf", "ypg": "org.ypg",
    "russia": "state.ru", "us": "state.us", "coalition": "org.coalition", "novosti": "media.novosti",
    "hezbollah": "org.hezbollah", "iran": "state.ir", "irgc": "org.irgc", "pmf": "org.hashd",
    "albukamal": "gn.174448", "manbij": "gn.167357", "tellabyad": "gn.163750", "deirezzor": "gn.170794",
}


def quoted(word):
    return f'"{word}"' if " " in word else word


def span(bounds):
    """A time as a story tells it, or nothing."""
    if not bounds or not (bounds.get("earliest") or bounds.get("latest")):
        return None
    early, late = bounds.get("earliest") or "", bounds.get("latest") or ""
    return early if early == late else f"{early}..{late}"


def amount(value):
    low, high, op = value.get("min"), value.get("max"), value.get("op", "=")
    if op in (">", ">="):
        return f"{op}{low:g}"
    if op in ("<", "<="):
        return f"{op}{high:g}"
    return ("~" if op == "~" else "") + (f"{low:g}" if low == high else f"{low:g}..{high:g}")


def holder_of(name):
    """isis/regime for "contested: isis and regime"."""
    return "/".join(name.removeprefix("contested: ").split(" and "))


def story_of(claims, meta):
    lines = [f"why: {meta['title']}"]
    people = {person["person"]: person["affiliation"] for person in meta["people"] if person["affiliation"]}
    people.update({"russian_official": "russia", "russian_media": "russia", "isis_leaders": "isis", "us_airforce": "us",
                   "iran_militias": "iran", "regime_allies": "regime"})
    allies = {}
    for one, other, _ in meta["alliances"]:
        allies.setdefault(one, []).append(other)
    for key, entity in meta["entities"].items():
        known = KNOWN.get(key)
        lines.append(f"name {key} {known or 'gold.' + key}")
    for key, entity in meta["entities"].items():
        is_place = entity["kind"] in ("place", "facility")
        if key in KNOWN and (is_place or key not in allies):
            continue
        name = quoted(entity["english"])
        if is_place:
            lines.append(f"place {key} kind=town precision=locality name={name}")
        elif key not in KNOWN:
            words = f"actor {key} kind={entity['kind']} name={name}"
            if key in people:
                words += f" parent={people[key]}"
            if key in allies:
                words += " ally=" + ",".join(allies[key])
            lines.append(words)
    lines += ["---", f"@ gold {meta['published'][:16]} {meta['outlet']}"]
    for claim in claims:
        mode = claim["mode"] or ""
        words = [claim["id"], claim["type"] + ("." + mode if mode else "")]
        for role in ("actor", "recipient", "from", "object", "place"):
            if claim.get(role):
                words.append(f"{role}={','.join(claim[role])}")
        if span(claim.get("time")):
            words.append("time=" + span(claim["time"]))
        if claim.get("extent"):
            words.append("share=" + amount(claim["extent"]))
        for quantity in claim.get("quantity") or []:
            words.append(f"{quantity['kind']}={amount(quantity)}")
        if claim.get("chain"):
            words.append("chain=" + ">".join(f"{link['narrator']}:{link['stance']}" for link in claim["chain"]))
        words += [word for word in (claim["certainty"], claim["modality"]) if word not in ("certain", "actual")]
        if claim["polarity"] == "denied":
            words.append("denied")
        lines.append(" ".join(words))
    lines.append("---")
    lines += expectations(meta)
    return "\n".join(lines) + "\n"


def expectations(meta):
    lines = []
    for entry in meta["reconciliation"]:
        first, *rest = entry["claims"]
        for other in rest:
            if entry["relation"] == "superseded":
                lines += [f"relation {other} supersedes {first}", f"apart {other} {first}", f"no contradicts {other} {first}"]
            elif entry["relation"] == "compatible":
                lines += [f"together {other} {first}", f"no contradicts {other} {first}", f"no denies {other} {first}"]
            elif entry["relation"] == "same_incident":
                lines += [f"together {other} {first}", f"incident-of {first} originators=1 grade=weak"]
            elif entry["relation"] == "competing_account":
                lines += [f"relation {other} competing_account {first}", f"no contradicts {other} {first}"]
    statuses = {"background": "background", "claimed by the holder only": "claimed_by_holder_only",
                "claimed by a third party": "third_party"}
    for row in meta["ledger"]:
        words = f"at {row['place']} {row.get('at', meta['published'][:10])} {holder_of(row['holder'])}"
        if row.get("status"):
            words += f" status={statuses[row['status']]}"
        share = row.get("extent") or row.get("extent_isis")
        if share:
            words += f" share={share[0]:g}" + (f"..{share[1]:g}" if share[0] != share[1] else "")
        lines.append(words + " by=" + ",".join(row["by"]))
    return lines


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    shared = pathlib.Path(os.environ.get("SIJILL_SHARED", ROOT.parent / "shared"))
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else shared / "data" / "race"
    if not (folder / "gold.meta.json").exists():
        print(f"{folder}: no gold.meta.json there; the test is skipped")
        sys.exit(77)
    meta = json.loads((folder / "gold.meta.json").read_text(encoding="utf-8"))
    claims = [json.loads(line) for line in (folder / "gold.claims.jsonl").read_text(encoding="utf-8").splitlines() if line]
    with tempfile.TemporaryDirectory() as stories:
        names = "".join(f"{short}\t{known}\n" for short, known in KNOWN.items())
        (pathlib.Path(stories) / "names.tsv").write_text(names, encoding="utf-8")
        (pathlib.Path(stories) / "race.txt").write_text(story_of(claims, meta), encoding="utf-8")
        sys.exit(subprocess.run([sys.argv[1]], env={**os.environ, "SIJILL_STORIES": stories}, check=False).returncode)


if __name__ == "__main__":
    main()
