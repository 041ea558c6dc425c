"""CC-NEWS as it is, through the program: what of it becomes documents, what is passed over, what is told."""
import pathlib
import random
import sqlite3
import tempfile
import unittest

from cc_news import PAGES, Archive, real_sized
from program import ARTICLE, sijill

FEED = "<?xml version='1.0'?><rss><channel><title>صوت الفرات</title>" + "".join(
    f"<item><title>خبر {i}</title><link>/{i}</link><description>{ARTICLE.split(chr(10), 2)[2]}</description></item>" for i in range(3)
) + "</channel></rss>"  # fmt: skip


def archive(verbatim):
    made = Archive()
    pages = sorted(PAGES.glob("*.html"))[:12]
    chance = random.Random(3)
    for number, page in enumerate(pages):
        body = real_sized(page.read_bytes(), chance)
        made.page(f"https://news.example/{number}", body, verbatim=verbatim, encoding=("gzip", "br", "deflate", "")[number % 4],
                  chunked=number % 3 == 0, header=number != 5, status=("HTTP/1.1 200 OK", "HTTP/2 200")[number % 2])  # fmt: skip
    made.page("https://news.example/old", pages[0].read_bytes(), status="HTTP/1.1 404 Not Found", verbatim=verbatim)
    made.page("https://news.example/picture", b"\xff\xd8\xff" + bytes(range(256)), content_type="image/jpeg", verbatim=verbatim)
    made.page("https://news.example/rss", FEED.encode(), content_type="text/html", verbatim=verbatim)
    long = f"<html><head><title>خبر</title></head><body><h1>خبر</h1>{'<p>' + ARTICLE.split(chr(10), 2)[2] + '</p>'}".encode()
    made.page("https://news.example/long", long, truncated="length", verbatim=verbatim)
    return bytes(made.packed)


class CcNews(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def documents(self, name, packed, *arguments):
        path, ledger = self.folder / f"{name}.warc.gz", self.folder / f"{name}{len(arguments)}.db"
        path.write_bytes(packed)
        process = sijill("ingest", "--ledger", ledger, path, *arguments)
        self.assertEqual(process.returncode, 0, process.stderr.decode())
        connection = sqlite3.connect(ledger)
        rows = connection.execute("SELECT url, key, text FROM documents ORDER BY url").fetchall()
        connection.close()
        return process.stderr.decode(), rows

    def test_each_page_is_a_document_whatever_its_header_says_of_the_body(self):
        told, rows = self.documents("new", archive(verbatim=False))
        self.assertIn("passed over 19 (1 image/jpeg, 16 request, 1 status 404, 1 warcinfo)", told)
        self.assertIn("The archive kept only the beginning of the page (WARC-Truncated: length).", told)
        self.assertEqual(len(rows), 12 + 3 + 1)
        self.assertEqual(len({key for _, key, _ in rows}), 16)
        _, old_rows = self.documents("old", archive(verbatim=True))
        self.assertEqual(old_rows, rows)
        self.assertEqual(self.documents("new", archive(verbatim=False), "--jobs", "7")[1], rows)


if __name__ == "__main__":
    unittest.main()
