"""Writes every table and list of an answer as a CSV file."""

from collections.abc import Iterator
from pathlib import Path

from answerable.files.csv_out import csv_text, write_csv
from answerable.steps.lay_out import sheets
from answerable.steps.publish import PublicEntry


def write_tables(folder: Path, entry: PublicEntry) -> None:
    """A CSV file for each table and list, in a folder that is made where it is missing."""
    folder.mkdir(exist_ok=True)
    for question in entry["questions"]:
        for sheet in sheets(question):
            write_csv(folder / sheet.file, sheet.header, sheet.rows)


def table_files(entry: PublicEntry) -> Iterator[tuple[str, bytes]]:
    """The same files by name, byte for byte."""
    for question in entry["questions"]:
        for sheet in sheets(question):
            yield sheet.file, csv_text(sheet.header, sheet.rows).encode("utf-8-sig")
