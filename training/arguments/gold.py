#!/usr/bin/env python3
"""Our own gold claims on public news articles: from the compact lines of gold/*.tsv to the files of the scorer.

usage: gold.py build  --news saudinewsnet.jsonl.gz --out DIR [FILE.tsv ...]   DIR/<name>/{article.txt,gold.meta.json,gold.claims.jsonl}
       gold.py show   --news saudinewsnet.jsonl.gz URL                        the article in numbered segments, to annotate
       gold.py select --news saudinewsnet.jsonl.gz --count N --skip DIR ...   URLs of war reports that no DIR holds, one a line

The articles are not ours and are not kept here: a file names its article by URL and its words by segment.
gold/README.md says how a line is written; an error names file, line, what was found and what was wanted.
"""
import argparse
import glob
import gzip
import hashlib
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SLOTS = ("actor", "recipient", "from", "place", "object")
COLUMNS = ("segment", "trigger", "type", *SLOTS, "time", "chain", "flags")
STANCES = set("publish relay state announce confirm allege accuse deny claim_responsibility retract predict demand".split())
FLAGS = {"core": ("core", True), "denied": ("polarity", "denied")}
FLAGS.update({m: ("modality", m) for m in "ongoing attempt failed intended future hypothetical background".split()})
FLAGS.update({c: ("certainty", c) for c in "probable possible unknown".split()})
WAR = re.compile("الجيش|قصف|غارات|غارة|مقتل|قتلى|مسلح|مليشيا|ميليشيا|داعش|الحوثي|المعارضة|هجوم|اشتباكات|سيطر|معارك|تفجير|"
                 "المقاومة|انتحاري|جرحى|اعتقل|صاروخ|هدنة")


