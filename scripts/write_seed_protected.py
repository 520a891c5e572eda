"""Takes the seed's own figures through all of the protection; writes the page that shows it.

Usage: python scripts/write_seed_protected.py

The demo's request is answered in each presentation; everything on the page comes out of that.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/explanation/the-seed-protected.md"
EARLIER = ("2015-12-31", "2014-12-31")
OVERLAPPING = "table-1-2.csv"
LISTED = ("list = { title", 'presentation = "{}"')


@dataclass(frozen=True)
class Printed:
    """The answer in one presentation: the tables as published, and what it took."""

    presentation: str
    tables: Mapping[str, Sequence[Sequence[str]]]
    marks: Mapping[str, int]
    moved: int
    kept_back: int
    exposed: int
    narrowest: str
    findings: Sequence[tuple[str, str]]
    gate: Mapping[str, str]
    sentences: Sequence[str]
    claims: Sequence[str]
    by_difference: Sequence[str]


@dataclass(frozen=True)
class Walk:
    """The seed's figures from what is counted to what is published."""

    counts: Sequence[tuple[str, str, int, bool]]
    statements: Sequence[str]
    proposed: Mapping[str, str]
    worksheet: Mapping[str, tuple[str, str]]
    lines: Sequence[tuple[str, str, str, int]]
    spans: Sequence[tuple[str, int, str, str]]
    kinds: Mapping[str, int]
    to_read: int
    printed: Sequence[Printed]
    unreasoned: Sequence[str]


def walk(folder: Path, *, records: int = 600) -> Walk:
    """Everything the page shows, computed."""
    from answerable.demo.generator import write_demo
    from answerable.model.protection import Policy
    from answerable.model.request import WORKSHEET
    from answerable.steps.protection.find_small import small_cells, telling_lines
    from answerable.steps.protection.protect import propose
    from answerable.steps.protection.read_counts import read_counts

    files = write_demo(folder / "export", records=records)
    runs = {name: _answered(folder, files, name) for name in ("exact", "band", "rounded")}
    exact = runs["exact"]
    entry = _entry(exact)
    tables = {
        name: read_counts(_read(data))
        for name, data in _tables(entry).items()
        if name.startswith("table") and name != OVERLAPPING
    }
    small = exact.answer.small_counts
    assert small is not None
    counts = [
        (name, ", ".join(place), table.counts[i], i in small_cells(table, Policy()))
        for name, table in tables.items()
        for i, place in enumerate(table.frame.places)
    ]
    return Walk(
        counts=counts,
        statements=[s for table in tables.values() for s in telling_lines(table, Policy())],
        proposed={name: str(propose(table, Policy())) for name, table in tables.items()},
        worksheet={WORKSHEET[key]: (key, said) for key, said in small.worksheet.items()},
        lines=_scored(exact),
        **_spans(exact),
        printed=[_printed(folder, files, name, run) for name, run in runs.items()],
        unreasoned=sorted({f.code for f in _without_reasons(exact) if f.severity == "block"}),
    )


def _answered(folder: Path, files: Any, presentation: str, *, until: str = EARLIER[0]) -> Any:
    """The demo's request in one presentation; lists go only with exact counts."""
    from answerable.cli.terminal import Steps
    from answerable.engines.answers import answer_request

    text = files.request.read_text(encoding="utf-8").replace(EARLIER[0], until)
    if until != EARLIER[0]:
        text = text.replace('"911_16"', '"17_17"')
    if presentation != "exact":
        begins, instead = LISTED
        lines = text.splitlines()
        text = "\n".join(
            instead.format(presentation) if line.startswith(begins) else line for line in lines
        )
    path = files.folder / f"{presentation}-{until}.toml"
    path.write_text(text, encoding="utf-8")
    registers = [files.complaints, files.outcomes]
    return answer_request(path, registers, mapping=None, steps=Steps(6, quiet=True))


def _entry(run: Any) -> dict[str, Any]:
    from answerable.steps.entries.publish import public_copy

    return public_copy(run.answer)


def _tables(entry: dict[str, Any]) -> dict[str, bytes]:
    from answerable.files.tables_out import table_files

    return dict(table_files(entry))


def _read(content: bytes) -> Any:
    from answerable.files.count_tables import CSV_PAPER

    return CSV_PAPER.read(content)


