"""What the first pass over the narratives looks for: few letters, and rare ones."""

import re

import pytest

from answerable.engines.trigrams import trigram_patterns
from answerable.steps.finding.read_terms import read_terms

TEXTS = ["an order of the wider board", "under an order", "the index of the board", "a facet"]


def patterns(*lines: str, sample: list[str] = TEXTS) -> list[str]:
    return trigram_patterns(read_terms(lines), sample)


def looked_for(pattern: str) -> set[str]:
    return {writing for writing in pattern.split("|") if writing == writing.lower()}


def test_letters_are_taken_that_the_texts_seldom_hold() -> None:
    (pattern,) = patterns("tinder")
    assert looked_for(pattern) == {"tin"}


def test_letters_that_several_spellings_share_are_looked_for_once() -> None:
    (pattern,) = patterns("snapchat | snapchap | snap chat")
    assert len(looked_for(pattern)) == 1


def test_they_are_found_in_any_case_and_with_the_kelvin_sign() -> None:
    (pattern,) = patterns("tik")
    assert all(re.search(pattern, text) for text in ("TIK", "tIk", "Ti\u212a"))


def test_eight_at_most_are_looked_for_in_a_pass_each_with_a_bucket_of_its_own() -> None:
    lines = [f"{a}{b}{a}" for a in "vwxyz" for b in "qjbd"][:18]
    made = patterns(*lines, sample=[])
    assert [len(looked_for(pattern)) for pattern in made] == [8, 8, 2]
    for pattern in made:
        first = pattern.split("|")[: len(looked_for(pattern))]
        assert {writing.lower() for writing in first} == looked_for(pattern)
        assert pattern.count("|") < 64


def test_two_letters_are_looked_for_by_themselves() -> None:
    assert [looked_for(pattern) for pattern in patterns("fb", "tik")] == [{"fb"}, {"tik"}]


@pytest.mark.parametrize("line", ["a", "é", "éaé", "board", "tinder | board"])
def test_whole_words_are_looked_for_at_once_where_no_letters_are_rare(line: str) -> None:
    assert patterns(line, sample=["the board"]) == []


def test_they_are_looked_for_at_once_where_spellings_are_many() -> None:
    assert patterns(*(f"{a}{b}{c}" for a in "qwx" for b in "vjz" for c in "bcdf"), sample=[]) == []
