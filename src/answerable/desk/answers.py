"""Works an answer out at the desk: from the plan, register, topic and review to a checked draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from answerable.desk.beside import earlier_claims
from answerable.desk.leaving import answer_of
from answerable.desk.loaded import read_kept
from answerable.desk.own_words import place_in_plan
from answerable.engines.answers import Run, told_of_somebody, work_out
from answerable.engines.leaving import sealed_answer
from answerable.engines.reviews import conclusion_from
from answerable.files.plans import plan_text, read_plan, request_of_plan
from answerable.files.registers import read_tables
from answerable.model.answer import Answer, DeskNote
from answerable.model.errors import UserMistake
from answerable.model.fields import NARRATIVES, label_of
from answerable.model.register import Register
from answerable.model.request import Topic as Searched
from answerable.model.snapshot import Snapshot, content_hash
from answerable.model.stages import DraftState
from answerable.model.tables import RawTable
from answerable.steps.answers.keep_apart import told_of_people
from answerable.steps.answers.keep_inside import Inside
from answerable.steps.answers.plan_answer import Plan, with_facts
from answerable.steps.checks.check import accepts
from answerable.steps.counts.compare_figures import same_figures
from answerable.steps.counts.match_columns import Columns
from answerable.steps.finding.conclude_review import Conclusion
from answerable.steps.finding.gather_pool import terms_of
from answerable.steps.finding.propose_variants import with_accepted
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.finding.spell import Vocabulary, vocabulary
from answerable.steps.redaction.tell_columns import columns_of_names
from answerable.store.home import ledger_file, tables_folder
from answerable.store.models import (
    Draft,
    Organisation,
    Person,
    RegisterSnapshot,
    Request,
    Review,
    Topic,
)
from answerable.store.reads.chain import head
from answerable.store.reads.organisations import organisation
from answerable.store.reads.plans import latest_draft, seal_of_sources
from answerable.store.reads.requests import asked_by
from answerable.store.reads.reviews import read_definition_of, read_entries
from answerable.store.reads.topics import rulings_of
from answerable.store.writes.drafts import agree_to_small_counts, save_draft

NO_REGISTER = Snapshot(Register((), ()), content_hash(()))
"""What an answer is worked out from that counts nothing in a register."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What figures are counted from: the register, and how its records were found and read."""

    register: RegisterSnapshot | None = None
    topic: Topic | None = None
    review: Review | None = None


class _Quiet:
    """Nobody watches a draft being worked out: the page comes when it is done."""

    def step(self, words: str) -> None:
        """A step begins."""


def sources_of(draft: Draft | None) -> Sources:
    """What a version was worked out from."""
    return Sources(draft.register, draft.topic, draft.review) if draft else Sources()


def run_of(request: Request, plan: Plan, sources: Sources) -> Run:
    """Works the plan out: nothing is saved. Raises UserMistake for what cannot be counted.

    That is, among others, the decisions of a review about another topic ("review-other-topic").
    """
    _check_pair(sources)
    try:
        return _run(request, plan, sources)
    except UserMistake as mistake:
        place = place_in_plan(mistake.where, [part["number"] for part in plan["question"]])
        raise UserMistake(mistake.code, where=place, **mistake.facts) from mistake


def _run(request: Request, plan: Plan, sources: Sources) -> Run:
    asked = request_of_plan(plan, tables_folder(request.pk))
    kept = _kept(sources.register)
    conclusion = _conclusion(sources.review, sources.register)
    asked = replace(asked, topic=_searched(sources, conclusion))
    run = work_out(
        asked, kept.snapshot, conclusion=conclusion, steps=_Quiet(), ledger=ledger_file(),
        earlier=earlier_claims(), words=kept.words, inside=kept.inside, asked_by=asked_by(request),
    )  # fmt: skip
    answer = replace(run.answer, desk=_note(organisation()))
    return replace(run, answer=sealed_answer(answer) if answer.seal else answer)


def save_plan(
    *, by: Person, request: Request, plan: Plan, sources: Sources, after_version: int, note: str
) -> Draft:
    """Works the plan out and saves the answer as the next version.

    The reason for small counts, and a second person's agreement, hold for the figures, tables and
    lists that they saw: where others leave, both fall away; so does the reason for a warning that
    is gone. Raises UserMistake "column-of-people" for a plan that counts by one, whoever chose it.
    """
    before = latest_draft(request)
    check_columns(plan, before=before)
    plan = _without_told(plan, before)
    text = plan_text(plan)
    # Read before the counting: what is decided while it lasts makes the version outdated.
    source_seal = seal_of_sources(sources.topic, sources.review)
    run = run_of(request, read_plan(text), sources)
    plan, fallen = _still_said(plan, run.answer, before)
    if fallen:
        text = plan_text(plan)
        run = run_of(request, read_plan(text), sources)
        note = "; ".join((note, *fallen))
    return save_draft(
        by=by,
        request=request,
        answer=run.answer,
        after_version=after_version,
        note=note,
        plan=text,
        register=sources.register,
        topic=sources.topic,
        review=sources.review,
        source_seal=source_seal,
    )


def check_columns(plan: Plan, *, before: Draft | None = None) -> None:
    """Raises UserMistake "column-of-people" where a count shows one: everybody reads the draft.

    A version made when none was refused can be mended count by count: what is taken out is saved.
    """
    told = list(told_of_people(plan))
    earlier = list(told_of_people(read_plan(before.plan))) if before else []
    if told and (before is None or len(told) >= len(earlier)):
        number, column = told[0]
        raise UserMistake("column-of-people", where=f"question {number}", column=label_of(column))


