"""Reads a file of labels for `review simulate`: ref and relevant, 1 or 0, a record a line."""

from collections.abc import Mapping
from pathlib import Path

from answerable.files.filled_in import filled_rows
from answerable.model.errors import refuser
from answerable.model.places import Place

_refuse = refuser("labels-wrong")


def read_labels(path: Path) -> dict[str, bool]:
    """Whether each record is on the topic, by its reference, in the file's order.

    Raises UserMistake "labels-wrong" with the row for a label that is neither 1 nor 0, a row
    without a reference, and a record that is labelled both ways.
    """
    labels: dict[str, bool] = {}
    for place, row in filled_rows(path, ("ref", "relevant"), _refuse):
        _add(labels, row, place)
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
