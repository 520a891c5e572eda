"""What a request asks, as read from its letter: questions, and the words each reading rests on."""

from dataclasses import dataclass
from enum import StrEnum

from answerable.model.periods import Period


class AskedFor(StrEnum):
    """The form of the answer that a question calls for."""

    FIGURES = "figures"
    LIST = "list"
    DOCUMENT = "document"
    EXPLANATION = "explanation"


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing read and the words it was read from."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class StatedPeriod:
    """A period, the words that name it, and where they stand: "" for the question itself."""

    period: Period
    words: str
    stated_in: str = ""


@dataclass(frozen=True, slots=True)
class Fallback:
    """What is asked for where the first cannot be had, and the period that it names."""

    words: str
    period: StatedPeriod | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One question as it stands in the letter, before anything is read from it.

    `parent` is the place of the lead-in among the parts, `heading` what stands above the list,
    `sentence` what a question was split out of that shares its sentence with others.
    """

    number: str | None
    text: str
    parent: int | None = None
    heading: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class SplitRequest:
    """A letter taken apart: the questions, and what is said around them about all of them.

    `rows` are those of tables that ask nothing by themselves: nothing is read from them.
    """

    parts: tuple[Part, ...]
    introduction: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    subject: str = ""
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question with everything read from it; None and empty mean "not stated".

    `parent` is the label of its lead-in, `under` the place of that one among all questions;
    `people` are the groups that `population` names; `chained` names the question it goes back to.
    """

    number: str | None
    parent: str | None
    text: str
    under: int | None = None
    stated_period: StatedPeriod | None = None
    population: Reading | None = None
    people: tuple[str, ...] = ()
    excluding: tuple[Reading, ...] = ()
    unit: Reading | None = None
    by: tuple[Reading, ...] = ()
    asked_for: Reading | None = None
    chained: Reading | None = None
    fallbacks: tuple[Fallback, ...] = ()

    @property
    def period(self) -> Period | None:
        """The period without its words."""
        return self.stated_period.period if self.stated_period else None


@dataclass(frozen=True, slots=True)
class AskedRequest:
    """All questions of one letter, the notes that are no questions, and what is asked for
    where the whole of it cannot be had.
    """

    questions: tuple[AskedQuestion, ...]
    notes: tuple[str, ...] = ()
    fallbacks: tuple[Fallback, ...] = ()
