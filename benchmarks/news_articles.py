"""Unpacks news in JSON Lines into text files as somebody would have saved them: title, date line, body, source.

usage: news_articles.py COUNT FOLDER NEWS.jsonl.gz...

The first COUNT articles of all files in turn are written (0 for all); a file is named after its place in its news.
"""
import gzip
import itertools
import json
import pathlib
import sys


def texts(news: str):
    stem = pathlib.Path(news).name.split(".")[0]
    with gzip.open(news, "rt", encoding="utf-8", errors="surrogatepass") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            title = " ".join((article.get("title") or "").split())
            date = (article.get("time") or article.get("date_extracted") or "")[:16].replace("T", " ")
            body = article.get("text") or article.get("content") or ""
            source = f"\nالمصدر: {article['source']}\n" if article.get("source") else ""
            text = f"{title}\n{date}\n\n{body}\n{source}"
            yield f"{stem}-{number:06}.txt", text.encode("utf-8", errors="replace")


def main() -> None:
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    mixed = (item for group in itertools.zip_longest(*map(texts, sys.argv[3:])) for item in group if item)
    for name, text in itertools.islice(mixed, count or None):
        (folder / name).write_bytes(text)


if __name__ == "__main__":
    main()
