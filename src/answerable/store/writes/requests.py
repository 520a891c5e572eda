"""Requests: logging them, their questions and owners."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from answerable.files.plans import read_plan
from answerable.model.calendar import london_day
from answerable.model.casework import Asker, CameWith, QuestionLine
from answerable.model.clock import ClockKind
from answerable.model.errors import UserMistake
from answerable.model.references import read_reference, readings
from answerable.model.roles import Right
from answerable.model.stages import OPEN
from answerable.store.models import (
    Attachment,
    Channel,
    Organisation,
    Person,
    Question,
    Request,
    Requester,
)
from answerable.store.reads.clock import standing_of
from answerable.store.reads.plans import latest_draft, line_of
from answerable.store.writes.guards import check_right, filled_in, locked, only_once
from answerable.store.writes.history import record


@transaction.atomic
def log_request(
    *,
    by: Person,
    reference: str,
    title: str,
    received_at: datetime,
    channel: Channel = Channel.EMAIL,
    letter: str = "",
    asker: Asker | None = None,
    questions: Sequence[QuestionLine] = (),
    owner: Person | None = None,
    origin: str = "",
    attachments: Sequence[CameWith] = (),
) -> Request:
    """A request as it came, with the moment at which it really came.

    `origin` is the hash of the e-mail or form it came in. Raises UserMistake "reference-taken",
    "reference-wrong" for one that can be no answer's address, "arrival-known" for an origin logged
    before, "not-filled-in" for a moment still to come.
    """
    check_right(by, Right.LOG_REQUESTS)
    _check_came(received_at)
    request = Request(
        reference=_address(reference, Request.objects.all()),
        title=filled_in(title, where="title", reason="it is empty"),
        received_at=received_at,
        channel=channel,
        letter=letter,
        owner=owner,
        origin=origin or None,
    )
    if origin and (known := Request.objects.filter(origin=origin).first()):
        raise UserMistake("arrival-known", where=request.title, reference=known.reference)
    with only_once("reference-taken", where=request.reference):
        request.save()
    standing_of(request, Organisation.objects.get(pk=1))  # A day beyond the holidays is refused.
    Requester.objects.create(request=request, **asdict(asker or Asker()))
    _write_questions(request, questions)
    Attachment.objects.bulk_create(Attachment(request=request, **asdict(a)) for a in attachments)
    received = received_at.isoformat()
    record("request logged", by=by, request=request, received_at=received, channel=str(channel))
    return request


@transaction.atomic
def correct_request(
    *,
    by: Person,
    request: Request,
    reference: str,
    title: str,
    received_at: datetime,
    channel: Channel,
    asker: Asker,
) -> Request:
    """What was mistyped when a request was logged, put right before its answer is cleared.

    Raises what `log_request` raises of the same, "stage-passed" from clearance on,
    "reference-published" for another reference once something was released, and
    "dates-out-of-order" for a receipt after something that was recorded of its time.
    """
    check_right(by, Right.LOG_REQUESTS)
    found = _changeable(request, "correct what was logged")
    _check_came(received_at)
    before = _logged_as(found)
    if reference.strip() != found.reference:
        if found.releases.exists():
            raise UserMistake("reference-published", where="reference", known=found.reference)
        found.reference = _address(reference, Request.objects.exclude(pk=found.pk))
    found.title = filled_in(title, where="title", reason="it is empty")
    found.channel = channel
    if london_day(received_at) != found.received_on:  # a form knows no hour
        found.received_at = received_at
    first = found.clock_events.exclude(kind=ClockKind.HOLIDAY.value).order_by("on").first()
    if first and first.on < found.received_on:
        raise UserMistake(
            "dates-out-of-order", where=first.kind, day=first.on, earlier=found.received_on
        )
    with only_once("reference-taken", where=found.reference):
        found.save()
    standing_of(found, Organisation.objects.get(pk=1))
    of_asker = Requester.objects.filter(request=found).exclude(**asdict(asker))
    changed = [f"{key}: {old} → {now}" for key, old, now in _differing(before, _logged_as(found))]
    changed += ["who asked"] if of_asker.update(**asdict(asker)) else []
    if changed:
        record("request corrected", by=by, request=found, words="; ".join(changed))
    return found


def _differing(before: dict[str, str], after: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for key, old in before.items():
        if old != after[key]:
            yield key, old, after[key]


def _logged_as(request: Request) -> dict[str, str]:
    """What the history tells of how a request was logged: nothing of who asked."""
    return {
        "reference": request.reference,
        "title": request.title,
        "received": request.received_on.isoformat(),
        "channel": str(request.channel),
    }


def _check_came(received_at: datetime) -> None:
    if received_at > timezone.now():
        raise UserMistake(
            "not-filled-in", where="received", reason="the day of receipt is still to come"
        )


def _address(reference: str, others: QuerySet[Request]) -> str:
    """The reference as it is kept: one that the answer could be published under, and no other's."""
    written = filled_in(reference, where="reference", reason="it is empty")
    found = read_reference(written, where="reference")
    similar = others.filter(reference__icontains=found.number)
    for other in similar.values_list("reference", flat=True):
        if found in readings(other, given=True):
            raise UserMistake("reference-taken", where=other)
    return written


