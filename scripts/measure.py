"""Measures what the README and docs/explanation/how-fast.md say, and writes it there.

Usage: python scripts/measure.py [--runs N]

Everything is run as a user would run it, in a new process each time; a time is the median of the
runs. Seconds are those of the machine it ran on: the ratio beside them, to a bare count with the
`csv` and `re` modules in the same minute, is what can be compared.
"""

import argparse
import ast
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "data" / "philadelphia"
EXAMPLE = ROOT / "docs" / "examples" / "philadelphia.toml"
START, END = "<!-- figures: written by scripts/measure.py -->", "<!-- /figures -->"
BARE = """
import csv, re, sys
terms = [re.compile(t, re.I) for t in ("facebook", "twitter", "instagram", r"social\\W+media")]
for name in sys.argv[1:]:
    with open(name, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    print(sum(any(t.search(" ".join(map(str, r.values()))) for t in terms) for r in rows))
"""


@dataclass(frozen=True)
class Timed:
    """Seconds of one command: the median of several runs, and the ratio to the bare count."""

    what: str
    seconds: float
    ratio: float | None


def main() -> None:
    """Runs, measures and writes both pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        times, lines = _demo(Path(folder), runs)
        if REAL.exists():
            real_times, real_lines = _real(Path(folder), runs)
            times, lines = times + real_times, lines + real_lines
    times.append(Timed("`answerable --help`", _median(_command("--help"), max(runs, 5)), None))
    lines.append(_house())
    _write_readme(lines)
    _write_page(times, runs)


def _demo(folder: Path, runs: int) -> tuple[list[Timed], list[str]]:
    out = folder / "demo"
    seconds = _median(_command("demo", "--out", str(out)), runs)
    exports = [out / "export" / n for n in ("complaints.csv", "allegations_and_outcomes.csv")]
    bare = _median(_bare(exports), runs)
    answer = json.loads((out / "answer.json").read_text(encoding="utf-8"))
    first, second = answer["questions"][:2]
    line = (
        f"- The demo: {first['figures'][0]['value']} complaints and"
        f" {second['figures'][0]['value']} sanctions found among"
        f" {answer['register']['cases']:,} made-up cases ({answer['method']['hits']} contain a"
        f" term, {answer['method']['rejected']} of them rejected by the reader), in"
        f" {seconds:.1f} s."
    )
    return [Timed("`answerable demo`, with making the register up", seconds, seconds / bare)], [
        line
    ]


def _real(folder: Path, runs: int) -> tuple[list[Timed], list[str]]:
    exports = [REAL / n for n in ("ppd_complaints_7-18.csv", "ppd_complaint_disciplines_7-18.csv")]
    out = folder / "real"
    options = [part for path in exports for part in ("--register", str(path))]
    seconds = _median(_command("answer", str(EXAMPLE), *options, "--out", str(out)), runs)
    bare = _median(_bare(exports), runs)
    answer = json.loads((out / "answer.json").read_text(encoding="utf-8"))
    tables = answer["questions"][1]["tables"]
    totals = {table["unit"]: table["total"]["values"][-1] for table in tables}
    line = (
        f"- A real register of {answer['register']['cases']:,} complaints:"
        f" {totals['case']} concern social media. The same complaints are {totals['subject']}"
        f" officer–case pairs, {totals['allegation']} allegations and {totals['row']} rows: four"
        f" different numbers, each labelled. All of it in {seconds:.1f} s."
    )
    what = "`answerable answer` on the real register of the example"
    return [Timed(what, seconds, seconds / bare)], [line]


def _house() -> str:
    lengths = [
        node.end_lineno - node.lineno + 1
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    ]
    from answerable.model.checks import CHECKS

    return (
        f"- {len(CHECKS)} checks, each tried on the demo's answer with the defect planted."
        f" {len(lengths)} functions, half of {statistics.median(lengths):.0f} lines or fewer."
    )


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from answerable.cli import main; main()", *arguments]


def _bare(exports: Sequence[Path]) -> list[str]:
    return [sys.executable, "-c", BARE, *map(str, exports)]


def _median(command: Sequence[str], runs: int) -> float:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def _write_readme(lines: Sequence[str]) -> None:
    path = ROOT / "README.md"
    before, rest = path.read_text(encoding="utf-8").split(START)
    after = rest.split(END)[1]
    path.write_text(before + "\n".join([START, *lines, END]) + after, encoding="utf-8")


def _write_page(times: Sequence[Timed], runs: int) -> None:
    rows = [
        f"| {t.what} | {t.seconds:.2f} | {f'{t.ratio:.1f}' if t.ratio else '–'} |" for t in times
    ]
    page = [
        "# How fast",
        "",
        "Written by `scripts/measure.py`: each command is run as a user would run it, in a new",
        f"process, {runs} times; the median counts. The last column is the ratio to a count of",
        "four words with the `csv` and `re` modules in the same run: seconds differ between",
        "machines, the ratio less so.",
        "",
        "| command | seconds | ratio |",
        "|---|---|---|",
        *rows,
        "",
        f"Python {platform.python_version()}, {os.cpu_count()} processors.",
        "",
    ]
    path = ROOT / "docs" / "explanation" / "how-fast.md"
    path.write_text("\n".join(page), encoding="utf-8")


if __name__ == "__main__":
    main()
