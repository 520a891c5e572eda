"""Splits running text into sentences, and a sentence into the parts numbered inside it."""

import re
from dataclasses import dataclass

from answerable.steps.words.read_labels import Label, find_label
from answerable.steps.words.sort_sentences import is_strong

_STOP = re.compile(
    r"(?<![.?!…])[.?!…]{1,9}[)\"”’']{0,4}\s(?=[\"“‘'(]{0,4}[A-Z0-9•])"
    r"|(?<![?])\?{1,9}[)\"”’']{0,4}\s(?=\S)"
    r"|(?<=[a-z\d]{2})[.!]\s(?=(?:i|i['’]?(?:m|d|ve)|we|how|what|which|who|when|where|why|please|pls|also"
    r"|can|could|would|do|does|did|is|are|has|have|was|were|if)\s)"
    r"|(?<=[a-z\d?).!])(?<!\bof)(?<!\bfor)(?<!\bto)(?<!\b[Tt]he)(?<!\ba)(?<!\bsay)(?<!\bsaid)\s"
    r"(?=(?:(?:and|with|many|kind|best)\s){0,2}(?:[Tt]hanks|[Tt]hank\s?you|[Tt]hx|[Tt]hanx|[Rr]egards|[Cc]heers)\b(?!\sto\b)"
    r"(?:\s[^\s.?!:;]{1,30}){0,7}[.!]?\s?\Z)"
)
"""A stop ends a sentence before a capital; before a small letter where the word begins one.

So do the thanks at the end of all that somebody wrote without stops.
"""

_NO_STOP = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|no|nos|e\.?g|i\.?e|etc|vs|approx|incl|inc|ltd|co|dept|cllr|sgt|insp|supt"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ref|para|art|sec|s|ss|p|pp|fig|vol|q\d{1,2})"
    r"|\b[A-Z]|(?:\A|(?<=[.?!:;,]\s))\d{1,2})\.\s+\Z",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"(?:(?<=\s)|\A)(?:\((?P<a>[a-z]{1,5}|\d{1,2})\)|(?P<b>[a-z]{1,4}|\d{1,2})\)|(?P<c>[a-h])\.(?=\s))\s*(?=\S)"
)
_JOINT = re.compile(r"[,;:]?\s*(?:\b(?:and|or|or else|and also|plus|and/or)\b)?\s*\Z")
_ENDS_PART = re.compile(
    r",?\s(?=(?:did|do|does|were|was|are|is|have|has|had|been|will|would|because|when|while|since"
    r"|between|during|over\sthe|in\sthe\s(?:last|past)|in\seach|for\seach)\b)",
    re.IGNORECASE,
)
_ORDERS = {
    "letter": list("abcdefghijklmnopqrstuvwxyz"),
    "roman": ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"],
    "digit": [str(n) for n in range(1, 40)],
}
_POINT = re.compile(
    r"(?:(?<=[.?!:;,…)])\s+|(?<=\sand)\s+|(?<=\s)|\A)(?P<mark>\(?\d{1,2}[.)]|q(?:uestion\s)?\d{1,2}[.:)]?"
    r"|\(\d{1,2}\))\s+(?=\S)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:how|what|which|who|when|where|why|whether|(?:the\s)?(?:total\s)?(?:number|cost|amount)\sof)\b",
    re.IGNORECASE,
)
_NEAR = 100
"""Characters before a point that say whether it is one."""


@dataclass(frozen=True, slots=True)
class InlinePart:
    """One part numbered inside a sentence."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class InlineParts:
    """The text before the parts, the parts, and whether they read as one sentence with it."""

    lead_in: str
    parts: tuple[InlinePart, ...]
    joined: bool


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph, each with its marks; abbreviations and initials end none."""
    sentences, begin = [], 0
    for stop in _STOP.finditer(text):
        if _NO_STOP.search(text[max(0, stop.start() - 12) : stop.end()]) or _inside(
            text, begin, stop.end()
        ):
            continue
        sentences.append(text[begin : stop.end()].strip())
        begin = stop.end()
    sentences.append(text[begin:].strip())
    return [sentence for sentence in sentences if sentence]


def split_points(line: str) -> list[str]:
    """The numbered points that a lost line break has joined: "… 1. … 2. … 3. …"."""
    own = find_label(line)
    expected = _first_expected(own)
    if expected is None:
        return [line]
    cuts: list[int] = []
    for found in _POINT.finditer(line):
        mark = found.start("mark")
        if (
            mark
            and int(re.sub(r"\D", "", found.group("mark"))) == expected
            and _fits(line, found, own)
        ):
            cuts.append(mark)
            expected += 1
    if not cuts or (own is None and (len(cuts) < 2 or _asks_before(line, cuts[0]))):
        return [line]
    pieces = [line[a:b] for a, b in zip([0, *cuts], [*cuts, len(line)], strict=True)]
    return [
        re.sub(r",?\s*(?:,\s*and|\band)?\s*\Z", "", p) for p in pieces[:-1] if p.strip()
    ] + pieces[-1:]


