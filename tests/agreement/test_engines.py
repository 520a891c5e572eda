"""Every engine gives exactly the answer of the slow one, on texts made to break them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

pytest.importorskip("polars")

from hypothesis import given, settings

from agreement.strategies import HEADER, cases, exports, term_lines, texts
from answerable.engines.choice import engine_for
from answerable.engines.csv_scan import Scope, fields_of, search_csv
from answerable.engines.exact import words_in
from answerable.engines.index import build_index, ensure_index, open_index
from answerable.engines.polars_engine import PolarsEngine
from answerable.engines.reference import ReferenceEngine, words_of
from answerable.engines.resident import KeptCases, Resident, keep_csv
from answerable.files.delimited import read_delimited
from answerable.model.errors import UserMistake
from answerable.model.fields import NARRATIVES
from answerable.model.hits import SearchReport
from answerable.model.periods import Period
from answerable.model.places import Place
from answerable.model.register import Case
from answerable.model.request import Count
from answerable.model.tables import ColumnMap
from answerable.model.terms import Term
from answerable.steps.read_terms import read_terms
from answerable.steps.search import search
from answerable.steps.select import select
from answerable.steps.take_in import take_in

generated = settings(deadline=None, max_examples=150)

PLACE = Place("made up")
YEAR = Period(date(2014, 1, 1), date(2014, 12, 31))
TERMS = read_terms(["facebook", "fb | fish*", '"tik tok"', "café -ok", "NO", "a NEAR/3 b"])


def reference(made: Sequence[Case], terms: Sequence[Term]) -> SearchReport:
    return search(made, terms, engine=ReferenceEngine())


@generated
@given(cases(), term_lines())
def test_the_polars_engine_gives_the_answer_of_the_reference(
    made: list[Case], lines: list[str]
) -> None:
    terms = read_terms(lines)
    expected = reference(made, terms)
    assert search(made, terms, engine=PolarsEngine(few=0)) == expected
    assert search(made, terms, engine=PolarsEngine()) == expected


@generated
@given(cases(), term_lines())
def test_what_is_kept_in_memory_gives_it_again_and_for_a_changed_list(
    made: list[Case], lines: list[str]
) -> None:
    resident = Resident(KeptCases(made))
    for terms in (read_terms(lines), read_terms(["facebook", *lines[1:]]), read_terms(lines)):
        assert resident.search(terms).report == reference(made, terms)


@settings(generated, max_examples=60)
@given(cases(), term_lines())
def test_the_index_on_disc_gives_it(made: list[Case], lines: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "index")
        build_index(path, made, "hash")
        index = open_index(path, "hash")
        assert index is not None
        with index:
            terms = read_terms(lines)
            found = index.search(terms)
            assert found is not None
            assert found.report == reference(made, terms)


@generated
@given(exports())
def test_a_scanned_export_gives_it_or_is_left_to_take_in(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "export.csv")
        path.write_bytes(data)
        for scope in (Scope(), Scope(YEAR), Scope(where={"outcome": ("Withdrawn", "")})):
            found = search_csv(path, TERMS, scope=scope)
            slow = slowly(data, scope)
            if found is not None:
                assert slow is not None
                report, kept = slow
                assert found.report == report
                assert [texts_of(case) for case in found.cases] == [texts_of(c) for c in kept]


def slowly(data: bytes, scope: Scope) -> tuple[SearchReport, list[Case]] | None:
    """The report by way of take-in, and the cases hit; None where take-in asks the user."""
    try:
        register = take_in([read_delimited("export.csv", data, "")])
    except UserMistake:
        return None
    count = Count("case", scope.date_field, "records", where=scope.where)
    made = [thing.case for thing in select(register.cases, count, period=scope.period)]
    report = reference(made, TERMS)
    return report, [case for case in made if case.ref in report.by_ref]


def texts_of(case: Case) -> tuple[object, ...]:
    return case.ref, case.value("received_on"), case.place, *case.passages(NARRATIVES)


@generated
@given(texts())
def test_the_words_of_a_text_are_those_of_the_reference(text: str) -> None:
    assert words_in(text) == [word for word, _, _ in words_of(text)]


def test_lower_case_may_be_taken_of_a_whole_text_but_for_two_letters() -> None:
    odd = [
        character
        for character in map(chr, range(0x110000))
        if len(lower := character.lower()) != 1 or lower.isalnum() != character.isalnum()
    ]
    assert odd == ["\u0130"]  # İ; the other, Σ, depends on what stands beside it


def test_every_letter_is_let_through_for_its_lower_case() -> None:
    letters = [c for c in map(chr, range(0x110000)) if c.lower() != c and c.isalnum()]
    made = [Case(letter, {"case_summary": f"x {letter}{letter}"}, PLACE) for letter in letters]
    for at in range(0, len(made), 200):
        some = made[at : at + 200]
        terms = read_terms([case.value("case_summary")[2:] for case in some])
        assert search(some, terms, engine=PolarsEngine(few=0)) == reference(some, terms)


def test_a_thousand_spellings_are_searched_like_any_list() -> None:
    lines = [f'"word{number} of a list"' for number in range(1_000)]
    texts = [f"{number} Word{number}, of/a list{'s' * (number % 2)}" for number in range(1_000)]
    made = [Case(str(n), {"case_summary": text}, PLACE) for n, text in enumerate(texts)]
    report = search(made, read_terms(lines), engine=PolarsEngine(few=0))
    assert len(report.hits) == 500


def test_a_tidy_export_is_scanned_whatever_stands_in_its_cells(tmp_path: Path) -> None:
    rows = [
        'CO-00001,2014-03-04,Resigned,,"on ""Facebook"",\nhe said"',
        "CO-00002,2013-03-04,Resigned,a facebook post,",
        "CO-00003,2014-05-06,,cafÃ©,see www.FACEBOOK.com/page",
    ]
    path = tmp_path / "export.csv"
    for end in ("\n", "\r\n"):
        path.write_text("\n".join((HEADER, *rows)).replace("\n", end), "utf-8", newline="")
        found = search_csv(path, TERMS, scope=Scope(YEAR))
        assert found is not None
        assert [term.hits for term in found.report.terms] == [2, 0, 0, 1, 0, 0]
        resident = keep_csv(path, scope=Scope(YEAR))
        assert resident is not None
        again = resident.search(TERMS)
        assert (again.report, again.cases) == (found.report, found.cases)


def test_a_scan_names_the_records_without_text_and_the_field_of_each_header(
    tmp_path: Path,
) -> None:
    path = tmp_path / "export.csv"
    rows = ["CO-1,2014-03-04,,,", "CO-2,2014-03-05,,,\u00a0", "CO-3,2014-03-06,,x,"]
    path.write_text("\n".join((HEADER, *rows)), "utf-8")
    found = search_csv(path, TERMS)
    assert found is not None
    assert [(c.ref, c.value("received_on")) for c in found.silent] == [
        ("CO-1", "2014-03-04"),
        ("CO-2", "2014-03-05"),
    ]
    assert found.report.without_text == 2
    assert fields_of(path) == {
        "Case reference": "case_ref",
        "Date received": "received_on",
        "Outcome": "outcome",
        "Allegation summary": "allegation_summary",
        "Case summary": "case_summary",
    }


@pytest.mark.parametrize(
    "line",
    [
        "CO-900,2014-01-01,x",
        "CO-901,2014-01-01,,,facebook,more",
        'CO-903,2014-01-01,"x"y,,facebook',
        'CO-910,2014-01-01,,,"facebook',
        "CO-907,2014-01-01,,,face\0book",
        "CO-1,2014-01-01,,,facebook again",
        "End of report",
    ],
)
def test_an_export_that_needs_judgement_is_left_to_take_in(tmp_path: Path, line: str) -> None:
    path = tmp_path / "export.csv"
    path.write_text(f"{HEADER}\nCO-1,2014-01-01,,,facebook\n{line}\n", "utf-8", newline="")
    assert search_csv(path, TERMS) is None


def test_a_header_that_might_stand_again_below_is_left_to_take_in(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("Ref1,Summary\nCO-1,facebook\nRef1,Summary\n", "utf-8", newline="")
    column_map = ColumnMap(columns={"Ref1": "case_ref"})
    assert search_csv(path, TERMS, column_map=column_map) is None


def test_an_index_of_another_snapshot_or_damaged_is_none(tmp_path: Path) -> None:
    path = tmp_path / "index"
    made = [Case(str(n), {"case_summary": f"facebook {n}"}, PLACE) for n in range(500)]
    assert open_index(path, "hash") is None
    build_index(path, made, "hash")
    assert open_index(path, "other") is None
    whole = path.read_bytes()
    for damaged in (b"", whole[:5000], whole[:-4096], b"x" * len(whole)):
        path.write_bytes(damaged)
        assert open_index(path, "hash") is None


def test_an_index_is_built_beside_other_work_and_only_where_it_is_missing(tmp_path: Path) -> None:
    made = [Case("1", {"case_summary": "facebook", "received_on": "2014-05-06"}, PLACE)]
    build = ensure_index(tmp_path / "index", made, "hash")
    assert build is not None
    build.wait()
    assert build.error is None
    assert ensure_index(tmp_path / "index", made, "hash") is None
    assert [path.name for path in tmp_path.iterdir()] == ["index"]
    index = open_index(tmp_path / "index", "hash")
    assert index is not None
    with index:
        found = index.search(TERMS, period=YEAR)
        assert found is not None
        assert (found.report.searched, len(found.report.hits)) == (1, 1)
        found = index.search(TERMS, period=Period(date(2015, 1, 1), date(2015, 1, 2)))
        assert found is not None
        assert (found.report.searched, len(found.report.hits)) == (0, 0)


def test_the_slow_engine_is_chosen_for_few_records_and_whenever_it_is_named() -> None:
    assert engine_for("auto", records=100).name == "reference"
    assert engine_for("auto", records=100_000).name == "polars"
    assert engine_for("reference", records=100_000).name == "reference"
    assert engine_for("polars", records=1).name == "polars"


def test_a_damaged_index_says_so_and_gives_no_figures(tmp_path: Path) -> None:
    path = tmp_path / "index"
    made = [Case(str(n), {"case_summary": f"facebook {n}"}, PLACE) for n in range(3_000)]
    build_index(path, made, "hash")
    index = open_index(path, "hash")
    assert index is not None
    with index:
        assert index.check()
    data = bytearray(path.read_bytes())
    data[8192 : len(data) - 8192] = b"\xff" * (len(data) - 16384)
    path.write_bytes(data)
    index = open_index(path, "hash")
    if index is not None:
        with index:
            assert index.search(TERMS) is None
            assert not index.check()
