"""Measures what redaction finds, and writes docs/explanation/how-well-redacted.md.

Usage: python benchmarks/redaction.py

Marks on real narratives are those of benchmarks/labels/redaction.csv; the register is read where it
lies beside the project. Identifiers are made by tests/identifiers.py, which was written before
the rules and from public descriptions. Where benchmarks/labels/uk_narratives.jsonl lies, its
made-up narratives are measured, too: a line of JSON each, with id, text, marks and what is
arguable.
"""

import csv
import hashlib
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from questions import in_first_half

from answerable.files.registers import read_register
from answerable.model.places import Place
from answerable.model.redaction import NEVER, Found
from answerable.model.register import Case
from answerable.steps.finding.gather_pool import text_of_case
from answerable.steps.redaction.find_held import Held, Holdings
from answerable.steps.redaction.redact import know, propose, redact

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from identifiers import KINDS, KNOWN, made  # noqa: E402

REGISTER = ROOT.parent / "shared" / "data" / "philadelphia" / "ppd_complaints_7-18.csv"
MARKS = ROOT / "benchmarks" / "labels" / "redaction.csv"
UK = ROOT / "benchmarks" / "labels" / "uk_narratives.jsonl"
PAGE = ROOT / "docs" / "explanation" / "how-well-redacted.md"
DRAWN = 1000
LONG = 20_000
SPARE = frozenset(NEVER)
HOSTILE = (
    "A", "a ", "1 ", "1-", "A.", "A. ", "Officers A, ", "complainant, ", "a.a@a.", "log 1 of 1 ",
    "collar number ", "one two ", "N. ", "+1 ", "AB12 ", '"', "(A) ", "Aa Bb ", "ref 1-", "M/F ",
    "Officers Smith, ", "The Aa ", "pc smith ", "at 1000 ", "HIGH STREET ", "van der ",
)  # fmt: skip
MARKED = ("person", "trait", "place", "date", "time", "number", "contact")
Mark = tuple[int, int, str]


WHAT = """\
Written by `python benchmarks/redaction.py`. {marked} real narratives (Philadelphia, open data)
were marked by one reader; how, and what was not marked, stands beside the marks
(benchmarks/labels/redaction.md). No column of the register was used here, which would have held
more.
"""
READING = """\
A name counts as removed where no letter of it stays. A span is false where it touches no mark.
The reader wrote the rules too and so had read the half kept aside once, while marking it; the
second and third draw were made and marked after the rules stood. At its first measuring the
second draw had 188 of 200 names removed: it writes of posts that nobody had listed (PCD, PCO), of
T F for initials, and of a lone letter before a rare verb. Three rules followed, and the third
draw measures those; it had 213 of 216 at its first measuring. What was changed after it was led
by made names and numbers alone: surnames that are words (PC White), letters that no authority
issues, 09 numbers.
"""
OF_UK = """\
{records} narratives as complaints to forces, councils, fire services, hospitals and universities
are written, made up and marked by somebody who had not seen the rules. One half was looked at
when the general rules for names were written, the other was only measured. Spans that the marker
called arguable count as neither found nor false. At the first measuring of all, by the rules for
American narratives, 80 of 124 names of the first half and 53 of 108 of the other were removed; at
the first measuring by the general rules 124 and 104, of the other half 10 of 14 times, 22 of 24
dates, 20 of 27 places and 41 of 49 numbers. What it missed was read then, and led to what is
found since of times (14:00hrs), dates (30 Mar 22) and sort codes, not of names: for these kinds
it is no fresh half any more. A second lot came with a third of its texts in capitals and with
villages, inns and schools in them; at its first measuring 321 of 363 names, 51 of 103 places and
112 of 134 numbers were removed, and 152 of 749 spans were false. It was looked at in two parts,
each measured before it was. The third lot was written by another writer after the first part.
What is found since of places in small letters, shortened or of several words, of initials behind
what somebody is in a file, and of makes that are no people, was led by narratives of the writer of
the rules: before it the third lot had 60 places removed and 22 false spans.
"""
OTHERS = """\
Places are streets, corners and premises: those whose name says what they are (a hospital, a pub)
are found, as are inns by their usual names; another known by a bare name (“at the Roundhouse”) is
shown to a reader. The rule for them was written after the third draw was measured, from general
knowledge of such names. A date is made coarser, to its month. Names without rank, title or role
are found since by the words of the language, not by these narratives. The un-initialled surname in
the first record of the register is {anchor}.
"""
MADE = """\
{drawn:,} sentences of each kind, made by a generator that was written from public descriptions
before the rules were, by the same hand. At the first run every kind had 98.5% or more; then three
forms were mended (a number in brackets, a rank of two words without a blank, O'BRIEN in
capitals). The last three kinds have no form of their own and are found where a column of the
register holds them.
"""
TIME = """\
{0:.1f} ms of processor time a narrative for the spans; {1:.1f} ms with everything else that the
command does (columns, rare words, checklist, lines). The slowest of {texts} texts of {long:,}
characters that repeat what patterns begin with took {slowest:.0f} ms.
"""
LAST = """\
What the register's columns hold is removed by construction; `tests/unit/test_find_held.py` tries
it with made names, numbers and spellings.

Nobody is safe because no name is left: relatives, jobs, illness and the story itself stay. They
are listed for a reader ([how to](../how-to/redact-narratives.md))."""


