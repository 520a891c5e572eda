"""Where everybody counted is of one kind, a person decides whether it may be said of each."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from registers import answered, rows_of

Cells = Mapping[tuple[str, str], int]
ALL_DISMISSED: Cells = {("Dismissed", "2010"): 4, ("Dismissed", "2011"): 6}
MIXED: Cells = {("Dismissed", "2010"): 8, ("Advice", "2011"): 9, ("Advice", "2010"): 7}
FEW: Cells = {("Dismissed", "2010"): 3}


def _told(folder: Path, cells: Cells, count: str) -> list[str]:
    answer = answered(folder, rows_of(cells), count).answer
    return [one.message for one in answer.checks if one.code == "all-of-one-kind"]


@pytest.mark.parametrize(
    ("cells", "count", "line"),
    [
        (ALL_DISMISSED, 'by = ["outcome"]', "all of “Total” (10) are in “Dismissed”"),
        (MIXED, 'by = [["year", "outcome"]]', "all of “2011” (9) are in “Advice”"),
        (MIXED, 'by = [["outcome", "year"]]', "all of “2011” (9) are in “Advice”"),
        (FEW, 'presentation = "band"\nby = ["outcome"]',
         "all of “Total” (fewer than 5) are in “Dismissed”"),
    ],
)  # fmt: skip
def test_a_line_in_which_all_are_of_one_kind_is_named(
    tmp_path: Path, cells: Cells, count: str, line: str
) -> None:
    (told,) = _told(tmp_path, cells, count)
    assert told.startswith(line)


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        (MIXED, 'by = ["outcome"]'),
        (ALL_DISMISSED, 'by = ["year"]'),
        (MIXED, 'presentation = "band"\nby = [["outcome", "year"]]'),
        ({("Not recorded", "2010"): 9}, 'by = ["outcome"]'),
    ],
)
def test_lines_of_several_kinds_of_years_and_of_what_is_kept_back_are_not(
    tmp_path: Path, cells: Cells, count: str
) -> None:
    assert _told(tmp_path, cells, count) == []


@pytest.mark.parametrize(
    ("cells", "by", "note"),
    [
        (
            {("Dismissed", "2010"): 3, ("Advice", "2010"): 2, ("None", "2010"): 19},
            '["outcome"]',
            "“Fewer than 5” stands for every count from 1 to 4; a line is only listed where"
            " something is in it, so that its total is 1 or more.",
        ),
        (
            {("Dismissed", "2010"): 23, ("Advice", "2011"): 2},
            '["year"]',
            "“Fewer than 5” stands for every count from 0 to 4.",
        ),
    ],
)
def test_the_note_below_a_table_says_from_what_to_what_a_band_reaches(
    tmp_path: Path, cells: Cells, by: str, note: str
) -> None:
    count = f'presentation = "band"\nby = {by}'
    (question,) = answered(tmp_path, rows_of(cells), count).answer.questions
    assert note in f"{question.tables[0].note}."
