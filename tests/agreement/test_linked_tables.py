"""Tables of their own say what one wide table says: allegations and outcomes are counted alike."""

from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.model.register import Register
from answerable.model.request import Count
from answerable.model.tables import RawTable
from answerable.steps.registers.select import select
from answerable.steps.registers.take_in import take_in

Line = tuple[str, str, str, str, str]
"""Case, subject, allegation number, allegation, outcome; no allegation number stands twice."""

RANKS = {"S1": "PC", "S2": "PS", "S3": "PC"}
LINES = st.builds(
    lambda rows: [
        (ref, subject, str(number), alleged, outcome)
        for number, (ref, subject, alleged, outcome) in enumerate(rows, start=1)
    ],
    st.lists(
        st.tuples(
            st.sampled_from(("A1", "A2")),
            st.sampled_from(tuple(RANKS)),
            st.sampled_from(("Incivility", "Neglect")),
            st.sampled_from(("NFA", "Dismissed")),
        ),
        min_size=1,
        max_size=6,
    ),
)
CASES = ("cases.csv", ("Case Ref", "Status"), [("A1", "closed"), ("A2", "closed")])


def table(file: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> RawTable:
    lines = (tuple(header), *map(tuple, rows))
    return RawTable(file, file, lines, tuple(range(1, len(lines) + 1)))


def apart(lines: Sequence[Line]) -> list[RawTable]:
    """Cases, allegations with their subjects, outcomes by the number of the allegation."""
    alleged = [(ref, who, RANKS[who], number, what) for ref, who, number, what, _ in lines]
    ended = [(ref, number, outcome) for ref, _, number, _, outcome in lines]
    return [
        table(*CASES),
        table(
            "alleg.csv", ("Case Ref", "Subject ID", "Rank", "Allegation No", "Allegation"), alleged
        ),
        table("out.csv", ("Case Ref", "Allegation No", "Outcome"), ended),
    ]


def counted(register: Register, unit: str, *names: str) -> Counter[tuple[str, ...]]:
    count = Count(unit, "received_on", "complaints")
    things = select(register.cases, count, period=None)
    return Counter(tuple("/".join(thing.values(name)) for name in names) for thing in things)


@settings(deadline=None, max_examples=60)
@given(LINES, st.permutations(range(3)))
def test_allegations_and_outcomes_of_tables_apart_are_those_of_the_lines(
    lines: list[Line], order: list[int]
) -> None:
    tables = apart(lines)
    register = take_in([tables[place] for place in order])
    expected = Counter((what, outcome) for *_, what, outcome in lines)
    assert counted(register, "allegation", "allegation", "outcome") == expected
    by_rank = Counter((RANKS[who], outcome) for _, who, _, _, outcome in lines)
    assert counted(register, "outcome", "rank", "outcome") == by_rank
