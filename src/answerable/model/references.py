"""An answer's reference, in whatever spelling, and the permalink that it stands for.

`SCHEMES` lists every form that is read. The address of an answer is made of the reference alone, so
it is the same on every machine and for good; no two references share one.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from answerable.model.errors import UserMistake

FOI, PAGE = "foi", "page"
"""Schemes without a year: numbers that follow the word FOI, and pages known by their number."""

NUMBER_PATTERN = r"(?:(?:[0-9]{2}-FOI|[A-Z]{1,6})-)?[0-9]+[A-Z]?(?:-[2-9])?"
"""The last part of an answer's place."""

PATH_PATTERN = rf"^(?:[0-9]{{4}}|foi|page)/{NUMBER_PATTERN}/$"
"""What an address can look like, as a regular expression."""

_NUMBER = r"(?P<number>[0-9]{1,7}[A-Za-z]?)"
_LETTERS = r"(?P<letters>(?!FOI|PAGE)[A-Za-z]{1,6})"
_PART = r"(?:[-_ ](?P<part>[2-9]))?"
_YEAR, _LONG_YEAR = re.compile(r"(?:20)?[0-9]{2}"), re.compile(r"20[0-9]{2}")
_BARE = re.compile(r"[0-9]{5,7}")


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """The year of the request, 0 where it names none, and the number, which may carry a letter.

    `scheme` tells numbers of different kinds apart; "" is number and year. `part` is 2 for a second
    page under the same reference, as for an additional request.
    """

    year: int
    number: str
    scheme: str = ""
    part: int = 1

    @property
    def path(self) -> str:
        """Where the answer stands in the log, for good: "2016/911/"."""
        part = f"-{self.part}" if self.part > 1 else ""
        if self.scheme in (FOI, PAGE):
            return f"{self.scheme}/{self.number}{part}/"
        scheme = f"{self.scheme}-" if self.scheme else ""
        return f"{self.year or FOI}/{scheme}{self.number}{part}/"

    @property
    def first(self) -> "Reference":
        """The same reference without the number of a further page."""
        return Reference(self.year, self.number, self.scheme)

    @property
    def spellings(self) -> tuple[str, ...]:
        """How it is written in letters and in addresses, the usual way first; each reads back."""
        return tuple(f"{one}-{self.part}" if self.part > 1 else one for one in self._spellings())

    def _spellings(self) -> tuple[str, ...]:
        year = f"{self.year % 100:02}"
        if self.scheme == PAGE:
            return (f"?p={self.number}",)
        if self.scheme == FOI:
            return (f"FOI/{self.number}", f"FOI-{self.number}")
        if "-" in self.scheme:
            whole = (*self.scheme.split("-"), year, self.number)
            return (".".join(whole), "-".join(whole))
        if self.scheme and not self.year:
            return (f"{self.scheme}/{self.number}", f"{self.scheme}-{self.number}")
        if re.fullmatch(r"[0-9]{13}", self.number):
            return (self.number,)
        joints = "/_-" if not _LONG_YEAR.fullmatch(self.number) else "_"
        return tuple(
            f"{self.scheme}{joint if self.scheme else ''}{self.number}{joint}{year}"
            for joint in joints
        )


@dataclass(frozen=True, slots=True)
class FoundReference:
    """The readings of what stands somewhere; one of them is an answer, several are a question.

    `differs` says which other reference the page's address spells, where it does.
    """

    readings: tuple[Reference, ...] = ()
    spelt: str = ""
    where: str = ""
    differs: str = ""

    @property
    def sure(self) -> Reference | None:
        """The one reference, if there is only one reading."""
        return self.readings[0] if len(self.readings) == 1 else None


def _plain(parts: Mapping[str, str]) -> list[Reference]:
    """911_16, 911/16, 1406A/21, 911-2016, 2016/911: read both ways where both are years."""
    first, mark, second = parts["number"], parts["mark"], parts["other"]
    part = int(parts["part"] or 1)
    readings = []
    if _YEAR.fullmatch(second):
        readings.append(_numbered(second, first, part))
    if mark != "_" and _LONG_YEAR.fullmatch(first):
        readings.append(_numbered(first, second, part))
    return readings


def _lettered(parts: Mapping[str, str]) -> list[Reference]:
    """RX/118/24, F-2023-00580, RX/24/118: as without the letters, which the address keeps."""
    turned = {**parts, "number": parts["other"], "other": parts["number"]}
    found = _plain(parts) or (_plain(turned) if parts["mark"] != "_" else [])
    return [replace(one, scheme=parts["letters"].upper()) for one in found]


def _between(parts: Mapping[str, str]) -> list[Reference]:
    """24/FOI/118, 2024-RX-118: the letters FOI say nothing."""
    letters = parts["letters"].upper()
    found = _numbered(parts["year"], parts["number"], int(parts["part"] or 1))
    return [found if letters in ("FOI", "FOIA") else replace(found, scheme=letters)]


def _numbered(year: str, number: str, part: int) -> Reference:
    return Reference(2000 + int(year[-2:]), number.lstrip("0").upper(), part=part)


def _divided(parts: Mapping[str, str]) -> list[Reference]:
    number, year = parts["number"], parts["year"]
    scheme = f"{parts['office']}-FOI"
    return [Reference(2000 + int(year[-2:]), number, scheme, int(parts["part"] or 1))]


def _long(parts: Mapping[str, str]) -> list[Reference]:
    return [Reference(int(parts["year"]), parts["number"], part=int(parts["part"] or 1))]


