"""Refusals from the request file to the letter, the page and the data; nothing is filled in."""

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from answerable.cli.terminal import Steps
from answerable.demo.generator import DemoFiles
from answerable.engines.answers import answer_request
from answerable.files.letters import write_letter
from answerable.files.requests import read_request
from answerable.log.page import answer_html, response_html
from answerable.log.site import write_site
from answerable.model.clauses import NOTICE
from answerable.model.cost import AUTHORITIES, USUAL_LIMIT
from answerable.model.errors import UserMistake
from answerable.model.exemptions import STATEMENTS
from answerable.model.refusals import Estimate, Outcome, Refusal
from answerable.model.request import Question, Request
from answerable.steps.answers.write_notice import is_held, write_notice, write_routes
from answerable.steps.entries.publish import public_copy
from refusals import complete, refusing_answer, usable

HEAD = """
reference = "911_16"
title = "Complaints"
authority = "A force"
received = 2021-03-01
review_to = "foi@example.org"
"""
REFUSED = """
[[question]]
number = "5"
text = "What software is used?"
outcome = "refused"

[[question.exemption]]
section = "s.31 (1)(a)"
withheld = "its name"
reason = "It detects crime."
prejudice = "Offenders could keep out of its reach."
[question.exemption.public_interest]
for_disclosure = ["It costs money."]
for_withholding = ["It would have to be replaced."]
balance = "The public interest lies in withholding it."

[[question]]
number = "6"
text = "And all summaries?"
outcome = "refused"
[[question.exemption]]
section = "12(1)"
advice = "those of one year"
[question.exemption.estimate]
records = 900
minutes = 4.5
measured = "We timed 30."
"""


def _read(folder: Path, text: str):  # type: ignore[no-untyped-def]
    path = folder / "request.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return read_request(path)


def test_a_refusal_is_read_limb_by_limb(tmp_path: Path) -> None:
    law, cost = _read(tmp_path, REFUSED).questions
    assert [refusal.cited for refusal in law.refusals] == ["31(1)(a)"]
    assert law.refusals[0].missing == ()
    assert cost.refusals[0].estimate is not None
    assert str(cost.refusals[0].estimate.hours) == "67.5"
    assert cost.refusals[0].missing == ()


@pytest.mark.parametrize(
    ("old", "new", "reason", "todo"),
    [
        ('section = "s.31 (1)(a)"', 'section = "31"', "31 names no limb", "31(1)(a), 31(1)(b)"),
        ('section = "s.31 (1)(a)"', 'section = "31(1)(z)"', "31(1)(z) names no", "exemptions.md"),
        ('section = "s.31 (1)(a)"', 'section = "31(1)(a) and (b)"', "is not one section", "one in"),
        (
            'section = "s.31 (1)(a)"',
            'section = "40(3A)"',
            "under section 40(3A) alone",
            "principle",
        ),
        ('section = "s.31 (1)(a)"', "", "“section” is missing", "add section"),
        ('outcome = "refused"', 'outcome = "refuse"', "is not a kind of outcome", "“refused”"),
        ('outcome = "refused"', 'outcome = "granted"', "an exemption, and yet “granted”", "one of"),
        ('outcome = "refused"', "held = false", "an exemption, and yet “not held”", "one of"),
        (
            'outcome = "refused"',
            'held = false\noutcome = "refused"',
            "it is not held",
            "one of the",
        ),
        ("minutes = 4.5", "minutes = 0", "“minutes” must be a number", "minutes = 4"),
        ("records = 900", 'records = "many"', "“records” must be a whole number", "records = 4"),
        ("records = 900", "records = 900.7", "“records” must be a whole number", "records = 4"),
        ("records = 900", "records = 0", "must be a whole number of 1 or more", "records = 4"),
        ("prejudice =", "prejudise =", "“prejudise” means nothing here", "“prejudice”"),
        ("balance =", "ballance =", "“ballance” means nothing here", "“balance”"),
    ],
)
def test_a_slip_in_a_refusal_is_named_with_what_to_do(
    tmp_path: Path, old: str, new: str, reason: str, todo: str
) -> None:
    assert old in REFUSED
    with pytest.raises(UserMistake) as refused:
        _read(tmp_path, REFUSED.replace(old, new, 1))
    assert reason in refused.value.what
    assert todo in refused.value.todo
    assert refused.value.where.startswith("request.toml")


