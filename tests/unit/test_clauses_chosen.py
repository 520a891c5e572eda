"""Which caveats an answer carries: no sentence of how records were found that is not true of it."""

from datetime import date

import pytest

from answerable.model.certificates import Bound, Certificate, Declaration
from answerable.model.figures import Figure
from answerable.model.hits import SearchReport
from answerable.model.periods import Period
from answerable.model.request import Question
from answerable.steps.answers.draft import Counted, clauses_for
from answerable.steps.counts.tally import Tally

FIGURE = Figure(
    "1.1.1", "cases", 1, "case", "date received", "cases",
    Period(date(2026, 1, 1), date(2026, 12, 31)), terms=("facebook",), records=("1",),
)  # fmt: skip
TALLY = Tally(FIGURE, (FIGURE,), (), None, None, 0, 1)
COUNTED = [Counted(Question("1", "How many?"), (TALLY,), ())]
REPORT = SearchReport(1, 0, (), (), ())


def _certificate(random: int) -> Certificate:
    size = random or 0
    declared = Declaration(Bound.ONE_SHOT, "0.95", 20, 1, size, 911)
    return Certificate(declared, 30, 10, random, 1, 1, 0.5, 0.0)


@pytest.mark.parametrize(("random", "said"), [(20, "read-by-rank"), (0, "read-whole")])
def test_a_random_sample_is_spoken_of_only_where_one_was_read(random: int, said: str) -> None:
    codes = clauses_for(COUNTED, REPORT, None, lost=0, certificate=_certificate(random))
    assert {"read-by-rank", "read-whole"} & set(codes) == {said}


@pytest.mark.parametrize(
    ("quiet", "said"), [(False, "terms-not-exhaustive"), (True, "terms-alone")]
)
def test_what_each_term_found_is_promised_only_where_it_is_printed(quiet: bool, said: str) -> None:
    codes = clauses_for(COUNTED, REPORT, None, lost=0, quiet=quiet)
    assert {"terms-not-exhaustive", "terms-alone"} & set(codes) == {said}
