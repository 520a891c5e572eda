"""Finds the header of a table and says what each column is.

Decisions:

- The header is the row, among the first 40, that names a case reference and most known fields; or
  else the one with most fields and a column that can only be the case reference.
- A column is what its header says (`model.header_words`), and where that leaves it open, what its
  first values say (`steps.registers.judge_columns`).
- Two columns that could be the same field: the user is asked, unless the mapping says which, or
  one of them is empty, or both hold the same values. Dates and outcomes are never picked by rank.
  A header that is known less surely gives way; of two that are, neither is taken, and it is told.
- A cell merged over several headers goes before those that say too little alone.
- Several narratives of one level are all searched: the columns are read into one text, one
  paragraph after another, a text that already stands in the other left out.
- A bare "Date" is the date received only in a table of cases without any other date.
- A bare "Subject" is whom a case is about where its values name somebody: numbers, initials, names.
  Where they are words ("Use of force"), it is what the case is about, and kept under its header.
- Every other column is kept under its own header.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice

from answerable.model.errors import UserMistake
from answerable.model.fields import (
    BY_HEADER,
    BY_NAME,
    DATES,
    Kind,
    Level,
    label_of,
    normalise_header,
)
from answerable.model.header_words import (
    BARE,
    CONTESTED,
    DATE_OF,
    EXACT,
    OF_OTHERS,
    field_of,
    sureness,
    words_of,
)
from answerable.model.places import Place
from answerable.model.tables import ColumnMap, RawTable
from answerable.steps.registers.judge_columns import (
    LOOKED_AT,
    alone,
    are_references,
    are_topics,
    bare_fields,
    fits,
    judged,
    reference_rank,
)
from answerable.steps.words.repair_text import trim

HEADER_WITHIN = 40
"""Rows of a table that may hold its header."""

_SHOWN_HEADERS = 40
_ENOUGH_FIELDS = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, its header made distinct, its field ("" if none)."""

    index: int
    header: str
    field: str = ""

    @property
    def name(self) -> str:
        """The name under which its values are kept."""
        return column_name(self.header, self.field)


def column_name(header: str, field: str) -> str:
    """What the values of a column are kept under: its field, else a name that is no field's."""
    return field or (f"{header} (column)" if header in BY_NAME else header)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a table's header says: its row, its columns, and what the user should know of them."""

    table: RawTable
    index: int
    columns: tuple[Column, ...]
    remarks: tuple[str, ...] = ()
    compared: bool = False
    """Whether all values of two columns were compared to say which one is a field."""

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the table holds."""
        return frozenset(column.field for column in self.columns if column.field)

    @property
    def reference(self) -> Column:
        """The column of the case reference."""
        return next(column for column in self.columns if column.field == "case_ref")

    @property
    def body(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The rows below the header with the numbers that the user sees."""
        below = slice(self.index + 1, None)
        return zip(self.table.numbers[below], self.table.rows[below], strict=True)

    def values(self, column: Column) -> list[str]:
        """The trimmed cells of a column, a short row counting as blank."""
        i = column.index
        return [trim(cells[i]) if i < len(cells) else "" for _, cells in self.body]

    def first_values(self, column: Column) -> list[str]:
        """Those of the first rows that hold anything."""
        i = column.index
        below = islice(self.table.rows, self.index + 1, None)
        first = islice(filter(any, below), LOOKED_AT)
        return [trim(cells[i]) if i < len(cells) else "" for cells in first]


class _Claims:
    """Which field a header stands for: what the map says, for one table or for all, else alias."""

    def __init__(self, table: RawTable, column_map: ColumnMap) -> None:
        self._said = {normalise_header(key): name for key, name in column_map.columns.items()}
        self._prefix = table.sheet or table.file

    def said(self, header: str) -> str | None:
        """The field that the map gives this header."""
        own = self._said.get(normalise_header(f"{self._prefix}: {header}"))
        return own if own is not None else self._said.get(normalise_header(header))

    def field(self, header: str) -> str:
        """The field of a header, "" where none claims it."""
        said = self.said(header) if header else ""
        if said is not None:
            return said
        return field_of(header)


