"""What a reader decided about a record: relevant or not, by whom, when and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    """The three answers a reader can give."""

    RELEVANT = "relevant"
    NOT_RELEVANT = "not relevant"
    UNSURE = "unsure"


WORDS: Mapping[str, Verdict] = {
    **dict.fromkeys(("yes", "y", "1", "true", "relevant"), Verdict.RELEVANT),
    **dict.fromkeys(("no", "n", "0", "false", "not relevant"), Verdict.NOT_RELEVANT),
    **dict.fromkeys(("unsure", "?", "maybe"), Verdict.UNSURE),
}
"""How a decisions file may write each verdict."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `wording` is what may be published of the incident, in the reader's words."""

    ref: str
    verdict: Verdict
    by: str
    on: date | None = None
    note: str = ""
    wording: str = ""
