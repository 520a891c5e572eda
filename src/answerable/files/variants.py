"""The file in which people accept or refuse variants, a line each, with who, when and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from answerable.files.csv_out import write_csv
from answerable.files.filled_in import day_of, filled_rows
from answerable.model.errors import refuser
from answerable.model.places import Place
from answerable.model.variants import Ruling, TermVariants

_refuse = refuser("variant-wrong")

COLUMNS = ("term", "variant", "accepted", "by", "on", "note")
"""The columns of the file; the last three may be missing."""

_YES = frozenset(("yes", "y", "1", "true"))
_NO = frozenset(("no", "n", "0", "false"))


def read_variants(path: Path) -> tuple[Ruling, ...]:
    """The rulings of a CSV file in its order; a line not yet decided (accepted blank) is left out.

    Raises UserMistake "variant-wrong" with the row for one that cannot be read, or that takes back
    what an earlier row says.
    """
    rulings: dict[tuple[str, str], Ruling] = {}
    for place, row in filled_rows(path, COLUMNS[:3], _refuse):
        if row.get("accepted"):
            ruling = _ruling(row, place)
            key = (ruling.term.casefold(), ruling.variant)
            if rulings.setdefault(key, ruling).accepted is not ruling.accepted:
                _refuse(place, f"“{ruling.variant}” is both accepted and refused")
    return tuple(rulings.values())


def write_variants(
    path: Path, proposed: Iterable[TermVariants], rulings: Sequence[Ruling] = ()
) -> None:
    """Every proposal with what helps to rule on it, earlier rulings filled in, the rest blank.

    The same file is read back once somebody has ruled. A ruling about words that are not proposed
    any more is kept at the end.
    """
    write_csv(path, (*COLUMNS, "records", "why", "read this"), _lines(proposed, rulings))


def _lines(
    proposed: Iterable[TermVariants], rulings: Sequence[Ruling]
) -> Iterator[Sequence[object]]:
    ruled = {(ruling.term.casefold(), ruling.variant): ruling for ruling in rulings}
    for found in proposed:
        for variant in found.variants:
            ruling = ruled.pop((found.term.casefold(), variant.words), None)
            known = _decided(ruling) if ruling else (None,) * 4
            read = "; ".join(filter(None, (variant.warning, variant.snippet)))
            yield (found.term, variant.words, *known, variant.records, variant.rule.value, read)
    for ruling in ruled.values():
        yield (ruling.term, ruling.variant, *_decided(ruling), None, None, None)


def _decided(ruling: Ruling) -> tuple[object, ...]:
    word = "yes" if ruling.accepted else "no"
    return (word, ruling.by, ruling.on.isoformat() if ruling.on else None, ruling.note)


def _ruling(row: Mapping[str, str], place: Place) -> Ruling:
    word = row["accepted"].casefold()
    if word not in _YES | _NO:
        _refuse(place, f"“{row['accepted']}” is neither yes nor no")
    if not (row.get("term") and row.get("variant")):
        _refuse(place, "the line names no term or no variant")
    return Ruling(
        term=row["term"],
        variant=row["variant"].lower(),
        accepted=word in _YES,
        by=row.get("by", ""),
        on=day_of(row.get("on", ""), place, _refuse),
        note=row.get("note", ""),
    )
