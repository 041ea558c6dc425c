"""The layers hold: reads the sijill_module lines of CMakeLists.txt and fails on an include that they do not allow.

A module may include its own headers and those of the modules that its line names, nothing else of ours.
Of third parties each belongs to one module (house.md, invariant 7); core includes the standard library only.

usage: check_layers.py [ROOT]
"""
import pathlib
import re
import sys
from dataclasses import dataclass

# Include prefix of a third party -> the modules that may know it. What stands nowhere here is allowed nowhere.
THIRD_PARTIES = {
    "utf8proc.h": {"text"},
    "openssl/": {"text"},
    "boost/json": {"wire", "ingest"},  # ingest reads what was received, wire alone writes
    "fmt/": {"wire", "server"},
    "sqlite3.h": {"ledger"},
    "boost/beast": {"server"},
    "boost/asio": {"server"},
    "pugixml.hpp": {"ingest"},
    "shapefil.h": {"area"},
    "curl/": {"fetch"},
    "libxml/": {"ingest"},
    "lexbor/": {"ingest"},
    "zlib.h": {"ingest", "server"},
    "zip.h": {"ingest"},
    "brotli/": {"ingest"},
    "poppler-": {"ingest"},
}
# The operating system: lexicon maps a file, ingest opens what it is given, ledger puts a backup onto the disk, fetch
# connects to others, server opens the base map that it was started with; nobody else opens anything.
SYSTEM_HEADERS = {
    "arpa/inet.h": {"fetch"},
    "netdb.h": {"fetch"},
    "netinet/in.h": {"fetch"},
    "sys/socket.h": {"fetch"},
    "fcntl.h": {"lexicon", "ingest", "ledger", "server"},
    "unistd.h": {"lexicon", "ingest", "ledger", "server"},
    "sys/stat.h": {"lexicon", "ingest", "server"},
    "sys/mman.h": {"lexicon"},
}
TEST_ONLY = ("gtest/", "gmock/")
# A test, or a header that the tests of one module share.
TEST_FILES = ("_test.cpp", "_testing.h")
INCLUDE = re.compile(r'^\s*#\s*include\s*(<[^>]+>|"[^"]+")')
MODULE = re.compile(r"^sijill_module\((\w+)((?:\s+[^)]*)?)\)", re.MULTILINE)


@dataclass(frozen=True)
class Module:
    name: str
    depends: frozenset[str]


def read_modules(cmake: str) -> list[Module]:
    modules = []
    for match in MODULE.finditer(cmake):
        words = match[2].split()
        depends = []
        if "DEPENDS" in words:
            rest = words[words.index("DEPENDS") + 1 :]
            depends = rest[: rest.index("LINKS")] if "LINKS" in rest else rest
        modules.append(Module(match[1], frozenset(depends)))
    return modules


def order_faults(modules: list[Module]) -> list[str]:
    """The lines stand lowest first, so the graph has no cycle."""
    faults, above = [], set()
    for module in modules:
        for name in sorted(module.depends - above):
            faults.append(f"CMakeLists.txt: {module.name} depends on {name}, which stands at or below it")
        above.add(module.name)
    return faults


def include_fault(module: Module, modules: dict[str, Module], target: str, is_test: bool) -> str | None:
    name = target[1:-1]
    if name.startswith("sijill/"):
        used = name.split("/")[1]
        if used == module.name or used in module.depends:
            return None
        if used not in modules:
            return f"includes {name}, and {used} is no module of CMakeLists.txt"
        allowed = ", ".join(sorted(module.depends)) or "nothing"
        return f"{module.name} may not know {used} (its line allows {allowed}): {name}"
    if target.startswith('"'):
        return f'includes "{name}"; an include of ours is an address from the root, sijill/…'
    if is_test and name.startswith(TEST_ONLY):
        return None
    for prefix, owners in (THIRD_PARTIES | SYSTEM_HEADERS).items():
        if name.startswith(prefix):
            if module.name in owners:
                return None
            return f"only {', '.join(sorted(owners))} may know <{name}> (invariant 7)"
    if "/" not in name and not name.endswith((".h", ".hpp")):
        return None  # the standard library
    return f"<{name}> belongs to no module; name its owner in tests/layers/check_layers.py"


def file_faults(path: pathlib.Path, shown: str, module: Module, modules: dict[str, Module]) -> list[str]:
    is_test = path.name.endswith(TEST_FILES)
    faults = []
    lines = path.read_text(encoding="utf-8").splitlines()
    # A header that only its own module includes says so in its first line.
    is_private = bool(lines) and lines[0].endswith(f"Private to {module.name}.")
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        fault = include_fault(module, modules, match[1], is_test) if match else None
        if fault:
            faults.append(f"{shown}:{number}: {fault}")
        # A public header reads as a manual: third-party types stay out of it (house.md, taste 27).
        if match and path.suffix == ".h" and not fault and not is_test and not is_private:
            name = match[1][1:-1]
            if any(name.startswith(prefix) for prefix in THIRD_PARTIES):
                faults.append(f"{shown}:{number}: a header shows the third party <{name}>; keep it in the source")
    return faults


def check(root: pathlib.Path) -> tuple[int, list[str]]:
    """How many files were looked at, and what is wrong."""
    listed = read_modules((root / "CMakeLists.txt").read_text(encoding="utf-8"))
    modules = {module.name: module for module in listed}
    faults = order_faults(listed)
    files = 0
    for folder in sorted(path for path in (root / "sijill").iterdir() if path.is_dir()):
        sources = sorted(path for path in folder.rglob("*") if path.suffix in (".h", ".cpp"))
        if sources and folder.name not in modules:
            faults.append(f"sijill/{folder.name}: has sources and no sijill_module line in CMakeLists.txt")
            continue
        for path in sources:
            files += 1
            faults += file_faults(path, str(path.relative_to(root)), modules[folder.name], modules)
    return files, faults


def main() -> None:
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2]
    files, faults = check(root)
    for fault in faults:
        print(fault)
    bad = len({fault.split(":")[0] for fault in faults})
    print(f"layers: {files} files, {bad} with an include that the layers do not allow")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