def _without_reasons(run: Any) -> Sequence[Any]:
    """What the checks ask for when nobody has recorded why small counts may be printed."""
    from dataclasses import replace

    from answerable.steps.checks.check import check

    return check(replace(run.answer, small_counts=None, checks=()))


def _scored(run: Any) -> list[tuple[str, str, str, int]]:
    """The sanctions' lines, with how many people of the register share all three."""
    from answerable.steps.redaction.score_lines import score_lines

    scores = score_lines(run.snapshot.register.cases)
    listing = run.answer.questions[1].lists[0]
    found = []
    for row, record in zip(listing.rows, listing.records, strict=True):
        own = [o for o in scores.get(run.answer.case_of(record), ()) if o.sanction == row[1]]
        people = min((line.people for line in own), default=0)
        found.append((*row, people))
    return found


def _spans(run: Any) -> dict[str, Any]:
    """What is proposed to leave the nine narratives."""
    from answerable.steps.redaction.redact import know, redact

    cases = run.snapshot.register.cases
    known = know(cases, terms=[term.text for term in run.request.topic.terms])
    refs = set(run.answer.questions[0].figures[0].records)
    records = [redact(case, known) for case in cases if case.ref in refs]
    kinds = Counter(span.kind.value for record in records for span in record.spans)
    shown = [
        (
            f"complaint {number}",
            len(record.spans),
            ", ".join(f"“{record.text[s.start : s.end]}” → {s.replacement}" for s in record.spans),
            record.derived,
        )
        for number, record in enumerate(records, start=1)
    ]
    waiting = sum(len(record.to_read) + len(record.rare) for record in records)
    return {"spans": shown, "kinds": dict(kinds.most_common()), "to_read": waiting}


def _printed(folder: Path, files: Any, name: str, run: Any) -> Printed:
    from answerable.cli.answer_command import write_run
    from answerable.cli.terminal import Steps
    from answerable.engines.disclosure import HighsEngine
    from answerable.steps.protection.audit_answer import worked_out
    from answerable.steps.protection.claim import claims_in

    entry = _entry(run)
    tables = {file: _read(data) for file, data in _tables(entry).items()}
    ranges = list(worked_out(entry, tables, run.answer.policy, HighsEngine()))
    need = run.answer.policy.need
    figures = [
        f for q in run.answer.questions for f in q.figures if f.records and f.unit != "pound"
    ]
    out = folder / name
    out.mkdir()
    write_run(run, out, steps=Steps(1, quiet=True))
    claims = [c for c in claims_in(entry) if ("Outcome", "Resigned") in c.line]
    return Printed(
        presentation=name,
        tables={n: t.rows for n, t in tables.items()},
        marks=Counter(f["mark"] for q in entry["questions"][:2] for f in q["figures"]),
        moved=sum(
            abs(int(f.value) - f.shown.value)
            for f in figures
            if f.shown and f.shown.value is not None
        ),
        kept_back=len(ranges),
        exposed=sum(found.is_exposed(need) for _, found in ranges),
        narrowest=str(min((r for _, r in ranges), key=lambda r: r.values, default="–")),
        findings=[(f.code, f.acknowledged or f.severity) for f in run.answer.checks],
        gate=_gate(out),
        sentences=[q.narrative[0] for q in run.answer.questions[:2]],
        claims=sorted(f"{c.words}: {c.low} to {c.high}" for c in claims),
        by_difference=_by_difference(folder, files, name, entry),
    )


def _gate(out: Path) -> dict[str, str]:
    """What `answerable inspect` says of every file that would leave."""
    from answerable.cli import group

    leaving = [*out.glob("response.*"), *sorted(out.glob("tables/*"))]
    said = CliRunner().invoke(group, ["inspect", "--json", *map(str, leaving)]).output
    return {Path(one["file"]).name: one["verdict"] for one in json.loads(said)["files"]}


def _by_difference(folder: Path, files: Any, name: str, entry: dict[str, Any]) -> list[str]:
    """What an answer for one year less would give away beside this one, were it in the ledger."""
    from answerable.engines.answers import ledger_findings
    from answerable.files.ledgers import append_to_ledger
    from answerable.steps.protection.claim import claims_in

    ledger = folder / f"{name}.ledger"
    append_to_ledger(ledger, claims_in(entry))
    later = _answered(folder, files, name, until=EARLIER[1])
    return [f"{f.code}: {f.where}" for f in ledger_findings(later.answer, ledger)]


