"""Every route answers as api/openapi.yaml declares: statuses, types, closed schemas, headers."""
import gzip
import json
import sqlite3
import unittest
import urllib.parse

from schema import Contract
from server import NASTY, Ledger, Server, in_path, run

CONTRACT = Contract()
POLICY = ("default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; "
          "connect-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'")


def setUpModule():
    global LEDGER, SERVER
    LEDGER = Ledger()
    SERVER = Server(LEDGER.path)


def tearDownModule():
    code, talk = SERVER.stop()
    LEDGER.close()
    assert code == 0 and '"failed"' not in talk, (code, talk[-3000:])


def operation_of(method, path):
    """The operation that answers a path, words before names."""
    parts = urllib.parse.urlsplit(path).path.split("/")
    best = None
    for known, template, operation in CONTRACT.routes():
        wanted = template.split("/")
        if known != method or len(wanted) != len(parts):
            continue
        if all(w == p or w.startswith("{") for w, p in zip(wanted, parts)):
            exact = sum(w == p for w, p in zip(wanted, parts))
            if best is None or exact > best[0]:
                best = (exact, operation)
    return best[1] if best else None


def decoded(headers, body):
    kind = headers.get("content-type", "")
    return json.loads(body) if "json" in kind and "ndjson" not in kind and body else body


