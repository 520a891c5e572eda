"""Reads the label that a line begins with: 1. 1) (1) 1a Q1 Question 1, letters, roman, bullets."""

import re
from collections.abc import Set
from dataclasses import dataclass

from answerable.model.months import MONTH
from answerable.model.number_words import COMPOUND, NUMBER_WORDS, spelt

_COUNTED = rf"\d{{1,2}}|{COMPOUND}|{'|'.join(NUMBER_WORDS)}|[A-Za-z](?!\w)"
_WORD = re.compile(
    rf"(?P<label>(?P<word>questions?|query|request|qu|qn|q|item|part|point)(?:\.(?=\s?\d))?\s?(?:no\.?\s|\#\s?)?"
    rf"\(?(?P<count>{_COUNTED})(?P<below>(?:\.\d{{1,2}}){{0,2}})\)?(?P<part>\s?\(?(?:[a-z]|[ivx]{{2,4}})\)|\.?[a-z](?!\w))?)"
    r"(?P<end>\s?[.:)\]–—-]+\s*|/(?!\S)\s*|\s*\Z|\s+(?=\S))",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"(?P<label>\(?(?P<stem>\d{1,2})\)?(?:[.\s]?\((?P<a>[a-z]|[ivx]{1,4})\)"
    r"|\.?(?P<b>[a-hA-H]|[ivx]{2,4})(?=[.):\s]))"
    r"[.):]*)\s+",
)
_DECIMAL = re.compile(r"(?P<label>(?P<stem>\d{1,2}(?:\.\d{1,2}){0,2})\.(?P<last>\d{1,2})[.):]?)\s+")
_DIGIT = re.compile(
    r"(?P<label>(?P<open>[(\[]?)(?P<count>\d{1,3})\s?(?P<mark>[.):\]]+(?:[-–—](?=\s))?|[-–—/](?=\s)))(?!\d)\s*(?=\S|\Z)"
)
_LETTERED = re.compile(r"(?P<label>\(?[A-Za-z]\.?(?P<count>\d{1,2})[.):]+)\s+(?=\S)")
_BARE = re.compile(
    rf"(?P<label>(?P<count>\d{{1,2}}))\s+(?!(?i:{MONTH})\b)"
    r"(?=[A-Z]|(?:how|what|which|who|whose|when|where|why|whether|do|does|did|has|have|had|is|are|was"
    r"|were|can|could|please|number|total|cost|the\snumber|list|copy|copies|names?|details|any)\b)"
)
_LETTER = re.compile(
    r"(?P<label>(?P<open>[(\[]?)(?P<count>[ivxIVX]{1,5}|[A-Za-z])\s?(?P<mark>[.):\]]+))(?:\s+|(?<=\))(?=\S)|\Z)"
)
_BULLET = re.compile(r"(?P<label>[•·*]+|[-–—]{1,2}(?!-)|[+~](?=\s))\s*(?=[^\s*-])")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
          "xv", "xvi", "xvii", "xviii", "xix", "xx")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """A label and what follows it.

    `number` is the label without its brackets and stops, None for a bullet; `readings` are the
    kinds it can be with its place in that kind ("i" is the first of the romans or the ninth
    letter); `stem` is the number a compound label hangs from; `weak` needs others to believe it.
    """

    number: str | None
    readings: tuple[tuple[str, int], ...]
    rest: str
    stem: str | None = None
    weak: bool = False


def find_label(line: str) -> Label | None:
    """The label at the head of a line, or None."""
    text = re.sub(r"\A#\s?(?=\d)", "", line.strip())
    for reader in (_word, _compound, _decimal, _digit, _lettered, _letter, _bullet):
        if label := reader(text):
            return label
    return None


def follows(label: Label, above: Set[tuple[str, int]]) -> bool:
    """Whether a label goes on with those above it: none does that could be a bare house number."""
    return not label.weak and any((kind, order - 1) in above for kind, order in label.readings)


def _word(text: str) -> Label | None:
    found = _WORD.match(text)
    if not found:
        return None
    word, end = found.group("word").lower(), found.group("end").strip()
    sure = (
        bool(end) or found.end() == len(text) or (word[0] == "q" and found.group("count").isdigit())
    )
    if not sure or (word in ("part", "point", "item", "questions") and not end):
        return None
    number = _bare(found.group("label"))
    if (
        word in ("part", "point", "item")
        and len(text[found.end() :].split()) <= 6
        and "?" not in text
    ):
        return None  # a heading
    if below := found.group("below"):
        stem = number[: number.rindex(".")]
        return Label(
            number, ((word + "decimal", int(below.split(".")[-1])),), text[found.end() :], stem
        )
    if part := found.group("part"):
        stem = (
            _bare(number[: -len(part)])
            if number.endswith(part)
            else _bare(found.group("label")[: -len(part)])
        )
        return Label(number, _readings(_bare(part), word + "part"), text[found.end() :], stem)
    count = found.group("count").lower()
    value = int(count) if count.isdigit() else spelt(count)
    value = ord(count) - 96 if value is None else value
    return Label(number, ((word, value),), text[found.end() :])


def _compound(text: str) -> Label | None:
    found = _COMPOUND.match(text)
    if not found:
        return None
    last = found.group("a") or found.group("b")
    return Label(
        _bare(found.group("label")),
        _readings(last, "compound"),
        text[found.end() :],
        found.group("stem"),
    )


def _decimal(text: str) -> Label | None:
    found = _DECIMAL.match(text)
    if not found or found.group("last").startswith("0"):
        return None
    return Label(
        _bare(found.group("label")),
        (("decimal", int(found.group("last"))),),
        text[found.end() :],
        found.group("stem"),
    )


def _digit(text: str) -> Label | None:
    found = _DIGIT.match(text)
    if found:
        style = found.group("open") + found.group("mark")[0]
        count = int(found.group("count"))
        return Label(_bare(found.group("label")), ((f"digit{style}", count),), text[found.end() :])
    found = _BARE.match(text)
    if not found:
        return None
    count = int(found.group("count"))
    return Label(found.group("label"), (("digit", count),), text[found.end() :], weak=True)


def _lettered(text: str) -> Label | None:
    """A1, A2: the second of what stands under A, in lists that number no A by itself."""
    found = _LETTERED.match(text)
    if not found:
        return None
    reading = ("lettered", int(found.group("count")))
    return Label(_bare(found.group("label")), (reading,), text[found.end() :], weak=True)


def _letter(text: str) -> Label | None:
    found = _LETTER.match(text)
    if not found:
        return None
    style = found.group("open") + found.group("mark")[0]
    readings = _readings(found.group("count"), style)
    if not readings:
        return None
    initial = style == "." and found.group("count").isupper()  # A. Smith
    weak = initial or style == ":"  # t: 01632 960 000
    return Label(_bare(found.group("label")), readings, text[found.end() :], weak=weak)


def _bullet(text: str) -> Label | None:
    found = _BULLET.match(text)
    return Label(None, ((found.group("label")[0], 0),), text[found.end() :]) if found else None


def _readings(count: str, style: str) -> tuple[tuple[str, int], ...]:
    case = "upper" if count.isupper() else "lower"
    readings = []
    if count.lower() in _ROMAN:
        readings.append((f"roman {case} {style}", _ROMAN.index(count.lower()) + 1))
    if len(count) == 1:
        readings.append((f"letter {case} {style}", ord(count.lower()) - 96))
    return tuple(readings)


def _bare(label: str) -> str:
    return label.strip("()[].:/-–— ")
