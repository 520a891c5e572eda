from answerable.engines.reference import ReferenceEngine
from answerable.model.decisions import Decision, Verdict
from answerable.model.places import Place
from answerable.model.register import Case
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.finding.report_terms import TermReport, report_rows, report_terms
from answerable.steps.finding.review import review
from answerable.steps.finding.search import search

CASES = [
    Case(ref, {"received_on": day, "case_summary": text}, Place("example"))
    for ref, day, text in (
        ("1", "2013-02-01", "on Facebook and Twitter"),
        ("2", "2013-05-01", "on Facebook"),
        ("3", "2015-01-01", "on Twitter"),
        ("4", "2015-03-01", "a parking row"),
        ("5", "2016-01-01", ""),
        ("6", "", ""),
    )
]


def _report(*decisions: Decision, read: bool = False) -> TermReport:
    found = search(CASES, read_terms(["facebook", "twitter", "bebo"]), engine=ReferenceEngine())
    known = frozenset(case.ref for case in CASES)
    reviewed = review(found, decisions if read or decisions else None, known=known)
    return report_terms(found, CASES, reviewed=reviewed)


def test_first_hits_add_up_and_make_the_running_total() -> None:
    report = _report()
    assert [(x.term, x.hits, x.unique, x.first, x.cumulative) for x in report.lines] == [
        ("facebook", 2, 1, 2, 2),
        ("twitter", 2, 1, 1, 3),
        ("bebo", 0, 0, 0, 3),
    ]
    assert (report.whole.hits, report.whole.unique, report.whole.cumulative) == (3, 2, 3)


def test_a_term_that_hits_nothing_is_listed() -> None:
    assert _report().zero_hits == ("bebo",)


def test_every_line_has_every_year_and_records_without_a_date_are_apart() -> None:
    report = _report()
    assert report.years == ("2013", "2015", "2016", "not recorded")
    assert list(report.lines[1].by_year.values()) == [1, 1, 0, 0]
    assert sum(report.whole.by_year.values()) == report.whole.hits


def test_records_without_text_are_a_stratum_of_their_own() -> None:
    report = _report(Decision("5", Verdict.RELEVANT, "reader"))
    assert report.without_text == 2
    assert report.without_text_by_year == {"2013": 0, "2015": 0, "2016": 1, "not recorded": 1}
    assert report.confirmed_without_text == 1


def test_what_readers_decided_is_counted_under_every_term_that_hits() -> None:
    report = _report(
        Decision("1", Verdict.RELEVANT, "reader"),
        Decision("3", Verdict.NOT_RELEVANT, "reader"),
        Decision("4", Verdict.RELEVANT, "reader"),
    )
    assert [(x.confirmed, x.rejected, x.undecided) for x in report.lines] == [
        (1, 0, 1),
        (1, 1, 0),
        (0, 0, 0),
    ]
    assert report.found_by_reading == 1


def test_what_nobody_has_read_is_blank_and_not_nought() -> None:
    header, rows = report_rows(_report())
    lines = [dict(zip(header, row, strict=True)) for row in rows]
    assert [line["confirmed"] for line in lines] == [None] * 5
    assert lines[-1]["term"] == "records without text"
    assert (lines[-1]["hits"], lines[-1]["2016"]) == (2, 1)
    assert _report(read=True).whole.confirmed == 0
