"""What is typed into the public form, and what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from answerable.files.received_forms import MOST_LINE, MOST_TEXT

TRAP = "website"
"""A field that people do not see: whatever fills it in is no person."""
_FIELDS = ("text", "name", "email", "address", TRAP)
"""As they stand on the page."""
_EMAIL = re.compile(r"[^\s@<>,;]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}")
_MOST = {"text": MOST_TEXT, "name": 200, "email": 254, "address": 4 * MOST_LINE, TRAP: MOST_LINE}
_CALLED = {"text": "Your request", "name": "Your name", "email": "Your e-mail address",
           "address": "Your postal address"}  # fmt: skip
MOST_BYTES = 12 * sum(_MOST.values())
"""Of a form that is sent: a character is four bytes at most, and each of them is sent as three."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, and the mistakes by field."""

    values: Mapping[str, str]
    mistakes: Mapping[str, str]


BLANK = Typed(dict.fromkeys(_FIELDS, ""), {})


def read_typed(body: bytes) -> Typed:
    """The fields of a form that was sent. Raises ValueError for what no browser sends."""
    sent = parse_qs(
        body.decode("utf-8"), keep_blank_values=True, max_num_fields=20, errors="strict"
    )
    values = {name: _plain(sent.get(name, [""])[0]) for name in _FIELDS}
    told = dict(_mistakes(values))
    return Typed(values, {name: told[name] for name in _FIELDS if name in told})


def _plain(text: str) -> str:
    """Without control characters but line breaks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char == "\n" or char.isprintable()).strip()


def _mistakes(values: Mapping[str, str]) -> list[tuple[str, str]]:
    found = []
    if not values["name"]:
        found.append(("name", "Enter your name: the law asks for it"))
    if not (values["email"] or values["address"]):
        found.append(("email", "Enter an e-mail address, or a postal address below"))
    if values["email"] and not _EMAIL.fullmatch(values["email"]):
        found.append(("email", "Enter an e-mail address such as name@example.org"))
    if not values["text"]:
        found.append(("text", "Enter the information you are asking for"))
    for name, called in _CALLED.items():
        if len(values[name]) > _MOST[name]:
            found.append((name, f"{called} is longer than {_MOST[name]:,} characters: shorten it"))
    if values[TRAP]:
        found.append((TRAP, "Leave the last field empty: it is there to catch automatic senders"))
    return found
