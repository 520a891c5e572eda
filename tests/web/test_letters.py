"""Letters: what each says and must say, an organisation's own templates, who sees them."""

import hashlib
import io
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from answerable.desk.leaving import settings_of_log
from answerable.files.case_letters import fill_letter
from answerable.files.gate.apart import inspect_all
from answerable.files.word_text import word_text
from answerable.model.clock import ClockKind
from answerable.model.cost import AUTHORITIES
from answerable.model.file_checks import PASS
from answerable.model.law import REGIMES, Regime
from answerable.model.letters import LetterKind, missing
from answerable.model.periods import long_date
from answerable.model.refusals import NoticePart
from answerable.model.roles import Role
from answerable.model.stages import Action
from answerable.steps.entries.publish import public_copy
from answerable.steps.letters.sample_letter import FACTS, sample_letter
from answerable.steps.letters.write_answer_letter import write_answer_letter
from answerable.steps.letters.write_case_letter import write_case_letter
from answerable.store.home import log_folder
from answerable.store.models import AuditEvent, Letter, LetterTemplate
from answerable.store.reads.clock import standing_of
from answerable.store.reads.organisations import organisation
from answerable.store.writes.moves import extend_request, move_request
from answerable.store.writes.organisations import change_organisation
from store import desks
from store.desks import Desk
from web.responses import page_of

REVIEW_TO = "the Review Officer, 1 High Street, Hollin"
LIMB = "31(1)(a)"
DAY = date(2026, 11, 20)


@pytest.fixture
def named(desk: Desk) -> Desk:
    """A desk whose organisation has said who it is."""
    change_organisation(
        by=desk.administrator,
        name="Hollinshire Police",
        review_to=REVIEW_TO,
        contact="foi@x.example",
    )
    return desk


def _make(officer: Any, pk: int, kind: LetterKind, **typed: str) -> Any:
    return officer.post(reverse("write-letter", args=[pk, kind]), {"do": "make", **typed})


def test_an_acknowledgement_says_the_last_day_and_the_questions(
    named: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), named.request()
    page = page_of(officer.get(reverse("write-letter", args=[found.pk, "acknowledgement"])))
    for words in ("Dear Rowan Vale", "1 December 2026", "1. How many complaints?", "911/26"):
        assert words in page
    _make(officer, found.pk, LetterKind.ACKNOWLEDGEMENT)
    letter = Letter.objects.get()
    said = word_text(bytes(letter.word))
    for text in (said, letter.page, letter.text):
        assert "1 December 2026" in text
        assert "Freedom of Information Act 2000" in text
    assert letter.sha256 == hashlib.sha256(bytes(letter.word)).hexdigest()
    event = AuditEvent.objects.get(action="letter written")
    assert letter.sha256 in event.body
    assert "Rowan" not in event.body


def _logged_ago(desk: Desk, days: int) -> Any:
    found = desk.request()
    found.received_at = datetime.now(UTC) - timedelta(days=days)
    found.save()
    return found


def test_an_acknowledgement_never_promises_a_day_that_is_past(named: Desk, signed_in: Any) -> None:
    officer, found = signed_in("officer"), _logged_ago(named, 60)
    last = long_date(standing_of(found, organisation()).dates[0][1])
    _make(officer, found.pk, LetterKind.ACKNOWLEDGEMENT)
    letter = Letter.objects.get()
    for text in (word_text(bytes(letter.word)), letter.page, letter.text):
        assert f"We should have answered by {last}, the twentieth working day" in text
        assert "We are sorry for the delay" in text
        assert "at the latest" not in text


@pytest.mark.parametrize(("days", "told"), [(45, "expect to answer by"), (90, "have answered by")])
def test_an_acknowledgement_after_the_twentieth_day_names_that_of_the_extension(
    named: Desk, signed_in: Any, days: int, told: str
) -> None:
    officer, found = signed_in("officer"), _logged_ago(named, days)
    extend_request(by=named.officer, request=found, reason="weighed", on=found.received_on)
    _make(officer, found.pk, LetterKind.ACKNOWLEDGEMENT)
    text = Letter.objects.get().text
    assert f"{told} {long_date(standing_of(found, organisation()).dates[1][1])}" in text
    assert "twentieth working day" not in text