def page(found: Walk) -> str:
    """The page."""
    return "\n".join(_parts(found)) + "\n"


def _parts(found: Walk) -> Iterator[str]:
    small = [row for row in found.counts if row[3]]
    yield "<!-- Written by scripts/write_seed_protected.py: edit the program, not this page. -->\n"
    yield "# The seed's own figures, protected\n"
    yield (
        "The request that started this project, answered on the demo's register: nine complaints,"
        " ten sanctions. This is what the software proposes, what it asks, and what is published in"
        " each of the three presentations.\n"
    )
    yield "## What is small\n"
    yield (
        f"Of {len(found.counts)} cells, totals included, {len(small)} are counts from 1 to 4, each"
        " a primary cell (the overlapping table is left aside).\n"
    )
    yield _table(("table", "cell", "count"), [row[:3] for row in small])
    if found.statements:
        yield "Statements about everybody in a line, for a person to decide on:\n"
        yield "".join(f"- {one}\n" for one in found.statements)
    yield "## What is proposed\n"
    yield "For each table by itself, before anybody has given a reason:\n"
    yield _table(("table", "presentation"), list(found.proposed.items()))
    yield "## Three presentations side by side\n"
    yield (
        "Figures of the first two questions. Kept back and exposed are what the audit reads from"
        " the bytes of all tables of the answer together; exposed is a cell that leaves fewer than"
        " four possible counts.\n"
    )
    yield _table(
        ("", "exact", "band", "withheld", "rounded", "moved by, in all", "kept back", "exposed",
         "narrowest"),
        [
            (p.presentation, *(p.marks.get(m, 0) for m in ("exact", "band", "withheld", "rounded")),
             p.moved, p.kept_back, p.exposed, p.narrowest)
            for p in found.printed
        ],
    )  # fmt: skip
    yield "## What is asked\n"
    codes = ", ".join(f"`{code}`" for code in found.unreasoned)
    yield f"To print the counts exactly, without reasons: blocked by {codes}.\n"
    yield "The intruder worksheet, as the demo's request answers it:\n"
    yield _table(("question", "answer"), [(q, said) for q, (_, said) in found.worksheet.items()])
    yield (
        "The lines role – sanction – incident, with how many people of the register share role,"
        " sanction and kind of allegation; 1 describes one person:\n"
    )
    yield _table(("role", "sanction", "incident as published", "people"), found.lines)
    spans = sum(number for _, number, _, _ in found.spans)
    kinds = ", ".join(f"{kind} {number}" for kind, number in found.kinds.items()) or "none"
    yield (
        f"In the nine narratives {spans} spans are proposed to leave ({kinds}), and"
        f" {found.to_read} places are shown to a reader because no rule removes them. Nothing of a"
        " narrative is in the answer: its incidents are worded by readers.\n"
    )
    yield _table(("narrative", "spans", "proposed"), [row[:3] for row in found.spans])
    for one in found.printed:
        yield from _published(one)


def _published(one: Printed) -> Iterator[str]:
    yield f"## Published: {one.presentation}\n"
    yield "".join(f"> {sentence}\n>\n" for sentence in one.sentences)
    for name, (header, *rows) in one.tables.items():
        if name.startswith("table") and name != OVERLAPPING:
            yield f"`{name}`\n"
            yield _table(header, rows)
    passed = sum(verdict == "pass" for verdict in one.gate.values())
    yield f"The gate passes {passed} of {len(one.gate)} files. In the ledger stands, for example:\n"
    yield "".join(f"- {claim}\n" for claim in one.claims)
    if one.by_difference:
        yield "An answer for one year less, in the same presentation, would then be stopped:\n"
        yield "".join(f"- {said}\n" for said in one.by_difference)
    else:
        yield "An answer for one year less, in the same presentation, gives nothing away.\n"


def _table(header: Sequence[object], rows: Sequence[Sequence[object]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |\n" for line in lines
    )


def main() -> None:
    """Writes the page."""
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page(walk(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