def read_news(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def text_of(article):
    """Title, date and body as the shared gold articles have them: a line each, runs of blanks made one."""
    body = [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in article["content"].split("\n")]
    return "\n".join([article["title"].strip(), article["date_extracted"][:10], *[line for line in body if line]]) + "\n"


def segments_of(text):
    """(start, end) of the segments: lines, cut after a full stop, question or exclamation mark before a blank."""
    out, position = [], 0
    for line in text.split("\n"):
        start = position
        for stop in re.finditer(r"[.!؟?](?=\s)", line):
            out.append((start, position + stop.end()))
            start = position + stop.end() + 1
        if start < position + len(line):
            out.append((start, position + len(line)))
        position += len(line) + 1
    return out


class Bad(Exception):
    pass


def quantity_of(item):
    match = re.fullmatch(r"q:(\w+):(\w*):(=|~|>=|>|<=|<)?(\d*)(?:-(\d+))?", item)
    if not match:
        raise Bad(f"quantity {item!r}; wanted q:KIND:WHO:[OP]MIN[-MAX], for example q:dead:civilian:12 or q:injured::>=30")
    low = int(match[4]) if match[4] else None
    op = match[3] or "="
    high = int(match[5]) if match[5] else low if op in "=~" else None
    return {"kind": match[1], "who": match[2] or None, "min": low, "max": high, "op": op}


def time_of(cell):
    if not cell:
        return None
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?", cell)
    if not match:
        raise Bad(f"time {cell!r}; wanted YYYY-MM-DD or YYYY-MM-DD..YYYY-MM-DD")
    return {"earliest": match[1], "latest": match[2] or match[1], "precision": "range" if match[2] else "day"}


def claim_of(cells, text, segments, entities):
    cells = dict(zip(COLUMNS, [c.strip() for c in cells] + [""] * len(COLUMNS)))
    start, end = segments[int(cells["segment"])]
    trigger, _, which = cells["trigger"].partition("#")
    at = start - 1
    for _ in range(int(which or 1)):
        at = text.find(trigger, at + 1, end)
        if at < 0:
            raise Bad(f"trigger {trigger!r} does not stand {which or 1} time(s) in segment {cells['segment']}: {text[start:end]!r}")
    kind, _, mode = cells["type"].partition(".")
    mode, _, also = mode.partition("/")
    claim = {"type": kind, "mode": mode or None, "also": also or None, "trigger": trigger,
             "trigger_span": [at, at + len(trigger)], "evidence_span": [start, end]}
    for slot in SLOTS:
        claim[slot] = [e.strip() for e in cells[slot].split(",") if e.strip()]
        for entity in claim[slot]:
            if entity not in entities:
                raise Bad(f"{slot} {entity!r} is no entity of this file")
    claim["time"] = time_of(cells["time"])
    claim["chain"] = []
    for link in filter(None, (part.strip() for part in cells["chain"].split(">"))):
        narrator, _, stance = link.partition(":")
        stance, _, cue = (stance or "state").partition(":")
        if narrator not in entities or stance not in STANCES:
            raise Bad(f"link {link!r}; wanted ENTITY:STANCE, links outermost first with > between")
        claim["chain"].append({"narrator": narrator, "cue": cue or None, "stance": stance})
    claim.update({"extent": None, "quantity": [], "polarity": "affirmed", "certainty": "certain", "modality": "actual",
                  "core": False})
    for flag in cells["flags"].split():
        if flag.startswith("q:"):
            claim["quantity"].append(quantity_of(flag))
        elif flag in FLAGS:
            claim[FLAGS[flag][0]] = FLAGS[flag][1]
        else:
            raise Bad(f"flag {flag!r}; wanted one of {' '.join(sorted(FLAGS))} or q:…")
    return claim


def read_file(path, articles):
    """(meta, claims, text) of one annotated article."""
    head, entities, claims, text, segments = {}, {}, [], None, None
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            try:
                if line.startswith("# ") and ": " in line:
                    key, _, value = line[2:].partition(": ")
                    head[key] = value
                elif line.startswith("="):
                    name, kind, names, english = [c.strip() for c in line[1:].split("\t")]
                    names = [n.strip() for n in names.split("|")]
                    entities[name] = {"kind": kind, "names": names, "english": english}
                elif line.strip() and not line.startswith("#"):
                    if text is None:
                        if head.get("url") not in articles:
                            raise Bad(f"no article with url {head.get('url')!r} in the news file")
                        text = text_of(articles[head["url"]])
                        segments = segments_of(text)
                        wanted = hashlib.sha256(text.encode()).hexdigest()[:16]
                        if head.setdefault("sha256", wanted) != wanted:
                            raise Bad(f"the article has sha256 {wanted}, this file was written for {head['sha256']}")
                    claims.append(claim_of(line.split("\t"), text, segments, entities))
            except (Bad, ValueError, IndexError) as error:
                raise SystemExit(f"{path}:{number}: {error}")
    if text is None:
        text = text_of(articles[head["url"]])
    for entity in entities.values():
        if not any(name in text for name in entity["names"]):
            raise SystemExit(f"{path}: none of the names {entity['names']} stands in the article")
    for i, claim in enumerate(claims, 1):
        claim["id"] = f"c{i:02d}"
    article = articles[head["url"]]
    return {"article": "article.txt", "outlet": article["source"], "published": article["date_extracted"][:10],
            "entities": entities}, claims, text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["build", "show", "select"])
    parser.add_argument("--news", required=True)
    parser.add_argument("--out")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--skip", nargs="*", default=[])
    parser.add_argument("rest", nargs="*")
    a = parser.parse_intermixed_args()
    if a.what == "select":
        seen = set()
        for directory in a.skip:
            with open(f"{directory}/article.txt", encoding="utf-8") as f:
                seen.add(f.readline().strip())
        found = []
        for article in read_news(a.news):
            words = article["content"].split()
            title = article["title"].strip()
            if 150 <= len(words) <= 430 and title not in seen and len(WAR.findall(article["content"])) >= len(words) / 30:
                seen.add(title)
                found.append((hashlib.sha256(article["url"].encode()).hexdigest(), article["source"], article["url"]))
        by_outlet = {}
        for _, outlet, url in sorted(found):
            by_outlet.setdefault(outlet, []).append(url)
        turn, chosen = 0, []
        while len(chosen) < a.count and any(len(v) > turn for v in by_outlet.values()):
            chosen += [urls[turn] for _, urls in sorted(by_outlet.items()) if len(urls) > turn]
            turn += 1
        print("\n".join(chosen[:a.count]))
        return
    articles = {article["url"]: article for article in read_news(a.news)}
    if a.what == "show":
        text = text_of(articles[a.rest[0]])
        for i, (start, end) in enumerate(segments_of(text)):
            print(f"[{i}] {text[start:end]}")
        return
    for path in a.rest or sorted(glob.glob(f"{HERE}/gold/*.tsv")):
        meta, claims, text = read_file(path, articles)
        directory = os.path.join(a.out, os.path.splitext(os.path.basename(path))[0])
        os.makedirs(directory, exist_ok=True)
        with open(f"{directory}/article.txt", "w", encoding="utf-8") as f:
            f.write(text)
        with open(f"{directory}/gold.meta.json", "w", encoding="utf-8") as f:
            json.dump(meta, f, ensure_ascii=False, indent=1)
        with open(f"{directory}/gold.claims.jsonl", "w", encoding="utf-8") as f:
            for claim in claims:
                f.write(json.dumps(claim, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
