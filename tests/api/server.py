"""Starts `sijill serve` over a small ledger and speaks to it; the program is the last argument of the test script."""
import http.client
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests/cli"))
from area_files import write_areas  # noqa: E402  lies beside the tests of the program

PROGRAM = sys.argv.pop() if len(sys.argv) > 1 and os.path.exists(sys.argv[-1]) else str(ROOT / "build/release/bin/sijill")

# Words that would run where a page or a reader took them for more than text.
NASTY = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "</title><svg onload=alert(1)>",
    "{{constructor.constructor('alert(1)')()}}",
    "=cmd|' /C calc'!A0",
    "' OR 1=1 --",
    "\u202eمقلوب\u202c",
    "%0d%0aSet-Cookie: a=b",
    "]]><b>",
]


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=120, check=True, **options)


class Ledger:
    """A ledger of the samples and of articles with nasty words, in a folder that goes with it."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name) / "test.db"
        nasty = pathlib.Path(self.folder.name) / "nasty"
        nasty.mkdir()
        for number, words in enumerate(NASTY):
            (nasty / f"{number}.txt").write_text(
                f"{words}\nالجمعة 10 نوفمبر 2017\n\nقال {words} إن الجيش دخل مدينة البوكمال وقتل {number + 1} مسلحين.\n\nالمصدر: {words}\n",
                encoding="utf-8")
        run("ingest", ROOT / "data/samples", nasty, "--ledger", self.path, "--quiet")
        run("places", "import", "ocha", write_areas(pathlib.Path(self.folder.name) / "areas"), "--ledger", self.path, "--quiet")
        for words in NASTY[:2]:
            article = f"قال {words} إن الجيش دخل مدينة البوكمال.\n"
            run("ingest", "-", "--ledger", self.path, "--quiet", "--published", "2017-11-10", "--outlet", words,
                "--title", words, "--url", f"https://example.org/{urllib.parse.quote(words)}", input=article.encode())

    def close(self):
        self.folder.cleanup()


class Server:
    def __init__(self, ledger, *options, environment=None):
        self.process = subprocess.Popen([PROGRAM, "serve", "--ledger", str(ledger), "--port", "0", *map(str, options)],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **(environment or {})})
        line = self.process.stdout.readline().decode()
        if not line.startswith("http://"):
            raise AssertionError(f"serve said {line!r} and {self.process.stderr.read().decode()!r}")
        self.host = urllib.parse.urlsplit(line.strip()).netloc
        self.port = int(self.host.rsplit(":", 1)[1])

    def stop(self):
        """(exit code, stderr)."""
        self.process.send_signal(signal.SIGTERM)
        _, talk = self.process.communicate(timeout=30)
        return self.process.returncode, talk.decode(errors="replace")

    def ask(self, path, method="GET", body=None, headers=None, host=None):
        """(status, headers as a dict in lower case, bytes)."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            line.putheader("Host", host or self.host)
            for name, value in (headers or {}).items():
                line.putheader(name, value)
            if body is not None:
                line.putheader("Content-Length", str(len(body)))
            line.endheaders()
            if body is not None:
                try:
                    line.send(body)
                except (BrokenPipeError, ConnectionResetError):
                    pass  # it has answered already
            answer = line.getresponse()
            found = {}
            for name, value in answer.getheaders():
                found[name.lower()] = value
            return answer.status, found, b"" if method == "HEAD" else answer.read()
        finally:
            line.close()

    def json(self, path, **options):
        status, headers, body = self.ask(path, **options)
        assert status == 200, (path, status, body[:300])
        return json.loads(body)

    def post(self, path, value, headers=None, **options):
        status, found, body = self.ask(path, method="POST", body=json.dumps(value).encode(),
                                       headers={"Content-Type": "application/json", "X-Sijill": "test", **(headers or {})},
                                       **options)
        return status, found, json.loads(body)


def in_path(text):
    return urllib.parse.quote(text, safe="")
