"""Files that were made to hurt, by name: bombs, depths, endless lines, cuts, junk, names that lead elsewhere."""
import base64
import gzip
import io
import json
import pathlib
import struct
import zipfile
import zlib

PROSE = "قالت قوات الحكومة إنها سيطرت صباح أمس على بلدة المزرعة شمال المدينة بعد معارك عنيفة. "
PAGE = f"<html><head><title>خبر</title></head><body><article><h1>خبر</h1><p>{PROSE * 3}</p></article></body></html>".encode()


def zeros_gz(megabytes: int) -> bytes:
    """A gzip member of zeros, packed once and repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    begin = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.flush()
    crc = 0
    for _ in range(megabytes):
        crc = zlib.crc32(bytes(1 << 20), crc)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + begin + block * (megabytes - 1) + end + struct.pack("<II", crc, megabytes << 20)


ZEROS_GZ = zeros_gz(256)
WORD = '<w:document xmlns:w="x"><w:body>{}</w:body></w:document>'


def zipped(entries) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return out.getvalue()


def docx(xml: str) -> bytes:
    return zipped([("[Content_Types].xml", "<Types/>"), ("word/document.xml", xml)])


def warc_record(block: bytes, kind: str = "response", length: int | None = None) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://x.example/\r\nContent-Type: application/http\r\n"
    return f"{head}Content-Length: {len(block) if length is None else length}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(body: bytes, lines: str = "") -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{lines}\r\n".encode() + body


def overlapping_zip(entries: int) -> bytes:
    """Many entries of the central directory that all point at one packed megabyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = bytes(8 << 20)
    packed = packer.compress(data) + packer.flush()
    crc = zlib.crc32(data)
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0, crc, len(packed), len(data), 1, 0) + b"a"
    body = local + packed
    central = b"".join(
        struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0, crc, len(packed), len(data), 1, 0, 0, 0, 0, 0, 0) + b"a"
        for _ in range(entries)
    )
    return body + central + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, entries, entries, len(central), len(body), 0)


def nested(pack, times: int) -> bytes:
    data = PROSE.encode()
    for _ in range(times):
        data = pack(data)
    return data


def rss(items: str, prolog: str = "") -> bytes:
    return f"<?xml version='1.0'?>{prolog}<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()


def feed_item(number: int = 1, content: str = PROSE) -> str:
    return f"<item><title>خبر {number}</title><guid>{number}</guid><description>{content}</description></item>"


def telegram(messages: str) -> bytes:
    return f'{{\n "name": "x",\n "type": "public_channel",\n "id": 1,\n "messages": [\n{messages}\n ]\n}}'.encode()


def pdf(text: str = "(x)") -> bytes:
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
               f"<< /Length {len(text) + 30} >>\nstream\nBT /F1 12 Tf 50 700 Td {text} Tj ET\nendstream"]  # fmt: skip
    out, table = b"%PDF-1.4\n", ""
    for number, content in enumerate(objects, 1):
        table += f"{len(out):010} 00000 n \n"
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    return out + f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()


MAIL = b"From: a@b\r\nSubject: x\r\nMIME-Version: 1.0\r\n"


