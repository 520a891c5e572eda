import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import answerable
from answerable.cli.deadline_command import command as deadline
from answerable.files.requests import read_request
from answerable.model.errors import UserMistake

SOUND = """
reference = "911_16"
title = "Complaints"
authority = "A force"
received = 2016-03-14

[topic]
name = "social media"
terms = ["facebook", "tweet*"]

[[question]]
number = "1"
text = "How many?"
[[question.count]]
population = "complaints"
from = 2010-01-01
to = 2015-12-31
by = ["term", ["year", "outcome"]]
"""


def _read(folder: Path, text: str) -> None:
    path = folder / "request.toml"
    path.write_text(text, encoding="utf-8")
    read_request(path)


@pytest.mark.parametrize(
    ("received", "day"),
    [
        ("2015-06-09T23:30:00Z", "2015-06-10"),
        ("2015-12-09T23:30:00Z", "2015-12-09"),
        ("2015-06-09T23:30:00", "2015-06-09"),
    ],
)
def test_a_moment_is_the_day_in_london_in_a_file_and_on_the_command_line(
    tmp_path: Path, received: str, day: str
) -> None:
    path = tmp_path / "request.toml"
    path.write_text(SOUND.replace("2016-03-14", received), encoding="utf-8")
    assert read_request(path).received_on.isoformat() == day
    told = CliRunner().invoke(deadline, [received, "--json"])
    assert json.loads(told.output)["received"] == day


def test_today_is_asked_for_in_one_place() -> None:
    source = Path(answerable.__file__).parent
    asks = re.compile(r"\b(?:date\.today\(|datetime\.now\(\)|ZoneInfo\()")
    found = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if "migrations" not in path.parts and asks.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"model/calendar.py"}


def test_a_sound_request_is_read(tmp_path: Path) -> None:
    path = tmp_path / "request.toml"
    path.write_text(SOUND, encoding="utf-8")
    request = read_request(path)
    assert request.questions[0].counts[0].by == (("term",), ("year", "outcome"))
    assert request.topic is not None
    assert [term.text for term in request.topic.terms] == ["facebook", "tweet*"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('title = "Complaints"', "", "“title” is missing"),
        ("received = 2016-03-14", 'received = "14 March"', "“received” must be a date"),
        ("population =", "populatoin =", "“population” is missing"),
        ('title = "Complaints"', 'title = "Complaints"\ntilte = "x"', "“tilte” means nothing here"),
        ("to = 2015-12-31", "", "a period needs both ends"),
        ("to = 2015-12-31", "to = 2009-12-31", "the period ends before it starts"),
        ('by = ["term"', 'unit = "officer"\nby = ["term"', "“officer” is not a unit"),
        ('["year", "outcome"]', '["year", "outcome", "rank"]', "at most two dimensions"),
        ('name = "social media"', 'name = ""', "“name” must be a text"),
        ("[[question]]", "[[question", "not valid TOML"),
        ('number = "1"', "number = true", "“number” must be a text"),
        ('"tweet*"', '"twe*et"', "only stand at the end of a word"),
        ('"tweet*"', "3", "must be a list of texts"),
    ],
)
def test_a_wrong_key_is_named_with_its_place_and_what_to_do(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    assert old in SOUND
    with pytest.raises(UserMistake) as refused:
        _read(tmp_path, SOUND.replace(old, new, 1))
    assert reason in refused.value.what
    assert refused.value.where.startswith("request.toml")
    assert refused.value.todo


def test_a_request_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserMistake) as refused:
        _read(tmp_path, SOUND.split("[[question]]")[0])
    assert refused.value.code == "request-without-questions"


def test_two_questions_with_one_number_are_refused(tmp_path: Path) -> None:
    again = SOUND + '\n[[question]]\nnumber = "1"\ntext = "And?"\n'
    with pytest.raises(UserMistake, match="two questions have the number"):
        _read(tmp_path, again)


def test_a_missing_file_of_terms_is_named(tmp_path: Path) -> None:
    text = SOUND.replace('["facebook", "tweet*"]', '"terms.txt"')
    with pytest.raises(UserMistake) as refused:
        _read(tmp_path, text)
    assert refused.value.code == "file-missing"
    assert refused.value.where.endswith("terms.txt")


def test_accepted_variants_are_searched_and_named(tmp_path: Path) -> None:
    rulings = "term,variant,accepted,by,on,note\nfacebook,face book,yes,A,2016-01-01,\n"
    (tmp_path / "variants.csv").write_text(rulings, encoding="utf-8")
    path = tmp_path / "request.toml"
    wanted = 'name = "social media"'
    path.write_text(SOUND.replace(wanted, f'{wanted}\nvariants = "variants.csv"'), encoding="utf-8")
    topic = read_request(path).topic
    assert topic is not None
    assert topic.variants == ("face book (for facebook)",)
    assert topic.terms[0].meaning.endswith("“face book” as consecutive words")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1,perhaps,A,2016-01-01,", "neither yes, no nor unsure"),
        (",yes,A,2016-01-01,", "names no record"),
        ("1,yes,A,31/02/2016,", "not a date"),
    ],
)
def test_a_decision_that_cannot_be_read_is_named_with_its_row(
    tmp_path: Path, line: str, reason: str
) -> None:
    decisions = f"ref,relevant,by,on,note\n2,no,A,2016-01-01,a shop\n{line}\n"
    (tmp_path / "decisions.csv").write_text(decisions, encoding="utf-8")
    text = SOUND.replace('name = "social media"', 'name = "x"\ndecisions = "decisions.csv"')
    with pytest.raises(UserMistake) as refused:
        _read(tmp_path, text)
    assert reason in refused.value.what
    assert refused.value.where == "decisions.csv, row 3"
