"""Writes what commands print into the pages of the manual that show it.

Usage: python scripts/write_printed.py

A block that begins with ```console and `$ answerable …` is run in docs/examples and filled with the
output; a test compares them.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
BLOCK = re.compile(r"```console\n\$ answerable (?P<typed>.+)\n[\s\S]*?```")


def main() -> None:
    """Fills every block of every page."""
    for page in sorted(DOCS.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        filled = BLOCK.sub(lambda found: _filled(found["typed"]), text)
        if filled != text:
            page.write_text(filled, encoding="utf-8")
            print(f"written: {page.relative_to(DOCS)}")


def _filled(typed: str) -> str:
    command = [sys.executable, "-c", "from answerable.cli import main; main()", *typed.split()]
    result = subprocess.run(
        command,
        cwd=DOCS / "examples",
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    printed = "\n".join(line.rstrip() for line in result.stdout.strip().splitlines())
    return f"```console\n$ answerable {typed}\n{printed}\n```"


if __name__ == "__main__":
    main()
