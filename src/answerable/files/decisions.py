"""Reads and writes a file of decisions: ref, relevant, by, on, note, wording for publication."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from answerable.files.csv_out import write_csv
from answerable.files.filled_in import day_of, filled_rows
from answerable.model.decisions import WORDS, Decision, Verdict
from answerable.model.errors import refuser
from answerable.model.places import Place

_refuse = refuser("decision-wrong")

COLUMNS = ("ref", "relevant", "by", "on", "note", "wording")

_OF_HITS = {"record": "ref", "decision": "relevant"}
"""What the columns are called in the hits of an answer."""
UNDECIDED = "not decided"

_WORDS = {Verdict.RELEVANT: "yes", Verdict.NOT_RELEVANT: "no", Verdict.UNSURE: "unsure"}


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Writes decisions, a record a line, as `read_decisions` reads them."""
    rows = (
        (d.ref, _WORDS[d.verdict], d.by, d.on.isoformat() if d.on else None, d.note, d.wording)
        for d in decisions
    )
    write_csv(path, COLUMNS, rows)


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a CSV file or workbook, a record a line, in its order.

    The hits of an answer, filled in, are such a file; a line without a verdict is no decision yet.
    Raises UserMistake "decision-wrong" with the row for a verdict or date that cannot be read.
    """
    rows = filled_rows(path, ("ref", "relevant"), _refuse, same=_OF_HITS)
    return tuple(decision for place, row in rows if (decision := _decision(row, place)))


def _decision(row: Mapping[str, str], place: Place) -> Decision | None:
    word = row.get("relevant", "").casefold()
    if not row.get("ref"):
        _refuse(place, "the row names no record")
    if word in ("", UNDECIDED):
        return None
    if word not in WORDS:
        _refuse(place, f"“{row['relevant']}” is neither yes, no nor unsure")
    return Decision(
        ref=row["ref"],
        verdict=WORDS[word],
        by=row.get("by", ""),
        on=day_of(row.get("on", ""), place, _refuse),
        note=row.get("note", ""),
        wording=row.get("wording", ""),
    )
