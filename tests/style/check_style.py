"""The style that a machine can check: clang-format on every C++ file, and plain text rules on every tracked one.

usage: check_style.py [--fix]     (--fix lets clang-format rewrite the C++ files)
"""
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CPP_FOLDERS = ("sijill", "apps", "tools", "training", "benchmarks", "tests", "fuzz", "bindings")
# Data keeps what it received: odd spaces and bidi controls are the point of some test files.
DATA = re.compile(
    r"^(tests/(golden|formats|cli)/|fuzz/corpus/|data/samples/|models/|LICENSE$)|\.(bin|gz|png|html|txt|conllu|expected)$"
)
BIDI_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
RAW_STRING = re.compile(r'R"(\w*)\(.*?\)\1"', re.DOTALL)
# Words that give a name nothing (house.md, taste 2).
EMPTY_NAMES = re.compile(r"(^|_)(util|utils|helper|helpers|manager|impl|misc)(_|\.|/|$)")


def tracked_files() -> list[str]:
    # Files not yet added count too, ignored ones do not.
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return sorted(name for name in listing.split("\0") if name and (ROOT / name).is_file())


def clang_format() -> str:
    # Another version formats otherwise; 14 is Debian 12's.
    for program in ("clang-format-14", "clang-format"):
        found = shutil.which(program)
        if found and "version 14." in subprocess.run([found, "--version"], capture_output=True, text=True).stdout:
            return found
    sys.exit("style: clang-format 14 is not here; run script/bootstrap")


def badly_formatted(files: list[str], fix: bool) -> list[str]:
    program = clang_format()
    if fix:
        subprocess.run([program, "-i", "--style=file", *files], cwd=ROOT, check=True)
        return []
    if not files:
        return []
    run = subprocess.run(
        [program, "--dry-run", "--style=file", *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    first = {}
    for line in run.stderr.splitlines():
        match = re.match(r"(.+?):(\d+):\d+: (?:warning|error): ", line)
        if match:
            first.setdefault(match[1], match[2])
    return [f"{name}:{line}: not as clang-format writes it; run tests/style/check_style.py --fix" for name, line in first.items()]


def text_faults(name: str) -> list[str]:
    if DATA.search(name):
        return []
    try:
        text = (ROOT / name).read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return [f"{name}: is not UTF-8"]
    faults = []
    if EMPTY_NAMES.search(name):
        faults.append(f"{name}: named for nothing in the world (util, helper, manager, impl); say what it is")
    if text and not text.endswith("\n"):
        faults.append(f"{name}: does not end with a newline")
    is_cpp = name.endswith((".h", ".cpp"))
    if name.endswith(".h") and "#pragma once" not in text:
        faults.append(f"{name}: a header without #pragma once")
    if is_cpp and name.startswith("sijill/") and not text.startswith("//") and not name.endswith("_test.cpp"):
        header = (ROOT / name).with_suffix(".h")
        if name.endswith(".h") or not header.exists():
            faults.append(f"{name}: opens without a sentence on what it is for")
    # What stands in a raw string is another language's; the lines keep their numbers.
    code = RAW_STRING.sub(lambda match: "\n" * match[0].count("\n"), text) if is_cpp else text
    for number, (line, code_line) in enumerate(zip(text.split("\n"), code.split("\n")), 1):
        where = f"{name}:{number}"
        if line != line.rstrip() and not name.endswith(".tsv"):
            faults.append(f"{where}: blanks at the end of the line")
        if "\r" in line:
            faults.append(f"{where}: a carriage return")
        if "\t" in line and is_cpp:
            faults.append(f"{where}: a tab")
        if BIDI_CONTROLS.search(line):
            faults.append(f"{where}: a bidirectional control character; write it as an escape")
        if name.startswith("sijill/") and is_cpp and not name.endswith("_test.cpp"):
            if re.search(r"\b(std::cout|std::cerr|printf|puts|std::exit|std::abort)\b", code_line.split("//")[0]):
                faults.append(f"{where}: the engine never prints or exits; the program does (invariant 9)")
            if re.search(r"(?<![\w.:])(new [A-Z]\w*[({]|delete )", code_line.split("//")[0]):
                faults.append(f"{where}: new or delete; own by value, unique_ptr or shared_ptr<const T>")
    return faults


def main() -> None:
    fix = "--fix" in sys.argv[1:]
    files = tracked_files()
    cpp = [name for name in files if name.endswith((".h", ".cpp")) and name.split("/")[0] in CPP_FOLDERS]
    faults = badly_formatted(cpp, fix)
    for name in files:
        faults += text_faults(name)
    for fault in faults:
        print(fault)
    bad = len({fault.split(":")[0] for fault in faults})
    print(f"style: {len(files)} files, {bad} of them not as they should be")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
