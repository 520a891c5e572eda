"""The index of a log is the same for the same records, and whole or not there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from answerable.files import search_bundles
from answerable.files.search_bundles import make_bundle
from answerable.model.errors import UserMistake
from answerable.steps.entries.search_record import SearchRecord
from logs import bytes_in

RECORDS = [
    SearchRecord(
        url=f"2016/{n}/index.html",
        content=f"Drones number {n}",
        meta={"title": f"Answer {n}"},
        filters={"topic": [f"Topic {n}"], "year": ["2016"], "outcome": [f"granted {n % 3}"]},
    )
    for n in range(40)
]


def test_the_same_records_make_the_same_index_in_every_byte(tmp_path: Path) -> None:
    once, again = tmp_path / "once", tmp_path / "again"
    assert make_bundle(RECORDS, once) == make_bundle(RECORDS, again) == len(RECORDS)
    assert bytes_in(once) == bytes_in(again)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda files: {**files, "pagefind-entry.json": b"{}"},
        lambda files: {name: data for name, data in files.items() if "filter/" not in name},
        lambda files: {name: data for name, data in files.items() if "pf_meta" not in name},
        lambda files: {name: data for name, data in files.items() if "fragment/" not in name},
        lambda files: {n: b"\x1f\x8b" if "pf_meta" in n else data for n, data in files.items()},
    ],
)
def test_an_index_that_is_not_whole_is_no_index(
    tmp_path: Path, spoil: Callable[[dict[str, bytes]], dict[str, bytes]]
) -> None:
    make_bundle(RECORDS, tmp_path / "index")
    files = bytes_in(tmp_path / "index")
    assert search_bundles._whole(files, len(RECORDS)) == files
    with pytest.raises(UserMistake, match="left its work undone"):
        search_bundles._whole(spoil(files), len(RECORDS))