def test_no_extension_is_written_about_that_leads_to_a_day_that_is_past(
    named: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), _logged_ago(named, 90)
    extend_request(by=named.officer, request=found, reason="weighed", on=found.received_on)
    page = page_of(_make(officer, found.pk, LetterKind.EXTENSION, words="weighed", cited=LIMB))
    assert "is past" in page
    assert not Letter.objects.exists()


@pytest.mark.parametrize("action", [Action.WITHDRAW, Action.RELEASE])
def test_what_is_dealt_with_is_not_acknowledged(
    named: Desk, signed_in: Any, action: Action
) -> None:
    officer, found = signed_in("officer"), named.request()
    if action is Action.WITHDRAW:
        move_request(by=named.officer, request=found, action=action, reason="by letter")
    else:
        found.clock_events.create(kind=ClockKind.ANSWERED.value, on=DAY, by=named.officer)
    response = _make(officer, found.pk, LetterKind.ACKNOWLEDGEMENT)
    told = "stands at “withdrawn”" if action is Action.WITHDRAW else "answered on 20 November 2026"
    assert told in page_of(response)
    asked = _make(officer, found.pk, LetterKind.CLARIFICATION, words="Which years?")
    assert told in page_of(asked)
    assert not Letter.objects.exists()


def test_a_clarification_carries_what_was_asked_when_the_time_was_stopped(
    named: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), named.request()
    move_request(by=named.officer, request=found, action=Action.ASK, reason="Which <years>?")
    address = reverse("write-letter", args=[found.pk, "clarification"])
    assert "Which &lt;years&gt;?" in page_of(officer.get(address))
    assert "Enter what has to be clarified" in page_of(officer.post(address, {"words": ""}))
    page = page_of(officer.post(address, {"words": "Which <years>?", "do": "look"}))
    assert "our time to answer starts when we have your reply" in page
    assert not Letter.objects.exists()
    _make(officer, found.pk, LetterKind.CLARIFICATION, words="Which <years>?")
    letter = Letter.objects.get()
    assert "Which <years>?" in word_text(bytes(letter.word))
    assert "Which &lt;years&gt;?" in letter.page


def test_a_clarification_asked_for_after_the_last_day_promises_no_new_time(
    named: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), _logged_ago(named, 60)
    move_request(by=named.officer, request=found, action=Action.ASK, reason="Which years?")
    last = long_date(standing_of(found, organisation()).dates[0][1])
    _make(officer, found.pk, LetterKind.CLARIFICATION, words="Which years?")
    said = word_text(bytes(Letter.objects.get().word))
    assert f"We should have asked you by {last}, the last day to answer" in said
    assert "our time to answer starts" not in said


def test_an_extension_states_what_section_17_wants(named: Desk, signed_in: Any) -> None:
    officer, found = signed_in("officer"), named.request()
    extend_request(by=named.officer, request=found, reason="The harm is weighed.", on=DAY)
    address = reverse("write-letter", args=[found.pk, "extension"])
    page = page_of(officer.post(address, {"words": "The harm is weighed.", "do": "look"}))
    assert "Choose the exemption that is weighed" in page
    _make(officer, found.pk, LetterKind.EXTENSION, words="The harm is weighed.", cited=LIMB)
    said = word_text(bytes(Letter.objects.get().word))
    for words in (
        f"section {LIMB} of the Freedom of Information Act 2000",
        "The harm is weighed.",
        long_date(standing_of(found, organisation()).dates[1][1]),
        REVIEW_TO,
        "section 50",
    ):
        assert words in said


@pytest.fixture
def scottish(named: Desk) -> Desk:
    change_organisation(by=named.administrator, law="scotland")
    return named


def test_letters_of_a_scottish_body_are_under_the_scottish_act(
    scottish: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), scottish.request()
    _make(officer, found.pk, LetterKind.ACKNOWLEDGEMENT)
    _make(officer, found.pk, LetterKind.CLARIFICATION, words="Which years?")
    said = [letter.text for letter in Letter.objects.order_by("pk")]
    for text in said:
        assert "Freedom of Information (Scotland) Act 2002" in text
        assert "Act 2000" not in text
    assert "how it is kept (section 15)" in said[1]


