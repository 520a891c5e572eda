"""Finds the header of a table and says what each column is, from its words alone.

Decisions:

- The header is the row, among the first 40, that names a case reference and most known fields.
- Two columns that could be the same field: the user is asked, unless the mapping says which, or
  one of them is empty, or both hold the same values. Dates and outcomes are never picked by rank.
- Several narratives of one level are all searched: the columns are read into one text, one
  paragraph after another, a text that already stands in the other left out.
- A bare "Date" is the date received only in a table of cases without any other date.
- Every other column is kept under its own header.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from answerable.model.errors import UserMistake
from answerable.model.fields import BY_HEADER, BY_NAME, Kind, Level, label_of, normalise_header
from answerable.model.places import Place
from answerable.model.tables import ColumnMap, RawTable
from answerable.steps.repair_text import trim

HEADER_WITHIN = 40
"""Rows of a table that may hold its header."""

_LONGEST_HEADER = 100
_SHOWN_HEADERS = 40


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
        known = len(header) <= _LONGEST_HEADER and BY_HEADER.get(normalise_header(header))
        return known or ""


def find_heading(table: RawTable, column_map: ColumnMap) -> Heading | None:
    """The header of a table and its columns; None where no row names a case reference.

    Raises UserMistake "column-ambiguous" or "date-unclear" where the user has to say.
    """
    claims = _Claims(table, column_map)
    index = _header_index(table, claims, column_map.header_row)
    if index is None:
        return None
    heading = Heading(table, index, tuple(_distinct(table, index)))
    fields, remarks = dict[int, str](), []
    for name, rivals in _rivals(heading, claims).items():
        chosen = _choose(heading, claims, name, rivals)
        fields.update((column.index, name) for column in chosen)
        if len(chosen) > 1:
            names = " and ".join(f"“{column.header}”" for column in chosen)
            remarks.append(f"{names} are read together as the {label_of(name)}")
    named = _named(heading, fields, *remarks)
    return None if _lists_fields(named) else _bare_date(named, claims)


def header_like(table: RawTable) -> tuple[str, ...]:
    """The fullest of the first rows: what a table without a header offers instead."""
    rows = ([trim(cell) for cell in cells if trim(cell)] for cells in table.rows[:HEADER_WITHIN])
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
    """The row that names the case reference and most fields; the map's row where it does."""
    scores: dict[int, int] = {}
    for index, cells in enumerate(table.rows[: max(HEADER_WITHIN, wanted or 0)]):
        fields = {claims.field(trim(cell)) for cell in cells} - {""}
        if "case_ref" in fields:
            scores[index] = len(fields)
    if wanted in table.numbers and (index := table.numbers.index(wanted)) in scores:
        return index
    return max(scores, key=lambda index: scores[index], default=None)


def _named(heading: Heading, fields: Mapping[int, str], *remarks: str) -> Heading:
    """The heading with more fields given to its columns, and what the user should know."""
    columns = (replace(c, field=fields.get(c.index, c.field)) for c in heading.columns)
    return replace(heading, columns=tuple(columns), remarks=(*heading.remarks, *remarks))


def _lists_fields(heading: Heading) -> bool:
    """Whether the references are names of fields: a data dictionary, not a register."""
    references = [value for value in heading.values(heading.reference) if value]
    known = sum(1 for value in references if normalise_header(value) in BY_HEADER)
    return known * 2 > len(references)


def _distinct(table: RawTable, index: int) -> Iterator[Column]:
    """The columns with distinct headers: "Notes (2)" for a repeated one, "column 7" for none.

    A column without header and without any value is left out.
    """
    headers = [" ".join(trim(cell).split()) for cell in table.rows[index]]
    lengths = Counter(len(cells) for cells in table.rows[index + 1 :] if any(cells))
    headers += [""] * (lengths.most_common(1)[0][0] - len(headers) if lengths else 0)
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


def _rivals(heading: Heading, claims: _Claims) -> dict[str, list[Column]]:
    """Each field with the columns whose header stands for it, a repeated header included."""
    found: dict[str, list[Column]] = {}
    row = heading.table.rows[heading.index]
    for column in heading.columns:
        written = trim(row[column.index]) if column.index < len(row) else ""
        name = claims.field(column.header)
        if not name and claims.said(column.header) is None:
            name = claims.field(written)
        if name:
            found.setdefault(name, []).append(column)
    return found


def _choose(
    heading: Heading, claims: _Claims, name: str, rivals: Sequence[Column]
) -> Sequence[Column]:
    """The column of a field, or the columns of a narrative; the user is asked where it matters."""
    if len(rivals) == 1:
        return rivals
    said = [column for column in rivals if claims.said(column.header) == name]
    left = said or [column for column in rivals if any(heading.values(column))] or rivals[:1]
    ranked = sorted(left, key=lambda column: _rank(name, column.header))
    if BY_NAME[name].kind is Kind.NARRATIVE:
        return left
    if all(heading.values(column) == heading.values(ranked[0]) for column in ranked[1:]):
        return ranked[:1]
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