def find_heading(table: RawTable, column_map: ColumnMap) -> Heading | None:
    """The header of a table and its columns; None where no row names a case reference.

    Raises UserMistake "column-ambiguous" or "date-unclear" where the user has to say.
    """
    claims = _Claims(table, column_map)
    index = _header_index(table, claims, column_map.header_row)
    if index is None:
        return None
    heading = Heading(table, index, tuple(_distinct(table, index, claims)))
    rivals = _rivals(heading, claims)
    fields, remarks = dict[int, str](), list(_given_up(heading, claims, rivals))
    remarks += _without_topics(heading, claims, rivals)
    for name, columns in rivals.items():
        chosen = _choose(heading, claims, name, columns)
        fields.update((column.index, name) for column in chosen)
        remarks += _choice_remarks(name, columns, chosen)
    heading = replace(heading, compared=any(len(columns) > 1 for columns in rivals.values()))
    named = _reference_named(_named(heading, fields, *remarks), claims)
    if "case_ref" not in named.fields or _lists_fields(named):
        return None
    return _bare_date(_bare_traits(named, claims), claims)


def _choice_remarks(name: str, rivals: Sequence[Column], chosen: Sequence[Column]) -> Iterator[str]:
    """What the user should know of columns of which each could be a field."""
    if len(chosen) > 1:
        yield f"{_listed(chosen)} are read together as the {label_of(name)}"
    elif len(rivals) > 1 and not chosen:
        yield (
            f"{_listed(rivals)} could each be the {label_of(name)}: neither is taken for it; say"
            f' which one it is (in a mapping: [columns] then "{rivals[0].header}" = "{name}")'
        )


def _listed(columns: Sequence[Column]) -> str:
    return " and ".join(f"“{column.header}”" for column in columns)


def _reference_named(heading: Heading, claims: _Claims) -> Heading:
    """The heading with the one column that can only be the case reference, where none is named."""
    if "case_ref" in heading.fields:
        return heading
    free = [c for c in heading.columns if not c.field and claims.said(c.header) is None]
    ranked = [
        (rank, column.index)
        for column in free
        if (rank := reference_rank(column.header)) is not None
        and are_references(column.header, heading.first_values(column))
    ]
    if (index := alone(ranked)) is None:
        return heading
    header = next(column.header for column in free if column.index == index)
    remark = f"“{header}” is read as the {label_of('case_ref')}, for no other column can be it"
    return _named(heading, {index: "case_ref"}, remark)


def _bare_traits(heading: Heading, claims: _Claims) -> Heading:
    """The heading with sex and ethnicity where they can only be the subject's."""
    found = bare_fields({c.index: c.header for c in heading.columns}, heading.fields)
    free = {c.index for c in heading.columns if not c.field and claims.said(c.header) is None}
    return _named(heading, {index: name for index, name in found.items() if index in free})


def header_like(table: RawTable, row: int | None = None) -> tuple[str, ...]:
    """The row of this number, or the fullest of the first rows: what is offered as a header."""
    at = table.numbers.index(row) if row in table.numbers else None
    within = table.rows[:HEADER_WITHIN] if at is None else table.rows[at : at + 1]
    rows = ([trim(cell) for cell in cells if trim(cell)] for cells in within)
    return tuple(max(rows, key=len, default=[])[:_SHOWN_HEADERS])


def check_map(
    headings: Sequence[Heading], column_map: ColumnMap, *, dated_beside: Set[str] = frozenset()
) -> None:
    """Refuses a mapping that names a column no table has; a preset may name more.

    `dated_beside` are the names of date columns that small registers beside these tables have.
    """
    if column_map.preset:
        return
    pairs = [(heading.table, column.header) for heading in headings for column in heading.columns]
    names = {name for table, header in pairs for name in names_in_map(table, header)}
    unknown = [one for one in column_map.columns if normalise_header(one) not in names]
    known = names | dated_beside
    unknown += [one for one in column_map.dates if normalise_header(one) not in known]
    unknown += [one for one in column_map.fill_down if normalise_header(one) not in names]
    for header in unknown:
        refuse_unknown(header, [header for _, header in pairs], column_map)


