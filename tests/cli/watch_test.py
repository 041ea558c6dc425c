"""sijill watch against a site on 127.0.0.1: what is fetched, what is not, what is remembered. Nothing leaves the machine."""
import os
import pathlib
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

from feed_server import Answer, Site, http_date, page, rss
from program import PROGRAM, sijill

# No proxy of the machine may come between.
ENVIRONMENT = {name: "" for name in ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY", "no_proxy", "NO_PROXY")}


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.ledger = str(self.folder / "test.db")
        self.site = self.new_site()

    def new_site(self):
        site = Site()
        self.addCleanup(site.close)
        return site

    def write_feeds(self, *feeds, head="", allow=True):
        """Each feed is a path of the site, or the lines of a [[feed]]."""
        lines = ['contact = "desk@example.org"', 'delay = "0s"', head]
        if allow:
            lines.append(f'allow_private = ["{self.site.host}"]')
        for feed in feeds or ("/rss",):
            lines += ["[[feed]]", f'address = "{self.site.base}{feed}"' if feed.startswith("/") else feed]
        path = self.folder / "feeds.toml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return str(path)

    def watch(self, *arguments, feeds=None, **options):
        feeds = feeds or self.write_feeds()
        return sijill("watch", feeds, "--ledger", self.ledger, "--once", *arguments, environment=ENVIRONMENT, **options)

    def publish(self, *numbers, **options):
        self.site.answers["/rss"] = Answer(rss(*numbers), type_="application/rss+xml", **options)
        for number in numbers:
            self.site.answers[f"/news/{number}"] = Answer(page(number))

    def query(self, sql):
        connection = sqlite3.connect(self.ledger)
        rows = connection.execute(sql).fetchall()
        connection.close()
        return rows

    def forget_times(self):
        """Every wait that is remembered is over."""
        path = pathlib.Path(self.ledger + ".watch")
        lines = [line.split("\t") for line in path.read_text().splitlines()]
        for line in lines:
            if line[0] == "feed":
                line[2] = "0"
            if line[0] == "page":
                line[4] = "0"
        path.write_text("".join("\t".join(line) + "\n" for line in lines))


class Recording(Case):
    def test_new_articles_are_fetched_read_and_recorded(self):
        self.publish(1, 2)
        process = self.watch("--list")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(self.query("SELECT url, published FROM documents ORDER BY url"),
                         [(f"{self.site.base}/news/{n}", "2017-11-11T10:04:00+02:00") for n in (1, 2)])  # fmt: skip
        self.assertGreater(self.query("SELECT count(*) FROM claims")[0][0], 0)
        self.assertEqual(len(process.stdout.splitlines()), 2)
        self.assertTrue(process.stdout.startswith(b"added\t"))
        text = self.query("SELECT text FROM documents LIMIT 1")[0][0]
        self.assertIn("استعاد مدينة البوكمال", text)
        self.assertNotIn("الرئيسية", text)

    def test_every_request_says_who_asks(self):
        self.publish(1)
        self.watch()
        for _, headers in self.site.requests:
            self.assertRegex(headers["User-Agent"], r"^Sijill/[\d.]+ \(\+desk@example.org\)$")

    def test_what_was_fetched_is_not_fetched_again(self):
        self.publish(1)
        self.watch()
        self.publish(1, 2)
        process = self.watch()
        self.assertEqual(self.site.paths().count("/news/1"), 1)
        self.assertEqual(self.query("SELECT count(*) FROM documents"), [(2,)])
        self.assertIn(b"1 documents added", process.stderr)

    def test_an_unchanged_feed_is_not_sent_again(self):
        self.publish(1, etag='"a"', Last_Modified="Sat, 11 Nov 2017 10:04:00 GMT")
        self.watch()
        process = self.watch()
        self.assertIn(b"unchanged, nothing new", process.stderr)
        last = [headers for path, headers in self.site.requests if path == "/rss"][-1]
        self.assertEqual((last["If-None-Match"], last["If-Modified-Since"]), ('"a"', "Sat, 11 Nov 2017 10:04:00 GMT"))

    def test_a_page_that_failed_is_tried_again_though_the_feed_is_unchanged(self):
        self.publish(1, 2, etag='"a"')
        self.site.answers["/news/2"] = Answer("x", 503)
        self.watch()
        self.forget_times()
        self.publish(1, 2, etag='"a"')
        self.watch()
        self.assertEqual(self.query("SELECT count(*) FROM documents"), [(2,)])
        self.assertEqual(self.site.paths().count("/news/1"), 1)

    def test_more_than_a_poll_may_bring_comes_with_the_next(self):
        self.publish(1, 2, 3, etag='"a"')
        feeds = self.write_feeds(f'address = "{self.site.base}/rss"\nmost_new = 2')
        process = self.watch(feeds=feeds)
        self.assertIn(b"1 new ones left for the next poll", process.stderr)
        self.watch(feeds=feeds)
        self.assertEqual(self.query("SELECT count(*) FROM documents"), [(3,)])

    def test_the_feed_itself_can_be_the_text(self):
        body = "قال الجيش إن قواته سيطرت على بلدة المزرعة شمال المدينة أمس بعد معارك عنيفة."
        self.site.answers["/rss"] = Answer(rss(1).replace("</pubDate>", f"</pubDate><description>{body}</description>"))
        self.watch(feeds=self.write_feeds(f'address = "{self.site.base}/rss"\nread = "entry"\noutlet = "almowaten"'))
        self.assertEqual(self.site.paths(), ["/rss"])
        [(text, url)] = self.query("SELECT text, url FROM documents")
        self.assertIn(body, text)
        self.assertEqual(url, f"{self.site.base}/news/1")

    def test_sitemaps_of_an_index_and_days_that_are_left_out(self):
        sitemap = "<urlset><url><loc>{0}/news/1</loc><lastmod>2017-11-11</lastmod></url><url><loc>{0}/news/2</loc><lastmod>2016-01-01</lastmod></url></urlset>"
        self.site.answers["/map"] = Answer(f"<sitemapindex><sitemap><loc>{self.site.base}/s1</loc></sitemap></sitemapindex>", type_="text/xml")
        self.site.answers["/s1"] = Answer(sitemap.format(self.site.base), type_="text/xml")
        self.publish(1, 2)
        self.watch(feeds=self.write_feeds(f'address = "{self.site.base}/map"\nsince = 2017-01-01'))
        self.assertEqual(self.site.paths(), ["/map", "/s1", "/news/1"])

    def test_an_entry_that_changed_is_a_new_version(self):
        atom = ("<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><entry><title>e</title><link href='/news/1'/>"
                "<updated>{}</updated></entry></feed>")  # fmt: skip
        self.publish(1)
        self.site.answers["/rss"] = Answer(atom.format("2017-11-11T10:00:00Z"))
        self.watch()
        self.watch()
        self.assertEqual(self.site.paths().count("/news/1"), 1)
        self.site.answers["/rss"] = Answer(atom.format("2017-11-11T12:00:00Z"))
        self.site.answers["/news/1"] = Answer(page(1).replace("خمسة مسلحين", "ستة مسلحين"))
        process = self.watch("--list")
        self.assertTrue(process.stdout.startswith(b"new version\t"), process.stdout)

    def test_wrong_charsets_and_packed_bodies(self):
        self.site.answers["/rss"] = Answer(rss(1, 2).encode("windows-1256"), type_="text/xml; charset=utf-8")
        self.site.answers["/news/1"] = Answer(page(1).encode("windows-1256"), type_="text/html; charset=utf-8")
        self.site.answers["/news/2"] = Answer(page(2))
        self.site.answers["/news/2"].packed = True
        self.watch()
        for (text,) in self.query("SELECT text FROM documents"):
            self.assertIn("استعاد مدينة البوكمال", text)
        self.assertEqual(self.query("SELECT count(*) FROM documents"), [(2,)])


class Failures(Case):
    def test_a_feed_that_fails_does_not_stop_the_others(self):
        self.publish(1)
        self.site.answers["/bad"] = Answer("<html>no feed</html>")
        process = self.watch(feeds=self.write_feeds("/missing", "/bad", "/rss"))
        self.assertEqual(process.returncode, 1)
        self.assertIn(b"found the status 404, wanted a feed", process.stderr)
        self.assertIn("No feed was found".encode(), process.stderr)
        self.assertEqual(self.query("SELECT count(*) FROM documents"), [(1,)])

    def test_a_host_that_asks_to_wait_is_left_alone(self):
        for wait in ("3600", http_date(3600)):
            with self.subTest(wait):
                self.site.requests.clear()
                self.site.answers["/rss"] = Answer("x", 429, Retry_After=wait)
                process = self.watch("--state", str(self.folder / wait))
                self.assertIn(b"found the status 429", process.stderr)
                self.assertRegex(process.stderr.decode(), r"not asked again for (59|60) min")
                process = self.watch("--state", str(self.folder / wait))
                self.assertEqual(self.site.paths(), ["/rss"])
                self.assertIn(b"left alone for another", process.stderr)

    def test_failures_in_a_row_double_the_wait(self):
        self.site.answers["/rss"] = Answer("x", 500)
        feeds = self.write_feeds(f'address = "{self.site.base}/rss"\ninterval = "1000s"')
        for least, most in ((750, 1250), (1500, 2500), (3000, 5000)):
            self.watch(feeds=feeds)
            [line] = [line.split("\t") for line in pathlib.Path(self.ledger + ".watch").read_text().splitlines() if line.startswith("feed")][-1:]
            self.assertTrue(least <= int(line[2]) - time.time() + 2 <= most + 4, line)
            self.forget_times()

    def test_redirects_are_followed_and_loops_are_not(self):
        self.publish(1)
        self.site.answers["/old"] = Answer("", 301, Location="rss")
        self.site.answers["/a"] = Answer("", 302, Location="/b")
        self.site.answers["/b"] = Answer("", 302, Location="/a")
        for i in range(8):
            self.site.answers[f"/far/{i}"] = Answer("", 302, Location=f"/far/{i + 1}")
        self.site.answers["/out"] = Answer("", 302, Location="file:///etc/passwd")
        process = self.watch(feeds=self.write_feeds("/old", "/a", "/far/0", "/out"))
        self.assertIn(f"moved for good to {self.site.base}/rss".encode(), process.stderr)
        self.assertIn(b"found redirects in a circle", process.stderr)
        self.assertIn(b"found more than 5 redirects", process.stderr)
        self.assertIn(b'found a redirect to "file:///etc/passwd"', process.stderr)
        self.assertIn("/far/5", self.site.paths())
        self.assertNotIn("/far/6", self.site.paths())

    def test_bodies_that_do_not_end_are_cut(self):
        self.site.answers["/rss"] = Answer("x")
        self.site.answers["/rss"].endless = True
        began = time.monotonic()
        process = self.watch()
        self.assertIn(b"found more than 10485760 bytes", process.stderr)
        self.assertLess(time.monotonic() - began, 15)

    def test_a_bomb_is_cut_where_it_is_unpacked(self):
        self.site.answers["/rss"] = Answer(b" " * 50_000_000)
        self.site.answers["/rss"].packed = True
        self.assertIn(b"found more than 10485760 bytes", self.watch().stderr)

    def test_a_page_that_is_no_text_is_given_up(self):
        self.publish(1)
        self.site.answers["/news/1"] = Answer(b"\x89PNG\r\n", type_="image/png")
        process = self.watch()
        self.assertIn(b'found the type "image/png", wanted a page of text; given up', process.stderr)
        self.watch()
        self.assertEqual(self.site.paths().count("/news/1"), 1)

    @unittest.skipUnless(os.environ.get("SIJILL_SLOW_TESTS"), "waits for 20 s; SIJILL_SLOW_TESTS=1 runs it")
    def test_a_body_that_trickles_is_cut(self):
        self.site.answers["/rss"] = Answer("x")
        self.site.answers["/rss"].slow = True
        began = time.monotonic()
        process = self.watch()
        self.assertRegex(process.stderr, rb"found no whole answer within \d+ ms")
        self.assertLess(time.monotonic() - began, 25)


class Private(Case):
    def test_a_private_address_is_refused_unless_allowed_by_name(self):
        self.publish(1)
        process = self.watch(feeds=self.write_feeds(allow=False))
        self.assertEqual(process.returncode, 1)
        self.assertIn(b"found the private address 127.0.0.1", process.stderr)
        self.assertEqual(self.site.requests, [])

    def test_names_and_spellings_of_private_addresses_are_refused(self):
        port = self.site.host.split(":")[1]
        addresses = [f"http://{host}:{port}/rss" for host in ("localhost", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "0.0.0.0")]
        process = self.watch(feeds=self.write_feeds(*(f'address = "{address}"' for address in addresses)))
        self.assertEqual(self.site.requests, [])
        self.assertEqual(process.stderr.count(b"failed, "), len(addresses), process.stderr)
        self.assertGreaterEqual(process.stderr.count(b"found the private address"), len(addresses) - 1, process.stderr)

    def test_a_redirect_to_a_private_address_is_refused(self):
        other = self.new_site()
        other.answers["/rss"] = Answer(rss(1))
        self.site.answers["/rss"] = Answer("", 302, Location=f"{other.base}/rss")
        process = self.watch()
        self.assertIn(b"found the private address 127.0.0.1", process.stderr)
        self.assertEqual(other.requests, [])

    def test_a_page_that_leads_elsewhere_is_named_by_its_own_address(self):
        other = self.new_site()
        self.publish(1)
        self.site.answers["/news/1"] = Answer("", 302, Location=f"{other.base}/news/1")
        process = self.watch()
        self.assertIn(f"{self.site.base}/news/1: {other.base}/robots.txt: found the private address 127.0.0.1".encode(), process.stderr)
        self.assertEqual(other.requests, [])

    def test_an_entry_at_a_private_address_is_refused(self):
        other = self.new_site()
        self.site.answers["/rss"] = Answer(rss(1, base=other.base))
        process = self.watch()
        self.assertIn(b"found the private address 127.0.0.1", process.stderr)
        self.assertEqual(other.requests, [])

    def test_a_proxy_is_used_and_does_not_lead_within(self):
        # The proxy is a site too: a request through it has a whole address for its path. The name is allowed, so that
        # it is not looked up here, which would ask a server elsewhere.
        proxy = self.new_site()
        for path in ("/rss", "/robots.txt"):
            proxy.answers[f"http://proxied.invalid{path}"] = Answer(rss() if path == "/rss" else "", type_="text/xml")
        feeds = self.write_feeds('address = "http://proxied.invalid/rss"', f'address = "{self.site.base}/rss"',
                                 head=f'proxy = "{proxy.base}"\nallow_private = ["proxied.invalid"]', allow=False)  # fmt: skip
        process = self.watch(feeds=feeds)
        self.assertEqual(proxy.paths(but_robots=False), ["http://proxied.invalid/robots.txt", "http://proxied.invalid/rss"])
        self.assertIn(b"found the private address 127.0.0.1", process.stderr)
        self.assertEqual(self.site.requests, [])


class Manners(Case):
    def robots(self, text, status=200):
        self.site.answers["/robots.txt"] = Answer(text, status, type_="text/plain")

    def test_robots_txt_is_asked_first_and_heeded(self):
        self.publish(1, 2)
        self.robots("User-agent: *\nDisallow: /\n\nUser-agent: Sijill\nDisallow: /news/2\n")
        process = self.watch()
        self.assertEqual(self.site.paths(but_robots=False)[0], "/robots.txt")
        self.assertEqual(self.site.paths(but_robots=False).count("/robots.txt"), 1)
        self.assertNotIn("/news/2", self.site.paths())
        self.assertIn(b"robots.txt does not allow it", process.stderr)
        self.assertEqual(self.query("SELECT count(*) FROM documents"), [(1,)])

    def test_robots_txt_that_cannot_be_had_closes_the_site(self):
        self.publish(1)
        self.robots("", 503)
        process = self.watch()
        self.assertEqual(self.site.paths(), [])
        self.assertIn(b"/robots.txt: found the status 503", process.stderr)

    def test_robots_txt_that_is_not_there_closes_nothing(self):
        self.publish(1)
        self.robots("", 403)
        self.watch()
        self.assertEqual(self.query("SELECT count(*) FROM documents"), [(1,)])

    def test_requests_to_a_host_keep_their_distance(self):
        self.publish(1, 2)
        feeds = self.write_feeds()
        path = pathlib.Path(feeds)
        path.write_text(path.read_text().replace('delay = "0s"', 'delay = "0.4s"'))
        self.watch(feeds=feeds)
        gaps = [later - earlier for earlier, later in zip(self.site.times, self.site.times[1:])]
        self.assertEqual(len(gaps), 3)
        self.assertGreater(min(gaps), 0.3)

    def test_crawl_delay_is_heeded(self):
        self.publish()
        self.robots("User-agent: *\nCrawl-delay: 0.5\n")
        self.watch(feeds=self.write_feeds("/rss", "/missing"))
        self.assertGreater(self.site.times[2] - self.site.times[1], 0.4)


class Stopping(Case):
    def start(self):
        return subprocess.Popen([PROGRAM, "watch", self.feeds, "--ledger", self.ledger, "--list"], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env={**os.environ, **ENVIRONMENT})  # fmt: skip

    def setUp(self):
        super().setUp()
        self.feeds = self.write_feeds(head='interval = "1s"')

    def wait_for(self, condition, what):
        for _ in range(600):
            if condition():
                return
            time.sleep(0.05)
        self.fail(f"never: {what}")

    def test_it_polls_again_until_it_is_stopped(self):
        for new, stop in ((2, signal.SIGINT), (3, signal.SIGTERM)):
            self.publish(1)
            process = self.start()
            self.addCleanup(process.kill)
            self.wait_for(lambda: self.site.paths().count("/rss") >= 2, "a second poll")
            self.publish(1, new)
            self.wait_for(lambda: f"/news/{new}" in self.site.paths(), "the new article")
            process.send_signal(stop)
            _, errors = process.communicate(timeout=20)
            self.assertEqual(process.returncode, 0, errors)
            self.assertRegex(errors, rb"polls.*; \d+ articles; .*claims\n$")
            self.site.requests.clear()
        self.assertEqual(self.query("SELECT count(*), count(DISTINCT key) FROM documents"), [(3, 3)])

    def test_killed_at_any_moment_it_goes_on_without_fetching_twice(self):
        self.publish(*range(1, 13))
        kills = 0
        for _ in range(40):
            process = self.start()
            self.addCleanup(process.kill)
            before = len(self.site.paths())
            self.wait_for(lambda: len(self.site.paths()) >= before + 3 or process.poll() is not None, "requests")
            done = self.query("SELECT count(*) FROM documents")[0][0] == 12
            process.kill()
            process.communicate()
            kills += 1
            if done:
                break
        pages = [path for path in self.site.paths() if path.startswith("/news/")]
        self.assertEqual(self.query("SELECT count(*), count(DISTINCT key) FROM documents"), [(12, 12)])
        # At most the one page that was under way at each kill.
        self.assertLessEqual(len(pages), 12 + kills)

    def test_one_watch_at_a_time_has_the_state(self):
        self.publish(1)
        process = self.start()
        self.addCleanup(process.kill)
        self.wait_for(lambda: self.site.paths(), "a request")
        second = self.watch(feeds=self.feeds)
        self.assertEqual(second.returncode, 6)
        self.assertIn(b"another sijill watch uses it", second.stderr)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)

    def test_a_state_cut_short_is_read_and_a_newer_one_is_left_alone(self):
        self.publish(1)
        self.watch()
        path = pathlib.Path(self.ledger + ".watch")
        path.write_text(path.read_text() + "page\tcut")
        self.assertEqual(self.watch().returncode, 0)
        self.assertEqual(self.site.paths().count("/news/1"), 1)
        path.write_text("sijill.watch/9\n")
        process = self.watch()
        self.assertEqual(process.returncode, 6)
        self.assertIn(b"sijill.watch/9", process.stderr)
        self.assertEqual(path.read_text(), "sijill.watch/9\n")


