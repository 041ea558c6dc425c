"""The man page and the completions name every option and verb that the program has, and none that it lacks."""
import re
import shlex
import subprocess
import unittest

from program import ROOT, sijill

VERBS = (["read"], ["ingest"], ["watch"], ["export"], ["places", "import", "ocha"], ["places", "list"], ["places", "remove"], ["serve"], ["demo"], ["serve", "token", "add"], ["serve", "token", "list"], ["serve", "token", "revoke"], ["lexicon"], ["eval", "events"], ["version"])
LEDGER = "claims incidents holdings contradictions narrators documents why timeline accept correct reject merge split annotate undo reviews add backup check vacuum stats reconcile"
VERBS += tuple(["ledger", verb] for verb in LEDGER.split())
FILES = ("docs/man/sijill.1", "completions/sijill.bash", "completions/_sijill", "completions/sijill.fish")


def text_of(name):
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\-", "-")
    # fish spells --format as -l format
    return re.sub(r"^(complete .*) -l ([a-z]+)", r"\1 --\2", text, flags=re.M)


def options_of(verb):
    return set(re.findall(r"--[a-z]+", sijill(*verb, "--help").stdout.decode().split("Examples:")[0]))


class Completion(unittest.TestCase):
    def test_every_option_is_named_everywhere(self):
        for verb in ([], *VERBS):
            for option in options_of(verb):
                for name in FILES:
                    self.assertIn(option, text_of(name), f"{' '.join(verb)} in {name}")

    def test_no_option_is_named_that_is_not_there(self):
        known = set().union(*(options_of(verb) for verb in ([], *VERBS)))
        for name in FILES:
            self.assertEqual(set(re.findall(r"(?<![\w-])--[a-z]+", text_of(name))) - known, set(), name)

    def completed(self, *words):
        """What bash offers for the last word."""
        line = " ".join(map(shlex.quote, words))
        script = f"COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _sijill; echo ${{COMPREPLY[@]}}"
        completion = shlex.quote(str(ROOT / "completions/sijill.bash"))
        run = subprocess.run(["bash", "-c", f"source {completion}; {script}"], capture_output=True, text=True, check=True)
        return run.stdout.split()

    def test_bash_completes_verbs_values_and_options(self):
        self.assertIn("read", self.completed("sijill", ""))
        self.assertEqual(self.completed("sijill", "read", "--format", ""), ["jsonl", "table", "reading", "conllu", "html"])
        self.assertEqual(self.completed("sijill", "read", "--pre"), ["--prefer"])
        self.assertEqual(self.completed("sijill", "eval", ""), ["events"])
        self.assertEqual(self.completed("sijill", "ledger", "")[: len(LEDGER.split())], LEDGER.split())
        self.assertEqual(self.completed("sijill", "ledger", "claims", "--pol"), ["--polarity"])
        self.assertIn("acled", self.completed("sijill", "export", ""))
        self.assertEqual(self.completed("sijill", "places", ""), ["import", "list", "remove"])
        self.assertEqual(self.completed("sijill", "places", "import", ""), ["ocha"])
        self.assertEqual(self.completed("sijill", "places", "list", "--le"), ["--ledger", "--level"])
        self.assertEqual(self.completed("sijill", "serve", "token", ""), ["add", "list", "revoke"])

    def test_the_man_page_has_no_faults(self):
        try:
            run = subprocess.run(["groff", "-man", "-ww", "-Tutf8", str(ROOT / "docs/man/sijill.1")], capture_output=True, check=False)
        except FileNotFoundError:
            self.skipTest("groff is not here")
        self.assertEqual(run.stderr, b"")


if __name__ == "__main__":
    unittest.main()