def _initialled(parts: Mapping[str, str]) -> list[Reference]:
    """RFI 12345."""
    number = parts["number"].lstrip("0")
    return [Reference(0, number, parts["letters"].upper(), int(parts["part"] or 1))]


def _yearless(scheme: str) -> Callable[[Mapping[str, str]], list[Reference]]:
    def read(parts: Mapping[str, str]) -> list[Reference]:
        number = parts["number"].lstrip("0").upper()
        return [Reference(0, number, scheme, int(parts["part"] or 1))]

    return read


def _joined(parts: Mapping[str, str]) -> list[Reference]:
    """895617: the mark was left out of an address; or it is a number that never had a year."""
    number, year = parts["number"], parts["year"]
    return [_numbered(year, number, 1), Reference(0, (number + year).lstrip("0"), FOI)]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A form of reference: what it looks like and how it is read."""

    says: str
    pattern: re.Pattern[str]
    read: Callable[[Mapping[str, str]], list[Reference]]

    def readings(self, text: str) -> list[Reference]:
        """The references that a text in this form can mean."""
        parts = self.pattern.fullmatch(text.strip().strip("/"))
        found = self.read(parts.groupdict()) if parts else []
        return [reference for reference in found if reference.number]


_Form = tuple[str, str, Callable[[Mapping[str, str]], list[Reference]]]


def _schemes(*forms: _Form) -> tuple[Scheme, ...]:
    return tuple(
        Scheme(says, re.compile(pattern, re.IGNORECASE | re.ASCII), read)
        for says, pattern, read in forms
    )


SCHEMES = _schemes(
    (
        "number and year, the number with or without a letter; year and number",
        rf"(?:FOI[-/ ]?)?{_NUMBER}(?P<mark>[_/-])(?P<other>[0-9]{{1,7}}[A-Za-z]?){_PART}",
        _plain,
    ),
    (
        "office, FOI, year and number of six digits",
        r"(?P<office>[0-9]{2})[./-]FOI[./-](?P<year>[0-9]{2})[./-](?P<number>[0-9]{6})" + _PART,
        _divided,
    ),
    (
        "the address of such a one",
        r"(?P<year>20[0-9]{2})/(?P<office>[0-9]{2})-FOI-(?P<number>[0-9]{6})" + _PART,
        _divided,
    ),
    (
        "year, month and seven digits in one number",
        rf"(?:20[0-9]{{2}}/)?(?P<number>(?P<year>20[0-9]{{2}})(?:0[1-9]|1[0-2])[0-9]{{7}}){_PART}",
        _long,
    ),
    (
        "a number after FOI, without a year",
        rf"FOI(?:[-/ ]|\sref(?:erence)?\s){_NUMBER}{_PART}",
        _yearless(FOI),
    ),
    ("the number of a page", r"(?:\?p=|page/)(?P<number>[0-9]{1,9})" + _PART, _yearless(PAGE)),
    (
        "number and year with a letter between them and no mark",
        r"(?P<number>[0-9]{1,6}[A-Za-z])(?P<year>[0-9]{2})",
        lambda parts: [_numbered(parts["year"], parts["number"], 1)],
    ),
    (
        "digits only: never sure",
        r"(?P<number>[0-9]{3,5})(?P<year>[0-9]{2})",
        _joined,
    ),
)
"""Every form of reference that is read, wherever it stands."""

GIVEN_SCHEMES = _schemes(
    (
        "letters before number and year, or before year and number",
        rf"{_LETTERS}[-_/ ]{_NUMBER}(?P<mark>[-_/])(?P<other>[0-9]{{1,7}}[A-Za-z]?){_PART}",
        _lettered,
    ),
    (
        "letters between year and number",
        rf"(?P<year>(?:20)?[0-9]{{2}})[-/](?P<letters>[A-Za-z]{{1,6}})[-/]{_NUMBER}{_PART}",
        _between,
    ),
    (
        "letters before a number of three digits at least, without a year",
        rf"(?:foi/)?{_LETTERS}[-_/ ]?(?P<number>[0-9]{{3,9}}){_PART}",
        _initialled,
    ),
    (
        "a number of eight to twelve digits, with or without FOI before it",
        rf"(?:FOI[-/ ]?)?(?P<number>[0-9]{{8,12}}){_PART}",
        _yearless(FOI),
    ),
)
"""Forms that are read only where somebody says that a reference stands: "May-2019-12" is none."""


def readings(text: str, *, given: bool = False) -> tuple[Reference, ...]:
    """Every reference that a text can mean, in order of address; more than one is ambiguous.

    2011/12 could be number 2011 of 2012 or number 12 of 2011 (2011_12 is always the first).
    `given` says that it is a reference: forms that could be anything else are read too.
    """
    schemes = (*SCHEMES, *GIVEN_SCHEMES) if given else SCHEMES
    found = {reference for scheme in schemes for reference in scheme.readings(text)}
    return tuple(sorted(found, key=lambda reference: reference.path))


def read_reference(text: str, *, where: object = "the request, reference") -> Reference:
    """The reference that a text spells.

    Raises UserMistake "reference-wrong" for a text that spells none, or two different ones.
    """
    found = readings(text, given=True)
    if len(found) != 1:
        reason = f"it could be {in_words(found)}" if found else "it spells no number and year"
        raise UserMistake("reference-wrong", where=where, text=text, reason=reason)
    return found[0]


def in_words(found: Iterable[Reference]) -> str:
    """Readings as a choice of addresses: "2011/12 or 2012/2011"."""
    return " or ".join(reference.path.rstrip("/") for reference in found)