class Configuration(Case):
    def faults(self, text):
        path = self.folder / "feeds.toml"
        path.write_text(text, encoding="utf-8")
        process = sijill("watch", str(path), "--check")
        return process.returncode, [line.removeprefix(f"sijill: {path}:") for line in process.stderr.decode().splitlines()]

    def test_a_file_without_fault(self):
        code, lines = self.faults('contact = "https://example.org/bot"\n[[feed]]\naddress = "https://example.org/rss"\nsince = 2026-01-01\n')
        self.assertEqual(code, 0)
        self.assertIn("1 feeds, no fault found", lines[0])

    def test_every_fault_is_named_with_its_line_and_the_remedy(self):
        code, lines = self.faults('contct = "x"\ndelay = 5\n[[feed]]\naddress = "ftp://example.org/"\ninterval = "5 parsecs"\n'
                                  'read = "all"\nmost_new = 0\nsince = "soon"\n[[feed]]\naddress = "http://a:b@example.org/"\n')  # fmt: skip
        self.assertEqual(code, 3)
        text = "\n".join(lines)
        for wanted in ("1: contct: found a key that is not known, wanted contact perhaps", "1: contact: found nothing",
                       '2: delay: found 5, wanted a time with its unit, "90s"', '4: feed 1, address: found "ftp://example.org/", wanted an address that begins with http',
                       '5: feed 1, interval: found "5 parsecs"', '6: feed 1, read: found "all", wanted "page"',
                       "7: feed 1, most_new: found 0, wanted a number from 1 to 10000", "8: feed 1, since: found 'soon', wanted a day",
                       "10: feed 2, address: found"):  # fmt: skip
            self.assertIn(wanted, text)

    def test_one_address_is_watched_once(self):
        feed = '[[feed]]\naddress = "https://example.org/rss"\n'
        self.assertIn("wanted another one; line 3 watches it already", self.faults('contact = "a@b.c"\n' + feed + feed)[1][0])

    def test_no_toml_no_file_no_feed(self):
        self.assertEqual(self.faults("contact = ")[0], 3)
        self.assertIn("1: found what is no TOML", self.faults("contact = ")[1][0])
        self.assertIn("feed: found nothing, wanted one [[feed]]", self.faults('contact = "a@b.c"\n')[1][0])
        process = sijill("watch", str(self.folder / "missing.toml"), "--check")
        self.assertEqual(process.returncode, 3)
        self.assertIn(b"missing.toml: found the error", process.stderr)


if __name__ == "__main__":
    unittest.main()