def test_a_refusal_without_a_ground_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="“refused” needs a ground"):
        _read(tmp_path, '[[question]]\nnumber = "1"\ntext = "?"\noutcome = "refused"\n')


@pytest.mark.parametrize("outcome", ["refused", "neither confirmed nor denied"])
def test_a_question_that_is_refused_outright_counts_nothing(tmp_path: Path, outcome: str) -> None:
    text = REFUSED.replace('outcome = "refused"', f'outcome = "{outcome}"', 1)
    counted = text.replace(
        '\n[[question]]\nnumber = "6"',
        '\n[[question.count]]\npopulation = "complaints"\n\n[[question]]\nnumber = "6"',
    )
    with pytest.raises(UserMistake, match="and yet something is counted"):
        _read(tmp_path, counted)


@pytest.mark.parametrize("kind", ["police", "central-government"])
def test_an_authority_says_its_kind(tmp_path: Path, kind: str) -> None:
    read = _read(tmp_path, f'authority_kind = "{kind}"\n{REFUSED}')
    assert read.limit is AUTHORITIES[kind]


def test_nothing_is_refused_under_a_law_whose_exemptions_are_not_known(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="Scotland") as told:
        _read(tmp_path, f'authority_kind = "scotland"\n{REFUSED}')
    assert told.value.code == "law-without-refusals"
    with pytest.raises(UserMistake, match="not a kind of authority"):
        _read(tmp_path, f'authority_kind = "council"\n{REFUSED}')


@pytest.mark.parametrize(("kind", "named"), [("police", "Information"), ("scotland", "Scottish")])
def test_the_answer_to_a_review_offers_no_review_of_itself(kind: str, named: str) -> None:
    request = Request("1", "", "", date(2026, 1, 5), (), review_to="us", after_review=True,
                      limit=AUTHORITIES[kind])  # fmt: skip
    (said,) = write_routes(request)
    assert "This is the outcome of your" in said
    assert f"{named} Information Commissioner" in said or named == "Information"
    assert "40 working days" not in said


def test_a_scottish_answer_leads_to_the_scottish_commissioner() -> None:
    request = Request("1", "", "", date(2026, 1, 5), (), review_to="us",
                      limit=AUTHORITIES["scotland"])  # fmt: skip
    said = " ".join(write_routes(request))
    parts = ("section 20 of", "40 working days", "six months", "Scottish Information Commissioner")
    for words in (*parts, "section 47 of", "Court of Session", "(Scotland) Act 2002"):
        assert words in said
    assert "Act 2000" not in said


def test_what_nobody_has_said_is_not_in_the_notice() -> None:
    question = Question("1", "?", outcome=Outcome.REFUSED, refusals=(Refusal("31(1)(a)"),))
    parts = write_notice(question, USUAL_LIMIT)
    assert [part.title for part in parts][1:] == [
        "Section 31(1)(a) – law enforcement: prevention or detection of crime"
    ]
    assert parts[1].paragraphs == (NOTICE["under"].format(cited="31(1)(a)"),)


def test_everything_that_was_said_is_in_the_notice() -> None:
    for limb in usable():
        refusal = complete(limb)
        question = Question("1", "?", outcome=Outcome.REFUSED, refusals=(refusal,))
        parts = write_notice(question, USUAL_LIMIT)
        said = " ".join(t for part in parts for t in (*part.paragraphs, *part.points))
        wanted = [refusal.reason, refusal.prejudice, *refusal.particulars.values()]
        if refusal.public_interest:
            weighed = refusal.public_interest
            wanted += [*weighed.for_disclosure, *weighed.for_withholding, weighed.balance]
        if refusal.estimate:
            wanted += ["900 records", "4 minutes", "60.0 hours", refusal.estimate.measured]
        assert [words for words in wanted if words not in said] == []


def test_an_estimate_of_one_is_told_in_the_singular() -> None:
    refusal = Refusal("12(1)", estimate=Estimate(1, Decimal("1.0"), "We timed it."))
    question = Question("1", "?", outcome=Outcome.REFUSED, refusals=(refusal,))
    said = " ".join(
        text for part in write_notice(question, USUAL_LIMIT) for text in part.paragraphs
    )
    assert "1 record would have to be looked through, at 1 minute for each record" in said


def test_a_granted_question_has_no_notice() -> None:
    assert write_notice(Question("1", "?"), USUAL_LIMIT) == ()


