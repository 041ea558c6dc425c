"""sijill read on good and bad input: what it writes where, and with which exit code."""
import gzip
import json
import os
import pathlib
import pty
import re
import subprocess
import tempfile
import unittest

from program import ARTICLE, PROGRAM, ROOT, sijill


def records(process):
    return [json.loads(line) for line in process.stdout.decode().split("\n") if line]


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content=ARTICLE):
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)


class Inputs(Case):
    def test_an_article_gives_claims_whose_spans_spell_their_text(self):
        process = sijill("read", self.file("a.txt"))
        self.assertEqual(process.returncode, 0, process.stderr)
        claims = records(process)
        self.assertGreater(len(claims), 0)
        for claim in claims:
            for span in (claim["event"]["trigger"], claim["evidence"]):
                self.assertEqual(ARTICLE[span["start"] : span["end"]], span["text"])
        self.assertEqual(claims[0]["document"]["published"], "2017-11-11T00:04:00")

    def test_an_empty_file_is_no_claims(self):
        process = sijill("read", self.file("empty.txt", ""))
        self.assertEqual((process.returncode, process.stdout), (0, b""))

    def test_binary_is_no_claims_and_a_note(self):
        process = sijill("read", self.file("picture.jpg", bytes(range(256)) * 64))
        self.assertEqual((process.returncode, process.stdout), (0, b""))
        self.assertIn(b"picture.jpg", process.stderr)

    def test_broken_utf8_is_read_with_a_note(self):
        broken = ARTICLE.encode().replace("الجمعة".encode(), "الجم".encode() + b"\xd8")
        process = sijill("read", self.file("broken.txt", broken))
        self.assertEqual(process.returncode, 0)
        self.assertGreater(len(records(process)), 0)
        self.assertIn(b"broken.txt", process.stderr)

    def test_english_is_no_claims(self):
        text = "The army said on Friday that it had retaken the town of Al-Bukamal after heavy fighting.\n" * 5
        process = sijill("read", self.file("english.txt", text))
        self.assertEqual((process.returncode, process.stdout), (0, b""))

    def test_astral_characters_count_once(self):
        text = "😀😀 " + ARTICLE
        for claim in records(sijill("read", "-", stdin=text.encode())):
            span = claim["event"]["trigger"]
            self.assertEqual(text[span["start"] : span["end"]], span["text"])

    def test_standard_input_reads_as_a_file_does(self):
        process = sijill("read", "-", stdin=ARTICLE.encode())
        self.assertEqual(process.stdout, sijill("read", self.file("a.txt")).stdout)

    def test_a_missing_file_is_named_and_the_rest_is_done(self):
        good = self.file("good.txt")
        process = sijill("read", str(self.folder / "missing.txt"), good)
        self.assertEqual(process.returncode, 1)
        self.assertEqual(process.stdout, sijill("read", good).stdout)
        self.assertIn(b"missing.txt", process.stderr)
        self.assertEqual(process.stderr.count(b"\n"), 1, process.stderr)

    def test_a_directory_is_all_files_under_it_in_the_order_of_their_paths(self):
        folder = self.folder / "news"
        (folder / "b").mkdir(parents=True)
        names = ["news/a.txt", "news/b/1.txt", "news/b/2.txt"]
        files = [self.file(name, ARTICLE.replace("11/", f"{i + 1}/")) for i, name in enumerate(names)]
        self.file("news/.hidden.txt")
        self.assertEqual(sijill("read", str(folder)).stdout, sijill("read", *files).stdout)

    def test_a_packed_file_reads_as_the_file_does(self):
        plain = [claim["event"] for claim in records(sijill("read", self.file("a.txt")))]
        packed = records(sijill("read", self.file("a.txt.gz", gzip.compress(ARTICLE.encode()))))
        self.assertEqual([claim["event"] for claim in packed], plain)

    def test_a_broken_packed_file_is_named_and_strict_ends_the_run(self):
        broken = self.file("broken.gz", gzip.compress(ARTICLE.encode())[:-20])
        good = self.file("good.txt")
        process = sijill("read", broken, good)
        self.assertEqual(process.returncode, 1)
        self.assertIn(b"broken.gz: found the end in the middle of a gzip member", process.stderr)
        self.assertEqual(process.stdout, sijill("read", good).stdout)
        for jobs in ("1", "4"):
            process = sijill("read", "--strict", "--jobs", jobs, good, broken, good)
            self.assertEqual(process.returncode, 1)
            self.assertEqual(process.stdout, sijill("read", good).stdout)

    def test_a_limit_that_is_reached_is_told(self):
        process = sijill("read", "--limit", "document=100", self.file("a.txt"))
        self.assertEqual((process.returncode, process.stdout), (1, b""))
        self.assertIn(b"found more than 100 bytes", process.stderr)
        self.assertIn(b"--limit document=N", process.stderr)

    def test_a_file_name_cannot_steer_the_terminal(self):
        process = sijill("read", "\x1b]0;owned\x07")
        self.assertEqual(process.returncode, 1)
        self.assertNotIn(b"\x1b", process.stderr)

    @staticmethod
    def told(process):
        """What stderr says but for the progress, which comes by the clock."""
        return [line for line in process.stderr.splitlines() if not re.match(rb"sijill: [\d.]+(/[\d.]+)? MB, ", line)]

    def test_any_number_of_jobs_gives_the_same_bytes_in_the_order_of_the_inputs(self):
        files = [self.file(f"{i}.txt", ARTICLE.replace("11/", f"{1 + i % 28}/") * (1 + i % 7)) for i in range(60)]
        files.insert(20, str(self.folder / "missing.txt"))
        for form in ("jsonl", "reading", "html"):
            one = sijill("read", "--jobs", "1", "--format", form, *files)
            for jobs in ("2", "4", "13"):
                many = sijill("read", "--jobs", jobs, "--format", form, *files)
                self.assertEqual(many.stdout, one.stdout)
                self.assertEqual(self.told(many), self.told(one))
                self.assertEqual(many.returncode, 1)


