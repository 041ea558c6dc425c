#!/usr/bin/env python3
"""Train the weights of the argument ranker (sijill/claim/ranker.h) on gold claims.

usage: train.py --choices 'PROGRAM {article} {published} {outlet}' --scorer score_claims.py --out FILE [--leave-out K/N]
                DIR... [--own DIR...]

PROGRAM prints one JSON line a choice (what the grammar proposes for a role of a trigger, among whom), as
build/.../dump_choices does.  A DIR holds article.txt, gold.meta.json and gold.claims.jsonl.
The model is a softmax over the options of each choice; the loss is the negative log of the probability that falls on
the options which the gold accepts, with L2 regularisation; the same data give the same weights.  Needs numpy, scipy.  --leave-out K/N trains on the directories whose index modulo N is not K.

Annotators differ in how often they name nobody: of our own articles (--own) 16 in 100 assaults have no actor, of the
others 32.  So the choices of --own have, beside their features, some that say "nobody" or "from another sentence" in
our own way; they take up the difference and are left out of the model.
"""
import argparse
import collections
import importlib.util
import json
import re
import shlex
import subprocess

import numpy
import scipy.optimize
import scipy.sparse


def load(path):
    spec = importlib.util.spec_from_file_location("score_claims", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ROLE = {0: "actor", 2: "place"}  # the others have no ranker; a choice without a role is one among dates


def tells(narrator, chain, entities, scorer):
    """Whether the option's narrator is the originator of the gold chain; nobody agrees with the outlet's own voice."""
    if not narrator or not chain:
        return not narrator and not chain
    return scorer.narrator_same({"narrator": narrator}, chain[-1], entities)


def examples_of(directory, command, scorer):
    """Choices of one article with the set of options that the gold accepts."""
    meta, golds = scorer.load_gold(directory, "")
    entities = meta["entities"]
    words = [w.format(article=f"{directory}/article.txt", published=meta["published"], outlet=meta["outlet"])
             for w in shlex.split(command)]
    out = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        choice = json.loads(line)
        here = [g for g in golds
                if scorer.overlap((choice["start"], choice["end"]), g["trigger_span"]) > 0]
        if not here:
            continue
        if choice["role"] is None:
            accepted = [scorer.time_score(o["t"], here[0]["time"]) >= 0.5 for o in choice["options"]]
            if any(accepted):
                yield [o["f"] for o in choice["options"]], accepted
            continue
        if choice["role"] == "chain":
            accepted = [tells(o["n"], here[0]["chain"], entities, scorer) for o in choice["options"]]
            if any(accepted):
                yield [o["f"] for o in choice["options"]], accepted
            continue
        slot = ROLE[choice["role"]]
        wanted = list(dict.fromkeys(e for g in here for e in g[slot])) if slot == "place" else here[0][slot]
        scores = [scorer.entities_match(o["m"], wanted, entities) for o in choice["options"]]
        best = max(scores)
        if best < 0.6:
            continue
        yield [o["f"] for o in choice["options"]], [s >= best - 1e-9 for s in scores]


# What is learnt apart for our own articles, of the roles where it helped in cross-validation: actor and place.
OWN = re.compile(r"[ap]:(none(,(type|mode|shape)=[^,]*)*$|elsewhere)")
OWN_MARK = "own "


def in_our_way(examples):
    """The examples with a copy, under OWN_MARK, of the features that OWN names."""
    return [([option + [OWN_MARK + f for f in option if OWN.match(f)] for option in options], accepted)
            for options, accepted in examples]


# L2 penalties by the role that a feature's prefix names; each the best of a few in cross-validation.
PENALTY = {"a": 4.0, "p": 15.0, "t": 16.0, "n": 2.5}


def train(examples, least):
    """Weights that maximise the probability of the accepted options, by L-BFGS; the problem is small and smooth."""
    seen = collections.Counter(f for options, _ in examples for f in {f for o in options for f in o})
    index = {f: i for i, f in enumerate(sorted(f for f, c in seen.items() if c >= least))}
    penalty = numpy.array([PENALTY[f.removeprefix(OWN_MARK)[0]] for f in sorted(index, key=index.get)])
    columns, ends, starts, accepted = [], [0], [], []
    for options, good in examples:
        starts.append(len(accepted))
        for option, ok in zip(options, good):
            columns.extend(index[f] for f in option if f in index)
            ends.append(len(columns))
            accepted.append(float(ok))
    matrix = scipy.sparse.csr_matrix((numpy.ones(len(columns)), columns, ends), shape=(len(accepted), len(index)))
    accepted, starts = numpy.array(accepted), numpy.array(starts)
    group = numpy.repeat(numpy.arange(len(starts)), numpy.diff(numpy.append(starts, len(accepted))))

    def loss(weights):
        scores = matrix @ weights
        scores = numpy.exp(scores - numpy.maximum.reduceat(scores, starts)[group])
        total = numpy.add.reduceat(scores, starts)
        good = numpy.add.reduceat(scores * accepted, starts) + 1e-300
        value = (numpy.log(total) - numpy.log(good)).sum() + penalty @ (weights * weights) / 2
        return value, matrix.T @ (scores / total[group] - scores * accepted / good[group]) + penalty * weights

    best = scipy.optimize.minimize(loss, numpy.zeros(len(index)), jac=True, method="L-BFGS-B",
                                   options={"maxiter": 80}).x
    return {f: best[i] for f, i in index.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--choices", required=True)
    parser.add_argument("--scorer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--leave-out")
    parser.add_argument("--least", type=int, default=4, help="a feature must occur in so many choices")
    parser.add_argument("dirs", nargs="+")
    parser.add_argument("--own", nargs="*", default=[])
    a = parser.parse_args()
    scorer = load(a.scorer)
    dirs = a.dirs + a.own
    if a.leave_out:
        k, n = map(int, a.leave_out.split("/"))
        dirs = [d for i, d in enumerate(dirs) if i % n != k]
    own = set(a.own)
    theirs = [e for d in dirs if d not in own for e in examples_of(d, a.choices, scorer)]
    examples = theirs + in_our_way([e for d in dirs if d in own for e in examples_of(d, a.choices, scorer)])
    weights = {f: w for f, w in train(examples, a.least).items() if not f.startswith(OWN_MARK)}
    right = sum(accepted[max(range(len(options)), key=lambda i: sum(weights.get(f, 0) for f in options[i]))]
                for options, accepted in examples)
    first = sum(accepted[0] for _, accepted in examples)
    with open(a.out, "w", encoding="utf-8") as out:
        out.write("# Weights of the argument ranker; see the card beside this file.\n")
        for f in sorted(weights):
            if abs(weights[f]) >= 0.005:
                out.write(f"{f}\t{weights[f]:.3f}\n")
    print(f"{len(examples)} choices; the grammar's proposal right {first / len(examples):.3f}, "
          f"the ranker {right / len(examples):.3f} (on its own training data)")


if __name__ == "__main__":
    main()
