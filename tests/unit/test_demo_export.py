"""The made-up export as a file: the same bytes every time, dirt in small amounts, all readable."""

import csv
import re
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from answerable.demo import generator
from answerable.demo.chance import Chance, Weights
from answerable.demo.generator import DemoFiles, write_demo
from answerable.demo.grammar import Grammar
from registers import rows_in

DATE_COLUMNS = ("Date Received", "Date Recorded", "Date Finalised")
LAST_DAY = date(2016, 3, 13)

Row = dict[str, str]


def uk_date(text: str) -> date | None:
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    return write_demo(tmp_path_factory.mktemp("export"), records=2000)


@pytest.fixture(scope="module")
def cases(files: DemoFiles) -> list[Row]:
    return rows_in(files.complaints)


@pytest.fixture(scope="module")
def rows(files: DemoFiles) -> list[Row]:
    return rows_in(files.outcomes)


def test_the_same_size_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_demo(tmp_path / "one", records=250, workbook=True)
    again = write_demo(tmp_path / "two", records=250, workbook=True)
    names = sorted(path.name for path in first.folder.iterdir())
    assert names == sorted(path.name for path in again.folder.iterdir())
    for name in names:
        assert (first.folder / name).read_bytes() == (again.folder / name).read_bytes(), name


def test_the_clock_is_in_no_byte_of_the_workbook(tmp_path: Path) -> None:
    made = write_demo(tmp_path, records=250, workbook=True)
    assert made.workbook is not None
    with zipfile.ZipFile(made.workbook) as book:
        assert b">2016-03-16T00:00:00Z<" in book.read("docProps/core.xml")


def test_a_demo_too_small_for_its_figures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least 200"):
        write_demo(tmp_path, records=199)


def test_the_export_is_what_a_british_system_writes_for_excel(files: DemoFiles) -> None:
    for path in (files.complaints, files.outcomes):
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbfCase Reference,")
        assert data.endswith(b"\r\n")


def test_there_is_one_row_a_case_and_every_further_row_has_its_case(
    cases: list[Row], rows: list[Row]
) -> None:
    refs = [case["Case Reference"] for case in cases]
    assert len(refs) == len(set(refs)) == 2000
    assert {row["Case Reference"] for row in rows} <= set(refs)
    assert all(re.fullmatch(r"(CO|CM|MI)/\d{5}/(08|09|1[0-6])", ref) for ref in refs)


def test_no_row_stands_twice(cases: list[Row], rows: list[Row]) -> None:
    assert len({tuple(row.values()) for row in cases}) == len(cases)
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_references_tell_type_and_year(cases: list[Row]) -> None:
    types = {"CO": "Public complaint", "CM": "Conduct matter", "MI": "Miscellaneous"}
    for case in cases:
        prefix, _, year = case["Case Reference"].split("/")
        assert case["Case Type"] == types[prefix]
        assert case["Date Received"].endswith(f"20{year}")


def test_every_date_can_be_read_and_none_is_later_than_the_request(
    cases: list[Row], rows: list[Row]
) -> None:
    for case in cases:
        received, recorded, finalised = (uk_date(case[column]) for column in DATE_COLUMNS)
        assert received is not None
        assert recorded is not None
        assert date(2008, 1, 1) <= received <= recorded <= LAST_DAY
        assert finalised is None or recorded <= finalised <= LAST_DAY
        assert (case["Status"] == "Live") == (finalised is None)
    received_on = {case["Case Reference"]: uk_date(case["Date Received"]) for case in cases}
    for row in rows:
        decided = uk_date(row["Outcome Date"])
        begun = received_on[row["Case Reference"]]
        assert begun is not None
        assert decided is None or begun < decided <= LAST_DAY


def test_two_thirds_to_three_quarters_of_the_cases_lie_in_the_period(cases: list[Row]) -> None:
    inside = sum("2010" <= case["Date Received"][-4:] <= "2015" for case in cases)
    assert 0.66 < inside / len(cases) < 0.75


def test_allegations_carry_full_labels_and_never_bare_letters(rows: list[Row]) -> None:
    assert all(len(row["Allegation Type"]) >= len("Other") for row in rows)
    assert len({row["Allegation Type"] for row in rows}) >= 25


def test_an_open_case_has_open_outcomes_and_a_closed_one_none(
    cases: list[Row], rows: list[Row]
) -> None:
    status = {case["Case Reference"]: case for case in cases}
    for row in rows:
        case = status[row["Case Reference"]]
        if case["Case Type"] != "Miscellaneous":
            assert (row["Outcome"] == "On-going") == (case["Status"] == "Live")
        assert bool(row["Outcome Date"]) == (row["Outcome"] not in ("", "On-going"))


def test_a_person_keeps_the_same_rank(rows: list[Row]) -> None:
    ranks: dict[str, str] = {}
    for row in rows:
        if row["Subject ID"]:
            rank = ranks.setdefault(row["Subject ID"], row["Rank at Incident"])
            assert rank == row["Rank at Incident"]


