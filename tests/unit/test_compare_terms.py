"""Two versions of a term list on the same records."""

from answerable.engines.reference import ReferenceEngine
from answerable.model.hits import SearchReport
from answerable.steps.finding.compare_terms import compare_terms
from answerable.steps.finding.read_terms import read_each, read_terms
from answerable.steps.finding.search import search
from reviews import cases_of

TEXTS = ["a facebook post", "a tweet", "facebook and twitter", "a parked car"]


def _report(*terms: str) -> SearchReport:
    return search(cases_of(TEXTS), read_terms(terms), engine=ReferenceEngine())


def test_what_a_change_brought_and_cost() -> None:
    found = compare_terms(_report("facebook", "car"), _report("Facebook", "tweet*"))
    assert found.added == ("tweet*",)
    assert found.removed == ("car",)
    assert found.kept == ("Facebook",)
    assert (found.gained, found.lost) == (("2",), ("4",))
    assert (found.before, found.after) == (3, 3)


def test_a_list_compared_with_itself_changes_nothing() -> None:
    found = compare_terms(_report("facebook"), _report("facebook"))
    assert (found.added, found.removed, found.gained, found.lost) == ((), (), (), ())


def test_every_line_is_understood_or_refused_with_its_number() -> None:
    terms, wrong = read_each(["facebook", "# sites", "", "a AND b", "FACEBOOK", "tweet*", "x*y"])
    assert {number: term.text for number, term in terms.items()} == {1: "facebook", 6: "tweet*"}
    assert {number: one.code for number, one in wrong.items()} == {
        4: "term-syntax", 7: "term-syntax",
    }  # fmt: skip
    assert "row 4" in wrong[4].where
