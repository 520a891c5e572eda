"""What may be promised about records nobody read: the certificate and what it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from answerable.model.phrases import confidence, counted, in_no_period, percent_at_least


class Bound(StrEnum):
    """Which bound was declared before the first random record was shown.

    ONE_SHOT is exact at a sample size fixed in advance and void at any other; ANYTIME is wider
    and holds at every size at once, so that its reader may stop whenever they like.
    """

    ONE_SHOT = "one-shot"
    ANYTIME = "anytime"


@dataclass(frozen=True, slots=True)
class Stratum:
    """Records of one kind that the ranked reading left, and a random sample read out of them.

    `unread` records had never been read when the sample was drawn; `sampled` of them were read in
    the order drawn, of which `relevant` were on the topic.
    """

    unread: int
    sampled: int
    relevant: int

    def __post_init__(self) -> None:
        if not 0 <= self.relevant <= self.sampled <= self.unread:
            raise ValueError(f"impossible sample: {self}")


@dataclass(frozen=True, slots=True)
class Declaration:
    """What was fixed before the first random record was shown; only this may be certified.

    `size` is the sample size (None for an anytime bound), `number` which certificate of this topic
    it is (1 is the first), `repeats` whether later ones were allowed: then each spends its share
    of what may go wrong in all.
    """

    bound: Bound
    confidence: str
    unread: int
    found: int
    size: int | None
    seed: int
    number: int = 1
    repeats: bool = False

    def __post_init__(self) -> None:
        if not 0.5 <= float(self.confidence) < 1:
            raise ValueError(f"a confidence is a share such as 0.95, not {self.confidence}")
        if (self.size is None) is not (self.bound is Bound.ANYTIME):
            raise ValueError("a one-shot bound declares its size, an anytime bound none")
        if self.number > 1 and not self.repeats:
            raise ValueError("a second certificate must have been declared possible")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known beside the sample when a certificate is made: more may have been read since.

    Of the `read` records `found` are on the topic, `found_since` of these were unread when the
    sample was declared. `unsure` were read before it and are open (again). At most `left` of the
    records declared unread can still be on the topic, because the others were decided. `shared`
    were decided with a record of the sample, because they have its text.
    """

    read: int
    found: int
    found_since: int
    unsure: int
    left: int
    shared: int = 0

    def __post_init__(self) -> None:
        if not (
            0 <= self.found_since <= self.found <= self.read and min(self.unsure, self.left) >= 0
        ):
            raise ValueError(f"impossible reading: {self}")


@dataclass(frozen=True, slots=True)
class Certificate:
    """How many relevant records may be left, and so how many were found at least.

    `ranked` records were read in ranked order and `random` out of the rest, `shared` have the text
    of one of these; `found` counts the relevant ones of all. With the declared confidence at most
    `upper_remaining` more exist and the recall is at least `recall_lower`; `remaining` is the best
    estimate, no promise.
    `without_text` of the records no ranking can order; `silent_unread` of these are outside
    `records`, because nobody could read them and no sample speaks for them. `unsure` records were
    read and left open; they count as if they were among the others. `undated` carry no `date`, so
    that they are in no period and outside `records`.
    """

    declaration: Declaration
    records: int
    ranked: int
    random: int
    found: int
    upper_remaining: int
    recall_lower: float
    remaining: float
    without_text: int = 0
    silent_unread: int = 0
    unsure: int = 0
    undated: int = 0
    date: str = "date"
    shared: int = 0

    @property
    def recall_estimate(self) -> float:
        """The best estimate of the share found: no promise."""
        return (
            self.found / (self.found + self.remaining) if self.found else float(not self.remaining)
        )

    @property
    def read(self) -> int:
        """All records read, whatever brought them up, and those that have the text of one."""
        return self.ranked + self.random + self.shared

    @property
    def sentence(self) -> str:
        """The certificate in the words of the letter: what may be missed comes before recall."""
        percent = confidence(float(self.declaration.confidence))
        others = "no others exist"
        if self.upper_remaining:
            number = self.upper_remaining
            others = f"no more than {number:,} {'other exists' if number == 1 else 'others exist'}"
        shared = f", {self.shared:,} with the text of one of these" if self.shared else ""
        at_least = percent_at_least(self.recall_lower)
        return (
            f"We read {self.read:,} of {counted(self.records, 'record')} ({self.ranked:,} chosen by"
            f" relevance, {self.random:,} at random{shared}) and found {self.found:,} on the topic."
            f" With {percent} confidence {others}, so at least {at_least} of all have been found."
            f" Best estimate of those not found: {self.remaining:,.0f}."
            f"{self._unsure_words}{self._silent_words}{self._undated_words}"
        )

    @property
    def _unsure_words(self) -> str:
        if not self.unsure:
            return ""
        verb = "counts" if self.unsure == 1 else "count"
        return f" {self.unsure:,} of those read could not be decided and {verb} among the others."

    @property
    def _silent_words(self) -> str:
        if not self.silent_unread:
            return ""
        have = "record has" if self.silent_unread == 1 else "records have"
        return (
            f" Besides, {self.silent_unread:,} {have} no text to be read: nothing is said of that"
            " here."
        )

    @property
    def _undated_words(self) -> str:
        if not self.undated:
            return ""
        return f" Besides, {in_no_period(self.undated, self.date)}: nothing is said of that here."