@dataclass
class Score:
    """What was marked and found in some records; a mark is found where nothing of it stays."""

    records: int = 0
    marked: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    spans: int = 0
    false: int = 0
    clean: int = 0

    def add(self, text: str, marks: Sequence[Mark], spans: Sequence[Found]) -> None:
        """One record."""
        gone = {i for span in spans for i in range(span.start, span.end)}
        names_left = 0
        for start, end, kind in marks:
            whole = all(i in gone for i in range(start, end) if text[i].isalnum())
            self.marked[kind] += 1
            self.found[kind] += whole
            names_left += kind == "person" and not whole
        self.records += 1
        self.clean += not names_left
        self.spans += len(spans)
        self.false += sum(not touches(span, marks) for span in spans)


def main() -> None:
    """Measures everything and writes the page."""
    cases = {case.ref: case for case in read_register([REGISTER]).cases}
    text = page(
        scores(cases),
        scores_of_uk() if UK.exists() else {},
        {kind: share_found(kind) for kind in (*KINDS, *KNOWN)},
        milliseconds(list(cases.values())),
        max(map(hostile, HOSTILE)),
        "Dempsey" not in redact(cases["13-0001"], know([cases["13-0001"]])).derived,
    )
    PAGE.write_text(text, encoding="utf-8")
    print(text)


