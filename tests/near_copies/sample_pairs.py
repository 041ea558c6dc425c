"""Pairs of news texts for judging near copies: a sample to read, and precision and recall of what was judged.

usage: sample_pairs.py texts NEWS.jsonl.gz                        writes the texts that near_copy_pairs reads
       sample_pairs.py sample NEWS.jsonl.gz PAIRS OUT.tsv          200 pairs, half of them told as copies
       sample_pairs.py score JUDGED.tsv LIKENESS CONTAINMENT       judged: the column `is_copy` holds yes or no
"""
import csv
import datetime
import gzip
import json
import random
import sys


def articles(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            text = article.get("content") or article.get("text") or ""
            day = (article.get("date_extracted") or article.get("time") or "1970-01-01")[:10]
            if text.strip():
                yield str(number), datetime.date.fromisoformat(day).toordinal(), " ".join(text.split()), article


def write_texts(path):
    for key, day, text, _ in articles(path):
        print(key, day, text, sep="\t")


def sample(news, pairs_path, out_path):
    everything = {key: (text, article) for key, _, text, article in articles(news)}
    pairs = [line.rstrip("\n").split("\t") for line in open(pairs_path, encoding="utf-8")]
    # The same article fetched twice is no question.
    pairs = [p for p in pairs if everything[p[0]][0] != everything[p[1]][0]]
    random.seed(20)
    copies = [p for p in pairs if p[4] == "copy"]
    others = [p for p in pairs if p[4] != "copy"]
    # Of the others, those that share most are asked first: there a miss would be.
    others.sort(key=lambda p: -max(float(p[2]) / 0.4, float(p[3]) / 0.6))
    near = others[: max(100, len(others) // 4)]
    chosen = random.sample(copies, min(100, len(copies))) + random.sample(near, min(100, len(near)))
    random.shuffle(chosen)
    with open(out_path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t")
        writer.writerow(["one", "two", "likeness", "containment", "is_copy"])
        for pair in chosen:
            writer.writerow([*pair[:4], ""])
    print(f"{len(copies)} pairs told as copies, {len(others)} others, of which {len(near)} were sampled from")


def score(path, likeness, containment):
    with open(path, encoding="utf-8") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    hit = false = missed = 0
    for row in rows:
        found = float(row["likeness"]) >= float(likeness) or float(row["containment"]) >= float(containment)
        hit += found and row["is_copy"] == "yes"
        false += found and row["is_copy"] == "no"
        missed += not found and row["is_copy"] == "yes"
    print(f"{len(rows)} pairs: precision {hit}/{hit + false}, recall within the sample {hit}/{hit + missed}")


if __name__ == "__main__":
    command, *rest = sys.argv[1:] or ["help"]
    if command == "texts" and len(rest) == 1:
        write_texts(*rest)
    elif command == "sample" and len(rest) == 3:
        sample(*rest)
    elif command == "score" and len(rest) == 3:
        score(*rest)
    else:
        sys.exit(__doc__)
