"""Reads a timed sample: ref and seconds or minutes, a record (or an activity of one) a line."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from answerable.files.csv_out import write_csv
from answerable.files.filled_in import day_of, filled_rows
from answerable.model.cost import ACTIVITY_WORDS, Timing
from answerable.model.decisions import WORDS, Verdict
from answerable.model.errors import refuser
from answerable.model.places import Place

_refuse = refuser("timings-wrong")

_NUMBER = re.compile(r"\d{1,7}(?:\.\d{1,6})?")
_UNITS = {"seconds": 1, "minutes": 60}
SHEET = ("ref", "activity", "question", "seconds", "relevant", "by", "on")
"""The columns of a sheet to be filled in."""


def read_timings(path: Path) -> tuple[Timing, ...]:
    """The times of a CSV file or workbook, in its order.

    Raises UserMistake "timings-wrong" with the row for a time that is no number of 0 or more, an
    unknown activity, and a record that has two times for the same.
    """
    timings: dict[tuple[str, str, str], Timing] = {}
    relevant: dict[str, bool] = {}
    for place, row in filled_rows(path, ("ref",), _refuse):
        timing = _timing(row, place)
        key = (timing.ref, timing.activity, timing.question)
        if key in timings:
            _refuse(place, f"“{timing.ref[:40]}” is timed twice for {timing.activity}")
        if timing.relevant is not None and timing.relevant is not relevant.setdefault(
            timing.ref, timing.relevant
        ):
            _refuse(place, f"“{timing.ref[:40]}” is called both relevant and not relevant")
        timings[key] = timing
    if not timings:
        _refuse(Place(path.name), "no record is timed")
    return tuple(timings.values())


def write_sheet(path: Path, refs: Iterable[str]) -> None:
    """Writes the records of a sample, a line each, with their times to be filled in."""
    write_csv(path, SHEET, ((ref, *("" for _ in SHEET[1:])) for ref in refs))


def _timing(row: Mapping[str, str], place: Place) -> Timing:
    ref = row.get("ref", "")
    if not ref:
        _refuse(place, "the line names no record")
    word = row.get("activity", "").casefold()
    if word not in ACTIVITY_WORDS:
        known = ", ".join(dict.fromkeys(ACTIVITY_WORDS.values()))
        _refuse(place, f"“{row['activity'][:40]}” is not an activity; known are: {known}")
    return Timing(
        ref=ref,
        seconds=_seconds(row, place),
        activity=ACTIVITY_WORDS[word],
        question=row.get("question", ""),
        relevant=_relevant(row.get("relevant", ""), place),
        by=row.get("by", ""),
        on=day_of(row.get("on", ""), place, _refuse),
    )


def _seconds(row: Mapping[str, str], place: Place) -> float:
    given = [unit for unit in _UNITS if unit in row]
    if len(given) != 1:
        _refuse(place, "the table needs one column of times: seconds or minutes")
    text = row[given[0]]
    if not text:
        _refuse(place, f"“{row['ref'][:40]}” was drawn and has no time: time it, or start again")
    if not _NUMBER.fullmatch(text):
        _refuse(place, f"“{text[:40]}” is not a number of {given[0]}, 0 or more, such as 240")
    return float(text) * _UNITS[given[0]]


def _relevant(word: str, place: Place) -> bool | None:
    if not word:
        return None
    verdict = WORDS.get(word.casefold())
    if verdict is None:
        _refuse(place, f"“{word[:40]}” is neither yes, no nor unsure")
    return None if verdict is Verdict.UNSURE else verdict is Verdict.RELEVANT
