"""What the log knows of its answers without opening them: a summary of each, and what is gone."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure that stands for itself, with all that decides whether another may be compared.

    `start` and `end` are the first and last day of its period (ISO 8601), "" where it has none.
    `years` are the lines of its table by year: the year, the value, and what is printed for it.
    `conditions` are the records it counts alone, None where its answer does not tell.
    """

    label: str
    value: float | None
    display: str
    unit: str
    start: str
    end: str
    population: str
    date_rule: str
    terms: tuple[str, ...] = ()
    years: tuple[tuple[str, float | None, str], ...] = ()
    conditions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """One answer as lists show it. Dates are ISO 8601, "" where they are not known.

    `path` is its address in the log ("2016/911/"); `version` counts the versions published, the
    first on `published`, the last on `updated`. `aliases` are further addresses ("911_16/",
    "?p=31490"). `outcomes` and `exemptions` (sections and limbs as cited) stand once each, in the
    order of the answer.
    """

    path: str
    reference: str
    title: str
    authority: str
    topic: str
    received: str
    answered: str
    published: str
    updated: str
    version: int
    outcomes: tuple[str, ...] = ()
    exemptions: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    headlines: Sequence[Headline] = ()


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of an answer that was withdrawn: where it stood, when and why it went.

    Title and figures are not kept: they may be what had to go. `versions` is how many had been
    published, `aliases` are the further addresses that lead here now.
    """

    path: str
    reference: str
    authority: str
    on: str
    reason: str
    versions: int = 1
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogState:
    """All answers of a log and all that were withdrawn, each in the order of their addresses."""

    answers: tuple[Summary, ...] = ()
    withdrawn: tuple[Tombstone, ...] = ()
