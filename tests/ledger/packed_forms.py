"""The same articles in every form that holds many: what the program must go on in the middle of."""
import gzip
import io
import json
import pathlib
import zipfile
from collections.abc import Sequence

FORMS = ("tree", "jsonl", "jsonl.gz", "csv", "mbox", "warc", "warc.gz", "zip", "json")


def pack(form: str, articles: Sequence[str], target: pathlib.Path) -> pathlib.Path:
    """Writes them under `target` (a folder) and returns what to ingest."""
    path = target / f"news.{form}"
    if form == "tree":
        path.mkdir(exist_ok=True)
        for number, text in enumerate(articles):
            (path / f"{number:05}.txt").write_text(text, encoding="utf-8")
        return path
    if form == "zip":
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, text in enumerate(articles):
                archive.writestr(f"{number:05}.txt", text)
        path.write_bytes(packed.getvalue())
        return path
    if form == "json":  # an export of Telegram
        messages = [{"id": i, "type": "message", "date": "2017-11-11T12:00:00", "date_unixtime": "1510394400", "text": text} for i, text in enumerate(articles)]  # fmt: skip
        chat = {"name": "قناة الميادين المحلية", "type": "public_channel", "id": 77, "messages": messages}
        path = target / "result.json"
        path.write_text(json.dumps(chat, ensure_ascii=False, indent=1), encoding="utf-8")
        return path
    head, records = b"", []
    if form == "csv":
        head = b"id,text\n"
        records = ['{},"{}"\n'.format(i, text.replace('"', '""')).encode() for i, text in enumerate(articles)]
    elif form.startswith("jsonl"):
        records = [(json.dumps({"id": i, "text": text}, ensure_ascii=False) + "\n").encode() for i, text in enumerate(articles)]
    elif form == "mbox":
        records = [f"From x@x.example Sat Nov 11 00:04:00 2017\nFrom: x@x.example\nSubject: {i}\nMessage-ID: <{i}@x.example>\nContent-Type: text/plain; charset=utf-8\n\n{text}\n".encode() for i, text in enumerate(articles)]  # fmt: skip
    else:
        for number, text in enumerate(articles):
            block = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}".encode()
            line = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/{number}\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
            records.append(line.encode() + block + b"\r\n\r\n")
    if form == "jsonl.gz":  # as a whole
        path.write_bytes(gzip.compress(b"".join(records), mtime=0))
    else:
        path.write_bytes(head + b"".join(gzip.compress(r, mtime=0) if form.endswith(".gz") else r for r in records))
    return path