@pytest.mark.parametrize(
    ("law", "sources"),
    [
        ("uk", {"section 45 Code of Practice", "section 1(3) and section 10(6)", "section 17(7)"}),
        (
            "scotland",
            {"section 60 Code of Practice", "section 1(3) and section 10(1)(b)", "section 19"},
        ),
    ],
)
def test_what_a_letter_has_to_contain_is_told_with_the_sections_of_its_act(
    law: str, sources: set[str]
) -> None:
    facts = replace(FACTS, law=REGIMES[law])
    kinds = (LetterKind.ACKNOWLEDGEMENT, LetterKind.CLARIFICATION)
    letters = [write_case_letter(kind, facts) for kind in kinds]
    answer = {**public_copy(desks.answer()), "routes": ["A review.", "The Commissioner."]}
    letters.append(write_answer_letter(LetterKind.RESPONSE, facts, answer))
    told = {one.source for letter in letters for one in letter.required}
    assert sources <= told
    known = {source for regime in REGIMES.values() for source in _sources(regime)}
    assert told & known == sources


def _sources(law: Regime) -> tuple[str, ...]:
    return law.code, law.clarified, law.complaints


def test_the_log_of_a_scottish_body_is_under_the_scottish_act(scottish: Desk) -> None:
    assert settings_of_log().law is REGIMES["scotland"]


def test_a_nation_that_the_file_beside_the_log_names_stays(scottish: Desk) -> None:
    log = log_folder()
    log.with_name(f"{log.name}.toml").write_text('nation = "uk"', encoding="utf-8")
    assert settings_of_log().law is REGIMES["uk"]


