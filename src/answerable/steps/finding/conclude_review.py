"""What a review may say in the end: its certificate, how two readers agree, what would fit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from answerable.model.calendar import london_day
from answerable.model.certificates import Bound, Certificate, Declaration, Reading, Stratum
from answerable.model.decisions import Decision, Verdict
from answerable.model.definition import Definition
from answerable.model.errors import UserMistake
from answerable.model.fields import label_of
from answerable.model.periods import Period, long_date
from answerable.model.phrases import condition, in_no_period, same_person
from answerable.model.request import Count
from answerable.model.review import Prospect
from answerable.steps.finding.certify import certify, lower_count, upper_count
from answerable.steps.finding.follow_review import Course, Sample, drawn_order
from answerable.steps.finding.gather_pool import cases_by_year
from answerable.steps.finding.plan_review import narrowest_scope, prospect
from answerable.steps.finding.what_next import (
    FITS_FROM,
    Action,
    action_allowed,
    check_action,
    check_declaration,
    proposed_size,
)

SECOND_OF_EACH = 10
"""How many records decided yes, and how many decided no, a second reader gets."""

UNSTABLE_FROM = 0.1
"""The share of disagreement above which the rule does not decide alike for two readers."""

_TWO_SIDED = Fraction(1, 40)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a second reader decided about records that a first one had decided.

    `kappa` is Cohen's: agreement beyond what chance gives to readers who say yes so often.
    """

    read: int
    agreed: int
    kappa: float

    @property
    def unstable(self) -> bool:
        """Whether the inclusion rule is not one that two readers apply alike."""
        return self.read > 0 and (self.read - self.agreed) / self.read > UNSTABLE_FROM

    @property
    def sentence(self) -> str:
        """The agreement in the words of the letter."""
        words = (
            f"A second reader decided {self.read:,} of these records again without seeing the first"
            f" decision and agreed on {self.agreed:,} (kappa {self.kappa:.2f})."
        )
        if self.unstable:
            words += " The definition of the topic is unstable: two readers do not apply it alike."
        return words


@dataclass(frozen=True, slots=True)
class Fitting:
    """What reading the whole scope would bring and cost, from the first random decisions.

    `share` is the two-sided 95 % interval of the share on the topic; `years` the most recent years
    whose records can all be read within the budget even at its upper end.
    """

    prospect: Prospect
    share: tuple[float, float]
    years: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """All that an answer takes from a review: its decisions, and what may be said of the rest.

    `certificate` is None where none can be made yet; `undated` records are in no period.
    """

    definition: Definition
    decisions: tuple[Decision, ...]
    certificate: Certificate | None
    agreement: Agreement | None
    undated: int = 0

    @property
    def recall(self) -> Mapping[str, float] | None:
        """The facts of the certificate for the method of an answer."""
        made = self.certificate
        if made is None:
            return None
        return {
            "estimate": made.recall_estimate,
            "lower": made.recall_lower,
            "confidence": float(made.declaration.confidence),
            "missed_at_most": made.upper_remaining,
        }

    @property
    def sentences(self) -> tuple[str, ...]:
        """The review in the words of the letter: what was in scope, the certificate, agreement."""
        scope = self.definition.scope
        dates, covered = label_of(scope.date_field), scope_words(scope)
        which = f" ({covered})" if covered else ""
        words = [f"The records in scope{which} were read in the order of their likely relevance."]
        if self.certificate:
            words.append(self.certificate.sentence)
        elif self.undated:
            words.append(f"They are not all: {in_no_period(self.undated, dates)}.")
        if self.agreement:
            words.append(self.agreement.sentence)
        return tuple(words)

    @property
    def quiet(self) -> tuple[str, ...]:
        """The same without a number, for an answer that keeps back how many were found."""
        return self.sentences[:1]


def conclude(course: Course) -> Conclusion:
    """What an answer may take from a review as it stands."""
    made = certificate_of(course) if action_allowed(course, Action.CERTIFY) else None
    told = (course.definition, decisions_of(course), made, agreement_of(course))
    return Conclusion(*told, undated=course.pool.undated)