@transaction.atomic
def add_question(*, by: Person, request: Request, question: QuestionLine) -> Question:
    """One more question, at the end.

    Raises UserMistake "question-taken" for a number in use, "question-answered" for one that the
    answer knows as another question's, "question-parent" for a part of itself or of none.
    """
    check_right(by, Right.EDIT_QUESTIONS)
    found = _changeable(request)
    _check_place(question, found.questions.all())
    if question.number in _answered_numbers(found):
        raise UserMistake("question-answered", where="number", number=question.number)
    last = found.questions.aggregate(last=Max("place"))["last"] or 0
    added = Question.objects.create(request=found, place=last + 1, **asdict(question))
    record("question added", by=by, request=found, **asdict(question))
    return added


@transaction.atomic
def correct_question(
    *, by: Person, question: Question, corrected: QuestionLine, shown: str = ""
) -> Question:
    """Another number, text or period for a question; its parts go with it.

    `shown` is the seal of the question as it was on the page. Raises what `add_question` raises,
    "question-answered" for another number once an answer was worked out, and "changed-meanwhile"
    where somebody else corrected it.
    """
    check_right(by, Right.EDIT_QUESTIONS)
    request = _changeable(question.request)
    found = locked(question)
    before = line_of(found)
    if shown and shown != before.seal:
        raise UserMistake("changed-meanwhile", where=f"question {before.number}")
    others = request.questions.exclude(pk=found.pk)
    _check_place(corrected, others, was=before.number)
    parts: list[str] = []
    # Two of one number are older than the rule: to number one of them anew is to mend it.
    if corrected.number != before.number and not others.filter(number=before.number).exists():
        if before.number in _answered_numbers(request):
            raise UserMistake("question-answered", where="number", number=before.number)
        parts = _move_parts(others, before.number, corrected.number)
    for key, value in asdict(corrected).items():
        setattr(found, key, value)
    found.save()
    said, now = asdict(before), asdict(corrected)
    record("question corrected", by=by, request=request, before=said, after=now, parts=parts)
    return found


@transaction.atomic
def remove_question(*, by: Person, question: Question) -> None:
    """Takes out what is no question; the history keeps its words, its parts stay."""
    check_right(by, Right.EDIT_QUESTIONS)
    request = _changeable(question.request)
    found = locked(question)
    others, line = request.questions.exclude(pk=found.pk), line_of(found)
    again = others.filter(number=line.number).exists()
    parts = [] if again else _move_parts(others, line.number, line.parent)
    record("question removed", by=by, request=request, **asdict(line), parts=parts)
    found.delete()


def _move_parts(questions: QuerySet[Question], number: str, after: str) -> list[str]:
    """Makes the parts of a question those of another, and gives their numbers."""
    parts = questions.filter(parent=number)
    numbers = list(parts.values_list("number", flat=True))
    parts.update(parent=after)
    return numbers


def _check_place(line: QuestionLine, others: QuerySet[Question], *, was: str = "") -> None:
    """A question is known by its number, and is part of another one, or of none."""
    parents = dict(others.values_list("number", "parent"))
    if line.number in parents and line.number != was:
        raise UserMistake("question-taken", where="number", number=line.number)
    above, below = line.parent, {line.number, was}
    if above and above not in parents:
        raise UserMistake("question-parent", where="parent", number=line.parent)
    while above:
        if above in below:
            raise UserMistake("question-parent", where="parent", number=line.parent)
        below.add(above)
        above = parents.get(above, "")


def _answered_numbers(request: Request) -> set[str]:
    """The numbers under which the last version of the answer knows what was chosen."""
    draft = latest_draft(request)
    plan = read_plan(draft.plan) if draft else {}
    return {part["number"] for part in plan.get("question", ())}


@transaction.atomic
def assign_question(*, by: Person, question: Question, owner: Person | None) -> Question:
    """Who answers a question."""
    check_right(by, Right.EDIT_QUESTIONS)
    found = locked(question)
    found.owner = owner
    found.save(update_fields=["owner"])
    name = owner.name if owner else ""
    request = found.request
    record("question assigned", by=by, request=request, number=found.number, owner=name)
    return found


@transaction.atomic
def assign_request(*, by: Person, request: Request, owner: Person | None) -> Request:
    """Who sees to a request."""
    check_right(by, Right.EDIT_QUESTIONS)
    found = locked(request)
    found.owner = owner
    found.save(update_fields=["owner"])
    record("request assigned", by=by, request=found, owner=owner.name if owner else "")
    return found


def _changeable(request: Request, action: str = "change questions") -> Request:
    """The request, locked, while what is asked may still change: until it goes to clearance."""
    found = locked(request)
    if found.stage not in OPEN:
        facts = {"action": action, "state": found.state}
        raise UserMistake("stage-passed", where=found.reference, **facts)
    return found


def _write_questions(request: Request, questions: Sequence[QuestionLine]) -> None:
    Question.objects.bulk_create(
        Question(request=request, place=place, **asdict(question))
        for place, question in enumerate(questions, start=1)
    )
