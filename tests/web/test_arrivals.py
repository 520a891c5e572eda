"""What arrives: an e-mail is handed in, read, logged once, or put aside."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from answerable.desk import arrivals
from answerable.files.received_forms import FormIn, new_reference, write_form
from answerable.model.calendar import LONDON
from answerable.model.roles import Role
from answerable.store.models import AuditEvent, Request, Requester
from dirty.emails import ASKED, EMAILS, message
from store.desks import RECEIVED, Desk
from web.responses import page_of


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An inbox of its own."""
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path))
    return tmp_path


def _hand_in(officer: Any, data: bytes, name: str = "request.eml") -> Any:
    return officer.post(reverse("arrivals"), {"email": SimpleUploadedFile(name, data)})


def _log(officer: Any, address: str, **changes: str) -> Any:
    """Logs what the page proposes, as it stands but for these changes."""
    form = officer.get(address).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields if name != "received"}
    for part in ("day", "month", "year"):
        typed[f"received_{part}"] = str(getattr(form["received"].value(), part))
    return officer.post(reverse("log-request"), {**typed, "reference": "911_26", **changes})


def test_an_email_fills_in_the_page_that_logs_a_request(desk: Desk, signed_in: Any) -> None:
    officer = signed_in("officer")
    response = _hand_in(officer, EMAILS["text and HTML"]())
    page = page_of(officer.get(response.url))
    for words in ("Rowan Vale", "rowan@example.org", "FOI request", "Questions it seems to ask"):
        assert words in page
    assert 'value="2"' in page
    assert 'value="11"' in page
    logged = _log(officer, response.url)
    found = Request.objects.get(reference="911_26")
    assert logged.url == reverse("questions", args=[found.pk])
    assert found.channel == "e-mail"
    assert [question.number for question in found.questions.all()] == ["1", "2"]
    assert Requester.objects.get(request=found).email == "rowan@example.org"
    assert arrivals.arrivals() == []


def test_what_is_too_long_for_its_field_is_cut_and_said_to_be(signed_in: Any) -> None:
    officer, subject = signed_in("officer"), "Re: " + "complaints " * 30
    mail = f"From: Rowan Vale <r@example.org>\nSubject: {subject}\n\nHow many complaints?\n"
    response = _hand_in(officer, mail.encode())
    page = officer.get(response.url)
    assert page.context["form"]["title"].value() == ("complaints " * 30)[:300]
    assert "The subject is longer than 300 characters" in page_of(page)
    assert "The sender" not in page_of(page)


def test_the_same_email_is_logged_once_and_whoever_comes_second_is_told(
    desk: Desk, signed_in: Any
) -> None:
    officer = signed_in("officer")
    data = message().as_bytes()
    _log(officer, _hand_in(officer, data).url)
    again = _hand_in(officer, data)
    page = page_of(_log(officer, again.url, reference="912_26"))
    assert "has already been logged from the same e-mail or form: 911_26" in page
    assert Request.objects.count() == 1


def test_a_file_is_kept_only_if_the_gate_lets_it_pass(
    desk: Desk, signed_in: Any, tmp_path: Path
) -> None:
    made = message()
    clean = b"year,complaints\r\n2015,9\r\n"
    made.add_attachment(clean, maintype="text", subtype="csv", filename="figures.csv")
    made.add_attachment(
        b"<!-- secret --><script>x()</script>",
        maintype="text",
        subtype="html",
        filename="page.html",
    )
    officer = signed_in("officer")
    _log(officer, _hand_in(officer, made.as_bytes()).url)
    found = Request.objects.get()
    kept, refused = found.attachments.all()
    assert (kept.name, bytes(kept.content), kept.findings) == ("figures.csv", clean, [])
    assert refused.content is None
    assert refused.findings
    page = page_of(officer.get(reverse("request", args=[found.pk])))
    assert "figures.csv" in page
    assert "It was not kept" in page
    saved = officer.get(reverse("attachment", args=[found.pk, kept.pk]))
    assert saved.content == clean
    assert saved.headers["Content-Disposition"].startswith("attachment")
    assert officer.get(reverse("attachment", args=[found.pk, refused.pk])).status_code == 404


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\0\1\2" * 99, "it is not an e-mail"),
        (b"", "The e-mail file is empty"),
        (None, "Choose an e-mail file"),
    ],
)
def test_what_is_no_email_is_told_and_not_kept(
    signed_in: Any, data: bytes | None, told: str
) -> None:
    officer = signed_in("officer")
    sent = {} if data is None else {"email": SimpleUploadedFile("x.eml", data)}
    page = page_of(officer.post(reverse("arrivals"), sent))
    assert "There is a problem" in page
    assert told in page
    assert arrivals.arrivals() == []


