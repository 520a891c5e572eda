"""What an authority decides about its log: its name, its colours, whom to write to, its licence.

The defaults are neutral: a log can be published without any of it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from answerable.model.law import REGIMES, Regime

TEXT_CONTRAST, SHAPE_CONTRAST = 4.5, 3.0
"""WCAG 2.2, success criteria 1.4.3 (words) and 1.4.11 (bars, lines and edges)."""

WHITE, FOOT = "#ffffff", "#f3f5f8"
"""The two grounds that words and links stand on."""

LICENCE: Mapping[str, str] = {
    "name": "Open Government Licence v3.0",
    "url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}


@dataclass(frozen=True, slots=True)
class Contact:
    """How the people who answer requests are reached; every part of it may be empty."""

    name: str = ""
    email: str = ""
    telephone: str = ""
    address: str = ""
    page: str = ""


_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")
_TELEPHONE = re.compile(r"(?:\+|\(?0)[0-9 ()-]{8,20}(?:ext\.? ?[0-9]{1,6})?|1[0-9]{2}(?:[0-9]{3})?")
"""With its area code, or a short one as 101 and 116123: "12-14" is a house."""

_PAGE = re.compile(r"https?://[^\s,;<>]+", re.IGNORECASE)
_LABEL = re.compile(r"(?:e-?mail|tel(?:ephone)?|phone|web(?:site)?)\.?:\s*", re.IGNORECASE)
_POST = re.compile(r"(?:post|(?:postal )?address):\s*", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;]\s+")


def contact_in(text: str, *, name: str) -> Contact:
    """The contact that somebody wrote in lines; what is nothing else is a postal address."""
    found = {"email": "", "telephone": "", "page": ""}
    post = []
    for line in filter(None, map(str.strip, text.splitlines())):
        parts = [_unlabelled(part) for part in _SEVERAL.split(line)]
        kinds = [_kind_of(part) for part in parts]
        if all(kinds) and len(set(kinds)) == len(kinds) and not any(found[kind] for kind in kinds):
            found |= zip(kinds, parts, strict=True)
        else:
            post.append(_POST.sub("", line, count=1) if _POST.match(line) else line)
    return Contact(name=name, address="\n".join(post), **found)


def _unlabelled(part: str) -> str:
    said = part[label.end() :] if (label := _LABEL.match(part)) else part
    said = said.removeprefix("<").removesuffix(">")
    return f"https://{said}" if said.lower().startswith("www.") else said


def _kind_of(said: str) -> str:
    if _EMAIL.fullmatch(said):
        return "email"
    if _TELEPHONE.fullmatch(said):
        return "telephone"
    return "page" if _PAGE.fullmatch(said) else ""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture drawn afresh by us (PNG), the words for it, and its size in pixels."""

    data: bytes
    words: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb: the mark behind the name, the words on it, links, and bars of charts."""

    mark: str = "#1f3a5f"
    on_mark: str = WHITE
    link: str = "#1a65a6"
    bars: str = "#1d70b8"
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A day from which figures on the same topic are not comparable with those before, and why."""

    on: date
    words: str


POLICE_CHANGES: tuple[RuleChange, ...] = (
    RuleChange(
        date(2012, 11, 22),
        "the Police (Complaints and Misconduct) Regulations 2012 changed what is recorded as a"
        " complaint",
    ),
    RuleChange(
        date(2020, 2, 1),
        "the Police (Complaints and Misconduct) Regulations 2020 changed what is recorded as a"
        " complaint, and national factors, “social media” among them, came in",
    ),
)
"""SI 2012/1204 and SI 2020/2: an authority writes its own in log.toml, or none."""


@dataclass(frozen=True, slots=True)
class LogSettings:
    """Everything that log.toml can say. `address` is where the log stands, with a "/" at its end.

    `complaints` are the paragraphs on how to complain; without any, those of the Act are printed.
    """

    name: str = ""
    title: str = "Disclosure log"
    intro: str = ""
    address: str = ""
    publication_scheme: str = ""
    complaints: tuple[str, ...] = ()
    contact: Contact = field(default_factory=Contact)
    licence: Mapping[str, str] = field(default_factory=lambda: dict(LICENCE))
    theme: Theme = field(default_factory=Theme)
    changes: tuple[RuleChange, ...] = POLICE_CHANGES
    accessibility: tuple[str, ...] = ()
    accessibility_checked: date | None = None
    nation: str | None = None

    @property
    def law(self) -> Regime:
        """The law that its answers are given under: where none is named, the Act of 2000."""
        return REGIMES[self.nation or "uk"]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of #rrggbb in sRGB (WCAG 2.2, "relative luminance")."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
