"""Writes the worked example of docs/how-to/protect-small-counts.md by running its commands.

Usage: python scripts/write_protection_example.py
"""

import os
import re
import tempfile
from pathlib import Path

from click.testing import CliRunner

PAGE = Path(__file__).resolve().parent.parent / "docs/how-to/protect-small-counts.md"
TABLES = (
    ("table-1-1.csv", (), "By search term, most lines are zero or one:"),
    ("table-1-3.csv", (), "By outcome every line is small, and the total is not:"),
    ("table-2-1.csv", ("--presentation", "rounded"), "The ten sanctions, rounded:"),
    ("table-1-3.csv", ("--presentation", "exact"), "Exactly, as it was published in 2016:"),
)


def main() -> None:
    """Replaces what stands between the marks."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def page(text: str) -> str:
    """The page with the example and the columns as the program gives them."""
    from answerable.model.ledger import CLAIM_COLUMNS

    head, rest = text.split("<!-- example", 1)
    mark, after = rest.split("-->\n", 1)[0], rest.split("<!-- /example -->", 1)[1]
    columns = "".join(f"| `{name}` | {says} |\n" for name, says in CLAIM_COLUMNS.items())
    table = f"<!-- columns -->\n| column | holds |\n|---|---|\n{columns}\n"
    after = re.sub(r"<!-- columns -->\n.*?(?=\n## )", lambda _: table, after, flags=re.DOTALL)
    example = "\n".join(_example())
    return f"{head}<!-- example{mark}-->\n\n{example}\n<!-- /example -->{after}"


def _example() -> list[str]:
    from answerable.cli import group

    said = []
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            CliRunner().invoke(group, ["demo", "--records", "600"], standalone_mode=False)
            for name, more, says in TABLES:
                words = ["protect", f"answerable-demo/tables/{name}", *more]
                run = CliRunner(env={"COLUMNS": "96"}).invoke(group, words)
                typed = " ".join(["answerable", *words])
                lines = [line.rstrip() for line in run.output.strip("\n").splitlines()]
                shown = "\n".join(f"    {line}".rstrip() for line in ["", *lines])
                said.append(f"{says}\n\n    {typed}\n{shown}\n\nExit code {run.exit_code}.\n")
        finally:
            os.chdir(before)
    return said


if __name__ == "__main__":
    main()