def test_what_is_hostile_in_an_email_is_shown_as_text(signed_in: Any) -> None:
    officer = signed_in("officer")
    response = _hand_in(officer, EMAILS["hostile headers"]())
    for address in (response.url, reverse("arrivals")):
        assert "<script>alert" not in page_of(officer.get(address))


def test_what_is_no_request_is_put_aside_with_its_reason(desk: Desk, signed_in: Any) -> None:
    officer = signed_in("officer")
    response = _hand_in(officer, message().as_bytes())
    id = response.url.partition("from=")[2]
    address = reverse("put-aside", args=[id])
    assert "Enter the reason" in page_of(officer.post(address, {"reason": " "}))
    assert officer.post(address, {"reason": "sent twice"}).url == reverse("arrivals")
    assert arrivals.arrivals() == []
    event = AuditEvent.objects.get(action="arrival put aside")
    assert "sent twice" in event.body
    assert "rowan" not in event.body.lower()
    assert officer.get(response.url).status_code == 409


def test_what_the_public_form_received_is_fetched_on_sight(
    desk: Desk, signed_in: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    monkeypatch.setenv("ANSWERABLE_FORM_SPOOL", str(spool))
    sent = FormIn(new_reference(), RECEIVED, "Jo Penn", "", "3 Mill Lane", ASKED)
    write_form(spool, sent)
    (spool / "F-AAAAAAAA.json").write_text("{}")
    (spool / "notes.txt").write_text("not ours")
    officer = signed_in("officer")
    page = page_of(officer.get(reverse("arrivals")))
    assert "Jo Penn" in page
    assert sorted(path.name for path in spool.iterdir()) == ["F-AAAAAAAA.json", "notes.txt"]
    (only,) = arrivals.arrivals()
    page = page_of(officer.get(f"{reverse('log-request')}?from={only.id}"))
    assert sent.reference in page
    assert only.received_on == RECEIVED.astimezone(LONDON).date()
    _log(officer, f"{reverse('log-request')}?from={only.id}", title="Social media")
    assert Request.objects.get().channel == "web form"


def test_what_a_colleague_logs_while_the_list_is_made_is_passed_over(
    desk: Desk, signed_in: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = signed_in("officer")
    stays = arrivals.hand_in(message().as_bytes(), name="x.eml")
    (tmp_path / "inbox" / f"{'a' * 64}.eml").symlink_to(tmp_path / "gone")
    assert [one.id for one in arrivals.arrivals()] == [stays]
    arrivals.forget(stays)
    gone = tmp_path / "inbox" / f"{stays}.eml"
    monkeypatch.setattr(arrivals, "_path", lambda id: gone)
    response = officer.get(f"{reverse('log-request')}?from={stays}")
    assert response.status_code == 409
    spool = tmp_path / "spool"
    spool.mkdir()
    monkeypatch.setenv("ANSWERABLE_FORM_SPOOL", str(spool))
    write_form(spool, FormIn(new_reference(), RECEIVED, "Jo Penn", "", "3 Mill Lane", ASKED))
    monkeypatch.setattr(Path, "is_symlink", Path.unlink)
    assert officer.get(reverse("arrivals")).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OFFICER])
def test_only_officers_see_what_has_arrived(desk: Desk, signed_in: Any, role: Role) -> None:
    id = arrivals.hand_in(message().as_bytes(), name="x.eml")
    other = signed_in(role)
    for address in (
        reverse("arrivals"),
        reverse("put-aside", args=[id]),
        f"{reverse('log-request')}?from={id}",
    ):
        assert other.get(address).status_code == 403
        assert other.post(address).status_code == 403