def refuse_unknown(header: str, headers: Sequence[str], column_map: ColumnMap) -> None:
    """Ends with the columns that there are."""
    shown = ", ".join(f"“{name}”" for name in list(dict.fromkeys(headers))[:_SHOWN_HEADERS])
    where = Place(column_map.name, column=header)
    raise UserMistake("column-unknown", where=where, column=header, columns=shown)


def check_header_row(
    tables: Sequence[RawTable], headings: Sequence[Heading | None], column_map: ColumnMap
) -> None:
    """Refuses a mapping whose header row is the header of no table.

    Raises UserMistake "header-row-wrong".
    """
    wanted = column_map.header_row
    if wanted is None or any(heading and _number(heading) == wanted for heading in headings):
        return
    table = tables[0]
    at = table.numbers.index(wanted) if wanted in table.numbers else len(table.rows)
    cells = [trim(cell) for row in table.rows[at : at + 1] for cell in row if trim(cell)]
    shown = ", ".join(f"“{cell}”" for cell in cells[:_SHOWN_HEADERS]) or "nothing"
    where = Place(table.file, table.sheet, wanted)
    raise UserMistake("header-row-wrong", where=where, row=wanted, cells=shown)


def said_of(heading: Heading, column: Column, said: Mapping[str, str]) -> str | None:
    """What the map says of one column of one table."""
    return said_for(names_in_map(heading.table, column.header), said)


def said_for(names: Set[str], said: Mapping[str, str]) -> str | None:
    """What the map says under any of these names."""
    return next((value for key, value in said.items() if normalise_header(key) in names), None)


def names_in_map(table: RawTable, header: str) -> Set[str]:
    """What a column may be called in a map: its header, alone or behind its sheet or file."""
    prefix = table.sheet or table.file
    return {normalise_header(header), normalise_header(f"{prefix}: {header}")}


def _header_index(table: RawTable, claims: _Claims, wanted: int | None) -> int | None:
    """The row that names the case reference and most fields; the map's row where it does.

    Where no row names it, the one with most fields that has some other reference.
    """
    named, likely = dict[int, int](), dict[int, int]()
    for index, cells in enumerate(table.rows[: max(HEADER_WITHIN, wanted or 0)]):
        fields = {claims.field(trim(cell)) for cell in cells} - {""}
        if "case_ref" in fields:
            named[index] = len(fields)
        elif len(fields) >= _ENOUGH_FIELDS and any(
            reference_rank(trim(cell)) is not None for cell in cells if trim(cell)
        ):
            likely[index] = len(fields)
    if wanted in table.numbers and (index := table.numbers.index(wanted)) in named | likely:
        return index
    found = named or likely
    return max(found, key=lambda index: found[index], default=None)


def _named(heading: Heading, fields: Mapping[int, str], *remarks: str) -> Heading:
    """The heading with more fields given to its columns, and what the user should know."""
    columns = (replace(c, field=fields.get(c.index, c.field)) for c in heading.columns)
    return replace(heading, columns=tuple(columns), remarks=(*heading.remarks, *remarks))


def _lists_fields(heading: Heading) -> bool:
    """Whether the references are names of fields: a data dictionary, not a register."""
    references = [value for value in heading.values(heading.reference) if value]
    known = sum(1 for value in references if normalise_header(value) in BY_HEADER)
    return known * 2 > len(references)


def _distinct(table: RawTable, index: int, claims: _Claims) -> Iterator[Column]:
    """The columns with distinct headers: "Notes (2)" for a repeated one, "column 7" for none.

    A column without header and without any value is left out.
    """
    headers = [
        " ".join(_with_upper(table, index, i, claims).split())
        for i in range(len(table.rows[index]))
    ]
    taken = set(headers)
    seen: set[str] = set()
    for i, header in enumerate(headers):
        if not header and not any(trim(cells[i]) for cells in table.rows[index:] if i < len(cells)):
            continue
        base = name = header or f"column {i + 1}"
        number = 2
        while name in seen or (name in taken and name != header):
            name, number = f"{base} ({number})", number + 1
        seen.add(name)
        yield Column(i, name)


