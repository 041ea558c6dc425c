#!/usr/bin/env python3
"""Train the weights of the detector (sijill/claim/detector.h): which triggers state an event.

usage: train.py --dump 'dump_features DATA' --scorer score_claims.py --out FILE [--leave-out K/N] [--events GSR.csv ...] [--golden DIR] DIR...

A DIR holds article.txt, gold.meta.json and gold.claims.jsonl: a claim is right where the scorer matches it with a
gold claim.  A GSR.csv holds sentences with votes whether they state an assault (a protest): the sentence does where at
least one of its claims is right, so that its probability is 1 - product(1 - p) and its target the share of votes.
Logistic regression with L2 regularisation by L-BFGS; the same data give the same weights.  Needs numpy and scipy.
--leave-out K/N trains without every article and sentence whose index modulo N is K and prints the scores on those.
"""
import argparse
import collections
import csv
import glob
import importlib.util
import json
import os
import shlex
import subprocess
import tempfile

import numpy
import scipy.optimize
import scipy.sparse

PENALTY = 16.0  # L2; the best of a few in cross-validation
LEAST = 2       # a feature must occur in so many bags
BIAS = "d:any"  # not shrunk
LACK = "d:lacks"  # of a claim that lacks something which its row of the lexicon wants
THRESHOLD = {False: 0.4, True: 0.55}  # Detector::least() and least_in_spite()


