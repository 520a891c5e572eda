from pathlib import Path

import pytest

from answerable.cli.options import typed_terms
from answerable.model.errors import UserMistake
from answerable.steps.finding.read_terms import check_hashtags, read_term, read_terms


def test_comments_and_blank_lines_are_passed_over_and_repeats_are_one_term() -> None:
    lines = ["# sites", "", "Facebook", "facebook", "  twitter # the old name"]
    assert [term.text for term in read_terms(lines)] == ["Facebook", "twitter"]


@pytest.mark.parametrize("quotes", ['"social media"', "“social media”", "‘social media’"])
def test_quotation_marks_of_any_kind_are_optional(quotes: str) -> None:
    assert read_term(quotes) == read_term("social media")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("face*book", "only stand at the end of a word"),
        ("*", "only stand at the end of a word"),
        ("a*", "at least 2 letters"),
        ('"open', "never closed"),
        ("(facebook)", "means nothing here"),
        ("facebook OR twitter", "not how terms are joined"),
        ("photo near/5 online", "not how terms are joined"),
        ("photo NEAR/ online", "not how terms are joined"),
        ("photo NEAR5 online", "not how terms are joined"),
        ("photo w/5 online", "not how terms are joined"),
        ("facebook, twitter", "each has a line"),
        ("facebook;twitter", "each has a line"),
        ("| facebook", "no word"),
        ('""', "no word"),
        ("NEAR/3 photo", "NEAR/n must stand between"),
        ("- -", "no word"),
        ("-facebook", "no word"),
        ("caf\udce9", "a code that is not UTF-8"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_place_and_never_dropped(
    line: str, reason: str
) -> None:
    with pytest.raises(UserMistake) as refused:
        read_terms(["facebook", line], name="terms.txt")
    assert refused.value.code == "term-syntax"
    assert refused.value.where == "terms.txt, row 2"
    assert reason in refused.value.what


@pytest.mark.parametrize("line", ['"smith, john"', "£1,000", "near online", "sd/hd"])
def test_marks_inside_a_phrase_and_in_numbers_separate_its_words(line: str) -> None:
    assert len(read_term(line).alternatives) == 1


def test_a_list_without_terms_is_refused() -> None:
    with pytest.raises(UserMistake, match="no term"):
        read_terms(["# nothing", ""])


def test_every_line_is_echoed_in_plain_words() -> None:
    term = read_term('tweet* | "social media" -"media studies"')
    assert term.meaning == (
        "any word beginning with “tweet”, or “social media” as consecutive words"
        " — but not in records with “media studies” as consecutive words"
    )


@pytest.mark.parametrize("line", ["#blm", " #BLM ", "#me_too"])
def test_a_line_that_may_be_a_hashtag_is_refused_in_a_file_of_terms(line: str) -> None:
    with pytest.raises(UserMistake) as refused:
        check_hashtags(["facebook", line], name="terms.txt")
    assert refused.value.where == "terms.txt, row 2"
    check_hashtags(["# blm", "#", "#a comment of several words", "facebook #blm"], name="terms.txt")


def test_terms_of_a_list_and_typed_ones_are_one_list_in_which_each_stands_once(
    tmp_path: Path,
) -> None:
    listed = tmp_path / "terms.txt"
    listed.write_text("facebook\ntwitter\n", encoding="utf-8")
    terms = typed_terms(listed, ("Facebook", "snapchat"))
    assert [term.text for term in terms] == ["facebook", "twitter", "snapchat"]
