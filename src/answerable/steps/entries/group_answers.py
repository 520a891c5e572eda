"""Groups the answers of a log by topic, year, outcome, exemption and first letter, for readers."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from answerable.model.exemptions import limb_of
from answerable.model.log_entries import Summary
from answerable.steps.entries.arrange_log import newest_first
from answerable.steps.entries.publish import whole_outcome

T = TypeVar("T")
UNKNOWN = "not recorded"
"""The outcome of an answer that names none, as imported ones may."""

UNDATED = "undated"
"""The year of an answer whose address and page name none."""

_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Group:
    """Answers that have something in common, newest first, under the key of their address."""

    key: str
    name: str
    answers: tuple[Summary, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of grouping: the folder of its pages, its words, and which groups an answer is in.

    `fact` is what of an answer decides that, `named` gives key and name of each group for a fact:
    of many answers few facts differ. Large groups of a kind `by_year` are divided by year.
    """

    folder: str
    title: str
    one: str
    fact: Callable[[Summary], Any]
    named: Callable[[Any], Sequence[tuple[str, str]]]
    by_year: bool = False
    has_feed: bool = False

    def keys(self, one: Summary) -> Sequence[tuple[str, str]]:
        """Key and name of the groups that an answer is in."""
        return self.named(self.fact(one))


@cache
def slug(text: str) -> str:
    """A text as part of an address: small letters, numbers and hyphens; never empty.

    What is cut off or cannot be written so is stood for by a short hash, so two texts that differ
    only there keep addresses of their own.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    lost = any(ch.isalnum() and ord(ch) > 127 and not _is_accented(ch) for ch in text)
    if words and not lost and len(words) <= _LONGEST_SLUG:
        return words
    mark = hashlib.sha256(text.casefold().encode()).hexdigest()[:8]
    return f"{words[:_LONGEST_SLUG].strip('-')}-{mark}".lstrip("-")


def _is_accented(ch: str) -> bool:
    return unicodedata.normalize("NFKD", ch)[:1].isascii()


def outcome_of(summary: Summary) -> str:
    """The outcome of a whole answer, in words."""
    return _whole(summary.outcomes)


@cache
def _whole(outcomes: tuple[str, ...]) -> str:
    return whole_outcome(outcomes) or UNKNOWN


def year_of(summary: Summary) -> str:
    """The year of an answer is that of its address, which never changes; else of its date."""
    path = summary.path
    if path[4:5] == "/" and path[:4].isdigit():
        return path[:4]
    return (summary.answered or summary.received)[:4] or UNDATED


@cache
def exemption_words(cited: str) -> str:
    """A limb with what it is about: "Section 40(2): personal data of somebody else"."""
    limb = limb_of(cited)
    return f"Section {cited}: {limb.title}" if limb else f"Section {cited}"


def letter_of(summary: Summary) -> tuple[str, str]:
    """The first letter or number of a title; "#" stands for every other sign."""
    return _letter(next((ch for ch in summary.title if ch.isalnum()), "#"))


@cache
def _letter(first: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKD", first)[0].upper()
    if plain.isascii() and plain.isalpha():
        return plain.lower(), plain
    return ("0-9", "0–9") if plain.isdigit() else ("other", "Other")


TOPICS = Kind(
    "topics", "Topics", "Topic", lambda one: one.topic,
    lambda topic: [(slug(topic), topic)] if topic else [], has_feed=True,
)  # fmt: skip
YEARS = Kind("", "Years", "Year", year_of, lambda year: [(year, year)])
OUTCOMES = Kind(
    "outcomes", "Outcomes", "Outcome", outcome_of,
    lambda outcome: [(slug(outcome), outcome)], by_year=True,
)  # fmt: skip
EXEMPTIONS = Kind(
    "exemptions", "Exemptions", "Exemption", lambda one: one.exemptions,
    lambda exemptions: [(slug(cited), exemption_words(cited)) for cited in exemptions],
    by_year=True, has_feed=True,
)  # fmt: skip
LETTERS = Kind("a-z", "A to Z", "Letter", letter_of, lambda letter: [letter])

KINDS = (TOPICS, YEARS, OUTCOMES, EXEMPTIONS)
"""The ways in, in the order in which they are offered."""


def grouped(
    answers: Sequence[Summary], kind: Kind, *, only: frozenset[str] | None = None
) -> Mapping[str, Group]:
    """The groups of a kind by their key, each newest first; only those with these keys if given."""
    facts = [kind.fact(one) for one in answers]
    keys, names = dict[Any, list[str]](), dict[str, str]()
    for fact in dict.fromkeys(facts):
        for key, name in kind.named(fact):
            if only is None or key in only:
                keys.setdefault(fact, []).append(key)
                names[key] = min(names.get(key, name), name)
    found: dict[str, list[Summary]] = {key: [] for key in names}
    for one, fact in zip(answers, facts, strict=True):
        for key in keys.get(fact, ()):
            found[key].append(one)
    return {key: Group(key, names[key], tuple(newest_first(found[key]))) for key in sorted(found)}


def name_order(name: str) -> list[tuple[int, str]]:
    """Words by the alphabet, numbers inside them by size: section 9 before section 12."""
    parts = re.findall(r"\d+|\D+", name.casefold())
    return [(int(part), "") if part.isdigit() else (1 << 30, part) for part in parts]


def divided(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Items in pages of at most so many; no item still makes one page."""
    return [items[at : at + most] for at in range(0, len(items), most)] or [items]