def test_a_scottish_response_leads_to_the_scottish_commissioner(
    scottish: Desk, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    granted = replace(desks.answer(), limit=AUTHORITIES["scotland"])
    monkeypatch.setattr(desks, "answer", lambda **changes: granted)
    officer, found = signed_in("officer"), scottish.drafting()
    scottish.approved(found)
    page = page_of(_make(officer, found.pk, LetterKind.REFUSAL))
    assert "the exemptions of the Freedom of Information (Scotland) Act 2002" in page
    assert not Letter.objects.exists()
    _make(officer, found.pk, LetterKind.RESPONSE)
    letter = Letter.objects.get()
    for text in (word_text(bytes(letter.word)), letter.page, letter.text):
        assert "Scottish Information Commissioner for a decision" in text
        assert "Act 2000" not in text


def test_no_answer_under_another_law_than_is_settled_leaves(
    named: Desk, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, found = signed_in("officer"), _approved(named, monkeypatch, refused=False)
    change_organisation(by=named.administrator, law="scotland")
    page = page_of(_make(officer, found.pk, LetterKind.RESPONSE))
    assert "worked out under the Freedom of Information Act 2000" in page
    assert not Letter.objects.exists()


def test_an_extension_is_written_about_only_once_it_is_recorded(
    named: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), named.request()
    page = page_of(_make(officer, found.pk, LetterKind.EXTENSION, words="x", cited=LIMB))
    assert "the extension is not recorded yet" in page
    assert not Letter.objects.exists()


def test_without_the_ways_to_complain_no_extension_or_answer_is_written(
    desk: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), desk.request()
    extend_request(by=desk.officer, request=found, reason="The harm is weighed.", on=DAY)
    page = page_of(_make(officer, found.pk, LetterKind.EXTENSION, words="x", cited=LIMB))
    assert "has not said where to write for an internal review" in page
    assert not Letter.objects.exists()


@pytest.mark.parametrize("kind", [LetterKind.RESPONSE, LetterKind.REFUSAL])
def test_no_answer_leaves_before_it_is_approved(
    named: Desk, signed_in: Any, kind: LetterKind
) -> None:
    officer, found = signed_in("officer"), named.drafting()
    named.before_approver(found)
    page = page_of(_make(officer, found.pk, kind))
    assert "no answer to this request has been approved" in page
    assert not Letter.objects.exists()


def _approved(desk: Desk, monkeypatch: pytest.MonkeyPatch, *, refused: bool) -> Any:
    """A request whose approved answer grants one question, and refuses it if so wanted."""
    granted = desks.answer()
    if refused:
        notice = (
            NoticePart("Refusal notice", ("We hold this information but are withholding it.",)),
            NoticePart(f"Section {LIMB}", ("It is exempt.", "Harm would follow.")),
        )
        (question,) = granted.questions
        asked = replace(question, outcome="refused in full", notice=notice)
        granted = replace(granted, questions=(asked,))
    monkeypatch.setattr(desks, "answer", lambda **changes: granted)
    found = desk.drafting()
    desk.approved(found)
    return found


def test_a_response_answers_every_question_in_the_words_that_were_approved(
    named: Desk, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = signed_in("officer")
    found = _approved(named, monkeypatch, refused=False)
    _make(officer, found.pk, LetterKind.RESPONSE)
    letter = Letter.objects.get()
    for text in (word_text(bytes(letter.word)), letter.page, letter.text):
        for words in ("Question 1", "How many complaints?", "Answer: granted.", "section 50"):
            assert words in text
        assert "abababab" not in text.partition("How the figures")[0]
    page = page_of(_make(officer, found.pk, LetterKind.REFUSAL))
    assert "nothing is refused" in page


@pytest.mark.parametrize("kind", ["response", "refusal"])
def test_a_letter_that_cannot_be_written_yet_says_what_is_missing_when_it_is_opened(
    kind: str, named: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), named.request()
    response = officer.get(reverse("write-letter", args=[found.pk, kind]))
    assert response.status_code == 409
    assert "no answer to this request has been approved" in page_of(response)
    assert "write another kind of letter" in page_of(response)


def test_a_refusal_carries_its_notice_and_nothing_that_was_granted(
    named: Desk, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = signed_in("officer")
    found = _approved(named, monkeypatch, refused=True)
    page = page_of(officer.get(reverse("write-letter", args=[found.pk, LetterKind.REFUSAL])))
    assert page.count("the notice of question") == 1, "named once, whatever it has to state"
    _make(officer, found.pk, LetterKind.REFUSAL)
    said = word_text(bytes(Letter.objects.get().word))
    for words in (
        "We hold this information but are withholding it.",
        "Harm would follow.",
        REVIEW_TO,
    ):
        assert words in said


def _template(*paragraphs: str, author: str = "") -> bytes:
    document, out = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.core_properties.author = document.core_properties.comments = author
    document.save(out)
    return out.getvalue()


ALL = (
    "OUR OWN LETTERHEAD {{ authority }}",
    "{{ dear }}, {{ reference }}",
    "{%p for part in parts %}",
    "{{ part.title }}",
    "{%p for paragraph in part.paragraphs %}",
    "{{ paragraph }}",
    "{%p endfor %}",
    "{%p for point in part.points %}",
    "{{ point }}",
    "{%p endfor %}",
    "{%p for table in part.tables %}",
    "{{ table.title }} {% for row in table.rows %}{{ row.cells|join(' ') }} {% endfor %}",
    "{%p endfor %}",
    "{%p endfor %}",
)


def _hand_in(administrator: Any, kind: LetterKind, content: bytes, name: str = "own.docx") -> Any:
    sent = {"template": SimpleUploadedFile(name, content)}
    return administrator.post(reverse("letter-template", args=[kind]), sent)


@pytest.mark.parametrize("kind", LetterKind)
def test_a_template_of_ones_own_is_tried_kept_and_used(
    named: Desk, signed_in: Any, kind: LetterKind
) -> None:
    response = _hand_in(signed_in("administrator"), kind, _template(*ALL))
    assert response.status_code == 302, page_of(response)
    assert LetterTemplate.objects.get().kind == kind
    if kind is LetterKind.ACKNOWLEDGEMENT:
        officer, found = signed_in("officer"), named.request()
        _make(officer, found.pk, kind)
        letter = Letter.objects.get()
        assert "OUR OWN LETTERHEAD Hollinshire Police" in word_text(bytes(letter.word))
        assert letter.template == LetterTemplate.objects.get().sha256
        signed_in("administrator").post(reverse("drop-letter-template", args=[kind]))
        _make(officer, found.pk, kind)
        assert "LETTERHEAD" not in word_text(bytes(Letter.objects.first().word))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"not a Word file at all", "carries"),
        (_template("{{ dear }} {{ referense }}"), "referense"),
        (_template("{{ dear", *ALL), "cannot be used"),
        (_template("{{ ''.__class__.__mro__ }}", *ALL), "cannot be used"),
        (_template("{{ dear }}, thank you."), "does not contain what it has to"),
        (_template(*ALL, author="Sam Someone"), "carries"),
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_used_is_told_with_its_place_and_not_kept(
    named: Desk, signed_in: Any, content: bytes, told: str
) -> None:
    response = _hand_in(signed_in("administrator"), LetterKind.EXTENSION, content)
    page = page_of(response)
    assert "There is a problem" in page
    assert told in page
    assert "own.docx" in page
    assert not LetterTemplate.objects.exists()


def test_a_template_that_never_ends_is_stopped(
    named: Desk, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("answerable.files.case_letters._SECONDS", 2)
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    response = _hand_in(signed_in("administrator"), LetterKind.EXTENSION, _template(endless))
    assert "filling it in takes more than 2 seconds" in page_of(response)
    assert not LetterTemplate.objects.exists()


def test_a_letter_is_saved_never_opened_and_its_text_can_be_copied(
    named: Desk, signed_in: Any, tmp_path: Path
) -> None:
    officer, found = signed_in("officer"), named.request()
    response = _make(officer, found.pk, LetterKind.ACKNOWLEDGEMENT)
    page = page_of(officer.get(response.url))
    assert "Text for an e-mail, to be copied" in page
    letter = Letter.objects.get()
    for ending in ("docx", "html"):
        saved = officer.get(reverse("save-letter", args=[found.pk, letter.pk, ending]))
        name = f"911_26-acknowledgement.{ending}"
        assert saved.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        (tmp_path / name).write_bytes(saved.content)
    for report in inspect_all(sorted(tmp_path.iterdir())):
        assert report.verdict == PASS, report.findings


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OFFICER])
def test_letters_are_seen_by_those_who_write_to_the_requester_only(
    named: Desk, signed_in: Any, role: Role
) -> None:
    found = named.request()
    _make(signed_in("officer"), found.pk, LetterKind.ACKNOWLEDGEMENT)
    letter, other = Letter.objects.get(), signed_in(role)
    for name, rest in (
        ("letters", []),
        ("write-letter", ["response"]),
        ("letter", [letter.pk]),
        ("save-letter", [letter.pk, "docx"]),
    ):
        assert other.get(reverse(name, args=[found.pk, *rest])).status_code == 403, name
    if role is not Role.ADMINISTRATOR:
        page = page_of(other.get(reverse("request", args=[found.pk])))
        assert "Letter written" in page
        assert "Rowan" not in page


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_templates_are_the_administrators(named: Desk, signed_in: Any, role: Role) -> None:
    for name, rest in (("letter-templates", []), ("letter-template", ["response"])):
        assert signed_in(role).get(reverse(name, args=rest)).status_code == 403
    drop = reverse("drop-letter-template", args=["response"])
    assert signed_in(role).post(drop).status_code == 403


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A letter of every kind, as it leaves."""
    folder = tmp_path_factory.mktemp("letters")
    paths = [folder / f"{kind}.docx" for kind in LetterKind]
    for kind, path in zip(LetterKind, paths, strict=True):
        path.write_bytes(fill_letter(sample_letter(kind)))
    return paths


def test_every_letter_passes_the_gate(written: list[Path]) -> None:
    refused = [report for report in inspect_all(written) if report.verdict != PASS]
    assert refused == []


def test_every_letter_becomes_pages(written: list[Path], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None or shutil.which("pdftotext") is None:
        pytest.skip("no LibreOffice or pdftotext is installed on this system")
    command = [
        office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to",
        "pdf", "--outdir", str(tmp_path), *map(str, written),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for kind, path in zip(LetterKind, written, strict=True):
        read = ["pdftotext", "-layout", str(tmp_path / f"{path.stem}.pdf"), "-"]
        text = subprocess.run(read, check=True, capture_output=True, text=True, timeout=60).stdout
        assert missing(text.replace("-\n", "-"), sample_letter(kind).required) == [], kind
