"""The file in which people rule on what leaves a narrative, and the files that come of it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from answerable.files.csv_out import write_csv
from answerable.files.filled_in import day_of, filled_rows
from answerable.files.whole_files import write_whole
from answerable.model.errors import refuser
from answerable.model.places import Place
from answerable.model.redaction import Redacted, Ruled, Ruling, Span
from answerable.steps.finding.find_evidence import snippet

_refuse = refuser("redaction-wrong")

COLUMNS = ("ref", "from", "to", "words", "ruling", "replacement", "by", "on", "note")
"""The columns that are read back; the file written has three more to help."""

_NEEDED = ("ref", "from", "to", "words", "ruling")
_RULINGS = {
    **{ruling.value: ruling for ruling in Ruling},
    "keep": Ruling.KEPT,
    "remove": Ruling.REMOVED,
    "generalise": Ruling.GENERALISED,
}


def read_rulings(path: Path) -> Mapping[str, Sequence[Ruled]]:
    """The rulings of a CSV file by record; a line whose ruling is blank is still open.

    Raises UserMistake "redaction-wrong" with the row for one without a name or a day, one that
    cannot be read, and a second one on the same place that says something else.
    """
    rulings: dict[tuple[str, int, int], Ruled] = {}
    for place, row in filled_rows(path, _NEEDED, _refuse):
        if row.get("ruling"):
            ruled = _ruled(row, place)
            known = rulings.setdefault((ruled.ref, ruled.start, ruled.end), ruled)
            if (known.ruling, known.replacement) != (ruled.ruling, ruled.replacement):
                _refuse(place, "an earlier row rules differently on the same place")
    grouped: dict[str, list[Ruled]] = {}
    for ruled in rulings.values():
        grouped.setdefault(ruled.ref, []).append(ruled)
    return grouped


def write_redactions(folder: Path, records: Sequence[Redacted]) -> None:
    """What a run found, for staff; and the derived texts, only where nothing is open or left."""
    header = (*COLUMNS, "kind", "found by", "around")
    write_csv(folder / "redactions.csv", header, _span_rows(records))
    write_csv(folder / "to-read.csv", ("ref", "topic", "words", "around"), _reading_rows(records))
    lines = "".join(json_line(record) + "\n" for record in records)
    write_whole(folder / "redactions.jsonl", lines.encode())
    if is_settled(records):
        rows = ((record.ref, record.derived) for record in records)
        write_csv(folder / "narratives.csv", ("ref", "narrative"), rows)


def is_settled(records: Iterable[Redacted]) -> bool:
    """Whether every span was ruled on and no removed word still stands in a derived text.

    A narrative in which nothing is proposed is settled once somebody has ruled on it as a whole.
    """
    return not any(record.open or record.left or not record.spans for record in records)


def json_line(record: Redacted) -> str:
    """One record as a line of JSON."""
    return json.dumps(record_json(record), ensure_ascii=False)


def record_json(record: Redacted) -> dict[str, Any]:
    """One record in the shape of the command-line contract. `text` is the narrative itself."""
    return {
        "ref": record.ref,
        "text": record.text,
        "spans": [_span_json(span) for span in record.spans],
        "derived": record.derived,
        "to_read": [
            {"from": one.start, "to": one.end, "topic": one.topic, "words": one.words}
            for one in record.to_read
        ],
        "rare_words": list(record.rare),
        "lines": [
            {"role": o.role, "sanction": o.sanction, "incident": o.incident, "people": o.people}
            for o in record.lines
        ],
        "left": list(record.left),
    }


def _span_json(span: Span) -> dict[str, Any]:
    ruled = span.ruled
    return {
        "from": span.start,
        "to": span.end,
        "kind": span.kind.value,
        "replacement": span.replacement,
        "found_by": span.found_by.value,
        "ruling": ruled.ruling.value if ruled else None,
        "by": ruled.by if ruled else None,
        "on": ruled.on.isoformat() if ruled else None,
    }


def _span_rows(records: Iterable[Redacted]) -> Iterator[Sequence[object]]:
    for record in records:
        if not record.spans:
            yield (record.ref, 0, len(record.text), record.text, *[""] * 5, "nothing proposed")
        for span in record.spans:
            words = record.text[span.start : span.end]
            ruled = span.ruled
            said = (ruled.ruling.value, ruled.by, ruled.on.isoformat()) if ruled else ("", "", "")
            ruling, by, on = said
            note = ruled.note if ruled else ""
            around = snippet(record.text, span.start, span.end)
            yield (record.ref, span.start, span.end, words, ruling, span.replacement, by, on, note,
                   span.kind.value, span.found_by.value, around)  # fmt: skip


def _reading_rows(records: Iterable[Redacted]) -> Iterator[Sequence[object]]:
    for record in records:
        for one in record.to_read:
            around = snippet(record.text, one.start, one.end)
            yield record.ref, one.topic, one.words, around
        for word in record.rare:
            yield record.ref, "rare word", word, ""


def _ruled(row: Mapping[str, str], place: Place) -> Ruled:
    ruling = _RULINGS.get(row["ruling"].casefold())
    if ruling is None:
        _refuse(place, f"“{row['ruling'][:40]}” is neither kept, removed nor generalised")
    on = day_of(row.get("on", ""), place, _refuse)
    if on is None or not row.get("by"):
        _refuse(place, "the ruling does not say who made it and when")
    start, end = (_number(row.get(name, ""), place) for name in ("from", "to"))
    if end <= start:
        _refuse(place, f"the place ends ({end}) before it begins ({start})")
    return Ruled(
        ref=row.get("ref", ""),
        start=start,
        end=end,
        words=_as_written(row.get("words", "")),
        ruling=ruling,
        by=row["by"],
        on=on,
        replacement=_as_written(row.get("replacement", "")),
        note=row.get("note", ""),
    )


def _as_written(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def _number(cell: str, place: Place) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) < 10):
        _refuse(place, f"“{cell[:40]}” is not a place in the text")
    return int(cell)