def _asks_before(line: str, cut: int) -> bool:
    """Whether the points are parts of a question: "how many were (1) fined (2) jailed"."""
    before = split_sentences(line[:cut])
    return bool(before) and is_strong(before[-1]) and before[-1][-1] not in ".?!:;,"


def split_inline(text: str) -> InlineParts | None:
    """The parts (a), (b) or (i), (ii) numbered inside a question; None where there are none."""
    marks = _in_order(text)
    if len(marks) < 2:
        return None
    ends = [mark.start() for mark in marks[1:]] + [_sentence_end(text, marks[-1].end())]
    raw = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    if any(not re.search(r"\w{2}", _JOINT.sub("", piece)) for piece in raw):
        return None
    joined = any(_joint(piece) for piece in raw[:-1])
    pieces = [_JOINT.sub(_comma, piece) for piece in raw[:-1]] + [_last(raw, joined=joined)]
    if not joined:
        pieces = raw
    numbers = [_written(mark) for mark in marks]
    parts = tuple(InlinePart(n, _own_words(p)) for n, p in zip(numbers, pieces, strict=True))
    return InlineParts(text[: marks[0].start()].strip(), parts, joined)


def _inside(text: str, begin: int, at: int) -> bool:
    """Inside a bracket that was opened in this sentence and is closed further on."""
    opened = text.count("(", begin, at) - text.count(")", begin, at)
    return opened > 0 and ")" in text[at : at + 400]


def _first_expected(own: Label | None) -> int | None:
    if own is None:
        return 1
    kind, order = own.readings[0]
    return order + 1 if kind.startswith(("digit", "q")) and order else None


def _fits(line: str, found: re.Match[str], own: Label | None) -> bool:
    """A point follows a stop, a bracket or, in the brackets' style, any word."""
    mark = found.group("mark")
    if own is not None and not line.startswith(
        mark[0] if not mark[0].isdigit() else tuple("0123456789")
    ):
        return False
    if own is not None and mark[-1] != re.sub(r"\s.*", "", line[:12])[-1:]:
        return False
    before = line[max(0, found.start("mark") - _NEAR) : found.start("mark")]
    stopped = before.rstrip()[-1:] in ".?!:;,…"
    announced = own is None and re.search(
        r"\b(?:request|provide|know|ask|answer|tell me|supply|send me|following|questions?)\s\Z",
        before,
        re.IGNORECASE,
    )
    if announced and line[found.end() : found.end() + 1].isupper():
        return True
    if own is None and _ASKS.match(line, found.end()):
        return True
    return stopped or (mark.endswith(")") and own is None)


def _in_order(text: str) -> list[re.Match[str]]:
    """The longest run of marks in one order, beginning with the first of it."""
    best: list[re.Match[str]] = []
    for order in _ORDERS.values():
        run: list[re.Match[str]] = []
        for mark in _MARK.finditer(text):
            word = _written(mark)
            if len(run) < len(order) and word == order[len(run)]:
                run.append(mark)
        best = max(best, run, key=len)
    return best


def _written(mark: re.Match[str]) -> str:
    return next(word for word in mark.groups() if word)


def _sentence_end(text: str, begin: int) -> int:
    """Where the sentence with the last part ends: what follows belongs to the whole question."""
    return begin + len(split_sentences(text[begin:])[0]) if text[begin:].strip() else len(text)


def _joint(piece: str) -> bool:
    return bool(re.search(r"(?:,|;|\b(?:and|or|or else|plus|and/or))\s*\Z", piece))


def _comma(joint: re.Match[str]) -> str:
    return joint.group()[:1] if joint.group()[:1] in (",", ";") else ""


def _last(raw: list[str], *, joined: bool) -> str:
    """The last part without the rest of the sentence around the parts and its full stop."""
    last = raw[-1]
    if not joined:
        return last
    if is_strong(last):
        return last.rstrip(".")
    if any(_ENDS_PART.search(piece) for piece in raw[:-1]):
        return last.rstrip(".")
    cut = _ENDS_PART.search(last)
    if not cut:
        return last.rstrip(".")
    return last[: cut.start()] + ("," if cut.group().startswith(",") else "")


def _own_words(piece: str) -> str:
    """A bare year is only itself; other parts keep their comma or question mark."""
    bare = piece.strip(" ,;?.")
    return bare if re.fullmatch(r"(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?", bare) else piece
