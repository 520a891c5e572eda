"""Keeps the ledger as a file: a JSON line for each answer, each sealed with the hash of the last.

One changed byte, and the file is refused. A cut tail shows only to whoever has noted the last hash,
which is why commands print it.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from answerable.files.filled_in import day_of, filled_rows
from answerable.files.toml_sections import read_bytes, read_text
from answerable.files.whole_files import write_whole
from answerable.model.errors import UserMistake, refuser
from answerable.model.fields import normalise_header
from answerable.model.ledger import CLAIM_COLUMNS, About, Claim, Entry
from answerable.model.periods import Period
from answerable.model.places import Place
from answerable.steps.protection.claim import claims_in

_refuse = refuser("claims-wrong")

_START = "0" * 64


def read_ledger(path: Path) -> tuple[Entry, ...]:
    """Every entry of a ledger, oldest first; a file that is not there yet has none.

    Raises UserMistake "ledger-changed" where a line is not as it was written.
    """
    if not path.exists():
        return ()
    entries: list[Entry] = []
    before = _START
    for number, line in enumerate(read_bytes(path).splitlines(), start=1):
        try:
            found = json.loads(line)
            body = {key: found[key] for key in ("number", "answer", "before", "claims")}
            sealed = _seal(body)
            sound = (found["sha256"], found["before"], found["number"]) == (sealed, before, number)
            claims = tuple(_claim(found["answer"], one) for one in found["claims"])
        except (ValueError, KeyError, TypeError, RecursionError):
            sound = False
        if not sound:
            raise UserMistake("ledger-changed", where=Place(path.name, row=number))
        entries.append(Entry(number, found["answer"], claims, sealed))
        before = sealed
    return tuple(entries)


def append_to_ledger(path: Path, claims: Iterable[Claim]) -> tuple[Entry, ...]:
    """Adds answers at the end, one entry for each, and returns the whole ledger.

    Figures that stand in it word for word are not added again.
    """
    entries = read_ledger(path)
    known = {claim for entry in entries for claim in entry.claims}
    by_answer: dict[str, list[Claim]] = defaultdict(list)
    for claim in dict.fromkeys(claims):
        if claim not in known:
            by_answer[claim.answer].append(claim)
    if not by_answer:
        return entries
    lines = read_bytes(path) if path.exists() else b""
    before = entries[-1].sha256 if entries else _START
    for number, (answer, found) in enumerate(by_answer.items(), start=len(entries) + 1):
        body = {
            "number": number,
            "answer": answer,
            "before": before,
            "claims": [_claim_json(claim) for claim in found],
        }
        before = _seal(body)
        lines += f"{_json({**body, 'sha256': before})}\n".encode()
    write_whole(path, lines)
    return read_ledger(path)


def read_claims(path: Path) -> tuple[Claim, ...]:
    """The figures of answers made elsewhere: a CSV list of them, or an answer's JSON."""
    if path.suffix.lower() == ".json":
        return _from_answer(path)
    headers = {normalise_header(name): name for name in CLAIM_COLUMNS}
    rows = filled_rows(path, tuple(CLAIM_COLUMNS), _refuse, same=headers)
    blank = dict.fromkeys(CLAIM_COLUMNS, "")
    return tuple(_listed(place, {**blank, **row}) for place, row in rows)


def _from_answer(path: Path) -> tuple[Claim, ...]:
    try:
        return tuple(claims_in(json.loads(read_text(path))))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise UserMistake("claims-wrong", where=path.name, reason="it is not an answer") from error


def _listed(place: Place, cells: Mapping[str, str]) -> Claim:
    start, end = (day_of(cells[name], place, _refuse) for name in ("from", "to"))
    if not (start and end):
        _refuse(place, "the figure has no period")
    try:
        pairs = [(cells["dimension"], cells["line"]), (cells["dimension_2"], cells["line_2"])]
        claim = Claim(
            cells["answer"],
            About(cells["population"], cells["unit"], cells["date_rule"]),
            Period(start, end),
            tuple(sorted(pair for pair in pairs if pair[0])),
            int(cells["low"]),
            int(cells["high"]),
        )
    except ValueError as error:
        raise UserMistake("claims-wrong", where=place, reason=error) from error
    if not claim.answer or not claim.about.population or not 0 <= claim.low <= claim.high:
        _refuse(place, "answer and population are filled in, and low is not above high")
    return claim


def _claim_json(claim: Claim) -> Sequence[Any]:
    about = claim.about
    return [
        about.population,
        about.unit,
        about.date_rule,
        claim.period.start.isoformat(),
        claim.period.end.isoformat(),
        [list(pair) for pair in claim.line],
        claim.low,
        claim.high,
        claim.overlapping,
        *_told_later(claim),
    ]


def _told_later(claim: Claim) -> Sequence[Any]:
    """What ledgers did not always keep: each only where it, or what stands behind it, is known."""
    about = claim.about
    only = None if about.conditions is None else list(about.conditions)
    told = [only, list(about.counted_from) or None, claim.severest or None]
    while told and told[-1] is None:
        told.pop()
    return told


def _claim(answer: str, found: Sequence[Any]) -> Claim:
    population, unit, date_rule, start, end, line, low, high, overlapping, *later = found
    only, signs, severest = (*later, None, None, None)[:3]
    return Claim(
        answer,
        About(
            population, unit, date_rule, None if only is None else tuple(only), tuple(signs or ())
        ),
        Period(date.fromisoformat(start), date.fromisoformat(end)),
        tuple((name, label) for name, label in line),
        low,
        high,
        overlapping,
        bool(severest),
    )


def all_claims(entries: Iterable[Entry]) -> Iterator[Claim]:
    """Every figure of a ledger."""
    for entry in entries:
        yield from entry.claims


def _seal(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(_json(body).encode()).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
