"""Each question of a request has a number of its own."""

import pytest

from answerable.steps.requests.number_questions import number_questions


@pytest.mark.parametrize(
    ("asked", "numbered"),
    [
        ("1 2 3", "1 2 3"),
        ("1 a<1 b<1 2", "1 a<1 b<1 2"),
        ("1 a<1 b<1 2 a<2", "1 1a<1 1b<1 2 2a<2"),
        ("1 1.1<1 2 2.1<2", "1 1.1<1 2 2.1<2"),
        ("1 1a<1 2 a<2 b<2 3 a<3", "1 1a<1 2 2a<2 2b<2 3 3a<3"),
        ("1 2 1 2", "1 2 3 4"),
        ("1 a<1 1 a<1", "1 1a<1 2 2a<2"),
        ("- -", "1 2"),
        ("2 -", "2 1"),
    ],
)
def test_the_askers_numbers_stay_where_each_stands_once(asked: str, numbered: str) -> None:
    pairs = [tuple(part.partition("<")[::2]) for part in asked.split()]
    given = number_questions([(n.replace("-", "") or None, p or None) for n, p in pairs])
    assert " ".join(f"{n}<{p}" if p else n for n, p in given) == numbered
    assert len({n for n, _ in given}) == len(given)
