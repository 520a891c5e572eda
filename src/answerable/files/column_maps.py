"""Reads and writes column maps: small TOML files in which a person says what a column is."""

import difflib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from answerable.files.toml_sections import read_text, toml_text
from answerable.files.whole_files import write_whole
from answerable.model.errors import UserMistake, refuser
from answerable.model.fields import BY_NAME, DATES, FIELDS, normalise_header
from answerable.model.header_words import field_of
from answerable.model.places import Place
from answerable.model.register import Register, Source
from answerable.model.tables import OTHER_CASE, SAME_CASE, ColumnMap, RawTable
from answerable.model.unseen import visible
from answerable.steps.registers.guess_columns import header_like
from answerable.steps.registers.read_dates import ORDERS

_refuse = refuser("mapping-wrong")

PRESETS = ("centurion", "philadelphia")
"""The maps that come with the product, usable by name."""

ASKED = frozenset(
    (
        "no-header", "column-ambiguous", "dates-ambiguous", "dates-mixed", "dates-half-read",
        "dates-are-numbers", "column-not-dates", "date-unclear", "references-repeat",
    )
)  # fmt: skip
"""The mistakes that ask what a column is: a map answers them."""

_KEYS = {
    "columns": dict,
    "dates": dict,
    "header_row": int,
    "drop_duplicates": bool,
    "fill_down": list,
    "repeated_references": str,
}
_BY_WORDS = {normalise_header(words): f.name for f in FIELDS for words in (f.name, f.label)}


def read_column_map(source: str | Path | None) -> ColumnMap | None:
    """The map of a file, or of a preset by its name; None where none is named.

    Raises UserMistake "mapping-wrong" for a file that is no map, "field-unknown" for a field that
    there is not. Whether its columns exist is known only when a table is taken in.
    """
    if not source:
        return None
    if str(source) in PRESETS:
        preset = files("answerable.files") / "presets" / f"{source}.toml"
        return _column_map(preset.read_text(encoding="utf-8"), str(source), preset=True)
    path = Path(source)
    return _column_map(read_text(path), path.name, preset=False)


def write_column_map(path: Path, register: Register) -> None:
    """Writes the columns as they were understood, for a person to edit and use with --mapping."""
    write_whole(path, ("\n".join(_lines(register)) + "\n").encode("utf-8"))


def write_open_map(
    path: Path, tables: Sequence[RawTable], said: ColumnMap, question: UserMistake
) -> None:
    """Writes a map to answer a question in: all that was said, and the rest as comments."""
    write_whole(path, ("\n".join(_open_lines(tables, said, question)) + "\n").encode("utf-8"))


