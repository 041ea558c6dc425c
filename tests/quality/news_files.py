"""Writes articles of a JSON Lines news file to text files, taken evenly over the whole file.

usage: news_files.py NEWS.jsonl.gz COUNT FOLDER

A file holds the title, an empty line and the body, as a plain-text article does.
"""
import gzip
import json
import pathlib
import sys


def main() -> None:
    news, count, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
    with gzip.open(news, "rb") as lines:
        total = sum(1 for _ in lines)
    count = min(count, total)
    wanted = {index * total // count for index in range(count)}
    with gzip.open(news, "rb") as lines:
        for index, line in enumerate(lines):
            if index in wanted:
                article = json.loads(line)
                text = f"{article.get('title') or ''}\n\n{article.get('content') or ''}\n"
                (folder / f"{index:06}.txt").write_text(text, encoding="utf-8", errors="surrogatepass")


if __name__ == "__main__":
    main()