def bombs() -> dict[str, bytes]:
    two = gzip.compress(ZEROS_GZ, 9)
    files = {f"bomb.{ending}": ZEROS_GZ for ending in ("txt.gz", "jsonl.gz", "csv.gz", "html.gz", "eml.gz", "mbox.gz")}
    body_bomb = zeros_gz(64)
    return files | {
        "bomb-twice.gz": two,
        "bomb.warc.gz": gzip.compress(b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n" + bytes(32 << 20), 6),
        "bomb-body.warc": warc_record(answer(body_bomb, "Content-Encoding: gzip\r\n")),
        "bomb-bodies.warc": warc_record(answer(gzip.compress(gzip.compress(body_bomb)), "Content-Encoding: gzip, gzip, gzip, gzip, gzip\r\n")),
        "bomb-deflate.warc": warc_record(answer(zlib.compress(bytes(40 << 20)), "Content-Encoding: deflate\r\n")),
        "bomb.zip": zipped([("zeros.txt", bytes(40 << 20)), ("zeros.jsonl", bytes(40 << 20))]),
        "bomb-overlap.zip": overlapping_zip(2000),
        "bomb-entries.zip": zipped((f"{i}.txt", b"") for i in range(5000)),
        "bomb-in.zip": zipped([("a.gz", ZEROS_GZ), ("b.gz", two)]),
        "bomb.docx": docx(" " * (40 << 20)),
        "nested.gz": nested(gzip.compress, 100),
        "nested.zip": nested(lambda data: zipped([("a.zip", data)]), 60),
    }


def depths() -> dict[str, bytes]:
    deep = 10_000
    return {
        "deep-list.json": b"[" * deep + b"]" * deep,
        "deep-list.jsonl": b'{"text":' + b"[" * deep + b"]" * deep + b'}\n{"text":"x"}\n',
        "deep-object.json": b'{"a":' * deep + b"1" + b"}" * deep,
        "deep-open.json": b'{"a":' * deep,
        "deep-telegram.json": telegram('{"id": 1, "text": ' + "[" * deep + "]" * deep + "}"),
        "deep.html": b"<html><body>" + b"<div>" * deep + PROSE.encode() + b"</div>" * deep,
        "deep-open.html": b"<html>" + b"<table><tr><td>" * deep,
        "deep-markup.jsonl": json.dumps({"html": "<b>" * deep + PROSE}).encode(),
        "deep.docx": docx(WORD.format("<w:p>" * deep + "<w:t>x</w:t>" + "</w:p>" * deep)),
        "deep-parts.eml": MAIL + b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * deep,
        "deep-mails.eml": MAIL + b"Content-Type: message/rfc822\r\n\r\n" * deep,
        "deep-feed.xml": rss("<item>" * deep),
        "deep-content.xml": rss(feed_item(content="&lt;div&gt;" * deep + PROSE)),
        "deep-feed.json": b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * deep,
        "deep.xml": b"<?xml version='1.0'?><rss>" + b"<a>" * deep,
        "deep-pages.pdf": b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 99999999 >> endobj\ntrailer << /Root 1 0 R >>",
        "deep-array.pdf": b"%PDF-1.4\n1 0 obj " + b"[" * deep + b" endobj\ntrailer << /Root 1 0 R >>",
        "deep-dict.pdf": b"%PDF-1.4\n1 0 obj " + b"<< /A " * deep + b" endobj\ntrailer << /Root 1 0 R >>",
    }


def junk() -> dict[str, bytes]:
    every_byte = bytes(range(256)) * 64
    billion = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "lol"}">' for i in range(10))
    return {
        "invalid-utf8.txt": b"\xff\xfe\xfd" * 5000,
        "invalid-utf8-arabic.txt": PROSE.encode().replace(b"\xd9", b"\xd9\xff", 7),
        "invalid-utf8.jsonl": b'{"text":"\xff\xfe\xc3(","title":"\xd9"}\n' * 20,
        "invalid-utf8.csv": b"text,title\n\xff\xfe,\xd9\n" * 20,
        "invalid-utf8.html": b"<html><body><p>\xff\xfe\xd9" * 100,
        "surrogates.jsonl": b'{"text":"\\ud83d \\udc00 \\u00zz"}\n',
        "nuls.txt": bytes(100_000),
        "nuls.jsonl": b'{"text":"a\0b"}\n' + bytes(5000) + b'\n{"text":"\\u0000"}\n',
        "nuls.csv": b"text\n" + bytes(5000) + b"\nx\n",
        "nuls.html": b"<html>" + bytes(5000) + PAGE,
        "nuls.eml": MAIL + b"\r\n" + bytes(5000),
        "nuls.warc": b"WARC/1.0\r\n" + bytes(5000),
        "every-byte.bin": every_byte,
        "every-byte.zip": b"PK\x03\x04" + every_byte,
        "every-byte.gz": b"\x1f\x8b\x08" + every_byte,
        "every-byte.pdf": b"%PDF-1.7\n" + every_byte,
        "every-byte.warc": b"WARC/1.1\r\n" + every_byte,
        "magics.gz": gzip.compress(b"x") + b"\x1f\x8b\x08\x00" * 20_000,
        "lengths.warc": warc_record(b"x", length=-1) + warc_record(b"x", length=2**64) + warc_record(b"x", length=10**30) + warc_record(b"x", length=5000),
        "headers.warc": b"WARC/1.0\r\n" + b"A: b\r\n" * 100_000,
        "chunks.warc": warc_record(answer(b"FFFFFFFFFFFFFFFF\r\nx", "Transfer-Encoding: chunked\r\n")) + warc_record(answer(b"-5\r\nx", "Transfer-Encoding: chunked\r\n")),
        "columns.csv": b"text" + b",x" * 100_000 + b"\n" + b"," * 200_000 + b"\n",
        "quotes.csv": b'text,b\n' + b'"' * 100_001 + b"\n" + b'a,"b\n' * 5001,
        "braces.jsonl": b"{" * 100_000 + b"\n" + b'{"a"}\n' * 1000 + b'{"text":"x"}\n',
        "mails.mbox": b"From x\nFrom: a\nSubject: b\n\n" + b"\nFrom x\n" * 20_000,
        "boundaries.eml": MAIL + b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n" * 50_000,
        "words.eml": b"From: " + b"=?utf-8?Q?=?" * 20_000 + b"\r\nSubject: " + b"=?" * 50_000 + b"\r\n\r\nx",
        "base64.eml": MAIL + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(every_byte) + b"====!!!!",
        "names.zip": zipped([("../" * 50 + "tmp/sijill-hostile-escaped", PROSE), ("/etc/passwd", PROSE), ("a\0b", PROSE), ("\x1b]0;x\x07", PROSE), ("C:\\x", PROSE)]),
        "entities.docx": docx(f"<!DOCTYPE x [{billion}]>" + WORD.format("<w:p><w:t>&a9;</w:t></w:p>")),
        "entities.html": f"<!DOCTYPE html [{billion}]><html><p>&a9;</p>".encode() + b"&#x110000;&#99999999999999;&" * 5000,
        "entities.xml": f"<?xml version='1.0'?><!DOCTYPE x [{billion}]><rss><channel><item><title>&a9;</title></item></channel></rss>".encode(),
        "entities-feed.xml": rss(feed_item(content="&a9;"), f"<!DOCTYPE x [{billion}]>"),
        "elements-feed.xml": rss("<item/>" * 400_000),
        "sitemap.xml": b"<urlset>" + b"<url><loc>http://x.example/</loc></url>" * 1000,
        "feed.warc": warc_record(answer(rss("<item>" * 10_000), "Content-Type: text/xml\r\n")),
        "outside.xml": b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss>&a;</rss>",
        "attributes.html": b"<html><p " + b"a=b " * 200_000 + b">x",
        "comments.html": b"<html>" + b"<!--" * 100_000,
        "telegram-junk.json": telegram('{"id": 1, "text": ' + '"a\\x01' * 1000 + "}"),
        "telegram-open.json": telegram('  {\n   "id": 1,\n   "text": "never closed'),
        "content.pdf": pdf("[" + "(x) 1 " * 20_000 + "]"),
    }


