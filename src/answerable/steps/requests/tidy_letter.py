"""Takes a letter down to its own words: lines unwrapped, headers, greeting and signature gone."""

import re
import unicodedata
from collections.abc import Iterator, Set
from dataclasses import dataclass

from answerable.model.months import MONTH
from answerable.steps.words.read_labels import Label, find_label, follows
from answerable.steps.words.sort_sentences import asks_for_more, is_asking, is_closing, is_greeting
from answerable.steps.words.split_sentences import split_sentences

LONGEST = 100_000
"""Characters of a letter that are read; a longer one is refused at the door."""

_BULLETS = "•◦▪●○‣∙➢➤►▶→✓✔■□❖◆⁃"
_SPACES = "\u00a0\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_UNSEEN = "\u00ad\u2060\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
_ODD = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _UNSEEN), None),
    **dict.fromkeys(map(ord, "\u2028\u2029\u0085\x0b\x0c"), "\n"),
    **dict.fromkeys(map(ord, _BULLETS), "•"),
    ord("\u2010"): "-",
    ord("\u2011"): "-",
}
_FORWARDED = re.compile(
    r"^[ >]*(?:-{2,}\s?(?:original|forwarded)\s(?:message|appointment|e-?mail)"
    r"|begin forwarded message|_{10,})[^\n]{0,80}$",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED = re.compile(
    r"^(?:on\s[^\n]{5,120}\n?[^\n]{0,80}\bwrote:|-{2,}\s?original message[^\n]{0,40}"
    r"|from:\s[^\n]{1,200}\n(?:sent|date|to):)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(
    r"\s*\*?(?:from|sent|(?:sent|copied|copies)\sto|to|cc|bcc|subject|date|reply-to|importance|attachments?|x-[\w-]{1,30})\*?:"
    r"(?=\s|$)",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"\s{0,8}(?P<name>(?:your |full |first |last |middle |family |preferred |contact |home |e-?mail"
    r" |telephone |phone |postal |business )?(?:name|title|surname|forename|e-?mail|address"
    r"|telephone|phone|mobile|tel|postcode|organisation|organization|company|format|method"
    r"|contact|town|city|county|country|reference|ref|status|date|date submitted|language"
    r"|i am an?|are you an?|how did you hear[^:]{0,30}|i have read[^:]{0,60}|declaration"
    r"|request(?:e|o)r|requested by|applicant|response format|format of response"
    r"|submitted(?: on| by)?|customer type|fao|address line \d))"
    r"\s?\*?:\s?.{0,200}$",
    re.IGNORECASE,
)
_REQUEST_BOX = re.compile(
    r"\s{0,8}(?:your |foi |the )?(?:request|question|questions|enquiry|query|message|comments"
    r"|details|description|information requested|information required|request details"
    r"|details of (?:your |the )?(?:request|information)[^:]{0,40}|what would you like to know"
    r"|please describe[^:]{0,60}|request text|body)\s?\*?:\s{0,8}(?=\S|$)",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"(?:please|how many|what|the (?:total )?number of|number of|a (?:list|copy) of)\b.{15}",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(
    r"[a-z0-9,]\s(?:to|from|between|and|of|the|in|an?|by|for|on|with|or|at|as|that|which|who|whose|were|was|your)\s*\Z"
)
"""No line of a writer's own ends with such a word."""

_HYPHENED = re.compile(
    r"[a-z]{2}(?<!\bpost)(?<!\bpre)(?<!\bco)(?<!\bnon)(?<!\bex)(?<!\banti)(?<!\bself)(?<!\bhalf)(?<!\bcross)(?<!\bpart)"
    r"(?<!\bfull)(?<!\blong)(?<!\bshort)(?<!\bwell)(?<!\boff)(?<!\bby)(?<!\bof)(?<!\bto)(?<!\bup)(?<!\bin)-\Z"
)
"""A word that the end of a line has cut in two."""

_MONTH_LAST = re.compile(rf"\b{MONTH}\s*\Z", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\s*(?:19|20)\d\d\b")

_YEARS = re.compile(
    r"\s*(?:(?:fy|financial year|calendar year|year)\s)?(?:19|20)\d\d"
    r"(?:\s?[/–-]\s?(?:20)?\d\d)?[,;.]?\s*",
    re.IGNORECASE,
)
"""A line that is only a year: one of those announced above it."""

_TIME_BESIDE = re.compile(
    r"(?:19|20)\d\d|\b(?:last|past|previous|since)\s(?:\w+\s){1,3}?(?:years?|months?)\b",
    re.IGNORECASE,
)
_ASKS_ANEW = re.compile(
    r"\s*(?:how\s(?:many|much|often|long)|(?:the\s)?(?:total\s)?(?:number|cost|amount)s?\sof"
    r"|what\s(?:is|are|was|were|number|percentage)|who\s(?:is|was)|when\s(?:is|was|did)"
    r"|(?:do|does|did|has|have|are|is)\s(?:you|the|your|any|there))\b",
    re.IGNORECASE,
)
"""Two lines that begin so are two items, though neither has a mark or a capital."""

_BEGINS = re.compile(
    r"\s*(?:(?:and\s)?(?:how|what|whats|which|who|when|where|why|whether)|(?:the\s)?(?:total\s)?(?:number|cost|amount)s?\sof"
    r"|an?\s(?:list|copy|breakdown)\sof|i|i['’]?(?:m|d|ve)|we|please|pls|also|can|could|would|do|does|did|is|are"
    r"|thanks?|thankyou|cheers|ta|regards|yours)\b",
    re.IGNORECASE,
)
"""A line that begins so begins a sentence, in a letter that has no capitals."""

_RUNS_ON = re.compile(r"[.?!]\s+\S|[,;]\s*\Z")
"""A line of running text: it holds the end of a sentence, or breaks off within one."""

_HOW_MANY = re.compile(
    r"\b(?:(?i:how\smany)|number\sof|NUMBER\sOF|Number\sof(?=\s[a-z\d]))\b(?!\s[A-Z][a-z])"
)
"""Words that ask below the thanks too; "The Number of Things" is who has signed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line; `opens` where a blank line stands above it."""

    text: str
    indent: int = 0
    opens: bool = False


def tidy_letter(text: str) -> list[Line]:
    """The logical lines of what the requester wrote, without greeting, headers and signature."""
    own = _own_words(_clean(text[:LONGEST]))
    return _without_signature(_without_greeting(list(_unwrapped(_without_boxes(own)))))


def _clean(text: str) -> str:
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    plain = plain.translate(_ODD).replace("\t", "    ")
    plain = re.sub(r"(\*\*|__)(?=\S)([^*_\n]{1,200}?)\1", r"\2", plain)  # bold, as mail writes it
    if len(re.findall(r"(?m)^ {0,12}o (?=\S)", plain)) > 1:
        plain = re.sub(r"(?m)^( {0,12})o(?= \S)", r"\1•", plain)
    plain = re.sub(r"(?m)^ ?o(?= {2,})", "•", plain)
    plain = re.sub(r"(?m)^( {0,12})([^\w\s]) ?(?=\w)", _as_bullet, plain)
    return "".join(_visible(char) for char in plain)


def _as_bullet(found: re.Match[str]) -> str:
    """A pictogram before a line marks a point of a list."""
    pictogram = unicodedata.category(found.group(2)) == "So"
    return f"{found.group(1)}• " if pictogram else found.group()


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Co":
        return "•"  # Word's symbol fonts keep their bullets in the private area
    return " " if category in ("Cc", "Cs", "Cn") and char != "\n" else char


def _own_words(text: str) -> str:
    """Before a quoted older letter, or inside a forwarded one, whichever asks something."""
    for mark in (_FORWARDED.search(text), _QUOTED.search(text)):
        if mark:
            above, below = text[: mark.start()], text[mark.end() :]
            own = _asks(above) or (_says(above) and not _asks(below))
            text = above if own else _unquoted(below)
    return text if _quoted_share(text) > 0.6 else re.sub(r"(?m)^>.*\n?", "", text)


def _says(text: str) -> bool:
    """Whether more than the header of an e-mail stands in a text."""
    return any(line.strip() and not _HEADER.match(line) for line in text.split("\n"))


def _asks(text: str) -> bool:
    words = r"\?|how many|how much|number of|copy of|copies of|list of|details of|following"
    return bool(re.search(words, text, re.IGNORECASE))


def _quoted_share(text: str) -> float:
    lines = [line for line in text.split("\n") if line.strip()]
    return sum(line.startswith(">") for line in lines) / len(lines) if lines else 0.0


def _unquoted(text: str) -> str:
    return re.sub(r"(?m)^(?:> ?){1,8}", "", text)


def _without_boxes(text: str) -> list[str]:
    """The lines without mail headers and the named boxes of web forms but the request's own."""
    lines: list[str] = []
    for line in (_unquoted(text) if _quoted_share(text) > 0.6 else text).split("\n"):
        kept = _REQUEST_BOX.sub("", line, count=1) if _REQUEST_BOX.match(line) else line
        if kept == line and (_is_header(line, lines) or _BOX.match(line)):
            continue
        lines.extend(_asked_in_row(line) if _is_row(line) else [kept.rstrip(" |")])
    return lines


def rows_asking_nothing(text: str) -> list[str]:
    """The rows of tables in a letter that hold no question by themselves, nor who asks."""
    rows = [line for line in _own_words(_clean(text[:LONGEST])).split("\n") if _is_row(line)]
    told = [[cell for cell in _cells(row) if cell] for row in rows if not _asked_in_row(row)]
    return [
        " | ".join(cells)
        for cells in told
        if re.search(r"\w", "".join(cells)) and not _BOX.match(": ".join(cells))
    ]


def _is_row(line: str) -> bool:
    """A row of a drawn table."""
    return line.count("|") >= 2 or line.strip().startswith("|")


def _asked_in_row(line: str) -> list[str]:
    """The question that a row of a form holds, with its number and the period beside it.

    A row to be filled in holds none.
    """
    cells = _cells(line)
    asked = [cell for cell in cells if cell.endswith("?") or _IMPERATIVE.match(cell)]
    told = [cell for cell in cells if cell]
    if not asked and len(told) == 2 and told[0].isdigit() and len(told[1].split()) > 2:
        asked = told[1:]
    if len(asked) != 1 or sum(map(bool, cells)) > 3:
        return []
    before = cells[cells.index(asked[0]) - 1] if cells.index(asked[0]) else ""
    numbered = re.fullmatch(r"(?:q(?:uestion)?\s?)?\(?\w{1,3}[.):]?", before, re.IGNORECASE)
    beside = [
        cell for cell in cells if cell not in (asked[0], before) and _TIME_BESIDE.search(cell)
    ]
    question = _with_time(asked[0], ", ".join(beside)) if beside else asked[0]
    return ["", f"{before.rstrip('.')}. {question}" if before and numbered else question]


def _with_time(question: str, time: str) -> str:
    """How many resigned (2019/20)? — as if the period stood in the same cell."""
    mark = question[-1] if question[-1] in ".?:;" else ""
    return f"{question.removesuffix(mark)} ({time}){mark}"


def _cells(line: str) -> list[str]:
    return [" ".join(cell.split()) for cell in line.split("|")]


def _is_header(line: str, above: list[str]) -> bool:
    return bool(_HEADER.match(line)) and len(above) < 60 and "?" not in line


def _unwrapped(lines: list[str]) -> Iterator[Line]:
    wrapped = _Wrapping(_width(lines), max(map(len, lines), default=0), _is_in_small_letters(lines))
    held: Line | None = None
    raw, opens, listing = "", True, False
    for line in lines:
        if not line.strip() or re.fullmatch(r"\s*[-_=*~]{3,}\s*", line):
            opens = opens or held is None or not _is_bare_label(held.text)
            continue
        apart = listing and _is_apart(raw, line, wrapped)
        if held and not opens and not apart and _goes_on(raw, line, wrapped):
            cut = _HYPHENED.search(raw.rstrip()) and line.lstrip()[:1].islower()
            above = held.text[:-1] if cut else f"{held.text} "
            held = Line(f"{above}{line.strip()}", held.indent, held.opens)
        else:
            if held:
                yield held
            small = line.lstrip()[:1].islower() and not find_label(line)
            listing = small and (listing or raw.rstrip()[-1:] == ":")
            held = Line(" ".join(line.split()), len(line) - len(line.lstrip()), opens)
        raw, opens = line, False
    if held:
        yield held


def _is_bare_label(text: str) -> bool:
    """Whether a line is a label whose item stands below it, with or without a blank line."""
    label = find_label(text)
    return label is not None and label.number is not None and not label.rest


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """How the lines of a letter break: at a column (0 for none), the longest, without capitals."""

    width: int
    longest: int
    small: bool

    def has_room(self, above: str, first: str) -> bool:
        """Whether the first word of a line would have fitted well into the line above it."""
        return len(above) + 1 + len(first) <= 0.8 * min(self.longest, 100)


def _is_apart(above: str, line: str, wrapped: _Wrapping) -> bool:
    """Whether a line of a list in small letters is the next item, and not the rest of the last."""
    if above.rstrip()[-1:] in ",;" and _BEGINS.match(line):
        return True
    if _BROKEN_OFF.search(above) or _RUNS_ON.search(above):
        return False
    return bool(_BEGINS.match(line)) or wrapped.has_room(above, line.split(maxsplit=1)[0])


def _is_in_small_letters(lines: list[str]) -> bool:
    """Whether no line of more than a few words begins with a capital."""
    long = [line.lstrip() for line in lines if len(line.split()) > 3 and not find_label(line)]
    return bool(long) and not any(line[:1].isupper() for line in long)


def _width(lines: list[str]) -> int:
    """The column at which a mail program wrapped the lines; 0 where it did not."""
    longest = max(map(len, lines), default=0)
    wrapped = any(
        len(line) > 45 and following[:1].islower() and not find_label(following)
        for line, following in zip(lines, lines[1:], strict=False)
    )
    cut = any(map(_HYPHENED.search, lines))
    return longest if cut or (wrapped and 50 <= longest <= 110) else 0


def _goes_on(above: str, line: str, wrapped: _Wrapping) -> bool:
    """Whether a line break is the mail program's and not the writer's."""
    own = _BEGINS.match(line) and not _RUNS_ON.search(above)
    if find_label(line) or line.lstrip()[:1] == "|" or (own and wrapped.small):
        return False
    if _BROKEN_OFF.search(above) or (_MONTH_LAST.search(above) and _YEAR_FIRST.match(line)):
        return True
    if _YEARS.fullmatch(line) and (above.rstrip()[-1:] == ":" or _YEARS.fullmatch(above)):
        return True
    if _ASKS_ANEW.match(line) and _ASKS_ANEW.match(above) and not _RUNS_ON.search(above):
        return False
    first = line.split(maxsplit=1)[0]
    if own and _BEGINS.match(above) and wrapped.has_room(above, first):
        return False
    if wrapped.small and not wrapped.width and wrapped.has_room(above, first):
        return False
    if line.lstrip()[:1].islower() and above.rstrip()[-1:] not in ".?!:;":
        return True
    ends = len(above) + 1 + len(first) > wrapped.width and above.rstrip()[-1:] not in "?:"
    return bool(wrapped.width) and ends


def _without_greeting(lines: list[Line]) -> list[Line]:
    for i, line in enumerate(lines[:12]):
        rest = is_greeting(line.text)
        if rest is None:
            continue
        above = [one for one in lines[:i] if _asks(one.text)]
        own = [Line(rest, line.indent, True)] if rest else []
        following = [Line(one.text, one.indent, True) for one in lines[i + 1 : i + 2]]
        return above + own + following + lines[i + 2 :]
    return lines


@dataclass(frozen=True, slots=True)
class _Below:
    """How far down the letter still asks: in words, with an item, with an item of a kind."""

    words: int
    item: int
    kinds: dict[str, int]

    def asks(self, at: int, known: set[str], *, listed: bool) -> bool:
        """Whether something is asked from a line on; below a list only an item of its kinds."""
        if listed:
            return max([self.words, *(self.kinds.get(kind, -1) for kind in known)]) >= at
        return max(self.words, self.item) >= at


def _without_signature(lines: list[Line]) -> list[Line]:
    """Everything up to the first closing line below which nothing more is asked."""
    known: set[str] = set()
    asked = False
    below: _Below | None = None
    for i, line in enumerate(lines):
        if is_closing(line.text):
            below = below or _asked_below(lines, i)
            if not below.asks(i, known, listed=asked or bool(known)):
                return lines[:i]
        asked = asked or _asks(line.text)
        if label := find_label(line.text):
            known.update(kind for kind, _ in label.readings)
    return lines


def _asked_below(lines: list[Line], start: int) -> _Below:
    """The last lines that ask, found in one pass: a letter may thank a thousand times."""
    words, item = -1, -1
    kinds: dict[str, int] = {}
    above: set[tuple[str, int]] = set()
    for i, line in enumerate(lines):
        label = find_label(line.text)
        if i >= start and _asks_in_words(line.text):
            words = i
        if i >= start and label and _is_item(label, above):
            item = i
            kinds.update((kind, i) for kind, _ in label.readings)
        above.update(label.readings if label else ())
    return _Below(words, item, kinds)


def _asks_in_words(text: str) -> bool:
    if "?" in text or _HOW_MANY.search(text):
        return True
    return any(map(asks_for_more, split_sentences(text)))


def _is_item(label: Label, above: Set[tuple[str, int]]) -> bool:
    """A label below the thanks goes on with the list or asks; "t: 01632 960 000" does neither."""
    if not label.number or len(label.rest.split()) < 3:
        return False
    return is_asking(label.rest) or follows(label, above)
