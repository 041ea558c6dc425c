#!/usr/bin/env python3
"""How long the API takes to answer, by kind of request, over a synthetic ledger (keys: benchmarks/synthetic_news.cpp).

usage: api_latency.py LEDGER [--program build/release/bin/sijill] [--times 20] [--only KIND,KIND]
                      [--other PROGRAM LEDGER]

Serves LEDGER on a free port and asks each kind of request --times times with changing values, one at a time over one
connection; prints in milliseconds, as median and worst, the processor time of the server and the time waited.  With
--other a second program answers the same requests, and answers that differ are named: for a change that must only be
faster.  Exits 0, or 1 where an answer was no 200 or two answers differ.
"""
import argparse
import collections
import http.client
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import time
import urllib.parse

TICK = 1000 / os.sysconf("SC_CLK_TCK")  # milliseconds
NOT_COMPARED = re.compile(rb'"imported": ?"[^"]*"')  # when areas came in


class Server:
    """A program that serves a ledger, and how much of the processor it has used."""

    def __init__(self, program, ledger):
        self.process = subprocess.Popen([program, "serve", "--ledger", ledger, "--port", "0"], text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        line = self.process.stdout.readline()
        port = re.search(r":(\d+)", line)
        if port is None:
            raise SystemExit(f"{program} serve --ledger {ledger}: found {line!r}, wanted the address that it serves")
        self.port = int(port.group(1))

    def used(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * TICK

    def ask(self, path):
        """(status, body, milliseconds waited, milliseconds of processor)"""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        used, began = self.used(), time.perf_counter()
        connection.request("GET", urllib.parse.quote(path, safe="/?&=.%:,"))
        answer = connection.getresponse()
        body = answer.read()
        return answer.status, body, (time.perf_counter() - began) * 1000, self.used() - used


def kinds(chance):
    """Kinds of requests by name, each a function that gives a path with new values."""
    def day():
        return f"{chance.randint(2012, 2023)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"

    def province():
        return f"syn.p{chance.randint(0, 39)}"

    def town():
        return f"{province()}.t{chance.randint(0, 59)}"

    def actor():
        return f"syn.a{chance.randint(0, 59)}"

    def narrator():
        return f"syn.n{chance.randint(0, 239)}"

    def kind():
        return chance.choice(["control", "assault", "coerce"])

    same = {"claims of a place": lambda: f"claims?place={town()}&known_to={day()}",
            "claims of a province": lambda: f"claims?place={province()}&known_to={day()}",
            "claims of an actor": lambda: f"claims?actor={actor()}&known_to={day()}",
            "claims denied": lambda: f"claims?polarity=denied&type={kind()}&known_to={day()}",
            "claims with counts": lambda: f"claims?place={province()}&facets=type,place,actor&known_to={day()}",
            "claims by a word": lambda: f"claims?text=بلدة{chance.randint(0, 900)}",
            "incidents": lambda: f"incidents?place={town()}",
            "contradictions": lambda: f"contradictions?place={town()}",
            "documents": lambda: f"documents?known_to={day()}",
            "narrators": lambda: f"narrators?known_from={day()}",
            "narrators of a province": lambda: f"narrators?place={province()}",
            "narrators of a town": lambda: f"narrators?place={town()}&known_from={day()}",
            "narrators of an actor": lambda: f"narrators?actor={actor()}",
            "holdings": lambda: f"holdings?at={day()}",
            "holdings as known": lambda: f"holdings?known_at={day()}",
            "holdings as known, later": lambda: f"holdings?known_at={day()}&cursor=0:{chance.randint(1, 8000)}",
            "holdings of a narrator": lambda: f"holdings?narrator={narrator()}",
            "holdings of a side": lambda: f"holdings?side={actor()}"}
    all_of_it = {"map": lambda: "holdings/intervals?located=true",
                 "map as known": lambda: f"holdings/intervals?located=true&known_at={day()}",
                 "map of a side": lambda: f"holdings/intervals?located=true&side={actor()}",
                 "areas": lambda: f"areas/holdings?at={day()}",
                 "areas as known": lambda: f"areas/holdings?at={day()}&known_at={day()}",
                 "areas of a side": lambda: f"areas/holdings?at={day()}&side={actor()}"}
    return ({name: lambda of=of: f"/api/{of()}&limit=50" for name, of in same.items()} |
            {name: lambda of=of: f"/api/{of()}" for name, of in all_of_it.items()})


def told(values):
    return f"{statistics.median(values):.0f} ({max(values):.0f})"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ledger")
    parser.add_argument("--program", default="build/release/bin/sijill")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--only", default="")
    parser.add_argument("--other", nargs=2, metavar=("PROGRAM", "LEDGER"))
    options = parser.parse_args()
    asked = kinds(random.Random(5))
    wanted = [name for name in options.only.split(",") if name] or list(asked)
    if unknown := [name for name in wanted if name not in asked]:
        raise SystemExit(f"--only: found {unknown[0]!r}, wanted some of: {', '.join(asked)}")
    servers = [Server(options.program, options.ledger)] + ([Server(*options.other)] if options.other else [])
    print("| request | processor | waited |" + (" other: processor | other: waited |" if options.other else ""))
    print("|---" + "|--:" * 2 * len(servers) + "|")
    faults = 0
    try:
        for name in wanted:
            waited, used = collections.defaultdict(list), collections.defaultdict(list)
            for path in [asked[name]() for _ in range(options.times)]:
                bodies = []
                for which, server in enumerate(servers):
                    status, body, wait, processor = server.ask(path)
                    waited[which].append(wait)
                    used[which].append(processor)
                    bodies.append((status, NOT_COMPARED.sub(b"", body)))
                if any(status != 200 for status, _ in bodies) or len(set(bodies)) > 1:
                    faults += 1
                    print(f"{path}: found {[(status, len(body)) for status, body in bodies]}", file=sys.stderr)
            print(f"| {name} | " + " | ".join(f"{told(used[w])} | {told(waited[w])}" for w in range(len(servers))) + " |",
                  flush=True)
    finally:
        for server in servers:
            server.process.terminate()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