def _still_said(plan: Plan, answer: Answer, before: Draft | None) -> tuple[Plan, list[str]]:
    """The plan without what people said of what this answer does not hold, and what that was."""
    fallen = []
    if _weighed_others(answer, before):
        plan = with_facts(plan, small_counts=None)
        fallen.append("the reason for the small counts has fallen away")
    accepted = zip(plan.get("acknowledged", ()), answer.acknowledged, strict=True)
    kept = [part for part, one in accepted if any(accepts(one, found) for found in answer.checks)]
    if len(kept) < len(answer.acknowledged):
        plan = with_facts(plan, acknowledged=kept)
        fallen.append("what was accepted and is told no more has fallen away")
    return plan, fallen


def check_asker(request: Request, answer: Answer) -> None:
    """Raises UserMistake "answer-outdated" where it tells of a requester put right since."""
    known = {(one.code, one.where) for one in answer.checks}
    for found in told_of_somebody(answer, asked_by(request)):
        if (found.code, found.where) not in known:
            raise UserMistake("answer-outdated", where=request.reference)


def _weighed_others(answer: Answer, before: Draft | None) -> bool:
    """Whether the reason for small counts was given for other figures than these."""
    if answer.small_counts is None or before is None:
        return False
    return not same_figures(answer_of(before), answer)


def _without_told(plan: Plan, before: Draft | None) -> Plan:
    """The plan of the next answer after one that has left: what was changed then is told there."""
    if before is None or before.stage is not DraftState.RELEASED:
        return plan
    told = read_plan(before.plan).get("correction")
    return with_facts(plan, correction="") if plan.get("correction") == told else plan


def save_agreement(*, by: Person, draft: Draft, plan: Plan) -> Draft:
    """Saves a version with a second person's agreement to small counts."""
    check_columns(plan)
    text = plan_text(plan)
    run = run_of(draft.request, read_plan(text), sources_of(draft))
    return agree_to_small_counts(by=by, draft=draft, answer=run.answer, plan=text)


def snapshot_of(register: RegisterSnapshot | None) -> Snapshot:
    """The register of a snapshot, read once for as long as it is in use; an empty one for none."""
    return _kept(register).snapshot


def repeating_in(register: RegisterSnapshot | None) -> frozenset[str]:
    """The columns of a register of which each value stands for several records, and is no name."""
    return _repeating(register.folder, register.sha256) if register else frozenset()


@lru_cache(maxsize=4)
def _repeating(folder: str, sha256: str) -> frozenset[str]:
    register = _read(folder, sha256).snapshot.register
    columns = Columns(register)
    repeating = frozenset(name for name in columns.held if columns.repeats(name))
    return repeating - columns_of_names(register.cases)


def tables_of(request: Request) -> Mapping[str, RawTable]:
    """The small tables that were brought for a request, by their file name."""
    folder = tables_folder(request.pk)
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return {path.name: read_tables(path)[0] for path in paths if not path.name.startswith(".")}


@dataclass(frozen=True, slots=True)
class _Kept:
    """A register in hand, its words with how many records hold each, what it holds of people."""

    snapshot: Snapshot
    words: Vocabulary
    inside: Inside


_NOTHING = _Kept(NO_REGISTER, {}, Inside(()))


def _kept(register: RegisterSnapshot | None) -> _Kept:
    return _read(register.folder, register.sha256) if register else _NOTHING


def _check_pair(sources: Sources) -> None:
    """Decisions about one topic say nothing of the records that another one finds."""
    review, topic = sources.review, sources.topic
    if review and review.topic_id != (topic.pk if topic else None):
        facts = {"review": f"review {review.pk}", "topic": review.topic.name}
        raise UserMistake("review-other-topic", where="review", **facts)


@lru_cache(maxsize=2)
def _read(folder: str, sha256: str) -> _Kept:
    snapshot = read_kept(folder, sha256)
    cases = snapshot.register.cases
    return _Kept(snapshot, vocabulary(cases), Inside(cases))


def _conclusion(review: Review | None, register: RegisterSnapshot | None) -> Conclusion | None:
    """What the review says now; worked out anew only when something was added to its journal."""
    last = review.entries.order_by("-number").first() if review else None
    folder, sha256 = (register.folder, register.sha256) if register else ("", "")
    return _concluded(last.review_id, last.seal, folder, sha256) if last else None


@lru_cache(maxsize=4)
def _concluded(review_pk: int, seal: str, folder: str, sha256: str) -> Conclusion:
    """The conclusion of a review up to the entry with this seal."""
    review = Review.objects.get(pk=review_pk)
    register = _read(folder, sha256).snapshot.register if folder else NO_REGISTER.register
    entries = read_entries(review, seals=[])
    where = f"review {review.pk}"
    return conclusion_from(read_definition_of(review), entries, register, where=where)


def _searched(sources: Sources, conclusion: Conclusion | None) -> Searched | None:
    """The topic as the steps search it; a review brings the terms that it was begun with."""
    topic = sources.topic
    if topic is None:
        return None
    if conclusion:
        terms, rulings = terms_of(conclusion.definition), conclusion.definition.rulings
    else:
        rulings = rulings_of(topic)
        latest = topic.term_lists.first()
        words: Sequence[Any] = latest.terms if latest else ()
        terms = with_accepted(read_terms(words, name=topic.name), rulings)
    accepted = tuple(f"{r.variant} (for {r.term})" for r in rulings if r.accepted)
    return Searched(topic.name, terms, NARRATIVES, variants=accepted)


def _note(settings: Organisation) -> DeskNote:
    return DeskNote(settings.single_person, head().sha256)
