"""Writes every table and list of an answer as a CSV file."""

from collections.abc import Iterator
from pathlib import Path

from answerable.files.csv_out import csv_text
from answerable.files.whole_files import write_whole
from answerable.steps.entries.lay_out import sheets
from answerable.steps.entries.publish import PublicEntry


def write_tables(folder: Path, entry: PublicEntry) -> None:
    """A CSV file for each table and list, in a folder that is made where it is missing."""
    folder.mkdir(exist_ok=True)
    for name, content in table_files(entry):
        write_whole(folder / name, content)


def table_files(entry: PublicEntry) -> Iterator[tuple[str, bytes]]:
    """The files by name, byte for byte. Where counts are not all exact a last column says so."""
    for question in entry["questions"]:
        for sheet in sheets(question):
            yield sheet.file, csv_text(*sheet.filed).encode("utf-8-sig")