def _with_upper(table: RawTable, index: int, column: int, claims: _Claims) -> str:
    """A cell of the header, with what stands over it where it says too little alone."""
    cells = [trim(cell) for cell in table.rows[index]]
    alone, upper = cells[column], over(table, index, column)
    says_enough = claims.field(alone) or claims.said(alone) is not None
    if not upper or (says_enough and cells.count(alone) == 1 and not _of_others(upper)):
        return alone
    return f"{upper} {alone}"


def _of_others(header: str) -> bool:
    return bool(words_of(header) & OF_OTHERS)


def over(table: RawTable, index: int, column: int) -> str:
    """What stands over a cell of the header, in a cell merged over several columns above it."""
    if not index or not trim(table.rows[index][column]):
        return ""
    for (row, left), right in table.wide.items():
        if row == index - 1 and left <= column <= right and right - left + 1 < _whole(table, index):
            return trim(table.rows[row][left])
    return ""


def _whole(table: RawTable, index: int) -> int:
    """How many cells a header has: what is merged over all of them is a title."""
    return sum(1 for cell in table.rows[index] if trim(cell))


def _rivals(heading: Heading, claims: _Claims) -> dict[str, list[Column]]:
    """Each field with the columns whose header stands for it, a repeated header included."""
    names = _fields(heading, claims)
    listed = {c.index: _listed_as(heading, claims, c) for c in heading.columns}
    own = {name for index, name in names.items() if name and name == listed[index]}
    found: dict[str, list[Column]] = {}
    for column in heading.columns:
        name = names[column.index]
        if name in own and listed[column.index]:  # that field has a column of its own
            name = listed[column.index]
        if name:
            found.setdefault(name, []).append(column)
    return _with_dates(heading, claims, found)


def _fields(heading: Heading, claims: _Claims) -> dict[int, str]:
    """The field of each column by its place: as the map, the header and the values say."""
    names = dict[int, str]()
    for column in heading.columns:
        header = _worded(heading, column, claims)
        said = claims.said(column.header)
        name = claims.field(header) if said is None else said
        if said is None and claims.said(header) is None:
            name = judged(header, name, heading.first_values(column))
        names[column.index] = name
    return names


def _listed_as(heading: Heading, claims: _Claims, column: Column) -> str:
    """The field whose header a column has as it stands, "" where the map says what it is."""
    header = _worded(heading, column, claims)
    unsaid = claims.said(column.header) is None and claims.said(header) is None
    return claims.field(header) if unsaid and sureness(header) is EXACT else ""


def _given_up(
    heading: Heading, claims: _Claims, found: Mapping[str, Sequence[Column]]
) -> Iterator[str]:
    """What the user should know of columns whose values are not what their header says."""
    taken = {column.index for columns in found.values() for column in columns}
    for column in heading.columns:
        name = _listed_as(heading, claims, column)
        if name and column.index not in taken and words_of(column.header) not in BARE:
            yield (
                f"“{column.header}” is not read as the {label_of(name)}, for its values are not"
                " such; where they are, say that it is (in a mapping: [columns] then"
                f' "{column.header}" = "{name}")'
            )


def _worded(heading: Heading, column: Column, claims: _Claims) -> str:
    """What a header says: itself before it was made distinct, with what is over it if need be."""
    row = heading.table.rows[heading.index]
    written = trim(row[column.index]) if column.index < len(row) else ""
    upper = over(heading.table, heading.index, column.index) if written else ""
    joined = f"{upper} {written}"
    return joined if upper and (_of_others(upper) or claims.field(joined)) else written


