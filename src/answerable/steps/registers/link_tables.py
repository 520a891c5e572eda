"""Links tables by case reference: one case from all its rows, its details joined where they meet.

Decisions:

- References are compared without case, edge spaces, spaces around marks and kinds of dash. A
  number that lost its leading zeros joins only where exactly one reference can be meant.
- Cases come from the tables of cases (case fields, one row a case); where there is none, from the
  tables that repeat case fields on every row; where there is none of those, from every table. Rows
  of other tables whose case is not among them are set aside.
- Where two tables of cases with the same fields share references, and most of these have another
  date (or summary), the user is asked: a sheet a year may number its cases anew.
- Case fields of a repeated case come from its first row, blanks filled by later ones. A value that
  differs is kept in the detail of its row and reported.
- Columns that are no field belong to the case in a table with one row a case, else to the detail.
- A detail receives the fields it lacks of a subject (by subject id) or of an allegation (by its
  number) from other tables, where those agree. A row whose every value stands in such a detail is
  joined to it, so that one allegation in two tables is not counted as two.
- A row of a table that names no subjects is about the subject of its allegation, where the other
  tables name one subject for that number: it would count as an allegation of nobody beside it.
  Where they name several, it is not said whose it is: none is given, and that is told.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from answerable.model.errors import UserMistake
from answerable.model.fields import BY_NAME, Level, label_of
from answerable.model.phrases import fold_text, folded
from answerable.model.places import Place
from answerable.model.register import Case, Detail, SetAside
from answerable.model.tables import OTHER_CASE
from answerable.steps.registers.guess_columns import Heading

NO_CASE = "its case is in none of the tables of cases"
"""Why a row of a linked table is set aside."""

_SHOWN = 3
_TELLING = ("received_on", "recorded_on", "incident_from_on", "case_summary")
"""Fields of a case that stay as they are from year to year."""
_SPACED_MARK = re.compile(r"\s*([^\w\s])\s*")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_KEYS = {"subject_id": Level.SUBJECT, "allegation_no": Level.ALLEGATION}
"""What identifies a subject and an allegation inside a case, and the level it stands for."""


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row as understood: its reference, the values it holds, what they were rewritten from.

    `key` is the reference as it is compared (`reference_key`).
    """

    ref: str
    key: str
    place: Place
    values: Mapping[str, str]
    originals: Mapping[str, str]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of one table that can be taken."""

    heading: Heading
    rows: tuple[TakenRow, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """The cases, the rows that belong to none (by number of the table), and what was noticed."""

    cases: tuple[Case, ...]
    set_aside: tuple[tuple[int, SetAside], ...]
    remarks: tuple[str, ...]


@dataclass(slots=True)
class _Part:
    """A detail while it is put together; `table` is the number of the table it comes from."""

    table: int
    place: Place
    values: dict[str, str]
    originals: dict[str, str]
    joined: list[Place] = field(default_factory=list)


_Gift = tuple[_Part, str, str, str | None]
"""Who receives, which field, its value, and what that was rewritten from."""


@dataclass(slots=True)
class _Draft:
    """A case while it is put together."""

    ref: str
    place: Place
    values: dict[str, str] = field(default_factory=dict)
    originals: dict[str, str] = field(default_factory=dict)
    parts: list[_Part] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Role:
    """What a table is to the others: whether it makes cases, and which names describe the case.

    Where its rows are about subjects, a blank subject id means somebody who is not named.
    """

    founds: bool
    on_case: frozenset[str]
    on_subjects: bool


def reference_key(reference: str) -> str:
    """What two spellings of one reference have in common, and two references never."""
    parts = reference.translate(_DASHES).split()
    tight = parts[0] if len(parts) == 1 else _SPACED_MARK.sub(r"\1", " ".join(parts))
    return fold_text(tight)


def link(tables: Sequence[TableRows], *, repeated: str = "") -> Linked:
    """The cases of all tables, in the order of the tables that make them.

    `repeated` is what the user says of references that two tables of cases give to different ones.
    Raises UserMistake "references-repeat" where that has to be said.
    """
    roles = _roles(tables)
    if repeated == OTHER_CASE:
        pairs = zip(tables, roles, strict=True)
        tables = [_named_apart(table) if role.founds else table for table, role in pairs]
        roles = _roles(tables)
    if not repeated:
        _check_repeated([t for t, role in zip(tables, roles, strict=True) if role.founds])
    order = sorted(range(len(tables)), key=lambda number: not roles[number].founds)
    drafts: dict[str, _Draft] = {}
    set_aside: list[tuple[int, SetAside]] = []
    remarks: list[str] = []
    for number in order:
        table, role = tables[number], roles[number]
        padded = {} if role.founds else _padded(table, drafts)
        differing: list[str] = []
        for row in table.rows:
            draft = drafts.get(padded.get(row.key, row.key))
            if draft is None and not role.founds:
                set_aside.append((number, SetAside(row.place, row.ref, NO_CASE, row.cells)))
                continue
            if draft is None:
                draft = drafts[row.key] = _Draft(row.ref, row.place)
            differing += _add(row, draft, role, number)
        remarks += _link_remarks(table, padded, differing)
    cases = tuple(map(_case, drafts.values()))
    remarks += _of_nobody_told(tables, cases)
    return Linked(cases, tuple(set_aside), tuple(remarks))


def _named_apart(table: TableRows) -> TableRows:
    """The table with its name in front of its references."""
    named = [replace(row, ref=ref, key=reference_key(ref)) for row, ref in _apart(table)]
    return replace(table, rows=tuple(named))


def _apart(table: TableRows) -> Iterator[tuple[TakenRow, str]]:
    raw = table.heading.table
    name = raw.sheet or raw.file.rpartition(".")[0]
    return ((row, f"{name}/{row.ref}") for row in table.rows)


def _check_repeated(tables: Sequence[TableRows]) -> None:
    """Ends where most references that two tables of cases share stand for different cases."""
    for one, other in combinations(tables, 2):
        if one.heading.fields != other.heading.fields:
            continue
        first = {row.key: row for row in reversed(one.rows)}
        again = {row.key: row for row in reversed(other.rows)}
        told = [
            (again[key], _told_apart(first[key], again[key]))
            for key in reversed(again)
            if key in first
        ]
        apart = [(row, name) for row, name in told if name]
        if len(apart) * 2 > len(told):
            row, name = apart[0]
            raise UserMistake(
                "references-repeat", where=row.place, other=one.heading.table.label,
                field=label_of(name), count=f"{len(apart):,}", reference=row.ref,
                example=next(ref for same, ref in _apart(other) if same is row),
            )  # fmt: skip


def _told_apart(row: TakenRow, other: TakenRow) -> str:
    """The first field that stays as it is in a case and that two rows hold, if it differs."""
    held = next((name for name in _TELLING if row.values.keys() & other.values.keys() & {name}), "")
    return held if held and row.values[held] != other.values[held] else ""


def _roles(tables: Sequence[TableRows]) -> list[_Role]:
    """The role of each table; tables with the same fields (years of one export) play one role."""
    groups: dict[frozenset[str], list[TableRows]] = {}
    for table in tables:
        groups.setdefault(table.heading.fields, []).append(table)
    single = {fields: _one_row_a_case(group) for fields, group in groups.items()}
    ranks = [_rank(table.heading.fields, single) for table in tables]
    return [
        _Role(rank == min(ranks), _on_case(table, single), "subject_id" in table.heading.fields)
        for table, rank in zip(tables, ranks, strict=True)
    ]


def _one_row_a_case(group: Iterable[TableRows]) -> bool:
    counts = Counter(row.key for table in group for row in table.rows)
    return max(counts.values(), default=1) == 1


def _levels(fields: frozenset[str]) -> set[Level]:
    return {BY_NAME[name].level for name in fields - {"case_ref"}}


def _rank(fields: frozenset[str], single: Mapping[frozenset[str], bool]) -> int:
    """0 for tables of cases, 1 for tables that repeat case fields, 2 for details alone."""
    levels = _levels(fields)
    if Level.CASE not in levels:
        return 2
    return 0 if levels == {Level.CASE} or single[fields] else 1


def _on_case(table: TableRows, single: Mapping[frozenset[str], bool]) -> frozenset[str]:
    """The names of a table whose values describe the case."""
    fields = table.heading.fields
    levels = _levels(fields)
    own = single[fields] and levels <= {Level.CASE}
    own = own or (Level.CASE in levels and (single[fields] or levels == {Level.CASE}))
    return frozenset(
        column.name
        for column in table.heading.columns
        if (BY_NAME[column.field].level is Level.CASE if column.field else own)
    )


def _padded(table: TableRows, drafts: Mapping[str, _Draft]) -> dict[str, str]:
    """References that lost their leading zeros, to the one reference each can stand for."""
    keys = {row.key for row in table.rows}
    short: dict[str, set[str]] = {}
    for key in keys | drafts.keys():
        if key.isdecimal():
            short.setdefault(key.lstrip("0"), set()).add(key)
    pairs = (tuple(sorted(group, key=len)) for group in short.values() if len(group) == 2)
    return {
        lost: full
        for lost, full in pairs
        if full in drafts and lost not in drafts and full not in keys
    }


def _add(row: TakenRow, draft: _Draft, role: _Role, table: int) -> list[str]:
    """Adds a row to its case; returns where it contradicts what the case says already."""
    below: dict[str, str] = {}
    differing = []
    for name, value in row.values.items():
        if name not in role.on_case:
            below[name] = value
        elif name not in draft.values:
            draft.values[name] = value
            if name in row.originals:
                draft.originals[name] = row.originals[name]
        elif draft.values[name] != value:
            below[name] = value
            differing.append(name)
    if below:
        if role.on_subjects:
            below.setdefault("subject_id", "")
        originals = {name: text for name, text in row.originals.items() if name in below}
        draft.parts.append(_Part(table, row.place, below, originals))
    return [f"row {row.place.row} “{differing[0]}”"] if differing else []


def _link_remarks(
    table: TableRows, padded: Mapping[str, str], differing: Sequence[str]
) -> Iterator[str]:
    label = table.heading.table.label
    if padded:
        yield (
            f"{label}: references without their leading zeros, joined to the one reference each"
            f" can stand for: {len(padded)}"
        )
    if differing:
        shown = ", ".join(differing[:_SHOWN])
        yield (
            f"{label}: rows that differ from an earlier row about their case: {len(differing)}"
            f" ({shown}); the earlier value stands for the case, the other is kept in the detail"
        )


def _of_nobody_told(tables: Sequence[TableRows], cases: Iterable[Case]) -> Iterator[str]:
    """Says which rows of tables that name no subjects may be about several people."""
    numbered = [t.heading.fields for t in tables if "allegation_no" in t.heading.fields]
    if len({"subject_id" in fields for fields in numbered}) < 2:
        return
    places = [place for case in cases for place in _of_nobody(case)]
    if places:
        shown = ", ".join(f"{place.file} row {place.row}" for place in places[:_SHOWN])
        yield (
            "rows that do not say whose they are, though several people share the number of their"
            f" allegation: {len(places)} ({shown}); they count for nobody, and as no further"
            " allegation; give the subject in their table"
        )


def _of_nobody(case: Case) -> Iterator[Place]:
    """The rows without a subject whose allegation number several subjects of the case share."""
    people: dict[str, set[str]] = {}
    apart: list[tuple[str, Place]] = []
    for detail in case.details:
        number = folded(detail.values.get("allegation_no", ""))
        if number and "subject_id" in detail.values:
            people.setdefault(number, set()).add(detail.values["subject_id"])
        elif number:
            apart.append((number, detail.place))
    yield from (place for number, place in apart if len(people.get(number, ())) > 1)


def _case(draft: _Draft) -> Case:
    parts = _shared(draft.parts)
    details = tuple(
        Detail(f"{draft.ref}#{n}", part.values, part.place, part.originals, tuple(part.joined))
        for n, part in enumerate(parts, start=1)
    )
    return Case(draft.ref, draft.values, draft.place, details, draft.originals)


def _shared(parts: list[_Part]) -> list[_Part]:
    """The details of a case after those of different tables gave one another what they know."""
    if len({part.table for part in parts}) < 2:
        return parts
    _give(gift for group in _groups(parts, "allegation_no") for gift in _subject_gifts(group))
    groups = [(level, group) for name, level in _KEYS.items() for group in _groups(parts, name)]
    _give(gift for level, group in groups for gift in _gifts(group, group, level))
    return _joined(parts, [group for _, group in groups])


def _give(gifts: Iterable[_Gift]) -> None:
    """Gives once all is known, so that no gift depends on the order of the tables."""
    for part, name, value, original in list(gifts):
        part.values.setdefault(name, value)
        if original is not None:
            part.originals.setdefault(name, original)


def _groups(parts: Sequence[_Part], name: str) -> list[list[_Part]]:
    """The details that name the same subject, or the same allegation."""
    groups: dict[str, list[_Part]] = {}
    for part in parts:
        if part.values.get(name):
            groups.setdefault(folded(part.values[name]), []).append(part)
    return list(groups.values())


def _subject_gifts(group: Sequence[_Part]) -> Iterator[_Gift]:
    """Whom an allegation is about, for those of its details whose table names no subjects."""
    for part in group:
        others = [other for other in group if other.table != part.table]
        named = {p.values["subject_id"] for p in others if "subject_id" in p.values}
        if "subject_id" not in part.values and len(named) < 2:
            yield from _gifts([part], others, Level.SUBJECT)


def _gifts(takers: Iterable[_Part], group: Sequence[_Part], level: Level) -> Iterator[_Gift]:
    """What each detail lacks of a level and the details of other tables agree on."""
    names = {name for part in group for name in part.values if _is_of(name, level)}
    for part in takers:
        for name in sorted(names - part.values.keys()):
            givers = [p for p in group if p.table != part.table and name in p.values]
            if givers and len({giver.values[name] for giver in givers}) == 1:
                yield part, name, givers[0].values[name], givers[0].originals.get(name)


def _is_of(name: str, level: Level) -> bool:
    return name in BY_NAME and BY_NAME[name].level is level


def _joined(parts: list[_Part], groups: Iterable[Sequence[_Part]]) -> list[_Part]:
    """The details left after each row that another table's row holds whole was joined to it."""
    gone: set[int] = set()
    for group in groups:
        for part in group:
            twins = [p for p in parts if p.table == part.table and p.values == part.values]
            host = next((p for p in group if _holds(p, part) and id(p) not in gone), None)
            if host and len(twins) == 1 and id(part) not in gone:
                gone.add(id(part))
                host.joined += [part.place, *part.joined]
    return [part for part in parts if id(part) not in gone]


def _holds(host: _Part, part: _Part) -> bool:
    return host.table != part.table and part.values.items() <= host.values.items()
