"""sijill export: what each format looks like from a real ledger, where it goes, and what is refused."""
import csv
import io
import json
import pathlib
import tempfile
import unittest
import xml.etree.ElementTree

from program import sijill

ARMY = """الجيش يعلن تحرير البوكمال
9 نوفمبر 2017
أعلن الجيش السوري الخميس سيطرته على مدينة البوكمال.
وقتل خمسة مدنيين في قصف جوي على مدينة الميادين الأربعاء.
"""
MONITOR = """المرصد: داعش في البوكمال
10 نوفمبر 2017
قال المرصد السوري لحقوق الإنسان إن تنظيم داعش استعاد الجمعة السيطرة على نحو 50 في المئة من مدينة البوكمال.
ونفى المرصد سيطرة الجيش السوري على مدينة البوكمال.
"""
COLUMNS = {"acled": 31, "ucdp": 49, "polecat": 40, "gdelt": 61, "gdelt-mentions": 16, "csv": 49}
FORMATS = [*COLUMNS, "jsonl", "geojson", "kml", "plover", "ftm", "ftm-statements", "bayanat", "uwazi", "atlos"]


class Export(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = pathlib.Path(cls.folder.name)
        cls.ledger = str(cls.root / "sijill.db")
        for name, outlet, text in (("army.txt", "سانا", ARMY), ("monitor.txt", "فرانس برس", MONITOR)):
            (cls.root / name).write_text(text, encoding="utf-8")
            run = sijill("ingest", str(cls.root / name), "--outlet", outlet, "--ledger", cls.ledger, "--quiet")
            assert run.returncode == 0, run.stderr.decode()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def export(self, *arguments, code=0):
        run = sijill("export", *arguments, "--ledger", self.ledger)
        self.assertEqual(run.returncode, code, run.stderr.decode())
        return run.stdout.decode() if code == 0 else run.stderr.decode()

    def test_every_format_is_written_twice_alike(self):
        for name in FORMATS:
            text = self.export(name)
            self.assertTrue(text, name)
            self.assertEqual(text, self.export(name), name)

    def test_every_row_has_the_columns_of_its_shape(self):
        for name, wanted in COLUMNS.items():
            is_csv = name in ("acled", "ucdp", "csv")
            rows = list(csv.reader(io.StringIO(self.export(name)), delimiter="," if is_csv else "\t",
                                   quoting=csv.QUOTE_MINIMAL if is_csv else csv.QUOTE_NONE))
            self.assertGreater(len(rows), 0 if "gdelt" in name else 1, name)
            self.assertEqual({len(row) for row in rows}, {wanted}, name)

    def test_claims_read_back_as_the_ledger_gave_them(self):
        copy = str(self.root / "copy.jsonl")
        self.export("jsonl", "--out", copy)
        lines = pathlib.Path(copy).read_text(encoding="utf-8").splitlines()
        ids = {json.loads(line)["id"] for line in lines}
        self.assertEqual(len(ids), len(lines))
        self.assertEqual({json.loads(line)["schema"] for line in lines}, {"sijill.claim/1"})
        self.assertEqual(list(self.root.glob("*.part")), [])

    def test_a_file_says_what_it_is_in_the_way_of_its_format(self):
        question = ("--place", "الميادين", "--known-to", "2017-11-10", "--type", "assault.aerial")
        first = json.loads(self.export("jsonl", "--about", *question).splitlines()[0])
        self.assertEqual(first.pop("schema"), "sijill.export/1")
        place = first["query"].split("&")[0].removeprefix("place=")
        self.assertEqual(first["query"], f"place={place}&type=assault.aerial&known_to=2017-11-10")
        self.assertRegex(first["program"], r"^sijill \d")
        self.assertRegex(first["read_by"][0], r"^sijill [^;]+; lexicon [^;]+; grammar [^;]+")
        self.assertGreaterEqual(first["ledger"], 4)
        self.assertIn("belong to their authors", first["licence"])
        self.assertEqual(json.loads(self.export("geojson", *question))["provenance"], first)
        kml = xml.etree.ElementTree.fromstring(self.export("kml", *question))
        data = {node.get("name"): node[0].text for node in kml[0].find("{*}ExtendedData")}
        self.assertEqual((data["query"], data["licence"]), (first["query"], first["licence"]))
        for name in FORMATS:
            plain, about = self.export(name), self.export(name, "--about")
            self.assertEqual(about, self.export(name, "--about"), name)
            self.assertTrue(about.endswith(plain), name)
            if name in ("geojson", "kml"):
                self.assertEqual(about, plain, name)
            elif name in ("jsonl", "plover", "ftm", "ftm-statements", "bayanat"):
                self.assertEqual(json.loads(about.splitlines()[0])["query"], "all", name)
            else:
                self.assertTrue(about.startswith("# query: all\n# program: sijill "), name)

    def test_our_own_import_takes_a_file_that_says_what_it_is(self):
        copy = str(self.root / "about.jsonl")
        self.export("jsonl", "--about", "--out", copy)
        run = sijill("ledger", "add", "--claims", copy, "--ledger", str(self.root / "again.db"))
        self.assertEqual(run.returncode, 0, run.stderr.decode())
        self.assertIn(b"2 documents added", run.stderr)

    def test_what_is_only_denied_is_a_claim_and_no_event(self):
        claims = list(csv.DictReader(io.StringIO(self.export("csv"))))
        self.assertIn("denied", {row["polarity"] for row in claims})
        events = {json.loads(line)["id"] for line in self.export("plover").splitlines()}
        self.assertTrue(events)
        self.assertFalse(events & {row["id"] for row in claims if row["polarity"] == "denied"})

    def test_contested_columns_add_no_rows(self):
        plain = list(csv.DictReader(io.StringIO(self.export("acled"))))
        more = list(csv.DictReader(io.StringIO(self.export("acled", "--include-contested"))))
        self.assertEqual([row["event_id_cnty"] for row in plain], [row["event_id_cnty"] for row in more])
        self.assertTrue(all(row["sijill_grade"] for row in more))

    def test_maps_are_maps(self):
        incidents = json.loads(self.export("geojson"))
        self.assertEqual(incidents["type"], "FeatureCollection")
        self.assertTrue(incidents["features"])
        held = json.loads(self.export("geojson", "--at", "2017-11-11"))
        self.assertEqual(held["at"], "2017-11-11")
        self.assertTrue(all("holder" in feature["properties"] for feature in held["features"]))
        kml = xml.etree.ElementTree.fromstring(self.export("kml", "--at", "2017-11-11"))
        self.assertTrue(kml.tag.endswith("}kml"))

    def test_filters_restrict(self):
        everything = set(self.export("jsonl").splitlines())
        some = set(self.export("jsonl", "--place", "الميادين").splitlines())
        self.assertTrue(some)
        self.assertLess(some, everything)

    def test_json_lines_are_json(self):
        for name in ("jsonl", "plover", "ftm", "ftm-statements", "bayanat"):
            for line in self.export(name).splitlines():
                json.loads(line)

    def test_what_does_not_go_together_is_refused(self):
        self.assertIn("wanted geojson or kml", self.export("acled", "--at", "2017-11-11", code=2))
        self.assertIn("found without --at", self.export("kml", "--known-at", "2017-11-11", code=2))
        self.assertIn("nonesuch", self.export("nonesuch", code=2))
        self.assertIn("2017-31-12", self.export("kml", "--at", "2017-31-12", code=2))

    def test_a_file_that_cannot_be_written_is_named(self):
        message = self.export("csv", "--out", str(self.root / "no" / "such" / "file.csv"), code=6)
        self.assertIn("nothing was written there", message)

    def test_a_ledger_that_is_not_there_is_named(self):
        run = sijill("export", "csv", "--ledger", str(self.root / "none.db"))
        self.assertEqual(run.returncode, 4)
        self.assertIn(b"none.db", run.stderr)


if __name__ == "__main__":
    unittest.main()
