"""Archives as CC-NEWS has them, from invented pages: what StormCrawler's WARC module writes, field by field.

usage: cc_news.py OUT.warc.gz RECORDS [--verbatim]

A gzip member for each record: warcinfo, then for each page its request and its response. The body is unpacked and
unchunked. Since 2018 the header's own Content-Encoding, Transfer-Encoding and Content-Length are set aside by the prefix
X-Crawler-; before, and with --verbatim, they stand as the server sent them and are untrue of the body. Pages are those of
tests/html/pages, each with scripts that bring it to the size of real ones (65 kB on average), the same on every run.
"""
import base64
import gzip
import hashlib
import pathlib
import random
import sys
import uuid

PAGES = pathlib.Path(__file__).resolve().parents[1] / "html/pages"


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


class Archive:
    """Bytes of the archive so far in `packed`; `seed` makes its ids."""

    def __init__(self, seed: int = 1, level: int = 6):
        self.chance = random.Random(seed)
        self.level = level
        self.packed = bytearray()
        self.unpacked = 0
        fields = b"software: StormCrawler 2.11\r\ndescription: News crawl\r\nhttp-header-user-agent: CCBot/2.0\r\nformat: WARC File Format 1.0\r\n"
        head = ["WARC-Type: warcinfo", "WARC-Date: 2017-11-11T00:00:00Z", "WARC-Filename: CC-NEWS-20171111000000-00001.warc.gz",
                f"WARC-Record-ID: {self.id()}", "Content-Type: application/warc-fields", f"Content-Length: {len(fields)}"]  # fmt: skip
        self.write(head, fields)

    def id(self) -> str:
        return f"<urn:uuid:{uuid.UUID(int=self.chance.getrandbits(128), version=4)}>"

    def write(self, head: list[str], block: bytes) -> None:
        record = "\r\n".join(["WARC/1.0", *head, "", ""]).encode() + block + b"\r\n\r\n"
        self.unpacked += len(record)
        self.packed += gzip.compress(record, self.level, mtime=0)

    def page(self, address: str, body: bytes, *, content_type="text/html; charset=UTF-8", status="HTTP/1.1 200 OK",
             encoding="gzip", verbatim=False, truncated="", chunked=True, header=True, date="2017-11-11T00:04:05Z"):  # fmt: skip
        """Request and response. `encoding` is what the server said; `header` False gives a resource record, as where the
        crawler had not kept the answer's header."""
        host, path = address.split("//", 1)[1].split("/", 1)
        asked = f"GET /{path} HTTP/1.1\r\nUser-Agent: CCBot/2.0\r\nHost: {host}\r\nAccept-Encoding: br,gzip\r\nConnection: Keep-Alive\r\n\r\n".encode()
        request = self.id()
        self.write(["WARC-Type: request", f"WARC-Record-ID: {request}", f"Content-Length: {len(asked)}", f"WARC-Date: {date}",
                    f"WARC-Target-URI: {address}", "Content-Type: application/http; msgtype=request",
                    f"WARC-Block-Digest: {sha1(asked)}"], asked)  # fmt: skip
        aside = "" if verbatim else "X-Crawler-"
        lines = [status, "Server: nginx", f"Content-Type: {content_type}", "Vary: Accept-Encoding"]
        if encoding:
            lines.append(f"{aside}Content-Encoding: {encoding}")
        if chunked:
            lines.append(f"{aside}Transfer-Encoding: chunked")
        else:
            lines.append(f"{aside}Content-Length: {len(body) // 4}")
            lines += [] if verbatim else [f"Content-Length: {len(body)}"]
        answer = "\r\n".join([*lines, "", ""]).encode() if header else b""
        block = answer + body
        head = [f"WARC-Record-ID: {self.id()}", f"WARC-Concurrent-To: {request}", f"Content-Length: {len(block)}",
                f"WARC-Date: {date}", f"WARC-Type: {'response' if header else 'resource'}", "WARC-IP-Address: 192.0.2.1",
                f"WARC-Target-URI: {address}",
                "Content-Type: application/http; msgtype=response" if header else f"Content-Type: {content_type}",
                f"WARC-Payload-Digest: {sha1(body)}", f"WARC-Block-Digest: {sha1(block)}"]  # fmt: skip
        if truncated:
            head.insert(5, f"WARC-Truncated: {truncated}")
        self.write(head, block)


def real_sized(page: bytes, chance: random.Random) -> bytes:
    """With scripts, styles and menus in the head, as pages of news sites have them."""
    wanted = int(min(max(chance.lognormvariate(10.7, 0.8), 4000), 800_000))
    filler = bytearray(b"<script>")
    while len(page) + len(filler) < wanted:
        name = chance.choice(("slot", "menu", "widget", "track", "share", "player"))
        filler += f'window.{name}{chance.randrange(10**6)}={{"id":{chance.randrange(10**9)},"url":"/assets/{name}/{chance.getrandbits(64):x}.js"}};\n'.encode()
    filler += b"</script>"
    at = page.find(b"</head>")
    return page[:at] + filler + page[at:] if at >= 0 else filler + page


def main() -> None:
    out, records = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    verbatim = "--verbatim" in sys.argv
    pages = [path.read_bytes() for path in sorted(PAGES.glob("*.html"))]
    chance = random.Random(7)
    archive = Archive()
    for number in range(records):
        body = real_sized(pages[number % len(pages)], chance)
        archive.page(f"https://news{number % 97}.example/2017/11/{number}", body, verbatim=verbatim,
                     encoding=chance.choice(("gzip", "br", "")), chunked=chance.random() < 0.7)  # fmt: skip
    out.write_bytes(archive.packed)
    print(f"{out}: {records} pages, {len(archive.packed)} bytes packed, {archive.unpacked} unpacked")


if __name__ == "__main__":
    main()