class Options(Case):
    def published(self, value):
        return records(sijill("read", "-", "--published", value, stdin=ARTICLE.encode()))[0]["document"]["published"]

    def test_a_publication_date_is_read_with_as_much_as_it_says(self):
        self.assertEqual(self.published("2015-07-26"), "2015-07-26")
        self.assertEqual(self.published("2015-07-26T08:30"), "2015-07-26T08:30:00")
        self.assertEqual(self.published("2015-07-26T08:30:00+03:00"), "2015-07-26T08:30:00+03:00")
        self.assertEqual(self.published("2015-07-26T08:30Z"), "2015-07-26T08:30:00+00:00")

    def test_an_unreadable_date_is_wrong_usage_and_says_what_is_wanted(self):
        for value in ("yesterday", "2015-13-01", "2015-02-30", "26/07/2015", "2015-07-26T25:00", ""):
            process = sijill("read", "-", "--published", value, stdin=ARTICLE.encode())
            self.assertEqual(process.returncode, 2, value)
            self.assertEqual(process.stdout, b"")
            self.assertIn(f'found "{value}", wanted'.encode(), process.stderr)

    def test_facts_from_options_stand_in_the_record(self):
        process = sijill("read", "-", "--outlet", "جريدة الفرات", "--url", "https://x.example/1", "--title", "T", stdin=ARTICLE.encode())
        document = records(process)[0]["document"]
        self.assertEqual(document["url"], "https://x.example/1")
        self.assertEqual(document["title"], "T")
        self.assertEqual(document["outlet"]["text"], "جريدة الفرات")

    def test_wrong_usage_is_exit_code_2_with_a_hint(self):
        for arguments in ([], ["read"], ["reed", "x"], ["read", "-", "--format", "xml"], ["read", "-", "--jobs", "0"],
                          ["read", "-", "--nonsense"], ["read", "-", "--outlet", b"\xff"], ["read", "-", "--from", "xls"],
                          ["read", "-", "--limit", "size=1"], ["read", "-", "--start", "x"], ["read", "-", "--columns", "x"],
                          ["read", "a", "b", "--start", "5"]):
            process = sijill(*arguments)
            self.assertEqual(process.returncode, 2, arguments)
            self.assertEqual(process.stdout, b"")
            self.assertTrue(process.stderr.startswith(b"sijill: "), process.stderr)

    def test_explain_adds_what_was_not_taken(self):
        text = ARTICLE + "ويدخل الفريق المباراة بهدف الفوز.\n"
        plain = records(sijill("read", "-", stdin=text.encode()))
        explained = records(sijill("read", "-", "--explain", stdin=text.encode()))
        self.assertEqual([r for r in explained if r["schema"] == "sijill.claim/1"], plain)
        for record in explained:
            if record["schema"] == "sijill.rejection/1":
                self.assertTrue(record["reason"])

    def test_help_shows_examples(self):
        for arguments in (["--help"], ["read", "--help"], ["lexicon", "--help"], ["eval", "events", "--help"]):
            process = sijill(*arguments)
            self.assertEqual(process.returncode, 0)
            self.assertIn(b"Example", process.stdout)

    def test_a_data_directory_without_a_lexicon_is_named(self):
        process = sijill("read", "-", environment={"SIJILL_DATA": str(self.folder)})
        self.assertEqual(process.returncode, 3)
        self.assertIn(str(self.folder).encode(), process.stderr)
        process = sijill("--data", str(self.folder / "no"), "version")
        self.assertEqual(process.returncode, 3)


