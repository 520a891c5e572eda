"""Reads a file of labels for `review simulate`: ref and relevant, 1 or 0, a record a line."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from answerable.files.toml_sections import read_text
from answerable.model.errors import UserMistake
from answerable.model.fields import normalise_header
from answerable.model.places import Place


def read_labels(path: Path) -> dict[str, bool]:
    """Whether each record is on the topic, by its reference, in the file's order.

    Raises UserMistake "labels-wrong" with the row for a label that is neither 1 nor 0, a row
    without a reference, and a record that is labelled both ways.
    """
    reader = csv.reader(io.StringIO(read_text(path), newline=""))
    header = [normalise_header(cell) for cell in next(reader, [])]
    for needed in ("ref", "relevant"):
        if needed not in header:
            _refuse(Place(path.name, row=1), f"there is no column “{needed}”")
    labels: dict[str, bool] = {}
    for cells in reader:
        if any(cell.strip() for cell in cells):
            row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
            _add(labels, row, Place(path.name, row=reader.line_num))
    return labels


def _add(labels: dict[str, bool], row: Mapping[str, str], place: Place) -> None:
    ref, label = row.get("ref", ""), row.get("relevant", "")
    if not ref:
        _refuse(place, "the label names no record")
    if label not in ("0", "1"):
        _refuse(place, f"“{label[:40]}” is neither 1 nor 0")
    relevant = label == "1"
    if labels.setdefault(ref, relevant) is not relevant:
        _refuse(place, f"the record “{ref[:40]}” is labelled both 1 and 0")


def _refuse(place: Place, reason: str) -> NoReturn:
    raise UserMistake("labels-wrong", where=place, reason=reason)
