"""Characters that no reader sees, or that change the order in which a text is seen."""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff\U000f0000-\U0010fffd]"
)
"""Controls, marks of direction, spaces without width, tags, and signs that are nobody's."""

_PLAIN = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
"""What anybody sees, and line ends."""

_JOINER = "\u200d"
_JOINED = re.compile(
    "(?<=[\u00a9\u00ae\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])"
    f"{_JOINER}(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
)
"""The joiner between the pictures of one emoji: it is seen, for it makes one of them."""


def visible(text: str) -> str:
    """A text without what nobody sees."""
    joiners = _joiners(text)
    return _UNSEEN.sub(lambda mark: mark[0] if mark.start() in joiners else "", text)


def unseen(text: str) -> list[tuple[int, str]]:
    """The places and characters of a text that nobody sees; line ends do not count."""
    if _is_seen(text):
        return []
    joiners = _joiners(text)
    marks = ((mark.start(), mark[0]) for mark in _UNSEEN.finditer(text))
    return [(place, char) for place, char in marks if char != "\r" and place not in joiners]


def _is_seen(text: str) -> bool:
    """Whether nothing in a text is unseen: most texts hold few signs that are worth asking about.

    Bytes are left out several times faster than characters are looked up.
    """
    doubtful = text.encode(errors="surrogatepass").translate(None, _PLAIN)
    return not _UNSEEN.search(doubtful.decode(errors="surrogatepass"))


def _joiners(text: str) -> frozenset[int]:
    if _JOINER not in text:
        return frozenset()
    return frozenset(mark.start() for mark in _JOINED.finditer(text))
