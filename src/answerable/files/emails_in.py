"""Reads an e-mail that somebody handed in: who wrote it, when it came, its words, its files.

Nothing in it is trusted: its size, its depth, its headers, its character codes and the names of its
files are bounded or made harmless; its pages are read as text and never shown as pages.
"""

import codecs
import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import EmailMessage, Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime
from typing import NoReturn

from answerable.files.html_text import html_text
from answerable.model.calendar import LONDON
from answerable.model.errors import UserMistake

MOST_BYTES = 20_000_000
_OLE = b"\xd0\xcf\x11\xe0"
"""How the files of older office programs begin, and with them the messages that Outlook saves."""

_HEADERS = ("from", "sender", "to", "subject", "date", "received", "message-id", "mime-version")
_LONGEST_HEAD = 100_000
_MOST_PARTS = 200
_DEEPEST = 12
_MOST_FILES = 20
_LONGEST_HEADER = 1_000
_FORWARDED = "\n\n-----Original Message-----\n"
_MARK = re.compile(
    r"^[ >]*(?:-{2,} ?(?:original|forwarded) message ?-{0,}|begin forwarded message:|_{10,})",
    re.IGNORECASE | re.MULTILINE,
)
_BLOCK = re.compile(
    r"^[ >*]{0,20}from\*?:[^\n]{3,200}\n(?: {0,4}\r?\n)?[ >*]{0,20}(?:sent|date)\*?:[^\n]{0,200}\n"
    r"(?: {0,4}\r?\n)?[ >*]{0,20}to\*?:",
    re.IGNORECASE | re.MULTILINE,
)
"""How Outlook begins what is sent on: no line above it says so."""

_ANSWERS = re.compile(r"\s*(?:re|aw|antw) ?:", re.IGNORECASE)
_FROM = re.compile(r"^[ >*]*from\*?: *(?P<who>[^\n]{3,200})$", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"[^\s@<>,;:\"\[\]()]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}")