def declaration_for(
    course: Course, bound: Bound, *, size: int | None, repeats: bool, seed: int | None
) -> Declaration:
    """What a sample declared now would fix; a one-shot size left open is what fits the budget.

    Raises UserMistake where none may be declared now, or "review-size-wrong" for a size that cannot
    be drawn.
    """
    check_declaration(course)
    unread = sum(len(course.pool.records[place].refs) for place in course.unread())
    if bound is Bound.ONE_SHOT:
        size = proposed_size(course) if size is None else size
        check_size(size, unread, what="records")
    earlier = course.sample.declared.declaration if course.sample else None
    return Declaration(
        bound=bound,
        confidence=course.definition.confidence,
        unread=unread,
        found=course.cases_with(Verdict.RELEVANT),
        size=size,
        seed=course.definition.seed if seed is None else seed,
        number=earlier.number + 1 if earlier else 1,
        repeats=repeats or earlier is not None,
    )


def check_size(size: int, unread: int, *, what: str) -> None:
    """Raises UserMistake "review-size-wrong" for a sample that cannot be drawn."""
    if not 1 <= size <= unread:
        raise UserMistake(
            "review-size-wrong", where="size of the sample", size=size, unread=unread, what=what
        )


def certificate_of(course: Course) -> Certificate:
    """The certificate as it can be made now.

    Raises UserMistake "review-not-now" before a sample was declared and, for a one-shot bound,
    before its sample was read to the end.
    """
    check_action(course, Action.CERTIFY)
    made = _sampled(course, course.sample) if course.sample else _all_read(course)
    spoken_for = course.sample is not None and course.sample.declared.without_text > 0
    return replace(
        made,
        without_text=len(course.pool.silent),
        silent_unread=0 if spoken_for else course.silent_unread(),
        unsure=course.cases_with(Verdict.UNSURE),
        undated=course.pool.undated,
        date=label_of(course.definition.scope.date_field),
    )


def agreement_of(course: Course) -> Agreement | None:
    """How the two readers agree; None before the second has decided all that were drawn."""
    pairs = course.read_twice()
    if not pairs or course.second_left():
        return None
    read, agreed = len(pairs), sum(first is again for first, again in pairs)
    firsts, agains = Counter(first for first, _ in pairs), Counter(again for _, again in pairs)
    chance = sum(firsts[verdict] * agains[verdict] for verdict in Verdict) / read**2
    kappa = 1.0 if chance == 1 else (agreed / read - chance) / (1 - chance)
    return Agreement(read, agreed, kappa)


