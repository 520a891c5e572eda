"""Reads a file of decisions: ref, relevant, by, on, note and the wording that may be published."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn

from answerable.files.toml_sections import read_text
from answerable.model.decisions import WORDS, Decision
from answerable.model.errors import UserMistake
from answerable.model.fields import normalise_header
from answerable.model.places import Place


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a CSV file, a record a line, in its order.

    Raises UserMistake "decision-wrong" with the row for a verdict or date that cannot be read.
    """
    reader = csv.reader(io.StringIO(read_text(path), newline=""))
    header = [normalise_header(cell) for cell in next(reader, [])]
    for needed in ("ref", "relevant"):
        if needed not in header:
            _refuse(Place(path.name, row=1), f"there is no column “{needed}”")
    decisions = []
    for cells in reader:
        if any(cell.strip() for cell in cells):
            row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
            decisions.append(_decision(row, Place(path.name, row=reader.line_num)))
    return tuple(decisions)


def _decision(row: Mapping[str, str], place: Place) -> Decision:
    word = row.get("relevant", "").casefold()
    if word not in WORDS:
        _refuse(place, f"“{row.get('relevant', '')}” is neither yes, no nor unsure")
    if not row.get("ref"):
        _refuse(place, "the decision names no record")
    return Decision(
        ref=row["ref"],
        verdict=WORDS[word],
        by=row.get("by", ""),
        on=_day(row.get("on", ""), place),
        note=row.get("note", ""),
        wording=row.get("wording", ""),
    )


def _day(text: str, place: Place) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        _refuse(place, f"“{text}” is not a date such as 2016-03-14")


def _refuse(place: Place, reason: str) -> NoReturn:
    raise UserMistake("decision-wrong", where=place, reason=reason)
