"""The base map that a user brings: what is refused at the start, what is sent, byte for byte, and to whom."""
import concurrent.futures
import json
import os
import pathlib
import re
import struct
import subprocess
import tempfile
import time
import unittest

from schema import Contract
from server import PROGRAM, Ledger, Server, run

from pmtiles_file import write_pmtiles  # lies beside the tests of the program

CONTRACT = Contract()
ROUTE = "/api/basemap"
GIGABYTE = 1 << 30


def setUpModule():
    global LEDGER, FOLDER, FILE, BYTES, SERVER
    LEDGER = Ledger()
    FOLDER = tempfile.TemporaryDirectory()
    FILE = write_pmtiles(pathlib.Path(FOLDER.name) / "map.pmtiles", "raster")
    BYTES = FILE.read_bytes()
    SERVER = Server(LEDGER.path, "--basemap", FILE)


def tearDownModule():
    code, talk = SERVER.stop()
    LEDGER.close()
    FOLDER.cleanup()
    assert code == 0 and '"failed"' not in talk, (code, talk[-3000:])


def memory(server):
    """Bytes that a server has had in memory at most."""
    status = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return 1024 * int(re.search(r"VmHWM:\s+(\d+)", status)[1])


class Start(unittest.TestCase):
    def refused(self, path, *wanted):
        done = subprocess.run([PROGRAM, "serve", "--ledger", LEDGER.path, "--port", "0", "--basemap", path],
                              capture_output=True, timeout=30, check=False)
        self.assertEqual((done.returncode, done.stdout), (2, b""), done.stderr)
        talk = done.stderr.decode()
        for words in ("--basemap", str(path), "wanted", *wanted):
            self.assertIn(words, talk)
        self.assertEqual(talk.count("\n"), 1, talk)

    def test_a_file_that_is_no_base_map_is_refused_with_what_was_found_and_what_to_do(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            self.refused(folder / "none.pmtiles", "cannot be opened")
            self.refused(folder, "a folder")
            os.mkfifo(folder / "pipe")
            self.refused(folder / "pipe", "a pipe")
            cases = {
                "other": (b"<!DOCTYPE html>", "begins with 3C 21 44", "'pmtiles convert'"),
                "empty": (b"", "begins with nothing", "version 3"),
                "cut head": (BYTES[:100], "found 100 bytes", "fetch it again"),
                "cut": (BYTES[:-1], "bytes of tiles", "fetch it again"),
                "unknown tiles": (BYTES[:99] + b"\0" + BYTES[100:], "type 0", "vector tiles"),
                "old": (BYTES[:7] + b"\2" + BYTES[8:], "version 2", "'pmtiles convert'"),
            }
            for what, (content, *wanted) in cases.items():
                path = folder / what
                path.write_bytes(content)
                self.refused(path, *wanted)

    def test_without_the_option_nothing_is_there(self):
        server = Server(LEDGER.path)
        try:
            self.assertIsNone(server.json("/api/ledger")["basemap"])
            status, found, body = server.ask(ROUTE)
            self.assertEqual((status, found["content-type"]), (404, "application/problem+json"))
            self.assertIn("--basemap", json.loads(body)["detail"])
        finally:
            self.assertEqual(server.stop()[0], 0)

    def test_the_demo_takes_one_too(self):
        demo = subprocess.run([PROGRAM, "demo", "--serve", "--port", "0", "--basemap", "/nonexistent.pmtiles"],
                              capture_output=True, timeout=60, check=False)
        self.assertEqual((demo.returncode, demo.stdout), (2, b""), demo.stderr)
        self.assertIn(b"/nonexistent.pmtiles: cannot be opened", demo.stderr)


class Sending(unittest.TestCase):
    def ask(self, headers=None, method="GET", wanted=200, path=ROUTE):
        status, found, body = SERVER.ask(path, method, headers=headers)
        self.assertEqual(status, wanted, (headers, found, body[:200]))
        operation = CONTRACT.tree["paths"][ROUTE]["get"]
        value = json.loads(body) if "json" in found.get("content-type", "") and body else body
        if status != 304:
            self.assertEqual(CONTRACT.faults_of_response(operation, status, found["content-type"], value), [])
        return found, body

    def test_the_ledger_says_what_it_is(self):
        told = SERVER.json("/api/ledger")["basemap"]
        self.assertEqual(told, {"tiles": "raster", "min_zoom": 0, "max_zoom": 8, "bounds": [-180, -85, 180, 85]})

    def test_any_range_comes_as_it_lies_in_the_file(self):
        size = len(BYTES)
        for text, (first, last) in {"0-126": (0, 126), "5-5": (5, 5), f"{size - 9}-": (size - 9, size - 1), "-10": (size - 10, size - 1),
                                    "0-": (0, size - 1), "100-99999999999999999999": (100, size - 1)}.items():
            found, body = self.ask({"Range": f"bytes={text}"}, wanted=206)
            self.assertEqual(body, BYTES[first:last + 1], text)
            self.assertEqual(found["content-range"], f"bytes {first}-{last}/{size}")
            self.assertEqual(found["content-length"], str(len(body)))
            self.assertEqual(found["accept-ranges"], "bytes")
            self.assertNotIn("content-encoding", found)
        found, body = self.ask()
        self.assertEqual((body, found["content-length"]), (BYTES, str(size)))
        self.assertNotIn("content-range", found)

    def test_what_is_not_one_range_within_it_is_refused(self):
        for text in (f"bytes={len(BYTES)}-", "bytes=9-5", "bytes=0-1,3-4", "bytes=x", "bytes=-0"):
            found, body = self.ask({"Range": text}, wanted=416)
            self.assertEqual(found["content-range"], f"bytes */{len(BYTES)}")
            self.assertNotIn(str(FILE).encode(), body)
        self.assertEqual(self.ask({"Range": "lines=1-2"})[1], BYTES)

    def test_head_tells_the_size_and_sends_nothing(self):
        for headers in ({}, {"Range": "bytes=0-9"}):
            found, _ = self.ask(headers, method="HEAD")
            self.assertEqual(found["content-length"], str(len(BYTES)))
        # The next request on the same connection is answered: nothing came behind the head.
        self.assertEqual(SERVER.ask("/healthz")[0], 200)

    def test_the_etag_is_of_the_file_as_it_lies_there(self):
        found, _ = self.ask({"Range": "bytes=0-9"}, wanted=206)
        etag = found["etag"]
        self.assertRegex(etag, r'^"[0-9a-f]{16}"$')
        self.ask({"Range": "bytes=0-9", "If-Range": etag}, wanted=206)
        self.assertEqual(self.ask({"Range": "bytes=0-9", "If-Range": '"other"'})[1], BYTES)
        self.assertEqual(self.ask({"Range": "bytes=0-9", "If-Range": "Mon, 23 Nov 2026 08:00:00 GMT"})[1], BYTES)
        self.assertEqual(self.ask({"If-None-Match": etag}, wanted=304)[1], b"")
        with tempfile.TemporaryDirectory() as name:
            path = write_pmtiles(pathlib.Path(name) / "x", "vector")
            server = Server(LEDGER.path, "--basemap", path)
            try:
                before = server.ask(ROUTE, "HEAD")[1]["etag"]
                self.assertEqual(server.json("/api/ledger")["basemap"]["tiles"], "vector")
                with path.open("ab") as file:
                    file.write(b"more")
                self.assertNotEqual(server.ask(ROUTE, "HEAD")[1]["etag"], before)
                # Cut off while it runs: what is no more there ends the connection or is out of range; the rest goes on.
                os.truncate(path, 60)
                self.assertEqual(server.ask(ROUTE, headers={"Range": "bytes=100-200"})[0], 416)
                self.assertEqual(server.ask(ROUTE, headers={"Range": "bytes=0-6"})[2], b"PMTiles")
                path.unlink()
                self.assertEqual(server.ask(ROUTE, headers={"Range": "bytes=0-6"})[2], b"PMTiles")
                self.assertGreater(server.json("/api/ledger")["claims"], 0)
            finally:
                self.assertEqual(server.stop()[0], 0)

    def test_no_request_names_a_file(self):
        for path in (ROUTE + "/", ROUTE + "/../../etc/passwd", ROUTE + "/%2e%2e/%2e%2e/etc/passwd", ROUTE + "/map.pmtiles", f"{ROUTE}/{FILE}"):
            status, _, body = SERVER.ask(path)
            self.assertEqual(status, 404, path)
            self.assertNotIn(b"root:", body)
            self.assertNotIn(b"PMTiles", body)
        for query in ("?file=/etc/passwd", "?path=../x", "?x"):
            self.assertNotIn(str(FILE).encode(), self.ask(path=ROUTE + query, wanted=400)[1])
        self.ask(method="POST", wanted=405)
        self.ask({"Accept": "text/html"}, wanted=406)


class Strangers(unittest.TestCase):
    def test_names_other_sites_and_tokens_are_as_for_every_route(self):
        self.assertEqual(SERVER.ask(ROUTE, host="evil.example")[0], 421)
        self.assertEqual(SERVER.ask(ROUTE, headers={"Origin": "https://evil.example"})[0], 403)
        self.assertEqual(SERVER.ask(ROUTE, headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"})[0], 403)
        found = SERVER.ask(ROUTE, headers={"Range": "bytes=0-9"})[1]
        self.assertIn("default-src 'none'", found["content-security-policy"])
        self.assertEqual((found["x-content-type-options"], found["cross-origin-resource-policy"]), ("nosniff", "same-origin"))
        with tempfile.TemporaryDirectory() as name:
            tokens = pathlib.Path(name) / "tokens"
            secret = run("serve", "token", "add", "--token-file", tokens, "--name", "rami").stdout.decode().strip()
            server = Server(LEDGER.path, "--basemap", FILE, "--token-file", tokens)
            try:
                self.assertEqual(server.ask(ROUTE)[0], 401)
                self.assertEqual(server.ask(ROUTE, headers={"Authorization": f"Bearer {secret}", "Range": "bytes=0-6"})[2], b"PMTiles")
            finally:
                self.assertEqual(server.stop()[0], 0)


class Large(unittest.TestCase):
    def test_a_file_of_many_gigabytes_takes_no_memory(self):
        with tempfile.TemporaryDirectory() as name:
            path = pathlib.Path(name) / "large.pmtiles"
            # Holes cost no disk.
            size = 20 * GIGABYTE
            path.write_bytes(BYTES[:64] + struct.pack("<Q", size - 1000) + BYTES[72:])
            os.truncate(path, size - 7)
            with path.open("ab") as file:
                file.write(b"the end")
            # A sanitizer keeps what was freed; here is counted what the server keeps.
            sanitizer = os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=0:thread_local_quarantine_size_kb=0"
            server = Server(LEDGER.path, "--basemap", path, environment={"ASAN_OPTIONS": sanitizer})
            try:
                self.assertEqual(server.ask(ROUTE, headers={"Range": "bytes=-7"})[2], b"the end")
                self.assertEqual(server.ask(ROUTE, headers={"Range": f"bytes={size - 3}-"})[2], b"end")
                before = memory(server)
                with concurrent.futures.ThreadPoolExecutor(4) as pool:
                    def much(number):
                        return len(server.ask(ROUTE, headers={"Range": f"bytes={number * GIGABYTE}-{number * GIGABYTE + (48 << 20) - 1}"})[2])
                    self.assertEqual(list(pool.map(much, range(1, 5))), [48 << 20] * 4)
                grown = memory(server) - before
                self.assertLess(grown, 16 << 20, "192 MB were sent")
                # A client that takes nothing holds nobody up.
                import socket
                lines = []
                for _ in range(12):
                    line = socket.create_connection(("127.0.0.1", server.port), timeout=10)
                    line.sendall(f"GET {ROUTE} HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode())
                    lines.append(line)
                time.sleep(0.3)
                for _ in range(20):
                    self.assertEqual(server.ask(ROUTE, headers={"Range": "bytes=0-6"})[2], b"PMTiles")
                    self.assertGreater(server.json("/api/claims?limit=2")["items"][0]["id"], "")
                self.assertLess(memory(server) - before, 32 << 20)
                for line in lines:
                    line.close()
            finally:
                self.assertEqual(server.stop()[0], 0)


if __name__ == "__main__":
    unittest.main()
