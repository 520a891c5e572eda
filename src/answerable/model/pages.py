"""A published answer as somebody outside sees it: what was asked, what is said, what was read.

Everything that was read keeps the words it was read from, so that a finding can quote them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Value = int | Decimal

_ASKED_AT_LEAST = 20
_TABLES = (".csv", ".ods", ".xls", ".xlsx")


class Kind(StrEnum):
    """What a block of a page is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, heading or table; a table's `text` is its rows as lines."""

    kind: Kind
    text: str
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """The words of a link and where it leads."""

    words: str
    target: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The words of a heading and its level in the page, from 1."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class PageText:
    """A file as text, before it is understood: rows of tables are lines of cells apart by "|".

    A picture is a link to its file, its words are what stands for it where it cannot be seen.
    """

    text: str
    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    pictures: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line of a list of people: role – sanction – incident, and any date in it."""

    role: str
    sanction: str
    incident: str
    dated: bool
    words: str


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line of a table: a cell is a number, or None with what is printed in `shown`."""

    label: str
    cells: tuple[Value | None, ...]
    shown: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of numbers, or a list of labels with one number each (its one column has no name).

    `total` is its closing line, `total_column` the place of that column.
    """

    title: str
    columns: tuple[str, ...]
    lines: tuple[GridLine, ...]
    words: str
    corner: str = ""
    total: GridLine | None = None
    total_column: int | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A number in a sentence with the word for what it counts, "" where there is none."""

    value: Value
    unit: str
    words: str
    begin: int = 0
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its numbers in order."""

    words: str
    numbers: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class SearchedTerms:
    """The words that the page says were searched."""

    terms: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question, as far as it is known, with what is said to it and what was read in that.

    `number` is the place among the questions; "" holds what is said to all of them together.
    `told_under` names the earlier question under which the page says the same: "6 & 7".
    """

    number: str
    asked: str
    said: tuple[Block, ...]
    sentences: tuple[Sentence, ...] = ()
    people: tuple[PersonLine, ...] = ()
    grids: tuple[Grid, ...] = ()
    told_under: str = ""

    @property
    def where(self) -> str:
        """The place in words, for a finding."""
        return f"question {self.number}" if self.number else "the answer"

    @property
    def text(self) -> str:
        """Everything that is said."""
        return "\n".join(block.text for block in self.said)


@dataclass(frozen=True, slots=True)
class Page:
    """A published answer, read. `files` is None where the page says nothing about attachments.

    `placed` are the numbers of the questions whose answers have a place of their own.
    `answered_on` is known of an answer of ours; of others the words have to tell. `lead` is what
    is asked above all questions, such as their years.
    """

    title: str
    text: str
    exchanges: tuple[Exchange, ...]
    reference: str = ""
    files: tuple[str, ...] | None = None
    files_words: str = ""
    searched: SearchedTerms | None = None
    links: tuple[Link, ...] = ()
    labels: tuple[str, ...] = ()
    placed: frozenset[str] = frozenset()
    answered_on: date | None = None
    lead: str = ""

    @property
    def letters(self) -> tuple[str, ...]:
        """The files that can hold what a letter says: all but tables."""
        return tuple(one for one in self.files or () if not one.casefold().endswith(_TABLES))

    @property
    def unasked(self) -> str:
        """The whole text, head and foot too, without what is asked.

        A word or two asked are left: the answer may have them too.
        """
        text = self.text
        for exchange in self.exchanges:
            if len(exchange.asked) >= _ASKED_AT_LEAST:
                text = text.replace(exchange.asked, " ")
        return text

    @property
    def said(self) -> str:
        """What is said to all questions, without the questions."""
        return "\n".join(exchange.text for exchange in self.exchanges if not exchange.told_under)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of every answer."""
        told = (exchange for exchange in self.exchanges if not exchange.told_under)
        return tuple(one for exchange in told for one in exchange.sentences)