@dataclass(frozen=True, slots=True)
class FileIn:
    """A file that came with an e-mail; its name is harmless, its bytes are not."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class EmailIn:
    """An e-mail as it was read. `received` is when it reached us, as far as its headers say.

    `forwarded` says that somebody sent on what another wrote; then the sender is that other.
    """

    text: str
    subject: str = ""
    name: str = ""
    address: str = ""
    received: datetime | None = None
    dated: datetime | None = None
    files: tuple[FileIn, ...] = ()
    forwarded: bool = False

    @property
    def came(self) -> datetime | None:
        """The moment that counts: when it reached us, else when it says that it was sent."""
        return self.received or self.dated


def read_email(data: bytes, *, name: str) -> EmailIn:
    """The e-mail, in bounded time and space.

    Raises UserMistake "letter-too-big", "email-too-deep" or "letter-unreadable".
    """
    _check_size(data, name)
    try:
        message = email.message_from_bytes(_begun(data), policy=email.policy.default)
        return _read(message, name)
    except RecursionError as error:
        raise UserMistake("email-too-deep", where=name) from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        _damaged(name, f"the e-mail is not well formed ({type(error).__name__})")


def check_email(data: bytes, *, name: str) -> None:
    """Refuses what is no e-mail: it would be read as unreadable words from nobody.

    Raises UserMistake "email-not-one" for bytes of another kind, and for what has none of the
    headers that every e-mail has; "letter-too-big" as reading it does.
    """
    _check_size(data, name)
    begun = _begun(data)
    head = BytesHeaderParser().parsebytes(begun[:_LONGEST_HEAD])
    is_text = not data.startswith(_OLE) and b"\0" not in data[:4096]
    if begun and not (is_text and any(header in head for header in _HEADERS)):
        kind = ", but a message in Outlook's own form (.msg)" if data.startswith(_OLE) else ""
        raise UserMistake("email-not-one", where=name, kind=kind)


def _check_size(data: bytes, name: str) -> None:
    if len(data) > MOST_BYTES:
        raise UserMistake("letter-too-big", where=name, limit=MOST_BYTES)


def _begun(data: bytes) -> bytes:
    """From the first header on: some programs write a mark or empty lines before it."""
    return data.removeprefix(codecs.BOM_UTF8).lstrip()


def _read(message: EmailMessage, name: str) -> EmailIn:
    parts = list(_parts(message, name))
    sender, address = _sender(message)
    outer = EmailIn(
        text=_FORWARDED.join(_bodies(parts)),
        subject=_header(message, "subject"),
        name=sender,
        address=address,
        received=_received(message),
        dated=_moment(_header(message, "date")),
        files=tuple(_files(parts)),
    )
    inner = next((p for p in parts[1:] if p.get_content_type() == "message/rfc822"), None)
    if inner is not None:
        return _sent_on(outer, inner)
    return _sent_on_inside(outer)


def _sent_on(outer: EmailIn, inner: Message) -> EmailIn:
    """What a colleague sent on as a file: whoever wrote that message asks."""
    payload = inner.get_payload()
    message = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(message, EmailMessage):
        return outer
    sender, address = _sender(message)
    received = _received(message) or _moment(_header(message, "date")) or outer.received
    return replace(
        outer,
        name=sender,
        address=address,
        subject=_header(message, "subject") or outer.subject,
        received=received,
        forwarded=True,
    )


def _sent_on_inside(outer: EmailIn) -> EmailIn:
    """The same where a mail program wrote the first sender into the text."""
    mark = _MARK.search(outer.text)
    if mark is None and not _ANSWERS.match(outer.subject):
        # Below an answer stands what was answered: its sender is no requester.
        mark = _BLOCK.search(outer.text)
    said = _FROM.search(outer.text, mark.start() if mark else 0) if mark else None
    if said is None:
        return outer
    address = _ADDRESS.search(said["who"])
    name = re.split(r"[<\[(]|mailto:", said["who"])[0].strip(" \"*'")
    shown = "" if "@" in name else name
    return replace(outer, name=shown, address=address[0] if address else "", forwarded=True)


def _parts(message: EmailMessage, name: str) -> Iterator[EmailMessage]:
    """Every part in order, as deep and as many as anybody means to send."""
    waiting: list[tuple[EmailMessage, int]] = [(message, 0)]
    count = 0
    while waiting and count < _MOST_PARTS:
        part, depth = waiting.pop(0)
        if depth > _DEEPEST:
            raise UserMistake("email-too-deep", where=name)
        count += 1
        yield part
        payload = part.get_payload()
        if isinstance(payload, list):
            inside = [one for one in payload if isinstance(one, EmailMessage)]
            waiting[:0] = [(one, depth + 1) for one in inside]


def _bodies(parts: list[EmailMessage]) -> Iterator[str]:
    """The text of the message, then of each message forwarded inside it."""
    plain = [part for part in parts if _is_body(part, "text/plain") and _content(part).strip()]
    for part in plain or [part for part in parts if _is_body(part, "text/html")][:1]:
        text = _content(part)
        yield html_text(text) if part.get_content_type() == "text/html" else text


def _is_body(part: EmailMessage, kind: str) -> bool:
    return part.get_content_type() == kind and not part.is_attachment() and not part.get_filename()


def _content(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError):  # an unknown or wrong character code
        payload = part.get_payload(decode=True)
        return payload.decode("cp1252", errors="replace") if isinstance(payload, bytes) else ""


def _files(parts: list[EmailMessage]) -> Iterator[FileIn]:
    found = (part for part in parts[1:] if part.get_filename() and not part.is_multipart())
    for number, part in zip(range(1, _MOST_FILES + 1), found, strict=False):
        payload = part.get_payload(decode=True)
        name = harmless_name(part.get_filename() or "", number)
        yield FileIn(name, payload if isinstance(payload, bytes) else b"")


def harmless_name(name: str, number: int) -> str:
    """The last part of a name, of letters, digits and plain signs only; never empty."""
    last = re.split(r"[/\\]", name)[-1]
    kept = re.sub(r"[^\w .()-]", "_", last).strip(" .")
    return kept[-100:] or f"file {number}"


def _header(message: Message, name: str) -> str:
    """A header on one line, without what a terminal or page could obey."""
    try:
        text = " ".join(str(message[name] or "").split())
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return ""
    return "".join(char for char in text if char.isprintable())[:_LONGEST_HEADER]


def _sender(message: Message) -> tuple[str, str]:
    """Whom an answer goes to: Reply-To where it is given, with the name of From."""
    senders = getaddresses([_header(message, "from")])
    replies = getaddresses([_header(message, "reply-to")])
    name = next((shown for shown, _ in senders if shown), "")
    address = next((at for _, at in [*replies, *senders] if _ADDRESS.fullmatch(at)), "")
    return name.strip("'\" "), address


def _received(message: Message) -> datetime | None:
    """When our own server took it in: the first of the Received headers, which it wrote last."""
    for header in (message.get_all("received") or [])[:1]:
        return _moment(" ".join(str(header).rpartition(";")[2].split()))
    return None


def _moment(text: str) -> datetime | None:
    """A moment with its zone; none where the header is missing or means nothing."""
    try:
        moment = parsedate_to_datetime(text) if text else None
        if moment is None:
            return None
        return (moment if moment.tzinfo else moment.replace(tzinfo=LONDON)).astimezone(LONDON)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _damaged(name: str, reason: str) -> NoReturn:
    raise UserMistake("letter-unreadable", where=name, reason=reason)
