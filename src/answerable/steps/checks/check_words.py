"""Checks the wording of a published page: abbreviations and numbering."""

import re
from collections.abc import Callable, Iterable, Iterator

from answerable.model.answer import Finding
from answerable.model.pages import Page
from answerable.steps.words.quote_words import sentences_of
from answerable.steps.words.write_finding import write_finding

_SHORT = re.compile(
    r"(?<![\w./_&@#-])(?P<word>[A-Z]{3,6})s?(?![\w/_&@-]|\.\w)"
    r"(?!\s[A-Z][a-z]+\s(?!(?:19|20)\d\d)\w{0,4}\d)"
)
"""An abbreviation; the maker of a numbered model ("DJI Matrice 30T") is a name."""

_DATED = re.compile(
    r"\b(?:date(?: of response| published| disclosed)?|published(?: on)?|posted on|answered"
    r"|disclosed(?: on)?)"
    r"\s?:?\s(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? (?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXLC]+")
_KNOWN_WORDS = """
UK USA BBC NHS CCTV PDF CSV CEO VAT GDPR DNA HIV COVID LGBT LGBTQ FAQ FOI FOIA ICO EIR HTML URL WWW
ASAP PIN SMS GPS HMRC DVLA OGL DVD USB HTTP HTTPS DOB AKA ETC PCSO PCSOS PLC LTD MBE OBE QPM REF
JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC MON TUE WED THU FRI SAT SUN
AND THE NOT ANY ALL FOR YOU YES NIL NONE NOTE PLEASE TOTAL WITH THIS THAT FROM DATE YEAR OTHER MALE
FEMALE WHITE BLACK ASIAN MIXED REQUEST ANSWER PART OPEN CLOSED DATA PUBLIC POLICE FORCE STAFF
OFFICER WAS ARE HAS CAN WILL BUT ONE TWO
"""
_KNOWN = frozenset(_KNOWN_WORDS.split())
_MOST = 8


def abbreviations_are_explained(page: Page) -> Iterator[Finding]:
    """An abbreviation that readers do not know is written out once.

    Seen: "PIC" in 911_16 (a person in custody). Repair: write it out where it is first used. Words
    of your own house go into the configuration under `abbreviations`.
    """
    said: set[str] = set()
    for exchange in page.exchanges:
        for sentence in sentences_of(exchange):
            if sum(map(str.isupper, sentence)) > 0.4 * len(sentence):
                continue
            for found in _SHORT.finditer(sentence):
                word = found["word"]
                if (
                    word in said
                    or word in _KNOWN
                    or _ROMAN.fullmatch(word)
                    or re.search(rf"\b{word.lower()}s?\b", page.text)
                    or _explained(word, page.text)
                ):
                    continue
                said.add(word)
                if len(said) <= _MOST:
                    yield write_finding(
                        "abbreviation-unexplained", exchange.where, quote=sentence, word=word
                    )


def numbers_of_questions_go_on(page: Page) -> Iterator[Finding]:
    """Answers carry the numbers of their questions.

    Seen: 911_16 numbers every question of its response 1. Repair: number them on.
    """
    labels = [label for label in page.labels if label != "•"]
    if len(labels) > 2 and len(set(labels)) == 1:
        asked = [exchange.asked for exchange in page.exchanges if exchange.number]
        yield write_finding(
            "numbering-restarts", "the answer", quote=asked[0] if asked else "", number=labels[0]
        )


def date_follows_reference(page: Page) -> Iterator[Finding]:
    """A page is not dated before the year of its own reference.

    Seen: 243/12 is dated June 2011. Repair: correct the date in the log.
    """
    year = re.search(r"[/_](?P<year>[12]\d)\Z", page.reference)
    dated = _DATED.search(page.text[:3000])
    if year and dated and int(dated["year"]) < 2000 + int(year["year"]):
        yield write_finding(
            "dated-too-early", "the page", quote=dated.group(), reference=page.reference
        )


PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    abbreviations_are_explained,
    numbers_of_questions_go_on,
    date_follows_reference,
)
"""Every rule of this family that reads a page."""


def _explained(word: str, text: str) -> bool:
    """Whether the words stand beside it: "Professional Standards (PS)", "PS (Professional …)"."""
    if re.search(rf"\(\W?(?:the\s)?{word}s?\W?\)", text) or re.search(
        rf"\b{word}s?\s?(?:\(|=|–|-|:|means\b|stands\b)\s?[“‘\"']?[A-Za-z][a-z]+", text
    ):
        return True
    letters = r"[a-z]*[\s/-](?:(?:of|and|the|for|to|in|&)\s)*".join(
        re.escape(letter) for letter in word
    )
    return bool(re.search(rf"\b{letters}[a-z]+", text))
