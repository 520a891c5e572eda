"""A log that another system published: its pages as they were read, and what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from answerable.model.pages import Link, Page, PageText
from answerable.model.references import FoundReference, Reference


class Fate(StrEnum):
    """What becomes of a page: every page has exactly one."""

    TAKEN = "taken"
    JOINED = "joined"
    ASIDE = "set aside"


class FileState(StrEnum):
    """What is known of a file that a page names."""

    PASSED = "passes the gate"
    REFUSED = "refused by the gate"
    ABSENT = "not in the export"
    UNCLEAR = "several different files have this name"


REMARKS: Mapping[str, str] = {
    "no-answer": "the page is not an answer: it has no request, response or answered question",
    "list-of-answers": "the page lists answers and is not one itself",
    "unreadable": "the page could not be read: {about}",
    "not-published": "the page was never published, or was taken back: {about}",
    "reference-none": "no reference was found: give one with --references",
    "reference-ambiguous": "the reference can be read as {about}: settle it with --references",
    "address-lost": "an earlier address cannot lead here: {about}",
    "reference-differs": "the page prints another reference than its address, {about};"
    " the printed one was taken",
    "copy-differs": "another page has the same reference and other words: {about}",
    "address-taken": "the new log has an answer at this address that no old log brought: {about}",
    "same-page": "the same page as {about}; its address leads there",
    "further-page": "a further page under the reference of {about}, linked to it",
    "first-page-absent": "by its address a further page, but the first is not here",
    "attachment-promised": "a file is promised and none is there: “{about}”",
    "attachment-absent": "a file is named and is not in the export: {about}",
    "attachment-unclear": "several different files have the name of one that is named: {about}",
    "attachment-refused": "a file does not pass the gate: {about}",
    "picture": "a picture may hold what no text says: {about}",
    "shared-text": "words that stand on many pages: “{about}”",
    "banner": "a notice about the site, later than the answer: “{about}”",
    "no-request": "no heading says where the request begins",
    "no-response": "no heading says where the response begins",
    "undated": "neither the page nor the export says when it was answered or posted",
}
"""What can be said of a page, by code. `about` is what the page itself says."""

UNSETTLED = frozenset(
    ("unreadable", "reference-none", "reference-ambiguous", "copy-differs", "address-taken")
)
"""Remarks for which a page that may be an answer was left out until somebody decides."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that somebody should know about a page."""

    code: str
    about: str = ""

    @property
    def message(self) -> str:
        """The remark in words."""
        return REMARKS[self.code].format(about=self.about)


@dataclass(frozen=True, slots=True)
class OldFile:
    """A file that a page names, with the codes of the gate where it does not pass."""

    name: str
    state: FileState
    codes: tuple[str, ...] = ()
    sha256: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class OldPage:
    """One page of an export. `addresses` are relative to the old site: "a-slug/", "?p=1"; they are
    as the export has them, and not yet known to be plain.
    """

    source: str
    title: str
    addresses: tuple[str, ...]
    page: PageText
    sha256: str
    posted: date | None = None
    status: str = "publish"
    unreadable: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OldLog:
    """An export: its pages in order, and where the files are that it brings, by name.

    `site` is what the site calls itself; `others` counts entries that are no pages.
    """

    name: str
    site: str
    pages: tuple[OldPage, ...]
    files: Mapping[str, str] = field(default_factory=dict)
    others: int = 0


@dataclass(frozen=True, slots=True)
class OldBlock:
    """A part of a page in its order: heading, paragraph, item or table, and its section.

    `level` is that of a heading in the old page; a table's `text` is empty, its words are in rows.
    """

    kind: str
    text: str = ""
    label: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    section: str = ""

    @property
    def words(self) -> str:
        """Everything that is written in it."""
        cells = (cell for row in self.rows for cell in row)
        return " ".join(part for part in (self.label, self.text, *cells) if part)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page with what was read from it.

    `left_out` are lines of the site, not of the answer; `settled` says that somebody gave the
    reference by hand.
    """

    old: OldPage
    page: Page
    blocks: tuple[OldBlock, ...]
    left_out: tuple[str, ...]
    reference: Reference | None
    found: FoundReference
    remarks: tuple[Remark, ...]
    received: date | None = None
    answered: date | None = None
    cited: tuple[str, ...] = ()
    files: tuple[OldFile, ...] = ()
    links: tuple[Link, ...] = ()
    settled: bool = False

    @property
    def sections(self) -> frozenset[str]:
        """The sections that its headings open."""
        return frozenset(block.section for block in self.blocks if block.section)

    @property
    def is_answer(self) -> bool:
        """Whether a heading opens a request or a response."""
        return not self.sections.isdisjoint(("request", "response"))

    @property
    def words(self) -> str:
        """Its text without spaces, capitals and marks, to see whether two pages are one."""
        return "".join(c for b in self.blocks for c in b.words.casefold() if c.isalnum())


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one page: a line of the report."""

    read: ReadPage
    fate: Fate
    remarks: tuple[Remark, ...]
    path: str = ""
    addresses: tuple[str, ...] = ()