def test_cases_have_none_one_or_several_rows_and_some_people_are_unknown(
    cases: list[Row], rows: list[Row]
) -> None:
    counts = Counter(row["Case Reference"] for row in rows)
    sizes = Counter(counts[case["Case Reference"]] for case in cases)
    unknown = sum(not row["Subject ID"] for row in rows)
    assert all(sizes[size] for size in (0, 1, 2, 3))
    assert 0.05 < unknown / len(rows) < 0.25


def test_there_is_dirt_of_every_kind_in_small_amounts(cases: list[Row]) -> None:
    texts = [case["Case Summary"] for case in cases]
    shares = {
        "empty": sum(not text for text in texts),
        "trailing space": sum(text.endswith(" ") for text in texts),
        "double space": sum("  " in text for text in texts),
        "line break": sum("\n" in text for text in texts),
        "capitals": sum(bool(text) and text.upper() == text for text in texts),
        "typographic apostrophe": sum("’" in text for text in texts),
        "abbreviation": sum(
            bool(re.search(r"\b(?:compl|AP|IP|OIC|IO|R/O|veh)\b", t)) for t in texts
        ),
        "slip": sum(bool(re.search("adress|statment|offcier|becuase|sergent", t)) for t in texts),
    }
    assert all(shares.values()), shares
    assert shares["empty"] < 0.02 * len(texts)


def test_narratives_have_30_to_130_words_and_are_nearly_all_different(cases: list[Row]) -> None:
    texts = [case["Case Summary"] for case in cases if case["Case Summary"]]
    lengths = [len(text.split()) for text in texts]
    assert min(lengths) >= 25
    assert max(lengths) <= 130
    assert len(set(texts)) > 0.999 * len(texts)
    words = {word for text in texts for word in re.findall(r"[a-z]+", text.lower())}
    assert len(words) > 1800


def test_no_slot_is_left_open_and_no_full_stop_doubled(cases: list[Row], rows: list[Row]) -> None:
    texts = [case["Case Summary"] for case in cases] + [row["Allegation Summary"] for row in rows]
    assert [text for text in texts if re.search(r"[{}]|\.\.", text)] == []


def test_words_near_the_terms_are_there_to_be_passed_over(cases: list[Row]) -> None:
    words = Counter(
        word for case in cases for word in re.findall(r"\w+", case["Case Summary"].lower())
    )
    assert all(words[word] for word in ("dating", "site", "fish", "social", "media", "plenty"))


def test_the_workbook_holds_the_same_two_tables_with_real_dates(tmp_path: Path) -> None:
    files = write_demo(tmp_path, records=200, workbook=True)
    assert files.workbook is not None
    book = CalamineWorkbook.from_path(files.workbook)
    assert book.sheet_names == ["Cases", "Allegations and outcomes"]
    for name, path in zip(book.sheet_names, (files.complaints, files.outcomes), strict=True):
        sheet = book.get_sheet_by_name(name).to_python()
        with path.open(encoding="utf-8-sig", newline="") as file:
            written = list(csv.reader(file))
        assert [[as_csv(cell) for cell in row] for row in sheet] == written


def as_csv(cell: object) -> str:
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return f"{cell:.0f}" if isinstance(cell, float) else str(cell)


def test_a_full_sheet_is_followed_by_another_with_the_same_headers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generator, "ROWS_A_SHEET", 150)
    monkeypatch.setattr(generator, "LARGE", 100)
    files = write_demo(tmp_path, records=200, workbook=True)
    assert files.workbook is not None
    book = CalamineWorkbook.from_path(files.workbook)
    first, second = (book.get_sheet_by_name(name).to_python() for name in ("Cases", "Cases 2"))
    assert (len(first), len(second)) == (151, 51)
    assert first[0] == second[0]


def test_without_being_asked_no_workbook_is_written(files: DemoFiles) -> None:
    assert files.workbook is None
    assert not list(files.folder.glob("*.xlsx"))


def test_things_come_as_often_as_their_weight_says() -> None:
    chance = Chance(1)
    often = Counter(chance.weigh(Weights({"a": 3, "b": 1, "c": 0})) for _ in range(4000))
    assert 2850 < often["a"] < 3150
    assert often["c"] == 0


def test_several_are_all_different_and_no_more_than_there_are() -> None:
    chance = Chance(2)
    assert sorted(chance.several("abcd", 9)) == ["a", "b", "c", "d"]
    assert len(set(chance.several("abcd", 3))) == 3


def test_a_slot_takes_what_the_narrative_has_fixed_before_its_own_words() -> None:
    grammar = Grammar({"who": ("{name}'s sister",), "name": ("nobody",)})
    assert grammar.sentence("{who} rang", {"name": "bob"}, Chance(3)) == "Bob's sister rang"
    assert grammar.fill("{who} rang", {}, Chance(3)) == "nobody's sister rang"
