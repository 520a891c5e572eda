"""Reads and writes a file of decisions: ref, relevant, by, on, note, wording for publication."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn

from answerable.files.csv_out import write_csv
from answerable.files.filled_in import day_of, filled_rows
from answerable.model.decisions import WORDS, Decision, Verdict
from answerable.model.errors import UserMistake
from answerable.model.places import Place

COLUMNS = ("ref", "relevant", "by", "on", "note", "wording")

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

    Raises UserMistake "decision-wrong" with the row for a verdict or date that cannot be read.
    """
    rows = filled_rows(path, ("ref", "relevant"), _refuse)
    return tuple(_decision(row, place) for place, row in rows)


def _decision(row: Mapping[str, str], place: Place) -> Decision:
    word = row.get("relevant", "").casefold()
    if word not in WORDS:
        _refuse(place, f"“{row.get('relevant', '')}” is neither yes, no nor unsure")
    if not row.get("ref"):
        _refuse(place, "the row names no record")
    return Decision(
        ref=row["ref"],
        verdict=WORDS[word],
        by=row.get("by", ""),
        on=day_of(row.get("on", ""), place, _refuse),
        note=row.get("note", ""),
        wording=row.get("wording", ""),
    )


def _refuse(place: Place, reason: str) -> NoReturn:
    raise UserMistake("decision-wrong", where=place, reason=reason)
