"""Inputs of many articles through the program: their order, their places, what is left out, whose words they are."""
import gzip
import json
import pathlib
import sqlite3
import tempfile
import unittest

from program import ARTICLE, sijill

BODY = ARTICLE.split("\n", 2)[2]


def claims(process):
    return [json.loads(line) for line in process.stdout.decode().split("\n") if line]


def warc(pages):
    """Packed record by record; and where each record begins."""
    packed, places = b"", []
    for number, page in enumerate(pages):
        block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><h1>خبر {number}</h1><p>{page}</p></body></html>".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/{number}\r\nContent-Length: {len(block)}\r\n"
        places.append(len(packed))
        packed += gzip.compress(f"{head}Content-Type: application/http\r\n\r\n".encode() + block + b"\r\n\r\n")
    return packed, places


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)


class Tables(Case):
    ROWS = [{"id": i, "date": f"2017-11-{i + 1:02}", "source": "جريدة الفرات", "title": f"خبر {i}", "body": BODY} for i in range(12)]

    def test_rows_say_who_published_what_and_when(self):
        lines = "".join(json.dumps(row) + "\n" for row in self.ROWS)
        read = claims(sijill("read", self.file("news.jsonl.gz", gzip.compress(lines.encode()))))
        days = [claim["document"]["published"] for claim in read]
        self.assertEqual(sorted(set(days)), [row["date"] for row in self.ROWS])
        self.assertEqual(days, sorted(days))
        self.assertEqual({claim["document"]["outlet"]["text"] for claim in read}, {"جريدة الفرات"})

    def test_the_same_rows_as_csv_give_the_same_events(self):
        lines = self.file("a.jsonl", "".join(json.dumps(row) + "\n" for row in self.ROWS))
        table = "date;source;title;words\n" + "".join(f'{row["date"]};{row["source"]};{row["title"]};"{row["body"]}"\n' for row in self.ROWS)
        table = sijill("read", "--columns", "text=words", self.file("a.csv", table))
        self.assertEqual([c["event"] for c in claims(table)], [c["event"] for c in claims(sijill("read", lines))])

    def test_a_bad_line_is_named_with_its_place_and_strict_ends_there(self):
        good = json.dumps(self.ROWS[0]) + "\n"
        path = self.file("a.jsonl", good + '{"body": "cut\n' + good.replace("خبر", "نبأ"))
        process = sijill("read", path)
        self.assertEqual(process.returncode, 1)
        self.assertIn(f"a.jsonl, record 2 at byte {len(good)}: found the end of a line within a string".encode(), process.stderr)
        self.assertIn(b"json: 2 articles, left out 1 (1 broken)", process.stderr)
        for jobs in ("1", "3"):
            strict = sijill("read", "--strict", "--jobs", jobs, path)
            self.assertEqual(strict.returncode, 1)
            self.assertEqual(len({claim["document"]["id"] for claim in claims(strict)}), 1)


class Archives(Case):
    def test_any_number_of_jobs_gives_the_same_bytes_in_the_order_of_the_archive(self):
        packed, _ = warc([BODY.replace("خمسة", str(i)) for i in range(40)])
        path = self.file("news.warc.gz", packed)
        one = sijill("read", "--jobs", "1", path)
        self.assertEqual(one.returncode, 0, one.stderr)
        urls = list(dict.fromkeys(claim["document"]["url"] for claim in claims(one)))
        self.assertEqual(urls, [f"http://x.example/{i}" for i in range(40)])
        for jobs in ("2", "7"):
            self.assertEqual(sijill("read", "--jobs", jobs, path).stdout, one.stdout)

    def test_a_run_can_begin_at_a_place_that_was_told(self):
        packed, places = warc([BODY] * 3)
        path = self.file("news.warc.gz", packed)
        urls = [claim["document"]["url"] for claim in claims(sijill("read", "--start", str(places[1]), path))]
        self.assertEqual(list(dict.fromkeys(urls)), ["http://x.example/1", "http://x.example/2"])
        plain = self.file("news.warc", gzip.decompress(packed))
        first = len(gzip.decompress(packed[: places[1]]))
        self.assertEqual([c["document"]["url"] for c in claims(sijill("read", "--start", str(first), plain))], urls)
        whole = self.file("whole.warc.gz", gzip.compress(gzip.decompress(packed)))
        self.assertEqual([c["document"]["url"] for c in claims(sijill("read", "--start", f"0+{first}", whole))], urls)

    def test_a_killed_run_goes_on_where_it_was(self):
        packed, places = warc([BODY.replace("خمسة", str(i)) for i in range(6)])
        path, ledger = self.file("news.warc.gz", packed), str(self.folder / "a.db")
        sijill("ingest", "--ledger", ledger, self.file("half.warc.gz", packed[: places[3]]))
        process = sijill("ingest", "--ledger", ledger, path)
        self.assertIn(b"3 documents added, 3 were there", process.stderr)

    def test_the_list_tells_places_to_begin_with(self):
        packed, places = warc([BODY.replace("خمسة", str(i)) for i in range(3)])
        process = sijill("ingest", "--ledger", str(self.folder / "a.db"), "--list", self.file("news.warc.gz", packed))
        told = [line.split("\t")[4] for line in process.stdout.decode().splitlines()]
        self.assertEqual(told, [f"{place}+0" for place in places])

    def test_one_address_or_title_does_not_fit_many(self):
        packed, _ = warc([BODY])
        process = sijill("read", "--url", "http://y.example/", self.file("news.warc.gz", packed))
        self.assertEqual((process.returncode, process.stdout), (1, b""))
        self.assertIn(b"articles do not share", process.stderr)


