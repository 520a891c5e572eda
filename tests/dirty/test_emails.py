"""Every kind of e-mail is read: who asks, when it came, what is asked, which files came along."""

import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.desk import arrivals
from answerable.files.emails_in import harmless_name, read_email
from answerable.model.errors import UserMistake
from dirty.emails import ASKED, EMAILS, message, nested

OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(128, 256)) * 60
"""What begins as the messages that Outlook saves, without the noughts that follow in most."""


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own."""
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("kind", EMAILS)
def test_an_email_of_any_kind_asks_its_two_questions_in_the_name_of_its_sender(
    inbox: Path, kind: str
) -> None:
    id = arrivals.hand_in(EMAILS[kind](), name="request.eml")
    found = arrivals.arrival(id)
    asked = [question.text for question in found.questions]
    assert len(asked) == 2, asked
    assert asked[0].startswith("How many complaints about ")
    assert asked[1].startswith("How many officers were disciplined")
    wanted = "answers@example.org" if kind == "other reply address" else "rowan@example.org"
    assert found.email == wanted
    assert found.name.startswith("Rowan")


def test_what_stands_below_an_answer_is_nobody_who_asks() -> None:
    quoted = (
        "From: FOI team <foi@force.example>\nSent: 1 November 2026\nTo: Rowan\nSubject: x\n\nHi"
    )
    answer = message(f"{ASKED}\n\n{quoted}", subject="RE: your request")
    read = read_email(answer.as_bytes(), name="x.eml")
    assert (read.address, read.forwarded) == ("rowan@example.org", False)


DATELESS = ("without a date", "dated in the future", "date that means nothing")


@pytest.mark.parametrize("kind", EMAILS)
def test_the_day_is_that_of_the_headers_and_what_is_odd_about_it_is_said(
    inbox: Path, kind: str
) -> None:
    found = arrivals.arrival(arrivals.hand_in(EMAILS[kind](), name="request.eml"))
    if kind in DATELESS:
        assert found.said_on is None, "nothing is filled in for whoever has to enter it"
        assert found.received_on == date.today()
        assert "Enter the day on which it arrived" in " ".join(found.notes)
    else:
        assert found.received_on == date(2026, 11, 2)
    if kind == "received days later":
        assert "dated 30 October 2026 and reached us on 2 November 2026" in found.notes[0]
    assert any("sent it on" in note for note in found.notes) is kind.startswith("forwarded")


def test_an_email_that_reached_us_a_minute_before_midnight_counts_that_day(inbox: Path) -> None:
    late = b"Received: from a by b; Mon, 02 Nov 2026 23:59:59 +0000\r\n" + message().as_bytes()
    assert read_email(late, name="x").received.date() == date(2026, 11, 2)  # type: ignore[union-attr]
    summer = b"Received: from a by b; Wed, 01 Jul 2026 23:30:00 +0000\r\n" + message().as_bytes()
    assert read_email(summer, name="x").received.date() == date(2026, 7, 2)  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["text and HTML", "HTML only"])
def test_what_runs_in_a_page_never_enters_the_text(inbox: Path, kind: str) -> None:
    text = read_email(EMAILS[kind](), name="x").text
    assert "alert" not in text
    assert "tracker" not in text
    assert "<" not in text


def test_headers_lose_what_a_terminal_obeys_and_are_cut(inbox: Path) -> None:
    found = read_email(EMAILS["hostile headers"](), name="x")
    assert "\x1b" not in found.name
    assert len(found.subject) <= 1_000
    assert "\n" not in found.subject


def test_a_file_is_named_harmlessly_and_its_text_is_read(inbox: Path) -> None:
    found = arrivals.arrival(arrivals.hand_in(EMAILS["request attached as Word"](), name="x"))
    assert [file.name for file in found.files] == ["request.docx"]
    assert "[request.docx]" in found.text
    for name in ("../../etc/passwd", "C:\\a\\b.exe", "..", "", "a\0b", "x" * 400):
        safe = harmless_name(name, 1)
        assert safe
        assert len(safe) <= 100
        assert not {"/", "\\", "\0"} & set(safe)
        assert safe not in (".", "..")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b"\0\1\2\3" * 50, "email-not-one"),
        (OUTLOOK, "email-not-one"),
        (b"\x89PNG\r\n\x1a\n" + b"\xde\xad\xbe\xef" * 50, "email-not-one"),
        (b"Dear Sir or Madam,\n\nHow many complaints did you receive?\n", "email-not-one"),
        (b"From: a@b.example\r\n\r\n", "file-empty"),
        (nested(40), "email-too-deep"),
        (nested(2_000), "email-too-deep"),
        (b"x" * 20_000_001, "letter-too-big"),
    ],
)
def test_what_is_no_email_or_too_much_of_one_is_told_and_not_kept(
    inbox: Path, data: bytes, code: str
) -> None:
    begun = time.monotonic()
    with pytest.raises(UserMistake) as told:
        arrivals.hand_in(data, name="request.eml")
    assert told.value.code == code
    assert time.monotonic() - begun < 20
    assert arrivals.arrivals() == []


@pytest.mark.parametrize(
    "begin", [b"\xef\xbb\xbf", b"\r\n\r\n", b"From rowan@example.org Mon Nov  2 09:30:00 2026\n"]
)
def test_what_a_mail_program_writes_before_the_headers_makes_it_no_less_an_email(
    begin: bytes,
) -> None:
    found = read_email(begin + message().as_bytes(), name="x.eml")
    assert (found.name, found.address) == ("Rowan Vale", "rowan@example.org")
    assert "How many complaints" in found.text


def test_what_was_taken_for_an_email_before_can_still_be_looked_at(inbox: Path) -> None:
    (inbox / "inbox").mkdir()
    (inbox / "inbox" / f"{'a' * 64}.eml").write_bytes(OUTLOOK)
    assert [one.id for one in arrivals.arrivals()] == ["a" * 64]


def test_a_message_in_outlooks_own_form_is_named_with_what_to_do(inbox: Path) -> None:
    with pytest.raises(UserMistake) as told:
        arrivals.hand_in(OUTLOOK, name="FOI request.msg")
    assert "Outlook's own form (.msg)" in told.value.what
    assert "save the message from your mail program as .eml" in told.value.todo


def test_a_thousand_parts_are_read_as_far_as_anybody_means_to_send(inbox: Path) -> None:
    made = message()
    for number in range(1_000):
        made.add_attachment(b"x", maintype="application", subtype="x", filename=f"{number}.bin")
    assert len(read_email(made.as_bytes(), name="x").files) == 20


@given(st.binary(max_size=3_000), st.integers(0, 3_000))
@settings(max_examples=150, deadline=None)
def test_a_damaged_email_is_read_or_told_and_never_breaks(noise: bytes, place: int) -> None:
    whole = EMAILS["request attached as PDF"]()
    data = whole[:place] + noise + whole[place:]
    with suppress(UserMistake):
        assert read_email(data, name="request.eml").text is not None


def test_the_same_email_is_one_arrival_however_often_it_is_handed_in(inbox: Path) -> None:
    ids = {arrivals.hand_in(message(ASKED).as_bytes(), name=name) for name in ("a.eml", "b.eml")}
    assert len(ids) == 1
    assert len(arrivals.arrivals()) == 1
    arrivals.forget(ids.pop())
    assert arrivals.arrivals() == []


@pytest.mark.parametrize("id", ["../../secret-key", "x", "0" * 64, ""])
def test_an_address_reaches_nothing_but_the_inbox(db: None, inbox: Path, id: str) -> None:
    (inbox / "secret-key").write_text("secret")
    with pytest.raises(UserMistake) as told:
        arrivals.arrival(id)
    assert told.value.code == "arrival-gone"