class Contract_test(unittest.TestCase):
    def check(self, path, wanted=200, headers=None):
        status, found, body = SERVER.ask(path, headers=headers)
        self.assertEqual(status, wanted, (path, body[:300]))
        value = decoded(found, body)
        faults = CONTRACT.faults_of_response(operation_of("GET", path), status, found.get("content-type", ""), value)
        self.assertEqual(faults[:5], [], path)
        return found, value

    def test_the_validator_finds_what_is_not_declared(self):
        schema = {"$ref": "#/components/schemas/Health"}
        self.assertEqual(CONTRACT.faults(schema, {"status": "ok"}, "x"), [])
        for wrong in ({"status": "bad"}, {}, {"status": "ok", "more": 1}, [], None):
            self.assertTrue(CONTRACT.faults(schema, wrong, "x"), wrong)

    def test_every_schema_is_closed_and_every_route_declares_its_refusals(self):
        for name, schema in CONTRACT.tree["components"]["schemas"].items():
            if schema.get("type") == "object":
                self.assertIs(schema.get("additionalProperties"), False, name)
        for method, path, operation in CONTRACT.routes():
            for status in ("200" if method == "GET" or "read" in path else "201", "400", "401", "405", "421", "429", "503"):
                self.assertIn(status, operation["responses"], path)

    def test_examples_of_the_contract_fit_their_schemas(self):
        seen = 0
        for _, path, operation in CONTRACT.routes():
            places = list(operation["responses"].values()) + [operation.get("requestBody", {})]
            for place in places:
                for content in CONTRACT.resolved(place).get("content", {}).values():
                    if "example" in content:
                        seen += 1
                        self.assertEqual(CONTRACT.faults(content["schema"], content["example"], path), [])
        self.assertGreater(seen, 4)

    def test_an_actor_is_found_by_a_name_that_no_claim_carries(self):
        _, answer = self.check("/api/actors?q=" + urllib.parse.quote("داعش"))
        keys = [row["entity"]["key"] for row in answer["items"]]
        self.assertEqual(keys[0], "org.isis", keys)  # and before the coalition against it, whose name holds the word
        pages = [self.check(f"/api/actors?limit=1&q={urllib.parse.quote('داعش')}")[1]]
        while pages[-1]["next"] and len(pages) <= len(keys):
            pages.append(self.check(f"/api/actors?limit=1&q={urllib.parse.quote('داعش')}&cursor={urllib.parse.quote(pages[-1]['next'])}")[1])
        self.assertEqual([page["items"][0]["entity"]["key"] for page in pages], keys)

    def test_lists(self):
        for path in (
            "/api/ledger", "/api/claims", "/api/claims?limit=1000", "/api/incidents?facets=type,grade",
            "/api/holdings", "/api/holdings?at=2017-11-10", "/api/holdings?at=2017-11-10&known_at=2017-11-09",
            "/api/holdings?narrator=org.sohr", "/api/holdings/intervals", "/api/holdings/intervals?located=true",
            "/api/holdings/intervals?known_at=2017-11-12&side=org.isis", "/api/places", "/api/places?q=albu&limit=5",
            "/api/actors?q=%D8%A7%D9%84%D8%AC%D9%8A%D8%B4", "/api/narrators", "/api/documents",
            "/api/documents?text=%D8%A7%D9%84%D8%A8%D9%88%D9%83%D9%85%D8%A7%D9%84", "/api/contradictions",
            "/api/contradictions?state=open&relation=denies", "/api/reviews", "/api/search?q=%D8%A7%D9%84%D8%A8%D9%88%D9%83%D9%85%D8%A7%D9%84",
            "/healthz", "/readyz", "/version", "/metrics",
            "/api/claims?facets=type,polarity,stance,certainty,modality,interest,grade,narrator,narrator_kind,outlet,actor,place,review,happened_year,known_year",
        ):
            with self.subTest(path):
                self.check(path)

    def test_areas_say_what_lies_in_them_and_are_never_held(self):
        found, areas = self.check("/api/areas")
        self.assertTrue(found["content-type"].startswith("application/geo+json"))
        self.assertEqual((areas["level"], areas["levels"]), (3, [2, 3]))
        self.assertEqual([source["licence"] for source in areas["sources"]], ["CC BY-IGO", "CC BY-IGO"])
        by_code = {feature["properties"]["code"]: feature for feature in areas["features"]}
        self.assertIn("gn.174448", by_code["XX010101"]["properties"]["places"])
        self.assertEqual(by_code["XX010102"]["geometry"]["coordinates"][0][0][0], by_code["XX010102"]["geometry"]["coordinates"][0][0][-1])
        self.check("/api/areas?level=4")
        self.check("/api/areas?level=5", wanted=400)
        self.check("/api/areas", wanted=406, headers={"Accept": "text/csv"})
        status, again, body = SERVER.ask("/api/areas", headers={"If-None-Match": found["etag"]})
        self.assertEqual((status, body), (304, b""), again)

        self.check("/api/areas/holdings", wanted=400)
        for view in ("", "&narrator=org.sohr", "&known_at=2017-11-09", "&level=2"):
            self.check("/api/areas/holdings?at=2017-11-10" + view)
        _, told = self.check("/api/areas/holdings?at=2017-11-10")
        bend, wells = told["areas"]
        self.assertEqual(wells["standing"], "unknown")
        self.assertEqual((wells["rests_on"], wells["holders"]), ([], []))
        self.assertIn("gn.174448", [place["place"]["key"] for place in bend["rests_on"]])
        self.assertLessEqual(len(bend["rests_on"]), bend["known_places"])
        # The town's own state on that day, as the list of holdings has it.
        [town] = [row for row in SERVER.json("/api/holdings?at=2017-11-10&place=gn.174448&only=true")["items"]]
        [place] = [row for row in bend["rests_on"] if row["place"]["key"] == "gn.174448"]
        self.assertEqual((place["holder"], place["rival"], place["status"]), (town["holder"], town["rival"], town["status"]))
        holders = {row["holder"]["key"] for row in bend["holders"] if row["holder"]}
        differs = len(bend["holders"]) > 1 or any(row["rival"] or row["status"] == "disputed" for row in bend["rests_on"])
        self.assertEqual(bend["standing"], "contested" if differs else "same_holder", holders)
        _, before = self.check("/api/areas/holdings?at=1990-01-01")
        self.assertEqual({area["standing"] for area in before["areas"]}, {"unknown"})

    def test_the_ledger_ranks_those_who_get_a_colour_of_their_own(self):
        _, told = self.check("/api/ledger")
        every = SERVER.json("/api/holdings?limit=1000")
        self.assertIsNone(every["next"])
        times = {}
        for row in every["items"]:
            for actor in (row["holder"], row["rival"]):
                if actor:
                    times[actor["key"]] = times.get(actor["key"], 0) + 1
        self.assertGreater(len(times), 4)
        self.assertEqual(told["holders"], sorted(times, key=lambda key: (-times[key], key))[:24])

    def test_the_program_and_the_api_export_the_same_bytes(self):
        for name, question in (("geojson", ""), ("jsonl", "about=true&place=gn.174448&type=control"), ("acled", "about=true"),
                               ("kml", "at=2017-11-10&known_at=2017-11-09&narrator=org.sohr")):
            status, _, body = SERVER.ask(f"/api/export/{name}?{question}")
            self.assertEqual(status, 200, body[:300])
            options = [part for key, value in urllib.parse.parse_qsl(question)
                       for part in ([f"--{key}"] if value == "true" else [f"--{key.replace('_', '-')}", value])]
            self.assertEqual(run("export", name, "--ledger", LEDGER.path, *options).stdout, body, name)
        self.check("/api/export/geojson?actor=org.isis")
        feed = SERVER.ask("/api/claims?format=atom")[2].decode()
        self.assertIn("<generator version=", feed)
        self.assertIn("<rights>rows Apache-2.0", feed)

    def test_a_large_answer_is_packed_for_who_takes_it(self):
        status, found, body = SERVER.ask("/api/claims?limit=1000", headers={"Accept-Encoding": "gzip"})
        self.assertEqual((status, found.get("content-encoding")), (200, "gzip"))
        whole = SERVER.ask("/api/claims?limit=1000")
        self.assertNotIn("content-encoding", whole[1])
        self.assertEqual(gzip.decompress(body), whole[2])
        self.assertLess(len(body) * 3, len(whole[2]))
        self.assertIn("Accept-Encoding", whole[1]["vary"])
        small = SERVER.ask("/api/claims?limit=1", headers={"Accept-Encoding": "gzip"})
        self.assertNotIn("content-encoding", small[1])

    def test_other_shapes(self):
        for path, kind in (("/api/claims", "text/csv"), ("/api/claims", "application/geo+json"),
                           ("/api/claims", "application/x-ndjson"), ("/api/claims", "application/atom+xml"),
                           ("/api/incidents", "text/csv"), ("/api/holdings", "application/geo+json"),
                           ("/api/places", "application/geo+json"), ("/api/narrators", "text/csv"),
                           ("/api/contradictions", "text/csv"), ("/api/contradictions", "application/x-ndjson"),
                           ("/api/documents", "application/x-ndjson")):
            with self.subTest(f"{path} {kind}"):
                found, _ = self.check(path, headers={"Accept": kind})
                self.assertTrue(found["content-type"].startswith(kind))
        self.check("/api/narrators", wanted=406, headers={"Accept": "application/geo+json"})
        self.check("/api/claims?format=kml", wanted=400)

    def test_rows_with_all_that_belongs_to_them(self):
        claim = SERVER.json("/api/claims?place=gn.174448&type=control")["items"][0]
        _, paper = self.check("/api/claims/" + in_path(claim["id"]))
        self.assertEqual(paper["claim"], claim)
        _, document = self.check("/api/documents/" + claim["document"]["id"])
        evidence = claim["evidence"]
        self.assertEqual(document["text"][evidence["start"]:evidence["end"]], evidence["text"])
        for incident in SERVER.json("/api/incidents?limit=20")["items"]:
            _, paper = self.check("/api/incidents/" + in_path(incident["key"]))
            told = [c for account in paper["accounts"] for c in account["claims"]]
            self.assertEqual(sorted(told), sorted(incident["claims"]))
        _, place = self.check("/api/places/gn.174448")
        self.assertEqual(place["place"]["name_en"], "Al-Bukamal")
        self.assertTrue(place["stripes"] and place["history"] and place["holdings"])
        self.check("/api/places/gn.174448?known_at=2017-11-10&language=ar")
        _, narrator = self.check("/api/narrators/org.sohr")
        self.assertGreater(narrator["narrator"]["claims"], 10)
        for path in ("claims/x%231", "claims/x", "incidents/x", "documents/x", "places/x", "narrators/x", "export/x"):
            self.check(f"/api/{path}", wanted=404)

    def test_pages_follow_one_another_without_loss(self):
        for path in ("/api/claims", "/api/incidents", "/api/holdings", "/api/narrators", "/api/documents", "/api/places",
                     "/api/actors", "/api/contradictions"):
            with self.subTest(path):
                whole = SERVER.json(path + "?limit=1000")["items"]
                pieces, cursor = [], None
                while True:
                    page = SERVER.json(f"{path}?limit=7" + (f"&cursor={in_path(cursor)}" if cursor else ""))
                    pieces += page["items"]
                    cursor = page["next"]
                    if not cursor:
                        break
                self.assertEqual(pieces, whole)

    def test_filters_leave_out_what_they_should(self):
        every = SERVER.json("/api/claims?limit=1000")["items"]
        by = {
            "polarity=denied": lambda c: c["event"]["polarity"] == "denied",
            "type=control": lambda c: c["event"]["type"] == "control",
            "type=control&type=assault": lambda c: c["event"]["type"] in ("control", "assault"),
            "not_type=control": lambda c: c["event"]["type"] != "control",
            "type=control.capture": lambda c: (c["event"]["type"], c["event"]["mode"]) == ("control", "capture"),
            "stance=deny": lambda c: bool(c["chain"]) and c["chain"][-1]["stance"] == "deny",
            "certainty=certain": lambda c: c["event"]["certainty"] == "certain",
            "modality=actual&modality=ongoing": lambda c: c["event"]["modality"] in ("actual", "ongoing"),
            "known_from=2017-11-10&known_to=2017-11-11": lambda c: "2017-11-10" <= (c["ledger"]["known"] or "") <= "2017-11-11",
            "narrator_kind=monitor": lambda c: c["ledger"]["originator"] and c["ledger"]["originator"]["kind"] == "monitor",
            "not_actor=org.isis": None,
            "interest=self_serving": lambda c: c["ledger"]["interest"] == "self_serving" and c["ledger"]["incident"],
        }
        for query, fits in by.items():
            with self.subTest(query):
                found = {c["id"] for c in SERVER.json(f"/api/claims?limit=1000&{query}")["items"]}
                if fits is None:
                    with_it = {c["id"] for c in SERVER.json("/api/claims?limit=1000&actor=org.isis")["items"]}
                    wanted = {c["id"] for c in every} - with_it
                    self.assertTrue(with_it)
                else:
                    wanted = {c["id"] for c in every if fits(c)}
                self.assertTrue(wanted)
                self.assertEqual(found, wanted)
        both = SERVER.json("/api/claims?limit=1000&all_actor=org.isis&all_actor=org.sy_army")["items"]
        for claim in both:
            keys = {e["entity"] for role in ("actor", "recipient", "from", "object") for e in claim["event"][role]}
            self.assertIn("org.isis", keys)

    def test_facets_count_the_rows_beside_them(self):
        page = SERVER.json("/api/claims?limit=1000&facets=polarity,outlet")
        self.assertTrue(page["facets"]["complete"])
        self.assertEqual(page["facets"]["counted"], len(page["items"]))
        for value in page["facets"]["values"]["polarity"]:
            self.assertEqual(value["count"], sum(c["event"]["polarity"] == value["value"] for c in page["items"]))

    def test_exports_are_what_the_program_writes(self):
        from server import run

        for name in CONTRACT.tree["components"]["schemas"]["ExportFormat"]["enum"]:
            with self.subTest(name):
                found, _ = self.check(f"/api/export/{name}")
                self.assertIn("attachment", found["content-disposition"])
                _, _, body = SERVER.ask(f"/api/export/{name}")
                self.assertEqual(body, run("export", name, "--ledger", LEDGER.path).stdout)
        self.check("/api/export/geojson?at=2017-11-10")
        self.check("/api/export/acled?at=2017-11-10", wanted=400)

    def test_reading_stores_nothing(self):
        before = SERVER.json("/api/ledger")
        text = "قالت مصادر ميدانية إن الجيش السوري دخل مدينة البوكمال أمس الخميس."
        status, headers, paper = SERVER.post("/api/read", {"text": text, "published": "2017-11-10"})
        self.assertEqual(status, 200, paper)
        self.assertEqual(CONTRACT.faults_of_response(operation_of("POST", "/api/read"), status, headers["content-type"], paper), [])
        self.assertEqual(paper["text"], text)
        self.assertTrue(paper["claims"])
        for claim in paper["claims"]:
            self.assertEqual(text[claim["evidence"]["start"]:claim["evidence"]["end"]], claim["evidence"]["text"])
        self.assertEqual(SERVER.json("/api/ledger"), before)
        for body, wanted in ((b"{}", 400), (b'{"text":3}', 400), (b'{"text":"a","x":"y"}', 400), (b"", 400), (b"[", 400)):
            status, _, _ = SERVER.ask("/api/read", "POST", body, {"Content-Type": "application/json", "X-Sijill": "1"})
            self.assertEqual(status, wanted, body)
        status, _, _ = SERVER.ask("/api/read", "POST", b"\xff\xfe\x00", {"Content-Type": "text/plain", "X-Sijill": "1"})
        self.assertEqual(status, 200)
        status, _, _ = SERVER.ask("/api/read", "POST", b"a", {"Content-Type": "text/xml", "X-Sijill": "1"})
        self.assertEqual(status, 415)

    def test_a_review_changes_what_is_shown_and_an_undo_takes_it_back(self):
        claim = SERVER.json("/api/claims?place=gn.174448&type=control")["items"][0]
        path = "/api/claims/" + in_path(claim["id"])
        operation = operation_of("POST", "/api/reviews")
        tag = SERVER.ask(path)[1]["etag"]
        status, headers, written = SERVER.post("/api/reviews", {"action": "reject", "claim": claim["id"], "why": "لا", "who": "رانيا"})
        self.assertEqual(status, 201, written)
        self.assertEqual(CONTRACT.faults_of_response(operation, status, headers["content-type"], written), [])
        self.assertEqual(SERVER.json(path)["claim"]["ledger"]["review"], "rejected")
        self.assertNotEqual(SERVER.ask(path)[1]["etag"], tag)
        self.assertIn(claim["id"], [c["id"] for c in SERVER.json("/api/claims?review=rejected")["items"]])
        number = written["reviews"][0]["id"]
        status, _, undone = SERVER.post(f"/api/reviews/{number}/undo", {"why": "نعم", "who": "رانيا"})
        self.assertEqual(status, 201, undone)
        self.assertIsNone(SERVER.json(path)["claim"]["ledger"]["review"])
        self.check("/api/reviews")
        status, _, _ = SERVER.post("/api/reviews", {"action": "correct", "claim": claim["id"], "field": "place",
                                                   "value": "nowhere.1", "why": "a", "who": "b"})
        self.assertEqual(status, 409)
        for wrong in ({}, {"action": "fly", "why": "a", "who": "b"}, {"action": "accept", "claim": claim["id"], "who": "b"},
                      {"action": "accept", "claim": claim["id"], "why": "a"}, {"action": "accept", "why": "a", "who": "b"},
                      {"action": "accept", "why": "a", "who": "b", "claim": claim["id"], "extra": "x"}):
            status, headers, body = SERVER.post("/api/reviews", wrong)
            self.assertEqual(status, 400, wrong)
            self.assertEqual(CONTRACT.faults_of_response(operation, status, headers["content-type"], body), [])

    def test_an_assigned_contradiction_says_to_whom(self):
        entry = SERVER.json("/api/contradictions?state=open")["items"][0]
        status, _, written = SERVER.post("/api/reviews", {"action": "annotate", "claim": entry["later"]["id"], "why": "@huda look", "who": "r"})
        self.assertEqual(status, 201, written)
        found = [e for e in SERVER.json("/api/contradictions?limit=1000")["items"] if e["later"]["id"] == entry["later"]["id"]]
        self.assertTrue(all((e["state"], e["assignee"]) == ("assigned", "huda") for e in found))
        SERVER.post(f"/api/reviews/{written['reviews'][0]['id']}/undo", {"why": "a", "who": "r"})

    def test_an_etag_holds_until_the_ledger_changes(self):
        found, _ = self.check("/api/claims?limit=3")
        status, again, body = SERVER.ask("/api/claims?limit=3", headers={"If-None-Match": found["etag"]})
        self.assertEqual((status, body), (304, b""))
        self.assertEqual(again["etag"], found["etag"])
        other = SERVER.ask("/api/claims?limit=3", headers={"If-None-Match": found["etag"], "Accept": "text/csv"})
        self.assertEqual(other[0], 200)

    def test_every_answer_has_the_headers_that_keep_a_browser_safe(self):
        paths = [urllib.parse.urlsplit(path).path.replace("{format}", "csv") for _, path, _ in CONTRACT.routes()]
        for path in [*paths, "/", "/nothing", "/api/nothing", "/%zz", "/../../etc/passwd"]:
            for method in ("GET", "HEAD", "POST", "OPTIONS", "DELETE"):
                if path == "/api/changes" and method == "GET":
                    continue
                status, found, body = SERVER.ask(path, method)
                with self.subTest(f"{method} {path} {status}"):
                    self.assertLess(status, 500)
                    self.assertEqual(found["content-security-policy"], POLICY)
                    self.assertEqual(found["x-content-type-options"], "nosniff")
                    self.assertEqual(found["referrer-policy"], "no-referrer")
                    self.assertFalse([name for name in found if name.startswith("access-control")])
                    if status == 405:
                        self.assertIn("allow", found)

    def test_nasty_words_come_back_as_json_only(self):
        connection = sqlite3.connect(LEDGER.path)
        titles = {row[0] for row in connection.execute("SELECT title FROM documents")}
        connection.close()
        self.assertTrue(set(NASTY) & titles)
        for path in ("/api/documents?limit=1000", "/api/claims?limit=1000", "/api/actors?limit=1000"):
            found, value = self.check(path)
            self.assertEqual(found["content-type"], "application/json")
            self.assertIn("script", json.dumps(value))
        for words in NASTY:
            status, found, body = SERVER.ask("/api/claims?actor=" + in_path(words))
            self.assertIn(status, (200, 400))
            self.assertIn("json", found["content-type"])
            status, found, _ = SERVER.ask("/" + in_path(words))
            self.assertNotIn("script>alert", str(found))
        _, _, feed = SERVER.ask("/api/claims?format=atom&limit=1000")
        self.assertNotIn(b"<script>", feed)
        import xml.etree.ElementTree
        self.assertTrue(xml.etree.ElementTree.fromstring(feed))

    def test_changes_are_told(self):
        import http.client

        line = http.client.HTTPConnection("127.0.0.1", SERVER.port, timeout=20)
        line.request("GET", "/api/changes", headers={"Host": SERVER.host})
        answer = line.getresponse()
        self.assertEqual(answer.getheader("content-type"), "text/event-stream")

        def event():
            while True:
                text = answer.fp.readline().decode()
                self.assertTrue(text, "the stream ended")
                if text.startswith("data: "):
                    return json.loads(text[6:])

        first = event()
        self.assertEqual(CONTRACT.faults({"$ref": "#/components/schemas/Change"}, first, "event"), [])
        claim = SERVER.json("/api/claims?limit=1")["items"][0]
        SERVER.post("/api/reviews", {"action": "accept", "claim": claim["id"], "why": "a", "who": "b"})
        second = event()
        self.assertGreater(second["change"], first["change"])
        self.assertEqual(second["reviews"], first["reviews"] + 1)
        line.close()


if __name__ == "__main__":
    unittest.main()
