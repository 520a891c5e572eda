"""A small review to test with: a made-up pool, a definition, and entries a minute apart."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from answerable.engines.reference import ReferenceEngine
from answerable.model.certificates import Bound
from answerable.model.decisions import Verdict
from answerable.model.definition import Definition, RegisterRead
from answerable.model.journal import Decided, Declared, Entry, Undone
from answerable.model.places import Place
from answerable.model.pool import Pool
from answerable.model.register import Case
from answerable.model.request import Count
from answerable.steps.finding.conclude_review import declaration_for
from answerable.steps.finding.follow_review import Course
from answerable.steps.finding.gather_pool import gather_pool

BEGAN = datetime(2024, 3, 1, 9, tzinfo=UTC)

SCOPE = Count("case", "received_on", "records")

DEFINITION = Definition(
    topic="social media",
    rule="Somebody posted something on a social medium",
    terms=("facebook", "twitter"),
    scope=SCOPE,
    register=RegisterRead(("export.csv",), "0f" * 32, 6),
    by="A. Reader",
    started_on=date(2024, 3, 1),
    seed=7,
)


def cases_of(texts: Sequence[str], years: Sequence[str] = ("2020",)) -> list[Case]:
    """A case for each text, numbered from 1, received in these years in turn."""
    place = Place("export.csv")
    return [
        Case(
            str(number),
            {"case_summary": text, "received_on": f"{years[number % len(years)]}-05-01"},
            place,
        )
        for number, text in enumerate(texts, start=1)
    ]


def pool_of(texts: Sequence[str], definition: Definition = DEFINITION) -> Pool:
    """The pool of a register with these narratives."""
    return gather_pool(cases_of(texts), definition, engine=ReferenceEngine())


def numbered(records: int) -> Pool:
    """A pool of so many different texts."""
    return pool_of([f"record number {number}" for number in range(1, records + 1)])


class Diary:
    """Takes entries into a course, a minute apart, as if somebody worked on it."""

    def __init__(self, pool: Pool, definition: Definition = DEFINITION) -> None:
        self.course = Course(pool, definition)
        self.entries: list[Entry] = []
        self._clock = _minutes()

    def take(self, entry: Entry) -> None:
        """The entry as it is."""
        self.entries.append(entry)
        self.course.take(entry)

    def decide(self, ref: str, verdict: Verdict, by: str = "A. Reader", **more: object) -> None:
        """A decision."""
        self.take(Decided(ref, verdict, by, next(self._clock), **more))  # type: ignore[arg-type]

    def undo(self, ref: str, by: str = "A. Reader", *, second: bool = False) -> None:
        """A decision taken back."""
        self.take(Undone(ref, by, next(self._clock), second))

    def declare(self, size: int | None, *, repeats: bool = False, without_text: int = 0) -> None:
        """A sample declared; without fixed size where there is none."""
        bound = Bound.ANYTIME if size is None else Bound.ONE_SHOT
        declared = declaration_for(self.course, bound, size=size, repeats=repeats, seed=None)
        self.take(Declared(declared, without_text, "A. Reader", next(self._clock)))

    def read_sample(self, relevant: frozenset[str] = frozenset(), *, at_most: int = 10**6) -> None:
        """The sample read in its order, so far as is said."""
        for _ in range(at_most):
            if not (left := self.course.sample_left()):
                return
            verdict = Verdict.RELEVANT if left[0] in relevant else Verdict.NOT_RELEVANT
            self.decide(left[0], verdict)


def _minutes() -> Iterator[datetime]:
    at = BEGAN
    while True:
        at += timedelta(minutes=1)
        yield at