def good() -> dict[str, bytes]:
    """Whole files, one of each format, from which the cuts are made."""
    rows = "".join(json.dumps({"title": f"خبر {i}", "text": PROSE}, ensure_ascii=False) + "\n" for i in range(9)).encode()
    record = warc_record(answer(PAGE))
    messages = ",\n".join(json.dumps({"id": i, "type": "message", "date": "2017-11-11T00:00:00", "text": [PROSE, {"type": "bold", "text": "x"}]}, indent=1, ensure_ascii=False) for i in range(5))
    mail = MAIL + b"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\n" + PROSE.encode() + b"\r\n--b\r\nContent-Type: text/html\r\n\r\n" + PAGE + b"\r\n--b--\r\n"
    return {
        "a.jsonl": rows,
        "a.jsonl.gz": gzip.compress(rows, mtime=0),
        "a.csv": "title,text\n".encode() + f'x,"{PROSE}"\n'.encode() * 9,
        "a.html": PAGE,
        "a.warc": record * 3,
        "a.warc.gz": gzip.compress(record, mtime=0) * 3,
        "a.zip": zipped([("1.txt", PROSE), ("2.html", PAGE)]),
        "a.docx": docx(WORD.format(f"<w:p><w:t>{PROSE}</w:t></w:p>")),
        "result.json": telegram(messages),
        "a.eml": mail,
        "a.mbox": b"From x\n" + mail + b"\nFrom y\n" + mail,
        "a.pdf": pdf(),
        "a.rss": rss("".join(feed_item(i) for i in range(5))),
    }


def cuts() -> dict[str, bytes]:
    """Every one of the good files, cut at every power of two below its size."""
    files = {}
    for name, data in good().items():
        size = 1
        while size < len(data):
            files[f"cut-{size:05}-{name}"] = data[:size]
            size *= 2
    return files


def endless(folder: pathlib.Path, size: int) -> list[pathlib.Path]:
    """Files of one line of `size` bytes; sparse, so that they take no room."""
    beginnings = {"line.txt": b"x", "line.jsonl": b'{"text":"', "line.csv": b"text\n\"", "line.html": b"<html><p>", "line.eml": MAIL + b"\r\n",
                  "line.mbox": b"From x\n" + MAIL + b"\r\n", "line.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1073741824\r\n\r\n",
                  "line-header.warc": b"WARC/1.0\r\nX: ", "line.zip": b"PK\x03\x04", "line.pdf": b"%PDF-1.4\n", "line-junk.json": b"{\"a\"", "line-feed.xml": b"<rss><channel><item><description>", "line-telegram.json": b'{"messages": ["x'}  # fmt: skip
    paths = []
    for name, beginning in beginnings.items():
        path = folder / name
        with open(path, "wb") as file:
            file.write(beginning)
            file.truncate(size)
        paths.append(path)
    return paths
