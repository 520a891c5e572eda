"""Writes every table and list of an answer as a CSV file, and the answer itself as data."""

import json
from collections.abc import Iterator
from pathlib import Path

from answerable.files.csv_out import csv_text
from answerable.files.whole_files import write_whole
from answerable.steps.lay_out import MARKER, sheets
from answerable.steps.publish import PublicEntry


def write_tables(folder: Path, entry: PublicEntry) -> None:
    """A CSV file for each table and list, in a folder that is made where it is missing."""
    folder.mkdir(exist_ok=True)
    for name, content in table_files(entry):
        write_whole(folder / name, content)


def table_files(entry: PublicEntry) -> Iterator[tuple[str, bytes]]:
    """The files by name, byte for byte. Where counts are not all exact a last column says so."""
    for question in entry["questions"]:
        for sheet in sheets(question):
            header, rows = sheet.header, sheet.rows
            if sheet.marks:
                header = (*header, MARKER)
                rows = tuple((*row, mark) for row, mark in zip(rows, sheet.marks, strict=True))
            yield sheet.file, csv_text(header, rows).encode("utf-8-sig")


def entry_bytes(entry: PublicEntry) -> bytes:
    """The public copy as its file."""
    return (json.dumps(entry, ensure_ascii=False, indent=2) + "\n").encode()


def data_files(entry: PublicEntry) -> Iterator[tuple[str, bytes]]:
    """All data that is published of an answer: its JSON and its tables."""
    yield "answer.json", entry_bytes(entry)
    yield from table_files(entry)
