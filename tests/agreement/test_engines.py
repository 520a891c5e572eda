"""Every engine gives exactly the answer of the slow one, on texts made to break them."""

import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest

pytest.importorskip("polars")

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agreement.strategies import HEADER, cases, exports, term_lines, texts
from answerable.engines.choice import engine_for
from answerable.engines.csv_scan import PARSED_AT_ONCE, Scope, fields_of, search_csv
from answerable.engines.exact import words_in
from answerable.engines.index import DAMAGED, MISSING, Unusable, build_index, open_index
from answerable.engines.polars_engine import SAMPLED, PolarsEngine, Sieve, text_series
from answerable.engines.reference import ReferenceEngine, words_of
from answerable.engines.resident import KeptCases, Resident
from answerable.engines.trigrams import trigram_patterns
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
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.finding.search import search
from answerable.steps.registers.select import select, undated
from answerable.steps.registers.take_in import take_in
from answerable.steps.words.repair_text import compose, repair

generated = settings(deadline=None, max_examples=150)

PLACE = Place("made up")
YEAR = Period(date(2014, 1, 1), date(2014, 12, 31))
DAYS = ("2013-05-06", "2014-05-06", "")
DATED = Case("last", {"received_on": "2014-12-31", "case_summary": "on facebook"}, PLACE)
PLAIN = [
    Case(f"plain {number}", {"case_summary": "an officer left the gate open"}, PLACE)
    for number in range(SAMPLED)
]
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
    many = [*made, *PLAIN]
    assert search(many, terms, engine=PolarsEngine(few=0)) == reference(many, terms)


@generated
@given(cases(), term_lines())
def test_every_text_that_a_term_hits_holds_letters_that_the_first_pass_looks_for(
    made: list[Case], lines: list[str]
) -> None:
    terms = read_terms(lines)
    patterns = ["|".join(trigram_patterns([term], sample=[])) for term in terms]
    words = re.sub(r'[*"|]|NEAR/\d+| -".*', " ", lines[0])
    made = [*made, Case(str(len(made)), {"case_summary": words}, PLACE)]
    hits = reference(made, terms).hits
    assume(hits)  # all but those that a term of theirs excludes
    for hit in hits:
        passages = made[int(hit.ref)].passages(NARRATIVES)
        texts = {(passage.field, passage.detail): passage.text for passage in passages}
        for span in hit.spans:
            assert re.search(patterns[span.term], texts[span.field, span.detail])


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
        dated = [replace(c, values={**c.values, "received_on": DAYS[int(c.ref) % 3]}) for c in made]
        build_index(path, [*dated, DATED], {})
        terms = read_terms(lines)
        with open_index(path) as index:
            for period in (None, YEAR):
                inside = [c for c in (*dated, DATED) if not period or period.holds(received(c))]
                found = index.search(terms, period=period)
                assert found is not None
                assert found.report == reference(inside, terms)
                assert found.undated == sum(not received(c) for c in dated if period)
                silent = [c for c in inside if not any(c.passages(NARRATIVES))]
                assert [(c.ref, received(c)) for c in found.silent] == [
                    (c.ref, received(c)) for c in silent
                ]


def received(case: Case) -> str:
    return case.value("received_on")


@generated
@given(st.lists(texts(), max_size=4), term_lines())
def test_a_raw_text_is_let_through_for_what_its_repair_holds(
    made: list[str], lines: list[str]
) -> None:
    terms = read_terms(lines)
    words = " ".join(re.sub(r'[*"|]|NEAR/\d+| -".*', " ", line) for line in lines)
    raw = [split(text) for text in (*made, words, f"x{words}")]
    repaired = [Case(str(n), {"case_summary": repair(text)}, PLACE) for n, text in enumerate(raw)]
    kept = Sieve(terms).kept(text_series(raw))
    assert {int(hit.ref) for hit in reference(repaired, terms).hits} <= set(kept)


def test_every_letter_with_an_accent_is_found_however_it_is_written(tmp_path: Path) -> None:
    ranged = (c for c in map(chr, range(0x2100)) if c.isalpha() and split(c) != c)
    letters = [c for c in ranged if c.lower() == c.casefold()]
    rows = [f"CO-{n},2014-03-04,,,a{split(c)}z" for n, c in enumerate(letters, start=10_000)]
    path = tmp_path / "export.csv"
    path.write_text("\n".join((HEADER, *rows)), "utf-8")
    for at in range(0, len(letters), 300):
        some = letters[at : at + 300]
        found = search_csv(path, read_terms([f"a{split(c)}z" for c in some]))
        assert found is not None
        assert {case.ref for case in found.cases} >= {
            f"CO-{n}" for n in range(10_000 + at, 10_000 + at + len(some))
        }
        composed = {word for case in found.cases for word in words_in(case.value("case_summary"))}
        assert {f"a{c}z".lower() for c in some if compose(split(c)) == c} <= composed


