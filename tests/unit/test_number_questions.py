"""Each question of a request has a number of its own."""

import pytest

from answerable.steps.requests.number_questions import MOST, number_questions


@pytest.mark.parametrize(
    ("asked", "numbered"),
    [
        ("1 2 3", "1 2 3"),
        ("1 a<1 b<1 2", "1 1a<1 1b<1 2"),
        ("1 2 a<2 b<2 3 -", "1 2 2a<2 2b<2 3 4"),
        ("1 a<1 b<1 2 a<2", "1 1a<1 1b<1 2 2a<2"),
        ("1 1.1<1 2 2.1<2", "1 1.1<1 2 2.1<2"),
        ("1 1a<1 2 a<2 b<2 3 a<3", "1 1a<1 2 2a<2 2b<2 3 3a<3"),
        ("1 1(a)<1 1(b)<1", "1 1a<1 1b<1"),
        ("Q1 1a<Q1 b<Q1 Q2 -", "Q1 1a<Q1 Q1b<Q1 Q2 Q3"),
        ("1 2<1 10<1 a<1", "1 1.2<1 1.10<1 1a<1"),
        ("1 2 1 2", "1 2 3 4"),
        ("1 a<1 1 a<1", "1 1a<1 2 2a<2"),
        ("1 a<1 a<1", "1 1a<1 1b<1"),
        ("1 a<1 i<a -<a", "1 1a<1 1a.i<1a 1a2<1a"),
        ("- -", "1 2"),
        ("- 1 2", "1 2 3"),
        ("2 -", "2 3"),
        ("3 1 2", "3 1 2"),
        ("a b -", "a b 3"),
        ("1 -<1 -<1 2", "1 1a<1 1b<1 2"),
        ("- a<- b<- -", "1 1a<1 1b<1 2"),
    ],
)
def test_the_askers_numbers_stay_where_each_stands_once(asked: str, numbered: str) -> None:
    parts = [part.partition("<")[::2] for part in asked.split()]
    labels = [label for label, _ in parts]
    places = [_last(labels[:at], above) if above else None for at, (_, above) in enumerate(parts)]
    own = [label.replace("-", "") or None for label in labels]
    given = number_questions(list(zip(own, places, strict=True)))
    assert " ".join(f"{n}<{p}" if p else n for n, p in given) == numbered
    assert len({n for n, _ in given}) == len(given)


def _last(labels: list[str], label: str) -> int:
    return len(labels) - 1 - labels[::-1].index(label)


def test_a_number_is_never_longer_than_the_desk_keeps() -> None:
    deep = [("Question no. 12 (viii)", None), *[("viii", place) for place in range(40)]]
    given = [number for number, _ in number_questions([*deep, ("x" * 40, None)])]
    assert max(map(len, given)) <= MOST
    assert len(set(given)) == len(given)
