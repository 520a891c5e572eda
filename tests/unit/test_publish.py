"""The public copy: only what was allowed out is in it."""

import json
import re
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from answerable.engines.answers import Run
from answerable.model.answer import Answer, Attachment
from answerable.model.cost import AUTHORITIES
from answerable.model.errors import UserMistake
from answerable.model.log_settings import Contact, LogSettings
from answerable.steps.answers.write_answer import answer_json
from answerable.steps.entries import publish
from answerable.steps.entries.lay_out import headlines, method_lines, recall_words, sheets
from answerable.steps.entries.publish import (
    ALLOWED,
    LATER,
    Change,
    check_public,
    issued,
    public_copy,
    withheld,
)
from samples import CONDUCT, REFS, STAFF, sample_answer, script

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def _with_question(answer: Answer, number: int, **changes: Any) -> Answer:
    questions = list(answer.questions)
    questions[number] = replace(questions[number], **changes)
    return replace(answer, questions=tuple(questions))


def _with_list(answer: Answer, **changes: Any) -> Answer:
    listing = replace(answer.questions[1].lists[0], **changes)
    return _with_question(answer, 1, lists=(listing,))


def test_an_answer_under_the_scottish_act_leads_to_its_commissioner_in_any_log() -> None:
    answer = replace(sample_answer(), limit=AUTHORITIES["scotland"], routes=())
    review, complaint = public_copy(answer)["routes"]
    assert "section 20" in review
    assert "Scottish Information Commissioner" in complaint
    assert public_copy(replace(sample_answer(), routes=()))["routes"] == []


def test_no_record_and_no_name_of_staff_is_in_the_public_copy() -> None:
    public = json.dumps(public_copy(sample_answer()), ensure_ascii=False)
    staff = json.dumps(answer_json(sample_answer()), ensure_ascii=False)
    for kept_inside in (
        *REFS,
        *CONDUCT,
        *STAFF,
        "complaints.csv",
        "as requested",
        "No unit, place",
    ):
        assert kept_inside in staff
        assert kept_inside not in public


