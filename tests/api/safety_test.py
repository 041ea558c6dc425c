"""What a server must not do: let strangers in, be used through somebody's browser, be held up by slow or half requests."""
import concurrent.futures
import gzip
import pathlib
import socket
import stat
import subprocess
import tempfile
import time
import unittest

from server import PROGRAM, Ledger, Server, run


def setUpModule():
    global LEDGER, SERVER
    LEDGER = Ledger()
    SERVER = Server(LEDGER.path)


def tearDownModule():
    code, talk = SERVER.stop()
    LEDGER.close()
    assert code == 0 and '"failed"' not in talk, (code, talk[-3000:])


def raw(bytes_, port=None, wait=10):
    """What comes back on a bare connection until it is closed or `wait` seconds are over."""
    with socket.create_connection(("127.0.0.1", port or SERVER.port), timeout=wait) as line:
        line.sendall(bytes_)
        out = b""
        try:
            while piece := line.recv(65536):
                out += piece
        except (TimeoutError, ConnectionResetError):
            pass
        return out


class Names(unittest.TestCase):
    def test_a_rebound_name_is_refused(self):
        for host in ("evil.example", f"evil.example:{SERVER.port}", "127.0.0.1.evil.example", "", "localhost.evil:80", "[::2]"):
            status, _, body = SERVER.ask("/api/claims", host=host or " ")
            self.assertIn(status, (400, 421), (host, body))
            self.assertNotIn(b'"items"', body)
        for host in ("localhost", f"localhost:{SERVER.port}", "LOCALHOST", "[::1]:80", "127.0.0.1"):
            self.assertEqual(SERVER.ask("/healthz", host=host)[0], 200, host)

    def test_two_names_and_no_name_are_refused(self):
        self.assertIn(b" 400 ", raw(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n", wait=3)[:20])
        self.assertIn(b" 421 ", raw(b"GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n", wait=3)[:20])


class Other_sites(unittest.TestCase):
    def refused(self, headers, path="/api/reviews"):
        body = b'{"action":"accept","claim":"x#1","why":"a","who":"b"}'
        status, found, _ = SERVER.ask(path, "POST", body, headers)
        self.assertNotIn("access-control-allow-origin", found)
        return status

    def test_a_form_of_another_site_cannot_change_anything(self):
        before = SERVER.json("/api/reviews")
        for headers in (
            {"Content-Type": "application/x-www-form-urlencoded", "Origin": "https://evil.example"},
            {"Content-Type": "text/plain", "Origin": "https://evil.example"},
            {"Content-Type": "application/json", "Origin": "https://evil.example", "X-Sijill": "1"},
            {"Content-Type": "application/json", "Origin": "null"},
            {"Content-Type": "application/json", "Origin": f"http://evil.example:{SERVER.port}"},
            {"Content-Type": "application/json", "Sec-Fetch-Site": "cross-site"},
            {"Content-Type": "application/json", "Sec-Fetch-Site": "same-site", "X-Sijill": "1"},
            {"Content-Type": "application/json"},
        ):
            self.assertEqual(self.refused(headers), 403, headers)
            self.assertEqual(self.refused(headers, "/api/reviews/1/undo"), 403, headers)
        self.assertEqual(SERVER.json("/api/reviews"), before)

    def test_the_page_itself_may(self):
        for headers in ({"Origin": f"http://{SERVER.host}"}, {"X-Sijill": "1"}):
            self.assertEqual(self.refused({"Content-Type": "application/json", **headers}), 409)  # no such claim

    def test_another_site_cannot_read(self):
        self.assertEqual(SERVER.ask("/api/claims", headers={"Origin": "https://evil.example"})[0], 403)
        self.assertEqual(SERVER.ask("/api/claims", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"})[0], 403)
        self.assertEqual(SERVER.ask("/api/claims", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"})[0], 200)


class Token_test(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.file = pathlib.Path(self.folder.name) / "tokens"

    def tearDown(self):
        self.folder.cleanup()

    def token(self, name, scope, *more):
        return run("serve", "token", "add", "--token-file", self.file, "--name", name, "--scope", scope, *more).stdout.decode().strip()

    def test_scopes_expiry_and_revocation(self):
        reader, reviewer = self.token("rami", "read"), self.token("huda", "review")
        old = self.token("old", "admin", "--expires", "2020-01-01")
        text = self.file.read_text()
        for secret in (reader, reviewer, old):
            self.assertRegex(secret, r"^sijill_[0-9a-f]{64}$")
            self.assertNotIn(secret, text)
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o600)
        server = Server(LEDGER.path, "--token-file", self.file)
        try:
            def ask(secret, path="/api/ledger"):
                return server.ask(path, headers={"Authorization": f"Bearer {secret}"} if secret else {})

            for path in ("/api/ledger", "/api/claims", "/api/documents", "/api/changes", "/metrics", "/api/export/csv"):
                status, headers, _ = ask(None, path)
                self.assertEqual(status, 401, path)
                self.assertIn("Bearer", headers["www-authenticate"])
            self.assertEqual(ask(None, "/healthz")[0], 200)
            self.assertEqual(ask(reader)[0], 200)
            self.assertEqual(ask(old)[0], 401)
            self.assertEqual(ask(reader[:-1] + ("0" if reader[-1] != "0" else "1"))[0], 401)
            self.assertEqual(server.json("/api/ledger", headers={"Authorization": f"Bearer {reviewer}"})["who"], "huda")
            review = {"action": "annotate", "claim": "x#1", "why": "a", "who": "somebody else"}
            self.assertEqual(server.post("/api/reviews", review, {"Authorization": f"Bearer {reader}"})[0], 403)
            self.assertEqual(server.post("/api/reviews", review, {"Authorization": f"Bearer {reviewer}"})[0], 409)
            claim = server.json("/api/claims?limit=1", headers={"Authorization": f"Bearer {reader}"})["items"][0]
            status, _, written = server.post("/api/reviews", {**review, "claim": claim["id"]}, {"Authorization": f"Bearer {reviewer}"})
            self.assertEqual((status, written["reviews"][0]["who"]), (201, "huda"))
            run("serve", "token", "revoke", "huda", "--token-file", self.file)
            self.assertNotIn(b"huda", run("serve", "token", "list", "--token-file", self.file).stdout)
            until = time.monotonic() + 10
            while ask(reviewer)[0] == 200 and time.monotonic() < until:
                time.sleep(0.2)
            self.assertEqual(ask(reviewer)[0], 401)
            self.assertEqual(ask(reader)[0], 200)
            # A file that is gone lets nobody in.
            self.file.unlink()
            until = time.monotonic() + 10
            while ask(reader)[0] == 200 and time.monotonic() < until:
                time.sleep(0.2)
            self.assertEqual(ask(reader)[0], 401)
        finally:
            self.assertEqual(server.stop()[0], 0)

    def test_guessing_is_slowed(self):
        good = self.token("rami", "read")
        server = Server(LEDGER.path, "--token-file", self.file)
        try:
            statuses = [server.ask("/api/ledger", headers={"Authorization": f"Bearer sijill_{n:064x}"})[0] for n in range(14)]
            self.assertEqual(statuses[0], 401)
            self.assertEqual(statuses[-1], 429)
            self.assertEqual(server.ask("/api/ledger", headers={"Authorization": f"Bearer {good}"})[0], 429)
        finally:
            server.stop()

    def test_another_address_needs_tokens(self):
        refused = subprocess.run([PROGRAM, "serve", "--ledger", LEDGER.path, "--address", "0.0.0.0", "--port", "0"],
                                 capture_output=True, timeout=30, check=False)
        self.assertEqual(refused.returncode, 2)
        self.assertIn(b"--token-file", refused.stderr)


class Limits(unittest.TestCase):
    def test_a_large_header_a_long_address_and_a_large_body_are_refused(self):
        host = f"Host: {SERVER.host}\r\n".encode()
        self.assertIn(b" 431 ", raw(b"GET / HTTP/1.1\r\n" + host + b"X: " + b"a" * 20_000 + b"\r\n\r\n")[:20])
        self.assertIn(b" 414 ", raw(b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\n" + host + b"Connection: close\r\n\r\n")[:20])
        large = b"POST /api/read HTTP/1.1\r\n" + host + b"X-Sijill: 1\r\nContent-Type: text/plain\r\nContent-Length: 99999999\r\n\r\n"
        self.assertIn(b" 413 ", raw(large)[:20])
        chunks = b"POST /api/read HTTP/1.1\r\n" + host + b"X-Sijill: 1\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n"
        self.assertIn(b" 413 ", raw(chunks, wait=5)[:20])

    def test_what_is_no_request_is_refused(self):
        for text in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"hello\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET\r\n\r\n",
                     b"GET / HTTP/1.1\r\nHost\r\n\r\n", b"POST /api/read HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                     b"POST /api/read HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"):
            with self.subTest(text[:30]):
                answer = raw(text, wait=8)
                self.assertTrue(answer == b"" or b" 400 " in answer[:20] or b" 421 " in answer[:20], answer[:80])
        self.assertEqual(SERVER.ask("/healthz")[0], 200)

    def test_slow_and_half_requests_are_closed_and_hold_nobody_up(self):
        lines = [socket.create_connection(("127.0.0.1", SERVER.port)) for _ in range(256)]
        for number, line in enumerate(lines):
            line.sendall(b"GET /api/claims HTTP/1.1\r\nHo" if number % 2 else b"G")
        began = time.monotonic()
        times = []
        for _ in range(50):
            at = time.monotonic()
            self.assertEqual(SERVER.ask("/api/claims?limit=5")[0], 200)
            times.append(time.monotonic() - at)
        self.assertLess(sorted(times)[25], 0.5)
        # Header time is five seconds; all are closed soon after.
        closed = 0
        for line in lines:
            line.settimeout(max(0.1, began + 15 - time.monotonic()))
            try:
                closed += line.recv(100) == b""
            except TimeoutError:
                pass
            except ConnectionResetError:
                closed += 1
            line.close()
        self.assertEqual(closed, len(lines))

    def test_a_client_that_does_not_read_holds_nobody_up(self):
        lines = []
        for _ in range(64):
            line = socket.socket()
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            line.connect(("127.0.0.1", SERVER.port))
            line.sendall(f"GET /api/claims?limit=1000 HTTP/1.1\r\nHost: {SERVER.host}\r\n\r\n".encode() * 3)
            lines.append(line)
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            self.assertEqual({s for s, _, _ in pool.map(lambda _: SERVER.ask("/api/claims?limit=5"), range(40))}, {200})
        for line in lines:
            line.close()

    def test_one_connection_serves_many_requests_and_requests_in_one_piece(self):
        two = f"GET /healthz HTTP/1.1\r\nHost: {SERVER.host}\r\n\r\nGET /version HTTP/1.1\r\nHost: {SERVER.host}\r\nConnection: close\r\n\r\n"
        answer = raw(two.encode())
        self.assertEqual(answer.count(b"HTTP/1.1 200 OK"), 2)

    def test_too_many_requests_are_told_when_to_come_back(self):
        server = Server(LEDGER.path, "--rate", 5)
        try:
            answers = [server.ask("/healthz") for _ in range(30)]
            refused = [headers for status, headers, _ in answers if status == 429]
            self.assertTrue(refused)
            self.assertEqual(refused[0]["retry-after"], "1")
        finally:
            server.stop()


class Ledger_away(unittest.TestCase):
    def test_the_page_comes_packed_to_those_alone_who_take_it_so(self):
        status, plain_headers, plain = SERVER.ask("/")
        if status == 404:
            self.skipTest("this program was built without its page")
        self.assertNotIn("content-encoding", plain_headers)
        self.assertIn(b"<!doctype html", plain.lower())
        _, packed_headers, packed = SERVER.ask("/", headers={"Accept-Encoding": "gzip, br"})
        self.assertEqual(packed_headers["content-encoding"], "gzip")
        self.assertEqual(gzip.decompress(packed), plain)
        self.assertEqual(packed_headers["vary"], "Accept-Encoding")

    def test_errors_name_neither_paths_nor_sql(self):
        for path in ("/api/claims?text=%22", "/api/claims?text=a%20OR%20(", "/api/claims?cursor=x", "/api/claims/%27%3B--",
                     "/api/search?q=*%5E%22", "/api/claims?place=%27", "/nothing.js", "/api/export/%2e%2e%2f"):
            status, _, body = SERVER.ask(path)
            self.assertLess(status, 500, path)
            for word in (b"SELECT", b"sqlite", b"/tmp", str(LEDGER.path).encode()):
                self.assertNotIn(word, body, path)

    def test_a_line_of_the_log_is_one_line(self):
        server = Server(LEDGER.path, "-v")
        server.ask("/api/claims?text=%0d%0afake%20line", headers={"Origin": "x"})
        server.ask("/api/%1b%5b31mred")
        raw(b"GET /\x1b[31m HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", server.port, 3)
        code, talk = server.stop()
        self.assertEqual(code, 0)
        self.assertNotIn("\x1b", talk)
        for line in talk.splitlines():
            self.assertTrue(line.startswith(("{", "sijill:")), line)

    def test_a_ledger_that_is_not_there_is_told_and_an_address_that_is_taken(self):
        gone = subprocess.run([PROGRAM, "serve", "--ledger", "/nonexistent/x.db", "--port", "0"], capture_output=True, timeout=30, check=False)
        self.assertEqual(gone.returncode, 4, gone.stderr)
        taken = subprocess.run([PROGRAM, "serve", "--ledger", LEDGER.path, "--port", str(SERVER.port)], capture_output=True, timeout=30, check=False)
        self.assertEqual(taken.returncode, 7, taken.stderr)


class Demo(unittest.TestCase):
    def test_the_demo_is_there_within_ten_seconds_and_leaves_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            process = subprocess.Popen([PROGRAM, "demo", "--serve", "--port", "0"], stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE, env={**__import__("os").environ, "TMPDIR": folder})
            line = process.stdout.readline().decode().strip()
            self.assertLess(time.monotonic() - began, 10)
            import json
            import urllib.request

            with urllib.request.urlopen(line + "api/ledger") as answer:
                self.assertGreater(json.load(answer)["claims"], 100)
            process.terminate()
            process.communicate(timeout=20)
            self.assertEqual(process.returncode, 0)
            self.assertEqual(list(pathlib.Path(folder).iterdir()), [])


if __name__ == "__main__":
    unittest.main()