def draw_for_second(course: Course, by: str) -> tuple[str, ...]:
    """The records a second reader is to decide: so many decided yes and as many decided no.

    They come in an order that says nothing of the first decision. Raises UserMistake
    "review-nothing-to-read-twice" where nobody else has decided anything, "review-read-mostly-once"
    where this reader decided most of it: a second opinion of oneself is none.
    """
    chosen: list[str] = []
    mostly_own = False
    for verdict in (Verdict.RELEVANT, Verdict.NOT_RELEVANT):
        decided = [(at, one.by) for at, one in course.decided.items() if one.verdict is verdict]
        refs = [
            course.pool.records[place].ref
            for place, reader in decided
            if not same_person(reader, by)
        ]
        mostly_own |= len(refs) < min(SECOND_OF_EACH, len(decided) // 2)
        chosen += drawn_order(refs, seed=course.definition.seed, number=-1)[:SECOND_OF_EACH]
    if not chosen:
        raise UserMistake("review-nothing-to-read-twice", where=by)
    if mostly_own:
        raise UserMistake("review-read-mostly-once", where=by)
    return drawn_order(chosen, seed=course.definition.seed, number=-2)


def fitting_of(course: Course) -> Fitting:
    """What the first random decisions say of the whole scope.

    Raises UserMistake "review-too-early" before there are enough of them.
    """
    first = _first_random(course)
    if first.sampled < min(FITS_FROM, first.unread) or not first.unread:
        raise UserMistake(
            "review-too-early", where="the random sample", read=first.sampled, needed=FITS_FROM
        )
    seconds = course.definition.minutes * 60.0
    pace = course.pace
    share = (
        lower_count(first, _TWO_SIDED) / first.unread,
        upper_count(first, _TWO_SIDED) / first.unread,
    )
    by_year = cases_by_year(course.pool)
    return Fitting(
        prospect(first, pace=pace, seconds=seconds),
        share,
        narrowest_scope(by_year, share_relevant=share[1], pace=pace, seconds=seconds),
    )


def decisions_of(course: Course) -> tuple[Decision, ...]:
    """Every decision that stands, a line for each case; what a text shares is traced to it."""
    return tuple(
        Decision(
            ref=ref,
            verdict=decided.verdict,
            by=decided.by,
            on=london_day(decided.at),
            note=decided.note if ref == record.ref else _shared(decided.note, record.ref),
            wording=decided.wording,
        )
        for place, decided in sorted(course.decided.items())
        for record in (course.pool.records[place],)
        for ref in record.refs
    )


def scope_words(scope: Count) -> str:
    """What narrows the records of a review: dates and conditions; "" where all are in scope."""
    said = [f"{label_of(scope.date_field)} {_period_words(scope.period)}"] if scope.period else []
    said += [condition(label_of(name), values) for name, values in scope.where.items()]
    return "; ".join(said)


def _period_words(period: Period) -> str:
    """One end may be open."""
    if period.start == date.min:
        return f"up to {long_date(period.end)}"
    if period.end == date.max:
        return f"from {long_date(period.start)} on"
    return str(period)


def _first_random(course: Course) -> Stratum:
    """The first random decisions of the first sample, no more than are asked for."""
    if not course.samples:
        return Stratum(0, 0, 0)
    sample = course.samples[0]
    size = sample.declared.declaration.size
    most = FITS_FROM if size is None else min(FITS_FROM, size)
    verdicts = [d.verdict for ref in sample.order[:most] if (d := course.decision(ref))]
    hits = sum(verdict is not Verdict.NOT_RELEVANT for verdict in verdicts)
    return Stratum(len(sample.order), len(verdicts), hits)


def _sampled(course: Course, sample: Sample) -> Certificate:
    silent = sample.declared.without_text > 0
    declared = frozenset((*sample.order, *(sample.silent if silent else ())))
    stratum = course.stratum(sample)
    reading = _reading(course, declared, silent=silent)
    return certify(
        sample.declared.declaration,
        stratum,
        records=course.pool.cases + (len(course.pool.silent) if silent else 0),
        without_text=course.stratum(sample, silent=True) if silent else None,
        reading=replace(reading, shared=_shared_with(course, sample.order[: stratum.sampled])),
    )


def _shared_with(course: Course, drawn: Sequence[str]) -> int:
    """How many cases were decided by the text of another, and not drawn themselves."""
    of_drawn = Counter(course.pool.places[ref] for ref in drawn)
    records = course.pool.records
    return sum(len(records[place].refs) - max(1, of_drawn[place]) for place in course.decided)


def _reading(course: Course, declared: frozenset[str], *, silent: bool) -> Reading:
    """All that is known, counted in cases of the strata that are certified.

    A record outside the declared ones that is not decided (any more) may be on the topic: no sample
    speaks for it, so it counts like one that is unsure.
    """
    found = since = unsure = read = left = 0
    for place, record in enumerate(course.pool.records):
        if course.pool.is_silent(place) and not silent:
            continue
        decided = course.decided.get(place)
        inside = len([ref for ref in record.refs if ref in declared])
        undecided = decided is None or decided.verdict is Verdict.UNSURE
        read += len(record.refs) if decided else 0
        left += inside if undecided else 0
        unsure += len(record.refs) - inside if undecided else 0
        if decided and decided.verdict is Verdict.RELEVANT:
            found += len(record.refs)
            since += inside
    return Reading(read, found, since, unsure, left)


def _all_read(course: Course) -> Certificate:
    """The certificate where everything with a text was read by rank: nothing was to be sampled."""
    definition, reading = course.definition, _reading(course, frozenset(), silent=False)
    reading = replace(reading, shared=_shared_with(course, ()))
    declared = Declaration(
        Bound.ONE_SHOT, definition.confidence, 0, reading.found, 0, definition.seed
    )
    return certify(declared, Stratum(0, 0, 0), records=course.pool.cases, reading=reading)


def _shared(note: str, ref: str) -> str:
    return f"{note + '; ' if note else ''}same text as {ref}"
