"""The answer: questions with their figures, the method, the findings. Two copies leave it.

The staff copy names the records behind every figure; the public copy (`steps.entries.publish`)
does not.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from answerable.model.cost import USUAL_LIMIT, CostLimit
from answerable.model.figures import Figure, Listing, Table
from answerable.model.hits import TermCount
from answerable.model.protection import Policy
from answerable.model.refusals import NoticePart, Refusal
from answerable.model.request import Acknowledgement, SmallCounts

VERSION = 1
"""The version of the shape of answer.json; its schema is docs/reference/answer.schema.json."""


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """What is said to one numbered question.

    `held` is None where the answer may not say it: to neither confirm nor deny is to leave it open.
    """

    number: str
    text: str
    held: bool | None
    outcome: str
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    lists: tuple[Listing, ...] = ()
    narrative: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notice: tuple[NoticePart, ...] = ()

    @property
    def by_id(self) -> Mapping[str, Figure]:
        """The figures by their id."""
        return {figure.id: figure for figure in self.figures}

    @property
    def headlines(self) -> tuple[Figure, ...]:
        """The figures that are no cell of a table."""
        rows = [row for table in self.tables for row in table.rows]
        cells = {id for row in rows for id in row.figures}
        cells |= {id for table in self.tables if table.total for id in table.total.figures[:-1]}
        return tuple(figure for figure in self.figures if figure.id not in cells)


@dataclass(frozen=True, slots=True)
class Method:
    """How the records were found. `recall` stays None until a certificate measures it."""

    fields: tuple[str, ...] = ()
    terms: tuple[TermCount, ...] = ()
    variants: tuple[str, ...] = ()
    searched: int = 0
    without_text: int = 0
    hits: int = 0
    read: int = 0
    relevant: int = 0
    rejected: int = 0
    undecided: int = 0
    found_by_reading: int = 0
    recall: Mapping[str, float] | None = None
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterNote:
    """Which register the answer was made from.

    `layout` is the hash of its columns, "" in answers from before it was kept.
    """

    file: str
    rows: int
    sha256: str
    taken: int = 0
    set_aside: int = 0
    cases: int = 0
    layout: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check: a code, how grave, what to do, where, and the words it is about."""

    code: str
    severity: str
    message: str
    where: str
    quote: str = ""
    acknowledged: str = ""

    @property
    def open(self) -> bool:
        """Whether somebody still has to look: blocks always, warnings until acknowledged."""
        return self.severity == "block" or (self.severity == "warn" and not self.acknowledged)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that leaves with the answer, by name and hash."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Seal:
    """The hash of a public copy and of each file that is published with it."""

    sha256: str
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskNote:
    """What a page says of the desk it comes from: whether one person did everything, and the head.

    `history` is the seal over everything that was done at the desk up to this version; whoever has
    the page can tell later whether the history before it was changed.
    """

    single_person: bool
    history: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer to a request. `routes` are the ways to a review and to the Commissioner.

    `limit` is the limit of cost of whoever answers, under their law; `topic` what the search was
    for, "" where nothing was searched. `policy` is what its counts
    were protected by; `correction` tells its readers what was changed since it was last published;
    `searched` is the seal of the words in which the register's own names and
    numbers were looked for, "" where nobody looked; `seal` is that of what would be published.
    `cases` gives the case of every counted thing that is part of one, by the thing's id.
    """

    reference: str
    title: str
    authority: str
    received_on: date
    questions: tuple[QuestionAnswer, ...]
    register: RegisterNote
    method: Method
    answered_on: date | None = None
    limit: CostLimit = USUAL_LIMIT
    topic: str = ""
    author: str = ""
    intro: str = ""
    correction: str = ""
    caveats: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    small_counts: SmallCounts | None = None
    acknowledged: tuple[Acknowledgement, ...] = ()
    checks: tuple[Finding, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    policy: Policy = Policy()
    searched: str = ""
    seal: Seal | None = None
    desk: DeskNote | None = None
    cases: Mapping[str, str] = field(default_factory=dict)

    def case_of(self, record: str) -> str:
        """The reference of the case that a counted thing belongs to; a case is its own.

        An id is never taken apart for it: references and subjects may hold any character. So it may
        be another case's reference too: see `cases_of`.
        """
        return self.cases.get(record, record)

    def cases_of(self, records: Iterable[str]) -> set[str]:
        """The references that records may mean: of the case that holds each, and each itself.

        Subject 2 of case MI/1 has the id MI/1/2, which may be the reference of a case as well.
        """
        return {ref for record in records for ref in (record, self.case_of(record))}

    @property
    def tables(self) -> Iterator[tuple[QuestionAnswer, Table]]:
        """Every table with the question that it answers."""
        return ((question, table) for question in self.questions for table in question.tables)

    @property
    def blocked(self) -> bool:
        """Whether a finding keeps this answer from being released."""
        return any(finding.open for finding in self.checks)
