"""Checks the sums of a published page: parts and totals, tables, percentages, numbers in words.

A rule speaks only where the page itself says that the numbers belong together: parts of a stated
whole, lines above a total, two tables with one total. Numbers that merely stand near are left.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from answerable.model.answer import Finding
from answerable.model.pages import Page, Sentence, Stated, Value
from answerable.steps.pages.read_people import outcome_in
from answerable.steps.words.quote_words import around
from answerable.steps.words.read_numbers import number_of, phrases, read_numbers
from answerable.steps.words.write_finding import write_finding

EXPLAINED = re.compile(
    r"\b(?:more than (?:one|once)|multiple|several|each (?:officer|person|case|complaint"
    r"|allegation)"
    r"|(?:may|will|do|does|did|can|could|should) ?not (?:add|sum|match|equal|tally|correspond"
    r"|total)"
    r"|cannot be (?:added|compared)|rounded|rounding|overlap|higher than|greater than"
    r"|lower than|discrepan"
    r"|double[- ]?count|counted (?:twice|again|more|in each|under each|for each)|differ(?:s|ent"
    r"|ence)?"
    r"|exceeds?|outnumber|both|some (?:officers|cases|complaints|people|individuals|of)"
    r"|at least one)\b",
    re.IGNORECASE,
)
"""Words that explain why parts need not make their total, in the sentence that gives them."""

OF_WHOLE = re.compile(r"\b(?:out\s)?of\s(?:the|these|those|all|a total of)?\s?\Z", re.IGNORECASE)
"""What stands before the whole of which parts are given."""

MAKING = re.compile(
    r"\b(?:making|a total of|totall?ing|altogether|total(?: number)?(?: of \w+){0,2}(?: is| was"
    r"|:)?|sum of)\s\Z",
    re.IGNORECASE,
)
"""What stands before a total."""

IN_ALL = re.compile(r"[^.;,]{0,40}\b(?:in total|altogether|in all|overall)\b", re.IGNORECASE)
"""What stands behind a total."""

_REFERS = re.compile(
    r"\s*(?:\d|of (?:these|those|which|them)\b|(?:these|they) (?:resulted|led|were)"
    r"|the (?:outcomes?|results?) )",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:remain(?:der|ing)|the rest|all (?:the )?others)\b", re.IGNORECASE)
_OPENING = re.compile(r":|\bof (?:whom|which|these|those|them)\b", re.IGNORECASE)
_COMPRISING = re.compile(r"\b(?:compris\w+|consist\w+ of|made up of|namely)\b", re.IGNORECASE)
_SIGNS = "[-–−+x×*/÷]"
_TERM = r"\d+(?:,\d{3})*(?:\.\d+)?"
_EQUATION = re.compile(
    r"(?<![\w.,])"
    rf"(?<!\d{_SIGNS})(?<!\d\s{_SIGNS})(?<!\d{_SIGNS}\s)(?<!\d\s{_SIGNS}\s)"
    rf"{_TERM}(?:\s?\+\s?{_TERM}){{1,40}}\s?=\s?{_TERM}"
    rf"(?![.,]?\d)(?!\s?{_SIGNS}\s?\d)",
    re.IGNORECASE,
)
"""A sum of nothing but parts; one that is taken from, multiplied or goes on is not read."""
_BRACKET = re.compile(r"\((?P<inner>[^()]{6,200})\)")
_WORD_DIGITS = re.compile(
    r"\b(?P<words>[a-z]+(?:-[a-z]+)?)\s\((?P<digits>\d{1,4})\)", re.IGNORECASE
)
_PART_OF = re.compile(
    r"(?<![\w.,/])(?P<part>\d[\d,]*)\s(?:out\s)?of\s(?:the|these|those"
    r"|all)\s(?P<whole>\d[\d,]*)(?![\w/])(?!\s(?:years|months|days))",
    re.IGNORECASE,
)
_ONE_OF_MANY = re.compile(
    r"(?<!category )(?<!level )(?<!tier )(?<!band )(?<!phase )(?<!question )(?<!and )(?<!or )"
    r"(?<!- )(?<!– )"
    r"(?<![\w.,/£%+-])(?P<words>1 (?:police )?(?:officers|complaints|cases|allegations"
    r"|employees|people|persons"
    r"|investigations|incidents|constables) (?:were|are|have|had))\b",
    re.IGNORECASE,
)
_THE_WHOLE = re.compile(r"\bof the\s\Z", re.IGNORECASE)
_KINDS = {
    "outcome": re.compile(r"\b(?:still )?(?:on-?going|go(?:es|ing)? on|open)\b", re.IGNORECASE),
    "result": re.compile(
        r"\b(?:(?:not|un) ?)?(?:upheld|substantiated|proven|proved|resolved|withdrawn"
        r"|discontinued|case to answer|acceptable)\b",
        re.IGNORECASE,
    ),
    "year": re.compile(r"\b(?:19|20)\d\d\b"),
    "sex": re.compile(r"\b(?:fe)?males?\b|\b(?:wo)?men\b", re.IGNORECASE),
    "role": re.compile(
        r"\b(?:officers?|pcsos?|staff|specials?|civilians?|volunteers?)\b", re.IGNORECASE
    ),
}
_BETWEEN = re.compile(r"[,;(]\s?(?!\d{3})|\sand\s(?=[\w ]{1,30}\s\d)")
_LABELLED = re.compile(r"(?P<label>[A-Za-z][^\d,;:()]{0,40})\s(?P<number>\d[\d,]*)")
_TOTAL_LABEL = re.compile(
    r"(?:and\s)?(?:in\s)?(?:totals?|all|altogether|overall|sum)\b", re.IGNORECASE
)
_TOTAL_BELOW = re.compile(
    r"(?:the\s)?total\s?(?::|is|was|of)?\s?(?P<total>\d[\d,]*)\b(?!\s?%)", re.IGNORECASE
)
_SHORT = Decimal("0.9")


def parts_make_the_whole(page: Page) -> Iterator[Finding]:
    """Parts that a sentence gives of a stated whole add up to it.

    Seen: a press report of a broadcaster's enquiry: of 244 officers the outcomes make 242, and the
    105 of them without action are split into 20 and 77. Repair: count again; where some are left
    over or counted twice, say so in the same sentence.
    """
    for exchange in page.exchanges:
        for split in _splits(exchange.sentences):
            if split.is_wrong:
                yield write_finding(
                    "parts-differ",
                    exchange.where,
                    quote=split.words,
                    parts=" + ".join(str(part.value) for part, _ in split.parts),
                    sum=split.made,
                    total=split.whole.words,
                )


def equations_hold(page: Page) -> Iterator[Finding]:
    """A sum that is written out ("7 + 11 = 18") is right.

    Seen: answers that explain a total by its parts. Repair: work it out again.
    """
    for exchange in page.exchanges:
        for found in _EQUATION.finditer(exchange.text):
            left, right = found.group().split("=")
            parts = [number_of(part.strip()) or 0 for part in left.split("+")]
            total = number_of(right.strip()) or 0
            if sum(parts) != total:
                yield write_finding(
                    "parts-differ",
                    exchange.where,
                    quote=found.group(),
                    parts=left.strip(),
                    sum=sum(parts),
                    total=total,
                )


def lists_in_sentences_add_up(page: Page) -> Iterator[Finding]:
    """A sentence that lists labels with their numbers makes the total that it ends with.

    Seen: answers that give months in a row, "Jan 5, Feb 7 … Total 12". Repair: count again.
    """
    for exchange in page.exchanges:
        for sentence, below in zip_longest(exchange.sentences, exchange.sentences[1:]):
            parts, total = _listed(sentence.words)
            after = _TOTAL_BELOW.match(below.words) if below and total is None else None
            total = number_of(after["total"]) if after else total
            if len(parts) > 2 and total is not None and sum(parts) != total:
                quote = sentence.words
                facts = {"parts": " + ".join(map(str, parts)), "sum": sum(parts), "total": total}
                if not EXPLAINED.search(f"{quote} {below.words if below else ''}"):
                    yield write_finding("parts-differ", exchange.where, quote=quote, **facts)


def words_match_digits(page: Page) -> Iterator[Finding]:
    """A number in words with its digits in brackets is one number.

    Seen: letters in the style of contracts, "nine (8)". Repair: keep one of the two.
    """
    for exchange in page.exchanges:
        for found in _WORD_DIGITS.finditer(exchange.text):
            value = (
                number_of(found["words"]) if found["words"].lower() not in ("no", "none") else None
            )
            if value is not None and value != int(found["digits"]):
                yield write_finding(
                    "word-number-differs", exchange.where, quote=found.group(), words=found.group()
                )


def part_is_no_more_than_whole(page: Page) -> Iterator[Finding]:
    """Nothing is more than what it is a part of.

    Seen: chained questions ("of those convicted") answered from another population. Repair: count
    both in one unit.
    """
    for exchange in page.exchanges:
        for found in _PART_OF.finditer(exchange.text):
            part, whole = number_of(found["part"]), number_of(found["whole"])
            if part is not None and whole is not None and part > whole:
                quote = around(exchange.text, found)
                yield write_finding(
                    "more-than-all", exchange.where, quote=quote, part=part, whole=whole
                )


def wholes_are_those_stated(page: Page) -> Iterator[Finding]:
    """ "Of the 81 complaints" speaks of a number that was stated, not of one near it.

    Seen: a press report with two totals in one text, 1,984 and 1,987. Repair: count again, and
    write one number.
    """
    every = [number for sentence in page.sentences for number in sentence.numbers]
    stated = {(one.unit, one.value): one for one in every if one.unit and not one.percent}
    said = Counter(one.value for one in every)
    for exchange in page.exchanges:
        for sentence in exchange.sentences:
            for number in sentence.numbers:
                if said[number.value] > 1 or number.percent or not _is_whole(sentence, number):
                    continue
                near = _nearly(number, stated.values())
                if near and not re.search(rf"\b{number.value:,}\b", _without(page.text, number)):
                    yield write_finding(
                        "whole-differs",
                        exchange.where,
                        quote=sentence.words,
                        whole=number.words,
                        stated=near.words,
                    )


def one_is_singular(page: Page) -> Iterator[Finding]:
    """ "1 officers were" has the number one with a plural.

    Seen: a newspaper's "1 officers were sacked" for 12: a digit lost on the way. Repair: compare
    with the figure.
    """
    for exchange in page.exchanges:
        for found in _ONE_OF_MANY.finditer(exchange.text):
            yield write_finding(
                "one-of-many",
                exchange.where,
                quote=around(exchange.text, found),
                words=found["words"],
            )


PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    parts_make_the_whole,
    equations_hold,
    lists_in_sentences_add_up,
    words_match_digits,
    part_is_no_more_than_whole,
    wholes_are_those_stated,
    one_is_singular,
)
"""Every rule of this module that reads a page."""


@dataclass(frozen=True, slots=True)
class _Split:
    """A whole with the parts that a text gives of it; `explicit` where they must be all of it."""

    words: str
    whole: Stated
    parts: tuple[tuple[Stated, str], ...]
    explicit: bool = False

    @property
    def made(self) -> Value:
        """What the parts add up to."""
        return sum(part.value for part, _ in self.parts)

    @property
    def is_wrong(self) -> bool:
        """Whether parts that are meant to be all of the whole are not; doubtful ones are left."""
        units = {part.unit for part, _ in self.parts if part.unit} - {self.whole.unit}
        if self.made == self.whole.value or EXPLAINED.search(self.words):
            return False
        if units and self.whole.unit:
            return False
        kinds = [_kind(phrase) for _, phrase in self.parts]
        if len({kind for kind, _ in kinds if kind}) > 1:
            return False
        sorted_all = all(kind for kind, _ in kinds)
        if self.made > self.whole.value:
            return sorted_all and len(set(kinds)) == len(kinds)
        if self.made < self.whole.value * _SHORT:
            return bool(_REST.search(self.words))
        return sorted_all or self.explicit or len(self.parts) > 2


def _splits(sentences: Sequence[Sentence]) -> Iterator[_Split]:
    """Each whole that sentences give with its parts."""
    for place, sentence in enumerate(sentences):
        yield from _brackets(sentence)
        parts = _parts(sentence)
        numbers = [number for number, _ in parts]
        if len(parts) > 2 and OF_WHOLE.search(sentence.words[: numbers[0].begin]):
            yield _Split(sentence.words, numbers[0], tuple(parts[1:]))
        elif len(parts) > 2 and (whole := _making(sentence, numbers)):
            others = tuple(part for part in parts if part[0] is not whole)
            yield _Split(sentence.words, whole, others, explicit=whole is numbers[-1])
        elif len(parts) > 2 and _opens(sentence, numbers):
            yield _Split(sentence.words, numbers[0], tuple(parts[1:]), explicit=True)
        elif len(parts) == 1 and numbers[0].unit and place + 1 < len(sentences):
            following = sentences[place + 1]
            if len(_parts(following)) > 1 and _REFERS.match(following.words):
                words = f"{sentence.words} {following.words}"
                yield _Split(words, numbers[0], tuple(_parts(following)))


def _listed(words: str) -> tuple[list[Value], Value | None]:
    """The numbers of "Arts 5, Law 7 and Music 9 (all 21)", and the total it calls one.

    "Room 1, Room 2 and Hall 3" are names.
    """
    tail = words.partition(": ")[2] or words
    listed = [_LABELLED.fullmatch(one.strip(" .")) for one in _BETWEEN.split(tail.strip(" .)"))]
    parts: list[Value] = []
    total: Value | None = None
    if len({found["label"].split()[-1].casefold() for found in listed if found}) == 1:
        return [], None
    for found in listed:
        number = number_of(found["number"]) if found else None
        if found is None or number is None:
            return [], None
        if _TOTAL_LABEL.match(found["label"]):
            total = number
        else:
            parts.append(number)
    names = parts == list(range(1, len(parts) + 1))
    return ([], None) if names else (parts, total)


def _opens(sentence: Sentence, numbers: Sequence[Stated]) -> bool:
    """Whether the first number is a whole that the rest takes apart: "19 people: 12 … and 7 …"."""
    first, second = numbers[0], numbers[1]
    between = sentence.words[first.begin + len(first.words) : second.begin]
    return bool((first.unit and _OPENING.search(between)) or _COMPRISING.search(between))


def _parts(sentence: Sentence) -> list[tuple[Stated, str]]:
    """The numbers outside brackets, with their phrases; percentages are none."""
    spans = [found.span() for found in re.finditer(r"\([^()]*\)", sentence.words)]
    return [
        (number, phrase)
        for number, phrase in phrases(sentence)
        if not number.percent and not any(a < number.begin < b for a, b in spans)
    ]


def _brackets(sentence: Sentence) -> Iterator[_Split]:
    """ "105 had no action (20 of one kind and 77 of another)"."""
    for found in _BRACKET.finditer(sentence.words):
        before = [n for n in sentence.numbers if n.begin < found.start() and not n.percent]
        inner = Sentence(found["inner"], tuple(read_numbers(found["inner"])))
        if before and len(inner.numbers) > 1 and not any(n.percent for n in inner.numbers):
            yield _Split(sentence.words, before[-1], tuple(phrases(inner)), explicit=True)


def _making(sentence: Sentence, numbers: Sequence[Stated]) -> Stated | None:
    for number in (numbers[0], numbers[-1]):
        before, after = (
            sentence.words[: number.begin],
            sentence.words[number.begin + len(number.words) :],
        )
        if MAKING.search(before) or IN_ALL.match(after):
            return number
    return None


def _kind(phrase: str) -> tuple[str, str]:
    """By what a part is told from the others: its outcome, result, year, sex or role."""
    if outcome := outcome_in(phrase):
        return "outcome", outcome
    for kind, pattern in _KINDS.items():
        if found := pattern.search(phrase):
            return kind, found.group().lower()
    return "", ""


def _is_whole(sentence: Sentence, number: Stated) -> bool:
    return bool(_THE_WHOLE.search(sentence.words[max(0, number.begin - 10) : number.begin]))


def _nearly(number: Stated, stated: Iterable[Stated]) -> Stated | None:
    """The only number of the same things that is stated and lies within a tenth of this one."""
    near = [
        one
        for one in stated
        if one.value != number.value
        and number.unit in ("", one.unit)
        and 10 * abs(Decimal(one.value) - number.value) <= one.value
    ]
    return near[0] if len(near) == 1 and number.value >= 10 else None


def _without(text: str, number: Stated) -> str:
    """A page's text without the first "the 81" of the number itself."""
    return re.sub(rf"\bthe {number.value:,}\b", "", text)
