"""The built page as a C++ file: every file of a folder, compressed, with its type and ETag.

usage: embed_page.py FOLDER OUT.cpp
The files go into OUT.cpp.files beside it; the source takes them in with .incbin. A folder that is not there gives a
table without entries: a program without a page.
"""
import gzip
import hashlib
import pathlib
import sys

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".pbf": "application/x-protobuf",
}
# What is compressed already only grows.
AS_IT_IS = {".png", ".woff2", ".ico"}


def main() -> None:
    folder, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    kept = out.with_name(out.name + ".files")
    kept.mkdir(parents=True, exist_ok=True)
    for old in kept.iterdir():
        old.unlink()
    entries, code = [], []
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".map") if folder.is_dir() else []
    for number, path in enumerate(files):
        if path.suffix not in TYPES:
            sys.exit(f"embed_page: {path}: found the ending {path.suffix!r}, wanted one of {' '.join(TYPES)}")
        data = path.read_bytes()
        etag = hashlib.sha256(data).hexdigest()[:16]
        is_gzip = path.suffix not in AS_IT_IS
        stored = kept / str(number)
        stored.write_bytes(gzip.compress(data, 9, mtime=0) if is_gzip else data)
        code.append(
            f'__asm__(".section .rodata\\n.balign 16\\n.global sijill_page_{number}\\nsijill_page_{number}:\\n'
            f'.incbin \\"{stored}\\"\\n.global sijill_page_{number}_end\\nsijill_page_{number}_end:\\n.byte 0\\n.previous\\n");\n'
            f'extern "C" const char sijill_page_{number}[];\nextern "C" const char sijill_page_{number}_end[];\n'
        )
        name = path.relative_to(folder).as_posix()
        view = f"{{sijill_page_{number}, static_cast<std::size_t>(sijill_page_{number}_end - sijill_page_{number})}}"
        entries.append(
            f'      {{"{name}", "{TYPES[path.suffix]}",\n       {"{}" if is_gzip else view},\n'
            f'       {view if is_gzip else "{}"}, "\\"{etag}\\""}},\n'
        )
    out.write_text(
        "// Made by tools/embed_page from web/dist.\n"
        '#include "embedded_page.h"\n\n#include <cstddef>\n\n'
        + "".join(code)
        + "\nnamespace sijill {\n\nstd::vector<Page_file> embedded_page() {\n  return {\n"
        + "".join(entries)
        + "  };\n}\n\n}  // namespace sijill\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