def _column_map(text: str, name: str, *, preset: bool) -> ColumnMap:
    """A map from its TOML, every key known and of the right kind."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        _refuse(name, f"it is not valid TOML: {error}")
    for key, value in said.items():
        if key not in _KEYS:
            _refuse(name, f"“{key}” means nothing here; known are {', '.join(_KEYS)}")
        if type(value) is not _KEYS[key]:
            _refuse(name, f"“{key}” is not written as it should be")
    return ColumnMap(
        columns={key: _field(name, key, value) for key, value in _texts(name, said, "columns")},
        dates={key: _order(name, key, value) for key, value in _texts(name, said, "dates")},
        header_row=said.get("header_row"),
        drop_duplicates=said.get("drop_duplicates", False),
        fill_down=_headers(name, said.get("fill_down", [])),
        repeated_references=_repeated(name, said.get("repeated_references", "")),
        name=name,
        preset=preset,
    )


def _texts(name: str, said: Mapping[str, Any], key: str) -> Iterator[tuple[str, str]]:
    for header, value in said.get(key, {}).items():
        if not isinstance(value, str):
            _refuse(name, f"“{header}” in [{key}] must be a text in quotation marks")
        yield header, value.strip()


def _headers(name: str, said: Sequence[Any]) -> tuple[str, ...]:
    if not all(isinstance(header, str) for header in said):
        _refuse(name, "every header in fill_down must be a text in quotation marks")
    return tuple(said)


def _repeated(name: str, said: str) -> str:
    if said not in ("", SAME_CASE, OTHER_CASE):
        _refuse(name, f'repeated_references must be "{SAME_CASE}" or "{OTHER_CASE}"')
    return said


def _field(name: str, header: str, value: str) -> str:
    """A field by its name or its words; "" keeps the column under its own header."""
    found = _BY_WORDS.get(normalise_header(value))
    if found or not value:
        return found or ""
    near = difflib.get_close_matches(normalise_header(value), _BY_WORDS, n=1, cutoff=0.5)
    suggestion = f"“{_BY_WORDS[near[0]]}”" if near else "one of " + ", ".join(list(BY_NAME)[:8])
    where = Place(name, column=header)
    raise UserMistake("field-unknown", where=where, field=value, suggestion=suggestion)


def _order(name: str, header: str, value: str) -> str:
    if value.casefold() not in ORDERS:
        words = " or ".join(f'"{order}"' for order in ORDERS)
        _refuse(name, f"“{header}” in [dates] must be {words}")
    return value.casefold()


def _lines(register: Register) -> Iterator[str]:
    """The map of a register, with the comments that its reader needs."""
    tables = [source for source in register.sources if source.columns]
    yield "# What each column of the register is. Edit it and give it with --mapping."
    yield "# On the right stands a field of docs/reference/fields.md; with nothing between the"
    yield "# quotation marks the column is kept under its own header."
    if len(tables) == 1 and tables[0].header_row:
        yield "\n# The row that holds the header."
        yield f"header_row = {tables[0].header_row}"
    yield "\n# Whether rows identical to an earlier row are set aside."
    yield "drop_duplicates = false"
    yield "\n[columns]"
    yield from _entries((source, source.columns) for source in tables)
    orders = ", ".join(f'"{order}"' for order in ORDERS)
    yield f"\n# How a column of dates is read: {orders}."
    yield "[dates]"
    yield from _entries((source, source.dates) for source in tables)


def _open_lines(
    tables: Sequence[RawTable], said: ColumnMap, question: UserMistake
) -> Iterator[str]:
    """The question, what was said before, and each header with what its words tell."""
    yield "# This is asked, and the export is not taken in before it is answered:"
    for words in (f"{question.what} ({question.where})", question.todo):
        yield f"#   {' '.join(visible(words).split())}"
    yield "# Answer it below, then give this file with --mapping. A line that begins with # says"
    yield "# nothing: take the # away to say it. Fields are listed in docs/reference/fields.md."
    if said.header_row is not None:
        yield f"header_row = {said.header_row}"
    if said.drop_duplicates:
        yield "drop_duplicates = true"
    if said.fill_down:
        yield f"fill_down = [{', '.join(map(toml_text, said.fill_down))}]"
    if question.code == "references-repeat":
        yield f"# repeated_references = {toml_text(OTHER_CASE)}"
    if said.repeated_references:
        yield f"repeated_references = {toml_text(said.repeated_references)}"
    yield "\n[columns]"
    yield from _open_entries(tables, said.columns, field_of)
    yield "\n[dates]"
    yield from _open_entries(
        tables, said.dates, lambda header: ORDERS[0] if field_of(header) in DATES else None
    )


def _open_entries(
    tables: Sequence[RawTable], said: Mapping[str, str], guess: Callable[[str], str | None]
) -> Iterator[str]:
    """A line for each header, a comment where nobody has said what it is."""
    known = {normalise_header(key): (key, value) for key, value in said.items()}
    lines: dict[str, None] = {}
    for table in tables:
        for header in header_like(table):
            names = (f"{table.sheet or table.file}: {header}", header)
            told = [known[one] for one in map(normalise_header, names) if one in known]
            for key, value in told:
                lines[f"{toml_text(key)} = {toml_text(value)}"] = None
            if not told and (guessed := guess(header)) is not None:
                lines[f"# {toml_text(header)} = {toml_text(guessed)}"] = None
    yield from lines


def _entries(tables: Iterable[tuple[Source, Mapping[str, str]]]) -> Iterator[str]:
    """A line for each header; one that means different things names its table in front."""
    said: dict[str, dict[str, str]] = {}
    written: dict[str, str] = {}
    for source, values in tables:
        for header, value in values.items():
            key = normalise_header(header) or header
            said.setdefault(key, {})[f"{source.sheet or source.name}: {header}"] = value
            written.setdefault(key, header)
    for key, values in said.items():
        if len(set(values.values())) == 1:
            values = {written[key]: next(iter(values.values()))}
        for header, value in values.items():
            yield f"{toml_text(header)} = {toml_text(value)}"
