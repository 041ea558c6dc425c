"""sijill places: areas that the user brings are taken, listed, replaced and taken out; bad files change nothing."""
import json
import pathlib
import tempfile
import unittest

from program import ROOT, sijill
from area_files import COLUMNS, box, write_areas, write_shapefile


class Places(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name)
        cls.ledger = cls.path / "war.db"
        run = sijill("ingest", str(ROOT / "data/samples"), "--ledger", str(cls.ledger), "--quiet")
        assert run.returncode == 0, run.stderr

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def run_places(self, *arguments, wanted=0):
        run = sijill("places", *map(str, arguments), "--ledger", str(self.ledger))
        self.assertEqual(run.returncode, wanted, run.stderr.decode())
        return run.stdout.decode(), run.stderr.decode()

    def listed(self, *arguments):
        return [json.loads(line) for line in self.run_places("list", "--format", "json", *arguments)[0].splitlines()]

    def test_areas_are_taken_listed_replaced_and_taken_out(self):
        folder = write_areas(self.path / "areas")
        _, talk = self.run_places("import", "ocha", folder, "--attribution", "ours")
        self.assertIn("2 subdistricts", talk)
        self.assertIn("licence CC BY-IGO; shown with them: ours", talk)
        sources = self.listed()
        self.assertEqual([(s["key"], s["level"], s["areas"], s["licence"], s["attribution"]) for s in sources],
                         [("ocha/xx_admin2", 2, 1, "CC BY-IGO", "ours"), ("ocha/xx_admin3", 3, 2, "CC BY-IGO", "ours")])
        self.assertEqual(sources[1]["dated"], "2016-09-05")
        bend, wells = self.listed("--level", "3")
        self.assertEqual((bend["code"], bend["parent"], bend["name_ar"]), ("XX010101", "XX0101", "البوكمال"))
        self.assertIn("gn.174448", bend["places"])  # Al-Bukamal lies in it
        self.assertNotIn("gn.174448", wells["places"])
        self.assertFalse([key for key in bend["places"] if "/" in key], "a countryside is no point")
        [district] = self.listed("--level", "2")
        self.assertEqual(set(district["places"]), set(bend["places"] + wells["places"]) | set(district["places"]))
        self.assertIn("gn.174448", district["places"])  # through its subdistrict
        table, _ = self.run_places("list", "--level", "3")
        self.assertTrue(table.startswith("XX010101\tالبوكمال\tRiver Bend\tXX0101\t"), table)

        # What is recorded later finds its area too, and a second import leaves the ledger as it was.
        self.assertNotIn("sj.hasrat", bend["places"])
        article = "9 نوفمبر 2017\n\nقال مصدر عسكري إن الجيش سيطر على قرية حسرات.\n".encode()
        sijill("ingest", "-", "--ledger", str(self.ledger), "--quiet", stdin=article)
        before = self.listed("--level", "3")
        self.assertIn("sj.hasrat", before[0]["places"])
        self.run_places("import", "ocha", folder / "xx_admin3.shp")
        self.assertEqual(self.listed("--level", "3"), before)
        self.assertEqual(len(self.listed()), 2)

        self.run_places("remove", "ocha/xx_admin3")
        self.assertEqual(self.listed("--level", "3"), [])
        _, talk = self.run_places("remove", "ocha/xx_admin3", wanted=1)
        self.assertIn("'sijill places list' shows", talk)
        check = sijill("ledger", "check", "--ledger", str(self.ledger))
        self.assertEqual((check.returncode, check.stdout), (0, b""))

    def test_a_folder_with_a_bad_file_changes_nothing(self):
        folder = write_areas(self.path / "bad")
        whole = (folder / "xx_admin2.shp").read_bytes()
        before = self.listed()
        for spoil, words in ((lambda: (folder / "xx_admin2.shp").write_bytes(whole[:-30]), "it is cut off"),
                             (lambda: (folder / "xx_admin2.dbf").unlink(), "no .dbf file beside it")):
            spoil()
            _, talk = self.run_places("import", "ocha", folder, wanted=1)
            self.assertIn(words, talk)
            self.assertIn("nothing was imported", talk)
            (folder / "xx_admin2.shp").write_bytes(whole)
        write_shapefile(folder / "xx_admin2", COLUMNS, [([box(400000, 3400000, 410000, 3410000)], ("A", "", "B", "", "", ""))])
        self.assertIn("wanted degrees", self.run_places("import", "ocha", folder, wanted=1)[1])
        self.assertEqual(self.listed(), before)
        self.assertIn("is not there", self.run_places("import", "ocha", self.path / "none", wanted=1)[1])

    def test_the_areas_of_syria(self):
        data = ROOT.parent / "shared/data/places/ocha_syr"
        if not data.is_dir():
            self.skipTest(f"{data} is not here; it is not ours to give away")
        other = self.path / "syria.db"
        sijill("ingest", str(ROOT / "data/samples"), "--ledger", str(other), "--quiet")
        run = sijill("places", "import", "ocha", str(data), "--ledger", str(other))
        self.assertEqual(run.returncode, 0, run.stderr.decode())
        for words in ("14 provinces", "62 districts", "272 subdistricts", "414 quarters"):
            self.assertIn(words, run.stderr.decode())
        listed = sijill("places", "list", "--level", "3", "--format", "json", "--ledger", str(other)).stdout.decode()
        home = [area["name_en"] for area in map(json.loads, listed.splitlines()) if "gn.174448" in area["places"]]
        self.assertEqual(home, ["Abu Kamal"])


if __name__ == "__main__":
    unittest.main()