def scores(cases: Mapping[str, Case]) -> dict[str, Score]:
    """The score of each part of the marks, without help of any column of the register."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    draws: dict[str, str] = {}
    with MARKS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            marks[row["ref"]].append((int(row["from"]), int(row["to"]), row["kind"]))
            draws[row["ref"]] = row["draw"]
    parts = {name: Score() for name in PARTS.values()}
    for ref, places in marks.items():
        text = text_of_case(cases[ref])
        part = PARTS[draws[ref], is_aside(ref) if draws[ref] == "1" else False]
        parts[part].add(text, places, propose(text, Held(), spare=SPARE))
    return parts


PARTS = {
    ("1", False): "first draw, used to write the rules",
    ("1", True): "first draw, kept aside",
    ("2", False): "second draw, after the rules it led to",
    ("3", False): "third draw, not seen before",
}


def scores_of_uk() -> dict[str, Score]:
    """The score of each lot: of the first by halves, looked at and kept aside."""
    parts = {name: Score() for name in (LOOKED_AT, KEPT_ASIDE, *LATER_LOTS.values())}
    for line in UK.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        marks, arguable = (
            [(m["from"], m["to"], m.get("kind", "")) for m in one.get(name, ())]
            for name in ("marks", "arguable")
        )
        found = propose(one["text"], Held(), spare=SPARE)
        counted = [f for f in found if touches(f, marks) or not touches(f, arguable)]
        half = LOOKED_AT if in_first_half(one["id"]) else KEPT_ASIDE
        parts[LATER_LOTS.get(one.get("lot", ""), half)].add(one["text"], marks, counted)
    return {name: score for name, score in parts.items() if score.records}


LOOKED_AT, KEPT_ASIDE = "first lot, half looked at", "first lot, half kept aside"
LATER_LOTS = {
    "second": "second lot, a third in capitals, looked at since",
    "third": "third lot, a third in capitals, only measured",
}


def touches(found: Found, marks: Iterable[Mark]) -> bool:
    """Whether a span lies on one of the marks."""
    return any(start < found.end and found.start < end for start, end, _ in marks)


def is_aside(ref: str) -> bool:
    """Whether a record of the first draw was kept aside."""
    return hashlib.sha256(ref.encode()).digest()[0] % 2 == 1


def share_found(kind: str) -> float:
    """The share of made identifiers of which nothing stays."""
    dice = random.Random(f"{kind} 911")
    found = 0
    for _ in range(DRAWN):
        one = made(kind, dice)
        held = Holdings([Case("1", dict(one.columns), Place("made"))]).of("1", one.text)
        gone = {i for f in propose(one.text, held) for i in range(f.start, f.end)}
        value = range(one.start, one.start + len(one.value))
        found += all(i in gone for i in value if one.text[i].isalnum())
    return found / DRAWN


def milliseconds(cases: Sequence[Case]) -> tuple[float, float]:
    """Processor milliseconds a record: the spans alone, and all that the command does."""
    texts = [text for case in cases if (text := text_of_case(case))]
    alone = timed(propose(text, Held(), spare=SPARE) for text in texts)

    def everything() -> Iterable[object]:
        known = know(cases)
        return (redact(case, known) for case in cases)

    return alone / len(texts), timed_call(lambda: list(everything())) / len(texts)


def timed(work: Iterable[object]) -> float:
    """Processor milliseconds that some work takes."""
    return timed_call(lambda: list(work))


def timed_call(work: Callable[[], object]) -> float:
    """Processor milliseconds of one call."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def hostile(piece: str) -> float:
    """Milliseconds for a text that repeats a piece that patterns begin with."""
    text = piece * (LONG // len(piece))
    return timed_call(lambda: propose(text, Held()))


def page(
    parts: Mapping[str, Score],
    uk: Mapping[str, Score],
    kinds: Mapping[str, float],
    ms: tuple[float, float],
    slowest: float,
    anchor: bool,
) -> str:
    """The page with all figures."""
    lines = [
        "# How well narratives are redacted\n",
        WHAT.format(marked=sum(part.records for part in parts.values())),
        names_table(parts),
        READING,
        others_table(parts),
        OTHERS.format(anchor="removed" if anchor else "NOT removed"),
        *of_uk(uk),
        "## Identifiers in use in the United Kingdom\n",
        MADE.format(drawn=DRAWN),
        table(("kind", "found"), [(kind, f"{share:.1%}") for kind, share in kinds.items()]),
        "## Time\n",
        TIME.format(*ms, texts=len(HOSTILE), long=LONG, slowest=slowest),
        LAST,
    ]
    return "\n".join(lines) + "\n"


def of_uk(parts: Mapping[str, Score]) -> Sequence[str]:
    """The part of the page about the made-up narratives; nothing where they are not there."""
    if not parts:
        return ()
    records = sum(part.records for part in parts.values())
    heading = "## Narratives as they are written in the United Kingdom\n"
    return heading, OF_UK.format(records=records), names_table(parts), others_table(parts)


def names_table(parts: Mapping[str, Score]) -> str:
    """Names removed and false spans of each part."""
    header = ("narratives", "records", "names removed", "share", "records without a name left",
              "spans", "false", "share false")  # fmt: skip
    return table(header, [_names_row(name, score) for name, score in parts.items()])


def others_table(parts: Mapping[str, Score]) -> str:
    """What else was removed of each part."""
    header = ("narratives", *(f"{kind}s" for kind in MARKED[1:]))
    rows = [
        (name, *(f"{s.found[k]} of {s.marked[k]}" for k in MARKED[1:])) for name, s in parts.items()
    ]
    return table(header, rows)


def _names_row(name: str, score: Score) -> Sequence[object]:
    found, marked = score.found["person"], score.marked["person"]
    return (
        name, score.records, f"{found} of {marked}", f"{found / marked:.1%}", score.clean,
        score.spans, score.false, f"{score.false / score.spans:.1%}",
    )  # fmt: skip


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown, the first column words and the rest numbers."""
    rule = ["---", *["--:"] * (len(header) - 1)]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in (header, rule, *rows))


if __name__ == "__main__":
    main()
