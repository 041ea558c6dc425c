"""A site for tests on 127.0.0.1: each path has an answer that the test sets, and every request is kept."""
import email.utils
import gzip
import http.server
import threading
import time

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>أخبار البلدة</title><language>ar</language>{items}</channel></rss>"""
ITEM = "<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate></item>"
PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title></head><body>
<nav><a href="/">الرئيسية</a> <a href="/more">المزيد</a></nav>
<article><h1>{title}</h1>
<p>قال المرصد السوري لحقوق الإنسان إن تنظيم داعش استعاد مدينة البوكمال، الجمعة، بعد معارك عنيفة استمرت ثلاثة أيام مع قوات النظام.</p>
<p>وقصفت طائرات حربية مواقع التنظيم في المدينة، وقتل خمسة مسلحين في اشتباكات مع قوات النظام السوري في محيط المدينة.</p>
<p>ونفى مصدر عسكري انسحاب قوات النظام من المدينة، مؤكدا أن المعارك ما زالت مستمرة في الأحياء الشمالية، خبر رقم {number}.</p>
</article></body></html>"""


def page(number):
    return PAGE.format(title=f"معارك في البوكمال {number}", number=number)


def rss(*numbers, base="", date="Sat, 11 Nov 2017 10:04:00 +0200"):
    return RSS.format(items="".join(ITEM.format(title=f"معارك في البوكمال {n}", link=f"{base}/news/{n}", date=date) for n in numbers))


class Answer:
    def __init__(self, body=b"", status=200, type_="text/html; charset=utf-8", etag=None, **headers):
        self.body = body.encode() if isinstance(body, str) else body
        self.status, self.type, self.etag = status, type_, etag
        self.headers = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        self.endless = self.slow = self.packed = False


class Site:
    """site.answers[path] is an Answer; other paths are 404. site.requests holds (path, headers) in their order."""

    def __init__(self, address="127.0.0.1"):
        self.answers, self.requests, self.times = {}, [], []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):  # noqa: N802
                site.requests.append((self.path, dict(self.headers)))
                site.times.append(time.monotonic())
                try:
                    site.answer(self, site.answers.get(self.path) or Answer("no", 404))
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer((address, 0), Handler)
        self.server.handle_error = lambda *_: None  # a client that was killed, or has had enough
        self.server.daemon_threads = True
        self.host = f"{address}:{self.server.server_address[1]}"
        self.base = f"http://{self.host}"
        self.over = threading.Event()
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def answer(self, handler, answer):
        if answer.etag and handler.headers.get("If-None-Match") == answer.etag:
            handler.send_response(304)
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return
        body = gzip.compress(answer.body) if answer.packed else answer.body
        handler.send_response(answer.status)
        handler.send_header("Content-Type", answer.type)
        if answer.etag:
            handler.send_header("ETag", answer.etag)
        if answer.packed:
            handler.send_header("Content-Encoding", "gzip")
        for name, value in answer.headers.items():
            handler.send_header(name, value)
        if not answer.endless and not answer.slow:
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)
            return
        handler.close_connection = True
        handler.end_headers()
        while not self.over.is_set():
            handler.wfile.write(b" " * 65536 if answer.endless else b" ")
            if answer.slow:
                self.over.wait(0.2)

    def paths(self, but_robots=True):
        return [path for path, _ in self.requests if path != "/robots.txt" or not but_robots]

    def close(self):
        self.over.set()
        self.server.shutdown()
        self.server.server_close()


def http_date(seconds):
    return email.utils.formatdate(time.time() + seconds, usegmt=True)
