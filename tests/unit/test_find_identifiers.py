"""Identifiers are found in sentences made without looking at the rules; ordinary words stay."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.model.places import Place
from answerable.model.redaction import NEVER
from answerable.model.register import Case
from answerable.steps.redaction.find_held import Held, Holdings
from answerable.steps.redaction.find_identifiers import find_identifiers
from answerable.steps.redaction.redact import propose
from identifiers import KINDS, KNOWN, Made, made

DRAWN = 100
STAYS = (
    "In 2015 there were 9 complaints between 1 and 31 of all months.",
    "The exemption is section 40(2) of the Freedom of Information Act 2000.",
    "A PCSO was dismissed; 7 PCs and 2 support staff received written warnings.",
    "Reference 911_16 was answered by the IOPC and the CPS.",
    "Searched were Facebook, LinkedIn, Twitter, WhatsApp and dating sites.",
    "It would take 900 cases at 4 minutes, 60 hours against 18 hours or £450.",
    "Officers wore BWV on the 14th District tour.",
    "He paid $1,580.00 and was given a 75-48 form.",
    "The officer, The sergeant and A supervisor came in a police SUV.",
    "Police called 911 twice. Several officers came.",
    "The Consultant Cardiologist and the Nurse Practitioner saw NI claims in version 1.2.3.",
)
HOSTILE = (
    "A", "a ", "1", "1 ", "1-", "Aa ", "A.", "A. ", "Officers A, ", "complainant, ", "aA1/", "@a.",
    '"', "(", "PC 1 ", "log 1 of 1 ", "www.", "January 1 ", "A'", "Aa-", "1st and ", "one two ",
    "collar number ", "+1 ", "a@", "a.a@a.", "N. ", "Officer ", "é", "\u0301", "AB12 ", "(A) ",
    "Aa Bb ", "ref 1-", "on 1/1 ", "M/F ", "at 1000 ", "Officers Smith, ", "The Aa ", "pc smith ",
    "PCs 11 ", "HIGH STREET ", "van der ", "Hope Street's ",
    "plate ending in ", "car a ", "the flat above a ", "known to a ", "Rose Ann-",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("PLATE ENDING KJM, TO THE A5", "KJM"),
        ("a grey Caddy, part plate WN16 F.", "WN16 F"),
        ("his Morris Minor, SMC 471, was hit", "SMC 471"),
        ("LEFT ON THE MINIBUS FOR 50 MINS", None),
        ("the index offence; partial NHS number", None),
    ],
)
def test_old_and_partial_marks(text: str, mark: str | None) -> None:
    assert [text[f.start : f.end] for f in find_identifiers(text)] == [m for m in [mark] if m]


def covered(one: Made) -> bool:
    """Whether no letter or digit of the value stays."""
    case = Case("C1", dict(one.columns), Place("test"))
    held = Holdings([case]).of("C1", one.text)
    gone = {i for found in propose(one.text, held) for i in range(found.start, found.end)}
    value = range(one.start, one.start + len(one.value))
    return all(i in gone for i in value if one.text[i].isalnum())


@pytest.mark.parametrize("kind", [*KINDS, *KNOWN])
def test_of_every_kind_nineteen_in_twenty_are_found(kind: str) -> None:
    dice = random.Random(f"{kind} 2016")
    found = sum(covered(made(kind, dice)) for _ in range(DRAWN))
    assert found >= 0.95 * DRAWN


@pytest.mark.parametrize(
    ("sentence", "removed"),
    [
        ("Sort code 12-34-56, account no. 12345678.", ("12-34-56", "12345678")),
        ("his card 4111 1111 1111 1111 was used", ("4111 1111 1111 1111",)),
        ("from the address 192.168.0.1 at noon", ("192.168.0.1",)),
        ("IMEI 356938035643809 was read", ("356938035643809",)),
        ("Hospital number H123456, MRN 00123456", ("H123456", "00123456")),
        ("tenancy reference T/204417/2 is hers", ("T/204417/2",)),
    ],
)
def test_numbers_of_banks_devices_hospitals_and_councils_are_found(
    sentence: str, removed: tuple[str, ...]
) -> None:
    found = {sentence[span.start : span.end] for span in find_identifiers(sentence)}
    assert set(removed) <= found


@pytest.mark.parametrize("sentence", STAYS)
def test_what_answers_are_made_of_stays(sentence: str) -> None:
    found = propose(sentence, Held(), spare=frozenset(NEVER))
    assert [sentence[f.start : f.end] for f in found] == []


@pytest.mark.parametrize(
    "text",
    [
        "Date_Created, case_status, report_template and mail_merge",
        "Xbox 360, steam 100 speed, hinge 3cm, Signal 12A, threads 20cm, Tinder 3rd, twitter 24th",
    ],
)
def test_fields_and_things_are_no_accounts(text: str) -> None:
    assert list(find_identifiers(text)) == []


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("she is jenny_xo", "jenny_xo"),
        ("it is lee_99 then", "lee_99"),
        ("posts as happy_days", "happy_days"),
        ("her Instagram is hot_dog", "hot_dog"),
        ("kik jd99x", "jd99x"),
        ("steam account foo22", "foo22"),
        ("snap jenny.xo", "jenny.xo"),
        ("fb 10002231", "10002231"),
    ],
)
def test_accounts_are_found_by_a_site_or_by_their_form(text: str, account: str) -> None:
    assert account in {text[found.start : found.end] for found in find_identifiers(text)}


@pytest.mark.parametrize("piece", HOSTILE)
def test_text_made_to_be_slow_is_read_to_its_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    found = propose(text, Held())
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@given(st.text(alphabet="Aa1 .,-/@:'\"()£é\u0301\nOfficerPC", max_size=300))
def test_spans_stand_in_order_inside_the_text_and_apart(text: str) -> None:
    found = propose(text, Held())
    ends = [0, *(f.end for f in found)]
    assert all(end <= f.start for end, f in zip(ends, found, strict=False))
    assert ends[-1] <= len(text)