class Relays(Case):
    def telegram(self, *messages):
        listed = [{"id": i, "type": "message", "date": "2017-11-11T12:00:00", "date_unixtime": "1510394400", **message} for i, message in enumerate(messages)]
        chat = {"name": "قناة الميادين المحلية", "type": "public_channel", "id": 77, "messages": listed}
        return self.file("result.json", json.dumps(chat, ensure_ascii=False, indent=1))

    def test_a_forward_is_a_link_of_the_chain(self):
        path = self.telegram(
            {"text": "استعاد تنظيم داعش مدينة البوكمال، الجمعة.", "forwarded_from": "شبكة الخابور"},
            {"text": "قال المرصد السوري لحقوق الإنسان إن تنظيم داعش استعاد مدينة البوكمال، الجمعة.", "forwarded_from": "شبكة الخابور"},
            {"text": "استعاد تنظيم داعش مدينة البوكمال، السبت."},
        )
        chains = [[(link["role"], link["stance"], link["narrator"].get("text")) for link in claim["chain"]] for claim in claims(sijill("read", path))]
        outlet = ("outlet", "publish", "قناة الميادين المحلية")
        self.assertEqual(chains[0], [outlet, ("originator", "state", "شبكة الخابور")])
        self.assertEqual(chains[1][:2], [outlet, ("relay", "relay", "شبكة الخابور")])
        self.assertEqual((chains[1][2][0], len(chains[1])), ("originator", 3))
        self.assertEqual(chains[2], [outlet])

    def test_the_ledger_knows_whom_it_was_forwarded_from(self):
        path = self.telegram({"text": "استعاد تنظيم داعش مدينة البوكمال، الجمعة.", "forwarded_from": "شبكة الخابور"})
        ledger = str(self.folder / "a.db")
        process = sijill("ingest", "--ledger", ledger, path)
        self.assertEqual(process.returncode, 0, process.stderr)
        connection = sqlite3.connect(ledger)
        self.assertEqual(connection.execute("SELECT role, stance FROM links").fetchall(), [("originator", "state")])
        connection.close()


class Feeds(Case):
    def test_a_saved_feed_gives_the_claims_of_its_entries_with_their_dates(self):
        items = "".join(f"<item><title>خبر {i}</title><link>http://x.example/{i}</link><pubDate>Sat, {11 + i} Nov 2017 00:04:00 +0200</pubDate>"
                        f"<description>{BODY}</description></item>" for i in range(2))  # fmt: skip
        path = self.file("saved.xml", f"<rss version='2.0'><channel><title>جريدة الفرات</title>{items}</channel></rss>")
        process = sijill("read", path)
        read = claims(process)
        self.assertEqual({claim["document"]["published"] for claim in read}, {"2017-11-11T00:04:00+02:00", "2017-11-12T00:04:00+02:00"})
        self.assertEqual({claim["document"]["url"] for claim in read}, {"http://x.example/0", "http://x.example/1"})
        self.assertEqual({claim["document"]["outlet"]["text"] for claim in read}, {"جريدة الفرات"})
        self.assertIn(b"summary only", process.stderr)

    def test_a_sitemap_names_the_remedy(self):
        path = self.file("map.xml", "<urlset><url><loc>http://x.example/1</loc></url></urlset>")
        process = sijill("read", path)
        self.assertEqual(process.returncode, 1)
        self.assertIn(b"sijill watch", process.stderr)


if __name__ == "__main__":
    unittest.main()
