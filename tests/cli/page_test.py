"""The page of --format html: its policy allows its own style and script, and a browser builds what the record says."""
import base64
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from program import ARTICLE, sijill

TEXT = "😀 </script><b>&amp; " + ARTICLE


def page_of(text):
    return sijill("read", "-", "--format", "html", stdin=text.encode()).stdout.decode()


class Page(unittest.TestCase):
    def test_the_policy_names_the_digests_of_style_and_script(self):
        page = page_of(TEXT)
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
        for tag in ("style", "script"):
            body = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)[1]
            digest = "sha256-" + base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
            self.assertIn(f"{tag}-src '{digest}'", policy, f"write page_{tag}_digest = \"{digest}\" in sijill/wire/page_{tag}.cpp")

    def test_several_articles_are_one_page(self):
        with tempfile.TemporaryDirectory() as folder:
            names = [str(pathlib.Path(folder) / f"{i}.txt") for i in range(3)]
            for name in names:
                pathlib.Path(name).write_text(ARTICLE)
            page = sijill("read", "--format", "html", *names).stdout.decode()
        self.assertEqual(page.count("<!DOCTYPE html>"), 1)
        self.assertEqual(page.count('class="reading"'), 3)
        self.assertTrue(page.endswith("</html>\n"))

    def test_code_points_become_utf16_units(self):
        node = shutil.which("node")
        if not node:
            self.skipTest("node is not here")
        function = re.search(r"const unitsOf = .*?\n  };\n", page_of(TEXT), re.S)[0]
        text = "a😀ب😀😀c"
        script = f"{function} const t = {json.dumps(text)}; const u = unitsOf(t); console.log(JSON.stringify([0,1,2,3,4,5,6].map(u)))"
        run = subprocess.run([node, "-e", script], capture_output=True, text=True, check=True)
        self.assertEqual(json.loads(run.stdout), [len(text[:n].encode("utf-16-le")) // 2 for n in range(7)])

    def test_a_browser_shows_the_text_as_it_is_and_a_list_of_all_claims(self):
        browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if not browser:
            self.skipTest("no chromium here")
        claims = sijill("read", "-", stdin=TEXT.encode()).stdout.decode().count("\n")
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "page.html"
            page.write_text(page_of(TEXT), encoding="utf-8")
            run = subprocess.run(
                [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--dump-dom", page.as_uri()],
                capture_output=True, timeout=120, check=True,
            )
        shown = run.stdout.decode()
        text = re.search(r'<div class="text" dir="auto">(.*?)</div>', shown, re.S)[1]
        self.assertEqual(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), TEXT)
        self.assertEqual(shown.count('aria-pressed="false"'), claims)


if __name__ == "__main__":
    unittest.main()
