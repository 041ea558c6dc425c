"""sijill watch for a long time against sites that change, move, break off, dawdle and lie; on 127.0.0.1 only.

usage: watch_soak.py PROGRAM [--seconds N] [--seed N]

Four sites publish a new article every second or so. Of what they are asked one answer in five is bad: a status, a
redirect (in a circle, into a private network), a connection that is reset in the middle, a body that trickles, ends early,
is packed wrongly, a bomb, no markup at all. Now and then the watch is killed and begun again. At the end it demands:
  the watch stops by itself within half a minute of SIGTERM, with exit code 0;
  every article that was named in a feed and could be had is in the ledger, each once; nothing private was asked;
  no page that was had whole was asked for again, save one under way at a kill;
  no sanitizer complained; descriptors did not grow; `sijill ledger check` finds no fault.
Built with sanitizers (preset dev) the program is also held to what they see.
"""
import argparse
import gzip
import json
import os
import pathlib
import random
import re
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import threading
import time

from feed_server import Answer, Site, page, rss

ENVIRONMENT = {name: "" for name in ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY", "no_proxy", "NO_PROXY")}
FORMS = ("rss", "atom", "json", "sitemap")


class Unsteady(Site):
    """Publishes; `bad` says how often an answer is bad."""

    def __init__(self, number, seed, forbidden):
        self.chance = random.Random(seed * 1000 + number)
        self.number, self.forbidden, self.bad = number, forbidden, 0.2
        self.articles, self.whole, self.lock = [number * 1_000_000], {}, threading.Lock()
        self.answered = {}  # how often each kind of answer was given
        self.asked = {}     # what each path was answered, in turn
        super().__init__()

    def publish(self):
        with self.lock:
            self.articles.append(self.number * 1_000_000 + len(self.articles))

    def is_waited_for(self):
        """More was published than was asked for: a slow machine, or a build with sanitizers."""
        with self.lock:
            return len(self.articles) > sum(path.startswith("/news/") for path in self.asked) + 30

    def feed(self, form, newest):
        if form == "rss":
            return rss(*newest, base=self.base), "application/rss+xml"
        if form == "atom":
            entries = "".join(f"<entry><title>خبر {n}</title><link href='{self.base}/news/{n}'/></entry>" for n in newest)
            return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title>{entries}</feed>", "application/atom+xml"
        if form == "json":
            items = [{"id": str(n), "url": f"{self.base}/news/{n}", "title": f"خبر {n}"} for n in newest]
            return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": items}), "application/feed+json"
        return "<urlset>" + "".join(f"<url><loc>{self.base}/news/{n}</loc></url>" for n in newest) + "</urlset>", "text/xml"

    def answer(self, handler, _):
        path = handler.path
        if path == "/robots.txt":
            return super().answer(handler, Answer("", 404))
        with self.lock:
            bad = self.chance.random() < self.bad
            kind = self.chance.choice(self.KINDS) if bad else None
            name = "good" if kind is None else kind.__name__.removeprefix("give_")
            self.answered[name] = self.answered.get(name, 0) + 1
            self.asked.setdefault(path, []).append(f"{name} {handler.headers.get('If-None-Match', '')}")
        if path.startswith("/news/"):
            number = path.rsplit("/", 1)[1]
            good = Answer(page(int(number)) if number.isdigit() else "no", 200 if number.isdigit() else 404)
        elif path.startswith("/feed/"):
            with self.lock:
                newest = self.articles[-60:]
            body, type_ = self.feed(FORMS[self.number % len(FORMS)], newest)
            good = Answer(body, type_=type_, etag=f'"{newest[-1]}"')
        else:
            good = Answer("no", 404)
        good.packed = self.chance.random() < 0.3
        if kind is not None:
            return kind(self, handler, good)
        super().answer(handler, good)
        if path.startswith("/news/"):
            with self.lock:
                self.whole[path] = self.whole.get(path, 0) + 1

    def give_status(self, handler, _):
        Site.answer(self, handler, Answer("x", self.chance.choice((500, 502, 503, 408, 429)), Retry_After=self.chance.choice((1, 2))))

    def give_circle(self, handler, _):
        Site.answer(self, handler, Answer("", 302, Location=handler.path))

    def give_private(self, handler, _):
        Site.answer(self, handler, Answer("", 302, Location=f"{self.forbidden}{handler.path}"))

    def give_reset(self, handler, good):
        handler.wfile.write(f"HTTP/1.1 200 OK\r\nContent-Type: {good.type}\r\nContent-Length: {len(good.body)}\r\n\r\n".encode() + good.body[: len(good.body) // 2])
        handler.wfile.flush()
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
        handler.close_connection = True

    def give_early_end(self, handler, good):
        handler.wfile.write(f"HTTP/1.1 200 OK\r\nContent-Type: {good.type}\r\nContent-Length: {len(good.body) + 99}\r\n\r\n".encode() + good.body)
        handler.close_connection = True

    def give_broken_chunks(self, handler, good):
        handler.wfile.write(f"HTTP/1.1 200 OK\r\nContent-Type: {good.type}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n".encode() + good.body)
        handler.close_connection = True

    def give_trickle(self, handler, good):
        handler.wfile.write(f"HTTP/1.1 200 OK\r\nContent-Type: {good.type}\r\nContent-Length: {len(good.body)}\r\n\r\n".encode())
        for at in range(0, len(good.body) - 1, max(len(good.body) // 8, 1)):
            handler.wfile.write(good.body[at : at + max(len(good.body) // 8, 1)][:-1])
            self.over.wait(0.05)
        handler.close_connection = True

    def give_wrong_packing(self, handler, good):
        Site.answer(self, handler, Answer(b"\x1f\x8b\x08" + good.body, 503, Content_Encoding="gzip"))

    def give_bomb(self, handler, _):
        body = gzip.compress(b" " * 11_000_000, 1)
        handler.wfile.write(f"HTTP/1.1 503 Busy\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)

    def give_noise(self, handler, _):
        noise = self.chance.randbytes(self.chance.randrange(2000))
        handler.wfile.write(noise)
        handler.close_connection = True

    def give_long_header(self, handler, _):
        handler.wfile.write(b"HTTP/1.1 503 Busy\r\n" + b"X-Long: " + b"x" * 200_000 + b"\r\n\r\n")
        handler.close_connection = True

    KINDS = (give_status, give_circle, give_private, give_reset, give_early_end, give_broken_chunks, give_trickle,
             give_wrong_packing, give_bomb, give_noise, give_long_header)  # fmt: skip


def descriptors(process):
    try:
        return len(os.listdir(f"/proc/{process.pid}/fd"))
    except FileNotFoundError:
        return 0


def memory(process):
    try:
        [kilobytes] = re.findall(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())
        return int(kilobytes) // 1024
    except (FileNotFoundError, ValueError):
        return 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    forbidden = Site()  # on a port that is not allowed
    sites = [Unsteady(number, options.seed, forbidden.base) for number in range(4)]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        feeds, ledger, errors = folder / "feeds.toml", folder / "soak.db", folder / "errors"
        allowed = ", ".join(f'"{site.host}"' for site in sites)
        lines = ['contact = "desk@example.org"', 'delay = "0s"', 'interval = "1s"', f"allow_private = [{allowed}]"]
        for site in sites:
            lines += ["[[feed]]", f'address = "{site.base}/feed/{FORMS[site.number % len(FORMS)]}"', f'name = "site {site.number}"']
        feeds.write_text("\n".join(lines) + "\n", encoding="utf-8")

        def start():
            with open(errors, "ab") as told:
                return subprocess.Popen([options.program, "watch", str(feeds), "--ledger", str(ledger)], stdout=subprocess.DEVNULL,
                                        stderr=told, env={**os.environ, **ENVIRONMENT})  # fmt: skip

        process, kills, samples = start(), 0, []
        end = time.monotonic() + options.seconds
        next_kill = time.monotonic() + chance.uniform(0.3, 0.6) * min(options.seconds, 120)
        while time.monotonic() < end:
            for site in sites:
                if chance.random() < 0.5 and not site.is_waited_for():
                    site.publish()
            time.sleep(0.5)
            samples.append((descriptors(process), memory(process)))
            if process.poll() is not None:
                sys.exit(f"FAILED: the watch ended by itself with {process.returncode}: {errors.read_text(errors='replace')[-3000:]}")
            if time.monotonic() > next_kill:
                process.kill()
                process.wait()
                kills += 1
                process = start()
                next_kill = time.monotonic() + chance.uniform(60, 120)
        # From now on all goes well; what failed in passing is tried again.
        for site in sites:
            site.bad = 0
        named = {f"{site.base}/news/{number}" for site in sites for number in site.articles[-60:]}
        settled = time.monotonic() + min(90, 20 + options.seconds)
        recorded, missing, told = set(), named, ""
        while time.monotonic() < settled and not all(url in told for url in missing):
            time.sleep(1)
            told = errors.read_text(errors="replace")
            connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
            recorded = {url for (url,) in connection.execute("SELECT url FROM documents")}
            connection.close()
            missing = named - recorded
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            sys.exit("FAILED: the watch did not stop within 30 s")
        told = errors.read_text(errors="replace")
        complaints = [line for line in told.splitlines() if "Sanitizer" in line or "runtime error" in line]
        if process.returncode != 0 or complaints:
            sys.exit(f"FAILED: exit code {process.returncode}; {complaints[:5]}\n{told[-3000:]}")
        connection = sqlite3.connect(ledger)
        documents, different = connection.execute("SELECT count(*), count(DISTINCT key) FROM documents").fetchone()
        connection.close()
        if documents != different:
            sys.exit(f"FAILED: {documents} documents, {different} different ones")
        # What failed for good, or waits to be tried again, was told of.
        untold = [url for url in missing if url not in told]
        if untold:
            answers = {url: site.asked.get(url.removeprefix(site.base)) for url in sorted(untold)[:3] for site in sites if url.startswith(site.base)}
            feeds_asked = [site.asked[f"/feed/{FORMS[site.number]}"][-40:] for site in sites if untold[0].startswith(site.base)]
            sys.exit(f"FAILED: {len(untold)} articles are neither in the ledger nor told of; they were answered {answers}, their feed {feeds_asked}\n{told}")
        twice = sum(count - 1 for site in sites for count in site.whole.values())
        if twice > 4 * kills:
            sys.exit(f"FAILED: {twice} pages were fetched again after they had been had whole")
        if forbidden.requests:
            sys.exit(f"FAILED: what lies in a private network was asked: {forbidden.requests[:3]}")
        early, late = samples[len(samples) // 4 : len(samples) // 2], samples[len(samples) // 2 :]
        if early and late and max(count for count, _ in late) > max(count for count, _ in early) + 16:
            sys.exit(f"FAILED: descriptors grew from {max(c for c, _ in early)} to {max(c for c, _ in late)}")
        checked = subprocess.run([options.program, "ledger", "check", "--ledger", str(ledger), "--quiet"], capture_output=True, text=True, check=False)
        if checked.returncode != 0:
            sys.exit(f"FAILED: ledger check: {checked.stdout}{checked.stderr}")
        answers = {}
        for site in sites:
            for kind, count in site.answered.items():
                answers[kind] = answers.get(kind, 0) + count
            site.close()
        print(f"watch: {options.seconds:.0f} s, {kills} kills, {sum(answers.values())} answers ({', '.join(f'{answers[k]} {k}' for k in sorted(answers))}); "
              f"of the {len(named)} articles last named {len(named) - len(missing)} recorded, {len(missing)} told as failed, {documents} in all, {twice} fetched twice; at most {max(c for c, _ in samples)} descriptors, "
              f"{max(m for _, m in samples)} MB")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