def test_the_public_copy_is_what_its_schema_says() -> None:
    schema = json.loads((REFERENCE / "public-answer.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema).iter_errors(public_copy(sample_answer()))
    assert list(errors) == []
    assert not Draft202012Validator(schema).is_valid(answer_json(sample_answer()))


def test_the_public_schema_is_written_from_the_allow_list() -> None:
    on_disc = json.loads((REFERENCE / "public-answer.schema.json").read_text(encoding="utf-8"))
    assert script("write_public_schema").public_schema() == on_disc


def test_the_public_copy_says_topic_outcome_time_and_whom_to_write_to() -> None:
    contact = Contact("Information Rights", "foi@example.org")
    settings = LogSettings(contact=contact, complaints=("Write to us.",))
    entry = public_copy(replace(sample_answer(), topic="social media"), settings=settings)
    assert (entry["topic"], entry["outcome"]) == ("social media", "granted")
    assert entry["deadline"] == {"due": "2016-02-15", "days_taken": 19, "in_time": True}
    assert entry["contact"]["email"] == "foi@example.org"
    assert entry["routes"] == ["Write to us."]
    assert public_copy(sample_answer())["routes"] == []


def test_two_dates_prove_no_more_than_they_can() -> None:
    late = public_copy(replace(sample_answer(), answered_on=date(2016, 3, 1)))
    assert late["deadline"] == {"due": "2016-02-15", "days_taken": 31, "in_time": None}
    assert public_copy(replace(sample_answer(), answered_on=None))["deadline"] is None
    scottish = public_copy(sample_answer(), settings=LogSettings(nation="scotland"))
    assert scottish["deadline"]["days_taken"] == 19


def test_an_answer_published_before_these_keys_is_still_read() -> None:
    entry = public_copy(sample_answer())
    for key in LATER:
        entry.pop(key, None)
    assert check_public(entry, where="old") is entry
    del entry["title"]
    with pytest.raises(UserMistake, match="“title” is missing"):
        check_public(entry, where="old")


def test_a_history_is_dated_and_numbered() -> None:
    history = [
        Change(1, date(2016, 2, 12), "published"),
        Change(2, date(2016, 5, 3), "corrected", "why"),
    ]
    entry = issued(
        public_copy(sample_answer()), published=history[0].on, updated=history[1].on,
        history=history, aliases=["b/", "a/", "b/"],
    )  # fmt: skip
    assert (entry["revision"], entry["updated"], entry["aliases"]) == (
        2,
        "2016-05-03",
        ["a/", "b/"],
    )
    schema = json.loads((REFERENCE / "public-answer.schema.json").read_text(encoding="utf-8"))
    assert Draft202012Validator(schema).is_valid(entry)


def test_a_key_that_nobody_allowed_stays_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_more(answer: Answer) -> dict[str, Any]:
        data = answer_json(answer)
        data["reviewer"] = "N. Body"
        data["questions"][0]["figures"][0]["officer"] = "N. Body"
        data["method"]["decisions"] = [{"by": "N. Body"}]
        return data

    monkeypatch.setattr(publish, "answer_json", with_more)
    assert "N. Body" not in json.dumps(public_copy(sample_answer()))


def test_an_object_under_a_key_that_is_only_kept_cannot_leave(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        publish, "answer_json", lambda a: {**answer_json(a), "caveats": [{"by": "N. Body"}]}
    )
    with pytest.raises(TypeError):
        public_copy(sample_answer())


def test_every_field_of_an_answer_is_decided_on() -> None:
    decided = {"received_on": "received", "answered_on": "answered"}
    inside = {"author", "acknowledged", "policy", "searched", "seal", "cases", "limit"}
    names = {decided.get(field.name, field.name) for field in fields(Answer)}
    of_the_log = {"version", "path", "licence", *LATER} - {"topic", "desk", "correction"}
    assert names - inside == ALLOWED.keys() - of_the_log


@pytest.mark.parametrize(
    "column", ["Case reference", "case summary", "Allegation summary", "Subject"]
)
def test_a_list_with_a_column_for_staff_is_refused(column: str) -> None:
    answer = _with_list(sample_answer(), columns=("Role", "Sanction", column))
    with pytest.raises(UserMistake, match="which is for staff"):
        public_copy(answer)


@pytest.mark.parametrize("planted", [REFS[0], f"{CONDUCT[0]}/PC 4401", STAFF[0], STAFF[2]])
@pytest.mark.parametrize("where", ["narrative", "list", "caveat", "introduction"])
def test_a_record_or_a_name_written_into_the_words_is_refused(planted: str, where: str) -> None:
    answer, words = sample_answer(), f"Compare ({planted})."
    changed = {
        "narrative": _with_question(answer, 2, narrative=(words,)),
        "list": _with_list(answer, rows=(("PC", "Fine", words),)),
        "caveat": replace(answer, caveats=(words,)),
        "introduction": replace(answer, intro=words),
    }[where]
    with pytest.raises(UserMistake) as mistake:
        public_copy(changed)
    assert mistake.value.code == "not-for-release"
    assert planted in str(mistake.value)


@pytest.mark.parametrize(
    ("text", "what", "found"),
    [
        ("case 15-0001.", "15-0001", True),
        ("15-0001", "15-0001", True),
        ("2015-0001", "15-0001", False),
        ("15-00017", "15-0001", False),
        ("2015-0001 and 15-0001", "15-0001", True),
        ("", "15-0001", False),
    ],
)
def test_an_id_is_found_as_a_whole_word_only(text: str, what: str, found: bool) -> None:
    assert publish.holds(text, what) is found


def test_small_numbers_and_the_answers_own_reference_are_not_taken_for_records() -> None:
    answer = sample_answer()
    records = ("9", "2013", "911_16", "CO/00555/13#2")
    figure = replace(answer.questions[1].figures[0], value=4, unit="row", records=records)
    kept = withheld(_with_question(answer, 1, figures=(figure,)))
    assert kept & {*records, "CO/00555/13"} == {"CO/00555/13#2", "CO/00555/13"}


def test_what_cannot_be_seen_or_turns_the_text_round_is_taken_out() -> None:
    hostile = "A\x00B\x1b[31m \u202etxt.exe\u202c\ud800 C\r\nD\tE \u2066F"
    entry = public_copy(replace(sample_answer(), intro=hostile))
    assert entry["intro"] == "AB[31m txt.exe C\nD\tE F"


@pytest.mark.parametrize("name", ["../x.pdf", "a/b.pdf", ".htaccess", "C:\\x.pdf", "", "x\n.pdf"])
def test_a_file_whose_name_is_not_plain_does_not_leave(name: str) -> None:
    with pytest.raises(UserMistake, match="not plain"):
        public_copy(replace(sample_answer(), attachments=(Attachment(name, "ab" * 32),)))


def test_every_table_and_list_has_a_file_of_its_own_whatever_the_questions_are_called() -> None:
    answer = sample_answer()
    numbers = ("1(a)", "1 A", "../..", "Q" * 300)
    questions = [
        replace(answer.questions[place % 2], number=number) for place, number in enumerate(numbers)
    ]
    entry = public_copy(replace(answer, questions=tuple(questions)))
    names = [
        item["file"] for q in entry["questions"] for key in ("tables", "lists") for item in q[key]
    ]
    assert len(names) == len(set(names)) == 12
    assert all(re.fullmatch(r"(table|list)-[a-z0-9-]{1,25}-[0-9]+\.csv", name) for name in names)


def test_a_staff_copy_in_the_log_is_refused() -> None:
    with pytest.raises(UserMistake, match="has no place|is missing"):
        check_public(answer_json(sample_answer()), where="2016/911/answer.json")
    entry = public_copy(sample_answer())
    assert check_public(entry, where="there") is entry


def test_only_figures_that_stand_for_themselves_are_headlines() -> None:
    entry = public_copy(sample_answer())
    assert [(h.amount, h.label) for q in entry["questions"] for h in headlines(q)] == [
        ("9 cases", "Public complaints concerning social media"),
        ("10 officer–case pairs", "Conduct matters with a sanction"),
        ("0 posts", "Posts obliged to use social media"),
        ("£0", "Spent on social media training"),
    ]


def test_a_nil_says_what_was_searched() -> None:
    posts = public_copy(sample_answer())["questions"][2]
    assert headlines(posts)[0].scope == "Looked through: 212 entries of the register of posts."


def test_tables_are_laid_out_with_their_total_and_what_was_counted() -> None:
    by_outcome = list(sheets(public_copy(sample_answer())["questions"][0]))[2]
    assert (by_outcome.header, *by_outcome.rows) == (
        ("Outcome", "Cases"),
        ("Resigned", 1),
        ("Management action", 2),
        ("No further action", 3),
        ("On-going", 3),
        ("Total", 9),
    )
    assert by_outcome.counted == (
        "Counted: cases (distinct case references)."
        " By date received, 1 January 2010 to 31 December 2015."
    )


@pytest.mark.parametrize(
    ("recall", "words"),
    [
        (None, "How many records on the topic the search missed has not been measured."),
        ({}, "How many records on the topic the search missed has not been measured."),
        (
            {"estimate": 0.97, "lower": 0.9, "confidence": 0.95},
            "An estimated 97% of the records on the topic were found, and at least 90% with 95%"
            " confidence.",
        ),
    ],
)
def test_recall_is_said_plainly(recall: dict[str, float] | None, words: str) -> None:
    assert recall_words(recall) == words


def test_where_nobody_read_the_page_does_not_say_that_reading_found_nothing() -> None:
    method = public_copy(sample_answer())["method"]
    assert dict(method_lines(method))["Found to concern the topic"] == "20"
    unread = dict(method_lines({**method, "read": 0, "relevant": 0, "undecided": 41}))
    assert unread == {
        "Records searched": "20,000",
        "Of these, without any text": "12",
        "Records in which a term occurs": "41",
        "Records read": "0",
        "Not yet decided": "41",
    }


def test_the_conditions_of_a_count_stand_beside_its_figure_its_tables_and_in_its_sentence(
    demo_run: Run,
) -> None:
    entry = public_copy(demo_run.answer)
    first, *_, payments = entry["questions"]
    words = "only where case type is Public complaint"
    assert words in first["narrative"][0]
    assert first["figures"][0]["conditions"] == ["case type is Public complaint"]
    assert headlines(first)[0].scope.endswith(f"2015. {words.capitalize()[:1]}{words[1:]}.")
    assert all(words[1:] in sheet.counted for sheet in sheets(first) if sheet.is_table)
    assert "Only where subject is social media." in headlines(payments)[0].scope