def _with_dates(
    heading: Heading, claims: _Claims, found: dict[str, list[Column]]
) -> dict[str, list[Column]]:
    """The same, "Disposal date" being the date of what “Disposal” was judged to be."""
    judged_names = {
        words_of(column.header): name
        for name, columns in found.items()
        for column in columns
        if name in DATE_OF and words_of(column.header) in CONTESTED
    }
    claimed = {column.index for name in found for column in found[name] if name not in DATES}
    for column in heading.columns:
        name = judged_names.get(words_of(column.header) - {"date"})
        if name and column.index not in claimed and claims.said(column.header) is None:
            if not fits(DATE_OF[name], heading.first_values(column)):
                continue
            for columns in found.values():
                columns[:] = [one for one in columns if one.index != column.index]
            found.setdefault(DATE_OF[name], []).append(column)
    return {name: columns for name, columns in found.items() if columns}


def _without_topics(
    heading: Heading, claims: _Claims, found: dict[str, list[Column]]
) -> Iterator[str]:
    """Takes a bare "Subject" that holds topics from the columns of a subject; says so."""
    key, reference = "subject_id", found.get("case_ref", [])
    for column in [one for one in found.get(key, []) if normalise_header(one.header) == "subject"]:
        cases = heading.first_values(reference[0]) if reference else []
        if claims.said(column.header) is None and are_topics(heading.first_values(column), cases):
            found[key].remove(column)
            yield (
                f"“{column.header}” holds words, and is kept as what the case is about; where they"
                f" are people, say that it is the {label_of(key)} (in a mapping: [columns] then"
                f' "{column.header}" = "{key}")'
            )
    if key in found and not found[key]:
        del found[key]


def _choose(
    heading: Heading, claims: _Claims, name: str, rivals: Sequence[Column]
) -> Sequence[Column]:
    """The column of a field, or the columns of a narrative; the user is asked where it matters."""
    if len(rivals) == 1:
        return rivals
    said = [column for column in rivals if claims.said(column.header) == name]
    narrative = BY_NAME[name].kind is Kind.NARRATIVE
    sure = {c.index: sureness(_worded(heading, c, claims)) for c in rivals}
    filled = [c for c in rivals if any(heading.values(c))]
    filled = filled or [max(rivals, key=lambda column: sure[column.index])]
    best = max(sure[c.index] for c in filled)
    left = said or [c for c in filled if narrative or sure[c.index] == best]
    ranked = sorted(left, key=lambda column: _rank(name, column.header))
    if narrative:
        return left
    if all(heading.values(column) == heading.values(ranked[0]) for column in ranked[1:]):
        return ranked[:1]
    if not said and best is not EXACT and name != "case_ref":
        return ()
    others = " and ".join(f'"{column.header}" = ""' for column in ranked[1:])
    raise UserMistake(
        "column-ambiguous",
        where=Place(heading.table.file, heading.table.sheet, _number(heading)),
        columns=" and ".join(f"“{column.header}”" for column in rivals),
        field=label_of(name),
        example=f'[columns] then "{ranked[0].header}" = "{name}" and {others}',
    )


def _rank(name: str, header: str) -> int:
    """How well known a header is for its field: its place among the aliases."""
    field = BY_NAME[name]
    known = [normalise_header(alias) for alias in (field.label, field.name, *field.aliases)]
    words = normalise_header(header)
    return known.index(words) if words in known else len(known)


def _bare_date(heading: Heading, claims: _Claims) -> Heading:
    """Gives a bare "Date" its meaning where only one is possible, or asks."""
    bare = [c for c in heading.columns if not c.field and normalise_header(c.header) == "date"]
    fields = [BY_NAME[name] for name in heading.fields if name != "case_ref"]
    if not bare or claims.said(bare[0].header) is not None or "received_on" in heading.fields:
        return heading
    dates = any(field.kind is Kind.DATE for field in fields)
    if dates or not fields or any(field.level is not Level.CASE for field in fields):
        place = Place(heading.table.file, heading.table.sheet, _number(heading), bare[0].header)
        raise UserMistake("date-unclear", where=place, column=bare[0].header)
    remark = f"“{bare[0].header}”, the only date, is read as the {label_of('received_on')}"
    return _named(heading, {bare[0].index: "received_on"}, remark)


def _number(heading: Heading) -> int:
    return heading.table.numbers[heading.index]