@pytest.mark.parametrize(
    ("cited", "outcome", "held"),
    [
        ("31(1)(a)", Outcome.REFUSED, True),
        ("12(1)", Outcome.REFUSED, True),
        ("12(2)", Outcome.REFUSED, None),
        ("14(1)", Outcome.REFUSED, None),
        ("30(3)", Outcome.DENIED, None),
        ("30(3)", Outcome.PARTLY, True),
    ],
)
def test_whether_it_is_held_is_said_only_where_it_may_be(
    cited: str, outcome: Outcome, held: bool | None
) -> None:
    assert is_held(Question("1", "?", outcome=outcome, refusals=(Refusal(cited),))) is held


def test_the_notice_is_the_same_in_letter_page_and_data(tmp_path: Path) -> None:
    answer = refusing_answer()
    entry = public_copy(answer)
    write_letter(tmp_path / "letter.docx", entry)
    letter = [p.text for p in Document(str(tmp_path / "letter.docx")).paragraphs]
    pages = (answer_html(entry), response_html(entry))
    for question, published in zip(answer.questions, entry["questions"], strict=True):
        for part, copied in zip(question.notice, published["notice"], strict=True):
            texts = (part.title, *part.paragraphs, *part.points)
            assert [copied["title"], *copied["paragraphs"], *copied["points"]] == list(texts)
            assert [text for text in texts if text not in letter] == []
            assert all(_in_html(text) in page for text in texts for page in pages)
    for route in answer.routes:
        assert route in letter
        assert all(_in_html(route) in page for page in pages)
    assert sum("internal review" in text for text in letter) == 1


def _in_html(text: str) -> str:
    return text.replace("&", "&amp;").replace("'", "&#x27;").replace('"', "&quot;")


def test_no_public_byte_of_a_denial_says_whether_the_information_is_held(tmp_path: Path) -> None:
    answer = refusing_answer()
    denied = replace(answer, questions=(answer.questions[3],))
    assert denied.questions[0].outcome == Outcome.DENIED
    write_site(tmp_path / "site", [public_copy(denied)])
    for path in filter(Path.is_file, (tmp_path / "site").rglob("*")):
        text = path.read_text(encoding="utf-8")
        assert "We hold" not in text
        assert not re.search(r'"held": ?(true|false)', text)


def test_the_demo_request_with_refusals_is_answered_and_may_be_published(
    demo_files: DemoFiles,
) -> None:
    request = demo_files.request.with_name("refusing.toml")
    own = demo_files.request.read_text(encoding="utf-8")
    head, mark, rest = own.partition("# Counts below five")
    head = head.replace("[topic]", 'review_to = "foi@example.org"\n\n[topic]', 1)
    request.write_text(head + REFUSED + mark + rest, encoding="utf-8")
    files = [demo_files.complaints, demo_files.outcomes]
    run = answer_request(request, files, mapping=None, steps=Steps(6, quiet=True))
    assert [finding for finding in run.answer.checks if finding.open] == []
    public = json.dumps(public_copy(run.answer))
    assert '"limb": "(1)(a)"' in public
    gap = request.read_text(encoding="utf-8").replace('review_to = "foi@example.org"', "")
    request.write_text(gap, encoding="utf-8")
    run = answer_request(request, files, mapping=None, steps=Steps(6, quiet=True))
    assert {f.code for f in run.answer.checks if f.open} == {"notice-incomplete"}


def test_the_examples_of_the_manual_are_complete_refusals(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs/how-to/refuse-lawfully.md"
    first, second = re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    whole = HEAD.replace('review_to = "foi@example.org"', "") + first
    cost = '[[question]]\nnumber = "6"\ntext = "?"\noutcome = "refused"\n' + second
    path = tmp_path / "request.toml"
    path.write_text(whole + cost, encoding="utf-8")
    request = read_request(path)
    refusals = [refusal for question in request.questions for refusal in question.refusals]
    assert [refusal.cited for refusal in refusals] == ["31(1)(a)", "12(1)"]
    assert [refusal.missing for refusal in refusals] == [(), ()]
    assert request.review_to


def test_every_particular_of_a_request_is_one_that_a_notice_states() -> None:
    from answerable.files.refusals import PARTICULARS

    assert set(PARTICULARS) <= set(STATEMENTS)
    assert set(PARTICULARS) <= set(NOTICE)
