"""The seed's own figures through all of the protection: proposed, asked, published."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from samples import script

PAGE = Path(__file__).parents[2] / "docs/explanation/the-seed-protected.md"
SEED = {"1-3": (1, 2, 3, 3, 9), "1-1": (6, 1, 0, 1, 0, 0, 1, 0, 0, 9)}


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The whole way, once."""
    return script("write_seed_protected").walk(tmp_path_factory.mktemp("seed"))


def _table(printed: Any, name: str) -> Mapping[str, str]:
    rows: Sequence[Sequence[str]] = printed.tables[f"table-{name}.csv"][1:]
    return {row[0]: row[1] for row in rows}


def test_the_page_says_what_the_program_does(walk: Any) -> None:
    assert PAGE.read_text(encoding="utf-8") == script("write_seed_protected").page(walk)


def test_every_one_to_four_of_the_seed_is_a_primary_cell(walk: Any) -> None:
    small = {(name, place) for name, place, count, is_small in walk.counts if is_small}
    for name, counts in SEED.items():
        cells = [row for row in walk.counts if row[0] == f"table-{name}.csv"]
        assert tuple(count for _, _, count, _ in cells) == counts
        assert {(n, p) for n, p, count, _ in cells if 0 < count < 5} <= small
        assert not {(n, p) for n, p, count, _ in cells if count == 0 or count > 4} & small
    assert set(walk.proposed.values()) == {"band"}


def test_exact_counts_are_asked_about_and_the_others_need_no_reason(walk: Any) -> None:
    assert set(walk.unreasoned) == {"small-count-without-reason", "person-without-reason"}
    assert len(walk.worksheet) == 8
    assert all(said for _, said in walk.worksheet.values())


def test_each_of_the_ten_lines_is_scored_by_the_people_who_share_it(walk: Any) -> None:
    assert len(walk.lines) == 10
    assert all(people >= 1 for *_, people in walk.lines)
    assert sum(people == 1 for *_, people in walk.lines) > 0


def test_spans_are_proposed_on_the_nine_narratives(walk: Any) -> None:
    assert len(walk.spans) == 9
    assert sum(number for _, number, _, _ in walk.spans) == sum(walk.kinds.values()) > 0
    for _, number, proposed, derived in walk.spans:
        assert proposed.count("→") == number
        for removed in proposed.split("“")[1:]:
            assert removed.split("”")[0] not in derived.split()


def test_every_presentation_is_published_with_nothing_exposed(walk: Any) -> None:
    exact, band, rounded = walk.printed
    assert [one.exposed for one in walk.printed] == [0, 0, 0]
    assert _table(exact, "1-3")["Resigned"] == "1"
    assert set(_table(band, "1-3").values()) == {"fewer than 5", "9"}
    assert _table(band, "1-1")["facebook"] == "6"
    assert _table(band, "1-1")["instagram"] == _table(band, "1-1")["twitter"] == "fewer than 5"
    assert {int(count) % 5 for count in _table(rounded, "1-3").values()} == {0}
    assert rounded.marks["rounded"] == sum(exact.marks.values())
    assert band.kept_back > 0
    assert rounded.kept_back == sum(rounded.marks.values())
    for one in walk.printed:
        assert set(one.gate.values()) == {"pass"}
        assert len(one.gate) >= 8
        assert {grave for _, grave in one.findings} - {"note"} == {
            said for code, said in one.findings if code == "term-misspelt"
        }


def test_the_ledger_takes_the_seed_as_it_is_printed(walk: Any) -> None:
    ends = [one.claims[0].rsplit(": ", 1)[1] for one in walk.printed]
    assert ends == ["1 to 1", "0 to 4", "0 to 4"]
    exact, band, rounded = walk.printed
    assert any("Outcome: On-going, 2015" in said for said in exact.by_difference)
    assert band.by_difference == rounded.by_difference == []
