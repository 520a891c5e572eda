"""Reading: one record at a time, a decision by button or key, then the next record."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.desk.forms.reviews import DecisionForm
from answerable.desk.kept import waits
from answerable.desk.readings import Reading, reading
from answerable.desk.records import shown
from answerable.desk.rights import StaffRequest, may, needs
from answerable.desk.views.reviews import case_of, crumbs_of, found_review
from answerable.model.errors import UserMistake
from answerable.model.journal import Decided, Paused
from answerable.model.phrases import capital
from answerable.model.roles import Right
from answerable.steps.finding.follow_review import Course
from answerable.steps.finding.take_turns import HITS, RANK, SAMPLE, Turn
from answerable.steps.finding.tell_review import progress_of
from answerable.steps.finding.what_next import proposal
from answerable.store.models import Review

SOURCES = {
    "": "What the stage asks for",
    RANK: "By rank",
    HITS: "Records that a term hits",
    SAMPLE: "The random sample",
}
"""Where the next records may come from, as a page names it."""

KEYS_OFF = "keys off"
"""In the session: whether this reader switched the keys off (WCAG 2.1.4)."""

_TAKEN = ("review-decided", "decided-meanwhile")


@needs(Right.REVIEW)
@waits
def read(request: StaffRequest, pk: int) -> HttpResponse:
    """The next record for whoever asks; the same one until it is decided."""
    review = found_review(pk)
    opened = reading(review)
    source, second = _source(request.GET.get("source", "")), bool(request.GET.get("second"))
    ref = request.GET.get("ref", "")
    try:
        turn, place = opened.next(request.user, source or None, second=second, ref=ref)
    except UserMistake as mistake:
        if mistake.code != "review-not-now":
            raise
        why = f"{capital(mistake.what)}. Next: {mistake.todo}."
        around = _around(request, review, opened, source)
        return render(request, "desk/read.html", {**around, "why": why})
    if ref and not turn.places:
        return redirect(_address(pk, source, second))
    view = {
        **_around(request, review, opened, source),
        **_record(request, review, opened, turn, place),
        "second": second,
    }
    return render(request, "desk/read.html", view)


def _source(named: str) -> str:
    return named if named in SOURCES else ""


def _address(pk: int, source: str, second: bool, ref: str = "") -> str:
    """Where reading goes on."""
    words = {"source": source, "second": "1" if second else "", "ref": ref}
    query = urlencode({key: value for key, value in words.items() if value})
    return f"{reverse('read', args=[pk])}?{query}".rstrip("?")


def _around(
    request: StaffRequest, review: Review, opened: Reading, source: str
) -> dict[str, object]:
    """What stands around a record: the rule, how far reading is, where records come from."""
    return {
        "review": review,
        "definition": opened.definition,
        "progress": opened.look(progress_of),
        "is_ranked": opened.is_ranked,
        "source": source,
        "sources": [
            {"label": words, "url": _address(review.pk, key, False), "active": key == source}
            for key, words in SOURCES.items()
        ],
        "keys_on": not request.session.get(KEYS_OFF),
        "crumbs": crumbs_of(review),
    }


def _record(
    request: StaffRequest, review: Review, opened: Reading, turn: Turn, place: int | None
) -> dict[str, object]:
    """The record and the form to decide about it; what is left where there is none."""
    records = opened.pool.records
    if place is None:
        return {"record": None, "left": sum(len(records[one].refs) for one in turn.places)}
    record = records[place]
    case = None if turn.blind else case_of(review, record.ref)
    seen = shown(record, case, blind=turn.blind, complainants=may(request, Right.SEE_COMPLAINANTS))
    start = {
        "ref": record.ref,
        "source": _source(request.GET.get("source", "")),
        "second": turn.second,
    }
    return {"record": seen, "blind": turn.blind, "form": DecisionForm(initial=start)}


@require_POST
@needs(Right.REVIEW)
@waits
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    """Takes a decision; it is on the disc before the next record is shown."""
    review, form = found_review(pk), DecisionForm(request.POST)
    if not form.is_valid():
        raise UserMistake("not-filled-in", where="the decision", reason=_first_error(form))
    typed = form.cleaned_data
    wanted = Decided(
        typed["ref"],
        typed["verdict"],
        request.user.name,
        timezone.now(),
        note=typed["note"],
        wording=typed["wording"],
        second=typed["second"],
    )
    opened, source = reading(review), _source(typed["source"])
    on, sampling = _address(pk, source, typed["second"]), opened.look(_sample_left)
    try:
        opened.decide(request.user, wanted, source or None)
    except UserMistake as mistake:
        if mistake.code not in _TAKEN:
            raise
        return _was_decided(request, review, opened, wanted, on)
    ended = sampling and not opened.look(_sample_left)
    return _sample_ended(request, review, opened) if ended else redirect(on)


def _sample_left(course: Course) -> int:
    return len(course.sample_left())


def _sample_ended(request: StaffRequest, review: Review, opened: Reading) -> HttpResponse:
    """The last record of the sample is decided: what comes next is the certificate."""
    follows = opened.look(proposal)
    messages.success(request, f"The random sample has been read to the end. Next: {follows}.")
    return redirect("certificate", pk=review.pk)


def _first_error(form: DecisionForm) -> str:
    """What a page that is out of date, or another program, sent wrongly."""
    return "; ".join(str(error) for errors in form.errors.values() for error in errors)


def _was_decided(
    request: StaffRequest, review: Review, opened: Reading, wanted: Decided, on: str
) -> HttpResponse:
    """Somebody was faster: who, when and what they said; the note that was typed is not lost."""
    standing = opened.look(lambda course: course.decision(wanted.ref, second=wanted.second))
    if standing and standing.by == wanted.by and standing.verdict is wanted.verdict:
        return redirect(on)  # The same button twice.
    view: dict[str, object] = {"review": review, "standing": standing, "wanted": wanted, "on": on}
    view |= {"crumbs": crumbs_of(review)}
    return render(request, "desk/decided_meanwhile.html", view, status=HTTPStatus.CONFLICT)


@require_POST
@needs(Right.REVIEW)
@waits
def undo(request: StaffRequest, pk: int) -> HttpResponse:
    """Takes a decision back, one's own last where none is named, and shows the record again."""
    second = bool(request.POST.get("second"))
    ref = reading(found_review(pk)).undo(
        request.user, request.POST.get("ref") or None, second=second
    )
    return redirect(_address(pk, _source(request.POST.get("source", "")), second, ref))


@require_POST
@needs(Right.REVIEW)
@waits
def pause(request: StaffRequest, pk: int) -> HttpResponse:
    """Stops reading: time from here to the next record is no reading time."""
    opened = reading(found_review(pk))
    opened.write(request.user, lambda _: [Paused(request.user.name, timezone.now())])
    return redirect("review", pk=pk)


@require_POST
@needs(Right.REVIEW)
def keys(request: StaffRequest, pk: int) -> HttpResponse:
    """Switches the keys off or on, for this reader."""
    request.session[KEYS_OFF] = not request.session.get(KEYS_OFF)
    second = bool(request.POST.get("second"))
    return redirect(_address(pk, _source(request.POST.get("source", "")), second))