def load(path):
    spec = importlib.util.spec_from_file_location("score_claims", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def claims_of(command, *arguments):
    out = subprocess.run([*shlex.split(command), *arguments], capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def read_texts(texts, command):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as file:
        file.writelines(json.dumps(text, ensure_ascii=False) + "\n" for text in texts)
    try:
        return claims_of(command, "--texts", file.name)
    finally:
        os.unlink(file.name)


def article_bags(directory, command, scorer):
    """A bag of one claim each, whether it is right, and how many claims the gold has.

    What lacks something that its row wants may only take what the others leave."""
    meta, golds = scorer.load_gold(directory, "")
    claims = claims_of(command, f"{directory}/article.txt", meta["published"], meta["outlet"])
    right, left = set(), list(golds)
    for lacking in (False, True):
        some = [i for i, claim in enumerate(claims) if (LACK in claim["features"]) == lacking]
        pairs = scorer.match([claims[i] for i in some], left, meta["entities"])
        right |= {some[i] for i, _, _ in pairs}
        left = [gold for j, gold in enumerate(left) if j not in {j for _, j, _ in pairs}]
    return [([claim["features"]], float(i in right)) for i, claim in enumerate(claims)], len(golds)


def sentence_bags(path, command):
    """The claims of one sentence, the share of votes, and the label."""
    with open(path, encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row, claims in zip(rows, read_texts([row["text"] for row in rows], command)):
        wanted = row["event_type"].lower()
        bag = [claim["features"] for claim in claims if claim["event"]["type"] == wanted]
        yield bag, int(row["accept"]) / max(1, int(row["total"])), row["label"]


def golden_bags(folder, command):
    """The claims of our own golden texts: few lines that state events outright, and some that state none."""
    wanted, texts = [], []
    for path in sorted(glob.glob(f"{folder}/*/*.txt")):
        with open(path, encoding="utf-8") as file:
            _, text, lines = (file.read().split("\n---\n") + [""])[:3]
        texts.append(text)
        wanted.append([line.removeprefix("gap: ").strip() for line in lines.split("\n") if line.strip()])
    for lines, claims in zip(wanted, read_texts(texts, command)):
        stated = {word.split(".")[0].lstrip("?") for line in lines if not line.startswith("!")
                  for word in line.split("|")[0].strip().split("/")}
        denied = {line[1:].split(".")[0] for line in lines if line.startswith("!")}
        complete = "only" in lines or "none" in lines
        for claim in claims:
            of_type = claim["event"]["type"]
            if of_type in stated or complete or of_type in denied:
                yield [claim["features"]], float(of_type in stated)


def train(bags):
    seen = collections.Counter(f for bag, _ in bags for f in {f for claim in bag for f in claim})
    index = {f: i for i, f in enumerate(sorted(f for f, c in seen.items() if c >= LEAST))}
    penalty = numpy.full(len(index), PENALTY)
    penalty[index[BIAS]] = 0.1
    columns, ends, starts, targets = [], [0], [], []
    for bag, target in bags:
        if not bag:
            continue
        starts.append(len(ends) - 1)
        targets.append(target)
        for claim in bag:
            columns.extend(index[f] for f in claim if f in index)
            ends.append(len(columns))
    matrix = scipy.sparse.csr_matrix((numpy.ones(len(columns)), columns, ends), shape=(len(ends) - 1, len(index)))
    starts, targets = numpy.array(starts), numpy.array(targets)
    group = numpy.repeat(numpy.arange(len(starts)), numpy.diff(numpy.append(starts, len(ends) - 1)))

    def loss(weights):
        scores = matrix @ weights
        none = numpy.minimum(numpy.add.reduceat(-numpy.logaddexp(0, scores), starts), -1e-12)  # log P(no claim right)
        some = numpy.log(-numpy.expm1(none))
        value = -(targets * some + (1 - targets) * none).sum() + penalty @ (weights * weights) / 2
        slope = (1 - targets) - targets * numpy.exp(none) / -numpy.expm1(none)
        return value, matrix.T @ (slope[group] / (1 + numpy.exp(-scores))) + penalty * weights

    best = scipy.optimize.minimize(loss, numpy.zeros(len(index)), jac=True, method="L-BFGS-B",
                                   options={"maxiter": 150}).x
    return {f: best[i] for f, i in index.items() if abs(best[i]) >= 0.01}


def probability(weights, features):
    return 1 / (1 + numpy.exp(-sum(weights.get(f, 0.0) for f in features)))


def is_kept(weights, features):
    return probability(weights, features) >= THRESHOLD[LACK in features]


def f1(hits, predicted, gold):
    precision, recall = hits / max(1, predicted), hits / max(1, gold)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dump", required=True)
    parser.add_argument("--scorer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--leave-out")
    parser.add_argument("--events", nargs="*", default=[])
    parser.add_argument("--golden", help="tests/golden")
    parser.add_argument("dirs", nargs="+")
    a = parser.parse_args()
    scorer = load(a.scorer)
    articles = [article_bags(d, a.dump, scorer) for d in a.dirs]
    sentences = [list(sentence_bags(path, a.dump)) for path in a.events]
    k, n = map(int, a.leave_out.split("/")) if a.leave_out else (-1, 1)
    bags = [bag for i, (found, _) in enumerate(articles) if i % n != k for bag in found]
    bags += [(bag, target) for rows in sentences for i, (bag, target, _) in enumerate(rows) if i % n != k]
    bags += golden_bags(a.golden, a.dump) if a.golden else []
    weights = train(bags)
    with open(a.out, "w", encoding="utf-8") as out:
        out.write("# Weights of the detector; see the card beside this file.\n")
        out.writelines(f"{f}\t{weights[f]:.3f}\n" for f in sorted(weights))
    print(f"{len(weights)} weights from {len(bags)} claims and sentences")
    if not a.leave_out:
        return
    kept = [(is_kept(weights, bag[0]), right)
            for i, (found, _) in enumerate(articles) if i % n == k for bag, right in found]
    gold = sum(count for i, (_, count) in enumerate(articles) if i % n == k)
    print("claims", f1(sum(r for good, r in kept if good), sum(good for good, _ in kept), gold))
    for path, rows in zip(a.events, sentences):
        fired = [(any(is_kept(weights, claim) for claim in bag), label == "yes")
                 for i, (bag, _, label) in enumerate(rows) if i % n == k and label != "ambiguous"]
        print(f"{os.path.basename(path)} T2", f1(sum(f and y for f, y in fired), sum(f for f, _ in fired),
                                                 sum(y for _, y in fired)))


if __name__ == "__main__":
    main()
