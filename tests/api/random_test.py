"""Random requests after the contract, some of them wrong: no 5xx, no undeclared status, every answer as declared.

usage: random_test.py [--cases N] [--seed N] PROGRAM        (default 400 cases; the long form is 5000)
"""
import argparse
import json
import random
import sys

from schema import Contract

parser = argparse.ArgumentParser()
parser.add_argument("--cases", type=int, default=400)
parser.add_argument("--seed", type=int, default=2017)
parser.add_argument("program", nargs="?")
OPTIONS = parser.parse_args()
sys.argv = [sys.argv[0]] + ([OPTIONS.program] if OPTIONS.program else [])

from server import NASTY, Ledger, Server, in_path  # noqa: E402  reads the program from sys.argv

CONTRACT = Contract()
DICE = random.Random(OPTIONS.seed)


def harvest(server):
    """Values that the ledger knows, by what they are good for."""
    claims = server.json("/api/claims?limit=1000")["items"]
    return {
        "claim": [c["id"] for c in claims],
        "document": [c["document"]["id"] for c in claims],
        "incident": [i["key"] for i in server.json("/api/incidents?limit=1000")["items"]],
        "place": [p["entity"]["key"] for p in server.json("/api/places?limit=1000")["items"]],
        "actor": [a["entity"]["key"] for a in server.json("/api/actors?limit=1000")["items"]],
    }


def any_text():
    pick = DICE.random()
    if pick < 0.4:
        return DICE.choice(NASTY)
    if pick < 0.6:
        return "".join(chr(DICE.choice([32, 34, 37, 39, 0x627, 0x644, 0x202E, 0x1F600, 0x41, 0x7E])) for _ in range(DICE.randint(1, 12)))
    return DICE.choice(["البوكمال", "\"مدينة البوكمال\" -داعش", "-", "\"", "a" * 400, "0", "null", "..", "%", "NEAR(", "title:x", "*"])


def value_for(parameter, known):
    name, schema = parameter["name"], CONTRACT.resolved(parameter.get("schema", {}))
    if DICE.random() < 0.08:
        return any_text()
    if schema.get("type") == "array":
        items = CONTRACT.resolved(schema["items"])
        if name in ("type", "not_type"):
            return DICE.choice(["control", "assault", "control.capture", "assault.aerial", "control.x", "x"])
        if "enum" in items:
            if parameter.get("explode") is False:
                return ",".join(DICE.sample(items["enum"], DICE.randint(1, 4)))
            return DICE.choice(items["enum"])
        if name == "narrator_kind":
            return DICE.choice(["monitor", "media", "force", "x"])
        return DICE.choice(known["place" if "place" in name else "actor"])
    if "enum" in schema:
        return str(DICE.choice(schema["enum"]))
    if schema.get("type") == "boolean":
        return DICE.choice(["true", "false", "1"])
    if schema.get("type") in ("integer", "number"):
        return DICE.choice(["1", "5", "50", "1000", "0", "-1", "1e9", "99999999999999999999", "nan"])
    if "pattern" in schema:
        return DICE.choice(["2017-11-10", "2017-11-09", "1999-12-31", "2017-02-30", "0000-00-00", "9999-12-31", "10/11/2017"])
    if name in known and DICE.random() < 0.8:
        return DICE.choice(known[name])
    if name == "cursor":
        return DICE.choice(["17480:12", "0:5", "-4000000:1", "1", ":", "9:9:9", "99999999999999999999:1"])
    return any_text()


def path_value(path, known):
    if DICE.random() < 0.25:
        return any_text()
    for word, kind in (("claims", "claim"), ("incidents", "incident"), ("places", "place"), ("narrators", "actor"),
                       ("documents", "document")):
        if f"/{word}/" in path:
            return DICE.choice(known[kind])
    if "/export/" in path:
        return DICE.choice(CONTRACT.tree["components"]["schemas"]["ExportFormat"]["enum"])
    return str(DICE.randint(0, 30))


def body_for(operation, known):
    schema = CONTRACT.resolved(operation["requestBody"]["content"]["application/json"]["schema"])
    if DICE.random() < 0.1:
        return DICE.choice([b"", b"{", b"[]", b"null", b'{"why":{}}', b"\xff", b'"x"', b"[" * 3000])
    value = {}
    for key, wanted in schema["properties"].items():
        if DICE.random() < 0.3 and key not in schema["required"]:
            continue
        if DICE.random() < 0.05:
            continue
        if "enum" in wanted:
            value[key] = DICE.choice(wanted["enum"])
        elif wanted.get("type") == "array":
            value[key] = DICE.sample(known["claim"], DICE.randint(0, 3))
        elif key in ("claim", "incident", "into"):
            value[key] = DICE.choice(known["claim" if key == "claim" else "incident"])
        elif key == "field":
            value[key] = DICE.choice(["place", "actor", "time", "type", "extent", "quantity", "polarity", "colour"])
        elif key == "value":
            value[key] = DICE.choice(["gn.174448", "org.isis", "2017-11-09", "control.capture", "0.5", "dead 12", any_text()])
        else:
            value[key] = any_text()
    if DICE.random() < 0.05:
        value["extra"] = "x"
    return json.dumps(value).encode()


def main():
    ledger = Ledger()
    server = Server(ledger.path)
    faults, statuses = [], {}
    try:
        known = harvest(server)
        routes = [r for r in CONTRACT.routes() if r[1] != "/api/changes"]
        for number in range(OPTIONS.cases):
            method, template, operation = DICE.choice(routes)
            path = "/".join(in_path(path_value(template, known)) if part.startswith("{") else part for part in template.split("/"))
            query = []
            for parameter in CONTRACT.parameters(operation):
                if parameter["in"] != "query" or DICE.random() < (0.3 if parameter.get("required") else 0.9):
                    if not (parameter.get("required") and DICE.random() < 0.9):
                        continue
                query.append(f"{parameter['name']}={in_path(value_for(parameter, known))}")
            if DICE.random() < 0.03:
                query.append("unknown=1")
            if query:
                path += "?" + "&".join(query)
            headers = {}
            if DICE.random() < 0.3:
                headers["Accept"] = DICE.choice(["*/*", "application/json", "text/csv", "application/geo+json", "image/png",
                                                 "application/x-ndjson", ";;q=,,", "text/*;q=0.5, */*;q=0.1", "application/atom+xml"])
            body = None
            if method == "POST":
                body = body_for(operation, known)
                headers["Content-Type"] = DICE.choice(["application/json"] * 8 + ["text/plain", "text/html", ""])
                if DICE.random() < 0.9:
                    headers["X-Sijill"] = "1"
            status, found, answer = server.ask(path, method, body, headers)
            statuses[status] = statuses.get(status, 0) + 1
            kind = found.get("content-type", "")
            value = json.loads(answer) if "json" in kind and "ndjson" not in kind and answer else answer
            wrong = CONTRACT.faults_of_response(operation, status, kind, value)
            if status >= 500 and status != 503 or wrong or status == 503:
                faults.append((number, method, path, body, headers, status, wrong[:3], answer[:200]))
    finally:
        code, talk = server.stop()
        ledger.close()
    for fault in faults[:20]:
        print("fault:", *map(str, fault))
    print(f"statuses {dict(sorted(statuses.items()))}", file=sys.stderr)
    if code != 0 or '"failed"' in talk:
        print("server:", code, talk[-2000:])
        faults.append("server")
    if not {200, 400, 404} <= set(statuses):
        print("fault: the requests were too much alike")
        faults.append("alike")
    print(f"random requests: {OPTIONS.cases - len(faults)} passed, {len(faults)} failed")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
