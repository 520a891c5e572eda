"""The evidence behind an answer, for staff only: figure to records, hits, decisions, take-in."""

import json
from collections.abc import Iterator
from pathlib import Path

from answerable.files.csv_out import write_csv
from answerable.files.decisions import UNDECIDED
from answerable.files.registers import write_set_aside
from answerable.model.answer import Answer
from answerable.model.hits import Hit, SearchReport
from answerable.model.register import Case, Register
from answerable.model.snapshot import Snapshot
from answerable.steps.answers.write_answer import answer_json
from answerable.steps.finding.review import Reviewed

_AROUND = 60


def write_evidence(
    folder: Path,
    answer: Answer,
    snapshot: Snapshot,
    report: SearchReport | None,
    reviewed: Reviewed | None,
) -> None:
    """answer.json, and evidence/: figures.csv, hits.csv, set_aside.csv, take_in.json."""
    _write_json(folder / "answer.json", answer_json(answer))
    evidence = folder / "evidence"
    evidence.mkdir()
    write_csv(
        evidence / "figures.csv",
        ("figure", "question", "label", "value", "unit", "record"),
        _figure_rows(answer),
    )
    if report and reviewed:
        cases = {case.ref: case for case in snapshot.register.cases}
        write_csv(
            evidence / "hits.csv",
            ("record", "counted under", "all terms", "decision", "by", "on", "note", "words"),
            _hit_rows(report, reviewed, cases),
        )
    write_set_aside(evidence / "set_aside.csv", snapshot.register)
    _write_json(evidence / "take_in.json", take_in_json(snapshot.register, snapshot.sha256))


def take_in_json(register: Register, sha256: str) -> dict[str, object]:
    """What was read and what became of every row, with the columns as they were understood."""
    return {
        "sha256": sha256,
        "cases": len(register.cases),
        "rows": register.rows,
        "set_aside": len(register.set_aside),
        "sources": [
            {
                "file": source.name,
                "sheet": source.sheet,
                "sha256": source.sha256,
                "encoding": source.encoding,
                "rows": source.rows,
                "taken": source.taken,
                "set_aside": source.set_aside,
                "columns": dict(source.columns),
            }
            for source in register.sources
        ],
        "remarks": list(register.remarks),
    }


def _figure_rows(answer: Answer) -> Iterator[tuple[object, ...]]:
    """A line for each record behind each figure; a nil has one that says what was searched."""
    for question in answer.questions:
        for figure in question.figures:
            about = (figure.id, question.number, figure.label, figure.value, figure.unit)
            if not figure.records:
                yield (*about, f"none: {figure.searched}")
            for record in figure.records:
                yield (*about, record)


def _hit_rows(
    report: SearchReport, reviewed: Reviewed, cases: dict[str, Case]
) -> Iterator[tuple[object, ...]]:
    """Every record hit, then every record decided without a hit: found by reading."""
    hits = report.by_ref
    for hit in report.hits:
        terms = ", ".join(report.terms[number].term for number in hit.terms)
        yield (
            hit.ref,
            report.label(hit),
            terms,
            *_decided(hit.ref, reviewed),
            _snippet(hit, cases),
        )
    for ref in reviewed.decisions:
        if ref not in hits:
            yield (ref, "found by reading", "", *_decided(ref, reviewed), "")


def _decided(ref: str, reviewed: Reviewed) -> tuple[str, str, str, str]:
    decision = reviewed.decisions.get(ref)
    if decision is None:
        return (UNDECIDED, "", "", "")
    on = decision.on.isoformat() if decision.on else ""
    return (str(decision.verdict), decision.by, on, decision.note)


def _snippet(hit: Hit, cases: dict[str, Case]) -> str:
    """The words around the first place where a term stands."""
    span = hit.spans[0]
    for passage in cases[hit.ref].passages((span.field,)):
        if passage.detail == span.detail:
            start, end = max(0, span.start - _AROUND), span.end + _AROUND
            return " ".join(passage.text[start:end].split())
    return ""


def _write_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
