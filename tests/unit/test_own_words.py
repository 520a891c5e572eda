"""What the desk says instead of the words of a request file and of the command line."""

import re
from types import SimpleNamespace

import pytest

from answerable.desk.drafting import place_of
from answerable.desk.own_words import _MEND, _TODO, in_own_words, place_in_plan
from answerable.desk.templatetags import pieces
from answerable.model.answer import Finding
from answerable.model.checks import CHECKS
from answerable.model.errors import CATALOGUE
from answerable.model.tables import RawTable
from answerable.steps.registers.take_in import take_in

_OF_FILES = re.compile(
    r"\[\[|\[[a-z_]|--[a-z]|\w+_\w+|\.(?:csv|toml|json)\b|`|mapping|file of (?!the log)"
    r"|approved_by|docs/|\bof by\b|\w = "
)
"""What nobody at a screen can follow."""

_FACT = re.compile(r"\{\w+[^{}]*\}")
"""What a sentence is filled in with."""


@pytest.mark.parametrize("code", CHECKS)
def test_no_check_says_at_the_desk_what_can_only_be_done_in_a_file(code: str) -> None:
    if code == "check-failed":
        pytest.skip("it asks for what whoever mends the program needs")
    told = in_own_words(f"something: {CHECKS[code].todo}")
    assert not _OF_FILES.search(told), told


_NEVER_SHOWN = {
    "no page names a folder, a file or an option; its command does": (
        "out-not-ours", "register-missing", "snapshot-not-alone", "review-missing",
        "review-and-decisions", "timings-wrong", "record-above-most", "sample-not-drawn",
        "no-adding-up", "claims-wrong", "ledger-about-missing", "redaction-wrong",
        "fee-unpaid", "fee-unasked", "platform-wrong", "semantic-missing", "answer-blocked",
        "return-wrong", "authority-missing", "seal-wrong", "evidence-public", "change-untold",
        "withdrawn-unknown",
    ),
    "the page of an upload says it in words of its own (desk/uploads)": (
        "no-header", "column-ambiguous", "dates-ambiguous", "dates-mixed", "dates-half-read",
        "dates-are-numbers", "column-not-dates", "date-unclear", "references-repeat",
    ),
    "what the columns are is chosen from boxes, which no mapping but a true one comes from": (
        "field-unknown", "mapping-wrong",
    ),
    "it is told where the server is started, saved or restored": (
        "database-address", "database-away", "setting-wrong", "home-unusable", "port-taken",
        "home-missing", "home-taken", "backup-exists", "database-unreadable", "database-tool",
        "spool-not-apart", "contact-missing",
    ),
    "its words are no name of ours: 911_16": ("reference-wrong",),
}  # fmt: skip
"""Mistakes that need no words of the desk, by the reason."""

_APART = {code for codes in _NEVER_SHOWN.values() for code in codes}


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code not in _APART])
def test_no_mistake_says_at_the_desk_what_can_only_be_done_in_a_file(code: str) -> None:
    sentence = CATALOGUE[code]
    told = _FACT.sub("7", in_own_words(f"{sentence.what}: {sentence.todo}"))
    assert not _OF_FILES.search(told), told


def test_no_remark_on_an_export_says_at_the_desk_what_can_only_be_said_in_a_mapping() -> None:
    header = ("Case ref", "Dt Rec'd", "Recd Dt", "Subject", "Complainants", "Story")
    topics = ("Use of force", "Rudeness", "Lost property")
    rows = [
        ("" if n else "CO/1/20", "2020-01-14", f"2020-01-{n + 14}", topic, "Ann Bell", "word " * 30)
        for n, topic in enumerate(topics)
    ]
    remarks = take_in([RawTable("export", "x", (header, *rows), (1, 2, 3, 4))]).remarks
    assert sum("in a mapping" in remark for remark in remarks) == 5, remarks
    for remark in remarks:
        assert not _OF_FILES.search(in_own_words(remark)), remark


def test_every_mistake_that_is_left_out_is_one_that_would_not_pass() -> None:
    for code in _APART:
        told = in_own_words(f"{CATALOGUE[code].what}: {CATALOGUE[code].todo}")
        assert _OF_FILES.search(_FACT.sub("7", told)), code


def test_where_reviews_are_asked_for_leads_to_no_page_of_the_answer() -> None:
    missing = Finding("notice-incomplete", "block", "no route", "the answer")
    assert place_of(missing, SimpleNamespace(pk=1), {}) == ""  # type: ignore[arg-type]
    limb = Finding("notice-incomplete", "block", "no reason", "question 1, section 31(1)(a)")
    at = place_of(limb, SimpleNamespace(pk=1), {"1": 7})  # type: ignore[arg-type]
    assert "/questions/7" in at or at.endswith("/7")


def test_every_other_wording_is_of_a_check_or_a_mistake_that_there_is() -> None:
    assert _TODO.keys() <= CHECKS.keys()
    assert _MEND.keys() <= CATALOGUE.keys()


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("the answer's plan, [[question]] number 1, [[count]] number 1", "question 1a, count 1"),
        ("the answer's plan, [[question]] number 2, [[register]] number 3",
         "question 2, small table 3"),
        ("the answer's plan, [[question]] number 2, [[exemption]] number 1",
         "question 2, ground of refusal 1"),
        ("the answer's plan, [small_counts]", "the answer, small counts"),
        ("the answer's plan", "the answer"),
        ("export-1.csv, row 3", "export-1.csv, row 3"),
    ],
)  # fmt: skip
def test_a_place_in_a_plan_is_named_as_pages_name_it(where: str, said: str) -> None:
    assert place_in_plan(where, ["1a", "2"]) == said


def test_the_name_of_a_file_or_a_term_is_not_written_with_another_letter() -> None:
    aside = Finding("rows-set-aside", "note", "set aside", "complaints.csv")
    assert pieces.place_of(aside) == "complaints.csv"
    assert pieces.place_of(Finding("list-empty", "block", "a list", "question 1")) == "Question 1"
