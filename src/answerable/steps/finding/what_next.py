"""The rules of a review: what may be done in which stage, and what is proposed next.

The table is the whole rule. The program proposes when to go from ranked reading to the random
sample; nobody is forced, and the certificate holds whenever it is done.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from answerable.model.errors import UserMistake
from answerable.model.journal import Decided
from answerable.model.phrases import counted, same_person
from answerable.steps.finding.follow_review import Course, is_open
from answerable.steps.finding.plan_review import hit_rate, keep_ranking, sample_size

FITS_FROM = 60
"""So many random decisions say what reading everything would bring and cost."""


class Stage(StrEnum):
    """Where a review stands; each follows from the journal, none is set."""

    RANKED = "reading by rank"
    FIXED = "reading a sample of fixed size"
    OPEN = "reading a sample without fixed size"
    SAMPLED = "the sample is read"
    WHOLE = "everything is read"


class Action(StrEnum):
    """What somebody may want to do."""

    RANK = "reading by rank"
    SAMPLE = "reading the sample"
    DECLARE = "declaring a sample"
    AGAIN = "declaring another sample"
    CERTIFY = "making a certificate"


ALLOWED: Mapping[Stage, frozenset[Action]] = {
    Stage.RANKED: frozenset({Action.RANK, Action.DECLARE}),
    Stage.FIXED: frozenset({Action.SAMPLE}),
    Stage.OPEN: frozenset({Action.SAMPLE, Action.RANK, Action.AGAIN, Action.CERTIFY}),
    Stage.SAMPLED: frozenset({Action.RANK, Action.AGAIN, Action.CERTIFY}),
    Stage.WHOLE: frozenset({Action.CERTIFY}),
}
"""What may be done in which stage. Deciding, undoing and looking are never forbidden."""

TODO: Mapping[Stage, str] = {
    Stage.RANKED: "declare a sample first",
    Stage.FIXED: "read the sample to its end first: {left}",
    Stage.OPEN: "read on in the sample, or ask for the certificate",
    Stage.SAMPLED: "ask for the certificate, or read on by rank",
    Stage.WHOLE: "ask for the certificate: nothing is left to be read",
}
"""What to do instead of what the stage does not allow."""


def stage_of(course: Course) -> Stage:
    """The stage in which a review stands."""
    sample = course.sample
    if sample and course.sample_left():
        return Stage.OPEN if is_open(sample) else Stage.FIXED
    if not course.unread():
        return Stage.WHOLE
    return Stage.SAMPLED if sample else Stage.RANKED


def action_allowed(course: Course, action: Action) -> bool:
    """Whether this may be done now."""
    return action in ALLOWED[stage_of(course)]


def check_action(course: Course, action: Action) -> None:
    """Raises UserMistake "review-not-now" where this may not be done now."""
    stage = stage_of(course)
    if action not in ALLOWED[stage]:
        todo = TODO[stage].format(left=_left(course))
        raise UserMistake(
            "review-not-now", where=f"stage: {stage}", action=action, stage=stage, todo=todo
        )


def check_declaration(course: Course) -> None:
    """Raises UserMistake where no sample may be declared now.

    A second one must have been declared possible with the first, which then spent only half of
    what may go wrong.
    """
    if course.sample is None:
        check_action(course, Action.DECLARE)
        return
    check_action(course, Action.AGAIN)
    if not course.sample.declared.declaration.repeats:
        raise UserMistake("review-declared-once", where="the declaration in the journal")


def check_decision(course: Course, wanted: Decided) -> None:
    """Raises UserMistake for a decision about no record, or about one that is decided already.

    The second reader decides only about the records drawn, and is not who decided them first.
    """
    place = course.pool.places.get(wanted.ref)
    if place is None:
        raise UserMistake("review-no-record", where=wanted.ref, topic=course.definition.topic)
    standing = (course.again if wanted.second else course.decided).get(place)
    if standing:
        raise UserMistake(
            "review-decided", where=wanted.ref, verdict=standing.verdict, by=standing.by
        )
    if not wanted.second:
        return
    if course.drawn is None or wanted.ref not in course.drawn.refs:
        raise UserMistake("review-not-drawn", where=wanted.ref)
    check_second_reader(course, wanted.by)


def check_second_reader(course: Course, by: str) -> None:
    """Raises UserMistake "review-same-reader" for somebody who decided these records first."""
    refs = course.drawn.refs if course.drawn else ()
    first = {d.by for ref in refs if (d := course.decision(ref))}
    if any(same_person(by, reader) for reader in first):
        raise UserMistake("review-same-reader", where=by)


def proposal(course: Course) -> str:
    """What the program would do next, in words; nobody has to follow it."""
    stage = stage_of(course)
    if stage is Stage.FIXED:
        return f"read the sample: {_left(course)}"
    if stage is Stage.OPEN:
        return "read on in the sample; the certificate may be asked for at any time"
    if stage is Stage.RANKED and ranking_pays(course):
        return "read on by rank"
    words = "ask for the certificate"
    if stage is Stage.RANKED:
        words = _declare(proposed_size(course))
    hits = hits_unread(course)
    return words + (f" (still unread with a term in them: {hits:,})" if hits else "")


def _declare(size: int) -> str:
    """The declaration of a sample of a size, in words."""
    if size:
        fit = counted(size, "random record fits", "random records fit")
        return f"declare the sample: {fit} the budget"
    return (
        "the budget is used up, and without a random sample there is no certificate: declare one of"
        " a size that you choose, beyond the budget"
    )


def _left(course: Course) -> str:
    """How much of the sample is left, in words."""
    left = len(course.sample_left())
    return counted(left, "record of it is left", "records of it are left")


def proposed_size(course: Course) -> int:
    """How many random cases fit what is left of the budget."""
    unread = course.unread()
    texts = sample_size(_ranked(course), budget=course.budget(), unread=len(unread))
    cases = _cases(course, unread)
    return cases if texts == len(unread) else min(texts, cases)


def ranking_pays(course: Course) -> bool:
    """Whether the next records are better read by rank than kept for the sample."""
    unread = len(course.unread())
    return keep_ranking(_ranked(course), budget=course.budget(), unread=unread)


def records_that_fit(course: Course) -> int:
    """How many more cases can be decided inside the budget: those that share a text go together."""
    unread = course.unread()
    cases = _cases(course, unread)
    return cases * texts_that_fit(course) // len(unread) if unread else 0


def texts_that_fit(course: Course) -> int:
    """How many more texts can be read inside the budget, at the pace and hit rate of late."""
    budget = course.budget()
    ranked = _ranked(course)
    rate = hit_rate(ranked)
    left = budget.reads_left(read=len(ranked), relevant=sum(ranked), share_relevant=rate)
    return min(left, len(course.unread()))


def relevant_expected(course: Course, records: int) -> float:
    """How many of the next records should be on the topic, at the hit rate of late."""
    return records * hit_rate(_ranked(course))


def hits_unread(course: Course) -> int:
    """How many cases in which a term occurs nobody has decided about."""
    return _cases(course, [p for p in course.unread() if course.pool.records[p].terms])


def _cases(course: Course, places: Sequence[int]) -> int:
    """How many cases have these texts."""
    return sum(len(course.pool.records[place].refs) for place in places)


def _ranked(course: Course) -> list[bool]:
    return list(course.by_rank.values())
