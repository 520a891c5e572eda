"""Describes the CSV files of an answer for programs: CSV on the Web (W3C) and Data Package (v2).

Both say the same of every column: its header, its type, and which words stand where a count was
kept back. Such a cell is never blank.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from answerable.files.csv_out import csv_text, harmless
from answerable.model.log_settings import LogSettings
from answerable.steps.entries.group_answers import slug
from answerable.steps.entries.lay_out import Sheet, sheets
from answerable.steps.entries.publish import PublicEntry

Json = dict[str, Any]

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a CSV file. `kept_back` are the words that stand in place of its numbers."""

    name: str
    title: str
    kind: str
    kept_back: tuple[str, ...] = ()


def metadata_files(entry: PublicEntry, *, settings: LogSettings) -> Iterator[tuple[str, bytes]]:
    """The two descriptions of all tables of an answer, by their names; none where it has no table.

    `csv-metadata.json` is where CSV on the Web looks for it.
    """
    tables = [sheet for question in entry["questions"] for sheet in sheets(question)]
    if tables:
        yield "csv-metadata.json", json_file(_csvw(entry, tables))
        yield "datapackage.json", json_file(_package(entry, tables, settings))


def columns(sheet: Sheet) -> list[Column]:
    """The columns of the CSV file of a sheet: words, whole numbers, or amounts with pence."""
    header, rows = sheet.filed
    cells = list(zip(*rows, strict=True)) or [()] * len(header)
    used: set[str] = set()
    numbers = range(sheet.words, len(sheet.header))
    return [
        _column(title, cells[place], used, numbers=sheet.is_table and place in numbers)
        for place, title in enumerate(header)
    ]


def _column(title: str, cells: tuple[object, ...], used: set[str], *, numbers: bool) -> Column:
    name = slug(title).replace("-", "_")
    while name in used or not name[0].isalpha():
        name = f"column_{name}"
    used.add(name)
    shown = str(harmless(title))
    if not numbers:
        return Column(name, shown, "string")
    whole = all(isinstance(cell, (int, str)) for cell in cells)
    words = sorted({str(harmless(cell)) for cell in cells if isinstance(cell, str)})
    return Column(name, shown, "integer" if whole else "number", tuple(words))


def _csvw(entry: PublicEntry, tables: list[Sheet]) -> Json:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": LANGUAGE}],
        "dc:title": entry["title"],
        "dc:publisher": entry["authority"],
        "dc:license": {"@id": entry["licence"]["url"]},
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tables": [
            {
                "url": sheet.file,
                "dc:title": sheet.title,
                **({"rdfs:comment": words} if (words := _words(sheet)) else {}),
                "tableSchema": {"columns": [_csvw_column(one) for one in columns(sheet)]},
            }
            for sheet in tables
        ],
    }


def _csvw_column(column: Column) -> Json:
    kinds = {"string": "string", "integer": "integer", "number": "decimal"}
    described: Json = {
        "name": column.name,
        "titles": column.title,
        "datatype": kinds[column.kind],
    }
    if column.kept_back:
        described["null"] = list(column.kept_back)
        described["dc:description"] = _KEPT_BACK
    return described


_KEPT_BACK = "Words in place of a number: the count is kept back so that nobody can be identified."


def _package(entry: PublicEntry, tables: list[Sheet], settings: LogSettings) -> Json:
    address = settings.address + entry["path"] if settings.address else None
    package: Json = {
        "$schema": PROFILE,
        "name": slug(f"{entry['authority']} {entry['reference']}"),
        "title": entry["title"],
        "homepage": address,
        "version": f"{entry.get('revision') or 1}.0.0",
        "created": f"{entry['answered']}T00:00:00Z" if entry["answered"] else None,
        "licenses": [{"title": entry["licence"]["name"], "path": entry["licence"]["url"]}],
        "contributors": [{"title": entry["authority"], "roles": ["publisher"]}],
        "resources": [_resource(sheet) for sheet in tables],
    }
    return {key: value for key, value in package.items() if value is not None}


def _resource(sheet: Sheet) -> Json:
    return {
        "name": slug(sheet.file.removesuffix(".csv")),
        "type": "table",
        "path": sheet.file,
        "title": sheet.title,
        **({"description": words} if (words := _words(sheet)) else {}),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(csv_text(*sheet.filed).encode("utf-8-sig")),
        "schema": {"fields": [_field(column) for column in columns(sheet)]},
    }


def _field(column: Column) -> Json:
    field: Json = {"name": column.title, "type": column.kind}
    if column.kept_back:
        field["missingValues"] = list(column.kept_back)
        field["description"] = _KEPT_BACK
    return field


def _words(sheet: Sheet) -> str:
    return " ".join(words for words in (sheet.counted, sheet.note) if words)


def json_file(data: Json) -> bytes:
    """A file of JSON. Without indents the fast half of the library writes it: in a tenth."""
    return (json.dumps(data, ensure_ascii=False) + "\n").encode()
