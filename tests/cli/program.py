"""Runs the program under test, whose path is the last argument of the test script."""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv.pop() if len(sys.argv) > 1 else str(ROOT / "build/release/bin/sijill")

ARTICLE = """معارك في البوكمال
السبت 11/نوفمبر/2017 - 12:04 ص
قال المرصد السوري لحقوق الإنسان إن تنظيم داعش استعاد مدينة البوكمال، الجمعة.
وقصفت طائرات حربية مواقع التنظيم في المدينة، وقتل خمسة مسلحين في اشتباكات مع قوات النظام السوري.
ونفى مصدر عسكري انسحاب قوات النظام من المدينة.
"""


def sijill(*arguments, stdin=b"", environment=None, **options):
    """The finished process; stdout and stderr are bytes."""
    return subprocess.run(
        [PROGRAM, *map(os.fsencode, arguments)],
        input=stdin,
        capture_output=True,
        timeout=120,
        env={**os.environ, **(environment or {})},
        check=False,
        **options,
    )