def split(text: str) -> str:
    """A text with every accent a character of its own."""
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("parsed_at_once", [64, PARSED_AT_ONCE])
@generated
@given(data=exports() | exports().map(lambda data: split(data.decode()).encode()))
def test_a_scanned_export_gives_it_or_is_left_to_take_in(data: bytes, parsed_at_once: int) -> None:
    small = patch("answerable.engines.csv_scan.PARSED_AT_ONCE", parsed_at_once)
    with TemporaryDirectory() as folder, small:
        path = Path(folder, "export.csv")
        path.write_bytes(data)
        withdrawn = {"outcome": ("Withdrawn", "")}
        for scope in (Scope(), Scope(YEAR), Scope(where=withdrawn), Scope(YEAR, where=withdrawn)):
            found = search_csv(path, TERMS, scope=scope)
            slow = slowly(data, scope)
            if found is not None:
                assert slow is not None
                report, kept, apart = slow
                assert (found.report, found.undated) == (report, apart)
                assert [texts_of(case) for case in found.cases] == [texts_of(c) for c in kept]


def slowly(data: bytes, scope: Scope) -> tuple[SearchReport, list[Case], int] | None:
    """The report by way of take-in, the cases hit, and how many cases no period can hold.

    None where take-in asks the user.
    """
    try:
        register = take_in([read_delimited("export.csv", data, "")])
    except UserMistake:
        return None
    count = Count("case", scope.date_field, "records", where=scope.where)
    made = [thing.case for thing in select(register.cases, count, period=scope.period)]
    report = reference(made, TERMS)
    apart = undated(register.cases, count) if scope.period else []
    return report, [case for case in made if case.ref in report.by_ref], len(apart)


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


def test_a_record_longer_than_what_is_parsed_at_once_is_found_whole(tmp_path: Path) -> None:
    said = "on\nFacebook, " * (PARSED_AT_ONCE // 8)
    texts = ["an officer left the gate open"] * 5_000 + [said, "no", said]
    rows = [f'CO-{n},2014-03-04,,,"{text}"' for n, text in enumerate(texts)]
    path = tmp_path / "export.csv"
    path.write_text("\n".join((HEADER, *rows)), "utf-8")
    found = search_csv(path, read_terms(["facebook"]))
    assert found is not None
    assert found.report.searched == len(rows)
    assert [case.ref for case in found.cases] == ["CO-5000", "CO-5002"]
    assert all(case.value("case_summary") == said.strip() for case in found.cases)


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
        "2016,,,,",
        "2016,,,, ",
        "2016,,\u2060,,\u200b",
        '2016,,,,"\n"',
        "CX-1-1,,,,\u00a0",
    ],
)
def test_an_export_that_needs_judgement_is_left_to_take_in(tmp_path: Path, line: str) -> None:
    path = tmp_path / "export.csv"
    path.write_text(f"{HEADER}\nCO-1,2014-01-01,,,facebook\n{line}\n", "utf-8", newline="")
    assert search_csv(path, TERMS) is None


def test_a_scan_and_take_in_read_a_bare_subject_alike(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    people = [f"CO-{n:05d},A{n},facebook {'y' * 900}" for n in range(1, 400)]
    letters = str.maketrans("0123456789", "abcdefghij")
    topics = [f"CO-{n:05d},use of {str(n).translate(letters)},x" for n in range(400, 2_000)]
    path.write_text("\n".join(("Case Ref,Subject,Case Summary", *people, *topics)), "utf-8")
    taken = take_in([read_delimited("export.csv", path.read_bytes(), "")])
    assert fields_of(path) == taken.sources[0].columns


def test_a_header_that_might_stand_again_below_is_left_to_take_in(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("Ref1,Summary\nCO-1,facebook\nRef1,Summary\n", "utf-8", newline="")
    column_map = ColumnMap(columns={"Ref1": "case_ref"})
    assert search_csv(path, TERMS, column_map=column_map) is None


def why_not(path: Path) -> str:
    with pytest.raises(Unusable) as refused, open_index(path) as index:
        index.search(TERMS)
    return refused.value.reason


def test_an_index_that_is_missing_cut_or_written_to_is_none(tmp_path: Path) -> None:
    path = tmp_path / "index"
    made = [replace(DATED, ref=str(number)) for number in range(500)]
    assert why_not(path) == MISSING
    build_index(path, made, {})
    whole = path.read_bytes()
    for damaged in (b"", whole[:5000], whole[:-4096], b"x" * len(whole), whole):
        path.write_bytes(damaged)
        assert why_not(path) == DAMAGED


def test_the_slow_engine_is_chosen_for_few_records_and_whenever_it_is_named() -> None:
    assert engine_for("auto", records=100).name == "reference"
    assert engine_for("auto", records=100_000).name == "polars"
    assert engine_for("reference", records=100_000).name == "reference"
    assert engine_for("polars", records=1).name == "polars"


def test_no_changed_byte_of_an_index_changes_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "index"
    build_index(path, [replace(DATED, ref=str(number)) for number in range(300)], {})
    stamp = path.stat().st_mtime_ns
    with open_index(path) as index:
        expected = index.search(TERMS)
    whole = path.read_bytes()
    refused = 0
    for at in range(100, len(whole), 1_999):
        changed = bytearray(whole)
        changed[at : at + 40] = bytes(byte ^ 1 for byte in changed[at : at + 40])
        path.write_bytes(changed)
        os.utime(path, ns=(stamp, stamp))  # as a failing disc does it: without a new time
        try:
            with open_index(path) as index:
                assert index.search(TERMS) in (None, expected)
        except Unusable:
            refused += 1
    assert refused


def test_a_build_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index(tmp_path / "index", [DATED] * 3_000, {}, told=stop)
    assert list(tmp_path.iterdir()) == []