class Formats(Case):
    def test_reading_is_one_object_with_all_layers(self):
        reading = json.loads(sijill("read", "-", "--format", "reading", stdin=ARTICLE.encode()).stdout)
        self.assertEqual(reading["schema"], "sijill.reading/1")
        self.assertEqual(reading["text"], ARTICLE)
        for layer in ("sentences", "words", "mentions", "claims"):
            self.assertGreater(len(reading[layer]), 0, layer)
        for word in reading["words"]:
            self.assertLess(word["start"], word["end"])
            self.assertTrue(word["head"] is None or 0 <= word["head"] < len(reading["words"]))

    def test_conllu_is_well_formed(self):
        lines = sijill("read", "-", "--format", "conllu", stdin=ARTICLE.encode()).stdout.decode().split("\n")
        expected = 1
        text, built = "", ""
        for line in lines:
            if line.startswith("# text = "):
                text, built, expected, covered = line[9:], "", 1, 0
            elif line and not line.startswith("#"):
                columns = line.split("\t")
                self.assertEqual(len(columns), 10, line)
                after = "" if columns[9] == "SpaceAfter=No" else " "
                if "-" in columns[0]:
                    covered = int(columns[0].split("-")[1])
                    built += columns[1] + after
                    continue
                self.assertEqual(int(columns[0]), expected, line)
                if expected > covered:
                    built += columns[1] + after
                expected += 1
            elif not line and text:
                self.assertEqual(built.strip(), text)
                text = ""

    def test_a_table_is_for_people_and_plain_where_it_is_no_terminal(self):
        table = sijill("read", "-", "--format", "table", stdin=ARTICLE.encode()).stdout.decode()
        self.assertIn("control.recapture", table)
        self.assertNotIn("\x1b", table)
        self.assertNotIn("\u2068", table)


class Streams(Case):
    def on_terminal(self, environment):
        """What the program writes to a terminal of 100 columns."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [PROGRAM, "read", self.file("a.txt")], stdout=theirs, stderr=theirs, env={**os.environ, "COLUMNS": "100", **environment}
        )
        os.close(theirs)
        out = b""
        try:
            while chunk := os.read(ours, 65536):
                out += chunk
        except OSError:  # the other end is closed
            pass
        os.close(ours)
        self.assertEqual(process.wait(), 0)
        return out.decode()

    def test_a_terminal_gets_a_table_with_isolates_and_colours(self):
        shown = self.on_terminal({"NO_COLOR": ""})
        self.assertIn("\x1b[", shown)
        self.assertIn("\u2068", shown)
        self.assertEqual(shown.count("\u2068"), shown.count("\u2069"))

    def test_no_color_is_obeyed(self):
        self.assertNotIn("\x1b", self.on_terminal({"NO_COLOR": "1"}))

    def test_a_reader_that_has_seen_enough_is_no_failure(self):
        files = [self.file(f"{i}.txt", ARTICLE * 20) for i in range(40)]
        process = subprocess.Popen([PROGRAM, "read", *files], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        self.assertEqual(process.wait(timeout=60), 0)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full here")
    def test_a_full_disk_is_reported(self):
        with open("/dev/full", "wb") as full:
            process = subprocess.run(
                [PROGRAM, "read", self.file("a.txt")], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
            )
        self.assertEqual(process.returncode, 6)
        self.assertIn(b"No space left", process.stderr)

    def test_quiet_keeps_notes_back_but_not_errors(self):
        broken = self.file("broken.txt", ARTICLE.encode() + b"\xd8\xff\n")
        self.assertNotEqual(sijill("read", broken).stderr, b"")
        self.assertEqual(sijill("read", "-q", broken).stderr, b"")
        self.assertNotEqual(sijill("read", "-q", str(self.folder / "missing")).stderr, b"")


class OtherVerbs(Case):
    def test_version_names_program_lexicon_and_grammar(self):
        process = sijill("version")
        self.assertEqual(process.returncode, 0, process.stderr)
        words = [line.split()[0] for line in process.stdout.decode().splitlines()]
        self.assertEqual(words[:3], ["sijill", "lexicon", "grammar"])

    def test_the_lexicon_tells_what_a_word_is(self):
        shown = sijill("lexicon", "استعاد", "البوكمال", "ززززز").stdout.decode()
        self.assertIn("control.recapture", shown)
        self.assertIn("Al-Bukamal", shown)
        self.assertIn("not in the lexicon", shown)

    def test_eval_events_counts_by_label(self):
        rows = [
            ",accept,event_type,id,label,reject,text,total",
            '0,3,ASSAULT,a,yes,0,"قتل مسلحون ""ثلاثة"" جنود في هجوم على حاجز، الجمعة.",3',
            "1,0,ASSAULT,b,easy no,3,فاز الفريق بالبطولة بعد مباراة جميلة.,3",
        ]
        process = sijill("eval", "events", self.file("gold.csv", "\n".join(rows) + "\n"))
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertIn("recall on yes 1.000", process.stdout.decode())
        self.assertRegex(process.stdout.decode(), r"T1 .*P 1\.000  R 1\.000  F1 1\.000")

    def test_a_csv_that_is_none_is_named(self):
        process = sijill("eval", "events", self.file("gold.csv", "a,b\n1,2\n"))
        self.assertEqual(process.returncode, 1)
        self.assertIn(b"wanted accept", process.stderr)


if __name__ == "__main__":
    unittest.main()
